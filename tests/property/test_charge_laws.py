"""The laws of charges, for whatever terms, prices and facts are drawn; each is a function, so that it can be seen to fail."""

import itertools
import pickle
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from os2model import (
    Cadence,
    DatedRow,
    Period,
    PriceChange,
    Proration,
    SubscriptionPlan,
    dkk,
    line_prices,
)
from os2model.corrections import corrections
from os2model.measures import Measure
from os2model.owed import OwedLine
from os2model.price_rules import as_rule
from os2model.proration import BILLING, ByMeasure, FixedShare, StartedPeriods, WholePeriods
from os2model.steps import PartStep, RoundedStep
from os2model.subscriptions import charges_for
from tests.charge_cases import (
    ONE_DAY,
    WINDOW,
    cases,
    number,
    paid_from,
    plain_cases,
    position,
    priced,
    prices,
    recomputed,
    totals,
)

# hypothesis shows a rule book on many pages, and a warning would hide what failed
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

OPEN = Period(WINDOW.first_day)  # so that what is invoiced in arrears is there too
cuts = st.dates(date(2018, 1, 2), date(2034, 12, 30))


def between(origin, first, end):
    """What is owed for the days from one to the day before another."""
    return sum(origin.amounts([(first, end)]))


def minor(charges):
    return sum(charge.net.minor for charge in charges)


# Law 1: cut by windows, by days or by accounts, charges add up


def windows_concatenate(case, cut):
    first = case.charges(within=Period(WINDOW.first_day, cut))
    second = case.charges(within=Period(cut + ONE_DAY, WINDOW.last_day))
    together = case.charges()
    assert (*first, *second) == together
    assert len({charge.key for charge in together}) == len(together)


def cuts_sum(case, cut):
    for charge in case.recurring():
        first, end = charge.period.first_day, charge.period.last_day + ONE_DAY
        within = min(max(cut, first), end).toordinal()
        origin = charge.origin
        assert sum(origin.amounts([(first.toordinal(), within), (within, end.toordinal())])) == charge.net.minor
        assert between(origin, first.toordinal(), within) + between(origin, within, end.toordinal()) == charge.net.minor
        before, after = Period(date.min, cut), Period(cut + ONE_DAY)
        assert charge.accrued(within=before) + charge.accrued(within=after) == charge.net


def charges_tile_the_term_and_sum_to_its_pricing_periods(case, _):
    charges = case.recurring()
    if charges:
        assert charges[0].period.first_day == case.accession.first_day
        for one, other in itertools.pairwise(charges):
            assert other.period.first_day == one.period.last_day + ONE_DAY
        assert minor(charges) == sum(map(number, totals(case, charges).values()))


# Law 2: what is equal changes nothing


def an_equal_row_changes_nothing(case, day):
    longer = case.with_price(day)
    plan = [(row.since, row.value) for row in case.accession.plan.rows if row.since != day]
    split = evolve(case.accession, plan=[*plan, (day, case.accession.plan.on(day))])
    assert [charge.net for charge in longer.charges()] == [charge.net for charge in case.charges()]
    assert evolve(case, accession=split).charges() == case.charges()


def an_equal_row_changes_nothing_even_where_runs_are_not_merged(case, day):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_prices, "_merged", tuple)
        unmerged = case.with_price(day).charges()
    assert [charge.net for charge in unmerged] == [charge.net for charge in case.charges()]


# Law 3: the pricing period is the rounding base


def billing_cadence_changes_no_total(case, _):
    by_billing = [StartedPeriods(BILLING), WholePeriods(BILLING)]
    proration = case.terms.proration
    if case.terms.price_change is PriceChange.NEXT_PERIOD or proration.joining in by_billing:
        return
    case = case.with_terms(
        proration=evolve(proration, leaving=ByMeasure()), pricing_anchor=case.terms.pricing_anchor or case.terms.anchor
    )
    last_day = case.accession.last_day or date(2030, 6, 30)
    if last_day >= case.accession.first_day:
        sums = {
            minor(case.with_terms(billing=billing).recurring(within=OPEN, last_day=last_day)) for billing in Cadence
        }
        assert len(sums) == 1


def whole_parts_of_a_pricing_period_differ_by_an_oere_at_most(case, _):
    grids = case.grids
    if grids.pricing.months % grids.billing.months or case.terms.proration.measure is Measure.REAL_DAYS:
        return
    charges = [
        charge
        for charge in case.with_terms(pricing_anchor=None).recurring()
        if len(charge.parts) == 1 and charge.fraction == Fraction(grids.billing.months, grids.pricing.months)
    ]
    by_price = {}
    for charge in charges:
        (price,) = {step.exact / step.fraction for step in charge.steps if isinstance(step, PartStep)}
        by_price.setdefault((price, case.grids.pricing.index(charge.period.first_day)), []).append(charge.net.minor)
    assert all(max(found) - min(found) <= 1 for found in by_price.values())


# Law 5: joining and leaving


def a_joining_rule_moves_only_the_joining_pricing_period(case, _):
    measured = case.with_terms(proration=evolve(case.terms.proration, joining=ByMeasure()))
    ours, theirs = case.recurring(), measured.recurring()
    assert [charge.key for charge in ours] == [charge.key for charge in theirs]
    end = case.grids.pricing.boundary(case.grids.pricing.index(case.accession.first_day) + 1)
    for one, other in zip(ours, theirs, strict=True):
        if one.period.first_day >= end:
            assert one == other


def the_joining_period_comes_to_the_price_of_what_is_left(case, _):
    k, at = paid_from(case)
    end = case.grids.pricing.boundary(k + 1)
    charges = case.recurring()
    origin = charges[0].origin
    first = between(origin, case.accession.first_day.toordinal(), end.toordinal())
    assert first == number(origin.price.amount(case.accession.first_day) * (1 - at))


def leaving_later_is_never_cheaper_and_nothing_is_negative(case, later):
    left = case.accession.last_day or case.accession.first_day + timedelta(400)
    sums = [case.charges(within=Period(WINDOW.first_day), last_day=day) for day in sorted({left, max(left, later)})]
    assert all(charge.net.minor >= 0 for charges in sums for charge in charges)
    assert minor(sums[0]) <= minor(sums[-1])


def joining_earlier_is_never_cheaper(case, earlier):
    first_day = case.accession.first_day
    same_period = case.grids.pricing.index(min(earlier, first_day)) == case.grids.pricing.index(first_day)
    if isinstance(case.terms.proration.joining, FixedShare) and not same_period:
        return
    case = case.with_terms(proration=evolve(case.terms.proration, leaving=ByMeasure()))
    last_day = first_day + timedelta(1000)
    own = "own" in {str(case.terms.anchor), str(case.terms.pricing_anchor)}
    if not own:
        sooner = min(earlier, first_day)
        assert minor(case.recurring(last_day=last_day)) <= minor(case.recurring(first_day=sooner, last_day=last_day))


# Law 6: corrections


def by_key(charges):
    found = {}
    for each in charges:
        found[each.key] = found.get(each.key, 0) + each.net.minor
    return {key: amount for key, amount in found.items() if amount}


def corrections_are_a_subtraction(case, since, price):
    issued = case.charges()
    changed = case.with_price(since, price).charges(last_day=case.accession.last_day)
    assert corrections(issued, issued) == ()
    made = corrections(changed, issued)
    assert corrections(changed, [*issued, *made]) == ()
    assert by_key([*issued, *made]) == by_key(changed)
    undone = corrections(issued, [*issued, *made])
    assert sorted(each.net.minor for each in undone) == sorted(-each.net.minor for each in made)
    assert corrections(issued, [*issued, *made, *undone]) == ()
    assert all(amount >= 0 for amount in by_key([*issued, *made, *undone]).values())


def leaving_early_gives_back_no_more_than_was_issued(case, day):
    issued = case.charges()
    last_day = max(day, case.accession.first_day)
    due = case.charges(last_day=min(last_day, case.accession.last_day or last_day))
    assert by_key([*issued, *corrections(due, issued)]) == by_key(due)


def a_price_from_a_day_moves_no_charge_that_ends_before_it(case, since, price):
    dearer = {charge.key: charge for charge in case.with_price(since, price).recurring()}
    for charge in case.recurring():
        if charge.period.last_day < since:
            assert dearer[charge.key] == charge


def an_early_correction_moves_later_charges_by_an_oere_in_the_same_pricing_period(case, since):
    case = case.with_terms(price_change=PriceChange.SPLIT)
    pause = Period(since, since)
    grid = case.grids.pricing
    moved = {charge.key: charge for charge in case.recurring(pauses=[pause])}
    for charge in case.recurring(pauses=[]):
        difference = abs(moved[charge.key].net.minor - charge.net.minor)
        if charge.period.first_day > since:
            assert difference <= (grid.index(charge.period.first_day) == grid.index(since))


# Law 7: nothing back


def what_was_issued_to_the_leaving_day_stays(case, day):
    case = case.with_terms(
        proration=evolve(case.terms.proration, leaving=StartedPeriods(BILLING)), invoice_offset=0, in_advance=True
    )
    last_day = max(day, case.accession.first_day)
    issued = case.charges(within=Period(WINDOW.first_day, last_day), last_day=None)
    assert corrections(case.charges(last_day=last_day), issued) == ()


def by_the_measure_what_is_not_used_is_given_back(case, day):
    case = case.with_terms(billing=Cadence.ANNUAL, pricing=Cadence.ANNUAL, in_advance=True, pricing_anchor=None)
    case = case.with_terms(proration=Proration(measure=case.terms.proration.measure))
    k = case.grids.pricing.index(case.accession.first_day) + 1
    begins, ends = case.grids.pricing.boundary(k), case.grids.pricing.boundary(k + 1)
    last_day = min(max(day, begins), ends - ONE_DAY)
    issued = [
        charge for charge in case.recurring(within=Period(WINDOW.first_day, ends)) if charge.period.first_day == begins
    ]
    due = [charge for charge in case.recurring(last_day=last_day) if charge.period.first_day == begins]
    price = issued[0].net.minor
    used = number(price * position(case, k, last_day + ONE_DAY))
    assert minor(corrections(due, issued)) == used - price


# Law 8: what is paid once


def what_is_paid_once_is_charged_once_over_any_windows(case, cut):
    windows = [Period(WINDOW.first_day, cut), Period(cut + ONE_DAY, WINDOW.last_day)]
    once = [charge for within in windows for charge in case.charges(within=within) if charge.period is None]
    fee = len(case.rules.price_list("OS2test").lines) > 1 and not case.accession.continues_previous
    first_day, last_day = case.accession.first_day, case.accession.last_day or WINDOW.last_day
    days_of_it = (first_day + timedelta(n) for n in range((last_day - first_day).days + 1))
    active = next((day for day in days_of_it if case.accession.plan.on(day) is SubscriptionPlan.ACTIVE), None)
    assert [charge.invoice_day for charge in once] == ([active] if fee and active else [])
    for charge in once:
        assert not case.accession.waivers or charge.net == dkk(0)


# Laws 9 to 11: the steps, equality, and what was known


def the_steps_of_a_charge_recompute_its_amount_and_its_parts_sum(case, _):
    for charge in case.recurring():
        steps = charge.steps
        assert recomputed(steps) == charge.net.minor
        assert minor(charge.parts) == charge.net.minor
        parts = [step for step in steps if isinstance(step, PartStep)]
        assert charge.fraction == sum((part.fraction for part in parts), Fraction())
        touched = sum(isinstance(step, RoundedStep) for step in steps)
        assert abs(charge.net.minor - sum((part.exact for part in parts), Fraction())) <= touched


def charges_are_values(case, _):
    charges = case.charges()
    again = case.charges()
    assert charges == again
    assert list(map(hash, charges)) == list(map(hash, again))
    read = pickle.loads(pickle.dumps(charges))  # noqa: S301
    assert read == charges
    for one, other in zip(read[:3], charges[:3], strict=True):
        assert one.steps == other.steps
    assert charges_for([case.accession], within=WINDOW, rules=case.rules, member_during={}) == charges


def what_was_decided_later_was_not_charged_before(case, since, price):
    sheet = case.rules.price_list("OS2test")
    line, *others = sheet.lines
    if any(row.since == since for row in line.prices.rows):
        return
    value = as_rule(priced(line, price))
    decided = DatedRow(since=since, value=value, source="made up", decided=date(2033, 1, 1))
    changed = evolve(sheet, lines=[evolve(line, prices=line.prices.amended(decided)), *others])
    rules = evolve(case.rules, price_lists=[changed])
    assert evolve(case, rules=rules.as_known(date(2032, 12, 31))).charges() == case.charges()
    assert evolve(case, rules=rules.as_known(date(2033, 1, 1))).charges() == evolve(case, rules=rules).charges()


OF_A_DAY = [
    windows_concatenate,
    cuts_sum,
    charges_tile_the_term_and_sum_to_its_pricing_periods,
    an_equal_row_changes_nothing,
    an_equal_row_changes_nothing_even_where_runs_are_not_merged,
    billing_cadence_changes_no_total,
    whole_parts_of_a_pricing_period_differ_by_an_oere_at_most,
    a_joining_rule_moves_only_the_joining_pricing_period,
    leaving_later_is_never_cheaper_and_nothing_is_negative,
    leaving_early_gives_back_no_more_than_was_issued,
    an_early_correction_moves_later_charges_by_an_oere_in_the_same_pricing_period,
    what_was_issued_to_the_leaving_day_stays,
    what_is_paid_once_is_charged_once_over_any_windows,
    the_steps_of_a_charge_recompute_its_amount_and_its_parts_sum,
    charges_are_values,
]
OF_A_PLAIN_PRICE = [
    by_the_measure_what_is_not_used_is_given_back,
    the_joining_period_comes_to_the_price_of_what_is_left,
    joining_earlier_is_never_cheaper,
]
OF_ANOTHER_PRICE = [
    corrections_are_a_subtraction,
    a_price_from_a_day_moves_no_charge_that_ends_before_it,
    what_was_decided_later_was_not_charged_before,
]


def drawn(law, **how):
    """A law with what it holds for."""
    given_to = (plain_cases() if law in OF_A_PLAIN_PRICE else cases(), cuts)
    if law in OF_ANOTHER_PRICE:
        given_to = (*given_to, prices)
    return settings(**how)(given(*given_to)(law))


@given(st.lists(st.tuples(cases(), st.booleans()), min_size=1, max_size=4))
def test_the_charges_of_many_are_those_of_each(drawn_cases):
    rules = drawn_cases[0][0].rules  # one set of rules, so that they share what can be shared
    accessions = [evolve(case.accession, reference=str(i), waivers=[]) for i, (case, _) in enumerate(drawn_cases)]
    alone = [each.charges(within=WINDOW, rules=rules, member_during=[]) for each in accessions]
    together = charges_for(accessions, within=WINDOW, rules=rules, member_during={})
    assert sorted(together, key=lambda charge: charge.subject) == [charge for charges in alone for charge in charges]


@pytest.mark.parametrize("law", [*OF_A_DAY, *OF_A_PLAIN_PRICE, *OF_ANOTHER_PRICE], ids=lambda law: law.__name__)
def test_a_law_of_charges_holds(law):
    drawn(law, max_examples=60)()


# What the laws are worth: two ways to be wrong, and which laws notice


def rounded_one_by_one(line, spans):
    """Each charge its own share of the price, rounded by itself."""
    term = line.term
    for first, end in spans:
        day, stop, exact = max(first, term.first_day), min(end, term.end), Fraction()
        while day < stop:
            k = term.ruler.index(day)
            until = min(term.ruler.start(k + 1), stop)
            exact += Fraction(*line.exact(k, until)) - Fraction(*line.exact(k, day))
            day = until
        yield number(exact)


def counted_from_its_own_start(line, k, day):
    """The months of each run counted from the run's own first day."""
    begins = max(line.term.ruler.start(k), line.term.first_day)
    exact = Fraction()
    for (first, numerator, denominator), end in line.spans(begins, day) if day > begins else ():
        start, stop, months = date.fromordinal(max(first, begins)), date.fromordinal(end), 0
        while start + relativedelta(months=months + 1) <= stop:
            months += 1
        whole, following = (start + relativedelta(months=months + n) for n in (0, 1))
        share = (months + Fraction((stop - whole).days, (following - whole).days)) / line.term.ruler.grid.months
        exact += Fraction(numerator, denominator) * share
    return exact.numerator, exact.denominator


WRONG = {
    "each charge rounded by itself": (
        ("amounts", rounded_one_by_one),
        [
            cuts_sum,
            charges_tile_the_term_and_sum_to_its_pricing_periods,
            billing_cadence_changes_no_total,
            the_steps_of_a_charge_recompute_its_amount_and_its_parts_sum,
        ],
    ),
    "months from each part's own start": (
        ("exact", counted_from_its_own_start),
        [
            an_equal_row_changes_nothing_even_where_runs_are_not_merged,
            charges_tile_the_term_and_sum_to_its_pricing_periods,
            whole_parts_of_a_pricing_period_differ_by_an_oere_at_most,
            an_early_correction_moves_later_charges_by_an_oere_in_the_same_pricing_period,
        ],
    ),
}


@pytest.mark.parametrize(("wrong", "law"), [(name, law) for name, (_, laws) in WRONG.items() for law in laws])
def test_a_law_fails_where_amounts_are_worked_out_wrongly(wrong, law, monkeypatch):
    monkeypatch.setattr(OwedLine, *WRONG[wrong][0])
    holds = drawn(law, max_examples=500, derandomize=True, database=None, phases=[Phase.generate], deadline=None)
    with pytest.raises(AssertionError):
        holds()
