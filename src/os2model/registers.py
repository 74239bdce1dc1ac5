"""Registers (registre): organisations found by name, id and code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from heapq import nsmallest
from itertools import chain
from typing import Final

from os2model._checks import listed, named, repeated, shown
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.identifiers import NO_MUNICIPALITIES, Cvr, MunicipalityCode, RegionCode
from os2model.labels import Label
from os2model.near_names import nearest
from os2model.organisations import Organisation, OrganisationKind, PopulationCount
from os2model.periods import Period
from os2model.sources import Source

_MOST_IDS: Final = 5


class Directory:
    """Organisations found by id, name and code (opslag), of which several may have one name.

    By an earlier name they are found too, where nobody is called so now. Iterates over the ids, the names and codes, then the
    earlier names.

    Args:
        organisations: who stands in it; of one id the first.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Directory([AUTHORITIES["Samsø"]]).find("0741").name
        'Samsø Kommune'
    """

    def __init__(self, organisations: Iterable[Organisation] = ()) -> None:
        self._by_id: dict[str, Organisation] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_earlier: dict[str, set[str]] = {}
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Takes in an organisation."""
        self._by_id.setdefault(organisation.id, organisation)
        for name in organisation.names:
            self._by_name.setdefault(name, set()).add(organisation.id)
        for earlier in organisation.earlier_names:
            self._by_earlier.setdefault(earlier.name, set()).add(organisation.id)

    @property
    def names(self) -> tuple[str, ...]:
        """The names and codes of all of them, then their earlier names."""
        return (*self._by_name, *self._by_earlier)

    @property
    def everybody(self) -> tuple[Organisation, ...]:
        """The organisations, in the order they were added."""
        return tuple(self._by_id.values())

    def with_id(self, id_: str) -> Organisation | None:
        """Who has that id; None if nobody has."""
        return self._by_id.get(id_)

    def find(self, name: str) -> Organisation | None:
        """Who has that id, name or code, else who had that name; None if nobody has.

        Raises:
            InvalidValueError: several have that name.

        Examples:
            >>> libraries = [Organisation("Biblioteket", kind=OrganisationKind.OTHER_PUBLIC_AUTHORITY, id=id_) for id_ in "ab"]
            >>> Directory(libraries).find("Biblioteket")
            Traceback (most recent call last):
            os2model.errors.InvalidValueError: several organisations are called 'Biblioteket'; write the id of one: a, b
        """
        if name in self._by_id:
            return self._by_id[name]
        ids: Collection[str] = self._by_name.get(name) or self._by_earlier.get(name) or ()
        if len(ids) > 1:
            values = {"name": shown(name), "ids": ", ".join(nsmallest(_MOST_IDS, ids))}
            raise InvalidValueError("organisation.ambiguous", values)
        return self._by_id[next(iter(ids))] if ids else None

    def __contains__(self, name: object) -> bool:
        return name in self._by_id or name in self._by_name or name in self._by_earlier

    def __iter__(self) -> Iterator[str]:
        return chain(self._by_id, self._by_name, self._by_earlier)


class Register(Mapping[str, Organisation]):
    """Organisations by short name, name, id and code (register).

    Iterates over the short names; looks up any of the four, and earlier names. The id is the CVR number, if no other was given.

    Args:
        organisations: who stands in it.

    Raises:
        InvalidValueError: a name, an id, a code or an earlier name stands for two of them.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> AUTHORITIES["Samsø"] is AUTHORITIES["23795515"] is AUTHORITIES["0741"]
        True
        >>> AUTHORITIES["Sonderborg"]
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?
    """

    __slots__ = ("_directory",)

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        everybody = listed("Register", organisations, Organisation)
        now = (key for each in everybody for key in dict.fromkeys([*each.names, each.id]))
        before = (name for each in everybody for name in dict.fromkeys(old.name for old in each.earlier_names))
        for key in (*repeated(now), *repeated(before)):
            raise InvalidValueError("register.twice", {"name": shown(key)})
        self._directory = Directory(everybody)

    @classmethod
    def of(
        cls,
        municipalities: Iterable[tuple[str, str, str, str, str, int]],
        *,
        counted: date,
        source: Source,
        exists: Period,
        others: Iterable[Organisation],
        cvr: Callable[[str], Cvr] = Cvr,
    ) -> Register:
        """A register from a table of municipalities and other organisations.

        Args:
            municipalities: code, short name, name, region's code, CVR number and inhabitants of each.
            counted: the day of the counts.
            source: where the counts are published.
            exists: the days on which the municipalities exist.
            others: everybody else.
            cvr: makes the CVR numbers; `Cvr.verified` where a test holds each against its check digit.

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
                cvr=cvr(number),
                municipality_code=MunicipalityCode(code),
                region_code=RegionCode(region),
                inhabitants=(PopulationCount(counted, count, source=source),),
                exists=exists,
            )
            for code, short_name, name, region, number, count in municipalities
        ]
        return cls([*table, *others])

    def __getitem__(self, name: str) -> Organisation:
        known = named(name)
        found = self.find(known) or self.find(f"0{known}")  # 741 is the code 0741, written otherwise
        if found is None:
            near = (self._directory.find(each) for each in nearest(known, self._directory))
            names = dict.fromkeys(each.short_name or each.name for each in near if each)
            raise UnknownNameError("authority", known, tuple(names), because=_no_municipality(known))
        return found

    def find(self, name: str) -> Organisation | None:
        """Who has that short name, name, id or code; None if nobody has.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES.find("Sonderborg") is None
            True
        """
        return self._directory.find(name)

    def __iter__(self) -> Iterator[str]:
        return (each.short_name or each.name for each in self._directory.everybody)

    def __len__(self) -> int:
        return len(self._directory.everybody)

    def __repr__(self) -> str:
        return f"<Register of {len(self)} organisations>"


def _no_municipality(name: str) -> Label | None:
    """Why nobody has that code or name, where it is that of an area without a municipality."""
    areas = NO_MUNICIPALITIES.values()
    return next((area.reason for area in areas if name in (area.name, area.code, area.code.lstrip("0"))), None)
