"""What charges cost: beside objects made from ready values, and beside the same fee and price written for OpenFisca.

uv run --group benchmarks tests/benchmarks/charges.py
"""

import gc
import random
import sys
import tracemalloc
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from time import perf_counter

from attrs import evolve, fields

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Association,
    Cadence,
    Charge,
    ChargeKind,
    Dated,
    DatedRow,
    FirstDay,
    Membership,
    MonthDay,
    Organisation,
    OrganisationKind,
    Percent,
    Period,
    PriceLine,
    PriceList,
    Product,
    Proration,
    SizeClass,
    Subscription,
    SubscriptionPlan,
    Terms,
    dkk,
    membership_fee,
    proration,
)
from os2model.indexation import Index, Indexation
from os2model.labels import Label
from os2model.measures import Measure
from os2model.prices import BySize, PerUnit, Rounding
from os2model.shared_prices import EqualShare, Staircase
from os2model.subscriptions import charges_for

ROUNDS = 7
YEARS = Period.years(2026, 2030)


def seconds(call, times=1):
    """The median of the rounds for one call, with what it returned; garbage of earlier rounds is swept first."""
    found, result = [], None
    for _ in range(ROUNDS):
        result = None
        gc.collect()
        start = perf_counter()
        for _ in range(times):
            result = call()
        found.append((perf_counter() - start) / times)
    return median(found), result


def sheet(product, terms, prices):
    """A price list of one yearly price over time."""
    rows = [DatedRow(since=since, value=price, source="made up") for since, price in sorted(prices, reverse=True)]
    table = Dated(Label(da="vederlag", en="fee"), unit="DKK", rows=rows)
    agreed = [DatedRow(since=date(2000, 1, 1), value=terms, source="made up")]
    share = [DatedRow(since=date(2000, 1, 1), value=Fraction(1, 3), source="made up")]
    return PriceList(
        product=product,
        lines=[PriceLine(name="vederlag", kind=ChargeKind.RECURRING_FEE, prices=table)],
        terms=Dated(Label(da="vilkår", en="terms"), unit="terms", rows=agreed),
        passive_share=Dated(Label(da="passiv", en="passive"), unit="share", rows=share),
    )


def rules_of(sheets):
    products = [Product(each.product, source="made up") for each in sheets]
    return evolve(OS2_RULES, products=products, price_lists=sheets)


def raised(price):
    """A price that rises every year, and once more in the middle of one."""
    return [
        *((date(year, 1, 1), price(12_000 + 100 * (year - 2015))) for year in range(2015, 2031)),
        (date(2028, 7, 1), price(15_000)),
    ]


def ordinary():
    """Yearly prices, half of them billed in halves, by whole months and days of the calendar year."""
    terms = [Terms.calendar_year(), Terms.calendar_year(billing=Cadence.HALF_YEARLY)]
    return rules_of([sheet(f"product {i}", each, raised(dkk)) for i, each in enumerate(terms)])


def of_any_kind():
    """Every measure, rule and anchor, prices by size and by unit."""
    half = proration.FixedShare(Fraction(1, 2))
    rule = proration.ByJoiningDay(
        after=MonthDay(7, 1), then=half, otherwise=proration.StartedPeriods(proration.PRICING)
    )
    leaving = proration.StartedPeriods(proration.BILLING)
    days = Proration(measure=Measure.REAL_DAYS, joining=rule, leaving=leaving)
    months = Proration(joining=proration.WholePeriods(Cadence.MONTHLY), leaving=leaving)
    terms = [
        Terms(Cadence.ANNUAL, Cadence.QUARTERLY, proration=days, in_advance=False),
        Terms(Cadence.ANNUAL, Cadence.MONTHLY, anchor=MonthDay(4, 30), proration=months),
        Terms(Cadence.HALF_YEARLY, Cadence.HALF_YEARLY, anchor=FirstDay.OWN),
        Terms(Cadence.ANNUAL, Cadence.ANNUAL, pricing_anchor=FirstDay.OWN, invoice_offset=14),
    ]

    def by_size(amount):
        return BySize(small=dkk(amount), medium=dkk(2 * amount), large=dkk(3 * amount), very_large=dkk(4 * amount))

    prices = [raised(by_size), raised(lambda amount: PerUnit(dkk(amount)))]
    return rules_of([sheet(f"product {i}", each, prices[i % 2]) for i, each in enumerate(terms)])


def indexed():
    """A price of 2015 that follows an index every year, of which all values are known."""
    yearly = Indexation(index="KL", month=1, cap=Percent("3"), rounding=Rounding(dkk(1), "made up"))
    values = {date(2013 + i, 1, 1): 100 + 2 * i for i in range(20)}
    rules = rules_of([sheet("product 0", Terms.calendar_year(indexation=yearly), [(date(2015, 1, 1), dkk(12_000))])])
    return evolve(rules, indices=[Index.of("KL", values, source="made up")])


def shared():
    """A price that falls with the number of participants, and a sum that they share equally."""
    prices = (Staircase({1: dkk(12_000), 10: dkk(9_000), 100: dkk(6_000)}), EqualShare(dkk(1_000_000)))
    sheets = [
        sheet(f"product {i}", Terms.calendar_year(), [(date(2015, 1, 1), price)]) for i, price in enumerate(prices)
    ]
    return rules_of(sheets)


def sharing(accessions):
    """Who shares in each product: those who subscribe to it."""
    found = {}
    for each in accessions:
        found.setdefault(each.product, []).append((each.organisation, each.period))
    return found


def population(many, rules, *, changing=False):
    """Who joined from 2019 to 2025, one in five of whom leaves; with plans, numbers and pauses if they change."""
    chance = random.Random(20260814)  # noqa: S311  the same subscriptions every time
    found = []
    for i in range(many):
        payer = Organisation(
            f"Payer {i}",
            kind=OrganisationKind.MUNICIPALITY,
            id=f"p{i}",
            assigned_size=SizeClass.MEDIUM,
            size_reason="made up",
        )
        first_day = date(2019, 1, 1) + timedelta(chance.randrange(7 * 365))
        last_day = first_day + timedelta(chance.randrange(8 * 365)) if chance.random() < 1 / 5 else None
        facts = {}
        if changing:
            passive, active = (
                (first_day, SubscriptionPlan.PASSIVE),
                (first_day + timedelta(200), SubscriptionPlan.ACTIVE),
            )
            facts = {
                "plan": (passive, active) if i % 3 == 0 else SubscriptionPlan.ACTIVE,
                "quantities": ((first_day, 12), (date(2027, 5, 1) if first_day < date(2027, 5, 1) else date.max, 15)),
                "pauses": [Period.month(2028, 6)] if i % 5 == 0 else [],
            }
        product = rules.products[i % len(rules.products)].name
        found.append(Subscription(payer, product, first_day, last_day=last_day, **facts))
    return found


def show(what, took, charges, ready, aim):
    each, peer = took / len(charges), ready / len(charges)
    print(
        f"{what:<34} {len(charges):>7} charges  {each * 1e6:>6.2f} µs each  {1 / each:>9,.0f} a second  "
        f"{each / peer:>5.2f} × ready objects (aim {aim})"
    )


def made_again(charges):
    """The time that the same objects take, made from values that are ready."""
    names = [field.name for field in fields(Charge)]
    ready = [{name: getattr(charge, name) for name in names} for charge in charges]
    return seconds(lambda: [Charge(**values) for values in ready])[0]


def engine():
    """Charges a second, their memory, and how that grows."""
    for what, rules, changing, aim in (
        ("ordinary terms", ordinary(), False, 8),
        ("terms and facts of any kind", of_any_kind(), True, 30),
        ("prices that follow an index", indexed(), False, "none"),
        ("prices by who shares", shared(), False, "none"),
    ):
        accessions = population(1_000, rules, changing=changing)
        facts = {"within": YEARS, "rules": rules, "member_during": {}, "participants": sharing(accessions)}
        took, charges = seconds(lambda a=accessions, f=facts: charges_for(a, **f))
        show(what, took, charges, made_again(charges), aim)
    rules = ordinary()
    accessions = population(1_000, rules)
    gc.collect()
    tracemalloc.start()
    charges = charges_for(accessions, within=YEARS, rules=rules, member_during={})
    gc.collect()
    print(f"{'memory':<34} {tracemalloc.get_traced_memory()[0] / len(charges):>6.0f} bytes a charge (aim 600)")
    tracemalloc.stop()
    del charges
    for many in (1_000, 10_000, 100_000):
        accessions = population(many, rules)
        gc.collect()
        start = perf_counter()
        charges = charges_for(accessions, within=YEARS, rules=rules, member_during={})
        took = perf_counter() - start
        print(f"{many:>7} subscriptions {took / len(charges) * 1e6:>28.2f} µs a charge")
        del charges, accessions


def openfisca_system():
    """The fee and OS2valghalla's price for members, as OpenFisca writes rules: a formula a year, over all payers at once."""
    import numpy as np
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    payer = Entity("payer", "payers", "Who pays", "")
    system = TaxBenefitSystem([payer])

    class joined(Variable):  # noqa: N801  OpenFisca's names are those of its variables
        value_type, entity, definition_period = date, payer, DateUnit.ETERNITY

    class inhabitants(Variable):  # noqa: N801
        value_type, entity, definition_period = int, payer, DateUnit.ETERNITY

    class fee(Variable):  # noqa: N801
        value_type, entity, definition_period = float, payer, DateUnit.YEAR

        def formula(payers, period, _):  # noqa: N805
            day = payers("joined", period)
            first = np.datetime64(str(period.start))
            late = (day >= first) & (day > np.datetime64(f"{period.start.year}-07-01"))
            return np.where(late, 0.5, 1.0) * 25_000 * (day <= np.datetime64(f"{period.start.year}-12-31"))

    class price(Variable):  # noqa: N801
        value_type, entity, definition_period = float, payer, DateUnit.YEAR

        def formula(payers, period, _):  # noqa: N805
            day, people = payers("joined", period), payers("inhabitants", period)
            yearly = np.select(
                [people < 25_000, people <= 60_000, people <= 120_000], [23_980.0, 34_880.0, 45_780.0], 56_680.0
            )
            month = day.astype("datetime64[M]")
            length = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(float)
            into = (day - month.astype("datetime64[D]")).astype(float)
            months = 12 - (month - np.datetime64(f"{period.start.year}-01")).astype(float) - into / length
            return np.floor(yearly * np.clip(months, 0, 12) / 12 * 100 + 0.5) / 100

    system.add_variables(joined, inhabitants, fee, price)
    return system


def beside_openfisca():
    """One amount, and 98 municipalities over ten years."""
    from openfisca_core.simulation_builder import SimulationBuilder

    system = openfisca_system()
    rules = OS2_RULES.assuming(
        membership_fee=dkk(25000),
        terms={"OS2valghalla": Terms.calendar_year()},
        inhabitants="latest",
        because="benchmark",
    )
    members = [each for each in AUTHORITIES.values() if each.kind is OrganisationKind.MUNICIPALITY]
    chance = random.Random(98)  # noqa: S311  the same days every time
    days = {each.id: date(2026, 1, 1) + timedelta(chance.randrange(365)) for each in members}

    def theirs(payers, years):
        simulation = SimulationBuilder().build_default_simulation(system, count=len(payers))
        simulation.set_input("joined", "ETERNITY", [days[each.id] for each in payers])
        simulation.set_input("inhabitants", "ETERNITY", [each.inhabitants[0].count for each in payers])
        return {(name, year): simulation.calculate(name, year) for name in ("fee", "price") for year in years}

    def one_of_theirs():
        return float(theirs(members[:1], [2026])["fee", 2026][0])

    def one_of_ours():
        return membership_fee(2026, joined=days[members[0].id], rules=rules).net

    def ours():
        return everybody.charges(within=Period.years(2026, 2035))

    everybody = Association(
        rules=rules,
        memberships=[Membership.joined(each, days[each.id]) for each in members],
        subscriptions=[Subscription(each, "OS2valghalla", days[each.id]) for each in members],
    )
    one_there, amount = seconds(one_of_theirs, 100)
    one_here, fee = seconds(one_of_ours, 100)
    if round(amount * 100) != fee.minor:
        sys.exit(f"not equal: {amount}, {fee}")
    print(f"{'one amount':<34} {one_here * 1e6:>9.1f} µs  {one_here / one_there:>6.3f} × OpenFisca (aim 0.1)")
    many_there, found = seconds(lambda: theirs(members, range(2026, 2036)), 10)
    many_here, charges = seconds(ours, 3)
    kinds = {"fee": ChargeKind.MEMBERSHIP_FEE, "price": ChargeKind.RECURRING_FEE}
    for (name, year), amounts in found.items():
        ours_of_year = sum(c.net.minor for c in charges if c.kind is kinds[name] and c.invoice_day.year == year)
        if ours_of_year != round(float(amounts.astype(float).sum()) * 100):
            print(
                f"  {name} {year}: {ours_of_year / 100:.2f} here, {amounts.astype(float).sum():.2f} in its 32-bit floats"
            )
    print(
        f"{'98 municipalities, ten years':<34} {many_here * 1e6:>9.1f} µs  {many_here / many_there:>6.2f} × OpenFisca (aim 1)"
    )


if __name__ == "__main__":
    engine()
    beside_openfisca()
