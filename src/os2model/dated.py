"""Values that change from a day: the rows of the rules, each with its source and what it rests on.

A table says what holds on a day, or that nothing is published. It never guesses: on a hole, and before its first row, it
raises. An old row is never changed, so what was once computed can be computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise, zip_longest
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_optional_day, check_text, check_type, listed
from os2model.errors import InvalidValueError, NoRuleInForceError
from os2model.labels import Label
from os2model.periods import ONE_DAY, Period
from os2model.sources import Basis, Source, check_source

T = TypeVar("T")
U = TypeVar("U")


def unpublished(rows: Iterable[DatedRow[Any]]) -> tuple[DatedRow[Any], ...]:
    """Those of the rows that are not published: inferred, assumed or supposed.

    Examples:
        >>> from os2model import OS2_RULES
        >>> [str(row.since) for row in unpublished(OS2_RULES.statutes.rows)]
        ['2012-04-24']
    """
    return tuple(row for row in rows if row.basis is not Basis.PUBLISHED)


def check_values(what: str, table: Dated[T], *types: type) -> None:
    """Refuse a table that holds a value of none of the types."""
    for value in table.values:
        check_type(what, value, *types)


@frozen(kw_only=True)
class DatedRow(Generic[T]):
    """A value from a day on, until a newer row (gældende række).

    Attributes:
        since: the first day it holds.
        value: the value; its unit stands in the table.
        source: where it is written, or the words of whoever decided or assumed it.
        basis: what the value rests on.
        decided: the day it was decided; None where that is not known, or where it was always so.
        confirmed: the last day it was seen to be in force.
        contradicts: another text that says otherwise.
        gave_way: the rows and holes it took the place of; the table sets it.
        table: the label of the table the row stands in; the table sets it.

    Examples:
        >>> from datetime import date
        >>> from os2model import Percent
        >>> row = DatedRow(since=date(1992, 1, 1), value=Percent("25"), source=Source("Momsloven", "§ 33"))
        >>> row.basis
        Basis.PUBLISHED
    """

    since: date
    value: T
    source: Source | str
    basis: Basis = Basis.PUBLISHED
    decided: date | None = None
    confirmed: date | None = None
    contradicts: Source | None = None
    gave_way: tuple[DatedRow[T] | Hole, ...] = field(default=(), repr=False)
    table: Label | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        check_day("DatedRow.since", self.since)
        check_type("DatedRow.basis", self.basis, Basis)
        check_source("DatedRow.source", self.source)
        check_optional_day("DatedRow.decided", self.decided)
        check_optional_day("DatedRow.confirmed", self.confirmed)
        check_type("DatedRow.contradicts", self.contradicts, Source, type(None))
        listed("DatedRow.gave_way", self.gave_way, DatedRow, Hole)
        if self.value is None:
            raise InvalidValueError("dated.no-value", {"day": self.since})


@frozen(kw_only=True)
class Hole:
    """Says that nothing is published from a day on (hul), until a newer row.

    Attributes:
        since: the first day of which nothing is published.
        source: where one would expect it, and what stands there instead.

    Examples:
        >>> from datetime import date
        >>> Hole(since=date(2027, 1, 1), source="not decided yet").since
        datetime.date(2027, 1, 1)
    """

    since: date
    source: Source | str

    def __attrs_post_init__(self) -> None:
        check_day("Hole.since", self.since)
        check_source("Hole.source", self.source)


@frozen(kw_only=True)
class Gap:
    """A span of which nothing is published or known (hul i en periode), found beforehand.

    Attributes:
        table: the label of the table.
        period: the days.
        source: where one would expect a value; before the first row that row's.
        way_out: the argument of `RuleBook.assuming` that fills it, as it is typed; empty before the first row.

    Examples:
        >>> from os2model import OS2_RULES, Period
        >>> [str(gap.period) for gap in OS2_RULES.membership_fee.gaps(Period.years(2026, 2028))]
        ['2027-01-01/2028-12-31']
    """

    table: Label
    period: Period
    source: Source | str
    way_out: str


def _rows(rows: Iterable[DatedRow[T] | Hole]) -> tuple[DatedRow[T] | Hole, ...]:
    return listed("Dated.rows", rows, DatedRow, Hole)


def _bound(rows: Iterable[DatedRow[T] | Hole], table: Label) -> tuple[DatedRow[T] | Hole, ...]:
    """The rows, and those that gave way to them, as rows of the table."""
    return tuple(
        row if isinstance(row, Hole) else evolve(row, table=table, gave_way=_bound(row.gave_way, table)) for row in rows
    )


@frozen
class Dated(Generic[T]):
    """A value over time (tabel over tid): rows and holes, newest first.

    Attributes:
        label: what the table holds, as in mid-sentence.
        unit: the unit of its values.
        rows: the rows and holes, newest first, each on a day of its own.
        way_out: the argument of `RuleBook.assuming` that fills a hole of this table, as it is typed.

    Raises:
        InvalidValueError: there is no row, or they are not newest first.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.vat_rates.on(date(1980, 1, 1))
        Percent('20.25')
        >>> OS2_RULES.vat_rates.on(date(1960, 1, 1))
        Traceback (most recent call last):
        os2model.errors.NoRuleInForceError: no VAT rate is known for 1960-01-01; the first one known is of 1967-07-03, ask for that day or later
    """

    label: Label
    unit: str = field(kw_only=True)
    rows: tuple[DatedRow[T] | Hole, ...] = field(kw_only=True, converter=_rows)
    way_out: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Dated.label", self.label, Label)
        check_text("Dated.unit", self.unit, example='"DKK a year, excluding VAT"')
        check_type("Dated.way_out", self.way_out, str)
        if not self.rows:
            raise InvalidValueError("dated.empty", {"table": self.label})
        for newer, older in pairwise(self.rows):
            if newer.since <= older.since:
                values = {"table": self.label, "later": older.since, "earlier": newer.since}
                raise InvalidValueError("dated.order", values)
        object.__setattr__(self, "rows", _bound(self.rows, self.label))

    @property
    def values(self) -> tuple[T, ...]:
        """The values of the rows, newest first; a hole has none.

        Examples:
            >>> from os2model import OS2_RULES
            >>> [str(rate) for rate in OS2_RULES.vat_rates.values[:3]]
            ['25', '22', '20.25']
        """
        return tuple(row.value for row in self.rows if isinstance(row, DatedRow))

    def row(self, *, on: date) -> DatedRow[T]:
        """The row that holds on a day.

        Raises:
            NoRuleInForceError: nothing is published for the day, or it lies before the first row.
        """
        check_day("on", on)
        row = self._covering(on)
        if isinstance(row, DatedRow):
            return row
        raise NoRuleInForceError(self.label, on, None if row else self.rows[-1].since, self.way_out)

    def on(self, day: date) -> T:
        """The value that holds on a day.

        Raises:
            NoRuleInForceError: nothing is published for the day, or it lies before the first row.
        """
        return self.row(on=day).value

    def within(self, period: Period) -> tuple[tuple[Period, DatedRow[T]], ...]:
        """The parts of a period on which one row holds, with the row, in order.

        Raises:
            NoRuleInForceError: nothing is published for a part of it, or it begins before the first row.

        Examples:
            >>> from os2model import OS2_RULES, Period
            >>> [(str(part), str(row.value)) for part, row in OS2_RULES.vat_rates.within(Period.years(1991, 1992))]
            [('1991-01-01/1991-12-31', '22'), ('1992-01-01/1992-12-31', '25')]
        """
        return tuple((part, self.row(on=part.first_day)) for part in self._parts(period))

    def gaps(self, within: Period) -> tuple[Gap, ...]:
        """The parts of a period that lie in a hole or before the first row, in order; the latter have no way out."""
        found = ((part, self._covering(part.first_day)) for part in self._parts(within))
        return tuple(
            Gap(
                table=self.label,
                period=part,
                source=(row or self.rows[-1]).source,
                way_out=self.way_out if row else "",
            )
            for part, row in found
            if not isinstance(row, DatedRow)
        )

    def _covering(self, day: date) -> DatedRow[T] | Hole | None:
        return next((row for row in self.rows if row.since <= day), None)

    def _parts(self, period: Period) -> Iterator[Period]:
        """The parts of a period between the first days of rows and holes."""
        check_type("period", period, Period)
        inside = (row.since for row in reversed(self.rows) if row.since > period.first_day)
        days = [period.first_day, *(day for day in inside if period.contains(day))]
        for day, following in zip_longest(days, days[1:]):
            yield Period(day, period.last_day if following is None else following - ONE_DAY)

    def as_known(self, day: date) -> Dated[T]:
        """The table as it was known on a day: without what was decided later, and with what gave way to it.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> rules = OS2_RULES.amended(since=date(2027, 1, 1), membership_fee=dkk(26500), source="x", decided=date(2026, 5, 18))
            >>> isinstance(rules.membership_fee.as_known(date(2026, 5, 17)).rows[0], Hole)
            True
        """
        check_day("day", day)
        known: dict[date, DatedRow[T] | Hole] = {}

        def add(rows: Iterable[DatedRow[T] | Hole]) -> None:
            later = [row for row in rows if isinstance(row, DatedRow) and row.decided is not None and row.decided > day]
            for row in rows:
                if row not in later:
                    known.setdefault(row.since, row)
            for row in later:
                add(row.gave_way)

        add(self.rows)
        if not known:
            raise NoRuleInForceError(self.label, day, self.rows[-1].since, self.way_out)
        return evolve(self, rows=tuple(known[since] for since in sorted(known, reverse=True)))

    def converted(self, convert: Callable[[T], U]) -> Dated[U]:
        """The table with every value converted, such as an amount of money to a price rule.

        Examples:
            >>> from os2model import OS2_RULES
            >>> OS2_RULES.vat_rates.converted(str).rows[0].value
            '25'
        """

        def of(row: DatedRow[Any] | Hole) -> DatedRow[Any] | Hole:
            if isinstance(row, Hole):
                return row
            return evolve(row, value=convert(row.value), gave_way=tuple(map(of, row.gave_way)))

        return Dated(self.label, unit=self.unit, rows=map(of, self.rows), way_out=self.way_out)

    def assuming(self, value: T, *, because: str) -> Dated[T]:
        """The table with its holes filled by an assumption, in place of any earlier one; all else stays.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> table = OS2_RULES.membership_fee.assuming(dkk(26000), because="budget")
            >>> table.on(date(2026, 1, 1)), table.on(date(2027, 1, 1))
            (Money('25000.00', 'DKK'), Money('26000.00', 'DKK'))
        """

        def filled(row: DatedRow[T] | Hole) -> DatedRow[T] | Hole:
            if isinstance(row, Hole) or row.basis is Basis.ASSUMED:
                return DatedRow(since=row.since, value=value, source=because, basis=Basis.ASSUMED)
            return evolve(row, gave_way=tuple(map(filled, row.gave_way)))

        return evolve(self, rows=tuple(map(filled, self.rows)))

    def amended(self, row: DatedRow[T]) -> Dated[T]:
        """The table with a decided row put in; old rows stay untouched.

        What is not published and begins on the same day gives way to it, and assumed rows from that day on.

        Raises:
            InvalidValueError: a published row begins on that day.
        """
        check_type("row", row, DatedRow)
        for old in self.rows:
            if old.since == row.since and isinstance(old, DatedRow) and old.basis is Basis.PUBLISHED:
                raise InvalidValueError("dated.taken", {"table": self.label, "day": row.since})
        return self._put(row)

    def supposing(self, row: DatedRow[T]) -> Dated[T]:
        """The table with a row put in that may override: whatever begins on its day, and assumed rows from that day on.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, Percent
            >>> what_if = DatedRow(since=date(1992, 1, 1), value=Percent("26"), source="what if", basis=Basis.SUPPOSED)
            >>> OS2_RULES.vat_rates.supposing(what_if).on(date(2026, 1, 1))
            Percent('26')
        """
        check_type("row", row, DatedRow)
        return self._put(row)

    def _put(self, row: DatedRow[T]) -> Dated[T]:
        def gives_way(old: DatedRow[T] | Hole) -> bool:
            return old.since == row.since or (
                isinstance(old, DatedRow) and old.since > row.since and old.basis is Basis.ASSUMED
            )

        kept = [old for old in self.rows if not gives_way(old)]
        gone = tuple(old for old in self.rows if gives_way(old))
        put = evolve(row, gave_way=gone)
        return evolve(self, rows=tuple(sorted([*kept, put], key=lambda each: each.since, reverse=True)))
