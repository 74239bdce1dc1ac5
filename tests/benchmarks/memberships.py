"""What standings cost: beside a loop written by hand over sorted tuples that gives the same answers.

uv run --group benchmarks tests/benchmarks/memberships.py
"""

import gc
import random
import sys
from datetime import date, timedelta
from statistics import median
from time import process_time

from attrs import astuple

from os2model import AUTHORITIES, OS2_RULES, Agreement, Membership, MembershipEvent, MembershipStatus
from os2model.agreements import Side, Signature
from os2model.standings import Standing, standing_in

ROUNDS = 25
MANY = 1_000
DAY = date(2026, 4, 29)
NONE, AWAITING, AWAITING_DAY, MEMBER, PARTNER, NOTICE, EXPELLED, FORMER = MembershipStatus
SIGNED, COUNTERSIGNED, JOINED, TRANSFERRED = range(4)
RESIGNED, LAPSED, BY_BOARD, REJECTED, RATIFIED, CEASED, REINSTATED = range(7, 14)
ONE_DAY = timedelta(1)
LAST = date.max - ONE_DAY


def population(many):
    """Who signed from 2014 to 2025, and what happened to it: 4.6 signatures and entries each."""
    chance = random.Random(20260429)  # noqa: S311  the same memberships every time
    organisations = list(AUTHORITIES.values())
    found = []
    for i in range(many):
        on = date(2014, 1, 1) + timedelta(chance.randrange(12 * 365))

        def later(low, high, on=on):
            return on + timedelta(chance.randrange(low, high))

        signed = Signature(Side.MEMBER, on, signing_power=True, recorded=later(0, 9))
        agreement = Agreement(signatures=[signed, Signature(Side.ASSOCIATION, later(9, 40))])
        kind = i % 10
        events = [] if kind in (0, 5) else [MembershipEvent.profile_created(later(40, 60))]
        if kind < 5:
            events += [MembershipEvent.demanded(later(400, 500)), MembershipEvent.settled(later(500, 600))]
        elif kind == 5:
            events += [MembershipEvent.demanded(later(400, 500)), MembershipEvent.lapsed(later(500, 600))]
        elif kind == 6:
            events += [MembershipEvent.expelled(later(300, 400)), MembershipEvent.ratified(later(400, 500))]
        elif kind == 7:
            events.append(MembershipEvent.resigned(later(200, 900), recorded=later(900, 1000)))
        elif kind == 8:
            wrong = later(300, 400)
            events.append(MembershipEvent.resigned(wrong, struck=wrong + timedelta(30)))
        else:
            events += [MembershipEvent.resigned(later(200, 900)), MembershipEvent.reinstated(later(900, 1000))]
        found.append(Membership(organisations[i % len(organisations)], agreements=[agreement], events=events))
    return found


def rows_of(membership):
    """What a hand-written program would store: sorted tuples."""
    rows = [
        (each.on, each.side.rank, each.recorded, each.struck or date.max, each)
        for agreement in membership.agreements
        for each in agreement.signatures
    ]
    rows += [(each.on, each.kind.rank, each.recorded, each.struck or date.max, each) for each in membership.events]
    return sorted(rows, key=lambda row: row[:4])


def by_hand(rows, on, known):  # noqa: C901, PLR0912  one branch for each kind, as who writes it by hand would
    """Status, since, entry, bylaw and member since on a day, as known on a day, by OS2's bylaws alone."""
    status, since, entry, bylaw, member_since = NONE, None, None, None, None
    signed, out = False, None
    for day, kind, recorded, struck, what in rows:
        if day > on:
            break
        if recorded > known or struck <= known:
            continue
        if out and out[0] <= day:
            status, (since, entry), bylaw, member_since, out = FORMER, out, "§ 4, stk. 6", None, None
        if kind == SIGNED:
            signed = True
            if status is NONE or status is FORMER:
                status, since, entry, bylaw = AWAITING, day, what, "§ 4, stk. 1"
        elif kind in (COUNTERSIGNED, JOINED, TRANSFERRED):
            if (signed or kind != COUNTERSIGNED) and member_since is None:
                status, since, entry, bylaw, member_since = MEMBER, day, what, "§ 4, stk. 1", day
        elif kind == REINSTATED:
            if member_since is None and status is FORMER:
                status, since, entry, bylaw, member_since = MEMBER, day, what, None, day
            elif status is EXPELLED:
                status, since, entry, bylaw, out = MEMBER, day, what, None, None
        elif member_since is None:
            continue
        elif kind == RESIGNED:
            status, since, entry, bylaw, member_since, out = FORMER, day, what, "§ 4, stk. 4", None, None
        elif kind == LAPSED:
            status, since, entry, bylaw, member_since, out = FORMER, day, what, "§ 4, stk. 5", None, None
        elif kind == BY_BOARD and status is not EXPELLED:
            status, since, entry, bylaw = EXPELLED, day, what, "§ 4, stk. 6"
        elif kind == RATIFIED and status is EXPELLED:
            out = (day + ONE_DAY, what)
        elif kind == REJECTED and status is EXPELLED:
            status, since, entry, bylaw = MEMBER, day, what, "§ 4, stk. 6"
        elif kind == CEASED:
            status, since, entry, bylaw, member_since, out = FORMER, day, what, "", None, None
    if out and out[0] <= on:
        status, (since, entry), bylaw, member_since = FORMER, out, "§ 4, stk. 6", None
    return status, since, entry, bylaw, member_since


def answer(standing):
    """The same answers out of a standing."""
    bylaw = standing.clause.bylaw if standing.clause else None
    return standing.status, standing.since, standing.event, bylaw, standing.member_since


def on_a_day(rows):
    """The last row that begins by the day: what is left where nothing has to be replayed."""
    found = rows[0]
    for row in rows:
        if row[0] > DAY:
            break
        found = row
    return found


def show(what, ours, peer, name, aim="none"):
    """One line: both in turn, round by round, in processor time, so that what else runs on the machine does not count."""
    found = []
    for _ in range(ROUNDS):
        found.append([])
        for call in (ours, peer):
            gc.collect()
            start = process_time()
            call()
            found[-1].append(process_time() - start)
    took, ratio = median(one for one, _ in found), median(one / other for one, other in found)
    print(f"{what:<48} {took / MANY * 1e6:>6.2f} µs each  {ratio:>6.2f} × {name}  (aim {aim})")


def standings():
    """The standings of many members on a day."""
    members = population(MANY)
    rows = [rows_of(each) for each in members]
    entries = sum(map(len, rows)) / MANY

    def ours():
        return [each.standing(on=DAY, rules=OS2_RULES) for each in members]

    def known():
        return [each.as_known(DAY).standing(on=DAY, rules=OS2_RULES) for each in members]

    def peer(day=DAY):
        return [by_hand(each, DAY, day) for each in rows]

    for mine, theirs in ((ours(), peer(LAST)), (known(), peer())):
        if [answer(each) for each in mine] != theirs:
            sys.exit("not the same answers")
    timelines = [each.timeline(rules=OS2_RULES) for each in members]
    bare = [[(day, each.status, each.since) for day, each in timeline] for timeline in timelines]
    if [standing_in(each, DAY) for each in timelines] != ours():
        sys.exit("not the same standings")
    values = [astuple(each, recurse=False) for each in ours()]

    def bare_loop():
        return [on_a_day(each) for each in bare]

    print(f"{MANY} members with {entries:.1f} signatures and entries each")
    show("standings, all that is known", ours, lambda: peer(LAST), "the same by hand", 8)
    show("standings, as known on the day", known, peer, "the same by hand")
    show("standings in timelines", lambda: [standing_in(each, DAY) for each in timelines], bare_loop, "a bare loop", 2)
    show("constructing the standings alone", lambda: [Standing(*each) for each in values], bare_loop, "a bare loop")
    show("the whole replay", ours, bare_loop, "a bare loop")


if __name__ == "__main__":
    standings()
