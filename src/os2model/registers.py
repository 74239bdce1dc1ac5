"""Registers (registre): organisations found by name, id and code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from heapq import nsmallest
from typing import Final

from os2model._checks import listed, named, shown
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.identifiers import Cvr, MunicipalityCode, RegionCode
from os2model.near_names import nearest
from os2model.organisations import Organisation, OrganisationKind, PopulationCount
from os2model.periods import Period
from os2model.sources import Source

_MOST_IDS: Final = 5


class Directory:
    """Organisations found by id, name and code (opslag), of which several may have one name.

    Iterates over the ids, then the names and codes.

    Args:
        organisations: who stands in it; of one id the first.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Directory([AUTHORITIES["Samsø"]]).find("0741").name
        'Samsø Kommune'
    """

    def __init__(self, organisations: Iterable[Organisation] = ()) -> None:
        self._by_id: dict[str, Organisation] = {}
        self._by_name: dict[str, Organisation] = {}
        self._shared: dict[str, list[str]] = {}
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Takes in an organisation."""
        self._by_id.setdefault(organisation.id, organisation)
        for name in organisation.names:
            known = self._by_name.setdefault(name, organisation)
            if known.id != organisation.id:
                self._shared.setdefault(name, [known.id]).append(organisation.id)

    @property
    def names(self) -> tuple[str, ...]:
        """The names and codes of all of them."""
        return tuple(self._by_name)

    @property
    def everybody(self) -> tuple[Organisation, ...]:
        """The organisations, in the order they were added."""
        return tuple(self._by_id.values())

    def with_id(self, id_: str) -> Organisation | None:
        """Who has that id; None if nobody has."""
        return self._by_id.get(id_)

    def find(self, name: str) -> Organisation | None:
        """Who has that id, name or code; None if nobody has.

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
        if name in self._shared:
            ids = ", ".join(nsmallest(_MOST_IDS, set(self._shared[name])))
            raise InvalidValueError("organisation.ambiguous", {"name": shown(name), "ids": ids})
        known = self._by_name.get(name)
        return known and self._by_id[known.id]

    def __contains__(self, name: object) -> bool:
        return name in self._by_id or name in self._by_name

    def __iter__(self) -> Iterator[str]:
        yield from self._by_id
        yield from self._by_name


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

    __slots__ = ("_directory",)

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._directory = Directory()
        for organisation in listed("Register", organisations, Organisation):
            for key in dict.fromkeys([*organisation.names, organisation.id]):
                if key in self._directory:
                    raise InvalidValueError("register.twice", {"name": shown(key)})
            self._directory.add(organisation)

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
            raise UnknownNameError("authority", known, tuple(names))
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
