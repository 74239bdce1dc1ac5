from datetime import date, datetime

import pytest

from os2model import (
    Cadence,
    Duration,
    InvalidValueError,
    MonthDay,
    Period,
    PeriodError,
    billing_periods,
    from_data,
    to_data,
)
from os2model.grids import Grid
from os2model.periods import months_after


class TestPeriod:
    def test_holds_both_its_days(self):
        period = Period(date(2026, 8, 14), date(2026, 12, 31))
        assert period.days == 140
        assert period.contains(date(2026, 8, 14))
        assert period.contains(date(2026, 12, 31))
        assert not period.contains(date(2026, 8, 13))
        assert not period.contains(date(2027, 1, 1))

    def test_may_be_a_single_day(self):
        assert Period(date(2026, 8, 14), date(2026, 8, 14)).days == 1

    def test_without_a_last_day_is_open(self):
        period = Period(date(2026, 8, 14))
        assert str(period) == "2026-08-14/.."
        assert period.contains(date(9999, 12, 31))
        with pytest.raises(PeriodError, match="the period from 2026-08-14 has no last day; give it one") as caught:
            _ = period.days
        assert caught.value.why == "open"

    @pytest.mark.parametrize("day", [datetime(2026, 8, 14), "2026-08-14", 20260814, None])  # noqa: DTZ001
    def test_takes_plain_days_alone(self, day):
        with pytest.raises(
            InvalidValueError, match=r"Period\.first_day must be of type date, such as date\(2026, 8, 14\)"
        ):
            Period(day)

    @pytest.mark.parametrize(
        ("period", "text"),
        [
            (Period.year(2026), "2026-01-01/2026-12-31"),
            (Period.years(2026, 2028), "2026-01-01/2028-12-31"),
            (Period.half_year(2026, 1), "2026-01-01/2026-06-30"),
            (Period.half_year(2026, 2), "2026-07-01/2026-12-31"),
            (Period.quarter(2026, 4), "2026-10-01/2026-12-31"),
            (Period.month(2026, 2), "2026-02-01/2026-02-28"),
            (Period.starting(date(2026, 8, 14), months=12), "2026-08-14/2027-08-13"),
            (Period.starting(date(2027, 8, 31), months=6), "2027-08-31/2028-02-28"),
        ],
    )
    def test_is_named_by_year_half_year_or_months(self, period, text):
        assert str(period) == text

    @pytest.mark.parametrize("day", [date(2026, 1, 1), date(2025, 12, 31), date(2027, 1, 1)])
    def test_is_split_inside_alone(self, day):
        with pytest.raises(PeriodError, match="does not split the period; give a day after its first one, within it"):
            Period.year(2026).split_at(day)

    def test_stays_open_behind_a_split(self):
        assert [str(part) for part in Period(date(2026, 1, 1)).split_at(date(2027, 1, 1))] == [
            "2026-01-01/2026-12-31",
            "2027-01-01/..",
        ]

    def test_takes_a_half_of_two(self):
        with pytest.raises(InvalidValueError, match="half must lie in 1–2, got 3"):
            Period.half_year(2026, 3)

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (Period.year(2026), Period(date(2026, 8, 14)), "2026-08-14/2026-12-31"),
            (Period(date(2026, 8, 14)), Period(date(2027, 1, 1)), "2027-01-01/.."),
            (Period.year(2026), Period.year(2027), "None"),
            (Period.year(2026), Period(date(2026, 12, 31), date(2027, 1, 1)), "2026-12-31/2026-12-31"),
        ],
    )
    def test_overlaps_another_in_the_days_they_share(self, one, other, expected):
        assert str(one.overlap(other)) == str(other.overlap(one)) == expected


class TestDuration:
    @pytest.mark.parametrize(
        ("length", "day", "later"),
        [
            (Duration(), date(2026, 1, 31), date(2026, 1, 31)),
            (Duration(months=36), date(2024, 2, 29), date(2027, 2, 28)),
            (Duration(days=14), date(2026, 1, 31), date(2026, 2, 14)),
            (Duration(months=1, days=1), date(2026, 1, 30), date(2026, 3, 1)),
        ],
    )
    def test_counts_its_months_first_and_then_its_days(self, length, day, later):
        assert length.after(day) == later

    @pytest.mark.parametrize("length", [Duration(months=1), Duration(days=1), Duration(months=1200, days=3660)])
    def test_beyond_the_calendar_is_refused(self, length):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            length.after(date.max)

    @pytest.mark.parametrize("months", [-1, 1201])
    def test_of_months_that_are_negative_or_too_many_is_refused(self, months):
        with pytest.raises(InvalidValueError, match=r"Duration\.months must lie in 0–1200"):
            Duration(months=months)

    @pytest.mark.parametrize("days", [-1, 3661])
    def test_of_days_that_are_negative_or_too_many_is_refused(self, days):
        with pytest.raises(InvalidValueError, match=r"Duration\.days must lie in 0–3660"):
            Duration(days=days)

    def test_is_written_by_its_parts(self):
        assert to_data(Duration(months=36)) == {"months": 36}
        assert from_data(Duration, {"months": 1, "days": 14}) == Duration(months=1, days=14)


class TestMonthDay:
    def test_is_clamped_where_the_month_is_shorter(self):
        assert MonthDay(2, 30).in_year(2028) == date(2028, 2, 29)
        assert MonthDay(2, 30).in_year(2026) == date(2026, 2, 28)

    @pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 32)])
    def test_is_a_day_of_some_month(self, month, day):
        with pytest.raises(InvalidValueError, match="must lie in"):
            MonthDay(month, day)


class TestBillingPeriods:
    @pytest.mark.parametrize(
        ("cadence", "anchor", "expected"),
        [
            (Cadence.ANNUAL, MonthDay(1, 1), ["2026-08-14/2026-12-31", "2027-01-01/2027-03-31"]),
            (Cadence.HALF_YEARLY, MonthDay(1, 1), ["2026-08-14/2026-12-31", "2027-01-01/2027-03-31"]),
            (Cadence.HALF_YEARLY, MonthDay(3, 15), ["2026-08-14/2026-09-14", "2026-09-15/2027-03-14", "2027-03-15/2027-03-31"]),
            (Cadence.QUARTERLY, MonthDay(1, 1), ["2026-08-14/2026-09-30", "2026-10-01/2026-12-31", "2027-01-01/2027-03-31"]),
            (Cadence.ANNUAL, date(2026, 8, 14), ["2026-08-14/2027-03-31"]),
        ],
    )  # fmt: skip
    def test_cover_a_period_from_the_anchor(self, cadence, anchor, expected):
        period = Period(date(2026, 8, 14), date(2027, 3, 31))
        assert [str(part.period) for part in billing_periods(period, cadence, anchor)] == expected

    def test_tell_the_full_period_that_each_is_part_of(self):
        (part,) = billing_periods(Period(date(2026, 8, 14), date(2026, 12, 30)), Cadence.HALF_YEARLY)
        assert str(part.full_period) == "2026-07-01/2026-12-31"

    def test_come_back_to_the_31st_after_a_short_month(self):
        parts = billing_periods(Period(date(2026, 1, 31), date(2026, 5, 30)), Cadence.MONTHLY, date(2026, 1, 31))
        assert [str(part.period) for part in parts] == [
            "2026-01-31/2026-02-27",
            "2026-02-28/2026-03-30",
            "2026-03-31/2026-04-29",
            "2026-04-30/2026-05-30",
        ]

    def test_need_a_period_that_ends(self):
        with pytest.raises(PeriodError, match="has no last day"):
            billing_periods(Period(date(2026, 1, 1)), Cadence.ANNUAL)

    @pytest.mark.parametrize("first_day", [date(9999, 3, 1), date(1, 1, 1)])
    def test_leave_the_calendar_with_an_error_of_ours(self, first_day):
        with pytest.raises(PeriodError, match=r"a step from .* leaves the years 1 to 9999"):
            billing_periods(Period(first_day, first_day), Cadence.ANNUAL, MonthDay(3, 1))


def test_a_day_before_a_clamped_boundary_belongs_to_the_month_before():
    # a known engine lets the month before 28 February begin on 28 January; it begins on the 31st
    grid = Grid.of(Cadence.MONTHLY, MonthDay(1, 31))
    assert str(grid.period(grid.index(date(2026, 2, 27)))) == "2026-01-31/2026-02-27"


def test_a_step_of_months_leaves_the_calendar_with_an_error_of_ours():
    with pytest.raises(PeriodError, match="a step from 9999-12-01 leaves"):
        months_after(date(9999, 12, 1), 1)
    with pytest.raises(PeriodError, match="a step from 2026-01-01 leaves"):
        months_after(date(2026, 1, 1), -(10**6))
