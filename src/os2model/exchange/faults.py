"""Faults of data (fejl i data): what is wrong at which place, kept small until it is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, cast

from attrs import evolve

from os2model._amounts import CURRENCIES
from os2model._checks import shown
from os2model.errors import OS2ModelError
from os2model.exchange.titles import FIELDS
from os2model.findings import Finding, pointer, wrong
from os2model.labels import Label, Labelled
from os2model.money import Money
from os2model.near_names import nearest
from os2model.periods import day_of

Place = tuple[str | int, ...]

_AMOUNT: Final = re.compile(r"(?:kr\.? ?)?(-?)([0-9][0-9.,]{0,30})(?: ?([A-Za-z]{2,3})\.?)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+", re.ASCII)
_DAYS: Final = (
    re.compile(r"(?P<d>[0-9]{1,2})[./-](?P<m>[0-9]{1,2})[./-](?P<y>[0-9]{4})", re.ASCII),
    re.compile(r"(?P<y>[0-9]{4})[./-]?(?P<m>[0-9]{1,2})[./-]?(?P<d>[0-9]{1,2})", re.ASCII),
)
_LONGEST_GUESSED: Final = 60
_TOO_MUCH: Final = 10**15
_LATE: Final = 1_000_000  # what is missing has no place of its own, and stands after what is there

RECORD: Final = Label(da="en post med felter, som i { }", en="a record of names and values, as in { }")
LIST: Final = Label(da="en liste", en="a list")
SOME_ROWS: Final = Label(
    da='en værdi eller en liste af mindst én, som [{"since": "2026-08-14", "value": …}]',
    en='a value, or a list of at least one, such as [{"since": "2026-08-14", "value": …}]',
)
TEXT: Final = Label(da="tekst", en="text")
TEXT_OR_RECORD: Final = Label(
    da="tekst eller en post med felter, som i { }", en="text or a record of names and values, as in { }"
)
WHOLE: Final = Label(
    da="et helt tal, skrevet med cifre alene og uden anførselstegn",
    en="a whole number, written in digits alone and without quotes",
)
FLAG: Final = Label(da="true eller false", en="true or false")
A_NUMBER: Final = Label(
    da='et helt tal, eller tekst som "356.5" eller "1/3"', en='a whole number, or text such as "356.5" or "1/3"'
)
ESTIMATE: Final = Label(
    da='et helt tal, tekst som "356.5", eller {"low": 2, "typical": 4, "high": 8}',
    en='a whole number, text such as "356.5", or {"low": 2, "typical": 4, "high": 8}',
)


class Fault(Exception):  # noqa: N818  not an error that anybody sees
    """One thing that is wrong, at a place below the value that is read.

    Examples:
        >>> print(Fault("data.missing", expected="kind").below("organisations").finding())
        kind is missing; add it
    """

    def __init__(self, what: str | OS2ModelError | Finding, place: Place = (), **values: Any) -> None:  # noqa: ANN401  as a finding takes
        super().__init__()
        self.what = what
        self.place = place
        self.values = values

    def below(self, *names: str | int) -> Fault:
        """The same fault, seen from the record or list that holds the value under a name or number, or from further up."""
        self.place = (*names, *self.place)
        return self

    def finding(self, subject: object = None) -> Finding:
        """The finding, about a subject if it names none itself."""
        path = pointer(*self.place)
        if isinstance(self.what, Finding):
            return evolve(self.what, path=path)
        if isinstance(self.what, OS2ModelError):
            finding = Finding.of(self.what, path=path, subject=subject, **self.values)
            if "what" not in dict(finding.values):
                return finding
            return evolve(finding, values=tuple((key, _bare(key, value)) for key, value in finding.values))
        return wrong(self.what, path=path, subject=subject, **self.values)


class Faults(Exception):  # noqa: N818  not an error that anybody sees
    """All that is wrong with one value; nothing where it refers to one that is faulty itself, which `about` names.

    Examples:
        >>> Faults([Fault("data.missing", expected="kind")]).faults[0].place
        ()
    """

    def __init__(self, faults: Iterable[Fault] = (), about: str = "") -> None:
        super().__init__()
        self.about = about
        self.faults = list(faults)


def found_of(error: Fault | Faults) -> list[Fault]:
    """The faults that are meant, one or several.

    Examples:
        >>> found_of(Faults())
        []
    """
    return error.faults if isinstance(error, Faults) else [error]


def seen(value: object) -> str:
    """What was found, as a reader of JSON knows it.

    Examples:
        >>> seen(None), seen(True), seen("kommune"), seen(25000)
        ('null', 'true', "'kommune'", '25000')
    """
    if isinstance(value, date):
        return value.isoformat()
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else shown(value)


def _bare(key: str, value: object) -> object:
    """What an error names, without the name of its class, which nobody who writes data knows."""
    return value.rpartition(".")[2] if key == "what" and isinstance(value, str) else value


def wrong_type(value: object, expected: Label) -> Fault:
    """A value that is of another type than was expected.

    Examples:
        >>> print(wrong_type(4, TEXT).finding())
        4 is not text; correct it
    """
    return Fault("data.type", found=seen(value), expected=expected)


def wrong_day(value: object) -> Fault:
    """What is no day as it is written, with the day it may have meant.

    Examples:
        >>> [wrong_day(day).values["nearest"] for day in ("14.8.2026", "2026-8-14", 20260814, "2026-08-14T00:00", "14.8.")]
        [('2026-08-14',), ('2026-08-14',), ('2026-08-14',), ('2026-08-14',), ()]
    """
    number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _TOO_MUCH
    text = str(value) if isinstance(value, str) or number else ""
    text = text.partition("T")[0] if len(text) <= _LONGEST_GUESSED else ""
    match = next((found for form in _DAYS if (found := form.fullmatch(text.strip()))), None)
    day = day_of(f"{match['y']}-{match['m']:0>2}-{match['d']:0>2}") if match else None
    return Fault("data.day", found=seen(value), expected="2026-08-14", nearest=(str(day),) if day else ())


def wrong_amount(value: object) -> Fault:
    """What is no amount with its currency, with what it may have meant.

    Examples:
        >>> print(wrong_amount("25.000").finding())
        '25.000' is not an amount with its currency; write it as text such as "25000.00 DKK"; did you mean '25000.00 DKK' or '25.00 DKK'?
    """
    return Fault("data.amount", found=seen(value), expected=Money.example, nearest=readings(value))


def readings(value: object) -> tuple[str, ...]:
    """The amounts that something which is none may have meant, as they are written.

    Examples:
        >>> readings(25000), readings("25.000"), readings("25.000,50 kr.")
        (('25000.00 DKK',), ('25000.00 DKK', '25.00 DKK'), ('25000.50 DKK',))
    """
    number = isinstance(value, (int, float)) and abs(value) < _TOO_MUCH
    text = value if isinstance(value, str) else repr(value) if number else ""
    match = _AMOUNT.fullmatch(text.strip()) if len(text) <= _LONGEST_GUESSED else None
    if match is None or isinstance(value, bool):
        return ()
    sign, digits, currency = match[1], match[2], (match[3] or "").upper()
    candidates = [digits.replace(".", "").replace(",", ".")] if "," in digits else [digits]
    if isinstance(value, str) and _THOUSANDS.fullmatch(digits):
        candidates = [digits.replace(".", ""), digits.removesuffix("0")]
    found: list[str] = []
    for candidate in candidates:
        try:
            found.append(str(Money(f"{sign}{candidate}", currency if currency in CURRENCIES else "DKK")))
        except OS2ModelError:
            continue
    return tuple(dict.fromkeys(found))


def wrong_word(value: object, cls: type[Labelled]) -> Fault:
    """What is none of an enum's words, with those that are near, in Danish too.

    Examples:
        >>> from os2model import SizeClass
        >>> wrong_word("lille", SizeClass).values["nearest"]
        ('small',)
    """
    near = near_words(value, cls) if isinstance(value, str) else ()
    return Fault("data.word", found=seen(value), expected=_listed(cls), nearest=near)


def none_of_words(value: object, kinds: Sequence[type]) -> Fault:
    """What is none of the words of several enums, nor a text that may stand in their place.

    Examples:
        >>> from os2model import FirstDay, MonthDay
        >>> print(none_of_words("1/1", [MonthDay, FirstDay]).finding())
        '1/1' is none of the words that can stand here; write one of --07-01, own
    """
    enums = [kind for kind in kinds if issubclass(kind, Labelled)]
    near = [word for kind in enums if isinstance(value, str) for word in near_words(value, kind)]
    examples = [cast("Any", kind).example for kind in kinds if kind not in enums]
    listed = [_listed(kind) for kind in enums]
    expected = Label(
        da=", ".join([*examples, *(each.da for each in listed)]),
        en=", ".join([*examples, *(each.en for each in listed)]),
    )
    return Fault("data.word", found=seen(value), expected=expected, nearest=tuple(dict.fromkeys(near)))


@cache
def _listed(cls: type[Labelled]) -> Label:
    """Every word of an enum; in Danish with what it means."""
    danish = ", ".join(f"{member.word} ({member.label.da})" for member in cls)
    return Label(da=danish, en=", ".join(member.word for member in cls))


def near_words(text: str, cls: type[Labelled]) -> tuple[str, ...]:
    """The words nearest to a text, by themselves or by their label in either language.

    Examples:
        >>> from os2model import OrganisationKind
        >>> near_words("kommune", OrganisationKind)
        ('municipality',)
    """
    by_any = {name: each.word for each in cls for name in (each.label.da, each.label.en, each.word)}
    if text.casefold() in by_any:
        return (by_any[text.casefold()],)
    return tuple(dict.fromkeys(by_any[name] for name in _nearest(text, tuple(by_any))))


@lru_cache(maxsize=256)
def _nearest(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names nearest to a text; a file has the same mistake in every record."""
    return nearest(text, names)


def key_faults(given: Mapping[Any, object], names: Mapping[str, bool]) -> list[Fault]:
    """Names that the record does not have, and those it needs; a name that is misspelt is not missing too.

    Examples:
        >>> [str(fault.finding()) for fault in key_faults({"nmae": "x"}, {"name": True, "kind": True})]
        ["'nmae' is no name of this record; did you mean 'name'?", 'kind is missing; add it']
    """
    faults: list[Fault] = []
    meant: set[str] = set()
    for key in given:
        if key not in names:
            near = _near_names(key, tuple(names)) if isinstance(key, str) else ()
            near = tuple(name for name in near if name not in given)
            meant.update(near[:1])
            faults.append(Fault("data.unknown-key", (name_of(key),), found=name_of(key), nearest=near))
    missing = (name for name, must in names.items() if must and name not in given and name not in meant)
    return faults + [Fault("data.missing", expected=_titled(name)) for name in missing]


def _titled(name: str) -> Label:
    """A field as a reader of Danish knows it, with the name it is written by."""
    title = FIELDS.get(name)
    return Label(da=f"{title.da} ({name})" if title and title.da != name else name, en=name)


def _near_names(key: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names near a misspelt one, or the one whose Danish title it is."""
    by_title = {FIELDS[name].da: name for name in names if name in FIELDS}
    if key.casefold() in by_title:
        return (by_title[key.casefold()],)
    return _nearest(key, names)


def name_of(key: object) -> str:
    """A name as it is shown: one that is no text, or no text that can be written, as code writes it.

    Examples:
        >>> name_of("cvr"), name_of(7)
        ('cvr', '7')
    """
    return key if isinstance(key, str) and key.isprintable() else seen(key)


def in_order(faults: list[Fault], given: Mapping[Any, object]) -> list[Fault]:
    """Faults in the order of the document; what is missing, and what is wrong with several values, last.

    Examples:
        >>> wrong = [Fault("data.type", ("b",)), Fault("data.type", ("a",))]
        >>> [fault.place for fault in in_order(wrong, {"a": 1, "b": 2})]
        [('a',), ('b',)]
    """
    places = {key: i for i, key in enumerate(given)}
    return sorted(faults, key=lambda fault: places.get(fault.place[0], _LATE) if fault.place else _LATE)


def names_in(path: str) -> Place:
    """The names that a JSON pointer is made of.

    Examples:
        >>> names_in("/answers/F7~18")
        ('answers', 'F7/8')
    """
    return tuple(name.replace("~1", "/").replace("~0", "~") for name in path.split("/")[1:])
