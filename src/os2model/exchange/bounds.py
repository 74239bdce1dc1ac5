"""How much plain data may be: looked at before anything is read, so that nothing runs away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import NoneType
from typing import Final, cast

from os2model.exchange.faults import Fault

MOST_LEVELS: Final = 32
"""How many records and lists may stand in each other."""

MOST_VALUES: Final = 10_000_000
"""How many values there may be, written out."""


_SIMPLE: Final = frozenset({str, int, float, bool, NoneType, date})


def check_bounds(data: object) -> None:
    """Refuse data that goes too deep, in a circle too, and data that would be too much if it were written out.

    What stands at several places is looked at once and counted each time.

    Examples:
        >>> check_bounds([{"name": "Samsø Kommune"}])
    """
    height, count = _measured(data, 0, {})
    if height > MOST_LEVELS:
        raise Fault("data.deep", expected=MOST_LEVELS)
    if count > MOST_VALUES:
        raise Fault("data.large", expected=MOST_VALUES)


def _inner(value: object) -> Iterable[object] | None:
    """What a record or a list holds; None for anything else."""
    if isinstance(value, (dict, Mapping)):  # most are dicts, and the other question is a slow one
        return cast("Mapping[object, object]", value).values()
    return cast("Iterable[object]", value) if isinstance(value, (list, tuple)) else None


def _measured(value: object, level: int, known: dict[int, tuple[object, int, int]]) -> tuple[int, int]:
    """How many levels a value has below it, and how many values, itself included."""
    inner = _inner(value)
    if inner is None:
        return 0, 1
    if id(value) in known:
        _, height, count = known[id(value)]
    else:
        if level >= MOST_LEVELS:
            raise Fault("data.deep", expected=MOST_LEVELS)
        height, count = 1, 1
        for each in inner:
            if type(each) in _SIMPLE:
                count += 1
            else:
                below, more = _measured(each, level + 1, known)
                height, count = max(height, below + 1), count + more
        known[id(value)] = value, height, count  # the value too, or another could come to stand at its address
    return height, count
