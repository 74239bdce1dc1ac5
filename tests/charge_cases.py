"""Drawn subscriptions with their terms, prices and facts, for the laws of charges; and what they cost, worked out day by day."""

from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen
from hypothesis import strategies as st

from os2model import (
    Cadence,
    ChargeKind,
    Dated,
    DatedRow,
    FirstDay,
    Money,
    MonthDay,
    Period,
    PriceChange,
    Proration,
    RuleBook,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
)
from os2model.labels import Label
from os2model.measures import Measure
from os2model.prices import PerUnit
from os2model.proration import (
    BILLING,
    PRICING,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    JoiningStep,
    StartedPeriods,
    WholePeriods,
)
from os2model.steps import EarlierStep, PartStep, RoundedStep, ToDateStep
from tests.cases import SAMSO, rules_of

WINDOW = Period.years(2018, 2034)
ONE_DAY = timedelta(1)
YEARS = {cadence.months: cadence for cadence in Cadence}
CADENCES = [(12, 12), (12, 6), (12, 3), (12, 1), (6, 12), (6, 6), (3, 12), (1, 12), (1, 3), (3, 1), (6, 3)]
HALF = ByJoiningDay(after=MonthDay(7, 1), then=FixedShare(Fraction(1, 2)), otherwise=StartedPeriods(PRICING))
UNTIL = ByJoiningDay(after=MonthDay(9, 1), then=ByMeasure(), otherwise=StartedPeriods(PRICING))


@frozen
class Case:
    """A subscription, and the rules it is charged by."""

    accession: Subscription
    rules: RuleBook

    @property
    def terms(self):
        return self.rules.price_list("OS2test").terms.on(self.accession.first_day)

    @property
    def grids(self):
        return self.terms.grids(self.accession.first_day)

    def charges(self, within=WINDOW, **changed):
        accession = evolve(self.accession, **changed)
        return accession.charges(within=within, rules=self.rules, member_during=[])

    def recurring(self, **changed):
        return [charge for charge in self.charges(**changed) if charge.kind is ChargeKind.RECURRING_FEE]

    def with_terms(self, **changed):
        return self.with_sheet(terms=lambda table: table.converted(lambda terms: evolve(terms, **changed)))

    def with_price(self, since, price=None):
        """With one row of the price more: the same price, or another."""

        def longer(lines):
            (line, *others) = lines
            if any(row.since == since for row in line.prices.rows):
                return lines
            value = line.prices.on(since) if price is None else priced(line, price)
            row = DatedRow(since=since, value=value, source="made up")
            return [evolve(line, prices=line.prices.amended(row)), *others]

        return self.with_sheet(lines=longer)

    def with_sheet(self, **changed):
        sheet = self.rules.price_list("OS2test")
        values = {name: change(getattr(sheet, name)) for name, change in changed.items()}
        return evolve(self, rules=evolve(self.rules, price_lists=[evolve(sheet, **values)]))


def priced(line, price):
    """A price as the line has them: by unit, or the same for everybody."""
    return PerUnit(price) if "quantity" in line.varies_by else price


prices = st.integers(0, 10**8).map(lambda oere: Money.from_minor(oere, "DKK"))
days = st.dates(date(2019, 1, 1), date(2032, 12, 31))
anchors = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31)) | st.just(FirstDay.OWN)
shares = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(2, 7), Fraction(1)])


@st.composite
def joining_rules(draw, pricing, billing):
    divide = [each for each in Cadence if pricing.months % each.months == 0]
    of = st.sampled_from([PRICING, *divide, *([BILLING] if billing in divide else [])])
    rules = st.sampled_from([ByMeasure(), HALF, UNTIL]) | of.map(StartedPeriods) | of.map(WholePeriods)
    return draw(rules | st.fractions(0, 1, max_denominator=100).map(FixedShare))


@st.composite
def terms(draw):
    pricing, billing = (YEARS[months] for months in draw(st.sampled_from(CADENCES)))
    of = st.sampled_from([BILLING, PRICING, *Cadence])
    leaving = draw(st.just(ByMeasure()) | of.map(StartedPeriods) | of.map(WholePeriods))
    proration = Proration(
        measure=draw(st.sampled_from(Measure)), joining=draw(joining_rules(pricing, billing)), leaving=leaving
    )
    exempt = draw(st.none() | days)
    category = VatCategory.STANDARD
    if exempt:
        category = ((date(2000, 1, 1), VatCategory.STANDARD), (exempt, VatCategory.EXEMPT))
    return Terms(
        pricing,
        billing,
        anchor=draw(anchors),
        pricing_anchor=draw(st.none() | anchors),
        in_advance=draw(st.booleans()),
        proration=proration,
        price_change=draw(st.sampled_from(PriceChange)),
        invoice_offset=draw(st.sampled_from([-30, 0, 14])),
        vat_category=category,
        vat_reason="made up" if exempt else "",
    )


@st.composite
def cases(draw):
    first_day = draw(st.dates(date(2019, 1, 1), date(2029, 12, 31)))
    length = draw(st.none() | st.integers(0, 2500))
    raises = draw(st.dictionaries(days, prices, max_size=3))
    by_unit = draw(st.booleans())
    amounts = {date(2000, 1, 1): draw(prices), **raises}.items()
    rows = [(day, PerUnit(price) if by_unit else price) for day, price in amounts]
    joining_fee = draw(st.booleans())
    rules = rules_of(*rows, terms=draw(terms()), joining_fee=draw(prices) if joining_fee else None)
    shares_over_time = Dated(
        Label(da="andel for passive", en="passive share"),
        unit="share",
        rows=[
            DatedRow(since=day, value=draw(shares), source="made up")
            for day in sorted({date(2000, 1, 1), draw(days)}, reverse=True)
        ],
    )
    plans = draw(st.dictionaries(days, st.sampled_from(SubscriptionPlan), max_size=2))
    quantities = draw(st.dictionaries(days, st.integers(0, 3), max_size=1))
    pause = draw(st.none() | st.tuples(days, st.integers(0, 200)))
    accession = Subscription(
        SAMSO,
        "OS2test",
        first_day,
        last_day=None if length is None else first_day + timedelta(length),
        plan=list({date(2000, 1, 1): SubscriptionPlan.ACTIVE, **plans}.items()),
        quantities=list({date(2000, 1, 1): 1, **quantities}.items()),
        pauses=[] if pause is None else [Period(pause[0], pause[0] + timedelta(pause[1]))],
        waivers=[("tilslutningsafgift", "made up")] if joining_fee and draw(st.booleans()) else [],
        continues_previous=draw(st.booleans()),
    )
    case = Case(accession, rules)
    return case.with_sheet(passive_share=lambda _: shares_over_time)


@st.composite
def plain_cases(draw):
    """A price that never changes, no facts that do, and no end: only terms, and a first day."""
    first_day = draw(st.dates(date(2019, 1, 1), date(2029, 12, 31)))
    rules = rules_of(
        (date(2000, 1, 1), draw(prices)), terms=evolve(draw(terms()), vat_category=VatCategory.STANDARD, vat_reason="")
    )
    return Case(Subscription(SAMSO, "OS2test", first_day), rules)


def number(exact):
    """An exact amount in whole øre, half away from zero, by itself."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def recomputed(steps):
    """The amount in øre of a charge, from its steps alone."""
    total, exact = 0, Fraction()
    for step in steps:
        if isinstance(step, PartStep):
            exact += step.exact
        elif isinstance(step, ToDateStep):
            exact += step.before
        elif isinstance(step, RoundedStep):
            if step.amount.minor != number(exact):
                raise AssertionError(step)  # an assert of this module is left out by python -O
            total, exact = total + step.amount.minor, Fraction()
        elif isinstance(step, EarlierStep):
            total -= step.amount.minor
    return total


def position(case, k, day):
    """How far a day lies into a pricing period, by going through it day by day."""
    grid, measure = case.grids.pricing, case.terms.proration.measure
    begins, ends, total = grid.boundary(k), grid.boundary(k + 1), Fraction()
    if measure is Measure.REAL_DAYS:
        return Fraction((day - begins).days, (ends - begins).days)
    for i in range(grid.months):
        month = [type(grid)(grid.base, grid.day, 1).boundary(k * grid.months + i + n) for n in (0, 1)]
        inside = min(max((day - month[0]).days, 0), (month[1] - month[0]).days)
        total += Fraction(inside, (month[1] - month[0]).days * grid.months)
    return total


def paid_from(case):
    """The pricing period of the first day, and the position from which is paid in it, rule by rule."""
    first_day, grids = case.accession.first_day, case.grids
    k = grids.pricing.index(first_day)
    at = position(case, k, first_day)
    if at == 0 or case.accession.continues_previous:
        return k, at
    rule = case.terms.proration.joining
    if isinstance(rule, ByJoiningDay):
        rule = JoiningStep.of(rule, first_day, grids).rule
    if isinstance(rule, FixedShare):
        return k, 1 - rule.share
    if isinstance(rule, ByMeasure):
        return k, at
    grid = grids.of(rule.of)
    i = grid.index(first_day)
    if isinstance(rule, StartedPeriods):
        return k, position(case, k, max(grid.boundary(i), grids.pricing.boundary(k)))
    day = first_day if grid.boundary(i) == first_day else grid.boundary(i + 1)
    return k, position(case, k, min(day, grids.pricing.boundary(k + 1)))


def price_on(case, day):
    """The exact price of a day, read from the facts and the rows by itself."""
    accession, sheet = case.accession, case.rules.price_list("OS2test")

    def latest(rows, on):
        return max((row for row in rows if row.since <= on), key=lambda row: row.since).value

    billing, asked = case.grids.billing, {PriceChange.SPLIT: day, PriceChange.LOCKED: accession.first_day}
    begun = max(accession.first_day, billing.boundary(billing.index(day)))
    price = latest(sheet.lines[0].prices.rows, asked.get(case.terms.price_change, begun))
    exact = Fraction(price.of.price.minor if isinstance(price, PerUnit) else price.price.minor)
    if isinstance(price, PerUnit):
        exact *= latest(accession.quantities.rows, day)
    if latest(accession.plan.rows, day) is SubscriptionPlan.PASSIVE:
        exact *= latest(sheet.passive_share.rows, day)
    return exact * (not any(pause.first_day <= day <= pause.last_day for pause in accession.pauses))


def totals(case, charges):
    """What each pricing period comes to, exactly: the price of each day times its part of the period, added up."""
    end = charges[-1].period.last_day + ONE_DAY
    joined, at = paid_from(case)
    grid, day, found = case.grids.pricing, case.accession.first_day, {}
    while day < end:
        k = grid.index(day)
        ends = min(grid.boundary(k + 1), end)
        at = at if k == joined else Fraction(0)
        total = Fraction()
        start = position(case, k, day)
        while day < ends:
            following = day + ONE_DAY
            start = Fraction(1) if following == grid.boundary(k + 1) else start + step_of(case, k, day)
            if start > at:
                total += price_on(case, day) * (start - at)
                at = start
            day = following
        found[k] = total
    return found


def step_of(case, k, day):
    """One day's part of a pricing period."""
    grid = case.grids.pricing
    if case.terms.proration.measure is Measure.REAL_DAYS:
        return Fraction(1, (grid.boundary(k + 1) - grid.boundary(k)).days)
    months = type(grid)(grid.base, grid.day, 1)
    i = months.index(day)
    return Fraction(1, (months.boundary(i + 1) - months.boundary(i)).days * grid.months)
