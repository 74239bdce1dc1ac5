"""Notice: from when who resigns is out, and until when notice can be given."""

from datetime import date, timedelta

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    CalendarUnit,
    InvalidValueError,
    NoRuleInForceError,
    Notice,
    PeriodError,
    Subscription,
    Terms,
    text,
)

SAMSO = AUTHORITIES["Samsø"]
JOINED = date(2026, 8, 14)
QUARTERLY_NOTICE = Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR)


def rules(notice):
    return OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year(notice=notice)}, because="our agreement, § 7")


def accession(last_day=None):
    return Subscription(SAMSO, "OS2valghalla", JOINED, last_day=last_day)


class TestPrintedRules:
    """What other associations and agreements have printed, with the days they come to."""

    @pytest.mark.parametrize(
        ("notice", "received", "out"),
        [
            # GeoDanmark, bylaws: one year to the end of a calendar year
            (Notice(months=12, to_end_of=CalendarUnit.YEAR), date(2025, 12, 31), date(2027, 1, 1)),
            (Notice(months=12, to_end_of=CalendarUnit.YEAR), date(2026, 1, 1), date(2028, 1, 1)),
            # Foundation for Public Code, bylaws: six months to the end of the calendar year
            (Notice(months=6, to_end_of=CalendarUnit.YEAR), date(2026, 6, 30), date(2027, 1, 1)),
            (Notice(months=6, to_end_of=CalendarUnit.YEAR), date(2026, 7, 1), date(2028, 1, 1)),
            # it-forum, bylaws: 30 days to the end of the year
            (Notice(days=30, to_end_of=CalendarUnit.YEAR), date(2026, 12, 1), date(2027, 1, 1)),
            (Notice(days=30, to_end_of=CalendarUnit.YEAR), date(2026, 12, 2), date(2028, 1, 1)),
            # OS2, bylaws 4.4: with effect from the day
            (Notice(), date(2026, 2, 1), date(2026, 2, 1)),
        ],
    )
    def test_say_from_when_who_resigns_is_out(self, notice, received, out):
        assert notice.first_day_without(received) == out

    @pytest.mark.parametrize(
        ("months", "out", "last"),
        [
            # Psykoterapeutforeningen, § 16
            (3, date(2026, 7, 1), date(2026, 3, 31)),
            (3, date(2027, 1, 1), date(2026, 9, 30)),
            # vetnett.no
            (1, date(2026, 7, 1), date(2026, 5, 31)),
            (1, date(2027, 1, 1), date(2026, 11, 30)),
        ],
    )
    def test_say_until_when_notice_to_a_half_year_can_be_given(self, months, out, last):
        assert Notice(months=months, to_end_of=CalendarUnit.HALF_YEAR).last_day_to_give(out) == last


class TestDaysWorkedOut:
    @pytest.mark.parametrize(
        ("notice", "received", "last_day"),
        [
            (Notice(days=14, to_end_of=CalendarUnit.MONTH), date(2026, 4, 16), date(2026, 4, 30)),
            (Notice(days=14, to_end_of=CalendarUnit.MONTH), date(2026, 4, 17), date(2026, 5, 31)),
            (Notice(months=1, to_end_of=CalendarUnit.MONTH), date(2026, 1, 29), date(2026, 2, 28)),
            (Notice(months=1, to_end_of=CalendarUnit.MONTH), date(2026, 1, 31), date(2026, 2, 28)),
            (Notice(months=1, to_end_of=CalendarUnit.MONTH), date(2026, 3, 29), date(2026, 4, 30)),
            (Notice(months=1, to_end_of=CalendarUnit.MONTH), date(2026, 3, 31), date(2026, 4, 30)),
            (Notice(to_end_of=CalendarUnit.MONTH), date(2026, 4, 30), date(2026, 4, 30)),
            (Notice(to_end_of=CalendarUnit.QUARTER), date(2026, 2, 10), date(2026, 3, 31)),
            (Notice(to_end_of=CalendarUnit.QUARTER), date(2026, 4, 1), date(2026, 6, 30)),
            (Notice(months=1, days=1), date(2026, 1, 30), date(2026, 2, 28)),  # a month to 28 February, then a day
        ],
    )
    def test_notice_received_on_a_day_ends_on_another(self, notice, received, last_day):
        assert notice.first_day_without(received) == last_day + timedelta(1)

    @pytest.mark.parametrize(
        ("notice", "out", "last"),
        [
            (Notice(months=1), date(2026, 2, 28), date(2026, 1, 30)),
            (Notice(months=1, days=14, to_end_of=CalendarUnit.MONTH), date(2024, 3, 1), date(2024, 1, 15)),
            (Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR), date(2026, 12, 31), date(2026, 3, 31)),
            (Notice(), date(2026, 2, 28), date(2026, 2, 28)),
        ],
    )
    def test_the_last_day_to_give_it_is_the_last_one_in_time(self, notice, out, last):
        assert notice.last_day_to_give(out) == last

    @pytest.mark.parametrize("months", [-1, 1201])
    def test_months_that_are_negative_or_too_many_are_refused(self, months):
        with pytest.raises(InvalidValueError, match=r"Notice\.months must lie in 0–1200"):
            Notice(months=months)

    @pytest.mark.parametrize("days", [-1, 3661])
    def test_days_that_are_negative_or_too_many_are_refused(self, days):
        with pytest.raises(InvalidValueError, match=r"Notice\.days must lie in 0–3660"):
            Notice(days=days)

    def test_the_end_of_something_else_is_refused(self):
        with pytest.raises(
            InvalidValueError, match=r"to_end_of must be of type CalendarUnit \| None, such as CalendarUnit\.HALF_YEAR"
        ):
            Notice(to_end_of="half_year")

    @pytest.mark.parametrize(
        "notice",
        [Notice(days=1), Notice(months=1), Notice(to_end_of=CalendarUnit.YEAR), Notice(months=1200, days=3660)],
    )
    def test_a_day_after_the_calendar_is_refused(self, notice):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            notice.first_day_without(date.max)

    @pytest.mark.parametrize("notice", [Notice(days=1), Notice(months=1), Notice(to_end_of=CalendarUnit.YEAR)])
    def test_a_day_before_the_calendar_is_refused(self, notice):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            notice.last_day_to_give(date.min)


class TestASubscription:
    def test_ends_by_the_notice_of_its_terms(self):
        end = accession().earliest_end(notice_received=date(2026, 11, 24), rules=rules(QUARTERLY_NOTICE))
        assert end == date(2027, 6, 30)

    def test_has_a_deadline_for_each_last_day(self):
        deadline = accession().notice_deadline(last_day=date(2027, 6, 30), rules=rules(QUARTERLY_NOTICE))
        assert deadline == date(2027, 3, 31)

    def test_has_for_a_day_on_which_it_cannot_end_the_deadline_of_the_end_before(self):
        deadline = accession().notice_deadline(last_day=date(2027, 11, 30), rules=rules(QUARTERLY_NOTICE))
        assert deadline == date(2027, 3, 31)

    def test_cannot_end_before_notice_of_its_first_day_does(self):
        with pytest.raises(PeriodError, match=r"cannot end on 2026-12-30; it can end on 2026-12-31 at the earliest"):
            accession().notice_deadline(last_day=date(2026, 12, 30), rules=rules(QUARTERLY_NOTICE))

    def test_can_end_on_the_very_day_that_notice_of_its_first_day_ends_it(self):
        deadline = accession().notice_deadline(last_day=date(2026, 12, 31), rules=rules(QUARTERLY_NOTICE))
        assert deadline == date(2026, 9, 30)

    def test_cannot_be_resigned_before_it_begins(self):
        with pytest.raises(PeriodError, match=r"2026-08-13 is before the first day, 2026-08-14") as refused:
            accession().earliest_end(notice_received=date(2026, 8, 13), rules=rules(QUARTERLY_NOTICE))
        assert "kan ikke opsiges" in text.explain(refused.value, "da")

    @pytest.mark.parametrize("last_day", [date(2027, 2, 28), date(2027, 6, 30)])
    def test_that_ends_anyway_needs_no_notice(self, last_day):
        ending = accession(last_day=date(2027, 2, 28))
        assert ending.notice_deadline(last_day=last_day, rules=rules(QUARTERLY_NOTICE)) == date(2027, 2, 28)

    @pytest.mark.parametrize("received", [date(2026, 11, 24), date(2027, 12, 1)])
    def test_that_ends_anyway_ends_no_later(self, received):
        ending = accession(last_day=date(2027, 2, 28))
        assert ending.earliest_end(notice_received=received, rules=rules(QUARTERLY_NOTICE)) == date(2027, 2, 28)

    def test_has_one_day_at_least_where_notice_is_at_once(self):
        assert accession().earliest_end(notice_received=JOINED, rules=rules(Notice())) == JOINED
        assert accession().earliest_end(notice_received=date(2026, 9, 1), rules=rules(Notice())) == date(2026, 8, 31)

    def test_asks_the_terms_of_its_first_day(self):
        later = rules(QUARTERLY_NOTICE).amended(
            since=date(2026, 8, 15),
            terms={"OS2valghalla": Terms.calendar_year(notice=Notice(months=1))},
            source="meeting of the coordination group",
        )
        assert accession().earliest_end(notice_received=date(2026, 11, 24), rules=later) == date(2027, 6, 30)

    def test_whose_terms_have_no_notice_cannot_say(self):
        with pytest.raises(
            NoRuleInForceError, match=r"no notice in the terms \(Terms\.notice\) is published for 2026-08-14"
        ):
            accession().earliest_end(notice_received=date(2026, 11, 24), rules=rules(None))

    def test_refuses_rules_that_are_none(self):
        with pytest.raises(InvalidValueError, match="rules must be of type RuleBook"):
            accession().notice_deadline(last_day=date(2027, 6, 30), rules=None)
