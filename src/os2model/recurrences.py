"""Meetings by a rule: a small, exact part of RFC 5545's recurrence rules.

What is not taken is refused by name. Everything is in days; there are no times and no time zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from os2model._checks import check_day, check_range, check_text, check_type, listed, shown
from os2model.errors import InvalidValueError
from os2model.labels import Labelled
from os2model.periods import Period, day_of


class Weekday(Labelled):
    """A day of the week (ugedag).

    Examples:
        >>> Weekday.TUESDAY.label.da, Weekday.TUESDAY.code
        ('tirsdag', 'TU')
    """

    MONDAY = "mandag", "Monday"
    TUESDAY = "tirsdag", "Tuesday"
    WEDNESDAY = "onsdag", "Wednesday"
    THURSDAY = "torsdag", "Thursday"
    FRIDAY = "fredag", "Friday"
    SATURDAY = "lørdag", "Saturday"
    SUNDAY = "søndag", "Sunday"

    @property
    def code(self) -> str:
        """Its two letters in a recurrence rule."""
        return self.name[:2]


class OnDayOff(Labelled):
    """What becomes of a meeting whose day is a Saturday, a Sunday or a holiday (på fridage).

    Examples:
        >>> OnDayOff.NEXT_WORKING_DAY.label.da
        'flyttes til næste arbejdsdag'
    """

    KEEP = "holdes", "kept"
    SKIP = "aflyses", "skipped"
    NEXT_WORKING_DAY = "flyttes til næste arbejdsdag", "moved to the next working day"


_FREQUENCIES: Final = ("YEARLY", "MONTHLY", "WEEKLY")
_TOO_OFTEN: Final = ("DAILY", "HOURLY", "MINUTELY", "SECONDLY")
_PARTS: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_NOT_TAKEN: Final = ("BYHOUR", "BYMINUTE", "BYSECOND", "BYWEEKNO", "BYYEARDAY", "BYEASTER", "RSCALE", "SKIP")
_LINES: Final = ("DTSTART", "EXDATE", "RDATE", "TZID", "EXRULE")
_WEEKDAYS: Final = MappingProxyType({day.code: day.rank for day in Weekday})
_BY_DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,5}", re.ASCII)
_UNTIL: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_MOST_INTERVALS: Final = 100
_MOST_COUNTED: Final = 10_000
_LONGEST: Final = 500
_CYCLE_YEARS: Final = 400


def _without(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(listed("Recurrence.without", days, date))))


@frozen
class Recurrence:
    """When a group meets, as a recurrence rule (mødekadence).

    One RRULE value of RFC 5545, with or without `RRULE:` in front: `FREQ` yearly, monthly or weekly, `INTERVAL`, `COUNT` or
    `UNTIL` (a day), `BYMONTH`, `BYMONTHDAY`, `BYDAY`, `BYSETPOS`, `WKST`. A day that a month does not have is left out.

    Attributes:
        text: the rule; kept in capitals, its parts in one order.
        first_day: where counting starts; a meeting only if the rule gives it.
        without: days the rule gives on which there is no meeting.

    Raises:
        InvalidValueError: the text is no such rule, has a part that is not taken, or never gives a day.

    Examples:
        >>> from datetime import date
        >>> last_tuesdays = Recurrence("FREQ=MONTHLY;BYDAY=-1TU", first_day=date(2026, 1, 1))
        >>> [str(day) for day in last_tuesdays.days(Period.quarter(2026, 1))]
        ['2026-01-27', '2026-02-24', '2026-03-31']
        >>> Recurrence("FREQ=DAILY", first_day=date(2026, 1, 1))
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: FREQ=DAILY is too often for meetings; write FREQ=WEEKLY, MONTHLY or YEARLY
    """

    text: str
    first_day: date = field(kw_only=True)
    without: tuple[date, ...] = field(default=(), kw_only=True, converter=_without)
    _given: dict[str, Any] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_text("Recurrence.text", self.text, example='"FREQ=MONTHLY;BYDAY=1MO"')
        check_day("Recurrence.first_day", self.first_day)
        parts, given = parts_of(self.text)
        object.__setattr__(self, "text", ";".join(f"{name}={parts[name]}" for name in _PARTS if name in parts))
        object.__setattr__(self, "_given", given)
        if not self._gives_a_day():
            raise InvalidValueError("recurrence.never", {"text": self.text, "first_day": self.first_day})

    @classmethod
    def monthly(cls, nth: int, weekday: Weekday, *, first_day: date, every: int = 1) -> Recurrence:
        """The nth weekday of every month, or of every so many months; -1 is the last one.

        Examples:
            >>> from datetime import date
            >>> Recurrence.monthly(-1, Weekday.TUESDAY, first_day=date(2026, 1, 1)).text
            'FREQ=MONTHLY;BYDAY=-1TU'
        """
        check_type("weekday", weekday, Weekday)
        check_range("nth", nth, -5, 5)
        check_range("every", every, 1, _MOST_INTERVALS)
        step = f";INTERVAL={every}" if every > 1 else ""
        return cls(f"FREQ=MONTHLY{step};BYDAY={nth}{weekday.code}", first_day=first_day)

    @classmethod
    def quarterly(cls, nth: int, weekday: Weekday, *, first_day: date) -> Recurrence:
        """The nth weekday of every third month, from the month of the first day on.

        Examples:
            >>> from datetime import date
            >>> quarterly = Recurrence.quarterly(1, Weekday.MONDAY, first_day=date(2026, 2, 1))
            >>> [day.month for day in quarterly.days(Period.year(2026))]
            [2, 5, 8, 11]
        """
        return cls.monthly(nth, weekday, first_day=first_day, every=3)

    @classmethod
    def spread(cls, meetings: int, nth: int, weekday: Weekday, *, first_day: date) -> Recurrence:
        """So many meetings a year, from 1 to 12, spread over the months as evenly as they go, from that of the first day on.

        Examples:
            >>> from datetime import date
            >>> Recurrence.spread(5, 1, Weekday.MONDAY, first_day=date(2026, 1, 1)).text
            'FREQ=YEARLY;BYMONTH=1,3,5,8,10;BYDAY=1MO'
        """
        check_range("meetings", meetings, 1, 12)
        check_type("weekday", weekday, Weekday)
        check_range("nth", nth, -5, 5)
        check_day("first_day", first_day)
        months = sorted((first_day.month - 1 + i * 12 // meetings) % 12 + 1 for i in range(meetings))
        return cls(f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYDAY={nth}{weekday.code}", first_day=first_day)

    def days(self, within: Period) -> tuple[date, ...]:
        """The days of a period on which the rule gives a meeting, in order.

        Raises:
            PeriodError: the period is open.
        """
        check_type("within", within, Period)
        return tuple(day for day in self._days(within.known_last_day) if day >= within.first_day)

    def _days(self, last: date) -> Iterator[date]:
        """The days from the first on, up to a last one."""
        for day in _by_rule(self.first_day, last, self._given):
            if day not in self.without:
                yield day

    def _gives_a_day(self) -> bool:
        """Whether the rule ever gives a day.

        dateutil looks for one until the year 9999. The calendar repeats itself every 400 years, so it is asked that many
        years before the end, at most 400 more.
        """
        until = self._given.get("until")
        if until is not None and until < self.first_day:
            return False
        years = (MAXYEAR - self.first_day.year) // _CYCLE_YEARS * _CYCLE_YEARS - _CYCLE_YEARS
        late = self.first_day.replace(year=self.first_day.year + max(years, 0))
        if next(_by_rule(late, date.max, {**self._given, "until": None}), None) is None:
            return False
        return until is None or next(_by_rule(self.first_day, until, self._given), None) is not None


def _by_rule(first_day: date, last_day: date, given: dict[str, Any]) -> Iterator[date]:
    """What dateutil makes of a rule, as days."""
    from dateutil import rrule  # costs more to load than the rules of OS2

    keywords: dict[str, Any] = {**given, "freq": getattr(rrule, given["freq"])}
    last = min(keywords.pop("until", None) or last_day, last_day)  # not for dateutil, which takes none beside COUNT
    if "byweekday" in given:
        weekdays: Any = [rrule.weekday(rank, nth) for rank, nth in given["byweekday"]]
        keywords["byweekday"] = weekdays
    found = iter(rrule.rrule(**keywords, dtstart=datetime.combine(first_day, time.min)))
    while True:
        try:
            moment = next(found, None)
        except ValueError:  # dateutil's step over the end of the calendar
            return
        if moment is None or moment.date() > last:
            return
        yield moment.date()


def parts_of(text: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The parts of a rule by name, and as dateutil's arguments, checked one by one and against each other.

    Examples:
        >>> parts_of("byday=-1tu;freq=monthly")[0]
        {'BYDAY': '-1TU', 'FREQ': 'MONTHLY'}
    """
    if len(text) > _LONGEST:
        raise InvalidValueError("recurrence.grammar", {"got": shown(text)})
    value = text.strip().upper()
    for line in _LINES:
        if line in value:
            raise InvalidValueError("recurrence.line", {"name": line})
    parts: dict[str, str] = {}
    for part in value.removeprefix("RRULE:").split(";"):
        name, equals, given = part.partition("=")
        if name in _NOT_TAKEN:
            raise InvalidValueError("recurrence.part", {"name": name, "expected": ", ".join(_PARTS)})
        if not equals or not given or name not in _PARTS:
            raise InvalidValueError("recurrence.grammar", {"got": shown(part)})
        if name in parts:
            raise InvalidValueError("recurrence.twice", {"name": name})
        parts[name] = given
    _check_frequency(parts)
    if "COUNT" in parts and "UNTIL" in parts:
        raise InvalidValueError("recurrence.count-and-until", {})
    return parts, _arguments(parts)


def _check_frequency(parts: dict[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise InvalidValueError("recurrence.too-often", {"got": frequency})
    if frequency not in _FREQUENCIES:
        raise InvalidValueError("recurrence.frequency", {"got": shown(frequency)})
    if frequency == "WEEKLY":
        for name in ("BYMONTHDAY", "BYSETPOS"):  # dateutil counts positions in the first week from the first day on
            if name in parts:
                raise InvalidValueError("recurrence.weekly", {"got": name})
        if any(character.isdigit() for character in parts.get("BYDAY", "")):
            raise InvalidValueError("recurrence.weekly", {"got": f"BYDAY={parts['BYDAY']}"})
    if "BYSETPOS" in parts and not {"BYMONTH", "BYMONTHDAY", "BYDAY"} & parts.keys():
        raise InvalidValueError("recurrence.position", {})


def _arguments(parts: dict[str, str]) -> dict[str, Any]:
    """The parts as the arguments of dateutil's `rrule`, each in its range; `until` as a day, weekdays as numbers."""
    given: dict[str, Any] = {"freq": parts["FREQ"]}
    for name, argument, most in (("INTERVAL", "interval", _MOST_INTERVALS), ("COUNT", "count", _MOST_COUNTED)):
        if name in parts:
            (given[argument],) = _numbers(name, parts[name], 1, most, many=False)
    if "BYMONTH" in parts:
        given["bymonth"] = _numbers("BYMONTH", parts["BYMONTH"], 1, 12)
    for name, argument, most in (("BYMONTHDAY", "bymonthday", 31), ("BYSETPOS", "bysetpos", 366)):
        if name in parts:
            given[argument] = _numbers(name, parts[name], -most, most)
    if "BYDAY" in parts:
        given["byweekday"] = _weekdays(parts)
    begins = parts.get("WKST", "MO")  # the RFC's default; dateutil's is a setting of the process
    if begins not in _WEEKDAYS:
        raise InvalidValueError("recurrence.value", {"name": "WKST", "got": shown(begins), "expected": "MO"})
    given["wkst"] = _WEEKDAYS[begins]
    if "UNTIL" in parts:
        given["until"] = _until(parts["UNTIL"])
    return given


def _numbers(name: str, text: str, first: int, last: int, *, many: bool = True) -> list[int]:
    """The whole numbers of a part; never 0."""
    texts = text.split(",")
    numbers = [int(each) for each in texts if _WHOLE.fullmatch(each)]
    sound = len(numbers) == len(texts) and all(each and first <= each <= last for each in numbers)
    if not sound or (len(texts) > 1 and not many):
        raise InvalidValueError("recurrence.value", {"name": name, "got": shown(text), "expected": f"{first}–{last}"})
    return numbers


def _weekdays(parts: dict[str, str]) -> list[tuple[int, int | None]]:
    """The weekdays of a rule, all with a number or all without: of both kinds dateutil takes other days than the RFC."""
    found = [_by_day(each, parts) for each in parts["BYDAY"].split(",")]
    if len({nth is None for _, nth in found}) > 1:
        raise InvalidValueError("recurrence.mixed", {"got": parts["BYDAY"]})
    return found


def _by_day(text: str, parts: dict[str, str]) -> tuple[int, int | None]:
    """A weekday and its number in the month, or in the year where no month is named."""
    match = _BY_DAY.fullmatch(text)
    most = 53 if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts else 5
    nth = int(match[1]) if match and match[1] else None
    if match is None or nth == 0 or (nth is not None and abs(nth) > most):
        expected = f"MO, TU, WE, TH, FR, SA, SU, 1MO, -1MO (1–{most})"
        raise InvalidValueError("recurrence.value", {"name": "BYDAY", "got": shown(text), "expected": expected})
    return _WEEKDAYS[match[2]], nth


def _until(text: str) -> date:
    match = _UNTIL.fullmatch(text)
    day = day_of("-".join(match.groups())) if match else None
    if day is None:
        code = "recurrence.until-time" if "T" in text else "recurrence.value"
        raise InvalidValueError(code, {"name": "UNTIL", "got": shown(text), "expected": "20261231"})
    return day
