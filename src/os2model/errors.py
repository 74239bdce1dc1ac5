"""The errors of the library: one base, a small closed family below it.

Each error carries its values and a `code`, under which its sentences stand in `error_messages`. A rule that is not met is no
error: that gives findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from os2model.error_messages import ERRORS, WITHOUT_NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from os2model.findings import Finding
    from os2model.labels import Label
    from os2model.money import Money

SHOWN: Final = 60
"""How many characters of a value a sentence shows."""

_FINDINGS_SHOWN: Final = 5


class OS2ModelError(Exception):
    """The base of every error of this library: catch it to catch them all.

    Attributes:
        code: names the kind of error, the same in every language.

    Examples:
        >>> from os2model import OS2ModelError, dkk
        >>> try:
        ...     dkk("25.000,00")
        ... except OS2ModelError as error:
        ...     print(error.code)
        money.text
    """

    code: str = ""

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
        return dict(vars(self))

    def __str__(self) -> str:
        _, english = ERRORS[self.code]
        return english.format_map(self.details)


class InvalidValueError(OS2ModelError, ValueError):
    """A value that means nothing in the domain.

    Attributes:
        code: which rule was broken, such as `money.float`.
        values: what the sentence names, such as what was got and what was expected.
        reasons: where a value is wrong in several ways, all of them; else empty.

    Examples:
        >>> from os2model import dkk
        >>> dkk("25.000")
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: '25.000' has 3 decimals and DKK has 2; write "25000" for 25000 kr. or "25.00" for 25 kr.
    """

    def __init__(self, code: str, values: Mapping[str, object], reasons: Iterable[OS2ModelError] = ()) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
        self.reasons = tuple(reasons)
        if self.reasons:
            self.args = (code, values, self.reasons)

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
        if self.reasons:
            return {**self.values, "reasons": self.reasons, "listed_en": "; ".join(map(str, self.reasons))}
        return dict(self.values)


class InvalidIdentifierError(InvalidValueError):
    """An identifier that is not one: its form or its check digit is wrong.

    Attributes:
        number: what was given.
        why: `format`, `check-digit` or `leading-zero`.

    Examples:
        >>> from os2model import Cvr
        >>> Cvr("29189774")
        Traceback (most recent call last):
        os2model.errors.InvalidIdentifierError: CVR number 29189774 fails its check digit (modulus 11 leaves 1); look the number up in the CVR register
    """

    @property
    def number(self) -> str:
        """What was given."""
        return str(self.values["number"])

    @property
    def why(self) -> str:
        """`format`, `check-digit` or `leading-zero`."""
        return self.code.rpartition(".")[2]


class InvalidDataError(InvalidValueError):
    """Data with faults: all of them, each a finding.

    Attributes:
        findings: every fault, in the order of the data.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, AnswerState, Assessment
        >>> day = date(2026, 6, 23)
        >>> catalogue = OS2_RULES.catalogue.on(day)
        >>> Assessment("OS2valghalla", catalogue=catalogue, on=day, answers={"F8": AnswerState.MET})
        Traceback (most recent call last):
        os2model.errors.InvalidDataError: the data cannot be used; put right: /answers/F8: 'F8' is no criterion of catalogue 1.1.0; did you mean 'F7'?
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        found = tuple(findings)
        super().__init__("data.invalid", {"findings": found})
        self.args = (found,)
        self.findings = found

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
        lines = [f"{finding.path}: {finding}" if finding.path else str(finding) for finding in self.findings]
        more = [f"… ({len(lines)})"] if len(lines) > _FINDINGS_SHOWN else []
        return {"listed_en": "; ".join([*lines[:_FINDINGS_SHOWN], *more])}


class CurrencyMismatchError(OS2ModelError, ValueError):
    """Two amounts of different currencies were added or compared.

    Attributes:
        left: the first amount.
        right: the other amount.

    Examples:
        >>> from os2model import Money, dkk
        >>> dkk(1) + Money(1, "SEK")
        Traceback (most recent call last):
        os2model.errors.CurrencyMismatchError: 1.00 DKK and 1.00 SEK are of different currencies; exchange one of them first
    """

    code = "money.currency-mismatch"

    def __init__(self, left: Money, right: Money) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right


class PeriodError(OS2ModelError, ValueError):
    """A period that is none, or one that is asked for what it does not have.

    Attributes:
        why: `reversed`, `open`, `outside`, `calendar`, `not-begun` or `too-early`.
        first_day: the first day of the period, or the day that was refused.
        last_day: its last day, where it has one; of a day that is `not-begun` or `too-early`, the first
            one that is not.

    Examples:
        >>> from datetime import date
        >>> from os2model import Period
        >>> Period(date(2026, 1, 1)).days
        Traceback (most recent call last):
        os2model.errors.PeriodError: the period from 2026-01-01 has no last day; give it one
    """

    def __init__(self, why: str, first_day: date, last_day: date | None = None) -> None:
        super().__init__(why, first_day, last_day)
        self.code = f"period.{why}"
        self.why = why
        self.first_day = first_day
        self.last_day = last_day


class NoRuleInForceError(OS2ModelError, LookupError):
    """No row of a table holds on the day: nothing is published, or the table begins later.

    Attributes:
        table: the label of the table.
        day: the day asked for; None where the whole table is missing.
        first_day: the first day of the table, where the day asked lies before it.
        way_out: the argument that assumes a value, as it is typed; empty where none can be assumed.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.membership_fee.on(date(2027, 1, 1))
        Traceback (most recent call last):
        os2model.errors.NoRuleInForceError: no membership fee is published for 2027-01-01; assume one: rules.assuming(membership_fee=dkk(25000), because=…)
    """

    def __init__(self, table: Label, day: date | None, first_day: date | None = None, way_out: str = "") -> None:
        super().__init__(table, day, first_day, way_out)
        if day is None:
            self.code = "rule.no-price-list"
        else:
            self.code = "rule.before-first" if first_day else "rule.hole" if way_out else "rule.none"
        self.table = table
        self.day = day
        self.first_day = first_day
        self.way_out = way_out


class MissingFactError(OS2ModelError, LookupError):
    """A calculation needs a fact that was not given.

    Attributes:
        what: `inhabitants`, `size` or `member`.
        of: the name of the organisation it is missing for.
        on: the day it is needed for.
        known: what is known instead, such as the years that have a count.
        way_out: the argument that gives or assumes it, as it is typed.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> OS2_RULES.size_of(AUTHORITIES["Samsø"], on=date(2026, 8, 14))
        Traceback (most recent call last):
        os2model.errors.MissingFactError: Samsø Kommune's inhabitants on 2025-01-01 are not known (known: 2020); give them, or assume the latest: rules.assuming(inhabitants='latest', because=…)
    """

    def __init__(self, what: str, of: str, on: date, known: str = "", way_out: str = "") -> None:
        super().__init__(what, of, on, known, way_out)
        self.code = f"fact.{what}"
        self.what = what
        self.of = of
        self.on = on
        self.known = known
        self.way_out = way_out


class UnknownNameError(OS2ModelError, KeyError):
    """A name that nothing has. A `KeyError`, so that a register is an ordinary mapping.

    Attributes:
        what: what it would be the name of, such as `authority`, `product` or `organisation`.
        name: what was asked for.
        nearest: the names most like it, nearest first.
        because: why nothing has it, where that is known.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> AUTHORITIES["Sonderborg"]
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?
    """

    def __init__(self, what: str, name: str, nearest: tuple[str, ...] = (), because: Label | None = None) -> None:
        super().__init__(what, name, nearest, because)
        self.code = f"name.{what}"
        self.what = what
        self.name = name
        self.nearest = nearest
        self.because = because

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
        name = repr(self.name if len(self.name) <= SHOWN else f"{self.name[:SHOWN]}…")
        ending = did_you_mean(self.code, self.nearest)
        if self.because is not None:
            ending = {"nearest_da": f"; {self.because.da}", "nearest_en": f"; {self.because.en}"}
        return {"name": name, "known": ", ".join(self.nearest), **ending}


def did_you_mean(code: str, nearest: tuple[str, ...]) -> dict[str, str]:
    """The end of a sentence about a name that nothing has, in either language: the names that are near, else how to go on."""
    if nearest:
        names = [repr(name) for name in nearest]
        danish, english = f"mente du {' eller '.join(names)}?", f"did you mean {' or '.join(names)}?"
    else:
        danish, english = WITHOUT_NEAR.get(code, ("", ""))
    return {"nearest_da": danish and f"; {danish}", "nearest_en": english and f"; {english}"}
