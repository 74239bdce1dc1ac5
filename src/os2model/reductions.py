"""Prices that are less for some (nedslag): a share of a price, a rebate, a price that falls away.

`prices` has them all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from os2model._checks import check_share, check_text, check_type, listed, shown
from os2model.circumstances import Circumstances
from os2model.errors import CurrencyMismatchError, InvalidValueError
from os2model.labels import Label
from os2model.money import Money, Percent
from os2model.price_rules import PriceRule, as_rule
from os2model.steps import AmountStep, ShareStep, Step


@frozen(kw_only=True)
class PartOfPriceStep(ShareStep):
    """That a share of the price is paid (andel af prisen).

    Examples:
        >>> PartOfPriceStep(share=Fraction(1, 3)).factor
        Fraction(1, 3)
    """

    label: ClassVar[Label] = Label(da="andel af prisen", en="share of the price")


@frozen
class Share(PriceRule):
    """A share of another price (andel af en pris).

    Attributes:
        of: the whole price.
        fraction: the share that is paid, from 0 to 1, exact.

    Examples:
        >>> from os2model import dkk
        >>> Share(dkk(25000), Fraction(1, 3)).fraction
        Fraction(1, 3)
    """

    of: PriceRule = field(converter=as_rule)
    fraction: Fraction

    def __attrs_post_init__(self) -> None:
        check_share("Share.fraction", self.fraction)

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""
        return self.of.amount(circumstances) * self.fraction

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The whole price with its steps, then the share."""
        return (*self.of.steps(circumstances), PartOfPriceStep(share=Fraction(self.fraction)))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    values = listed("only", names, str)
    for name in values:
        check_text("only", name, example='"0741"')
    return tuple(sorted(set(values)))


class _ForSome(PriceRule):
    """A price that is less for those who have a ground, and for those named; of both, who has and is."""

    __slots__ = ()

    depends_on: ClassVar[str] = "payer"

    of: PriceRule
    ground: str
    only: tuple[str, ...]

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period; the full price must be known, whoever pays."""
        full = self.of.amount(circumstances)
        return self._left(full) if self.applies_to(circumstances) else full

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The full price with its steps, then why less is paid."""
        steps = self.of.steps(circumstances)
        return (*steps, self._step(self.of.amount(circumstances))) if self.applies_to(circumstances) else steps

    def applies_to(self, circumstances: Circumstances) -> bool:
        """Whether the payer pays less."""
        names = {circumstances.payer.id, *map(str, circumstances.payer.codes)}
        named = not self.only or not names.isdisjoint(self.only)
        return named and (not self.ground or self.ground in circumstances.grounds)

    @abstractmethod
    def _left(self, full: Fraction) -> Fraction:
        """What is left of the full price."""

    @abstractmethod
    def _step(self, full: Fraction) -> Step:
        """The step that says so."""


def grounds_of(rule: PriceRule) -> frozenset[str]:
    """The names of the grounds that a price asks for, those of the prices it is made of included.

    Examples:
        >>> from os2model import dkk
        >>> sorted(grounds_of(Share(Less(dkk(240000), dkk(30000), ground="betalte for OS2mo 2.0"), Fraction(1, 2))))
        ['betalte for OS2mo 2.0']
    """
    own = frozenset(filter(None, (rule.ground,))) if isinstance(rule, _ForSome) else frozenset[str]()
    return own.union(*map(grounds_of, rule.made_of))


@frozen(kw_only=True)
class RebateStep(AmountStep):
    """What a rebate leaves of the price (rabat).

    Attributes:
        before: exact minor units before the rebate.
        rebate: what is taken off.
        ground: what entitles to it, in the words of the price list; empty where it is for everybody, or for those named.

    Examples:
        >>> from os2model import dkk
        >>> step = RebateStep(before=Fraction(24000000), rebate=dkk(30000), price=Fraction(21000000), ground="betalte for 2.0")
        >>> step.price
        Fraction(21000000, 1)
    """

    label: ClassVar[Label] = Label(da="rabat", en="rebate")

    before: Fraction
    rebate: Money | Percent
    ground: str


@frozen
class Less(_ForSome):
    """A price with a rebate for some (rabat), never below 0; its steps keep the full price.

    Attributes:
        of: the price before the rebate.
        rebate: an amount for one pricing period, or a percentage of the price.
        ground: the name of what entitles to it, one of the subscription's `grounds`; empty where none is needed.
        only: the ids, or the four-digit codes, of those who get it; empty where nobody is named.

    Raises:
        InvalidValueError: the rebate is negative, or more than all of the price.
        CurrencyMismatchError: the rebate is in another currency.

    Examples:
        >>> from os2model import dkk
        >>> Less(dkk(240000), dkk(30000), ground="betalte for OS2mo 2.0").rebate
        Money('30000.00', 'DKK')
    """

    of: PriceRule = field(converter=as_rule)
    rebate: Money | Percent
    ground: str = field(default="", kw_only=True)
    only: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)

    def __attrs_post_init__(self) -> None:
        check_type("Less.rebate", self.rebate, Money, Percent)
        check_type("Less.ground", self.ground, str)
        if isinstance(self.rebate, Percent):
            if not 0 <= self.rebate.fraction <= 1:
                values = {"what": "Less.rebate", "expected": "0–100", "got": str(self.rebate)}
                raise InvalidValueError("value.range", values)
        elif self.rebate.minor < 0:
            raise InvalidValueError("value.negative", {"what": "Less.rebate", "got": shown(self.rebate)})
        elif self.rebate.currency != self.currency:
            raise CurrencyMismatchError(Money.from_minor(0, self.currency), self.rebate)

    def _left(self, full: Fraction) -> Fraction:
        if isinstance(self.rebate, Percent):
            return full * (1 - self.rebate.fraction)
        return max(full - self.rebate.minor, Fraction(0))

    def _step(self, full: Fraction) -> RebateStep:
        return RebateStep(before=full, rebate=self.rebate, price=self._left(full), ground=self.ground)


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

    @property
    def factor(self) -> Fraction:
        """Nothing is left of the price."""
        return Fraction(0)


@frozen
class Waived(_ForSome):
    """A price that some do not pay (bortfalder for nogle); its steps keep the full price.

    Attributes:
        of: the price that falls away.
        reason: why, as in mid-sentence.
        ground: the name of what frees from it, one of the subscription's `grounds`; empty where none is needed.
        only: the ids, or the four-digit codes, of those who do not pay; empty where nobody is named.

    Examples:
        >>> from os2model import dkk
        >>> Waived(dkk(70000), Label(da="bortfalder", en="waived"), only=["0706"]).of
        Fixed(price=Money('70000.00', 'DKK'))
    """

    of: PriceRule = field(converter=as_rule)
    reason: Label
    ground: str = field(default="", kw_only=True)
    only: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)

    def __attrs_post_init__(self) -> None:
        check_type("Waived.reason", self.reason, Label)
        check_type("Waived.ground", self.ground, str)

    def _left(self, full: Fraction) -> Fraction:  # noqa: ARG002  nothing of any price
        return Fraction(0)

    def _step(self, full: Fraction) -> WaivedStep:
        return WaivedStep(amount=full, reason=self.reason)
