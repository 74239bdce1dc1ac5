"""Groups (arbejdsgrupper) of a product or of the association: who sits in them, and how often they usually meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final

from attrs import field, frozen

from os2model._checks import check_day, check_optional_day, check_range, check_type, listed
from os2model.errors import InvalidValueError
from os2model.estimates import Estimate, Number
from os2model.findings import Finding, worth_a_look
from os2model.labels import Label, Labelled
from os2model.organisations import Organisation
from os2model.periods import Period
from os2model.recurrences import parts_of

_MOST_PEOPLE: Final = 10_000
_MEMBER: Final = Label(da="medlem", en="a member")
_MEMBER_OR_PARTNER: Final = Label(
    da="medlem eller leverandør med aftale", en="a member or a supplier with an agreement"
)


class GroupKind(Labelled):
    """What a group is (gruppetype).

    A STEERING group decides and answers for the economy, a COORDINATION group prioritises development and is voluntary, an
    EXPERT group advises.

    Examples:
        >>> GroupKind.COORDINATION.label.da
        'koordinationsgruppe'
    """

    STEERING = "styregruppe", "steering group"
    COORDINATION = "koordinationsgruppe", "coordination group"
    EXPERT = "faggruppe", "expert group"
    BOARD = "bestyrelse", "board"
    GENERAL_ASSEMBLY = "generalforsamling", "general assembly"


@frozen
class Group:
    """A group (gruppe).

    Attributes:
        kind: what it is.
        product: the product it belongs to; empty where that does not matter.

    Examples:
        >>> Group(GroupKind.STEERING, "OS2valghalla").label.da
        'styregruppe for OS2valghalla'
    """

    kind: GroupKind
    product: str = ""

    def __attrs_post_init__(self) -> None:
        check_type("Group.kind", self.kind, GroupKind)
        check_type("Group.product", self.product, str)

    @property
    def label(self) -> Label:
        """The kind, and the product if there is one, in words."""
        if not self.product:
            return self.kind.label
        return Label(da=f"{self.kind.label.da} for {self.product}", en=f"{self.kind.label.en} of {self.product}")


@frozen
class Seat:
    """Seats of an organisation in a group (plads): how many people it sends, and from when to when.

    Attributes:
        group: the group.
        organisation: who sends them.
        people: how many; whole people.
        first_day: their first day; None if they were always there.
        last_day: their last day; None if they stay.
        person: your own reference to who sits there, where that is one person; nothing is read out of it.

    Raises:
        PeriodError: the last day lies before the first.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Seat(Group(GroupKind.STEERING, "OS2valghalla"), AUTHORITIES["Samsø"], people=2).people
        2
    """

    group: Group
    organisation: Organisation
    people: int = field(default=1, kw_only=True)
    first_day: date | None = field(default=None, kw_only=True)
    last_day: date | None = field(default=None, kw_only=True)
    person: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Seat.group", self.group, Group)
        check_type("Seat.organisation", self.organisation, Organisation)
        check_range("Seat.people", self.people, 0, _MOST_PEOPLE)
        check_optional_day("Seat.first_day", self.first_day)
        check_optional_day("Seat.last_day", self.last_day)
        check_type("Seat.person", self.person, str)
        if self.first_day is not None:
            Period(self.first_day, self.last_day)

    @property
    def is_dated(self) -> bool:
        """Whether it begins or ends."""
        return self.first_day is not None or self.last_day is not None

    def people_on(self, day: date) -> int:
        """How many people it holds on a day, first and last day included."""
        return self.people if self._period.contains(day) else 0

    def days_of(self, year: int) -> int:
        """How many days of a year it is held."""
        held = self._period.overlap(Period.year(year))
        return held.days if held else 0

    @property
    def _period(self) -> Period:
        return Period(self.first_day or date.min, self.last_day)


def check_seats(
    seats: Iterable[Seat], *, members: Iterable[Organisation], partners: Iterable[Organisation] = (), on: date
) -> tuple[Finding, ...]:
    """What is worth a look in who sits in groups (pladser) on a day.

    In the board members alone may sit, each with one seat (bylaws § 6, stk. 1); in other groups partners may sit too.

    Args:
        seats: of whichever groups.
        members: who is a member on the day.
        partners: suppliers with an agreement in force on the day.
        on: the day.

    Returns:
        A finding for each organisation with several seats in a board, and for each that sits in a group and may not.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> samso, board = AUTHORITIES["Samsø"], Group(GroupKind.BOARD)
        >>> print(*check_seats([Seat(board, samso)], members=[], on=date(2026, 3, 1)))
        Samsø Kommune has a seat in the board on 2026-03-01 and is not a member; end the seat, or correct who is a member
    """
    check_day("on", on)
    belonging = {each.id for each in listed("members", members, Organisation)}
    admitted = belonging | {each.id for each in listed("partners", partners, Organisation)}
    return tuple(_remarks(listed("seats", seats, Seat), belonging, admitted, on))


def _remarks(seats: Iterable[Seat], belonging: set[str], admitted: set[str], on: date) -> Iterator[Finding]:
    held = Counter[tuple[Group, str]]()
    names: dict[str, str] = {}
    for seat in seats:
        people = seat.people_on(on)
        if people:
            held[seat.group, seat.organisation.id] += people
            names.setdefault(seat.organisation.id, seat.organisation.name)
    for (group, id_), people in held.items():
        named, board = partial(worth_a_look, subject=names[id_], day=on), group.kind is GroupKind.BOARD
        if board and people > 1:
            yield named("seats.several-for-one-member", found=people)
        if id_ not in (belonging if board else admitted):
            yield named("seats.not-a-member", found=group.label, expected=_MEMBER if board else _MEMBER_OR_PARTNER)


def _meetings(value: Estimate | Number | None) -> Estimate | None:
    return None if value is None else Estimate.of(value)


@frozen
class UsualMeetings:
    """What is usual for a kind of group, or published of a product's own (sædvanlige møder).

    Attributes:
        kind: the kind of group.
        product: the product; empty for what is usual in general.
        meetings: meetings a year; None where a rule is published instead.
        recurrence: the text of the rule, where that is published; see `Recurrence`.
        minutes: how long a meeting is; None where that is not published.

    Raises:
        InvalidValueError: it has both meetings and a rule, or neither.

    Examples:
        >>> UsualMeetings(GroupKind.STEERING, meetings=Estimate(2, 4, 12), minutes=60).meetings
        Estimate(2, 4, 12)
    """

    kind: GroupKind
    product: str = field(default="", kw_only=True)
    meetings: Estimate | None = field(default=None, kw_only=True, converter=_meetings)
    recurrence: str = field(default="", kw_only=True)
    minutes: int | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("UsualMeetings.kind", self.kind, GroupKind)
        check_type("UsualMeetings.product", self.product, str)
        check_type("UsualMeetings.recurrence", self.recurrence, str)
        if self.recurrence:
            parts_of(self.recurrence)
        if self.minutes is not None:
            check_range("UsualMeetings.minutes", self.minutes, 1, 24 * 60)
        if (self.meetings is None) == (not self.recurrence):
            raise InvalidValueError("meetings.one-of", {"first": "meetings", "second": "recurrence"})
