"""Corrections: what is due, less what was issued; and what a charge is known by, made of and spread over."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Association,
    Cadence,
    CurrencyMismatchError,
    InvalidValueError,
    Membership,
    Money,
    Percent,
    Period,
    PeriodError,
    Proration,
    Subscription,
    Terms,
    Totals,
    VatCategory,
    VatTreatment,
    dkk,
    membership_fee,
)
from os2model.charges import ChargePart
from os2model.corrections import Correction, IssuedStep, corrections
from os2model.proration import BILLING, StartedPeriods
from tests.cases import ASSUMED, SAMSO, numbers, rules_of

OF_ALL_TIME, LONG_AGO, AUGUST = date(2000, 1, 1), date(2020, 1, 1), date(2026, 8, 14)
YEAR, HALVES = Terms.calendar_year(), Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY)


def charged(terms=YEAR, *, raised=None, joined=LONG_AGO, price=12000, **facts):
    rows = [(OF_ALL_TIME, dkk(price)), *([(raised, dkk(12600))] if raised else [])]
    accession = Subscription(SAMSO, "OS2test", joined, **facts)
    return accession.charges(within=Period.year(2026), rules=rules_of(*rows, terms=terms))


def nets(made):
    return [each.net.number for each in made]


class TestACorrection:
    def test_of_a_late_raise_is_one_line_of_300(self):
        (raise_,) = corrections(charged(raised=date(2026, 7, 1)), charged())
        assert raise_.net == dkk(300)
        assert raise_.key == (SAMSO.id, "OS2test", "vederlag", date(2026, 1, 1))

    def test_of_unchanged_facts_is_none(self):
        assert corrections(charged(), charged()) == ()

    def test_issued_is_not_made_again_and_undone_by_its_inverse(self):
        issued, due = charged(), charged(raised=date(2026, 7, 1))
        made = corrections(due, issued)
        assert corrections(due, [*issued, *made]) == ()
        (undone,) = corrections(issued, [*issued, *made])
        assert undone.net == dkk(-300)
        assert corrections(issued, [*issued, *made, undone]) == ()

    def test_of_leaving_in_august_gives_back_the_price_less_what_was_used(self):
        (back,) = corrections(charged(last_day=AUGUST), charged())
        assert back.net == dkk("-4548.39")  # 12 000 − round(12 000 × (7 + 14/31)/12)

    def test_where_nothing_comes_back_is_none(self):
        terms = evolve(HALVES, proration=Proration(leaving=StartedPeriods(BILLING)))
        issued = charged(terms)[:1]  # to 14 March the first half is issued
        assert corrections(charged(terms, last_day=date(2026, 3, 14)), issued) == ()

    def test_of_what_is_not_due_any_more_gives_all_of_it_back(self):
        (back,) = corrections([], charged())
        assert (back.net, back.due, back.period) == (dkk(-12000), None, Period.year(2026))

    def test_of_another_joining_day_is_a_difference_on_the_same_key(self):
        (one,) = corrections(charged(joined=date(2026, 6, 1)), charged(joined=AUGUST))
        assert one.net == dkk("2419.35")  # 12 000 × 7/12 − 12 000 × 142/372

    def test_of_a_year_billed_by_quarters_may_move_the_later_ones_by_an_oere(self):
        terms = Terms(Cadence.ANNUAL, Cadence.QUARTERLY)
        wrong, right = (charged(terms, price="12345.67", **facts) for facts in ({}, {"joined": date(2026, 1, 16)}))
        assert numbers(wrong) == ["3086.42", "3086.42", "3086.41", "3086.42"]
        assert numbers(right) == ["2588.61", "3086.42", "3086.41", "3086.42"]  # 12 345.67 × 78/31/12 = 2 588.6081…
        shifted = charged(terms, price="12345.67", joined=date(2026, 1, 2))
        assert nets(corrections(shifted, wrong)) == ["-33.19", "0.01", "-0.01"]

    def test_never_gives_back_more_than_was_issued(self):
        (charge,) = charged()
        credit = evolve(charge, net=dkk(-5))
        assert corrections([credit], []) == ()
        assert nets(corrections([credit], [charge])) == ["-12000.00"]
        assert corrections([evolve(charge, net=dkk(-7))], [credit]) == ()

    def test_adds_up_with_charges_and_carries_the_vat_of_what_it_corrects(self):
        issued = charged()
        made = corrections(charged(raised=date(2026, 7, 1)), issued)
        assert Totals.of([*issued, *made]).gross == dkk(15375)
        assert made[0].vat_treatment == issued[0].vat_treatment

    def test_of_another_vat_category_gives_all_back_and_charges_anew(self):
        exempt = Terms.calendar_year(vat_category=VatCategory.EXEMPT, vat_reason="§ 13")
        made = corrections(charged(exempt), charged())
        assert [(each.net.number, each.vat_treatment.category.code) for each in made] == [
            ("-12000.00", "S"),
            ("12000.00", "E"),
        ]
        assert corrections(charged(exempt), [*charged(), *made]) == ()

    def test_tells_its_steps_what_is_due_and_then_what_was_issued(self):
        issued, due = charged(), charged(raised=date(2026, 7, 1))
        (one,) = corrections(due, issued)
        assert one.steps == (*due[0].steps, IssuedStep(amount=dkk(12000)))
        (back,) = corrections([], issued)
        assert back.steps == (IssuedStep(amount=dkk(12000)),)
        (first,) = corrections(due, [])
        assert first.steps == due[0].steps

    def test_knows_whom_it_is_for_and_of_what(self):
        (one,) = corrections([], charged())
        charge = one.charge
        assert (charge.payer, charge.payee, charge.subject, charge.line, charge.kind.word, charge.invoice_day) == (
            SAMSO.id,
            "OS2",
            "OS2test",
            "vederlag",
            "recurring_fee",
            date(2026, 1, 1),
        )

    def test_stand_by_invoice_day_what_is_given_back_first(self):
        made = corrections(charged(HALVES, raised=date(2026, 4, 1)), charged(HALVES)[1:])
        assert nets(made) == ["6150.00", "300.00"]

    def test_of_nothing_is_refused(self):
        with pytest.raises(InvalidValueError, match="needs something that is due or something that was issued"):
            Correction(due=None, issued=[])

    def test_of_two_charges_with_one_key_is_refused(self):
        (charge,) = charged()
        exempt = VatTreatment(VatCategory.EXEMPT, Percent(0), "§ 13")
        for twice in (charge, evolve(charge), evolve(charge, vat_treatment=exempt)):
            with pytest.raises(InvalidValueError, match="OS2test, vederlag, from 2026-01-01 stands twice in due"):
                corrections([charge, twice], [])

    def test_of_charges_that_are_not_one_is_refused(self):
        (charge,) = charged()
        for other in (
            evolve(charge, payer="other"),
            evolve(charge, vat_treatment=VatTreatment(VatCategory.ZERO, Percent(0))),
        ):
            with pytest.raises(InvalidValueError, match=r"is of one charge and one VAT treatment"):
                Correction(due=charge, issued=[other])
        with pytest.raises(CurrencyMismatchError):
            Correction(due=charge, issued=[evolve(charge, net=Money(1, "SEK"))])

    def test_in_another_currency_is_refused(self):
        (charge,) = charged()
        with pytest.raises(CurrencyMismatchError):
            corrections([charge], [evolve(charge, net=Money(12000, "SEK"))])

    def test_of_a_whole_association_is_what_its_charges_lack(self):
        memberships = [Membership.joined(AUTHORITIES[name], AUGUST) for name in ("Samsø", "Hjørring")]
        accession = Subscription(SAMSO, "OS2valghalla", AUGUST)
        os2 = Association(rules=ASSUMED, memberships=memberships, subscriptions=[accession])
        issued = os2.charges(within=Period.year(2026))
        left = evolve(os2, subscriptions=[evolve(accession, last_day=date(2026, 9, 30))])
        (back,) = corrections(left.charges(within=Period.year(2026)), issued)
        assert (back.net, back.charge.line) == (dkk("-5995.00"), "vederlag")  # 23 980 × 3/12


class TestAChargeIsMadeOf:
    def test_parts_of_one_price_that_sum_to_it(self):
        (charge,) = charged(raised=date(2026, 7, 1))
        assert charge.parts == (
            ChargePart(period=Period.half_year(2026, 1), net=dkk(6000)),
            ChargePart(period=Period.half_year(2026, 2), net=dkk(6300)),
        )

    def test_one_part_where_it_has_one_price_or_was_made_by_hand(self):
        (charge,) = charged()
        assert charge.parts == (ChargePart(period=Period.year(2026), net=dkk(12000)),)
        assert evolve(charge, origin=None).parts == charge.parts

    def test_so_many_pricing_periods(self):
        assert [charge.fraction for charge in charged(HALVES, joined=AUGUST)] == [Fraction(142, 372)]
        (full,) = charged(Terms.calendar_year(proration=Proration.full()), joined=AUGUST)
        assert full.fraction == 1
        (by_half_years,) = charged(Terms(Cadence.HALF_YEARLY, Cadence.ANNUAL))
        assert by_half_years.fraction == 2
        assert evolve(by_half_years, origin=None).fraction is None

    def test_half_of_a_fee_and_the_whole_of_what_is_paid_once(self):
        assert membership_fee(2026, joined=AUGUST, rules=OS2_RULES).fraction == Fraction(1, 2)
        rules = rules_of((OF_ALL_TIME, dkk(12000)), joining_fee=dkk(35000))
        fee, _ = Subscription(SAMSO, "OS2test", AUGUST).charges(within=Period.year(2026), rules=rules)
        assert fee.fraction == 1
        assert fee.parts == (ChargePart(period=None, net=dkk(35000)),)


class TestAChargeIsAccrued:
    def test_over_its_own_days_as_its_terms_measure_them(self):
        (charge,) = charged()
        assert charge.accrued(within=Period.month(2026, 2)) == dkk(1000)
        (by_days,) = charged(Terms.calendar_year(proration=Proration.days()))
        assert by_days.accrued(within=Period.month(2026, 2)) == dkk("920.55")  # 28/365: 1 939.73 − 1 019.18

    def test_without_the_lump_that_a_joining_rule_puts_on_the_first_day(self):
        (charge,) = charged(Terms.calendar_year(proration=Proration.full()), joined=AUGUST)
        months = [charge.accrued(within=Period.month(2026, month)).number for month in range(8, 13)]
        assert months == [
            "1521.13",
            "2619.72",
            "2619.71",
            "2619.72",
            "2619.72",
        ]  # to date 12 000 × 18, 49, 80, 111, 142 of 142

    def test_on_each_of_its_days(self):
        (charge,) = charged(joined=AUGUST)
        first = Period(AUGUST, AUGUST)
        assert charge.accrued(within=first) == dkk("32.26")  # 12 000 × 1/31/12

    def test_to_the_oere_however_it_is_cut(self):
        (charge,) = charged(price="0.07")
        months = [charge.accrued(within=Period.month(2026, month)).minor for month in range(1, 13)]
        assert sum(months) == 7
        assert set(months) == {0, 1}

    def test_on_its_invoice_day_where_it_is_paid_once(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), joining_fee=dkk(35000))
        fee, _ = Subscription(SAMSO, "OS2test", AUGUST).charges(within=Period.year(2026), rules=rules)
        assert fee.accrued(within=Period.month(2026, 8)) == dkk(35000)
        assert fee.accrued(within=Period.month(2026, 9)) == dkk(0)

    def test_at_either_end_of_the_calendar_without_an_error_of_pythons(self):
        first, last = (
            evolve(charged()[0], origin=None, period=each)
            for each in (Period(date.min, date(1, 12, 31)), Period(date(9999, 1, 1), date.max))
        )
        assert first.accrued(within=Period(date.min, date(1, 6, 30))) == dkk(6000)
        assert last.accrued(within=Period(date(9999, 1, 1))) == dkk(12000)
        with pytest.raises(PeriodError):
            last.accrued(within=Period.half_year(9999, 1))

    def test_by_calendar_months_where_it_is_a_fee_or_made_by_hand(self):
        fee = membership_fee(2026, joined=AUGUST, rules=OS2_RULES)
        assert fee.accrued(within=Period(date(2026, 9, 1))) == dkk("10915.49")  # 12 500 × 4 : (4 + 18/31)
        by_hand = evolve(charged()[0], origin=None)
        assert by_hand.accrued(within=Period.quarter(2026, 1)) == dkk(3000)

    def test_not_at_all_outside_its_days(self):
        (charge,) = charged(joined=AUGUST)
        assert charge.accrued(within=Period.half_year(2026, 1)) == dkk(0)


def test_a_correction_is_of_one_rate_of_vat():
    at_25, at_22 = (VatTreatment(VatCategory.STANDARD, Percent(rate)) for rate in (25, 22))
    (charge,) = charged()
    made = corrections([evolve(charge, vat_treatment=at_22)], [evolve(charge, vat_treatment=at_25)])
    assert [(each.net.number, str(each.vat_treatment.rate)) for each in made] == [
        ("-12000.00", "25"),
        ("12000.00", "22"),
    ]
