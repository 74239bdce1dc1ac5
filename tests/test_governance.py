"""How levels are computed and checked, decision by decision, with answers made up for the purpose."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Answer,
    AnswerState,
    Assessment,
    Catalogue,
    Criterion,
    Evidence,
    GovernanceLevel,
    InvalidDataError,
    InvalidValueError,
    LevelRule,
    NoRuleInForceError,
    Percent,
    Severity,
    Tally,
    UnknownNameError,
    text,
)
from os2model.answers import EvidenceKind
from os2model.assessments import AssessmentKind, diff, stale
from os2model.governance import LEVELS, Reason, Theme
from os2model.labels import Label

DAY = date(2026, 6, 23)
CATALOGUE = OS2_RULES.catalogue.on(DAY)
OLDER = OS2_RULES.catalogue_version("legacy-2018")
MET, PARTIAL, PLANNED, UNMET, UNKNOWN, NOT_APPLICABLE, UNANSWERED = AnswerState
NONE, SANDBOX, ONE, TWO, THREE = GovernanceLevel
WORDS = Label(da="ord", en="words")
SEEN = Evidence("seen", kind=EvidenceKind.STATEMENT)


def answered(*, catalogue=CATALOGUE, on=DAY, product="OS2test", kind=AssessmentKind.SELF, **others):
    """An assessment in which everything is met but what is said otherwise, by a state or a whole answer."""
    given = {each.id: Answer(each.id, MET) for each in catalogue.criteria}
    for id_, other in others.items():
        given[id_] = Answer(id_, other) if isinstance(other, AnswerState) else other
    return Assessment(product, catalogue=catalogue, on=on, answers=given.values(), kind=kind)


def small(*criteria):
    """A catalogue of made-up criteria."""
    return Catalogue("test", criteria=criteria, source="made up")


def reasons(evaluation, level=THREE):
    return {each.criterion.id: each.reason for each in evaluation.blockers(level)}


class TestEvidence:
    needs = small(Criterion("A", SANDBOX, Theme.FORM, WORDS, evidence_required=True))

    def test_that_is_missing_for_a_met_answer_is_a_finding_and_no_blocker_under_os2s_catalogues(self):
        assessment = answered()
        assert assessment.evaluate(by=LevelRule.STRICT).level is THREE
        found = assessment.check(on=DAY)
        assert [each.code for each in found] == ["assessment.no-evidence"] * 43
        assert {each.severity for each in found} == {Severity.WARNING}

    def test_blocks_where_a_catalogue_requires_it(self):
        without, seen = (answered(catalogue=self.needs, A=Answer("A", MET, evidence=each)) for each in ([], [SEEN]))
        assert reasons(without.evaluate(by=LevelRule.STRICT)) == {"A": Reason.EVIDENCE_MISSING}
        assert seen.evaluate(by=LevelRule.STRICT).level is THREE

    def test_that_has_all_expired_blocks_and_counts_on_its_last_day(self):
        until = Evidence("test report", kind=EvidenceKind.DOCUMENT, last_day=date(2026, 6, 30))
        assessment = answered(F4=Answer("F4", MET, evidence=[until]))
        assert assessment.evaluate(by=LevelRule.STRICT, on=date(2026, 6, 30)).level is THREE
        late = assessment.evaluate(by=LevelRule.STRICT, on=date(2026, 7, 1))
        assert (late.level, reasons(late)) == (NONE, {"F4": Reason.EVIDENCE_EXPIRED})
        (found,) = [each for each in assessment.check(on=date(2026, 7, 1)) if each.subject == "F4"]
        assert (found.code, found.day) == ("assessment.evidence-expired", date(2026, 6, 30))

    def test_is_enough_if_one_piece_still_counts(self):
        until = [Evidence("old", kind=EvidenceKind.LINK, last_day=DAY), SEEN]
        assessment = answered(F4=Answer("F4", MET, evidence=until))
        assert assessment.evaluate(by=LevelRule.STRICT, on=date(2027, 1, 1)).level is THREE

    def test_that_has_expired_takes_nothing_from_an_answer_that_does_not_pass_anyway(self):
        until = [Evidence("old", kind=EvidenceKind.LINK, last_day=DAY)]
        assessment = answered(F4=Answer("F4", UNMET, evidence=until))
        evaluation = assessment.evaluate(by=LevelRule.STRICT, on=date(2027, 1, 1))
        assert reasons(evaluation) == {"F4": Reason.NOT_MET}

    def test_cannot_end_before_it_was_collected(self):
        with pytest.raises(
            InvalidValueError, match=r"cannot end \(2026-01-01\) before it was collected \(2026-06-23\)"
        ):
            Evidence("x", kind=EvidenceKind.LINK, collected=DAY, last_day=date(2026, 1, 1))

    def test_is_checked_on_no_day_before_the_assessment(self):
        with pytest.raises(InvalidValueError, match="says nothing of 2026-06-22"):
            answered().check(on=date(2026, 6, 22))

    def test_is_asked_about_on_no_day_before_the_assessment(self):
        with pytest.raises(InvalidValueError, match="is of 2026-06-23 and says nothing of 2026-06-22"):
            answered().evaluate(by=LevelRule.STRICT, on=date(2026, 6, 22))


class TestFaults:
    def test_are_refused_all_at_once_with_the_nearest_ids(self):
        later = Evidence("x", kind=EvidenceKind.LINK, collected=date(2026, 6, 24))
        answers = [
            Answer("F8", MET), Answer("R1", MET), Answer("R1", UNMET), Answer("F4", MET, evidence=[later]),
            Answer("G1", MET, on=date(2026, 7, 1)),
        ]  # fmt: skip
        with pytest.raises(InvalidDataError) as caught:
            Assessment("OS2test", catalogue=CATALOGUE, on=DAY, answers=answers)
        assert [(each.code, each.path) for each in caught.value.findings] == [
            ("assessment.unknown-criterion", "/answers/F8"),
            ("assessment.answered-twice", "/answers/R1"),
            ("assessment.later", "/answers/F4"),
            ("assessment.later", "/answers/G1"),
        ]
        assert caught.value.findings[0].nearest == ("F7",)
        assert text.explain(caught.value, "da").splitlines()[:2] == [
            "data kan ikke bruges; ret:",
            "  /answers/F8: 'F8' findes ikke i kravkatalog 1.1.0; mente du 'F7'?",
        ]

    def test_of_type_are_our_errors(self):
        with pytest.raises(InvalidValueError, match="catalogue must be of type Catalogue, such as OS2_RULES"):
            Assessment("x", catalogue="1.1.0", on=DAY, answers={})
        with pytest.raises(
            InvalidValueError, match=r"by must be of type LevelRule, such as LevelRule.STRICT; got 'strict'"
        ):
            answered().evaluate(by="strict")
        with pytest.raises(InvalidValueError, match=r"AnswerState, such as AnswerState.MET; got 'met'"):
            Assessment("x", catalogue=CATALOGUE, on=DAY, answers={"R1": "met"})

    def test_are_told_from_what_is_valid_and_worth_a_look(self):
        old = answered(R1=Answer("R1", MET, evidence=[SEEN]))
        codes = {each.code for each in old.check(on=date(2027, 1, 1))}
        assert codes == {"assessment.no-evidence", "assessment.stale"}


class TestBlockers:
    def test_of_a_level_are_those_of_it_and_of_all_below_in_the_catalogues_order(self):
        evaluation = answered(R4=UNMET, F1=UNMET, G1=UNMET, S3=UNMET).evaluate(by=LevelRule.STRICT)
        assert [list(reasons(evaluation, level)) for level in GovernanceLevel] == [
            [], ["F1"], ["F1", "G1"], ["F1", "S3", "G1"], ["R4", "F1", "S3", "G1"],
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("state", "reason"),
        [
            (UNMET, Reason.NOT_MET),
            (PARTIAL, Reason.PARTLY_MET),
            (PLANNED, Reason.PLANNED),
            (UNKNOWN, Reason.UNKNOWN),
            (UNANSWERED, Reason.UNANSWERED),
        ],
    )
    def test_say_why(self, state, reason):
        (blocker,) = answered(F4=state).evaluate(by=LevelRule.STRICT).blockers(THREE)
        assert (blocker.criterion.id, blocker.state, blocker.reason) == ("F4", state, reason)

    def test_are_what_is_not_applicable_only_where_the_criterion_does_not_accept_that(self):
        catalogue = small(
            Criterion("A", SANDBOX, Theme.FORM, WORDS),
            Criterion("B", ONE, Theme.FORM, WORDS, accepts_not_applicable=False),
        )
        evaluation = answered(catalogue=catalogue, A=NOT_APPLICABLE, B=NOT_APPLICABLE).evaluate(by=LevelRule.LENIENT)
        assert (evaluation.level, reasons(evaluation)) == (SANDBOX, {"B": Reason.NOT_APPLICABLE_NOT_ALLOWED})
        assert evaluation.missing_for(ONE).required == 1


class TestMissing:
    def test_holds_recommendations_among_the_blockers_only_where_they_gate(self):
        assessment = answered(G8=UNMET, F14=UNMET)
        apart = assessment.evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS).missing_for(TWO)
        assert [each.criterion.id for each in apart] == ["F14"]
        assert [each.criterion.id for each in apart.recommendations] == ["G8"]
        strict = assessment.evaluate(by=LevelRule.STRICT).missing_for(TWO)
        assert ([each.criterion.id for each in strict], strict.recommendations) == (["F14", "G8"], ())

    def test_leaves_out_recommendations_of_levels_above(self):
        missing = answered(G8=UNMET).evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS).missing_for(ONE)
        assert (len(missing), missing.recommendations) == (0, ())

    def test_tells_what_is_left_when_the_planned_is_done_and_how_far_the_level_is(self):
        missing = (
            answered(F14=PLANNED, F16=PLANNED, F18=UNMET, F1=PLANNED)
            .evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS)
            .missing_for(TWO)
        )
        assert [each.criterion.id for each in missing.left_when_planned_done] == ["F18"]
        assert (missing.passed, missing.required, len(missing)) == (10, 13, 4)

    def test_asks_of_a_level_no_more_than_what_applies(self):
        missing = (
            answered(F14=NOT_APPLICABLE, F16=UNMET).evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS).missing_for(TWO)
        )
        assert (missing.passed, missing.required) == (11, 12)

    def test_is_nothing_for_a_level_that_is_reached(self):
        assert not answered().evaluate(by=LevelRule.STRICT).missing_for(THREE)


class TestRules:
    explained = Answer("F4", PARTIAL, explanation="next spring")

    def test_of_comply_or_explain_let_an_explanation_redeem_what_is_refused_partly_met_or_planned(self):
        for state in (UNMET, PARTIAL, PLANNED):
            assessment = answered(F4=evolve(self.explained, state=state))
            assert assessment.evaluate(by=LevelRule.COMPLY_OR_EXPLAIN).level is THREE

    def test_of_comply_or_explain_redeem_nothing_unknown_or_unanswered(self):
        for state, reason in ((UNKNOWN, Reason.UNKNOWN), (UNANSWERED, Reason.UNANSWERED)):
            evaluation = answered(F4=evolve(self.explained, state=state)).evaluate(by=LevelRule.COMPLY_OR_EXPLAIN)
            assert reasons(evaluation) == {"F4": reason}

    def test_of_comply_or_explain_ask_for_the_explanation_of_a_recommendation_too(self):
        blank = answered(G8=Answer("G8", UNMET, explanation=" "))
        assert reasons(blank.evaluate(by=LevelRule.COMPLY_OR_EXPLAIN)) == {"G8": Reason.EXPLANATION_MISSING}

    def test_of_the_others_let_no_explanation_pass(self):
        assert answered(F4=self.explained).evaluate(by=LevelRule.STRICT).level is NONE

    def test_that_are_lenient_let_partly_met_pass_and_recommendations_be(self):
        assert answered(F4=PARTIAL, G8=UNMET).evaluate(by=LevelRule.LENIENT).level is THREE
        assert answered(F4=PLANNED).evaluate(by=LevelRule.LENIENT).level is NONE

    def test_let_met_pass_or_are_refused(self):
        with pytest.raises(InvalidValueError, match=r"lets met answers pass, got partial; add AnswerState.MET"):
            LevelRule(WORDS, passing=[PARTIAL], recommendations_gate=True)

    def test_leave_out_what_is_not_applicable_by_themselves(self):
        with pytest.raises(InvalidValueError, match=r"neither passes nor fails; leave AnswerState.NOT_APPLICABLE out"):
            LevelRule(WORDS, passing=[MET, NOT_APPLICABLE], recommendations_gate=True)

    def test_take_a_least_share_of_the_gating_applicable_criteria_of_a_level_with_all_below_full(self):
        def largely(percent):
            return LevelRule(WORDS, passing=[MET], recommendations_gate=False, least_share=Percent(percent))

        # level 2 has 13 that gate; one does not apply: 10 of 12 is 83.3 %
        assessment = answered(F14=NOT_APPLICABLE, F16=UNMET, F18=UNMET, G8=UNMET)
        assert assessment.evaluate(by=largely("83.3")).level is TWO
        assert assessment.evaluate(by=largely("83.4")).level is ONE
        assert assessment.evaluate(by=largely("83.3")).blockers(TWO) == ()
        assert list(reasons(assessment.evaluate(by=largely("83.3")))) == ["F16", "F18"]
        assert list(reasons(assessment.evaluate(by=largely("83.4")), TWO)) == ["F16", "F18"]

    def test_with_a_least_share_say_how_many_are_needed_and_how_many_pass(self):
        rule = LevelRule(WORDS, passing=[MET], recommendations_gate=False, least_share=Percent(80))
        evaluation = answered(F6=UNMET, F7=UNMET, F10=UNMET, F21=UNMET).evaluate(by=rule)
        missing = evaluation.missing_for(ONE)
        assert (evaluation.level, missing.required, missing.passed, missing.needed) == (SANDBOX, 10, 7, 8)
        top = answered(F21=UNMET).evaluate(by=rule)
        assert (top.level, top.missing_for(THREE).passed, top.missing_for(THREE).needed) == (THREE, 7, 7)

    @pytest.mark.parametrize("percent", ["0", "0.8", "100.1", "-5"])
    def test_refuse_a_least_share_that_is_none(self, percent):
        with pytest.raises(InvalidValueError, match="least_share must lie in"):
            LevelRule(WORDS, passing=[MET], recommendations_gate=False, least_share=Percent(percent))

    def test_of_the_callers_own_are_values_like_the_named_ones(self):
        own = LevelRule(LevelRule.STRICT.label, passing={MET}, recommendations_gate=True)
        assert own == LevelRule.STRICT
        assert hash(own) == hash(LevelRule.STRICT)


class TestShares:
    def test_are_of_the_applicable_ones_and_that_of_what_is_not_applicable_of_all(self):
        tally = Tally(met=2, unmet=1, not_applicable=1)
        assert [tally.share(state) for state in (MET, UNMET, NOT_APPLICABLE)] == [
            Fraction(2, 3), Fraction(1, 3), Fraction(1, 4),
        ]  # fmt: skip

    def test_are_none_where_nothing_applies_and_the_level_counts_as_met(self):
        nothing = small(Criterion("A", SANDBOX, Theme.FORM, WORDS))
        assessment = answered(catalogue=nothing, A=NOT_APPLICABLE)
        assert assessment.tally.share(MET) is None
        assert assessment.evaluate(by=LevelRule.STRICT).level is THREE
        assert text.table(assessment, "da").splitlines()[1].split() == ["Sandkassen", "1", "(100,0", "%)", "1"]
        assert text.table(assessment, "da").splitlines()[2].split() == ["Niveau", "1", "0", "(–)", "0"]
        assert Tally().share(NOT_APPLICABLE) is None

    def test_that_are_printed_may_go_either_way_on_a_tie(self):
        tally = Tally(met=1, unmet=7)  # 12.5 % and 87.5 %
        for met in ("12", "13", "12.5", "12.50"):
            assert tally.check_percentages({MET: met}) == ()
        assert [str(each.expected) for each in tally.check_percentages({MET: "12.4"})] == ["12.5"]
        assert [str(each.expected) for each in tally.check_percentages({UNMET: "87.51"})] == ["87.5"]

    def test_that_are_printed_where_nothing_applies_are_findings(self):
        (found,) = Tally(not_applicable=2).check_percentages({MET: 0})
        assert found.code == "tally.no-share"

    def test_are_printed_with_digits(self):
        with pytest.raises(InvalidValueError, match="'12,5' is not a percent"):
            Tally(met=1).check_percentages({MET: "12,5"})


class TestReportedFigures:
    def test_are_held_against_the_answers_cell_by_cell(self):
        assessment = answered(F1=UNMET, G8=NOT_APPLICABLE)
        found = assessment.check_reported(
            {
                SANDBOX: Tally(met=5, unmet=1),
                Theme.GOVERNANCE: Tally(met=14),
                (Theme.FORM, SANDBOX): Tally(met=5),
            },
            total=Tally(met=43),
        )
        assert [(text.explain(each, "en").partition(":")[0], each.expected.met) for each in found] == [
            ("the total", 41), ("governance", 13), ("form, the sandbox", 4),
        ]  # fmt: skip
        assert text.explain(found[2], "da") == (
            "formkrav, sandkassen: der er oplyst 5 opfyldt, men svarene giver 4 opfyldt, 1 ikke opfyldt; tæl dem igen"
        )

    def test_by_theme_and_level_are_added_up_and_held_against_the_rows(self):
        cells = answered().by_cell
        assert CATALOGUE.check_reported(cells, total=Tally(met=43)) == ()
        wrong = {**cells, (Theme.FORM, SANDBOX): Tally(met=4, unmet=1)}
        found = CATALOGUE.check_reported(
            {**wrong, Theme.FORM: Tally(met=20), SANDBOX: Tally(met=6)}, total=Tally(met=43)
        )
        assert [each.code for each in found] == ["reported.cells"] * 3
        assert {str(each.expected.label.en) for each in found} == {
            "42 met, 1 not met",
            "19 met, 1 not met",
            "5 met, 1 not met",
        }

    def test_without_a_total_are_held_table_against_table(self):
        assessment = answered(F1=UNMET)
        levels, themes = assessment.by_level, answered().by_theme
        (found,) = CATALOGUE.check_reported({**levels, **themes})
        assert (found.code, found.found, found.expected) == ("reported.tables", Tally(met=42, unmet=1), Tally(met=43))
        assert text.explain(found, "en").startswith(
            "the tables add up to different totals, 42 met, 1 not met and 43 met"
        )

    def test_of_a_table_that_is_not_whole_are_not_added_up(self):
        assert CATALOGUE.check_reported({SANDBOX: Tally(met=6)}, total=Tally(unmet=43)) == ()

    def test_of_a_wrong_total_are_found(self):
        (found,) = CATALOGUE.check_reported({}, total=Tally(met=42))
        assert (found.found, found.expected) == (42, 43)

    def test_of_a_level_without_criteria_are_found(self):
        (found,) = CATALOGUE.check_reported({NONE: Tally(met=1)})
        assert (found.found, found.expected) == (1, 0)

    @pytest.mark.parametrize(
        "cells", [{"sandbox": Tally()}, {(SANDBOX, Theme.FORM): Tally()}, {SANDBOX: 6}, {(SANDBOX,): Tally()}, [1]]
    )
    def test_under_other_keys_are_refused(self, cells):
        for check in (CATALOGUE.check_reported, answered().check_reported):
            with pytest.raises(InvalidValueError, match="cells must be of type"):
                check(cells)


class TestCataloguesInTime:
    def test_are_in_force_from_june_2025_and_2018_with_a_hole_between(self):
        assert OS2_RULES.catalogue.on(date(2025, 6, 1)).version == "1.1.0"
        assert OS2_RULES.catalogue.on(date(2024, 3, 31)).version == "legacy-2018"
        with pytest.raises(NoRuleInForceError, match=r"assuming\(catalogue=rules.catalogue_version") as caught:
            OS2_RULES.catalogue.on(date(2025, 5, 31))
        assert text.explain(caught.value, "da").startswith("der er ikke offentliggjort kravkatalog for 31.5.2025")
        with pytest.raises(NoRuleInForceError, match="the first one known is of 2018-01-01"):
            OS2_RULES.catalogue.on(date(2017, 12, 31))

    def test_are_inferred_and_the_other_text_is_named(self):
        row = OS2_RULES.catalogue.row(on=DAY)
        assert row.basis.word == "inferred"
        assert "kun G8, G9 og G10" in row.contradicts.place.da

    def test_are_found_by_version_and_a_hole_is_filled_by_the_line_in_the_message(self):
        rules = OS2_RULES.assuming(catalogue=OS2_RULES.catalogue_version("1.1.0"), because="the nearest one")
        assert rules.catalogue.on(date(2025, 1, 1)) == CATALOGUE
        with pytest.raises(UnknownNameError, match=r"'1.1' is not a version of the catalogue; did you mean '1.1.0'\?"):
            OS2_RULES.catalogue_version("1.1")

    def test_are_replaced_by_amendment_like_any_other_rule(self):
        newer = evolve(CATALOGUE, version="2.0.0", replaces="1.1.0")
        rules = OS2_RULES.amended(since=date(2027, 1, 1), catalogue=newer, source="OS2, 2.0.0")
        assert rules.catalogue.on(date(2027, 1, 1)).version == "2.0.0"
        assert rules.catalogue.on(DAY) == CATALOGUE

    def test_refuse_an_id_that_stands_twice_an_empty_list_and_a_criterion_of_no_level(self):
        one = Criterion("A", SANDBOX, Theme.FORM, WORDS)
        with pytest.raises(InvalidValueError, match="'A' stands twice in catalogue test"):
            small(one, one)
        with pytest.raises(InvalidValueError, match="catalogue test has no criterion"):
            small()
        with pytest.raises(InvalidValueError, match="belongs to the sandbox or a level above it, got none"):
            Criterion("A", NONE, Theme.FORM, WORDS)

    def test_know_their_criteria_by_id(self):
        assert "F7" in CATALOGUE
        assert "F8" not in CATALOGUE
        assert 7 not in CATALOGUE
        with pytest.raises(UnknownNameError, match=r"'f7' is not a criterion of this catalogue; did you mean 'F7'"):
            answered()["f7"]
        assert answered(F7=PLANNED)["F7"].state is PLANNED


class TestDifferences:
    def carried(self, **states):
        before = answered(catalogue=OLDER, on=date(2021, 12, 7), **states)
        return diff(before, answered())

    def test_across_catalogues_carry_the_answers_by_the_mapping(self):
        found = self.carried(R3=UNMET, F14=PARTIAL, S4=PLANNED)
        assert [(each.criterion.id, each.before, each.carried_from) for each in found] == [
            ("R2", UNMET, ("R3",)), ("F13", PARTIAL, ("F14",)), ("S5", PLANNED, ("S4",)),
        ]  # fmt: skip
        assert [each.id for each in found.new] == ["F11", "S4"]
        assert found.dropped == ("R2", "F11")

    @pytest.mark.parametrize(
        ("states", "weakest"),
        [
            ((MET, MET, PARTIAL), PARTIAL),
            ((PARTIAL, PLANNED, MET), PLANNED),
            ((PLANNED, UNKNOWN, MET), UNKNOWN),
            ((UNKNOWN, UNANSWERED, MET), UNANSWERED),
            ((UNANSWERED, UNMET, MET), UNMET),
            ((NOT_APPLICABLE, PARTIAL, MET), PARTIAL),
            ((NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE), NOT_APPLICABLE),
        ],
    )
    def test_of_three_criteria_that_became_one_take_the_weakest_and_list_all_three(self, states, weakest):
        (change,) = self.carried(**dict(zip(("F7", "F8", "F9"), states, strict=True)))
        assert (change.criterion.id, change.before, change.carried_from) == ("F7", weakest, ("F7", "F8", "F9"))
        assert "F7, F8, F9" in text.explain(self.carried(F8=UNMET), "da")

    def test_of_one_criterion_that_became_two_are_told_of_both(self):
        older = small(Criterion("A", SANDBOX, Theme.FORM, WORDS))
        halves = [Criterion(id_, SANDBOX, Theme.FORM, WORDS, replaces=["A"]) for id_ in ("A1", "A2")]
        newer = Catalogue("test 2", criteria=halves, source="made up", replaces="test")
        found = diff(answered(catalogue=older, A=UNMET), answered(catalogue=newer))
        assert [each.criterion.id for each in found] == ["A1", "A2"]
        assert found.dropped == ()

    @pytest.mark.parametrize(
        ("before", "after", "way"),
        [
            (UNMET, PLANNED, "up"), (PLANNED, PARTIAL, "up"), (PARTIAL, MET, "up"), (MET, UNMET, "down"),
            (PARTIAL, PLANNED, "down"), (UNKNOWN, MET, "neither"), (MET, NOT_APPLICABLE, "neither"), (UNANSWERED, MET, "neither"),
        ],
    )  # fmt: skip
    def test_go_up_or_down_by_one_order_and_some_have_no_direction(self, before, after, way):
        (change,) = diff(answered(F7=before), answered(F7=after))
        assert change.direction.word == way

    def test_go_from_the_older_to_the_newer_of_one_product_only(self):
        old, new = answered(catalogue=OLDER, on=date(2021, 12, 7)), answered()
        with pytest.raises(InvalidValueError, match="the older assessment stands first"):
            diff(new, old)
        with pytest.raises(
            InvalidValueError, match=r"carried from a catalogue to the one that replaces it, got 1.1.0 and legacy"
        ):
            diff(new, evolve(old, on=DAY))
        with pytest.raises(
            InvalidValueError, match="assessments of one product are compared, got OS2test and OS2other"
        ):
            diff(old, answered(product="OS2other"))


class TestStaleness:
    def test_begins_the_day_after_half_a_year(self):
        assert stale([answered()], on=date(2026, 12, 23)) == ()
        (found,) = stale([answered()], on=date(2026, 12, 24))
        assert (found.subject, found.found, found.day) == ("OS2test", AssessmentKind.SELF, date(2026, 12, 23))

    def test_looks_at_the_newest_of_each_product_and_kind_and_at_none_of_a_later_day(self):
        old = answered(on=date(2025, 9, 5))
        evaluation = answered(on=date(2025, 9, 6), kind=AssessmentKind.EVALUATION)
        other = answered(product="OS2other", on=date(2025, 9, 5))
        found = stale([evaluation, answered(), other, old], on=date(2026, 6, 30))
        assert [(each.subject, each.found.word) for each in found] == [("OS2other", "self"), ("OS2test", "evaluation")]
        assert [each.subject for each in stale([old, answered()], on=date(2026, 4, 1))] == ["OS2test"]

    def test_is_unknown_where_a_catalogue_has_no_rhythm(self):
        assert answered(catalogue=OLDER, on=date(2021, 12, 7)).due is None
        assert stale([answered(catalogue=OLDER, on=date(2021, 12, 7))], on=DAY) == ()

    def test_is_none_of_a_second_opinion_which_nobody_has_to_give(self):
        assert answered(kind=AssessmentKind.SECOND_OPINION).due is None
        assert stale([answered(kind=AssessmentKind.SECOND_OPINION)], on=date(2028, 1, 1)) == ()

    def test_is_told_in_the_order_of_the_days_they_were_due(self):
        first, second = answered(product="OS2z", on=date(2025, 1, 1)), answered(product="OS2a", on=date(2025, 2, 1))
        assert [each.subject for each in stale([second, first], on=DAY)] == ["OS2z", "OS2a"]

    def test_clamps_to_the_end_of_a_month(self):
        assert answered(on=date(2026, 8, 31)).due == date(2027, 2, 28)


class TestAnAssessment:
    def test_counts_what_was_left_out_as_unanswered(self):
        blank = Assessment("OS2test", catalogue=CATALOGUE, on=DAY, answers={})
        assert blank.tally == Tally(unanswered=43)
        assert blank == Assessment("OS2test", catalogue=CATALOGUE, on=DAY, answers=[Answer("R1", UNANSWERED)])

    def test_is_counted_by_level_theme_cell_and_measure(self):
        assessment = answered(F1=UNMET)
        assert [tally.total for tally in assessment.by_measure.values()] == [7, 10, 9, 17]
        for counted in (assessment.by_level, assessment.by_theme, assessment.by_cell, assessment.by_measure):
            assert Tally.sum(counted.values()) == assessment.tally == Tally(met=42, unmet=1)

    def test_shows_itself_in_a_line(self):
        assert repr(answered(F1=UNMET)) == "<Assessment of OS2test on 2026-06-23: 42 met of 43>"
        assert len(repr(answered().evaluate(by=LevelRule.STRICT))) < 80
        assert repr(CATALOGUE) == "<Catalogue 1.1.0 of 43 criteria>"

    def test_can_be_changed_by_evolve_for_a_what_if(self):
        assessment = answered(F14=UNMET)
        others = [each for each in assessment.answers if each.criterion != "F14"]
        what_if = evolve(assessment, answers=[*others, Answer("F14", MET)])
        assert what_if.evaluate(by=LevelRule.STRICT).level is THREE


def test_levels_are_ordered_and_compared_with_nothing_else():
    assert sorted([THREE, NONE, TWO, ONE, SANDBOX]) == list(GovernanceLevel)
    assert LEVELS[0] >= SANDBOX > NONE
    with pytest.raises(TypeError):
        assert SANDBOX < 1
    with pytest.raises(TypeError):
        assert SANDBOX <= Theme.FORM
