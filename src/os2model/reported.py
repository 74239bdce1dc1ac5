"""What a report prints about answers, held against its criteria or its answers: counts by level, by theme, by both."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from os2model._checks import check_type
from os2model.findings import Finding, wrong
from os2model.governance import GovernanceLevel, Theme
from os2model.labels import Label
from os2model.tallies import Tally

Cell = GovernanceLevel | Theme | tuple[Theme, GovernanceLevel]
"""What a count is of: a level, a theme, or a theme at a level."""
Counts = (
    Mapping[Cell, Tally]
    | Mapping[GovernanceLevel, Tally]
    | Mapping[Theme, Tally]
    | Mapping[tuple[Theme, GovernanceLevel], Tally]
)
"""Counts by level, by theme, by both, or some of each."""

_ALL: Final = Label(da="i alt", en="the total")
_TABLES: Final = Label(da="tabellerne", en="the tables")
_SUMS: Final[Mapping[type, str]] = MappingProxyType(
    {GovernanceLevel: "reported.levels", Theme: "reported.themes", tuple: "reported.cells"}
)


def cells_of(theme: Theme, level: GovernanceLevel) -> tuple[Cell | None, ...]:
    """Every count that a criterion goes into; None stands for the total.

    Examples:
        >>> cells_of(Theme.FORM, GovernanceLevel.ONE)
        (None, GovernanceLevel.ONE, Theme.FORM, (Theme.FORM, GovernanceLevel.ONE))
    """
    return None, level, theme, (theme, level)


def check_tallies(cells: Counts, total: Tally | None, *, answers: Mapping[Cell | None, Tally]) -> tuple[Finding, ...]:
    """Each count that is not what the answers give.

    Examples:
        >>> answers = {GovernanceLevel.ONE: Tally(met=2)}
        >>> print(*check_tallies({GovernanceLevel.ONE: Tally(met=1, unmet=1)}, None, answers=answers))
        level 1: 1 met, 1 not met are reported, and the answers give 2 met; count them again
    """
    return tuple(
        wrong("reported.tally", subject=_subject(cell), found=tally, expected=counted)
        for cell, tally in _reported(cells, total).items()
        if tally != (counted := answers.get(cell, Tally()))
    )


def check_counts(cells: Counts, total: Tally | None, *, criteria: Mapping[Cell | None, int]) -> tuple[Finding, ...]:
    """Each count of another number than there are criteria, and each that is not the sum of a table that is whole.

    Examples:
        >>> cells = {GovernanceLevel.ONE: Tally(met=2), GovernanceLevel.TWO: Tally(met=1)}
        >>> criteria = {None: 3, GovernanceLevel.ONE: 2, GovernanceLevel.TWO: 1}
        >>> print(*check_counts(cells, Tally(met=2, unmet=1), criteria=criteria))
        the total: 2 met, 1 not met are reported, and the levels added up give 3 met; count them again
    """
    reported = _reported(cells, total)
    findings = [
        wrong("reported.count", subject=_subject(cell), found=tally.total, expected=criteria.get(cell, 0))
        for cell, tally in reported.items()
        if tally.total != criteria.get(cell, 0)
    ]
    rows = [None, *(cell for cell in reported if isinstance(cell, (GovernanceLevel, Theme)))]
    for kind, code in _SUMS.items():
        for row in rows:
            parts = [cell for cell in criteria if isinstance(cell, kind) and (row is None or _is_part(cell, row))]
            if not parts or not all(part in reported for part in parts):
                continue
            together = Tally.sum(reported[part] for part in parts)
            printed = reported.setdefault(row, together)  # without a total the first whole table stands in for it
            if printed != together:
                between = row is None and total is None
                name, subject = ("reported.tables", _TABLES) if between else (code, _subject(row))
                findings.append(wrong(name, subject=subject, found=printed, expected=together))
    return tuple(findings)


def _is_part(cell: Cell | None, row: Cell) -> bool:
    return isinstance(cell, tuple) and row in cell


def _reported(cells: Counts, total: Tally | None) -> dict[Cell | None, Tally]:
    """The total, where there is one, and the cells; refused is a key that is no cell."""
    check_type("cells", cells, Mapping, example="{GovernanceLevel.TWO: Tally(met=3, partial=10, unmet=7)}")
    check_type("total", total, Tally, type(None))
    reported: dict[Cell | None, Tally] = {} if total is None else {None: total}
    for cell, tally in cells.items():
        theme, level = cell if isinstance(cell, tuple) and len(cell) == len(("theme", "level")) else (Theme.FORM, cell)
        check_type("cells", theme, Theme)
        check_type("cells", level, GovernanceLevel, *([] if isinstance(cell, tuple) else [Theme]))
        check_type("cells", tally, Tally)
        reported[cell] = tally
    return reported


def _subject(cell: Cell | None) -> Label | GovernanceLevel | Theme:
    if isinstance(cell, tuple):
        return Label(da=", ".join(each.label.da for each in cell), en=", ".join(each.label.en for each in cell))
    return cell or _ALL
