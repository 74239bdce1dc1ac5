"""Laws of successions, for memberships of any history, in any order."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    Agreement,
    Association,
    Contact,
    Group,
    GroupKind,
    Membership,
    MembershipEvent,
    MembershipStatus,
    Seat,
    Subscription,
    text,
)
from os2model.agreements import Side, Signature
from os2model.contacts import ContactDuty
from os2model.entries import MembershipEventKind
from os2model.mergers import ConsequenceCode, Succession, SuccessionKind
from os2model.statutes import SuccessionPolicy
from os2model.successions import consequences
from tests.membership_cases import HERNING, LEMVIG, ODDER, SAMSO, SKIVE, STRUER
from tests.succession_cases import deciding

EVERYBODY = (SAMSO, ODDER, HERNING, SKIVE, LEMVIG, STRUER)
BY_POLICY = {policy: deciding(policy) for policy in SuccessionPolicy}
IN = {
    MembershipStatus.MEMBER,
    MembershipStatus.UNDER_NOTICE,
    MembershipStatus.EXPELLED_AWAITING_RATIFICATION,
}
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31)) | st.dates(date(2026, 8, 30), date(2026, 9, 3))
KINDS = [kind for kind in MembershipEventKind if kind.rank > 1 and kind is not MembershipEventKind.CEASED]


@st.composite
def events(draw):
    kind = draw(st.sampled_from([*KINDS, MembershipEventKind.JOINED, MembershipEventKind.JOINED]))
    return MembershipEvent(kind, draw(DAYS), recorded=draw(DAYS))


@st.composite
def agreements(draw):
    sides = [Signature(Side.MEMBER, draw(DAYS), signing_power=True)]
    if draw(st.booleans()):
        sides.append(Signature(Side.ASSOCIATION, draw(DAYS)))
    return Agreement(signatures=sides, first_day=draw(st.none() | DAYS))


@st.composite
def histories(draw):
    """Who has a membership, with what happened to it."""
    members = draw(st.sets(st.sampled_from(EVERYBODY), min_size=1))
    return [
        Membership(
            each,
            events=draw(st.lists(events(), max_size=5)),
            agreements=draw(st.lists(agreements(), max_size=1)),
        )
        for each in sorted(members, key=lambda each: each.name)
    ]


@st.composite
def successions(draw):
    kind = draw(st.sampled_from(SuccessionKind))
    several = draw(st.integers(2, 3))
    before, after = {"MERGER": (several, 1), "SPLIT": (1, several), "DISSOLUTION": (1, 0)}[kind.name]
    drawn = draw(st.permutations(EVERYBODY))
    old, new = drawn[:before], drawn[before : before + after]
    return Succession(kind, draw(DAYS), predecessors=old, successors=new, recorded=draw(DAYS), source="drawn")


LAST_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
GROUPS = st.sampled_from([Group(GroupKind.BOARD), Group(GroupKind.STEERING, "OS2mo")])
HELD = {
    "subscriptions": st.lists(
        st.builds(
            Subscription,
            st.sampled_from(EVERYBODY),
            st.sampled_from(["OS2mo", "OS2kitos"]),
            st.just(date(2020, 1, 1)),
            last_day=LAST_DAYS,
        ),
        max_size=5,
    ),
    "seats": st.lists(st.builds(Seat, GROUPS, st.sampled_from(EVERYBODY), last_day=LAST_DAYS), max_size=5),
    "contacts": st.lists(
        st.builds(
            Contact,
            st.sampled_from(EVERYBODY),
            st.sampled_from(["u-1", "u-2"]),
            duty=st.sampled_from(ContactDuty),
            last_day=LAST_DAYS,
        ),
        max_size=5,
    ),
}
POLICIES = st.sampled_from(SuccessionPolicy)


def by_id(memberships):
    return {each.organisation.id: each for each in memberships}


def status(membership, on, rules):
    return membership.standing(on=on, rules=rules).status if membership else MembershipStatus.NONE


@given(successions(), histories(), POLICIES, st.integers(1, 900))
def test_before_the_day_nothing_changes(succession, memberships, policy, earlier):
    rules = BY_POLICY[policy]
    after = by_id(consequences(succession, memberships=memberships, rules=rules).memberships)
    day = succession.on - timedelta(earlier)
    known = by_id(memberships)
    for id_, membership in after.items():
        if id_ in known:
            assert membership.standing(on=day, rules=rules) == known[id_].standing(on=day, rules=rules)
        else:
            assert status(membership, day, rules) is MembershipStatus.NONE


@given(successions(), histories(), POLICIES)
def test_whoever_was_in_on_the_last_day_is_former_on_the_day_and_for_ever(succession, memberships, policy):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules)
    after = by_id(outcome.memberships)
    ended = {each.subject for each in outcome.consequences if each.code is ConsequenceCode.MEMBERSHIP_ENDS}
    for each in succession.predecessors:
        was_in = status(after.get(each.id), succession.eve, rules) in IN
        assert was_in == (each in ended)
        if was_in:
            assert {status(after[each.id], day, rules) for day in (succession.on, date(2040, 1, 1))} == {
                MembershipStatus.FORMER
            }


@given(successions(), histories(), POLICIES)
def test_the_votes_are_the_sums_over_the_memberships_that_are_returned(succession, memberships, policy):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules)
    involved = {each.id for each in (*succession.predecessors, *succession.successors)}
    before, after = (
        sum(
            each.voting_right(on=day, rules=rules).votes
            for each in outcome.memberships
            if each.organisation.id in involved
        )
        for day in (succession.eve, succession.on)
    )
    told = [(each.before, each.after) for each in outcome.consequences if each.code is ConsequenceCode.VOTES]
    assert told == ([(before, after)] if before != after else [])


@given(st.data(), successions(), histories(), POLICIES, st.fixed_dictionaries(HELD))
def test_the_order_of_what_is_given_never_matters(data, succession, memberships, policy, held):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules, **held)
    shuffled = {name: data.draw(st.permutations(given)) for name, given in held.items()}
    again = evolve(
        succession,
        predecessors=data.draw(st.permutations(succession.predecessors)),
        successors=data.draw(st.permutations(succession.successors)),
    )
    assert consequences(again, memberships=data.draw(st.permutations(memberships)), rules=rules, **shuffled) == outcome


@given(successions(), histories(), POLICIES, st.fixed_dictionaries(HELD))
def test_given_what_was_returned_it_says_the_same_again(succession, memberships, policy, held):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules, **held)
    assert consequences(succession, memberships=outcome.memberships, rules=rules, **held) == outcome


@given(successions(), histories(), POLICIES)
def test_a_membership_goes_over_by_the_bylaws_alone_and_never_in_a_dissolution(succession, memberships, policy):
    outcome = consequences(succession, memberships=memberships, rules=BY_POLICY[policy])
    heirs = {each.subject for each in outcome.consequences if each.code is ConsequenceCode.TRANSFERRED}
    new = by_id(outcome.memberships).keys() - by_id(memberships).keys()
    assert heirs <= set(succession.successors)
    assert new <= {each.id for each in heirs}
    if policy is not SuccessionPolicy.TRANSFER or succession.kind is SuccessionKind.DISSOLUTION:
        assert heirs <= {each.organisation for each in memberships if entered(each, succession.on)}


def entered(membership, day):
    """Whether it was entered of a membership that it went over on a day."""
    return any(each.kind is MembershipEventKind.TRANSFERRED and each.on == day for each in membership.events)


@given(successions(), histories(), POLICIES, st.fixed_dictionaries(HELD))
def test_nobody_takes_over_a_seat_in_which_a_check_would_name_it(succession, memberships, policy, held):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules, **held)
    for each in outcome.consequences:
        if each.code is ConsequenceCode.SEATS:
            seats = [Seat(each.subject, heir) for heir in each.after]
            association = Association(rules=rules, memberships=outcome.memberships, seats=seats)
            found = {finding.code for finding in association.check(on=succession.on)}
            assert found.isdisjoint({"seats.not-a-member", "seats.several-for-one-member"})


@given(successions(), histories(), POLICIES)
def test_entering_by_hand_that_a_predecessor_ceases_changes_no_consequence(succession, memberships, policy):
    rules = BY_POLICY[policy]
    ceased = MembershipEvent.ceased(succession.on, succession.reason, source="by hand")
    old = {each.id for each in succession.predecessors}
    by_hand = [
        evolve(each, events=[*each.events, ceased]) if each.organisation.id in old else each for each in memberships
    ]
    after = consequences(succession, memberships=by_hand, rules=rules)
    assert after.consequences == consequences(succession, memberships=memberships, rules=rules).consequences
    for each in after.memberships:
        assert sum(entry.kind is MembershipEventKind.CEASED for entry in each.events) <= 1


@given(successions(), histories(), POLICIES)
def test_nothing_was_known_before_it_was_recorded(succession, memberships, policy):
    rules = BY_POLICY[policy]
    known = by_id(memberships)
    before = succession.recorded - timedelta(1)
    for id_, membership in by_id(consequences(succession, memberships=memberships, rules=rules).memberships).items():
        if id_ in known:
            assert membership.as_known(before) == known[id_].as_known(before)
        else:
            assert membership.as_known(before).events == ()


@given(successions(), histories(), POLICIES)
def test_who_takes_over_inside_a_year_pays_nothing_for_it(succession, memberships, policy):
    rules = BY_POLICY[policy]
    outcome = consequences(succession, memberships=memberships, rules=rules)
    after, known = by_id(outcome.memberships), by_id(memberships)
    for each in outcome.consequences:
        if each.code is ConsequenceCode.TRANSFERRED and each.subject.id not in known:
            fee = after[each.subject.id].fee(succession.on.year, rules=rules)
            assert (fee is None) == (succession.on != date(succession.on.year, 1, 1))


@given(successions(), histories(), POLICIES, st.fixed_dictionaries(HELD))
def test_every_consequence_has_a_line_in_both_languages(succession, memberships, policy, held):
    outcome = consequences(succession, memberships=memberships, rules=BY_POLICY[policy], **held)
    for language in ("da", "en"):
        explained = text.explain(outcome, language).splitlines()
        assert [line for line in explained if line.startswith("  ")] == [
            f"  {text.explain(each, language)}" for each in sorted(outcome.consequences, key=lambda each: each.conflict)
        ]
