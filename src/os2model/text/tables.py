"""Tables of values: their cells, as plain text for a terminal or a mail, and as Markdown to paste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, cast

from os2model._checks import check_type, shown
from os2model.assembly import AssemblyDeadline, YearDate
from os2model.assessments import Assessment
from os2model.budgets import Budget
from os2model.charges import Charge
from os2model.comparisons import Comparison
from os2model.corrections import Correction
from os2model.cost_sharing import Prices
from os2model.dated import DatedRow
from os2model.deadlines import Deadline
from os2model.decisions import SideBySide
from os2model.electoral_rolls import ElectoralRoll, RollChange, RollEntry
from os2model.errors import InvalidValueError
from os2model.estimates import Estimate
from os2model.findings import Finding
from os2model.governance import GENERATOR_COLOURS, LEVELS, Colour, Theme
from os2model.loads import Meeting, MeetingLoad
from os2model.mergers import Consequence, Outcome
from os2model.money import Money
from os2model.price_lists import PriceList
from os2model.standings import Standing
from os2model.statutes import Statutes
from os2model.tallies import AnswerState, Tally
from os2model.text.assembly import of_assembly_deadlines, of_roll, of_roll_changes, of_roll_entries, of_year_dates
from os2model.text.cells import Table, headings, in_words
from os2model.text.charges import kind_of
from os2model.text.comparisons import of_comparison, of_deadlines
from os2model.text.cost_sharing import of_prices
from os2model.text.explanations import vat_of
from os2model.text.formats import Language, check_language, month_name, number, share, short_number
from os2model.text.levels import capital, decided_level
from os2model.text.memberships import is_dated_standing, of_statutes, of_timeline
from os2model.text.price_lists import of_price_list
from os2model.text.successions import of_consequences
from os2model.text.terms import row_value
from os2model.text.words import Words

_OfAssembly = RollEntry | RollChange | AssemblyDeadline | YearDate | tuple[date, Standing]
Row = Charge | Correction | DatedRow[Any] | Finding | SideBySide | Meeting | Deadline | _OfAssembly | Consequence
"""What is a line of a table."""
Whole = Budget | Assessment | MeetingLoad | Comparison | PriceList | Prices[Any] | Statutes | ElectoralRoll | Outcome
"""What has a table of its own."""
Tabular = Whole | Iterable[Row]
"""What has a table."""


def table(value: Tabular, language: Language, *, on: date | None = None) -> str:
    """A table in plain text.

    Args:
        value: a budget, for a line a year and one for all of them; charges or corrections, for a line each and one for their sum;
            rows of rules, such as `budget.caveats`; an assessment, for its answers counted by level, by theme and by what they
            measure; a meeting load, for its hours by group, organisation and month; a price list, for each of its prices on a day; a
            comparison, for each difference; prices from a cost, for each class; statutes, for each clause; a timeline of a
            membership, for each standing; an electoral roll, its entries or changes, for each organisation; the outcome of a
            succession, for each consequence; deadlines, those of an assembly, and dates of a year; findings, the rows of
            `DecisionLog.side_by_side`, or the meetings of a load, for a line each.
        language: `"da"` or `"en"`.
        on: the day of a price list; of no other table.

    Raises:
        InvalidValueError: it is none of these, or there is no such language; a price list without a day.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership, member_budget
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2025, 8, 14))
        >>> budget = member_budget(membership, [], years=[2025, 2026], rules=OS2_RULES)
        >>> print(table(budget, "en"))
        Year         Net       VAT      Gross  VAT refunded  Cost in the end
        2025   12,500.00  3,125.00  15,625.00      3,125.00        12,500.00
        2026   25,000.00  6,250.00  31,250.00      6,250.00        25,000.00
        Total  37,500.00  9,375.00  46,875.00      9,375.00        37,500.00
        >>> print(table(budget.charges, "en"))
        Invoice day  For  What            Period                         Net
        14 Aug 2025  OS2  membership fee  14 Aug 2025–31 Dec 2025  12,500.00
        1 Jan 2026   OS2  membership fee  1 Jan 2026–31 Dec 2026   25,000.00
        Total                                                      37,500.00
    """
    cells = table_of(value, language, on=on)
    columns = list(zip(cells.headings, *cells.rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    lines: list[str] = []
    for row in (cells.headings, *cells.rows):
        aligned = [
            cell.ljust(width) if i < cells.words else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(aligned).rstrip())
    return "\n".join(lines)


def markdown(value: Tabular, language: Language, *, on: date | None = None) -> str:
    """A table in Markdown, to paste into a report; an assessment by theme and level, in the lights of OS2's reports.

    A price list is that of the day `on`.

    Raises:
        InvalidValueError: it has no table, or there is no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> day = date(2026, 6, 23)
        >>> answers = {"R1": AnswerState.MET, "R2": AnswerState.UNKNOWN, "R3": AnswerState.NOT_APPLICABLE}
        >>> print(markdown(Assessment("x", catalogue=OS2_RULES.catalogue.on(day), on=day, answers=answers), "en"))
        | Answers | The sandbox | Level 1 | Level 2 | Level 3 | Total |
        |---|---|---|---|---|---|
        | Relevance | 🟢 1 | – | 🟡 1 ⚪ 1 | 🔴 1 | 🟢 1 🟡 1 🔴 1 ⚪ 1 |
        | Form | 🔴 5 | 🔴 4 | 🔴 9 | 🔴 2 | 🔴 20 |
        | Strategy | – | 🔴 2 | 🔴 2 | 🔴 1 | 🔴 5 |
        | Governance | – | 🔴 4 | 🔴 6 | 🔴 4 | 🔴 14 |
        | Total | 🟢 1 🔴 5 | 🔴 10 | 🟡 1 🔴 17 ⚪ 1 | 🔴 8 | 🟢 1 🟡 1 🔴 40 ⚪ 1 |
    """
    check_language(language)
    cells = _lights(value, Words(language)) if isinstance(value, Assessment) else table_of(value, language, on=on)
    rules = ["---" if i < cells.words else "--:" for i in range(len(cells.headings))]
    rows = [[cell.replace("|", "\\|") for cell in row] for row in (cells.headings, *cells.rows)]
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{'|'.join(rules)}|", *body])


def table_of(value: Tabular, language: Language, *, on: date | None = None) -> Table:
    """The cells of a value that has a table; of a price list those of a day.

    Examples:
        >>> table_of([], "en").headings
        ('None',)
    """
    check_language(language)
    words = Words(language)
    found = value_or_rows(value)
    if isinstance(found, PriceList) is (on is None):
        raise InvalidValueError("text.on", {"got": shown(on)})
    if isinstance(found, PriceList):
        return of_price_list(found, cast("date", on), words)
    if not isinstance(found, tuple):
        return _OF_WHOLE[type(found)](found, words)
    if not found:
        return Table(headings=(words.say("nothing"),), rows=(), words=1)
    return _OF_ROWS.get(type(found[0]), of_timeline)(found, words)


def value_or_rows(value: Tabular) -> Whole | tuple[Row, ...]:
    """The value itself, or the lines it consists of; refused is what has no table, and lines of several kinds.

    Examples:
        >>> value_or_rows(iter([]))
        ()
    """
    return cast("Whole", value) if isinstance(value, (PriceList, *_OF_WHOLE)) else _rows_of(value)


def _rows_of(value: object) -> tuple[Row, ...]:
    rows = tuple(cast("Iterable[object]", value)) if isinstance(value, Iterable) else (value,)
    for row in rows:
        if not (isinstance(row, tuple(_OF_ROWS)) or is_dated_standing(row)):
            raise InvalidValueError("text.no-table", {"got": shown(row)})
        check_type("value", row, type(rows[0]))
    return cast("tuple[Row, ...]", rows)


def _of_budget(budget: Budget, words: Words) -> Table:
    years = [
        (year.totals.net, year.totals.vat, year.totals.gross, year.refunded_vat, year.cost_after_vat_refund)
        for year in budget
    ]
    sums = tuple(Money.total(column, column[0].currency) for column in zip(*years, strict=True))
    names = [*(str(year.year) for year in budget), words.say("total")]
    rows = [
        (name, *(number(money, words.language) for money in amounts))
        for name, amounts in zip(names, [*years, sums], strict=True)
    ]
    named = headings(words, "year", "net", "vat", "gross", "refund", "cost")
    return Table(headings=named, rows=tuple(rows), words=1, currency=sums[0].currency, summed=True)


def _of_charges(charges: tuple[Charge | Correction, ...], words: Words) -> Table:
    """Charges with their amounts, or corrections with what should be and what was charged; payers and VAT where they differ."""
    made = [each if isinstance(each, Charge) else each.charge for each in charges]
    columns: dict[str, list[str]] = {
        "invoice": [words.write(each.invoice_day) for each in charges if isinstance(each, Charge)],
        "payer": [each.payer for each in made],
        "payee": [each.payee for each in made],
        "subject": [each.subject for each in made],
        "kind": [kind_of(each, words) for each in made],
        "period": ["" if each.period is None else words.write(each.period) for each in made],
        "treatment": [vat_of(each.vat_treatment, words) for each in made],
    }
    dull = [name for name in ("payer", "payee", "treatment") if len(set(columns[name])) == 1]
    kept = {name: cells for name, cells in columns.items() if cells and name not in dull}
    amounts = [_amounts(charge) for charge in charges]
    currency = charges[0].net.currency
    sums = {name: Money.total((each[name] for each in amounts), currency) for name in amounts[0]}
    total = (words.say("total"), *[""] * (len(kept) - 1))
    rows = [
        (*cells, *(number(money, words.language) for money in each.values()))
        for cells, each in zip([*zip(*kept.values(), strict=True), total], [*amounts, sums], strict=True)
    ]
    named = headings(words, *kept, *sums)
    return Table(headings=named, rows=tuple(rows), words=len(kept), currency=currency, summed=True)


def _amounts(charge: Charge | Correction) -> dict[str, Money]:
    if isinstance(charge, Charge):
        return {"net": charge.net}
    return {"due": charge.due_net, "issued": charge.issued_net, "correction": charge.net}


def _of_assessment(assessment: Assessment, words: Words) -> Table:
    """The answers counted by level, theme and measure: each state that occurs, with its share."""
    tallies = [
        *((words.write(level), tally) for level, tally in assessment.by_level.items()),
        *((words.write(theme), tally) for theme, tally in assessment.by_theme.items()),
        *((words.write(tag) if tag else words.say("other"), tally) for tag, tally in assessment.by_measure.items()),
        (words.say("total"), assessment.tally),
    ]
    states = [state for state in AnswerState if assessment.tally.count(state)]
    rows = [
        (
            capital(name),
            *(f"{words.write(tally.count(state))} ({share(tally.share(state), words.language)})" for state in states),
            words.write(tally.total),
        )
        for name, tally in tallies
    ]
    named = (words.say("answers heading"), *(capital(words.write(state)) for state in states), words.say("total"))
    return Table(headings=named, rows=tuple(rows), words=1, summed=True)


def _of_load(load: MeetingLoad, words: Words) -> Table:
    """The hours by group, by organisation and by month, as far as there are any."""
    groups = [(words.write(group.label), hours) for group, hours in load.by_group.items()]
    parts: list[tuple[str, Estimate]] = []
    if any(load.by_organisation):
        for organisation, hours in load.by_organisation.items():
            parts.append((organisation.name if organisation else words.say("no organisation"), hours))
    if any(load.by_month):
        for month, hours in load.by_month.items():
            parts.append((month_name(month, words.language) if month else words.say("no month"), hours))
    named = [
        *groups,
        (words.say("total"), load.hours),
        *((words.say("of which", name=name), hours) for name, hours in parts),
    ]
    rows = tuple(
        (
            capital(name),
            *(short_number(each, words.language) for each in (hours.low, hours.typical, hours.high, hours.expected)),
        )
        for name, hours in named
    )
    columns = headings(words, "hours", "low", "typical", "high", "expected")
    return Table(headings=columns, rows=rows, words=1, summed=not parts)


def _of_meeting(meeting: Meeting, words: Words) -> dict[str, str]:
    held = words.write(meeting.day) if meeting.day else words.say("skipped")
    return {"held": held, "rule": words.write(meeting.rule_day), "group": words.write(meeting.group.label)}


def _lights(assessment: Assessment, words: Words) -> Table:
    """The answers counted by theme and level, as the lights of OS2's reports."""
    by_cell, by_level, by_theme = assessment.by_cell, assessment.by_level, assessment.by_theme
    rows = [(words.write(theme), [*(by_cell[theme, level] for level in LEVELS), by_theme[theme]]) for theme in Theme]
    rows.append((words.say("total"), [*by_level.values(), assessment.tally]))
    named = (words.say("answers heading"), *(capital(words.write(level)) for level in LEVELS), words.say("total"))
    cells = tuple((capital(name), *(_light(tally) for tally in tallies)) for name, tallies in rows)
    return Table(headings=named, rows=cells, words=len(named))


def _light(tally: Tally) -> str:
    counted: Counter[Colour] = Counter()
    for state in AnswerState:
        counted[GENERATOR_COLOURS[state]] += tally.count(state)
    return " ".join(f"{colour.light} {counted[colour]}" for colour in Colour if counted[colour]) or "–"


def _of_findings(findings: tuple[Finding, ...], words: Words) -> Table:
    """The sentence of each, with its place, whom it is about and how much it weighs, where that tells them apart."""
    columns: dict[str, list[str]] = {
        "path": [words.write(finding.path) for finding in findings],
        "about": ["" if finding.names_subject else words.write(finding.subject) for finding in findings],
        "severity": [words.write(finding.severity) for finding in findings],
        "finding": [words.finding(finding) for finding in findings],
    }
    if len(set(columns["severity"])) == 1:
        del columns["severity"]
    kept = {name: cells for name, cells in columns.items() if any(cells)}
    named = headings(words, *kept)
    return Table(headings=named, rows=tuple(zip(*kept.values(), strict=True)), words=len(named))


def _of_level(row: SideBySide, words: Words) -> dict[str, str]:
    by = words.write(row.decision.by if row.decision else None)
    computed = words.write(row.computed)
    return {"on": words.write(row.on), "decided": decided_level(row, words), "by": by, "computed": computed}


def _of_row(row: DatedRow[Any], words: Words) -> dict[str, str]:
    """A row of rules, such as one of the caveats of a budget."""
    since = "" if row.since == date.min else words.write(row.since)
    rests_on = {"basis": words.write(row.basis), "source": words.write(row.source)}
    return {"table": words.write(row.table), "since": since, "value": row_value(row, words), **rests_on}


_OF_WHOLE: Final[Mapping[type, Callable[[Any, Words], Table]]] = MappingProxyType(
    {
        Budget: _of_budget,
        Assessment: _of_assessment,
        MeetingLoad: _of_load,
        Comparison: of_comparison,
        Prices: of_prices,
        Statutes: of_statutes,
        ElectoralRoll: of_roll,
        Outcome: lambda outcome, words: of_consequences(outcome.consequences, words),
    }
)
_OF_ROWS: Final[Mapping[type, Callable[[Any, Words], Table]]] = MappingProxyType(
    {
        Charge: _of_charges,
        Correction: _of_charges,
        DatedRow: in_words(_of_row),
        Finding: _of_findings,
        SideBySide: in_words(_of_level),
        Meeting: in_words(_of_meeting),
        Deadline: of_deadlines,
        RollEntry: of_roll_entries,
        RollChange: of_roll_changes,
        AssemblyDeadline: of_assembly_deadlines,
        YearDate: of_year_dates,
        Consequence: of_consequences,
    }
)
