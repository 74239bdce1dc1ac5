"""Price rules, joining rules, clauses and identifiers: what each decides, and what it refuses."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    CurrencyMismatchError,
    Cvr,
    Gln,
    InvalidIdentifierError,
    InvalidValueError,
    Money,
    MonthDay,
    MunicipalityCode,
    Percent,
    PriceLine,
    PriceList,
    SizeClass,
    Terms,
    VatCategory,
    dkk,
    membership_fee,
)
from os2model.circumstances import Circumstances
from os2model.identifiers import RegionCode
from os2model.labels import Label
from os2model.prices import ByMembership, BySize, Fixed, MemberStep, SizeStep, Waived
from os2model.proration import ByJoiningDay, FixedShare, JoiningStep
from os2model.reductions import WaivedStep
from os2model.sizes import SizeLimits
from os2model.statutes import Stands, default, explicit
from os2model.steps import PriceStep

SIZES = BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4))
REASON = Label(da="bortfalder", en="waived")


def circumstances(size=SizeClass.LARGE, *, member=True, name="Samsø"):
    payer = evolve(AUTHORITIES[name], assigned_size=size, size_reason="made up")
    return Circumstances(payer=payer, on=date(2026, 1, 1), member=member, sizes=OS2_RULES.sizes)


class TestPriceRules:
    @pytest.mark.parametrize(("size", "kroner"), list(zip(SizeClass, (1, 2, 3, 4), strict=True)))
    def test_by_size_takes_the_price_of_the_payers_class(self, size, kroner):
        assert SIZES.amount(circumstances(size)) == 100 * kroner

    def test_by_membership_takes_the_price_of_members_or_of_the_others(self):
        rule = ByMembership(member=SIZES, non_member=dkk(9))
        assert rule.amount(circumstances(member=True)) == 300
        assert rule.amount(circumstances(member=False)) == 900

    @pytest.mark.parametrize("only", [["0741"], ["23795515"]], ids=["by code", "by id"])
    def test_waived_takes_the_price_off_for_some(self, only):
        rule = Waived(SIZES, REASON, only=only)
        assert rule.amount(circumstances()) == 0
        assert rule.amount(circumstances(name="Aarhus")) == 300

    def test_steps_tell_the_price_first_and_then_what_chose_and_changed_it(self):
        rule = Waived(ByMembership(member=SIZES, non_member=dkk(9)), REASON, only=["0741"])
        steps = rule.steps(circumstances())
        assert [type(step) for step in steps] == [PriceStep, MemberStep, SizeStep, WaivedStep]
        assert (steps[0].price, steps[1].member, steps[2].sizing.size, steps[3].amount) == (
            300,
            True,
            SizeClass.LARGE,
            300,
        )
        assert [type(step) for step in rule.steps(circumstances(name="Aarhus"))] == [PriceStep, MemberStep, SizeStep]

    def test_a_price_is_not_negative(self):
        with pytest.raises(InvalidValueError, match=r"Fixed\.price cannot be negative, got Money\('-0\.01', 'DKK'\)"):
            Fixed(dkk("-0.01"))

    def test_an_amount_of_money_stands_for_a_fixed_price(self):
        assert SIZES.small == Fixed(dkk(1))
        assert Fixed(dkk(1)).amount(circumstances()) == 100

    @pytest.mark.parametrize(
        "mixed",
        [
            lambda: BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=Money(4, "SEK")),
            lambda: ByMembership(member=Money(1, "SEK"), non_member=dkk(1)),
        ],
    )
    def test_prices_of_one_rule_are_of_one_currency(self, mixed):
        with pytest.raises(CurrencyMismatchError):
            mixed()

    def test_two_lines_of_one_name_are_refused(self):
        line = PriceLine(name="vederlag", kind=OS2_RULES.price_lists[0].lines[1].kind, prices=OS2_RULES.membership_fee)
        with pytest.raises(InvalidValueError, match="OS2test has two lines named 'vederlag'"):
            PriceList(product="OS2test", lines=[line, line], terms=OS2_RULES.price_lists[0].terms)


class TestJoiningRules:
    rule = ByJoiningDay(after=MonthDay(1, 31), then=FixedShare(Fraction(1, 2)), otherwise=FixedShare(Fraction(1)))

    def test_the_day_is_that_of_the_pricing_period_also_across_new_year(self):
        from_april = Terms.calendar_year(anchor=MonthDay(4, 1)).grids(date(2026, 4, 1))
        assert self.rule.begins(date(2026, 12, 31), from_april) == 0
        assert self.rule.begins(date(2027, 2, 1), from_april) == Fraction(1, 2)

    def test_may_choose_among_rules_that_choose(self):
        inner = ByJoiningDay(
            after=MonthDay(10, 1), then=FixedShare(Fraction(1, 4)), otherwise=FixedShare(Fraction(1, 2))
        )
        rule = ByJoiningDay(after=MonthDay(7, 1), then=inner, otherwise=FixedShare(Fraction(1)))
        grids = Terms.calendar_year().grids(date(2026, 1, 1))
        days = [date(2026, 7, 1), date(2026, 8, 14), date(2026, 10, 2)]
        assert [rule.begins(day, grids) for day in days] == [0, Fraction(1, 2), Fraction(3, 4)]
        step = JoiningStep.of(rule, date(2026, 8, 14), grids)
        assert (step.rule, step.after, step.late) == (FixedShare(Fraction(1, 2)), date(2026, 10, 1), False)

    @pytest.mark.parametrize("share", [Fraction(-1, 2), Fraction(3, 2)])
    def test_a_share_lies_between_nothing_and_all(self, share):
        with pytest.raises(InvalidValueError, match=r"FixedShare\.share must lie in 0–1"):
            FixedShare(share)


class TestTheFee:
    def statutes(self, **clauses):
        changed = evolve(OS2_RULES.statutes.on(date(2026, 1, 1)), **clauses)
        return OS2_RULES.amended(since=date(2026, 1, 1), statutes=changed, source="made up")

    def test_without_a_half_fee_clause_everybody_pays_all(self):
        rules = self.statutes(half_fee_after=explicit(None, "§ 5"))
        fee = membership_fee(2026, joined=date(2026, 12, 31), rules=rules)
        assert fee.net == dkk(25000)
        assert fee.steps[1].after is None

    def test_another_association_may_halve_it_in_the_last_six_months(self):
        rules = self.statutes(half_fee_after=explicit(MonthDay(6, 30), "it-forum"))
        assert membership_fee(2026, joined=date(2026, 6, 30), rules=rules).net == dkk(25000)
        assert membership_fee(2026, joined=date(2026, 7, 1), rules=rules).net == dkk(12500)

    def test_may_be_exempt_for_the_reason_its_source_gives(self):
        rules = OS2_RULES.amended(since=date(2026, 1, 1), fee_vat_category=VatCategory.EXEMPT, source="momsloven § 13")
        treatment = membership_fee(2026, joined=date(2026, 1, 1), rules=rules).vat_treatment
        assert (treatment.category, treatment.rate, treatment.reason) == (
            VatCategory.EXEMPT,
            Percent(0),
            "momsloven § 13",
        )

    def test_half_of_an_odd_oere_rounds_away_from_zero(self):
        rules = OS2_RULES.amended(since=date(2027, 1, 1), membership_fee=dkk("25000.01"), source="made up")
        assert membership_fee(2027, joined=date(2027, 8, 1), rules=rules).net == dkk("12500.01")

    def test_asked_for_a_year_before_the_membership_it_is_refused(self):
        with pytest.raises(
            InvalidValueError, match="the fee of 2025 was asked for a membership that begins on 2026-08-14"
        ):
            membership_fee(2025, joined=date(2026, 8, 14), rules=OS2_RULES)

    def test_is_a_charge_without_a_payer_to_the_association_of_the_statutes(self):
        fee = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
        assert (fee.payer, fee.subject, fee.payee, fee.billing_start) == ("", "OS2", "OS2", date(2026, 1, 1))
        assert fee.vat_treatment.rate == Percent("25")


class TestClauses:
    def test_an_explicit_clause_names_its_bylaw(self):
        assert explicit(1, "§ 5").stands is Stands.EXPLICIT
        with pytest.raises(InvalidValueError, match="an explicit clause names its bylaw"):
            explicit(1, " ")

    def test_a_default_clause_says_why(self):
        assert default(1, "silence").stands is Stands.DEFAULT
        with pytest.raises(InvalidValueError, match="a default clause says why"):
            default(1, "")


@pytest.mark.parametrize("limits", [(2, 2, 3), (3, 2, 4), (1, 3, 2)])
def test_size_limits_rise(limits):
    medium, large, very_large = limits
    with pytest.raises(InvalidValueError, match="size limits must rise"):
        SizeLimits(medium=medium, large=large, very_large=very_large, counted=MonthDay(1, 1), years_before=1)


class TestIdentifiers:
    @pytest.mark.parametrize("number", ["13748136", "41849983", "29190941", "23795515"])
    def test_a_cvr_number_has_a_check_digit_of_modulus_11(self, number):
        assert Cvr(number).number == str(Cvr(number)) == number

    @pytest.mark.parametrize(
        ("make", "number", "why"),
        [
            (Cvr, "29189774", "check-digit"),
            (Cvr, "1374813", "format"),
            (Cvr, "137481360", "format"),
            (Cvr, "1374813６", "format"),
            (Cvr, "DK13748136", "format"),
            (Gln, "5790002750596", "check-digit"),
            (Gln, "579000275059", "format"),
            (Gln, "73513537", "format"),
            (MunicipalityCode, "741", "format"),
            (MunicipalityCode, "1082", "format"),
            (MunicipalityCode, "0000", "format"),
            (RegionCode, "0741", "format"),
        ],
    )
    def test_a_wrong_number_says_whether_its_form_or_its_check_digit_is_wrong(self, make, number, why):
        with pytest.raises(InvalidIdentifierError) as caught:
            make(number)
        assert caught.value.why == why

    @pytest.mark.parametrize("number", ["5790002750595", "5798009811578", "7300010000001"])
    def test_a_gln_has_a_check_digit_of_modulus_10(self, number):
        assert str(Gln(number)) == number
