"""Subscriptions (tilslutninger): who has acceded to which product, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from os2model._checks import check_day, check_optional_day, check_text, check_type, listed
from os2model.charges import Charge, Origin, ordered
from os2model.dated import DatedRow
from os2model.money import Money
from os2model.organisations import Organisation
from os2model.owed import LinePrice, OwedLine, OwedOnce
from os2model.periods import ONE_DAY, Period
from os2model.price_lists import ChargeKind, PriceLine
from os2model.rulebook import RuleBook
from os2model.terms import Terms
from os2model.vat import VatTreatment


@frozen
class Subscription:
    """The accession to a product (tilslutning til et produkt): one unbroken term.

    Not a membership of the association, which has its own agreement, also called a tilslutningsaftale at times.

    Attributes:
        organisation: who has acceded.
        product: the product's name.
        first_day: the first day it is paid for.
        last_day: the last day it is paid for, included; None while it runs.

    Raises:
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

    def __attrs_post_init__(self) -> None:
        check_type("Subscription.organisation", self.organisation, Organisation)
        check_text("Subscription.product", self.product, example='"OS2valghalla"')
        check_day("Subscription.first_day", self.first_day)
        check_optional_day("Subscription.last_day", self.last_day)
        Period(self.first_day, self.last_day)

    @property
    def period(self) -> Period:
        """The days of the subscription."""
        return Period(self.first_day, self.last_day)

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
            UnknownNameError: there is no such product.
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
        check_type("within", within, Period)
        check_type("rules", rules, RuleBook)
        periods = None if member_during is None else listed("member_during", member_during, Period)
        sheet = rules.price_list(self.product)
        invoiced = within.overlap(self.period)
        if invoiced is None:
            return ()
        terms = sheet.terms.row(on=self.first_day)
        sizes = rules.sizes
        made: list[Charge] = []
        for line in sheet.lines:
            price = LinePrice(line=line, payer=self.organisation, member_during=periods, sizes=sizes)
            if line.kind is ChargeKind.RECURRING_FEE:
                made += self._recurring(price, terms, invoiced, rules)
            elif within.contains(self.first_day):
                made.append(self._once(price, terms.value, rules))
        return ordered(made)

    def _recurring(
        self, price: LinePrice, terms: DatedRow[Terms], invoiced: Period, rules: RuleBook
    ) -> Iterator[Charge]:
        """One charge for each billing period that is invoiced, in advance, on the days of a part of the subscription."""
        grid = terms.value.billing_grid
        last_day = grid.period(grid.index(invoiced.known_last_day)).known_last_day
        if self.last_day is not None:
            last_day = min(last_day, self.last_day)
        parts = grid.parts(Period(invoiced.first_day, last_day))
        due = [part for part in parts if part.period.first_day in {part.full_period.first_day, self.first_day}]
        if not due:
            return
        asked = due[0].period.first_day
        owed = OwedLine.compiled(price, terms, self.first_day, asked=asked, end=last_day + ONE_DAY)
        for part in due:
            period = part.period
            self.organisation.check_exists(period.known_last_day)
            net = owed.between(period.first_day, period.known_last_day + ONE_DAY)
            yield self._charge(
                price.line, net, period.first_day, terms.value, rules, owed, part.full_period.first_day, period
            )

    def _once(self, price: LinePrice, terms: Terms, rules: RuleBook) -> Charge:
        """The charge of what is paid once, invoiced on the first day."""
        owed = OwedOnce(price=price, day=self.first_day)
        self.organisation.check_exists(self.first_day)
        return self._charge(price.line, owed.amount, self.first_day, terms, rules, owed)

    def _charge(
        self,
        line: PriceLine,
        net: Money,
        invoice_day: date,
        terms: Terms,
        rules: RuleBook,
        origin: Origin,
        billing_start: date | None = None,
        period: Period | None = None,
    ) -> Charge:
        return Charge(
            payer=self.organisation.id,
            subject=self.product,
            kind=line.kind,
            line=line.name,
            billing_start=billing_start,
            period=period,
            net=net,
            vat_treatment=VatTreatment.on(invoice_day, terms.vat_category, terms.vat_reason, rates=rules.vat_rates),
            invoice_day=invoice_day,
            origin=origin,
        )
