"""Electoral rolls (stemmelister): who votes at a general assembly, who does not and why, and what changed since the call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from os2model._checks import check_day, check_type, listed, repeated
from os2model.errors import InvalidValueError
from os2model.memberships import Membership
from os2model.organisations import Organisation
from os2model.rulebook import RuleBook
from os2model.voting_rights import VotingRight


@frozen(kw_only=True)
class RollEntry:
    """One organisation in an electoral roll (post på stemmelisten).

    Attributes:
        organisation: who it is.
        right: how many votes it has, or why none.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> samso = Membership(AUTHORITIES["Samsø"])
        >>> right = samso.voting_right(on=date(2026, 4, 29), rules=OS2_RULES)
        >>> RollEntry(organisation=samso.organisation, right=right).right.why_not
        NoVote.NONE
    """

    organisation: Organisation
    right: VotingRight


@frozen(kw_only=True, repr=False)
class ElectoralRoll:
    """Who votes at a general assembly of a day, and who does not and why (stemmeliste).

    Everybody with a membership stands in one of the two, in the order of their names.

    Attributes:
        on: the day.
        entitled: who has votes.
        others: who has none, each with the reason.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> electoral_roll([Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9))], on=date(2026, 4, 29), rules=OS2_RULES)
        <ElectoralRoll of 2026-04-29: 1 entitled with 1 votes, 0 others>
    """

    on: date
    entitled: tuple[RollEntry, ...]
    others: tuple[RollEntry, ...]

    def __repr__(self) -> str:
        counts = f"{len(self.entitled)} entitled with {self.votes} votes, {len(self.others)} others"
        return f"<ElectoralRoll of {self.on}: {counts}>"

    @property
    def votes(self) -> int:
        """All votes together."""
        return sum(entry.right.votes for entry in self.entitled)


@frozen(kw_only=True)
class RollChange:
    """An organisation that has another number of votes at the assembly than at its call (ændring af stemmelisten).

    Attributes:
        organisation: who it is.
        before: its voting right on the day of the call, as was known then.
        after: its voting right on the day of the assembly.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> samso, days = Membership.joined(AUTHORITIES["Samsø"], date(2026, 4, 1)), (date(2026, 3, 29), date(2026, 4, 29))
        >>> before, after = (samso.voting_right(on=day, rules=OS2_RULES) for day in days)
        >>> change = RollChange(organisation=samso.organisation, before=before, after=after)
        >>> change.before.votes, change.after.votes
        (0, 1)
    """

    organisation: Organisation
    before: VotingRight
    after: VotingRight


def electoral_roll(memberships: Iterable[Membership], *, on: date, rules: RuleBook) -> ElectoralRoll:
    """Who votes at a general assembly of a day, and who does not and why (stemmeliste).

    Args:
        memberships: one of each organisation, in any order.
        on: the day of the assembly.
        rules: the statutes.

    Returns:
        Everybody, with votes or with the reason for none, in the order of their names.

    Raises:
        InvalidValueError: an organisation has two memberships.
        NoRuleInForceError: there are no statutes of the day, or of that of an entry.

    Source:
        OS2: Vedtægter § 4, stk. 2.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, MembershipEvent
        >>> left = Membership(AUTHORITIES["Odder"], events=[
        ...     MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(date(2026, 4, 10))])
        >>> roll = electoral_roll(
        ...     [Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9)), left], on=date(2026, 4, 29), rules=OS2_RULES)
        >>> [entry.organisation.name for entry in roll.entitled], roll.votes
        (['Samsø Kommune'], 1)
        >>> [(entry.organisation.name, entry.right.why_not.label.en) for entry in roll.others]
        [('Odder Kommune', 'no member any more')]
    """
    check_day("on", on)
    check_type("rules", rules, RuleBook)
    entries = [
        RollEntry(organisation=each.organisation, right=each.voting_right(on=on, rules=rules))
        for each in by_name(memberships)
    ]
    return ElectoralRoll(
        on=on,
        entitled=tuple(entry for entry in entries if entry.right.votes),
        others=tuple(entry for entry in entries if not entry.right.votes),
    )


def by_name(memberships: Iterable[Membership]) -> list[Membership]:
    """The memberships in the order of the names of their organisations, one of each.

    Raises:
        InvalidValueError: an organisation has two.

    Examples:
        >>> by_name([])
        []
    """
    found = listed("memberships", memberships, Membership)
    twice = repeated(each.organisation.id for each in found)
    if twice:
        name = next(each.organisation.name for each in found if each.organisation.id == twice[0])
        raise InvalidValueError("membership.twice", {"name": name})
    return sorted(found, key=lambda each: (each.organisation.name, each.organisation.id))
