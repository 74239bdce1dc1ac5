"""How many hours a year groups take (mødebelastning), of a person and of an authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from os2model._checks import check_range, check_type, check_year, listed
from os2model.errors import InvalidValueError, PeriodError
from os2model.estimates import Estimate
from os2model.groups import Group
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
    months = listed("no_meetings_in", no_meetings_in, int, example="7")
    check_type("on_day_off", on_day_off, OnDayOff)
    for month in months:
        check_range("no_meetings_in", month, 1, 12)
    if not given:
        raise InvalidValueError("meetings.none", {})
    if year is not None:
        check_year("year", year)
    elif any(each.needs_year for each in given):
        raise InvalidValueError("meetings.year", {})
    calendar = _Calendar(_days_off(year, holidays, on_day_off), on_day_off, months)
    lines: list[LoadLine] = []
    meetings: list[Meeting] = []
    left_out: list[tuple[Group, int]] = []
    for each in given:
        if each.recurrence is None or year is None:
            lines += _by_number(each, year)
            continue
        rule_days = each.recurrence.days(Period.year(year))
        kept = [day for day in rule_days if day.month not in months]
        if not kept:
            lines.append(_line(each, None, None, Estimate.of(0)))
        if len(kept) < len(rule_days):
            left_out.append((each.group, len(rule_days) - len(kept)))
        held = [Meeting(group=each.group, rule_day=day, day=calendar.held(day)) for day in kept]
        lines += [line for meeting in held if meeting.day for line in _of_meeting(each, meeting.rule_day)]
        meetings += held
    return MeetingLoad(series=given, year=year, lines=tuple(lines), meetings=tuple(meetings), left_out=tuple(left_out))


def _days_off(year: int | None, holidays: Mapping[date, object] | None, policy: OnDayOff) -> Mapping[date, object]:
    """The holidays given, or the Danish ones of the year and the next, into which a meeting may be moved."""
    if holidays is not None:
        check_type("holidays", holidays, Mapping, example="danish_holidays([2026, 2027])")
        return holidays
    if year is None or policy is OnDayOff.KEEP:
        return {}
    return danish_holidays(range(year, min(year + 1, LAST_YEAR) + 1))


def _by_number(series: MeetingSeries, year: int | None) -> Iterator[LoadLine]:
    """The hours of so many meetings a year, in no certain month; a seat held for a part of the year counts for it."""
    meetings = series.meetings or Estimate.of(0)
    if series.people is not None:
        yield _line(series, None, None, meetings * series.people)
    for seat in series.seats:
        held = Fraction(1)
        if year is not None and seat.is_dated:
            held = Fraction(seat.days_of(year), Period.year(year).days)
        yield _line(series, seat.organisation, None, meetings * (seat.people * held))
    if series.follow_up_minutes:
        yield _follow_up(series, None, meetings)


def _of_meeting(series: MeetingSeries, rule_day: date) -> Iterator[LoadLine]:
    """The hours of one meeting by a rule."""
    if series.people is not None:
        yield _line(series, None, rule_day.month, series.people)
    for seat in series.seats:
        yield _line(series, seat.organisation, rule_day.month, Estimate.of(seat.people_on(rule_day)))
    if series.follow_up_minutes:
        yield _follow_up(series, rule_day.month, Estimate.of(1))


def _line(series: MeetingSeries, organisation: Organisation | None, month: int | None, people: Estimate) -> LoadLine:
    """The hours of so many participations."""
    hours = series.hours_of(people)
    return LoadLine(group=series.group, organisation=organisation, month=month, hours=hours, participations=people)


def _follow_up(series: MeetingSeries, month: int | None, meetings: Estimate) -> LoadLine:
    hours, nobody = meetings * series.follow_up_hours, Estimate.of(0)
    return LoadLine(group=series.group, organisation=None, month=month, hours=hours, participations=nobody)


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
