"""What follows from a succession (følger): memberships, votes, seats, contacts, accessions, and every conflict among them.

Nothing is computed anew: the memberships that are returned give the standings, the votes and the fees. What reaches the day of the
succession has to be settled; a seat, a contact or an accession that ends before it has been.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import evolve

from os2model._checks import check_type, listed
from os2model.agreements import Signature
from os2model.contacts import Contact, ContactDuty
from os2model.electoral_rolls import by_name
from os2model.entries import Known, MembershipEvent, MembershipEventKind
from os2model.errors import MissingFactError, NoRuleInForceError
from os2model.groups import Group, GroupKind, Seat
from os2model.memberships import Membership, members_on, partners_on
from os2model.mergers import Consequence, ConsequenceCode, Outcome, Succession
from os2model.organisations import Organisation
from os2model.rulebook import RuleBook
from os2model.sizes import SizeClass
from os2model.standings import MembershipKind, MembershipStatus
from os2model.statutes import Clause, SuccessionPolicy
from os2model.subscriptions import Subscription

_IN_FORCE: Final = {
    MembershipKind.MEMBER: MembershipStatus.MEMBER,
    MembershipKind.SUPPLIER: MembershipStatus.PARTNER,
}
_LEAVING: Final = (MembershipStatus.UNDER_NOTICE, MembershipStatus.EXPELLED_AWAITING_RATIFICATION)
_IN: Final = (*_IN_FORCE.values(), *_LEAVING)
_UNSETTLED: Final = (*_LEAVING, MembershipStatus.AWAITING_SIGNATURE, MembershipStatus.AWAITING_FIRST_DAY)


def consequences(
    succession: Succession,
    *,
    memberships: Iterable[Membership],
    subscriptions: Iterable[Subscription] = (),
    seats: Iterable[Seat] = (),
    contacts: Iterable[Contact] = (),
    rules: RuleBook,
) -> Outcome:
    """What follows from a succession (følger) for memberships, votes, seats, contacts and accessions, with every conflict.

    The membership of a predecessor ends, whatever the bylaws say, because the authority is no more. What becomes of it, the clause
    on succession of the day says: it goes over to the successors that are no members yet, it does not, or the association has to be
    asked. One that is being left, or has not begun, never goes over by itself; where it was entered that it does, it was decided.
    A supplier's partnership is taken likewise.

    Args:
        succession: who ceases, and who takes their place.
        memberships: all of the association, one an organisation.
        subscriptions: who has acceded to which product.
        seats: who sits in which group.
        contacts: who speaks for whom.
        rules: the statutes and the size classes.

    Returns:
        Every consequence, and all memberships after it: those of the predecessors with their end, those of the successors with the
        transfer where that is settled, the others as they were. The order of what is given does not matter, and given those
        memberships it says the same again.

    Raises:
        InvalidValueError: an organisation has two memberships.
        NoRuleInForceError: there are no statutes of the day, of the one before, or of that of an entry.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> from os2model.statutes import explicit
        >>> from os2model.mergers import SuccessionKind
        >>> samso, odder, herning = (AUTHORITIES[name] for name in ("Samsø", "Odder", "Herning"))
        >>> merger = Succession(SuccessionKind.MERGER, date(2026, 9, 1), predecessors=[samso, odder], successors=[herning])
        >>> joined = [Membership.joined(each, date(2020, 1, 1)) for each in (samso, odder)]
        >>> [each.code.word for each in consequences(merger, memberships=joined, rules=OS2_RULES).conflicts]
        ['policy_unsettled', 'size_class']
        >>> law = evolve(OS2_RULES.statutes.on(merger.on), succession=explicit(SuccessionPolicy.TRANSFER, "§ 4, stk. 7"))
        >>> rules = OS2_RULES.supposing(since=date(2026, 1, 1), statutes=law, because="what if")
        >>> outcome = consequences(merger, memberships=joined, rules=rules)
        >>> [(each.organisation.name, each.is_member(on=merger.on, rules=rules)) for each in outcome.memberships]
        [('Herning Kommune', True), ('Odder Kommune', False), ('Samsø Kommune', False)]
    """
    check_type("succession", succession, Succession)
    check_type("rules", rules, RuleBook)
    passing = _Passing(succession, {each.organisation.id: each for each in by_name(memberships)}, rules)
    found = (
        *passing.of_memberships(),
        *passing.of_seats(listed("seats", seats, Seat)),
        *passing.of_contacts(listed("contacts", contacts, Contact)),
        *passing.of_accessions(listed("subscriptions", subscriptions, Subscription)),
        *passing.of_sizes(),
    )
    return Outcome(
        succession=succession,
        consequences=tuple(sorted(found, key=lambda each: each.code.rank)),
        memberships=tuple(by_name(passing.after.values())),
    )


class _Passing:
    """The passage from the last day of the predecessors to the first without them."""

    def __init__(self, succession: Succession, held: dict[str, Membership], rules: RuleBook) -> None:
        law = rules.statutes.on(succession.on)
        self.rules = rules
        self.day, self.eve = succession.on, succession.eve
        self.old, self.new = succession.predecessors, succession.successors
        self.clause: Clause[SuccessionPolicy] = law.succession
        self.votes, self.lapse, self.association = law.votes, law.lapse, law.association
        known = Known(recorded=succession.recorded, source=succession.source)
        ceased = MembershipEvent.ceased(self.day, succession.reason, **known)
        self.after = dict(held)
        for each in self.old:
            if each.id in held:
                self.after[each.id] = _with(held[each.id], ceased)
        # a member weighs more than a partner where the two are merged
        were = [self.after[each.id].kind for each in self.old if self._status(each, self.eve) in _IN]
        self.was = min(were, key=lambda kind: kind.rank, default=None)
        settled = self.was is not None and _IN_FORCE[self.was] in [self._status(each, self.eve) for each in self.old]
        self.passes_on = settled and self.clause.value is SuccessionPolicy.TRANSFER
        self.heirs: tuple[Organisation, ...] = ()
        if self.was is not None:
            self._transfer(self.was, MembershipEvent.transferred(self.day, **known))

    def _transfer(self, kind: MembershipKind, entry: MembershipEvent) -> None:
        """The membership goes over to each successor of which it decides the standing of the day, or is entered to."""
        for each in self.new:
            own = self.after.get(each.id, Membership(each, kind=kind))
            taken = _with(own, entry) if self.passes_on else own
            if own.kind is kind and _alike(taken.standing(on=self.day, rules=self.rules).event, entry):
                self.after[each.id] = taken
                self.heirs += (each,)

    def _status(self, organisation: Organisation, on: date) -> MembershipStatus:
        membership = self.after.get(organisation.id)
        return membership.standing(on=on, rules=self.rules).status if membership else MembershipStatus.NONE

    def _change(
        self, code: ConsequenceCode, of: Organisation, clause: Clause[Any] | None, *, conflict: bool = True
    ) -> Consequence:
        """How the status of an organisation changes with the day."""
        before, after = self._status(of, self.eve), self._status(of, self.day)
        return Consequence(code=code, subject=of, before=before, after=after, conflict=conflict, clause=clause)

    # Memberships and votes

    def of_memberships(self) -> Iterator[Consequence]:
        """What becomes of the predecessors, of the successors and of their votes."""
        for each in self.old:
            if each.id in self.after:
                yield from self._of_predecessor(each, self.after[each.id])
        if self.was is not None:
            for each in self.new:
                yield from self._of_successor(each, self.was)
        before, after = self._votes(self.eve), self._votes(self.day)
        if before != after:
            yield Consequence(
                code=ConsequenceCode.VOTES, subject=self.association, before=before, after=after, clause=self.votes
            )

    def _of_predecessor(self, each: Organisation, membership: Membership) -> Iterator[Consequence]:
        then = membership.standing(on=self.eve, rules=self.rules)
        if then.status in _IN:
            out = membership.standing(on=self.day, rules=self.rules)
            yield self._change(ConsequenceCode.MEMBERSHIP_ENDS, each, out.clause, conflict=False)
        if then.status in _UNSETTLED:
            yield self._change(ConsequenceCode.UNSETTLED_STANDING, each, then.clause)
        if membership.has_overdue_payment(on=self.eve, rules=self.rules):
            yield Consequence(
                code=ConsequenceCode.OVERDUE,
                subject=each,
                before=_last_demand(membership, self.eve),
                conflict=True,
                clause=self.lapse,
            )
        if len(self.heirs) > 1:
            yield Consequence(
                code=ConsequenceCode.SEVERAL_HEIRS,
                subject=each,
                before=(each,),
                after=self.heirs,
                conflict=True,
                clause=self.clause,
            )

    def _of_successor(self, each: Organisation, was: MembershipKind) -> Iterator[Consequence]:
        policy, status = self.clause.value, self._status(each, self.day)
        if each in self.heirs:
            yield self._change(ConsequenceCode.TRANSFERRED, each, self.clause, conflict=False)
        elif self.passes_on or status in (*_IN, MembershipStatus.AWAITING_FIRST_DAY):
            clause = self.after[each.id].standing(on=self.day, rules=self.rules).clause
            conflict = status is not _IN_FORCE[was]
            yield self._change(ConsequenceCode.SUCCESSOR_IS_MEMBER, each, clause, conflict=conflict)
            return
        elif policy is SuccessionPolicy.ASK:
            yield self._change(ConsequenceCode.POLICY_UNSETTLED, each, self.clause)
        joined = tuple(old for old in self.old if self._status(old, self.eve) in _IN and self.after[old.id].kind is was)
        if policy is not SuccessionPolicy.END and len(joined) < len(self.old):
            yield Consequence(
                code=ConsequenceCode.PART_WAS_MEMBER,
                subject=each,
                before=joined,
                after=(each,),
                conflict=True,
                clause=self.clause,
            )

    def _votes(self, on: date) -> int:
        """The votes of all of them on a day."""
        involved = (self.after[each.id] for each in (*self.old, *self.new) if each.id in self.after)
        return sum(each.voting_right(on=on, rules=self.rules).votes for each in involved)

    # What they hold

    def of_seats(self, seats: Iterable[Seat]) -> Iterator[Consequence]:
        """The seats of the predecessors, by group; partners may take over any but in the board."""
        own = [self.after[each.id] for each in self.new if each.id in self.after]
        members, partners = (admit(own, self.day, self.rules) for admit in (members_on, partners_on))
        held: dict[Group, set[str]] = {}
        for seat in seats:
            if seat.people and self._reaches(seat.last_day):
                held.setdefault(seat.group, set()).add(seat.organisation.id)
        for group in sorted(held, key=lambda each: (each.kind.rank, each.product)):
            admitted = members if group.kind is GroupKind.BOARD else (*members, *partners)
            heirs = tuple(each for each in self.new if each.id in {one.id for one in admitted})
            yield from self._passed_on(ConsequenceCode.SEATS, group, held[group], heirs)

    def of_accessions(self, subscriptions: Iterable[Subscription]) -> Iterator[Consequence]:
        """The accessions of the predecessors, by product; whether members or not, the successors may take over."""
        held: dict[str, set[str]] = {}
        for each in subscriptions:
            if self._reaches(each.last_day):
                held.setdefault(each.product, set()).add(each.organisation.id)
        for product in sorted(held):
            yield from self._passed_on(ConsequenceCode.ACCESSIONS, product, held[product], self.new)

    def _reaches(self, last_day: date | None) -> bool:
        return last_day is None or last_day >= self.day

    def _passed_on(
        self, code: ConsequenceCode, subject: Group | str, held: set[str], heirs: tuple[Organisation, ...]
    ) -> Iterator[Consequence]:
        """What one holder passes on to one heir is no conflict; a successor that has it already is a holder too."""
        holders = tuple(each for each in (*self.old, *self.new) if each.id in held)
        if any(each in self.old for each in holders):
            conflict = (len(holders), len(heirs)) != (1, 1)
            yield Consequence(code=code, subject=subject, before=holders, after=heirs, conflict=conflict)

    def of_contacts(self, contacts: Iterable[Contact]) -> Iterator[Consequence]:
        """The fixed contacts of the predecessors, where a successor that is a member has not just one of its own."""
        fixed = [each for each in contacts if each.duty is ContactDuty.FIXED and self._reaches(each.last_day)]
        old, new = {each.id for each in self.old}, {each.id: set[str]() for each in self.new}
        before = {each.person for each in fixed if each.organisation.id in old}
        for each in fixed:
            if each.organisation.id in new and each.on_duty(self.day):
                new[each.organisation.id].add(each.person)
        for heir in self.new:
            membership, after = self.after.get(heir.id), len(new[heir.id])
            if before and after != 1 and membership and membership.is_member(on=self.day, rules=self.rules):
                code = ConsequenceCode.FIXED_CONTACTS
                yield Consequence(code=code, subject=heir, before=len(before), after=after, conflict=True)

    def of_sizes(self) -> Iterator[Consequence]:
        """The size class of each successor, where it is not known or is not that of all predecessors."""
        before = tuple(self._size(each, self.eve) for each in self.old)
        for each in self.new:
            after = self._size(each, self.day)
            if after is None or {*before} != {after}:
                yield Consequence(
                    code=ConsequenceCode.SIZE_CLASS, subject=each, before=before, after=after, conflict=True
                )

    def _size(self, organisation: Organisation, on: date) -> SizeClass | None:
        try:
            return self.rules.sizes.of(organisation, on).size
        except (MissingFactError, NoRuleInForceError):
            return None


def _with(membership: Membership, entry: MembershipEvent) -> Membership:
    """The membership with an entry; as it was where the same is entered already, whenever that was recorded."""
    entered = any(_alike(each, entry) for each in membership.events)
    return membership if entered else evolve(membership, events=[*membership.events, entry])


def _alike(one: MembershipEvent | Signature | None, other: MembershipEvent) -> bool:
    """Whether an entry that is not struck says of its day what another does."""
    return (
        isinstance(one, MembershipEvent)
        and one.struck is None
        and (one.kind, one.on, one.reason) == (other.kind, other.on, other.reason)
    )


def _last_demand(membership: Membership, on: date) -> date:
    demands = (each.on for each in membership.events if each.kind is MembershipEventKind.DEMANDED and not each.struck)
    return max(day for day in demands if day <= on)
