"""Laws of levels, as they are true, and the counterexamples that say why they are worded so."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    OS2_RULES,
    Answer,
    AnswerState,
    Assessment,
    Catalogue,
    Criterion,
    Decision,
    Evidence,
    GovernanceLevel,
    LevelRule,
    Percent,
    Tally,
)
from os2model.answers import EvidenceKind
from os2model.assessments import diff
from os2model.catalogues import Body
from os2model.decisions import DecisionKind, DecisionLog
from os2model.governance import LEVELS, Theme
from os2model.labels import Label

DAY, LATER = date(2026, 6, 23), date(2027, 1, 1)
MET, PARTIAL, PLANNED, UNMET, UNKNOWN, NOT_APPLICABLE, UNANSWERED = AnswerState
NAMED = [LevelRule.STRICT, LevelRule.WITHOUT_RECOMMENDATIONS, LevelRule.LENIENT, LevelRule.COMPLY_OR_EXPLAIN]
WORDS = Label(da="ord", en="words")
SEEN = Evidence("seen", kind=EvidenceKind.STATEMENT)
EXPIRED = Evidence("seen then", kind=EvidenceKind.STATEMENT, last_day=DAY)

# mostly met, or hardly any assessment would get above the sandbox
states = st.sampled_from([*AnswerState, *[MET] * 30])
evidence = st.sampled_from([(), (SEEN,), (EXPIRED,), (SEEN, EXPIRED)])
explanations = st.sampled_from(["", "next spring"])


@st.composite
def made_up_catalogues(draw):
    """A small catalogue in which all fields of criteria vary."""
    criteria = [
        Criterion(
            f"C{i}",
            draw(st.sampled_from(LEVELS)),
            draw(st.sampled_from(Theme)),
            WORDS,
            recommendation=draw(st.booleans()),
            evidence_required=draw(st.booleans()),
            accepts_not_applicable=draw(st.booleans()),
        )
        for i in range(draw(st.integers(1, 12)))
    ]
    return Catalogue("made up", criteria=criteria, source="made up")


catalogues = st.sampled_from(OS2_RULES.catalogue.values) | made_up_catalogues()


@st.composite
def assessments(draw, catalogue=None):
    asked = catalogue or draw(catalogues)
    answers = [
        Answer(each.id, draw(states), evidence=draw(evidence), explanation=draw(explanations))
        for each in asked.criteria
    ]
    return Assessment("OS2test", catalogue=asked, on=DAY, answers=answers)


@st.composite
def rules(draw):
    """A named rule or a caller's own without a share."""
    more = st.sets(st.sampled_from([PARTIAL, PLANNED, UNMET, UNKNOWN, UNANSWERED]))
    own = st.builds(
        LevelRule,
        st.just(WORDS),
        passing=more.map(lambda states: states | {MET}),
        recommendations_gate=st.booleans(),
        explanation_passes=st.booleans(),
    )
    return draw(st.sampled_from(NAMED) | own)


days = st.sampled_from([DAY, LATER])


def changed(assessment, answer):
    """The assessment with one answer replaced."""
    others = [each for each in assessment.answers if each.criterion != answer.criterion]
    return evolve(assessment, answers=[*others, answer])


@given(assessments(), rules(), days, st.data())
def test_a_met_answer_with_the_evidence_asked_for_never_lowers_the_level(assessment, rule, day, data):
    criterion = data.draw(st.sampled_from(assessment.catalogue.criteria))
    better = changed(assessment, Answer(criterion.id, MET, evidence=[SEEN]))
    assert better.evaluate(by=rule, on=day).level >= assessment.evaluate(by=rule, on=day).level


def test_a_met_answer_without_the_evidence_asked_for_can_lower_it():
    asked = Criterion("A", GovernanceLevel.SANDBOX, Theme.FORM, WORDS, evidence_required=True)
    catalogue = Catalogue("test", criteria=[asked], source="made up")
    apart = Assessment("x", catalogue=catalogue, on=DAY, answers={"A": NOT_APPLICABLE})
    met = changed(apart, Answer("A", MET))
    assert apart.evaluate(by=LevelRule.STRICT).level is GovernanceLevel.THREE
    assert met.evaluate(by=LevelRule.STRICT).level is GovernanceLevel.NONE


@given(assessments(), days)
def test_a_laxer_rule_never_reaches_less(assessment, day):
    strict, without, lenient, explained = (assessment.evaluate(by=rule, on=day).level for rule in NAMED)
    assert strict <= without <= lenient
    assert strict <= explained


@given(assessments())
def test_counts_sum_to_the_catalogues_criteria_however_they_are_grouped(assessment):
    total = len(assessment.catalogue.criteria)
    for grouped in (assessment.by_level, assessment.by_theme, assessment.by_cell, assessment.by_measure):
        assert Tally.sum(grouped.values()) == assessment.tally
    assert assessment.tally.total == total


def passes(criterion, answer, rule, day):
    """Whether an answer passes, told once more and otherwise than the library does."""
    if answer.state is NOT_APPLICABLE:
        return criterion.accepts_not_applicable
    if answer.state in rule.passing:
        counts = [each for each in answer.evidence if each.last_day is None or each.last_day >= day]
        return bool(counts) if answer.evidence else not criterion.evidence_required
    return rule.explanation_passes and answer.state in {UNMET, PARTIAL, PLANNED} and answer.explanation != ""


@given(assessments(), rules(), days)
def test_a_level_has_no_blockers_exactly_if_every_criterion_that_gates_it_passes(assessment, rule, day):
    evaluation = assessment.evaluate(by=rule, on=day)
    for level in GovernanceLevel:
        wrong = [
            criterion.id
            for criterion, answer in zip(assessment.catalogue.criteria, assessment.answers, strict=True)
            if criterion.level <= level and (rule.recommendations_gate or not criterion.recommendation)
            if not passes(criterion, answer, rule, day)
        ]
        assert [each.criterion.id for each in evaluation.blockers(level)] == wrong
        assert (level <= evaluation.level) == (not wrong)


@given(assessments(), st.integers(1, 100), days)
def test_under_a_least_share_a_reached_level_has_no_blockers_either(assessment, percent, day):
    rule = evolve(LevelRule.STRICT, least_share=Percent(percent))
    evaluation = assessment.evaluate(by=rule, on=day)
    assert not any(evaluation.blockers(level) for level in GovernanceLevel if level <= evaluation.level)
    assert evaluation.level >= assessment.evaluate(by=LevelRule.STRICT, on=day).level
    below = [level for level in LEVELS if level < evaluation.level]
    assert {each.criterion.level for each in evaluation.failing}.isdisjoint(below)


def test_under_a_least_share_a_level_is_reached_though_a_gating_criterion_fails():
    criteria = [Criterion(id_, GovernanceLevel.SANDBOX, Theme.FORM, WORDS) for id_ in "AB"]
    catalogue = Catalogue("test", criteria=criteria, source="made up")
    half = evolve(LevelRule.STRICT, least_share=Percent(50))
    evaluation = Assessment("x", catalogue=catalogue, on=DAY, answers={"A": MET, "B": UNMET}).evaluate(by=half)
    assert evaluation.level is GovernanceLevel.SANDBOX
    assert (evaluation.blockers(GovernanceLevel.SANDBOX), len(evaluation.failing)) == ((), 1)


@given(assessments())
def test_what_is_unknown_is_in_no_tally_as_met_and_passes_under_no_named_rule(assessment):
    known = [each.criterion for each in assessment.answers if each.state is MET]
    assert assessment.tally.met == len(known)
    for rule in NAMED:
        evaluation = assessment.evaluate(by=rule)
        held_back = {each.criterion.id for each in (*evaluation.failing, *evaluation.advised)}
        assert {each.criterion for each in assessment.answers if each.state is UNKNOWN} <= held_back


@given(assessments(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(assessment, random):
    shuffled = list(assessment.answers)
    random.shuffle(shuffled)
    again = evolve(assessment, answers=shuffled)
    assert again == assessment
    assert hash(again) == hash(assessment)
    assert again.evaluate(by=LevelRule.LENIENT) == assessment.evaluate(by=LevelRule.LENIENT)


@given(st.data())
def test_a_difference_is_empty_of_one_and_the_same_and_holds_every_changed_answer_once(data):
    before = data.draw(assessments(catalogue=OS2_RULES.catalogue_version("1.1.0")))
    after = data.draw(assessments(catalogue=before.catalogue))
    assert not diff(before, before)
    changes = {each.criterion.id for each in diff(before, after)}
    assert changes == {each.criterion for each in after.answers if each.state is not before[each.criterion].state}


KINDS = {
    DecisionKind.ADMITTED: lambda before: before + 1,
    DecisionKind.LEVEL_UP: lambda before: before + 1,
    DecisionKind.LEVEL_DOWN: lambda before: before - 1,
    DecisionKind.CONFIRMED: lambda before: before,
    DecisionKind.PAUSED: lambda before: before,
    DecisionKind.OTHER: lambda before: before,
    DecisionKind.LEFT: lambda _: 0,
}


@st.composite
def logs(draw):
    """A life of decisions, each going on from the one before, on days of their own."""
    level, decisions = 0, []
    for day in sorted(draw(st.sets(st.dates(date(2020, 1, 1), date(2026, 1, 1)), max_size=8))):
        kind = draw(st.sampled_from([kind for kind, goes in KINDS.items() if 0 <= goes(level) <= 4]))
        before, after = (tuple(GovernanceLevel)[each] for each in (level, KINDS[kind](level)))
        by = draw(st.sampled_from([Body.SECRETARIAT, Body.BOARD]))
        decisions.append(
            Decision("OS2test", kind=kind, on=day, before=before, after=after, by=by, basis="x", reference="")
        )
        level = after.rank
    return decisions


@given(logs(), st.randoms(use_true_random=False), assessments(), st.dates(date(2019, 1, 1), date(2027, 1, 1)))
def test_a_decided_level_changes_by_decisions_alone_in_whatever_order_they_are_given(
    decisions, random, assessment, day
):
    shuffled = list(decisions)
    random.shuffle(shuffled)
    log = DecisionLog("OS2test", shuffled)
    assert log == DecisionLog("OS2test", decisions)
    assert log.check() == ()
    held = None
    for decision in decisions:
        held = decision.after if decision.on <= day else held
    assert log.level_on(day) is held
    rows = log.side_by_side([assessment], by=LevelRule.STRICT)
    assert [row.decided for row in rows] == [log.level_on(row.on) for row in rows]
