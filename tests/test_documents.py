"""The header of OS2's documents: what may be left out, and what is worth a look in it."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import OS2_RULES, DocumentControl, InvalidValueError, Severity, from_data, text, to_data
from os2model.documents import check_document

APPROVED, REVISION = date(2026, 3, 17), date(2027, 3, 17)
HEADER = DocumentControl(
    title="Takstblad",
    owner="sekretariatet",
    approver="styregruppen",
    version="1.0",
    approved=APPROVED,
    revision=REVISION,
)
DAY = timedelta(days=1)


def codes(document, on):
    return [finding.code for finding in check_document(document, on=on)]


def test_an_empty_header_as_in_the_guide_is_one_and_is_not_approved():
    (finding,) = check_document(DocumentControl(), on=APPROVED)
    assert (finding.code, finding.severity) == ("document.not-approved", Severity.WARNING)
    assert str(finding) == "the document was not approved on 2026-03-17; have it approved, and give the day of that"
    danish = text.explain(finding, "da")
    assert danish == "dokumentet var ikke godkendt 17.3.2026; få dokumentet godkendt, og skriv godkendelsesdatoen"
    assert check_document(DocumentControl(title=" "), on=APPROVED) == (finding,)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(APPROVED - DAY, ["document.not-approved"], id="the day before it is approved"),
        pytest.param(APPROVED, [], id="the day it is approved"),
        pytest.param(REVISION, [], id="the last day for its revision"),
        pytest.param(REVISION + DAY, ["document.revision-overdue"], id="the day after"),
    ],
)
def test_is_good_from_the_day_of_its_approval_to_the_day_of_its_revision_both_included(on, expected):
    assert codes(HEADER, on) == expected


def test_that_is_to_be_revised_before_it_was_approved_has_a_day_that_is_wrong():
    assert codes(evolve(HEADER, revision=APPROVED), APPROVED) == []
    early = evolve(HEADER, revision=APPROVED - DAY)
    assert codes(early, APPROVED - DAY) == ["document.not-approved", "document.revision-before-approval"]
    assert codes(early, APPROVED) == ["document.revision-overdue", "document.revision-before-approval"]


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(0, 4000), st.integers(-4000, 4000))
def test_a_window_is_kept_on_its_last_day_and_broken_on_every_day_after(approved, length, away):
    document = DocumentControl(approved=approved, revision=approved + timedelta(days=length))
    on = document.revision + timedelta(days=away)
    assert ("document.revision-overdue" in codes(document, on)) is (away > 0)
    assert ("document.not-approved" in codes(document, on)) is (on < approved)


def test_a_price_list_and_a_catalogue_carry_one():
    sheet = evolve(OS2_RULES.price_list("OS2valghalla"), document=HEADER)
    catalogue = evolve(OS2_RULES.catalogue_version("1.1.0"), document=HEADER)
    assert sheet.document is catalogue.document is HEADER
    for value in (sheet, catalogue):
        assert from_data(type(value), to_data(value)) == value
    with pytest.raises(InvalidValueError, match=r"PriceList\.document must be of type DocumentControl \| None"):
        evolve(sheet, document="1.0")
    with pytest.raises(InvalidValueError, match=r"Catalogue\.document must be of type DocumentControl \| None"):
        evolve(catalogue, document="1.0")


def test_as_data_is_its_fields_without_those_left_out():
    assert to_data(DocumentControl()) == {}
    assert to_data(evolve(HEADER, owner="", approver="", revision=None)) == {
        "title": "Takstblad",
        "version": "1.0",
        "approved": "2026-03-17",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"version": 1}, r"DocumentControl\.version must be of type str"),
        ({"approved": "2026-03-17"}, r"DocumentControl\.approved must be of type date \| None"),
        ({"revision": 2027}, r"DocumentControl\.revision must be of type date \| None"),
    ],
    ids=lambda case: next(iter(case), "") if isinstance(case, dict) else "",
)
def test_a_field_of_another_type_is_refused(given, message):
    with pytest.raises(InvalidValueError, match=message):
        DocumentControl(**given)
