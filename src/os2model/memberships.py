"""Memberships (medlemskaber) of the association: who joined and left on which days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from attrs import field, frozen

from os2model._checks import check_day, check_type, check_year, listed
from os2model.charges import Charge
from os2model.fees import fee_of
from os2model.findings import Finding, worth_a_look
from os2model.labels import Labelled
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY, Period
from os2model.rulebook import RuleBook


class MembershipEventKind(Labelled):
    """What happens to a membership (hændelsestype), in the order in which entries of one day are taken.

    Examples:
        >>> MembershipEventKind.RESIGNED.label.da
        'udmeldt'
    """

    JOINED = "indmeldt", "joined"
    RESIGNED = "udmeldt", "resigned"


@frozen
class MembershipEvent:
    """An entry in the history of a membership (hændelse).

    Attributes:
        kind: what happened.
        on: the day it takes effect; of a resignation the first day without membership.

    Examples:
        >>> MembershipEvent.resigned(date(2026, 2, 1)).kind
        MembershipEventKind.RESIGNED
    """

    kind: MembershipEventKind
    on: date

    def __attrs_post_init__(self) -> None:
        check_type("MembershipEvent.kind", self.kind, MembershipEventKind)
        check_day("MembershipEvent.on", self.on)

    @classmethod
    def joined(cls, day: date) -> MembershipEvent:
        """Joined: a member from that day on."""
        return cls(MembershipEventKind.JOINED, day)

    @classmethod
    def resigned(cls, day: date) -> MembershipEvent:
        """Resigned: no member from that day on, which is how the bylaws count (§ 4, stk. 4)."""
        return cls(MembershipEventKind.RESIGNED, day)


def _in_order(events: Iterable[MembershipEvent]) -> tuple[MembershipEvent, ...]:
    found = listed("Membership.events", events, MembershipEvent)
    return tuple(sorted(found, key=lambda event: (event.on, event.kind.rank)))


@frozen
class Membership:
    """A membership (medlemskab): an organisation, and the days on which it joined and left.

    A membership of the association; taking a product into use is a `Subscription`.

    Attributes:
        organisation: the member.
        events: what happened, by day; without any it is no member yet.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> left = Membership(AUTHORITIES["Samsø"], events=[
        ...     MembershipEvent.joined(date(2026, 8, 14)), MembershipEvent.resigned(date(2028, 2, 1))])
        >>> [str(period) for period in left.periods]
        ['2026-08-14/2028-01-31']
    """

    organisation: Organisation
    events: tuple[MembershipEvent, ...] = field(default=(), kw_only=True, converter=_in_order)

    def __attrs_post_init__(self) -> None:
        check_type("Membership.organisation", self.organisation, Organisation)

    @classmethod
    def joined(cls, organisation: Organisation, first_day: date) -> Membership:
        """The membership of an organisation that joined on a day.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> str(Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)).periods[0])
            '2026-08-14/..'
        """
        return cls(organisation, events=[MembershipEvent.joined(first_day)])

    @property
    def periods(self) -> tuple[Period, ...]:
        """The days of membership, in order; who joins and leaves on one day is never a member."""
        return self._played()[0]

    def _played(self) -> tuple[tuple[Period, ...], tuple[tuple[str, date], ...]]:
        """The days of membership, and what changed nothing: its finding's code and day."""
        periods: list[Period] = []
        idle: list[tuple[str, date]] = []
        since: date | None = None
        for event in self.events:
            if event.kind is MembershipEventKind.JOINED:
                if since is None:
                    since = event.on
                else:
                    idle.append(("membership.joined-twice", event.on))
            elif since is None:
                idle.append(("membership.without-membership", event.on))
            else:
                if since < event.on:
                    periods.append(Period(since, event.on - ONE_DAY))
                since = None
        if since is not None:
            periods.append(Period(since))
        return tuple(periods), tuple(idle)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """What is valid and still worth a look on a day: an entry without effect, or no entry of joining at all.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> print(*Membership(AUTHORITIES["Samsø"]).check(on=date(2026, 11, 24)))
            the membership of Samsø Kommune has no day of joining; add it
        """
        check_day("on", on)
        worth = partial(worth_a_look, subject=self.organisation.name)
        if not self.events:
            return (worth("membership.never-joined"),)
        return tuple(worth(code, day=day) for code, day in self._played()[1] if day <= on)

    def fee(self, year: int, *, rules: RuleBook) -> Charge | None:
        """The membership fee of a calendar year; None of a year without a day of membership.

        The first day of the membership in that year decides whether it is half a fee; coming back in a year costs nothing more.

        Raises:
            NoRuleInForceError: no fee is published for the year.
            InvalidValueError: the organisation ceases before the year begins.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
            >>> membership.fee(2026, rules=OS2_RULES).net
            Money('12500.00', 'DKK')
            >>> membership.fee(2025, rules=OS2_RULES) is None
            True
        """
        check_year("year", year)
        joined = _joined(self.periods, year)
        return None if joined is None else self._fee(year, joined, rules)

    def _fee(self, year: int, joined: date, rules: RuleBook) -> Charge:
        charge = fee_of(self.organisation.id, year, joined, rules)
        self.organisation.check_exists(charge.invoice_day)
        return charge

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
        periods = self.periods
        found: list[Charge] = []
        for year in range(within.first_day.year, within.known_last_day.year + 1):
            joined = _joined(periods, year)
            if joined is not None and within.contains(max(joined, date(year, 1, 1))):
                found.append(self._fee(year, joined, rules))
        return tuple(found)


def _joined(periods: Iterable[Period], year: int) -> date | None:
    """The first day of the first of the periods that have a day in a year; None where none has."""
    asked = Period.year(year)
    return next((period.first_day for period in periods if period.overlap(asked)), None)


def members_on(memberships: Iterable[Membership], day: date) -> tuple[Organisation, ...]:
    """Whose memberships hold on a day, in their order.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> joined = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> members_on([joined], date(2026, 8, 13)), len(members_on([joined], date(2026, 8, 14)))
        ((), 1)
    """
    check_day("on", day)
    return tuple(each.organisation for each in memberships if any(part.contains(day) for part in each.periods))


def by_member(memberships: Iterable[Membership]) -> dict[str, Membership]:
    """The membership of each organisation by its id; of several in turn, one with the days of them all.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> samso, day = AUTHORITIES["Samsø"], date(2026, 3, 1)
        >>> first = Membership(samso, events=[MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(day)])
        >>> [str(period) for period in by_member([Membership.joined(samso, day), first])[samso.id].periods]
        ['2020-01-01/..']
    """
    held: dict[str, list[Membership]] = {}
    for each in memberships:
        held.setdefault(each.organisation.id, []).append(each)
    return {id_: found[0] if len(found) == 1 else _joint(found) for id_, found in held.items()}


def _joint(memberships: list[Membership]) -> Membership:
    """One membership of the days of several; where one ends as the next begins, it goes on."""
    events: list[MembershipEvent] = []
    for period in sorted((period for each in memberships for period in each.periods), key=lambda each: each.first_day):
        if events and events[-1].on == period.first_day:
            events.pop()
        else:
            events.append(MembershipEvent.joined(period.first_day))
        if period.last_day is not None:
            events.append(MembershipEvent.resigned(period.last_day + ONE_DAY))
    return Membership(memberships[0].organisation, events=events)
