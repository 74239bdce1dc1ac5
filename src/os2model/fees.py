"""The membership fee (kontingent) of a calendar year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Final

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_text, check_type, check_year, shown
from os2model.charges import Charge, Origin
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError
from os2model.labels import Label
from os2model.money import Money
from os2model.periods import Period
from os2model.price_lists import ChargeKind
from os2model.rulebook import RuleBook
from os2model.sources import Basis, Source
from os2model.statutes import Clause, Statutes
from os2model.steps import PriceStep, RoundedStep, ShareStep, Step
from os2model.vat import VatCategory, VatStep, VatTreatment

_WHOLE: Final = Fraction(1)
_HALF: Final = Fraction(1, 2)


@frozen(kw_only=True)
class FeeShareStep(ShareStep):
    """Whether the year's fee or half of it is paid (helt eller halvt kontingent).

    Its row holds the statutes that say so, where they were asked.

    Attributes:
        after: the day after which a newcomer of the year pays half; None where nobody asked: the membership began in an
            earlier year, or the statutes know no half fee.
        bylaw: where they say it.

    Examples:
        >>> FeeShareStep(share=Fraction(1, 2), after=date(2026, 7, 1), bylaw="§ 5, stk. 1").share
        Fraction(1, 2)
    """

    label: ClassVar[Label] = Label(da="helt eller halvt kontingent", en="whole or half fee")

    after: date | None
    bylaw: str


@frozen(kw_only=True)
class FeeOrigin(Origin):
    """What a membership fee was made from: the row of the fee, the statutes, and the joining day.

    Attributes:
        fee: the row of the fee.
        vat: the row of its VAT category.
        statutes: the row of the statutes.
        joined: the first day of the membership.
    """

    fee: DatedRow[Money]
    vat: DatedRow[VatCategory]
    statutes: DatedRow[Statutes]
    joined: date

    def share(self, year: int) -> Fraction:
        """The share of the year's fee that is paid: half by who joined in it after the day of the statutes."""
        after = self.statutes.value.half_fee_after.value
        return _HALF if after and self.joined > after.in_year(year) else _WHOLE

    def amount(self, year: int) -> Money:
        """The fee of the year, rounded to whole øre."""
        return self.fee.value.share(self.share(year))

    def fraction(self, period: Period) -> Fraction:
        """The share of the fee of the year in which the period lies."""
        return self.share(period.first_day.year)

    def steps(self, period: Period) -> tuple[Step, ...]:
        """The steps to the fee of the year in which the period lies."""
        year = period.first_day.year
        clause = self.statutes.value.half_fee_after
        asked = self.joined.year == year
        after = clause.value.in_year(year) if clause.value and asked else None
        return (
            PriceStep(row=self.fee, price=Fraction(self.fee.value.minor), currency=self.fee.value.currency),
            FeeShareStep(row=self.statutes if asked else None, share=self.share(year), after=after, bylaw=clause.bylaw),
            RoundedStep(amount=self.amount(year)),
            VatStep(row=self.vat, category=self.vat.value),
        )


@frozen
class AgreedFee:
    """A fee that was agreed with the board (aftalt kontingent), in place of the usual one.

    Attributes:
        year: the calendar year it is paid for.
        amount: what is paid, excluding VAT.
        decided: the day the board agreed to it.
        source: where that is written.

    Raises:
        InvalidValueError: the amount is negative.

    Source:
        OS2: Vedtægter § 5, stk. 1, last sentence.

    Examples:
        >>> from os2model import dkk
        >>> AgreedFee(2026, dkk(10000), decided=date(2026, 1, 15), source="the board's minutes").amount
        Money('10000.00', 'DKK')
    """

    year: int
    amount: Money
    decided: date = field(kw_only=True)
    source: str = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_year("AgreedFee.year", self.year)
        check_type("AgreedFee.amount", self.amount, Money)
        check_day("AgreedFee.decided", self.decided)
        check_text("AgreedFee.source", self.source, example='"Bestyrelsesmøde 15.1.2026, punkt 4"')
        if self.amount.minor < 0:
            raise InvalidValueError("value.negative", {"what": "AgreedFee.amount", "got": shown(self.amount)})


@frozen(kw_only=True)
class AgreedFeeStep(Step):
    """That the fee was agreed with the board (aftalt med bestyrelsen).

    Attributes:
        decided: the day it was decided.
        source: where that is written.

    Examples:
        >>> AgreedFeeStep(decided=date(2026, 1, 15), source="minutes").label.da
        'aftalt med bestyrelsen'
    """

    label: ClassVar[Label] = Label(da="aftalt med bestyrelsen", en="agreed with the board")

    decided: date
    source: str


@frozen(kw_only=True)
class AgreedFeeOrigin(Origin):
    """What a fee agreed with the board was made from.

    Attributes:
        agreed: the fee.
        vat: the row of its VAT category.

    Examples:
        >>> from os2model import OS2_RULES, dkk
        >>> fee = AgreedFee(2026, dkk(10000), decided=date(2026, 1, 15), source="the board's minutes")
        >>> str(fee_of("0741", 2026, date(2014, 3, 20), OS2_RULES, agreed=fee).net)
        '10000.00 DKK'
    """

    agreed: AgreedFee
    vat: DatedRow[VatCategory]

    def amount(self, year: int) -> Money:  # noqa: ARG002  it is of one year
        """The amount agreed."""
        return self.agreed.amount

    def steps(self, period: Period) -> tuple[Step, ...]:  # noqa: ARG002  the amount is of the year
        """The steps to it: what was agreed, and its VAT category."""
        amount = self.agreed.amount
        return (
            PriceStep(price=Fraction(amount.minor), currency=amount.currency),
            AgreedFeeStep(decided=self.agreed.decided, source=self.agreed.source),
            RoundedStep(amount=amount),
            VatStep(row=self.vat, category=self.vat.value),
        )


def membership_fee(year: int, *, joined: date, rules: RuleBook) -> Charge:
    """The membership fee (kontingent) of one calendar year.

    Half the fee when the membership began in that year after the half-fee day of the statutes. Nothing is given back on
    leaving.

    Args:
        year: the calendar year.
        joined: the first day of the membership; in a later year than `joined.year` the whole fee is paid.
        rules: the fee and the statutes.

    Returns:
        A charge without a payer, in whole øre, excluding VAT; half fees round half away from zero. Invoiced on the first
        day of its period: the first day of membership in the year.

    Raises:
        NoRuleInForceError: no fee is published for the year; the message shows how to assume one.
        InvalidValueError: the membership begins after the year.

    Source:
        OS2: Vedtægter § 4, stk. 4 and § 5, stk. 1. The invoice day is a convention of this library.

    Examples:
        >>> from os2model import OS2_RULES
        >>> membership_fee(2026, joined=date(2026, 7, 1), rules=OS2_RULES).net
        Money('25000.00', 'DKK')
        >>> membership_fee(2026, joined=date(2026, 7, 2), rules=OS2_RULES).net
        Money('12500.00', 'DKK')
        >>> membership_fee(2027, joined=date(2026, 8, 14), rules=OS2_RULES)
        Traceback (most recent call last):
        os2model.errors.NoRuleInForceError: no membership fee is published for 2027-01-01; assume one: rules.assuming(membership_fee=dkk(25000), because=…)
    """
    check_day("joined", joined)
    check_year("year", year)
    return fee_of("", year, joined, rules)


def fee_of(
    payer: str,
    year: int,
    joined: date,
    rules: RuleBook,
    *,
    agreed: AgreedFee | None = None,
    reading: Clause[Any] | None = None,
) -> Charge:
    """The same for a payer with an id, or what was agreed with it.

    Args:
        payer: its id.
        year: the calendar year.
        joined: the first day of the membership.
        rules: the fee and the statutes.
        agreed: what the board agreed to; it is paid instead.
        reading: the clause that decided the first day, where it was chosen here and moves the fee; the share then rests on it.

    Examples:
        >>> from os2model import OS2_RULES
        >>> fee_of("23795515", 2026, date(2026, 8, 14), OS2_RULES).payer
        '23795515'
    """
    check_type("rules", rules, RuleBook)
    if joined.year > year:
        raise InvalidValueError("fee.joined-after", {"year": year, "joined": joined, "first_year": joined.year})
    new_year = date(year, 1, 1)
    first_day = max(joined, new_year)
    statutes = rules.statutes.row(on=first_day)
    vat = rules.fee_vat_category.row(on=first_day)
    if agreed:
        origin: FeeOrigin | AgreedFeeOrigin = AgreedFeeOrigin(agreed=agreed, vat=vat)
    else:
        read = _as_read(statutes, reading) if reading else statutes
        origin = FeeOrigin(fee=rules.membership_fee.row(on=new_year), vat=vat, statutes=read, joined=joined)
    reason = str(vat.source) if vat.value.needs_reason else ""
    return Charge(
        payer=payer,
        subject=statutes.value.association,
        kind=ChargeKind.MEMBERSHIP_FEE,
        line=ChargeKind.MEMBERSHIP_FEE.label.da,
        billing_start=new_year,
        period=Period(first_day, date(year, 12, 31)),
        net=origin.amount(year),
        vat_treatment=VatTreatment.on(first_day, vat.value, reason, rates=rules.vat_rates),
        invoice_day=first_day,
        payee=statutes.value.association,
        origin=origin,
    )


def _as_read(statutes: DatedRow[Statutes], clause: Clause[Any]) -> DatedRow[Statutes]:
    """The row of the statutes as what rests on a clause of them that was chosen here."""
    written = statutes.source.document if isinstance(statutes.source, Source) else statutes.source
    return evolve(statutes, basis=Basis.INFERRED, source=Source(written, clause.label))
