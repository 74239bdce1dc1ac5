"""Pictures as SVG text: small, without script, in the colours of the page they stand on."""

from __future__ import annotations

from html import escape

from os2model._checks import check_type
from os2model.budgets import Budget
from os2model.text.formats import Language, amount, check_language
from os2model.text.sentences import Words

_WIDTH, _ROW, _NAMES, _AMOUNTS = 640, 28, 56, 150


def svg(budget: Budget, language: Language) -> str:
    """The cost of each year after the refund of VAT, as one bar picture.

    Args:
        budget: what is drawn.
        language: `"da"` or `"en"`.

    Returns:
        An `svg` element that takes its colours from `currentColor`, with a title for those who do not see it.

    Raises:
        InvalidValueError: it is no budget, or there is no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership, member_budget
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> svg(member_budget(membership, [], years=[2026], rules=OS2_RULES), "da")[:63]
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 32" ro'
    """
    check_language(language)
    check_type("budget", budget, Budget)
    words = Words(language)
    most = max(year.cost_after_vat_refund.minor for year in budget)
    bars: list[str] = []
    described: list[str] = []
    for i, year in enumerate(budget):
        cost = year.cost_after_vat_refund
        written = escape(amount(cost, language))
        width = cost.minor * (_WIDTH - _NAMES - _AMOUNTS) // most if most else 0
        middle = _ROW * i + 18
        bars.append(
            f'<text x="0" y="{middle}">{year.year}</text>'
            f'<rect x="{_NAMES}" y="{_ROW * i + 4}" width="{width}" height="{_ROW - 8}" rx="3" opacity="0.6"/>'
            f'<text x="{_NAMES + width + 8}" y="{middle}">{written}</text>'
        )
        described.append(f"{year.year}: {written}")
    title = escape(words.say("picture", name=budget.organisation.name)) + ". " + "; ".join(described)
    height = _ROW * len(bars) + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" fill="currentColor" '
        f'font-size="15" font-family="inherit"><title>{title}</title>{"".join(bars)}</svg>'
    )
