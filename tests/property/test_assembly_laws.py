"""Laws of the general assembly: for every day, every length of notice, and every set of memberships."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from os2model import Agreement, Duration, Membership, MembershipEvent, assembly_deadlines, text
from os2model.agreements import Side, Signature
from os2model.assembly import check_call, extraordinary_deadlines, roll_changes, year_dates
from os2model.electoral_rolls import electoral_roll
from os2model.entries import MembershipEventKind, entry_kind
from os2model.standings import MembershipKind
from tests.membership_cases import HERNING, LEMVIG, ODDER, OS2, SAMSO, os2_with

ONE_DAY = timedelta(1)
DURATIONS = st.builds(Duration, months=st.integers(0, 13), days=st.integers(0, 40))
DAYS = st.dates(date(2014, 1, 1), date(2100, 12, 31))
KINDS = ("joined", "demanded", "settled", "resigned", "lapsed", "expelled", "not_ratified", "ratified", "reinstated")
NEAR = st.dates(date(2026, 1, 1), date(2026, 6, 30))
LATER = st.integers(0, 60).map(timedelta)


@st.composite
def events(draw):
    on = draw(NEAR)
    recorded = on + draw(LATER)
    return getattr(MembershipEvent, draw(st.sampled_from(KINDS)))(
        on, recorded=recorded, struck=draw(st.none() | st.just(recorded + draw(LATER)))
    )


@st.composite
def memberships_of(draw, organisation):
    supplier = draw(st.integers(0, 4)) == 0
    signatures = [Signature(side, draw(NEAR), signing_power=True) for side in draw(st.sets(st.sampled_from(Side)))]
    make = Agreement.supplier if supplier else Agreement.partnership
    begun = make(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
    kind = begun.kind
    given_agreements = draw(st.sampled_from([[], [begun], [Agreement(kind=kind, signatures=signatures)]]))
    return Membership(
        organisation,
        kind=MembershipKind.SUPPLIER if supplier else MembershipKind.MEMBER,
        agreements=given_agreements,
        events=draw(st.lists(events(), max_size=4)),
    )


MEMBERSHIPS = st.tuples(*map(memberships_of, (SAMSO, ODDER, HERNING, LEMVIG)))
RULES = st.sampled_from(
    [OS2, os2_with(votes=2, overdue_bars_vote=True, member_until_ratified=False), os2_with(votes=0)]
)


def late(assembly_day, called, rules):
    return "assembly.called-late" in [each.code for each in check_call(assembly_day, called=called, rules=rules)]


@given(DURATIONS, DAYS, st.integers(0, 400).map(timedelta))
def test_a_call_is_in_time_until_its_last_day_and_late_from_the_day_after(call, assembly_day, span):
    rules = os2_with(call=call)
    last_day = assembly_deadlines(assembly_day, rules=rules)[0].last_day
    assert not late(assembly_day, last_day - span, rules)
    assert late(assembly_day, last_day + ONE_DAY + span, rules)


@given(DAYS)
def test_an_assembly_lies_in_its_months_or_outside_them(assembly_day):
    found = [each.code for each in check_call(assembly_day, called=date(2013, 1, 1), rules=OS2)]
    assert found == ([] if assembly_day.month in (4, 5) else ["assembly.outside-its-months"])


@given(DURATIONS, DAYS)
def test_a_later_assembly_never_has_an_earlier_deadline(length, assembly_day):
    rules = os2_with(call=length, motions_in=length, motions_out=length, minutes=length)
    days = [
        [each.last_day for each in assembly_deadlines(d, rules=rules)] for d in (assembly_day, assembly_day + ONE_DAY)
    ]
    assert all(earlier <= later for earlier, later in zip(*days, strict=True))


@given(st.integers(0, 40), DAYS)
def test_days_are_counted_one_by_one(days, assembly_day):
    rules = os2_with(
        motions_in=Duration(days=days), minutes=Duration(days=days), extraordinary_within=Duration(days=days)
    )
    _, motions_in, _, minutes = assembly_deadlines(assembly_day, rules=rules)
    _, held = extraordinary_deadlines(assembly_day, rules=rules)
    back = forth = assembly_day
    for _ in range(days):
        back, forth = back - ONE_DAY, forth + ONE_DAY
    assert (motions_in.last_day, minutes.last_day, held.last_day) == (back, forth, forth)


@given(MEMBERSHIPS, st.randoms(use_true_random=False), NEAR, RULES)
def test_a_roll_does_not_depend_on_the_order_of_the_memberships(memberships, order, on, rules):
    shuffled = order.sample(memberships, len(memberships))
    assert electoral_roll(shuffled, on=on, rules=rules) == electoral_roll(memberships, on=on, rules=rules)


@given(MEMBERSHIPS, NEAR, RULES)
def test_every_membership_stands_in_the_roll_once_with_the_vote_it_has_by_itself(memberships, on, rules):
    roll = electoral_roll(memberships, on=on, rules=rules)
    entries = [*roll.entitled, *roll.others]
    assert len(entries) == len(memberships)
    assert {each.organisation: each.right for each in entries} == {
        each.organisation: each.voting_right(on=on, rules=rules) for each in memberships
    }


@given(MEMBERSHIPS, NEAR, RULES)
def test_exactly_who_has_votes_is_entitled(memberships, on, rules):
    roll = electoral_roll(memberships, on=on, rules=rules)
    assert all(each.right.votes > 0 and each.right.why_not is None for each in roll.entitled)
    assert not any(each.right.votes for each in roll.others)
    assert roll.votes == len(roll.entitled) * rules.statutes.on(on).votes.value


def votes_in(roll):
    return {each.organisation.id: each.right.votes for each in (*roll.entitled, *roll.others)}


@given(MEMBERSHIPS, st.randoms(use_true_random=False), NEAR, LATER, RULES)
def test_the_changes_since_the_call_are_the_difference_of_two_rolls(memberships, order, called, span, rules):
    known = [each.as_known(called) for each in memberships]
    before = votes_in(electoral_roll(known, on=called, rules=rules))
    after = votes_in(electoral_roll(memberships, on=called + span, rules=rules))
    shuffled = order.sample(memberships, len(memberships))
    found = roll_changes(shuffled, called=called, assembly_day=called + span, rules=rules)
    assert {each.organisation.id: (each.before.votes, each.after.votes) for each in found} == {
        id_: (before[id_], after[id_]) for id_ in before if before[id_] != after[id_]
    }
    assert [each.organisation.name for each in found] == sorted(each.organisation.name for each in found)


@given(st.integers(2026, 2100), st.integers(0, 364).map(timedelta), st.booleans())
def test_the_dates_of_a_year_come_in_order_and_have_the_deadlines_of_its_assembly(year, span, known):
    assembly_day = date(year, 1, 1) + span if known else None
    found = year_dates(year, rules=OS2, assembly_day=assembly_day)
    assert [each.period.first_day for each in found] == sorted(each.period.first_day for each in found)
    deadlines = assembly_deadlines(assembly_day, rules=OS2) if assembly_day else ()
    assert {(each.what, each.last_day) for each in deadlines} <= {(each.what, each.period.last_day) for each in found}
    assert len(found) == 4 + len(deadlines)


@given(MEMBERSHIPS, NEAR, RULES, st.sampled_from(["da", "en"]))
def test_everybody_has_a_line_in_the_table_of_a_roll_and_each_standing_one_in_that_of_a_timeline(
    memberships, on, rules, language
):
    roll = electoral_roll(memberships, on=on, rules=rules)
    _, *lines, total = text.table(roll, language).splitlines()
    assert [line.startswith(each.organisation.name) for line, each in zip(lines, _all(roll), strict=True)] == [True] * 4
    assert total.split()[-1] == str(roll.votes)
    assert all(each.organisation.name in text.explain(roll, language) for each in _all(roll))
    for each in memberships:
        timeline = each.timeline(rules=rules)
        assert len(text.table(timeline, language).splitlines()) == 1 + len(timeline)
        for _, standing in timeline:
            says, *chosen = text.explain(standing, language).splitlines()
            outright = standing.event is not None and entry_kind(standing.event) is MembershipEventKind.JOINED
            clause = None if outright else standing.clause
            silent = clause is not None and not clause.is_explicit
            assert (len(chosen), says.endswith(")")) == (int(silent), clause is not None and not silent)


def _all(roll):
    return [*roll.entitled, *roll.others]
