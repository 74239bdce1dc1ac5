"""Amounts, numbers, days and periods, as people write them.

What a language does differently, its separators, its symbols and the names of its months, comes from Babel, once; the rest
is putting text together, which is many times faster than asking Babel for each amount and gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from os2model._amounts import CURRENCIES, pointed, written
from os2model._checks import check_day, check_type, shown
from os2model.errors import InvalidValueError
from os2model.money import Money, Percent, to_decimals
from os2model.periods import Period

Language = Literal["da", "en"]
"""The languages of the library."""

LOCALES: Final = MappingProxyType({"da": "da_DK", "en": "en_GB"})
_SHOWN_DECIMALS: Final = 4


def check_language(language: object) -> None:
    """Refuse a language that the library does not write."""
    if language not in ("da", "en"):
        raise InvalidValueError("language.unknown", {"got": shown(language)})


@cache
def _separators(language: Language) -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    from babel.numbers import (  # loading Babel costs more than the rest of the library
        get_decimal_symbol,
        get_group_symbol,
    )

    return get_group_symbol(LOCALES[language]), get_decimal_symbol(LOCALES[language])


@cache
def _symbol(currency: str) -> str:
    """The Danish symbol of a currency; in English its code stands before the amount."""
    from babel.numbers import get_currency_symbol

    return get_currency_symbol(currency, locale=LOCALES["da"])


@cache
def _months(width: Literal["abbreviated", "wide"], language: Language) -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names(width, locale=LOCALES[language])
    return tuple(names[number] for number in range(1, 13))


_STEERING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def amount(money: Money, language: Language) -> str:
    """An amount with its currency.

    Examples:
        >>> from os2model import dkk
        >>> amount(dkk("9153.66"), "da"), amount(dkk("9153.66"), "en")
        ('9.153,66 kr.', 'DKK 9,153.66')
    """
    check_language(language)
    check_type("money", money, Money)
    text = decimal(money.number, language)
    if language == "da":
        return f"{text} {_symbol(money.currency)}"
    return f"-{money.currency} {text[1:]}" if money.minor < 0 else f"{money.currency} {text}"


def number(money: Money, language: Language) -> str:
    """An amount without its currency, such as in a column or a sum.

    Examples:
        >>> from os2model import dkk
        >>> number(dkk(25000), "da")
        '25.000,00'
    """
    return decimal(money.number, language)


def decimal(text: str, language: Language) -> str:
    """A number in canonical text, with the separators of the language and the decimals it has.

    Examples:
        >>> decimal("-25000.5", "da")
        '-25.000,5'
    """
    check_language(language)
    group, point = _separators(language)
    whole, _, decimals = text.removeprefix("-").partition(".")
    sign = "-" if text.startswith("-") else ""
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{sign}{grouped}{point}{decimals}" if decimals else f"{sign}{grouped}"


def exact(minor: Fraction, currency: str, language: Language) -> str:
    """Exact minor units in major units; what is no whole number of them is cut after four decimals, with an ellipsis.

    Examples:
        >>> exact(Fraction(100, 3), "DKK", "da"), exact(Fraction(1234567, 2), "DKK", "da")
        ('0,3333…', '6.172,8350')
    """
    if minor.denominator == 1:
        return number(Money.from_minor(minor.numerator, currency), language)
    scaled = abs(minor) / 10 ** CURRENCIES[currency] * 10**_SHOWN_DECIMALS
    sign = "-" if minor < 0 else ""
    text = decimal(f"{sign}{pointed(str(scaled.numerator // scaled.denominator), _SHOWN_DECIMALS)}", language)
    return text if scaled.denominator == 1 else f"{text}…"


def fraction(value: Fraction, language: Language) -> str:
    """An exact number: with decimals where they end, else as a fraction.

    Examples:
        >>> fraction(Fraction(671, 5), "da"), fraction(Fraction(1, 3), "da")
        ('134,2', '1/3')
    """
    text = written(value)
    return text if "/" in text else decimal(text, language)


def calculable(minor: Fraction, currency: str, language: Language) -> str:
    """Exact minor units in major units as a desk calculator takes them: as `exact` where nothing is cut, else as a fraction.

    Examples:
        >>> calculable(Fraction(1234567, 2), "DKK", "da"), calculable(Fraction(100, 3), "DKK", "da")
        ('6.172,8350', '1/3')
    """
    major = minor / 10 ** CURRENCIES[currency]
    cut = (major * 10**_SHOWN_DECIMALS).denominator != 1
    return fraction(major, language) if cut else exact(minor, currency, language)


def exact_amount(minor: Fraction, currency: str, language: Language) -> str:
    """Exact minor units with their currency, such as a price of less than an øre.

    Examples:
        >>> exact_amount(Fraction(151, 2), "DKK", "da"), exact_amount(Fraction(75), "DKK", "en")
        ('0,7550 kr.', 'DKK 0.75')
    """
    text = exact(minor, currency, language)
    return f"{text} {_symbol(currency)}" if language == "da" else f"{currency} {text}"


def percent(value: Percent, language: Language) -> str:
    """A percentage.

    Examples:
        >>> percent(Percent("20.25"), "da")
        '20,25 %'
    """
    return f"{decimal(str(value), language)} %"


def share(value: Fraction | None, language: Language) -> str:
    """An exact share as a percentage with one decimal, half away from zero; a dash where there is none.

    Examples:
        >>> share(Fraction(5, 8), "da"), share(Fraction(17, 43), "en"), share(None, "da")
        ('62,5 %', '39.5 %', '–')
    """
    if value is None:
        return "–"
    return f"{decimal(to_decimals(value * 100, 1), language)} %"


def short_number(value: Fraction, language: Language, *, decimals: int = 1) -> str:
    """An exact number with at most so many decimals, half away from zero, without zeros at its end.

    Examples:
        >>> short_number(Fraction(1288, 3), "da"), short_number(Fraction(1924), "da")
        ('429,3', '1.924')
    """
    return decimal(to_decimals(value, decimals).rstrip("0").rstrip("."), language)


def month_name(month: int, language: Language) -> str:
    """The name of a month, from 1 to 12.

    Examples:
        >>> month_name(5, "da")
        'maj'
    """
    return _months("wide", language)[month - 1]


def day(value: date, language: Language) -> str:
    """A day.

    Examples:
        >>> from datetime import date
        >>> day(date(2026, 8, 14), "da"), day(date(2026, 8, 14), "en")
        ('14.8.2026', '14 Aug 2026')
    """
    check_language(language)
    check_day("day", value)
    if language == "da":
        return f"{value.day}.{value.month}.{value.year}"
    return f"{value.day} {_months('abbreviated', language)[value.month - 1]} {value.year}"


def month_day(value: date, language: Language) -> str:
    """A day of the year, without the year.

    Examples:
        >>> from datetime import date
        >>> month_day(date(2026, 7, 1), "da"), month_day(date(2026, 7, 1), "en")
        ('1. juli', '1 July')
    """
    check_language(language)
    name = _months("wide", language)[value.month - 1]
    return f"{value.day}. {name}" if language == "da" else f"{value.day} {name}"


def period(value: Period, language: Language) -> str:
    """A period; an open one ends in the dash.

    Examples:
        >>> period(Period.year(2026), "da")
        '1.1.2026–31.12.2026'
    """
    check_type("period", value, Period)
    last = "" if value.last_day is None else day(value.last_day, language)
    return f"{day(value.first_day, language)}–{last}"


def paragraph(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A blank line, the heading and its lines, indented; nothing without lines.

    Examples:
        >>> list(paragraph("To do", ["F7"])), list(paragraph("To do", []))
        (['', 'To do:', '  F7'], [])
    """
    found = list(lines)
    if found:
        yield from ("", f"{heading}:", *(f"  {line}" for line in found))


def printable(text: str) -> str:
    r"""Text on one line, with what would steer a terminal written out.

    Examples:
        >>> printable("Samsø\nKommune"), printable("\x1b[31m")
        ('Samsø Kommune', '\\x1b[31m')
    """
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), " ".join(text.splitlines()))
