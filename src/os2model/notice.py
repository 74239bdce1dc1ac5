"""Notice (opsigelsesvarsel): from when somebody who resigns is out, and until when notice can be given.

The notice runs from the day after the one on which it was received; its months are counted first, then its days, and then
the day is moved on to the end of a calendar unit. The first day without the agreement is what is counted, because printed
rules come out right only so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from os2model._checks import check_day, check_length, check_type
from os2model.errors import InvalidValueError, PeriodError
from os2model.grids import Grid
from os2model.labels import Labelled
from os2model.periods import ONE_DAY, Duration, months_after

_NONE: Final = Duration()


class CalendarUnit(Labelled):
    """A unit of the calendar, to the end of which notice is given (kalenderenhed).

    Examples:
        >>> CalendarUnit.HALF_YEAR.months
        6
    """

    MONTH = "måned", "month", 1
    QUARTER = "kvartal", "quarter", 3
    HALF_YEAR = "halvår", "half-year", 6
    YEAR = "år", "year", 12

    def __init__(self, da: str, en: str, months: int) -> None:
        super().__init__(da, en)
        self.months = months
        self.grid = Grid(0, 1, months)  # through New Year


@frozen(kw_only=True)
class Notice:
    """How long before the end notice must be given (opsigelsesvarsel), and to the end of what.

    `Notice()` is at once: who resigns is out from the very day. No months and no days to the end of a unit is not at once: the
    unit runs out first.

    Attributes:
        months: whole months of notice, at most a hundred years.
        days: days of notice beside the months, at most ten years.
        to_end_of: the unit of the calendar at the end of which it ends; None where any day will do.

    Raises:
        InvalidValueError: the months or the days are negative, or too many.

    Examples:
        >>> notice = Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR)
        >>> notice.first_day_without(date(2026, 11, 24)), notice.last_day_to_give(date(2027, 7, 1))
        (datetime.date(2027, 7, 1), datetime.date(2027, 3, 31))
    """

    months: int = 0
    days: int = 0
    to_end_of: CalendarUnit | None = None

    def __attrs_post_init__(self) -> None:
        check_length("Notice", self.months, self.days)
        check_type("Notice.to_end_of", self.to_end_of, CalendarUnit, type(None))

    @property
    def at_once(self) -> bool:
        """Whether who resigns is out from the very day.

        Examples:
            >>> Notice().at_once, Notice(to_end_of=CalendarUnit.MONTH).at_once
            (True, False)
        """
        return not (self.months or self.days or self.to_end_of)

    def first_day_without(self, received: date) -> date:
        """The first day without the agreement, of notice that was received on a day.

        A month that is too short is not made up for: a month from 30 January ends with February.

        Raises:
            PeriodError: the calendar has no such day.

        Examples:
            >>> Notice(months=1, to_end_of=CalendarUnit.MONTH).first_day_without(date(2026, 1, 31))
            datetime.date(2026, 3, 1)
        """
        check_day("received", received)
        if self.at_once:
            return received
        out = months_after(_days_on(received, 1), self.months, self.days)
        return self.to_end_of.grid.ceiling(out) if self.to_end_of else out

    def last_day_to_give(self, first_day_without: date) -> date:
        """The last day on which notice can be received so that a day is without the agreement, or an earlier one already.

        Raises:
            PeriodError: the calendar has no such day.

        Examples:
            >>> Notice(months=1).last_day_to_give(date(2026, 2, 28))
            datetime.date(2026, 1, 30)
        """
        check_day("first_day_without", first_day_without)
        if self.at_once:
            return first_day_without
        out = self.to_end_of.grid.floor(first_day_without) if self.to_end_of else first_day_without
        day = _days_on(months_after(_days_on(out, -self.days), -self.months), -1)
        while self.first_day_without(day + ONE_DAY) <= first_day_without:
            day += ONE_DAY  # months of unlike length: at most three days
        return day


@frozen(kw_only=True)
class Ending:
    """When an agreement can end (ophør), by its notice and its terms.

    Attributes:
        first_day: the first day of the agreement.
        last_day: the last one where it ends anyway; None where it runs.
        notice: how long before its end notice is given.
        minimum_term: how long it lasts at least.
        renewal_term: whole months by which it goes on unless resigned; it ends with its first term or with one of these alone.
            Without a minimum term the first one is as long.

    Examples:
        >>> ending = Ending(first_day=date(2026, 8, 14), last_day=None, notice=Notice(months=3))
        >>> ending.earliest_end(date(2026, 11, 24)), ending.notice_deadline(date(2027, 2, 24))
        (datetime.date(2027, 2, 24), datetime.date(2026, 11, 24))
    """

    first_day: date
    last_day: date | None
    notice: Notice
    minimum_term: Duration = _NONE
    renewal_term: Duration = _NONE

    def earliest_end(self, received: date) -> date:
        """The last day with the agreement, of notice received on a day; not after the one it ends on anyway.

        An agreement has one day at least, also where notice is at once; notice received when it has ended changes nothing.

        Raises:
            PeriodError: notice is received before the first day, or the calendar has no such day.
        """
        check_day("notice_received", received)
        if received < self.first_day:
            raise PeriodError("not-begun", received, self.first_day)
        first_term = self.renewal_term if self.minimum_term == _NONE else self.minimum_term
        out = max(self.notice.first_day_without(received), first_term.after(self.first_day))
        grid = self._grid
        out = grid.ceiling(out) if grid else out
        end = out - ONE_DAY if out > self.first_day else out
        return end if self.last_day is None else min(end, self.last_day)

    def notice_deadline(self, last_day: date) -> date:
        """The last day on which notice can be received so that the agreement ends on a day, or before it already.

        From the day on which it ends anyway that is this very day.

        Raises:
            PeriodError: it cannot end so early, or the calendar has no such day.
        """
        check_day("last_day", last_day)
        if self.last_day is not None and last_day >= self.last_day:
            return self.last_day
        earliest = self.earliest_end(self.first_day)
        if last_day < earliest:
            raise PeriodError("too-early", last_day, earliest)
        grid, out = self._grid, _days_on(last_day, 1)
        return self.notice.last_day_to_give(grid.floor(out) if grid else out)

    @property
    def _grid(self) -> Grid | None:
        """The days on which it can be over, where not every day will do; before the first term is over none of them is."""
        if self.renewal_term == _NONE:
            return self.notice.to_end_of and self.notice.to_end_of.grid
        month = 12 * self.first_day.year + self.first_day.month - 1 + self.minimum_term.months
        return Grid(month, self.first_day.day, self.renewal_term.months)


def _days_on(day: date, days: int) -> date:
    return months_after(day, 0, days)


def contradictions(
    notice: Notice | None, minimum_term: Duration, renewal_term: Duration
) -> Iterator[InvalidValueError]:
    """What keeps an agreement that is renewed from having one day on which it ends; a notice that is not known is no obstacle.

    Examples:
        >>> [error.code for error in contradictions(Notice(months=13), Duration(), Duration(months=12))]
        ['terms.notice-too-long']
    """
    if renewal_term == _NONE:
        return
    for name, term in (("renewal_term", renewal_term), ("minimum_term", minimum_term)):
        if term.days:
            yield InvalidValueError("terms.renewal-days", {"what": f"Terms.{name}", "days": term.days})
    if notice and notice.to_end_of:
        yield InvalidValueError("terms.renewal-to-end-of", {"unit": notice.to_end_of.label})
    if notice and renewal_term.months and (notice.months, notice.days) > (renewal_term.months, 0):
        values = {"months": notice.months, "days": notice.days, "renewal": renewal_term.months}
        yield InvalidValueError("terms.notice-too-long", values)
