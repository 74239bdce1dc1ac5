"""Notice: from when who resigns is out, and until when notice can be given."""

from datetime import date, timedelta

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    CalendarUnit,
    Duration,
    InvalidDataError,
    InvalidValueError,
    NoRuleInForceError,
    Notice,
    PeriodError,
    Subscription,
    Terms,
    from_data,
    text,
)
from os2model.notice import Ending

SAMSO = AUTHORITIES["Samsø"]
JOINED = date(2026, 8, 14)
QUARTERLY_NOTICE = Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR)


def rules(notice, **terms):
    terms = {"OS2valghalla": Terms.calendar_year(notice=notice, **terms)}
    return OS2_RULES.assuming(terms=terms, because="our agreement, § 7")


def accession(last_day=None):
    return Subscription(SAMSO, "OS2valghalla", JOINED, last_day=last_day)


def agreement(first_day, notice=Notice(), *, minimum=Duration(), renewal=Duration(), last_day=None):  # noqa: B008  frozen
    return Ending(first_day=first_day, last_day=last_day, notice=notice, minimum_term=minimum, renewal_term=renewal)


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

    @pytest.mark.parametrize(
        ("received", "last_day"),
        [
            (date(2026, 1, 1), date(2026, 4, 1)),
            (date(2027, 2, 10), date(2027, 5, 10)),
            (date(2029, 9, 29), date(2029, 12, 29)),
            (date(2029, 11, 1), date(2029, 12, 31)),  # it ends anyway
        ],
    )
    def test_end_a_contract_of_four_years_by_three_months_of_notice(self, received, last_day):
        # OS2opgavefordeler, customer contract (docplayer 93499633): four years, and three months' notice of the customer
        contract = agreement(date(2026, 1, 1), Notice(months=3), last_day=date(2029, 12, 31))
        assert contract.earliest_end(received) == last_day


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


class TestAMinimumTerm:
    def test_keeps_the_agreement_until_its_last_day(self):
        long = agreement(date(2024, 1, 1), Notice(months=3), minimum=Duration(months=36))
        assert long.earliest_end(date(2024, 1, 1)) == date(2026, 12, 31)
        assert long.earliest_end(date(2026, 9, 30)) == date(2026, 12, 31)

    def test_asks_for_no_more_than_the_notice_when_it_is_over(self):
        long = agreement(date(2024, 1, 1), Notice(months=3), minimum=Duration(months=36))
        assert long.earliest_end(date(2026, 10, 1)) == date(2027, 1, 1)
        assert long.earliest_end(date(2028, 2, 10)) == date(2028, 5, 10)

    def test_of_months_and_days_counts_its_months_first(self):
        long = agreement(date(2026, 1, 30), minimum=Duration(months=1, days=1))
        assert long.earliest_end(date(2026, 1, 30)) == date(2026, 2, 28)

    def test_before_the_end_of_a_unit_of_the_calendar_ends_with_the_unit(self):
        long = agreement(date(2024, 1, 15), QUARTERLY_NOTICE, minimum=Duration(months=36))
        assert long.earliest_end(date(2025, 1, 1)) == date(2027, 6, 30)
        assert long.notice_deadline(date(2027, 6, 30)) == date(2027, 3, 31)

    def test_that_ends_with_the_unit_needs_no_further_one(self):
        long = agreement(date(2024, 1, 1), QUARTERLY_NOTICE, minimum=Duration(months=36))
        assert long.earliest_end(date(2025, 1, 1)) == date(2026, 12, 31)

    def test_binds_those_too_who_may_resign_at_once(self):
        long = agreement(date(2026, 8, 14), minimum=Duration(days=30))
        assert long.earliest_end(date(2026, 8, 14)) == date(2026, 9, 12)
        assert long.earliest_end(date(2026, 9, 20)) == date(2026, 9, 19)

    def test_is_named_where_a_day_within_it_is_asked_for(self):
        long = agreement(date(2024, 1, 1), Notice(months=3), minimum=Duration(months=36))
        with pytest.raises(PeriodError, match="cannot end on 2026-12-30; it can end on 2026-12-31 at the earliest"):
            long.notice_deadline(date(2026, 12, 30))

    def test_gives_way_to_the_last_day_of_the_agreement(self):
        short = agreement(date(2024, 1, 1), Notice(months=3), minimum=Duration(months=36), last_day=date(2025, 6, 30))
        assert short.earliest_end(date(2024, 1, 1)) == date(2025, 6, 30)
        assert short.notice_deadline(date(2025, 6, 30)) == date(2025, 6, 30)


class TestARenewalTerm:
    RENEWED = agreement(date(2024, 1, 1), Notice(months=3), minimum=Duration(months=36), renewal=Duration(months=12))

    @pytest.mark.parametrize(
        ("received", "last_day"),
        [
            (date(2024, 1, 1), date(2026, 12, 31)),
            (date(2026, 9, 30), date(2026, 12, 31)),
            (date(2026, 10, 1), date(2027, 12, 31)),
            (date(2027, 9, 30), date(2027, 12, 31)),
            (date(2030, 3, 1), date(2030, 12, 31)),
        ],
    )
    def test_is_the_only_one_to_end_with_and_begins_where_notice_came_too_late(self, received, last_day):
        assert self.RENEWED.earliest_end(received) == last_day

    @pytest.mark.parametrize(
        ("last_day", "deadline"),
        [
            (date(2026, 12, 31), date(2026, 9, 30)),
            (date(2027, 12, 30), date(2026, 9, 30)),
            (date(2027, 12, 31), date(2027, 9, 30)),
        ],
    )
    def test_has_a_deadline_for_each_end_and_for_a_day_before_the_next_that_of_the_end_before(self, last_day, deadline):
        assert self.RENEWED.notice_deadline(last_day) == deadline

    def test_without_a_minimum_is_the_first_term_too(self):
        yearly = agreement(date(2026, 8, 14), Notice(months=1), renewal=Duration(months=12))
        assert yearly.earliest_end(date(2026, 8, 14)) == date(2027, 8, 13)
        assert yearly.earliest_end(date(2027, 7, 14)) == date(2028, 8, 13)
        with pytest.raises(PeriodError, match="it can end on 2027-08-13 at the earliest"):
            yearly.notice_deadline(date(2027, 8, 12))

    def test_binds_those_too_who_may_resign_at_once(self):
        yearly = agreement(date(2026, 8, 14), renewal=Duration(months=12))
        assert yearly.earliest_end(date(2026, 8, 14)) == date(2027, 8, 13)
        assert yearly.earliest_end(date(2027, 8, 14)) == date(2027, 8, 13)  # out from the very day it would go on
        assert yearly.earliest_end(date(2027, 8, 15)) == date(2028, 8, 13)

    def test_comes_back_to_the_day_it_is_counted_from_after_a_shorter_month(self):
        monthly = agreement(date(2026, 1, 31), Notice(days=1), minimum=Duration(months=1), renewal=Duration(months=1))
        assert monthly.earliest_end(date(2026, 2, 1)) == date(2026, 2, 27)
        assert monthly.earliest_end(date(2026, 3, 1)) == date(2026, 3, 30)

    def test_of_two_years_after_three_counts_from_the_end_of_the_three(self):
        uneven = agreement(
            date(2024, 2, 29), Notice(months=6), minimum=Duration(months=36), renewal=Duration(months=24)
        )
        assert uneven.earliest_end(date(2026, 9, 1)) == date(2029, 2, 27)
        assert uneven.earliest_end(date(2030, 1, 1)) == date(2031, 2, 27)

    def test_gives_way_to_the_last_day_of_the_agreement(self):
        ending = agreement(date(2026, 1, 1), Notice(months=3), renewal=Duration(months=12), last_day=date(2027, 6, 30))
        assert ending.earliest_end(date(2027, 1, 1)) == date(2027, 6, 30)
        assert ending.notice_deadline(date(2027, 6, 29)) == date(2026, 9, 30)

    def test_and_the_minimum_before_it_are_those_of_the_terms_of_a_subscription(self):
        renewed = rules(Notice(months=3), minimum_term=Duration(months=36), renewal_term=Duration(months=12))
        assert accession().earliest_end(notice_received=date(2029, 5, 13), rules=renewed) == date(2029, 8, 13)
        assert accession().earliest_end(notice_received=date(2029, 5, 14), rules=renewed) == date(2030, 8, 13)
        assert accession().notice_deadline(last_day=date(2030, 8, 13), rules=renewed) == date(2030, 5, 13)

    def test_where_the_notice_is_not_known_cannot_say_when_it_ends(self):
        renewed = rules(None, minimum_term=Duration(months=36), renewal_term=Duration(months=12))
        with pytest.raises(NoRuleInForceError, match=r"no notice in the terms \(Terms\.notice\) is published"):
            accession().earliest_end(notice_received=date(2026, 11, 24), rules=renewed)


class TestTheEndsOfTheCalendar:
    @pytest.mark.parametrize("day", [date.min, date.max])
    def test_leave_an_agreement_one_day_at_least(self, day):
        assert agreement(day).earliest_end(day) == day

    @pytest.mark.parametrize(
        "terms",
        [
            {"minimum": Duration(days=1)},
            {"minimum": Duration(months=1200, days=3660)},
            {"renewal": Duration(months=1)},
            {"minimum": Duration(months=1), "renewal": Duration(months=1200)},
        ],
    )
    def test_are_refused_where_a_term_leads_beyond_them(self, terms):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            agreement(date.max, **terms).earliest_end(date.max)

    def test_are_refused_where_the_next_term_leads_beyond_them(self):
        late = agreement(date(9999, 1, 1), renewal=Duration(months=6))
        assert late.earliest_end(date(9999, 7, 1)) == date(9999, 6, 30)
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            late.earliest_end(date(9999, 7, 2))

    def test_do_not_stand_in_the_way_of_the_first_years(self):
        early = agreement(date.min, Notice(months=1), renewal=Duration(months=12))
        assert early.earliest_end(date.min) == date(1, 12, 31)
        assert early.notice_deadline(date(1, 12, 31)) == date(1, 11, 30)


class TestTermsThatContradictThemselves:
    def test_are_refused_with_all_reasons_at_once(self):
        with pytest.raises(InvalidValueError) as caught:
            Terms.calendar_year(
                notice=Notice(months=12, days=1, to_end_of=CalendarUnit.MONTH),
                minimum_term=Duration(months=36, days=2),
                renewal_term=Duration(months=12, days=3),
            )
        assert [str(reason) for reason in caught.value.reasons] == [
            "where terms are renewed Terms.renewal_term is whole months, got days=3; write Duration(months=…)",
            "where terms are renewed Terms.minimum_term is whole months, got days=2; write Duration(months=…)",
            "terms that are renewed end with a term, and not at the end of a unit of the calendar (month); leave out renewal_term or to_end_of",
            "the notice (months=12, days=1) is longer than the renewal term (months=12); shorten it, or renew by more months",
        ]

    @pytest.mark.parametrize(
        ("notice", "terms", "danish"),
        [
            (
                QUARTERLY_NOTICE,
                {"renewal_term": Duration(months=12)},
                "vilkår, der forlænges, slutter med en periode og kan ikke opsiges til udgangen af en kalenderenhed (halvår); udelad renewal_term eller to_end_of",
            ),
            (
                Notice(months=3),
                {"renewal_term": Duration(days=30)},
                "hvor vilkårene forlænges, er Terms.renewal_term hele måneder, men fik days=30; skriv Duration(months=…)",
            ),
            (
                Notice(months=13),
                {"renewal_term": Duration(months=12)},
                "opsigelsesvarslet (months=13, days=0) er længere end forlængelsen (months=12); forkort varslet, eller forlæng med flere måneder",
            ),
        ],
    )
    def test_with_one_reason_say_that_one(self, notice, terms, danish):
        with pytest.raises(InvalidValueError) as caught:
            Terms.calendar_year(notice=notice, **terms)
        assert text.explain(caught.value, "da") == danish

    def test_in_a_file_are_a_finding_each(self):
        data = {
            "pricing": "annual",
            "billing": "annual",
            "notice": {"months": 13, "to_end_of": "year"},
            "renewal_term": {"months": 12},
        }
        with pytest.raises(InvalidDataError) as caught:
            from_data(Terms, data)
        assert [each.code for each in caught.value.findings] == ["terms.renewal-to-end-of", "terms.notice-too-long"]

    @pytest.mark.parametrize(
        ("notice", "minimum", "renewal"),
        [
            (Notice(months=12), Duration(), Duration(months=12)),
            (Notice(months=11, days=60), Duration(months=36), Duration(months=12)),
            (None, Duration(months=36), Duration(months=12)),
            (QUARTERLY_NOTICE, Duration(months=36, days=14), Duration()),
            (Notice(months=36), Duration(months=12), Duration()),
        ],
    )
    def test_are_none_of_these(self, notice, minimum, renewal):
        terms = Terms.calendar_year(notice=notice, minimum_term=minimum, renewal_term=renewal)
        assert (terms.minimum_term, terms.renewal_term) == (minimum, renewal)
