"""Why a value is what it is: charges and budgets with all they rest on, levels with what is in the way, findings, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from os2model._checks import shown
from os2model.assembly import AssemblyDeadline
from os2model.budgets import Budget, BudgetYear
from os2model.charges import Charge
from os2model.comparisons import Comparison, Difference
from os2model.corrections import Correction
from os2model.cost_sharing import Prices
from os2model.dated import DatedRow, unpublished
from os2model.deadlines import Deadline
from os2model.decisions import SideBySide
from os2model.differences import Diff
from os2model.documents import DocumentControl
from os2model.electoral_rolls import ElectoralRoll
from os2model.errors import InvalidDataError, InvalidValueError, OS2ModelError
from os2model.evaluations import Evaluation, Missing
from os2model.findings import Finding
from os2model.loads import MeetingLoad, ShareOfYear
from os2model.mergers import Consequence, Outcome
from os2model.sources import Basis
from os2model.standings import Standing
from os2model.statutes import Statutes
from os2model.text.assembly import assembly_deadline_lines, roll_lines
from os2model.text.charges import Reasons, charge_line, named, untaxed
from os2model.text.comparisons import comparison_lines, deadline_lines, difference_lines
from os2model.text.cost_sharing import prices_lines
from os2model.text.formats import Language, check_language, number, paragraph
from os2model.text.levels import diff_lines, evaluation_lines, missing_lines, side_by_side_lines
from os2model.text.loads import load_lines, share_lines, working_year_lines
from os2model.text.memberships import document_lines, standing_lines, statutes_lines, voting_lines
from os2model.text.successions import consequence_line, outcome_lines
from os2model.text.terms import row_value
from os2model.text.words import Words
from os2model.vat import VatStep, VatTreatment
from os2model.voting_rights import VotingRight
from os2model.working_year import WorkingYear

Explained = (
    Charge
    | Correction
    | DatedRow[Any]
    | Budget
    | BudgetYear
    | Evaluation
    | Missing
    | Diff
    | SideBySide
    | Comparison
    | Difference
    | Prices[Any]
    | Deadline
    | MeetingLoad
    | ShareOfYear
    | WorkingYear
    | Standing
    | VotingRight
    | Statutes
    | DocumentControl
    | ElectoralRoll
    | AssemblyDeadline
    | Outcome
    | Consequence
    | Finding
    | OS2ModelError
)
"""What has an explanation."""


def explain(value: Explained, language: Language) -> str:
    """Why a value is what it is.

    Args:
        value: a charge: one line that ends in its sum; a correction: what is due less what was issued, and why; a row of rules, such as one of `budget.caveats`: its table, first day,
            value, what it rests on and its source; a budget: what is not published, each year with its charges, and
            the sources; one year of it; an evaluation: the level computed, what is in the way of the next and what to ask;
            what is missing for a level; what differs between two assessments; a decided beside a computed level; a comparison of two associations, or one of its differences; prices from a cost; a deadline; a meeting
            load, its share of a working year, and the year as a chain; the standing of an organisation and its voting right, by
            which entry and which clause; statutes, clause by clause; the header of a document; an electoral roll: who votes,
            and who does not and why; a deadline of a general assembly; what follows from a
            succession, or one consequence of it; a finding; an error of the library: what is wrong and
            the way out.
        language: `"da"` or `"en"`.

    Raises:
        InvalidValueError: there is no text for such a value, or no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, dkk, membership_fee
        >>> rules = OS2_RULES.amended(since=date(2027, 1, 1), membership_fee=dkk(26500), source="General assembly 2026")
        >>> print(explain(membership_fee(2027, joined=date(2027, 8, 14), rules=rules), "en"))
        OS2, membership fee 2027, 14 Aug 2027–31 Dec 2027: DKK 13,250.00 = half the year's fee, joined after 1 July (bylaws § 5, stk. 1): 26,500.00 × 1/2 = 13,250.00
    """
    check_language(language)
    words = Words(language)
    for kind, lines in _LINES.items():
        if isinstance(value, kind):
            return "\n".join(lines(value, words))
    raise InvalidValueError("text.unknown", {"got": shown(value)})


def _error(error: OS2ModelError, words: Words) -> Iterator[str]:
    if isinstance(error, InvalidDataError):
        yield from words.faults(error)
    else:
        yield words.error(error.code, error.details)


def correction_lines(correction: Correction, words: Words) -> Iterator[str]:
    """A correction: what is due less what was issued, then why that much is due.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> fee = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
        >>> print(*correction_lines(Correction(due=None, issued=[fee]), Words("da")))
        OS2, kontingent 2026, 14.8.2026–31.12.2026, regulering (moms 25 %): -12.500,00 kr. = opkrævet 12.500,00, skal være 0,00: 0,00 − 12.500,00 = -12.500,00
    """
    yield words.say(
        "correction",
        what=named(correction.charge, words),
        vat=vat_of(correction.vat_treatment, words),
        net=correction.net,
        due=number(correction.due_net, words.language),
        issued=number(correction.issued_net, words.language),
        left=number(correction.net, words.language),
    )
    if correction.due:
        yield "  " + charge_line(correction.due, Reasons(words))


def vat_of(treatment: VatTreatment, words: Words) -> str:
    """How something is treated for VAT, in a few words.

    Examples:
        >>> from os2model import Percent, VatCategory
        >>> vat_of(VatTreatment(VatCategory.STANDARD, Percent("25")), Words("en"))
        'VAT 25 %'
    """
    return next(untaxed(treatment, words), None) or words.say("vat rate", rate=treatment.rate)


def _budget(budget: Budget, words: Words) -> Iterator[str]:
    """The lines of a budget; what is not published is numbered, and marked by its number where it is used."""
    rows = budget.rows
    caveats = unpublished(rows)
    reasons = Reasons(words, caveats)
    yield words.say("budget", name=budget.organisation.name)
    numbered = (words.say("numbered", n=n, text=_row(row, "row", words)) for n, row in enumerate(caveats, start=1))
    yield from paragraph(words.say("caveats"), numbered)
    yield from paragraph(words.say("not counted"), map(words.finding, budget.findings))
    for year in budget:
        yield ""
        yield from _year(year, reasons)
    published = [row for row in rows if row.basis is Basis.PUBLISHED]
    if published:
        refunds = dict.fromkeys(year.vat_refund for year in budget if year.vat_refund)
        schemes = (words.say("scheme", scheme=refund.scheme, law=refund.law) for refund in refunds)
        yield from paragraph(words.say("sources"), [*(_row(row, "source", words) for row in published), *schemes])


def _comparison(comparison: Comparison, words: Words) -> Iterator[str]:
    """The lines of a comparison, then what it rests on that is not published."""
    yield from comparison_lines(comparison, words)
    yield from paragraph(words.say("caveats"), (_row(row, "row", words) for row in comparison.caveats))


def _row(row: DatedRow[Any], key: str, words: Words) -> str:
    """A row of rules: its table, first day, value where a line can hold it, what it rests on, and source."""
    since = "" if row.since == date.min else words.say("since", day=row.since)
    value = row_value(row, words)
    held = words.say("value", value=value) if value else ""
    return words.say(key, table=row.table, since=since, value=held, basis=row.basis, source=row.source)


def _year(year: BudgetYear, reasons: Reasons) -> Iterator[str]:
    words, totals = reasons.words, year.totals
    yield str(year.year)
    if not year.charges:
        yield "  " + words.say("no charges")
        return
    for charge in year.charges:
        yield "  " + charge_line(charge, reasons)
    rates = ", ".join(words.write(group.rate) for group in totals.groups if group.rate) or words.say("no rate")
    steps = (step for charge in year.charges for step in charge.steps if isinstance(step, VatStep))
    marks = "".join(dict.fromkeys(mark for step in steps for mark in reasons.marks(step)))
    yield "  " + words.say("gross", net=totals.net, vat=totals.vat, rates=rates, marks=marks, gross=totals.gross)
    for payee, paid in year.by_payee.items() if len(year.by_payee) > 1 else ():
        yield "  " + words.say("of which to", payee=payee, net=paid.net, vat=paid.vat, gross=paid.gross)
    cost, marks = year.cost_after_vat_refund, reasons.of_row(year.vat_refunds)
    if year.vat_refund is None:
        yield "  " + words.say("no refund", marks=marks, cost=cost)
    else:
        yield "  " + words.say("refund", gross=totals.gross, vat=year.refunded_vat, marks=marks, cost=cost)


_LINES: Final[Mapping[type, Callable[[Any, Words], Iterable[str]]]] = MappingProxyType(
    {
        Charge: lambda charge, words: [charge_line(charge, Reasons(words))],
        Correction: correction_lines,
        DatedRow: lambda row, words: [_row(row, "row", words)],
        Budget: _budget,
        BudgetYear: lambda year, words: _year(year, Reasons(words)),
        Evaluation: evaluation_lines,
        Missing: missing_lines,
        Diff: diff_lines,
        SideBySide: side_by_side_lines,
        Comparison: _comparison,
        Prices: prices_lines,
        Deadline: deadline_lines,
        Difference: difference_lines,
        MeetingLoad: load_lines,
        ShareOfYear: share_lines,
        WorkingYear: working_year_lines,
        Standing: standing_lines,
        VotingRight: voting_lines,
        Statutes: statutes_lines,
        DocumentControl: document_lines,
        ElectoralRoll: roll_lines,
        AssemblyDeadline: assembly_deadline_lines,
        Outcome: outcome_lines,
        Consequence: lambda consequence, words: [consequence_line(consequence, words)],
        Finding: lambda finding, words: [words.finding_line(finding)],
        OS2ModelError: _error,
    }
)
