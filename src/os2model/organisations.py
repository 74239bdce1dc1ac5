"""Organisations: Danish public authorities, associations and suppliers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import field, frozen

from os2model._checks import check_day, check_range, check_text, check_type, listed, shown
from os2model.dated import Dated, DatedRow
from os2model.errors import InvalidValueError, MissingFactError
from os2model.identifiers import Cvr, Gln, MunicipalityCode, RegionCode
from os2model.labels import Labelled
from os2model.periods import Period
from os2model.sizes import SizeClass, SizeLimits
from os2model.sources import Source, check_source


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
        gln: where its e-invoices are sent.
        mailbox: where mail reaches it.
        inhabitants: the counts that are known, newest first.
        assigned_size: the size class placed by judgement, of an authority without inhabitants.
        size_reason: why that class; needed with `assigned_size`.
        exists: the days it exists.
        successor: what takes its place afterwards.

    Raises:
        InvalidValueError: it has no identity, or a size was assigned without a reason.

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
    mailbox: str = field(default="", kw_only=True)
    inhabitants: tuple[PopulationCount, ...] = field(default=(), kw_only=True, converter=_newest_first)
    assigned_size: SizeClass | None = field(default=None, kw_only=True)
    size_reason: str = field(default="", kw_only=True)
    exists: Period | None = field(default=None, kw_only=True)
    successor: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Organisation.name", self.name, example='"Samsø Kommune"')
        check_type("Organisation.kind", self.kind, OrganisationKind)
        for name in ("short_name", "id", "mailbox", "size_reason", "successor"):
            check_type(f"Organisation.{name}", getattr(self, name), str)
        check_type("Organisation.cvr", self.cvr, Cvr, type(None))
        check_type("Organisation.municipality_code", self.municipality_code, MunicipalityCode, type(None))
        check_type("Organisation.region_code", self.region_code, RegionCode, type(None))
        check_type("Organisation.gln", self.gln, Gln, type(None))
        check_type("Organisation.assigned_size", self.assigned_size, SizeClass, type(None))
        check_type("Organisation.exists", self.exists, Period, type(None))
        if self.assigned_size is not None and not self.size_reason.strip():
            raise InvalidValueError("size.reason", {})
        identities = [self.id.strip(), self.cvr, *self.codes]
        identity = next((str(each) for each in identities if each), None)
        if identity is None:
            raise InvalidValueError("organisation.identity", {"name": shown(self.name)})
        object.__setattr__(self, "id", identity)

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

    def check_exists(self, last_day: date) -> None:
        """Refuse to charge the organisation for a day after it has ceased.

        Raises:
            InvalidValueError: it ceased before that day; the message names its successor.
        """
        end = self.exists.last_day if self.exists else None
        if end is not None and last_day > end:
            values = {"name": self.name, "last_day": end, "successor": self.successor or "–"}
            raise InvalidValueError("organisation.ceased", values)


@frozen(kw_only=True)
class Sizing:
    """The size class of an organisation, with what decided it (indplacering).

    Attributes:
        size: the size class.
        limits: the row of the limits it was read by; None where the size was assigned.
        count: the count it was read from; None where the size was assigned.
        reason: why the size was assigned.
        assumed: the row of the assumption that let an older count stand in; None where the right count is known.

    Examples:
        >>> Sizing(size=SizeClass.LARGE, reason="by judgement").size
        SizeClass.LARGE
    """

    size: SizeClass
    limits: DatedRow[SizeLimits] | None = None
    count: PopulationCount | None = None
    reason: str = ""
    assumed: DatedRow[str] | None = None

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """The row of the limits, and the assumption that let an older count stand in."""
        return tuple(row for row in (self.limits, self.assumed) if row is not None)

    @property
    def inhabitants(self) -> int:
        """The count it was read from; 0 where the size was assigned."""
        return self.count.count if self.count else 0


@frozen(kw_only=True)
class SizeRules:
    """By which an organisation gets its size class (indplaceringsregler).

    Attributes:
        limits: the table of the size limits.
        latest: the assumption that lets the newest count not after New Year of the year asked stand in; None without one.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> OS2_RULES.sizes.of(AUTHORITIES["Samsø"], date(2021, 1, 1)).size
        SizeClass.SMALL
    """

    limits: Dated[SizeLimits]
    latest: DatedRow[str] | None

    def of(self, organisation: Organisation, on: date) -> Sizing:
        """The size class of an organisation on a day of the invoice year, with what decided it.

        Raises:
            MissingFactError: the count that decides is not known and no assumption stands in.
        """
        if organisation.assigned_size is not None:
            return Sizing(size=organisation.assigned_size, reason=organisation.size_reason)
        if not organisation.inhabitants:
            raise MissingFactError("size", organisation.name, on, way_out="assigned_size=SizeClass.LARGE")
        return self.counted(organisation, on)

    def counted(self, organisation: Organisation, on: date) -> Sizing:
        """The inhabitants of an organisation that count for a day of the invoice year, with the class they give.

        Raises:
            MissingFactError: the count that decides is not known and no assumption stands in.
        """
        row = self.limits.row(on=on)
        day = row.value.counted_on(on)
        for count in organisation.inhabitants:
            if count.on == day:
                return Sizing(size=row.value.size_of(count.count), limits=row, count=count)
        new_year = on.replace(month=1, day=1)  # nor does the count that decides change inside a year
        for count in organisation.inhabitants:
            if self.latest is not None and count.on <= new_year:
                return Sizing(size=row.value.size_of(count.count), limits=row, count=count, assumed=self.latest)
        if not organisation.inhabitants:
            raise MissingFactError("count", organisation.name, day, way_out="inhabitants=[PopulationCount(…)]")
        known = ", ".join(str(count.on.year) for count in organisation.inhabitants)
        raise MissingFactError("inhabitants", organisation.name, day, known, "inhabitants='latest'")
