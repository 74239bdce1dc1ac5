"""VAT (moms): what a charge is liable to, the one rounding of VAT, and who gets it refunded.

VAT is rounded once per group of category and rate, as EN 16931 has it, and only in `Totals`. A charge never holds an
amount of VAT.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, Protocol

from attrs import field, frozen

from os2model._checks import check_text, check_type, listed, shown
from os2model.dated import Dated, DatedRow
from os2model.errors import InvalidValueError
from os2model.labels import Label, Labelled
from os2model.money import Money, Percent
from os2model.organisations import OrganisationKind
from os2model.steps import Step

_ZERO: Final = Percent(0)


class VatCategory(Labelled):
    """The VAT category (momskategori), with its code in UNCL5305.

    Examples:
        >>> VatCategory.STANDARD.code
        'S'
    """

    STANDARD = "almindelig moms", "standard rated", "S"
    ZERO = "nulmoms", "zero rated", "Z"
    EXEMPT = "momsfritaget", "exempt", "E"
    REVERSE_CHARGE = "omvendt betalingspligt", "reverse charge", "AE"
    INTRA_COMMUNITY = "EU-handel", "intra-community supply", "K"
    EXPORT = "eksport", "export", "G"
    OUTSIDE_SCOPE = "uden for momsloven", "outside the scope", "O"

    def __init__(self, da: str, en: str, code: str) -> None:
        super().__init__(da, en)
        self.code = code

    @property
    def needs_reason(self) -> bool:
        """Whether it must be said why no VAT is charged; the other categories forbid a reason."""
        return self is not VatCategory.STANDARD and self is not VatCategory.ZERO


@frozen
class VatTreatment:
    """How a charge is treated for VAT (momsbehandling); a pair that EN 16931 forbids cannot be made.

    Attributes:
        category: the VAT category.
        rate: the rate; 0 for every category but STANDARD, None for OUTSIDE_SCOPE.
        reason: why no VAT is charged; needed but for STANDARD and ZERO, which forbid it.
        row: the row the rate was read from; None of a rate that is no rule's. Takes no part in comparisons.

    Raises:
        InvalidValueError: the category does not go with the rate or the reason, or the row is of another rate.

    Source:
        EN 16931, rules BR-S-5 to BR-O-10.

    Examples:
        >>> VatTreatment(VatCategory.STANDARD, Percent("25")).rate
        Percent('25')
        >>> VatTreatment(VatCategory.EXEMPT, Percent("0"))
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: VAT category E needs a reason; say why no VAT is charged
    """

    category: VatCategory
    rate: Percent | None
    reason: str = ""
    row: DatedRow[Percent] | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_type("VatTreatment.category", self.category, VatCategory)
        check_type("VatTreatment.rate", self.rate, Percent, type(None))
        check_type("VatTreatment.reason", self.reason, str)
        check_type("VatTreatment.row", self.row, DatedRow, type(None))
        if self.category is VatCategory.STANDARD:
            wanted, right = "needed", self.rate is not None and self.rate.fraction > 0
        elif self.category is VatCategory.OUTSIDE_SCOPE:
            wanted, right = "none", self.rate is None
        else:
            wanted, right = "zero", self.rate == _ZERO
        if not right:
            raise InvalidValueError(f"vat.rate-{wanted}", {"category": self.category.code, "got": shown(self.rate)})
        if self.row is not None and self.row.value is not self.rate and self.row.value != self.rate:
            raise InvalidValueError("vat.row", {"rate": self.rate, "of_row": self.row.value})
        check_reason(self.category, self.reason)

    @classmethod
    def on(cls, tax_point: date, category: VatCategory, reason: str = "", *, rates: Dated[Percent]) -> VatTreatment:
        """The treatment of a category on the day that decides the rate (leveringstidspunkt).

        Raises:
            NoRuleInForceError: no rate is known for that day.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> VatTreatment.on(date(1991, 12, 31), VatCategory.STANDARD, rates=OS2_RULES.vat_rates).rate
            Percent('22')
        """
        if category is VatCategory.STANDARD:
            row = rates.row(on=tax_point)
            return cls(category, row.value, reason, row=row)
        return cls(category, None if category is VatCategory.OUTSIDE_SCOPE else _ZERO, reason)

    @property
    def step(self) -> VatStep:
        """The step that tells the treatment of a charge."""
        return VatStep(row=self.row, category=self.category)


def check_reason(category: VatCategory, reason: str) -> None:
    """Refuse a reason where a category forbids one, and none where it needs one.

    Examples:
        >>> check_reason(VatCategory.EXEMPT, "momsloven § 13, stk. 1, nr. 4")
    """
    if category.needs_reason != bool(reason.strip()):
        wanted = "needed" if category.needs_reason else "forbidden"
        raise InvalidValueError(f"vat.reason-{wanted}", {"category": category.code, "got": shown(reason)})


@frozen(kw_only=True)
class VatStep(Step):
    """How an amount is treated for VAT (momskategori); its row says so, or says at which rate.

    Attributes:
        category: the VAT category.

    Examples:
        >>> VatStep(category=VatCategory.STANDARD).category.code
        'S'
    """

    label: ClassVar[Label] = Label(da="momskategori", en="VAT category")

    category: VatCategory


class Taxed(Protocol):
    """What can be added up: an amount without VAT, and how it is treated."""

    @property
    def net(self) -> Money:
        """The amount without VAT."""
        ...

    @property
    def vat_treatment(self) -> VatTreatment:
        """How it is treated for VAT."""
        ...


@frozen(kw_only=True)
class VatGroup:
    """What is charged under one category and rate (momsgruppe).

    Attributes:
        category: the VAT category.
        rate: the rate; None outside the scope.
        net: the sum without VAT.

    Examples:
        >>> from os2model import dkk
        >>> VatGroup(category=VatCategory.STANDARD, rate=Percent("25"), net=dkk("97.62")).vat
        Money('24.41', 'DKK')
    """

    category: VatCategory
    rate: Percent | None
    net: Money

    def __attrs_post_init__(self) -> None:
        check_type("VatGroup.category", self.category, VatCategory)
        check_type("VatGroup.rate", self.rate, Percent, type(None))
        check_type("VatGroup.net", self.net, Money)

    @property
    def vat(self) -> Money:
        """The VAT of the group, rounded to whole øre, half away from zero."""
        return self.net.share(self.rate.fraction if self.rate else _ZERO.fraction)


def _groups(groups: Iterable[VatGroup]) -> tuple[VatGroup, ...]:
    return listed("Totals.groups", groups, VatGroup)


@frozen(repr=False)
class Totals:
    """Sums without VAT, of VAT and with it (totaler); VAT is rounded once per group.

    Attributes:
        groups: what is charged, by category and rate.
        currency: the currency of all of it.

    Source:
        EN 16931, BR-CO-13 to BR-CO-17.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> Totals.of([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)])
        <Totals net 12500.00 DKK, VAT 3125.00 DKK, gross 15625.00 DKK>
    """

    groups: tuple[VatGroup, ...] = field(converter=_groups)
    currency: str = field(default="DKK", kw_only=True)

    @classmethod
    def of(cls, charges: Iterable[Taxed], *, currency: str = "DKK") -> Totals:
        """The totals of anything with `net` and `vat_treatment`; of nothing they are 0.

        Raises:
            CurrencyMismatchError: a charge is of another currency.
            InvalidValueError: something handed in has no `net` or no `vat_treatment`.
        """
        nets: dict[tuple[VatCategory, Percent | None], Money] = {}
        nothing = Money.from_minor(0, currency)
        for charge in listed("charges", charges, object, example="charge"):
            net, treatment = getattr(charge, "net", None), getattr(charge, "vat_treatment", None)
            if not isinstance(net, Money) or not isinstance(treatment, VatTreatment):
                raise InvalidValueError("totals.other", {"got": shown(charge)})
            key = treatment.category, treatment.rate
            nets[key] = nets.get(key, nothing) + net
        groups = (VatGroup(category=category, rate=rate, net=net) for (category, rate), net in nets.items())
        return cls(tuple(groups), currency=currency)

    @property
    def net(self) -> Money:
        """The sum without VAT."""
        return Money.total((group.net for group in self.groups), self.currency)

    @property
    def vat(self) -> Money:
        """The VAT of all groups."""
        return Money.total((group.vat for group in self.groups), self.currency)

    @property
    def gross(self) -> Money:
        """The sum with VAT."""
        return self.net + self.vat

    def __repr__(self) -> str:
        return f"<Totals net {self.net}, VAT {self.vat}, gross {self.gross}>"


def _kinds(kinds: Iterable[OrganisationKind]) -> tuple[OrganisationKind, ...]:
    return listed("VatRefund.kinds", kinds, OrganisationKind)


@frozen(kw_only=True)
class VatRefund:
    """A scheme by which authorities get the VAT on their purchases back (momsrefusion).

    Attributes:
        scheme: its name.
        kinds: the kinds of organisation it serves.
        law: where it is written.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> [refund.scheme.da for refund in OS2_RULES.vat_refunds.on(date(2026, 1, 1))]
        ['momsrefusionsordningen', 'statens momsordning']
    """

    scheme: Label
    kinds: tuple[OrganisationKind, ...] = field(converter=_kinds)
    law: str | Label

    def __attrs_post_init__(self) -> None:
        check_type("VatRefund.scheme", self.scheme, Label)
        check_type("VatRefund.law", self.law, str, Label)
        if isinstance(self.law, str):
            check_text("VatRefund.law", self.law, example='"lov nr. 497 af 7.6.2006"')


def refund_for(kind: OrganisationKind, refunds: Iterable[VatRefund]) -> VatRefund | None:
    """The scheme that serves a kind of organisation; None where it gets no VAT back.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> refund_for(OrganisationKind.MUNICIPALITY, OS2_RULES.vat_refunds.on(date(2026, 1, 1))).scheme.da
        'momsrefusionsordningen'
    """
    return next((refund for refund in refunds if kind in refund.kinds), None)
