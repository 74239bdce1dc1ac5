"""What plain data refers to: organisations by their ids, catalogues by their versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast, get_args, get_origin

from os2model.assessments import Assessment
from os2model.catalogues import Catalogue
from os2model.contacts import Contact
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.exchange.faults import TEXT, Fault, Faults, seen, wrong_type
from os2model.exchange.shapes import TOO_LONG
from os2model.groups import Seat
from os2model.meetings import MeetingSeries
from os2model.memberships import Membership
from os2model.mergers import Succession
from os2model.near_names import Guesses, nearest
from os2model.organisations import Organisation
from os2model.registers import Directory, Register
from os2model.rulebook import RuleBook
from os2model.subscriptions import Subscription

REFERRING: Final = (Membership, Subscription, Contact, Seat)
"""What belongs to an organisation."""

SIDES: Final = ("predecessors", "successors")
"""The fields of a succession that hold organisations."""

_IDENTITIES: Final = ("id", "cvr", "municipality_code", "name", "short_name", "region_code")
_CODE: Final = 4  # digits


class References:
    """What can be referred to while one document is read.

    Args:
        organisations: those given beside the data.
        rules: those whose catalogues may be named; None where they are faulty or were not given.
        silent: whether the rules are faulty, so that naming one of their catalogues is no fault.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> References(AUTHORITIES, None).organisation("0741").name
        'Samsø Kommune'
    """

    def __init__(self, organisations: Register | None, rules: RuleBook | None, *, silent: bool = False) -> None:
        self._register = organisations
        self._rules = rules
        self._silent = silent
        self._known = Directory()
        self._faulty: dict[str, str] = {}
        self._near = Guesses(self._guessed)

    def add(self, organisations: Iterable[tuple[Organisation | None, object]]) -> None:
        """Those that stand in the data, each with what it was read from; naming a faulty one is no fault of its own."""
        for organisation, data in organisations:
            if organisation is not None:
                self._known.add(organisation)
            elif isinstance(data, Mapping):
                given = cast("Mapping[object, object]", data)
                ids = [_written(each) for each in map(given.get, _names_of(given)) if isinstance(each, (str, int))]
                called = given.get("name")
                self._faulty.update((id_, called if isinstance(called, str) else id_) for id_ in ids)

    def organisation(self, value: object) -> object:
        """The organisation that is meant; faults where none is, and anything but a text or number as it stands."""
        if isinstance(value, str):
            return self._called(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < TOO_LONG:
            text = _written(value)
            return Faults([Fault("data.canonical", found=seen(value), expected=text, nearest=(text,))], about=text)
        return value

    def _called(self, name: str) -> object:
        """The one organisation that has an id, a name or a code, in the data or else in the register."""
        try:
            known = self._known.find(name)
        except InvalidValueError as error:
            return Faults([Fault(error, found=seen(name))], about=name)
        if known is not None:
            return known
        if name in self._faulty:
            return Faults(about=self._faulty[name])
        found = self._register.find(name) if self._register is not None else None
        if found is None:
            return Faults([self._unknown(name)], about=name)
        return self._known.with_id(found.id) or found  # as it stands in the data, if it does

    def catalogue(self, value: object) -> object:
        """The catalogue of a version; faults where there is none."""
        if isinstance(value, Catalogue) or self._silent:
            return value if isinstance(value, Catalogue) else Faults()
        if not isinstance(value, str):
            return Faults([wrong_type(value, TEXT)])
        if self._rules is None:
            return Faults([Fault("data.no-rules", expected=seen(value))])
        try:
            return self._rules.catalogue_version(value)
        except UnknownNameError as error:
            return Faults([Fault(error, found=seen(value))])

    def resolved(self, type_: Any, value: object) -> object:  # noqa: ANN401  a class, or a list of one
        """Plain data of a type with what it refers to put in; the data itself stays as it is."""
        if get_origin(type_) in (list, tuple) and isinstance(value, (list, tuple)):
            of = get_args(type_)[0]
            return [self.resolved(of, each) for each in cast("Iterable[object]", value)]
        if not isinstance(value, Mapping):
            return value
        given = cast("Mapping[object, object]", value)
        if type_ in REFERRING and "organisation" in given:
            return {**given, "organisation": self.organisation(given["organisation"])}
        if type_ is Assessment and "catalogue" in given:
            return {**given, "catalogue": self.catalogue(given["catalogue"])}
        if type_ is MeetingSeries and "seats" in given:
            return {**given, "seats": self.resolved(list[Seat], given["seats"])}
        if type_ is Succession:
            sides: dict[object, object] = {side: self._each(given[side]) for side in SIDES if side in given}
            return {**given, **sides}
        return given

    def _each(self, values: object) -> object:
        """The organisations that are meant by a list; anything else as it stands."""
        if not isinstance(values, (list, tuple)):
            return values
        return [self.organisation(each) for each in cast("Iterable[object]", values)]

    def _unknown(self, value: str) -> Fault:
        code = "data.reference" if self._register is not None else "data.no-register"
        return Fault(code, found=seen(value), nearest=self._near.to(value))

    def _guessed(self, value: str) -> tuple[str, ...]:
        """The code without its zero, or the ids and names nearest by spelling."""
        code = f"0{value}"
        if code in self._known or (self._register is not None and self._register.find(code)):
            return (code,)
        registered = (
            [] if self._register is None else [*self._register, *(each.name for each in self._register.values())]
        )
        return nearest(value, [*self._known, *registered])


def _names_of(given: Mapping[object, object]) -> tuple[str, ...]:
    """The fields by which a record of an organisation may be referred to; a municipality's region is another."""
    return _IDENTITIES if given.get("kind") == "region" else _IDENTITIES[:-1]


def _written(identity: str | int) -> str:
    """An id as text; of a number what it should have been."""
    return identity if isinstance(identity, str) else seen(identity).rjust(_CODE, "0")
