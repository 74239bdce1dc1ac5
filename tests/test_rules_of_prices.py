"""Price rules, joining rules, clauses and identifiers: what each decides, and what it refuses."""

from datetime import date
from fractions import Fraction
from math import prod

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    ChargeKind,
    CurrencyMismatchError,
    Cvr,
    Gln,
    InvalidIdentifierError,
    InvalidValueError,
    MissingFactError,
    Money,
    MonthDay,
    MunicipalityCode,
    OperationMode,
    Percent,
    Period,
    PriceChange,
    PriceLine,
    PriceList,
    Signature,
    SizeClass,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    membership_fee,
)
from os2model.agreements import Side
from os2model.circumstances import Circumstances, Participants
from os2model.identifiers import RegionCode
from os2model.labels import Label
from os2model.prices import (
    BoundStep,
    ByMembership,
    BySize,
    Fixed,
    InhabitantsStep,
    Less,
    MemberStep,
    PerInhabitant,
    PerUnit,
    QuantityStep,
    Rounding,
    Share,
    SizeStep,
    Waived,
)
from os2model.proration import ByJoiningDay, FixedShare, JoiningStep
from os2model.reductions import PartOfPriceStep, RebateStep, WaivedStep
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.sizes import SizeLimits
from os2model.statutes import Stands, default, explicit
from os2model.steps import PriceStep, priced
from tests.cases import SAMSO, charges_of, line_of, numbers, rules_of

SIZES = BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4))
REASON = Label(da="bortfalder", en="waived")


def circumstances(size=SizeClass.LARGE, *, member=True, name="Samsø", **others):
    payer = evolve(AUTHORITIES[name], assigned_size=size, size_reason="made up")
    return Circumstances(payer=payer, on=date(2026, 1, 1), member=member, sizes=OS2_RULES.sizes, **others)


def kroner(rule, asked):
    """The exact price in kroner, which its steps come to as well."""
    price, factors = priced(rule.steps(asked))
    assert prod(factors, start=price) == rule.amount(asked)
    return rule.amount(asked) / 100


def kinds(rule, asked):
    return [type(step) for step in rule.steps(asked)]


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
            lambda: Less(dkk(1), Money(1, "SEK")),
            lambda: Less(PerUnit(Share(Money(1, "SEK"), Fraction(1))), dkk(1)),
            lambda: PerInhabitant(1, minimum=Money(1, "SEK")),
            lambda: PerInhabitant(1, maximum=EqualShare(Money(1, "SEK"))),
            lambda: Staircase([(1, dkk(1)), (2, Money(1, "SEK"))]),
        ],
    )
    def test_prices_of_one_rule_are_of_one_currency(self, mixed):
        with pytest.raises(CurrencyMismatchError):
            mixed()

    def test_two_lines_of_one_name_are_refused(self):
        line = PriceLine(name="vederlag", kind=OS2_RULES.price_lists[0].lines[1].kind, prices=OS2_RULES.membership_fee)
        with pytest.raises(InvalidValueError, match="OS2test has two lines named 'vederlag'"):
            PriceList(product="OS2test", lines=[line, line], terms=OS2_RULES.price_lists[0].terms)


class TestShare:
    def test_is_an_exact_share_of_a_price_which_its_steps_keep(self):
        rule = Share(dkk(25000), Fraction(1, 3))
        assert kroner(rule, circumstances()) == Fraction(25000, 3)
        assert rule.steps(circumstances()) == (
            PriceStep(price=Fraction(2500000), currency="DKK"),
            PartOfPriceStep(share=Fraction(1, 3)),
        )


class TestLess:
    @pytest.mark.parametrize(
        ("rebate", "left"),
        [
            pytest.param(dkk(30000), 210000, id="an amount"),
            pytest.param(Percent("12.5"), 210000, id="a percentage"),
            pytest.param(dkk(0), 240000, id="nothing"),
            pytest.param(dkk(240001), 0, id="more than the price leaves 0"),
            pytest.param(Percent(100), 0, id="all of it"),
        ],
    )
    def test_takes_an_amount_or_a_percentage_off_and_never_more_than_there_is(self, rebate, left):
        assert kroner(Less(dkk(240000), rebate), circumstances()) == left

    @pytest.mark.parametrize(
        ("facts", "who", "grounds", "paid"),
        [
            pytest.param({}, "Samsø", (), 90, id="for everybody"),
            pytest.param({"ground": "founder"}, "Samsø", ("other", "founder"), 90, id="who has the ground"),
            pytest.param({"ground": "founder"}, "Samsø", ("other",), 100, id="who has another"),
            pytest.param({"only": ["0706", "0741"]}, "Samsø", (), 90, id="named by code"),
            pytest.param({"only": [SAMSO.id]}, "Samsø", (), 90, id="named by id"),
            pytest.param({"only": ["1085"]}, "1085", (), 90, id="a region named by code"),
            pytest.param({"only": ["1085"]}, "Sorø", (), 100, id="a municipality is not named by its region"),
            pytest.param({"only": ["0706"]}, "Samsø", (), 100, id="not named"),
            pytest.param({"ground": "founder", "only": ["0741"]}, "Samsø", ("founder",), 90, id="both"),
            pytest.param({"ground": "founder", "only": ["0741"]}, "Samsø", (), 100, id="named without the ground"),
            pytest.param({"ground": "founder", "only": ["0706"]}, "Samsø", ("founder",), 100, id="ground, not named"),
        ],
    )
    def test_is_for_those_who_have_the_ground_and_are_named(self, facts, who, grounds, paid):
        asked = circumstances(name=who, grounds=grounds)
        assert kroner(Less(dkk(100), dkk(10), **facts), asked) == paid
        waived = Waived(dkk(100), REASON, **facts)
        assert kroner(waived, asked) == (0 if paid == 90 else 100)

    def test_keeps_the_full_price_in_its_steps(self):
        rule = Less(SIZES, dkk(1), ground="founder")
        *full, rebate = rule.steps(circumstances(grounds=("founder",)))
        assert full == list(SIZES.steps(circumstances()))
        assert rebate == RebateStep(before=Fraction(300), rebate=dkk(1), price=Fraction(200), ground="founder")
        assert rule.steps(circumstances()) == SIZES.steps(circumstances())

    def test_a_rebate_stays_what_it_is_when_the_price_is_another(self):
        rounding = Rounding(dkk(1), "made up")
        assert Less(dkk(1000), dkk(100)).repriced(Fraction(11, 10), rounding) == Less(dkk(1100), dkk(100))


class TestWaived:
    def test_keeps_the_full_price_in_its_steps_which_must_be_known(self):
        rule = Waived(SIZES, REASON, ground="founder")
        asked = circumstances(grounds=("founder",))
        assert rule.steps(asked)[-1] == WaivedStep(amount=Fraction(300), reason=REASON)
        unknown = evolve(asked, payer=AUTHORITIES["Samsø"])
        for read in (rule.amount, rule.steps):
            with pytest.raises(MissingFactError, match="inhabitants on 2025-01-01 are not known"):
                read(unknown)


class TestPerInhabitant:
    asked = Circumstances(payer=SAMSO, on=date(2021, 1, 1), member=True, sizes=OS2_RULES.sizes)  # 3 657 inhabitants

    @pytest.mark.parametrize(
        ("rule", "paid", "bound"),
        [
            pytest.param(PerInhabitant("0.75"), Fraction("2742.75"), None, id="by text"),
            pytest.param(PerInhabitant(Fraction(1, 3)), 1219, None, id="by an exact fraction"),
            pytest.param(PerInhabitant("0.75", minimum=dkk(10000)), 10000, True, id="the minimum"),
            pytest.param(PerInhabitant("0.75", minimum=dkk(10), maximum=dkk(2000)), 2000, False, id="the maximum"),
            pytest.param(
                PerInhabitant("0.75", minimum=dkk(10), maximum=dkk(9999)), Fraction("2742.75"), None, id="neither"
            ),
            pytest.param(
                PerInhabitant("0.75", minimum=dkk("2742.75")), Fraction("2742.75"), None, id="just the minimum"
            ),
            pytest.param(
                PerInhabitant("0.75", maximum=dkk("2742.75")), Fraction("2742.75"), None, id="just the maximum"
            ),
            pytest.param(PerInhabitant(0), 0, None, id="nothing"),
        ],
    )
    def test_is_paid_for_each_at_least_and_at_most(self, rule, paid, bound):
        assert kroner(rule, self.asked) == paid
        each, of, *others = rule.steps(self.asked)
        assert (each.price, of.factor) == (rule.kroner * 100, 3657)
        assert others == ([] if bound is None else [BoundStep(price=Fraction(paid * 100), least=bound)])

    def test_goes_by_the_count_even_where_a_size_is_assigned(self):
        payer = evolve(SAMSO, assigned_size=SizeClass.VERY_LARGE, size_reason="made up")
        assert kroner(PerInhabitant("1"), evolve(self.asked, payer=payer)) == 3657

    def test_a_count_that_is_not_known_is_asked_for_with_the_way_out(self):
        with pytest.raises(
            MissingFactError, match=r"on 2021-01-01 are not known \(known: 2020\).*inhabitants='latest'"
        ):
            PerInhabitant("1").amount(evolve(self.asked, on=date(2022, 1, 1)))
        with pytest.raises(
            MissingFactError,
            match=r"on 2020-01-01 are not known; give them: attrs.evolve\(organisation, inhabitants=\[Pop",
        ):
            PerInhabitant("1").amount(evolve(self.asked, payer=evolve(SAMSO, inhabitants=[])))

    def test_an_older_count_that_stands_in_is_among_what_the_price_rests_on(self):
        rules = rules_of((date(2000, 1, 1), PerInhabitant("1.00"))).assuming(inhabitants="latest", because="budget")
        (charge,) = charges_of(rules, date(2026, 1, 1))
        (of,) = (step for step in charge.steps if isinstance(step, InhabitantsStep))
        assert (charge.net, [row.source for row in of.rows][1:]) == (dkk(3657), ["budget"])

    def test_changes_at_new_year_with_the_count(self):
        counts = [evolve(SAMSO.inhabitants[0], on=date(2020 + n, 1, 1), count=3600 + 12 * n) for n in range(2)]
        payer = evolve(SAMSO, inhabitants=counts, assigned_size=SizeClass.SMALL, size_reason="made up")
        july = Terms.calendar_year(anchor=MonthDay(7, 1))
        rules = rules_of((date(2000, 1, 1), PerInhabitant("1.00")), terms=july)
        charges = Subscription(payer, "OS2test", date(2021, 7, 1)).charges(within=Period.year(2021), rules=rules)
        assert numbers(charges) == ["3606.00"]  # half of 3 600 and half of 3 612


class TestRulesOfRules:
    everything = evolve(
        TestPerInhabitant.asked,
        quantity=3,
        grounds=("founder",),
        participants=Participants(
            ids=(*(f"0{n}" for n in range(6)), SAMSO.id),  # seven, Samsø the last
            on=date(2021, 1, 1),
        ),
    )

    @pytest.mark.parametrize(
        ("rule", "paid"),
        [
            pytest.param(PerUnit(Less(dkk(100), dkk(10))), 270, id="three at a rebate each"),
            pytest.param(Less(PerUnit(dkk(100)), dkk(10)), 290, id="a rebate on three"),
            pytest.param(Less(PerUnit(dkk(100)), Percent(10)), 270, id="a percentage of three"),
            pytest.param(PerUnit(PerUnit(dkk(10))), 90, id="three times three"),
            pytest.param(PerUnit(Waived(dkk(10), REASON)), 0, id="three times nothing"),
            pytest.param(PerUnit(PerInhabitant("0.75", minimum=dkk(10000))), 30000, id="three times a minimum"),
            pytest.param(PerUnit(EqualShare(dkk(700))), 300, id="three shares"),
            pytest.param(PerUnit(Share(dkk(100), Fraction(1, 3))), 100, id="three thirds"),
            pytest.param(Less(Less(dkk(100), dkk(10)), Percent(10)), 81, id="first an amount, then a percentage"),
            pytest.param(Less(Less(dkk(100), Percent(10)), dkk(10)), 80, id="first a percentage, then an amount"),
            pytest.param(Less(Waived(dkk(100), REASON), dkk(10)), 0, id="a rebate on nothing"),
            pytest.param(Less(Share(dkk(100), Fraction(1, 2)), dkk(10)), 40, id="a rebate on a half"),
            pytest.param(Share(Less(dkk(100), dkk(10)), Fraction(1, 2)), 45, id="a half of a rebate"),
            pytest.param(Share(SIZES, Fraction(1, 4)), Fraction(1, 4), id="a share of the price of a size"),
            pytest.param(
                BySize(small=PerUnit(dkk(5)), medium=dkk(2), large=dkk(3), very_large=dkk(4)), 15, id="a size by unit"
            ),
            pytest.param(PerInhabitant("0.75", minimum=Less(dkk(10000), dkk(1000))), 9000, id="a minimum at a rebate"),
            pytest.param(PerInhabitant("0.75", minimum=PerUnit(dkk(1000))), 3000, id="a minimum by unit"),
            pytest.param(
                Less(Staircase([(1, dkk(100)), (7, Share(dkk(100), Fraction(1, 2)))]), Percent(10)), 45, id="stairs"
            ),
            pytest.param(
                Share(EqualShare(dkk(30)), Fraction(1, 2)), Fraction("2.14"), id="a half of a share of whole øre"
            ),
            pytest.param(EqualShare(Share(dkk(60), Fraction(1, 2))), Fraction("4.28"), id="a share of a half"),
        ],
    )
    def test_are_worked_out_from_the_inside_and_so_are_their_steps(self, rule, paid):
        assert kroner(rule, self.everything) == paid

    def test_tell_their_steps_from_the_inside(self):
        rule = PerUnit(Less(ByMembership(member=SIZES, non_member=dkk(9)), dkk(1)))
        assert kinds(rule, self.everything) == [PriceStep, MemberStep, SizeStep, RebateStep, QuantityStep]
        rule = PerUnit(PerInhabitant("0.75", minimum=dkk(10000)))
        assert kinds(rule, self.everything) == [PriceStep, InhabitantsStep, BoundStep, QuantityStep]


class TestRepriced:
    step = Rounding(dkk(1), "made up")

    @pytest.mark.parametrize(
        ("rule", "dearer"),
        [
            pytest.param(Fixed(dkk(1010)), Fixed(dkk(1061)), id="1 060.50, half away from zero"),
            pytest.param(PerUnit(dkk(100)), PerUnit(dkk(105)), id="by unit"),
            pytest.param(Share(dkk(100), Fraction(1, 3)), Share(dkk(105), Fraction(1, 3)), id="a share"),
            pytest.param(Waived(dkk(100), REASON), Waived(dkk(105), REASON), id="waived"),
            pytest.param(
                PerInhabitant(20, minimum=dkk(100), maximum=dkk(1000)),
                PerInhabitant(21, minimum=dkk(105), maximum=dkk(1050)),
                id="an inhabitant, the minimum and the maximum",
            ),
            pytest.param(
                Staircase([(1, dkk(100)), (5, dkk(80))]), Staircase([(1, dkk(105)), (5, dkk(84))]), id="stairs"
            ),
            pytest.param(EqualShare(dkk(100)), EqualShare(dkk(105)), id="a total"),
            pytest.param(ByKey(dkk(100), {"a": 3}), ByKey(dkk(105), {"a": 3}), id="a total, not the weights"),
        ],
    )
    def test_multiplies_and_rounds_every_printed_price(self, rule, dearer):
        assert rule.repriced(Fraction(21, 20), self.step) == dearer

    def test_half_of_an_odd_step_is_rounded_away_from_zero(self):
        assert Rounding(dkk(5), "made up").of(Fraction(1250)) == 1500
        assert Rounding(dkk(5), "made up").of(Fraction(1249)) == 1000

    def test_a_rounding_of_another_currency_is_refused(self):
        with pytest.raises(CurrencyMismatchError):
            Fixed(dkk(100)).repriced(Fraction(1), Rounding(Money(1, "ISK"), "made up"))

    def test_a_price_an_inhabitant_stays_exact_and_its_bounds_are_rounded(self):
        rule = PerInhabitant("0.75", minimum=dkk(10001)).repriced(Fraction(103, 100), Rounding(dkk(1), "made up"))
        assert rule == PerInhabitant(Fraction("0.7725"), minimum=dkk(10301))


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Fixed(100), r"Fixed\.price must be of type Money"),
        (lambda: PerUnit("100"), r"price must be of type Money \| PriceRule"),
        (lambda: Share(dkk(1), 0.5), r"Share\.fraction must be of type Fraction"),
        (lambda: Share(dkk(1), Fraction(4, 3)), r"Share\.fraction must lie in 0–1, got 4/3"),
        (lambda: Share(dkk(1), Fraction(-1, 3)), r"Share\.fraction must lie in 0–1, got -1/3"),
        (lambda: Share(None, Fraction(1)), r"price must be of type Money \| PriceRule"),
        (lambda: Less(dkk(1), "10"), r"Less\.rebate must be of type Money \| Percent"),
        (lambda: Less(dkk(1), dkk(-1)), r"Less\.rebate cannot be negative"),
        (lambda: Less(dkk(1), Percent(150)), r"Less\.rebate must lie in 0–100, got 150"),
        (lambda: Less(dkk(1), Percent(-1)), r"Less\.rebate must lie in 0–100, got -1"),
        (lambda: Less(dkk(1), dkk(1), ground=None), r"Less\.ground must be of type str"),
        (lambda: Less(dkk(1), dkk(1), only="0741"), r"only must be of type Iterable"),
        (lambda: Less(dkk(1), dkk(1), only=[741]), r"only must be of type str"),
        (lambda: Less(dkk(1), dkk(1), only=[" "]), r"only cannot be empty"),
        (lambda: Waived(dkk(1), "bortfalder"), r"Waived\.reason must be of type Label"),
        (lambda: Waived(dkk(1), REASON, ground=3), r"Waived\.ground must be of type str"),
        (lambda: PerInhabitant(0.75), r"PerInhabitant\.kroner must be of type Fraction \| int \| str"),
        (lambda: PerInhabitant(True), r"PerInhabitant\.kroner must be of type"),
        (lambda: PerInhabitant("0,75"), r"'0,75' is no kroner an inhabitant; write digits with a dot"),
        (lambda: PerInhabitant("-1"), r"'-1' is no kroner an inhabitant"),
        (lambda: PerInhabitant(1, minimum=5), r"price must be of type Money \| PriceRule"),
        (
            lambda: PerInhabitant(1, minimum=dkk(2), maximum=dkk(1)),
            r"the minimum 2\.00 DKK is above the maximum 1\.00 DKK",
        ),
        (lambda: Rounding(1, "x"), r"Rounding\.step must be of type Money"),
        (lambda: Rounding(dkk(0), "x"), r"Rounding\.step must be more than 0"),
        (lambda: Rounding(dkk(1), " "), r"Rounding\.source cannot be empty"),
        (lambda: Fixed(dkk(1)).repriced(1.5, Rounding(dkk(1), "x")), r"factor must be of type Fraction"),
        (lambda: Fixed(dkk(1)).repriced(Fraction(1), "whole"), r"rounding must be of type Rounding"),
        (lambda: Fixed(dkk(1)).repriced(Fraction(-1), Rounding(dkk(1), "x")), r"Fixed\.price cannot be negative"),
    ],
)
def test_what_means_nothing_is_refused(made, message):
    with pytest.raises(InvalidValueError, match=message):
        made()


def test_a_price_that_is_the_same_for_everybody_asks_for_no_fact_of_a_day_before_the_subscription():
    first_day = date(2026, 8, 14)
    facts = {"quantities": ((first_day, 12),), "plan": ((first_day, SubscriptionPlan.ACTIVE),)}
    (charge,) = charges_of(rules_of((date(2000, 1, 1), dkk(12000))), first_day, **facts)
    assert charge.net == dkk("4580.65")


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


class TestAJoiningFee:
    """It is locked at the day on which the member signed the accession agreement, else at the first day."""

    BY_SIZE = BySize(small=dkk(100), medium=dkk(200), large=dkk(300), very_large=dkk(400))
    DEARER = BySize(small=dkk(1000), medium=dkk(2000), large=dkk(3000), very_large=dkk(4000))
    RULES = rules_of(
        lines=[
            line_of(
                (date(2020, 1, 1), ByMembership(member=BY_SIZE, non_member=dkk(999))),
                (date(2026, 2, 1), ByMembership(member=DEARER, non_member=dkk(9999))),
                kind=ChargeKind.JOINING_FEE,
            ),
            line_of((date(2020, 1, 1), dkk(12))),
        ]
    ).assuming(inhabitants="latest", because="not published")
    FIRST_DAY = date(2026, 3, 1)
    EARLY = Signature(Side.MEMBER, date(2026, 1, 31))

    def fee(self, *signatures, rules=RULES, **facts):
        members = [Period(self.FIRST_DAY)]
        charges = charges_of(rules, self.FIRST_DAY, signatures=signatures, member_during=members, **facts)
        return next(each.net.number for each in charges if each.kind is ChargeKind.JOINING_FEE)

    @pytest.mark.parametrize(
        ("signatures", "expected"),
        [
            ([], "1000.00"),
            ([EARLY], "100.00"),
            ([Signature(Side.MEMBER, date(2026, 2, 1))], "1000.00"),
            ([Signature(Side.ASSOCIATION, date(2026, 1, 31))], "1000.00"),
            ([evolve(EARLY, signing_power=False)], "1000.00"),
            ([evolve(EARLY, struck=date(2026, 2, 3))], "1000.00"),
        ],
        ids=[
            "unsigned",
            "before the new price",
            "on its first day",
            "the association alone",
            "without power",
            "struck",
        ],
    )
    def test_is_that_of_the_day_on_which_the_member_signed(self, signatures, expected):
        assert self.fee(*signatures) == expected

    @pytest.mark.parametrize("change", PriceChange)
    def test_is_locked_whenever_recurring_prices_change(self, change):
        terms = {"OS2test": Terms.calendar_year(price_change=change)}
        rules = self.RULES.supposing(since=date(2020, 1, 1), terms=terms, because="for the case")
        assert self.fee(self.EARLY, rules=rules) == "100.00"

    @pytest.mark.parametrize("change", PriceChange)
    def test_is_locked_by_a_signature_that_comes_after_the_first_day_too(self, change):
        terms = {"OS2test": Terms.calendar_year(price_change=change)}
        rules = self.RULES.supposing(since=date(2020, 1, 1), terms=terms, because="for the case")
        first_day, signed = date(2026, 1, 1), Signature(Side.MEMBER, date(2026, 2, 1))
        charges = charges_of(rules, first_day, signatures=[signed], member_during=[Period(first_day)])
        (fee,) = (each for each in charges if each.kind is ChargeKind.JOINING_FEE)
        assert (fee.invoice_day, fee.net.number) == (first_day, "1000.00")

    def test_of_a_line_that_is_paid_in_some_modes_asks_for_the_mode_of_the_first_day(self):
        once = line_of((date(2020, 1, 1), dkk(100)), (date(2026, 2, 1), dkk(1000)), kind=ChargeKind.JOINING_FEE)
        lines = [evolve(once, modes=[OperationMode.SHARED]), line_of((date(2020, 1, 1), dkk(12)))]
        mode = [(self.FIRST_DAY, OperationMode.SHARED)]
        assert self.fee(self.EARLY, rules=rules_of(lines=lines), operation_mode=mode) == "100.00"

    def test_of_who_comes_into_a_mode_that_pays_later_is_that_of_the_day_it_falls_due(self):
        once = line_of((date(2020, 1, 1), dkk(100)), (date(2026, 2, 1), dkk(1000)), kind=ChargeKind.JOINING_FEE)
        lines = [evolve(once, modes=[OperationMode.SHARED]), line_of((date(2020, 1, 1), dkk(12)))]
        modes = [(self.FIRST_DAY, OperationMode.SELF_HOSTED), (date(2026, 6, 1), OperationMode.SHARED)]
        assert self.fee(self.EARLY, rules=rules_of(lines=lines), operation_mode=modes) == "1000.00"

    def test_is_all_that_a_signature_locks(self):
        first_day, resumed = date(2026, 1, 1), date(2026, 3, 1)
        yearly = line_of((date(2020, 1, 1), dkk(12)), (date(2026, 2, 1), dkk(1200)))
        terms = {"OS2test": Terms.calendar_year(price_change=PriceChange.LOCKED)}
        rules = rules_of(lines=[yearly]).supposing(since=date(2020, 1, 1), terms=terms, because="for the case")
        unsigned, signed = (
            charges_of(rules, first_day, pauses=[Period(date(2026, 2, 1), date(2026, 2, 28))], signatures=each)
            for each in ([], [Signature(Side.MEMBER, resumed)])
        )
        assert [each.net for each in signed] == [each.net for each in unsigned]
