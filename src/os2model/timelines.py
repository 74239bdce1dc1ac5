"""Facts that change over time (forløb): from a day on a value, until the next one.

Rules over time are `Dated`, with a source for each row; these are facts that the caller gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Generic, TypeVar, cast

from attrs import frozen

from os2model._checks import check_day, check_type, listed, pair_of
from os2model.errors import InvalidValueError

T = TypeVar("T")


@frozen
class Since(Generic[T]):
    """A value from a day on (fra en dag).

    Attributes:
        since: the first day it holds.
        value: the value.

    Examples:
        >>> Since(date(2026, 8, 14), 12).value
        12
    """

    since: date
    value: T

    def __attrs_post_init__(self) -> None:
        check_day("Since.since", self.since)


@frozen
class Timeline(Generic[T]):
    """A value over time (forløb), oldest first; a value that never changes is of all time.

    Attributes:
        rows: the values, each from its day on.

    Examples:
        >>> over_time("quantities", ((date(2026, 8, 14), 12), (date(2027, 1, 1), 15)), int).on(date(2026, 12, 31))
        12
    """

    rows: tuple[Since[T], ...]

    def __attrs_post_init__(self) -> None:
        if not listed("Timeline.rows", self.rows, Since):
            raise InvalidValueError("timeline.empty", {"what": "Timeline.rows"})

    @property
    def always(self) -> bool:
        """Whether it is one value, of all time."""
        return len(self.rows) == 1 and self.rows[0].since == date.min

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which a value begins."""
        return tuple(row.since for row in self.rows)

    @property
    def values(self) -> tuple[T, ...]:
        """The values in order."""
        return tuple(row.value for row in self.rows)

    def on(self, day: date, what: str = "Timeline") -> T:
        """The value that holds on a day; an error names `what` it is a timeline of.

        Raises:
            InvalidValueError: the day lies before the first value.
        """
        check_day("day", day)
        for row in reversed(self.rows):
            if row.since <= day:
                return row.value
        raise InvalidValueError("timeline.before", {"what": what, "day": day, "first": self.rows[0].since})

    def contradictions(self, what: str, *, first_day: date | None = None) -> Iterator[InvalidValueError]:
        """Why it means nothing: two values from one day, or none yet on the first day that is asked about."""
        for one, other in pairwise(self.rows):
            if one.since == other.since:
                yield InvalidValueError("timeline.twice", {"what": what, "day": one.since})
        if first_day is not None and self.rows[0].since > first_day:
            values = {"what": what, "first_day": first_day, "day": self.rows[0].since}
            yield InvalidValueError("timeline.late", values)


def over_time(
    what: str, given: T | Iterable[tuple[date, T]] | Timeline[T], kind: type[T], *, example: str = ""
) -> Timeline[T]:
    """One value, or pairs of a first day and a value, as a timeline.

    Args:
        what: what is given, as it is spelled in code.
        given: a value, pairs, or a timeline already.
        kind: the type of the values.
        example: a value, as it is typed.

    Raises:
        InvalidValueError: there is no value, or something else is given.

    Examples:
        >>> over_time("quantities", 12, int).rows
        (Since(since=datetime.date(1, 1, 1), value=12),)
    """
    if isinstance(given, Timeline):
        rows = cast("Timeline[T]", given).rows
    elif isinstance(given, kind):
        rows = (Since(date.min, given),)
    elif isinstance(given, str) or not isinstance(given, Iterable):
        rows = ()
        check_type(what, given, kind, example=example)
    else:
        pairs = listed(what, cast("Iterable[Any]", given), tuple, Since, example="(date(2026, 8, 14), …)")
        rows = tuple(_row(what, each) for each in pairs)
    for row in rows:
        check_type(what, row.value, kind, example=example)
    if not rows:
        raise InvalidValueError("timeline.empty", {"what": what})
    return Timeline(tuple(sorted(rows, key=lambda row: row.since)))


def _row(what: str, each: Since[T] | tuple[date, T]) -> Since[T]:
    if isinstance(each, Since):
        return each
    since, value = pair_of("timeline.pair", each, what=what)
    check_day(what, since)
    return Since(since, value)
