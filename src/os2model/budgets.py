"""Budgets (budgetter): what membership and products cost one organisation, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, groupby
from typing import Any

from attrs import frozen

from os2model._checks import check_type, check_year, listed
from os2model.charges import Charge, ordered
from os2model.dated import DatedRow, unpublished
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.findings import Finding
from os2model.memberships import Membership
from os2model.money import Money
from os2model.organisations import Organisation, OrganisationKind
from os2model.participation import Sharing
from os2model.periods import Period
from os2model.rulebook import RuleBook
from os2model.seams import crossing
from os2model.subscriptions import Subscription, charges_for, remarks
from os2model.vat import Totals, VatRefund, refund_for


@frozen(kw_only=True, repr=False)
class BudgetYear:
    """What one calendar year costs (budgetår): everything that is invoiced in it.

    Attributes:
        year: the calendar year.
        charges: its charges by invoice day.
        totals: their sums without VAT, of VAT and with it; VAT is rounded once for the year, so that invoices sent one by
            one may come to an øre more or less.
        payer_kind: what the organisation is; decides the refund of VAT.
        vat_refunds: the row of the schemes by which VAT is refunded.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> member_budget(membership, [], years=[2026], rules=OS2_RULES)[2026]
        <BudgetYear 2026: net 12500.00 DKK, VAT 3125.00 DKK, gross 15625.00 DKK, cost 12500.00 DKK>
    """

    year: int
    charges: tuple[Charge, ...]
    totals: Totals
    payer_kind: OrganisationKind
    vat_refunds: DatedRow[tuple[VatRefund, ...]]

    @property
    def by_payee(self) -> dict[str, Totals]:
        """The sums by who is paid: the association, and each vendor; VAT is rounded once for each."""
        payees = dict.fromkeys(charge.payee for charge in self.charges)
        return {
            payee: Totals.of(
                [charge for charge in self.charges if charge.payee == payee], currency=self.totals.currency
            )
            for payee in payees
        }

    @property
    def vat_refund(self) -> VatRefund | None:
        """The scheme by which the organisation gets its VAT back; None where there is none."""
        return refund_for(self.payer_kind, self.vat_refunds.value)

    @property
    def refunded_vat(self) -> Money:
        """The VAT that comes back to the organisation.

        The law pays refunds in whole kroner a month; that is not applied to a single invoice.
        """
        return self.totals.vat if self.vat_refund else Money.from_minor(0, self.totals.currency)

    @property
    def cost_after_vat_refund(self) -> Money:
        """What the year costs in the end: the gross amount less the VAT that comes back."""
        return self.totals.gross - self.refunded_vat

    def __repr__(self) -> str:
        sums = f"net {self.totals.net}, VAT {self.totals.vat}, gross {self.totals.gross}"
        return f"<BudgetYear {self.year}: {sums}, cost {self.cost_after_vat_refund}>"


@frozen(kw_only=True, repr=False)
class Budget:
    """What membership and products cost one organisation (budget), by calendar year.

    `budget[2026]` is one year; iterating gives them in order.

    Attributes:
        organisation: who pays.
        years: the years asked for, in order.
        findings: what is not counted in, and what is worth a look.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> member_budget(membership, [], years=[2026], rules=OS2_RULES)
        <Budget of Samsø Kommune, 2026: 12500.00 DKK>
    """

    organisation: Organisation
    years: tuple[BudgetYear, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def charges(self) -> tuple[Charge, ...]:
        """The charges of all years by invoice day."""
        return tuple(chain.from_iterable(year.charges for year in self.years))

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """Every row of rules that an amount rests on, in the order of first use; those of the refund of VAT last."""
        steps = (step for charge in self.charges for step in charge.steps)
        used = [row for step in steps for row in step.rows]
        refunds = [year.vat_refunds for year in self.years if year.charges]
        return tuple(dict.fromkeys([*used, *refunds]))

    @property
    def caveats(self) -> tuple[DatedRow[Any], ...]:
        """Those of the rows that are not published: inferred, assumed or supposed."""
        return unpublished(self.rows)

    def __contains__(self, year: object) -> bool:
        return any(found.year == year for found in self.years)

    def __getitem__(self, year: int) -> BudgetYear:
        check_type("year", year, int)
        for found in self.years:
            if found.year == year:
                return found
        raise UnknownNameError("year", str(year), tuple(str(found.year) for found in self.years))

    def __iter__(self) -> Iterator[BudgetYear]:
        return iter(self.years)

    def __repr__(self) -> str:
        costs = "; ".join(f"{year.year}: {year.cost_after_vat_refund}" for year in self.years)
        return f"<Budget of {self.organisation.name}, {costs}>"


def member_budget(
    membership: Membership,
    subscriptions: Iterable[Subscription],
    *,
    years: Iterable[int],
    rules: RuleBook,
    participants: Mapping[str, Sharing] | None = None,
) -> Budget:
    """What membership and products cost one organisation in the years asked for.

    Args:
        membership: the organisation's membership of the association.
        subscriptions: the products it has acceded to.
        years: calendar years; a charge belongs to the year in which it is invoiced.
        rules: the fee, the prices, the terms, VAT and its refund.
        participants: by product who else shares in it: pairs of an organisation and a period.

    Returns:
        For each year the charges in whole øre, their totals, and the cost after the refund of VAT.

    Raises:
        NoRuleInForceError: something is not published; the message shows how to assume it.
        MissingFactError: a price depends on a fact that is not known.
        UnknownNameError: there is no such product.
        InvalidValueError: no years; a subscription of somebody else; two subscriptions to one product that cannot be
            told apart; the organisation ceases before a day that is charged.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Terms
        >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest",
        ...     because="not published")
        >>> syddjurs = AUTHORITIES["Syddjurs"]
        >>> joined = date(2026, 8, 14)
        >>> budget = member_budget(Membership.joined(syddjurs, joined), [Subscription(syddjurs, "OS2valghalla", joined)],
        ...     years=[2026], rules=rules)
        >>> [f"{charge.line} {charge.net.number}" for charge in budget.charges]
        ['kontingent 12500.00', 'tilslutningsafgift 0.00', 'vederlag 13314.41']
    """
    check_type("membership", membership, Membership)
    check_type("rules", rules, RuleBook)
    accessions = listed("subscriptions", subscriptions, Subscription)
    _check_accessions(membership.organisation, accessions, rules)
    asked = listed("years", years, int)
    for year in asked:
        check_year("years", year)
    if not asked:
        raise InvalidValueError("budget.years", {})
    found: list[BudgetYear] = []
    members = {membership.organisation.id: membership.periods(rules=rules)}
    for span in _spans(asked):
        charges = charges_for(accessions, within=span, rules=rules, member_during=members, participants=participants)
        for year in range(span.first_day.year, span.known_last_day.year + 1):
            fee = membership.fee(year, rules=rules)
            of_year = ordered([*([fee] if fee else []), *(c for c in charges if c.invoice_day.year == year)])
            totals = Totals.of(of_year, currency=rules.currency)
            row = rules.vat_refunds.row(on=date(year, 1, 1))
            kind = membership.organisation.kind
            found.append(BudgetYear(year=year, charges=of_year, totals=totals, payer_kind=kind, vat_refunds=row))
    notes = tuple(finding for each in accessions for finding in remarks(each, rules))
    return Budget(organisation=membership.organisation, years=tuple(found), findings=notes)


def _check_accessions(organisation: Organisation, accessions: tuple[Subscription, ...], rules: RuleBook) -> None:
    for accession in accessions:
        if accession.organisation.id != organisation.id:
            values = {"product": accession.product, "other": accession.organisation.name, "name": organisation.name}
            raise InvalidValueError("budget.other-payer", values)
    for _, error in crossing(accessions, rules):
        raise error


def _spans(years: tuple[int, ...]) -> Iterator[Period]:
    """The years as spans of consecutive ones, so that nothing is asked of a year between them."""
    for _, together in groupby(enumerate(sorted(set(years))), key=lambda each: each[1] - each[0]):
        span = [year for _, year in together]
        yield Period.years(span[0], span[-1])
