"""The titles of types and fields (titler): what a form or a schema calls them, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from os2model.labels import Label

TITLES: Final[Mapping[str, Label]] = MappingProxyType({})
