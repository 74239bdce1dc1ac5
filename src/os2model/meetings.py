"""Series of meetings (møderækker) of a group: how often, how long, and who comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import field, frozen

from os2model._checks import check_day, check_type, listed
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError, NoRuleInForceError
from os2model.estimates import Estimate, Number
from os2model.groups import Group, GroupKind, Seat, UsualMeetings
from os2model.labels import Label
from os2model.recurrences import Recurrence
from os2model.rulebook import RuleBook

_MINUTES: Final = 60  # of an hour
_ALL: Final = Estimate(1, 1, 1)
_NONE: Final = Estimate(0, 0, 0)


def _meetings(value: Number | Estimate | None) -> Estimate | None:
    return None if value is None else Estimate.of(value, what="meetings")


def _people(value: Number | Estimate | None) -> Estimate | None:
    return None if value is None else Estimate.of(value, what="people")


def _minutes(value: Number | Estimate) -> Estimate:
    return Estimate.of(value, what="minutes")


def _attendance(value: Number | Estimate) -> Estimate:
    return Estimate.of(value, what="attendance")


def _preparation(value: Number | Estimate) -> Estimate:
    return Estimate.of(value, what="preparation_minutes")


def _follow_up(value: Number | Estimate) -> Estimate:
    return Estimate.of(value, what="follow_up_minutes")


def _seats(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    return listed("MeetingSeries.seats", seats, Seat)


@frozen
class MeetingSeries:
    """The meetings of a group in a year (møderække), and the people who come to them.

    One meeting takes people × attendance × (length + preparation) + follow-up: everybody who comes prepares, and the meeting is
    followed up once, by its chair or secretary. Travel is left out. Each number may be an `Estimate`.

    Attributes:
        group: the group.
        meetings: meetings a year; None where a rule says when.
        recurrence: the rule of the meeting days; None where only their number is known.
        minutes: how long a meeting is.
        people: how many people come; None where seats say it.
        seats: the seats of organisations in the group.
        attendance: the share of the people who come to a meeting, from 0 to 1.
        preparation_minutes: what each of those who come prepares for a meeting.
        follow_up_minutes: what follows a meeting, once for all.
        row: the row of what is usual that the series was made from; None of one's own.

    Raises:
        InvalidValueError: it has both or neither of meetings and a rule, or of people and seats; a seat is in another group;
            attendance is above 1; a number is negative or a float.

    Examples:
        >>> steering = Group(GroupKind.STEERING, "OS2valghalla")
        >>> series = MeetingSeries(steering, meetings=4, minutes=90, people=2, preparation_minutes=30)
        >>> series.hours_of(Estimate.of(2))
        Estimate(4, 4, 4)
    """

    group: Group
    meetings: Estimate | None = field(default=None, kw_only=True, converter=_meetings)
    recurrence: Recurrence | None = field(default=None, kw_only=True)
    minutes: Estimate = field(kw_only=True, converter=_minutes)
    people: Estimate | None = field(default=None, kw_only=True, converter=_people)
    seats: tuple[Seat, ...] = field(default=(), kw_only=True, converter=_seats)
    attendance: Estimate = field(default=_ALL, kw_only=True, converter=_attendance)
    preparation_minutes: Estimate = field(default=_NONE, kw_only=True, converter=_preparation)
    follow_up_minutes: Estimate = field(default=_NONE, kw_only=True, converter=_follow_up)
    row: DatedRow[UsualMeetings] | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("MeetingSeries.group", self.group, Group)
        check_type("MeetingSeries.recurrence", self.recurrence, Recurrence, type(None))
        check_type("MeetingSeries.row", self.row, DatedRow, type(None))
        if self.row is not None:
            check_type("MeetingSeries.row", self.row.value, UsualMeetings)
        if (self.meetings is None) == (self.recurrence is None):
            raise InvalidValueError("meetings.one-of", {"first": "meetings", "second": "recurrence"})
        if (self.people is None) == (not self.seats):
            raise InvalidValueError("meetings.one-of", {"first": "people", "second": "seats"})
        if self.attendance.high > 1:
            raise InvalidValueError("meetings.attendance", {"got": str(self.attendance)})
        for seat in self.seats:
            if seat.group != self.group:
                raise InvalidValueError("meetings.seat", {"other": seat.group.label, "group": self.group.label})

    @classmethod
    def usual(
        cls,
        kind: GroupKind,
        *,
        people: Number | Estimate | None = None,
        seats: Iterable[Seat] = (),
        on: date,
        rules: RuleBook,
        product: str = "",
        minutes: Number | Estimate | None = None,
    ) -> MeetingSeries:
        """What is usual: the published rhythm of the product's own group, else what OS2's guide says of any group.

        Full attendance, no preparation and no follow-up are assumed, and said in the explanation.

        Args:
            kind: the kind of group.
            people: how many come; or
            seats: who is seated.
            on: the day whose rules hold.
            rules: the rules.
            product: the product; empty for any.
            minutes: how long a meeting is; needed where that is not published, and wins where it is.

        Raises:
            NoRuleInForceError: nothing is published of such a group; make a series with your own numbers.
            UnknownNameError: there is no such product.
            InvalidValueError: the length is not published, and none is given.

        Examples:
            >>> from os2model import OS2_RULES
            >>> MeetingSeries.usual(GroupKind.EXPERT, people=2, on=date(2026, 1, 1), rules=OS2_RULES).meetings
            Estimate(2, 4, 12)
        """
        check_type("kind", kind, GroupKind)
        check_type("product", product, str)
        check_day("on", on)
        check_type("rules", rules, RuleBook)
        if product:
            rules.check_product(product)
        row = _usual_row(kind, product, on, rules)
        usual, group = row.value, Group(kind, product)
        length = usual.minutes if minutes is None else minutes
        if length is None:
            raise InvalidValueError("meetings.minutes", {"group": group.label})
        recurrence = Recurrence(usual.recurrence, first_day=row.since) if usual.recurrence else None
        return cls(
            group, meetings=usual.meetings, recurrence=recurrence, minutes=length, people=people, seats=seats, row=row
        )

    def hours_of(self, participations: Estimate) -> Estimate:
        """The hours of so many people times meetings, before follow-up.

        Examples:
            >>> series = MeetingSeries(Group(GroupKind.EXPERT), meetings=4, minutes=90, people=2, attendance="0.5")
            >>> series.hours_of(Estimate.of(8))
            Estimate(6, 6, 6)
        """
        return participations * self.attendance * (self.minutes + self.preparation_minutes) / _MINUTES

    @property
    def follow_up_hours(self) -> Estimate:
        """The hours that follow one meeting."""
        return self.follow_up_minutes / _MINUTES

    @property
    def headcount(self) -> Estimate:
        """How many people: those who come, or all who have a seat."""
        return self.people or Estimate.total(Estimate.of(seat.people) for seat in self.seats)

    @property
    def is_as_published(self) -> bool:
        """Whether nothing of it but who comes departs from the row it was made from."""
        if self.row is None:
            return False
        usual = self.row.value
        length = None if usual.minutes is None else Estimate.of(usual.minutes)
        given = (self.meetings, self.minutes, self.attendance, self.preparation_minutes, self.follow_up_minutes)
        return given == (usual.meetings, length, _ALL, _NONE, _NONE)

    @property
    def is_the_guides(self) -> bool:
        """Whether it is what OS2's guide says of any group, for a whole year."""
        return self.is_as_published and self.row is not None and not self.row.value.product and not self.needs_year

    @property
    def needs_year(self) -> bool:
        """Whether its hours are those of one certain year: it goes by a rule, or a seat begins or ends."""
        return self.recurrence is not None or any(seat.is_dated for seat in self.seats)


def _usual_row(kind: GroupKind, product: str, on: date, rules: RuleBook) -> DatedRow[UsualMeetings]:
    """The row of the product's own group that holds on the day, else of the kind in general."""
    tables = {(table.values[0].kind, table.values[0].product): table for table in rules.usual_meetings if table.values}
    own = tables.get((kind, product))
    known = own is not None and own.rows[-1].since <= on
    table = own if known else tables.get((kind, ""))
    if table is not None:
        return table.row(on=on)
    label = Label(da=f"mødekadence for en {kind.label.da}", en=f"rhythm of meetings of a {kind.label.en}")
    raise NoRuleInForceError(label, on, None, "")
