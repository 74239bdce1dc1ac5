"""The titles of addresses, contacts, documents and successions (titler); `titles` has them all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from os2model.labels import Label

OF_TYPES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "Address": Label(da="adresse", en="address"),
        "Contact": Label(da="kontaktperson", en="contact"),
        "ContactDuty": Label(da="kontaktrolle", en="duty of a contact"),
        "DocumentControl": Label(da="dokumentstyring", en="document control"),
        "EarlierName": Label(da="tidligere navn", en="earlier name"),
        "Succession": Label(da="efterfølge", en="succession"),
        "SuccessionKind": Label(da="art af efterfølge", en="kind of succession"),
        "UnitGln": Label(da="EAN-nummer (GLN) for en enhed", en="GLN (EAN number) of a unit"),
    }
)
"""The types, by the names of their classes."""

OF_FIELDS: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "approved": Label(da="godkendelsesdato", en="day of approval"),
        "approver": Label(da="godkender", en="approver"),
        "city": Label(da="by", en="city"),
        "country": Label(da="land", en="country"),
        "duty": Label(da="rolle", en="duty"),
        "earlier_names": Label(da="tidligere navne", en="earlier names"),
        "owner": Label(da="ejer", en="owner"),
        "person": Label(da="henvisning til personen", en="reference to the person"),
        "postal_code": Label(da="postnummer", en="postal code"),
        "predecessors": Label(da="forgængere", en="predecessors"),
        "revision": Label(da="revisionsdato", en="day of revision"),
        "street": Label(da="vej og husnummer", en="street and number"),
        "successors": Label(da="efterfølgere", en="successors"),
        "title": Label(da="titel", en="title"),
        "unit_glns": Label(da="EAN-numre (GLN) for enheder", en="GLNs (EAN numbers) of units"),
    }
)
"""The fields, by their names."""
