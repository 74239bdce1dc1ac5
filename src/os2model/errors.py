"""The errors of the library: one base, a small closed family below it.

Each error carries its values and a `code`; the English sentences stand here, the Danish ones in `text.sentences` under
the same codes. A rule that is not met is no error: that gives findings.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from os2model.labels import Label
    from os2model.money import Money

_SHOWN: Final = 60

ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "value.type": "{what} must be of type {expected}, such as {example}; got {got}",
        "value.empty": "{what} cannot be empty; write text such as {example}",
        "value.range": "{what} must lie in {expected}, got {got}",
        "value.choice": "{what} can only be {expected}, got {got}",
        "value.negative": "{what} cannot be negative, got {got}; write an amount of 0 or more",
        "money.float": "an amount of money cannot be a float, got {got}; write {readings_en}",
        "money.type": "an amount of money is an int, a Decimal or text, got {got}; write dkk(25000) or dkk({text})",
        "money.text": "{got} is not an amount; write digits with a dot before the øre, such as {text}",
        "money.decimals": "{got} has {decimals} decimals and {currency} has {allowed}; write {readings_en}",
        "money.text-currency": "{got} is not an amount with its currency; write it such as '25000.00 DKK'",
        "money.digits": "an amount of more than 15 digits is refused, got {got}; check the unit",
        "money.currency": "{got} is not a currency of the library; write one of {expected}",
        "money.weights": "an amount is split by whole numbers or Fractions, none negative and not all 0, got {got}; "
        "write weights such as [1, 1, 2]",
        "percent.text": '{got} is not a percent; write digits with a dot before decimals, such as Percent("25")',
        "identifier.cvr.format": "CVR number {number} is not 8 digits; write it without spaces, such as {example}",
        "identifier.cvr.check-digit": "CVR number {number} fails its check digit (modulus 11 leaves {left}); "
        "look the number up in the CVR register",
        "identifier.cvr.leading-zero": "CVR number {number} begins with 0 and none does; "
        "look the number up in the CVR register",
        "identifier.gln.format": "GLN (EAN number) {number} is not 13 digits; write it without spaces, such as {example}",
        "identifier.gln.check-digit": "GLN (EAN number) {number} ends in {got} and its check digit is {expected}; "
        "look the number up with its owner",
        "identifier.p_number.format": "P-number {number} is not 10 digits; write it without spaces, such as {example}",
        "identifier.municipality.format": "municipality code {number} is not four digits that begin with one 0; "
        "write it such as {example}",
        "identifier.region.format": "region code {number} is not four digits that begin with 10; write it such as {example}",
        "dated.no-value": "a row needs a value, got None from {day}; write a Hole where nothing is published",
        "dated.empty": "the table {table.en} has no row; give at least a row or a hole",
        "dated.order": "the rows of {table.en} must be newest first on different days, got {later} after {earlier}; "
        "put the new row at the top",
        "dated.taken": "{table.en} already has a row from {day}; choose another day, or correct that row at its source",
        "size.limits": "size limits must rise, got medium from {medium}, large from {large}, very large from {very_large}",
        "size.reason": "a size that is assigned needs its reason; add size_reason=…",
        "organisation.identity": "{name} needs an identity; give id=, cvr= or a code",
        "organisation.ceased": "{name} ceased on {last_day} and cannot be charged for later days; "
        "end its memberships and subscriptions there; its successor: {successor}",
        "register.twice": "{name} stands twice in the register; keep one of the two",
        "vat.rate-needed": "VAT category {category} needs a rate above 0, got {got}",
        "vat.rate-zero": "VAT category {category} goes with the rate 0 alone, got {got}; write Percent(0)",
        "vat.rate-none": "VAT category {category} has no rate, got {got}; write None",
        "vat.reason-needed": "VAT category {category} needs a reason; say why no VAT is charged",
        "vat.reason-forbidden": "VAT category {category} has no reason, got {got}; leave it out",
        "clause.bylaw": "an explicit clause names its bylaw; write explicit(value, {example})",
        "clause.because": "a default clause says why; write default(value, because=…)",
        "price_list.line-twice": "{product} has two lines named {name}; give each its own name",
        "price_list.fee-line": "{name} cannot be a membership fee: that is no line of a price list; "
        "write another ChargeKind",
        "rule_book.twice": "{name} stands twice in the rule book; keep one of the two",
        "fee.joined-after": "the fee of {year} was asked for a membership that begins on {joined}; "
        "ask for {first_year} or later",
        "fee.mid-year": "the membership fee holds for whole calendar years, got a row from {day}; "
        "write date({year}, 1, 1) or date({next}, 1, 1)",
        "rules.nothing": "no rule was given to change; write a value, such as membership_fee=dkk(25000)",
        "budget.years": "a budget needs at least one year; write years=range(2026, 2031)",
        "budget.other-payer": "the subscription to {product} belongs to {other}, the membership to {name}; "
        "give one budget the facts of one organisation",
        "subscription.twice": "{name} has two subscriptions to {product} that overlap; "
        "end the first before the second begins",
        "totals.other": "only charges can be added up, got {got}; give what has net and vat_treatment",
        "period.reversed": "a period cannot end ({last_day}) before it begins ({first_day}); "
        "swap them, or leave last_day out for a period without an end",
        "period.open": "the period from {first_day} has no last day; give it one",
        "period.calendar": "the calendar has no such day: a step from {first_day} leaves the years 1 to 9999; "
        "choose nearer days",
        "period.outside": "{first_day} does not split the period; give a day after its first one, within it",
        "period.text": "{got} is not a period; write two days such as '2026-01-01/2026-12-31', or '2026-01-01/..'",
        "period.month-day": "{got} is not a day of the year; write it such as '--07-01'",
        "money.currency-mismatch": "{left} and {right} are of different currencies; exchange one of them first",
        "rule.hole": "no {table.en} is published for {day}; assume one: rules.assuming({way_out}, because=…)",
        "rule.before-first": "no {table.en} is known for {day}; the first one known is of {first_day}, "
        "ask for that day or later",
        "rule.no-price-list": "no {table.en} is published; give your own: attrs.evolve(rules, price_lists=[…])",
        "fact.inhabitants": "{of}'s inhabitants on {on} are not known (known: {known}); "
        "give them, or assume the latest: rules.assuming({way_out}, because=…)",
        "fact.size": "{of} has no size class on {on}: no inhabitants are known; "
        "give them, or assign a size: attrs.evolve(organisation, {way_out}, size_reason=…)",
        "fact.member": "whether {of} is a member on {on} is not known; give {way_out}, or ask for a member_budget",
        "name.authority": "{name} is not in the register{nearest_en}",
        "name.product": "{name} is not a product of these rules{nearest_en}",
        "name.rule": "{name} is not a table of the rule book{nearest_en}",
        "name.year": "{name} is not among the years of this budget ({known}); add it to years=",
        "language.unknown": "{got} is not a language of the library; write 'da' or 'en'",
        "text.unknown": "there is no text for {got}; explain a charge, a budget or an error of the library",
    }
)


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
        return ENGLISH[self.code].format_map(self.details)


class InvalidValueError(OS2ModelError, ValueError):
    """A value that means nothing in the domain.

    Attributes:
        code: which rule was broken, such as `money.float`.
        values: what the sentence names, such as what was got and what was expected.

    Examples:
        >>> from os2model import dkk
        >>> dkk("25.000")
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: '25.000' has 3 decimals and DKK has 2; write "25000" for 25000 kr. or "25.00" for 25 kr.
    """

    def __init__(self, code: str, values: Mapping[str, object]) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
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
        why: `reversed`, `open`, `outside` or `calendar`.
        first_day: the first day of the period, or the day that was refused.
        last_day: its last day, where it has one.

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
        self.first_day = first_day
        self.last_day = last_day

    @property
    def why(self) -> str:
        """`reversed`, `open`, `outside` or `calendar`."""
        return self.code.rpartition(".")[2]


class NoRuleInForceError(OS2ModelError, LookupError):
    """No row of a table holds on the day: nothing is published, or the table begins later.

    Attributes:
        table: the label of the table.
        day: the day asked for; None where the whole table is missing.
        first_day: the first day of the table, where the day asked lies before it.
        way_out: the argument that assumes a value, as it is typed.

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
            self.code = "rule.before-first" if first_day else "rule.hole"
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
        self.of = of
        self.on = on
        self.known = known
        self.way_out = way_out

    @property
    def what(self) -> str:
        """`inhabitants`, `size` or `member`."""
        return self.code.rpartition(".")[2]


class UnknownNameError(OS2ModelError, KeyError):
    """A name that nothing has. A `KeyError`, so that a register is an ordinary mapping.

    Attributes:
        what: `authority`, `product`, `rule` or `year`.
        name: what was asked for.
        nearest: the names most like it, nearest first.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> AUTHORITIES["Sonderborg"]
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?
    """

    def __init__(self, what: str, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(what, name, nearest)
        self.code = f"name.{what}"
        self.name = name
        self.nearest = nearest

    @property
    def what(self) -> str:
        """`authority`, `product`, `rule` or `year`."""
        return self.code.rpartition(".")[2]

    @property
    def details(self) -> dict[str, object]:
        """The values that the sentences of this error name."""
        names = [repr(name) for name in self.nearest]
        return {
            "name": repr(self.name if len(self.name) <= _SHOWN else f"{self.name[:_SHOWN]}…"),
            "nearest_en": f"; did you mean {' or '.join(names)}?" if names else "",
            "nearest_da": f"; mente du {' eller '.join(names)}?" if names else "",
            "known": ", ".join(self.nearest),
        }
