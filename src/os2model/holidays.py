"""Danish public holidays (helligdage): fixed days, and days that follow Easter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from os2model._checks import check_range, listed
from os2model.labels import Label

FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2100

_BY_DATE: Final = (
    (1, 1, Label(da="nytårsdag", en="New Year's Day")),
    (12, 25, Label(da="juledag", en="Christmas Day")),
    (12, 26, Label(da="2. juledag", en="second day of Christmas")),
)
# days after Easter Sunday
_BY_EASTER: Final = (
    (-3, Label(da="skærtorsdag", en="Maundy Thursday")),
    (-2, Label(da="langfredag", en="Good Friday")),
    (0, Label(da="påskedag", en="Easter Sunday")),
    (1, Label(da="2. påskedag", en="Easter Monday")),
    (39, Label(da="Kristi himmelfartsdag", en="Ascension Day")),
    (49, Label(da="pinsedag", en="Whit Sunday")),
    (50, Label(da="2. pinsedag", en="Whit Monday")),
)
# the fourth Friday after Easter was a holiday until an act of 6 March 2023 (no. 214) ended it
_GREAT_PRAYER_DAY: Final = (26, Label(da="store bededag", en="Great Prayer Day"))
_LAST_GREAT_PRAYER_DAY: Final = 2023


def danish_holidays(years: Iterable[int]) -> Mapping[date, Label]:
    """The public holidays of some years, in order, with their names.

    1 May, Constitution Day, Christmas Eve and New Year's Eve are no public holidays and not among them.

    Args:
        years: calendar years from 1950 to 2100.

    Raises:
        InvalidValueError: a year lies outside those.

    Source:
        Helligdagsloven; store bededag until 2023 (act no. 214 of 6 March 2023).

    Examples:
        >>> from datetime import date
        >>> days = danish_holidays([2026])
        >>> len(days), days[date(2026, 5, 14)].da
        (10, 'Kristi himmelfartsdag')
    """
    found: dict[date, Label] = {}
    for year in sorted(set(listed("years", years, int))):
        check_range("years", year, FIRST_YEAR, LAST_YEAR)
        found.update(sorted(_of_year(year), key=lambda each: each[0]))
    return found


def _of_year(year: int) -> Iterator[tuple[date, Label]]:
    sunday = easter(year)
    movable = _BY_EASTER if year > _LAST_GREAT_PRAYER_DAY else (*_BY_EASTER, _GREAT_PRAYER_DAY)
    yield from ((date(year, month, day), label) for month, day, label in _BY_DATE)
    yield from ((sunday + timedelta(days=after), label) for after, label in movable)
