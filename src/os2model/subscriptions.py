"""Subscriptions (tilslutninger): who has acceded to which product, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from os2model._checks import check_day, check_flag, check_optional_day, check_text, check_type, listed, refuse, shown
from os2model.billing import NEVER, Bill, Billing, Term
from os2model.charges import Charge, ordered
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError, OS2ModelError, PeriodError
from os2model.line_prices import ALWAYS_ACTIVE, ALWAYS_ONE, LinePrice, PriceRun
from os2model.measures import Ruler
from os2model.money import Money
from os2model.notice import Ending
from os2model.organisations import Organisation
from os2model.owed import OwedLine, OwedOnce
from os2model.periods import ONE_DAY, Period
from os2model.price_lists import ChargeKind, PriceList, SubscriptionPlan, Waiver, waivers_of
from os2model.proration import Grids
from os2model.rulebook import RuleBook
from os2model.terms import Terms
from os2model.timelines import Timeline, over_time


def _plan(
    given: SubscriptionPlan | Iterable[tuple[date, SubscriptionPlan]] | Timeline[SubscriptionPlan],
) -> Timeline[SubscriptionPlan]:
    return over_time("Subscription.plan", given, SubscriptionPlan)


def _quantities(given: int | Iterable[tuple[date, int]] | Timeline[int]) -> Timeline[int]:
    return over_time("Subscription.quantities", given, int, example="12")


def _pauses(given: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(sorted(listed("Subscription.pauses", given, Period), key=lambda pause: pause.first_day))


@frozen
class Subscription:
    """The accession to a product (tilslutning til et produkt): one unbroken term.

    Not a membership of the association, which has its own agreement, also called a tilslutningsaftale at times. Coming back is
    another subscription, with another reference; new terms are another one that continues the previous one.

    Attributes:
        organisation: who has acceded.
        product: the product's name.
        first_day: the first day it is paid for.
        last_day: the last day it is paid for, included; None while it runs.
        reference: tells several subscriptions of one organisation to one product apart.
        plan: whether it is in use, or held at a share of the price: one plan, or pairs of a first day and one.
        quantities: how many are paid for, 0 or more, where the price is by unit: one number, or pairs of a first day and one.
        pauses: the days of which no recurring fee is paid.
        waivers: the lines that are not paid: pairs of the name of a line and a reason.
        continues_previous: whether it carries on another one of the same reference without a break; then no joining fee is paid,
            and no joining rule asked.

    Raises:
        InvalidValueError: its facts contradict each other; all the reasons at once.
        PeriodError: it would end before it begins.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14)).product
        'OS2valghalla'
    """

    organisation: Organisation
    product: str
    first_day: date
    last_day: date | None = field(default=None, kw_only=True)
    reference: str = field(default="", kw_only=True)
    plan: Timeline[SubscriptionPlan] = field(default=ALWAYS_ACTIVE, kw_only=True, converter=_plan)
    quantities: Timeline[int] = field(default=ALWAYS_ONE, kw_only=True, converter=_quantities)
    pauses: tuple[Period, ...] = field(default=(), kw_only=True, converter=_pauses)
    waivers: tuple[Waiver, ...] = field(default=(), kw_only=True, converter=waivers_of)
    continues_previous: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Subscription.organisation", self.organisation, Organisation)
        check_text("Subscription.product", self.product, example='"OS2valghalla"')
        check_day("Subscription.first_day", self.first_day)
        check_optional_day("Subscription.last_day", self.last_day)
        check_type("Subscription.reference", self.reference, str)
        check_flag("Subscription.continues_previous", self.continues_previous)
        refuse(self._contradictions())

    def _contradictions(self) -> Iterator[OS2ModelError]:
        if self.last_day is not None and self.last_day < self.first_day:
            yield PeriodError("reversed", self.first_day, self.last_day)
        yield from self.plan.contradictions("Subscription.plan", first_day=self.first_day)
        yield from self.quantities.contradictions("Subscription.quantities", first_day=self.first_day)
        for quantity in self.quantities.values:
            if quantity < 0:
                yield InvalidValueError("number.negative", {"what": "Subscription.quantities", "got": quantity})
        for one, other in pairwise(self.pauses):
            if one.last_day is None or one.last_day >= other.first_day:
                yield InvalidValueError("subscription.pauses", {"day": other.first_day})
        lines = [waiver.line for waiver in self.waivers]
        for line in dict.fromkeys(lines):
            if lines.count(line) > 1:
                yield InvalidValueError("subscription.waived-twice", {"line": shown(line)})

    @property
    def period(self) -> Period:
        """The days of the subscription."""
        return Period(self.first_day, self.last_day)

    @property
    def subject(self) -> str:
        """What its charges are for: the product, with the reference where there is one."""
        return f"{self.product} ({self.reference})" if self.reference else self.product

    @property
    def active_from(self) -> date | None:
        """The first day on which the plan is active; None where it never is."""
        days = (self.first_day, *(day for day in self.plan.days if day > self.first_day))
        day = next((day for day in days if self.plan.on(day) is SubscriptionPlan.ACTIVE), None)
        return day if day is not None and self.period.contains(day) else None

    def carries_on(self, earlier: Subscription) -> bool:
        """Whether it goes on from the day after the last one of an earlier one."""
        check_type("earlier", earlier, Subscription)
        if not self.continues_previous or earlier.last_day is None:
            return False
        return (self.first_day - earlier.last_day) == ONE_DAY

    def earliest_end(self, *, notice_received: date, rules: RuleBook) -> date:
        """The last day with the agreement, if notice is received on a day; never after `last_day`.

        Raises:
            PeriodError: notice is received before the first day, or the calendar has no such day.
            UnknownNameError, NoRuleInForceError: the terms of the first day, or their notice, are not known.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, CalendarUnit, Notice, Terms
            >>> terms = Terms.calendar_year(notice=Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR))
            >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": terms}, because="our agreement")
            >>> accession = Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))
            >>> accession.earliest_end(notice_received=date(2026, 11, 24), rules=rules)
            datetime.date(2027, 6, 30)
            >>> accession.notice_deadline(last_day=date(2027, 6, 30), rules=rules)
            datetime.date(2027, 3, 31)
        """
        return self._ending(rules).earliest_end(notice_received)

    def notice_deadline(self, *, last_day: date, rules: RuleBook) -> date:
        """The last day on which notice can be received so that it ends on a day, or before it already.

        From `last_day` on, where it has one, that is this very day. The example is that of `earliest_end`.

        Raises:
            PeriodError: it cannot end by then (the error has the first day on which it can), or as `earliest_end`.
            UnknownNameError, NoRuleInForceError: as `earliest_end`.
        """
        return self._ending(rules).notice_deadline(last_day)

    def _ending(self, rules: RuleBook) -> Ending:
        check_type("rules", rules, RuleBook)
        return rules.price_list(self.product).terms.on(self.first_day).ending(self.first_day, self.last_day)

    def charges(
        self, *, within: Period, rules: RuleBook, member_during: Iterable[Period] | None = None
    ) -> tuple[Charge, ...]:
        """The charges that are invoiced within a period.

        Args:
            within: the days of the invoices; it cuts no charge.
            rules: prices and terms; the terms are those of the first day.
            member_during: the periods in which the organisation is a member of the association.

        Returns:
            The charges by invoice day, in whole øre, excluding VAT. However a year is billed, its charges sum to its exact
            total rounded once. A charge of 0 is a charge: it says why.

        Raises:
            UnknownNameError: there is no such product, or its price list has no line of a waiver's name.
            NoRuleInForceError: its prices or its terms are not published for a day that is asked about.
            MissingFactError: a price depends on a fact that was not given.
            InvalidValueError: the organisation ceases before a day that is charged.
            PeriodError: neither `within` nor the subscription has a last day.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Terms
            >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest",
            ...     because="not published")
            >>> accession = Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))
            >>> charges = accession.charges(within=Period.year(2026), rules=rules, member_during=[Period(date(2026, 8, 14))])
            >>> [str(charge.net) for charge in charges]
            ['35000.00 DKK', '9153.66 DKK']
        """
        members = None if member_during is None else {self.organisation.id: member_during}
        return charges_for([self], within=within, rules=rules, member_during=members)


def charges_for(
    subscriptions: Iterable[Subscription],
    *,
    within: Period,
    rules: RuleBook,
    member_during: Mapping[str, Iterable[Period]] | None = None,
) -> tuple[Charge, ...]:
    """The charges of several subscriptions that are invoiced within a period; what they share is worked out once.

    Args:
        subscriptions: the subscriptions.
        within: the days of the invoices; it cuts no charge.
        rules: prices and terms; the terms of a subscription are those of its first day.
        member_during: by the id of an organisation the periods in which it is a member; who is not named is none.

    Returns:
        The charges by invoice day, as `Subscription.charges` gives them one by one. They are not held against each other: two
        subscriptions that cannot be told apart have charges of one key; `Association` and `member_budget` refuse them.

    Raises:
        UnknownNameError, NoRuleInForceError, MissingFactError, InvalidValueError, PeriodError: as `Subscription.charges`.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Terms
        >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest", because="budget")
        >>> newcomers = [Subscription(AUTHORITIES[name], "OS2valghalla", date(2026, 8, 14)) for name in ("Samsø", "Herning")]
        >>> charges = charges_for(newcomers, within=Period.year(2026), rules=rules, member_during={})
        >>> [f"{charge.line} {charge.net.number}" for charge in charges]
        ['tilslutningsafgift 35000.00', 'vederlag 11337.10', 'tilslutningsafgift 190000.00', 'vederlag 21643.55']
    """
    check_type("within", within, Period)
    check_type("rules", rules, RuleBook)
    known: dict[str, tuple[Period, ...]] | None = None
    if member_during is not None:
        check_type("member_during", member_during, Mapping, example='{"23795515": [Period(date(2026, 8, 14))]}')
        known = {id_: listed("member_during", periods, Period) for id_, periods in member_during.items()}
    run = _Run(rules, within)
    found: list[Charge] = []
    for accession in listed("subscriptions", subscriptions, Subscription):
        found += run.charges(accession, None if known is None else known.get(accession.organisation.id, ()))
    return ordered(found)


class _Run:
    """One run of charges: what its subscriptions share stands in tables, each value made once."""

    def __init__(self, rules: RuleBook, within: Period) -> None:
        self.rules = rules
        self.sizes = rules.sizes
        self.opens = within.first_day.toordinal()
        self.closes = NEVER if within.last_day is None else within.last_day.toordinal()
        self._sheets: dict[str, PriceList] = {}
        self._terms: dict[int, tuple[Grids, Billing, Ruler]] = {}
        self._rows: dict[int, tuple[PriceRun, ...]] = {}

    def charges(self, accession: Subscription, member_during: tuple[Period, ...] | None) -> Iterator[Charge]:
        """The charges of one subscription, line by line."""
        sheet = self._sheets.get(accession.product)
        if sheet is None:
            sheet = self._sheets[accession.product] = self.rules.price_list(accession.product)
        waived = sheet.waived(accession.waivers)
        if self.closes < accession.first_day.toordinal():
            return
        if self.closes == NEVER and accession.last_day is None:
            raise PeriodError("open", accession.first_day)
        terms = sheet.terms.row(on=accession.first_day)
        grids, billing, ruler = self._grids(terms, accession.first_day)
        first_day, last_day, continues = accession.first_day, accession.last_day, accession.continues_previous
        term = Term.of(first_day, last_day, terms, grids, ruler, continues_previous=continues)
        bills = tuple(billing.bills(term.first_day, term.end, self.opens, self.closes))
        for line in sheet.lines:
            recurring = line.kind is ChargeKind.RECURRING_FEE
            price = LinePrice(
                line=line,
                payer=accession.organisation,
                member_during=member_during,
                sizes=self.sizes,
                first_day=accession.first_day,
                change=terms.value.price_change,
                billing=grids.billing,
                quantities=accession.quantities,
                plan=accession.plan if recurring else ALWAYS_ACTIVE,
                passive_share=sheet.passive_share,
                pauses=accession.pauses if recurring else (),
                waived=waived.get(line.name, ""),
            )
            if not recurring:
                yield from self._once(accession, price, billing)
            elif bills:
                yield from self._recurring(accession, price, term, bills)

    def _recurring(
        self, accession: Subscription, price: LinePrice, term: Term, bills: tuple[Bill, ...]
    ) -> Iterator[Charge]:
        """One charge for each bill."""
        last_day = bills[-1].period.known_last_day
        accession.organisation.check_exists(min(last_day, accession.last_day or last_day))
        owed = OwedLine(price=price, term=term, runs=self._runs(price, term.asked_from(bills[0].first), bills[-1].end))
        payer, subject, line, currency = accession.organisation.id, accession.subject, price.line, price.currency
        amounts = owed.amounts((bill.first, bill.end) for bill in bills)
        for bill, minor in zip(bills, amounts, strict=True):
            yield Charge(
                payer=payer,
                subject=subject,
                kind=line.kind,
                line=line.name,
                billing_start=bill.start,
                period=bill.period,
                net=Money.from_minor(minor, currency),
                vat_treatment=bill.vat_treatment,
                invoice_day=bill.invoice_day,
                origin=owed,
            )

    def _once(self, accession: Subscription, price: LinePrice, billing: Billing) -> Iterator[Charge]:
        """The charge of what is paid once, invoiced on the first day; a joining fee on the first one of an active plan."""
        day = accession.active_from if price.line.kind is ChargeKind.JOINING_FEE else accession.first_day
        if accession.continues_previous or day is None or not self.opens <= day.toordinal() <= self.closes:
            return
        accession.organisation.check_exists(day)
        owed = OwedOnce(price=price, day=accession.first_day)
        yield Charge(
            payer=accession.organisation.id,
            subject=accession.subject,
            kind=price.line.kind,
            line=price.line.name,
            billing_start=None,
            period=None,
            net=owed.amount,
            vat_treatment=billing.once(day),
            invoice_day=day,
            origin=owed,
        )

    def _grids(self, terms: DatedRow[Terms], first_day: date) -> tuple[Grids, Billing, Ruler]:
        """The grids of a subscription; all with the same terms have the same, but for those counted from their own day."""
        found = None if terms.value.own_periods else self._terms.get(id(terms))
        if found is None:
            grids = terms.value.grids(first_day)
            billing = Billing(terms.value, grids.billing, self.rules.vat_rates)
            found = self._terms[id(terms)] = grids, billing, Ruler(grids.pricing, terms.value.proration.measure)
        return found

    def _runs(self, price: LinePrice, first: int, end: int) -> tuple[PriceRun, ...]:
        if not price.plain:
            return price.runs(first, end)
        if id(price.line) not in self._rows:
            self._rows[id(price.line)] = price.runs_of_rows()
        return self._rows[id(price.line)]
