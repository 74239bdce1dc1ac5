"""What a product coordinator reads: the level computed, how far the next one is, what to do and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from os2model.catalogues import Body, Criterion
from os2model.decisions import SideBySide
from os2model.differences import Diff, Direction
from os2model.evaluations import Blocker, Evaluation, Missing
from os2model.governance import LEVELS, GovernanceLevel, MeasuredBy, Reason, Theme
from os2model.tallies import AnswerState, Tally
from os2model.text.sentences import Words


def at(level: GovernanceLevel, words: Words) -> str:
    """Where a product is that has a level.

    Examples:
        >>> at(GovernanceLevel.SANDBOX, Words("da")), at(GovernanceLevel.ONE, Words("da"))
        ('i sandkassen', 'på niveau 1')
    """
    return words.say(f"at {level.word}")


def capital(text: str) -> str:
    """The text with its first letter as a capital.

    Examples:
        >>> capital("niveau 1")
        'Niveau 1'
    """
    return text[:1].upper() + text[1:]


def evaluation_lines(evaluation: Evaluation, words: Words) -> Iterator[str]:
    """The level computed; what is in the way of the next; what is met above it; recommendations not followed.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, Assessment, LevelRule
        >>> day = date(2026, 6, 23)
        >>> blank = Assessment("OS2test", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={})
        >>> next(evaluation_lines(blank.evaluate(by=LevelRule.STRICT), Words("en")))
        'OS2test is below the sandbox on 23 Jun 2026, computed by the rule “strict”, not a decision (criteria 1.1.0)'
    """
    where, version = at(evaluation.level, words), evaluation.catalogue.version
    named = {"product": evaluation.product, "on": evaluation.on, "rule": evaluation.by.label}
    yield words.say("evaluation", at=where, version=version, **named)
    above = [level for level in LEVELS if level > evaluation.level]
    if above:
        said = {answer.criterion: answer.explanation for answer in evaluation.answers}
        yield from _missing(evaluation.missing_for(above[0]), said, words)
    tallies = ((level, _tally(evaluation, level)) for level in above[1:])
    met = [(level, tally) for level, tally in tallies if tally.met]
    if met:
        yield ""
        yield words.say("met above") + ":"
        for level, tally in met:
            yield "  " + capital(words.say("met of", level=level, met=tally.met, applicable=tally.applicable))
    if evaluation.advised:
        yield ""
        yield words.say("recommended") + ":"
        yield from ("  " + _blocker(each, "", words) for each in evaluation.advised)


def missing_lines(missing: Missing, words: Words) -> Iterator[str]:
    """How far a level is, then what is in the way of it: to do and to ask, level by level.

    Examples:
        >>> missing = Missing(level=GovernanceLevel.ONE, blockers=(), recommendations=(), required=10)
        >>> list(missing_lines(missing, Words("en")))
        ['Level 1: reached']
    """
    yield from _missing(missing, {}, words)


def _missing(missing: Missing, said: Mapping[str, str], words: Words) -> Iterator[str]:
    own = [each for each in missing if each.criterion.level is missing.level]
    planned = sum(each.state is AnswerState.PLANNED for each in own)
    counts = {"passed": missing.passed, "required": missing.required, "left": len(own), "planned": planned}
    key = "reached" if not missing.blockers else "missing, planned" if planned else "missing"
    yield capital(words.say(key, level=missing.level, **counts))
    for level in LEVELS:
        here = [each for each in missing if each.criterion.level is level]
        to_ask = [each for each in here if each.reason is Reason.UNKNOWN]
        to_do = [each for each in here if each.reason is not Reason.UNKNOWN]
        if to_do:
            yield ""
            yield words.say("to do", at=at(level, words)) + ":"
            yield from ("  " + _blocker(each, said.get(each.criterion.id, ""), words) for each in to_do)
        if to_ask:
            yield ""
            yield words.say("to ask", at=at(level, words)) + ":"
            yield from ("  " + _question(each.criterion, words) for each in to_ask)


def diff_lines(diff: Diff, words: Words) -> Iterator[str]:
    """How many answers changed and which way, each change, and what could not be compared.

    Examples:
        >>> list(diff_lines(Diff(changes=(), new=(), dropped=("R2",)), Words("en")))
        ['No answer changed', '', 'Answers that are not carried on: R2']
    """
    by_direction = {way: [each for each in diff if each.direction is way] for way in Direction}
    up, down, neither = (len(found) for found in by_direction.values())
    if diff.changes:
        yield words.say("changed", n=len(diff), up=up, down=down, neither=neither)
    else:
        yield words.say("nothing changed")
    for way, changes in by_direction.items():
        if changes:
            yield ""
            yield capital(words.write(way)) + ":"
        for change in changes:
            criterion, ids = change.criterion, ", ".join(change.carried_from)
            key = "change" if ids == criterion.id else "change, carried"
            states = {"before": change.before, "after": change.after, "ids": ids}
            yield "  " + words.say(key, id=criterion.id, label=criterion.label, **states)
    for key, apart in (("new criteria", tuple(each.id for each in diff.new)), ("dropped criteria", diff.dropped)):
        if apart:
            yield ""
            yield words.say(key, ids=", ".join(apart))


def side_by_side_lines(row: SideBySide, words: Words) -> Iterator[str]:
    """The decided level with who decided, beside the computed one, and why the two may differ.

    Examples:
        >>> from datetime import date
        >>> list(side_by_side_lines(SideBySide(on=date(2026, 6, 23), decision=None, evaluation=None), Words("en")))
        ['23 Jun 2026: no level decided']
    """
    if row.decision is None:
        parts = [words.say("no decision", on=row.on)]
    else:
        decision = row.decision
        named = {"level": decision.after, "kind": decision.kind, "day": decision.on, "by": decision.by}
        parts = [words.say("decision", on=row.on, basis=decision.basis, **named)]
    if row.evaluation is not None:
        parts.append(words.say("computed", level=row.evaluation.level, rule=row.evaluation.by.label))
    elif row.computed is not None:
        parts.append(words.say("computed then", level=row.computed))
    if None not in (row.decided, row.computed) and row.decided is not row.computed:
        parts.append(words.say("may differ"))
    yield "; ".join(parts)


def _blocker(blocker: Blocker, said: str, words: Words) -> str:
    key = "blocker, explained" if said else "blocker"
    return words.say(key, id=blocker.criterion.id, label=blocker.criterion.label, reason=blocker.reason, said=said)


def _question(criterion: Criterion, words: Words) -> str:
    """What is unknown as a question, to whoever is the likeliest to know."""
    who = words.say("supplier")
    if criterion.measured_by is not MeasuredBy.SOURCE:
        who = words.write(Body.SECRETARIAT if criterion.theme is Theme.GOVERNANCE else Body.STEERING_GROUP)
    return words.say("question", id=criterion.id, label=criterion.label, who=who)


def _tally(evaluation: Evaluation, level: GovernanceLevel) -> Tally:
    pairs = zip(evaluation.catalogue.criteria, evaluation.answers, strict=True)
    return Tally.of(answer.state for criterion, answer in pairs if criterion.level is level)
