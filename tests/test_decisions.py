"""The decision log: decided levels in time, beside computed ones, and what does not fit."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve

from os2model import Answer, AnswerState, Decision, Evidence, GovernanceLevel, InvalidValueError, LevelRule, text
from os2model.answers import EvidenceKind
from os2model.assessments import AssessmentKind
from os2model.catalogues import Body
from os2model.decisions import DecisionKind, DecisionLog
from tests.cases import assessed

NONE, SANDBOX, ONE, TWO, THREE = GovernanceLevel
SECRETARIAT, BOARD = Body.SECRETARIAT, Body.BOARD


def decided(kind, on, before, after, *, by=SECRETARIAT, **others):
    return Decision(
        "OS2test",
        kind=DecisionKind[kind],
        on=date.fromisoformat(on),
        before=before,
        after=after,
        by=by,
        basis="x",
        reference="",
        **others,
    )


LIFE = [
    decided("ADMITTED", "2022-01-10", NONE, SANDBOX, by=BOARD),
    decided("LEVEL_UP", "2023-03-01", SANDBOX, TWO),
    decided("OTHER", "2023-06-01", TWO, TWO, by=BOARD),
    decided("LEVEL_DOWN", "2025-11-16", TWO, ONE),
    decided("CONFIRMED", "2026-03-01", ONE, ONE),
    decided("PAUSED", "2026-06-01", ONE, ONE),
    decided("CLOSED", "2026-12-01", ONE, NONE, by=BOARD),
]


class TestADecision:
    @pytest.mark.parametrize(
        ("kind", "before", "after"),
        [
            ("ADMITTED", ONE, SANDBOX), ("LEVEL_UP", TWO, ONE), ("LEVEL_UP", ONE, ONE), ("LEVEL_DOWN", ONE, TWO),
            ("CONFIRMED", ONE, TWO), ("LEFT", ONE, SANDBOX), ("CLOSED", ONE, ONE), ("PAUSED", ONE, NONE), ("OTHER", ONE, TWO),
        ],
    )  # fmt: skip
    def test_goes_only_where_its_kind_goes(self, kind, before, after):
        with pytest.raises(
            InvalidValueError,
            match=f"of kind “{DecisionKind[kind].label.en}” cannot go from {before.label.en} to {after.label.en}",
        ):
            decided(kind, "2026-01-01", before, after)

    def test_is_the_secretariats_or_the_boards(self):
        with pytest.raises(InvalidValueError, match=r"Decision.by can only be Body.SECRETARIAT \| Body.BOARD"):
            decided("CONFIRMED", "2026-01-01", ONE, ONE, by=Body.STEERING_GROUP)

    def test_says_what_it_rests_on(self):
        with pytest.raises(InvalidValueError, match=r"Decision.basis cannot be empty"):
            evolve(LIFE[0], basis=" ")


class TestALog:
    log = DecisionLog("OS2test", LIFE)

    @pytest.mark.parametrize(
        ("day", "level"),
        [
            ("2022-01-09", None), ("2022-01-10", SANDBOX), ("2023-03-01", TWO), ("2025-11-15", TWO), ("2025-11-16", ONE),
            ("2026-06-01", ONE), ("2026-11-30", ONE), ("2026-12-01", NONE),
        ],
    )  # fmt: skip
    def test_knows_the_level_of_every_day(self, day, level):
        assert self.log.level_on(date.fromisoformat(day)) is level

    def test_is_the_same_in_whatever_order_the_decisions_are_given(self):
        same_day = [
            decided("LEVEL_UP", "2026-01-01", ONE, TWO),
            decided("OTHER", "2026-01-01", ONE, ONE, by=BOARD),
            decided("LEVEL_DOWN", "2026-01-01", TWO, ONE, by=BOARD),
        ]
        logs = {DecisionLog("OS2test", order) for order in permutations(same_day)}
        assert len(logs) == 1
        (log,) = logs
        assert (log.level_on(date(2026, 1, 1)), log.check()) == (ONE, ())

    def test_without_decisions_knows_no_level(self):
        assert DecisionLog("OS2test").level_on(date(2026, 1, 1)) is None
        assert repr(DecisionLog("OS2test")) == "<DecisionLog of OS2test: 0 decisions>"

    @pytest.mark.parametrize("bodies", [(SECRETARIAT, SECRETARIAT), (BOARD, BOARD)])
    def test_refuses_two_level_setting_decisions_of_one_day_unless_the_second_is_the_boards(self, bodies):
        first, second = bodies
        pair = [
            decided("LEVEL_UP", "2026-01-01", ONE, TWO, by=first),
            decided("CONFIRMED", "2026-01-01", ONE, ONE, by=second),
        ]
        with pytest.raises(InvalidValueError, match="two decisions of 2026-01-01 set the level of OS2test"):
            DecisionLog("OS2test", pair)
        overruled = DecisionLog("OS2test", [evolve(pair[0], by=SECRETARIAT), evolve(pair[1], by=BOARD)])
        assert overruled.level_on(date(2026, 1, 1)) is ONE

    def test_refuses_another_products_decision_and_assessment(self):
        with pytest.raises(InvalidValueError, match="the log is of OS2other, got something of OS2test"):
            DecisionLog("OS2other", LIFE)
        with pytest.raises(InvalidValueError, match="the log is of OS2test, got something of OS2valghalla"):
            self.log.side_by_side([assessed("os2valghalla-self-2026-06")], by=LevelRule.STRICT)

    def test_finds_the_jump_without_a_decision(self):
        assert self.log.check() == ()
        (found,) = DecisionLog("OS2test", [each for each in LIFE if each.kind is not DecisionKind.LEVEL_DOWN]).check()
        assert (found.code, found.day, found.found, found.expected) == ("log.jump", date(2026, 3, 1), ONE, TWO)
        assert text.explain(found, "da").startswith(
            "beslutningen fra 1.3.2026 går ud fra niveau 1, men den forrige endte på niveau 2"
        )

    def test_finds_no_jump_where_the_board_overrules_the_secretariat_from_the_same_level(self):
        pair = [decided("LEVEL_UP", "2026-01-01", ONE, TWO), decided("LEVEL_UP", "2026-01-01", ONE, THREE, by=BOARD)]
        log = DecisionLog("OS2test", [decided("ADMITTED", "2025-01-01", NONE, ONE), *pair])
        assert (log.level_on(date(2026, 1, 1)), log.check()) == (THREE, ())

    def test_keeps_the_level_through_a_decision_that_does_not_set_it_even_a_wrong_one(self):
        log = DecisionLog(
            "OS2test", [decided("ADMITTED", "2025-01-01", NONE, ONE), decided("PAUSED", "2026-01-01", THREE, THREE)]
        )
        assert log.level_on(date(2026, 1, 1)) is ONE
        assert [each.code for each in log.check()] == ["log.jump"]
        assert DecisionLog("OS2test", [decided("PAUSED", "2026-01-01", ONE, ONE)]).level_on(date(2026, 1, 1)) is ONE

    def test_finds_the_jump_of_a_decision_that_sets_no_level_unless_it_was_set_that_day(self):
        up = decided("LEVEL_UP", "2026-01-01", ONE, TWO)
        assert DecisionLog("OS2test", [up, decided("OTHER", "2026-01-01", TWO, TWO)]).check() == ()
        assert len(DecisionLog("OS2test", [up, decided("PAUSED", "2026-01-02", ONE, ONE)]).check()) == 1


class TestSideBySide:
    product = "OS2-SkadesØkonomi"
    kept = evolve(LIFE[4], product=product, on=date(2025, 9, 5), basis="evaluering af 5.9.2025")
    log = DecisionLog(product, [kept])
    audit, own = assessed("os2-skadesokonomi-audit-2025-09"), assessed("os2-skadesokonomi-self-2026-06")

    def test_the_decided_and_the_computed_level_are_two_facts(self):
        rows = self.log.side_by_side([self.own, self.audit], by=LevelRule.WITHOUT_RECOMMENDATIONS)
        assert [(row.on, row.decided, row.computed) for row in rows] == [
            (date(2025, 9, 5), ONE, NONE),
            (date(2026, 6, 30), ONE, SANDBOX),
        ]

    def test_of_one_day_the_evaluation_counts_before_the_self_assessment(self):
        own = evolve(self.own, on=self.audit.on, kind=AssessmentKind.SELF)
        for given in ([own, self.audit], [self.audit, own]):
            (row,) = self.log.side_by_side(given, by=LevelRule.WITHOUT_RECOMMENDATIONS)
            assert row.computed is NONE

    def test_a_decision_without_an_assessment_shows_what_was_computed_at_the_time(self):
        log = DecisionLog(self.product, [evolve(self.kept, computed=NONE)])
        (row,) = log.side_by_side([], by=LevelRule.STRICT)
        assert row.computed is NONE
        assert "computed then: below the sandbox" in text.explain(row, "en")

    def test_is_said_in_a_sentence_with_who_decided_and_why_they_may_differ(self):
        (row,) = self.log.side_by_side([self.audit], by=LevelRule.WITHOUT_RECOMMENDATIONS)
        assert text.explain(row, "da") == (
            "5.9.2025: besluttet: niveau 1 (niveau fastholdt 5.9.2025 af sekretariatet: evaluering af 5.9.2025); beregnet: under "
            "sandkassen efter reglen »uden anbefalinger« (sekretariatets evaluering 5.9.2025), ikke en afgørelse; de kan afvige, "
            "fordi OS2 vurderer produktet samlet, mens reglen tæller: ét uopfyldt krav er nok til at ligge under efter reglen"
        )

    def test_needs_no_such_sentence_where_they_agree_or_one_is_missing(self):
        met = evolve(self.own, answers={each.id: AnswerState.MET for each in self.own.catalogue.select(level=SANDBOX)})
        agreed = DecisionLog(self.product, [evolve(self.kept, before=SANDBOX, after=SANDBOX)])
        (_, row) = agreed.side_by_side([met], by=LevelRule.STRICT)
        assert row.decided is row.computed is SANDBOX
        assert "differ" not in text.explain(row, "en")
        (undecided,) = DecisionLog(self.product).side_by_side([self.own], by=LevelRule.STRICT)
        assert text.explain(undecided, "en") == (
            "30 Jun 2026: no level decided; computed: the sandbox by the rule “strict” (self-assessment of 30 Jun 2026), not a decision"
        )

    def test_evaluates_on_the_day_of_the_row_so_that_evidence_can_have_expired(self):
        until = Evidence("report", kind=EvidenceKind.DOCUMENT, last_day=date(2026, 7, 1))
        answers = [Answer(each.id, AnswerState.MET, evidence=[until]) for each in self.own.catalogue.criteria]
        log = DecisionLog(self.product, [evolve(self.kept, on=date(2026, 8, 1))])
        rows = log.side_by_side([evolve(self.own, answers=answers)], by=LevelRule.STRICT)
        assert [(row.on, row.computed) for row in rows] == [(date(2026, 6, 30), THREE), (date(2026, 8, 1), NONE)]

    def test_credits_the_level_to_who_set_it_and_tells_a_later_pause_apart(self):
        paused = evolve(LIFE[5], product=self.product, on=date(2026, 7, 1), by=BOARD, basis="intet budget")
        row = DecisionLog(self.product, [self.kept, paused]).side_by_side([self.own], by=LevelRule.STRICT)[-1]
        assert (row.decision, row.since) == (self.kept, paused)
        assert "; siden sat på pause 1.7.2026 af bestyrelsen: intet budget; beregnet:" in text.explain(row, "da")

    def test_says_of_a_product_that_has_left_that_it_has_no_level(self):
        closed = evolve(LIFE[6], product=self.product)
        row = DecisionLog(self.product, [self.kept, closed]).side_by_side([], by=LevelRule.STRICT)[-1]
        assert text.explain(row, "da").startswith(
            "1.12.2026: besluttet: intet niveau (lukket 1.12.2026 af bestyrelsen: x)"
        )
        assert "intet niveau" in text.table([row], "da")

    def test_needs_no_example_where_the_computed_level_is_the_higher_one(self):
        low = DecisionLog(self.product, [evolve(self.kept, before=NONE, after=NONE)])
        assert text.explain(low.side_by_side([self.own], by=LevelRule.STRICT)[-1], "en").endswith(
            "as a whole and the rule counts"
        )

    def test_shows_no_level_computed_at_the_time_of_an_earlier_decision(self):
        earlier, other = (
            evolve(self.kept, computed=NONE),
            evolve(LIFE[2], product=self.product, before=ONE, after=ONE, on=date(2026, 1, 1)),
        )
        row = DecisionLog(self.product, [earlier, other]).side_by_side([], by=LevelRule.STRICT)[-1]
        assert row.computed is None

    def test_refuses_two_assessments_of_one_kind_and_day(self):
        with pytest.raises(InvalidValueError, match="two assessments of one kind and of 2026-06-30 are given"):
            self.log.side_by_side([self.own, evolve(self.own, answers={})], by=LevelRule.STRICT)
        assert len(self.log.side_by_side([self.own, self.own], by=LevelRule.STRICT)) == 2

    def test_asks_for_a_rule_even_where_there_is_nothing_to_compute(self):
        with pytest.raises(InvalidValueError, match="by must be of type LevelRule"):
            self.log.side_by_side([], by="strict")

    def test_stands_in_a_table(self):
        rows = self.log.side_by_side([self.own], by=LevelRule.WITHOUT_RECOMMENDATIONS)
        assert text.table(rows, "da").splitlines() == [
            "Dag        Besluttet  Af             Beregnet",
            "5.9.2025   niveau 1   sekretariatet  –",
            "30.6.2026  niveau 1   sekretariatet  sandkassen",
        ]
        assert text.markdown(rows, "en").splitlines()[2] == "| 5 Sept 2025 | level 1 | the secretariat | – |"
        assert "<li>" in text.html(rows, "da")
