"""What every price rule is (prisregler): an exact amount for some circumstances, its steps, and the same at other prices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, ClassVar, Self, cast

from attrs import evolve, fields, frozen

from os2model._checks import check_type, shown
from os2model.circumstances import Circumstances
from os2model.errors import CurrencyMismatchError, InvalidValueError
from os2model.money import Money, rounded
from os2model.sources import Source, check_source
from os2model.steps import PriceStep, Step


@frozen
class Rounding:
    """To what a new price is rounded (afrunding), half away from zero, and who says so.

    Attributes:
        step: the prices are multiples of it, such as whole kroner.
        source: where the rounding is decided.

    Raises:
        InvalidValueError: the step is not positive, or no source is given.

    Examples:
        >>> from os2model import dkk
        >>> Rounding(dkk(5), "accession agreement § 6").of(Fraction(2345250))
        Fraction(2345500, 1)
    """

    step: Money
    source: Source | str

    def __attrs_post_init__(self) -> None:
        check_type("Rounding.step", self.step, Money)
        if self.step.minor <= 0:
            raise InvalidValueError("value.not-positive", {"what": "Rounding.step", "got": shown(self.step)})
        check_source("Rounding.source", self.source)

    def of(self, exact: Fraction) -> Fraction:
        """The nearest multiple of the step, in minor units."""
        check_type("Rounding.of", exact, Fraction, int)
        steps = Fraction(exact) / self.step.minor
        return Fraction(rounded(steps.numerator, steps.denominator) * self.step.minor)


class PriceRule(ABC):
    """A price (prisregel): an exact amount for the circumstances of a day, and the steps that lead to it.

    Attributes:
        depends_on: the circumstance that chooses its price, by the name of its field; empty where none does.
    """

    __slots__ = ()

    depends_on: ClassVar[str] = ""

    @property
    def made_of(self) -> tuple[PriceRule, ...]:
        """The prices it is made of."""
        return tuple(self._prices().values())

    @property
    def currency(self) -> str:
        """The currency of every amount of the rule."""
        return self.made_of[0].currency

    @abstractmethod
    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""

    @abstractmethod
    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The steps to the amount: first the price, then what chose or changed it."""

    def repriced(self, factor: Fraction, rounding: Rounding) -> Self:
        """The same rule with every printed price multiplied and rounded; a rebate stays what it is.

        Examples:
            >>> from os2model import dkk, prices
            >>> rule = prices.ByMembership(member=dkk(23980), non_member=dkk(29700))
            >>> rule.repriced(Fraction(21, 20), Rounding(dkk(1), "decision of the group")).member
            Fixed(price=Money('25179.00', 'DKK'))
        """
        check_type("factor", factor, Fraction, int)
        check_type("rounding", rounding, Rounding)
        changed = {name: price.repriced(factor, rounding) for name, price in self._prices().items()}
        return cast("Self", evolve(cast("Any", self), **changed))

    def _prices(self) -> dict[str, PriceRule]:
        held = {each.name: getattr(self, each.name) for each in fields(cast("Any", type(self)))}
        return {name: value for name, value in held.items() if isinstance(value, PriceRule)}


@frozen
class Fixed(PriceRule):
    """The same price for everybody (fast pris).

    Attributes:
        price: the amount of one pricing period, excluding VAT; not negative.

    Examples:
        >>> from os2model import dkk
        >>> Fixed(dkk("12345.67")).currency
        'DKK'
    """

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

    def repriced(self, factor: Fraction, rounding: Rounding) -> Fixed:
        """The price multiplied and rounded."""
        check_type("factor", factor, Fraction, int)
        check_type("rounding", rounding, Rounding)
        check_one_currency([self.currency, rounding.step.currency])
        return Fixed(Money.from_minor(int(rounding.of(self.price.minor * Fraction(factor))), self.currency))


def as_rule(price: Money | PriceRule) -> PriceRule:
    """A price as a rule: an amount of money stands for `Fixed`.

    Examples:
        >>> from os2model import dkk
        >>> as_rule(dkk(23980))
        Fixed(price=Money('23980.00', 'DKK'))
    """
    if isinstance(price, Money):
        return Fixed(price)
    check_type("price", price, Money, PriceRule)
    return price


def varies_by(rule: PriceRule) -> frozenset[str]:
    """The circumstances that a price depends on, those of the prices it is made of included.

    Examples:
        >>> from os2model import dkk, prices
        >>> sorted(varies_by(prices.ByMembership(member=prices.PerUnit(dkk(10)), non_member=dkk(20))))
        ['member', 'quantity']
    """
    return frozenset(filter(None, (rule.depends_on,))).union(*map(varies_by, rule.made_of))


def check_one_currency(currencies: Iterable[str]) -> None:
    """Refuse prices of different currencies side by side.

    Examples:
        >>> check_one_currency(["DKK", "DKK"])
    """
    found = list(dict.fromkeys(currencies))
    if len(found) > 1:
        raise CurrencyMismatchError(*(Money.from_minor(0, currency) for currency in found[:2]))
