"""What a budget owner reads of charges by terms of every kind, and of corrections, in both languages."""

from datetime import date
from fractions import Fraction

import pytest

from os2model import (
    OS2_RULES,
    Cadence,
    CalendarUnit,
    ChargeKind,
    Duration,
    FirstDay,
    MonthDay,
    Notice,
    Period,
    PriceChange,
    Proration,
    Signature,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    text,
    to_records,
)
from os2model.agreements import Side
from os2model.corrections import Correction, corrections
from os2model.measures import Measure
from os2model.prices import ByMembership, PerUnit
from os2model.proration import (
    BILLING,
    PRICING,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    StartedPeriods,
    WholePeriods,
)
from tests.cases import SAMSO, rules_of
from tests.charge_cases import HALF

OF_ALL_TIME, LONG_AGO, AUGUST = date(2000, 1, 1), date(2020, 1, 1), date(2026, 8, 14)
PASSIVE_TO_MAY = ((LONG_AGO, SubscriptionPlan.PASSIVE), (date(2026, 5, 1), SubscriptionPlan.ACTIVE))


def charged(joined=LONG_AGO, *, terms=None, price=None, raised=None, kind=None, **facts):
    rows = [(OF_ALL_TIME, price or dkk(12000)), *([(raised, dkk(12600))] if raised else [])]
    others = {} if kind is None else {"kind": kind}
    rules = rules_of(*rows, terms=terms, passive_share=Fraction(1, 3), **others)
    return Subscription(SAMSO, "OS2test", joined, **facts).charges(
        within=Period.year(2026), rules=rules, member_during=[]
    )


def reasons(language, *args, **others):
    """What stands behind the amount of each charge."""
    return [text.explain(charge, language).partition(" = ")[2] for charge in charged(*args, **others)]


class TestTheReasonOfACharge:
    @pytest.mark.parametrize(
        ("facts", "danish", "english"),
        [
            pytest.param(
                {"terms": Terms.calendar_year(proration=Proration.days())},
                "kalenderår, forud; 140 af 365 dage: 12.000,00 × 140/365 = 4.602,7397… → 4.602,74",
                "calendar year, in advance; 140 of 365 days: 12,000.00 × 140/365 = 4,602.7397… → 4,602.74",
                id="real days",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(proration=Proration.started_months())},
                "kalenderår, forud; ved tilslutning betales hele den begyndte måned; 5 måneder: 12.000,00 × 5/12 = 5.000,00",
                "calendar year, in advance; on joining all of the month begun is paid; 5 months: 12,000.00 × 5/12 = 5,000.00",
                id="started months",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(proration=Proration.none())},
                "kalenderår, forud; ved tilslutning betales intet af den begyndte prisperiode: 12.000,00 × 0 = 0,00",
                "calendar year, in advance; on joining nothing of the pricing period begun is paid: 12,000.00 × 0 = 0.00",
                id="none",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(proration=Proration(joining=HALF))},
                "kalenderår, forud; ved tilslutning efter 1. juli betales 1/2 af prisen: 12.000,00 × 1/2 = 6.000,00",
                "calendar year, in advance; on joining after 1 July 1/2 of the price is paid: 12,000.00 × 1/2 = 6,000.00",
                id="half after 1 July",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(proration=Proration(joining=HALF)), "last_day": date(2026, 10, 31)},
                "kalenderår, forud; ved tilslutning efter 1. juli betales 1/2 af prisen; udtrådt 31.10.2026: 12.000,00 × (10/12 − 1/2) = 4.000,00",
                "calendar year, in advance; on joining after 1 July 1/2 of the price is paid; left on 31 Oct 2026: 12,000.00 × (10/12 − 1/2) = 4,000.00",
                id="half, and left in October",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(anchor=FirstDay.OWN, price_change=PriceChange.LOCKED)},
                "år fra egen første dag, forud, prisen fra første dag ligger fast: 12.000,00 × 12/12 = 12.000,00",
                "years from one's own first day, in advance, the price of the first day stays: 12,000.00 × 12/12 = 12,000.00",
                id="an own year, locked",
            ),
            pytest.param(
                {"terms": Terms.calendar_year(pricing_anchor=MonthDay(4, 1))},
                "kalenderår, forud, prisen er for år fra 1. april; 4 måneder og 18 af 31 dage: 12.000,00 × (4 + 18/31) / 12 = 4.580,6451… → 4.580,65",
                "calendar year, in advance, priced by years from 1 April; 4 months and 18 of 31 days: 12,000.00 × (4 + 18/31) / 12 = 4,580.6451… → 4,580.65",
                id="priced from April",
            ),
        ],
    )
    def test_says_which_convention_made_it_and_ends_in_a_sum(self, facts, danish, english):
        assert reasons("da", AUGUST, **facts) == [f"12.000,00 kr. pr. år; {danish}"]
        assert reasons("en", AUGUST, **facts) == [f"DKK 12,000.00 a year; {english}"]

    def test_says_on_the_first_of_july_that_it_is_in_time(self):
        (reason,) = reasons("da", date(2026, 7, 1), terms=Terms.calendar_year(proration=Proration(joining=HALF)))
        assert "ved tilslutning senest 1. juli betales hele den begyndte prisperiode" in reason

    def test_says_until_when_is_paid_by_somebody_who_leaves(self):
        terms = Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY, proration=Proration(leaving=StartedPeriods(BILLING)))
        (reason,) = reasons("da", terms=terms, last_day=date(2026, 3, 14))
        assert "ved udtræden 14.3.2026 betales hele den begyndte opkrævningsperiode; 6 måneder" in reason

    def test_tells_the_price_of_the_days_that_a_fixed_share_leaves(self):
        share = Terms.calendar_year(proration=Proration(joining=FixedShare(Fraction(1, 4))))
        (reason,) = reasons("da", date(2026, 2, 1), terms=share, raised=date(2026, 6, 1))
        assert (
            reason
            == "12.600,00 kr. pr. år; kalenderår, forud; ved tilslutning betales 1/4 af prisen: 12.600,00 × 1/4 = 3.150,00"
        )

    def test_makes_one_part_of_days_on_which_nothing_changed(self):
        (reason,) = reasons("en", price=PerUnit(dkk(1000)), quantities=((LONG_AGO, 12), (date(2026, 7, 1), 12)))
        assert reason.endswith(": 1,000.00 × 12 × 12/12 = 12,000.00")

    def test_says_nothing_of_leaving_where_the_year_is_over_anyway(self):
        (reason,) = reasons("da", last_day=date(2026, 12, 31))
        assert "udtrådt" not in reason

    def test_says_on_each_charge_of_later_days_that_the_year_is_owed(self):
        owed = Terms(Cadence.ANNUAL, Cadence.QUARTERLY, proration=Proration(leaving=StartedPeriods(PRICING)))
        found = reasons("da", terms=owed, last_day=date(2026, 2, 10))
        assert ["ved udtræden 10.2.2026 betales hele den begyndte prisperiode" in reason for reason in found] == [
            True
        ] * 4
        (by_measure,) = reasons("en", last_day=date(2026, 3, 31))
        assert "; left on 31 Mar 2026; 3 months: " in by_measure

    def test_names_the_days_of_each_price_across_the_months_of_a_quarter(self):
        terms = Terms(Cadence.MONTHLY, Cadence.QUARTERLY)
        users = ((LONG_AGO, 42), (date(2026, 11, 16), 50))
        reason = reasons("da", terms=terms, price=PerUnit(dkk(120)), quantities=users)[-1]
        assert reason.startswith(
            "120,00 kr. pr. enhed pr. måned (42 enheder) til 15.11.2026, 120,00 kr. pr. enhed pr. måned (50 enheder) fra 16.11.2026; kalenderår, "
        )

    def test_ties_what_chose_a_price_to_its_days(self):
        price = ByMembership(member=dkk(12000), non_member=dkk(24000))
        rules = rules_of((OF_ALL_TIME, price))
        accession = Subscription(SAMSO, "OS2test", LONG_AGO)
        member = [Period(date(2026, 7, 1))]
        (charge,) = accession.charges(within=Period.year(2026), rules=rules, member_during=member)
        assert text.explain(charge, "da").partition(" = ")[2] == (
            "24.000,00 kr. pr. år (pris for ikke-medlemmer) til 30.6.2026, 12.000,00 kr. pr. år (medlemspris) fra 1.7.2026; "
            "kalenderår, forud: 24.000,00 × 6/12 + 12.000,00 × 6/12 = 18.000,00"
        )

    def test_says_until_when_an_earlier_pricing_period_came_to_what(self):
        terms = Terms.calendar_year(pricing_anchor=MonthDay(4, 1))
        (reason,) = reasons("da", terms=terms, raised=date(2026, 4, 1))
        assert "til og med 31.3.2026 12.000,00, heraf opkrævet 9.000,00" in reason

    def test_adds_up_equal_months_as_a_multiple(self):
        (reason,) = reasons("da", date(2026, 4, 15), terms=Terms(Cadence.MONTHLY, Cadence.ANNUAL))
        assert reason.endswith(
            ": 12.000,00 × 16/30 = 6.400,00; 12.000,00 × 1 = 12.000,00; 6.400,00 + 8 × 12.000,00 = 102.400,00"
        )

    def test_names_the_line_where_it_is_not_called_as_its_kind(self):
        from attrs import evolve

        (charge,) = charged()
        named = text.explain(evolve(charge, line="brugerbetaling"), "da")
        assert named.startswith("OS2test, vederlag (brugerbetaling), 1.1.2026–31.12.2026: ")

    def test_tells_when_a_subscription_was_passive_paused_and_of_how_many(self):
        assert reasons("da", plan=PASSIVE_TO_MAY) == [
            (
                "12.000,00 kr. pr. år (passiv: 1/3 af prisen) til 30.4.2026, 12.000,00 kr. pr. år fra 1.5.2026; kalenderår, forud: "
                "12.000,00 × 1/3 × 4/12 + 12.000,00 × 8/12 = 9.333,3333… → 9.333,33"
            )
        ]
        (paused,) = reasons("en", pauses=[Period.month(2026, 6)])
        assert "DKK 12,000.00 a year (paused) 1 Jun 2026–30 Jun 2026, DKK 12,000.00 a year from 1 Jul 2026" in paused
        assert paused.endswith(": 12,000.00 × 5/12 + 12,000.00 × 0 × 1/12 + 12,000.00 × 6/12 = 11,000.00")
        (whole_year,) = reasons("da", pauses=[Period.year(2026)])
        assert "pauseret 1.1.2026–31.12.2026: 12.000,00 × 0 × 12/12 = 0,00" in whole_year.replace(
            "; kalenderår, forud", ""
        )
        (units,) = reasons("da", price=PerUnit(dkk(1000)), quantities=12)
        assert (
            units == "1.000,00 kr. pr. enhed pr. år; 12 enheder; kalenderår, forud: 1.000,00 × 12 × 12/12 = 12.000,00"
        )
        (one,) = reasons("en", price=PerUnit(dkk(1000)))
        assert "; 1 unit; " in one

    def test_tells_of_a_waiver_in_the_words_of_whoever_agreed_it(self):
        (reason,) = reasons("da", waivers=[("vederlag", "prøveår, aftalt 3. maj")])
        assert (
            reason
            == "12.000,00 kr. pr. år; bortfalder: prøveår, aftalt 3. maj; kalenderår, forud: 12.000,00 × 0 × 12/12 = 0,00"
        )

    def test_says_why_a_joining_fee_waited(self):
        plan = ((date(2026, 3, 1), SubscriptionPlan.PASSIVE), (AUGUST, SubscriptionPlan.ACTIVE))
        (reason,) = reasons("da", date(2026, 3, 1), kind=ChargeKind.JOINING_FEE, plan=plan)
        assert reason == "engangsbeløb; prisen er den, der gjaldt 1.3.2026, og betales, når abonnementet bliver aktivt"

    @pytest.mark.parametrize(
        ("plan", "expected"),
        [
            (SubscriptionPlan.ACTIVE, "prisen er den, der gjaldt 1.2.2026, da medlemmet skrev under"),
            (
                ((date(2026, 3, 1), SubscriptionPlan.PASSIVE), (AUGUST, SubscriptionPlan.ACTIVE)),
                "prisen er den, der gjaldt 1.2.2026, da medlemmet skrev under, og betales, når abonnementet bliver aktivt",
            ),
        ],
        ids=["active", "passive at first"],
    )
    def test_says_that_a_signature_locked_a_joining_fee(self, plan, expected):
        signed = [Signature(Side.MEMBER, date(2026, 2, 1))]
        (reason,) = reasons("da", date(2026, 3, 1), kind=ChargeKind.JOINING_FEE, plan=plan, signatures=signed)
        assert reason == f"engangsbeløb; {expected}"

    def test_of_what_is_paid_once_by_unit_is_a_sum_too(self):
        (reason,) = reasons("da", AUGUST, price=PerUnit(dkk(1000)), quantities=12, kind=ChargeKind.JOINING_FEE)
        assert reason == "engangsbeløb; 12 enheder: 1.000,00 × 12 = 12.000,00"


NOTICES = [
    (Notice(), "kan opsiges med øjeblikkelig virkning", "may be resigned at once"),
    (Notice(to_end_of=CalendarUnit.MONTH), "kan opsiges til udgangen af en måned", "may be resigned to the end of a month"),
    (Notice(months=1), "opsigelsesvarsel 1 måned", "notice of 1 month"),
    (Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR), "opsigelsesvarsel 3 måneder til udgangen af et halvår", "notice of 3 months to the end of a half-year"),
    (Notice(days=14, to_end_of=CalendarUnit.QUARTER), "opsigelsesvarsel 14 dage til udgangen af et kvartal", "notice of 14 days to the end of a quarter"),
    (Notice(months=2, days=1, to_end_of=CalendarUnit.YEAR), "opsigelsesvarsel 2 måneder og 1 dag til udgangen af et år", "notice of 2 months and 1 day to the end of a year"),
]  # fmt: skip


class TestTermsByThemselves:
    @pytest.mark.parametrize(
        ("terms", "danish", "english"),
        [
            (
                Terms(
                    Cadence.ANNUAL,
                    Cadence.QUARTERLY,
                    in_advance=False,
                    invoice_offset=14,
                    proration=Proration(measure=Measure.REAL_DAYS, leaving=WholePeriods(Cadence.HALF_YEARLY)),
                ),
                "kalenderår, opkræves kvartalsvis bagud, faktura 14 dage efter periodens slutning, faktiske dage, ved udtræden betales intet af det begyndte halvår, almindelig moms",
                "calendar year, billed quarterly in arrears, invoiced 14 days after the period ends, real days, on leaving nothing of the half-year begun is paid, standard rated",
            ),
            (
                Terms.calendar_year(proration=Proration(joining=HALF), invoice_offset=-30),
                "kalenderår, forud, faktura 30 dage før periodens start, ved tilslutning efter 1. juli betales 1/2 af prisen, ellers betales hele den begyndte prisperiode, almindelig moms",
                "calendar year, in advance, invoiced 30 days before the period begins, on joining after 1 July 1/2 of the price is paid, else all of the pricing period begun is paid, standard rated",
            ),
            (
                Terms.calendar_year(
                    price_change=PriceChange.NEXT_PERIOD,
                    proration=Proration(
                        joining=ByJoiningDay(
                            after=MonthDay(2, 29), then=ByMeasure(), otherwise=WholePeriods(Cadence.QUARTERLY)
                        )
                    ),
                ),
                "kalenderår, forud, ny pris fra næste opkrævningsperiode, ved tilslutning efter 29. februar betales som opgjort, ellers betales intet af det begyndte kvartal, almindelig moms",
                "calendar year, in advance, a new price from the next billing period, on joining after 29 February it is paid as measured, else nothing of the quarter begun is paid, standard rated",
            ),
            (
                Terms.half_years(proration=Proration(joining=FixedShare(Fraction(1, 3)), leaving=StartedPeriods(Cadence.ANNUAL))),
                "kalenderår, opkræves halvårligt forud, ved tilslutning betales 1/3 af prisen, ved udtræden betales hele det begyndte år, almindelig moms",
                "calendar year, billed half-yearly in advance, on joining 1/3 of the price is paid, on leaving all of the year begun is paid, standard rated",
            ),
            *(
                (Terms.calendar_year(notice=notice), f"kalenderår, forud, {danish}, almindelig moms", f"calendar year, in advance, {english}, standard rated")
                for notice, danish, english in NOTICES
            ),
            (
                Terms.calendar_year(notice=Notice(months=3), minimum_term=Duration(months=36), renewal_term=Duration(months=12)),
                "kalenderår, forud, bindingsperiode 36 måneder, forlænges med 12 måneder ad gangen, opsigelsesvarsel 3 måneder, almindelig moms",
                "calendar year, in advance, bound for 36 months, renewed by 12 months at a time, notice of 3 months, standard rated",
            ),
            (
                Terms.calendar_year(minimum_term=Duration(months=1, days=14)),
                "kalenderår, forud, bindingsperiode 1 måned og 14 dage, almindelig moms",
                "calendar year, in advance, bound for 1 month and 14 days, standard rated",
            ),
        ],
    )  # fmt: skip
    def test_say_all_that_they_say_where_they_are_a_caveat(self, terms, danish, english):
        rules = OS2_RULES.assuming(terms={"OS2valghalla": terms}, because="budget")
        row = rules.price_list("OS2valghalla").terms.row(on=date(2026, 1, 1))
        assert f": {danish} (antaget: budget)" in text.explain(row, "da")
        assert f": {english} (assumed: budget)" in text.explain(row, "en")


class TestACorrection:
    raised = corrections(charged(raised=date(2026, 7, 1)), charged())
    given_back = corrections([], charged(AUGUST))

    def test_says_what_is_due_and_what_was_charged_and_then_why_that_is_due(self):
        assert text.explain(self.raised[0], "da").split("\n") == [
            (
                "OS2test, vederlag, 1.1.2026–31.12.2026, regulering (moms 25 %): 300,00 kr. = opkrævet 12.000,00, skal være 12.300,00: "
                "12.300,00 − 12.000,00 = 300,00"
            ),
            (
                "  OS2test, vederlag, 1.1.2026–31.12.2026: 12.300,00 kr. = 12.000,00 kr. pr. år til 30.6.2026, 12.600,00 kr. pr. år "
                "fra 1.7.2026; kalenderår, forud: 12.000,00 × 6/12 + 12.600,00 × 6/12 = 12.300,00"
            ),
        ]

    def test_says_that_nothing_is_to_be_paid(self):
        assert text.explain(self.given_back[0], "en") == (
            "OS2test, recurring fee, 14 Aug 2026–31 Dec 2026, correction (VAT 25 %): -DKK 4,580.65 = charged 4,580.65, should be 0.00: "
            "0.00 − 4,580.65 = -4,580.65"
        )

    def test_has_a_table_of_what_should_be_and_what_was(self):
        lines = text.table([*self.raised, *self.given_back], "da").split("\n")
        assert [line.split() for line in (lines[0], lines[1], lines[-1])] == [
            ["For", "Hvad", "Periode", "Skal", "være", "Opkrævet", "Regulering"],
            ["OS2test", "vederlag", "1.1.2026–31.12.2026", "12.300,00", "12.000,00", "300,00"],
            ["I", "alt", "12.300,00", "16.580,65", "-4.280,65"],
        ]

    def test_of_another_vat_treatment_shows_both_with_their_vat(self):
        exempt = Terms.calendar_year(vat_category=VatCategory.EXEMPT, vat_reason="§ 13")
        made = corrections(charged(terms=exempt), charged())
        assert "regulering (moms 25 %): -12.000,00 kr. = opkrævet 12.000,00, skal være 0,00" in text.explain(
            made[0], "da"
        )
        assert "regulering (momsfritaget: § 13): 12.000,00 kr. = opkrævet 0,00" in text.explain(made[1], "da")
        lines = text.table(made, "da").splitlines()
        assert ["moms 25 %" in lines[1], "momsfritaget: § 13" in lines[2]] == [True, True]

    def test_is_kept_as_a_charge_of_its_amount_under_its_key(self):
        (back,) = self.given_back
        assert back.charge.key == back.key
        assert (back.charge.net, back.charge.steps) == (back.net, ())
        assert corrections([], [*charged(AUGUST), back.charge]) == ()
        (again,) = corrections(charged(AUGUST), [*charged(AUGUST), back])
        assert Correction(due=None, issued=[back]).charge.key == again.key

    def test_is_a_page_and_a_record_as_a_charge_is(self):
        assert "<caption>Reguleringer" in text.html(self.raised, "da")
        (record,) = to_records(self.given_back)
        assert (str(record["net"]), record["line"], record["invoice_day"]) == ("-4580.65", "vederlag", AUGUST)


def test_every_period_that_a_rule_may_ask_for_has_its_words():
    said = {
        text.explain(
            OS2_RULES.assuming(
                terms={"OS2valghalla": Terms.calendar_year(proration=Proration(joining=StartedPeriods(of)))}, because="x"
            ).price_list("OS2valghalla").terms.row(on=date(2026, 1, 1)),
            "da",
        )
        for of in (*Cadence, BILLING, PRICING)
    }  # fmt: skip
    assert len(said) == 6
