"""Charges (opkrævninger): what is due, from whom, for what and when, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from attrs import field, frozen

from os2model._checks import check_day, check_optional_day, check_type
from os2model.money import Money
from os2model.periods import Period
from os2model.price_lists import ChargeKind
from os2model.steps import Step
from os2model.vat import VatTreatment


class Origin(Protocol):
    """What a charge was made from: it can tell the steps again."""

    def steps(self, period: Period) -> tuple[Step, ...]:
        """The steps to the amount of the days that a charge covers."""
        ...


@frozen(kw_only=True)
class Charge:
    """An amount that is due (opkrævning), excluding VAT.

    It carries a VAT treatment and never an amount of VAT: `Totals` rounds VAT once for all charges.

    Attributes:
        payer: the id of who pays; empty where the fee was asked for nobody in particular.
        subject: what it is paid for: the product, or the association of a membership fee.
        kind: what is charged for.
        line: the name of the line in the price list.
        billing_start: the nominal first day of the billing period; None of what is paid once.
        period: the days it is paid for; None of what is paid once.
        net: the amount without VAT, in whole øre.
        vat_treatment: how it is treated for VAT.
        invoice_day: the day it is invoiced.
        payee: who is paid.
        origin: what it was made from; takes no part in comparisons.

    Examples:
        >>> from os2model import OS2_RULES, membership_fee
        >>> charge = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
        >>> str(charge.net), str(charge.period)
        ('12500.00 DKK', '2026-08-14/2026-12-31')
    """

    payer: str
    subject: str
    kind: ChargeKind
    line: str
    billing_start: date | None
    period: Period | None
    net: Money
    vat_treatment: VatTreatment
    invoice_day: date
    payee: str = "OS2"
    origin: Origin | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name in ("payer", "subject", "line", "payee"):
            check_type(f"Charge.{name}", getattr(self, name), str)
        check_type("Charge.kind", self.kind, ChargeKind)
        check_optional_day("Charge.billing_start", self.billing_start)
        check_type("Charge.period", self.period, Period, type(None))
        check_type("Charge.net", self.net, Money)
        check_type("Charge.vat_treatment", self.vat_treatment, VatTreatment)
        check_day("Charge.invoice_day", self.invoice_day)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that made the amount, derived when read; empty for a charge made by hand."""
        if self.origin is None:
            return ()
        covered = self.period or Period(self.invoice_day, self.invoice_day)
        return (*self.origin.steps(covered), self.vat_treatment.step)


def ordered(charges: Iterable[Charge]) -> tuple[Charge, ...]:
    """Charges by invoice day, payer, subject, kind and billing start.

    Examples:
        >>> ordered([])
        ()
    """

    def place(charge: Charge) -> tuple[date, str, str, int, date]:
        start = charge.billing_start or date.min
        return charge.invoice_day, charge.payer, charge.subject, charge.kind.rank, start

    return tuple(sorted(charges, key=place))
