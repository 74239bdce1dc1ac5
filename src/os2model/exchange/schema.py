"""JSON Schema of plain data."""

from __future__ import annotations


def json_schema() -> None:
    """Not yet.

    Examples:
        >>> json_schema()
    """
