"""Laws of comparisons, for pairs of associations of which some parts are the same and some are not."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    Association,
    Membership,
    MembershipEvent,
    Organisation,
    OrganisationKind,
    OS2ModelError,
    Period,
    Product,
    SizeClass,
    Subscription,
    SubscriptionPlan,
    Terms,
    dkk,
)
from os2model.causes import CauseKind
from os2model.prices import ByMembership, BySize, PerUnit
from os2model.shared_prices import EqualShare, Staircase
from tests.cases import ASSUMED, rules_of

# hypothesis shows an association on many pages, and a warning would hide what failed
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

YEARS = range(2026, 2029)
PRODUCTS = ("OS2a", "OS2b")
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
amounts = st.integers(0, 10**6).map(dkk)
sizes = st.none() | st.sampled_from(SizeClass)
prices = st.one_of(
    amounts,
    st.builds(BySize, small=amounts, medium=amounts, large=amounts, very_large=amounts),
    st.builds(ByMembership, member=amounts, non_member=amounts),
    st.builds(lambda one, two: Staircase([(1, one), (2, two)]), amounts, amounts),
    st.builds(EqualShare, amounts),
    st.builds(PerUnit, amounts),
)
terms = st.sampled_from([Terms.calendar_year(), Terms.half_years(), Terms.calendar_year(in_advance=False)])


@st.composite
def sheets(draw, product):
    """The price list of a product, one row of prices from long ago and perhaps another."""
    rows = {date(2020, 1, 1): draw(prices), draw(days): draw(prices)}
    (sheet,) = rules_of(*rows.items(), terms=draw(terms), joining_fee=draw(st.none() | amounts)).price_lists
    return evolve(sheet, product=product)


@st.composite
def memberships(draw):
    """The entries of a member: none, of joining, or of leaving too."""
    makers = (MembershipEvent.joined, MembershipEvent.resigned)
    found = sorted(draw(st.sets(days, max_size=2)))
    return [make(day) for make, day in zip(makers, found, strict=False)]


@st.composite
def facts(draw):
    """What is agreed of a subscription."""
    first_day = draw(days)
    later = draw(st.none() | days)
    begins = draw(st.sampled_from([first_day, date(2000, 1, 1)]))
    return {
        "first_day": first_day,
        "last_day": later if later and later >= first_day else None,
        "quantities": [(begins, draw(st.integers(0, 3)))],
        "plan": [(date(2000, 1, 1), SubscriptionPlan.ACTIVE)],
        "pauses": [Period.month(2027, 3)] if draw(st.booleans()) else [],
    }


PARTS = {
    **{product: sheets(product) for product in PRODUCTS},
    "fee": amounts,
    "known": st.booleans(),
    **{f"{id_}": sizes for id_ in "wxyz"},
    **{f"{id_} in": st.none() | memberships() for id_ in "wxyz"},
    **{f"{id_} {product}": st.none() | facts() for id_ in "wxyz" for product in PRODUCTS},
}


def made(parts):
    """The association of some parts."""
    payers = {
        id_: Organisation(
            f"Kommune {id_}",
            kind=OrganisationKind.MUNICIPALITY,
            id=id_,
            assigned_size=parts[id_],
            size_reason="made up",
        )
        for id_ in "wxyz"
    }
    rules = ASSUMED.supposing(since=date(2027, 1, 1), membership_fee=parts["fee"], because="what if")
    rules = evolve(
        rules,
        products=[Product(product, source="made up") for product in PRODUCTS],
        price_lists=[parts[product] for product in PRODUCTS],
    ).assuming(participants={product: [] for product in PRODUCTS}, because="budget")
    return Association(
        rules=rules,
        memberships=[
            Membership(payers[id_], events=parts[f"{id_} in"]) for id_ in "wxyz" if parts[f"{id_} in"] is not None
        ],
        subscriptions=[
            Subscription(payers[id_], product, **parts[f"{id_} {product}"])
            for id_ in "wxyz"
            for product in PRODUCTS
            if parts[f"{id_} {product}"] is not None
        ],
        all_members_known=parts["known"],
    )


@st.composite
def pairs(draw):
    """Two associations; some parts of the one are those of the other."""
    first = draw(st.fixed_dictionaries(PARTS))
    changed = draw(st.sets(st.sampled_from(sorted(PARTS)), max_size=8))
    second = {**first, **{name: draw(PARTS[name]) for name in sorted(changed)}}
    return made(first), made(second)


def charged(association):
    """What is charged by payer, subject and year, in øre; None where that is not known."""
    found = Counter()
    try:
        charges = association.charges(within=Period.years(YEARS[0], YEARS[-1]))
    except OS2ModelError:
        return None
    for each in charges:
        found[each.payer, each.subject, each.invoice_day.year] += each.net.minor
    return found


def compared(before, after):
    """How they differ; None where what one of them charges is not known."""
    try:
        return before.compare(after, years=YEARS)
    except OS2ModelError:
        assert None in (charged(before), charged(after))
        return None


@given(pairs())
def test_differences_are_those_of_what_is_charged_and_causes_sum_to_them(pair):
    before, after = map(charged, pair)
    comparison = compared(*pair)
    if before is None or after is None or comparison is None:
        return
    listed = {(each.payer.id, each.subject, each.year): each for each in comparison.differences}
    assert len(listed) == len(comparison.differences)
    for key, each in listed.items():
        assert (each.before.minor, each.after.minor) == (before[key], after[key])
        assert each.amount.minor == sum(cause.amount.minor for cause in each.causes)
    unlisted = (before.keys() | after.keys()) - listed.keys()
    assert all(before[key] == after[key] for key in unlisted)
    assert comparison.total.minor == after.total() - before.total()
    assert sum(comparison.by_product.values(), dkk(0)) == comparison.total
    assert sum(comparison.by_cause.values(), dkk(0)) == comparison.total


@given(pairs())
def test_the_other_way_round_everything_is_the_negative(pair):
    there, back = compared(*pair), compared(*reversed(pair))
    if there is None or back is None:
        assert there is back
        return
    assert there.total == -back.total
    by_key = {(each.payer.id, each.subject, each.year): each.amount for each in back.differences}
    for each in there.differences:
        assert by_key.get((each.payer.id, each.subject, each.year), dkk(0)) == -each.amount


@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_memberships_and_subscriptions_never_matters(pair, random):
    shuffled = [
        evolve(each, **{name: random.sample(found, len(found)) for name, found in held.items()})
        for each in pair
        for held in [{"memberships": each.memberships, "subscriptions": each.subscriptions}]
    ]
    assert compared(*pair) == compared(*shuffled)


@given(st.fixed_dictionaries(PARTS), st.data())
def test_of_one_change_is_one_cause_and_nothing_together(parts, data):
    name = data.draw(st.sampled_from([each for each in sorted(PARTS) if parts[each] is not None or " " not in each]))
    if " " in name and " in" not in name:  # one fact of a subscription
        drawn, fact = data.draw(facts()), data.draw(st.sampled_from(["pauses", "last_day"]))
        value = {**parts[name], fact: drawn[fact]}
        if value["last_day"] and value["last_day"] < value["first_day"]:
            return
    else:
        value = data.draw(PARTS[name])
    comparison = compared(made(parts), made({**parts, name: value}))
    for each in comparison.differences if comparison else ():
        assert len(each.causes) == 1
        assert each.together == dkk(0)
        assert each.causes[0].kinds in [(kind,) for kind in CauseKind]
