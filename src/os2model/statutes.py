"""The statutes (vedtægter) as clauses of one value each.

A clause is explicit and names its bylaw, or it is our default where the bylaws are silent and says why. So far the
clauses of the membership fee.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from os2model._checks import check_text, check_type
from os2model.errors import InvalidValueError
from os2model.labels import Labelled
from os2model.periods import MonthDay

T = TypeVar("T")


class Stands(Labelled):
    """Whether a clause stands in the bylaws (hjemmel).

    Examples:
        >>> Stands.DEFAULT.label.da
        'vores valg, hvor vedtægterne tier'
    """

    EXPLICIT = "står i vedtægterne", "stands in the bylaws"
    DEFAULT = "vores valg, hvor vedtægterne tier", "our choice where the bylaws are silent"


@frozen(kw_only=True)
class Clause(Generic[T]):
    """One value of the statutes (bestemmelse), with where it stands or why it was chosen.

    Made by `explicit` and `default`.

    Attributes:
        value: the value.
        stands: whether it stands in the bylaws.
        bylaw: the paragraph; needed if it does.
        because: why the value was chosen; needed if it does not.

    Examples:
        >>> explicit(MonthDay(7, 1), "§ 5, stk. 1").bylaw
        '§ 5, stk. 1'
    """

    value: T
    stands: Stands
    bylaw: str
    because: str

    def __attrs_post_init__(self) -> None:
        check_type("Clause.stands", self.stands, Stands)
        check_type("Clause.bylaw", self.bylaw, str)
        check_type("Clause.because", self.because, str)
        if self.stands is Stands.EXPLICIT and not self.bylaw.strip():
            raise InvalidValueError("clause.bylaw", {"example": '"§ 5, stk. 1"'})
        if self.stands is Stands.DEFAULT and not self.because.strip():
            raise InvalidValueError("clause.because", {})


def explicit(value: T, bylaw: str, because: str = "") -> Clause[T]:
    """A clause that stands in the bylaws.

    Examples:
        >>> explicit(MonthDay(7, 1), "§ 5, stk. 1").stands
        Stands.EXPLICIT
    """
    return Clause(value=value, stands=Stands.EXPLICIT, bylaw=bylaw, because=because)


def default(value: T, because: str, bylaw: str = "") -> Clause[T]:
    """A clause chosen where the bylaws are silent or unclear.

    Examples:
        >>> default(MonthDay(7, 1), "the bylaws are silent").stands
        Stands.DEFAULT
    """
    return Clause(value=value, stands=Stands.DEFAULT, bylaw=bylaw, because=because)


@frozen(kw_only=True)
class Statutes:
    """The statutes (vedtægter) of an association, as far as the membership fee goes.

    Attributes:
        association: the association's short name; its fee is charged under it.
        version: the text they were read from.
        half_fee_after: the day after which a newcomer pays half of the year's fee; None where everybody pays all.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.statutes.on(date(2026, 8, 14)).half_fee_after.value
        MonthDay(month=7, day=1)
    """

    association: str
    version: str
    half_fee_after: Clause[MonthDay | None]

    def __attrs_post_init__(self) -> None:
        check_text("Statutes.association", self.association, example='"OS2"')
        check_text("Statutes.version", self.version, example='"2026-03-17"')
        check_type("Statutes.half_fee_after", self.half_fee_after, Clause)
        check_type("Statutes.half_fee_after.value", self.half_fee_after.value, MonthDay, type(None))
