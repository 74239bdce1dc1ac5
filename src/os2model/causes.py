"""Why amounts differ (årsager): the values of one side put into the other, one group after the other, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from os2model.charges import Charge, ordered
from os2model.dated import DatedRow, unpublished
from os2model.errors import InvalidValueError, OS2ModelError
from os2model.labels import Labelled
from os2model.memberships import Membership
from os2model.money import Money
from os2model.organisations import Organisation
from os2model.participation import Participation, Presence
from os2model.periods import Period
from os2model.rulebook import RuleBook
from os2model.runs import Run
from os2model.subscriptions import Subscription

Key: TypeAlias = tuple[str, str]
"""Who pays for what: the id of the organisation, and the subject; the membership fee has none."""

FEE: Final = ""
"""The subject of a membership fee."""

_OF_MEMBER: Final = ("kind", "agreements", "events", "agreed_fees")
_OF_SIZE: Final = ("inhabitants", "assigned_size", "size_reason")
_OF_FACTS: Final = ("product", "reference", "plan", "operation_mode", "quantities", "grounds", "waivers", "signatures")
_OF_PERIOD: Final = ("first_day", "last_day", "pauses", "continues_previous")


class CauseKind(Labelled):
    """Why an amount is another one (årsag); a difference is split in this order.

    FACTS are the plan, the operation mode, quantities, grounds, waivers and membership; PERIOD the first and the last day and
    pauses; SIZE the inhabitants, an assigned size and the size limits; PARTICIPANTS the others who share in the product; ROW
    prices, the fee, terms, statutes and indices.

    Examples:
        >>> CauseKind.SIZE.label.da
        'størrelse'
    """

    NEW = "ny", "new"
    LEFT = "udgået", "left"
    FACTS = "aftale og medlemskab", "agreement and membership"
    PERIOD = "periode", "period"
    SIZE = "størrelse", "size"
    PARTICIPANTS = "deltagere", "participants"
    ROW = "takst og vilkår", "price and terms"


GROUPS: Final = (CauseKind.FACTS, CauseKind.PERIOD, CauseKind.SIZE, CauseKind.PARTICIPANTS, CauseKind.ROW)
"""The groups of values that are put in, in order."""

_NOTHING: Final[frozenset[CauseKind]] = frozenset()


@frozen(kw_only=True)
class Cause:
    """A part of a difference, and what makes it (årsag).

    Attributes:
        kinds: what changed; several where there is no amount between them.
        amount: how much more, or less where it is negative, in whole øre.
        rows: the rows of rules that are used from there on and were not before.

    Examples:
        >>> from os2model import dkk
        >>> Cause(kinds=(CauseKind.SIZE,), amount=dkk(10900), rows=()).amount
        Money('10900.00', 'DKK')
    """

    kinds: tuple[CauseKind, ...]
    amount: Money
    rows: tuple[DatedRow[Any], ...]


class Side:
    """One of two associations that are compared, by who pays for what.

    Args:
        rules: its rules.
        memberships: who is or was a member.
        subscriptions: who has acceded to which product.
        participants: by product who shares in it; None where that is not known.

    Examples:
        >>> from os2model import OS2_RULES
        >>> Side(OS2_RULES, [], [], None).keys
        ()
    """

    def __init__(
        self,
        rules: RuleBook,
        memberships: Iterable[Membership],
        subscriptions: Iterable[Subscription],
        participants: Mapping[str, Sequence[tuple[Organisation, Period]]] | None,
    ) -> None:
        self.rules = rules
        self.memberships = {each.organisation.id: each for each in memberships}
        self.member_during = {id_: member.periods(rules=rules) for id_, member in self.memberships.items()}
        self.participations: dict[str, Participation] | None = None
        if participants is not None:
            self.participations = {product: Participation(product, participants[product]) for product in participants}
        self.subscriptions: dict[Key, tuple[Subscription, ...]] = {}
        for each in sorted(subscriptions, key=lambda each: each.first_day):
            key = each.organisation.id, each.subject
            self.subscriptions[key] = (*self.subscriptions.get(key, ()), each)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Who pays for what."""
        return (*((id_, FEE) for id_ in self.memberships), *self.subscriptions)

    def groups(self, key: Key) -> dict[CauseKind, Any]:
        """What the charges of one payer for one subject depend on, in groups, but for who else shares in the product."""
        payer, rules = self.payer(key), self.rules
        held, product = self.subscriptions.get(key, ()), self.product(key)
        member = self.memberships.get(payer.id)
        agreed = [_named(each, _OF_FACTS) for each in held]
        sheet = next((sheet for sheet in rules.price_lists if sheet.product == product), None)
        return {
            CauseKind.FACTS: (_but_size(payer), member and _named(member, _OF_MEMBER), *agreed),
            CauseKind.PERIOD: tuple(_named(each, _OF_PERIOD) for each in held),
            CauseKind.SIZE: (_named(payer, _OF_SIZE), rules.size_limits, rules.latest_inhabitants),
            CauseKind.PARTICIPANTS: (self.participations is None, rules.assumed_participation(product)),
            CauseKind.ROW: (rules.indices, sheet) if held else (rules.membership_fee, rules.statutes),
        }

    def payer(self, key: Key) -> Organisation:
        """Who pays."""
        held = self.subscriptions.get(key)
        return held[0].organisation if held else self.memberships[key[0]].organisation

    def product(self, key: Key) -> str:
        """What for: the product; of a fee the association."""
        held = self.subscriptions.get(key)
        return held[0].product if held else self.rules.statutes.values[0].association

    def presence(self, product: str) -> frozenset[Presence]:
        """Who shares in a product and when, in no order; nobody where that is not known."""
        known = (self.participations or {}).get(product)
        return frozenset(known.presence if known else ())


def _but_size(organisation: Organisation) -> Organisation:
    return evolve(organisation, inhabitants=(), assigned_size=None, size_reason="")


def _named(value: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


@frozen(kw_only=True)
class Split:
    """What one payee is paid on two sides, and why the two differ (opdelt forskel).

    Attributes:
        payee: who is paid: the association, or a vendor.
        before: what is charged on the one side, excluding VAT.
        after: on the other.
        causes: why they differ, in the order in which the values were put in; they sum to the difference.
        together: the part of the difference whose place among the causes is a convention, because several things change at
            once: the difference less what each of them alone would make.
        caveats: the rows of rules that are not published and that the amounts of either side rest on.

    Examples:
        >>> from os2model import dkk
        >>> cause = Cause(kinds=(CauseKind.ROW,), amount=dkk(1250), rows=())
        >>> Split(payee="OS2", before=dkk(25000), after=dkk(26250), causes=(cause,), together=dkk(0)).amount
        Money('1250.00', 'DKK')
    """

    payee: str
    before: Money
    after: Money
    causes: tuple[Cause, ...]
    together: Money
    caveats: tuple[DatedRow[Any], ...] = ()

    @property
    def amount(self) -> Money:
        """How much more is paid, or less where it is negative."""
        return self.after - self.before


@frozen
class _Stage:
    """Some groups put in: the charges with them after the earlier ones, and with them alone; None where that has no answer."""

    kinds: tuple[CauseKind, ...]
    charges: tuple[Charge, ...]
    alone: tuple[Charge, ...] | None


class Splitting:
    """Splits the differences between two sides by what makes them.

    Examples:
        >>> from os2model import OS2_RULES
        >>> Splitting(Side(OS2_RULES, [], [], None), Side(OS2_RULES, [], [], None)).keys
        ()
    """

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after
        self.keys = tuple(dict.fromkeys([*before.keys, *after.keys]))
        self._before, self._after = frozenset(before.keys), frozenset(after.keys)
        self._sharing: dict[str, frozenset[str]] = {}
        self._changed = {key: self._groups_that_differ(key) for key in self._before & self._after}
        self._rule_books: dict[tuple[bool, ...], RuleBook] = {}
        self._runs: dict[tuple[object, ...], Run] = {}

    def side(self, key: Key) -> Side:
        """The side that knows who pays for what: the one before, where both do."""
        return self.before if key in self._before else self.after

    def split(self, key: Key, year: int) -> tuple[Split, ...]:
        """What one payer is charged for one subject in a year on either side, and why the two differ, for each who is paid.

        None where nothing changes.

        Raises:
            NoRuleInForceError, MissingFactError: what is charged on a side is not known.
        """
        known, wanted = key in self._before, key in self._after
        if known and wanted and not self._changed[key]:
            return ()
        before = self._charges(key, year, _NOTHING) if known else ()
        after = self._charges(key, year, frozenset(GROUPS)) if wanted else ()
        stages = [_Stage((CauseKind.NEW if wanted else CauseKind.LEFT,), after, after)]
        if known and wanted:
            stages = [*self._stages(key, year, after)]
        payees = dict.fromkeys(
            each.payee for charges in (before, *(stage.charges for stage in stages)) for each in charges
        )
        found = (self._split(payee, before, stages) for payee in payees)
        return tuple(split for split in found if split.causes)

    def _stages(self, key: Key, year: int, after: tuple[Charge, ...]) -> Iterator[_Stage]:
        """The groups that differ put in one after the other; where there is no amount half-way, together with the next."""
        put_in = _NOTHING
        kinds: tuple[CauseKind, ...] = ()
        for kind in self._changed[key]:
            put_in, kinds = put_in | {kind}, (*kinds, kind)
            found = after if kind is self._changed[key][-1] else self._half_way(key, year, put_in)
            if found is not None:
                alone = found if len(kinds) == len(put_in) else self._half_way(key, year, frozenset(kinds))
                yield _Stage(kinds, found, alone)
                kinds = ()

    def _split(self, payee: str, before: tuple[Charge, ...], stages: list[_Stage]) -> Split:
        """The causes of what one payee is paid more or less."""

        def paid(charges: tuple[Charge, ...]) -> tuple[Charge, ...]:
            return tuple(each for each in charges if each.payee == payee)

        last, end = paid(before), paid(stages[-1].charges)
        start = self._net(last)
        together, causes = self._net(end) - start, list[Cause]()
        for stage in stages:
            charges = paid(stage.charges)
            amount = self._net(charges) - self._net(last)
            by_itself = amount if stage.alone is None else self._net(paid(stage.alone)) - start
            together -= by_itself
            if amount or by_itself:
                known = _rows(last)
                rows = tuple(row for row in _rows(charges) if row not in known) if stage.kinds[0] in GROUPS else ()
                causes.append(Cause(kinds=stage.kinds, amount=amount, rows=rows))
            last = charges
        return Split(
            payee=payee,
            before=start,
            after=self._net(end),
            causes=tuple(causes),
            together=together,
            caveats=unpublished(_rows((*paid(before), *end))) if causes else (),
        )

    def _groups_that_differ(self, key: Key) -> tuple[CauseKind, ...]:
        """The groups of values that are not the same on both sides, in order."""
        one, other = self.before.groups(key), self.after.groups(key)
        found = {kind for kind in GROUPS if one[kind] != other[kind]}
        if self._moved(self.before.product(key)) - {key[0]}:
            found.add(CauseKind.PARTICIPANTS)
        return tuple(kind for kind in GROUPS if kind in found)

    def _moved(self, product: str) -> frozenset[str]:
        """Who does not share in a product on the same days on both sides."""
        if product not in self._sharing:
            moved = self.before.presence(product) ^ self.after.presence(product)
            self._sharing[product] = frozenset(each.id for each in moved)
        return self._sharing[product]

    def _half_way(self, key: Key, year: int, put_in: frozenset[CauseKind]) -> tuple[Charge, ...] | None:
        """The charges of a state that neither side has; None where it has no answer, such as a hole."""
        try:
            return self._charges(key, year, put_in)
        except OS2ModelError:
            return None

    def _charges(self, key: Key, year: int, put_in: frozenset[CauseKind]) -> tuple[Charge, ...]:
        """What is charged in a year with some groups of the one side, and the others of the other."""
        of = {kind: self.after if kind in put_in else self.before for kind in GROUPS}
        facts, within, rules = of[CauseKind.FACTS], Period.year(year), self._rules(of)
        payer = evolve(facts.payer(key), **_named(of[CauseKind.SIZE].payer(key), _OF_SIZE))
        if key[1] == FEE:
            return evolve(facts.memberships[payer.id], organisation=payer).charges(within=within, rules=rules)
        used, spans = facts.subscriptions[key], of[CauseKind.PERIOD].subscriptions[key]
        if len(used) != len(spans):
            raise InvalidValueError("subscription.twice", {"name": payer.name, "product": key[1]})
        run = self._run(facts, rules, of[CauseKind.PARTICIPANTS].participations, within)
        accessions = (
            evolve(each, organisation=payer, **_named(span, _OF_PERIOD)) for each, span in zip(used, spans, strict=True)
        )
        return ordered(charge for accession in accessions for charge in run.charges(accession))

    def _run(self, facts: Side, rules: RuleBook, sharing: Mapping[str, Participation] | None, within: Period) -> Run:
        """The run of a state in a year; all who are charged in it share what it works out."""
        asked = within, facts is self.after, id(rules), id(sharing)
        if asked not in self._runs:
            self._runs[asked] = Run(rules, within, facts.member_during, (sharing or {}).values())
        return self._runs[asked]

    def _rules(self, of: Mapping[CauseKind, Side]) -> RuleBook:
        """The rules of a state: prices of one side, size limits and assumed participants perhaps of the other."""
        row, size, sharing = (of[kind].rules for kind in (CauseKind.ROW, CauseKind.SIZE, CauseKind.PARTICIPANTS))
        asked = row is self.after.rules, size is self.after.rules, sharing is self.after.rules
        if asked not in self._rule_books:
            self._rule_books[asked] = evolve(
                row,
                participants=sharing.participants,
                size_limits=size.size_limits,
                latest_inhabitants=size.latest_inhabitants,
            )
        return self._rule_books[asked]

    def _net(self, charges: Iterable[Charge]) -> Money:
        return Money.total((charge.net for charge in charges), self.after.rules.currency)


def _rows(charges: Iterable[Charge]) -> dict[DatedRow[Any], None]:
    """The rows of rules that charges rest on."""
    return dict.fromkeys(row for charge in charges for step in charge.steps for row in step.rows)
