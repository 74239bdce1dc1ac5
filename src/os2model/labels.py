"""Words in Danish and English, side by side with what they name."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn, Self

from attrs import frozen

from os2model._checks import check_text, shown
from os2model._pydantic import CanonicalText
from os2model.errors import InvalidValueError


@frozen(kw_only=True)
class Label:
    """A word or a few (betegnelse) in Danish and in English, written as in the middle of a sentence.

    Attributes:
        da: the Danish words.
        en: the English words.

    Examples:
        >>> Label(da="kontingent", en="membership fee").da
        'kontingent'
    """

    da: str
    en: str

    def __attrs_post_init__(self) -> None:
        check_text("Label.da", self.da, example='"kontingent"')
        check_text("Label.en", self.en, example='"membership fee"')


class Labelled(CanonicalText, Enum):
    """The base of the enums: each member is written as its Danish and its English words.

    Examples:
        >>> class Colour(Labelled):
        ...     RED = "rød", "red"
        >>> Colour.RED.label.da, Colour.RED.word
        ('rød', 'red')
    """

    def __init__(self, da: str, en: str) -> None:
        self.label = Label(da=da, en=en)
        self.rank = len(type(self).__members__)  # its place in the enum, counted from 0

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise cls._none_of(map(repr, cls), value)

    @property
    def word(self) -> str:
        """The member's name in small letters: its word in data."""
        return self.name.lower()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The member of that word.

        Raises:
            InvalidValueError: no member has it.

        Examples:
            >>> from os2model import SizeClass
            >>> SizeClass.parse("very_large")
            SizeClass.VERY_LARGE
        """
        for member in cls:
            if member.word == text:
                return member
        raise cls._none_of((f'"{member.word}"' for member in cls), text)

    @classmethod
    def _none_of(cls, choices: Iterable[str], got: object) -> InvalidValueError:
        values = {"what": cls.__name__, "expected": " | ".join(choices), "got": shown(got)}
        return InvalidValueError("value.choice", values)

    def __str__(self) -> str:
        return self.word

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
