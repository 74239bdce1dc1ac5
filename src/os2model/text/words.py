"""One language: its sentences, with the values in them written as it writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from attrs import frozen

from os2model.error_messages import ERRORS
from os2model.errors import InvalidDataError, OS2ModelError
from os2model.finding_messages import FINDINGS
from os2model.findings import Finding
from os2model.labels import Label, Labelled
from os2model.money import Money, Percent
from os2model.periods import Period
from os2model.sources import Source
from os2model.tallies import Tally
from os2model.text.formats import Language, amount, day, decimal, percent, period, printable
from os2model.text.sentences import SENTENCES


@frozen
class Words:
    """The words of one language, with the values in them written as it writes them.

    Examples:
        >>> from datetime import date
        >>> Words("da").say("size", size="lille", count=3657, day=date(2020, 1, 1))
        'lille (3.657 indbyggere 1.1.2020)'
    """

    language: Language

    def say(self, key: str, **values: object) -> str:
        """The sentence under a key."""
        danish, english = SENTENCES[key]
        sentence = danish if self.language == "da" else english
        return sentence.format_map({name: self.write(value) for name, value in values.items()})

    def counted(self, unit: str, n: int) -> str:
        """How many of a unit, which is one that the sentences know: day, month or unit."""
        return self.say(f"one {unit}" if n == 1 else f"some {unit}s", n=n)

    def error(self, code: str, details: dict[str, object]) -> str:
        """The sentence of an error; the English one is what the error itself says, with its values in Python's words."""
        danish, english = ERRORS[code]
        if self.language == "en":
            return english.format_map(details)
        reasons = cast("tuple[OS2ModelError, ...]", details.get("reasons", ()))
        details = {**details, "listed_da": "; ".join(self.error(each.code, each.details) for each in reasons)}
        kept = (Label, int)  # a label is asked for its Danish words, and a number is one of code or a year
        values = {name: value if isinstance(value, kept) else self.write(value) for name, value in details.items()}
        return danish.format_map(values)

    def finding(self, finding: Finding) -> str:
        """The sentence of a finding."""
        if finding.code in ERRORS:
            sentence = self.error(finding.code, finding.details)
        else:
            danish, english = FINDINGS[finding.code]
            written = {name: self.write(value) for name, value in finding.details.items()}
            sentence = (danish if self.language == "da" else english).format_map(written)
        return printable(sentence)

    def finding_line(self, finding: Finding) -> str:
        """The sentence of a finding, behind its place if it has one."""
        sentence = self.finding(finding)
        return self.say("finding", path=finding.path, finding=sentence) if finding.path else sentence

    def faults(self, error: InvalidDataError) -> Iterator[str]:
        """Every fault of data in a line of its own."""
        yield self.say("faults")
        yield from (f"  {self.finding_line(finding)}" for finding in error.findings)

    def write(self, value: object) -> str:
        """A value as the language writes it."""
        match value:
            case None:
                return "–"
            case Labelled() | Tally():
                return self.write(value.label)
            case Label():
                return value.da if self.language == "da" else value.en
            case Source():
                place = self.write(value.place)
                return f"{value.document}, {place}" if place else value.document
            case Money():
                return amount(value, self.language)
            case date():
                return day(value, self.language)
            case Period():
                return period(value, self.language)
            case Percent():
                return percent(value, self.language)
            case int():
                return decimal(str(value), self.language)
            case _:
                return printable(str(value))
