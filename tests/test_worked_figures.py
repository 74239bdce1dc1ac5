"""How a price becomes amounts: figures worked out by hand, 12 000.00 a year by the calendar of 2026 unless said."""

from datetime import date
from fractions import Fraction

import pytest

from os2model import (
    Cadence,
    FirstDay,
    MonthDay,
    Organisation,
    OrganisationKind,
    Period,
    PriceChange,
    Proration,
    Subscription,
    SubscriptionPlan,
    Terms,
    dkk,
)
from os2model.organisations import PopulationCount
from os2model.prices import BySize, PerUnit
from os2model.proration import (
    BILLING,
    PRICING,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    StartedPeriods,
    WholePeriods,
)
from tests.cases import SAMSO, numbers, rules_of
from tests.charge_cases import HALF, UNTIL

OF_ALL_TIME, LONG_AGO, AUGUST = date(2000, 1, 1), date(2020, 1, 1), date(2026, 8, 14)
HALVES, QUARTERS = {"billing": Cadence.HALF_YEARLY}, {"billing": Cadence.QUARTERLY}
DAYS = {"proration": Proration.days()}
FULL = {"proration": Proration.full()}
HALF_AFTER_JULY = {"proration": Proration(joining=HALF)}
NOTHING_BACK = {"proration": Proration(leaving=StartedPeriods(BILLING))}
YEAR_OWED = {"proration": Proration(leaving=StartedPeriods(PRICING))}
PASSIVE_TO_MAY = ((LONG_AGO, SubscriptionPlan.PASSIVE), (date(2026, 5, 1), SubscriptionPlan.ACTIVE))


def charged(
    joined, left=None, *, price=12000, raised=None, pricing=Cadence.ANNUAL, year=2026, passive_share=None, **others
):
    """The amounts of a subscription that are invoiced in a year; what is no fact of it is a word of its terms."""
    facts = {name: others.pop(name) for name in ("plan", "pauses", "quantities") if name in others}
    terms = Terms(pricing, others.pop("billing", Cadence.ANNUAL), **others)
    rows = [(OF_ALL_TIME, dkk(price)), *([(raised, dkk(12600))] if raised else [])]
    rules = rules_of(*rows, terms=terms, passive_share=passive_share)
    accession = Subscription(SAMSO, "OS2test", joined, last_day=left, **facts)
    return numbers(accession.charges(within=Period.year(year), rules=rules, member_during=[]))


class TestJoining:
    @pytest.mark.parametrize(
        ("joined", "terms", "expected"),
        [
            pytest.param(date(2026, 1, 1), {}, "12000.00", id="1 January: × 1"),
            pytest.param(AUGUST, {}, "4580.65", id="14 August: (18/31 + 4)/12 = 142/372"),
            pytest.param(AUGUST, DAYS, "4602.74", id="14 August, real days: 140/365"),
            pytest.param(
                AUGUST, {"proration": Proration.started_months()}, "5000.00", id="14 August, started months: 5/12"
            ),
            pytest.param(
                AUGUST,
                {"proration": Proration(joining=WholePeriods(Cadence.MONTHLY))},
                "4000.00",
                id="14 August, whole months alone: 4/12",
            ),
            pytest.param(
                date(2026, 8, 1),
                {"proration": Proration(joining=WholePeriods(Cadence.MONTHLY))},
                "5000.00",
                id="1 August, whole months alone: August is whole, 5/12",
            ),
            pytest.param(AUGUST, FULL, "12000.00", id="14 August, full"),
            pytest.param(AUGUST, {"proration": Proration.none()}, "0.00", id="14 August, none"),
            pytest.param(AUGUST, HALF_AFTER_JULY, "6000.00", id="14 August, half after 1 July"),
            pytest.param(date(2026, 7, 1), HALF_AFTER_JULY, "12000.00", id="1 July is not after 1 July"),
            pytest.param(date(2026, 7, 2), HALF_AFTER_JULY, "6000.00", id="2 July is"),
            pytest.param(date(2026, 1, 1), HALF_AFTER_JULY, "12000.00", id="1 January: no rule is asked"),
            pytest.param(AUGUST, {"proration": Proration(joining=UNTIL)}, "12000.00", id="full until 1 September"),
            pytest.param(
                date(2026, 10, 1), {"proration": Proration(joining=UNTIL)}, "3000.00", id="then by measure: 3/12"
            ),
            pytest.param(date(2026, 12, 31), {}, "32.26", id="31 December: 1/372"),
            pytest.param(date(2026, 12, 31), DAYS, "32.88", id="31 December, real days: 1/365"),
            pytest.param(date(2026, 12, 31), HALF_AFTER_JULY, "6000.00", id="31 December, half after 1 July"),
        ],
    )
    def test_pays_of_the_year_what_the_rule_says(self, joined, terms, expected):
        assert charged(joined, **terms) == [expected]

    @pytest.mark.parametrize(
        ("terms", "expected"),
        [pytest.param({}, "10034.48", id="(1/29 + 10)/12"), pytest.param(DAYS, "10065.57", id="307/366")],
    )
    def test_on_29_february_counts_the_days_of_the_leap_year(self, terms, expected):
        assert charged(date(2028, 2, 29), year=2028, **terms) == [expected]

    def test_of_another_price_is_the_same_part_of_it(self):
        assert charged(AUGUST, price=45780) == ["17475.16"]  # × 142/372

    @pytest.mark.parametrize(
        ("joined", "terms", "expected"),
        [
            (date(2026, 3, 14), FULL, ["6000.00", "6000.00"]),
            (AUGUST, FULL, ["12000.00"]),
            (AUGUST, {}, ["4580.65"]),
        ],
    )
    def test_by_halves_a_rule_acts_on_the_price_of_the_year_and_in_the_first_charge(self, joined, terms, expected):
        assert charged(joined, **HALVES, **terms) == expected

    def test_by_halves_a_started_billing_period_is_the_half(self):
        assert charged(AUGUST, **HALVES, proration=Proration(joining=StartedPeriods(BILLING))) == ["6000.00"]

    def test_a_small_share_of_an_early_first_day_is_taken_at_the_end_of_the_year(self):
        share = Proration(joining=FixedShare(Fraction(1, 4)))
        assert charged(date(2026, 2, 1), **QUARTERS, proration=share) == ["0.00", "0.00", "0.00", "3000.00"]


class TestLeaving:
    @pytest.mark.parametrize(
        ("left", "terms", "expected"),
        [
            pytest.param(AUGUST, {}, "7451.61", id="14 August: (7 + 14/31)/12"),
            pytest.param(AUGUST, DAYS, "7430.14", id="14 August, real days: 226/365"),
            pytest.param(AUGUST, NOTHING_BACK, "12000.00", id="14 August, nothing back"),
            pytest.param(
                AUGUST, {"proration": Proration.started_months()}, "8000.00", id="14 August, started months: 8/12"
            ),
            pytest.param(
                AUGUST,
                {"proration": Proration(leaving=WholePeriods(Cadence.MONTHLY))},
                "7000.00",
                id="14 August, whole months alone: 7/12",
            ),
            pytest.param(
                date(2026, 8, 31),
                {"proration": Proration(leaving=WholePeriods(Cadence.MONTHLY))},
                "8000.00",
                id="31 August, whole months alone: August is whole, 8/12",
            ),
            pytest.param(date(2026, 1, 1), {}, "32.26", id="1 January: 1/372"),
            pytest.param(date(2026, 12, 31), {}, "12000.00", id="31 December: × 1"),
        ],
    )
    def test_pays_of_the_year_what_the_rule_says(self, left, terms, expected):
        assert charged(LONG_AGO, left, **terms) == [expected]

    def test_on_29_february_is_two_months(self):
        assert charged(LONG_AGO, date(2028, 2, 29), year=2028) == ["2000.00"]

    @pytest.mark.parametrize(("terms", "expected"), [(NOTHING_BACK, ["6000.00"]), (YEAR_OWED, ["6000.00", "6000.00"])])
    def test_by_halves_in_march_owes_the_half_begun_or_the_year(self, terms, expected):
        assert charged(LONG_AGO, date(2026, 3, 14), **HALVES, **terms) == expected

    def test_in_the_year_of_joining_each_rule_acts_at_its_own_end(self):
        assert charged(AUGUST, date(2026, 10, 31), **HALF_AFTER_JULY) == ["4000.00"]  # 10/12 − 1/2

    def test_before_what_is_paid_begins_owes_nothing(self):
        assert charged(AUGUST, date(2026, 8, 20), proration=Proration(joining=WholePeriods(Cadence.MONTHLY))) == [
            "0.00"
        ]

    def test_inside_the_only_period_where_whole_ones_alone_are_paid_is_never_charged(self):
        assert charged(AUGUST, date(2026, 8, 20), proration=Proration(leaving=WholePeriods(Cadence.MONTHLY))) == []


class TestANewPrice:
    @pytest.mark.parametrize(
        ("raised", "terms", "expected"),
        [
            pytest.param(date(2026, 4, 1), {}, ["12450.00"], id="1 April: 12 000 × 3/12 + 12 600 × 9/12"),
            pytest.param(date(2026, 7, 1), {}, ["12300.00"], id="1 July: 1/2 + 1/2"),
            pytest.param(date(2026, 7, 1), DAYS, ["12302.47"], id="1 July, real days: 181/365 + 184/365"),
            pytest.param(
                date(2026, 7, 1), {**HALVES, **DAYS}, ["5950.68", "6351.79"], id="by halves: 12 302.47 − 5 950.68"
            ),
            pytest.param(
                date(2026, 4, 1),
                {**HALVES, "price_change": PriceChange.NEXT_PERIOD},
                ["6000.00", "6300.00"],
                id="1 April by halves, from the next period",
            ),
            pytest.param(
                date(2026, 7, 1),
                {**HALVES, "price_change": PriceChange.NEXT_PERIOD},
                ["6000.00", "6300.00"],
                id="on the first day of a period it holds for that one",
            ),
            pytest.param(
                date(2026, 4, 1),
                {"price_change": PriceChange.LOCKED},
                ["12000.00"],
                id="1 April, locked: the price of the first day",
            ),
        ],
    )
    def test_holds_from_when_the_terms_say(self, raised, terms, expected):
        assert charged(LONG_AGO, raised=raised, **terms) == expected

    def test_before_the_first_day_counts_for_the_days_before_it_too(self):
        assert charged(AUGUST, raised=date(2026, 7, 1), **FULL) == ["12600.00"]

    def test_after_the_first_day_counts_for_its_own_days(self):
        # 12 000 × 3/12 + 12 600 × 3/12
        assert charged(AUGUST, raised=date(2026, 10, 1), **HALF_AFTER_JULY) == ["6150.00"]

    @pytest.mark.parametrize("of_all_time", [date.min, date(1, 3, 1)])
    def test_waits_too_where_the_first_one_is_of_all_time_and_another_far_ahead(self, of_all_time):
        terms = Terms.calendar_year(anchor=MonthDay(7, 1), price_change=PriceChange.NEXT_PERIOD)
        rules = rules_of((of_all_time, dkk(12000)), (date(9999, 2, 1), dkk(13000)), terms=terms)
        accession = Subscription(SAMSO, "OS2test", LONG_AGO)
        assert numbers(accession.charges(within=Period.year(2026), rules=rules)) == ["12000.00"]

    def test_in_the_period_of_a_newcomer_waits_too(self):
        waiting = {"price_change": PriceChange.NEXT_PERIOD}
        assert charged(AUGUST, raised=date(2026, 8, 1), **waiting) == charged(AUGUST, price=12600)
        assert charged(AUGUST, raised=date(2026, 9, 1), **waiting) == charged(AUGUST, price=12000)


class TestFactsThatChange:
    def test_passive_at_a_third_to_the_end_of_april(self):
        # 4 000 × 4/12 + 12 000 × 8/12
        assert charged(LONG_AGO, plan=PASSIVE_TO_MAY, passive_share=Fraction(1, 3)) == ["9333.33"]

    def test_the_same_by_real_days_and_halves(self):
        # 4 000 × 120/365 + 12 000 × 61/365; total 9 369.86
        charges = charged(LONG_AGO, plan=PASSIVE_TO_MAY, passive_share=Fraction(1, 3), **HALVES, **DAYS)
        assert charges == ["3320.55", "6049.31"]

    def test_paused_in_june(self):
        assert charged(LONG_AGO, pauses=[Period.month(2026, 6)]) == ["11000.00"]  # 11/12
        assert charged(LONG_AGO, pauses=[Period.month(2026, 11), Period.month(2026, 6)]) == ["10000.00"]

    def test_paused_the_whole_year_is_a_charge_of_nothing(self):
        assert charged(LONG_AGO, pauses=[Period(date(2025, 12, 1))]) == ["0.00"]

    def test_a_class_up_at_new_year_is_in_the_middle_of_a_year_of_ones_own(self):
        counts = [PopulationCount(date(2024 + k, 1, 1), 24_999 + k, source="made up") for k in range(3)]
        town = Organisation("Eksempel", kind=OrganisationKind.MUNICIPALITY, id="town", inhabitants=counts)
        price = BySize(small=dkk(12000), medium=dkk(15000), large=dkk(18000), very_large=dkk(21000))
        rules = rules_of((OF_ALL_TIME, price), terms=Terms.calendar_year(anchor=FirstDay.OWN))
        charges = Subscription(town, "OS2test", date(2025, 7, 1)).charges(within=Period.year(2025), rules=rules)
        assert numbers(charges) == ["13500.00"]  # 6/12 + 6/12

    def test_twelve_users_and_fifteen_from_july_by_a_price_for_each(self):
        rules = rules_of((OF_ALL_TIME, PerUnit(dkk(1000))))
        twelve, fifteen = (LONG_AGO, 12), (date(2026, 7, 1), 15)
        accession = Subscription(SAMSO, "OS2test", LONG_AGO, quantities=(fifteen, twelve))
        charges = accession.charges(within=Period.years(2025, 2027), rules=rules)
        assert numbers(charges) == ["12000.00", "13500.00", "15000.00"]  # 12 × 6/12 + 15 × 6/12

    def test_a_quantity_changes_no_price_that_is_not_by_unit(self):
        assert charged(LONG_AGO, quantities=12) == ["12000.00"]


class TestBillingInParts:
    @pytest.mark.parametrize(
        ("terms", "expected"),
        [
            (HALVES, ["6172.84", "6172.83"]),
            (QUARTERS, ["3086.42", "3086.42", "3086.41", "3086.42"]),
            ({"billing": Cadence.ANNUAL}, ["12345.67"]),
        ],
    )
    def test_sums_to_the_price(self, terms, expected):
        assert charged(LONG_AGO, price="12345.67", **terms) == expected

    def test_of_two_prices_of_half_years_is_their_sum(self):
        assert charged(LONG_AGO, price="6172.83", pricing=Cadence.HALF_YEARLY) == ["12345.66"]

    @pytest.mark.parametrize("first_day", [date(2020, 8, 31), date(2020, 2, 29), date(2020, 12, 30), date(2020, 1, 1)])
    def test_over_fifty_years_each_pair_of_halves_of_ones_own_year_sums_to_it(self, first_day):
        terms = Terms.calendar_year(billing=Cadence.HALF_YEARLY, anchor=FirstDay.OWN)
        rules = rules_of((OF_ALL_TIME, dkk("12345.67")), terms=terms)
        charges = Subscription(SAMSO, "OS2test", first_day).charges(within=Period.years(2020, 2069), rules=rules)
        pairs = list(zip(charges[::2], charges[1::2], strict=False))
        assert len(pairs) >= 49
        assert {(one.net + other.net).number for one, other in pairs} == {"12345.67"}


class TestInArrears:
    def test_a_half_is_invoiced_when_it_has_ended(self):
        terms = Terms.calendar_year(billing=Cadence.HALF_YEARLY, in_advance=False)
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
        accession = Subscription(SAMSO, "OS2test", date(2025, 8, 14))
        charges = accession.charges(within=Period.year(2026), rules=rules)
        assert [(charge.net.number, str(charge.invoice_day)) for charge in charges] == [
            ("4580.65", "2026-01-01"),
            ("6000.00", "2026-07-01"),
        ]

    def test_what_is_left_is_invoiced_the_day_after_the_last_one(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=Terms.calendar_year(in_advance=False))
        accession = Subscription(SAMSO, "OS2test", LONG_AGO, last_day=date(2026, 8, 31))
        (_, last) = accession.charges(within=Period.year(2026), rules=rules)
        assert (last.net.number, str(last.invoice_day)) == ("8000.00", "2026-09-01")


OWN = {"anchor": FirstDay.OWN}
FROM_APRIL = {"anchor": MonthDay(4, 1)}


class TestOneMembershipManyAmounts:
    """Joined on 15 April 2025; one convention after the other, with who uses it."""

    joined = date(2025, 4, 15)

    @pytest.mark.parametrize(
        ("terms", "amount", "last_day"),
        [
            pytest.param(DAYS, "8580.82", "2025-12-31", id="real days of the year: 261/365"),
            pytest.param(
                {"pricing_anchor": FirstDay.OWN}, "8548.39", "2025-12-31", id="whole months, then days: (8 + 17/31)/12"
            ),
            pytest.param({}, "8533.33", "2025-12-31", id="the default: (16/30 + 8)/12"),
            pytest.param(
                {"proration": Proration(joining=FixedShare(Fraction(71, 100)))},
                "8520.00",
                "2025-12-31",
                id="days, the first one lost, two decimals: 0.71",
            ),
            pytest.param({"proration": Proration.started_months()}, "9000.00", "2025-12-31", id="started months: 9/12"),
            pytest.param(FULL, "12000.00", "2025-12-31", id="none"),
            pytest.param({**FROM_APRIL, **DAYS}, "11539.73", "2026-03-31", id="a year from 1 April: 351/365"),
            pytest.param(OWN, "12000.00", "2026-04-14", id="no calendar at all"),
        ],
    )
    def test_gives_the_amount_and_the_last_day_of_its_convention(self, terms, amount, last_day):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=Terms.calendar_year(**terms))
        (charge,) = Subscription(SAMSO, "OS2test", self.joined).charges(within=Period.year(2025), rules=rules)
        assert (charge.net.number, str(charge.period.last_day)) == (amount, last_day)

    def test_by_a_price_of_a_month_from_the_own_day_gives_the_same_as_by_the_year(self):
        # a price of 1 000 a month, billed by the calendar year: 8 + 17/31 months
        terms = Terms(Cadence.MONTHLY, Cadence.ANNUAL, pricing_anchor=FirstDay.OWN)
        rules = rules_of((OF_ALL_TIME, dkk(1000)), terms=terms)
        (charge,) = Subscription(SAMSO, "OS2test", self.joined).charges(within=Period.year(2025), rules=rules)
        assert charge.net.number == "8548.39"

    @pytest.mark.parametrize(
        ("by_days", "by_months", "facts"),
        [
            pytest.param("7989.04", "8000.00", {"left": date(2026, 8, 31)}, id="leaves 31 August"),
            pytest.param("12302.47", "12300.00", {"raised": date(2026, 7, 1)}, id="12 600 from 1 July"),
        ],
    )
    def test_asks_other_questions_by_days_and_by_months(self, by_days, by_months, facts):
        assert charged(LONG_AGO, **facts, **DAYS) == [by_days]
        assert charged(LONG_AGO, **facts) == [by_months]

    @pytest.mark.parametrize(("year", "by_days"), [(2026, "5950.68"), (2028, "5967.21")])
    def test_asks_for_the_first_half_also_in_a_leap_year(self, year, by_days):
        assert charged(LONG_AGO, year=year, **HALVES, **DAYS)[0] == by_days
        assert charged(LONG_AGO, year=year, **HALVES)[0] == "6000.00"


class TestAYearOfOnesOwn:
    def test_from_29_february_ends_on_the_28th_and_finds_the_29th_again(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=Terms.calendar_year(**OWN))
        accession = Subscription(SAMSO, "OS2test", date(2028, 2, 29))
        charges = accession.charges(within=Period.years(2028, 2032), rules=rules)
        assert {charge.net.number for charge in charges} == {"12000.00"}
        assert [str(charge.period) for charge in charges[1:2]] == ["2029-02-28/2030-02-27"]
        assert str(charges[-1].period.first_day) == "2032-02-29"

    def test_asks_no_joining_rule(self):
        proration = Proration(
            joining=ByJoiningDay(after=MonthDay(1, 1), then=FixedShare(Fraction(0)), otherwise=ByMeasure())
        )
        assert charged(AUGUST, **OWN, proration=proration) == ["12000.00"]
