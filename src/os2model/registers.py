"""Registers (registre): organisations found by name, id and code, and what a name that nobody has may have meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from heapq import nsmallest
from typing import Final

from os2model._checks import listed, named
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.identifiers import Cvr, MunicipalityCode, RegionCode
from os2model.organisations import Organisation, OrganisationKind, PopulationCount
from os2model.periods import Period
from os2model.sources import Source

_MOST_GUESSED: Final = 50
_MOST_IDS: Final = 5


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The two names most like a name, whatever the case of its letters.

    Examples:
        >>> nearest("HJØRRING", ["Hjørring", "Herning"])
        ('Hjørring', 'Herning')
    """
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


def ambiguous(name: str, ids: Iterable[str]) -> InvalidValueError:
    """The error of a name that several organisations have.

    Examples:
        >>> print(ambiguous("Biblioteket", ["a", "b"]))
        several organisations are called 'Biblioteket'; write the id of one: a, b
    """
    shown_ids = nsmallest(_MOST_IDS, ids)
    return InvalidValueError("organisation.ambiguous", {"name": repr(name), "ids": ", ".join(shown_ids)})


class Register(Mapping[str, Organisation]):
    """Organisations by short name, name, id and code (register).

    Iterates over the short names; looks up any of the four. The id is the CVR number, if no other was given.

    Args:
        organisations: who stands in it.

    Raises:
        InvalidValueError: a name, an id or a code stands for two of them.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> AUTHORITIES["Samsø"] is AUTHORITIES["23795515"] is AUTHORITIES["0741"]
        True
        >>> AUTHORITIES["Sonderborg"]
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?
    """

    __slots__ = ("_by_any", "_names")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        by_any: dict[str, Organisation] = {}
        names: list[str] = []
        for organisation in listed("Register", organisations, Organisation):
            names.append(organisation.short_name or organisation.name)
            for key in dict.fromkeys([names[-1], organisation.name, organisation.id, *map(str, organisation.codes)]):
                if key in by_any:
                    raise InvalidValueError("register.twice", {"name": repr(key)})
                by_any[key] = organisation
        self._by_any = by_any
        self._names = tuple(names)

    @classmethod
    def of(
        cls,
        municipalities: Iterable[tuple[str, str, str, str, str, int]],
        *,
        counted: date,
        source: Source,
        exists: Period,
        others: Iterable[Organisation],
    ) -> Register:
        """A register from a table of municipalities and other organisations.

        Args:
            municipalities: code, short name, name, region's code, CVR number and inhabitants of each.
            counted: the day of the counts.
            source: where the counts are published.
            exists: the days on which the municipalities exist.
            others: everybody else.

        Examples:
            >>> from datetime import date
            >>> rows = [("0741", "Samsø", "Samsø Kommune", "1082", "23795515", 3657)]
            >>> counted, since = date(2020, 1, 1), Period(date(2007, 1, 1))
            >>> list(Register.of(rows, counted=counted, source=Source("FOLK1A"), exists=since, others=[]))
            ['Samsø']
        """
        table = [
            Organisation(
                name,
                kind=OrganisationKind.MUNICIPALITY,
                short_name=short_name,
                cvr=Cvr(cvr),
                municipality_code=MunicipalityCode(code),
                region_code=RegionCode(region),
                inhabitants=(PopulationCount(counted, count, source=source),),
                exists=exists,
            )
            for code, short_name, name, region, cvr, count in municipalities
        ]
        return cls([*table, *others])

    def __getitem__(self, name: str) -> Organisation:
        known = named(name)
        found = self.find(known) or self.find(f"0{known}")  # 741 is the code 0741, written otherwise
        if found is None:
            near = (self._by_any[each] for each in nearest(known, self._by_any))
            raise UnknownNameError(
                "authority", known, tuple(dict.fromkeys(each.short_name or each.name for each in near))
            )
        return found

    def find(self, name: str) -> Organisation | None:
        """Who has that short name, name, id or code; None if nobody has.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES.find("Sonderborg") is None
            True
        """
        return self._by_any.get(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"<Register of {len(self)} organisations>"
