"""Reading simple values: texts, numbers, days, words of enums, and what has one canonical text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any, Final, cast

from os2model._pydantic import CanonicalText
from os2model.errors import OS2ModelError
from os2model.estimates import Estimate, exact_number
from os2model.exchange.faults import (
    A_NUMBER,
    ESTIMATE,
    FLAG,
    TEXT,
    WHOLE,
    Fault,
    Faults,
    in_order,
    key_faults,
    none_of_words,
    seen,
    wrong_amount,
    wrong_day,
    wrong_type,
    wrong_word,
)
from os2model.exchange.shapes import DAY, IDENTIFIERS, MOST_TEXT, NUMBER, TEXTS, TOO_LONG
from os2model.identifiers import MunicipalityCode
from os2model.labels import Label, Labelled
from os2model.money import Money
from os2model.periods import day_of

Hook = Callable[[Any, Any], Any]
"""What cattrs calls with a value and its type."""


def text(value: object, _: object) -> str:
    """Text that a file can hold.

    Examples:
        >>> text("Samsø", str)
        'Samsø'
    """
    if not isinstance(value, str):
        raise wrong_type(value, TEXT)
    if len(value) > MOST_TEXT:
        raise Fault("data.long", found=seen(value), expected=MOST_TEXT)
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise Fault("data.surrogate", found=ascii(value[:MOST_TEXT])[1:-1])
    return value


def whole(value: object, _: object) -> int:
    """A whole number.

    Examples:
        >>> whole(4, int)
        4
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _no_whole(value, WHOLE)


def _no_whole(value: object, expected: Label) -> Fault:
    """What is no whole number; one written with decimals, which JSON does not tell apart, is named as it should be."""
    if isinstance(value, float) and value.is_integer():
        return Fault("data.whole-float", found=seen(value), nearest=(f"{value:.0f}",))
    return wrong_type(value, expected)


def flag(value: object, _: object) -> bool:
    """True or false.

    Examples:
        >>> flag(True, bool)
        True
    """
    if isinstance(value, bool):
        return value
    raise wrong_type(value, FLAG)


def day(value: object, _: object) -> date:
    """A day, as it is or as ten characters.

    Examples:
        >>> day("2026-08-14", date)
        datetime.date(2026, 8, 14)
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not DAY.matches(value):
        raise wrong_day(value)
    found = day_of(value)
    if found is None:
        raise Fault("data.no-day", found=seen(value))
    return found


def number(value: object, _: object) -> Fraction:
    """An exact number: whole, or as text.

    Examples:
        >>> number("1/3", Fraction)
        Fraction(1, 3)
    """
    if isinstance(value, Fraction):
        return value
    return _exact(value, A_NUMBER)


def _exact(value: object, expected: Label) -> Fraction:
    negative = isinstance(value, int) and value < 0
    if (
        isinstance(value, bool)
        or negative
        or not (isinstance(value, int) or (isinstance(value, str) and NUMBER.matches(value)))
    ):
        raise _no_whole(value, expected)
    try:
        return exact_number("number", value)
    except OS2ModelError as error:
        raise Fault(error) from None


def estimate(value: object, _: object) -> Estimate:
    """An estimate: one number, or three by name.

    Examples:
        >>> estimate({"low": 2, "typical": 4, "high": 12}, Estimate)
        Estimate(2, 4, 12)
    """
    if isinstance(value, Estimate):
        return value
    if isinstance(value, Mapping):
        given = cast("Mapping[object, object]", value)
        names = {"low": True, "typical": True, "high": True}
        faults = key_faults(given, names)
        points: dict[str, Fraction] = {}
        for name in names:
            if name in given:
                try:
                    points[name] = number(given[name], None)
                except Fault as fault:
                    faults.append(fault.below(name))
        if faults:
            raise Faults(in_order(faults, given))
        return cast("Estimate", made_of(Estimate, **points))
    return Estimate.of(_exact(value, ESTIMATE))


def made_of(cls: type[Any], **values: object) -> Any:  # noqa: ANN401  an instance of the class
    """A value of a class from its parts.

    Examples:
        >>> made_of(Estimate, low=2, typical=4, high=12)
        Estimate(2, 4, 12)
    """
    try:
        return cls(**values)
    except OS2ModelError as error:
        raise Fault(error) from None


def canonical(cls: type[CanonicalText]) -> Hook:
    """Reads the one text of a value; a number that would be one is named as the text it should have been.

    Examples:
        >>> canonical(Money)("25000.00 DKK", Money)
        Money('25000.00', 'DKK')
    """
    identifier = cls in IDENTIFIERS

    def read(value: object, _: object) -> CanonicalText:
        if isinstance(value, cls):
            return value
        if cls is Money and not (isinstance(value, str) and TEXTS[cls].matches(value)):
            raise wrong_amount(value)
        if not isinstance(value, str):
            raise _no_text(value, cls)
        try:
            return cast("Any", cls)(value) if identifier else cls.parse(value)
        except OS2ModelError as error:
            raise Fault(error, found=seen(value)) from None

    return read


def _no_text(value: object, cls: type[CanonicalText]) -> Fault:
    """What is no text, with the text it should have been, where a number can only have been that one."""
    example = TEXTS[cls].example
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < TOO_LONG
    text = f"{value:.15g}" if number else ""
    text = text.rjust(len(example), "0") if cls is MunicipalityCode else text
    if number and TEXTS[cls].matches(text):
        return Fault("data.canonical", found=seen(value), expected=text, nearest=(text,))
    return wrong_type(value, Label(da=f'tekst som "{example}"', en=f'text such as "{example}"'))


def word(value: object, cls: Any) -> Labelled:  # noqa: ANN401  an enum
    """A member of an enum by its word.

    Examples:
        >>> from os2model import SizeClass
        >>> word("small", SizeClass)
        SizeClass.SMALL
    """
    found = _words(cls).get(value) if isinstance(value, str) else value
    if isinstance(found, cls):
        return cast("Labelled", found)
    raise wrong_word(value, cls)


def one_of_words(kinds: Sequence[Any]) -> Hook:
    """Reads a member of one of several enums by its word, or a text that may stand in their place by its form.

    Examples:
        >>> from os2model import FirstDay, MonthDay
        >>> read = one_of_words([MonthDay, FirstDay])
        >>> read("own", None), read("--04-01", None)
        (FirstDay.OWN, MonthDay(month=4, day=1))
    """

    def read(value: object, _: object) -> object:
        for kind in kinds:
            if isinstance(value, kind):
                return value
            if isinstance(value, str):
                if kind in TEXTS and TEXTS[kind].matches(value):
                    return canonical(kind)(value, kind)
                if kind not in TEXTS and value in _words(kind):
                    return _words(kind)[value]
        raise none_of_words(value, kinds)

    return read


@cache
def _words(cls: type[Labelled]) -> Mapping[str, Labelled]:
    return {member.word: member for member in cls}


SCALARS: Final[Mapping[type, Hook]] = MappingProxyType(
    {
        str: text,
        int: whole,
        bool: flag,
        date: day,
        Fraction: number,
        Estimate: estimate,
    }
)
"""What reads each type of simple values."""
