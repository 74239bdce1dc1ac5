"""Voting rights (stemmeret) at the general assembly: how many votes on a day, or why none."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from os2model.labels import Labelled
from os2model.standings import MembershipStatus, Standing
from os2model.statutes import Clause, Statutes


class NoVote(Labelled):
    """Why an organisation has no vote (hvorfor ingen stemme).

    Examples:
        >>> NoVote.OVERDUE.label.da
        'har ikke betalt efter påkrav'
    """

    NONE = "ikke medlem", "no member"
    AWAITING_SIGNATURE = "afventer foreningens underskrift", "awaiting the association's signature"
    AWAITING_FIRST_DAY = "medlemskabet er ikke begyndt", "the membership has not begun"
    FORMER = "ikke længere medlem", "no member any more"
    CEASED = "findes ikke længere", "does not exist any more"
    SUPPLIER_PARTNER = "leverandørpartnere har ingen stemme", "supplier partners have no vote"
    EXPELLED = "ekskluderet, afventer generalforsamlingen", "expelled, awaiting the general assembly"
    UNDER_NOTICE = "udmeldt, varslet løber", "resigned, under notice"
    OVERDUE = "har ikke betalt efter påkrav", "has not paid after a demand"


@frozen(kw_only=True)
class VotingRight:
    """How many votes an organisation has on a day (stemmeret), or why none.

    Attributes:
        on: the day.
        votes: how many.
        why_not: why it has none; None where it has.
        clause: the clause of the statutes that decided; None where it never was anything.
        standing: what it is to the association.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9))
        >>> right = samso.voting_right(on=date(2026, 4, 29), rules=OS2_RULES)
        >>> right.votes, right.clause.bylaw
        (1, '§ 4, stk. 2')
    """

    on: date
    votes: int
    why_not: NoVote | None
    clause: Clause[Any] | None
    standing: Standing


_NEVER: dict[MembershipStatus, NoVote] = {
    MembershipStatus.NONE: NoVote.NONE,
    MembershipStatus.AWAITING_SIGNATURE: NoVote.AWAITING_SIGNATURE,
    MembershipStatus.AWAITING_FIRST_DAY: NoVote.AWAITING_FIRST_DAY,
    MembershipStatus.FORMER: NoVote.FORMER,
}


def right_of(
    standing: Standing,
    law: Statutes,
    *,
    on: date,
    partner: bool = False,
    ceased: bool = False,
    resigned: bool = False,
    overdue: bool = False,
) -> VotingRight:
    """The voting right that a standing gives by the statutes of the day.

    Args:
        standing: what the organisation is to the association.
        law: the statutes in force on the day.
        on: the day.
        partner: whether it is a supplier.
        ceased: whether the organisation exists no longer.
        resigned: whether a notice runs, also of who is expelled besides.
        overdue: whether a demand is open.

    Examples:
        >>> from os2model import OS2_RULES
        >>> day = date(2026, 4, 29)
        >>> law = OS2_RULES.statutes.on(day)
        >>> right_of(Standing(MembershipStatus.PARTNER), law, on=day, partner=True).why_not
        NoVote.SUPPLIER_PARTNER
    """
    status = standing.status
    why: NoVote | None = None
    clause: Clause[Any] | None = law.votes
    if status in _NEVER:
        why, clause = _NEVER[status], standing.clause
    elif partner:
        why = NoVote.SUPPLIER_PARTNER
    elif ceased:
        why, clause = NoVote.CEASED, None
    elif resigned and not law.votes_under_notice.value:
        why, clause = NoVote.UNDER_NOTICE, law.votes_under_notice
    elif status is MembershipStatus.EXPELLED_AWAITING_RATIFICATION and not law.member_until_ratified.value:
        why, clause = NoVote.EXPELLED, law.member_until_ratified
    elif overdue and law.overdue_bars_vote.value:
        why, clause = NoVote.OVERDUE, law.overdue_bars_vote
    elif status is MembershipStatus.UNDER_NOTICE:
        clause = law.votes_under_notice
    elif status is MembershipStatus.EXPELLED_AWAITING_RATIFICATION:
        clause = law.member_until_ratified
    elif overdue:
        clause = law.overdue_bars_vote
    return VotingRight(on=on, votes=0 if why else law.votes.value, why_not=why, clause=clause, standing=standing)
