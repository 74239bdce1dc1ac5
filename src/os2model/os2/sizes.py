"""Fordelingsnøglen: størrelsesklasser efter folketal / size classes by inhabitants."""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.labels import Label
from os2model.periods import MonthDay
from os2model.sizes import SizeLimits
from os2model.sources import Source

# Folketal, fra hvilket en myndighed er mellem, stor, meget stor; folketallet er det fra 1. januar året før fakturaåret
SIZE_LIMITS: Dated[SizeLimits] = Dated(
    Label(da="størrelsesgrænser", en="size limits"),
    unit="inhabitants on 1 January of the year before the invoice year",
    rows=[
        DatedRow(
            since=date(2020, 1, 1),
            value=SizeLimits(medium=25_000, large=60_001, very_large=120_001, counted=MonthDay(1, 1), years_before=1),
            source=Source(
                "OS2: Takstblade 2023 og 2024; OS2valghalla: Tilslutningsaftale klar, 31.8.2023",
                Label(
                    da="takstbladet: 25.000-60.000 er mellem, 60.000-120.000 stor; OS2valghalla: 25.001-60.000, 60.001-120.000; netop 25.000 og netop 60.000 læses som mellem; første dag udledt",
                    en="price sheet: 25.000-60.000 is medium, 60.000-120.000 large; OS2valghalla: 25.001-60.000, 60.001-120.000; exactly 25 000 and exactly 60 000 are read as medium; first day inferred",
                ),
                address="https://www.os2.eu/takstblade",
            ),
            contradicts=Source(
                "OS2valghalla: Tilslutningsaftale klar, 31.8.2023",
                "under 25.000, 25.001-60.000, 60.001-120.000, 120.001 og derover",
            ),
        ),
    ],
)
