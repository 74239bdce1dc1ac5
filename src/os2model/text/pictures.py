"""Pictures as SVG text: small, without script, in the colours of the page they stand on."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import Final

from os2model._checks import check_type
from os2model.budgets import Budget
from os2model.evaluations import Evaluation
from os2model.governance import LEVELS
from os2model.loads import MeetingLoad
from os2model.text.formats import Language, amount, check_language
from os2model.text.levels import capital, evaluation_lines
from os2model.text.loads import swing
from os2model.text.words import Words

_WIDTH, _ROW, _NAMES, _AMOUNTS = 640, 28, 56, 150
_STEP, _RISE = 160, 32
_GROUPS: Final = 230


def svg(value: Budget | Evaluation | MeetingLoad, language: Language) -> str:
    """A picture of a value.

    Args:
        value: a budget: a bar for the cost of each year after the refund of VAT; an evaluation: four steps, of which those
            reached are filled and ticked; a meeting load: a bar from low to high for each group, with a mark at typical.
        language: `"da"` or `"en"`.

    Returns:
        An `svg` element that takes its colours from `currentColor`, with a title for those who do not see it.

    Raises:
        InvalidValueError: it is none of these, or there is no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership, member_budget
        >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
        >>> svg(member_budget(membership, [], years=[2026], rules=OS2_RULES), "da")[:63]
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 32" ro'
    """
    check_language(language)
    check_type("value", value, Budget, Evaluation, MeetingLoad)
    words = Words(language)
    if isinstance(value, MeetingLoad):
        return _swings(value, words)
    return _years(value, words) if isinstance(value, Budget) else _steps(value, words)


def _years(budget: Budget, words: Words) -> str:
    most = max(year.cost_after_vat_refund.minor for year in budget)
    bars: list[str] = []
    described: list[str] = []
    for i, year in enumerate(budget):
        cost = year.cost_after_vat_refund
        written = amount(cost, words.language)
        width = cost.minor * (_WIDTH - _NAMES - _AMOUNTS) // most if most else 0
        middle = _ROW * i + 18
        bars.append(
            f'<text x="0" y="{middle}">{year.year}</text>'
            f'<rect x="{_NAMES}" y="{_ROW * i + 4}" width="{width}" height="{_ROW - 8}" rx="3" opacity="0.6"/>'
            f'<text x="{_NAMES + width + 8}" y="{middle}">{escape(written)}</text>'
        )
        described.append(f"{year.year}: {written}")
    title = words.say("picture", name=budget.organisation.name) + ". " + "; ".join(described)
    return _picture(_ROW * len(bars) + 4, title, bars)


def _steps(evaluation: Evaluation, words: Words) -> str:
    """A stair of the levels; those reached are filled and ticked."""
    steps: list[str] = []
    for i, level in enumerate(LEVELS):
        reached = level <= evaluation.level
        left, top = i * _STEP, (len(LEVELS) - 1 - i) * _RISE + _RISE
        opacity = "0.6" if reached else "0.12"
        name = ("✓ " if reached else "") + capital(words.write(level))
        steps.append(
            f'<rect x="{left}" y="{top}" width="{_STEP - 4}" height="{_RISE * (i + 1)}" rx="3" opacity="{opacity}"/>'
            f'<text x="{left + 4}" y="{top - 8}">{escape(name)}</text>'
        )
    return _picture(_RISE * (len(LEVELS) + 1), next(evaluation_lines(evaluation, words)), steps)


def _swings(load: MeetingLoad, words: Words) -> str:
    """A track for each group, and one for all: a bar from low to high, with a mark at typical."""
    named = [
        *((words.write(group.label), hours) for group, hours in load.by_group.items()),
        (words.say("total"), load.hours),
    ]
    track = _WIDTH - _GROUPS - _AMOUNTS
    most = load.hours.high or Fraction(1)
    parts: list[str] = []
    for i, (name, hours) in enumerate(named):
        low, typical, high = (int(track * each / most) for each in (hours.low, hours.typical, hours.high))
        top, middle = _ROW * i + 4, _ROW * i + 18
        parts.append(
            f'<text x="0" y="{middle}">{escape(capital(name))}</text>'
            f'<rect x="{_GROUPS}" y="{top + 8}" width="{track}" height="4" rx="2" opacity="0.12"/>'
        )
        if hours:
            parts.append(
                f'<rect x="{_GROUPS + low}" y="{top}" width="{max(high - low, 2)}" height="{_ROW - 8}" rx="3" opacity="0.35"/>'
                f'<rect x="{_GROUPS + typical - 1}" y="{top}" width="3" height="{_ROW - 8}"/>'
            )
        parts.append(f'<text x="{_GROUPS + track + 8}" y="{middle}">{escape(swing(hours, words))}</text>')
    described = "; ".join(f"{name}: {swing(hours, words)}" for name, hours in named)
    return _picture(_ROW * len(named) + 4, f"{words.say('load title')}. {described}", parts)


def _picture(height: int, title: str, parts: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" fill="currentColor" '
        f'font-size="15" font-family="inherit"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )
