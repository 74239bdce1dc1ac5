"""Plain records for data frames, spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from os2model._checks import listed
from os2model.budgets import BudgetYear
from os2model.charges import Charge
from os2model.comparisons import Difference
from os2model.corrections import Correction
from os2model.deadlines import Deadline
from os2model.findings import Finding, in_english
from os2model.money import Money

Held = str | int | date | Decimal | None
"""What a record holds."""


def to_records(
    values: Iterable[Charge | Correction]
    | Iterable[BudgetYear]
    | Iterable[Difference]
    | Iterable[Deadline]
    | Iterable[Finding],
) -> list[dict[str, Held]]:
    """Charges and corrections, the years of a budget, differences, deadlines or findings, as pandas and Polars take them.

    Args:
        values: charges, such as `budget.charges`, and corrections; a budget for one record a year; `comparison.differences`;
            deadlines; or findings.

    Returns:
        A dict for each value, with the same keys in the same order: amounts as `Decimal` kroner, days as `date`, kinds and
        categories as their words, what is not there as None. `year` is that of the invoice day. What a finding holds is text, in
        English where it has words of both languages; its sentence is `text.explain(finding, language)`.

    Raises:
        InvalidValueError: something is none of these.

    Examples:
        >>> from os2model import OS2_RULES, membership_fee
        >>> (record,) = to_records([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)])
        >>> record["kind"], record["year"], record["net"]
        ('membership_fee', 2026, Decimal('12500.00'))
    """
    return [_RECORDS[type(value)](value) for value in listed("values", values, *_RECORDS)]


def _charge(charge: Charge) -> dict[str, Held]:
    period, rate = charge.period, charge.vat_treatment.rate
    return {
        "payer": charge.payer,
        "payee": charge.payee,
        "subject": charge.subject,
        "kind": charge.kind.word,
        "line": charge.line,
        "year": charge.invoice_day.year,
        "first_day": period.first_day if period else None,
        "last_day": period.last_day if period else None,
        "invoice_day": charge.invoice_day,
        "net": _kroner(charge.net),
        "currency": charge.net.currency,
        "vat_category": charge.vat_treatment.category.code,
        "vat_rate": Decimal(str(rate)) if rate is not None else None,
    }


def _year(year: BudgetYear) -> dict[str, Held]:
    totals = year.totals
    return {
        "year": year.year,
        "net": _kroner(totals.net),
        "vat": _kroner(totals.vat),
        "gross": _kroner(totals.gross),
        "refunded_vat": _kroner(year.refunded_vat),
        "cost_after_vat_refund": _kroner(year.cost_after_vat_refund),
        "currency": totals.currency,
    }


def _difference(difference: Difference) -> dict[str, Held]:
    return {
        "payer": difference.payer.id,
        "payee": difference.payee,
        "subject": difference.subject,
        "product": difference.product,
        "year": difference.year,
        "before": _kroner(difference.before),
        "after": _kroner(difference.after),
        "difference": _kroner(difference.amount),
        "together": _kroner(difference.together),
        "causes": ", ".join(kind.word for cause in difference.causes for kind in cause.kinds),
        "currency": difference.after.currency,
    }


def _deadline(deadline: Deadline) -> dict[str, Held]:
    return {
        "day": deadline.day,
        "kind": deadline.kind.word,
        "of": deadline.of,
        "organisation": deadline.organisation.id,
        "subject": deadline.subject,
        "last_day": deadline.last_day,
    }


def _finding(finding: Finding) -> dict[str, Held]:
    about = {"subject": finding.subject, "found": finding.found, "expected": finding.expected}
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "path": finding.path,
        **{name: None if value is None else in_english(value) for name, value in about.items()},
        "nearest": ", ".join(finding.nearest),
        "source": finding.source,
        "day": finding.day,
    }


def _kroner(money: Money) -> Decimal:
    return Decimal(money.number)


_RECORDS: Final[Mapping[type, Callable[[Any], dict[str, Held]]]] = MappingProxyType(
    {
        Charge: _charge,
        Correction: lambda correction: _charge(correction.charge),
        BudgetYear: _year,
        Difference: _difference,
        Deadline: _deadline,
        Finding: _finding,
    }
)
