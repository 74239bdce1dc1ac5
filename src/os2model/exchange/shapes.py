"""The shapes of plain data: which types have one, and which way.

A record is an object with the names of its class's fields; a canonical text is what `str` writes of a value; of a union each
record carries `kind` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import filterfalse
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

import attrs
from attrs import frozen

from os2model._amounts import CURRENCIES
from os2model._pydantic import CanonicalText
from os2model.charges import Charge
from os2model.dated import Dated, DatedRow, Hole
from os2model.estimates import Estimate
from os2model.exchange.record_types import RECORDS
from os2model.identifiers import Cvr, Gln, MunicipalityCode, PNumber, RegionCode
from os2model.labels import Labelled
from os2model.money import Money, Percent
from os2model.periods import MonthDay, Period
from os2model.price_rules import Fixed, PriceRule
from os2model.prices import ByMembership, BySize, PerInhabitant, PerUnit
from os2model.proration import (
    JOINING_RULES,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    JoiningRule,
    LeavingRule,
    StartedPeriods,
    WholePeriods,
)
from os2model.reductions import Less, Share, Waived
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.statutes import Clause
from os2model.timelines import Since, Timeline
from os2model.vat import VatTreatment

FORMAT: Final = "os2model/1"
"""What an association and a rule book carry as `format`; it rises when a name, a word or a default changes."""


@frozen
class Text:
    """How a value is written as text: the pattern of all that is read, and an example.

    Examples:
        >>> Text(r"[0-9]{8}", "41849983").matches("41849983")
        True
    """

    pattern: str
    example: str

    def matches(self, text: str) -> bool:
        """Whether the whole text has the pattern."""
        return re.fullmatch(self.pattern, text, re.ASCII) is not None


_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WITH_CENTS: Final = "|".join(currency for currency, decimals in CURRENCIES.items() if decimals)
_WITHOUT: Final = "|".join(currency for currency, decimals in CURRENCIES.items() if not decimals)
DAY: Final = Text(_DAY, "2026-08-14")
"""A day."""

NUMBER: Final = Text(r"[0-9]{1,60}(\.[0-9]{1,58})?|[0-9]{1,3100}/0*[1-9][0-9]{0,3100}", "356.5")
"""A number that is not whole: with decimals, or as a fraction."""

MOST_TEXT: Final = 10_000
"""How many characters a text may have."""

IDENTIFIERS: Final = (Cvr, Gln, PNumber, MunicipalityCode, RegionCode)
"""The numbers that identify organisations, written in their one form alone."""

TEXTS: Final[Mapping[type[CanonicalText], Text]] = MappingProxyType(
    {
        **{cls: Text(cls.form.pattern, cls.example) for cls in IDENTIFIERS},
        Money: Text(rf"-?[0-9]{{1,40}}(\.[0-9]{{1,2}})? ({_WITH_CENTS})|-?[0-9]{{1,40}} ({_WITHOUT})", Money.example),
        MonthDay: Text("--[0-9]{2}-[0-9]{2}", MonthDay.example),
        Percent: Text(r"-?[0-9]{1,60}(\.[0-9]{1,58})?", Percent.example),
        Period: Text(rf"{_DAY}/({_DAY}|\.\.)", Period.example),
    }
)
"""The types that are written as one canonical text."""

KINDS: Final[Mapping[type, str]] = MappingProxyType(
    {
        ByJoiningDay: "by_joining_day",
        ByKey: "by_key",
        ByMeasure: "by_measure",
        ByMembership: "by_membership",
        BySize: "by_size",
        EqualShare: "equal_share",
        FixedShare: "fixed_share",
        Hole: "hole",
        Less: "less",
        PerInhabitant: "per_inhabitant",
        PerUnit: "per_unit",
        Share: "share",
        Staircase: "staircase",
        StartedPeriods: "started_periods",
        Waived: "waived",
        WholePeriods: "whole_periods",
    }
)
"""What a record of a union carries as `kind`. A row of a table carries none, and a price that is text is `Fixed`."""

UNIONS: Final[Mapping[Any, tuple[type, ...]]] = MappingProxyType(
    {
        PriceRule: (
            BySize,
            PerInhabitant,
            PerUnit,
            ByMembership,
            Share,
            Less,
            Waived,
            Staircase,
            EqualShare,
            ByKey,
        ),
        JoiningRule: JOINING_RULES,
        LeavingRule: (ByMeasure, StartedPeriods, WholePeriods),
    }
)
"""The records that stand where any of several may."""

NAMES: Final[Mapping[Any, str]] = MappingProxyType(
    {PriceRule: "PriceRule", JoiningRule: "JoiningRule", LeavingRule: "LeavingRule"}
)
"""What the unions are called, which have no name of their own."""

LISTS: Final[tuple[Any, ...]] = (tuple, list)
"""The types of a list of values, as `get_origin` gives them."""

EITHER: Final[tuple[Any, ...]] = (Union, UnionType)
"""The types of one of several values, as `get_origin` gives them."""

TOO_LONG: Final = 10**13
"""A number that is no identifier any more, and neither is what lies above it."""

AS_TEXT: Final = (Fixed,)
"""What is written as the text of the one value that it holds."""

SIMPLE: Final = (str, int, bool, date, Fraction, Estimate)
"""What stands as JSON has it: text, whole numbers, true and false, days; numbers that are not whole as text."""

LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Totals": "made by the library from charges",
        "Finding": "made by the library; `to_records` writes it",
    }
)
"""The public types without a shape, and why."""


_NOT_KEPT: Final[Mapping[type, str]] = MappingProxyType({Charge: "origin", VatTreatment: "row"})
"""What a value was made from: it takes no part in comparisons, and is not written."""


def fields_of(cls: type[Any]) -> list[attrs.Attribute[Any]]:
    """The fields of a record, those that are written and read.

    Examples:
        >>> [each.name for each in fields_of(VatTreatment)]
        ['category', 'rate', 'reason']
    """
    left_out = _NOT_KEPT.get(cls)
    return [each for each in attrs.fields(attrs.resolve_types(cls)) if each.init and each.name != left_out]


_HOLDERS: Final = (Dated, DatedRow, Clause, Since)


def held(cls: type, of: Any) -> dict[str, Any]:  # noqa: ANN401  whatever a table holds
    """The types of the fields of a table, a row or a clause that depend on what it holds.

    Examples:
        >>> held(Clause, MonthDay)
        {'value': <class 'os2model.periods.MonthDay'>}
    """
    rows = tuple[DatedRow[of] | Hole, ...]
    if cls is Dated:
        return {"rows": rows}
    return {"value": of, "gave_way": rows} if cls is DatedRow else {"value": of}


def _either(kinds: set[Any]) -> bool:
    """Whether it can be told which of them a value is: one alone, words and texts, text or a record, a row or a hole."""
    if len(kinds) == 1:
        return has_shape(next(iter(kinds)))
    if are_words(kinds):
        return True
    others = list(kinds - {str, Hole})
    if len(kinds) > 2 or len(others) != 1 or not has_shape(others[0]):  # noqa: PLR2004  one and another
        return False
    return others[0] in RECORDS if str in kinds else get_origin(others[0]) is DatedRow


def _is_enum(kind: Any) -> bool:  # noqa: ANN401
    return isinstance(kind, type) and issubclass(kind, Labelled)


def are_words(kinds: Iterable[Any]) -> bool:
    """Whether some types are told from each other by their words, or by the form of their text.

    Examples:
        >>> from os2model import Cadence, FirstDay
        >>> are_words([MonthDay, FirstDay]), are_words([Money, Percent]), are_words([Cvr, Percent])
        (True, True, False)
    """
    others = list(filterfalse(_is_enum, kinds))
    return not others or (len(others) == 1 and others[0] in TEXTS) or {*others} == {Money, Percent}


def has_shape(type_: Any) -> bool:  # noqa: ANN401  a class, a list of one, or a table of one
    """Whether a type can be read and written as plain data.

    Examples:
        >>> from os2model import Organisation
        >>> has_shape(list[Organisation]), has_shape(Dated[Money]), has_shape(Dated), has_shape(set)
        (True, True, False, False)
    """
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (*_HOLDERS, Timeline, list) or (origin is tuple and arguments[1:] == (...,)):
        return has_shape(arguments[0])
    if origin in EITHER:
        return type_ in UNIONS or _either(set(arguments) - {NoneType})
    return type_ in (*UNIONS, *AS_TEXT, *TEXTS, *SIMPLE) or (
        isinstance(type_, type) and ((type_ in RECORDS and type_ not in _HOLDERS) or issubclass(type_, Labelled))
    )
