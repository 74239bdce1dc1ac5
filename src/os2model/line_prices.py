"""The price of a line for one payer (takst for en betaler), by day: what it is, when it changes, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import evolve, frozen

from os2model.accessions import Accession, ModeStep, PausedStep, PlanStep
from os2model.circumstances import Circumstances
from os2model.dated import Dated, DatedRow, Hole
from os2model.errors import NoRuleInForceError
from os2model.indexation import Index, IndexStep, RepricedStep, multiplied
from os2model.labels import Label
from os2model.money import Money
from os2model.participation import Participation
from os2model.periods import ONE_DAY, Period
from os2model.price_lists import ChargeKind, PriceLine, SubscriptionPlan
from os2model.price_rules import PriceRule
from os2model.products import OperationMode
from os2model.proration import Grids
from os2model.reductions import WaivedStep
from os2model.size_rules import SizeRules
from os2model.sources import Basis
from os2model.steps import PriceStep, Step, priced
from os2model.terms import PriceChange, Terms

PriceRun: TypeAlias = tuple[int, int, int]
"""From which day on which exact price holds: the day as a number, a numerator and a denominator; 0 and 0 are a hole."""

_PASSIVE_SHARE: Final = Label(
    da="andel for passive (passive_share i takstbladet)",
    en="share of a passive subscription (passive_share of its price list)",
)


@frozen(kw_only=True)
class LinePrice:
    """The price of a line for one payer, by day (takst for en betaler).

    Attributes:
        lines: the line, or the lines of one name that are paid in different modes.
        accession: what was agreed with the payer.
        terms: the terms of the accession.
        grids: its pricing and billing periods.
        sizes: by which the payer gets its size class.
        indices: the indices that prices may follow.
        member_during: the periods in which the payer is a member; None where that is not known.
        participation: who shares in the product; None where that is not known.
        assumed_participation: the row of the assumption that says so; None where it is none.
        passive_share: what a passive subscription pays; None where nothing is published of it.
        waived: why the line is not paid; empty where it is.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> samso, day = AUTHORITIES["Samsø"], date(2024, 1, 1)
        >>> line, terms = OS2_RULES.price_list("OS2valghalla").lines[1], Terms.calendar_year()
        >>> price = LinePrice(lines=(line,), accession=Accession(samso, "OS2valghalla", day), terms=terms,
        ...     grids=terms.grids(day), sizes=OS2_RULES.sizes, member_during=(Period(date(2020, 1, 1)),))
        >>> price.amount(day)
        Traceback (most recent call last):
        os2model.errors.MissingFactError: Samsø Kommune's inhabitants on 2023-01-01 are not known (known: 2020); give them, or assume the latest: rules.assuming(inhabitants='latest', because=…)
    """

    lines: tuple[PriceLine, ...]
    accession: Accession
    terms: Terms
    grids: Grids
    sizes: SizeRules
    indices: tuple[Index, ...] = ()
    member_during: tuple[Period, ...] | None = None
    participation: Participation | None = None
    assumed_participation: DatedRow[Participation] | None = None
    passive_share: Dated[Fraction] | None = None
    waived: str = ""

    def amount(self, day: date) -> Fraction:
        """Exact minor units of one pricing period, at the price of a day.

        Where it is waived or paused it is 0, and the price must be known all the same, because the steps tell it.
        """
        line = self._line(day)
        if line is None:
            return Fraction(0)
        row, adjustments = self._row(line, day)
        price = self._rule(row, adjustments).amount(self._circumstances(line, day))
        if self.waived or self._pause(day):
            return Fraction(0)
        passive = self._passive(day)
        return price * passive.value if passive else price

    def money(self, minor: int) -> Money:
        """Whole minor units in the currency of the line."""
        return Money.from_minor(minor, self.line.currency)

    @property
    def line(self) -> PriceLine:
        """The first of the lines: name, kind, payee and currency are the same of all."""
        return self.lines[0]

    @property
    def recurring(self) -> bool:
        """Whether it is paid every pricing period: then plan, pauses and indexation count."""
        return self.line.kind is ChargeKind.RECURRING_FEE

    @property
    def every_mode(self) -> bool:
        """Whether it is paid in whatever mode the product is operated."""
        return len(self.lines) == 1 and self.line.every_mode

    @property
    def plain(self) -> bool:
        """Whether the price is that of its row for everybody, from the row's own day on."""
        return (
            self.terms.price_change is PriceChange.SPLIT
            and not self.line.varies_by
            and not self.waived
            and not self.accession.pauses
            and not self.terms.indexation
            and self.every_mode
            and self.accession.plan.values == (SubscriptionPlan.ACTIVE,)
        )

    def paid_within(self, first: int, end: int) -> bool:
        """Whether a line is paid in the mode of one of the days from one to the day before another."""
        if self.every_mode:
            return True
        first_day = date.fromordinal(first)
        return any(self._line(day) for day in (first_day, *self.changes(first_day, date.fromordinal(end))))

    def paid_once(self) -> tuple[date, date] | None:
        """The day on which what is paid once falls due, and the day whose price it is; None where it never does.

        It is due on the first day in a mode in which it is paid, a joining fee on the first of these on which the plan is active
        too. A joining fee is locked at the day of the member's signature, else at the first day of the subscription.
        """
        accession, joining = self.accession, self.line.kind is ChargeKind.JOINING_FEE
        first_day, modes, plan = accession.first_day, accession.operation_mode, accession.plan
        days = {first_day, *(modes.days if modes else ()), *(plan.days if joining else ())}
        during = (day for day in sorted(days) if accession.period.contains(day) and self._line(day))
        due = next((day for day in during if not joining or plan.on(day) is SubscriptionPlan.ACTIVE), None)
        if due is None:
            return None
        return due, (accession.signed or first_day) if joining and self._line(first_day) else due

    def steps(self, day: date) -> tuple[Step, ...]:
        """The steps to the price of a day."""
        line = self._line(day)
        if line is None:
            nothing = PriceStep(price=Fraction(0), currency=self.line.currency)
            return (nothing, *(ModeStep(mode=mode) for mode in self._modes(day)))
        row, adjustments = self._row(line, day)
        circumstances = self._circumstances(line, day)
        steps = [*self._price_steps(row, adjustments, circumstances)]
        pause = self._pause(day)
        passive = None if self.waived or pause else self._passive(day)
        if passive:
            steps.append(PlanStep(row=passive, share=Fraction(passive.value)))
        if pause:
            steps.append(PausedStep(pause=pause))
        if self.waived:
            amount = self._rule(row, adjustments).amount(circumstances)
            steps.append(WaivedStep(amount=amount, reason=self.waived))
        return tuple(steps)

    def _price_steps(
        self, row: DatedRow[PriceRule], adjustments: tuple[IndexStep, ...], circumstances: Circumstances
    ) -> Iterator[Step]:
        """The printed price, its adjustments and the price after them, then what chose and changed it."""
        printed, *others = row.value.steps(circumstances)
        yield evolve(printed, row=row)
        if adjustments and self.terms.indexation:
            new, *others = self._rule(row, adjustments).steps(circumstances)
            (before, _), (after, _) = priced([printed]), priced([new])
            yield from adjustments
            ratio, rounding = multiplied(adjustments), self.terms.indexation.rounding
            yield RepricedStep(before=before, ratio=ratio, rounding=rounding, price=after)
        yield from others

    def runs(self, first: int, end: int) -> tuple[PriceRun, ...]:
        """From which day on which exact price holds, for the days from one to the day before another."""
        first_day = date.fromordinal(first)
        days = (first_day, *self.changes(first_day, date.fromordinal(end)))
        return _merged((day.toordinal(), *self.amount(day).as_integer_ratio()) for day in days)

    def runs_of_rows(self) -> tuple[PriceRun, ...]:
        """The same for all days and everybody, where the price is plain."""
        known: list[PriceRun] = [(1, 0, 0)]  # before its first row a table is a hole
        anybody = self._circumstances(self.line, self.accession.first_day)
        for row in reversed(self.line.prices.rows):
            day = row.since.toordinal()
            known.append((day, 0, 0) if isinstance(row, Hole) else (day, *row.value.amount(anybody).as_integer_ratio()))
        return _merged(known)

    def changes(self, first_day: date, end: date) -> Iterator[date]:
        """The days strictly between two days on which a recurring price, or what it rests on, may change, in order."""
        accession = self.accession
        days = {*self.price_changes(end), *self._fact_changes(first_day, end), *accession.plan.days}
        if self.passive_share and SubscriptionPlan.PASSIVE in accession.plan.values:
            days.update(row.since for row in self.passive_share.rows)
        days.update(_edges(accession.pauses, end))
        if not self.every_mode and accession.operation_mode:
            days.update(accession.operation_mode.days)
        return (day for day in sorted(days) if first_day < day < end)

    def _fact_changes(self, first_day: date, end: date) -> Iterator[date]:
        """The days on which a fact that chooses the price may change."""
        varies = frozenset[str]().union(*(line.varies_by for line in self.lines))
        by_size = "sizes" in varies and self.accession.organisation.assigned_size is None
        if by_size or "inhabitants" in varies:
            yield from (row.since for row in self.sizes.limits.rows)
            yield from (date(year, 1, 1) for year in range(first_day.year + 1, end.year + 1))
        if "quantity" in varies:
            yield from self.accession.quantities.days
        if "member" in varies:
            yield from _edges(self.member_during or (), end)
        if "participants" in varies:
            yield from self.grids.pricing.boundaries(first_day, end)

    def price_changes(self, end: date) -> Iterator[date]:
        """The days before `end` from which a row of the price, or an adjustment, holds, those after the first day."""
        for line in self.lines:
            yield from self._changes_of(line, end)

    def _changes_of(self, line: PriceLine, end: date) -> Iterator[date]:
        if self.terms.price_change is PriceChange.LOCKED:
            return
        for since in self._price_days(line, end):
            if self.accession.first_day < since < end:
                yield since if self.terms.price_change is PriceChange.SPLIT else self.grids.billing.ceiling(since)

    def next_change(self, on: date) -> date | None:
        """The first day after another from which a row of the price, or an adjustment, holds; None where there is none."""
        newest = max(line.prices.rows[0].since.year for line in self.lines)
        latest = max(newest, on.year, self.accession.first_day.year)
        end = date(min(latest + 3, MAXYEAR), 1, 1)  # an index adjusts every year
        days = (day for line in self.lines for day in self._changes_of(line, end) if self._line(day) is line)
        return min((day for day in days if day > on), default=None)

    def check_published(self, day: date) -> None:
        """Refuse a day of which no price is published; a line that is not paid is not asked.

        Raises:
            NoRuleInForceError: nothing is published for the day.
        """
        line = self._line(day)
        if line is not None:
            self._row_of(line, day)

    def _price_days(self, line: PriceLine, end: date) -> Iterator[date]:
        indexation = self.terms.indexation if self.recurring else None
        last = end
        for row in line.prices.rows:
            yield row.since
            if indexation and isinstance(row, DatedRow) and row.since < last:
                yield from indexation.days(self._printed(row), last - ONE_DAY)
            last = min(last, row.since)

    def _line(self, day: date) -> PriceLine | None:
        """The line that is paid on a day; None where none is paid in its mode, or the mode is not known."""
        if self.every_mode:
            return self.line
        return next((line for mode in self._modes(day) for line in self.lines if mode in line.modes), None)

    def _modes(self, day: date) -> tuple[OperationMode, ...]:
        modes = self.accession.operation_mode
        return () if modes is None else (modes.on(max(day, self.accession.first_day)),)

    def _row(self, line: PriceLine, day: date) -> tuple[DatedRow[PriceRule], tuple[IndexStep, ...]]:
        """The row of the price that holds for this subscription on a day, and how it is adjusted by then."""
        row = self._row_of(line, day)
        if self.terms.indexation is None or not self.recurring:
            return row, ()
        return row, self.terms.indexation.adjustments(self._printed(row), self._priced_on(day), self.indices)

    def _row_of(self, line: PriceLine, day: date) -> DatedRow[PriceRule]:
        """The row of the price that holds for this subscription on a day."""
        return line.prices.row(on=self._priced_on(day))

    def _priced_on(self, day: date) -> date:
        """The day whose price holds for this subscription on a day."""
        if self.line.kind is ChargeKind.JOINING_FEE and day == self.accession.signed:
            return day
        if self.terms.price_change is PriceChange.LOCKED:
            return self.accession.first_day
        if self.terms.price_change is PriceChange.NEXT_PERIOD:
            return max(self.accession.first_day, self.grids.billing.floor(day))
        return day

    def _printed(self, row: DatedRow[PriceRule]) -> date:
        """The day from which a price is counted as printed: an assumed one is that of the first day, if not of a later one."""
        return max(row.since, self.accession.first_day) if row.basis is Basis.ASSUMED else row.since

    def _rule(self, row: DatedRow[PriceRule], adjustments: tuple[IndexStep, ...]) -> PriceRule:
        indexation = self.terms.indexation
        return indexation.repriced(row.value, adjustments) if indexation and adjustments else row.value

    def _passive(self, day: date) -> DatedRow[Fraction] | None:
        """The row of what a passive subscription pays; None while it is active, and of what is paid once."""
        if not self.recurring or self.accession.plan.on(day) is SubscriptionPlan.ACTIVE:
            return None
        if self.passive_share is None:
            raise NoRuleInForceError(_PASSIVE_SHARE, day)
        return self.passive_share.row(on=day)

    def _pause(self, day: date) -> Period | None:
        pauses = self.accession.pauses if self.recurring else ()
        return next((pause for pause in pauses if pause.contains(day)), None)

    def _circumstances(self, line: PriceLine, day: date) -> Circumstances:
        accession, periods, participants = self.accession, self.member_during, None
        held = max(day, accession.first_day)
        if self.participation and "participants" in line.varies_by:
            begun = max(self.grids.pricing.floor(day), accession.first_day) if self.recurring else held
            participants = self.participation.on(begun, accession.organisation.id, row=self.assumed_participation)
        return Circumstances(
            payer=accession.organisation,
            product=accession.product,
            on=day,
            member=None if periods is None else any(period.contains(held) for period in periods),
            sizes=self.sizes,
            quantity=accession.quantities.on(held),
            grounds=accession.grounds,
            participants=participants,
        )


def _edges(periods: Iterable[Period], end: date) -> Iterator[date]:
    """The days before `end` on which one of the periods begins, and those after their last ones."""
    for period in periods:
        yield period.first_day
        if period.last_day is not None and period.last_day < end:
            yield period.last_day + ONE_DAY


def _merged(runs: Iterable[PriceRun]) -> tuple[PriceRun, ...]:
    """Runs of which neighbours differ."""
    found: list[PriceRun] = []
    for run in runs:
        if not found or run[1:] != found[-1][1:]:
            found.append(run)
    return tuple(found)
