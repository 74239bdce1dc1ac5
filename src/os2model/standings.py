"""Standings (status) of a membership: what an organisation is to the association on a day, since when and why."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Any

from attrs import frozen

from os2model.agreements import Signature
from os2model.entries import LeavingReason, MembershipEvent
from os2model.labels import Labelled
from os2model.statutes import Clause


class MembershipStatus(Labelled):
    """What an organisation is to the association on a day (medlemsstatus).

    Examples:
        >>> MembershipStatus.EXPELLED_AWAITING_RATIFICATION.label.da
        'ekskluderet, afventer generalforsamlingen'
    """

    NONE = "ikke medlem", "no member"
    AWAITING_SIGNATURE = "afventer foreningens underskrift", "awaiting the association's signature"
    AWAITING_FIRST_DAY = "afventer første dag", "awaiting the first day"
    MEMBER = "medlem", "member"
    PARTNER = "leverandørpartner", "supplier partner"
    UNDER_NOTICE = "udmeldt, varslet løber", "resigned, under notice"
    EXPELLED_AWAITING_RATIFICATION = (
        "ekskluderet, afventer generalforsamlingen",
        "expelled, awaiting the general assembly",
    )
    FORMER = "tidligere medlem", "former member"


class MembershipKind(Labelled):
    """What is agreed with an organisation (medlemstype): a supplier is a partner and no member.

    Examples:
        >>> MembershipKind.SUPPLIER.label.da
        'leverandørpartner'
    """

    MEMBER = "medlem", "member"
    SUPPLIER = "leverandørpartner", "supplier partner"


@frozen
class Standing:
    """What an organisation is to the association on a day, since when and why (status).

    Attributes:
        status: what it is.
        since: the first day of this status; None where it never was anything else.
        event: the signature or the entry it follows from.
        clause: the clause of the statutes that decided.
        reason: why it left.
        member_since: the first day of the membership that has not been broken since; None where it is no member.
        until: the first day after it, where that is settled already.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9))
        >>> standing = samso.standing(on=date(2026, 4, 29), rules=OS2_RULES)
        >>> standing.status, str(standing.member_since)
        (MembershipStatus.MEMBER, '2020-03-09')
    """

    status: MembershipStatus
    since: date | None = None
    event: MembershipEvent | Signature | None = None
    clause: Clause[Any] | None = None
    reason: LeavingReason | None = None
    member_since: date | None = None
    until: date | None = None


Standings = tuple[tuple[date, Standing], ...]
"""The first days of standings, in order, each with its standing."""


def standing_in(timeline: Standings, on: date) -> Standing:
    """The row of a timeline that covers a day.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> timeline = Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9)).timeline(rules=OS2_RULES)
        >>> [standing_in(timeline, date(2020, 3, day)).status.word for day in (8, 9)]
        ['none', 'member']
    """
    return timeline[bisect_right(timeline, on, key=_first_day) - 1][1]


def _first_day(row: tuple[date, Standing]) -> date:
    return row[0]
