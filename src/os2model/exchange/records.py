"""Reading plain data: what cattrs needs to know of each shape, so that every fault is found at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import NoneType
from typing import Any, Final, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError
from cattrs.gen import make_dict_structure_fn, override

from os2model.answers import Answer
from os2model.assessments import Assessment
from os2model.dated import DatedRow, Hole
from os2model.errors import InvalidDataError, InvalidValueError, OS2ModelError
from os2model.exchange.faults import (
    LIST,
    RECORD,
    SOME_ROWS,
    TEXT_OR_RECORD,
    Fault,
    Faults,
    Place,
    found_of,
    in_order,
    key_faults,
    name_of,
    names_in,
    seen,
    wrong_type,
)
from os2model.exchange.record_types import RECORDS
from os2model.exchange.scalars import SCALARS, Hook, canonical, made_of, one_of_words, text, word
from os2model.exchange.shapes import EITHER, FORMAT, KINDS, LISTS, TEXTS, UNIONS, fields_of, held
from os2model.labels import Labelled
from os2model.money import Money
from os2model.near_names import nearest
from os2model.price_rules import Fixed, PriceRule
from os2model.proration import JoiningRule, LeavingRule
from os2model.rulebook import RuleBook
from os2model.timelines import Since, Timeline


@cache
def converter() -> Converter:
    """The one converter: how each shape is read.

    Examples:
        >>> converter() is converter()
        True
    """
    made = Converter(detailed_validation=True)
    made.register_structure_hook_factory(lambda type_: _origin(type_) in RECORDS, _record)
    made.register_structure_hook_factory(lambda type_: get_origin(type_) in LISTS, _sequence)
    made.register_structure_hook_factory(lambda type_: get_origin(type_) in EITHER, _either)
    made.register_structure_hook_func(lambda type_: type_ is PriceRule, _price)
    made.register_structure_hook_factory(lambda type_: _origin(type_) is Timeline, _timeline)
    made.register_structure_hook_func(lambda type_: type_ == JoiningRule, _tagged(UNIONS[JoiningRule]))
    made.register_structure_hook_func(lambda type_: type_ == LeavingRule, _tagged(UNIONS[LeavingRule]))
    made.register_structure_hook(Labelled, word)
    for kind in TEXTS:
        made.register_structure_hook(kind, canonical(kind))
    for kind, hook in SCALARS.items():
        made.register_structure_hook(kind, hook)
    made.register_structure_hook(Fixed, _fixed)
    return made


def structured(value: object, type_: Any) -> Any:  # noqa: ANN401  whatever the type says
    """A value of a type, read from plain data.

    Raises:
        Fault, Faults: all that is wrong with it.

    Examples:
        >>> from os2model import Money
        >>> structured("25000.00 DKK", Money)
        Money('25000.00', 'DKK')
    """
    return converter().get_structure_hook(type_)(value, type_)


def _origin(type_: Any) -> Any:  # noqa: ANN401
    return get_origin(type_) or type_


# Lists and unions


def _sequence(type_: Any) -> Hook:  # noqa: ANN401
    of = get_args(type_)[0]
    made = cast("Callable[[list[object]], object]", get_origin(type_))
    hook = converter().get_structure_hook(of)

    def read(value: object, _: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise wrong_type(value, LIST)
        values: list[object] = []
        faults: list[Fault] = []
        faulty = False  # which may be without a fault of its own
        for i, each in enumerate(cast("Iterable[object]", value)):
            try:
                values.append(hook(each, of))
            except (Fault, Faults) as error:
                faulty = True
                faults += [fault.below(i) for fault in found_of(error)]
        if faulty:
            raise Faults(faults)
        return made(values)

    return read


def _either(type_: Any) -> Hook:  # noqa: ANN401
    """Nothing or a value, words and texts, text or a record, a row or a hole: there are no other unions."""
    kinds = [kind for kind in get_args(type_) if kind is not NoneType]
    if _origin(kinds[0]) is DatedRow and Hole in kinds:
        return _row(kinds[0])
    others = [kind for kind in kinds if kind is not str]
    if str in kinds:
        return _text_or(others[0])
    hook = one_of_words(others) if len(others) > 1 else converter().get_structure_hook(others[0])
    if NoneType not in get_args(type_):
        return hook
    return lambda value, _: None if value is None else hook(value, others[0])


def _timeline(type_: Any) -> Hook:  # noqa: ANN401
    """A value of all time, or a list of values, each from a day on."""
    of, since = get_args(type_)[0], cast("Any", Since)
    rows = cast("Any", tuple)[since[of], ...]

    def read(value: object, _: object) -> object:
        if isinstance(value, Timeline):
            return cast("Timeline[object]", value)
        if isinstance(value, (list, tuple)) and not value:
            raise wrong_type(cast("object", value), SOME_ROWS)
        if isinstance(value, (list, tuple)):
            return structured(cast("object", value), rows)
        return structured(value, of)

    return read


def _text_or(record: type) -> Hook:
    def read(value: object, _: object) -> object:
        if isinstance(value, str):
            return text(value, str)
        if isinstance(value, (Mapping, record)):
            return structured(value, record)
        raise wrong_type(value, TEXT_OR_RECORD)

    return read


def _row(row: Any) -> Hook:  # noqa: ANN401
    """A row of a table; what says by its kind that it is a hole, is one."""
    return lambda value, _: structured(value, Hole if _is_hole(value) else row)


def _is_hole(value: object) -> bool:
    return isinstance(value, Hole) or (isinstance(value, Mapping) and "kind" in value and "value" not in value)


def _tagged(kinds: tuple[type, ...]) -> Hook:
    """A record by its kind."""
    by_word = {KINDS[kind]: kind for kind in kinds}

    def read(value: object, _: object) -> object:
        if isinstance(value, kinds):
            return value
        if not isinstance(value, Mapping):
            raise wrong_type(value, RECORD)
        given = cast("Mapping[object, object]", value)
        if "kind" not in given:
            raise Fault("data.missing", expected="kind")
        word = given["kind"]
        kind = by_word.get(word) if isinstance(word, str) else None
        if kind is None:
            near = nearest(word, by_word) if isinstance(word, str) else ()
            raise Fault("data.word", ("kind",), found=seen(word), expected=", ".join(by_word), nearest=near)
        return structured(given, kind)

    return read


def _price(value: object, _: object) -> object:
    if isinstance(value, (Mapping, *UNIONS[PriceRule])):
        return _by_kind_of_price(value, PriceRule)
    return _fixed(value, Fixed)


_by_kind_of_price: Final = _tagged(UNIONS[PriceRule])


def _fixed(value: object, _: object) -> Fixed:
    """A price that is text."""
    if isinstance(value, Fixed):
        return value
    return cast("Fixed", made_of(Fixed, price=structured(value, Money)))


# Records


def _record(type_: Any) -> Hook:  # noqa: ANN401
    """A record with every fault of its names and of its fields; then those its class finds in them together."""
    cls = cast("type[Any]", _origin(type_))
    hooks = _field_hooks(cls, get_args(type_))
    given_in = fields_of(cls)
    overrides = {each.name: override(omit=True) for each in attrs.fields(cls) if each.init and each not in given_in}
    overrides |= {name: override(struct_hook=hook) for name, hook in hooks.items()}
    made = cast("Hook", cast("Any", make_dict_structure_fn)(type_, converter(), **overrides))
    names = {each.name: each.default is attrs.NOTHING for each in given_in}
    kind = KINDS.get(cls)
    if kind is not None:
        names["kind"] = False
    if cls is RuleBook:
        names["format"] = False
    needed, known = {name for name, must in names.items() if must}, names.keys()

    def read(value: object, _: object) -> object:
        if isinstance(value, cls):
            return value
        if isinstance(value, Faults):  # put there for what it refers to
            raise value
        if not isinstance(value, (dict, Mapping)):  # most are dicts, and the other question is a slow one
            raise wrong_type(value, RECORD)
        given = cast("Mapping[str, object]", value)
        if given.__class__ is not dict:  # another mapping may change, or answer otherwise, when it is asked for a name
            given = dict(given)
        if cls is RuleBook:
            check_format(given)
        keys = given.keys()
        faults = [] if keys <= known and needed <= keys else key_faults(given, names)
        if kind is not None and given.get("kind", kind) != kind:
            faults.append(Fault("data.word", ("kind",), found=seen(given["kind"]), expected=kind))
        return _read(given, cls, made, faults)

    return read


def _read(given: Mapping[str, object], cls: type[Any], made: Hook, faults: list[Fault]) -> object:
    try:
        read = made(given, cls)
    except ClassValidationError as group:
        found = _faults_in(group, cls, given)
        if faults:  # what the values say together is looked at where the record is sound
            found = [fault for fault in found if fault.place]
        raise Faults(in_order([*faults, *found], given)) from None
    if faults:
        raise Faults(in_order(faults, given))
    return read


def check_format(given: Mapping[Any, object]) -> None:
    """Refuse data of another version of the format; of such nothing else is read.

    Examples:
        >>> check_format({"format": "os2model/1"})
    """
    if given.get("format", FORMAT) != FORMAT:
        raise Fault("data.version", ("format",), found=seen(given["format"]), expected=FORMAT)


def _field_hooks(cls: type, arguments: tuple[Any, ...]) -> dict[str, Hook]:
    """The fields that cattrs cannot read by their types alone: those of the type a table holds, and answers by criterion."""
    if cls is Assessment:
        return {"answers": _answers}
    types = held(cls, *arguments) if arguments else {}
    return {name: _later(type_) for name, type_ in types.items()}


def _later(type_: Any) -> Hook:  # noqa: ANN401
    """Asks how a type is read when there is something to read: a row may hold rows like itself."""
    return lambda value, _: structured(value, type_)


def _answers(value: object, _: object) -> tuple[Answer, ...]:
    """Answers by the ids of their criteria: each a word, or a record without the id."""
    if not isinstance(value, Mapping):
        raise wrong_type(value, RECORD)
    answers: list[Answer] = []
    faults: list[Fault] = []
    for id_, said in cast("Mapping[object, object]", value).items():
        bare = not isinstance(said, Mapping)
        record: Mapping[object, object] = {"state": said} if bare else cast("Mapping[object, object]", said)
        if "criterion" in record:
            faults.append(Fault("data.unknown-key", (name_of(id_), "criterion"), found="criterion"))
        try:
            answers.append(structured({**record, "criterion": id_}, Answer))
        except (Fault, Faults) as error:
            faults += [_of_answer(fault, bare=bare).below(name_of(id_)) for fault in found_of(error)]
    if faults:
        raise Faults(faults)
    return tuple(answers)


def _of_answer(fault: Fault, *, bare: bool) -> Fault:
    """A fault in an answer, at the place where it was written: a bare word has no names below it."""
    if fault.place[:1] == ("criterion",) or (bare and fault.place == ("state",)):
        fault.place = fault.place[1:]
    return fault


def _faults_in(group: ClassValidationError, cls: type, given: Mapping[str, object]) -> list[Fault]:
    """The faults of the fields, and of the values together; what is none of ours is raised on."""
    faults: list[Fault] = []
    fields, others = group.group_exceptions()
    named: list[tuple[Exception, str | None]] = [(error, note.name) for error, note in fields]
    for error, name in [*named, *((error, None) for error in others)]:
        if isinstance(error, (Fault, Faults)):
            faults += [fault.below(name or "") for fault in found_of(error)]
        elif isinstance(error, InvalidDataError):
            faults += [Fault(each, names_in(each.path)) for each in error.findings]
        elif isinstance(error, OS2ModelError):
            reasons = error.reasons if isinstance(error, InvalidValueError) and error.reasons else (error,)
            faults += [Fault(each, _field_named(each, cls, given)) for each in reasons]
        elif not (isinstance(error, KeyError) and error.args == (name,) and name not in given):
            raise error  # a name that is missing has been said
    return faults


def _field_named(error: OS2ModelError, cls: type, given: Mapping[str, object]) -> Place:
    """The field that an error names; none where it is about several."""
    named, _, name = str(error.details.get("what", "")).partition(".")
    return (name,) if named == cls.__name__ and name in given else ()
