"""How the part of a pricing period is counted (opgørelse), and how far into it a day begins, exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from os2model.grids import Grid
from os2model.labels import Labelled


class Measure(Labelled):
    """How the part of a pricing period is counted (opgørelse).

    CALENDAR_MONTHS counts whole months of the pricing period's grid, and the days of a broken month by that month's own
    length: 14 August is 7 months and 13 of 31 days into the year. REAL_DAYS counts days of the pricing period's own number of
    days. By either, parts add up however a span is cut.

    Examples:
        >>> Measure.CALENDAR_MONTHS.label.da
        'hele måneder og dage'
    """

    CALENDAR_MONTHS = "hele måneder og dage", "whole months and days"
    REAL_DAYS = "faktiske dage", "real days"

    def position(self, grid: Grid, k: int, day: date) -> Position:
        """How far into pricing period k the day begins.

        Examples:
            >>> from os2model import Cadence, MonthDay
            >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
            >>> Measure.CALENDAR_MONTHS.position(year, 2026, date(2026, 8, 14))
            Position(whole=7, days=13, length=31, of=12)
            >>> Measure.REAL_DAYS.position(year, 2026, date(2026, 8, 14))
            Position(whole=0, days=225, length=365, of=1)
        """
        of = grid.months if self is Measure.CALENDAR_MONTHS else 1
        if day == grid.boundary(k + 1):
            return Position(of, 0, 1, of)
        unit = Grid(grid.base, grid.day, grid.months // of)
        i = unit.index(day)
        first = unit.boundary(i)
        return Position(i - k * of, (day - first).days, (unit.boundary(i + 1) - first).days, of)


@frozen
class Position:
    """How far into a pricing period a day begins (placering i prisperioden).

    Attributes:
        whole: whole months; by real days 1 at the end of the pricing period, else 0.
        days: days of the broken month; by real days of the pricing period.
        length: how many days that has.
        of: months of the pricing period; 1 by real days.

    Examples:
        >>> Position(7, 13, 31, 12).fraction
        Fraction(115, 186)
    """

    whole: int
    days: int
    length: int
    of: int

    @property
    def fraction(self) -> Fraction:
        """The position from 0 to 1."""
        return Fraction(self.whole * self.length + self.days, self.length * self.of)


class Ruler:
    """The positions of days in the pricing periods of a grid, each worked out once (målestok).

    Days are numbers, as `date.toordinal` counts them, and positions pairs of a numerator and a denominator, because every
    charge asks for them.

    Attributes:
        grid: the pricing periods.
        measure: how positions are counted.

    Examples:
        >>> from os2model import Cadence, MonthDay
        >>> ruler = Ruler(Grid.of(Cadence.ANNUAL, MonthDay(1, 1)), Measure.CALENDAR_MONTHS)
        >>> ruler.position(2026, date(2026, 7, 1).toordinal())
        (1, 2)
    """

    __slots__ = ("_positions", "_starts", "grid", "measure")

    def __init__(self, grid: Grid, measure: Measure) -> None:
        self.grid = grid
        self.measure = measure
        self._starts: dict[int, int] = {}
        self._positions: dict[tuple[int, int], tuple[int, int]] = {}

    def start(self, k: int) -> int:
        """The first day of pricing period k."""
        found = self._starts.get(k)
        if found is None:
            found = self._starts[k] = self.grid.boundary(k).toordinal()
        return found

    def index(self, day: int) -> int:
        """The number of the pricing period that holds the day."""
        return self.grid.index(date.fromordinal(day))

    def position(self, k: int, day: int) -> tuple[int, int]:
        """How far into pricing period k the day begins, in lowest terms."""
        found = self._positions.get((k, day))
        if found is None:
            exact = self.measure.position(self.grid, k, date.fromordinal(day)).fraction
            found = self._positions[k, day] = exact.numerator, exact.denominator
        return found
