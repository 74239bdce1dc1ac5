"""How much of a period is paid by somebody who was not there for all of it (forholdsmæssig betaling).

A position says how far into a pricing period a day begins, from 0 to 1, exactly. A measure counts positions; a joining
rule says from which position a newcomer pays; the half membership fee is one, asked in `fees`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from os2model._checks import check_type
from os2model.errors import InvalidValueError
from os2model.grids import Grid
from os2model.labels import Labelled
from os2model.periods import MonthDay, Period


class Measure(Labelled):
    """How the part of a pricing period is counted (opgørelse).

    CALENDAR_MONTHS counts whole months of the pricing period's grid, and the days of a broken month by that month's own
    length: 14 August is 7 months and 13 of 31 days into the year. Parts add up however a span is cut.

    Examples:
        >>> Measure.CALENDAR_MONTHS.label.da
        'hele måneder og dage'
    """

    CALENDAR_MONTHS = "hele måneder og dage", "whole months and days"

    def months_and_days(self, grid: Grid, k: int, day: date) -> tuple[int, int, int]:
        """Whole months, days, and the length of the broken month, from the beginning of pricing period k to a day.

        Examples:
            >>> from os2model.periods import Cadence
            >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
            >>> Measure.CALENDAR_MONTHS.months_and_days(year, 2026, date(2026, 8, 14))
            (7, 13, 31)
        """
        months = Grid(grid.base, grid.day, 1)
        i = months.index(day)
        first = months.boundary(i)
        return i - k * grid.months, (day - first).days, (months.boundary(i + 1) - first).days

    def position(self, grid: Grid, k: int, day: date) -> Fraction:
        """How far into pricing period k the day begins, from 0 to 1.

        Examples:
            >>> from os2model.periods import Cadence
            >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
            >>> Measure.CALENDAR_MONTHS.position(year, 2026, date(2026, 8, 14))
            Fraction(115, 186)
        """
        months, days, length = self.months_and_days(grid, k, day)
        return (months + Fraction(days, length)) / grid.months


@frozen
class FixedShare:
    """A newcomer pays this share of the pricing period, whatever the day (fast andel).

    Attributes:
        share: the share that is paid, from 0 to 1.

    Examples:
        >>> FixedShare(Fraction(1, 2)).paid(date(2026, 8, 14), Period.year(2026))
        Fraction(1, 2)
    """

    share: Fraction

    def __attrs_post_init__(self) -> None:
        check_type("FixedShare.share", self.share, Fraction, int)
        if not 0 <= self.share <= 1:
            values = {"what": "FixedShare.share", "expected": "0–1", "got": str(self.share)}
            raise InvalidValueError("value.range", values)

    def paid(self, first_day: date, period: Period) -> Fraction:  # noqa: ARG002  the share of every joining rule
        """The share of the pricing period that is paid from the first day on."""
        return Fraction(self.share)


@frozen(kw_only=True)
class ByJoiningDay:
    """One rule for those who join after a day of the pricing period, another for the rest (efter indmeldelsesdag).

    Attributes:
        after: the last day on which `otherwise` holds.
        then: the rule for a later first day.
        otherwise: the rule for that day and those before.

    Examples:
        >>> half, whole = FixedShare(Fraction(1, 2)), FixedShare(Fraction(1))
        >>> rule = ByJoiningDay(after=MonthDay(7, 1), then=half, otherwise=whole)
        >>> [str(rule.paid(day, Period.year(2026))) for day in (date(2026, 7, 1), date(2026, 7, 2))]
        ['1', '1/2']
    """

    after: MonthDay
    then: JoiningRule
    otherwise: JoiningRule

    def __attrs_post_init__(self) -> None:
        check_type("ByJoiningDay.after", self.after, MonthDay)
        for rule in (self.then, self.otherwise):
            check_type("ByJoiningDay", rule, FixedShare, ByJoiningDay)

    def paid(self, first_day: date, period: Period) -> Fraction:
        """The share of the pricing period that is paid from the first day on."""
        boundary = self.after.in_year(period.first_day.year)
        if boundary < period.first_day:
            boundary = self.after.in_year(period.first_day.year + 1)
        rule = self.then if first_day > boundary else self.otherwise
        return rule.paid(first_day, period)


JoiningRule = FixedShare | ByJoiningDay
"""What a newcomer pays of the pricing period in which the first day lies."""
