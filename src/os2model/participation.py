"""Who shares in a product, and when (deltagelse): what prices by the number of participants are counted from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from attrs import field, frozen

from os2model._checks import check_text, check_type, from_pairs
from os2model.circumstances import Participants
from os2model.dated import DatedRow
from os2model.organisations import Organisation
from os2model.periods import Period


@frozen
class Presence:
    """That one organisation shares in a product during a period (deltager i en periode).

    Attributes:
        id: the organisation's id.
        period: the days.

    Examples:
        >>> Presence("23795515", Period(date(2026, 8, 14))).id
        '23795515'
    """

    id: str
    period: Period

    def __attrs_post_init__(self) -> None:
        check_text("Presence.id", self.id, example='"23795515"')
        check_type("Presence.period", self.period, Period)


Sharing: TypeAlias = Iterable[Presence | tuple[Organisation, Period]]
"""Who shares in a product, as it is typed: pairs of an organisation and a period."""


def _present(given: Sharing) -> tuple[Presence, ...]:
    example = '(AUTHORITIES["Samsø"], Period(date(2026, 8, 14)))'
    return from_pairs("participants", given, Presence, _presence, code="participants.pair", example=example)


def _presence(organisation: Organisation, period: Period) -> Presence:
    check_type("participants", organisation, Organisation)
    check_type("participants", period, Period)
    return Presence(organisation.id, period)


@frozen
class Participation:
    """Everybody who shares in a product, with the days on which they do (deltagelse).

    Attributes:
        product: the product.
        presence: who, and when; pairs of an organisation and a period will do.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> held = [(AUTHORITIES["Samsø"], Period(date(2020, 1, 1))), (AUTHORITIES["Herning"], Period.year(2026))]
        >>> shared = Participation("OS2test", held)
        >>> [len(shared.on(date(year, 1, 1)).ids) for year in (2026, 2027)]
        [2, 1]
    """

    product: str
    presence: tuple[Presence, ...] = field(converter=_present)
    _counted: dict[date, tuple[str, ...]] = field(factory=dict[date, tuple[str, ...]], init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_text("Participation.product", self.product, example='"OS2valghalla"')

    def on(self, day: date, payer: str = "", *, row: DatedRow[Any] | None = None) -> Participants:
        """Who shares in it on a day, the payer included; with the row of the assumption where it is one."""
        ids = self._counted.get(day)
        if ids is None:
            present = {each.id for each in self.presence if each.period.contains(day)}
            ids = self._counted[day] = tuple(sorted(present))
        place = bisect_left(ids, payer)
        if payer and ids[place : place + 1] != (payer,):
            ids = (*ids[:place], payer, *ids[place:])
        return Participants(ids=ids, on=day, row=row)
