"""Periods of days, the cadences that prices are stated and billed in, and days that come every year.

Both days of a period belong to it. What ends a month early is clamped here and nowhere else.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import ClassVar, Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from os2model._checks import check_day, check_length, check_range, check_text, check_type, check_year, shown
from os2model._pydantic import CanonicalText
from os2model.errors import InvalidValueError, PeriodError
from os2model.labels import Labelled

ONE_DAY: Final = timedelta(days=1)
"""From a day to the next."""

_IN_EVERY_MONTH: Final = 28
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTH_DAY: Final = re.compile(r"--([0-9]{2})-([0-9]{2})", re.ASCII)


class Cadence(Labelled):
    """How often something recurs (rytme): the price is stated for such a period, or billed once in it.

    Examples:
        >>> Cadence.HALF_YEARLY.months
        6
    """

    MONTHLY = "månedligt", "monthly", 1
    QUARTERLY = "kvartalsvis", "quarterly", 3
    HALF_YEARLY = "halvårligt", "half-yearly", 6
    ANNUAL = "årligt", "yearly", 12

    def __init__(self, da: str, en: str, months: int) -> None:
        super().__init__(da, en)
        self.months = months


@frozen(kw_only=True)
class Duration:
    """A length of time (varighed) in whole months and days; the months are counted first. `Duration()` is none.

    Attributes:
        months: whole months, at most a hundred years.
        days: days beside the months, at most ten years.

    Examples:
        >>> from datetime import date
        >>> Duration(months=36).after(date(2024, 2, 29)), Duration(months=1).before(date(2026, 5, 31))
        (datetime.date(2027, 2, 28), datetime.date(2026, 4, 30))
    """

    months: int = 0
    days: int = 0

    def __attrs_post_init__(self) -> None:
        check_length("Duration", self.months, self.days)

    def after(self, day: date) -> date:
        """The day so much later."""
        check_day("day", day)
        return months_after(day, self.months, self.days)

    def before(self, day: date) -> date:
        """The day so much earlier; a month that is too short gives its last day."""
        check_day("day", day)
        return months_after(day, -self.months, -self.days)


@frozen
class MonthDay(CanonicalText):
    """A day that comes every year (dag i året), such as 1 July; clamped where the month is shorter.

    Attributes:
        month: 1 to 12.
        day: 1 to 31.

    Examples:
        >>> MonthDay(7, 1).in_year(2026)
        datetime.date(2026, 7, 1)
        >>> MonthDay(2, 29).in_year(2026)
        datetime.date(2026, 2, 28)
    """

    month: int
    day: int
    example: ClassVar[str] = "--07-01"

    def __attrs_post_init__(self) -> None:
        check_range("MonthDay.month", self.month, 1, 12)
        check_range("MonthDay.day", self.day, 1, 31)

    @classmethod
    def parse(cls, text: str) -> MonthDay:
        """The day that `str` wrote.

        Examples:
            >>> MonthDay.parse("--07-01")
            MonthDay(month=7, day=1)
        """
        check_text("MonthDay.parse", text, example='"--07-01"')
        match = _MONTH_DAY.fullmatch(text)
        if match is None:
            raise InvalidValueError("period.month-day", {"got": shown(text)})
        return cls(int(match[1]), int(match[2]))

    def in_year(self, year: int) -> date:
        """The day in that year."""
        check_year("year", year)
        return clamped(12 * year + self.month - 1, self.day)

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@frozen
class Period(CanonicalText):
    """A span of days (periode); both its days belong to it, and without a last day it is open.

    Attributes:
        first_day: the first day, included.
        last_day: the last day, included; None for a period without an end.

    Raises:
        PeriodError: it would end before it begins.

    Examples:
        >>> from datetime import date
        >>> Period(date(2026, 8, 14), date(2026, 12, 31)).days
        140
        >>> Period(date(2026, 12, 31), date(2026, 1, 1))
        Traceback (most recent call last):
        os2model.errors.PeriodError: a period cannot end (2026-01-01) before it begins (2026-12-31); swap them, or leave last_day out for a period without an end
    """

    first_day: date
    last_day: date | None = None
    example: ClassVar[str] = "2026-01-01/2026-12-31"

    def __attrs_post_init__(self) -> None:
        check_day("Period.first_day", self.first_day)
        check_type("Period.last_day", self.last_day, date, type(None))
        if self.last_day is not None and self.last_day < self.first_day:
            raise PeriodError("reversed", self.first_day, self.last_day)

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year.

        Examples:
            >>> str(Period.year(2026))
            '2026-01-01/2026-12-31'
        """
        return cls.years(year, year)

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """The calendar years from the first to the last, both included.

        Examples:
            >>> str(Period.years(2026, 2028))
            '2026-01-01/2028-12-31'
        """
        for year in (first, last):
            check_year("year", year)
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def half_year(cls, year: int, half: int) -> Period:
        """The first or the second half of a calendar year.

        Examples:
            >>> str(Period.half_year(2026, 2))
            '2026-07-01/2026-12-31'
        """
        check_range("half", half, 1, 2)
        return cls._months(year, 6 * half - 5, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A quarter of a calendar year, 1 to 4.

        Examples:
            >>> str(Period.quarter(2026, 3))
            '2026-07-01/2026-09-30'
        """
        check_range("quarter", quarter, 1, 4)
        return cls._months(year, 3 * quarter - 2, 3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A month of a calendar year, 1 to 12.

        Examples:
            >>> str(Period.month(2028, 2))
            '2028-02-01/2028-02-29'
        """
        check_range("month", month, 1, 12)
        return cls._months(year, month, 1)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that `str` wrote.

        Examples:
            >>> Period.parse("2026-01-01/..") == Period(date(2026, 1, 1))
            True
        """
        check_text("Period.parse", text, example='"2026-01-01/2026-12-31"')
        first, _, last = text.partition("/")
        first_day, last_day = day_of(first), day_of(last)
        if first_day is None or (last_day is None and last != ".."):
            raise InvalidValueError("period.text", {"got": shown(text)})
        return cls(first_day, last_day)

    @classmethod
    def starting(cls, first_day: date, *, months: int) -> Period:
        """So many whole months from a day; the last one ends the day before it would begin again.

        Examples:
            >>> from datetime import date
            >>> str(Period.starting(date(2026, 8, 14), months=12))
            '2026-08-14/2027-08-13'
        """
        check_range("months", months, 1, 12 * MAXYEAR)
        return cls(first_day, months_after(first_day, months) - ONE_DAY)

    @classmethod
    def _months(cls, year: int, first: int, months: int) -> Period:
        """So many whole months of a calendar year from the first of one."""
        check_year("year", year)
        return cls(date(year, first, 1), clamped(12 * year + first + months - 2, 31))

    @property
    def days(self) -> int:
        """How many days the period has.

        Raises:
            PeriodError: the period is open.
        """
        return (self.known_last_day - self.first_day).days + 1

    @property
    def known_last_day(self) -> date:
        """The last day.

        Raises:
            PeriodError: the period is open.
        """
        if self.last_day is None:
            raise PeriodError("open", self.first_day)
        return self.last_day

    def contains(self, day: date) -> bool:
        """Whether the day belongs to the period.

        Examples:
            >>> from datetime import date
            >>> Period.year(2026).contains(date(2026, 12, 31))
            True
        """
        check_day("day", day)
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def overlap(self, other: Period) -> Period | None:
        """The days that belong to both; None where there are none.

        Examples:
            >>> str(Period.year(2026).overlap(Period(date(2026, 8, 14))))
            '2026-08-14/2026-12-31'
        """
        check_type("other", other, Period)
        first_day = max(self.first_day, other.first_day)
        last_days = [period.last_day for period in (self, other) if period.last_day is not None]
        last_day = min(last_days, default=None)
        return None if last_day is not None and last_day < first_day else Period(first_day, last_day)

    def split_at(self, day: date) -> tuple[Period, Period]:
        """The days before a day, and those from it on.

        Raises:
            PeriodError: the day is the first one or lies outside the period, so that one part would be empty.

        Examples:
            >>> [str(part) for part in Period.year(2026).split_at(date(2026, 7, 1))]
            ['2026-01-01/2026-06-30', '2026-07-01/2026-12-31']
        """
        check_day("day", day)
        if day == self.first_day or not self.contains(day):
            raise PeriodError("outside", day)
        return Period(self.first_day, day - ONE_DAY), Period(day, self.last_day)

    def __str__(self) -> str:
        return f"{self.first_day}/{self.last_day or '..'}"


def months_after(day: date, months: int, days: int = 0) -> date:
    """The day so many months later, clamped to the end of a shorter month, and so many days after that.

    Raises:
        PeriodError: the step leaves the calendar.

    Examples:
        >>> from datetime import date
        >>> months_after(date(2026, 8, 31), 6)
        datetime.date(2027, 2, 28)
    """
    try:
        return day + relativedelta(months=months, days=days)
    except (ValueError, OverflowError):
        raise PeriodError("calendar", day) from None


def day_of(text: str) -> date | None:
    """The day of ten characters; None where they are none, such as 31 February.

    Examples:
        >>> day_of("2026-08-14"), day_of("20260814")
        (datetime.date(2026, 8, 14), None)
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def clamped(number: int, day: int) -> date:
    """A day of the month that is so many months since year 0, clamped to its end.

    Raises:
        PeriodError: the calendar has no such month.

    Examples:
        >>> clamped(12 * 2026 + 1, 31)
        datetime.date(2026, 2, 28)
    """
    year, month = divmod(number, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise PeriodError("calendar", date(min(max(year, MINYEAR), MAXYEAR), month + 1, 1))
    if day > _IN_EVERY_MONTH:
        day = min(day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day)
