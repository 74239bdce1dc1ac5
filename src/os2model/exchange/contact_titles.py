"""The titles of addresses, contacts and documents (titler); `titles` has them all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from os2model.labels import Label

OF_TYPES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "DocumentControl": Label(da="dokumentstyring", en="document control"),
    }
)
"""The types, by the names of their classes."""

OF_FIELDS: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "approved": Label(da="godkendelsesdato", en="day of approval"),
        "approver": Label(da="godkender", en="approver"),
        "owner": Label(da="ejer", en="owner"),
        "revision": Label(da="revisionsdato", en="day of revision"),
        "title": Label(da="titel", en="title"),
    }
)
"""The fields, by their names."""
