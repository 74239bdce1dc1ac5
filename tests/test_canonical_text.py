"""Each simple value has one text: written by str, read by parse, and so by pydantic and FastAPI."""

import asyncio
import json
from datetime import date

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Cvr,
    Gln,
    InvalidValueError,
    Money,
    MonthDay,
    MunicipalityCode,
    Percent,
    Period,
    PNumber,
    SizeClass,
    dkk,
    membership_fee,
)
from os2model._amounts import CURRENCIES
from os2model.identifiers import RegionCode

ORDINARY = [
    (dkk(25000), "25000.00 DKK"),
    (Money(7, "ISK"), "7 ISK"),
    (Percent("20.25"), "20.25"),
    (Period.year(2026), "2026-01-01/2026-12-31"),
    (Period(date(2026, 1, 1)), "2026-01-01/.."),
    (MonthDay(7, 1), "--07-01"),
    (Cvr("29189773"), "29189773"),
    (Gln("5790002750595"), "5790002750595"),
    (PNumber("1234567890"), "1234567890"),
    (MunicipalityCode("0741"), "0741"),
    (RegionCode("1082"), "1082"),
]


@pytest.mark.parametrize(("value", "text"), ORDINARY)
def test_a_value_is_written_and_read_in_one_way(value, text):
    assert str(value) == text
    assert type(value).parse(text) == value


money = st.builds(Money.from_minor, st.integers(1 - 10**15, 10**15 - 1), st.sampled_from(sorted(CURRENCIES)))
percents = st.decimals(-1000, 1000, places=4).map(Percent)
days = st.dates()
periods = st.tuples(days, st.none() | days).map(lambda pair: Period(*(pair if pair[1] is None else sorted(pair))))
month_days = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31))
codes = st.integers(100, 999).map(lambda number: MunicipalityCode(f"0{number}"))


@given(money | percents | periods | month_days | codes)
def test_what_str_wrote_parse_reads_back(value):
    assert type(value).parse(str(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Money, "25000.00"),
        (Money, "1,0"),
        (Money, "25000.00  DKK"),
        (Money, "25.000,00 DKK"),
        (Money, "DKK 25000.00"),
        (Percent, "25 %"),
        (Period, "2026-01-01"),
        (Period, "2026-01-01/"),
        (Period, "2026-02-31/2026-12-31"),
        (Period, "20260101/20261231"),
        (Period, "2026-12-31/2026-01-01"),
        (Period, "../2026-12-31"),
        (MonthDay, "07-01"),
        (MonthDay, "--13-01"),
        (Cvr, "DKDK13585628"),
        (MunicipalityCode, "41"),
        (SizeClass, ""),
        (SizeClass, "very"),
        (SizeClass, "LARGE"),
    ],
)
def test_other_text_is_refused(kind, text):
    with pytest.raises(ValueError, match=r".+") as caught:
        kind.parse(text)
    assert caught.value.code


@pytest.mark.parametrize("kind", [Money, Percent, Period, MonthDay, MunicipalityCode, RegionCode])
def test_what_is_no_text_is_refused(kind):
    with pytest.raises(InvalidValueError, match="must be of type str"):
        kind.parse(None)


@pytest.mark.parametrize("kind", [Cvr, Gln, PNumber])
def test_the_error_shows_a_number_of_the_kind_that_was_asked_for(kind):
    with pytest.raises(InvalidValueError, match=f'{kind.__name__}.parse must be of type str, such as "{kind.example}"'):
        kind.parse(None)


class Fee(BaseModel):
    payer: Cvr
    net: Money
    vat: Percent = Percent("25")
    period: Period | None = None


class TestPydantic:
    def test_reads_and_writes_a_value_by_its_text(self):
        fee = Fee.model_validate_json('{"payer": "29189773", "net": "12500.00 DKK", "period": "2026-01-01/.."}')
        assert fee == Fee(payer=Cvr("29189773"), net=dkk(12500), period=Period(date(2026, 1, 1)))
        assert fee.model_dump_json() == '{"payer":"29189773","net":"12500.00 DKK","vat":"25","period":"2026-01-01/.."}'

    def test_keeps_the_value_itself_in_python(self):
        fee = Fee(payer=Cvr("29189773"), net=dkk(12500))
        assert fee.model_dump()["net"] == dkk(12500)

    def test_lists_each_fault_with_its_place_its_code_and_our_sentence(self):
        with pytest.raises(ValidationError) as caught:
            Fee.model_validate({"payer": 29189774, "net": "12.500,00 DKK"})
        faults = {fault["loc"]: (fault["type"], fault["msg"]) for fault in caught.value.errors()}
        assert faults[("payer",)] == ("value.type", 'Cvr must be of type str, such as "41849983"; got 29189774')
        code, message = faults[("net",)]
        assert code == "money.text"
        assert message.startswith("'12.500,00' is not an amount; write digits with a dot")

    def test_describes_a_value_as_text_in_its_schema(self):
        assert Fee.model_json_schema()["properties"]["net"] == {
            "title": "Money",
            "type": "string",
            "examples": ["25000.00 DKK"],
        }


class Place(BaseModel):
    size: SizeClass
    by_code: dict[MunicipalityCode, Money | None] = {}


class TestEnumsInPydantic:
    def test_are_their_words_in_json_and_themselves_in_python(self):
        place = Place.model_validate_json('{"size": "very_large", "by_code": {"0741": "1.00 DKK"}}')
        assert place == Place(size=SizeClass.VERY_LARGE, by_code={MunicipalityCode("0741"): dkk(1)})
        assert place.model_dump_json() == '{"size":"very_large","by_code":{"0741":"1.00 DKK"}}'
        assert Place.model_json_schema()["properties"]["size"] == {"title": "SizeClass", "type": "string"}

    def test_refuse_other_words_with_those_there_are(self):
        with pytest.raises(
            ValidationError, match=r'SizeClass can only be "small" \| "medium" \| "large" \| "very_large"'
        ):
            Place(size="LILLE")

    def test_read_back_what_str_wrote(self):
        assert all(SizeClass.parse(str(size)) is size for size in SizeClass)


class TestFastAPI:
    app = FastAPI()

    @staticmethod
    @app.get("/fee/{cvr}/{year}")
    def fee(cvr: Cvr, year: int, joined: date) -> Fee:
        return Fee(payer=cvr, net=membership_fee(year, joined=joined, rules=OS2_RULES).net)

    def get(self, path, query=b""):
        """One request, answered by the application itself."""
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
        asyncio.run(self.app(scope, receive, send))
        return sent[0]["status"], json.loads(b"".join(message.get("body", b"") for message in sent))

    def test_takes_an_identifier_from_the_path_and_answers_with_an_amount(self):
        answer = self.get(f"/fee/{AUTHORITIES['Samsø'].cvr}/2026", b"joined=2026-08-14")
        assert answer == (200, {"payer": "23795515", "net": "12500.00 DKK", "vat": "25", "period": None})

    def test_answers_a_wrong_identifier_with_our_sentence(self):
        status, answer = self.get("/fee/29189774/2026", b"joined=2026-08-14")
        assert status == 422
        assert "fails its check digit (modulus 11 leaves 1)" in answer["detail"][0]["msg"]

    def test_describes_its_identifiers_as_text(self):
        _, answer = self.get("/openapi.json")
        cvr = next(each for each in answer["paths"]["/fee/{cvr}/{year}"]["get"]["parameters"] if each["name"] == "cvr")
        assert cvr["schema"]["type"] == "string"
