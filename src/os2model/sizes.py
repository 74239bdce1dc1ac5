"""The size classes of the distribution key (fordelingsnøgle), by inhabitants."""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import frozen

from os2model._checks import check_range
from os2model.errors import InvalidValueError
from os2model.labels import Labelled
from os2model.periods import MonthDay

_MOST: Final = 10**9


class SizeClass(Labelled):
    """The size class (størrelse) of an authority.

    Examples:
        >>> SizeClass.VERY_LARGE.label.da
        'meget stor'
    """

    SMALL = "lille", "small"
    MEDIUM = "mellem", "medium"
    LARGE = "stor", "large"
    VERY_LARGE = "meget stor", "very large"


@frozen(kw_only=True)
class SizeLimits:
    """Where the size classes begin (størrelsesgrænser), and which count decides.

    Attributes:
        medium: inhabitants from which an authority is medium; below it is small.
        large: inhabitants from which it is large.
        very_large: inhabitants from which it is very large.
        counted: the day of the year on which inhabitants are counted.
        years_before: how many years before the invoice year that day lies.

    Raises:
        InvalidValueError: the limits do not rise.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> limits = OS2_RULES.size_limits.on(date(2026, 8, 14))
        >>> limits.size_of(24_999), limits.size_of(25_000), limits.size_of(60_000), limits.size_of(60_001)
        (SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.MEDIUM, SizeClass.LARGE)
        >>> limits.counted_on(date(2026, 8, 14))
        datetime.date(2025, 1, 1)
    """

    medium: int
    large: int
    very_large: int
    counted: MonthDay
    years_before: int

    def __attrs_post_init__(self) -> None:
        for name in ("medium", "large", "very_large"):
            check_range(f"SizeLimits.{name}", getattr(self, name), 1, _MOST)
        check_range("SizeLimits.years_before", self.years_before, 0, 10)
        if not self.medium < self.large < self.very_large:
            values = {"medium": self.medium, "large": self.large, "very_large": self.very_large}
            raise InvalidValueError("size.limits", values)

    def size_of(self, inhabitants: int) -> SizeClass:
        """The size class of so many inhabitants."""
        check_range("inhabitants", inhabitants, 0, _MOST)
        if inhabitants >= self.very_large:
            return SizeClass.VERY_LARGE
        if inhabitants >= self.large:
            return SizeClass.LARGE
        return SizeClass.MEDIUM if inhabitants >= self.medium else SizeClass.SMALL

    def counted_on(self, day: date) -> date:
        """The day whose count decides the size class of a charge of `day`."""
        return self.counted.in_year(day.year - self.years_before)
