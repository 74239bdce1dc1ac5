"""Charges (opkrævninger): what is due, from whom, for what and when, with the reason."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import field, frozen

from os2model._checks import check_day, check_optional_day, check_type
from os2model.errors import PeriodError
from os2model.grids import NEW_YEAR, Grid
from os2model.measures import Measure
from os2model.money import Money
from os2model.periods import ONE_DAY, Cadence, Period
from os2model.price_lists import ASSOCIATION, ChargeKind
from os2model.steps import Step
from os2model.vat import VatTreatment

ChargeKey: TypeAlias = tuple[str, str, str, date | None]
"""Payer, subject, line, and the nominal first day of the billing period: what a charge is known by."""

_YEARS: Final = Grid.of(Cadence.ANNUAL, NEW_YEAR)


_DAY_OR_NONE: Final = (date, type(None))
_PERIOD_OR_NONE: Final = (Period, type(None))


@frozen(kw_only=True)
class ChargePart:
    """A part of a charge at one price (del af en opkrævning), as it may stand in a line of an invoice.

    Attributes:
        period: its days; None of what is paid once.
        net: its amount without VAT, in whole øre; the parts sum to the charge.

    Examples:
        >>> from os2model import dkk
        >>> ChargePart(period=Period.half_year(2026, 1), net=dkk(6000)).period.days
        181
    """

    period: Period | None
    net: Money


class Origin(ABC):
    """What a charge was made from: it can tell the steps again, and all else that is derived."""

    __slots__ = ()

    @abstractmethod
    def steps(self, period: Period) -> tuple[Step, ...]:
        """The steps to the amount of the days that a charge covers."""

    def parts(self, period: Period) -> tuple[ChargePart, ...]:  # noqa: ARG002  one price, unless said otherwise
        """The parts of the charge that have a price of their own; empty where it has one price."""
        return ()

    def fraction(self, period: Period) -> Fraction:  # noqa: ARG002  paid whole, unless said otherwise
        """How many pricing periods are paid."""
        return Fraction(1)

    def elapsed(self, day: date) -> Fraction:
        """How far the day lies into the pricing periods; by whole months and days of calendar years unless said otherwise."""
        return _of_calendar(day)


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
    payee: str = ASSOCIATION
    origin: Origin | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        texts = type(self.payer) is type(self.subject) is type(self.line) is type(self.payee) is str
        if texts and type(self.kind) is ChargeKind and type(self.net) is Money and type(self.invoice_day) is date:
            days = type(self.billing_start) in _DAY_OR_NONE and type(self.period) in _PERIOD_OR_NONE
            made = self.origin is None or isinstance(self.origin, Origin)
            if days and made and type(self.vat_treatment) is VatTreatment:
                return  # the quick question first: thousands are made at once
        for name in ("payer", "subject", "line", "payee"):
            check_type(f"Charge.{name}", getattr(self, name), str)
        check_type("Charge.kind", self.kind, ChargeKind)
        check_optional_day("Charge.billing_start", self.billing_start)
        check_type("Charge.period", self.period, Period, type(None))
        check_type("Charge.net", self.net, Money)
        check_type("Charge.vat_treatment", self.vat_treatment, VatTreatment)
        check_day("Charge.invoice_day", self.invoice_day)
        check_type("Charge.origin", self.origin, Origin, type(None))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that made the amount, derived when read; empty for a charge made by hand."""
        return (*self.origin.steps(self._covered), self.vat_treatment.step) if self.origin else ()

    @property
    def key(self) -> ChargeKey:
        """What the charge is known by, whatever it amounts to: a correction is a difference under one key."""
        return self.payer, self.subject, self.line, self.billing_start

    @property
    def parts(self) -> tuple[ChargePart, ...]:
        """The spans of one price, each with its amount in whole øre; they sum to the charge."""
        found = self.origin.parts(self._covered) if self.origin else ()
        return found or (ChargePart(period=self.period, net=self.net),)

    @property
    def fraction(self) -> Fraction | None:
        """How many pricing periods are paid, exactly; 1 of what is paid once, None of a charge made by hand."""
        return self.origin.fraction(self._covered) if self.origin else None

    def accrued(self, *, within: Period) -> Money:
        """What of the charge belongs to the days of a period (periodiseret), in whole øre.

        The amount is spread over the days it is paid for, as its terms measure them, and rounded to date, so that the parts of
        any cut sum to the charge. What is paid once belongs to its invoice day.

        Args:
            within: the days asked about, such as a financial year; it may be open.

        Examples:
            >>> from os2model import OS2_RULES, membership_fee
            >>> fee = membership_fee(2026, joined=date(2020, 1, 1), rules=OS2_RULES)
            >>> str(fee.accrued(within=Period.half_year(2026, 1)))
            '12500.00 DKK'
        """
        check_type("within", within, Period)
        covered = self._covered
        shared = within.overlap(covered)
        if shared is None:
            return Money.from_minor(0, self.net.currency)
        whole = shared.known_last_day == covered.known_last_day
        to_date = self.net if whole else self._before(shared.known_last_day + ONE_DAY)
        return to_date - self._before(shared.first_day)

    def _before(self, day: date) -> Money:
        """What belongs to the days before one of those that the charge covers."""
        covered = self._covered
        if day == covered.first_day:
            return Money.from_minor(0, self.net.currency)
        if covered.known_last_day == date.max:
            raise PeriodError("calendar", date.max)
        elapsed = self.origin.elapsed if self.origin else _of_calendar
        start, end = elapsed(covered.first_day), elapsed(covered.known_last_day + ONE_DAY)
        return self.net.share((elapsed(day) - start) / (end - start))

    @property
    def _covered(self) -> Period:
        return self.period or Period(self.invoice_day, self.invoice_day)


def _of_calendar(day: date) -> Fraction:
    """How far the day lies into the calendar, in years, by whole months and days."""
    return day.year + Measure.CALENDAR_MONTHS.position(_YEARS, day.year, day).fraction


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
