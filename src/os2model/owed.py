"""A price line as one function of the day: what is owed, in whole øre, for all days before it.

Inside a pricing period what is owed is the exact total to date, rounded once; earlier pricing periods are whole already.
A charge is the difference between two days, so however a span is cut, the charges add up. The days on which charges are
cut are the billing periods'; they decide no amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import zip_longest

from attrs import evolve, frozen

from os2model.dated import DatedRow
from os2model.grids import Grid
from os2model.money import Money, rounded
from os2model.organisations import Organisation, SizeRules
from os2model.periods import ONE_DAY, Period
from os2model.price_lists import PriceLine
from os2model.prices import Circumstances
from os2model.proration import Measure
from os2model.steps import BrokenMonth, EarlierStep, PartStep, RoundedStep, Step, ToDateStep
from os2model.terms import Terms, TermsStep


@frozen(kw_only=True)
class LinePrice:
    """The price of a line for one payer, by day (takst for en betaler).

    Attributes:
        line: the price line.
        payer: who pays.
        member_during: the periods in which the payer is a member; None where that is not known.
        sizes: by which the payer gets its size class.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> line = OS2_RULES.price_list("OS2valghalla").lines[1]
        >>> price = LinePrice(line=line, payer=AUTHORITIES["Samsø"], member_during=(Period(date(2020, 1, 1)),), sizes=OS2_RULES.sizes)
        >>> price.amount(date(2024, 1, 1))
        Traceback (most recent call last):
        os2model.errors.MissingFactError: Samsø Kommune's inhabitants on 2023-01-01 are not known (known: 2020); give them, or assume the latest: rules.assuming(inhabitants='latest', because=…)
    """

    line: PriceLine
    payer: Organisation
    member_during: tuple[Period, ...] | None
    sizes: SizeRules

    def amount(self, day: date) -> Fraction:
        """Exact minor units of one pricing period, at the price of a day."""
        return self.line.prices.on(day).amount(self._circumstances(day))

    def money(self, minor: int) -> Money:
        """Whole minor units in the currency of the line."""
        return Money.from_minor(minor, self.currency)

    @property
    def currency(self) -> str:
        """The currency of the line."""
        return self.line.prices.values[0].currency

    def steps(self, day: date) -> tuple[Step, ...]:
        """The steps to the price of a day."""
        row = self.line.prices.row(on=day)
        price, *others = row.value.steps(self._circumstances(day))
        return (evolve(price, row=row), *others)

    def changes(self, first_day: date, end: date) -> Iterator[date]:
        """The days strictly between two days on which the price may change, in order."""
        days = {row.since for row in (*self.line.prices.rows, *self.sizes.limits.rows)}
        days |= {date(year, 1, 1) for year in range(first_day.year + 1, end.year + 1)}
        for period in self.member_during or ():
            days.add(period.first_day)
            if period.last_day is not None and period.last_day < end:
                days.add(period.last_day + ONE_DAY)
        return (day for day in sorted(days) if first_day < day < end)

    def _circumstances(self, day: date) -> Circumstances:
        periods = self.member_during
        return Circumstances(
            payer=self.payer,
            on=day,
            member=None if periods is None else any(period.contains(day) for period in periods),
            sizes=self.sizes,
        )


@frozen(kw_only=True)
class OwedOnce:
    """What is paid once, on one day (engangsbeløb).

    Attributes:
        price: the price of the line.
        day: the day.
    """

    price: LinePrice
    day: date

    @property
    def amount(self) -> Money:
        """The amount, rounded to whole minor units."""
        return self.price.money(_whole(self.price.amount(self.day)))

    def steps(self, period: Period) -> tuple[Step, ...]:  # noqa: ARG002  as every origin of a charge is asked
        """The steps to the amount."""
        return (*self.price.steps(self.day), RoundedStep(amount=self.amount))


@frozen(kw_only=True)
class OwedLine:
    """What is owed for a recurring price line, as a function of the day (optjent vederlag).

    Attributes:
        price: the price of the line.
        terms: the row of terms it is charged by.
        grid: the pricing periods.
        first_day: the first day that is paid.
        end: the day after the last one that can be asked about.
        runs: from which day which exact price holds, in order; they begin with the first pricing period asked about.
    """

    price: LinePrice
    terms: DatedRow[Terms]
    grid: Grid
    first_day: date
    end: date
    runs: tuple[tuple[date, Fraction], ...]

    @classmethod
    def compiled(cls, price: LinePrice, terms: DatedRow[Terms], first_day: date, *, asked: date, end: date) -> OwedLine:
        """The function for the days from `asked` to the day before `end`.

        Only the rules and facts of those days, and of the days before them in the same pricing period, are read.
        """
        grid = terms.value.pricing_grid
        start = max(first_day, grid.boundary(grid.index(asked)))
        days = (start, *price.changes(start, end))
        runs = tuple(_merged((day, price.amount(day)) for day in days))
        return cls(price=price, terms=terms, grid=grid, first_day=first_day, end=end, runs=runs)

    def between(self, first_day: date, end: date) -> Money:
        """What is owed for the days from the first one to the day before `end`, in whole minor units."""
        minor = 0
        for k, start, stop in self._pricing_periods(first_day, end):
            minor += _whole(self._exact(k, stop)) - _whole(self._exact(k, start))
        return self.price.money(minor)

    def steps(self, period: Period) -> tuple[Step, ...]:
        """The steps to what is owed for a period, one pricing period after the other.

        They are the price and what chose it, the parts, and where earlier charges began the pricing period what it comes
        to and what they took.
        """
        steps: list[Step] = []
        for k, start, stop in self._pricing_periods(period.first_day, period.known_last_day + ONE_DAY):
            began = max(self.grid.boundary(k), self.first_day)
            earlier = [self._part(k, day, until) for day, until, _ in self._explained(began, start)]
            for day, until, facts in self._explained(start, stop):
                steps += [*facts, TermsStep(row=self.terms), self._part(k, day, until)]
            if earlier:
                steps.append(ToDateStep(parts=tuple(earlier)))
            steps.append(RoundedStep(amount=self.price.money(_whole(self._exact(k, stop)))))
            if earlier:
                steps.append(EarlierStep(amount=self.price.money(_whole(self._exact(k, start)))))
        return tuple(steps)

    def _part(self, k: int, day: date, until: date) -> PartStep:
        months, broken = _months_and_days(self.terms.value.measure, self.grid, k, day, until)
        period, price = Period(day, until - ONE_DAY), self.price.amount(day)
        return PartStep(price=price, period=period, months=months, broken=broken, of=self.grid.months)

    def _explained(self, start: date, stop: date) -> Iterator[tuple[date, date, tuple[Step, ...]]]:
        """The spans between two days on which the price and all that it rests on stay the same, with the steps to it.

        An equal price of another row, or for another reason, is another span: what it rests on must not be lost.
        """
        days = [start, *self.price.changes(start, stop)] if start < stop else []
        steps = [self.price.steps(day) for day in days]
        begins = [i for i in range(len(days)) if i == 0 or steps[i] != steps[i - 1]]
        for i, following in zip_longest(begins, begins[1:]):
            yield days[i], stop if following is None else days[following], steps[i]

    def _pricing_periods(self, first_day: date, end: date) -> Iterator[tuple[int, date, date]]:
        """The number of each pricing period that the days touch, with the first and the ending day inside it."""
        start, stop = max(first_day, self.first_day), min(end, self.end)
        k = self.grid.index(start)
        while start < stop:
            boundary = min(self.grid.boundary(k + 1), stop)
            yield k, start, boundary
            k, start = k + 1, boundary

    def _exact(self, k: int, day: date) -> Fraction:
        """The exact total of pricing period k for the days before `day`."""
        total = Fraction()
        for start, stop, price in self._runs(max(self.grid.boundary(k), self.first_day), day):
            total += price * (self._position(k, stop) - self._position(k, start))
        return total

    def _runs(self, start: date, stop: date) -> Iterator[tuple[date, date, Fraction]]:
        """The runs of one price between two days: first day, ending day, price."""
        ends = (*(day for day, _ in self.runs[1:]), self.end)
        for (day, price), end in zip(self.runs, ends, strict=True):
            first, last = max(day, start), min(end, stop)
            if first < last:
                yield first, last, price

    def _position(self, k: int, day: date) -> Fraction:
        if day == self.grid.boundary(k + 1):
            return Fraction(1)
        return self.terms.value.measure.position(self.grid, k, day)


def _whole(exact: Fraction) -> int:
    return rounded(exact.numerator, exact.denominator)


def _months_and_days(
    measure: Measure, grid: Grid, k: int, day: date, until: date
) -> tuple[int, tuple[BrokenMonth, ...]]:
    """Whole months, and the broken ones, between two days of pricing period k."""
    months, days, length = measure.months_and_days(grid, k, day)
    end_months, end_days, end_length = measure.months_and_days(grid, k, until)
    if months == end_months:
        return 0, (BrokenMonth(end_days - days, length),)
    broken = [BrokenMonth(length - days, length)] if days else []
    if end_days:
        broken.append(BrokenMonth(end_days, end_length))
    return end_months - months - bool(days), tuple(broken)


def _merged(runs: Iterable[tuple[date, Fraction]]) -> Iterator[tuple[date, Fraction]]:
    last: Fraction | None = None
    for day, price in runs:
        if price != last:
            yield day, price
        last = price
