"""Findings: what is worth a look, or wrong, in data; all of them at once, as codes and values."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from attrs import field, frozen

from os2model._checks import check_optional_day, check_type, listed, shown
from os2model.error_messages import ERRORS
from os2model.errors import SHOWN, InvalidValueError, OS2ModelError, UnknownNameError, did_you_mean
from os2model.finding_messages import FINDINGS
from os2model.labels import Label, Labelled
from os2model.money import Percent


class Severity(Labelled):
    """How much a finding weighs (alvor).

    An ERROR keeps the data from being used. A WARNING is valid data that is still worth a look.

    Examples:
        >>> Severity.WARNING.label.da
        'værd at se på'
    """

    ERROR = "fejl", "error"
    WARNING = "værd at se på", "worth a look"


def _names(nearest: tuple[str, ...]) -> tuple[str, ...]:
    return listed("Finding.nearest", nearest, str)


def _cut(value: object) -> object:
    """Text that grows long is cut: a finding shows what was found and does not keep it."""
    return f"{value[: SHOWN - 1]}…" if isinstance(value, str) and len(value) > SHOWN else value


def pointer(*names: str | int) -> str:
    """A JSON pointer to a place in data.

    Examples:
        >>> pointer("krav", 3, "id"), pointer("answers", "F7/8")
        ('/krav/3/id', '/answers/F7~18')
    """
    shown = (str(_cut(str(name))) for name in names)
    return "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in shown)


@frozen
class Finding:
    """Something that is wrong or worth a look (bemærkning), as a code and values; `text` makes the sentence.

    Attributes:
        code: what was found, such as `assessment.no-evidence`; or the code of the error that data would raise.
        severity: how much it weighs.
        path: where in the data, as a JSON pointer; empty where the data was no document.
        subject: what it is about, such as a criterion's id or a level; long text is cut.
        found: what was found; long text is cut.
        expected: what was expected instead.
        nearest: the words most like what was found, nearest first.
        source: where it is written that it should be otherwise.
        day: the day it is about.
        values: what the sentence of an error names, for a code of one.

    Examples:
        >>> from datetime import date
        >>> print(Finding("assessment.evidence-expired", Severity.WARNING, subject="F9", day=date(2026, 6, 30)))
        the evidence for F9 counted until 2026-06-30; ask for newer evidence
    """

    code: str
    severity: Severity
    path: str = field(default="", kw_only=True)
    subject: object = field(default=None, kw_only=True, converter=_cut)
    found: object = field(default=None, kw_only=True, converter=_cut)
    expected: object = field(default=None, kw_only=True)
    nearest: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)
    source: str = field(default="", kw_only=True)
    day: date | None = field(default=None, kw_only=True)
    values: tuple[tuple[str, object], ...] = field(default=(), kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        check_type("Finding.code", self.code, str)
        if self.code not in FINDINGS and self.code not in ERRORS:
            named = {"what": "Finding.code", "expected": "a code of os2model.finding_messages", "got": shown(self.code)}
            raise InvalidValueError("value.choice", named)
        check_type("Finding.severity", self.severity, Severity)
        check_type("Finding.path", self.path, str)
        check_type("Finding.source", self.source, str)
        check_optional_day("Finding.day", self.day)

    @classmethod
    def of(cls, error: OS2ModelError, *, path: str = "", subject: object = None, found: object = None) -> Finding:
        """The finding that says what an error says, of data at a place.

        Examples:
            >>> from os2model import Cvr
            >>> try:
            ...     Cvr("29189774")
            ... except OS2ModelError as error:
            ...     print(Finding.of(error, path="/cvr"))
            CVR number 29189774 fails its check digit (modulus 11 leaves 1); look the number up in the CVR register
        """
        near = error.nearest if isinstance(error, UnknownNameError) else ()
        values = tuple(error.details.items())
        return cls(error.code, Severity.ERROR, path=path, subject=subject, found=found, nearest=near, values=values)

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this finding name."""
        named = {"subject": self.subject, "found": self.found, "expected": self.expected, "day": self.day}
        meant = did_you_mean(self.code, self.nearest)
        one_of = (
            self.expected if isinstance(self.expected, Label) else Label(da=f"{self.expected}", en=f"{self.expected}")
        )
        words = {"words_en": f"; write one of {one_of.en}", "words_da": f"; skriv et af {one_of.da}"}
        if self.nearest:
            words = {"words_en": meant["nearest_en"], "words_da": meant["nearest_da"]}
        return {**named, **meant, **words, **dict(self.values)}

    @property
    def names_subject(self) -> bool:
        """Whether its sentence says what it is about, so that nothing else need say it."""
        return self.subject is None or in_english(self.subject) in str(self)

    def __str__(self) -> str:
        if self.code in ERRORS:
            _, english = ERRORS[self.code]
            sentence = english.format_map(self.details)
        else:
            _, english = FINDINGS[self.code]
            sentence = english.format_map({name: in_english(value) for name, value in self.details.items()})
        return " ".join(sentence.splitlines())  # whatever was found, a sentence is one line


wrong: Final = partial(Finding, severity=Severity.ERROR)
"""A finding that keeps data from being used, by its code and what it names."""

worth_a_look: Final = partial(Finding, severity=Severity.WARNING)
"""A finding in valid data, by its code and what it names."""


def in_english(value: object) -> str:
    """A value as the English sentence shows it: what has a label by its words.

    Examples:
        >>> in_english(Severity.ERROR), in_english(Percent("25")), in_english(4)
        ('error', '25 %', '4')
    """
    if isinstance(value, Percent):
        return f"{value} %"
    label = getattr(value, "label", value)
    return label.en if isinstance(label, Label) else str(value)
