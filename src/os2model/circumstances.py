"""What a price may depend on (omstændigheder), for one payer on one day, and what a price rule is asked with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Protocol, cast

from attrs import fields, frozen

from os2model.errors import CurrencyMismatchError
from os2model.money import Money
from os2model.organisations import Organisation, SizeRules, Sizing
from os2model.steps import Step


@frozen(kw_only=True)
class Circumstances:
    """What a price may depend on, for one payer on one day (omstændigheder).

    Attributes:
        payer: who pays.
        on: the day.
        member: whether the payer is a member on that day; None where that is not known.
        sizes: by which the payer gets its size class.
        quantity: how many are paid for; a price by unit asks for it, no other does.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> Circumstances(payer=AUTHORITIES["Samsø"], on=date(2021, 1, 1), member=True, sizes=OS2_RULES.sizes).sizing.size
        SizeClass.SMALL
    """

    payer: Organisation
    on: date
    member: bool | None
    sizes: SizeRules
    quantity: int = 1

    @property
    def sizing(self) -> Sizing:
        """The payer's size class, with what decided it.

        Raises:
            MissingFactError: the count that decides is not known.
        """
        return self.sizes.of(self.payer, self.on)


class PriceRule(Protocol):
    """A price (prisregel): an exact amount for the circumstances of a day, and the steps that lead to it.

    Attributes:
        depends_on: the circumstance that chooses its price, by the name of its field; empty where none does.
    """

    depends_on: ClassVar[str]

    @property
    def currency(self) -> str:
        """The currency of every amount of the rule."""
        ...

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period."""
        ...

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The steps to the amount: first the price, then what chose or changed it."""
        ...


def varies_by(rule: PriceRule) -> frozenset[str]:
    """The circumstances that a price depends on, those of the prices it is made of included.

    Examples:
        >>> from os2model import dkk, prices
        >>> sorted(varies_by(prices.ByMembership(member=prices.PerUnit(dkk(10)), non_member=dkk(20))))
        ['member', 'quantity']
    """
    inner = (getattr(rule, each.name) for each in fields(cast("Any", type(rule))))
    composed = (varies_by(each) for each in inner if hasattr(each, "depends_on"))
    return frozenset(filter(None, (rule.depends_on,))).union(*composed)


def check_one_currency(currencies: Iterable[str]) -> None:
    """Refuse prices of different currencies side by side.

    Examples:
        >>> check_one_currency(["DKK", "DKK"])
    """
    found = list(dict.fromkeys(currencies))
    if len(found) > 1:
        raise CurrencyMismatchError(*(Money.from_minor(0, currency) for currency in found[:2]))
