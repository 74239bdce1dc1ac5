"""Laws of notice, for every notice and every day."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from os2model import CalendarUnit, Duration, Notice
from os2model.notice import Ending, contradictions

LENGTHS = {"months": st.integers(0, 13), "days": st.integers(0, 40)}
NOTICES = st.builds(Notice, **LENGTHS, to_end_of=st.none() | st.sampled_from(CalendarUnit))
DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))
SPANS = st.integers(-40, 900).map(timedelta)
LATER = st.integers(0, 900).map(timedelta)


def whole_months(least, most):
    return st.integers(least, most).map(lambda months: Duration(months=months))


TERMS = st.one_of(
    st.tuples(NOTICES, st.just(Duration()), st.just(Duration())),
    st.tuples(NOTICES, st.builds(Duration, **LENGTHS), st.just(Duration())),
    st.tuples(st.builds(Notice, **LENGTHS), whole_months(0, 13), whole_months(1, 13)).filter(
        lambda terms: not any(contradictions(*terms))
    ),
)


def agreement(first_day, terms, last_day=None):
    notice, minimum, renewal = terms
    return Ending(first_day=first_day, last_day=last_day, notice=notice, minimum_term=minimum, renewal_term=renewal)


def months_on(day, months):
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def may_be_out(day, first_day, terms):
    """Whether an agreement of some terms may be over by a day, read off the terms word by word."""
    notice, minimum, renewal = terms
    first = minimum if minimum != Duration() else renewal
    if day <= first_day or day < months_on(first_day, first.months) + timedelta(first.days):
        return False
    if renewal.months:
        return any(day == months_on(first_day, first.months + k * renewal.months) for k in range(100))
    return notice.to_end_of is None or (day.day == 1 and (day.month - 1) % notice.to_end_of.months == 0)


@given(NOTICES, DAYS, SPANS)
def test_notice_is_in_time_exactly_until_the_last_day_to_give_it(notice, received, span):
    out = received + span
    assert (notice.first_day_without(received) <= out) == (received <= notice.last_day_to_give(out))


@given(NOTICES, DAYS)
def test_who_resigns_later_is_never_out_earlier(notice, received):
    assert notice.first_day_without(received) <= notice.first_day_without(received + timedelta(1))


@given(TERMS, DAYS, LATER)
def test_an_agreement_ends_before_the_first_day_on_which_it_may_be_over_in_time_of_the_notice(terms, first_day, later):
    received = first_day + later
    out = terms[0].first_day_without(received)
    while not may_be_out(out, first_day, terms):
        out += timedelta(1)
    assert agreement(first_day, terms).earliest_end(received) == out - timedelta(1)


@given(TERMS, DAYS, LATER, SPANS, st.none() | LATER)
def test_an_agreement_ends_by_a_day_exactly_where_notice_is_received_by_its_deadline(
    terms, first_day, given_on, until, lasts
):
    ending = agreement(first_day, terms, None if lasts is None else first_day + lasts)
    received = first_day + given_on
    earliest = ending.earliest_end(first_day)
    last_day = max(first_day + until, earliest)
    if ending.last_day is None or received <= ending.last_day:
        assert (ending.earliest_end(received) <= last_day) == (received <= ending.notice_deadline(last_day=last_day))


@given(TERMS, DAYS, LATER)
def test_the_deadline_is_the_last_day_on_which_notice_ends_it_by_then(terms, first_day, until):
    ending, last_day = agreement(first_day, terms), first_day + until
    assume(last_day >= ending.earliest_end(first_day))
    received = first_day
    while ending.earliest_end(received + timedelta(1)) <= last_day:
        received += timedelta(1)
    assert ending.notice_deadline(last_day) == received
