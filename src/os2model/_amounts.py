"""What may be written as an amount or a percentage, and what else it may have meant.

Decimals are read and written, never computed with, because their precision is a setting of the process.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from os2model._checks import shown
from os2model.errors import InvalidValueError

CURRENCIES: Final = MappingProxyType({"DKK": 2, "SEK": 2, "NOK": 2, "ISK": 0, "EUR": 2, "GBP": 2, "USD": 2})
"""The currencies of the library and how many decimals each has."""

MOST_DIGITS: Final = 15
TOO_MUCH: Final = 10**MOST_DIGITS
_NUMBER: Final = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?", re.ASCII)
_LONGEST_TEXT: Final = 60
_THOUSANDS: Final = 3


def decimals_of(currency: object) -> int:
    """How many decimals a currency has; refused is what is none of ours."""
    decimals = CURRENCIES.get(currency) if isinstance(currency, str) else None
    if decimals is None:
        raise InvalidValueError("money.currency", {"got": shown(currency), "expected": ", ".join(CURRENCIES)})
    return decimals


def minor_of(amount: object, currency: str) -> int:
    """The minor units of an amount in major units; refused is what is not exact in the currency, or no amount."""
    decimals = decimals_of(currency)
    if isinstance(amount, bool) or not isinstance(amount, (int, Decimal, str)):
        raise _not_an_amount(amount)
    minor = amount * 10**decimals if isinstance(amount, int) else _minor_of_text(amount, currency, decimals)
    if not -TOO_MUCH < minor < TOO_MUCH:
        raise InvalidValueError("money.digits", {"got": shown(amount)})
    return minor


def digits_of(value: int | Decimal | str) -> tuple[str, str, str] | None:
    """The sign, the whole digits and the decimals of a number; None where it is written as none."""
    text = _plain(value)
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    return None if match is None else (match[1], match[2], match[3] or "")


def exact_of(value: int | Decimal | str) -> Fraction | None:
    """The exact number that is written; None where it is written as none."""
    parts = digits_of(value)
    if parts is None:
        return None
    sign, whole, decimals = parts
    return Fraction(int(f"{sign}{whole}{decimals}"), 10 ** len(decimals))


def written(number: Fraction) -> str:
    """An exact number as text: with decimals where they end, else as a fraction."""
    denominator, decimals = number.denominator, 0
    while any(denominator % prime == 0 for prime in (2, 5)):
        denominator //= 10 if denominator % 10 == 0 else 2 if denominator % 2 == 0 else 5
        decimals += 1
    if denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    sign = "-" if number < 0 else ""
    return f"{sign}{pointed(str(abs(number.numerator) * 10**decimals // number.denominator), decimals)}"


def pointed(digits: str, decimals: int) -> str:
    """Digits with a dot before the last so many of them, and zeros in front where they are too few."""
    if not decimals:
        return digits
    padded = digits.rjust(decimals + 1, "0")
    return f"{padded[:-decimals]}.{padded[-decimals:]}"


def _plain(value: int | Decimal | str) -> str:
    """The number as text without an exponent, or as it stands where that is not to be had within bounds."""
    if not isinstance(value, Decimal):
        return str(value) if isinstance(value, str) or value.bit_length() < 4 * _LONGEST_TEXT else "too long"
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or len(digits) > _LONGEST_TEXT or abs(exponent) > _LONGEST_TEXT:
        return repr(value)
    text = pointed("".join(map(str, digits)) + "0" * exponent, max(-exponent, 0))
    return f"-{text}" if sign else text


def _minor_of_text(given: Decimal | str, currency: str, decimals: int) -> int:
    parts = digits_of(given)
    if parts is None:
        raise InvalidValueError("money.text", {"got": shown(given), "text": '"25000.00"'})
    sign, whole, rest = parts
    if len(rest) > decimals:
        values = {"got": shown(given), "decimals": len(rest), "currency": currency, "allowed": decimals}
        raise InvalidValueError("money.decimals", values | _choice(_readings(sign + whole, rest, currency, decimals)))
    minor = int(whole + rest.ljust(decimals, "0"))
    return -minor if sign else minor


def _readings(whole: str, rest: str, currency: str, decimals: int) -> list[str]:
    """What may have been meant: thousands where there are three decimals, fewer decimals where the others are zeros."""
    meant: list[str] = []
    unit = "kr." if currency == "DKK" else currency
    if len(rest) == _THOUSANDS and whole.strip("-0"):
        thousands = f"{whole}{rest}".lstrip("0")
        meant.append(f'"{thousands}" for {thousands} {unit}')
    shorter = f"{whole}.{rest[:decimals]}".rstrip(".")
    if not rest[decimals:].strip("0"):
        exact = shorter if rest[:decimals].strip("0") else whole
        meant.append(f'"{shorter}" for {exact} {unit}')
    return meant or [f'"{shorter}"']


def _not_an_amount(amount: object) -> InvalidValueError:
    if not isinstance(amount, float):
        return InvalidValueError("money.type", {"got": shown(amount), "text": '"25000.00"'})
    whole, _, decimals = repr(amount).partition(".")
    if not _NUMBER.fullmatch(repr(amount)) or len(decimals) > len("00") or len(whole) >= MOST_DIGITS:
        whole, decimals = "25000", "0"
    readings = [f'dkk("{whole}.{decimals:0<2}")']
    if decimals == "0":
        readings.insert(0, f"dkk({whole})")
    return InvalidValueError("money.float", {"got": repr(amount)} | _choice(readings))


def _choice(readings: list[str]) -> dict[str, object]:
    return {"readings_en": " or ".join(readings), "readings_da": " eller ".join(readings)}
