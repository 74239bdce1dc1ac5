"""Money in whole minor units (øre), and percentages: exact, and never a float.

The one rounding of the library is here: half away from zero, to whole minor units.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import ClassVar, Final

from attrs import field, frozen

from os2model._amounts import CURRENCIES, TOO_MUCH, decimals_of, exact_of, minor_of, pointed, written
from os2model._checks import check_text, check_type, listed, shown
from os2model._pydantic import CanonicalText
from os2model.errors import CurrencyMismatchError, InvalidValueError


def rounded(numerator: int, denominator: int = 1) -> int:
    """The whole number nearest to a fraction; a half goes away from zero.

    Examples:
        >>> rounded(5, 2), rounded(-5, 2), rounded(7, 3)
        (3, -3, 2)
    """
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def to_decimals(number: Fraction, decimals: int) -> str:
    """An exact number as text of so many decimals, half away from zero.

    Examples:
        >>> to_decimals(Fraction(1288, 3), 1), to_decimals(Fraction(-1, 8), 2)
        ('429.3', '-0.13')
    """
    digits = rounded(number.numerator * 10**decimals, number.denominator)
    return f"{'-' if digits < 0 else ''}{pointed(str(abs(digits)), decimals)}"


@total_ordering
@frozen(init=False, repr=False, order=False, weakref_slot=False)
class Money(CanonicalText):
    """An amount of money (beløb) in one currency, exact to the minor unit (øre).

    Written as whole kroner or as text with a dot before the øre. Floats are refused, because 0.1 is no exact float. Many are
    added up by `Money.total`, parts of one made by `share` and `split`.

    Args:
        amount: major units (kroner): an int, a Decimal, or text such as "25000.00"; at most 15 digits, decimals included.
        currency: one of `DKK SEK NOK ISK EUR GBP USD`.

    Attributes:
        minor: the amount in whole minor units (øre).
        currency: the currency's code.

    Raises:
        InvalidValueError: the amount is not exact in this currency, or is no amount.

    Examples:
        >>> Money("9153.66", "DKK") + Money(1, "DKK")
        Money('9154.66', 'DKK')
        >>> Money("9153.666", "DKK")
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: '9153.666' has 3 decimals and DKK has 2; write "9153666" for 9153666 kr.
    """

    minor: int = field()
    currency: str = field()
    example: ClassVar[str] = "25000.00 DKK"

    def __init__(self, amount: int | Decimal | str, currency: str) -> None:
        object.__setattr__(self, "minor", minor_of(amount, currency))
        object.__setattr__(self, "currency", currency)

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Money:
        """The amount of so many whole minor units (øre).

        Examples:
            >>> Money.from_minor(915366, "DKK")
            Money('9153.66', 'DKK')
        """
        if type(minor) is not int or type(currency) is not str or currency not in CURRENCIES:
            decimals_of(currency)
            check_type("minor", minor, int)
        return _made(minor, currency)

    @classmethod
    def total(cls, amounts: Iterable[Money], currency: str) -> Money:
        """The sum of the amounts; of none it is 0 in the currency.

        Raises:
            CurrencyMismatchError: an amount is of another currency.

        Examples:
            >>> Money.total([dkk("0.10"), dkk("0.20")], "DKK")
            Money('0.30', 'DKK')
        """
        if not isinstance(amounts, Iterable):
            listed("amounts", amounts, Money)
        minor = 0
        for amount in amounts:
            if not isinstance(amount, Money):
                check_type("amounts", amount, Money)
            if amount.currency != currency:
                raise CurrencyMismatchError(cls.from_minor(minor, currency), amount)
            minor += amount.minor
        return cls.from_minor(minor, currency)

    @classmethod
    def parse(cls, text: str) -> Money:
        """The amount that `str` wrote.

        Examples:
            >>> Money.parse("9153.66 DKK")
            Money('9153.66', 'DKK')
        """
        check_text("Money.parse", text, example='"25000.00 DKK"')
        amount, space, currency = text.partition(" ")
        if not space:
            raise InvalidValueError("money.text-currency", {"got": shown(text)})
        return cls(amount, currency)

    def share(self, fraction: Fraction) -> Money:
        """A share of the amount, rounded once, half away from zero.

        Examples:
            >>> from fractions import Fraction
            >>> dkk("0.25").share(Fraction(1, 2))
            Money('0.13', 'DKK')
        """
        check_type("fraction", fraction, Fraction, int)
        return Money.from_minor(rounded(self.minor * fraction.numerator, fraction.denominator), self.currency)

    def split(self, weights: Iterable[int | Fraction]) -> tuple[Money, ...]:
        """The amount in parts by weight, which sum to it exactly.

        Each part is its exact share cut to whole minor units; what is left goes, one unit each, to the parts that were cut
        most; where two were cut alike, to the larger weight, and of equal weights to the earlier. A weight of 0 gets 0.

        Args:
            weights: whole numbers or Fractions, none negative and not all 0.

        Raises:
            InvalidValueError: there is no weight, one is negative, or all are 0.

        Examples:
            >>> [part.number for part in dkk(30).split([1] * 7)]
            ['4.29', '4.29', '4.29', '4.29', '4.28', '4.28', '4.28']
        """
        parts = [Fraction(_weight(weight)) for weight in listed("weights", weights, int, Fraction)]
        whole = sum(parts, Fraction())
        if not whole:
            raise InvalidValueError("money.weights", {"got": shown([str(part) for part in parts])})
        exact = [abs(self.minor) * part / whole for part in parts]
        minor = [share.numerator // share.denominator for share in exact]
        left = abs(self.minor) - sum(minor)
        for i in sorted(range(len(parts)), key=lambda i: (minor[i] - exact[i], -parts[i]))[:left]:
            minor[i] += 1
        sign = -1 if self.minor < 0 else 1
        return tuple(Money.from_minor(sign * part, self.currency) for part in minor)

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise CurrencyMismatchError(self, other)
        return _made(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise CurrencyMismatchError(self, other)
        return _made(self.minor - other.minor, self.currency)

    def __mul__(self, times: int) -> Money:
        if isinstance(times, bool) or not isinstance(times, int):
            return NotImplemented
        return _made(self.minor * times, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return _made(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise CurrencyMismatchError(self, other)
        return self.minor < other.minor

    def __str__(self) -> str:
        return f"{self.number} {self.currency}"

    def __repr__(self) -> str:
        return f"Money({self.number!r}, {self.currency!r})"

    @property
    def number(self) -> str:
        """The amount as text in major units, such as `9153.66`."""
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{pointed(str(abs(self.minor)), CURRENCIES[self.currency])}"


_new: Final = object.__new__
# the slots' own setters: sums are made by the million, and a frozen class has no faster way in
_set_minor: Final = vars(Money)["minor"].__set__
_set_currency: Final = vars(Money)["currency"].__set__


def _made(minor: int, currency: str) -> Money:
    """The amount of minor units and a currency that are known to be such."""
    if not -TOO_MUCH < minor < TOO_MUCH:
        raise InvalidValueError("money.digits", {"got": shown(minor)})
    made = _new(Money)
    _set_minor(made, minor)
    _set_currency(made, currency)
    return made


def dkk(amount: int | Decimal | str) -> Money:
    """An amount in Danish kroner.

    Examples:
        >>> dkk(25000), dkk("23980.00")
        (Money('25000.00', 'DKK'), Money('23980.00', 'DKK'))
        >>> dkk(25000.0)
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: an amount of money cannot be a float, got 25000.0; write dkk(25000) or dkk("25000.00")
    """
    return Money(amount, "DKK")


@total_ordering
@frozen(init=False, repr=False, order=False)
class Percent(CanonicalText):
    """A percentage (procent), exact: 25 is a quarter.

    Args:
        value: the percents: an int, a Decimal, or text such as "20.25".

    Attributes:
        fraction: the same as an exact fraction of one.

    Examples:
        >>> Percent("25").fraction
        Fraction(1, 4)
        >>> Percent("25 %")
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: '25 %' is not a percent; write digits with a dot before decimals, such as Percent("25")
    """

    fraction: Fraction = field()
    example: ClassVar[str] = "25"

    def __init__(self, value: int | Decimal | str) -> None:
        check_type("Percent", value, int, Decimal, str)
        number = exact_of(value)
        if number is None:
            raise InvalidValueError("percent.text", {"got": shown(value)})
        object.__setattr__(self, "fraction", number / 100)

    @classmethod
    def parse(cls, text: str) -> Percent:
        """The percentage that `str` wrote.

        Examples:
            >>> Percent.parse("20.25")
            Percent('20.25')
        """
        check_text("Percent.parse", text, example='"25"')
        return cls(text)

    def __lt__(self, other: Percent) -> bool:
        if not isinstance(other, Percent):
            return NotImplemented
        return self.fraction < other.fraction

    def __str__(self) -> str:
        return written(self.fraction * 100)

    def __repr__(self) -> str:
        return f"Percent({str(self)!r})"


def _weight(weight: int | Fraction) -> int | Fraction:
    if weight < 0:
        raise InvalidValueError("money.weights", {"got": shown(str(weight))})
    return weight
