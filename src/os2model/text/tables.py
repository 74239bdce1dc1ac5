"""Tables in plain text, for a terminal or a mail."""

from __future__ import annotations

from os2model._checks import check_type
from os2model.budgets import Budget
from os2model.money import Money
from os2model.text.formats import Language, check_language, number
from os2model.text.sentences import Words


def table(budget: Budget, language: Language) -> str:
    """A budget year by year, in the currency of its charges, with a last line for all years.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership, member_budget
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2025, 8, 14))
        >>> print(table(member_budget(membership, [], years=[2025, 2026], rules=OS2_RULES), "en"))
        Year         Net       VAT      Gross  VAT refunded  Cost in the end
        2025   12,500.00  3,125.00  15,625.00      3,125.00        12,500.00
        2026   25,000.00  6,250.00  31,250.00      6,250.00        25,000.00
        Total  37,500.00  9,375.00  46,875.00      9,375.00        37,500.00
    """
    check_language(language)
    check_type("budget", budget, Budget)
    words = Words(language)
    years = [
        (year.totals.net, year.totals.vat, year.totals.gross, year.refunded_vat, year.cost_after_vat_refund)
        for year in budget
    ]
    sums = tuple(Money.total(column, column[0].currency) for column in zip(*years, strict=True))
    names = [*(str(year.year) for year in budget), words.say("total")]
    rows = [tuple(words.say(f"{name} heading") for name in ("year", "net", "vat", "gross", "refund", "cost"))]
    rows += [
        (name, *(number(money, language) for money in amounts))
        for name, amounts in zip(names, [*years, sums], strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)
