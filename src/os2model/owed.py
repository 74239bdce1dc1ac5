"""A price line as one function of the day: what is owed, in whole øre, for all days before it.

Inside a pricing period what is owed is the exact total to date, rounded once; earlier pricing periods are whole already.
A charge is the difference between two days, so however a span is cut, the charges add up. The days on which charges are
cut are the billing periods'; they decide no amount.

Inside, days are numbers, as `date.toordinal` counts them, a span goes to the day after its last one, and exact amounts are
pairs of a numerator and a denominator.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import Final

from attrs import frozen

from os2model.billing import Term
from os2model.charges import ChargePart, Origin
from os2model.line_prices import LinePrice, PriceRun
from os2model.measures import Position
from os2model.money import Money, rounded
from os2model.periods import Period
from os2model.proration import JoiningStep, LeavingStep
from os2model.steps import (
    BrokenMonth,
    EarlierStep,
    PartStep,
    RoundedStep,
    Step,
    ToDateStep,
    priced,
)
from os2model.terms import TermsStep

_FIRST: Final = itemgetter(0)


@frozen(kw_only=True)
class OwedOnce(Origin):
    """What is paid once, on one day (engangsbeløb).

    Attributes:
        price: the price of the line.
        day: the day whose price it is.
    """

    price: LinePrice
    day: date

    @property
    def amount(self) -> Money:
        """The amount, rounded to whole minor units."""
        exact = self.price.amount(self.day)
        return self.price.money(rounded(exact.numerator, exact.denominator))

    def steps(self, period: Period) -> tuple[Step, ...]:  # noqa: ARG002  as every origin of a charge is asked
        """The steps to the amount."""
        return (*self.price.steps(self.day), RoundedStep(amount=self.amount))


@frozen(kw_only=True, eq=False)
class OwedLine(Origin):
    """What is owed for a recurring price line, as a function of the day (optjent vederlag).

    Attributes:
        price: the price of the line.
        term: the days that are paid, and the grids.
        runs: from which day which exact price holds, in order; they begin no later than what is asked about.
    """

    price: LinePrice
    term: Term
    runs: tuple[PriceRun, ...]

    def amounts(self, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
        """What is owed for each of some spans of days in order, in whole minor units."""
        term, runs, last = self.term, self.runs, len(self.runs) - 1
        start = term.ruler.start
        k = term.ruler.index(term.first_day)
        i = 0
        known, to_date = (k, 0), 0  # the last day asked about, and what its pricing period comes to until then
        for first, end in spans:
            day, stop, minor = max(first, term.first_day), min(end, term.end), 0
            while day < stop:
                if day >= start(k + 1):
                    k = term.ruler.index(day)
                ends = start(k + 1)
                until = min(ends, stop)
                while i < last and runs[i + 1][0] <= day:
                    i += 1
                _, numerator, denominator = runs[i]
                one_price = denominator and (i == last or runs[i + 1][0] >= ends)
                if one_price and until == ends and day == start(k):
                    minor += numerator if denominator == 1 else rounded(numerator, denominator)
                else:
                    earlier = to_date if known == (k, day) else self._to_date(k, day)
                    known, to_date = (k, until), self._to_date(k, until)
                    minor += to_date - earlier
                day = until
            yield minor

    def _to_date(self, k: int, day: int) -> int:
        """What pricing period k comes to for the days before `day`: its exact total, rounded once."""
        return rounded(*self.exact(k, day))

    def exact(self, k: int, day: int) -> tuple[int, int]:
        """The exact total of pricing period k for the days before `day`, as a numerator and a denominator."""
        begins = max(self.term.ruler.start(k), self.term.first_day)
        if day <= begins:
            return 0, 1  # what a joining rule adds to the first day is owed with it
        at, of = self.term.paid_at(k)
        total, parts = 0, 1
        for run, end in self.spans(begins, day):
            position, length = self.term.ruler.position(k, end)
            paid = position * of - at * length
            if paid > 0:  # what lies before the joining position is left out
                _, numerator, denominator = run
                if not denominator:
                    self.price.amount(date.fromordinal(max(run[0], begins)))  # raises what there is to say of the hole
                total = total * denominator * length * of + numerator * paid * parts
                parts *= denominator * length * of
                at, of = position, length
        return total, parts

    def spans(self, begins: int, day: int) -> Iterator[tuple[PriceRun, int]]:
        """The runs that hold between two days, each with the day on which it ends."""
        runs = self.runs
        i = max(bisect_right(runs, begins, key=_FIRST) - 1, 0)
        while i < len(runs) and runs[i][0] < day:
            yield runs[i], runs[i + 1][0] if i + 1 < len(runs) and runs[i + 1][0] < day else day
            i += 1

    # What is read of a charge

    def steps(self, period: Period) -> tuple[Step, ...]:
        """The steps to what is owed for a period, one pricing period after the other.

        They are the price and what chose it, the parts, and where earlier charges began the pricing period what it comes
        to and what they took.
        """
        steps: list[Step] = []
        for k, start, stop in self._pricing_periods(period):
            began = max(self.term.ruler.start(k), self.term.first_day)
            rules = self._rules(k, stop)
            earlier = [part for _, part in self._parts(k, began, start) if part]
            explained = list(self._parts(k, start, stop))
            paid = [(facts, part) for facts, part in explained if part] or explained[-1:]
            for facts, part in paid:
                steps += [*facts, TermsStep(row=self.term.terms), *rules, *([part] if part else [])]
                rules = ()
            if earlier:
                steps.append(ToDateStep(parts=tuple(earlier)))
            steps.append(RoundedStep(amount=self.price.money(self._to_date(k, stop))))
            if earlier:
                steps.append(EarlierStep(amount=self.price.money(self._to_date(k, start))))
        return tuple(steps)

    def parts(self, period: Period) -> tuple[ChargePart, ...]:
        """What is owed for each span of one price, in whole minor units that sum to the whole."""
        first, stop = period.first_day.toordinal(), period.known_last_day.toordinal() + 1
        cuts = [first, *(day for day, _, _ in self.runs if first < day < stop), stop]
        spans = list(pairwise(cuts))
        return tuple(
            ChargePart(period=_period(start, end), net=self.price.money(minor))
            for (start, end), minor in zip(spans, self.amounts(spans), strict=True)
        )

    def fraction(self, period: Period) -> Fraction:
        """How many pricing periods are paid for a period."""
        total = Fraction()
        for k, start, stop in self._pricing_periods(period):
            paid_from = Fraction(*self.term.paid_at(k))
            begun = Fraction(*self.term.ruler.position(k, start)) if start > self.term.first_day else Fraction(0)
            total += max(Fraction(*self.term.ruler.position(k, stop)), paid_from) - max(begun, paid_from)
        return total

    def elapsed(self, day: date) -> Fraction:
        """How far the day lies into the pricing periods, by the measure."""
        k = self.term.ruler.grid.index(day)
        return k + Fraction(*self.term.ruler.position(k, day.toordinal()))

    def _pricing_periods(self, period: Period) -> Iterator[tuple[int, int, int]]:
        """The number of each pricing period that a period touches, with the first day and the end inside it."""
        start, stop = period.first_day.toordinal(), period.known_last_day.toordinal() + 1
        k = self.term.ruler.index(start)
        while start < stop:
            until = min(self.term.ruler.start(k + 1), stop)
            yield k, start, until
            k, start = k + 1, until

    def _rules(self, k: int, stop: int) -> tuple[Step, ...]:
        """The joining and the leaving rule, where they decide what is paid."""
        steps: list[Step] = []
        proration, first_day = self.term.terms.value.proration, date.fromordinal(self.term.first_day)
        if k == self.term.joined:
            steps.append(JoiningStep.of(proration.joining, first_day, self.term.grids))
        if self.term.left and (stop == self.term.end or stop > self.term.left.toordinal() + 1):
            steps.append(LeavingStep(rule=proration.leaving, last_day=self.term.left))
        return tuple(steps)

    def _parts(self, k: int, start: int, stop: int) -> Iterator[tuple[tuple[Step, ...], PartStep | None]]:
        """The spans of pricing period k between two days on which the price and all that it rests on stay the same.

        Each with the steps to its price, and the part that is paid for it; none where a joining rule leaves it out. An equal
        price of another row, or for another reason, is another span: what it rests on must not be lost.
        """
        for begins, end, facts in self._explained(start, stop):
            at, of = self.term.paid_at(k)
            ended, parts = self.term.ruler.position(k, end)
            if ended * of <= at * parts:
                yield facts, None
            else:
                yield facts, self._part(k, begins, end, facts)

    def _explained(self, start: int, stop: int) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
        if start >= stop:
            return
        first, end = date.fromordinal(start), date.fromordinal(stop)
        begins, facts = start, self.price.steps(first)
        for day in self.price.changes(first, end):
            found = self.price.steps(day)
            if found != facts:
                yield begins, day.toordinal(), facts
                begins, facts = day.toordinal(), found
        yield begins, stop, facts

    def _part(self, k: int, begins: int, end: int, facts: tuple[Step, ...]) -> PartStep:
        """What is paid of pricing period k for a span; from where a joining rule says, if it begins there."""
        measure, grid = self.term.terms.value.proration.measure, self.term.ruler.grid
        ended = measure.position(grid, k, date.fromordinal(end))
        less, from_day = Fraction(0), date.fromordinal(begins)
        share, parts = self.term.ruler.position(k, begins)
        at, of = self.term.paid_at(k)
        if k == self.term.joined and (begins == self.term.first_day or share * of < at * parts):
            paid_from = self.term.terms.value.proration.joining.begins(
                date.fromordinal(self.term.first_day), self.term.grids
            )
            if isinstance(paid_from, Fraction):
                less, from_day = paid_from, grid.boundary(k)
            else:
                from_day = paid_from
        whole, broken = _between(measure.position(grid, k, from_day), ended)
        price, factors = priced(facts)
        return PartStep(
            price=price,
            factors=factors,
            period=_period(begins, end),
            months=whole,
            broken=broken,
            of=ended.of,
            less=less,
        )


def _between(start: Position, end: Position) -> tuple[int, tuple[BrokenMonth, ...]]:
    """Whole months, and the broken ones, between two positions of one pricing period."""
    if start.whole == end.whole:
        return 0, (BrokenMonth(end.days - start.days, start.length),)
    broken = [BrokenMonth(start.length - start.days, start.length)] if start.days else []
    if end.days:
        broken.append(BrokenMonth(end.days, end.length))
    return end.whole - start.whole - bool(start.days), tuple(broken)


def _period(first: int, end: int) -> Period:
    return Period(date.fromordinal(first), date.fromordinal(end - 1))
