"""What a product coordinator reads: the level computed, how far the next one is, what to do and whom to ask.

The words themselves stand in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from os2model.catalogues import Body, Criterion
from os2model.decisions import Decision, SideBySide
from os2model.differences import Change, Diff, Direction
from os2model.evaluations import Blocker, Evaluation, Missing
from os2model.governance import LEVELS, GovernanceLevel, MeasuredBy, Reason, Theme
from os2model.tallies import AnswerState
from os2model.text.formats import paragraph
from os2model.text.words import Words


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
    """The level computed; what is in the way of the next; what is in place above it; recommendations not followed.

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
    said = {answer.criterion: answer.explanation.strip() for answer in evaluation.answers}
    above = [level for level in LEVELS if level > evaluation.level]
    if above:
        yield from missing_lines(evaluation.missing_for(above[0]), words, said)
    else:
        yield from _by_level(evaluation.failing, said, words)
    further = [evaluation.missing_for(level) for level in above[1:]]
    in_place = (
        capital(words.say("in place of", level=each.level, passed=each.passed, required=each.required))
        for each in further
        if each.passed
    )
    yield from paragraph(words.say("in place above"), in_place)
    yield from paragraph(words.say("recommended"), (_criterion(each, said, words) for each in evaluation.advised))


def missing_lines(missing: Missing, words: Words, said: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """How far a level is, then what is in the way of it: to do and to ask, level by level, with what was said of each.

    Examples:
        >>> missing = Missing(level=GovernanceLevel.ONE, blockers=(), recommendations=(), required=10, passed=10, needed=10)
        >>> list(missing_lines(missing, Words("en")))
        ['Level 1: reached']
    """
    if not missing.blockers:
        yield capital(words.say("reached", level=missing.level))
        return
    own = [each for each in missing if each.criterion.level is missing.level]
    below, planned = len(missing) - len(own), sum(each.state is AnswerState.PLANNED for each in own)
    parts = [words.say("in place", level=missing.level, passed=missing.passed, required=missing.required)]
    if missing.needed < missing.required:
        parts.append(words.say("enough", needed=missing.needed))
    if left := missing.needed - missing.passed:
        parts.append(words.say("left", left=left))
        parts += [words.say("planned", planned=planned)] if planned else []
    parts += [words.say("below", below=below)] if below else []
    yield capital(", ".join(parts))
    yield from _by_level(missing.blockers, said, words)


def _by_level(blockers: tuple[Blocker, ...], said: Mapping[str, str], words: Words) -> Iterator[str]:
    for level in LEVELS:
        here = [each for each in blockers if each.criterion.level is level]
        for key, asked in (("to do", False), ("to ask", True)):
            found = (_criterion(each, said, words) for each in here if (each.reason is Reason.UNKNOWN) is asked)
            yield from paragraph(words.say(key, at=at(level, words)), found)


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
        yield from paragraph(capital(words.write(way)), (_change(change, words) for change in changes))
    for key, apart in (("new criteria", tuple(each.id for each in diff.new)), ("dropped criteria", diff.dropped)):
        if apart:
            yield ""
            yield words.say(key, ids=", ".join(apart))


def _change(change: Change, words: Words) -> str:
    criterion, ids = change.criterion, ", ".join(change.carried_from)
    key = "change" if ids == criterion.id else "change, carried"
    return words.say(key, id=criterion.id, label=criterion.label, before=change.before, after=change.after, ids=ids)


def decided_level(row: SideBySide, words: Words) -> str:
    """The decided level in words; a product that has left or is closed has none.

    Examples:
        >>> from datetime import date
        >>> decided_level(SideBySide(on=date(2026, 6, 23), decision=None, since=None, assessment=None, evaluation=None), Words("da"))
        '–'
    """
    return words.say("no level") if row.decided is GovernanceLevel.NONE else words.write(row.decided)


def side_by_side_lines(row: SideBySide, words: Words) -> Iterator[str]:
    """The decided level with who decided, beside the computed one, and why the two may differ.

    Examples:
        >>> from datetime import date
        >>> row = SideBySide(on=date(2026, 6, 23), decision=None, since=None, assessment=None, evaluation=None)
        >>> list(side_by_side_lines(row, Words("en")))
        ['23 Jun 2026: no level decided']
    """
    parts = [words.say("no decision", on=row.on)]
    if row.decision:
        taken = words.say("taken", **_taken(row.decision))
        parts = [words.say("decided", on=row.on, level=decided_level(row, words), taken=taken)]
    if row.since:
        parts.append(words.say("since then", taken=words.say("taken", **_taken(row.since))))
    if row.assessment and row.evaluation:
        made = {"kind": row.assessment.kind, "day": row.assessment.on}
        parts.append(words.say("computed", level=row.evaluation.level, rule=row.evaluation.by.label, **made))
    elif row.computed is not None:
        parts.append(words.say("computed then", level=row.computed))
    if row.decided is not None and row.computed is not None and row.decided is not row.computed:
        parts.append(words.say("may differ, below" if row.computed < row.decided else "may differ"))
    yield "; ".join(parts)


def _taken(decision: Decision) -> dict[str, object]:
    return {"kind": decision.kind, "day": decision.on, "by": decision.by, "basis": decision.basis}


def _criterion(blocker: Blocker, said: Mapping[str, str], words: Words) -> str:
    """A criterion with its reason, and as a question to whoever is likely to know where nobody did."""
    criterion, explanation = blocker.criterion, said.get(blocker.criterion.id, "")
    if blocker.reason is Reason.UNKNOWN:
        text = words.say("question", id=criterion.id, label=criterion.label, who=_who_knows(criterion, words))
    else:
        reason = words.write(blocker.reason)
        if blocker.reason in _BESIDES_THE_STATE:
            reason = words.say("state, reason", state=blocker.state, reason=reason)
        text = words.say("blocker", id=criterion.id, label=criterion.label, reason=reason)
    return words.say("explained", text=text, said=explanation) if explanation else text


_BESIDES_THE_STATE: Final = (Reason.EVIDENCE_MISSING, Reason.EVIDENCE_EXPIRED, Reason.EXPLANATION_MISSING)


def _who_knows(criterion: Criterion, words: Words) -> str:
    if criterion.measured_by is MeasuredBy.SOURCE:
        return words.say("supplier")
    return words.write(Body.SECRETARIAT if criterion.theme is Theme.GOVERNANCE else Body.STEERING_GROUP)
