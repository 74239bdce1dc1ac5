"""Values as HTML: a fragment with its own style for a notebook or a page, or a page of its own.

Readable in light and dark and at the width of a phone; without script, and nothing is fetched. Whatever comes from outside
is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from os2model._checks import listed
from os2model.budgets import Budget
from os2model.charges import Charge
from os2model.text.explanations import explain
from os2model.text.formats import Language
from os2model.text.pictures import svg
from os2model.text.sentences import Words
from os2model.text.tables import Table, table_of

_STYLE: Final = """
.os2model{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;max-width:60rem;overflow-wrap:anywhere}
.os2model .wide{overflow-x:auto}
.os2model table{border-collapse:collapse;font-variant-numeric:tabular-nums}
.os2model caption{font-weight:600;text-align:start;padding-block:.25rem}
.os2model :is(th,td){padding:.2rem .75rem .2rem 0;text-align:end;white-space:nowrap}
.os2model .word{text-align:start}
.os2model tr{border-block-end:1px solid color-mix(in srgb,currentColor 25%,transparent)}
.os2model tbody tr:last-child{font-weight:600}
.os2model svg{width:100%;max-width:40rem;height:auto;margin-block:.5rem}
.os2model h2{font-size:1.1rem;margin-block:1rem .25rem}
.os2model ul{padding-inline-start:1.25rem;margin-block:.25rem}
"""


class Html(str):
    """HTML text that a notebook shows as what it is.

    Examples:
        >>> Html("<p>25.000,00 kr.</p>")._repr_html_()
        '<p>25.000,00 kr.</p>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def html(value: Budget | Iterable[Charge], language: Language) -> Html:
    """A budget or charges as a fragment of HTML, with its style.

    Args:
        value: a budget: its table, a picture of the cost of each year, and every reason; charges: their table and reasons.
        language: `"da"` or `"en"`.

    Returns:
        Text that shows itself in a notebook; spaces inside amounts do not break.

    Raises:
        InvalidValueError: it is neither, or there is no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> "<caption>" in html([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)], "en")
        True
    """
    if isinstance(value, Budget):
        body = _table(table_of(value, language), _title(value, language))
        body += svg(value, language) + _sections(explain(value, language))
    else:
        charges = listed("charges", value, Charge)
        body = _table(table_of(charges, language), _title(charges, language))
        body += _list(explain(charge, language) for charge in charges)
    return Html(f'<div class="os2model" lang="{language}"><style>{_STYLE}</style>{body}</div>')


def page(value: Budget | Iterable[Charge], language: Language) -> Html:
    """The same as a page of its own, to be saved and sent.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> page([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)], "da")[:15]
        '<!doctype html>'
    """
    fragment = html(value, language)
    return Html(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(_title(value, language))}</title></head><body>{fragment}</body></html>\n"
    )


def _title(value: Budget | Iterable[Charge], language: Language) -> str:
    words = Words(language)
    return words.say("budget", name=value.organisation.name) if isinstance(value, Budget) else words.say("charges")


def _table(cells: Table, caption: str) -> str:
    kinds = [' class="word"' if i < cells.words else "" for i in range(len(cells.headings))]
    head = "".join(
        f'<th scope="col"{kind}>{_text(cell)}</th>' for cell, kind in zip(cells.headings, kinds, strict=True)
    )
    rows: list[str] = []
    for name, *others in cells.rows:
        cells_of_row = "".join(f"<td{kind}>{_text(cell)}</td>" for cell, kind in zip(others, kinds[1:], strict=True))
        rows.append(f'<tr><th scope="row" class="word">{_text(name)}</th>{cells_of_row}</tr>')
    return (
        f'<div class="wide"><table><caption>{escape(caption)} ({cells.currency})</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _sections(explanation: str) -> str:
    """The explanation of a budget, whose paragraphs are a heading and indented lines."""
    _, *paragraphs = explanation.split("\n\n")
    sections: list[str] = []
    for paragraph in paragraphs:
        heading, *lines = paragraph.split("\n")
        sections.append(f"<h2>{_text(heading.rstrip(':'))}</h2>{_list(line.strip() for line in lines)}")
    return "".join(sections)


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _text(text: str) -> str:
    """Escaped, with spaces that do not break before what belongs to the number in front of them."""
    for unit in ("kr.", "%", "dage", "days"):
        text = text.replace(f" {unit}", f"\xa0{unit}")
    return escape(text.replace("DKK ", "DKK\xa0"))
