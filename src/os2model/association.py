"""An association (forening) as a whole: its rules, its members, what they have acceded to, and what is judged of its products."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from attrs import field, frozen

from os2model._checks import check_day, check_flag, check_type, listed
from os2model.assessments import Assessment
from os2model.budgets import Budget, member_budget
from os2model.causes import Side
from os2model.charges import Charge, ordered
from os2model.clashes import PARTS, Parts, clashes
from os2model.comparisons import Comparison, compare
from os2model.contacts import Contact
from os2model.deadlines import Deadline, deadlines
from os2model.decisions import Decision
from os2model.documents import DocumentControl
from os2model.electoral_rolls import ElectoralRoll, electoral_roll
from os2model.errors import InvalidDataError, UnknownNameError
from os2model.findings import Finding
from os2model.groups import Seat
from os2model.memberships import Membership, members_on
from os2model.near_names import nearest
from os2model.oddities import oddities
from os2model.organisations import Organisation
from os2model.periods import Period
from os2model.registers import Directory
from os2model.rulebook import RuleBook
from os2model.subscriptions import Subscription, charges_for


def _memberships(values: Iterable[Membership]) -> tuple[Membership, ...]:
    return listed("Association.memberships", values, Membership)


def _subscriptions(values: Iterable[Subscription]) -> tuple[Subscription, ...]:
    return listed("Association.subscriptions", values, Subscription)


def _organisations(values: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return listed("Association.organisations", values, Organisation)


def _contacts(values: Iterable[Contact]) -> tuple[Contact, ...]:
    return listed("Association.contacts", values, Contact)


def _documents(values: Iterable[DocumentControl]) -> tuple[DocumentControl, ...]:
    return listed("Association.documents", values, DocumentControl)


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
        all_members_known: whether everybody who has acceded to a product is here; only then prices by the number of
            participants are counted from the subscriptions.
        organisations: those that nothing else here refers to; the others stand where they are referred to.
        contacts: who speaks for an organisation in what.
        seats: who sits in which group.
        documents: the headers of its documents, but for those that its rules and agreements carry.
        assessments: what was answered of its products.
        decisions: what was decided on their levels.

    Raises:
        InvalidDataError: the parts do not go together: two organisations with one id or CVR number, two memberships of one organisation, two
            subscriptions that cannot be told apart, a subscription or a seat of a product, or an assessment by a catalogue,
            that the rules do not have. All of it, each with its place.

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
    all_members_known: bool = False
    contacts: tuple[Contact, ...] = field(default=(), converter=_contacts)
    seats: tuple[Seat, ...] = field(default=(), converter=_seats)
    documents: tuple[DocumentControl, ...] = field(default=(), converter=_documents)
    assessments: tuple[Assessment, ...] = field(default=(), converter=_assessments)
    decisions: tuple[Decision, ...] = field(default=(), converter=_decisions)
    _directory: Directory = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        check_type("Association.rules", self.rules, RuleBook)
        check_flag("Association.all_members_known", self.all_members_known)
        faults = clashes(self.rules, self._parts)
        if faults:
            raise InvalidDataError(faults)
        directory = Directory()
        referring: Iterable[Membership | Subscription | Contact | Seat] = chain(
            self.memberships, self.subscriptions, self.contacts, self.seats
        )
        for each in referring:
            directory.add(each.organisation)
        referred = len(directory.everybody)
        for organisation in self.organisations:
            directory.add(organisation)
        object.__setattr__(self, "organisations", directory.everybody[referred:])
        object.__setattr__(self, "_directory", directory)

    def __repr__(self) -> str:
        counts = f"{len(self.memberships)} memberships, {len(self.subscriptions)} subscriptions"
        return f"<Association of {len(self.everybody)} organisations: {counts}>"

    @property
    def everybody(self) -> tuple[Organisation, ...]:
        """Every organisation, once: those with a membership, a subscription, a contact or a seat, then the others."""
        return self._directory.everybody

    def members(self, *, on: date) -> tuple[Organisation, ...]:
        """Who is a member on a day, in the order of the memberships.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> joined = [Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))]
            >>> [member.name for member in Association(rules=OS2_RULES, memberships=joined).members(on=date(2026, 8, 14))]
            ['Samsø Kommune']
        """
        return members_on(self.memberships, on, self.rules)

    def electoral_roll(self, *, on: date) -> ElectoralRoll:
        """Who votes at a general assembly of a day, and who does not and why; see `electoral_rolls.electoral_roll`.

        Raises:
            NoRuleInForceError: there are no statutes of the day, or of that of an entry.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> joined = [Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9))]
            >>> Association(rules=OS2_RULES, memberships=joined).electoral_roll(on=date(2026, 4, 29))
            <ElectoralRoll of 2026-04-29: 1 entitled with 1 votes, 0 others>
        """
        return electoral_roll(self.memberships, on=on, rules=self.rules)

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
        fees = [fee for each in self.memberships for fee in each.charges(within=within, rules=self.rules)]
        during = {each.organisation.id: each.periods(rules=self.rules) for each in self.memberships}
        sharing = self._participants
        products = charges_for(
            self.subscriptions, within=within, rules=self.rules, member_during=during, participants=sharing
        )
        return ordered([*fees, *products])

    def participants(self, product: str, *, on: date) -> tuple[Organisation, ...]:
        """Who has acceded to a product on a day, in the order of the subscriptions.

        Raises:
            UnknownNameError: there is no such product.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> acceded = [Subscription(AUTHORITIES[name], "OS2valghalla", date(2026, 8, 14)) for name in ("Samsø", "Herning")]
            >>> os2 = Association(rules=OS2_RULES, subscriptions=acceded)
            >>> [each.short_name for each in os2.participants("OS2valghalla", on=date(2026, 12, 31))]
            ['Samsø', 'Herning']
        """
        check_day("on", on)
        self.rules.check_product(product)
        held = (each for each in self.subscriptions if each.product == product and each.period.contains(on))
        return tuple(dict.fromkeys(each.organisation for each in held))

    def deadlines(self, *, within: Period) -> tuple[Deadline, ...]:
        """Until when its subscriptions can be resigned, in one list; see `os2model.deadlines.deadlines`.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Notice, Terms
            >>> terms = Terms.calendar_year(notice=Notice(months=3))
            >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": terms}, because="our agreement")
            >>> acceded = [Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))]
            >>> (one,) = Association(rules=rules, subscriptions=acceded).deadlines(within=Period.year(2027))
            >>> str(one.day), str(one.last_day)
            ('2027-09-30', '2027-12-31')
        """
        return deadlines(self.subscriptions, within=within, rules=self.rules)

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
        held = (each for each in self.memberships if each.organisation.id == payer.id)
        membership = next(held, Membership(payer))
        accessions = [each for each in self.subscriptions if each.organisation.id == payer.id]
        return member_budget(membership, accessions, years=years, rules=self.rules, participants=self._participants)

    def compare(self, other: Association, *, years: Iterable[int]) -> Comparison:
        """What is charged by another association and not by this one, by member, product and year, the largest difference first.

        Args:
            other: the same association with other rules, members or subscriptions, such as by `attrs.evolve`.
            years: the years of the invoice days.

        Raises:
            InvalidValueError: no years.
            CurrencyMismatchError: the two are of different currencies.
            NoRuleInForceError, MissingFactError: what is charged by either is not known.

        Examples:
            >>> from attrs import evolve
            >>> from os2model import AUTHORITIES, OS2_RULES, dkk
            >>> os2 = Association(rules=OS2_RULES, memberships=[Membership.joined(AUTHORITIES["Samsø"], date(2020, 1, 1))])
            >>> dearer = OS2_RULES.supposing(since=date(2026, 1, 1), membership_fee=dkk(26250), because="what if: + 5 %")
            >>> os2.compare(evolve(os2, rules=dearer), years=[2026])
            <Comparison of 2026: 1 differences, 1250.00 DKK>
        """
        check_type("other", other, Association)
        return compare(self._side, other._side, years=years)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """What is valid and still worth a look on a day.

        What is impossible in the history of a membership, and an expulsion that was put to no general assembly; a member without
        its one fixed contact, as far as contacts are given; two seats of one member in the board, and seats of who is no member;
        documents that are not approved or were to be revised; who ceases and still is a member or subscriber then; who pays for a
        product without being a member; a quantity that no price asks for, and a subscription that carries on none; products that were
        assessed and that the rules do not have; assessments that were to be made anew; what the rules do not publish from that day on.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> east = Membership.joined(AUTHORITIES["Region Sjælland"], date(2020, 1, 1))
            >>> for finding in Association(rules=OS2_RULES, memberships=[east]).check(on=date(2026, 11, 24)):
            ...     print(finding)
            Region Sjælland ceases after 2026-12-31 and is still a member then; record that it ceases as of 2027-01-01, its successor is Region Østdanmark
            no membership fee is published from 2027-01-01 on; what is charged then can be made only by an assumption
        """
        return oddities(self.rules, self._parts, on=on)

    @property
    def _parts(self) -> Parts:
        return {name: getattr(self, name) for name in PARTS}

    @property
    def _participants(self) -> dict[str, list[tuple[Organisation, Period]]] | None:
        """By product who has acceded to it, and when; None where not all of them are known."""
        if not self.all_members_known:
            return None
        found: dict[str, list[tuple[Organisation, Period]]] = {}
        for each in self.subscriptions:
            found.setdefault(each.product, []).append((each.organisation, each.period))
        return found

    @property
    def _side(self) -> Side:
        return Side(self.rules, self.memberships, self.subscriptions, self._participants)

    def _found(self, organisation: Organisation | str) -> Organisation:
        check_type("organisation", organisation, Organisation, str)
        if isinstance(organisation, Organisation):
            name, found = organisation.name, self._directory.with_id(organisation.id)
        else:
            name, found = organisation, self._directory.find(organisation)
        if found is None:
            raise UnknownNameError("organisation", name, nearest(name, self._directory.names))
        return found
