"""Writing values as plain data: records by the names of their fields, without what is as it would be if it were left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Final, cast, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from os2model._amounts import written
from os2model._checks import check_flag, shown
from os2model.assessments import Assessment
from os2model.association import Association
from os2model.dated import Dated
from os2model.errors import InvalidValueError
from os2model.estimates import Estimate
from os2model.exchange.record_types import RECORDS
from os2model.exchange.references import REFERRING
from os2model.exchange.shapes import FORMAT, KINDS, TEXTS, fields_of, has_shape
from os2model.labels import Labelled
from os2model.organisations import Organisation
from os2model.price_rules import Fixed, PriceRule
from os2model.proration import FixedShare
from os2model.reductions import Share
from os2model.rulebook import RuleBook
from os2model.timelines import Timeline

_MOST_DIGITS: Final = 60  # what is longer is read as a fraction alone
Writer = Callable[[Any], Any]


def to_data(value: object, *, rules: bool = True) -> Any:  # noqa: ANN401  what JSON can hold
    """Plain data of a value, ready for JSON; `from_data` reads it as an equal value.

    Args:
        value: a value of a type with a shape, or a list of such.
        rules: whether an `Association` is written with its rules; without, they are given again when it is read.

    Returns:
        Dicts, lists, texts, whole numbers, true, false and None.

    Raises:
        InvalidValueError: there is no shape for such a value.

    Examples:
        >>> from os2model import AUTHORITIES, Membership
        >>> data = to_data(Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)))
        >>> data["organisation"]["name"], data["events"]
        ('Samsø Kommune', [{'kind': 'joined', 'on': '2026-08-14'}])
    """
    check_flag("rules", rules)
    if isinstance(value, (list, tuple)):
        return [to_data(each, rules=rules) for each in cast("Iterable[object]", value)]
    if type(value) not in RECORDS and not has_shape(type(value)):
        raise InvalidValueError("data.no-shape", {"got": shown(value)})
    return _association(value, rules=rules) if isinstance(value, Association) else _as_it_is(value)


@cache
def converter() -> Converter:
    """The one converter: how each shape is written.

    Examples:
        >>> converter() is converter()
        True
    """
    made = Converter()
    made.register_unstructure_hook_factory(_is_record, _record)
    made.register_unstructure_hook_func(_is_list, _list)
    for kind in TEXTS:
        made.register_unstructure_hook(kind, str)
    made.register_unstructure_hook(Labelled, str)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Fraction, _number)
    made.register_unstructure_hook(Estimate, _estimate)
    made.register_unstructure_hook_func(_is_timeline, _timeline)
    made.register_unstructure_hook_func(lambda type_: type_ is PriceRule, _as_it_is)
    made.register_unstructure_hook(Fixed, lambda fixed: str(fixed.price))
    return made


def _is_record(type_: Any) -> bool:  # noqa: ANN401
    origin: Any = get_origin(type_)
    return type_ in RECORDS or origin in RECORDS


def _is_list(type_: Any) -> bool:  # noqa: ANN401
    origin: Any = get_origin(type_)
    return type_ is tuple or origin is tuple


def _is_timeline(type_: Any) -> bool:  # noqa: ANN401
    origin: Any = get_origin(type_)
    return type_ is Timeline or origin is Timeline


def _as_it_is(value: object) -> Any:  # noqa: ANN401
    """A value by what it is, whatever its field may hold besides."""
    return converter().unstructure(value)


def _list(values: Iterable[object]) -> list[Any]:
    return [_as_it_is(value) for value in values]


def _timeline(timeline: Timeline[object]) -> object:
    """A value of all time by itself, else each from its day on."""
    return _as_it_is(timeline.values[0]) if timeline.always else _list(timeline.rows)


def _number(number: Fraction) -> int | str:
    text = written(number)
    if len(text) > _MOST_DIGITS:
        return f"{number.numerator}/{number.denominator}"
    return number.numerator if number.denominator == 1 else text


def _estimate(estimate: Estimate) -> object:
    if estimate.is_one_number:
        return _number(estimate.low)
    return {name: _number(getattr(estimate, name)) for name in ("low", "typical", "high")}


def _record(type_: Any) -> Writer:  # noqa: ANN401
    """The fields of a record; of a union its kind before them, and what a class writes otherwise."""
    cls = cast("type[Any]", get_origin(type_) or type_)
    fields = _fields(cls)
    kind, otherwise = KINDS.get(cls), _OTHERWISE.get(cls)

    def write(value: Any) -> Any:  # noqa: ANN401
        data = fields(value)
        if kind is not None:
            data = {"kind": kind, **data}
        return otherwise(value, data) if otherwise else data

    return write


def _fields(cls: type[Any], **others: Writer) -> Writer:
    overrides = {each.name: override(omit=True) for each in attrs.fields(cls) if each not in fields_of(cls)}
    overrides |= {name: override(unstruct_hook=hook) for name, hook in others.items()}
    make = cast("Any", make_dict_unstructure_fn)
    return cast("Writer", make(cls, converter(), _cattrs_omit_if_default=True, **overrides))


def _organisation(organisation: Organisation, data: dict[str, Any]) -> dict[str, Any]:
    """Without the id that its number or code gives."""
    identity = next((str(each) for each in (organisation.cvr, *organisation.codes) if each), None)
    if organisation.id == identity:
        del data["id"]
    return data


def _table(_: Dated[Any], data: dict[str, Any]) -> dict[str, Any]:
    """Rows without the name of the table that they stand in."""
    _bare(data["rows"])
    return data


def _bare(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        row.pop("table", None)
        _bare(row.get("gave_way", ()))


def _assessment(assessment: Assessment, data: dict[str, Any]) -> dict[str, Any]:
    """Answers by the ids of their criteria, as words where there is nothing to add; the catalogue by its version."""
    answers: dict[str, Any] = {}
    for answer in cast("list[dict[str, Any]]", data["answers"]):
        id_, state = answer.pop("criterion"), answer["state"]
        if len(answer) > 1:
            answers[id_] = answer
        elif state != "unanswered":
            answers[id_] = state
    return {**data, "catalogue": assessment.catalogue.version, "answers": answers}


def _share(rule: FixedShare, data: dict[str, Any]) -> dict[str, Any]:
    """A share as people say it: 1/2 rather than 0.5."""
    return {**data, "share": data["share"] if isinstance(data["share"], int) else str(rule.share)}


def _fraction(rule: Share, data: dict[str, Any]) -> dict[str, Any]:
    """The same of a price."""
    return {**data, "fraction": data["fraction"] if isinstance(data["fraction"], int) else str(rule.fraction)}


def _rule_book(_: RuleBook, data: dict[str, Any]) -> dict[str, Any]:
    return {"format": FORMAT, **data}


def _association(association: Association, *, rules: bool) -> dict[str, Any]:
    """Every organisation once, and its id wherever it is referred to."""
    writers = {
        "organisations": _as_it_is,
        **_referring(),
        "documents": _as_it_is,
        "assessments": _as_it_is,
        "decisions": _as_it_is,
    }
    values = {name: getattr(association, name) for name in writers} | {"organisations": association.everybody}
    parts = {name: [writer(each) for each in values[name]] for name, writer in writers.items() if values[name]}
    known = {"all_members_known": True} if association.all_members_known else {}
    return {"format": FORMAT, **({"rules": _as_it_is(association.rules)} if rules else {}), **known, **parts}


@cache
def _referring() -> dict[str, Writer]:
    def identity(organisation: Organisation) -> str:
        return organisation.id

    names = ("memberships", "subscriptions", "contacts", "seats")
    return {name: _fields(cls, organisation=identity) for name, cls in zip(names, REFERRING, strict=True)}


_OTHERWISE: Final[dict[type, Callable[[Any, dict[str, Any]], Any]]] = {
    Organisation: _organisation,
    Dated: _table,
    Assessment: _assessment,
    FixedShare: _share,
    Share: _fraction,
    RuleBook: _rule_book,
}
