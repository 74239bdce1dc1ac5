"""Every amount recomputes: from its steps alone, and from its text by somebody who knows only + − × ÷ and rounding."""

import random
import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Cadence,
    ChargeKind,
    FirstDay,
    Membership,
    MissingFactError,
    MonthDay,
    NoRuleInForceError,
    Percent,
    Period,
    PriceChange,
    Proration,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    member_budget,
    text,
)
from os2model.labels import Label
from os2model.measures import Measure
from os2model.prices import ByMembership, BySize, PerUnit, Waived
from os2model.proration import PRICING, ByMeasure, FixedShare, StartedPeriods, WholePeriods
from os2model.sizes import SizeLimits
from os2model.statutes import explicit
from os2model.terms import TermsStep
from tests.cases import MUNICIPALITIES, rules_of, valghalla_budget


class DeskCalculator:
    """Reads "12.000,00 × (9 + 18/31) / 12 = 9.580,6451… → 9.580,65" and works it out, knowing nothing of the library."""

    def __init__(self, point, group):
        self.point, self.group = point, group

    def number(self, written):
        return Fraction(written.replace(self.group, "").replace(self.point, "."))

    def value(self, formula):
        tokens = re.findall(r"[0-9][0-9.,]*|[()+−×/]", formula)
        assert "".join(tokens) == formula.replace(" ", "")
        total, rest = self.sum_of(tokens)
        assert not rest
        return total

    def sum_of(self, tokens):
        total, tokens = self.product_of(tokens)
        while tokens and tokens[0] in "+−":
            sign, (term, tokens) = tokens[0], self.product_of(tokens[1:])
            total += term if sign == "+" else -term
        return total, tokens

    def product_of(self, tokens):
        total, tokens = self.factor_of(tokens)
        while tokens and tokens[0] in "×/":
            sign, (factor, tokens) = tokens[0], self.factor_of(tokens[1:])
            total = total * factor if sign == "×" else total / factor
        return total, tokens

    def factor_of(self, tokens):
        if tokens[0] == "(":
            total, tokens = self.sum_of(tokens[1:])
            return total, tokens[1:]
        return self.number(tokens[0]), tokens[1:]

    def check(self, line):
        """The result of a line, once each of its equations holds to the øre, half away from zero."""
        for equation in line.split("; "):
            formula, _, results = equation.partition(" = ")
            exact, _, rounded = results.partition(" → ")
            value = self.value(formula)
            if rounded:
                assert exact.endswith("…") or self.number(exact) == value
                assert abs(self.number(exact.rstrip("…")) - value) < Fraction(1, 10_000)
            result = self.number(rounded or exact)
            whole = Fraction((2 * abs(value) * 100 + 1) // 2, 100)
            assert result == (whole if value >= 0 else -whole), equation
        return result


DANISH, ENGLISH = DeskCalculator(",", "."), DeskCalculator(".", ",")


def line_of(explanation):
    """What stands behind the last colon that a sum follows; nothing where an amount is paid once in full."""
    found = re.search(r": ([0-9(][^:a-zæøå]*)$", explanation)
    return found[1] if found else None


def random_charges(seed, wanted):
    """Charges of random prices, cadences, joining and leaving days, rises, waivers and memberships."""
    chance = random.Random(seed)  # noqa: S311  the same charges every time
    found = []
    while len(found) < wanted:

        def amount():
            return dkk(f"{chance.randrange(10**7)}.{chance.randrange(100):02}")

        def day(first, last):
            return date.fromordinal(chance.randint(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()))

        def price():
            sizes = BySize(small=amount(), medium=amount(), large=amount(), very_large=amount())
            kind = chance.randrange(5)
            if kind == 0:
                return amount()
            if kind == 4:
                return PerUnit(amount())
            if kind == 1:
                return ByMembership(member=sizes, non_member=amount())
            return sizes if kind == 2 else Waived(amount(), Label(da="bortfalder", en="waived"), only=["0741"])

        pricing, billing = chance.choice(list(Cadence)), chance.choice(list(Cadence))
        monthly = StartedPeriods(Cadence.MONTHLY)
        joining = chance.choice([ByMeasure(), ByMeasure(), monthly, WholePeriods(PRICING), FixedShare(Fraction(2, 7))])
        terms = Terms(
            pricing,
            billing,
            anchor=chance.choice([MonthDay(1, 1), MonthDay(1, 1), MonthDay(4, 30), FirstDay.OWN]),
            in_advance=chance.random() < 0.8,
            proration=Proration(
                measure=chance.choice(list(Measure)), joining=joining, leaving=chance.choice([ByMeasure(), monthly])
            ),
            price_change=chance.choice(list(PriceChange)),
        )
        once = chance.random() < 0.2
        rows = {date(2000, 1, 1): price()} | {day(2024, 2029): price() for _ in range(chance.randrange(3))}
        kind = ChargeKind.JOINING_FEE if once else ChargeKind.RECURRING_FEE
        rules = rules_of(*rows.items(), terms=terms, kind=kind, passive_share=Fraction(1, 3))
        rules = rules.assuming(inhabitants="latest", because="budget")
        first_day = day(2024, 2027)
        last_day = None if chance.random() < 0.5 else first_day + timedelta(chance.randrange(900))
        payer = chance.choice([AUTHORITIES["Samsø"], chance.choice(MUNICIPALITIES)])
        passive = ((date(2000, 1, 1), SubscriptionPlan.PASSIVE), (day(2024, 2027), SubscriptionPlan.ACTIVE))
        accession = Subscription(
            payer,
            "OS2test",
            first_day,
            last_day=last_day,
            plan=passive if chance.random() < 0.2 else SubscriptionPlan.ACTIVE,
            quantities=chance.choice([1, 12, ((date(2000, 1, 1), 3), (day(2024, 2029), 5))]),
            pauses=[Period.month(2026, 6)] if chance.random() < 0.1 else [],
            waivers=[(kind.label.da, "aftalt")] if chance.random() < 0.05 else [],
        )
        found += accession.charges(
            within=Period.years(2024, 2029), rules=rules, member_during=[Period(day(2023, 2028))]
        )
    return found[:wanted]


CHARGES = random_charges(20260814, 10_000)


@pytest.mark.no_cover
@pytest.mark.parametrize(("language", "calculator"), [("da", DANISH), ("en", ENGLISH)])
def test_a_desk_calculator_gets_each_of_10_000_amounts_out_of_its_text(language, calculator):
    for charge in CHARGES:
        explained = text.explain(charge, language)
        line = line_of(explained)
        if line is None:  # paid once in full: nothing is left to work out
            assert "= engangsbeløb" in explained or "= paid once" in explained
            assert charge.steps[0].price == charge.net.minor
        else:
            assert calculator.check(line) == Fraction(charge.net.minor, 100)


def figures_of(charge):
    """Every figure that an explanation may show: of the charge, of its rows and facts, and of counted days."""
    dated = [charge.invoice_day, *([charge.period.first_day, charge.period.last_day] if charge.period else [])]
    counted = {date(2020, 1, 1)}
    amounts = {Fraction(charge.net.minor, 100)}
    numbers = set()
    for step in charge.steps:
        for name in ("price", "amount", "before"):
            value = getattr(step, name, None)
            if value is not None:
                amounts.add(Fraction(value.minor if hasattr(value, "minor") else value, 100))
        facts = [getattr(step, name, None) for name in ("quantity", "share")]
        shares = [getattr(getattr(step, "rule", None), "share", None), *facts]
        numbers |= {figure for each in shares if each is not None for figure in Fraction(each).as_integer_ratio()}
        dated += [step.last_day] if hasattr(step, "last_day") else []
        dated += [step.pause.first_day, step.pause.last_day] if hasattr(step, "pause") else []
        if isinstance(step, TermsStep) and isinstance(step.row.value.anchor, MonthDay):
            dated.append(step.row.value.anchor.in_year(2026))
        if hasattr(step, "sizing") and step.sizing.count:
            numbers.add(step.sizing.count.count)
        for part in getattr(step, "parts", (step,) if hasattr(step, "months") else ()):
            numbers |= {part.months, *(figure for each in part.broken for figure in (each.days, each.length))}
            dated += [part.period.first_day, part.period.last_day]
    for day in (*dated, *counted):
        numbers |= {day.day, day.month, day.year}
    return {*amounts, *map(Fraction, numbers), Fraction(1)}


def test_no_figure_in_an_explanation_is_without_a_row_a_fact_or_a_counted_day():
    for charge in CHARGES[::20]:
        if line_of(text.explain(charge, "da")) is None:
            continue
        reason = text.explain(charge, "da").removesuffix(line_of(text.explain(charge, "da"))).partition(": ")[2]
        days = re.findall(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", reason)
        without_days = re.sub(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", "", reason)
        shown = {Fraction(part) for day in days for part in day.split(".")}
        shown |= {DANISH.number(figure) for figure in re.findall(r"[0-9][0-9.]*(?:,[0-9]+)?", without_days)}
        assert shown <= figures_of(charge), reason


def test_the_desk_calculator_would_notice_a_wrong_sum():
    assert DANISH.check("23.980,00 × (4 + 18/31) / 12 = 9.153,6559… → 9.153,66") == Fraction("9153.66")
    for wrong in ("23.980,00 × (4 + 18/31) / 12 = 9.153,6559… → 9.153,65", "1,00 + 1,00 = 3,00"):
        with pytest.raises(AssertionError):
            DANISH.check(wrong)


def test_the_fee_ends_in_a_sum_too():
    budget = member_budget(
        Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)), [], years=[2026], rules=OS2_RULES
    )
    assert DANISH.check(line_of(text.explain(budget.charges[0], "da"))) == 12_500


ASSUMPTIONS = {
    "membership_fee": dkk(25000),
    "terms": {"OS2valghalla": Terms.calendar_year()},
    "inhabitants": "latest",
}
OTHERS = {
    "membership_fee": dkk(31000),
    "terms": {"OS2valghalla": Terms.calendar_year(billing=Cadence.QUARTERLY)},
    "inhabitants": "latest",
}


days = st.dates(date(2023, 9, 1), date(2028, 12, 31))


@given(st.sampled_from(MUNICIPALITIES), days, days, st.integers(2024, 2029), st.integers(0, 2))
def test_of_the_caveats_each_assumed_one_is_necessary_and_together_they_suffice(
    authority, joined, first_day, first, more
):
    years = range(first, first + more + 1)

    def budget_by(**assumptions):
        rules = OS2_RULES.assuming(**assumptions, because="budget")
        name = authority.short_name
        return valghalla_budget(name, member_since=joined, first_day=first_day, years=years, rules=rules)

    budget = budget_by(**ASSUMPTIONS)
    used = {
        {"membership fee": "membership_fee", "inhabitants": "inhabitants"}.get(row.table.en, "terms")
        for row in budget.caveats
        if row.basis.word == "assumed"
    }
    for name in ASSUMPTIONS:
        without = {key: value for key, value in ASSUMPTIONS.items() if key != name}
        if name in used:
            with pytest.raises((NoRuleInForceError, MissingFactError)):
                budget_by(**without)
        else:
            assert budget_by(**without) == budget
            assert budget_by(**{**ASSUMPTIONS, name: OTHERS[name]}) == budget


@given(st.sampled_from(MUNICIPALITIES), st.integers(2024, 2029))
def test_the_holes_found_beforehand_are_the_errors_that_come(authority, year):
    alone = evolve(OS2_RULES, price_lists=[OS2_RULES.price_list("OS2valghalla")])
    expected = {gap.way_out.partition("=")[0] for gap in alone.holes(within=Period.year(year))} - {"catalogue", ""}
    rules = OS2_RULES.assuming(inhabitants="latest", because="budget")
    raised = set()
    while len(raised) <= len(expected):
        try:
            valghalla_budget(
                authority.short_name,
                member_since=date(2020, 1, 1),
                first_day=date(2023, 9, 1),
                years=[year],
                rules=rules,
            )
            break
        except NoRuleInForceError as error:
            name = error.way_out.partition("=")[0]
            raised.add(name)
            rules = rules.assuming(**{name: ASSUMPTIONS[name]}, because="budget")
    assert raised == expected


def test_a_what_if_is_among_the_caveats():
    rules = OS2_RULES.supposing(since=date(2026, 1, 1), membership_fee=dkk(26250), because="what if: + 5 %")
    budget = member_budget(Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)), [], years=[2026], rules=rules)
    assert [row.basis.word for row in budget.caveats] == ["supposed", "inferred"]
    assert "[tænkt: what if: + 5 %]" in text.explain(budget.charges[0], "da")


def test_a_supposed_vat_rate_is_marked_where_the_vat_is():
    rules = OS2_RULES.supposing(since=date(2026, 7, 1), vat_rates=Percent("22"), because="what if")
    budget = member_budget(Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)), [], years=[2026], rules=rules)
    assert "moms 2.750,00 kr. (22 %) [udledt, 2] [tænkt, 3] = brutto" in text.explain(budget, "da")


def test_a_supposed_refund_is_a_caveat_and_marked_where_the_refund_is():
    rules = OS2_RULES.supposing(since=date(2026, 1, 1), vat_refunds=(), because="what if refunds end")
    budget = member_budget(Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)), [], years=[2026], rules=rules)
    assert [row.table.en for row in budget.caveats][-1] == "refund of VAT"
    assert "Ingen momsrefusion [tænkt, 3]: nettoudgift 15.625,00 kr." in text.explain(budget, "da")


OTHER_VALUES = {
    "membership_fee": dkk(31000),
    "fee_vat_category": VatCategory.ZERO,
    "size_limits": SizeLimits(medium=2_000, large=3_000, very_large=4_000, counted=MonthDay(1, 1), years_before=1),
    "vat_rates": Percent("22"),
    "vat_refunds": (),
    "statutes": evolve(OS2_RULES.statutes.on(date(2026, 1, 1)), half_fee_after=explicit(None, "§")),
    "terms": {"OS2valghalla": Terms.half_years()},
}


@pytest.mark.parametrize("name", OTHER_VALUES)
@given(st.sampled_from(MUNICIPALITIES), days, days, st.integers(2024, 2029))
def test_a_supposition_that_moves_a_budget_is_among_its_caveats(name, authority, joined, first_day, year):
    rules = OS2_RULES.assuming(**ASSUMPTIONS, because="budget")
    other = rules.supposing(since=date(2023, 1, 1), because="what if", **{name: OTHER_VALUES[name]})
    # later rows would take over from the supposition, and the fee of 2026 is one of them
    other = other.supposing(since=date(2026, 1, 1), because="what if", **{name: OTHER_VALUES[name]})
    one, two = (
        valghalla_budget(authority.short_name, member_since=joined, first_day=first_day, years=[year], rules=each)
        for each in (rules, other)
    )
    supposed = [row for row in two.caveats if row.basis.word == "supposed"]
    if not supposed:
        assert [charge.net for charge in one.charges] == [charge.net for charge in two.charges]
        assert one[year].cost_after_vat_refund == two[year].cost_after_vat_refund
