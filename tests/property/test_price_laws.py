"""The laws of price rules, and of charges where every kind of rule, modes, participants and an index are in play."""

from datetime import date, timedelta
from fractions import Fraction
from math import prod

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from os2model import (
    OS2_RULES,
    Cadence,
    Membership,
    MissingFactError,
    Money,
    MonthDay,
    NoRuleInForceError,
    OperationMode,
    Percent,
    Period,
    PriceChange,
    Subscription,
    Terms,
    dkk,
    member_budget,
)
from os2model.circumstances import Circumstances, Participants
from os2model.indexation import Indexation
from os2model.labels import Label
from os2model.participation import Presence
from os2model.prices import ByMembership, BySize, Fixed, Less, PerInhabitant, PerUnit, Rounding, Share, Waived
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.steps import priced
from tests.cases import SAMSO, line_of, rules_of
from tests.charge_cases import recomputed

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

OTHERS = [f"{n:02}" for n in range(1, 9)]
OERE = Rounding(dkk("0.01"), "made up")
FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
WINDOW = Period(FIRST, LAST)
amounts = st.integers(0, 10**7).map(lambda oere: Money.from_minor(oere, "DKK"))
shares = st.fractions(0, 1, max_denominator=12)
percents = st.integers(0, 10_000).map(lambda part: Percent(f"{part // 100}.{part % 100:02}"))
named = {"ground": st.sampled_from(["", "founder"]), "only": st.sampled_from([(), ("0741",), ("0751",)])}
reason = st.just(Label(da="bortfalder", en="waived"))
keys = st.lists(st.fractions(0, 100, max_denominator=3), min_size=9, max_size=9).filter(any)


def composed(of):
    bound = st.none() | of
    return st.one_of(
        st.builds(PerUnit, of),
        st.builds(Share, of, shares),
        st.builds(Less, of, amounts | percents, **named),
        st.builds(Waived, of, reason, **named),
        st.builds(ByMembership, member=of, non_member=of),
        st.builds(BySize, small=of, medium=of, large=of, very_large=of),
        st.tuples(of, of).map(lambda both: Staircase([(1, both[0]), (4, both[1])])),
        st.builds(EqualShare, amounts),
        # every weight above 0, so that whoever takes part can share
        st.builds(
            ByKey,
            amounts,
            keys.map(
                lambda weights: {id_: 1 + weight for id_, weight in zip([*OTHERS, SAMSO.id], weights, strict=True)}
            ),
        ),
        st.tuples(st.integers(0, 500), bound, bound).map(
            lambda found: PerInhabitant(Fraction(found[0], 100), **bounds(*found[1:]))
        ),
    )


def bounds(least, most):
    """A minimum and a maximum, in order where both are amounts."""
    if isinstance(least, Fixed) and isinstance(most, Fixed) and least.price > most.price:
        least, most = most, least
    return {"minimum": least, "maximum": most}


rules = st.recursive(amounts.map(Fixed), composed, max_leaves=5)


@st.composite
def circumstances(draw):
    ids = draw(st.sets(st.sampled_from(OTHERS)))
    return Circumstances(
        payer=SAMSO,
        on=date(2021, 6, 1),
        member=draw(st.booleans()),
        sizes=OS2_RULES.sizes,
        quantity=draw(st.integers(0, 5)),
        grounds=draw(st.sampled_from([(), ("founder",)])),
        participants=Participants(ids=tuple(sorted({SAMSO.id, *ids})), on=date(2021, 1, 1)),
    )


@given(rules, circumstances())
def test_the_steps_of_a_price_come_to_its_amount_which_is_never_negative(rule, asked):
    price, factors = priced(rule.steps(asked))
    assert prod(factors, start=price) == rule.amount(asked) >= 0


@given(rules)
def test_repriced_by_1_in_whole_oere_a_price_is_what_it_was(rule):
    assert rule.repriced(Fraction(1), OERE) == rule


@given(rules, circumstances(), st.integers(1, 4))
def test_multiplied_a_price_is_no_lower_and_divided_again_it_is_what_it_was(rule, asked, times):
    whole = rule.repriced(Fraction(times), OERE)
    assert whole.repriced(Fraction(1, times), OERE) == rule
    assert whole.amount(asked) >= rule.amount(asked)


@given(rules, amounts | percents, circumstances(), named["ground"], named["only"])
def test_a_rebate_leaves_from_nothing_to_all(of, rebate, asked, ground, only):
    assert 0 <= Less(of, rebate, ground=ground, only=only).amount(asked) <= of.amount(asked)


@given(amounts, st.sets(st.sampled_from(OTHERS), min_size=1), keys)
def test_the_shares_of_all_participants_sum_to_the_total(total, ids, weights):
    sharing = Participants(ids=tuple(sorted(ids)), on=date(2021, 1, 1))

    def collected(rule):
        payers = (evolve(SAMSO, id=id_) for id_ in ids)
        return sum(
            rule.amount(
                Circumstances(
                    payer=payer, on=date(2021, 1, 1), member=True, sizes=OS2_RULES.sizes, participants=sharing
                )
            )
            for payer in payers
        )

    assert collected(EqualShare(total)) == total.minor
    key = dict(zip(OTHERS, weights, strict=False))
    if any(key[id_] for id_ in ids):
        assert collected(ByKey(total, key)) == total.minor


# Charges: every kind of rule, an index, modes, participants


def indexations(months):
    limits = st.none() | st.integers(-3, 5).map(Percent)
    return st.builds(
        lambda month, years_before, limit, on, step, which: Indexation(
            index="KL",
            month=month,
            years_before=years_before,
            on=on,
            rounding=Rounding(step, "made up"),
            **{which: limit},
        ),
        st.sampled_from(months),
        st.integers(0, 2),
        limits,
        st.sampled_from([MonthDay(1, 1), MonthDay(7, 1), MonthDay(4, 30)]),
        st.sampled_from([dkk(1), dkk("0.01"), dkk(50)]),
        st.sampled_from(["floor", "cap"]),
    )


@st.composite
def cases(draw):
    """Rules of two lines, one of them in two modes, and a subscription that changes mode; from 2026 to 2030."""
    pricing = draw(st.sampled_from([Cadence.ANNUAL, Cadence.HALF_YEARLY]))
    terms = Terms(
        pricing,
        draw(st.sampled_from([Cadence.ANNUAL, Cadence.HALF_YEARLY, Cadence.QUARTERLY])),
        pricing_anchor=draw(st.sampled_from([None, MonthDay(3, 31)])),
        price_change=draw(st.sampled_from([PriceChange.SPLIT, PriceChange.NEXT_PERIOD])),
        indexation=draw(indexations([1, 10])),
    )
    rows = [(date(2024, 1, 1), draw(rules)), (draw(st.dates(FIRST, LAST)), draw(rules))]
    lines = [
        line_of((date(2024, 3, 1), draw(rules)), modes=[OperationMode.SHARED]),
        line_of(*rows, modes=[OperationMode.OWN_VENDOR]),
        line_of((date(2024, 3, 1), draw(rules)), name="anyway"),
    ]
    values = st.integers(90, 120)
    index = {date(year, month, 1): draw(values) for year in range(2020, 2033) for month in (1, 10)}
    first_day = draw(st.dates(FIRST, date(2028, 12, 31)))
    accession = Subscription(
        SAMSO,
        "OS2test",
        first_day,
        last_day=draw(st.none() | st.integers(0, 700).map(lambda days: first_day + timedelta(days))),
        operation_mode=[
            (FIRST, draw(st.sampled_from(OperationMode))),
            (draw(st.dates(FIRST + timedelta(1), LAST)), draw(st.sampled_from(OperationMode))),
        ],
        quantities=[
            (FIRST, draw(st.integers(0, 3))),
            (draw(st.dates(FIRST + timedelta(1), LAST)), draw(st.integers(0, 3))),
        ],
        grounds=draw(st.sampled_from([(), ("founder",)])),
    )
    participants = [Presence(id_, Period(draw(st.dates(FIRST, LAST)))) for id_ in OTHERS[: draw(st.integers(0, 8))]]
    book = rules_of(lines=lines, terms=terms, index=index).assuming(inhabitants="latest", because="made up")
    return accession, book, participants


def charged(case, within=WINDOW):
    accession, book, participants = case
    return accession.charges(within=within, rules=book, member_during=[Period.year(2027)], participants=participants)


@settings(max_examples=60)
@given(cases())
def test_a_charge_of_any_rules_recomputes_from_its_steps_and_its_parts_sum(case):
    charges = charged(case)
    assert len({charge.key for charge in charges}) == len(charges)
    for charge in charges:
        assert recomputed(charge.steps) == charge.net.minor == sum(part.net.minor for part in charge.parts) >= 0


@settings(max_examples=60)
@given(cases(), st.dates(FIRST, LAST - timedelta(1)))
def test_charges_of_any_rules_are_the_same_over_any_windows(case, cut):
    assert charged(case, Period(FIRST, cut)) + charged(case, Period(cut + timedelta(1), LAST)) == charged(case)


@settings(max_examples=60)
@given(cases())
def test_a_pricing_period_that_is_split_comes_to_the_same_however_it_is_billed(case):
    accession, book, participants = case
    accession = evolve(accession, last_day=date(2030, 12, 30))
    sums = set()
    for billing in Cadence:
        table = book.price_list("OS2test").terms.converted(
            lambda terms, billing=billing: evolve(
                terms,
                billing=billing,
                price_change=PriceChange.SPLIT,
                pricing_anchor=terms.pricing_anchor or terms.anchor,
            )
        )
        changed = evolve(book, price_lists=[evolve(book.price_list("OS2test"), terms=table)])
        sums.add(sum(charge.net.minor for charge in charged((accession, changed, participants))))
    assert len(sums) == 1


@given(st.dates(FIRST, LAST), st.integers(2026, 2030), st.integers(0, 2))
def test_of_assumed_values_of_an_index_and_participants_each_caveat_is_necessary_and_together_they_suffice(
    first_day, first, more
):
    terms = Terms.calendar_year(
        indexation=Indexation(index="KL", month=1, on=MonthDay(7, 1), rounding=Rounding(dkk(1), "made up"))
    )
    stairs = Staircase([(1, dkk(10000)), (3, dkk(8000))])
    rows = [(date(2024, 1, 1), dkk(9000)), (date(2028, 1, 1), stairs)]
    book = rules_of(*rows, terms=terms).assuming(membership_fee=dkk(25000), because="fee")
    months = {date(year, 1, 1): str(year) for year in range(2022, 2034)}

    def budget_by(months, who):
        rules = book.assuming(indices={"KL": months}, because="index") if months else book
        rules = rules.assuming(participants={"OS2test": who}, because="others") if who is not None else rules
        membership = Membership.joined(SAMSO, FIRST)
        accession = Subscription(SAMSO, "OS2test", first_day)
        return member_budget(membership, [accession], years=range(first, first + more + 1), rules=rules)

    budget = budget_by(months, [])
    used = {row.since for row in budget.caveats if row.source == "index"}
    counted = any(row.source == "others" for row in budget.caveats)
    assert budget_by({day: months[day] for day in used}, [] if counted else None) == budget
    for day in used:
        with pytest.raises(NoRuleInForceError):
            budget_by({other: months[other] for other in used if other != day}, [])
    if counted:
        with pytest.raises(MissingFactError):
            budget_by(months, None)
