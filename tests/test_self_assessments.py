"""OS2's own self-assessment files, read from and written to plain mappings."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve

from os2model import OS2_RULES, Answer, AnswerState, Evidence, InvalidDataError, InvalidValueError, text
from os2model.answers import EvidenceKind
from os2model.assessments import AssessmentKind
from os2model.exchange.self_assessments import read_self_assessment, write_self_assessment
from tests.cases import RECORDED, assessed, faults_of

CATALOGUE = OS2_RULES.catalogue_version("1.1.0")
MADE = datetime(2026, 6, 23, 8, 30, 0, 123456, tzinfo=UTC)


def entry(id_="F7", word="Ja", **others):
    return {"id": id_, "efterlevet": word, **others}


def file_of(*entries, **others):
    return {"productName": "OS2test", "filledBy": "Y. Z.", "filledDate": "2026-06-23", "krav": list(entries), **others}


def read(*entries, **others):
    return read_self_assessment(file_of(*entries, **others), catalogue=CATALOGUE)


def faults(*entries, **others):
    return faults_of(lambda: read(*entries, **others))


class TestReading:
    @pytest.mark.parametrize(
        ("word", "state"),
        [
            ("Ja", "met"), ("Nej", "unmet"), ("Ikke relevant", "not_applicable"), ("Ved ikke", "unknown"), (None, "unanswered"),
            ("", "unanswered"), ("Planlagt", "planned"), ("Delvist", "partial"),
        ],
    )  # fmt: skip
    def test_knows_the_words_of_the_generator_and_of_later_reports(self, word, state):
        assert read(entry(word=word))["F7"].state.word == state

    def test_takes_documentation_as_evidence_of_what_is_met_and_as_explanation_of_what_is_not(self):
        assessment = read(
            entry("F1", dokumentation="https://github.com/os2display"),
            entry("F2", dokumentation="MPL 2.0, see https://mozilla.org"),
            entry("F4", "Delvist", dokumentation="to foråret"),
        )
        (link,), (statement,) = assessment["F1"].evidence, assessment["F2"].evidence
        assert (link.kind, statement.kind) == (EvidenceKind.LINK, EvidenceKind.STATEMENT)
        assert (assessment["F4"].explanation, assessment["F4"].evidence) == ("to foråret", ())

    def test_knows_who_answered_but_not_for_what_is_blank(self):
        assessment = read(entry("F1"), entry("F2", ""))
        assert (assessment["F1"].assessor, assessment["F2"].assessor) == ("Y. Z.", "")
        assert assessment["F2"] == Answer("F2", AnswerState.UNANSWERED)

    def test_gives_a_self_assessment_of_the_day_it_was_filled(self):
        assessment = read(entry(), filledDate=date(2026, 6, 23))
        assert (assessment.product, assessment.on, assessment.kind) == (
            "OS2test",
            date(2026, 6, 23),
            AssessmentKind.SELF,
        )

    def test_finds_everything_that_is_wrong_with_its_place(self):
        assert faults(
            entry("F8"), entry("F7", "ja"), entry("F7"), entry("R1", produktniveau="2", kategori="relevans"), "F1",
            entry("G1", efterlevt="Nej"), entry(""), entry(7), entry("F2", dokumentation=5),
            productName="", filledDate="23.6.2026", fildBy="x",
        ) == [
            ("data.unknown-key", "/fildBy"),
            ("data.missing", ""),
            ("data.day", "/filledDate"),
            ("assessment.unknown-criterion", "/krav/0/id"),
            ("self_assessment.word", "/krav/1/efterlevet"),
            ("assessment.answered-twice", "/krav/2/id"),
            ("self_assessment.other-catalogue", "/krav/3/produktniveau"),
            ("data.type", "/krav/4"),
            ("data.unknown-key", "/krav/5/efterlevt"),
            ("data.missing", "/krav/6"),
            ("data.type", "/krav/7/id"),
            ("data.type", "/krav/8/dokumentation"),
        ]  # fmt: skip

    @pytest.mark.parametrize("word", ["I gang / afventer", "Afventer", "?", "JA", "Ja "])
    def test_takes_no_other_word_for_an_answer(self, word):
        assert faults(entry(word=word)) == [("self_assessment.word", "/krav/0/efterlevet")]

    def test_takes_an_address_among_other_words_or_addresses_as_a_statement(self):
        (found,) = read(entry("F1", dokumentation="https://a.dk, https://b.dk"))["F1"].evidence
        assert found.kind is EvidenceKind.STATEMENT

    def test_tells_a_misspelt_level_or_theme_from_that_of_another_catalogue(self):
        assert faults(entry("R2", produktniveau="Niveau 2", kategori="Relevans")) == [
            ("self_assessment.value", "/krav/0/produktniveau"),
            ("self_assessment.value", "/krav/0/kategori"),
        ]
        with pytest.raises(
            InvalidDataError, match="'Relevans' is no value of this field; write one of relevans, formkrav, strategisk"
        ):
            read(entry("R2", kategori="Relevans"))

    def test_finds_blank_names_and_ids_beside_all_else(self):
        assert faults(entry("  "), entry("ZZ"), productName=" ") == [
            ("data.missing", ""), ("data.missing", "/krav/0"), ("assessment.unknown-criterion", "/krav/1/id"),
        ]  # fmt: skip

    def test_offers_the_nearest_words_in_danish(self):
        with pytest.raises(InvalidDataError) as caught:
            read(entry(word="ja"))
        assert "mente du 'Ja'?" in text.explain(caught.value, "da")

    def test_asks_whether_another_catalogue_was_used_where_a_level_or_theme_differs(self):
        with pytest.raises(
            InvalidDataError, match="F13 stands under 3, and in this catalogue under 2; was another catalogue used"
        ):
            read(entry("F13", produktniveau="3", kategori="formkrav"))
        assert faults(entry("F13", kategori="strategisk")) == [("self_assessment.other-catalogue", "/krav/0/kategori")]

    @pytest.mark.parametrize("data", [None, [], "x", 5, {}, {"krav": None}, {"krav": {}}, {"krav": [None]}, {1: 2}])
    def test_refuses_what_is_no_such_file_with_an_error_of_ours(self, data):
        with pytest.raises(InvalidDataError):
            read_self_assessment(data, catalogue=CATALOGUE)

    def test_says_a_misspelt_name_once_and_not_as_missing_too(self):
        data = file_of(entry())
        data["productname"] = data.pop("productName")
        with pytest.raises(InvalidDataError) as caught:
            read_self_assessment(data, catalogue=CATALOGUE)
        (found,) = caught.value.findings
        assert (found.code, found.nearest) == ("data.unknown-key", ("productName",))

    @pytest.mark.parametrize(
        "day", ["2026-13-01", "20260623", "2026-W26-2", "2026-06-23T00:00", datetime(2026, 6, 23, tzinfo=UTC), 5]
    )
    def test_takes_a_day_as_ten_characters_only(self, day):
        code = "data.no-day" if day == "2026-13-01" else "data.day"
        assert faults(entry(), filledDate=day) == [(code, "/filledDate")]

    def test_offers_the_day_that_was_meant_as_other_plain_data_does(self):
        with pytest.raises(
            InvalidDataError, match=r"/filledDate: '23.6.2026' is not a day .* did you mean '2026-06-23'"
        ):
            read_self_assessment(file_of(filledDate="23.6.2026"), catalogue=CATALOGUE)

    def test_needs_the_catalogue_itself(self):
        with pytest.raises(InvalidValueError, match="catalogue must be of type Catalogue"):
            read_self_assessment(file_of(), catalogue="1.1.0")

    def test_takes_a_long_explanation_which_the_file_may_hold(self):
        long = "x" * 10_001
        assert read(entry("F1", "Nej", dokumentation=long))["F1"].explanation == long

    def test_changes_nothing_that_is_handed_in(self):
        data = file_of(entry())
        before = json.dumps(data)
        read_self_assessment(data, catalogue=CATALOGUE)
        assert json.dumps(data) == before


class TestWriting:
    @pytest.mark.parametrize("name", [name for name, data in RECORDED.items() if data["kind"] == "self-assessment"])
    def test_gives_what_is_read_again_as_the_same_by_way_of_json(self, name):
        assessment = assessed(name)
        data = json.loads(json.dumps(write_self_assessment(assessment, generated_at=MADE)))
        assert read_self_assessment(data, catalogue=assessment.catalogue) == assessment

    def test_keeps_documentation_and_who_answered(self):
        assessment = read(
            entry("F1", dokumentation="https://github.com/os2display"), entry("F4", "Nej", dokumentation="to foråret"),
            entry("F5", "", dokumentation="spørg Yrsa"),
        )  # fmt: skip
        assert (
            read_self_assessment(write_self_assessment(assessment, generated_at=MADE), catalogue=CATALOGUE)
            == assessment
        )

    def test_has_the_names_of_the_generator_in_its_order_our_wording_and_no_guidance(self):
        data = write_self_assessment(assessed("os2valghalla-self-2026-06"), generated_at=MADE)
        assert list(data) == ["productName", "filledBy", "filledDate", "generatedAt", "krav"]
        assert data["krav"][10] == {
            "id": "F7",
            "kategori": "formkrav",
            "krav": "dokumentationen følger OS2's skabelon",
            "produktniveau": "1",
            "retningslinjer": "",
            "efterlevet": "Ja",
            "dokumentation": "",
        }

    def test_writes_the_moment_with_milliseconds_in_universal_time(self):
        danish = MADE.astimezone(timezone(timedelta(hours=2)))
        for moment in (MADE, danish):
            data = write_self_assessment(assessed("os2valghalla-self-2026-06"), generated_at=moment)
            assert data["generatedAt"] == "2026-06-23T08:30:00.123Z"

    @pytest.mark.parametrize(
        "moment",
        [
            datetime(2026, 6, 23),  # noqa: DTZ001
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
            date(2026, 6, 23),
            "2026-06-23",
        ],
    )
    def test_needs_a_moment_with_its_time_zone(self, moment):
        with pytest.raises(InvalidValueError, match="generated_at needs a day, a time and a time zone"):
            write_self_assessment(assessed("os2valghalla-self-2026-06"), generated_at=moment)

    @pytest.mark.parametrize(
        "more",
        [
            {"F1": [Evidence("x", kind=EvidenceKind.STATEMENT), Evidence("y", kind=EvidenceKind.STATEMENT)]},
            {"F1": [Evidence("x", kind=EvidenceKind.DOCUMENT)]},
            {"F1": [Evidence("x", kind=EvidenceKind.STATEMENT, last_day=date(2027, 1, 1))]},
        ],
    )
    def test_refuses_to_lose_what_the_shape_cannot_hold(self, more):
        assessment = assessed("os2valghalla-self-2026-06")
        answers = [evolve(each, evidence=more.get(each.criterion, ())) for each in assessment.answers]
        with pytest.raises(
            InvalidValueError,
            match="says more than OS2's file can hold: evidence, explanation or assessor of F1; leave that out",
        ):
            write_self_assessment(evolve(assessment, answers=answers), generated_at=MADE)

    def test_refuses_an_evaluation_because_the_file_is_a_self_assessment(self):
        with pytest.raises(InvalidValueError, match="can hold: the secretariat's evaluation; leave"):
            write_self_assessment(assessed("os2autoproces-audit-2025-09"), generated_at=MADE)
