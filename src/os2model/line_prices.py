"""The price of a line for one payer (takst for en betaler), by day: what it is, when it changes, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import ClassVar, Final, TypeAlias

from attrs import evolve, frozen

from os2model.accessions import ALWAYS_ACTIVE, ALWAYS_ONE
from os2model.circumstances import Circumstances, PriceRule
from os2model.dated import Dated, DatedRow, Hole
from os2model.errors import NoRuleInForceError
from os2model.grids import Grid
from os2model.labels import Label
from os2model.money import Money
from os2model.organisations import Organisation, SizeRules
from os2model.periods import ONE_DAY, Period
from os2model.price_lists import PriceLine, SubscriptionPlan
from os2model.prices import WaivedStep
from os2model.steps import ShareStep, Step
from os2model.terms import PriceChange
from os2model.timelines import Timeline

PriceRun: TypeAlias = tuple[int, int, int]
"""From which day on which exact price holds: the day as a number, a numerator and a denominator; 0 and 0 are a hole."""

_PASSIVE_SHARE: Final = Label(
    da="andel for passive (passive_share i takstbladet)",
    en="share of a passive subscription (passive_share of its price list)",
)


@frozen(kw_only=True)
class PlanStep(ShareStep):
    """What a passive subscription pays of the price (passiv); its row says so.

    Examples:
        >>> PlanStep(share=Fraction(1, 3)).share
        Fraction(1, 3)
    """

    label: ClassVar[Label] = Label(da="passiv", en="passive")


@frozen(kw_only=True)
class PausedStep(ShareStep):
    """That nothing is paid during a pause (pause).

    Attributes:
        pause: the days of the pause.

    Examples:
        >>> PausedStep(pause=Period.month(2026, 6)).share
        Fraction(0, 1)
    """

    label: ClassVar[Label] = Label(da="pauseret", en="paused")

    share: Fraction = Fraction(0)
    pause: Period


@frozen(kw_only=True)
class LinePrice:
    """The price of a line for one payer, by day (takst for en betaler).

    Attributes:
        line: the price line.
        payer: who pays.
        member_during: the periods in which the payer is a member; None where that is not known.
        sizes: by which the payer gets its size class.
        first_day: the first day of the subscription.
        change: when a new price holds.
        billing: the billing periods, from which a new price may hold.
        quantities: how many are paid for.
        plan: whether the subscription is active.
        passive_share: what a passive one pays; None where nothing is published of it.
        pauses: the days of which nothing is paid.
        waived: why the line is not paid; empty where it is.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Cadence, MonthDay
        >>> line = OS2_RULES.price_list("OS2valghalla").lines[1]
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> price = LinePrice(line=line, payer=AUTHORITIES["Samsø"], member_during=(Period(date(2020, 1, 1)),),
        ...     sizes=OS2_RULES.sizes, first_day=date(2024, 1, 1), billing=year)
        >>> price.amount(date(2024, 1, 1))
        Traceback (most recent call last):
        os2model.errors.MissingFactError: Samsø Kommune's inhabitants on 2023-01-01 are not known (known: 2020); give them, or assume the latest: rules.assuming(inhabitants='latest', because=…)
    """

    line: PriceLine
    payer: Organisation
    member_during: tuple[Period, ...] | None
    sizes: SizeRules
    first_day: date
    change: PriceChange = PriceChange.SPLIT
    billing: Grid
    quantities: Timeline[int] = ALWAYS_ONE
    plan: Timeline[SubscriptionPlan] = ALWAYS_ACTIVE
    passive_share: Dated[Fraction] | None = None
    pauses: tuple[Period, ...] = ()
    waived: str = ""

    def amount(self, day: date) -> Fraction:
        """Exact minor units of one pricing period, at the price of a day.

        Where it is waived or paused it is 0, and the price must be known all the same, because the steps tell it.
        """
        price = self._row(day).value.amount(self._circumstances(day))
        if self.waived or self._pause(day):
            return Fraction(0)
        passive = self._passive(day)
        return price * passive.value if passive else price

    def money(self, minor: int) -> Money:
        """Whole minor units in the currency of the line."""
        return Money.from_minor(minor, self.currency)

    @property
    def currency(self) -> str:
        """The currency of the line."""
        return self.line.prices.values[0].currency

    @property
    def plain(self) -> bool:
        """Whether the price is that of its row for everybody, from the row's own day on."""
        return (
            self.change is PriceChange.SPLIT
            and not self.line.varies_by
            and not self.waived
            and not self.pauses
            and self.plan.values == (SubscriptionPlan.ACTIVE,)
        )

    def steps(self, day: date) -> tuple[Step, ...]:
        """The steps to the price of a day."""
        row, circumstances = self._row(day), self._circumstances(day)
        price, *others = row.value.steps(circumstances)
        steps: list[Step] = [evolve(price, row=row), *others]
        pause = self._pause(day)
        passive = None if self.waived or pause else self._passive(day)
        if passive:
            steps.append(PlanStep(row=passive, share=Fraction(passive.value)))
        if pause:
            steps.append(PausedStep(pause=pause))
        if self.waived:
            steps.append(WaivedStep(amount=row.value.amount(circumstances), reason=self.waived))
        return tuple(steps)

    def runs(self, first: int, end: int) -> tuple[PriceRun, ...]:
        """From which day on which exact price holds, for the days from one to the day before another."""
        first_day = date.fromordinal(first)
        days = (first_day, *self.changes(first_day, date.fromordinal(end)))
        return _merged((day.toordinal(), *self.amount(day).as_integer_ratio()) for day in days)

    def runs_of_rows(self) -> tuple[PriceRun, ...]:
        """The same for all days and everybody, where the price is plain."""
        known: list[PriceRun] = [(1, 0, 0)]  # before its first row a table is a hole
        for row in reversed(self.line.prices.rows):
            day = row.since.toordinal()
            known.append((day, 0, 0) if isinstance(row, Hole) else (day, *self.amount(row.since).as_integer_ratio()))
        return _merged(known)

    def changes(self, first_day: date, end: date) -> Iterator[date]:
        """The days strictly between two days on which the price, or what it rests on, may change, in order."""
        days = {*self._row_changes(end), *self.plan.days}
        varies = self.line.varies_by
        if "sizes" in varies and self.payer.assigned_size is None:
            days.update(row.since for row in self.sizes.limits.rows)
            days.update(date(year, 1, 1) for year in range(first_day.year + 1, end.year + 1))
        if "quantity" in varies:
            days.update(self.quantities.days)
        if self.passive_share and SubscriptionPlan.PASSIVE in self.plan.values:
            days.update(row.since for row in self.passive_share.rows)
        spans = [*self.pauses, *((self.member_during or ()) if "member" in varies else ())]
        for period in spans:
            days.add(period.first_day)
            if period.last_day is not None and period.last_day < end:
                days.add(period.last_day + ONE_DAY)
        return (day for day in sorted(days) if first_day < day < end)

    def _row(self, day: date) -> DatedRow[PriceRule]:
        """The row of the price that holds for this subscription on a day."""
        if self.change is PriceChange.LOCKED:
            day = self.first_day
        elif self.change is PriceChange.NEXT_PERIOD:
            day = max(self.first_day, self.billing.floor(day))
        return self.line.prices.row(on=day)

    def _row_changes(self, end: date) -> Iterator[date]:
        """The days before `end` from which a row of the price holds for this subscription, those after its first day."""
        if self.change is PriceChange.LOCKED:
            return
        for row in self.line.prices.rows:
            if row.since <= self.first_day:
                return
            if row.since >= end:
                continue
            yield row.since if self.change is PriceChange.SPLIT else self.billing.ceiling(row.since)

    def _passive(self, day: date) -> DatedRow[Fraction] | None:
        """The row of what a passive subscription pays; None while it is active."""
        if self.plan.on(day) is SubscriptionPlan.ACTIVE:
            return None
        if self.passive_share is None:
            raise NoRuleInForceError(_PASSIVE_SHARE, day)
        return self.passive_share.row(on=day)

    def _pause(self, day: date) -> Period | None:
        return next((pause for pause in self.pauses if pause.contains(day)), None)

    def _circumstances(self, day: date) -> Circumstances:
        periods = self.member_during
        return Circumstances(
            payer=self.payer,
            on=day,
            member=None if periods is None else any(period.contains(day) for period in periods),
            sizes=self.sizes,
            quantity=self.quantities.on(day),
        )


def _merged(runs: Iterable[PriceRun]) -> tuple[PriceRun, ...]:
    """Runs of which neighbours differ."""
    found: list[PriceRun] = []
    for run in runs:
        if not found or run[1:] != found[-1][1:]:
            found.append(run)
    return tuple(found)
