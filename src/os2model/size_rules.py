"""By which an organisation gets its size class, and what decided it."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from os2model.dated import Dated, DatedRow
from os2model.errors import MissingFactError
from os2model.organisations import Organisation, PopulationCount
from os2model.sizes import SizeClass, SizeLimits


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
