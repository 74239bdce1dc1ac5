"""Whatever is written as plain data is read as an equal value, and is valid by the schema."""

from datetime import date

import jsonschema
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from os2model import (
    OS2_RULES,
    Assessment,
    Association,
    Catalogue,
    Dated,
    DatedRow,
    Estimate,
    Money,
    MonthDay,
    RuleBook,
    Terms,
    from_data,
    json_schema,
    prices,
    to_data,
)
from os2model.exchange.record_types import RECORDS
from os2model.exchange.shapes import TEXTS, UNIONS, has_shape
from os2model.groups import UsualMeetings
from os2model.labels import Label
from os2model.statutes import Clause
from os2model.testing import values
from tests.cases import by_json

TABLES = [
    Dated[Money], Dated[prices.PriceRule], Dated[Terms], Dated[Catalogue], DatedRow[Money], DatedRow[UsualMeetings],
    Clause[MonthDay | None],
]  # fmt: skip
TYPES = [cls for cls in (*RECORDS, *TEXTS, *UNIONS, *TABLES, Estimate, prices.Fixed) if has_shape(cls)]
SLOW = {RuleBook: 8, Association: 10}
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def rules_for(value):
    """What is needed to read an assessment: rules that have its catalogue."""
    if not isinstance(value, Assessment):
        return None
    row = DatedRow(since=date(2000, 1, 1), value=value.catalogue, source="made up")
    catalogue = Dated(Label(da="kravkatalog", en="catalogue"), unit="criteria", rows=[row])
    return evolve(OS2_RULES, catalogue=catalogue)


@pytest.mark.parametrize("cls", TYPES, ids=str)
def test_what_is_written_is_read_as_an_equal_value_and_is_valid_by_the_schema(cls):
    validator = jsonschema.Draft202012Validator(json_schema(cls, "da"))

    @settings(max_examples=SLOW.get(cls, 15), suppress_health_check=list(HealthCheck))
    @given(values(cls))
    def comes_back(value):
        written = by_json(to_data(value))
        assert from_data(cls, written, rules=rules_for(value)) == value
        assert list(validator.iter_errors(written)) == []

    comes_back()


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(values(Association), st.booleans())
def test_an_association_comes_back_without_its_rules_where_they_are_given_again(os2, within):
    rules = os2.rules
    data = to_data(os2, rules=within)
    assert from_data(Association, data, rules=None if within else rules) == os2
