"""Laws of meeting loads: what is monotone, what adds up, and what days off can and cannot do to hours."""

from datetime import date
from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    Estimate,
    Group,
    GroupKind,
    MeetingSeries,
    Period,
    Recurrence,
    Seat,
    Weekday,
    meeting_load,
)
from os2model.holidays import danish_holidays
from os2model.recurrences import OnDayOff
from os2model.working_year import is_weekday

YEAR = 2026
numbers = st.integers(0, 12_000).map(lambda parts: Fraction(parts, 60))  # quicker drawn than fractions
estimates = st.lists(numbers, min_size=3, max_size=3).map(lambda points: Estimate(*sorted(points)))
shares = st.lists(st.integers(0, 60), min_size=3, max_size=3).map(
    lambda points: Estimate(*(Fraction(point, 60) for point in sorted(points)))
)
kinds = st.sampled_from([GroupKind.STEERING, GroupKind.COORDINATION, GroupKind.EXPERT])
SOME = [AUTHORITIES[name] for name in ("Samsø", "Sønderborg", "Aarhus")]
days_of_2026 = st.dates(date(2025, 6, 1), date(2027, 6, 1))

plain = st.builds(
    MeetingSeries,
    st.builds(Group, kinds),
    meetings=estimates,
    minutes=estimates,
    people=estimates,
    attendance=shares,
    preparation_minutes=estimates,
    follow_up_minutes=estimates,
)
rules = st.builds(
    Recurrence.monthly,
    st.sampled_from([1, 2, 3, 4, -1]),
    st.sampled_from(Weekday),
    first_day=days_of_2026,
    every=st.integers(1, 4),
) | st.builds(
    lambda day, first: Recurrence(f"FREQ=MONTHLY;BYMONTHDAY={day}", first_day=first), st.integers(1, 31), days_of_2026
)


@st.composite
def seated(draw):
    """A series by a rule with seats that begin and end."""
    group = Group(draw(kinds))
    seats = []
    for organisation in draw(st.lists(st.sampled_from(SOME), min_size=1, max_size=3)):
        first, last = sorted(draw(st.tuples(days_of_2026, days_of_2026)))
        dates = draw(
            st.sampled_from([{}, {"first_day": first}, {"last_day": last}, {"first_day": first, "last_day": last}])
        )
        seats.append(Seat(group, organisation, people=draw(st.integers(0, 5)), **dates))
    return MeetingSeries(
        group, recurrence=draw(rules), minutes=draw(estimates), seats=seats, follow_up_minutes=draw(estimates)
    )


policies = st.sampled_from(OnDayOff)
months = st.sets(st.integers(1, 12), max_size=3)
NAMES = ("meetings", "minutes", "people", "attendance", "preparation_minutes", "follow_up_minutes")


def points(estimate):
    return estimate.low, estimate.typical, estimate.high, estimate.expected


@given(st.lists(plain, min_size=1, max_size=4))
def test_low_typical_high_and_expected_keep_their_order_and_add_up_over_series(many):
    load = meeting_load(many)
    alone = [meeting_load([each]).hours for each in many]
    assert load.hours == Estimate.total(alone)
    assert load.hours.expected == sum(each.expected for each in alone)
    assert load.hours.low <= load.hours.typical <= load.hours.high
    assert load.hours.low <= load.hours.expected <= load.hours.high


@given(plain, st.sampled_from(NAMES), estimates)
def test_more_of_any_number_is_never_fewer_hours(series, name, more):
    number = getattr(series, name) + more
    assume(name != "attendance" or number.high <= 1)
    larger = meeting_load([evolve(series, **{name: number})]).hours
    assert all(
        after >= before for before, after in zip(points(meeting_load([series]).hours), points(larger), strict=True)
    )


@given(plain)
def test_no_meetings_take_no_hours(series):
    assert meeting_load([evolve(series, meetings=0)]).hours == Estimate.of(0)


@given(plain, st.fractions(0, 1, max_denominator=7))
def test_cutting_a_series_by_meetings_changes_nothing(series, share):
    parts = [evolve(series, meetings=series.meetings * each) for each in (share, 1 - share)]
    assert meeting_load(parts).hours == meeting_load([series]).hours


@given(plain, st.fractions(0, 1, max_denominator=7))
def test_cutting_a_series_by_people_changes_nothing_where_nothing_follows_a_meeting(series, share):
    alone = evolve(series, follow_up_minutes=0)
    parts = [evolve(alone, people=series.people * each) for each in (share, 1 - share)]
    assert meeting_load(parts).hours == meeting_load([alone]).hours


def test_cutting_a_series_by_people_doubles_what_follows_a_meeting():
    series = MeetingSeries(Group(GroupKind.STEERING), meetings=4, minutes=60, people=2, follow_up_minutes=30)
    halves = [evolve(series, people=1)] * 2
    assert (meeting_load([series]).hours, meeting_load(halves).hours) == (Estimate.of(10), Estimate.of(12))


@given(seated(), st.data())
def test_cutting_a_rule_at_one_of_its_days_changes_nothing(series, data):
    found = series.recurrence.days(Period.year(YEAR))
    assume(len(found) > 1)
    cut = data.draw(st.sampled_from(found[:-1]))
    text = series.recurrence.text
    first = Recurrence(f"{text};UNTIL={cut:%Y%m%d}", first_day=series.recurrence.first_day)
    rest = evolve(series.recurrence, without=series.recurrence.days(Period(series.recurrence.first_day, cut)))
    parts = [evolve(series, recurrence=each) for each in (first, rest)]
    assert meeting_load(parts, year=YEAR).hours == meeting_load([series], year=YEAR).hours


@given(seated(), months)
def test_against_keeping_skipping_never_grows_and_moving_never_changes_hours(series, without):
    assume(len(without) < 12)
    keep, skip, move = (
        meeting_load([series], year=YEAR, on_day_off=policy, no_meetings_in=without).hours for policy in OnDayOff
    )
    assert move == keep
    assert all(less <= more for less, more in zip(points(skip), points(keep), strict=True))


@given(st.lists(seated() | plain, min_size=1, max_size=3), policies, months)
def test_hours_add_up_by_group_by_organisation_and_by_month(many, policy, without):
    load = meeting_load(many, year=YEAR, on_day_off=policy, no_meetings_in=without)
    for grouped in (load.by_group, load.by_organisation, load.by_month):
        assert Estimate.total(grouped.values()) == load.hours


@given(seated(), months)
def test_a_moved_meeting_is_held_on_the_first_working_day_that_is_allowed(series, without):
    off = danish_holidays([YEAR, YEAR + 1])
    for meeting in meeting_load(
        [series], year=YEAR, on_day_off=OnDayOff.NEXT_WORKING_DAY, no_meetings_in=without
    ).meetings:
        between = [date.fromordinal(n) for n in range(meeting.rule_day.toordinal(), meeting.day.toordinal())]
        assert is_weekday(meeting.day)
        assert meeting.day not in off
        assert meeting.day.month not in without
        assert all(not is_weekday(day) or day in off or day.month in without for day in between)


@given(seated())
def test_hours_by_a_rule_are_those_of_a_loop_over_days(series):
    typical = Fraction()
    for n in range(365):
        day = date.fromordinal(date(YEAR, 1, 1).toordinal() + n)
        if series.recurrence.days(Period(day, day)):
            people = sum(
                seat.people
                for seat in series.seats
                if (seat.first_day or date.min) <= day <= (seat.last_day or date.max)
            )
            typical += people * series.minutes.typical / 60 + series.follow_up_minutes.typical / 60
    assert meeting_load([series], year=YEAR).hours.typical == typical


@given(estimates, estimates, st.fractions(Fraction(1, 9), 50, max_denominator=9))
def test_the_order_holds_through_every_operation(one, other, number):
    for result in (one + other, one * other, one * number, one / number, Estimate.total([one, other])):
        assert result.low <= result.typical <= result.high
        assert Estimate.parse(str(result)) == result
