"""Histories (forløb): what was agreed with one member and what happened to it, apart from what follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Self

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_type, listed, refuse
from os2model.agreements import Agreement, AgreementKind, NextStep
from os2model.entries import MembershipEvent, MembershipEventKind
from os2model.errors import InvalidValueError
from os2model.fees import AgreedFee
from os2model.organisations import Organisation
from os2model.replay import Mark
from os2model.standings import MembershipKind

_AGREED: dict[MembershipKind, AgreementKind] = {
    MembershipKind.MEMBER: AgreementKind.PARTNERSHIP,
    MembershipKind.SUPPLIER: AgreementKind.SUPPLIER,
}


def _in_order(events: Iterable[MembershipEvent]) -> tuple[MembershipEvent, ...]:
    return tuple(
        sorted(listed("Membership.events", events, MembershipEvent), key=lambda each: Mark.of_event(each)[:-1])
    )


def _agreements(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    found = listed("Membership.agreements", agreements, Agreement)
    return found if len(found) == 1 else tuple(sorted(found, key=repr))


def _fees(fees: Iterable[AgreedFee]) -> tuple[AgreedFee, ...]:
    found = listed("Membership.agreed_fees", fees, AgreedFee)
    return tuple(sorted(found, key=lambda fee: (fee.year, fee.decided, str(fee.amount), fee.source)))


@frozen
class History:
    """The facts of a membership (forløb): its organisation, its agreements, and what happened.

    The fields are described at `Membership`, which adds what follows from them.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> History(AUTHORITIES["Samsø"], events=[MembershipEvent.joined(date(2014, 3, 20))]).kind
        MembershipKind.MEMBER
    """

    organisation: Organisation
    agreements: tuple[Agreement, ...] = field(default=(), kw_only=True, converter=_agreements)
    events: tuple[MembershipEvent, ...] = field(default=(), kw_only=True, converter=_in_order)
    agreed_fees: tuple[AgreedFee, ...] = field(default=(), kw_only=True, converter=_fees)
    kind: MembershipKind = field(default=MembershipKind.MEMBER, kw_only=True)
    _marks: tuple[Mark, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_type("Membership.organisation", self.organisation, Organisation)
        check_type("Membership.kind", self.kind, MembershipKind)
        refuse(self._contradictions())
        marks = [Mark.of_event(event) for event in dict.fromkeys(self.events) if event.struck is None]
        marks += [
            Mark.of_signature(signature, each, number)
            for number, each in enumerate(self.agreements)
            for signature in each.signatures
            if signature.struck is None
        ]
        object.__setattr__(self, "_marks", tuple(sorted(marks)))

    def _contradictions(self) -> Iterator[InvalidValueError]:
        for agreement in self.agreements:
            if agreement.kind is not _AGREED[self.kind]:
                values = {"kind": self.kind.label, "got": agreement.kind.label}
                yield InvalidValueError("membership.agreement-kind", values)
        for one, other in pairwise(self.agreed_fees):
            if (one.year, one.decided) == (other.year, other.decided):
                yield InvalidValueError("membership.fee-twice", {"year": one.year, "day": one.decided})

    @classmethod
    def joined(cls, organisation: Organisation, first_day: date) -> Self:
        """The membership of an organisation that joined on a day; for what is not known of its agreement.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Membership
            >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
            >>> str(samso.periods(rules=OS2_RULES)[0])
            '2026-08-14/..'
        """
        return cls(organisation, events=[MembershipEvent.joined(first_day)])

    def as_known(self, day: date) -> Self:
        """The membership as it was known on a day; every answer follows.

        Entries, signatures and fees recorded later are gone, and what was struck later is there again.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Membership
            >>> late = MembershipEvent.resigned(date(2026, 2, 20), recorded=date(2026, 3, 5))
            >>> membership = Membership(AUTHORITIES["Samsø"], events=[MembershipEvent.joined(date(2014, 3, 20)), late])
            >>> [each.standing(on=date(2026, 3, 1), rules=OS2_RULES).status.word
            ...     for each in (membership.as_known(date(2026, 3, 1)), membership)]
            ['member', 'former']
        """
        check_day("day", day)
        known = (agreement.as_known(day) for agreement in self.agreements)
        agreements = tuple(each for each in known if each.signatures)
        events = tuple(evolve(each, struck=None) if each.struck else each for each in self.events if each.known_on(day))
        fees = tuple(fee for fee in self.agreed_fees if fee.decided <= day)
        if (agreements, events, fees) == (self.agreements, self.events, self.agreed_fees):
            return self
        return evolve(self, agreements=agreements, events=events, agreed_fees=fees)

    def next_step(self, *, on: date) -> NextStep:
        """What is to be done next on the way into the association, as things stood on a day.

        Examples:
            >>> from os2model import AUTHORITIES, Membership
            >>> agreement = Agreement.partnership(signed=date(2026, 8, 1), countersigned=date(2026, 8, 14))
            >>> samso = Membership(AUTHORITIES["Samsø"], agreements=[agreement])
            >>> samso.next_step(on=date(2026, 8, 14)).label.da
            'sekretariatet opretter medlemsprofilen'
        """
        check_day("on", on)
        profiles = (
            each.on for each in self.events if each.kind is MembershipEventKind.PROFILE_CREATED and not each.struck
        )
        created = min(profiles, default=None)

        def place(agreement: Agreement) -> tuple[list[date], int]:
            signed = [each.on for each in agreement.signatures if each.on <= on and each.struck is None]
            return signed, agreement.next_step(on, profile_created=created).rank

        latest = max(self.agreements, key=place, default=Agreement())
        return latest.next_step(on, profile_created=created)
