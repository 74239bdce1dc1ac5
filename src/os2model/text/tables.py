"""Tables of budgets and of charges: their cells, and as plain text for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from os2model._checks import listed
from os2model.budgets import Budget
from os2model.charges import Charge
from os2model.money import Money
from os2model.text.formats import Language, check_language, number
from os2model.text.sentences import Words


@frozen(kw_only=True)
class Table:
    """The cells of a table (tabel), as the language writes them.

    Attributes:
        headings: the heading of each column.
        rows: the cells of each row; the first names the row.
        words: how many columns from the left hold words; the others hold amounts.
        currency: the code of their currency.

    Examples:
        >>> Table(headings=("Year", "Net"), rows=(("2026", "12,500.00"),), words=1, currency="DKK").headings
        ('Year', 'Net')
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int
    currency: str


def table(value: Budget | Iterable[Charge], language: Language) -> str:
    """A table in plain text, in the currency of its charges.

    Args:
        value: a budget, for a line a year and one for all of them; or charges, for a line each and one for their sum.
        language: `"da"` or `"en"`.

    Raises:
        InvalidValueError: it is neither, or there is no such language.

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
    cells = table_of(value, language)
    columns = list(zip(cells.headings, *cells.rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    lines: list[str] = []
    for row in (cells.headings, *cells.rows):
        aligned = [
            cell.ljust(width) if i < cells.words else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(aligned))
    return "\n".join(lines)


def table_of(value: Budget | Iterable[Charge], language: Language) -> Table:
    """The cells of a budget, or of charges.

    Examples:
        >>> table_of([], "en").rows
        (('Total', '', '', '', '0.00'),)
    """
    check_language(language)
    words = Words(language)
    return _of_budget(value, words) if isinstance(value, Budget) else _of_charges(value, words)


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
    headings = tuple(words.say(f"{name} heading") for name in ("year", "net", "vat", "gross", "refund", "cost"))
    return Table(headings=headings, rows=tuple(rows), words=1, currency=sums[0].currency)


def _of_charges(values: Iterable[Charge], words: Words) -> Table:
    charges = listed("charges", values, Charge)
    rows = [
        (
            words.write(charge.invoice_day),
            charge.subject,
            words.write(charge.kind),
            "" if charge.period is None else words.write(charge.period),
            number(charge.net, words.language),
        )
        for charge in charges
    ]
    currency = charges[0].net.currency if charges else "DKK"
    total = Money.total((charge.net for charge in charges), currency)
    rows.append((words.say("total"), "", "", "", number(total, words.language)))
    headings = tuple(words.say(f"{name} heading") for name in ("invoice", "subject", "kind", "period", "net"))
    return Table(headings=headings, rows=tuple(rows), words=len(headings) - 1, currency=currency)
