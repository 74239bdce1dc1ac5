"""Mergers, splits and dissolutions of authorities (efterfølge), and what can follow from them; what does: `successions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import Factory, field, frozen

from os2model._checks import check_day, check_type, listed, refuse, repeated, shown
from os2model.entries import LeavingReason
from os2model.errors import InvalidValueError, PeriodError
from os2model.groups import Group
from os2model.labels import Label, Labelled
from os2model.memberships import Membership
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY
from os2model.sizes import SizeClass
from os2model.standings import MembershipStatus
from os2model.statutes import Clause


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


Told = MembershipStatus | SizeClass | date | int | tuple[Organisation, ...] | tuple[SizeClass | None, ...] | None
"""What a consequence tells of before and of after."""


class ConsequenceCode(Labelled):
    """What follows from a succession (følge), in the order in which it is told.

    Examples:
        >>> ConsequenceCode.POLICY_UNSETTLED.label.da
        'vedtægterne afgør ikke, hvem der overtager'
    """

    MEMBERSHIP_ENDS = "medlemskabet ophører", "the membership ends"
    TRANSFERRED = "medlemskabet går over", "the membership is transferred"
    SUCCESSOR_IS_MEMBER = "efterfølgeren har sit eget medlemskab", "the successor has a membership of its own"
    POLICY_UNSETTLED = "vedtægterne afgør ikke, hvem der overtager", "the bylaws do not say who takes over"
    SEVERAL_HEIRS = "ét medlemskab går over til flere", "one membership is transferred to several"
    PART_WAS_MEMBER = "kun en del af efterfølgeren var medlem", "only a part of the successor was a member"
    UNSETTLED_STANDING = "forgængerens forhold er uafklaret", "the predecessor's standing is unsettled"
    OVERDUE = "forgængeren skylder efter påkrav", "the predecessor owes after a demand"
    VOTES = "stemmer", "votes"
    SEATS = "plads i en gruppe", "seat in a group"
    FIXED_CONTACTS = "fast kontaktperson", "fixed contact"
    ACCESSIONS = "tilslutning til et produkt", "accession to a product"
    SIZE_CLASS = "størrelse", "size class"


@frozen(kw_only=True)
class Consequence:
    """One thing that follows from a succession (følge).

    Attributes:
        code: what follows.
        subject: whom or what it is about: an organisation, a group, a product, or the association.
        before: how it was on the last day of the predecessors. Of seats and accessions: who holds them; of fixed contacts: how many
            people; of a size class: those of the predecessors, in their order, None where it is not known; of an overdue payment: the
            day it was demanded; of a part that was a member: who was.
        after: how it is on the first day without them; of seats and accessions: who may take over.
        conflict: whether somebody has to decide or to do something.
        clause: the clause of the statutes that it rests on; None where it rests on none.

    Examples:
        >>> Consequence(code=ConsequenceCode.VOTES, subject="OS2", before=2, after=1).conflict
        False
    """

    code: ConsequenceCode
    subject: Organisation | Group | str
    before: Told = None
    after: Told = None
    conflict: bool = False
    clause: Clause[Any] | None = None


@frozen(kw_only=True)
class Outcome:
    """What follows from a succession (udfald).

    Attributes:
        succession: the succession.
        consequences: everything that follows, in the order of the codes.
        memberships: all memberships after it, by the names of their organisations.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> gone = Succession(SuccessionKind.DISSOLUTION, date(2027, 1, 1), predecessors=[AUTHORITIES["Samsø"]])
        >>> Outcome(succession=gone, consequences=(), memberships=()).conflicts
        ()
    """

    succession: Succession
    consequences: tuple[Consequence, ...]
    memberships: tuple[Membership, ...]

    @property
    def conflicts(self) -> tuple[Consequence, ...]:
        """Those that somebody has to decide or to do something about."""
        return tuple(each for each in self.consequences if each.conflict)
