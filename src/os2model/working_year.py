"""The Danish working year (arbejdsår), as a chain of stated deductions from a gross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from operator import sub
from typing import Final

from attrs import field, frozen

from os2model._amounts import written
from os2model._checks import check_type, check_year, listed
from os2model.errors import InvalidValueError
from os2model.estimates import Number, exact_number
from os2model.holidays import danish_holidays
from os2model.labels import Label
from os2model.periods import Period

HOURS_A_DAY: Final = Fraction(37, 5)
"""Hours of a full day: a week of 37 hours in five days."""

_SATURDAY: Final = 5


def is_weekday(day: date) -> bool:
    """Whether a day is Monday to Friday.

    Examples:
        >>> is_weekday(date(2026, 8, 14)), is_weekday(date(2026, 8, 15))
        (True, False)
    """
    return day.weekday() < _SATURDAY


def weekdays(within: Period) -> int:
    """How many days of a period are Monday to Friday.

    Examples:
        >>> weekdays(Period.year(2026))
        261
    """
    check_type("within", within, Period)
    return sum(is_weekday(within.first_day + timedelta(days=n)) for n in range(within.days))


def weekday_holidays(within: Period, holidays: Mapping[date, object]) -> int:
    """How many of the holidays fall on Monday to Friday in a period.

    Examples:
        >>> weekday_holidays(Period.year(2026), danish_holidays([2026]))
        7
    """
    check_type("within", within, Period)
    check_type("holidays", holidays, Mapping, example="danish_holidays([2026])")
    return sum(is_weekday(day) and within.contains(day) for day in holidays)


def _days(days: Number | None) -> Fraction | None:
    return None if days is None else exact_number("YearLine.days", days)


def _hours(hours: Number) -> Fraction:
    return exact_number("YearLine.hours", hours)


@frozen
class YearLine:
    """One line of a working year (linje): so many hours, and the days they were made from.

    Made by `of_days` or `of_hours`.

    Attributes:
        label: what the hours are.
        hours: the hours, exact.
        days: the days, which may be parts of days; None of a line in hours.
        hours_a_day: hours of each day; None of a line in hours.

    Examples:
        >>> YearLine.of_days(Label(da="feriedage", en="holiday days"), 25).hours
        Fraction(185, 1)
    """

    label: Label
    hours: Fraction = field(kw_only=True, converter=_hours)
    days: Fraction | None = field(default=None, kw_only=True, converter=_days)
    hours_a_day: Fraction | None = field(default=None, kw_only=True, converter=_days)

    def __attrs_post_init__(self) -> None:
        check_type("YearLine.label", self.label, Label)

    @classmethod
    def of_days(cls, label: Label, days: Number, hours_a_day: Number = HOURS_A_DAY) -> YearLine:
        """A line of days.

        Examples:
            >>> YearLine.of_days(Label(da="feriedage", en="holiday days"), "21.64").hours
            Fraction(20017, 125)
        """
        many, each = exact_number("days", days), exact_number("hours_a_day", hours_a_day)
        return cls(label, hours=many * each, days=many, hours_a_day=each)

    @classmethod
    def of_hours(cls, label: Label, hours: Number) -> YearLine:
        """A line of hours.

        Examples:
            >>> YearLine.of_hours(Label(da="frokost", en="lunch"), "106.5").hours
            Fraction(213, 2)
        """
        return cls(label, hours=exact_number("hours", hours))


def _lines(lines: Iterable[YearLine]) -> tuple[YearLine, ...]:
    return listed("WorkingYear.deductions", lines, YearLine)


@frozen
class WorkingYear:
    """A working year (arbejdsår): a gross, and what is deducted from it, line by line; nothing is rounded on the way.

    Attributes:
        label: which norm it is.
        gross: where the chain begins.
        deductions: what is taken off, in order.

    Raises:
        InvalidValueError: nothing is left.

    Examples:
        >>> gross = YearLine.of_hours(Label(da="brutto", en="gross"), 1924)
        >>> off = YearLine.of_days(Label(da="feriedage", en="holiday days"), 25)
        >>> WorkingYear(Label(da="vores", en="ours"), gross, [off]).net
        Fraction(1739, 1)
    """

    label: Label
    gross: YearLine
    deductions: tuple[YearLine, ...] = field(default=(), converter=_lines)

    def __attrs_post_init__(self) -> None:
        check_type("WorkingYear.label", self.label, Label)
        check_type("WorkingYear.gross", self.gross, YearLine)
        if self.net <= 0:
            raise InvalidValueError("working_year.net", {"got": written(self.net)})

    @property
    def chain(self) -> tuple[Fraction, ...]:
        """The hours left after the gross and after each deduction."""
        return tuple(accumulate((line.hours for line in self.deductions), sub, initial=self.gross.hours))

    @property
    def net(self) -> Fraction:
        """The hours that are left."""
        return self.chain[-1]


@frozen(kw_only=True)
class WorkingTime:
    """The norms from which working years are made (arbejdstidsnormer).

    Attributes:
        hours_a_day: hours of a full day.
        holiday_days: days of holiday a year that are deducted.
        gross_hours: hours of a full-time year before any deduction.
        eu_hours: hours of a year that the EU takes as fixed.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> norms = OS2_RULES.working_year.on(date(2026, 1, 1))
        >>> norms.net(2026).net, norms.gross.net
        (Fraction(8473, 5), Fraction(1924, 1))
    """

    hours_a_day: Fraction = field(converter=_hours)
    holiday_days: Fraction = field(converter=_hours)
    gross_hours: Fraction = field(converter=_hours)
    eu_hours: Fraction = field(converter=_hours)

    @property
    def gross(self) -> WorkingYear:
        """The full-time year before any deduction (bruttoårsværk)."""
        label = Label(da="bruttoårsværk", en="gross working year")
        return WorkingYear(label, YearLine.of_hours(label, self.gross_hours))

    @property
    def eu(self) -> WorkingYear:
        """The productive hours that the EU takes as fixed."""
        label = Label(da="EU's faste årsværk", en="the EU's fixed working year")
        return WorkingYear(label, YearLine.of_hours(label, self.eu_hours))

    def net(self, year: int) -> WorkingYear:
        """The working year of a calendar year (nettoårsværk): its weekdays, less holidays that fall on them, less leave.

        Raises:
            InvalidValueError: Danish holidays are not known of the year.

        Examples:
            >>> from os2model import OS2_RULES
            >>> norms = OS2_RULES.working_year.on(date(2026, 1, 1))
            >>> [str(float(hours)) for hours in norms.net(2026).chain]
            ['1931.4', '1879.6', '1694.6']
        """
        check_year("year", year)
        within = Period.year(year)
        lines = (
            (Label(da="hverdage", en="weekdays"), weekdays(within)),
            (
                Label(da="helligdage på hverdage", en="public holidays on weekdays"),
                weekday_holidays(within, danish_holidays([year])),
            ),
            (Label(da="feriedage", en="days of leave"), self.holiday_days),
        )
        gross, *deductions = (YearLine.of_days(label, days, self.hours_a_day) for label, days in lines)
        return WorkingYear(Label(da=f"nettoårsværk {year}", en=f"net working year {year}"), gross, deductions)
