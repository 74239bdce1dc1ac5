"""Meetings by a rule: RFC 5545's own examples of the part that is taken, and each refusal by its name."""

import calendar
from datetime import date, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest

from os2model import InvalidValueError, Period, Recurrence, Weekday, text
from os2model.groups import GroupKind, UsualMeetings

# section 3.8.5.3 and 3.3.10 of RFC 5545, without the hours: rule, first day, days; UNTIL as the last day it lets through
RFC = [
    ("FREQ=WEEKLY;COUNT=10", "1997-09-02", "1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4"),
    ("FREQ=WEEKLY;UNTIL=19971223", "1997-09-02", "1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4 11/11 11/18 11/25 12/2 12/9 12/16 12/23"),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02", "1997: 9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23 1998: 1/6 1/20 2/3"),
    ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997: 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2"),
    ("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01", "1997: 9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 11/26 11/28 12/8 12/10 12/12 12/22"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997: 9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16"),
    ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "1997: 9/5 10/3 11/7 12/5 1998: 1/2 2/6 3/6 4/3 5/1 6/5"),
    ("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07", "1997: 9/7 9/28 11/2 11/30 1998: 1/4 1/25 3/1 3/29 5/3 5/31"),
    ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "1997: 9/22 10/20 11/17 12/22 1998: 1/19 2/16"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997: 9/28 10/29 11/28 12/29 1998: 1/29 2/26"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02", "1997: 9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1998: 1/2 1/15"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30", "1997: 9/30 10/1 10/31 11/1 11/30 12/1 12/31 1998: 1/1 1/31 2/1"),
    ("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10", "1997: 9/10 9/11 9/12 9/13 9/14 9/15 1999: 3/10 3/11 3/12 3/13"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02", "1997: 9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1998: 1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31"),
    ("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", "1997: 6/10 7/10 1998: 6/10 7/10 1999: 6/10 7/10 2000: 6/10 7/10 2001: 6/10 7/10"),
    ("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10", "1997: 3/10 1999: 1/10 2/10 3/10 2001: 1/10 2/10 3/10 2003: 1/10 2/10 3/10"),
    ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997: 5/19 1998: 5/18 1999: 5/17"),
    ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997: 3/13 3/20 3/27 1998: 3/5 3/12 3/19 3/26 1999: 3/4 3/11 3/18 3/25"),
    ("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-06-05", "1997: 6/5 6/12 6/19 6/26 7/3 7/10 7/17 7/24 7/31 8/7 8/14 8/21 8/28"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998: 2/13 3/13 11/13 1999: 8/13 2000: 10/13"),
    ("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", "1997: 9/13 10/11 11/8 12/13 1998: 1/10 2/7 3/7 4/11 5/9 6/13"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "1996: 11/5 2000: 11/7 2004: 11/2"),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997: 9/4 10/7 11/6"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", "1997: 9/29 10/30 11/27 12/30 1998: 1/29 2/26 3/30"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997: 8/5 8/10 8/19 8/24"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997: 8/5 8/17 8/19 8/31"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "2007: 1/15 1/30 2/15 3/15 3/30"),
]  # fmt: skip


def days_in(written):
    year, found = 0, []
    for word in written.split():
        if word.endswith(":"):
            year = int(word[:-1])
        else:
            month, day = map(int, word.split("/"))
            found.append(date(year, month, day))
    return found


@pytest.mark.parametrize(("rule", "first_day", "written"), RFC, ids=[rule for rule, _, _ in RFC])
def test_an_example_of_the_rfc_gives_its_days(rule, first_day, written):
    first, expected = date.fromisoformat(first_day), days_in(written)
    found = Recurrence(rule, first_day=first).days(Period(first, max(expected)))
    assert list(found) == expected
    if "COUNT" in rule or "UNTIL" in rule:
        assert list(Recurrence(rule, first_day=first).days(Period(first, date(2010, 1, 1)))) == expected


# rule, code, and what the message names
REFUSED = [
    ("FREQ=DAILY", "recurrence.too-often", "FREQ=DAILY"),
    ("FREQ=HOURLY", "recurrence.too-often", "FREQ=HOURLY"),
    ("FREQ=MINUTELY", "recurrence.too-often", "FREQ=MINUTELY"),
    ("FREQ=SECONDLY;BYDAY=MO", "recurrence.too-often", "FREQ=SECONDLY"),
    ("FREQ=FORTNIGHTLY", "recurrence.frequency", "'FORTNIGHTLY'"),
    ("BYDAY=1MO", "recurrence.frequency", "FREQ=WEEKLY"),
    ("FREQ=YEARLY;BYHOUR=9", "recurrence.part", "BYHOUR"),
    ("FREQ=YEARLY;BYMINUTE=30", "recurrence.part", "BYMINUTE"),
    ("FREQ=YEARLY;BYSECOND=1", "recurrence.part", "BYSECOND"),
    ("FREQ=YEARLY;BYWEEKNO=20", "recurrence.part", "BYWEEKNO"),
    ("FREQ=YEARLY;BYYEARDAY=100", "recurrence.part", "BYYEARDAY"),
    ("FREQ=YEARLY;BYEASTER=0", "recurrence.part", "BYEASTER"),
    ("RSCALE=GREGORIAN;FREQ=YEARLY", "recurrence.part", "RSCALE"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "recurrence.part", "SKIP"),
    ("FREQ=MONTHLY;BYDAY=MO(2)", "recurrence.value", "BYDAY cannot be 'MO(2)'"),
    ("FREQ=MONTHLY;FREQ=WEEKLY", "recurrence.twice", "FREQ"),
    ("FREQ=MONTHLY;BYDAY=MO;BYDAY=TU", "recurrence.twice", "BYDAY"),
    ("FREQ=MONTHLY;COUNT=3;UNTIL=20261231", "recurrence.count-and-until", "COUNT and UNTIL"),
    ("FREQ=WEEKLY;BYDAY=1MO", "recurrence.weekly", "BYDAY=1MO"),
    ("FREQ=WEEKLY;BYMONTHDAY=1", "recurrence.weekly", "BYMONTHDAY"),
    ("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", "recurrence.weekly", "BYSETPOS"),
    ("FREQ=MONTHLY;BYDAY=1MO,FR", "recurrence.mixed", "BYDAY=1MO,FR"),
    ("FREQ=MONTHLY;INTERVAL=0", "recurrence.value", "INTERVAL cannot be '0'"),
    ("FREQ=MONTHLY;INTERVAL=101", "recurrence.value", "INTERVAL"),
    ("FREQ=MONTHLY;INTERVAL=1,2", "recurrence.value", "INTERVAL"),
    ("FREQ=MONTHLY;COUNT=0", "recurrence.value", "COUNT"),
    ("FREQ=MONTHLY;COUNT=99999", "recurrence.value", "COUNT"),
    ("FREQ=YEARLY;BYMONTH=13", "recurrence.value", "BYMONTH"),
    ("FREQ=YEARLY;BYMONTH=-1", "recurrence.value", "BYMONTH"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "recurrence.value", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "recurrence.value", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=x", "recurrence.value", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYDAY=6MO", "recurrence.value", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=0MO", "recurrence.value", "BYDAY"),
    ("FREQ=YEARLY;BYDAY=54MO", "recurrence.value", "BYDAY"),
    ("FREQ=YEARLY;BYMONTH=1;BYDAY=6MO", "recurrence.value", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=XX", "recurrence.value", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "recurrence.value", "BYSETPOS"),
    ("FREQ=WEEKLY;BYDAY=MO;WKST=XX", "recurrence.value", "WKST"),
    ("FREQ=MONTHLY;UNTIL=20261332", "recurrence.value", "UNTIL"),
    ("FREQ=MONTHLY;BYSETPOS=1", "recurrence.position", "BYSETPOS"),
    ("DTSTART:20260101\nRRULE:FREQ=MONTHLY", "recurrence.line", "DTSTART"),
    ("RRULE:FREQ=MONTHLY\nEXDATE:20260101", "recurrence.line", "EXDATE"),
    ("RRULE:FREQ=MONTHLY\nRDATE:20260101", "recurrence.line", "RDATE"),
    ("DTSTART;TZID=Europe/Copenhagen:20260101", "recurrence.line", "DTSTART"),
    ("FREQ=MONTHLY;TZID=Europe/Copenhagen", "recurrence.line", "TZID"),
    ("FREQ=MONTHLY;UNTIL=20261231T120000Z", "recurrence.until-time", "UNTIL"),
    ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "recurrence.never", "never gives a day"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-31", "recurrence.never", "never gives a day"),
    ("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2", "recurrence.never", "never gives a day"),
    ("FREQ=MONTHLY;UNTIL=20251231", "recurrence.never", "never gives a day"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260115", "recurrence.never", "never gives a day"),
    ("FREQ=MONTHLY;", "recurrence.grammar", "FREQ=MONTHLY;BYDAY=1MO"),
    ("FREQ=MONTHLY;X-OS2=1", "recurrence.grammar", "is not a recurrence rule"),
    ("every Monday", "recurrence.grammar", "is not a recurrence rule"),
    ("FREQ=MONTHLY;BYDAY=" + ",".join(["MO"] * 500), "recurrence.grammar", "is not a recurrence rule"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "code", "named"), REFUSED, ids=[rule[:40] for rule, _, _ in REFUSED])
def test_what_is_not_taken_is_refused_by_name_in_bounded_time(rule, code, named):
    start = perf_counter()
    with pytest.raises(InvalidValueError) as caught:
        Recurrence(rule, first_day=date(2026, 1, 1))
    assert perf_counter() - start < 5  # it would be minutes, or for ever, where the search is not bounded
    assert caught.value.code == code
    assert named in str(caught.value)
    assert text.explain(caught.value, "da") != str(caught.value)


def test_a_leap_day_that_comes_once_in_a_while_is_no_rule_without_days():
    leap = Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", first_day=date(2026, 1, 1))
    assert leap.days(Period.years(2026, 2033)) == (date(2028, 2, 29), date(2032, 2, 29))
    with pytest.raises(InvalidValueError, match="never gives a day"):
        Recurrence("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", first_day=date(2026, 1, 1))
    assert Recurrence("FREQ=YEARLY", first_day=date(9990, 1, 1)).days(Period.year(9999)) == (date(9999, 1, 1),)


def test_a_rule_is_kept_in_capitals_its_parts_in_one_order_with_or_without_its_name():
    rules = ("RRULE:BYDAY=1mo;FREQ=monthly", "FREQ=MONTHLY;BYDAY=1MO", " freq=MONTHLY;byday=1MO ")
    kept = {Recurrence(rule, first_day=date(2026, 1, 1)) for rule in rules}
    assert {each.text for each in kept} == {"FREQ=MONTHLY;BYDAY=1MO"}
    assert len(kept) == 1


def test_the_first_day_is_a_meeting_only_if_the_rule_gives_it():
    tuesday = date(2026, 1, 6)
    mondays = Recurrence.monthly(1, Weekday.MONDAY, first_day=tuesday)
    assert mondays.days(Period.quarter(2026, 1)) == (date(2026, 2, 2), date(2026, 3, 2))


def test_days_without_a_meeting_are_left_out_and_still_counted():
    rule = Recurrence("FREQ=WEEKLY;BYDAY=MO;COUNT=3", first_day=date(2026, 1, 5), without=[date(2026, 1, 12)])
    assert rule.days(Period.year(2026)) == (date(2026, 1, 5), date(2026, 1, 19))


def test_days_are_asked_for_a_period_that_may_begin_later_and_ends():
    weekly = Recurrence("FREQ=WEEKLY;BYDAY=MO", first_day=date(2020, 1, 6))
    assert weekly.days(Period.month(2026, 1)) == tuple(date(2026, 1, 5) + timedelta(days=7 * n) for n in range(4))
    assert weekly.days(Period.year(2019)) == ()
    with pytest.raises(Exception, match="has no last day"):
        weekly.days(Period(date(2026, 1, 1)))


@pytest.mark.parametrize("meetings", range(1, 13))
def test_meetings_are_spread_over_the_months_as_evenly_as_they_go(meetings):
    found = Recurrence.spread(meetings, 2, Weekday.TUESDAY, first_day=date(2026, 1, 1)).days(Period.year(2026))
    gaps = [(later.month - earlier.month) for earlier, later in pairwise(found)]
    assert len(found) == meetings
    assert max(gaps, default=1) - min(gaps, default=1) <= 1
    assert {day.weekday() for day in found} == {1}


def test_meetings_are_spread_from_the_month_of_the_first_day_on():
    spread = Recurrence.spread(4, 1, Weekday.MONDAY, first_day=date(2026, 2, 1))
    assert [day.month for day in spread.days(Period.year(2026))] == [2, 5, 8, 11]


@pytest.mark.parametrize("wrong", [0, 13, "4", 1.5])
def test_more_or_fewer_meetings_than_months_are_not_spread(wrong):
    with pytest.raises(InvalidValueError):
        Recurrence.spread(wrong, 1, Weekday.MONDAY, first_day=date(2026, 1, 1))


def test_a_moment_is_no_first_day():
    with pytest.raises(InvalidValueError, match=r"Recurrence.first_day must be of type date"):
        Recurrence("FREQ=MONTHLY", first_day=datetime(2026, 1, 1))  # noqa: DTZ001


class TestUsualMeetings:
    def test_are_a_number_or_a_rule_and_not_both(self):
        for both in ({}, {"meetings": 4, "recurrence": "FREQ=MONTHLY"}):
            with pytest.raises(
                InvalidValueError, match="give either meetings or recurrence, one of the two and not both"
            ):
                UsualMeetings(GroupKind.STEERING, **both)

    def test_have_a_rule_that_is_one_and_a_length_that_is_one(self):
        with pytest.raises(InvalidValueError, match="FREQ=DAILY is too often"):
            UsualMeetings(GroupKind.STEERING, recurrence="FREQ=DAILY")
        with pytest.raises(InvalidValueError, match=r"UsualMeetings.minutes must lie in 1–1440"):
            UsualMeetings(GroupKind.STEERING, meetings=4, minutes=0)


def test_a_setting_of_the_process_changes_no_rule():
    rule = Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", first_day=date(2026, 1, 1))
    before = rule.days(Period.month(2026, 1))
    calendar.setfirstweekday(6)
    try:
        assert rule.days(Period.month(2026, 1)) == before
    finally:
        calendar.setfirstweekday(0)


def test_the_end_of_the_calendar_ends_a_rule():
    rule = Recurrence("FREQ=WEEKLY;BYDAY=SU", first_day=date(9999, 12, 1))
    assert rule.days(Period.year(9999))[-1] == date(9999, 12, 26)
