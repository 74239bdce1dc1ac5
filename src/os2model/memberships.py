"""Memberships (medlemskaber) of the association: who is a member, since when, with which vote and which fee."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from attrs import frozen

from os2model._checks import check_day, check_type, check_year, repeated
from os2model.agreements import Side, Signature
from os2model.charges import Charge
from os2model.entries import MembershipEvent, MembershipEventKind, entry_kind
from os2model.fees import AgreedFee, fee_of
from os2model.findings import Finding, worth_a_look
from os2model.histories import History
from os2model.marks import Note, Span, unheard
from os2model.organisations import Organisation, OrganisationKind
from os2model.periods import ONE_DAY, Period
from os2model.replay import Replay
from os2model.rulebook import RuleBook
from os2model.standings import MembershipKind, MembershipStatus, Standing, Standings
from os2model.statutes import Clause
from os2model.voting_rights import VotingRight, right_of


@frozen
class Membership(History):
    """A membership (medlemskab) of the association: one organisation, with all its agreements and what happened.

    Taking a product into use is a `Subscription`. Coming back is another agreement of the same membership. The order in which
    agreements and entries are given does not matter, to nothing.

    Attributes:
        organisation: the member, or the supplier.
        agreements: the agreements with the association; the signatures stand there alone.
        events: what happened besides.
        agreed_fees: fees that were agreed with the board.
        kind: member or supplier.

    Raises:
        InvalidValueError: an agreement is of another kind; two fees of a year were decided on one day.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Agreement
        >>> left = Membership(AUTHORITIES["Sønderborg"],
        ...     agreements=[Agreement.partnership(signed=date(2020, 3, 1), countersigned=date(2020, 3, 9))],
        ...     events=[MembershipEvent.resigned(date(2026, 2, 1))])
        >>> left.standing(on=date(2026, 4, 29), rules=OS2_RULES).status
        MembershipStatus.FORMER
        >>> [str(period) for period in left.periods(rules=OS2_RULES)]
        ['2020-03-09/2026-01-31']
    """

    def timeline(self, *, rules: RuleBook) -> Standings:
        """Every standing from its first day on, in order, the first from the beginning of the calendar.

        Raises:
            NoRuleInForceError: there are no statutes of the day of an entry.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
            >>> [(str(day), standing.status.word) for day, standing in samso.timeline(rules=OS2_RULES)]
            [('0001-01-01', 'none'), ('2026-08-14', 'member')]
        """
        return tuple((span.first_day, span.standing) for span in self._played(date.max, rules).spans)

    def standing(self, *, on: date, rules: RuleBook) -> Standing:
        """What the organisation is to the association on a day, since when and why.

        Raises:
            NoRuleInForceError: there are no statutes of the day of an entry.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Agreement
            >>> agreement = Agreement.partnership(signed=date(2026, 3, 10), countersigned=date(2026, 3, 20))
            >>> samso = Membership(AUTHORITIES["Samsø"], agreements=[agreement])
            >>> [samso.standing(on=date(2026, 3, day), rules=OS2_RULES).status.word for day in (9, 10, 20)]
            ['none', 'awaiting_signature', 'member']
        """
        check_day("on", on)
        return self._played(on, rules).spans[-1].standing

    def has_overdue_payment(self, *, on: date, rules: RuleBook) -> bool:
        """Whether a payment was demanded and not settled by a day; a demand ends with the membership.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> owing = Membership(AUTHORITIES["Samsø"], events=[
            ...     MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.demanded(date(2026, 2, 1))])
            >>> owing.has_overdue_payment(on=date(2026, 4, 29), rules=OS2_RULES)
            True
        """
        check_day("on", on)
        return self._played(on, rules).demanded

    def periods(self, *, rules: RuleBook) -> tuple[Period, ...]:
        """The days of membership, in order; a supplier has none.

        Under notice is a member still; who is expelled is one until the general assembly has decided, if the statutes say so.

        Raises:
            NoRuleInForceError: there are no statutes of the day of an entry.
        """
        found: list[Period] = []
        begins: date | None = None
        for span in self._played(date.max, rules).spans:
            held = self._holds(span, rules)
            if begins is not None and not held:
                found.append(Period(begins, span.first_day - ONE_DAY))
                begins = None
            elif begins is None and held:
                begins = span.first_day
        return (*found, Period(begins)) if begins is not None else tuple(found)

    def is_member(self, *, on: date, rules: RuleBook) -> bool:
        """Whether it is a member on a day; see `periods`.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)).is_member(on=date(2026, 8, 13), rules=OS2_RULES)
            False
        """
        check_day("on", on)
        return self._holds(self._played(on, rules).spans[-1], rules)

    def _holds(self, span: Span, rules: RuleBook) -> bool:
        """Whether the days of a span are days of membership."""
        if self.kind is MembershipKind.SUPPLIER:
            return False
        if span.status is MembershipStatus.EXPELLED_AWAITING_RATIFICATION:
            return rules.statutes.on(span.since or span.first_day).member_until_ratified.value
        return span.status in _HELD

    def check(self, *, on: date, rules: RuleBook) -> tuple[Finding, ...]:
        """What is impossible in its history as of a day, and what is worth a look; every standing is given all the same.

        Raises:
            NoRuleInForceError: there are no statutes of the day of an entry.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> print(*Membership(AUTHORITIES["Samsø"]).check(on=date(2026, 11, 24), rules=OS2_RULES))
            the membership of Samsø Kommune has no day of joining; add it
        """
        check_day("on", on)
        worth = partial(worth_a_look, subject=self.organisation.name)
        if not self._marks:
            return (worth("membership.never-joined"),)
        twice = (event for event in repeated(self.events) if event.on <= on and event.struck is None)
        found = [worth("membership.duplicate", found=event.kind.label, day=event.on) for event in twice]

        if self.organisation.kind is OrganisationKind.SUPPLIER and self.kind is MembershipKind.MEMBER:
            found.append(worth("membership.supplier-as-member"))

        def note(code: str, entry: MembershipEvent | Signature, clause: Clause[Any] | None) -> None:
            found.append(worth(code, day=entry.on, found=entry_kind(entry).label, expected=clause and clause.label))

        replay = self._played(on, rules, note)
        if replay.expelled is not None and replay.expelled.reason is None:
            decided = replay.expelled.day
            due = rules.statutes.on(decided).next_assembly(decided).known_last_day
            if due < on:
                clause = replay.expelled.clause
                found.append(
                    worth("membership.expulsion-not-put", day=decided, found=due, expected=clause and clause.label)
                )
        return tuple(found)

    def voting_right(self, *, on: date, rules: RuleBook) -> VotingRight:
        """How many votes it has at a general assembly of a day, or why none.

        The standing follows from the statutes of the days of its entries, the vote from those of the day asked.

        Raises:
            NoRuleInForceError: there are no statutes of the day, or of that of an entry.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> left = Membership(AUTHORITIES["Samsø"], events=[
            ...     MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(date(2026, 4, 29))])
            >>> [left.voting_right(on=date(2026, 4, day), rules=OS2_RULES).votes for day in (28, 29)]
            [1, 0]
        """
        check_day("on", on)
        replay = self._played(on, rules)
        return right_of(
            replay.spans[-1].standing,
            rules.statutes.on(on),
            on=on,
            partner=self.kind is MembershipKind.SUPPLIER,
            ceased=self.organisation.has_ceased(on),
            resigned=replay.resigned is not None,
            overdue=replay.demanded,
        )

    # What it costs

    def fee(self, year: int, *, rules: RuleBook) -> Charge | None:
        """The membership fee of a calendar year; None of a year without a day of membership.

        The first day of the membership in that year decides whether it is half a fee; coming back in a year costs nothing more.
        Who took over a membership inside a year pays nothing for it, because the predecessor has. A fee agreed with the board
        is paid instead.

        Raises:
            NoRuleInForceError: no fee is published for the year.
            InvalidValueError: the organisation ceases before the year begins.

        Source:
            OS2: Vedtægter § 5, stk. 1; that a successor pays no second fee is a choice of this library.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
            >>> membership.fee(2026, rules=OS2_RULES).net
            Money('12500.00', 'DKK')
            >>> membership.fee(2025, rules=OS2_RULES) is None
            True
        """
        check_year("year", year)
        joined = _joined(self.periods(rules=rules), year)
        return None if joined is None or self._paid_before(joined, year) else self._fee(year, joined, rules)

    def charges(self, *, within: Period, rules: RuleBook) -> tuple[Charge, ...]:
        """The fees that are invoiced within a period, each on the first day of membership in its year.

        Raises:
            NoRuleInForceError: no fee is published for a year.
            PeriodError: the period has no last day.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2025, 8, 14))
            >>> [str(fee.net) for fee in membership.charges(within=Period.years(2025, 2026), rules=OS2_RULES)]
            ['12500.00 DKK', '25000.00 DKK']
        """
        check_type("within", within, Period)
        periods = self.periods(rules=rules)
        found: list[Charge] = []
        for year in range(within.first_day.year, within.known_last_day.year + 1):
            joined = _joined(periods, year)
            if joined is None or self._paid_before(joined, year):
                continue
            if within.contains(max(joined, date(year, 1, 1))):
                found.append(self._fee(year, joined, rules))
        return tuple(found)

    def _paid_before(self, joined: date, year: int) -> bool:
        """Whether its first day in a year is that of a transfer inside it, and no fee was agreed."""
        if joined <= date(year, 1, 1) or self._agreed(year):
            return False
        return any(
            each.kind is MembershipEventKind.TRANSFERRED and each.on == joined and each.struck is None
            for each in self.events
        )

    def _agreed(self, year: int) -> AgreedFee | None:
        """The fee that was agreed for a year, the one decided last."""
        return next((fee for fee in reversed(self.agreed_fees) if fee.year == year), None)

    def _fee(self, year: int, joined: date, rules: RuleBook) -> Charge:
        reading = self._reading(joined, rules) if joined.year == year else None
        charge = fee_of(self.organisation.id, year, joined, rules, agreed=self._agreed(year), reading=reading)
        self.organisation.check_exists(charge.invoice_day)
        return charge

    def _reading(self, joined: date, rules: RuleBook) -> Clause[Any] | None:
        """The clause that decided a first day, where it was chosen here and the other reading gives another fee."""
        span = self._played(joined, rules).spans[-1]
        entry, clause = span.entry, span.clause
        if not isinstance(entry, Signature) or clause is None or clause.is_explicit or entry.on != joined:
            return None
        after = rules.statutes.on(joined).half_fee_after.value
        half = after and after.in_year(joined.year)
        signed = (each for of in self.agreements if entry in of.signatures for each in of.signatures if not each.struck)
        days = (joined, *(each.on for each in signed if each.side is Side.MEMBER or each.on > joined))
        fees = {(day.year, bool(half and day > half)) for day in days}
        return clause if len(fees) > 1 else None

    def _played(self, upto: date, rules: RuleBook, note: Note = unheard) -> Replay:
        check_type("rules", rules, RuleBook)
        replay = Replay(self.agreements, rules.statutes, partner=self.kind is MembershipKind.SUPPLIER, note=note)
        replay.play(self._marks, upto)
        return replay


_HELD = frozenset((MembershipStatus.MEMBER, MembershipStatus.UNDER_NOTICE))
_IN_PARTNERSHIP = frozenset(
    (MembershipStatus.PARTNER, MembershipStatus.UNDER_NOTICE, MembershipStatus.EXPELLED_AWAITING_RATIFICATION)
)


def _joined(periods: Iterable[Period], year: int) -> date | None:
    """The first day of the first of the periods that have a day in a year; None where none has."""
    asked = Period.year(year)
    return next((period.first_day for period in periods if period.overlap(asked)), None)


def members_on(memberships: Iterable[Membership], day: date, rules: RuleBook) -> tuple[Organisation, ...]:
    """Who is a member on a day, in the order of the memberships.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> joined = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> members_on([joined], date(2026, 8, 13), OS2_RULES), len(members_on([joined], date(2026, 8, 14), OS2_RULES))
        ((), 1)
    """
    check_day("on", day)
    return tuple(each.organisation for each in memberships if each.is_member(on=day, rules=rules))


def partners_on(memberships: Iterable[Membership], day: date, rules: RuleBook) -> tuple[Organisation, ...]:
    """Which suppliers have an agreement in force on a day, in the order of the memberships; under notice it still is.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Agreement
        >>> signed = Agreement.supplier(signed=date(2020, 3, 1), countersigned=date(2020, 3, 9))
        >>> supplier = Membership(AUTHORITIES["Samsø"], agreements=[signed], kind=MembershipKind.SUPPLIER)
        >>> [len(partners_on([supplier], date(2020, 3, day), OS2_RULES)) for day in (8, 9)]
        [0, 1]
    """
    check_day("on", day)
    suppliers = (each for each in memberships if each.kind is MembershipKind.SUPPLIER)
    return tuple(
        each.organisation for each in suppliers if each.standing(on=day, rules=rules).status in _IN_PARTNERSHIP
    )
