"""Runs of charges (kørsler): the charges of many subscriptions, where what they share is worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from os2model.accessions import Accession
from os2model.billing import NEVER, Bill, Billing, Term
from os2model.charges import Charge
from os2model.dated import DatedRow
from os2model.errors import PeriodError
from os2model.grids import BillingPeriod
from os2model.line_prices import LinePrice, PriceRun
from os2model.measures import Ruler
from os2model.money import Money
from os2model.owed import OwedLine, OwedOnce
from os2model.participation import Participation
from os2model.periods import Period
from os2model.price_lists import PriceLine, PriceList
from os2model.proration import Grids
from os2model.rulebook import RuleBook
from os2model.terms import Terms


class Run:
    """One run of charges (kørsel): what its subscriptions share stands in tables, each value made once.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, Terms
        >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest", because="budget")
        >>> run = Run(rules, Period.year(2026), members={})
        >>> newcomers = [Accession(AUTHORITIES[name], "OS2valghalla", date(2026, 8, 14)) for name in ("Samsø", "Herning")]
        >>> [charge.net.number for each in newcomers for charge in run.charges(each)]
        ['35000.00', '11337.10', '190000.00', '21643.55']
    """

    def __init__(
        self,
        rules: RuleBook,
        within: Period,
        members: Mapping[str, tuple[Period, ...]] | None = None,
        participations: Iterable[Participation] = (),
    ) -> None:
        self.rules = rules
        self.sizes = rules.sizes
        self.opens = within.first_day.toordinal()
        self.closes = NEVER if within.last_day is None else within.last_day.toordinal()
        self._members = members
        self._participations = {each.product: each for each in participations}
        self._sheets: dict[str, tuple[PriceList, dict[str, tuple[PriceLine, ...]]]] = {}
        self._terms: dict[int, tuple[Grids, Billing, Ruler]] = {}
        self._rows: dict[int, tuple[PriceRun, ...]] = {}

    def charges(self, accession: Accession) -> Iterator[Charge]:
        """The charges of one subscription, line by line."""
        sheet, _ = self._sheet(accession.product)
        waived = sheet.waived(accession.waivers)
        if not self._reaches(accession):
            return
        term, billing = self._term(accession)
        bills = tuple(billing.bills(term.first_day, term.end, self.opens, self.closes))
        for price in self.prices(accession, term, waived):
            if not price.recurring:
                yield from self._once(accession, price, billing)
            elif bills:
                yield from self._recurring(accession, price, term, bills)

    def periods(self, accession: Accession) -> Iterator[BillingPeriod]:
        """The billing periods of one subscription that have a day in the period asked about, none cut by it."""
        if not self._reaches(accession):
            return
        term, _ = self._term(accession)
        end, grid = min(term.end, self.closes + 1), term.grids.billing
        asked = max(term.first_day, self.opens)
        k = grid.index(date.fromordinal(asked))
        while asked < end and grid.boundary(k).toordinal() < end:
            full = grid.period(k)
            last_day = min(full.known_last_day.toordinal(), term.end - 1)
            yield BillingPeriod(Period(max(full.first_day, accession.first_day), date.fromordinal(last_day)), full)
            k += 1

    def next_price_change(self, accession: Accession, on: date) -> date | None:
        """The first day after another on which a price of one subscription changes; none does once it is over."""
        term, _ = self._term(accession)
        if accession.last_day is not None and accession.last_day <= on:
            return None
        sheet, _ = self._sheet(accession.product)
        every = self.prices(accession, term, sheet.waived(accession.waivers))
        prices = [price for price in every if price.recurring and not price.waived]
        days = filter(None, (price.next_change(on) for price in prices))
        day = min((day for day in days if accession.period.contains(day)), default=None)
        asked = max(on, accession.first_day)
        for price in prices:
            price.check_published(asked)
            price.check_published(day or asked)
        return day

    def _reaches(self, accession: Accession) -> bool:
        """Whether a subscription has begun by the end of the period asked about; either must have an end."""
        begun = self.closes >= accession.first_day.toordinal()
        if begun and self.closes == NEVER and accession.last_day is None:
            raise PeriodError("open", accession.first_day)
        return begun

    def _term(self, accession: Accession) -> tuple[Term, Billing]:
        """The days that one subscription is paid for, and how they are billed."""
        sheet, _ = self._sheet(accession.product)
        terms = sheet.terms.row(on=accession.first_day)
        grids, billing, ruler = self._grids(terms, accession.first_day)
        first_day, last_day, continues = accession.first_day, accession.last_day, accession.continues_previous
        return Term.of(first_day, last_day, terms, grids, ruler, continues_previous=continues), billing

    def prices(self, accession: Accession, term: Term, waived: Mapping[str, str]) -> Iterator[LinePrice]:
        """The prices of one subscription, line by line."""
        product = accession.product
        sheet, lines_by_name = self._sheet(product)
        members = self._members
        participation = self._participations.get(product)
        assumed = None if participation else self.rules.assumed_participation(product)
        if assumed:
            participation = assumed.value
        for name, lines in lines_by_name.items():
            yield LinePrice(
                lines=lines,
                accession=accession,
                terms=term.terms.value,
                grids=term.grids,
                sizes=self.sizes,
                indices=self.rules.indices,
                member_during=None if members is None else members.get(accession.organisation.id, ()),
                participation=participation,
                assumed_participation=assumed,
                passive_share=sheet.passive_share,
                waived=waived.get(name, ""),
            )

    def _sheet(self, product: str) -> tuple[PriceList, dict[str, tuple[PriceLine, ...]]]:
        found = self._sheets.get(product)
        if found is None:
            sheet = self.rules.price_list(product)
            found = self._sheets[product] = sheet, sheet.by_name
        return found

    def _recurring(
        self, accession: Accession, price: LinePrice, term: Term, bills: tuple[Bill, ...]
    ) -> Iterator[Charge]:
        """One charge for each bill."""
        last_day = bills[-1].period.known_last_day
        accession.organisation.check_exists(min(last_day, accession.last_day or last_day))
        asked = term.asked_from(bills[0].first)
        price.check_published(date.fromordinal(asked))  # also where a joining rule lets its first days be free
        owed = OwedLine(price=price, term=term, runs=self._runs(price, asked, bills[-1].end))
        payer, subject, line, currency = accession.organisation.id, accession.subject, price.line, price.line.currency
        amounts = owed.amounts((bill.first, bill.end) for bill in bills)
        for bill, minor in zip(bills, amounts, strict=True):
            if price.paid_within(bill.first, bill.end):
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
                    payee=line.payee,
                    origin=owed,
                )

    def _once(self, accession: Accession, price: LinePrice, billing: Billing) -> Iterator[Charge]:
        """The charge of what is paid once, invoiced on the day it falls due."""
        found = None if accession.continues_previous else price.paid_once()
        if found is None or not self.opens <= found[0].toordinal() <= self.closes:
            return
        due, priced = found
        accession.organisation.check_exists(due)
        owed = OwedOnce(price=price, day=priced)
        yield Charge(
            payer=accession.organisation.id,
            subject=accession.subject,
            kind=price.line.kind,
            line=price.line.name,
            billing_start=None,
            period=None,
            net=owed.amount,
            vat_treatment=billing.once(due),
            invoice_day=due,
            payee=price.line.payee,
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
