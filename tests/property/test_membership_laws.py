"""The laws of memberships, for whatever was signed, entered, recorded and struck, under any of the statutes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AgreedFee,
    Agreement,
    CalendarUnit,
    Dated,
    DatedRow,
    Membership,
    MembershipEvent,
    MembershipStatus,
    Notice,
    Period,
    Signature,
    VatCategory,
    dkk,
)
from os2model.agreements import AgreementKind, Side
from os2model.entries import CEASING, MembershipEventKind
from os2model.standings import MembershipKind, standing_in
from os2model.statutes import MemberFrom
from tests.day_by_day import Walk
from tests.membership_cases import GEODANMARK, IT_FORUM, OS2, PUBLIC_CODE, SAMSO, os2_with

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

NONE, AWAITING, AWAITING_DAY, MEMBER, PARTNER, NOTICE, EXPELLED, FORMER = MembershipStatus
ONE_DAY = timedelta(1)
FAR = date(2030, 1, 1)  # by then every notice has run out
OTHER = os2_with(
    member_from=MemberFrom.MEMBER_SIGNATURE,
    signing_power=False,
    leaving=Notice(months=6, to_end_of=CalendarUnit.YEAR),
    votes_under_notice=False,
    lapse=False,
    expulsion_ratified=False,
    member_until_ratified=False,
    overdue_bars_vote=True,
    half_fee_after=None,
    votes=2,
)


def changed(old, new):
    """Statutes that change in the middle of the days drawn."""
    first, then = old.statutes.on(date(2020, 1, 1)), new.statutes.on(date(2024, 1, 1))
    rows = [DatedRow(since=since, value=law, source="x") for since, law in ((CHANGE, then), (date(2000, 1, 1), first))]
    return evolve(OS2, statutes=Dated(OS2.statutes.label, unit="clauses", rows=rows))


CHANGE = date(2021, 1, 1)
RULES = {
    "OS2": OS2,
    "the member's signature": os2_with(member_from=MemberFrom.MEMBER_SIGNATURE),
    "overdue bars the vote": os2_with(overdue_bars_vote=True),
    "no member until ratified": os2_with(member_until_ratified=False),
    "no vote under notice": os2_with(votes_under_notice=False, leaving=Notice(months=3)),
    "notice and expulsion by the board": os2_with(expulsion_ratified=False, leaving=Notice(days=10)),
    "everything else": OTHER,
    "GeoDanmark": GEODANMARK,
    "Foundation for Public Code": PUBLIC_CODE,
    "it-forum": IT_FORUM,
    "a new text": changed(OTHER, OS2),
    "a new text the other way": changed(OS2, OTHER),
}
PRICED = {
    name: rules.supposing(
        since=date(2000, 1, 1),
        fee_vat_category=VatCategory.STANDARD,
        membership_fee=dkk(25000),
        because="one fee in all years",
    )
    for name, rules in RULES.items()
}

names = st.sampled_from(sorted(RULES))
near = st.sampled_from([0, 0, 0, 1, 1, -1, 30, 200, 366]).map(timedelta)
eras = st.dates(date(2014, 1, 1), date(2026, 12, 31)) | st.sampled_from(
    [CHANGE, date(2021, 11, 6), date(2020, 1, 1), date(2020, 7, 1)]
)
kinds = st.sampled_from([kind for kind in MembershipEventKind if kind.rank > 1])


@st.composite
def known(draw, on, days):
    """When something of a day was recorded and struck."""
    recorded = draw(st.just(on) | days)
    struck = draw(st.none() | st.none() | days)
    return {"recorded": recorded, "struck": None if struck is None else max(struck, recorded)}


@st.composite
def events(draw, days, kinds=kinds):
    kind, on = draw(kinds), draw(days)
    reason = draw(st.sampled_from(CEASING)) if kind is MembershipEventKind.CEASED else None
    return MembershipEvent(kind, on, reason=reason, source=draw(st.sampled_from("ab")), **draw(known(on, days)))


@st.composite
def signatures(draw, side, days):
    """A signature, now and then one that was struck and replaced."""
    on = draw(days)
    power = draw(st.sampled_from([True, True, None, False]))
    found = Signature(side, on, by=draw(st.sampled_from(["", "a"])), signing_power=power, **draw(known(on, days)))
    if found.struck is None or draw(st.booleans()):
        return [found]
    on = draw(days)
    return [found, Signature(side, on, signing_power=True, recorded=max(on, found.struck))]


@st.composite
def agreements(draw, days, kind=AgreementKind.PARTNERSHIP):
    sides = draw(st.sampled_from([(Side.MEMBER, Side.ASSOCIATION)] * 3 + [(Side.MEMBER,), (Side.ASSOCIATION,)]))
    return Agreement(
        kind,
        signatures=[each for side in sides for each in draw(signatures(side, days))],
        received=draw(st.none() | days),
        first_day=draw(st.none() | st.none() | days),
        renews=draw(st.booleans()),
    )


@st.composite
def memberships(draw, kind=None):
    """A membership of which much happens on few days."""
    kind = kind or draw(st.sampled_from([MembershipKind.MEMBER] * 4 + [MembershipKind.SUPPLIER]))
    agreed = AgreementKind.SUPPLIER if kind is MembershipKind.SUPPLIER else AgreementKind.PARTNERSHIP
    first = draw(st.lists(eras, min_size=1, max_size=3, unique=True))
    pool = sorted({first[0], *(day + draw(near) for day in first), *(first[0] + draw(near) for _ in range(2))})
    days = st.sampled_from(pool)
    fees = st.builds(
        AgreedFee,
        st.sampled_from([pool[0].year, pool[-1].year]),
        st.just(dkk(10000)),
        decided=days,
        source=st.just("x"),
    )
    return Membership(
        SAMSO,
        agreements=draw(st.lists(agreements(days, agreed), max_size=3)),
        events=draw(st.lists(events(days), max_size=8)),
        agreed_fees=draw(st.lists(fees, max_size=2, unique_by=lambda fee: (fee.year, fee.decided))),
        kind=kind,
    )


def entries_of(membership):
    """The entries and the signatures."""
    return [*membership.events, *(each for agreement in membership.agreements for each in agreement.signatures)]


def days_of(membership):
    """The days on which something happened, was recorded or struck, and those around them."""
    days = {day for each in entries_of(membership) for day in (each.on, each.recorded, each.struck) if day}
    return sorted({day + ONE_DAY * n for day in days for n in (-1, 0, 1)} | {FAR})


def bare(standing):
    """A standing without its clause, which the day-by-day count does not know."""
    return evolve(standing, clause=None)


def walked(membership, rules):
    """Each day from the one before the first entry on with its standing, counted independently."""
    return dict(Walk(membership, rules).days(FAR))


def is_held(standing, rules):
    if standing.status is EXPELLED:
        return rules.statutes.on(standing.since).member_until_ratified.value
    return standing.status in (MEMBER, NOTICE)


def member_days(membership, rules):
    """The days of membership until the far one, counted independently."""
    if membership.kind is MembershipKind.SUPPLIER:
        return []
    return [day for day, standing in walked(membership, rules).items() if is_held(standing, rules)]


@given(memberships(), names)
def test_each_day_has_the_standing_of_an_independent_count(membership, name):
    rules, timeline = RULES[name], membership.timeline(rules=RULES[name])
    for day, standing in walked(membership, rules).items():
        assert bare(standing_in(timeline, day)) == standing, day


@given(memberships(), names)
def test_what_is_found_is_what_an_independent_count_notes(membership, name):
    walk = Walk(membership, RULES[name])
    for _ in walk.days(FAR):
        pass
    codes = (finding.code.partition(".")[2] for finding in membership.check(on=FAR, rules=RULES[name]))
    apart = ("expulsion-not-put", "duplicate", "never-joined")
    assert sorted(code for code in codes if code not in apart) == sorted(walk.notes)


@given(memberships(), names)
def test_each_day_has_one_standing_and_the_timeline_gives_it(membership, name):
    rules = RULES[name]
    timeline = membership.timeline(rules=rules)
    first_days = [day for day, _ in timeline]
    assert first_days[0] == date.min
    assert first_days == sorted(set(first_days))
    for day in days_of(membership):
        assert membership.standing(on=day, rules=rules) == standing_in(timeline, day)


@given(memberships(), names, st.randoms())
def test_the_order_in_which_anything_is_given_does_not_matter(membership, name, chance):
    def shuffled(values):
        return chance.sample(values, len(values))

    again = Membership(
        membership.organisation,
        agreements=[evolve(each, signatures=shuffled(each.signatures)) for each in shuffled(membership.agreements)],
        events=shuffled(membership.events),
        agreed_fees=shuffled(membership.agreed_fees),
        kind=membership.kind,
    )
    assert (again, hash(again), repr(again)) == (membership, hash(membership), repr(membership))
    rules = RULES[name]
    assert again.timeline(rules=rules) == membership.timeline(rules=rules)
    for day in days_of(membership):
        assert again.check(on=day, rules=rules) == membership.check(on=day, rules=rules)
        assert again.next_step(on=day) == membership.next_step(on=day)


@st.composite
def knowledge(draw):
    """A membership, a day, and the same membership as more was recorded and struck after that day."""
    membership = draw(memberships())
    days = days_of(membership)
    day = draw(st.sampled_from(days))
    later = st.sampled_from([each for each in days if each > day] or [day + ONE_DAY])
    others = st.sampled_from(days)
    struck = [
        evolve(each, struck=draw(later)) if each.known_on(day) and each.struck is None and draw(st.booleans()) else each
        for each in membership.events
    ]
    struck = [
        each if each.struck is None or each.struck >= each.recorded else evolve(each, struck=None) for each in struck
    ]
    recorded = [evolve(each, recorded=draw(later), struck=None) for each in draw(st.lists(events(others), max_size=4))]
    agreed = AgreementKind.SUPPLIER if membership.kind is MembershipKind.SUPPLIER else AgreementKind.PARTNERSHIP
    after = draw(later)
    new = [
        evolve(
            each, signatures=[evolve(one, recorded=after, struck=None) for one in each.signatures if one.struck is None]
        )
        for each in draw(st.lists(agreements(others, agreed), max_size=2))
    ]
    return membership, day, evolve(membership, events=struck + recorded, agreements=[*membership.agreements, *new])


def answers(membership, name):
    rules = PRICED[name]
    return membership.timeline(rules=rules), [
        (
            membership.check(on=day, rules=rules),
            membership.voting_right(on=day, rules=rules),
            membership.next_step(on=day),
            membership.has_overdue_payment(on=day, rules=rules),
        )
        for day in days_of(membership)
    ]


@given(knowledge(), names)
def test_what_is_recorded_or_struck_later_changes_nothing_that_was_known_before(case, name):
    membership, day, later = case
    before, now = membership.as_known(day), later.as_known(day)
    assert now == before
    assert answers(now, name) == answers(before, name)


@given(memberships(), names)
def test_what_is_known_at_last_is_what_was_not_struck(membership, name):
    last = membership.as_known(date(2100, 1, 1))
    assert all(entry.struck is None for entry in entries_of(last))
    assert [each for each in membership.events if each.struck is None] == list(last.events)
    rules = RULES[name]
    assert last.timeline(rules=rules) == membership.timeline(rules=rules)
    for day in days_of(membership):
        assert last.check(on=day, rules=rules) == membership.check(on=day, rules=rules)
        assert last.voting_right(on=day, rules=rules) == membership.voting_right(on=day, rules=rules)
        assert last.next_step(on=day) == membership.next_step(on=day)


@st.composite
def effects(draw):
    """A membership, a day, and the same membership with more that takes effect after that day."""
    membership = draw(memberships())
    days = days_of(membership)
    day = draw(st.sampled_from(days))
    later = st.sampled_from([each for each in days if each > day] or [day + ONE_DAY])
    agreed = AgreementKind.SUPPLIER if membership.kind is MembershipKind.SUPPLIER else AgreementKind.PARTNERSHIP
    signed = [
        evolve(each, signatures=[*each.signatures, Signature(side, draw(later))])
        if (side := draw(st.sampled_from(Side))) not in {one.side for one in each.signatures}
        else each
        for each in membership.agreements
    ]
    more = evolve(
        membership,
        events=[*membership.events, *draw(st.lists(events(later), max_size=4))],
        agreements=[*signed, *draw(st.lists(agreements(later, agreed), max_size=2))],
    )
    return membership, day, more


@given(effects(), names)
def test_what_takes_effect_later_changes_no_earlier_day(case, name):
    membership, day, more = case
    rules = RULES[name]
    for each in (*(one for one in days_of(membership) if one <= day), day):
        assert more.standing(on=each, rules=rules) == membership.standing(on=each, rules=rules)
        assert more.voting_right(on=each, rules=rules) == membership.voting_right(on=each, rules=rules)
        assert more.next_step(on=each) == membership.next_step(on=each)
        if any(entry.struck is None for entry in entries_of(membership)):
            assert more.check(on=each, rules=rules) == membership.check(on=each, rules=rules)


@given(memberships(), names)
def test_the_periods_are_the_days_of_membership(membership, name):
    rules = RULES[name]
    days = set(member_days(membership, rules))
    periods = membership.periods(rules=rules)
    for day in walked(membership, rules):
        assert any(period.contains(day) for period in periods) == (day in days), day
    for day in days_of(membership):
        assert membership.is_member(on=day, rules=rules) == (day in days)
    assert all(one.last_day + ONE_DAY < other.first_day for one, other in pairwise(periods))


@given(memberships(), names)
def test_the_fee_of_each_year_is_that_of_its_first_day_of_membership(membership, name):
    rules = PRICED[name]
    first_days = {}
    for day in member_days(membership, rules):
        first_days.setdefault(day.year, day)
    for year in range(2013, FAR.year):
        charge = membership.fee(year, rules=rules)
        first = first_days.get(year)
        transferred = (
            first
            and (first.month, first.day) != (1, 1)
            and any(
                each.kind is MembershipEventKind.TRANSFERRED and each.on == first and each.struck is None
                for each in membership.events
            )
        )
        agreed = [fee for fee in membership.agreed_fees if fee.year == year]
        if first is None or (transferred and not agreed):
            assert charge is None, year
            continue
        half = rules.statutes.on(first).half_fee_after.value
        due = dkk(12500) if half and (first.month, first.day) > (half.month, half.day) else dkk(25000)
        expected = max(agreed, key=lambda fee: fee.decided).amount if agreed else due
        assert (charge.net, charge.period.first_day) == (expected, first)
    years = Period.years(2013, FAR.year - 1)
    fees = [membership.fee(year, rules=rules) for year in range(2013, FAR.year)]
    assert membership.charges(within=years, rules=rules) == tuple(fee for fee in fees if fee)


@given(memberships(), names)
def test_the_vote_follows_from_the_standing_and_the_statutes_of_the_day(membership, name):
    rules, asked = RULES[name], set(days_of(membership))
    walk = Walk(membership, rules)
    for day, standing in walk.days(FAR):
        if day not in asked:
            continue
        law = rules.statutes.on(day)
        barred = (
            standing.status not in (MEMBER, NOTICE, EXPELLED)
            or membership.kind is MembershipKind.SUPPLIER
            or (walk.resigned and not law.votes_under_notice.value)
            or (standing.status is EXPELLED and not law.member_until_ratified.value)
            or (walk.owes and law.overdue_bars_vote.value)
        )
        right = membership.voting_right(on=day, rules=rules)
        assert membership.has_overdue_payment(on=day, rules=rules) == walk.owes
        assert right.votes == (0 if barred else law.votes.value)
        assert (right.why_not is None) == (not barred)
        assert bare(right.standing) == standing
