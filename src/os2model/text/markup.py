"""Values as HTML: a fragment with its own style for a notebook or a page, or a page of its own.

Readable in light and dark and at the width of a phone; without script, and nothing is fetched. Whatever comes from outside
is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from types import MappingProxyType
from typing import Final

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
from os2model.documents import DocumentControl
from os2model.electoral_rolls import RollChange, RollEntry
from os2model.evaluations import Evaluation
from os2model.findings import Finding
from os2model.loads import Meeting, MeetingLoad, ShareOfYear
from os2model.mergers import Consequence, Outcome
from os2model.price_lists import PriceList
from os2model.standings import Standing
from os2model.text.cells import Table
from os2model.text.explanations import explain
from os2model.text.formats import Language, check_language
from os2model.text.pictures import svg
from os2model.text.tables import Row, Tabular, Whole, table_of, value_or_rows
from os2model.text.words import Words
from os2model.voting_rights import VotingRight
from os2model.working_year import WorkingYear

_STYLE: Final = """
.os2model{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;max-width:60rem;overflow-wrap:anywhere}
.os2model .wide{overflow-x:auto}
.os2model table{border-collapse:collapse;font-variant-numeric:tabular-nums}
.os2model caption{font-weight:600;text-align:start;padding-block:.25rem}
.os2model :is(th,td){padding:.2rem .75rem .2rem 0;text-align:end;white-space:nowrap}
.os2model .word{text-align:start}
.os2model tr{border-block-end:1px solid color-mix(in srgb,currentColor 25%,transparent)}
.os2model .sum tbody tr:last-child{font-weight:600}
.os2model svg{width:100%;max-width:40rem;height:auto;margin-block:.5rem}
.os2model h2{font-size:1.1rem;margin-block:1rem .25rem}
.os2model ul{padding-inline-start:1.25rem;margin-block:.25rem}
"""


Alone = Evaluation | ShareOfYear | WorkingYear | Standing | VotingRight | DocumentControl | Outcome
"""What is shown by its explanation and has no table."""


class Html(str):
    """HTML text that a notebook shows as what it is.

    Examples:
        >>> Html("<p>25.000,00 kr.</p>")._repr_html_()
        '<p>25.000,00 kr.</p>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def html(value: Tabular | Alone, language: Language, *, on: date | None = None) -> Html:
    """A value as a fragment of HTML, with its style.

    Args:
        value: a budget: its table, a picture of the cost of each year, and every reason; charges: their table and reasons;
            an evaluation: a picture of the levels, what is in the way and what to ask; a meeting load: its table, picture and
            explanation; a share of a working year, or such a year, a standing, a voting right, the header of a document, what
            follows from a succession: its explanation; anything else that has a table.
        language: `"da"` or `"en"`.
        on: the day of a price list; of nothing else.

    Returns:
        Text that shows itself in a notebook; spaces inside amounts do not break.

    Raises:
        InvalidValueError: it is none of these, or there is no such language.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> "<caption>" in html([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)], "en")
        True
    """
    check_language(language)
    return Html(
        f'<div class="os2model" lang="{language}"><style>{_STYLE}</style>{"".join(_body(value, language, on))}</div>'
    )


def _body(value: Tabular | Alone, language: Language, on: date | None) -> Iterator[str]:
    if isinstance(value, Alone):
        yield svg(value, language) if isinstance(value, Evaluation) else ""
        yield _sections(explain(value, language))
        return
    found = value_or_rows(value)
    yield _table(table_of(found, language, on=on), _title(found, language, on))
    if isinstance(found, Budget):
        yield from (svg(found, language), _sections(explain(found, language).partition("\n\n")[2]))
    if isinstance(found, (Comparison, Prices)):
        yield _sections(explain(found, language))
    if isinstance(found, MeetingLoad):
        yield from (svg(found, language), _sections(explain(found, language)))
    if isinstance(found, tuple):
        yield _list(explain(each, language) for each in found if isinstance(each, (Charge, Correction, SideBySide)))


def page(value: Tabular | Alone, language: Language, *, on: date | None = None) -> Html:
    """The same as a page of its own, to be saved and sent.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> page([membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)], "da")[:15]
        '<!doctype html>'
    """
    found = value if isinstance(value, Alone) else value_or_rows(value)
    fragment = html(found, language, on=on)
    return Html(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(_title(found, language, on))}</title></head><body>{fragment}</body></html>\n"
    )


def _title(value: Whole | Alone | tuple[Row, ...], language: Language, on: date | None) -> str:
    words = Words(language)
    if isinstance(value, PriceList):
        return words.say("price list", product=value.product, on=on)
    if isinstance(value, Budget):
        return words.say("budget", name=value.organisation.name)
    if isinstance(value, Assessment):
        return words.say("assessment", product=value.product, kind=value.kind, on=value.on)
    if isinstance(value, MeetingLoad):
        return words.say("load title")
    if not isinstance(value, tuple):
        return explain(value, language).partition("\n")[0]
    return words.say(_TITLES[type(value[0])] if value else "nothing")


_TITLES: Final[Mapping[type, str]] = MappingProxyType(
    {
        Charge: "charges",
        Correction: "corrections",
        DatedRow: "rules",
        Finding: "findings",
        Meeting: "load title",
        SideBySide: "side by side",
        Deadline: "deadlines",
        RollEntry: "roll title",
        RollChange: "roll changes",
        AssemblyDeadline: "deadlines",
        YearDate: "year dates",
        Consequence: "consequences",
        tuple: "timeline",
    }
)


def _table(cells: Table, caption: str) -> str:
    kinds = [' class="word"' if i < cells.words else "" for i in range(len(cells.headings))]
    head = "".join(
        f'<th scope="col"{kind}>{_text(cell)}</th>' for cell, kind in zip(cells.headings, kinds, strict=True)
    )
    rows: list[str] = []
    for name, *others in cells.rows:
        cells_of_row = "".join(f"<td{kind}>{_text(cell)}</td>" for cell, kind in zip(others, kinds[1:], strict=True))
        rows.append(f'<tr><th scope="row" class="word">{_text(name)}</th>{cells_of_row}</tr>')
    kind = ' class="sum"' if cells.summed else ""
    unit = f" ({cells.currency})" if cells.currency else ""
    return (
        f'<div class="wide"><table{kind}><caption>{escape(caption)}{unit}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _sections(explanation: str) -> str:
    """An explanation in paragraphs: each a heading with indented lines, or lines alone."""
    sections: list[str] = []
    for paragraph in explanation.split("\n\n"):
        heading, *lines = paragraph.split("\n")
        if lines and all(line.startswith("  ") for line in lines):
            sections.append(f"<h2>{_text(heading.rstrip(':'))}</h2>{_list(line.strip() for line in lines)}")
        else:
            sections += [f"<p>{_text(line)}</p>" for line in (heading, *lines)]
    return "".join(sections)


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{_text(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _text(text: str) -> str:
    """Escaped, with spaces that do not break before what belongs to the number in front of them."""
    for unit in ("kr.", "%", "dage", "days"):
        text = text.replace(f" {unit}", f"\xa0{unit}")
    return escape(text.replace("DKK ", "DKK\xa0"))
