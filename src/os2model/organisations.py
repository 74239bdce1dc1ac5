"""Organisations: Danish public authorities, associations and suppliers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from attrs import field, frozen

from os2model._checks import check_day, check_range, check_text, check_type, from_pairs, listed, refuse, repeated, shown
from os2model.errors import InvalidValueError
from os2model.identifiers import NO_MUNICIPALITIES, Cvr, Gln, MunicipalityCode, RegionCode
from os2model.labels import Labelled
from os2model.periods import Period
from os2model.sizes import SizeClass
from os2model.sources import Source, check_source

_DENMARK: Final = "DK"
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_DANISH_POSTAL_CODE: Final = re.compile(r"[0-9]{4}", re.ASCII)


class OrganisationKind(Labelled):
    """What an organisation is (organisationstype).

    Examples:
        >>> OrganisationKind.SELF_GOVERNING_INSTITUTION.label.da
        'selvejende institution'
    """

    MUNICIPALITY = "kommune", "municipality"
    REGION = "region", "regional authority"
    STATE_BODY = "statslig myndighed", "state body"
    JOINT_MUNICIPAL_BODY = "kommunalt fællesskab", "joint municipal body"
    SELF_GOVERNING_INSTITUTION = "selvejende institution", "self-governing institution"
    OTHER_PUBLIC_AUTHORITY = "anden offentlig myndighed", "other public authority"
    ASSOCIATION = "forening", "association"
    SUPPLIER = "leverandør", "supplier"


@frozen
class PopulationCount:
    """How many inhabitants (folketal) an authority had on a day.

    Attributes:
        on: the day of the count.
        count: inhabitants.
        source: where the count is published.

    Examples:
        >>> from datetime import date
        >>> PopulationCount(date(2020, 1, 1), 3657, source="Statistics Denmark, FOLK1A").count
        3657
    """

    on: date
    count: int
    source: Source | str = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_day("PopulationCount.on", self.on)
        check_range("PopulationCount.count", self.count, 0, 10**9)
        check_source("PopulationCount.source", self.source)


def _newest_first(counts: Iterable[PopulationCount]) -> tuple[PopulationCount, ...]:
    values = listed("Organisation.inhabitants", counts, PopulationCount)
    return tuple(sorted(values, key=lambda count: count.on, reverse=True))


@frozen(kw_only=True)
class Address:
    """A postal address (adresse), as an invoice by EN 16931 writes that of a seller or a buyer.

    Attributes:
        street: street and number.
        postal_code: the postal code; a Danish one is four digits.
        city: the city of the postal code.
        country: the country's two letters by ISO 3166-1; EN 16931 asks for them.

    Raises:
        InvalidValueError: something is empty, the country is not two capital letters, or a Danish postal code not four digits.

    Examples:
        >>> Address(street="Søtofte 10", postal_code="8305", city="Samsø").country
        'DK'
        >>> Address(street="Søtofte 10", postal_code="DK-8305", city="Samsø")
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: a Danish postal code is four digits, got 'DK-8305'; write it such as "8305", or give the country
    """

    street: str
    postal_code: str
    city: str
    country: str = _DENMARK

    def __attrs_post_init__(self) -> None:
        check_text("Address.street", self.street, example='"Søtofte 10"')
        check_text("Address.postal_code", self.postal_code, example='"8305"')
        check_text("Address.city", self.city, example='"Samsø"')
        check_type("Address.country", self.country, str)
        if _COUNTRY.fullmatch(self.country) is None:
            raise InvalidValueError("address.country", {"what": "Address.country", "got": shown(self.country)})
        if self.country == _DENMARK and _DANISH_POSTAL_CODE.fullmatch(self.postal_code) is None:
            values = {"what": "Address.postal_code", "got": shown(self.postal_code)}
            raise InvalidValueError("address.postal-code", values)


@frozen
class UnitGln:
    """Where the e-invoices of one unit of an organisation are sent (EAN-nummer for en enhed).

    Attributes:
        unit: the unit's name.
        gln: its GLN.

    Examples:
        >>> UnitGln("Borgerservice", Gln("5790002750595")).unit
        'Borgerservice'
    """

    unit: str
    gln: Gln

    def __attrs_post_init__(self) -> None:
        check_text("UnitGln.unit", self.unit, example='"Borgerservice"')
        check_type("UnitGln.gln", self.gln, Gln)


def _unit_glns(given: Iterable[UnitGln | tuple[str, Gln]]) -> tuple[UnitGln, ...]:
    example = '("Borgerservice", Gln("5790002750595"))'
    return from_pairs("Organisation.unit_glns", given, UnitGln, UnitGln, code="organisation.unit-gln", example=example)


@frozen
class EarlierName:
    """What an organisation was called until a day (tidligere navn).

    Attributes:
        name: the full name.
        last_day: the last day on which it was called so.

    Examples:
        >>> EarlierName("Eksempelby Kommune", date(2026, 12, 31)).name
        'Eksempelby Kommune'
    """

    name: str
    last_day: date

    def __attrs_post_init__(self) -> None:
        check_text("EarlierName.name", self.name, example='"Eksempelby Kommune"')
        check_day("EarlierName.last_day", self.last_day)


def _oldest_first(given: Iterable[EarlierName | tuple[str, date]]) -> tuple[EarlierName, ...]:
    what, code, example = (
        "Organisation.earlier_names",
        "organisation.earlier-name",
        '("Eksempelby Kommune", date(2026, 12, 31))',
    )
    found = from_pairs(what, given, EarlierName, EarlierName, code=code, example=example)
    return tuple(sorted(found, key=attrgetter("last_day")))


@frozen
class Organisation:
    """An organisation (organisation): what pays, and what is paid.

    Attributes:
        name: its full name.
        kind: what it is; decides the refund of VAT.
        short_name: the name used among people, such as `Samsø`.
        id: the identity that charges refer to; if not given the CVR number, else the code.
        cvr: its CVR number.
        municipality_code: its code, of a municipality.
        region_code: its code, of a region; the region it lies in, of a municipality.
        gln: where its own e-invoices are sent.
        unit_glns: where those of its units are sent; pairs of a unit's name and a `Gln` will do.
        mailbox: where mail reaches it.
        address: where it has its seat.
        inhabitants: the counts that are known, newest first.
        assigned_size: the size class placed by judgement, of an authority without inhabitants.
        size_reason: why that class; needed with `assigned_size`.
        exists: the days it exists.
        successor: what takes its place afterwards.
        earlier_names: what it was called before, oldest first; pairs of a name and its last day will do.

    Raises:
        InvalidValueError: it has no identity; a size was assigned without a reason; a unit has two GLNs; two names end on one
            day; it is said to be a municipality and has the code of none. All the reasons at once.

    Examples:
        >>> Organisation("Eksempel Kommune", kind=OrganisationKind.MUNICIPALITY, cvr=Cvr("41849983")).id
        '41849983'
        >>> Organisation("Eksempel Kommune", kind=OrganisationKind.MUNICIPALITY)
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: 'Eksempel Kommune' needs an identity; give an id, a CVR number or a code
    """

    name: str
    kind: OrganisationKind = field(kw_only=True)
    short_name: str = field(default="", kw_only=True)
    id: str = field(default="", kw_only=True)
    cvr: Cvr | None = field(default=None, kw_only=True)
    municipality_code: MunicipalityCode | None = field(default=None, kw_only=True)
    region_code: RegionCode | None = field(default=None, kw_only=True)
    gln: Gln | None = field(default=None, kw_only=True)
    unit_glns: tuple[UnitGln, ...] = field(default=(), kw_only=True, converter=_unit_glns)
    mailbox: str = field(default="", kw_only=True)
    address: Address | None = field(default=None, kw_only=True)
    inhabitants: tuple[PopulationCount, ...] = field(default=(), kw_only=True, converter=_newest_first)
    assigned_size: SizeClass | None = field(default=None, kw_only=True)
    size_reason: str = field(default="", kw_only=True)
    exists: Period | None = field(default=None, kw_only=True)
    successor: str = field(default="", kw_only=True)
    earlier_names: tuple[EarlierName, ...] = field(default=(), kw_only=True, converter=_oldest_first)

    def __attrs_post_init__(self) -> None:
        check_text("Organisation.name", self.name, example='"Samsø Kommune"')
        check_type("Organisation.kind", self.kind, OrganisationKind)
        for name in ("short_name", "id", "mailbox", "size_reason", "successor"):
            check_type(f"Organisation.{name}", getattr(self, name), str)
        check_type("Organisation.cvr", self.cvr, Cvr, type(None))
        check_type("Organisation.municipality_code", self.municipality_code, MunicipalityCode, type(None))
        check_type("Organisation.region_code", self.region_code, RegionCode, type(None))
        check_type("Organisation.gln", self.gln, Gln, type(None))
        check_type("Organisation.address", self.address, Address, type(None))
        check_type("Organisation.assigned_size", self.assigned_size, SizeClass, type(None))
        check_type("Organisation.exists", self.exists, Period, type(None))
        refuse(self._contradictions())
        object.__setattr__(self, "id", self._identity)

    def _contradictions(self) -> Iterator[InvalidValueError]:
        if self.assigned_size is not None and not self.size_reason.strip():
            yield InvalidValueError("size.reason", {})
        if not self._identity:
            yield InvalidValueError("organisation.identity", {"name": shown(self.name)})
        for unit in repeated(each.unit for each in self.unit_glns):
            yield InvalidValueError("organisation.unit-twice", {"name": shown(self.name), "unit": shown(unit)})
        for day in repeated(each.last_day for each in self.earlier_names):
            yield InvalidValueError("organisation.names-end", {"name": shown(self.name), "day": day})
        without = NO_MUNICIPALITIES.get(str(self.municipality_code))
        if without is not None and self.kind is OrganisationKind.MUNICIPALITY:
            values = {"what": "Organisation.municipality_code", "code": without.code, "reason": without.reason}
            yield InvalidValueError("organisation.no-municipality", values)

    @property
    def _identity(self) -> str:
        """The id that was given, else the CVR number, else the code; empty where there is none."""
        return next((str(each) for each in (self.id.strip(), self.cvr, *self.codes) if each), "")

    @property
    def codes(self) -> tuple[MunicipalityCode | RegionCode, ...]:
        """The codes that are its own; that of the region it lies in is not.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES["Samsø"].codes
            (MunicipalityCode(number='0741'),)
        """
        region = self.region_code if self.kind is OrganisationKind.REGION else None
        return tuple(code for code in (self.municipality_code, region) if code is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it: its name, its short name and its own codes.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES["Samsø"].names
            ('Samsø Kommune', 'Samsø', '0741')
        """
        return tuple(filter(None, (self.name, self.short_name, *map(str, self.codes))))

    def name_on(self, day: date) -> str:
        """What it was called on a day: the earlier name that had not ended yet, else its name.

        Examples:
            >>> old = [("Eksempelby Kommune", date(2026, 12, 31))]
            >>> town = Organisation("Eksempel Kommune", kind=OrganisationKind.MUNICIPALITY, id="example", earlier_names=old)
            >>> town.name_on(date(2026, 12, 31)), town.name_on(date(2027, 1, 1))
            ('Eksempelby Kommune', 'Eksempel Kommune')
        """
        check_day("day", day)
        return next((each.name for each in self.earlier_names if day <= each.last_day), self.name)

    def gln_of(self, unit: str) -> Gln | None:
        """Where the e-invoices of a unit are sent: its own GLN, else that of the organisation; None where neither is known.

        Examples:
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES["OS2"].gln_of("sekretariatet")
            Gln(number='5790002750595')
        """
        check_type("unit", unit, str)
        return next((each.gln for each in self.unit_glns if each.unit == unit), self.gln)

    def has_ceased(self, on: date) -> bool:
        """Whether it exists no longer on a day.

        Examples:
            >>> from datetime import date
            >>> from os2model import AUTHORITIES
            >>> AUTHORITIES["Region Sjælland"].has_ceased(date(2027, 1, 1))
            True
        """
        end = self.exists.last_day if self.exists else None
        return end is not None and on > end

    def check_exists(self, last_day: date) -> None:
        """Refuse to charge the organisation for a day after it has ceased.

        Raises:
            InvalidValueError: it ceased before that day; the message names its successor.
        """
        if self.exists and self.has_ceased(last_day):
            values = {"name": self.name, "last_day": self.exists.last_day, "successor": self.successor or "–"}
            raise InvalidValueError("organisation.ceased", values)
