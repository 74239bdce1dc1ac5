"""What OS2 and its products have published about levels: the two catalogues, five assessments, and tallies that are wrong."""

import pytest

from os2model import OS2_RULES, AnswerState, GovernanceLevel, LevelRule, Tally, text
from os2model.assessments import diff
from os2model.differences import Direction
from os2model.governance import EXPORT_COLOURS, GENERATOR_COLOURS, LEVELS, Colour, MeasuredBy, Theme
from os2model.labels import Label
from tests.cases import GOVERNANCE, RECORDED, assessed

NEWER = OS2_RULES.catalogue_version("1.1.0")
OLDER = OS2_RULES.catalogue_version("legacy-2018")
IN_DATA = {"none": 0, "sandbox": 1, "level 1": 2, "level 2": 3, "level 3": 4}
LEVEL = {word: tuple(GovernanceLevel)[rank] for word, rank in IN_DATA.items()}
NOTHING_REFUSED = LevelRule(
    Label(da="intet afvist", en="nothing refused"),
    passing=[AnswerState.MET, AnswerState.PARTIAL, AnswerState.PLANNED, AnswerState.UNKNOWN],
    recommendations_gate=False,
)
RULES = {
    "strict_all": LevelRule.STRICT,
    "strict_without_recommendations": LevelRule.WITHOUT_RECOMMENDATIONS,
    "lenient_partial_counts": LevelRule.LENIENT,
    "lenient_partial_planned_unknown_count": NOTHING_REFUSED,
}


class TestTheCatalogueInForce:
    def test_has_its_43_criteria_with_their_levels_themes_and_recommendations(self):
        listed = GOVERNANCE["catalogues"]["1.1.0"]["criteria"]
        assert [(each.id, each.theme.word, each.level, each.recommendation) for each in NEWER.criteria] == [
            (each["id"], each["theme"], LEVELS[each["level"]], each["recommendation"]) for each in listed
        ]

    def test_counts_6_10_19_and_8_by_level_and_6_16_35_and_43_with_those_below(self):
        assert [len(NEWER.select(level=level)) for level in LEVELS] == [6, 10, 19, 8]
        assert [len(NEWER.up_to(level)) for level in LEVELS] == [6, 16, 35, 43]

    def test_counts_4_20_5_and_14_by_theme(self):
        assert [len(NEWER.select(theme=theme)) for theme in Theme] == [4, 20, 5, 14]

    def test_has_six_recommendations_all_at_level_2(self):
        found = [each for each in NEWER.criteria if each.recommendation]
        assert [each.id for each in found] == ["F19", "F20", "G7", "G8", "G9", "G10"]
        assert {each.level for each in found} == {GovernanceLevel.TWO}

    def test_tags_each_criterion_once_at_most_and_leaves_17_to_other(self):
        tagged = [len(NEWER.select(measured_by=tag)) for tag in MeasuredBy]
        assert tagged == [7, 10, 9]
        assert len(NEWER.criteria) - sum(tagged) == 17

    def test_asks_for_evidence_nowhere_and_refuses_not_applicable_nowhere(self):
        assert not any(each.evidence_required for each in (*NEWER.criteria, *OLDER.criteria))
        assert all(each.accepts_not_applicable for each in (*NEWER.criteria, *OLDER.criteria))

    def test_names_both_sources_where_they_differ_about_who_admits(self):
        (mandate,) = (each for each in NEWER.mandates if each.contradicts)
        assert (mandate.label.da, mandate.by.label.da) == ("godkender produktet, før det optages", "bestyrelsen")
        assert mandate.contradicts.place.da.startswith("sekretariatet optager på niveau 1")

    def test_says_what_is_asked_before_admission_and_how_often_a_product_is_assessed(self):
        asked = [each.label.en for each in NEWER.conditions if each.level is GovernanceLevel.SANDBOX]
        assert asked == ["at least one public authority takes part", "the licence is open or on its way"]
        assert NEWER.months_between_assessments == 6


class TestTheOlderCatalogue:
    def test_has_its_45_criteria_with_their_levels_and_seven_recommendations(self):
        data = GOVERNANCE["catalogues"]["legacy-2018"]
        assert {each.id: each.level for each in OLDER.criteria} == {
            id_: LEVELS[level] for id_, level in data["levels"].items()
        }
        assert sorted(each.id for each in OLDER.criteria if each.recommendation) == sorted(data["recommendations"])
        assert [len(OLDER.select(level=level)) for level in LEVELS] == [6, 13, 18, 8]

    def test_has_the_words_of_what_a_criterion_became_and_its_own_where_it_said_something_else(self):
        carried = {old: each for each in NEWER.criteria for old in each.replaces}
        own = {each.id for each in OLDER.criteria if each.id not in carried or each.label != carried[each.id].label}
        assert own == {"R2", "F7", "F8", "F9", "F11"}

    def test_is_carried_on_but_for_r2_and_f11_and_the_new_f11_and_s4_carry_nothing(self):
        carried = [old for each in NEWER.criteria for old in each.replaces]
        assert sorted({each.id for each in OLDER.criteria} - set(carried)) == ["F11", "R2"]
        assert len(carried) == len(set(carried)) == 43
        assert [each.id for each in NEWER.criteria if not each.replaces] == ["F11", "S4"]
        assert NEWER["F7"].replaces == ("F7", "F8", "F9")
        assert (NEWER["F13"].replaces, NEWER["F14"].replaces) == (("F14",), ("F13",))


@pytest.mark.parametrize("name", RECORDED)
class TestAPublishedAssessment:
    def test_has_the_recorded_tallies(self, name):
        recorded = {LEVEL[word]: Tally(**counts) for word, counts in RECORDED[name]["tally_recomputed"].items()}
        assert assessed(name).by_level == recorded
        assert assessed(name).check_reported(recorded) == ()

    @pytest.mark.parametrize("rule", RULES)
    def test_reaches_the_recorded_level_under_each_rule(self, name, rule):
        assert assessed(name).evaluate(by=RULES[rule]).level is LEVEL[RECORDED[name]["computed_level_by_rule"][rule]]

    @pytest.mark.parametrize("word", ["sandbox", "level 1", "level 2", "level 3"])
    def test_has_the_recorded_blockers_in_order(self, name, word):
        evaluation = assessed(name).evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS)
        expected = RECORDED[name]["blockers_without_recommendations"][word]
        assert [each.criterion.id for each in evaluation.blockers(LEVEL[word])] == expected
        assert [each.criterion.id for each in evaluation.missing_for(LEVEL[word])] == expected


@pytest.mark.parametrize(
    "name", [name for name, data in RECORDED.items() if "printed_tally_green_yellow_red_total" in data]
)
def test_an_audit_passes_for_the_tallies_that_its_report_prints(name):
    rows = {
        row["row"]: Tally(**dict(zip(("met", "partial", "unmet"), row["values"], strict=False)))
        for row in RECORDED[name]["printed_tally_green_yellow_red_total"]
    }
    total = rows.pop("Samlet")
    printed = dict(zip(LEVELS, rows.values(), strict=True))
    assert assessed(name).check_reported(printed, total=total) == ()
    assert assessed(name).catalogue.check_reported(printed, total=total) == ()


def test_the_pair_of_2025_and_2026_differs_in_the_26_recorded_answers():
    (recorded,) = GOVERNANCE["comparisons"]
    found = diff(assessed(recorded["from"]), assessed(recorded["to"]))
    changed = {each.criterion.id: [each.before.word, each.after.word] for each in found}
    assert changed == recorded["changed"]
    ways = [each.direction for each in found]
    assert [ways.count(way) for way in Direction] == [20, 2, 4]
    assert (found.new, found.dropped) == ((), ())


class TestWrongFiguresInPrint:
    def test_os2autoproces_prints_percentages_of_its_level_3_that_are_not_of_8(self):
        level_3 = assessed("os2autoproces-audit-2025-09").by_level[GovernanceLevel.THREE]
        assert level_3 == Tally(met=1, partial=2, unmet=5)
        printed = {AnswerState.MET: "14", AnswerState.PARTIAL: "29", AnswerState.UNMET: "57"}
        found = level_3.check_percentages(printed)
        assert [str(each.expected) for each in found] == ["12.5", "25", "62.5"]
        assert text.explain(found[0], "da").startswith("opfyldt: der står 14 %, men det er 12,5 %;")

    def test_os2_skadesokonomi_trims_a_share_so_that_three_add_to_100(self):
        tally = assessed("os2-skadesokonomi-audit-2025-09").tally
        (found,) = tally.check_percentages({AnswerState.MET: 40, AnswerState.PARTIAL: 40, AnswerState.UNMET: 20})
        assert (found.subject, str(found.expected)) == (AnswerState.UNMET, "20.9")
        exact = {AnswerState.MET: "39.5", AnswerState.PARTIAL: "39.5", AnswerState.UNMET: "20.9"}
        assert tally.check_percentages(exact) == ()

    def test_os2autoproces_shares_of_level_2_add_to_101_and_are_right(self):
        level_2 = assessed("os2autoproces-audit-2025-09").by_level[GovernanceLevel.TWO]
        rounded = {AnswerState.MET: "32", AnswerState.PARTIAL: "53", AnswerState.UNMET: "16"}
        assert level_2.check_percentages(rounded) == ()

    def test_os2faktors_printed_tables_are_refuted_by_their_counts_alone(self):
        levels = {
            GovernanceLevel.SANDBOX: Tally(met=2, partial=4),
            GovernanceLevel.ONE: Tally(met=3, partial=7),
            GovernanceLevel.TWO: Tally(met=3, partial=10, unmet=7),
            GovernanceLevel.THREE: Tally(met=0, partial=2, unmet=5),
        }
        themes = {
            Theme.RELEVANCE: Tally(met=2, partial=2),
            Theme.FORM: Tally(met=3, partial=13, unmet=4),
            Theme.STRATEGY: Tally(met=0, partial=3, unmet=2),
            Theme.GOVERNANCE: Tally(met=4, partial=4, unmet=6),
        }
        total = Tally(met=8, partial=23, unmet=12)
        found = NEWER.check_reported({**levels, **themes}, total=total)
        assert [(each.code, each.subject, each.found, each.expected) for each in found[:2]] == [
            ("reported.count", GovernanceLevel.TWO, 20, 19),
            ("reported.count", GovernanceLevel.THREE, 7, 8),
        ]
        (sums,) = found[2:]
        assert (sums.code, sums.found, sums.expected) == ("reported.themes", total, Tally(met=9, partial=22, unmet=12))
        right = {**levels, GovernanceLevel.TWO: Tally(met=4, partial=8, unmet=7)}
        right[GovernanceLevel.THREE] = Tally(met=0, partial=3, unmet=5)
        assert NEWER.check_reported({**right, **themes}, total=sums.expected) == ()


def test_the_generators_colours_and_a_products_own_differ_in_what_is_unknown():
    assert {word: GENERATOR_COLOURS[AnswerState.parse(state)].word for word, state in (
        ("Ja", "met"), ("Nej", "unmet"), ("Ikke relevant", "not_applicable"), ("Ved ikke", "unknown"), ("missing", "unanswered"),
    )} == GOVERNANCE["catalogues"]["1.1.0"]["generator_mapping"]  # fmt: skip
    different = {state for state in AnswerState if GENERATOR_COLOURS[state] is not EXPORT_COLOURS[state]}
    assert different == {AnswerState.UNKNOWN}
    assert EXPORT_COLOURS[AnswerState.UNKNOWN] is Colour.RED
    assert {GENERATOR_COLOURS[state] for state in (AnswerState.PARTIAL, AnswerState.PLANNED)} == {Colour.YELLOW}
