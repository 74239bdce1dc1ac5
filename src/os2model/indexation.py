"""Indexation (regulering): prices that follow a published index, and the values of such an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import MINYEAR, date
from fractions import Fraction
from math import prod
from typing import Any, ClassVar

from attrs import evolve, frozen

from os2model._amounts import exact_of
from os2model._checks import check_range, check_text, check_type, refuse, shown
from os2model.dated import Dated, DatedRow
from os2model.errors import InvalidValueError, NoRuleInForceError, PeriodError
from os2model.grids import NEW_YEAR
from os2model.labels import Label
from os2model.money import Percent
from os2model.periods import MonthDay
from os2model.price_rules import PriceRule, Rounding
from os2model.sources import Basis, Source
from os2model.steps import AmountStep, Step


def index_value(given: Fraction | int | str) -> Fraction:
    """A value of an index, exact; text has a dot before the decimals.

    Raises:
        InvalidValueError: it is no number above 0.

    Examples:
        >>> index_value("134.2")
        Fraction(671, 5)
    """
    check_type("index", given, Fraction, int, str, example='"134.2"')
    exact = given if isinstance(given, Fraction) else exact_of(given)
    if exact is None or exact <= 0:
        raise InvalidValueError("index.value", {"got": shown(given)})
    return Fraction(exact)


@frozen
class Index:
    """A published index by month (indeks), such as KL's estimate of wages and prices.

    Attributes:
        name: its name, which terms refer to.
        values: its values, each row on the first day of the month it is of; a month without a row is not known.

    Raises:
        InvalidValueError: a row begins inside a month, or a value is not above 0; all the reasons at once.

    Examples:
        >>> index = Index.of("KL", {date(2025, 1, 1): "130.1", date(2026, 1, 1): "134.2"}, source="made up")
        >>> index.row(date(2026, 1, 1)).value
        Fraction(671, 5)
        >>> index.row(date(2026, 2, 1))
        Traceback (most recent call last):
        os2model.errors.NoRuleInForceError: no value of the index KL is published for 2026-02-01; assume one: rules.assuming(indices={"KL": {date(2026, 2, 1): "…"}}, because=…)
    """

    name: str
    values: Dated[Fraction]

    def __attrs_post_init__(self) -> None:
        check_text("Index.name", self.name, example='"KL pris- og lønskøn"')
        check_type("Index.values", self.values, Dated)
        refuse(self._contradictions())

    def _contradictions(self) -> Iterator[InvalidValueError]:
        for row in self.values.rows:
            if row.since.day != 1:
                yield InvalidValueError("index.month", {"day": row.since})
        for value in self.values.values:
            try:
                index_value(value)
            except InvalidValueError as error:
                yield error

    @classmethod
    def of(
        cls,
        name: str,
        values: Mapping[date, Fraction | int | str],
        *,
        source: Source | str,
        basis: Basis = Basis.PUBLISHED,
    ) -> Index:
        """An index by the first days of its months."""
        check_type("indices", values, Mapping, example='{date(2026, 1, 1): "134.2"}')
        for day in values:
            check_type("indices", day, date, example="date(2026, 1, 1)")
        rows = [
            DatedRow(since=day, value=index_value(values[day]), source=source, basis=basis)
            for day in sorted(values, reverse=True)
        ]
        return cls(name, Dated(_label(name), unit="index", rows=rows))

    def row(self, month: date) -> DatedRow[Fraction]:
        """The row of the month that begins on a day; never that of another month.

        Raises:
            NoRuleInForceError: its value is not known.
        """
        for row in self.values.rows:
            if row.since == month and isinstance(row, DatedRow):
                return row
        raise unknown(self.name, month)

    def assuming(self, values: Mapping[date, Fraction | int | str], *, because: str) -> Index:
        """The index with the months that have no value filled by an assumption, in place of any earlier one.

        Examples:
            >>> index = Index.of("KL", {date(2026, 1, 1): "134.2"}, source="made up")
            >>> longer = index.assuming({date(2026, 1, 1): "100", date(2027, 1, 1): "137"}, because="budget")
            >>> [str(row.value) for row in longer.values.rows]
            ['137', '671/5']
        """
        assumed = Index.of(self.name, values, source=because, basis=Basis.ASSUMED)
        rows = {row.since: row for row in assumed.values.rows}
        rows |= {
            row.since: row
            for row in self.values.rows
            if row.since not in rows or (isinstance(row, DatedRow) and row.basis is not Basis.ASSUMED)
        }
        kept = [rows[since] for since in sorted(rows, reverse=True)]
        return evolve(self, values=evolve(self.values, rows=kept))


def _label(name: str) -> Label:
    return Label(da=f"værdi af indekset {name}", en=f"value of the index {name}")


def unknown(name: str, month: date) -> NoRuleInForceError:
    """That an index has no value of a month, with the way out.

    Examples:
        >>> unknown("KL", date(2026, 2, 1)).way_out
        'indices={"KL": {date(2026, 2, 1): "…"}}'
    """
    typed = f"date({month.year}, {month.month}, {month.day})"
    return NoRuleInForceError(_label(name), month, way_out=f'indices={{"{name}": {{{typed}: "…"}}}}')


@frozen(kw_only=True)
class IndexStep(Step):
    """One yearly adjustment by an index (regulering).

    Attributes:
        index: the name of the index.
        day: the first day of the price that it makes.
        new: the row of the newer value.
        old: the row of the value a year before.
        ratio: by which it multiplies the price, after the floor and the cap.
        limit: the floor or the cap where it decides.

    Examples:
        >>> index = Index.of("KL", {date(2025, 1, 1): "100", date(2026, 1, 1): "102"}, source="made up")
        >>> new, old = index.values.rows
        >>> IndexStep(index="KL", day=date(2027, 1, 1), new=new, old=old, ratio=Fraction(51, 50), limit=None).rows == (new, old)
        True
    """

    label: ClassVar[Label] = Label(da="regulering", en="indexation")

    index: str
    day: date
    new: DatedRow[Fraction]
    old: DatedRow[Fraction]
    ratio: Fraction
    limit: Percent | None

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """The rows of the two values."""
        return (self.new, self.old)


@frozen(kw_only=True)
class RepricedStep(AmountStep):
    """The price after its adjustments (reguleret pris), rounded once; a price an inhabitant is not rounded.

    Attributes:
        before: the printed price, in exact minor units.
        ratio: the adjustments multiplied.
        rounding: to what the new price is rounded, and who says so.

    Examples:
        >>> from os2model import dkk
        >>> step = RepricedStep(before=Fraction(10000), ratio=Fraction(51, 50), rounding=Rounding(dkk(1), "§ 6"), price=Fraction(10200))
        >>> step.rounding.of(step.before * step.ratio) == step.price
        True
    """

    label: ClassVar[Label] = Label(da="reguleret pris", en="price after indexation")

    before: Fraction
    ratio: Fraction
    rounding: Rounding


def multiplied(adjustments: Iterable[IndexStep]) -> Fraction:
    """What some adjustments multiply a price by.

    Examples:
        >>> multiplied([])
        Fraction(1, 1)
    """
    return prod((step.ratio for step in adjustments), start=Fraction(1))


@frozen(kw_only=True)
class Indexation:
    """How a price follows an index (reguleringsvilkår): once a year, from the printed price, rounded once.

    The new price is the printed one times the product of the yearly ratios, each limited by the floor and the cap; nothing
    is carried from one rounded price to the next. A new row of the price starts afresh, and rebates are not adjusted. A price
    that is assumed is counted as printed on the first day of the subscription, or on that of the hole it fills if that is later.

    Attributes:
        index: the name of the index.
        month: the month of the values that are compared.
        on: the day of the year from which the new price holds.
        years_before: how many years before that the newer of the values is of.
        floor: the least change of a year in percent; `Percent("0")` means that a price never falls. None: none.
        cap: the greatest change of a year in percent; None: none.
        rounding: to what the new price is rounded, and who says so.

    Raises:
        InvalidValueError: the floor is above the cap, one is less than -100 percent, or a number is none.

    Examples:
        >>> from os2model import dkk
        >>> yearly = Indexation(index="KL", month=1, cap=Percent("3"), rounding=Rounding(dkk(1), "accession agreement § 6"))
        >>> kl = Index.of("KL", {date(2024, 1, 1): "100", date(2025, 1, 1): "102", date(2026, 1, 1): "108"}, source="made up")
        >>> [(str(step.day), str(step.ratio)) for step in yearly.adjustments(date(2026, 1, 1), date(2027, 6, 30), [kl])]
        [('2027-01-01', '103/100')]
    """

    index: str
    month: int
    on: MonthDay = NEW_YEAR
    years_before: int = 1
    floor: Percent | None = None
    cap: Percent | None = None
    rounding: Rounding

    def __attrs_post_init__(self) -> None:
        check_text("Indexation.index", self.index, example='"KL pris- og lønskøn"')
        check_range("Indexation.month", self.month, 1, 12)
        check_type("Indexation.on", self.on, MonthDay)
        check_range("Indexation.years_before", self.years_before, 0, 10)
        for name, bound in (("floor", self.floor), ("cap", self.cap)):
            check_type(f"Indexation.{name}", bound, Percent, type(None))
            if bound and bound.fraction < -1:
                values = {"what": f"Indexation.{name}", "expected": "≥ -100", "got": str(bound)}
                raise InvalidValueError("value.range", values)
        check_type("Indexation.rounding", self.rounding, Rounding)
        if self.floor and self.cap and self.floor > self.cap:
            raise InvalidValueError("index.limits", {"floor": str(self.floor), "cap": str(self.cap)})

    def days(self, since: date, until: date) -> Iterator[date]:
        """The days after one and not after another from which an adjusted price holds, in order."""
        days = (self.on.in_year(year) for year in range(since.year, until.year + 1))
        return (day for day in days if since < day <= until)

    def adjustments(self, since: date, until: date, indices: Iterable[Index]) -> tuple[IndexStep, ...]:
        """The adjustments of a price that is printed from a day on, as they hold on another.

        Raises:
            NoRuleInForceError: a value of the index is not known; the message shows how to assume it.
        """
        days = tuple(self.days(since, until))
        if not days:
            return ()
        index = next((each for each in indices if each.name == self.index), None)
        return tuple(self._adjustment(day, index) for day in days)

    def _adjustment(self, day: date, index: Index | None) -> IndexStep:
        year = day.year - self.years_before
        if year <= MINYEAR:
            raise PeriodError("calendar", day)
        months = (date(year, self.month, 1), date(year - 1, self.month, 1))
        if index is None:
            raise unknown(self.index, months[0])
        new, old = (index.row(month) for month in months)
        ratio = found = new.value / old.value
        limit = None
        for bound, keep in ((self.floor, max), (self.cap, min)):
            if bound is not None:
                found = keep(found, 1 + bound.fraction)
                limit = bound if found != ratio and found == 1 + bound.fraction else limit
        return IndexStep(index=self.index, day=day, new=new, old=old, ratio=found, limit=limit)

    def repriced(self, rule: PriceRule, adjustments: Iterable[IndexStep]) -> PriceRule:
        """A rule at its prices after some adjustments."""
        return rule.repriced(multiplied(adjustments), self.rounding)
