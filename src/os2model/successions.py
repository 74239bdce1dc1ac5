"""Successions (efterfølge): authorities that are merged, split or dissolved on a day. What follows stands in `consequences`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import Factory, field, frozen

from os2model._checks import check_day, check_type, listed, refuse, repeated, shown
from os2model.entries import LeavingReason
from os2model.errors import InvalidValueError, PeriodError
from os2model.labels import Label, Labelled
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY


class SuccessionKind(Labelled):
    """What becomes of authorities (art af efterfølge).

    A MERGER makes one of several, a SPLIT several of one, and after a DISSOLUTION nobody takes its place.

    Examples:
        >>> SuccessionKind.MERGER.label.da
        'sammenlægning'
    """

    MERGER = "sammenlægning", "merger"
    SPLIT = "deling", "split"
    DISSOLUTION = "nedlæggelse", "dissolution"


_SEVERAL: Final = 2
_COUNTS: Final[dict[SuccessionKind, tuple[int, int, Label]]] = {
    SuccessionKind.MERGER: (
        _SEVERAL,
        1,
        Label(da="flere forgængere og én efterfølger", en="several predecessors and one successor"),
    ),
    SuccessionKind.SPLIT: (
        1,
        _SEVERAL,
        Label(da="én forgænger og flere efterfølgere", en="one predecessor and several successors"),
    ),
    SuccessionKind.DISSOLUTION: (
        1,
        0,
        Label(da="én forgænger og ingen efterfølger", en="one predecessor and no successor"),
    ),
}
_REASONS: Final[dict[SuccessionKind, LeavingReason]] = {
    SuccessionKind.MERGER: LeavingReason.MERGED,
    SuccessionKind.SPLIT: LeavingReason.SPLIT,
    SuccessionKind.DISSOLUTION: LeavingReason.DISSOLVED,
}


def _by_name(what: str, given: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple(sorted(listed(what, given, Organisation), key=lambda each: (each.name, each.id)))


def _predecessors(given: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return _by_name("Succession.predecessors", given)


def _successors(given: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return _by_name("Succession.successors", given)


@frozen
class Succession:
    """That authorities cease on a day, and which take their place (efterfølge).

    A new name is none: that stands at the organisation. Nor is it one that goes on and takes up another: give the dissolution of
    that other one.

    Attributes:
        kind: what becomes of them.
        on: the first day on which the predecessors are no more and the successors take their place.
        predecessors: who ceases, by name.
        successors: who takes their place, by name.
        recorded: the day it became known, which may be years before; the same day if not given.
        source: where it is written, such as the act.

    Raises:
        InvalidValueError: there are too few or too many of either for the kind; somebody stands there twice. All the reasons at
            once.
        PeriodError: the calendar has no day before it.

    Examples:
        >>> from os2model import AUTHORITIES, Organisation, OrganisationKind, Period
        >>> old = [AUTHORITIES["Region Sjælland"], AUTHORITIES["Region Hovedstaden"]]
        >>> east = Organisation("Region Østdanmark", kind=OrganisationKind.REGION, id="region-oestdanmark", exists=Period(date(2027, 1, 1)))
        >>> merger = Succession(SuccessionKind.MERGER, date(2027, 1, 1), predecessors=old, successors=[east], recorded=date(2025, 6, 20))
        >>> [each.name for each in merger.predecessors], merger.reason
        (['Region Hovedstaden', 'Region Sjælland'], LeavingReason.MERGED)
        >>> Succession(SuccessionKind.SPLIT, date(2027, 1, 1), predecessors=old, successors=[east])
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: a split has one predecessor and several successors, got 2 and 1; correct who ceases and who takes their place, or choose another kind
    """

    kind: SuccessionKind
    on: date
    predecessors: tuple[Organisation, ...] = field(kw_only=True, converter=_predecessors)
    successors: tuple[Organisation, ...] = field(default=(), kw_only=True, converter=_successors)
    recorded: date = field(default=Factory(lambda self: self.on, takes_self=True), kw_only=True)
    source: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Succession.kind", self.kind, SuccessionKind)
        check_day("Succession.on", self.on)
        check_day("Succession.recorded", self.recorded)
        check_type("Succession.source", self.source, str)
        refuse(self._contradictions())
        if self.on == date.min:
            raise PeriodError("calendar", self.on)

    def _contradictions(self) -> Iterator[InvalidValueError]:
        before, after, expected = _COUNTS[self.kind]
        counts = len(self.predecessors), len(self.successors)
        if (before, after) != tuple(min(count, _SEVERAL) for count in counts):
            values = {"kind": self.kind.label, "expected": expected, "before": counts[0], "after": counts[1]}
            yield InvalidValueError("succession.counts", values)
        names = {each.id: each.name for each in (*self.predecessors, *self.successors)}
        for id_ in repeated(each.id for each in (*self.predecessors, *self.successors)):
            yield InvalidValueError("succession.twice", {"name": shown(names[id_]), "kind": self.kind.label})

    @property
    def eve(self) -> date:
        """The last day of the predecessors."""
        return self.on - ONE_DAY

    @property
    def reason(self) -> LeavingReason:
        """Why the memberships of the predecessors end."""
        return _REASONS[self.kind]
