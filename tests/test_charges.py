"""How a price becomes amounts: figures worked out by hand, 12 000.00 a year by the calendar unless said."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    Basis,
    Cadence,
    ChargeKind,
    CurrencyMismatchError,
    DatedRow,
    InvalidValueError,
    Money,
    NoRuleInForceError,
    Percent,
    Period,
    PeriodError,
    Proration,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    text,
)
from os2model.charges import Charge
from os2model.labels import Label
from os2model.prices import ByMembership, MemberStep, Waived
from os2model.proration import PRICING, WholePeriods
from os2model.steps import BrokenMonth, PartStep
from os2model.vat import VatTreatment
from tests.cases import SAMSO, charges_of, numbers, rules_of, terms_of

START = date(2000, 1, 1)
Percent0 = Percent(0)
TWELVE = rules_of((START, dkk(12000)))


@pytest.mark.parametrize(
    ("first_day", "last_day", "year", "expected"),
    [
        pytest.param("2026-01-01", None, 2026, "12000.00", id="joined 1 January: a whole year"),
        pytest.param("2026-08-14", None, 2026, "4580.65", id="joined 14 August: (18/31 + 4)/12 = 142/372"),
        pytest.param("2025-04-15", None, 2025, "8533.33", id="joined 15 April: (16/30 + 8)/12"),
        pytest.param("2026-12-31", None, 2026, "32.26", id="joined 31 December: 1/372"),
        pytest.param("2028-02-29", None, 2028, "10034.48", id="joined 29 February: (1/29 + 10)/12"),
        pytest.param("2020-01-01", "2026-08-14", 2026, "7451.61", id="left 14 August: (7 + 14/31)/12"),
        pytest.param("2020-01-01", "2026-08-31", 2026, "8000.00", id="left 31 August: 8/12"),
        pytest.param("2020-01-01", "2026-01-01", 2026, "32.26", id="left 1 January: 1/372"),
        pytest.param("2020-01-01", "2026-12-31", 2026, "12000.00", id="left 31 December: a whole year"),
        pytest.param("2020-01-01", "2028-02-29", 2028, "2000.00", id="left 29 February 2028: 2/12"),
        pytest.param("2026-03-10", "2026-03-19", 2026, "322.58", id="ten days of March: 10/31/12"),
    ],
)
def test_a_part_of_a_year_is_paid_by_whole_months_and_days(first_day, last_day, year, expected):
    ends = None if last_day is None else date.fromisoformat(last_day)
    assert numbers(charges_of(TWELVE, date.fromisoformat(first_day), ends, years=(year, year))) == [expected]


@pytest.mark.parametrize(
    ("price", "pricing", "billing", "first_day", "expected"),
    [
        ("12345.67", "ANNUAL", "HALF_YEARLY", "2020-01-01", ["6172.84", "6172.83"]),
        ("12345.67", "ANNUAL", "QUARTERLY", "2020-01-01", ["3086.42", "3086.42", "3086.41", "3086.42"]),
        ("6172.83", "HALF_YEARLY", "ANNUAL", "2020-01-01", ["12345.66"]),
        ("6172.83", "HALF_YEARLY", "HALF_YEARLY", "2020-01-01", ["6172.83", "6172.83"]),
        ("12000", "ANNUAL", "HALF_YEARLY", "2026-08-14", ["4580.65"]),
        ("6000", "HALF_YEARLY", "HALF_YEARLY", "2026-03-14", ["3580.65", "6000.00"]),
    ],
)
def test_a_price_is_billed_in_parts_that_add_up_to_it(price, pricing, billing, first_day, expected):
    rules = rules_of((START, dkk(price)), terms=terms_of(pricing, billing))
    assert numbers(charges_of(rules, date.fromisoformat(first_day))) == expected


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        pytest.param("2026-04-01", "12450.00", id="from 1 April: 12 000 × 3/12 + 12 600 × 9/12"),
        pytest.param("2026-07-01", "12300.00", id="from 1 July: 12 000 × 6/12 + 12 600 × 6/12"),
        pytest.param("2026-01-01", "12600.00", id="from 1 January: all of the year"),
        pytest.param("2027-01-01", "12000.00", id="from next year: nothing of this one"),
    ],
)
def test_a_new_price_holds_from_its_day(raised, expected):
    rules = rules_of((START, dkk(12000)), (date.fromisoformat(raised), dkk(12600)))
    assert numbers(charges_of(rules, date(2020, 1, 1))) == [expected]


class TestAChargeOfOneHalfYear:
    rules = rules_of((START, dkk(12000)), terms=terms_of("ANNUAL", "HALF_YEARLY"))

    def test_is_invoiced_on_the_day_its_period_begins(self):
        charges = charges_of(self.rules, date(2026, 3, 14))
        assert [(str(charge.invoice_day), str(charge.period)) for charge in charges] == [
            ("2026-03-14", "2026-03-14/2026-06-30"),
            ("2026-07-01", "2026-07-01/2026-12-31"),
        ]

    def test_is_known_by_the_nominal_first_day_of_its_billing_period(self):
        charges = charges_of(self.rules, date(2026, 3, 14))
        assert [str(charge.billing_start) for charge in charges] == ["2026-01-01", "2026-07-01"]

    def test_is_selected_by_its_invoice_day_and_never_cut(self):
        accession = Subscription(SAMSO, "OS2test", date(2026, 3, 14))
        within = Period(date(2026, 3, 15), date(2026, 7, 1))
        charges = accession.charges(within=within, rules=self.rules)
        assert [str(charge.period) for charge in charges] == ["2026-07-01/2026-12-31"]

    def test_is_the_same_whether_the_year_is_asked_at_once_or_by_halves(self):
        accession = Subscription(SAMSO, "OS2test", date(2026, 3, 14))
        halves = [accession.charges(within=Period.half_year(2026, half), rules=self.rules) for half in (1, 2)]
        assert (*halves[0], *halves[1]) == accession.charges(within=Period.year(2026), rules=self.rules)

    @pytest.mark.parametrize(
        "within", [Period.year(2025), Period.year(2028), Period(date(2026, 3, 15), date(2026, 6, 30))]
    )
    def test_is_none_outside_the_subscription_and_between_its_invoice_days(self, within):
        accession = Subscription(SAMSO, "OS2test", date(2026, 3, 14), last_day=date(2027, 12, 31))
        assert accession.charges(within=within, rules=self.rules) == ()

    def test_needs_a_window_that_ends_while_the_subscription_runs(self):
        with pytest.raises(PeriodError, match="the period from 2026-03-14 has no last day"):
            Subscription(SAMSO, "OS2test", date(2026, 3, 14)).charges(within=Period(date(2026, 1, 1)), rules=self.rules)

    def test_says_what_the_year_came_to_and_what_was_charged_earlier(self):
        _, second = charges_of(self.rules, date(2026, 3, 14))
        before = Fraction(12_000_00) * (3 + Fraction(18, 31)) / 12
        assert [type(step).__name__ for step in second.steps] == [
            "PriceStep",
            "TermsStep",
            "PartStep",
            "ToDateStep",
            "RoundedStep",
            "EarlierStep",
            "VatStep",
        ]
        assert second.steps[3].before == before
        assert (second.steps[4].amount, second.steps[5].amount) == (dkk("9580.65"), dkk("3580.65"))


def test_a_part_with_two_broken_months_tells_the_days_of_both():
    (charge,) = charges_of(TWELVE, date(2026, 2, 15), date(2026, 4, 10))
    (part,) = (step for step in charge.steps if isinstance(step, PartStep))
    assert (part.months, part.broken, part.of) == (1, (BrokenMonth(14, 28), BrokenMonth(10, 30)), 12)
    assert charge.net == dkk("1833.33")  # 12 000 × (1 + 14/28 + 10/30) / 12


def test_what_is_paid_once_is_charged_on_the_first_day_alone():
    rules = rules_of((START, dkk(35000)), kind=ChargeKind.JOINING_FEE)
    (charge,) = charges_of(rules, date(2026, 3, 14), years=(2026, 2030))
    assert (charge.net, charge.invoice_day, charge.period, charge.billing_start) == (
        dkk(35000),
        date(2026, 3, 14),
        None,
        None,
    )
    assert charges_of(rules, date(2026, 3, 14), years=(2027, 2030)) == ()


def test_a_member_is_moved_to_another_size_at_new_year_by_the_count_of_the_year_before():
    from os2model.organisations import Organisation, OrganisationKind, PopulationCount
    from os2model.prices import BySize

    counts = [PopulationCount(date(2024 + k, 1, 1), 24_000 + 1_000 * k, source="made up") for k in range(3)]
    town = Organisation("Eksempel", kind=OrganisationKind.MUNICIPALITY, id="town", inhabitants=counts)
    rules = rules_of((START, BySize(small=dkk(12000), medium=dkk(15000), large=dkk(18000), very_large=dkk(21000))))
    accession = Subscription(town, "OS2test", date(2025, 7, 1))
    charges = accession.charges(within=Period.years(2025, 2027), rules=rules)
    assert numbers(charges) == ["6000.00", "15000.00", "15000.00"]
    assert [charge.steps[1].sizing.count.count for charge in charges] == [24_000, 25_000, 26_000]


@pytest.mark.parametrize(
    ("asked", "paid"),
    [
        (Period.year(2026), ["6000.00"]),
        (Period.year(2027), ["15000.00"]),
        (Period.years(2026, 2027), ["6000.00", "15000.00"]),
    ],
)
def test_a_newer_count_that_stands_in_moves_no_member_to_another_size_inside_a_year(asked, paid):
    from os2model.organisations import Organisation, OrganisationKind, PopulationCount
    from os2model.prices import BySize

    counts = [
        PopulationCount(START, 24_000, source="made up"),
        PopulationCount(date(2026, 4, 1), 26_000, source="made up"),
    ]
    town = Organisation("Eksempel", kind=OrganisationKind.MUNICIPALITY, id="town", inhabitants=counts)
    sizes = BySize(small=dkk(12000), medium=dkk(15000), large=dkk(18000), very_large=dkk(21000))
    rules = rules_of((START, sizes)).assuming(inhabitants="latest", because="not published")
    accession = Subscription(town, "OS2test", date(2026, 7, 1))
    assert numbers(accession.charges(within=asked, rules=rules)) == paid


@pytest.mark.parametrize("joining", [WholePeriods(Cadence.MONTHLY), WholePeriods(PRICING)])
def test_a_price_that_is_not_published_on_the_first_day_raises_though_the_first_days_are_free(joining):
    terms = Terms(Cadence.ANNUAL, Cadence.ANNUAL, proration=Proration(joining=joining))
    rules = rules_of((date(2026, 9, 1), dkk(12000)), terms=terms)
    with pytest.raises(NoRuleInForceError, match="for 2026-08-14; the first one known is of 2026-09-01"):
        charges_of(rules, date(2026, 8, 14))


def test_charges_stand_in_the_order_of_invoice_day_payer_subject_and_kind():
    from os2model.charges import ordered

    charges = [
        Charge(
            payer=payer,
            subject=subject,
            kind=kind,
            line="line",
            billing_start=None,
            period=None,
            net=dkk(1),
            vat_treatment=VatTreatment(VatCategory.ZERO, Percent0),
            invoice_day=day,
        )
        for day, payer, subject, kind in (
            (date(2026, 1, 1), "a", "x", ChargeKind.MEMBERSHIP_FEE),
            (date(2026, 1, 1), "a", "x", ChargeKind.RECURRING_FEE),
            (date(2026, 1, 1), "a", "y", ChargeKind.JOINING_FEE),
            (date(2026, 1, 1), "b", "x", ChargeKind.MEMBERSHIP_FEE),
            (date(2026, 1, 2), "a", "x", ChargeKind.MEMBERSHIP_FEE),
        )
    ]
    assert list(ordered(reversed(charges))) == charges
    assert charges[0].steps == ()


def test_an_exempt_product_is_charged_without_vat_and_with_its_reason():
    terms = Terms.calendar_year(vat_category=VatCategory.EXEMPT, vat_reason="momsloven § 13, stk. 1, nr. 4")
    (charge,) = charges_of(rules_of((START, dkk(12000)), terms=terms), date(2026, 1, 1))
    assert charge.vat_treatment == VatTreatment(VatCategory.EXEMPT, Percent0, "momsloven § 13, stk. 1, nr. 4")


def test_the_vat_rate_is_that_of_the_invoice_day():
    rules = rules_of((START, dkk(12000)), terms=terms_of("ANNUAL", "HALF_YEARLY"))
    rules = rules.amended(since=date(2026, 7, 1), vat_rates=Percent("22"), source="made up")
    charges = charges_of(rules, date(2026, 1, 1))
    assert [str(charge.vat_treatment.rate) for charge in charges] == ["25", "22"]


def test_a_product_of_an_authority_that_has_ceased_is_refused_with_its_successor():
    region = AUTHORITIES["1084"]
    accession = Subscription(region, "OS2test", date(2026, 7, 1))
    assert numbers(accession.charges(within=Period.year(2026), rules=TWELVE)) == ["6000.00"]
    with pytest.raises(InvalidValueError, match="its successor: Region Østdanmark"):
        accession.charges(within=Period.year(2027), rules=TWELVE)


def test_what_is_paid_once_by_an_authority_that_has_ceased_is_refused_too():
    rules = rules_of((START, dkk(35000)), kind=ChargeKind.JOINING_FEE)
    accession = Subscription(AUTHORITIES["1084"], "OS2test", date(2027, 1, 1))
    with pytest.raises(InvalidValueError, match="ceased on 2026-12-31 and cannot be charged for later days"):
        accession.charges(within=Period.year(2027), rules=rules)


def test_prices_of_two_currencies_on_one_line_are_refused():
    with pytest.raises(CurrencyMismatchError):
        rules_of((START, dkk(12000)), (date(2026, 7, 1), Money(1500, "EUR")))


def test_the_membership_fee_is_no_line_of_a_price_list():
    with pytest.raises(InvalidValueError, match="'kontingent' cannot be a membership fee"):
        rules_of((START, dkk(12000)), kind=ChargeKind.MEMBERSHIP_FEE)


class TestWaivedForAPartOfTheYear:
    free = Waived(dkk(12000), Label(da="bortfalder", en="waived"), only=["0741"])
    rules = rules_of((START, free), (date(2026, 7, 1), dkk(12000)))

    def test_the_sum_adds_up_the_parts(self):
        (charge,) = charges_of(self.rules, date(2020, 1, 1))
        assert text.explain(charge, "en").endswith(": 12,000.00 × 0 × 6/12 + 12,000.00 × 6/12 = 6,000.00")


class TestAnEqualPriceOfAnotherRow:
    def test_keeps_what_each_row_rests_on(self):
        rules = rules_of((START, dkk(12000)))
        sheet = rules.price_list("OS2test")
        (line,) = sheet.lines
        same = DatedRow(since=date(2026, 7, 1), value=line.prices.on(START), source="budget", basis=Basis.ASSUMED)
        rules = evolve(rules, price_lists=[evolve(sheet, lines=[evolve(line, prices=line.prices.amended(same))])])
        (charge,) = charges_of(rules, date(2020, 1, 1))
        assert charge.net == dkk(12000)
        assert [row.basis for step in charge.steps for row in step.rows if row.table.en == "price"] == [
            Basis.PUBLISHED,
            Basis.ASSUMED,
        ]

    def test_tells_a_member_apart_from_a_non_member_of_the_same_price(self):
        rules = rules_of((START, ByMembership(member=dkk(12000), non_member=dkk(12000))))
        member_during = [Period(date(2026, 7, 1))]
        (charge,) = charges_of(rules, date(2026, 1, 1), member_during=member_during)
        assert [step.member for step in charge.steps if isinstance(step, MemberStep)] == [False, True]


def test_a_membership_without_an_end_may_be_written_with_the_last_day_of_the_calendar():
    rules = rules_of((START, ByMembership(member=dkk(12000), non_member=dkk(24000))))
    for_ever = [Period(date(2020, 1, 1), date.max)]
    assert numbers(charges_of(rules, date(2026, 1, 1), member_during=for_ever)) == ["12000.00"]


def test_terms_name_the_cadences_of_price_and_billing():
    assert Terms.half_years() == Terms(Cadence.HALF_YEARLY, Cadence.HALF_YEARLY)


def test_a_window_asks_for_no_fact_of_years_outside_it():
    from os2model.prices import BySize

    price = BySize(small=dkk(12000), medium=dkk(15000), large=dkk(18000), very_large=dkk(21000))
    rules = rules_of((START, price))
    accession = Subscription(SAMSO, "OS2test", date(2010, 1, 1))  # its inhabitants are known for 2021 alone
    assert numbers(accession.charges(within=Period.year(2021), rules=rules)) == ["12000.00"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("payer", 741),
        ("payee", None),
        ("kind", "recurring_fee"),
        ("billing_start", "2026-01-01"),
        ("period", date(2026, 1, 1)),
        ("net", 12000),
        ("vat_treatment", VatCategory.STANDARD),
        ("invoice_day", None),
        ("origin", 3),
    ],
)
def test_a_charge_made_by_hand_refuses_what_is_of_another_type(field, wrong):
    (charge,) = charges_of(TWELVE, date(2026, 1, 1))
    with pytest.raises(InvalidValueError, match=rf"Charge\.{field} must be of type"):
        evolve(charge, **{field: wrong})


def test_a_contribution_is_charged_on_the_first_day_whatever_the_plan():
    rules = rules_of((START, dkk(15000)), kind=ChargeKind.ONE_OFF_CONTRIBUTION)
    accession = Subscription(SAMSO, "OS2test", date(2026, 8, 14), plan=SubscriptionPlan.PASSIVE)
    (charge,) = accession.charges(within=Period.year(2026), rules=rules)
    assert (charge.net, charge.invoice_day) == (dkk(15000), date(2026, 8, 14))


@pytest.mark.parametrize("share", [Fraction(-1, 3), Fraction(4, 3)])
def test_the_share_of_a_passive_subscription_lies_between_nothing_and_all(share):
    with pytest.raises(InvalidValueError, match=r"PriceList\.passive_share must lie in 0–1"):
        rules_of((START, dkk(12000)), passive_share=share)


def test_the_share_of_a_passive_subscription_is_known_from_the_day_it_was_decided():
    rules = rules_of((START, dkk(12000)), passive_share=Fraction(1, 3))
    sheet = rules.price_list("OS2test")
    half = DatedRow(since=date(2026, 1, 1), value=Fraction(1, 2), source="made up", decided=date(2025, 6, 1))
    rules = evolve(rules, price_lists=[evolve(sheet, passive_share=sheet.passive_share.amended(half))])
    passive = Subscription(SAMSO, "OS2test", date(2026, 1, 1), plan=SubscriptionPlan.PASSIVE)
    nets = [
        numbers(passive.charges(within=Period.year(2026), rules=rules.as_known(day)))
        for day in (date(2025, 5, 31), date(2025, 6, 1))
    ]
    assert nets == [["4000.00"], ["6000.00"]]
    assert any(table.label.en == "passive share" for table in rules.tables)
    first = rules_of((START, dkk(12000)))
    decided = sheet.passive_share.converted(Fraction)
    decided = evolve(decided, rows=[evolve(decided.rows[0], decided=date(2025, 6, 1))])
    rules = evolve(rules, price_lists=[evolve(sheet, passive_share=decided)])
    assert rules.as_known(date(2025, 5, 31)).price_list("OS2test") == first.price_list("OS2test")
