"""What a product coordinator reads of a level: texts, tables, lights and the picture, in Danish and English."""

import re
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from os2model import (
    Answer,
    AnswerState,
    Assessment,
    Finding,
    GovernanceLevel,
    InvalidDataError,
    InvalidValueError,
    LevelRule,
    Percent,
    Severity,
    text,
)
from os2model.assessments import diff
from os2model.decisions import DecisionLog
from tests.cases import assessed

WITHOUT = LevelRule.WITHOUT_RECOMMENDATIONS
VALGHALLA = assessed("os2valghalla-self-2026-06")
DAMAGES = assessed("os2-skadesokonomi-self-2026-06")
AUDIT = assessed("os2-skadesokonomi-audit-2025-09")


def test_an_evaluation_is_said_with_what_to_do_what_is_met_above_and_what_is_recommended():
    assert text.explain(VALGHALLA.evaluate(by=WITHOUT), "da").splitlines() == [
        "OS2valghalla er pr. 23.6.2026 på niveau 1, beregnet efter reglen »uden anbefalinger«, ikke en afgørelse (krav 1.1.0)",
        "Niveau 2: 10 af de 13 krævede er på plads, 3 mangler",
        "",
        "At gøre på niveau 2:",
        "  F14 der er materiale til kommunikation på strategisk niveau: ikke opfyldt",
        "  F16 kodestandarder er dokumenteret: ikke opfyldt",
        "  F18 den offentlige rammearkitektur følges, eller afvigelser forklares: ikke opfyldt",
        "",
        "Allerede på plads over det næste niveau:",
        "  Niveau 3: 4 af 8",
        "",
        "Anbefalinger, der ikke følges eller ikke er afklaret, og som ikke spærrer:",
        "  G8 en projektmodel bruges og er dokumenteret: ikke opfyldt",
        "  G9 en tredjepart har gennemgået koden: ikke opfyldt",
    ]


def test_what_is_unknown_is_asked_of_who_is_likely_to_know_apart_from_what_is_to_be_done():
    lines = text.explain(DAMAGES.evaluate(by=WITHOUT), "en").splitlines()
    assert lines[1] == "Level 1: 7 of the 10 required are in place, 3 left, 2 of them planned"
    assert (
        lines[lines.index("To ask at level 1:") + 1]
        == "  G4 Is it right that the board is informed? Ask the secretariat"
    )
    assert "G4" not in "".join(lines[: lines.index("To ask at level 1:")])


def test_what_is_missing_for_a_higher_level_is_grouped_by_level_and_asks_vendors_of_the_source():
    missing = DAMAGES.evaluate(by=WITHOUT).missing_for(GovernanceLevel.TWO)
    lines = text.explain(missing, "da").splitlines()
    assert (
        lines[0]
        == "Niveau 2: 10 af de 13 krævede er på plads, 3 mangler, heraf 1 planlagt, 3 mangler på lavere niveauer"
    )
    headings = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert headings == [
        "At gøre på niveau 1:", "Skal afklares på niveau 1:", "At gøre på niveau 2:", "Skal afklares på niveau 2:",
    ]  # fmt: skip
    assert any(line.endswith("Spørg leverandøren eller udviklerne") for line in lines)
    assert text.explain(DAMAGES.evaluate(by=WITHOUT).missing_for(GovernanceLevel.SANDBOX), "da") == "Sandkassen: nået"


def test_an_explanation_stands_behind_its_reason_and_the_steering_group_is_asked_of_all_else():
    answers = {each.id: Answer(each.id, AnswerState.MET) for each in DAMAGES.catalogue.criteria}
    answers["F5"] = Answer("F5", AnswerState.UNKNOWN)
    answers["F3"] = Answer("F3", AnswerState.PLANNED, explanation="to foråret")
    assessment = Assessment("x", catalogue=DAMAGES.catalogue, on=DAMAGES.on, answers=answers.values())
    lines = text.explain(assessment.evaluate(by=WITHOUT), "da").splitlines()
    assert "  F3 udbudsregler og anden lovgivning overholdes: kun planlagt (»to foråret«)" in lines
    assert "  F5 Er det rigtigt, at formål og værdi er beskrevet? Spørg styregruppen" in lines


def made_up(**states):
    """An assessment in which everything is met but what is said."""
    states = {name: state if isinstance(state, Answer) else Answer(name, state) for name, state in states.items()}
    answers = [states.get(each.id, Answer(each.id, AnswerState.MET)) for each in DAMAGES.catalogue.criteria]
    return Assessment("OS2test", catalogue=DAMAGES.catalogue, on=DAMAGES.on, answers=answers)


def test_a_rule_with_a_least_share_says_how_many_are_enough_and_what_fails_at_a_level_it_reached():
    rule = LevelRule(WITHOUT.label, passing=WITHOUT.passing, recommendations_gate=False, least_share=Percent(80))
    unmet = dict.fromkeys(["F6", "F7", "F10"], AnswerState.UNMET)
    lines = text.explain(made_up(**unmet).evaluate(by=rule), "da").splitlines()
    assert (
        lines[1] == "Niveau 1: 7 af de 10 krævede er på plads, 8 er nok, når alle lavere niveauer er fulde, 1 mangler"
    )
    top = text.explain(made_up(F21=AnswerState.UNMET).evaluate(by=rule), "da").splitlines()
    assert top[1:] == ["", "At gøre på niveau 3:", "  F21 der er materiale til politisk kommunikation: ikke opfyldt"]


def test_what_is_missing_below_a_level_is_said_in_its_headline():
    missing = made_up(R1=AnswerState.UNMET).evaluate(by=LevelRule.STRICT).missing_for(GovernanceLevel.TWO)
    assert (
        text.explain(missing, "da").splitlines()[0]
        == "Niveau 2: 19 af de 19 krævede er på plads, 1 mangler på lavere niveauer"
    )


def test_a_reason_beside_the_answer_keeps_the_answer_and_an_unknown_recommendation_is_asked():
    assessment = made_up(F6=AnswerState.PARTIAL, G8=Answer("G8", AnswerState.UNKNOWN, explanation="  "))
    lines = text.explain(assessment.evaluate(by=LevelRule.COMPLY_OR_EXPLAIN), "da").splitlines()
    assert "  F6 koden er overdraget og under OS2's kontrol: delvist opfyldt, men forklaring mangler" in lines
    lines = text.explain(assessment.evaluate(by=LevelRule.LENIENT), "da").splitlines()
    assert lines[-1] == "  G8 Er det rigtigt, at en projektmodel bruges og er dokumenteret? Spørg sekretariatet"


def test_the_highest_level_leaves_nothing_to_do():
    everything = {each.id: AnswerState.MET for each in VALGHALLA.catalogue.criteria}
    assessment = Assessment("x", catalogue=VALGHALLA.catalogue, on=VALGHALLA.on, answers=everything)
    (line,) = text.explain(assessment.evaluate(by=LevelRule.STRICT), "en").splitlines()
    assert line == "x is at level 3 on 23 Jun 2026, computed by the rule “strict”, not a decision (criteria 1.1.0)"


def test_a_difference_says_how_many_answers_went_which_way_and_each_of_them():
    lines = text.explain(diff(AUDIT, DAMAGES), "da").splitlines()
    assert lines[0] == "26 svar er ændret: 20 bedre, 2 dårligere, 4 uden retning"
    assert lines[lines.index("Dårligere:") + 1 :][:2] == [
        "  F7 dokumentationen følger OS2's skabelon: delvist opfyldt → planlagt",
        "  S4 produktet har en vision og en strategi: delvist opfyldt → planlagt",
    ]
    assert len([line for line in lines if "→" in line]) == 26
    assert text.explain(diff(AUDIT, AUDIT), "en") == "No answer changed"


def test_a_table_counts_the_answers_with_shares_that_are_never_forced_to_100():
    lines = text.table(DAMAGES, "da").splitlines()
    assert lines[0].split("  ")[0] == "Besvarelser"
    assert re.split(" {2,}", lines[3]) == ["Niveau 2", "16 (84,2 %)", "1 (5,3 %)", "0 (0,0 %)", "2 (10,5 %)", "19"]
    assert re.split(" {2,}", lines[-2]) == ["Andet", "14 (82,4 %)", "1 (5,9 %)", "0 (0,0 %)", "2 (11,8 %)", "17"]
    assert re.split(" {2,}", lines[-1]) == ["I alt", "35 (81,4 %)", "3 (7,0 %)", "1 (2,3 %)", "4 (9,3 %)", "43"]
    assert not [line for line in lines if line != line.rstrip()]


def test_the_lights_of_a_report_stand_in_markdown_by_theme_and_level():
    assert text.markdown(DAMAGES, "da").splitlines() == [
        "| Besvarelser | Sandkassen | Niveau 1 | Niveau 2 | Niveau 3 | I alt |",
        "|---|---|---|---|---|---|",
        "| Relevans | 🟢 1 | – | 🟢 2 | 🟢 1 | 🟢 4 |",
        "| Formkrav | 🟢 5 | 🟢 2 🟡 2 | 🟢 8 🟡 1 | 🟢 2 | 🟢 17 🟡 3 |",
        "| Strategisk sammenhæng | – | 🟢 2 | 🟢 1 🟡 1 | 🟢 1 | 🟢 4 🟡 1 |",
        "| Governance | – | 🟢 3 🟡 1 | 🟢 5 🟡 1 | 🟢 2 🟡 1 🔴 1 | 🟢 10 🟡 3 🔴 1 |",
        "| I alt | 🟢 6 | 🟢 7 🟡 3 | 🟢 16 🟡 3 | 🟢 6 🟡 1 🔴 1 | 🟢 35 🟡 7 🔴 1 |",
    ]


def test_the_picture_has_four_steps_of_which_those_reached_are_ticked_and_the_sentence_as_its_label():
    evaluation = VALGHALLA.evaluate(by=WITHOUT)
    picture = ET.fromstring(text.svg(evaluation, "da"))  # noqa: S314  our own text
    named = {
        name.rpartition("}")[2]: [each.text for each in picture if each.tag == name]
        for name in {each.tag for each in picture}
    }
    assert picture.get("role") == "img"
    assert named["title"] == [text.explain(evaluation, "da").splitlines()[0]]
    assert named["text"] == ["✓ Sandkassen", "✓ Niveau 1", "Niveau 2", "Niveau 3"]
    assert len(named["rect"]) == 4


def test_html_shows_the_picture_and_every_paragraph_and_a_page_has_the_sentence_as_its_title():
    evaluation = DAMAGES.evaluate(by=WITHOUT)
    shown = text.html(evaluation, "en")
    assert shown.count("<svg") == 1
    assert (
        "<p>Level 1: 7 of the 10 required are in place, 3 left, 2 of them planned</p><h2>To do at level 1</h2><ul>"
        in shown
    )
    assert "<title>OS2-SkadesØkonomi is in the sandbox on 30 Jun 2026" in text.page(evaluation, "en")
    assert 'class="sum"><caption>OS2-SkadesØkonomi, selvevaluering 30.6.2026</caption>' in text.html(DAMAGES, "da")


class TestFindings:
    found = VALGHALLA.check(on=VALGHALLA.on)[:2]

    def test_stand_in_a_table_with_how_much_they_weigh_where_that_differs(self):
        assert text.table(self.found, "da").splitlines() == [
            "Bemærkning",
            "R1 er besvaret som opfyldt uden dokumentation; skriv, hvor det kan ses",
            "R2 er besvaret som opfyldt uden dokumentation; skriv, hvor det kan ses",
        ]
        wrong = evolve(self.found[1], severity=Severity.ERROR)
        assert text.table([self.found[0], wrong], "da").splitlines() == [
            "Alvor          Bemærkning",
            "værd at se på  R1 er besvaret som opfyldt uden dokumentation; skriv, hvor det kan ses",
            "fejl           R2 er besvaret som opfyldt uden dokumentation; skriv, hvor det kan ses",
        ]
        assert "<caption>Findings</caption>" in text.html(self.found, "en")
        assert 'class="sum"' not in text.html(self.found, "en")

    def test_have_their_place_in_the_table_where_they_have_one(self):
        with pytest.raises(InvalidDataError) as caught:
            Assessment(
                "x",
                catalogue=VALGHALLA.catalogue,
                on=VALGHALLA.on,
                answers=dict.fromkeys(["F8", "F9|"], DAMAGES.answers[0].state),
            )
        assert text.table(caught.value.findings, "en").splitlines()[1].split("  ")[0] == "/answers/F8"
        assert (
            text.markdown(caught.value.findings, "en")
            .splitlines()[3]
            .startswith("| /answers/F9\\| | 'F9\\|' is no criterion")
        )

    def test_of_none_give_a_table_that_says_so(self):
        assert (text.table([], "da"), text.markdown((), "en")) == ("Ingen", "| None |\n|---|")
        assert "<caption>Ingen</caption>" in text.html([], "da")

    def test_of_an_error_are_all_listed_in_either_language(self):
        with pytest.raises(InvalidDataError) as caught:
            Assessment(
                "x",
                catalogue=VALGHALLA.catalogue,
                on=VALGHALLA.on,
                answers={f"Q{i}": DAMAGES.answers[0].state for i in range(9)},
            )
        for language in ("da", "en"):
            assert len(text.explain(caught.value, language).splitlines()) == 10
        assert str(caught.value).endswith("; … (9)")

    def test_of_two_kinds_are_not_mixed_in_one_table(self):
        mixed = [self.found[0], *DecisionLog("OS2valghalla").side_by_side([VALGHALLA], by=WITHOUT)]
        with pytest.raises(InvalidValueError, match="value must be of type Finding"):
            text.table(mixed, "da")

    def test_keep_a_line_to_a_line(self):
        finding = Finding("self_assessment.word", Severity.ERROR, found="a\nb", expected="Ja")
        for language in ("da", "en"):
            assert len(text.table([finding], language).splitlines()) == 2
