"""An association (forening) as a whole: its rules, its members, what they have acceded to, and what is judged of its products."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Final

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_type, listed
from os2model.assessments import Assessment, stale
from os2model.budgets import Budget, member_budget
from os2model.charges import Charge, ordered
from os2model.clashes import by_product, clashes, unknown_products
from os2model.decisions import Decision, DecisionLog
from os2model.errors import InvalidDataError, UnknownNameError
from os2model.findings import Finding, Severity, pointer
from os2model.groups import Seat
from os2model.memberships import Membership, by_member
from os2model.organisations import Organisation
from os2model.periods import Period
from os2model.registers import ambiguous, nearest
from os2model.rulebook import RuleBook
from os2model.subscriptions import Subscription

_worth: Final = partial(Finding, severity=Severity.WARNING)


def _memberships(values: Iterable[Membership]) -> tuple[Membership, ...]:
    return listed("Association.memberships", values, Membership)


def _subscriptions(values: Iterable[Subscription]) -> tuple[Subscription, ...]:
    return listed("Association.subscriptions", values, Subscription)


def _organisations(values: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return listed("Association.organisations", values, Organisation)


def _seats(values: Iterable[Seat]) -> tuple[Seat, ...]:
    return listed("Association.seats", values, Seat)


def _assessments(values: Iterable[Assessment]) -> tuple[Assessment, ...]:
    return listed("Association.assessments", values, Assessment)


def _decisions(values: Iterable[Decision]) -> tuple[Decision, ...]:
    return listed("Association.decisions", values, Decision)


@frozen(kw_only=True, repr=False)
class Association:
    """An association (forening): everything that its answers depend on, in one value.

    Attributes:
        rules: its rules.
        memberships: who is or was a member.
        subscriptions: who has acceded to which product.
        organisations: those that nothing else here refers to; the others stand where they are referred to.
        seats: who sits in which group.
        assessments: what was answered of its products.
        decisions: what was decided on their levels.

    Raises:
        InvalidDataError: the parts do not go together: two organisations with one id or CVR number, two memberships or two
            subscriptions that overlap, a subscription or a seat of a product, or an assessment by a catalogue, that the rules do
            not have. All of it, each with its place.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> samso = AUTHORITIES["Samsø"]
        >>> Association(rules=OS2_RULES, memberships=[Membership.joined(samso, date(2026, 8, 14))])
        <Association of 1 organisations: 1 memberships, 0 subscriptions>
    """

    rules: RuleBook
    memberships: tuple[Membership, ...] = field(default=(), converter=_memberships)
    subscriptions: tuple[Subscription, ...] = field(default=(), converter=_subscriptions)
    organisations: tuple[Organisation, ...] = field(default=(), converter=_organisations)
    seats: tuple[Seat, ...] = field(default=(), converter=_seats)
    assessments: tuple[Assessment, ...] = field(default=(), converter=_assessments)
    decisions: tuple[Decision, ...] = field(default=(), converter=_decisions)
    _by_id: dict[str, Organisation] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        check_type("Association.rules", self.rules, RuleBook)
        faults = clashes(
            self.rules,
            organisations=self.organisations,
            memberships=self.memberships,
            subscriptions=self.subscriptions,
            seats=self.seats,
            assessments=self.assessments,
            decisions=self.decisions,
        )
        if faults:
            raise InvalidDataError(faults)
        referring: Iterable[Membership | Subscription | Seat] = chain(self.memberships, self.subscriptions, self.seats)
        by_id = {each.organisation.id: each.organisation for each in referring}
        alone = {each.id: each for each in self.organisations if each.id not in by_id}
        object.__setattr__(self, "organisations", tuple(alone.values()))
        object.__setattr__(self, "_by_id", by_id | alone)

    def __repr__(self) -> str:
        counts = f"{len(self.memberships)} memberships, {len(self.subscriptions)} subscriptions"
        return f"<Association of {len(self._by_id)} organisations: {counts}>"

    @property
    def everybody(self) -> tuple[Organisation, ...]:
        """Every organisation, once: those with a membership, a subscription or a seat, then the others."""
        return tuple(self._by_id.values())

    def members(self, *, on: date) -> tuple[Organisation, ...]:
        """Who is a member on a day, in the order of the memberships.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> joined = [Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))]
            >>> [member.name for member in Association(rules=OS2_RULES, memberships=joined).members(on=date(2026, 8, 14))]
            ['Samsø Kommune']
        """
        check_day("on", on)
        found = (each.organisation for each in self.memberships if any(part.contains(on) for part in each.periods))
        return tuple(found)

    def charges(self, *, within: Period) -> tuple[Charge, ...]:
        """Everything that is invoiced within a period, of everybody: the fees of the members, then what products cost them.

        Raises:
            NoRuleInForceError: something is not published; the message shows how to assume it.
            MissingFactError: a price depends on a fact that is not known.
            InvalidValueError: an organisation ceases before a day that is charged.
            PeriodError: the period has no last day.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> joined = [Membership.joined(AUTHORITIES[name], date(2026, 8, 14)) for name in ("Samsø", "Hjørring")]
            >>> os2 = Association(rules=OS2_RULES, memberships=joined)
            >>> [str(charge.net) for charge in os2.charges(within=Period.year(2026))]
            ['12500.00 DKK', '12500.00 DKK']
        """
        members = by_member(self.memberships)
        made = [fee for each in members.values() for fee in each.charges(within=within, rules=self.rules)]
        for accession in self.subscriptions:
            member = members.get(accession.organisation.id)
            periods = member.periods if member else ()
            made += accession.charges(within=within, rules=self.rules, member_during=periods)
        return ordered(made)

    def budget(self, organisation: Organisation | str, *, years: Iterable[int]) -> Budget:
        """What membership and products cost one organisation, year by year; see `member_budget`.

        Args:
            organisation: one of this association, or its id, such as its CVR number, its code or its name.
            years: calendar years.

        Raises:
            UnknownNameError: nobody here has that id, code or name.
            InvalidValueError: several have that name.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> os2 = Association(rules=OS2_RULES, memberships=[Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))])
            >>> os2.budget("Samsø", years=[2026])
            <Budget of Samsø Kommune, 2026: 12500.00 DKK>
        """
        payer = self._found(organisation)
        membership = by_member(self.memberships).get(payer.id) or Membership(payer)
        accessions = [each for each in self.subscriptions if each.organisation.id == payer.id]
        return member_budget(membership, accessions, years=years, rules=self.rules)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """What is valid and still worth a look on a day.

        Entries of a membership without effect; who ceases and still is a member or subscriber then; who pays for a product
        without being a member; products that were assessed and that the rules do not have; assessments that were to be made
        anew; what the rules do not publish from that day on.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> east = Membership.joined(AUTHORITIES["Region Sjælland"], date(2020, 1, 1))
            >>> for finding in Association(rules=OS2_RULES, memberships=[east]).check(on=date(2026, 11, 24)):
            ...     print(finding)
            Region Sjælland ceases after 2026-12-31 and is still a member then; end it there, its successor is Region Østdanmark
            no membership fee is published from 2027-01-01 on; what is charged then can be made only by an assumption
        """
        check_day("on", on)
        return (*self._odd_members(on), *self._odd_subscribers(on), *self._odd_products(on), *self._holes(on))

    def _found(self, organisation: Organisation | str) -> Organisation:
        check_type("organisation", organisation, Organisation, str)
        if isinstance(organisation, Organisation):
            name, id_ = organisation.name, organisation.id
        else:
            name = id_ = organisation
        if id_ in self._by_id:
            return self._by_id[id_]
        named = [each for each in self.everybody if organisation in each.names]
        if len(named) == 1:
            return named[0]
        if named:
            raise ambiguous(name, [each.id for each in named])
        names = [known for each in self.everybody for known in each.names]
        raise UnknownNameError("organisation", name, nearest(name, names))

    def _odd_members(self, on: date) -> Iterator[Finding]:
        for i, membership in enumerate(self.memberships):
            path = pointer("memberships", i)
            yield from (evolve(finding, path=path) for finding in membership.check(on=on))
            yield from _outliving(membership.organisation, membership.periods, on, "association.ceasing-member", path)

    def _odd_subscribers(self, on: date) -> Iterator[Finding]:
        members = {each.id for each in self.members(on=on)}
        for i, accession in enumerate(self.subscriptions):
            payer, path = accession.organisation, pointer("subscriptions", i)
            if accession.period.contains(on) and payer.id not in members:
                yield _worth(
                    "association.acceded-by-non-member", path=path, subject=payer.name, found=accession.product
                )
            for finding in _outliving(payer, [accession.period], on, "association.ceasing-subscriber", path):
                yield evolve(finding, found=accession.product)

    def _odd_products(self, on: date) -> Iterator[Finding]:
        assessed = [(("assessments", i, "product"), each.product) for i, each in enumerate(self.assessments)]
        decided = [(("decisions", i, "product"), each.product) for i, each in enumerate(self.decisions)]
        yield from unknown_products([*assessed, *decided], self.rules, Severity.WARNING)
        yield from stale(self.assessments, on=on)
        for product, decisions in by_product(self.decisions).items():
            yield from DecisionLog(product, decisions).check()

    def _holes(self, on: date) -> Iterator[Finding]:
        """What could be assumed from a day on, of the rules and of the products that are subscribed to."""
        ahead = Period(on)
        used = dict.fromkeys(each.product for each in self.subscriptions if each.period.overlap(ahead))
        priced = {sheet.product: sheet for sheet in self.rules.price_lists}
        rules = evolve(self.rules, price_lists=[priced[product] for product in used if product in priced])
        for gap in (each for each in rules.holes(within=ahead) if each.way_out):
            yield _worth("association.hole", subject=gap.table, day=gap.period.first_day, expected=gap.way_out)
        for product in used:
            if product not in priced:
                yield _worth("association.no-price-list", subject=product)


def _outliving(payer: Organisation, periods: Sequence[Period], on: date, code: str, path: str) -> Iterator[Finding]:
    """A finding where one of the periods that are not over goes on after the organisation has ceased."""
    end = payer.exists.last_day if payer.exists else None
    if end is None:
        return
    for period in periods:
        last_day = period.last_day or date.max
        if last_day > end and last_day >= on:
            yield _worth(code, path=path, subject=payer.name, day=end, expected=payer.successor or "–")
