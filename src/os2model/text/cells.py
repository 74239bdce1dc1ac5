"""The cells of a table, as a language writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from os2model.text.words import Words


@frozen(kw_only=True)
class Table:
    """The cells of a table (tabel), as the language writes them.

    Attributes:
        headings: the heading of each column.
        rows: the cells of each row; the first names the row.
        words: how many columns from the left hold words; the others hold amounts or counts.
        currency: the code of the currency of amounts; empty where there are none.
        summed: whether the last row is the sum of the others.

    Examples:
        >>> Table(headings=("Year", "Net"), rows=(("2026", "12,500.00"),), words=1, currency="DKK").headings
        ('Year', 'Net')
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int
    currency: str = ""
    summed: bool = False


def headings(words: Words, *names: str) -> tuple[str, ...]:
    """The headings of columns, by their names.

    Examples:
        >>> headings(Words("da"), "year", "net")
        ('År', 'Netto')
    """
    return tuple(words.say(f"{name} heading") for name in names)


def in_words(cells: Callable[[Any, Words], dict[str, str]]) -> Callable[[tuple[Any, ...], Words], Table]:
    """A table of words alone, a line a value: its cells by the names of their headings.

    Examples:
        >>> in_words(lambda value, _: {"year": value})(("2026",), Words("da")).rows
        (('2026',),)
    """

    def made(values: tuple[Any, ...], words: Words) -> Table:
        rows = [cells(value, words) for value in values]
        named = headings(words, *rows[0])
        return Table(headings=named, rows=tuple(tuple(row.values()) for row in rows), words=len(named))

    return made
