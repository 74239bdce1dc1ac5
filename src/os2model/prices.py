"""The price rules: small frozen rules that compose into any price of a sheet.

A rule gives an exact amount of one pricing period for the circumstances of a day, and, when asked, the steps that lead to
it. Wherever a rule takes a price it takes another rule; an amount of money stands for `Fixed`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, ClassVar

from attrs import field, frozen

from os2model._checks import check_text, check_type, listed, shown
from os2model.circumstances import Circumstances, PriceRule, check_one_currency
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError, MissingFactError
from os2model.labels import Label
from os2model.money import Money
from os2model.organisations import Organisation, Sizing
from os2model.steps import PriceStep, Step


@frozen
class Fixed:
    """The same price for everybody (fast pris).

    Attributes:
        price: the amount of one pricing period, excluding VAT; not negative.

    Examples:
        >>> from os2model import dkk
        >>> Fixed(dkk("12345.67")).currency
        'DKK'
    """

    depends_on: ClassVar[str] = ""

    price: Money

    def __attrs_post_init__(self) -> None:
        check_type("Fixed.price", self.price, Money)
        if self.price.minor < 0:
            raise InvalidValueError("value.negative", {"what": "Fixed.price", "got": shown(self.price)})

    @property
    def currency(self) -> str:
        """The currency of the price."""
        return self.price.currency

    def amount(self, circumstances: Circumstances) -> Fraction:  # noqa: ARG002  the same for everybody
        """Exact minor units of one pricing period."""
        return Fraction(self.price.minor)

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price."""
        return (PriceStep(price=self.amount(circumstances), currency=self.currency),)


def as_rule(price: Money | PriceRule) -> PriceRule:
    """A price as a rule: an amount of money stands for `Fixed`.

    Examples:
        >>> from os2model import dkk
        >>> as_rule(dkk(23980))
        Fixed(price=Money('23980.00', 'DKK'))
    """
    if isinstance(price, Money):
        return Fixed(price)
    check_type("price", price, Money, Fixed, BySize, PerUnit, ByMembership, Waived)
    return price


@frozen(kw_only=True)
class SizeStep(Step):
    """The size class that chose the price (størrelse).

    Attributes:
        sizing: the class, with the count or the judgement behind it.

    Examples:
        >>> from os2model import SizeClass
        >>> SizeStep(sizing=Sizing(size=SizeClass.LARGE, reason="by judgement")).rows
        ()
    """

    label: ClassVar[Label] = Label(da="størrelse", en="size")

    sizing: Sizing

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """The row of the limits, and the assumption that let an older count stand in."""
        return tuple(row for row in (self.sizing.limits, self.sizing.assumed) if row is not None)


@frozen(kw_only=True)
class BySize:
    """A price by size class (efter størrelse).

    Attributes:
        small: the price of a small authority, excluding VAT.
        medium: of a medium one.
        large: of a large one.
        very_large: of a very large one.

    Raises:
        CurrencyMismatchError: the prices are of different currencies.

    Examples:
        >>> from os2model import dkk
        >>> BySize(small=dkk(23980), medium=dkk(34880), large=dkk(45780), very_large=dkk(56680)).large
        Fixed(price=Money('45780.00', 'DKK'))
    """

    depends_on: ClassVar[str] = "sizes"

    small: PriceRule = field(converter=as_rule)
    medium: PriceRule = field(converter=as_rule)
    large: PriceRule = field(converter=as_rule)
    very_large: PriceRule = field(converter=as_rule)

    def __attrs_post_init__(self) -> None:
        check_one_currency(rule.currency for rule in (self.small, self.medium, self.large, self.very_large))

    @property
    def currency(self) -> str:
        """The currency of the prices."""
        return self.small.currency

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""
        return self._of(circumstances.sizing).amount(circumstances)

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price of the payer's class, then the class."""
        found = circumstances.sizing
        price, *others = self._of(found).steps(circumstances)
        return (price, SizeStep(sizing=found), *others)

    def _of(self, found: Sizing) -> PriceRule:
        prices: dict[str, PriceRule] = {
            "small": self.small,
            "medium": self.medium,
            "large": self.large,
            "very_large": self.very_large,
        }
        return prices[found.size.word]


@frozen(kw_only=True)
class QuantityStep(Step):
    """How many are paid for (antal).

    Attributes:
        quantity: how many.

    Examples:
        >>> QuantityStep(quantity=12).quantity
        12
    """

    label: ClassVar[Label] = Label(da="antal", en="quantity")

    quantity: int


@frozen
class PerUnit:
    """A price of one, paid for each (pris pr. enhed); the only price that the quantity of a subscription multiplies.

    Attributes:
        of: the price of one, excluding VAT.

    Examples:
        >>> from os2model import dkk
        >>> PerUnit(dkk(1200)).of
        Fixed(price=Money('1200.00', 'DKK'))
    """

    depends_on: ClassVar[str] = "quantity"

    of: PriceRule = field(converter=as_rule)

    @property
    def currency(self) -> str:
        """The currency of the price."""
        return self.of.currency

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""
        return self.of.amount(circumstances) * circumstances.quantity

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price of one with its steps, then how many."""
        price, *others = self.of.steps(circumstances)
        return (price, QuantityStep(quantity=circumstances.quantity), *others)


@frozen(kw_only=True)
class MemberStep(Step):
    """Whether the price is that of a member (medlemspris).

    Attributes:
        member: whether it is.

    Examples:
        >>> MemberStep(member=True).member
        True
    """

    label: ClassVar[Label] = Label(da="medlemspris", en="member's price")

    member: bool


@frozen(kw_only=True)
class ByMembership:
    """A price for members and another for everybody else (efter medlemskab).

    Attributes:
        member: the price of a member, excluding VAT.
        non_member: the price of somebody who is none.

    Examples:
        >>> from os2model import dkk
        >>> ByMembership(member=dkk(23980), non_member=dkk(29700)).non_member
        Fixed(price=Money('29700.00', 'DKK'))
    """

    depends_on: ClassVar[str] = "member"

    member: PriceRule = field(converter=as_rule)
    non_member: PriceRule = field(converter=as_rule)

    def __attrs_post_init__(self) -> None:
        check_one_currency(rule.currency for rule in (self.member, self.non_member))

    @property
    def currency(self) -> str:
        """The currency of the prices."""
        return self.member.currency

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period.

        Raises:
            MissingFactError: whether the payer is a member is not known.
        """
        return self._of(self._known(circumstances)).amount(circumstances)

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price, then whether it is that of a member."""
        member = self._known(circumstances)
        price, *others = self._of(member).steps(circumstances)
        return (price, MemberStep(member=member), *others)

    def _of(self, member: bool) -> PriceRule:  # noqa: FBT001  the fact itself
        return self.member if member else self.non_member

    @staticmethod
    def _known(circumstances: Circumstances) -> bool:
        if circumstances.member is None:
            raise MissingFactError("member", circumstances.payer.name, circumstances.on, way_out="member_during=[…]")
        return circumstances.member


@frozen(kw_only=True)
class WaivedStep(Step):
    """The whole price falls away (bortfald).

    Attributes:
        amount: exact minor units that fall away.
        reason: why, as in mid-sentence; the author's own words where it is text.

    Examples:
        >>> WaivedStep(amount=Fraction(7000000), reason=Label(da="bortfalder", en="waived")).reason.da
        'bortfalder'
    """

    label: ClassVar[Label] = Label(da="bortfald", en="waiver")

    amount: Fraction
    reason: Label | str


def _names(names: Iterable[str]) -> tuple[str, ...]:
    values = listed("Waived.only", names, str)
    for name in values:
        check_text("Waived.only", name, example='"0741"')
    return tuple(sorted(set(values)))


@frozen
class Waived:
    """A price that some do not pay (bortfalder for nogle); its steps keep the full price.

    Attributes:
        of: the price that falls away.
        reason: why, as in mid-sentence.
        only: the ids or municipality codes of those who do not pay.

    Examples:
        >>> from os2model import dkk
        >>> Waived(dkk(70000), Label(da="bortfalder", en="waived"), only=["0706"]).of
        Fixed(price=Money('70000.00', 'DKK'))
    """

    depends_on: ClassVar[str] = "payer"

    of: PriceRule = field(converter=as_rule)
    reason: Label
    only: tuple[str, ...] = field(kw_only=True, converter=_names)

    def __attrs_post_init__(self) -> None:
        check_type("Waived.reason", self.reason, Label)

    @property
    def currency(self) -> str:
        """The currency of the price."""
        return self.of.currency

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period: 0 for those it is waived for."""
        return Fraction(0) if self._covers(circumstances.payer) else self.of.amount(circumstances)

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The full price with its steps, then the waiver."""
        steps = self.of.steps(circumstances)
        if not self._covers(circumstances.payer):
            return steps
        return (*steps, WaivedStep(amount=self.of.amount(circumstances), reason=self.reason))

    def _covers(self, payer: Organisation) -> bool:
        code = payer.municipality_code
        return payer.id in self.only or (code is not None and code.number in self.only)
