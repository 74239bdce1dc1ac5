"""Laws of notice, for every notice and every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from os2model import CalendarUnit, Notice
from os2model.notice import Ending

NOTICES = st.builds(
    Notice,
    months=st.integers(0, 13),
    days=st.integers(0, 40),
    to_end_of=st.none() | st.sampled_from(CalendarUnit),
)
DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))
SPANS = st.integers(-40, 900).map(timedelta)


@given(NOTICES, DAYS, SPANS)
def test_notice_is_in_time_exactly_until_the_last_day_to_give_it(notice, received, span):
    out = received + span
    assert (notice.first_day_without(received) <= out) == (received <= notice.last_day_to_give(out))


@given(NOTICES, DAYS)
def test_who_resigns_later_is_never_out_earlier(notice, received):
    assert notice.first_day_without(received) <= notice.first_day_without(received + timedelta(1))


@given(NOTICES, DAYS, SPANS.filter(lambda span: span.days >= 0), SPANS, st.none() | st.integers(0, 900).map(timedelta))
def test_an_agreement_ends_by_a_day_exactly_where_notice_is_received_by_its_deadline(
    notice, first_day, given_on, until, lasts
):
    ending = Ending(first_day=first_day, last_day=None if lasts is None else first_day + lasts, notice=notice)
    received = first_day + given_on
    earliest = ending.earliest_end(first_day)
    last_day = max(first_day + until, earliest)
    if ending.last_day is None or received <= ending.last_day:
        assert (ending.earliest_end(received) <= last_day) == (received <= ending.notice_deadline(last_day=last_day))
