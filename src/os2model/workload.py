"""How many hours a year groups take (mødebelastning), of a person and of an authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial

from attrs import frozen

from os2model._checks import check_range, check_type, check_year, listed
from os2model.errors import InvalidValueError, PeriodError
from os2model.estimates import Estimate
from os2model.groups import Group, Seat
from os2model.holidays import LAST_YEAR, danish_holidays
from os2model.loads import LoadLine, Meeting, MeetingLoad
from os2model.meetings import MeetingSeries
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY, Period
from os2model.recurrences import OnDayOff
from os2model.working_year import is_weekday


def meeting_load(
    series: Iterable[MeetingSeries],
    *,
    year: int | None = None,
    holidays: Mapping[date, object] | None = None,
    on_day_off: OnDayOff = OnDayOff.KEEP,
    no_meetings_in: Iterable[int] = (),
) -> MeetingLoad:
    """How many person-hours a year the series take.

    Args:
        series: the series of meetings.
        year: the calendar year; needed where a series goes by a rule, or a seat begins or ends.
        holidays: the days off beside Saturdays and Sundays; if left out, Danish public holidays.
        on_day_off: what becomes of a meeting by a rule whose day is off. Wherever it is held, it counts on the day of its rule.
        no_meetings_in: months, from 1 to 12, in which no meeting is held and into which none is moved.

    Returns:
        Exact hours, low, typical and high; nothing is rounded.

    Raises:
        InvalidValueError: there is no series, or a year is needed and none is given.

    Examples:
        >>> from os2model import OS2_RULES, GroupKind
        >>> groups = [GroupKind.STEERING, GroupKind.COORDINATION, GroupKind.EXPERT]
        >>> load = meeting_load(MeetingSeries.usual(kind, people=2, on=date(2026, 1, 1), rules=OS2_RULES) for kind in groups)
        >>> load.hours, load.hours.expected
        (Estimate(12, 24, 72), Fraction(30, 1))
    """
    given = listed("series", series, MeetingSeries)
    if not given:
        raise InvalidValueError("meetings.none", {})
    _check_year(year, given)
    calendar = _calendar(year, holidays, on_day_off, no_meetings_in)
    lines: list[LoadLine] = []
    meetings: list[Meeting] = []
    left_out: list[tuple[Group, int]] = []
    for each in given:
        if each.meetings is not None:
            lines += _lines(each, None, each.meetings, lambda seat: seat.people * _part_held(seat, year))
        if each.recurrence is None or year is None:
            continue
        rule_days = each.recurrence.days(Period.year(year))
        kept = [day for day in rule_days if day.month not in calendar.without]
        if not kept:
            lines.append(_line(each, None, None, Estimate.of(0)))
        if len(kept) < len(rule_days):
            left_out.append((each.group, len(rule_days) - len(kept)))
        for rule_day in kept:
            day = calendar.held(rule_day)
            meetings.append(Meeting(group=each.group, rule_day=rule_day, day=day))
            if day is not None:
                lines += _lines(each, rule_day.month, Estimate.of(1), partial(Seat.people_on, day=rule_day))
    return MeetingLoad(series=given, year=year, lines=tuple(lines), meetings=tuple(meetings), left_out=tuple(left_out))


def _check_year(year: int | None, series: tuple[MeetingSeries, ...]) -> None:
    if year is not None:
        check_year("year", year)
    elif any(each.needs_year for each in series):
        raise InvalidValueError("meetings.year", {})


def _calendar(
    year: int | None, holidays: Mapping[date, object] | None, policy: OnDayOff, without: Iterable[int]
) -> _Calendar:
    """The calendar of a load; by default with the Danish holidays of the year and of the next, into which one may be moved."""
    check_type("on_day_off", policy, OnDayOff)
    months = listed("no_meetings_in", without, int, example="7")
    for month in months:
        check_range("no_meetings_in", month, 1, 12)
    if holidays is not None:
        check_type("holidays", holidays, Mapping, example="danish_holidays([2026, 2027])")
    elif year is not None and policy is not OnDayOff.KEEP:
        holidays = danish_holidays(range(year, min(year + 1, LAST_YEAR) + 1))
    return _Calendar(holidays or {}, policy, months)


def _part_held(seat: Seat, year: int | None) -> Fraction:
    """The part of a year that a seat is held; all of it where the seat neither begins nor ends."""
    if year is None or not seat.is_dated:
        return Fraction(1)
    return Fraction(seat.days_of(year), Period.year(year).days)


def _lines(
    series: MeetingSeries, month: int | None, meetings: Estimate, seated: Callable[[Seat], int | Fraction]
) -> Iterator[LoadLine]:
    """The hours of so many meetings: of the people, or of those seated, and of what follows them."""
    if series.people is not None:
        yield _line(series, None, month, meetings * series.people)
    for seat in series.seats:
        yield _line(series, seat.organisation, month, meetings * seated(seat))
    if series.follow_up_minutes:
        hours, nobody = meetings * series.follow_up_hours, Estimate.of(0)
        yield LoadLine(group=series.group, organisation=None, month=month, hours=hours, participations=nobody)


def _line(series: MeetingSeries, organisation: Organisation | None, month: int | None, people: Estimate) -> LoadLine:
    """The hours of so many participations."""
    hours = series.hours_of(people)
    return LoadLine(group=series.group, organisation=organisation, month=month, hours=hours, participations=people)


@frozen
class _Calendar:
    """Which days are off, what becomes of meetings on them, and the months without meetings."""

    holidays: Mapping[date, object]
    policy: OnDayOff
    without: tuple[int, ...]

    def held(self, rule_day: date) -> date | None:
        """The day a meeting is held; None if it is skipped."""
        if self.policy is OnDayOff.KEEP or not self._is_off(rule_day):
            return rule_day
        if self.policy is OnDayOff.SKIP:
            return None
        day = rule_day
        while self._is_off(day) or day.month in self.without:
            if day == date.max:
                raise PeriodError("calendar", rule_day)
            day += ONE_DAY
        return day

    def _is_off(self, day: date) -> bool:
        return not is_weekday(day) or day in self.holidays
