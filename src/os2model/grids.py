"""The grid of whole months that prices and bills follow, and the billing periods it cuts.

Months are always stepped from the anchor, never from the previous result, so that a day clamped in February comes back in
March.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from os2model._checks import check_type
from os2model.periods import ONE_DAY, Cadence, MonthDay, Period, clamped

NEW_YEAR: Final = MonthDay(1, 1)
"""The day on which the calendar's own periods begin."""


@frozen
class BillingPeriod:
    """A part of a period that is billed at once (opkrævningsperiode), with the whole period it is part of.

    Attributes:
        period: the days that are billed.
        full_period: the period of the grid; longer where the billed one begins or ends inside it.

    Examples:
        >>> from datetime import date
        >>> first, *rest = billing_periods(Period(date(2026, 8, 14), date(2027, 12, 31)), Cadence.HALF_YEARLY)
        >>> str(first.period), str(first.full_period)
        ('2026-08-14/2026-12-31', '2026-07-01/2026-12-31')
    """

    period: Period
    full_period: Period


@frozen
class Grid:
    """The boundaries at which periods of whole months meet, stepped from an anchor and clamped to the month's end.

    Attributes:
        base: months since year 0 of boundary 0.
        day: the anchor's day of the month, 1 to 31.
        months: from one boundary to the next.

    Examples:
        >>> grid = Grid.of(Cadence.MONTHLY, MonthDay(1, 31))
        >>> [str(grid.boundary(grid.index(date(2026, 1, 31)) + k)) for k in range(3)]
        ['2026-01-31', '2026-02-28', '2026-03-31']
    """

    base: int
    day: int
    months: int

    @classmethod
    def of(cls, cadence: Cadence, anchor: MonthDay | date) -> Grid:
        """The grid of a cadence through a day, or through a day that comes every year."""
        check_type("cadence", cadence, Cadence)
        check_type("anchor", anchor, MonthDay, date)
        year = anchor.year if isinstance(anchor, date) else 0
        return cls(12 * year + anchor.month - 1, anchor.day, cadence.months)

    def boundary(self, k: int) -> date:
        """The first day of period k."""
        return clamped(self.base + k * self.months, self.day)

    def index(self, day: date) -> int:
        """The number of the period that holds the day."""
        number = 12 * day.year + day.month - 1
        k = (number - self.base) // self.months
        in_first_month = number == self.base + k * self.months
        return k - (in_first_month and day.day < self.day and self.boundary(k) > day)

    def is_boundary(self, day: date) -> bool:
        """Whether a period begins on the day."""
        return self.floor(day) == day

    def floor(self, day: date) -> date:
        """The first day of the period that holds the day."""
        return self.boundary(self.index(day))

    def ceiling(self, day: date) -> date:
        """The day itself where a period begins on it, else the first day of the next one."""
        k = self.index(day)
        return day if self.boundary(k) == day else self.boundary(k + 1)

    def boundaries(self, after: date, before: date) -> Iterator[date]:
        """The days after one and before another on which a period begins, in order."""
        k = self.index(after) + 1
        while (day := self.boundary(k)) < before:
            yield day
            k += 1

    def period(self, k: int) -> Period:
        """The days of period k."""
        return Period(self.boundary(k), self.boundary(k + 1) - ONE_DAY)

    def parts(self, period: Period) -> Iterator[BillingPeriod]:
        """The parts into which the boundaries cut a period that has a last day."""
        last_day = period.known_last_day
        for k in range(self.index(period.first_day), self.index(last_day) + 1):
            full = self.period(k)
            part = Period(max(full.first_day, period.first_day), min(full.known_last_day, last_day))
            yield BillingPeriod(part, full)


def billing_periods(
    period: Period,
    cadence: Cadence,
    anchor: MonthDay | date = NEW_YEAR,
) -> tuple[BillingPeriod, ...]:
    """The billing periods (opkrævningsperioder) that cover a period.

    Args:
        period: what is to be covered; it must have a last day.
        cadence: how often is billed.
        anchor: a day on which a billing period begins, in any year or in one.

    Returns:
        The parts in order, without gap or overlap; the first and the last may be parts of a full period.

    Raises:
        PeriodError: the period is open.

    Examples:
        >>> from datetime import date
        >>> [str(part.period) for part in billing_periods(Period.year(2026), Cadence.HALF_YEARLY)]
        ['2026-01-01/2026-06-30', '2026-07-01/2026-12-31']
    """
    return tuple(Grid.of(cadence, anchor).parts(period))
