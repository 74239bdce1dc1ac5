"""JSON Schema of plain data (2020-12), for forms, editors and API descriptions.

Whatever `from_data` accepts of JSON is valid by it. What it refuses and a schema cannot know stands in `docs/plain-data.md`: of the
codes of findings a schema says those of `SAID` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import MappingProxyType, NoneType
from typing import Any, Final, cast, get_args, get_origin

import attrs

from os2model._checks import check_text, shown
from os2model.answers import Answer
from os2model.assessments import Assessment
from os2model.association import Association
from os2model.errors import InvalidValueError
from os2model.estimates import Estimate
from os2model.exchange.references import REFERRING, SIDES
from os2model.exchange.shapes import (
    AS_TEXT,
    DAY,
    EITHER,
    FORMAT,
    KINDS,
    LISTS,
    MOST_TEXT,
    NAMES,
    NUMBER,
    TEXTS,
    UNIONS,
    Text,
    fields_of,
    has_shape,
    held,
)
from os2model.exchange.titles import FIELDS, TYPES
from os2model.labels import Label, Labelled
from os2model.mergers import Succession
from os2model.money import Money
from os2model.organisations import Organisation
from os2model.price_rules import PriceRule
from os2model.rulebook import RuleBook
from os2model.text.formats import Language, check_language
from os2model.timelines import Since, Timeline

Schema = dict[str, Any]
"""A part of a schema."""

SAID: Final = (
    "data.amount",
    "data.canonical",
    "data.day",
    "data.long",
    "data.missing",
    "data.type",
    "data.unknown-key",
    "data.version",
    "data.word",
)
"""The codes of the findings that a schema makes too; all others are beyond it."""

_TEXT: Final = {"type": "string", "maxLength": MOST_TEXT}
_NULL: Final = {"type": "null"}


def json_schema(cls: Any, language: Language, *, refs: str = "#/$defs/") -> Schema:  # noqa: ANN401  as from_data takes
    """The JSON Schema of what `from_data` reads: every JSON value that it accepts is valid.

    Check digits, references, days that do not exist and what fields say together are left to `from_data`.

    Args:
        cls: a class with a shape, or a list of one, such as `list[Organisation]`.
        language: `"da"` or `"en"`, of the titles of types, fields and words.
        refs: where the definitions are put; an OpenAPI document has them under `"#/components/schemas/"`.

    Returns:
        A schema with its definitions under `$defs`.

    Raises:
        InvalidValueError: there is no shape for `cls`, or no such language.

    Examples:
        >>> schema = json_schema(list[Organisation], "da")
        >>> schema["items"], schema["$defs"]["Organisation"]["properties"]["short_name"]["title"]
        ({'$ref': '#/$defs/Organisation'}, 'kort navn')
    """
    check_language(language)
    check_text("refs", refs, example='"#/$defs/"')
    if not has_shape(cls):
        raise InvalidValueError("data.no-shape", {"got": shown(cls)})
    made = _Definitions(language, refs)
    schema = made.of(cls)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": made.definitions}


class _Definitions:
    """The definitions of one schema, each made once."""

    def __init__(self, language: Language, refs: str) -> None:
        self.language = language
        self.refs = refs
        self.definitions: Schema = {}

    def of(self, type_: Any) -> Schema:  # noqa: ANN401  whatever a field holds
        """The schema of a type; of one with a name, where it is defined."""
        origin, arguments = get_origin(type_), get_args(type_)
        if type_ in NAMES:
            return self._defined(NAMES[type_], lambda: self._union(type_))
        if origin in LISTS:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is Timeline:
            rows = {"type": "array", "items": self.of(cast("Any", Since)[arguments[0]]), "minItems": 1}
            return {"anyOf": [self.of(arguments[0]), rows]}
        if origin in EITHER:
            return {"anyOf": [self._one(each) for each in arguments]}
        if type_ in _SIMPLE:
            return dict(_SIMPLE[type_])
        if type_ in AS_TEXT:
            return self.of(Money)
        return self._defined(_name(type_), lambda: self._made(origin or type_, arguments))

    def _made(self, cls: Any, arguments: tuple[Any, ...]) -> Schema:  # noqa: ANN401
        if cls is Estimate:
            points = {name: self._titled(name, self.of(Fraction)) for name in ("low", "typical", "high")}
            one, three = self.of(Fraction), _object(points, list(points))
            return self._entitled("Estimate", {"anyOf": [one, three]})
        if cls in TEXTS:
            return self._entitled(cls.__name__, _text(TEXTS[cls]))
        if issubclass(cls, Labelled):
            words = [{"const": each.word, "title": self._written(each.label)} for each in cast("Any", cls)]
            return self._entitled(cls.__name__, {"oneOf": words})
        return self._entitled(cls.__name__, self._record(cls, arguments))

    def _record(self, cls: type[Any], arguments: tuple[Any, ...], *, without: str = "") -> Schema:
        fields = [each for each in fields_of(cls) if each.name != without]
        types = held(cls, *arguments) if arguments else {}
        properties: Schema = {}
        if cls in KINDS:
            properties["kind"] = self._titled("kind", {"const": KINDS[cls]})
        if cls in (RuleBook, Association):
            properties["format"] = self._titled("format", {"const": FORMAT})
        for each in fields:
            properties[each.name] = self._titled(
                each.name, self._field(cls, each.name, types.get(each.name, each.type))
            )
        needed = [each.name for each in fields if each.default is attrs.NOTHING]
        if cls is Association:
            needed.remove("rules")  # they may be given beside the data
        return _object(properties, needed)

    def _field(self, cls: type, name: str, type_: Any) -> Schema:  # noqa: ANN401
        if cls in REFERRING and name == "organisation":
            return {"anyOf": [self.of(Organisation), _TEXT]}
        if cls is Succession and name in SIDES:
            return {"type": "array", "items": {"anyOf": [self.of(Organisation), _TEXT]}}
        if cls is Assessment and name == "catalogue":
            return dict(_TEXT)
        if cls is Assessment and name == "answers":
            return {"type": "object", "additionalProperties": self._answer()}
        return self.of(type_)

    def _answer(self) -> Schema:
        """A word, or an answer without the id under which it stands."""
        record = self._defined(
            "AnswerTo", lambda: self._entitled("Answer", self._record(Answer, (), without="criterion"))
        )
        state = next(each.type for each in attrs.fields(attrs.resolve_types(Answer)) if each.name == "state")
        return {"anyOf": [self.of(state), record]}

    def _union(self, type_: Any) -> Schema:  # noqa: ANN401
        records = [self._one(each) for each in UNIONS[type_]]
        return self._entitled(NAMES[type_], {"anyOf": [self.of(Money), *records] if type_ is PriceRule else records})

    def _one(self, type_: Any) -> Schema:  # noqa: ANN401
        """One of several: nothing, or what its kind tells from the others."""
        if type_ is NoneType:
            return dict(_NULL)
        return {**self.of(type_), "required": ["kind"]} if type_ in KINDS else self.of(type_)

    def _defined(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # known before it is made, for it may refer to itself
            self.definitions[name] = make()
        return {"$ref": f"{self.refs}{name}"}

    def _entitled(self, name: str, schema: Schema) -> Schema:
        return {"title": self._written(TYPES[name]), **schema}

    def _titled(self, field: str, schema: Schema) -> Schema:
        return {"title": self._written(FIELDS[field]), **schema}

    def _written(self, label: Label) -> str:
        return label.da if self.language == "da" else label.en


def _object(properties: Schema, needed: list[str]) -> Schema:
    required = {"required": needed} if needed else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def _text(text: Text) -> Schema:
    return {"type": "string", "pattern": f"^({text.pattern})$", "examples": [text.example]}


def _name(type_: Any) -> str:  # noqa: ANN401
    """The name of a definition: that of the class, and of what it holds."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in EITHER:
        return "Or".join(_name(each) for each in arguments if each is not NoneType)
    if type_ is str:
        return "Text"
    inner = "And".join(_name(each) for each in arguments if each is not ...)
    name = "List" if origin in LISTS else (origin or type_).__name__
    return f"{name}Of{inner}" if inner else name


_SIMPLE: Final[MappingProxyType[Any, Schema]] = MappingProxyType(
    {
        str: _TEXT,
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        date: {**_text(DAY), "format": "date"},
        Fraction: {"anyOf": [{"type": "integer", "minimum": 0}, _text(NUMBER)]},
    }
)
