"""Plain records for data frames, spreadsheets and databases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from os2model._checks import listed
from os2model.assembly import AssemblyDeadline, YearDate
from os2model.budgets import BudgetYear
from os2model.charges import Charge
from os2model.comparisons import Difference
from os2model.corrections import Correction
from os2model.deadlines import Deadline
from os2model.electoral_rolls import RollChange, RollEntry
from os2model.entries import entry_kind
from os2model.findings import Finding, in_english
from os2model.money import Money
from os2model.statutes import Clause

Held = str | int | date | Decimal | None
"""What a record holds."""


def to_records(
    values: Iterable[Charge | Correction]
    | Iterable[BudgetYear]
    | Iterable[Difference]
    | Iterable[Deadline]
    | Iterable[RollEntry]
    | Iterable[RollChange]
    | Iterable[AssemblyDeadline]
    | Iterable[YearDate]
    | Iterable[Finding],
) -> list[dict[str, Held]]:
    """Charges and corrections, the years of a budget, differences, deadlines, rolls or findings, as pandas and Polars take them.

    Args:
        values: charges, such as `budget.charges`, and corrections; a budget for one record a year; `comparison.differences`;
            deadlines; `roll.entitled` and `roll.others` of an electoral roll, its changes; deadlines of a general assembly and
            dates of a year; or findings.

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


def _roll_entry(entry: RollEntry) -> dict[str, Held]:
    right, standing = entry.right, entry.right.standing
    event = standing.event
    return {
        "on": right.on,
        "organisation": entry.organisation.id,
        "name": entry.organisation.name,
        "votes": right.votes,
        "why_not": right.why_not.word if right.why_not else None,
        **_clause(right.clause),
        "status": standing.status.word,
        "since": standing.since,
        "event": entry_kind(event).word if event else None,
        "event_day": event.on if event else None,
        "recorded": event.recorded if event else None,
        "reason": standing.reason.word if standing.reason else None,
        "member_since": standing.member_since,
        "until": standing.until,
    }


def _roll_change(change: RollChange) -> dict[str, Held]:
    why_not = change.after.why_not
    return {
        "organisation": change.organisation.id,
        "name": change.organisation.name,
        "before": change.before.votes,
        "after": change.after.votes,
        "why_not": why_not.word if why_not else None,
        **_clause(change.after.clause),
    }


def _assembly_deadline(deadline: AssemblyDeadline) -> dict[str, Held]:
    return {"what": deadline.what.word, "last_day": deadline.last_day, **_clause(deadline.clause)}


def _year_date(each: YearDate) -> dict[str, Held]:
    period = each.period
    return {
        "what": each.what.word,
        "first_day": period.first_day,
        "last_day": period.last_day,
        "effective": each.effective,
        "source": in_english(each.source),
    }


def _clause(clause: Clause[Any] | None) -> dict[str, Held]:
    """The paragraph of a clause, and whether it stands there or was chosen where the bylaws are silent."""
    return {"bylaw": clause.bylaw if clause else None, "stands": clause.stands.word if clause else None}


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
        RollEntry: _roll_entry,
        RollChange: _roll_change,
        AssemblyDeadline: _assembly_deadline,
        YearDate: _year_date,
        Finding: _finding,
    }
)
