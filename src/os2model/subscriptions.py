"""Subscriptions (tilslutninger): who has acceded to which product, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from os2model._checks import check_day, check_type, listed
from os2model.accessions import Accession
from os2model.charges import Charge, ordered
from os2model.findings import Finding, worth_a_look
from os2model.grids import BillingPeriod
from os2model.labels import Label
from os2model.near_names import nearest
from os2model.notice import Ending
from os2model.participation import Participation, Sharing
from os2model.periods import ONE_DAY, Period
from os2model.rulebook import RuleBook
from os2model.runs import Run


@frozen
class Subscription(Accession):
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
        operation_mode: how the product is operated for it: one mode, or pairs of a first day and one; None where that is not
            known, and then no line is charged that is paid in some modes only.
        grounds: the names of what entitles to a rebate, as the price list has them.
        pauses: the days of which no recurring fee is paid.
        waivers: the lines that are not paid: pairs of the name of a line and a reason.
        continues_previous: whether it carries on another one of the same reference without a break; then no joining fee is paid,
            and no joining rule asked.
        signatures: who signed the accession agreement when; the joining fee is that of the day on which the member signed, and
            without signatures that of the first day.

    Raises:
        InvalidValueError: its facts contradict each other; all the reasons at once.
        PeriodError: it would end before it begins.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14)).product
        'OS2valghalla'
    """

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

    def next_price_change(self, *, on: date, rules: RuleBook) -> date | None:
        """The first day after another on which its recurring fee changes, by a decided price or by an index; None where none is.

        That it changes size class at New Year is no price change. The last day to leave before a change is the
        `notice_deadline` of the day before it.

        Args:
            on: the day after which is asked.
            rules: prices and terms; the terms are those of the first day.

        Raises:
            UnknownNameError: there is no such product, or its price list has no line of a waiver's name.
            NoRuleInForceError: its prices or its terms are not published for the day, or from the change on.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Terms, dkk, prices
            >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, because="our agreement")
            >>> accession = Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))
            >>> accession.next_price_change(on=date(2026, 11, 24), rules=rules) is None  # none is decided
            True
            >>> dearer = rules.amended(since=date(2027, 4, 1), prices={"OS2valghalla": {"vederlag": dkk(30000)}}, source="group")
            >>> accession.next_price_change(on=date(2026, 11, 24), rules=dearer)
            datetime.date(2027, 4, 1)
        """
        check_day("on", on)
        check_type("rules", rules, RuleBook)
        return Run(rules, Period(on)).next_price_change(self, on)

    def periods(self, *, within: Period, rules: RuleBook) -> tuple[BillingPeriod, ...]:
        """Its billing periods that have a day in a period, which cuts none of them.

        Raises:
            UnknownNameError, NoRuleInForceError: the terms of the first day are not known.
            PeriodError: neither `within` nor the subscription has a last day.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES, Terms
            >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, because="our agreement")
            >>> accession = Subscription(AUTHORITIES["Sønderborg"], "OS2valghalla", date(2026, 8, 14))
            >>> for each in accession.periods(within=Period.years(2026, 2027), rules=rules):
            ...     print(each.period, each.full_period)
            2026-08-14/2026-12-31 2026-01-01/2026-12-31
            2027-01-01/2027-12-31 2027-01-01/2027-12-31
        """
        check_type("within", within, Period)
        check_type("rules", rules, RuleBook)
        return tuple(Run(rules, within).periods(self))

    def _ending(self, rules: RuleBook) -> Ending:
        check_type("rules", rules, RuleBook)
        terms = rules.price_list(self.product).terms.on(self.first_day)
        return terms.ending(self.first_day, self.last_day, self.product)

    def charges(
        self,
        *,
        within: Period,
        rules: RuleBook,
        member_during: Iterable[Period] | None = None,
        participants: Sharing | None = None,
    ) -> tuple[Charge, ...]:
        """The charges that are invoiced within a period.

        Args:
            within: the days of the invoices; it cuts no charge.
            rules: prices and terms; the terms are those of the first day.
            member_during: the periods in which the organisation is a member of the association.
            participants: who else shares in the product: pairs of an organisation and a period. The organisation itself
                is always counted.

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
        sharing = None if participants is None else {self.product: participants}
        return charges_for([self], within=within, rules=rules, member_during=members, participants=sharing)


def charges_for(
    subscriptions: Iterable[Subscription],
    *,
    within: Period,
    rules: RuleBook,
    member_during: Mapping[str, Iterable[Period]] | None = None,
    participants: Mapping[str, Sharing] | None = None,
) -> tuple[Charge, ...]:
    """The charges of several subscriptions that are invoiced within a period; what they share is worked out once.

    Args:
        subscriptions: the subscriptions.
        within: the days of the invoices; it cuts no charge.
        rules: prices and terms; the terms of a subscription are those of its first day.
        member_during: by the id of an organisation the periods in which it is a member; who is not named is none.
        participants: by product who shares in it: pairs of an organisation and a period. The payer itself is always counted.

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
    members: dict[str, tuple[Period, ...]] | None = None
    if member_during is not None:
        check_type("member_during", member_during, Mapping, example='{"23795515": [Period(date(2026, 8, 14))]}')
        members = {id_: listed("member_during", periods, Period) for id_, periods in member_during.items()}
    sharing: Mapping[str, Sharing] = {} if participants is None else participants
    check_type("participants", sharing, Mapping, example='{"OS2valghalla": [(organisation, period)]}')
    for product in sharing:
        rules.check_product(product)
    run = Run(rules, within, members, (Participation(product, sharing[product]) for product in sharing))
    found: list[Charge] = []
    for accession in listed("subscriptions", subscriptions, Subscription):
        found += run.charges(accession)
    return ordered(found)


def remarks(accession: Subscription, rules: RuleBook) -> Iterator[Finding]:
    """What a price list makes of a subscription that is worth a look.

    Lines that are not charged because they are paid in some operation modes only and the mode is not known, and grounds that the
    list does not know, which give no rebate.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> accession = Subscription(AUTHORITIES["Samsø"], "OS2mo", date(2021, 8, 14), grounds=["betalte for OS2mo 20"])
        >>> print(*remarks(accession, OS2_RULES))
        Samsø Kommune has the ground 'betalte for OS2mo 20', which gives no rebate by the price list of OS2mo; did you mean 'betalte for OS2mo 2.0' or 'betalte for OS2mo 2.5'?
    """
    sheet = next((sheet for sheet in rules.price_lists if sheet.product == accession.product), None)
    if sheet is None:
        return
    payer = accession.organisation.name
    for line in sheet.lines if accession.operation_mode is None else ():
        if not line.every_mode:
            labels = [mode.label for mode in line.modes]
            da, en = ", ".join(mode.da for mode in labels), ", ".join(mode.en for mode in labels)
            of_modes = Label(da=f"{line.name} ({da})", en=f"{line.name} ({en})")
            yield worth_a_look("subscription.mode-unknown", subject=payer, found=accession.subject, expected=of_modes)
    for ground in accession.grounds:
        if ground not in sheet.grounds:
            near = nearest(ground, sheet.grounds)
            yield worth_a_look(
                "subscription.ground-unknown", subject=payer, found=ground, expected=sheet.product, nearest=near
            )
