"""Marks (mærker) of a history in the order in which they are played, and the spans (tidsrum) they come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from os2model.agreements import Agreement, Signature
from os2model.entries import LeavingReason, MembershipEvent
from os2model.standings import MembershipStatus, Standing
from os2model.statutes import Clause

Entry = MembershipEvent | Signature
"""What is played."""


class Mark(NamedTuple):
    """A signature or an entry in the order in which they are played (mærke).

    Examples:
        >>> Mark.of_event(MembershipEvent.joined(date(2026, 8, 14))).rank
        2
    """

    on: date
    rank: int
    recorded: date
    struck: date
    rest: tuple[Any, ...]
    agreement: int
    entry: Entry

    @classmethod
    def of_event(cls, event: MembershipEvent) -> Mark:
        """The mark of an entry."""
        rest = (event.reason.rank if event.reason else -1, event.source, event.struck is None)
        return cls(event.on, event.kind.rank, event.recorded, event.struck or date.max, rest, -1, event)

    @classmethod
    def of_signature(cls, signature: Signature, agreement: Agreement, number: int) -> Mark:
        """The mark of a signature under an agreement of that number; what a later signature may change decides no order."""
        rest = (signature.by, str(signature.signing_power), agreement.first_day or date.min, agreement.renews)
        side, struck = signature.side.rank, signature.struck or date.max
        return cls(signature.on, side, signature.recorded, struck, rest, number, signature)


class Span(NamedTuple):
    """A standing from a day on, until the next one (tidsrum).

    Examples:
        >>> Span(date.min, MembershipStatus.NONE, None, None, None, None, None, None).standing.status
        MembershipStatus.NONE
    """

    first_day: date
    status: MembershipStatus
    since: date | None
    entry: Entry | None
    clause: Clause[Any] | None
    reason: LeavingReason | None
    member_since: date | None
    until: date | None

    @property
    def standing(self) -> Standing:
        """The standing."""
        return Standing(*self[1:])


Note = Callable[[str, Entry, "Clause[Any] | None"], None]
"""Takes the code of a finding, the entry at fault, and the clause that it is held against."""


def unheard(code: str, entry: Entry, clause: Clause[Any] | None) -> None:
    """Takes a finding that nobody asked for.

    Examples:
        >>> unheard("membership.duplicate", MembershipEvent.joined(date(2026, 8, 14)), None)
    """
