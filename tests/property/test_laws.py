"""Laws that hold for whatever is handed in."""

import itertools
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    Basis,
    Cadence,
    Dated,
    DatedRow,
    Hole,
    InvalidValueError,
    Money,
    MonthDay,
    NoRuleInForceError,
    Percent,
    Period,
    Subscription,
    Terms,
    Totals,
    VatCategory,
    VatTreatment,
    billing_periods,
    dkk,
)
from os2model.grids import Grid
from os2model.labels import Label
from os2model.measures import Measure
from os2model.money import rounded
from os2model.owed import OwedLine
from os2model.steps import EarlierStep, PartStep, RoundedStep, ToDateStep
from os2model.vat import VatGroup
from tests.cases import ASSUMED, MUNICIPALITIES, SAMSO, rules_of

minor = st.integers(-(10**14), 10**14)
amounts = st.builds(Money.from_minor, minor, st.just("DKK"))
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))
days_of_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))
cadences = st.sampled_from(Cadence)
prices = st.integers(0, 10**9).map(lambda oere: Money.from_minor(oere, "DKK"))
anchors = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31)) | days


@given(amounts, amounts, amounts)
def test_adding_money_is_commutative_and_associative_and_undone_by_subtracting(a, b, c):
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == Money.total([a, b, c], "DKK")
    assert a + b - b == a
    assert hash(a + b) == hash(b + a)


weights = st.lists(st.integers(0, 1000) | st.fractions(0, 10), min_size=1, max_size=20).filter(any)


@given(amounts, weights)
def test_the_parts_of_a_split_sum_to_the_amount_and_none_is_off_by_a_minor_unit_or_more(amount, weights):
    parts = amount.split(weights)
    assert Money.total(parts, "DKK") == amount
    for part, weight in zip(parts, weights, strict=True):
        exact = amount.minor * Fraction(weight) / sum(map(Fraction, weights))
        assert abs(part.minor - exact) < 1
        assert weight or not part


@given(amounts, st.permutations([1, 2, 3, 5, 8, 13]))
def test_permuting_unequal_weights_permutes_the_parts(amount, permuted):
    by_weight = dict(zip(permuted, amount.split(permuted), strict=True))
    ordinary = dict(zip([1, 2, 3, 5, 8, 13], amount.split([1, 2, 3, 5, 8, 13]), strict=True))
    assert by_weight == ordinary


@given(st.integers(-(10**6), 10**6).map(lambda oere: Money.from_minor(oere, "DKK")), st.integers(-1000, 1000))
def test_a_multiple_is_the_sum_of_so_many(amount, times):
    many = Money.total([amount if times > 0 else -amount] * abs(times), "DKK")
    assert amount * times == times * amount == many


@given(days, st.integers(0, 2000), st.integers(1, 1999))
def test_a_period_split_at_a_day_is_two_that_adjoin(first_day, length, after):
    period = Period(first_day, first_day + timedelta(length))
    if after <= length:
        one, other = period.split_at(first_day + timedelta(after))
        assert one.days + other.days == period.days
        assert (one.first_day, one.last_day + timedelta(1), other.last_day) == (
            first_day,
            other.first_day,
            period.last_day,
        )


@given(st.fractions())
def test_rounding_is_to_the_nearest_and_a_half_goes_away_from_zero(fraction):
    whole = rounded(fraction.numerator, fraction.denominator)
    assert abs(whole - fraction) <= Fraction(1, 2)
    assert abs(whole) >= abs(fraction) or abs(whole - fraction) < Fraction(1, 2)
    assert rounded(-fraction.numerator, fraction.denominator) == -whole


@given(st.lists(st.tuples(minor.map(lambda oere: oere // 1000), st.sampled_from(["25", "22", "9.25"]))))
def test_gross_is_net_and_vat_and_the_order_of_charges_does_not_matter(lines):
    charges = [
        VatGroupLine(Money.from_minor(oere, "DKK"), VatTreatment(VatCategory.STANDARD, Percent(rate)))
        for oere, rate in lines
    ]
    totals, other = Totals.of(charges), Totals.of(reversed(charges))
    assert totals.net + totals.vat == totals.gross == other.gross
    assert {(group.rate, group.vat) for group in totals.groups} == {(group.rate, group.vat) for group in other.groups}


class VatGroupLine:
    def __init__(self, net, vat_treatment):
        self.net = net
        self.vat_treatment = vat_treatment


@given(amounts, st.sampled_from(["25", "20.25", "9.25", "0"]))
def test_the_vat_of_a_group_is_within_half_an_oere_of_the_exact_one(net, rate):
    group = VatGroup(category=VatCategory.STANDARD, rate=Percent(rate), net=net)
    assert abs(group.vat.minor - net.minor * Percent(rate).fraction) <= Fraction(1, 2)


@given(days, st.integers(0, 2000), cadences, anchors)
def test_billing_periods_tile_a_period_from_any_anchor_without_gap_or_overlap(first_day, length, cadence, anchor):
    period = Period(first_day, first_day + timedelta(length))
    parts = billing_periods(period, cadence, anchor)
    assert (parts[0].period.first_day, parts[-1].period.last_day) == (period.first_day, period.last_day)
    for one, other in itertools.pairwise(parts):
        assert other.period.first_day == one.period.last_day + timedelta(1)
    for part in parts:
        assert part.full_period.overlap(period) == part.period


@given(days, cadences, anchors)
def test_billing_periods_tile_fifty_years_and_each_full_one_has_its_months(first_day, cadence, anchor):
    parts = billing_periods(Period(first_day, first_day + relativedelta(years=50, days=-1)), cadence, anchor)
    assert sum(part.period.days for part in parts) == (first_day + relativedelta(years=50) - first_day).days
    assert 600 // cadence.months <= len(parts) <= 600 // cadence.months + 1
    for one, other in itertools.pairwise(parts):
        assert other.full_period.first_day == one.full_period.last_day + timedelta(1)
        assert one.full_period.days in range(28 * cadence.months, 31 * cadence.months + 1)


@given(days, cadences, st.integers(-100, 600))
def test_a_boundary_is_the_anchor_and_so_many_months_stepped_once(anchor, cadence, k):
    assert Grid.of(cadence, anchor).boundary(k) == anchor + relativedelta(months=k * cadence.months)


@given(days, cadences, days)
def test_a_day_lies_in_the_period_that_the_grid_says(anchor, cadence, day):
    grid = Grid.of(cadence, anchor)
    assert grid.period(grid.index(day)).contains(day)


@given(days, cadences, anchors, st.sampled_from(Measure))
def test_a_position_grows_with_every_day_of_a_pricing_period_from_0_to_1(day, cadence, anchor, measure):
    grid = Grid.of(cadence, anchor)
    k = grid.index(day)
    first = grid.boundary(k)
    positions = [measure.position(grid, k, first + timedelta(n)).fraction for n in range(grid.period(k).days + 1)]
    assert (positions[0], positions[-1]) == (0, 1)
    assert all(one < other for one, other in itertools.pairwise(positions))


BY_CALENDAR = [(pricing, billing) for pricing in Cadence for billing in Cadence]


@pytest.mark.parametrize("billing", Cadence, ids=lambda cadence: cadence.name)
@given(st.sampled_from(MUNICIPALITIES), days_of_2026)
def test_for_every_municipality_joining_day_and_billing_cadence_the_charges_of_each_year_sum_to_the_rounded_whole(
    billing, authority, joined
):
    sheet = ASSUMED.price_list("OS2valghalla")
    from attrs import evolve

    terms = sheet.terms.converted(lambda _: Terms(Cadence.ANNUAL, billing))
    rules = evolve(ASSUMED, price_lists=[evolve(sheet, terms=terms)])
    charges = Subscription(authority, "OS2valghalla", joined).charges(
        within=Period.years(2026, 2028), rules=rules, member_during=[Period(joined)]
    )
    yearly = {"small": 2_398_000, "medium": 3_488_000, "large": 4_578_000, "very_large": 5_668_000}
    price = yearly[rules.size_of(authority, on=joined).word]
    days_left = (date(joined.year + joined.month // 12, joined.month % 12 + 1, 1) - joined).days
    days_in_month = (date(joined.year + joined.month // 12, joined.month % 12 + 1, 1) - joined.replace(day=1)).days
    part = (12 - joined.month + Fraction(days_left, days_in_month)) / 12
    for year, exact in ((2026, price * part), (2027, Fraction(price)), (2028, Fraction(price))):
        of_year = [c.net.minor for c in charges if c.line == "vederlag" and c.invoice_day.year == year]
        assert sum(of_year) == rounded(exact.numerator, exact.denominator)


@st.composite
def subscriptions(draw):
    """A subscription to a product with up to three prices over time, and the rules it is charged by."""
    pricing, billing = draw(st.sampled_from(BY_CALENDAR))
    first_day = draw(st.dates(date(2019, 1, 1), date(2028, 12, 31)))
    length = draw(st.none() | st.integers(0, 2500))
    last_day = None if length is None else first_day + timedelta(length)
    raises = draw(st.dictionaries(st.dates(date(2019, 1, 2), date(2032, 1, 1)), prices, max_size=3))
    rules = rules_of((date(2000, 1, 1), draw(prices)), *raises.items(), terms=Terms(pricing, billing))
    return Subscription(SAMSO, "OS2test", first_day, last_day=last_day), rules


def exact_total(origin: OwedLine, first_day, end):
    """What a span comes to, day by day: an independent loop over the price of each day and its part of the month."""
    counted = Counter()
    day = first_day
    while day < end:
        length = ((day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)).day
        counted[origin.price.line.prices.on(day).price.minor, length] += 1
        day += timedelta(1)
    return sum(
        (Fraction(price * n, length * origin.term.ruler.grid.months) for (price, length), n in counted.items()),
        Fraction(),
    )


WINDOW = Period.years(2019, 2031)


@given(subscriptions())
def test_charges_tile_the_subscription_and_their_keys_differ(case):
    accession, rules = case
    charges = accession.charges(within=WINDOW, rules=rules)
    assert charges[0].period.first_day == accession.first_day
    for one, other in itertools.pairwise(charges):
        assert other.period.first_day == one.period.last_day + timedelta(1)
    assert len({charge.billing_start for charge in charges}) == len(charges)
    if accession.last_day is not None and accession.last_day <= WINDOW.last_day:
        assert charges[-1].period.last_day == accession.last_day


@given(subscriptions(), st.dates(date(2019, 1, 2), date(2031, 12, 30)))
def test_windows_that_adjoin_give_the_charges_of_the_whole(case, cut):
    accession, rules = case
    first = accession.charges(within=Period(WINDOW.first_day, cut), rules=rules)
    second = accession.charges(within=Period(cut + timedelta(1), WINDOW.last_day), rules=rules)
    assert (*first, *second) == accession.charges(within=WINDOW, rules=rules)


@given(subscriptions())
def test_charges_sum_to_the_exact_totals_of_their_pricing_periods_each_rounded_once(case):
    accession, rules = case
    charges = accession.charges(within=WINDOW, rules=rules)
    grid = rules.price_list("OS2test").terms.on(accession.first_day).grids(accession.first_day).pricing
    end = charges[-1].period.last_day + timedelta(1)
    expected = 0
    for k in range(grid.index(accession.first_day), grid.index(end - timedelta(1)) + 1):
        start, stop = max(grid.boundary(k), accession.first_day), min(grid.boundary(k + 1), end)
        exact = exact_total(charges[-1].origin, start, stop)
        expected += rounded(exact.numerator, exact.denominator)
    assert sum(charge.net.minor for charge in charges) == expected


@given(subscriptions())
def test_a_charge_cut_anywhere_sums_to_itself(case):
    accession, rules = case
    charge = accession.charges(within=WINDOW, rules=rules)[0]
    end = charge.period.last_day + timedelta(1)
    for days_in in range(0, charge.period.days, 17):
        cut = charge.period.first_day + timedelta(days_in)
        first, between, after = (day.toordinal() for day in (charge.period.first_day, cut, end))
        assert sum(charge.origin.amounts([(first, between), (between, after)])) == charge.net.minor


@given(subscriptions())
def test_the_steps_of_a_charge_recompute_its_amount(case):
    accession, rules = case
    for charge in accession.charges(within=WINDOW, rules=rules):
        total, exact = dkk(0), Fraction()
        for step in charge.steps:
            if isinstance(step, PartStep):
                exact += step.exact
            elif isinstance(step, ToDateStep):
                exact += step.before
            elif isinstance(step, RoundedStep):
                assert step.amount.minor == rounded(exact.numerator, exact.denominator)
                total, exact = total + step.amount, Fraction()
            elif isinstance(step, EarlierStep):
                total -= step.amount
        assert total == charge.net


@given(subscriptions(), st.integers(1, 400))
def test_leaving_later_is_never_cheaper_and_nothing_is_negative(case, later):
    accession, rules = case
    from attrs import evolve

    left = accession.last_day or accession.first_day + timedelta(400)
    sums = [
        Money.total(
            (
                charge.net
                for charge in evolve(accession, last_day=day).charges(within=Period(WINDOW.first_day), rules=rules)
            ),
            "DKK",
        )
        for day in (left, left + timedelta(later))
    ]
    assert dkk(0) <= sums[0] <= sums[1]


@given(subscriptions(), st.dates(date(2019, 1, 2), date(2031, 12, 31)))
def test_a_row_of_the_same_price_changes_no_charge(case, day):
    accession, rules = case
    from attrs import evolve

    from os2model import DatedRow

    sheet = rules.price_list("OS2test")
    (line,) = sheet.lines
    if all(row.since != day for row in line.prices.rows):
        same = DatedRow(since=day, value=line.prices.on(day), source="made up")
        longer = evolve(line, prices=line.prices.amended(same))
        again = evolve(rules, price_lists=[evolve(sheet, lines=[longer])])
        assert accession.charges(within=WINDOW, rules=again) == accession.charges(within=WINDOW, rules=rules)


DAY = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CHANGES = st.lists(st.tuples(st.sampled_from(["assume", "amend", "suppose"]), DAY, DAY, st.integers(1, 9)), max_size=6)


def changed(table, changes):
    """A table after some changes, those left out that it refuses."""
    for kind, since, decided, value in changes:
        row = DatedRow(since=since, value=value, source="x", decided=decided if kind == "amend" else None,
                       basis=Basis.SUPPOSED if kind == "suppose" else Basis.PUBLISHED)  # fmt: skip
        try:
            table = (
                table.assuming(value, because="x")
                if kind == "assume"
                else table.amended(row)
                if kind == "amend"
                else table.supposing(row)
            )
        except InvalidValueError as error:
            assert error.code == "dated.taken"  # noqa: PT017
    return table


HOLED = Dated(
    Label(da="tal", en="number"),
    unit="number",
    rows=[Hole(since=date(2027, 1, 1), source="x"), DatedRow(since=date(2020, 1, 1), value=0, source="x")],
)


@given(CHANGES, DAY)
def test_after_any_changes_a_table_stays_in_order_and_answers_as_it_was_known(changes, day):
    table = changed(HOLED, changes)
    known = table.as_known(day)
    assert [row.since for row in known.rows] == sorted({row.since for row in known.rows}, reverse=True)
    assert all(row.decided is None or row.decided <= day for row in known.rows if isinstance(row, DatedRow))
    assert table.as_known(date.max) == table


@given(DAY, DAY, st.integers(1, 9), st.integers(1, 9))
def test_before_a_decision_the_table_is_what_it_was_whether_the_holes_were_filled_before_or_after(
    since, decided, value, assumed
):
    decision = [("amend", since, decided, value)]
    before = decided - timedelta(1)
    assert changed(HOLED, decision).as_known(before) == HOLED
    filled = HOLED.assuming(assumed, because="x")
    assert changed(filled, decision).as_known(before) == filled
    assert changed(HOLED, decision).assuming(assumed, because="x").as_known(before) == filled


@given(DAY, st.integers(0, 800))
def test_the_gaps_of_a_period_are_where_its_rows_raise(first_day, length):
    period = Period(first_day - timedelta(400), first_day - timedelta(400) + timedelta(length))
    gaps = HOLED.gaps(period)
    assert all(gap.period.overlap(period) == gap.period for gap in gaps)
    try:
        HOLED.within(period)
    except NoRuleInForceError as error:
        assert error.day == gaps[0].period.first_day  # noqa: PT017
    else:
        assert not gaps
