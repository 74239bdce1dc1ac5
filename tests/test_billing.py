"""Which parts of a subscription are billed at once, and when: invoice days, VAT that changes, what is paid once."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    Cadence,
    ChargeKind,
    InvalidValueError,
    MonthDay,
    NoRuleInForceError,
    Percent,
    Period,
    PeriodError,
    Proration,
    Subscription,
    SubscriptionPlan,
    Terms,
    UnknownNameError,
    VatCategory,
    dkk,
    text,
)
from os2model.proration import BILLING, StartedPeriods
from os2model.subscriptions import charges_for
from tests.cases import SAMSO, numbers, rules_of

OF_ALL_TIME, LONG_AGO, JOINED = date(2000, 1, 1), date(2020, 1, 1), date(2026, 8, 14)


def charges(terms, joined=LONG_AGO, *, years=(2026, 2026), rules=None, **facts):
    rules = rules or rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
    accession = Subscription(SAMSO, "OS2test", joined, **facts)
    return accession.charges(within=Period.years(*years), rules=rules, member_during=[])


def days(found):
    return [str(charge.invoice_day) for charge in found]


class TestTheInvoiceDay:
    @pytest.mark.parametrize(
        ("terms", "joined", "expected"),
        [
            pytest.param({}, LONG_AGO, ["2026-01-01", "2026-07-01"], id="in advance: as the period begins"),
            pytest.param({}, date(2026, 3, 14), ["2026-03-14", "2026-07-01"], id="of a newcomer: the first day"),
            pytest.param(
                {"invoice_offset": -30}, LONG_AGO, ["2026-06-01", "2026-12-02"], id="30 days before the period begins"
            ),
            pytest.param(
                {"invoice_offset": -30}, JOINED, ["2026-08-14", "2026-12-02"], id="but never before the first day"
            ),
            pytest.param(
                {"invoice_offset": 14}, JOINED, ["2026-08-14"], id="14 days after: long past, so the first day"
            ),
            pytest.param(
                {"in_advance": False, "invoice_offset": 14},
                date(2026, 3, 14),
                ["2026-07-15"],
                id="in arrears: 14 days after the period has ended",
            ),
            pytest.param(
                {"in_advance": False, "invoice_offset": -10},
                date(2026, 6, 28),
                ["2026-06-28", "2026-12-22"],
                id="in arrears and before the end: not before the first day",
            ),
        ],
    )
    def test_is_as_the_terms_say(self, terms, joined, expected):
        assert days(charges(Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY, **terms), joined)) == expected

    @pytest.mark.parametrize("offset", [-400, 400])
    def test_may_lie_further_off_than_a_period_is_long(self, offset):
        terms = Terms.calendar_year(invoice_offset=offset)
        found = charges(terms, years=(2020, 2032))
        assert [charge.invoice_day - charge.period.first_day for charge in found[2:]] == [timedelta(offset)] * len(
            found[2:]
        )
        assert len(found) >= 12

    def test_is_found_however_far_from_its_period_the_window_lies(self):
        (charge,) = charges(Terms.calendar_year(invoice_offset=400))
        assert (str(charge.invoice_day), str(charge.period.first_day)) == ("2026-02-05", "2025-01-01")

    def test_of_a_whole_period_before_which_somebody_joined_late_is_the_first_day_too(self):
        terms = Terms.calendar_year(invoice_offset=-30)
        late = date(2025, 12, 20)
        early = Subscription(SAMSO, "OS2test", LONG_AGO, reference="early")
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
        found = charges_for(
            [early, Subscription(SAMSO, "OS2test", late)],
            within=Period.years(2025, 2025),
            rules=rules,
            member_during={},
        )
        assert [(charge.subject, str(charge.invoice_day), str(charge.period.first_day)) for charge in found] == [
            ("OS2test (early)", "2025-12-02", "2026-01-01"),
            ("OS2test", "2025-12-20", "2025-12-20"),
            ("OS2test", "2025-12-20", "2026-01-01"),
        ]

    def test_long_before_its_period_is_found_from_the_first_day_on(self):
        terms = Terms.calendar_year(invoice_offset=-400)
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
        window = Period(date(2026, 8, 10), date(2026, 8, 20))
        found = Subscription(SAMSO, "OS2test", JOINED).charges(within=window, rules=rules)
        assert [str(charge.period) for charge in found] == ["2026-08-14/2026-12-31", "2027-01-01/2027-12-31"]

    def test_beyond_the_calendar_is_an_error_of_ours(self):
        terms = Terms(Cadence.MONTHLY, Cadence.MONTHLY, in_advance=False, invoice_offset=185)
        late = Subscription(SAMSO, "OS2test", date(9999, 6, 30), last_day=date(9999, 6, 30))
        with pytest.raises(PeriodError):
            late.charges(within=Period(OF_ALL_TIME), rules=rules_of((OF_ALL_TIME, dkk(12000)), terms=terms))

    def test_selects_and_never_cuts(self):
        (charge,) = charges(Terms.calendar_year(invoice_offset=14), years=(2026, 2026))
        assert str(charge.period) == "2026-01-01/2026-12-31"

    def test_of_one_that_runs_to_the_last_day_of_the_calendar_is_as_of_one_without_an_end(self):
        for_ever = charges(Terms.calendar_year(), last_day=date.max)
        assert for_ever == charges(Terms.calendar_year())

    def test_needs_no_end_of_a_window_where_the_subscription_has_one(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=Terms.calendar_year(in_advance=False))
        ended = Subscription(SAMSO, "OS2test", LONG_AGO, last_day=date(2021, 12, 31))
        assert len(ended.charges(within=Period(OF_ALL_TIME), rules=rules)) == 2
        with pytest.raises(PeriodError, match="the period from 2020-01-01 has no last day"):
            evolve(ended, last_day=None).charges(within=Period(OF_ALL_TIME), rules=rules)


class TestAVatCategoryThatChanges:
    terms = Terms.calendar_year(
        vat_category=((OF_ALL_TIME, VatCategory.STANDARD), (date(2026, 5, 1), VatCategory.EXEMPT)), vat_reason="§ 13"
    )

    def test_cuts_the_billing_period_into_charges_of_one_invoice_day(self):
        found = charges(self.terms)
        assert [(str(each.period), str(each.billing_start), each.net.number) for each in found] == [
            ("2026-01-01/2026-04-30", "2026-01-01", "4000.00"),
            ("2026-05-01/2026-12-31", "2026-05-01", "8000.00"),
        ]
        assert days(found) == ["2026-01-01"] * 2
        assert [each.vat_treatment.reason for each in found] == ["", "§ 13"]

    def test_is_given_back_whole_or_not_at_all_where_nothing_comes_back(self):
        terms = evolve(self.terms, proration=Proration(leaving=StartedPeriods(BILLING)))
        assert charges(terms, last_day=date(2026, 2, 1)) == charges(self.terms)

    def test_to_the_same_one_cuts_nothing(self):
        same = ((OF_ALL_TIME, VatCategory.STANDARD), (date(2026, 5, 1), VatCategory.STANDARD))
        assert charges(Terms.calendar_year(vat_category=same)) == charges(Terms.calendar_year())

    def test_on_the_first_day_of_a_period_cuts_nothing(self):
        terms = Terms.calendar_year(
            vat_category=((OF_ALL_TIME, VatCategory.STANDARD), (date(2026, 1, 1), VatCategory.ZERO))
        )
        (charge,) = charges(terms)
        assert charge.vat_treatment.category is VatCategory.ZERO

    def test_says_so_where_no_vat_is_charged(self):
        taxed, exempt = (text.explain(each, "da") for each in charges(self.terms))
        assert "momsfritaget" not in taxed
        assert "; momsfritaget: § 13; " in exempt
        assert text.table(charges(self.terms), "da").splitlines()[1].split()[-2:] == ["%", "4.000,00"]

    def test_that_begins_too_late_is_refused_and_never_taken_for_earlier_days(self):
        late = evolve(self.terms, vat_category=((date(2026, 5, 1), VatCategory.EXEMPT),))
        with pytest.raises(
            InvalidValueError, match=r"Terms\.vat_category has no value for 2026-01-01; the first one is of 2026-05-01"
        ):
            charges(late)

    def test_before_a_newcomers_first_day_names_the_days_that_are_left(self):
        (charge,) = charges(self.terms, JOINED)
        assert (str(charge.billing_start), charge.net.number) == ("2026-05-01", "4580.65")


class TestTheRateOfVat:
    def rules(self, terms):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
        return rules.amended(since=date(2026, 7, 1), vat_rates=Percent("22"), source="made up")

    def rates(self, terms, **facts):
        return [str(charge.vat_treatment.rate) for charge in charges(None, rules=self.rules(terms), **facts)]

    def test_in_advance_is_that_of_the_invoice_day_and_never_cuts(self):
        assert self.rates(Terms.calendar_year()) == ["25"]

    def test_in_arrears_is_that_of_the_last_day(self):
        half_years = Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY, in_advance=False)
        assert self.rates(half_years, years=(2026, 2027))[:3] == ["25", "25", "22"]  # 2025 II, 2026 I, 2026 II


class TestWhatIsPaidOnce:
    def rules(self, **others):
        return rules_of((OF_ALL_TIME, dkk(12000)), joining_fee=dkk(35000), **others)

    def once(self, **facts):
        rules = self.rules(passive_share=Fraction(1, 3))
        found = charges(None, JOINED, rules=rules, years=(2026, 2030), **facts)
        return [charge for charge in found if charge.kind is ChargeKind.JOINING_FEE]

    def test_is_invoiced_on_the_first_day_and_known_without_one(self):
        (fee,) = self.once()
        assert fee.key == (SAMSO.id, "OS2test", "tilslutningsafgift", None)
        assert (fee.net, fee.invoice_day) == (dkk(35000), JOINED)

    def test_of_a_passive_subscription_waits_for_the_day_it_becomes_active_at_the_price_of_the_first_day(self):
        plan = ((JOINED, SubscriptionPlan.PASSIVE), (date(2028, 3, 1), SubscriptionPlan.ACTIVE))
        (fee,) = self.once(plan=plan)
        assert (fee.net, fee.invoice_day) == (dkk(35000), date(2028, 3, 1))

    def test_of_one_that_never_becomes_active_is_never_charged(self):
        plan = ((JOINED, SubscriptionPlan.PASSIVE), (date(2028, 3, 1), SubscriptionPlan.ACTIVE))
        assert self.once(plan=SubscriptionPlan.PASSIVE) == []
        assert self.once(plan=plan, last_day=date(2028, 2, 29)) == []

    def test_of_one_passive_on_its_first_day_waits_also_if_it_was_active_before(self):
        plan = ((LONG_AGO, SubscriptionPlan.ACTIVE), (date(2025, 1, 1), SubscriptionPlan.PASSIVE))
        assert self.once(plan=plan) == []
        (fee,) = self.once(plan=(*plan, (date(2028, 3, 1), SubscriptionPlan.ACTIVE)))
        assert fee.invoice_day == date(2028, 3, 1)

    def test_keeps_the_price_of_the_first_day_where_it_rises_before_the_plan_is_active(self):
        rules = rules_of((OF_ALL_TIME, dkk(35000)), (date(2027, 1, 1), dkk(70000)), kind=ChargeKind.JOINING_FEE)
        plan = ((JOINED, SubscriptionPlan.PASSIVE), (date(2028, 3, 1), SubscriptionPlan.ACTIVE))
        (fee,) = charges(None, JOINED, rules=rules, years=(2026, 2030), plan=plan)
        assert (fee.net, fee.invoice_day) == (dkk(35000), date(2028, 3, 1))

    def test_is_neither_paused_nor_shared(self):
        (fee,) = self.once(pauses=[Period(JOINED)], quantities=3)
        assert fee.net == dkk(35000)

    def test_is_not_paid_again_where_a_previous_one_goes_on(self):
        assert self.once(continues_previous=True) == []

    def test_waived_is_nothing_with_its_reason(self):
        (fee,) = self.once(waivers=[("tilslutningsafgift", "aftalt med styregruppen")])
        assert fee.net == dkk(0)
        assert [(step.amount, step.reason) for step in fee.steps if hasattr(step, "reason")] == [
            (Fraction(3_500_000), "aftalt med styregruppen")
        ]

    def test_a_recurring_fee_may_be_waived_too(self):
        rules = self.rules()
        found = charges(None, JOINED, rules=rules, waivers=[("vederlag", "prøveår")])
        assert numbers(found) == ["35000.00", "0.00"]

    def test_a_waiver_of_no_line_is_refused_with_the_nearest(self):
        with pytest.raises(
            UnknownNameError, match="'tilslutnin' is not a line of the price list; did you mean 'tilslutningsafgift'"
        ):
            self.once(waivers=[("tilslutnin", "aftalt")])


def test_an_authority_that_ceased_is_charged_for_a_period_that_it_began_and_left():
    terms = Terms.calendar_year(anchor=MonthDay(4, 1), proration=Proration(leaving=StartedPeriods(BILLING)))
    rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
    left = Subscription(AUTHORITIES["1084"], "OS2test", LONG_AGO, last_day=date(2026, 11, 10))
    (charge,) = left.charges(within=Period.year(2026), rules=rules)
    assert (str(charge.period), charge.net) == ("2026-04-01/2027-03-31", dkk(12000))


class TestContinuingAPrevious:
    def test_asks_no_joining_rule(self):
        terms = Terms.calendar_year(proration=Proration.full())
        assert numbers(charges(terms, JOINED, continues_previous=True)) == ["4580.65"]

    def test_under_new_terms_on_a_boundary_keeps_every_key_apart(self):
        yearly, halves = Terms.calendar_year(), Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY)
        old = charges(yearly, last_day=date(2026, 12, 31), years=(2026, 2028))
        new = charges(halves, date(2027, 1, 1), continues_previous=True, years=(2026, 2028))
        assert len({charge.key for charge in (*old, *new)}) == len(old) + len(new) == 5


class TestAHoleInThePrices:
    def rules(self, terms=None):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms)
        from os2model import Dated, Hole

        sheet = rules.price_list("OS2test")
        (line,) = sheet.lines
        rows = [Hole(since=date(2026, 7, 1), source="not decided"), *line.prices.rows]
        table = Dated(line.prices.label, unit="DKK", rows=rows)
        return evolve(rules, price_lists=[evolve(sheet, lines=[evolve(line, prices=table)])])

    def test_raises_for_the_charge_that_lies_in_it_and_for_no_earlier_one(self):
        rules = self.rules(Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY))
        accession = Subscription(SAMSO, "OS2test", LONG_AGO)
        half = Period.half_year(2026, 1)
        assert numbers(accession.charges(within=half, rules=rules)) == ["6000.00"]
        with pytest.raises(NoRuleInForceError, match="no price is published for 2026-07-01"):
            accession.charges(within=Period.year(2026), rules=rules)

    def test_is_no_matter_where_the_price_is_locked(self):
        from os2model import PriceChange

        rules = self.rules(Terms.calendar_year(price_change=PriceChange.LOCKED))
        assert numbers(Subscription(SAMSO, "OS2test", LONG_AGO).charges(within=Period.year(2027), rules=rules)) == [
            "12000.00"
        ]

    def test_before_the_first_row_raises_too(self):
        with pytest.raises(NoRuleInForceError, match="the first one known is of 2000-01-01"):
            Subscription(SAMSO, "OS2test", date(1999, 12, 1)).charges(
                within=Period.years(1999, 2000), rules=rules_of((OF_ALL_TIME, dkk(12000)), terms=EARLY)
            )


EARLY = Terms.calendar_year(anchor=MonthDay(12, 1))


class TestManyTogether:
    def test_who_is_not_named_among_the_members_is_none(self):
        from os2model.prices import ByMembership
        from tests.cases import MUNICIPALITIES

        rules = rules_of((OF_ALL_TIME, ByMembership(member=dkk(12000), non_member=dkk(24000))))
        one, other = (Subscription(each, "OS2test", LONG_AGO) for each in MUNICIPALITIES[:2])
        members = {one.organisation.id: [Period(LONG_AGO)]}
        found = charges_for([one, other], within=Period.year(2026), rules=rules, member_during=members)
        assert sorted(numbers(found)) == ["12000.00", "24000.00"]
        assert charges_for([], within=Period.year(2026), rules=rules) == ()

    def test_each_has_years_of_its_own_where_the_terms_say_so(self):
        from os2model import FirstDay

        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=Terms.calendar_year(anchor=FirstDay.OWN))
        accessions = [Subscription(SAMSO, "OS2test", day, reference=str(day)) for day in (LONG_AGO, JOINED)]
        found = charges_for(accessions, within=Period.year(2026), rules=rules)
        assert [str(charge.period.first_day) for charge in found] == ["2026-01-01", "2026-08-14"]
        assert numbers(found) == ["12000.00", "12000.00"]

    def test_each_line_has_its_own_price_and_a_waiver_is_of_one_subscriber(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)))
        (sheet,) = rules.price_lists
        (line,) = sheet.lines
        dearer = evolve(line, name="support", prices=line.prices.converted(lambda _: dkk(600)))
        rules = evolve(rules, price_lists=[evolve(sheet, lines=[line, dearer])])
        paying, waived = (
            Subscription(SAMSO, "OS2test", LONG_AGO, reference=name, waivers=waivers)
            for name, waivers in (("a", []), ("b", [("support", "aftalt")]))
        )
        found = charges_for([paying, waived], within=Period.year(2026), rules=rules)
        assert [(charge.line, charge.net.number) for charge in found] == [
            ("vederlag", "12000.00"),
            ("support", "600.00"),
            ("vederlag", "12000.00"),
            ("support", "0.00"),
        ]

    def test_reading_amounts_derives_no_step(self, monkeypatch):
        from os2model.line_prices import LinePrice
        from os2model.owed import OwedLine

        def derived(*_):
            raise AssertionError

        for cls in (LinePrice, OwedLine):
            monkeypatch.setattr(cls, "steps", derived)
        (charge,) = charges(Terms.calendar_year())
        assert charge.net == dkk(12000)
        with pytest.raises(AssertionError):
            _ = charge.steps

    @pytest.mark.parametrize("billing", Cadence)
    def test_twice_as_many_subscriptions_are_at_most_twice_as_many_calls(self, billing):
        import sys

        from tests.cases import MUNICIPALITIES

        rules = rules_of(
            (OF_ALL_TIME, dkk(12000)), (date(2028, 7, 1), dkk(12600)), terms=Terms(Cadence.ANNUAL, billing)
        )

        def calls(many):
            accessions = [
                Subscription(MUNICIPALITIES[i % 90], "OS2test", LONG_AGO + timedelta(i), reference=str(i))
                for i in range(many)
            ]
            counted = 0

            def count(_, event, __):
                nonlocal counted
                counted += event == "call"

            sys.setprofile(count)
            try:
                charges_for(accessions, within=Period.years(2026, 2030), rules=rules, member_during={})
            finally:
                sys.setprofile(None)
            return counted

        assert calls(400) <= 2 * calls(200)
