"""Reading plain data into values: all of it, or everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from os2model._checks import check_type, shown
from os2model.association import Association
from os2model.clashes import PARTS, clashes
from os2model.errors import InvalidDataError, InvalidValueError
from os2model.exchange.bounds import check_bounds
from os2model.exchange.faults import LIST, RECORD, Fault, Faults, found_of, key_faults, wrong_type
from os2model.exchange.records import check_format, structured
from os2model.exchange.references import References
from os2model.exchange.scalars import flag
from os2model.exchange.shapes import has_shape
from os2model.findings import Finding
from os2model.organisations import Organisation
from os2model.registers import Register
from os2model.rulebook import RuleBook

T = TypeVar("T")
_KNOWN: Final = "all_members_known"


def from_data(cls: type[T], data: object, *, rules: RuleBook | None = None, organisations: Register | None = None) -> T:
    """A value read from plain data, such as JSON or TOML make it.

    The shape of each type stands in `docs/reference/plain-data.md`. Values that are made already, such as a `date` from TOML, pass.
    Nothing that is handed in is changed.

    Args:
        cls: what is to be read: a class with a shape, or a list of one, such as `list[Organisation]`.
        data: mappings, lists, texts, whole numbers, true, false and None.
        rules: of an `Association` without rules of its own; needed to read an `Assessment`, whose catalogue is a version.
        organisations: where ids, names and codes are looked up that the data does not hold itself.

    Raises:
        InvalidDataError: everything that is wrong with the data, each with its place as a JSON pointer, in the order of the
            document; then what is wrong across records that are sound by themselves.
        InvalidValueError: there is no shape for `cls`.

    Examples:
        >>> from os2model import AUTHORITIES, Subscription
        >>> data = {"organisation": "0741", "product": "OS2valghalla", "first_day": "2026-08-14"}
        >>> from_data(Subscription, data, organisations=AUTHORITIES).organisation.name
        'Samsø Kommune'
        >>> from_data(Organisation, {"name": "Samsø Kommune", "kind": "kommune", "cvr": "23795516"})
        Traceback (most recent call last):
        os2model.errors.InvalidDataError: the data cannot be used; put right: /kind: 'kommune' is none of the words that can stand here; did you mean 'municipality'?; /cvr: CVR number 23795516 fails its check digit (modulus 11 leaves 1); look the number up in the CVR register
    """
    check_type("rules", rules, RuleBook, type(None))
    check_type("organisations", organisations, Register, type(None), example="AUTHORITIES")
    if not has_shape(cls):
        raise InvalidValueError("data.no-shape", {"got": shown(cls)})
    try:
        check_bounds(data)
        if cls is Association:
            return cast("T", _association(data, rules, organisations))
        resolved = References(organisations, rules).resolved(cls, data)
        if get_origin(cls) is list and isinstance(resolved, list):
            return cast("T", _elements(cls, cast("list[object]", resolved)))
        return cast("T", structured(resolved, cls))
    except (Fault, Faults) as error:
        raise InvalidDataError(fault.finding() for fault in found_of(error)) from None


def _elements(cls: Any, values: Iterable[object]) -> list[object]:  # noqa: ANN401  a list of a class
    (of,) = get_args(cls)
    read, findings = _each(of, values, ())
    if findings:
        raise InvalidDataError(findings)
    return read


def _each(of: Any, values: Iterable[object], place: tuple[str, ...]) -> tuple[list[Any], list[Finding]]:  # noqa: ANN401
    """Each element read, None for a faulty one; its faults become findings at once, for they are costly to keep."""
    read: list[Any] = []
    findings: list[Finding] = []
    for i, value in enumerate(values):
        try:
            read.append(structured(value, of))
        except (Fault, Faults) as error:
            read.append(None)
            subject = _subject(value)
            findings += [fault.below(*place, i).finding(subject) for fault in found_of(error)]
    return read, findings


def _subject(value: object) -> str | None:
    """Whom or what a record is about, in a word: the name or the id of its organisation, or its product."""
    if not isinstance(value, Mapping):
        return None
    given = cast("Mapping[object, object]", value)
    about = given.get("organisation")
    if isinstance(about, Organisation):
        return about.name
    nested = cast("Mapping[object, object]", about) if isinstance(about, Mapping) else given
    words: list[object] = [nested.get(key) for key in ("name", "id", "cvr", "product")]
    if isinstance(about, Faults):
        words = [about.about]
    return next((word for word in words if isinstance(word, str) and word.strip() and word.isprintable()), None)


def _association(data: object, rules: RuleBook | None, register: Register | None) -> Association:
    if isinstance(data, Association):
        return data
    if not isinstance(data, Mapping):
        raise wrong_type(data, RECORD)
    given = cast("Mapping[object, object]", data)
    check_format(given)
    findings: dict[object, list[Finding]] = {key: [] for key in given}
    missing: list[Finding] = []
    for fault in key_faults(given, {"format": False, "rules": rules is None, **dict.fromkeys([_KNOWN, *PARTS], False)}):
        findings.get(fault.place[0] if fault.place else None, missing).append(fault.finding())
    if "rules" in given:
        rules = _rules(given["rules"], findings["rules"], given_too=rules is not None)
    known = _known(given.get(_KNOWN, False), findings.get(_KNOWN, missing))
    references = References(register, rules, silent=rules is None)
    read: dict[str, list[Any]] = {}
    for name, of in PARTS.items():
        values = given.get(name, ())
        read[name], found = _part(name, of, values, references)
        if of is Organisation and read[name]:
            references.add(zip(read[name], cast("Iterable[object]", values), strict=True))
        if found:
            findings[name] += found
    faults = [*(each for found in findings.values() for each in found), *missing]
    if faults or rules is None:
        raise InvalidDataError([*faults, *clashes(rules, read)])
    return Association(rules=rules, all_members_known=known, **cast("dict[str, Any]", read))


def _known(value: object, findings: list[Finding]) -> bool:
    """Whether all members are known; where that is faulty, no."""
    try:
        return flag(value, bool)
    except Fault as fault:
        findings.append(fault.below(_KNOWN).finding())
        return False


def _part(name: str, of: Any, values: object, references: References) -> tuple[list[Any], list[Finding]]:  # noqa: ANN401
    """One list of an association, with its faults."""
    if not isinstance(values, (list, tuple)):
        return [], [wrong_type(values, LIST).below(name).finding()]
    resolved = (references.resolved(of, each) for each in cast("Iterable[object]", values))
    return _each(of, resolved, (name,))


def _rules(value: object, findings: list[Finding], *, given_too: bool) -> RuleBook | None:
    """The rules that stand in the data; None where they are faulty."""
    if given_too:
        findings.append(Fault("data.rules-twice", ("rules",)).finding())
        return None
    try:
        return cast("RuleBook", structured(value, RuleBook))
    except (Fault, Faults) as error:
        findings += [fault.below("rules").finding() for fault in found_of(error)]
        return None
