"""What a name that nothing has may have meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

_MOST_GUESSED: Final = 50


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The two names most like a name, whatever the case of its letters.

    Examples:
        >>> nearest("HJØRRING", ["Hjørring", "Herning"])
        ('Hjørring', 'Herning')
    """
    from difflib import get_close_matches  # for names that are wrong, which most are not

    by_case = {each.casefold(): each for each in names}
    return tuple(by_case[found] for found in get_close_matches(name[:100].casefold(), by_case, n=2))


class Guesses:
    """What names may have meant, each looked up once; of so many different ones, for each costs as much as there are names.

    Args:
        near: gives the names near to one.

    Examples:
        >>> Guesses(lambda name: nearest(name, ["Samsø", "Odder"])).to("Samso")
        ('Samsø',)
    """

    def __init__(self, near: Callable[[str], tuple[str, ...]]) -> None:
        self._near = near
        self._known: dict[str, tuple[str, ...]] = {}

    def to(self, name: str) -> tuple[str, ...]:
        """The names near to one; none where too many others were asked before."""
        if name not in self._known:
            self._known[name] = self._near(name) if len(self._known) < _MOST_GUESSED else ()
        return self._known[name]
