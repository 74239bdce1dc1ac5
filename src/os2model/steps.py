"""What an amount was made from, one small value a step.

A step holds values and the rows of rules it rests on, never sentences: `text` makes those. Steps that only one rule makes
stand beside that rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import prod
from typing import Any, ClassVar

from attrs import frozen

from os2model.dated import DatedRow
from os2model.labels import Label
from os2model.money import Money
from os2model.periods import Period


@frozen(kw_only=True)
class Step:
    """One step of a reason (mellemregning).

    Attributes:
        row: the row of rules the step rests on; None where it rests on facts alone.
        label: what the step is, of every kind of step.

    Examples:
        >>> Step().rows
        ()
    """

    label: ClassVar[Label] = Label(da="mellemregning", en="step")

    row: DatedRow[Any] | None = None

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """Every row of rules the step rests on."""
        return () if self.row is None else (self.row,)

    @property
    def factor(self) -> Fraction | None:
        """What the step multiplies the price by; None of a step that does something else."""
        return None


@frozen(kw_only=True)
class AmountStep(Step):
    """A step after which the price is another one (ny pris).

    Attributes:
        price: exact minor units of one pricing period after it.

    Examples:
        >>> AmountStep(price=Fraction(2398000)).price
        Fraction(2398000, 1)
    """

    label: ClassVar[Label] = Label(da="ny pris", en="new price")

    price: Fraction


@frozen(kw_only=True)
class PriceStep(AmountStep):
    """The price before anything is taken off or divided (pris).

    Attributes:
        price: exact minor units of one pricing period, or of the whole where it is paid once.
        currency: the currency's code.

    Examples:
        >>> PriceStep(price=Fraction(2398000), currency="DKK").price
        Fraction(2398000, 1)
    """

    label: ClassVar[Label] = Label(da="pris", en="price")

    currency: str


@frozen(kw_only=True)
class ShareStep(Step):
    """A share of the price that a rule grants (andel).

    Attributes:
        share: the share that is paid, from 0 to 1.

    Examples:
        >>> ShareStep(share=Fraction(1, 2)).share
        Fraction(1, 2)
    """

    label: ClassVar[Label] = Label(da="andel", en="share")

    share: Fraction

    @property
    def factor(self) -> Fraction:
        """The share."""
        return self.share


def priced(steps: Iterable[Step]) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The price that steps lead to, in exact minor units, and what it is multiplied by.

    Examples:
        >>> price = PriceStep(price=Fraction(2500000), currency="DKK")
        >>> priced([price, ShareStep(share=Fraction(1, 3))])
        (Fraction(2500000, 1), (Fraction(1, 3),))
    """
    price, factors = Fraction(0), list[Fraction]()
    for step in steps:
        if isinstance(step, AmountStep):
            price, factors = step.price, []
        elif step.factor is not None:
            factors.append(step.factor)
    return price, tuple(factors)


@frozen
class BrokenMonth:
    """Some days of a month (brudt måned), or by real days of a pricing period.

    Attributes:
        days: how many of its days.
        length: how many it has.

    Examples:
        >>> BrokenMonth(18, 31).fraction
        Fraction(18, 31)
    """

    days: int
    length: int

    @property
    def fraction(self) -> Fraction:
        """The days as an exact fraction of the month."""
        return Fraction(self.days, self.length)


@frozen(kw_only=True)
class PartStep(Step):
    """A part of a pricing period at one price (del af prisperioden): whole months, and days of broken months.

    By real days it has no months, and some days `of` one pricing period.

    Attributes:
        price: exact minor units of one pricing period.
        factors: what the price is multiplied by: a quantity, the share of a passive subscription, 0 while it is paused.
        period: the days of the part.
        months: whole months of the part.
        broken: the months of which it has some days.
        of: months of the pricing period; 1 by real days.
        less: the share of the pricing period that a newcomer does not pay, of a fixed share; the months and days are then
            counted from the beginning of the pricing period.

    Examples:
        >>> from datetime import date
        >>> days = Period(date(2026, 8, 14), date(2026, 12, 31))
        >>> PartStep(price=Fraction(2398000), period=days, months=4, broken=(BrokenMonth(18, 31),), of=12).fraction
        Fraction(71, 186)
    """

    label: ClassVar[Label] = Label(da="del af prisperioden", en="part of the pricing period")

    price: Fraction
    factors: tuple[Fraction, ...] = ()
    period: Period
    months: int
    broken: tuple[BrokenMonth, ...]
    of: int
    less: Fraction = Fraction(0)

    @property
    def fraction(self) -> Fraction:
        """The part as an exact fraction of the pricing period."""
        return (self.months + sum((each.fraction for each in self.broken), Fraction())) / self.of - self.less

    @property
    def exact(self) -> Fraction:
        """Exact minor units of the part."""
        return prod(self.factors, start=self.price) * self.fraction


@frozen(kw_only=True)
class ToDateStep(Step):
    """What the pricing period came to before this charge (optjent hidtil).

    Attributes:
        parts: the parts from the beginning of the pricing period to this charge.

    Examples:
        >>> half = PartStep(price=Fraction(1234567), period=Period.half_year(2026, 1), months=6, broken=(), of=12)
        >>> ToDateStep(parts=(half,)).before
        Fraction(1234567, 2)
    """

    label: ClassVar[Label] = Label(da="optjent hidtil", en="owed until then")

    parts: tuple[PartStep, ...]

    @property
    def before(self) -> Fraction:
        """Exact minor units of the parts."""
        return sum((part.exact for part in self.parts), Fraction())


@frozen(kw_only=True)
class RoundedStep(Step):
    """The pricing period to date, rounded to whole minor units, half away from zero (afrundet).

    Attributes:
        amount: the rounded amount.

    Examples:
        >>> RoundedStep(amount=Money("12345.67", "DKK")).amount
        Money('12345.67', 'DKK')
    """

    label: ClassVar[Label] = Label(da="afrundet", en="rounded")

    amount: Money


@frozen(kw_only=True)
class EarlierStep(Step):
    """What earlier charges of the same pricing period took (heraf opkrævet), to be subtracted.

    Attributes:
        amount: the earlier charges together.

    Examples:
        >>> EarlierStep(amount=Money("6172.84", "DKK")).amount
        Money('6172.84', 'DKK')
    """

    label: ClassVar[Label] = Label(da="heraf opkrævet", en="charged earlier")

    amount: Money


def pricing_periods(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps of a charge by the pricing periods it touches: one begins with a price after the last one was rounded.

    Examples:
        >>> price, rounded = PriceStep(price=Fraction(600000), currency="DKK"), RoundedStep(amount=Money("6000.00", "DKK"))
        >>> [len(group) for group in pricing_periods([price, rounded, price, rounded])]
        [2, 2]
    """
    groups: list[list[Step]] = []
    done = True
    for step in steps:
        if done and isinstance(step, PriceStep):
            groups.append([])
        groups[-1].append(step)
        done = isinstance(step, (RoundedStep, EarlierStep))
    return groups
