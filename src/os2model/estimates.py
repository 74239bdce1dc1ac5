"""Three-point numbers (skøn): low, typical and high, exact, for what nobody knows to the hour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from os2model._amounts import exact_of, written
from os2model._checks import check_text, check_type, listed, shown
from os2model._pydantic import CanonicalText
from os2model.errors import InvalidValueError

Number = int | Fraction | Decimal | str
"""A number that is exact: no float, and text such as `"356.5"` or `"1/3"`."""

_MOST_BITS: Final = 10_000  # what is longer cannot be written out
_FRACTION: Final = re.compile(r"([0-9]{1,3100})/([0-9]{1,3100})", re.ASCII)


def exact_number(what: str, value: Number) -> Fraction:
    """The exact number that was written; refused is what is negative, a float, or no number.

    Examples:
        >>> exact_number("minutes", "356.5"), exact_number("minutes", "1/3")
        (Fraction(713, 2), Fraction(1, 3))
    """
    check_type(what, value, int, Fraction, Decimal, str, example='60 or "7.5"')
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
            raise InvalidValueError("number.text", {"what": what, "got": shown(value)})
        found = value
    else:
        parts = _FRACTION.fullmatch(value) if isinstance(value, str) else None
        exact = Fraction(int(parts[1]), int(parts[2])) if parts and int(parts[2]) else exact_of(value)
        if exact is None:
            raise InvalidValueError("number.text", {"what": what, "got": shown(value)})
        found = exact
    if found < 0:
        raise InvalidValueError("number.negative", {"what": what, "got": shown(str(value))})
    return found


def _low(value: Number) -> Fraction:
    return exact_number("Estimate.low", value)


def _typical(value: Number) -> Fraction:
    return exact_number("Estimate.typical", value)


def _high(value: Number) -> Fraction:
    return exact_number("Estimate.high", value)


@frozen(repr=False)
class Estimate(CanonicalText):
    """A three-point number (trepunktsskøn), none of the three below the one before.

    Adding, multiplying and dividing go point by point, so the order always holds; there is no subtraction. Adding up lows, or
    highs, gives a year that is unlikely.

    Attributes:
        low: the least that is likely; a whole number, a Fraction, a Decimal, or text such as "356.5" or "1/3".
        typical: the most likely.
        high: the most that is likely.

    Raises:
        InvalidValueError: they fall, or one is negative, a float or no number.

    Examples:
        >>> meetings = Estimate(2, 4, 12)
        >>> meetings * 2 + Estimate.of("1/3")
        Estimate('13/3', '25/3', '73/3')
        >>> Estimate(107, "356.5", 1043).expected
        Fraction(1288, 3)
    """

    low: Fraction = field(converter=_low)
    typical: Fraction = field(converter=_typical)
    high: Fraction = field(converter=_high)
    example: ClassVar[str] = "2..4..12"

    def __attrs_post_init__(self) -> None:
        if not self.low <= self.typical <= self.high:
            raise InvalidValueError("estimate.order", {"got": str(self)})

    @classmethod
    def of(cls, value: Number | Estimate, *, what: str = "Estimate") -> Estimate:
        """The estimate itself, or one whose three points are one number; `what` names it in an error.

        Examples:
            >>> Estimate.of(60)
            Estimate(60, 60, 60)
        """
        if isinstance(value, Estimate):
            return value
        number = exact_number(what, value)
        return cls(number, number, number)

    @classmethod
    def total(cls, estimates: Iterable[Estimate]) -> Estimate:
        """The estimates added up; of none it is 0.

        Examples:
            >>> Estimate.total([Estimate(1, 2, 3), Estimate(1, 1, 1)])
            Estimate(2, 3, 4)
        """
        low = typical = high = Fraction()
        for each in listed("estimates", estimates, Estimate):
            low, typical, high = low + each.low, typical + each.typical, high + each.high
        return cls(low, typical, high)

    @classmethod
    def parse(cls, text: str) -> Estimate:
        """The estimate that `str` wrote.

        Examples:
            >>> Estimate.parse("107..356.5..1043")
            Estimate(107, '356.5', 1043)
        """
        check_text("Estimate.parse", text, example='"2..4..12"')
        match text.split(".."):
            case [low, typical, high]:
                return cls(low, typical, high)
            case _:
                raise InvalidValueError("estimate.text", {"got": shown(text)})

    @property
    def expected(self) -> Fraction:
        """The mean of the three points, the typical one counted four times."""
        return (self.low + 4 * self.typical + self.high) / 6

    @property
    def _points(self) -> tuple[Fraction, Fraction, Fraction]:
        return self.low, self.typical, self.high

    @property
    def is_one_number(self) -> bool:
        """Whether the three points are one."""
        return self.low == self.high

    def __add__(self, other: Estimate) -> Estimate:
        if not isinstance(other, Estimate):
            return NotImplemented
        return Estimate(self.low + other.low, self.typical + other.typical, self.high + other.high)

    def __mul__(self, other: Estimate | Number) -> Estimate:
        times = Estimate.of(other)
        return Estimate(self.low * times.low, self.typical * times.typical, self.high * times.high)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> Estimate:
        by = exact_number("Estimate", other)
        if not by:
            raise InvalidValueError("estimate.divided", {"got": str(self)})
        return Estimate(self.low / by, self.typical / by, self.high / by)

    def __bool__(self) -> bool:
        return self.high != 0

    def __str__(self) -> str:
        return "..".join(map(written, self._points))

    def __repr__(self) -> str:
        points = (written(point) if point.denominator == 1 else repr(written(point)) for point in self._points)
        return f"Estimate({', '.join(points)})"
