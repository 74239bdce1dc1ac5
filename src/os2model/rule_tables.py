"""What the tables of a rule book hold, by the name of its field, and the checks of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, TypedDict

from os2model._checks import check_type, listed, shown
from os2model.catalogues import Catalogue
from os2model.dated import Dated, DatedRow, Hole, check_values
from os2model.errors import InvalidValueError
from os2model.groups import UsualMeetings
from os2model.money import Money, Percent
from os2model.price_rules import PriceRule
from os2model.sizes import SizeLimits
from os2model.statutes import Statutes
from os2model.terms import Terms
from os2model.vat import VatCategory, VatRefund
from os2model.working_year import WorkingTime


class Values(TypedDict, total=False):
    """What `amended` and `supposing` put into the tables of a rule book, by the name of its field.

    Examples:
        >>> Values(vat_rates=Percent("25"))
        {'vat_rates': Percent('25')}
    """

    membership_fee: Money
    fee_vat_category: VatCategory
    size_limits: SizeLimits
    vat_rates: Percent
    vat_refunds: tuple[VatRefund, ...]
    statutes: Statutes
    catalogue: Catalogue
    working_year: WorkingTime
    terms: Mapping[str, Terms]
    prices: Mapping[str, Mapping[str, PriceRule | Money]]
    indices: Mapping[str, Fraction | int | str]


TABLES: Final[Mapping[str, type]] = MappingProxyType(
    {
        "membership_fee": Money,
        "fee_vat_category": VatCategory,
        "size_limits": SizeLimits,
        "vat_rates": Percent,
        "vat_refunds": tuple,
        "statutes": Statutes,
        "catalogue": Catalogue,
        "working_year": WorkingTime,
    }
)
"""The tables, and the type of the values of each."""


BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "terms": '{"OS2valghalla": Terms.calendar_year()}',
        "prices": '{"OS2valghalla": {"vederlag": dkk(25000)}}',
        "indices": '{"KL pris- og lønskøn": "134.2"}',
    }
)
"""What is given by the names of products or indices, with an example as it is typed."""


def check_table(name: str, table: Dated[Any]) -> None:
    """Refuse a table that holds what its name does not allow.

    Raises:
        InvalidValueError: a value is of another type, a fee is negative or begins inside a year.
    """
    check_type(f"RuleBook.{name}", table, Dated)
    check_values(f"RuleBook.{name}", table, TABLES[name])
    if name == "vat_refunds":
        for refunds in table.values:
            listed("RuleBook.vat_refunds", refunds, VatRefund)
    if name == "membership_fee":
        for fee in table.rows:
            _check_fee(fee)


def usual_meetings(tables: Iterable[Dated[UsualMeetings]]) -> tuple[Dated[UsualMeetings], ...]:
    """The tables of usual meetings; refused is one of several groups, and two of one group.

    Raises:
        InvalidValueError: a table holds meetings of two kinds or products, or two tables are of the same.

    Examples:
        >>> usual_meetings([])
        ()
    """
    found = listed("RuleBook.usual_meetings", tables, Dated)
    asked: list[tuple[object, str]] = []
    for table in found:
        check_values("RuleBook.usual_meetings", table, UsualMeetings)
        groups = {(each.kind, each.product) for each in table.values}
        if len(groups) > 1 or groups & set(asked):
            raise InvalidValueError("usual_meetings.table", {"table": table.label})
        asked += groups
    return found


def _check_fee(row: DatedRow[Money] | Hole) -> None:
    """Refuse a fee that is negative, and one that begins inside a year: it is the fee of a calendar year."""
    if (row.since.month, row.since.day) != (1, 1):
        values = {"day": row.since, "year": row.since.year, "next": row.since.year + 1}
        raise InvalidValueError("fee.mid-year", values)
    if isinstance(row, DatedRow) and row.value.minor < 0:
        raise InvalidValueError("value.negative", {"what": "membership_fee", "got": shown(row.value)})
