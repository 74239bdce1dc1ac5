"""The price rules: small frozen rules that compose into any price of a sheet.

A rule gives an exact amount of one pricing period for the circumstances of a day, and, when asked, the steps that lead to
it. Wherever a rule takes a price it takes another rule; an amount of money stands for `Fixed`. Prices that depend on how many
share are in `shared_prices`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from os2model._amounts import exact_of
from os2model._checks import check_type, shown
from os2model.circumstances import Circumstances
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError, MissingFactError
from os2model.labels import Label
from os2model.money import Money
from os2model.price_rules import Fixed as Fixed
from os2model.price_rules import PriceRule as PriceRule
from os2model.price_rules import Rounding as Rounding
from os2model.price_rules import as_rule, check_one_currency
from os2model.reductions import Less as Less
from os2model.reductions import Share as Share
from os2model.reductions import Waived as Waived
from os2model.size_rules import Sizing
from os2model.steps import AmountStep, PriceStep, Step


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
        return self.sizing.rows


@frozen(kw_only=True)
class BySize(PriceRule):
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
        check_one_currency(rule.currency for rule in self.made_of)

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
class InhabitantsStep(Step):
    """How many inhabitants are paid for (indbyggere).

    Attributes:
        sizing: the count, with the row by which it is the one that counts.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> from datetime import date
        >>> InhabitantsStep(sizing=OS2_RULES.sizes.counted(AUTHORITIES["Samsø"], date(2021, 1, 1))).factor
        Fraction(3657, 1)
    """

    label: ClassVar[Label] = Label(da="indbyggere", en="inhabitants")

    sizing: Sizing

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """The row that says which count, and the assumption that let an older one stand in."""
        return self.sizing.rows

    @property
    def factor(self) -> Fraction:
        """How many times the price is paid."""
        return Fraction(self.sizing.inhabitants)


@frozen(kw_only=True)
class BoundStep(AmountStep):
    """That a price is at least, or at most, another one (mindstepris, højstepris).

    Attributes:
        least: whether it is the least that is paid; else the most.

    Examples:
        >>> BoundStep(price=Fraction(1000000), least=True).price
        Fraction(1000000, 1)
    """

    label: ClassVar[Label] = Label(da="mindste eller højeste pris", en="least or most")

    least: bool


def _kroner(given: Fraction | int | str) -> Fraction:
    check_type("PerInhabitant.kroner", given, Fraction, int, str, example='"0.75"')
    exact = given if isinstance(given, Fraction) else exact_of(given)
    if exact is None or exact < 0:
        raise InvalidValueError("price.per-inhabitant", {"got": shown(given)})
    return Fraction(exact)


def _bound(price: Money | PriceRule | None) -> PriceRule | None:
    return None if price is None else as_rule(price)


@frozen
class PerInhabitant(PriceRule):
    """A price for each inhabitant (pris pr. indbygger), by the count that decides the size.

    Attributes:
        kroner: kroner an inhabitant, exact; as text with a dot before the decimals, such as "0.75".
        minimum: the least that is paid in a pricing period; None where there is none.
        maximum: the most.

    Raises:
        InvalidValueError: the kroner are no number, or negative; the minimum is above the maximum.
        CurrencyMismatchError: the minimum or the maximum is not in kroner.

    Examples:
        >>> from os2model import dkk
        >>> PerInhabitant("0.75", minimum=dkk(10000)).kroner
        Fraction(3, 4)
    """

    depends_on: ClassVar[str] = "inhabitants"

    kroner: Fraction = field(converter=_kroner)
    minimum: PriceRule | None = field(default=None, kw_only=True, converter=_bound)
    maximum: PriceRule | None = field(default=None, kw_only=True, converter=_bound)

    def __attrs_post_init__(self) -> None:
        check_one_currency([self.currency, *(bound.currency for bound in self.made_of)])
        if isinstance(self.minimum, Fixed) and isinstance(self.maximum, Fixed):
            least, most = self.minimum.price, self.maximum.price
            if least > most:
                raise InvalidValueError("price.bounds", {"least": least, "most": most})

    @property
    def currency(self) -> str:
        """Kroner."""
        return "DKK"

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period.

        Raises:
            MissingFactError: the count of the inhabitants is not known.
        """
        amount = self.kroner * 100 * circumstances.counted.inhabitants
        bound = self._deciding(amount, circumstances)
        return bound.amount(circumstances) if bound else amount

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price of one inhabitant, how many there are, and the least or the most where it decides."""
        each = PriceStep(price=self.kroner * 100, currency=self.currency)
        of = InhabitantsStep(sizing=circumstances.counted)
        bound = self._deciding(each.price * of.factor, circumstances)
        if bound is None:
            return (each, of)
        steps = bound.steps(circumstances)
        price = next(step.price for step in steps if isinstance(step, PriceStep))
        return (each, of, BoundStep(price=price, least=bound is self.minimum), *steps[1:])

    def repriced(self, factor: Fraction, rounding: Rounding) -> PerInhabitant:
        """The same with the minimum and the maximum multiplied and rounded, and the kroner multiplied: they are exact."""
        return evolve(super().repriced(factor, rounding), kroner=self.kroner * factor)

    def _deciding(self, amount: Fraction, circumstances: Circumstances) -> PriceRule | None:
        """The minimum or the maximum, where it decides in place of an amount."""
        if self.minimum and amount < self.minimum.amount(circumstances):
            return self.minimum
        return self.maximum if self.maximum and amount > self.maximum.amount(circumstances) else None


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

    @property
    def factor(self) -> Fraction:
        """How many times the price is paid."""
        return Fraction(self.quantity)


@frozen
class PerUnit(PriceRule):
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

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""
        return self.of.amount(circumstances) * circumstances.quantity

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price of one with all its steps, then how many."""
        return (*self.of.steps(circumstances), QuantityStep(quantity=circumstances.quantity))


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
class ByMembership(PriceRule):
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
        check_one_currency(rule.currency for rule in self.made_of)

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
