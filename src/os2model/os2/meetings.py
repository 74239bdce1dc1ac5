"""Møder: hvad der er sædvanligt / meetings: what is usual."""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.estimates import Estimate
from os2model.groups import GroupKind, UsualMeetings
from os2model.labels import Label
from os2model.sources import Basis, Source

_GUIDE = "OS2: Vejledning til OS2-fællesskabet for nye eller interesserede offentlige myndigheder"
_GUIDE_ADDRESS = "https://faq.os2.eu/vejledning-til-os2-faellesskabet-nye-eller-interesserede-offentlige-myndigheder"
_UNIT = "meetings a year, minutes each"
_SWING = Source(
    _GUIDE,
    Label(
        da="»omkring fire møder af en times varighed per år«, læst pr. gruppe; udsvinget fra 2 (evaluering to gange om året) til 12 (månedlige koordinationsgrupper) er udledt",
        en="about four meetings of an hour a year, read as of each group; the swing from 2 (evaluation twice a year) to 12 (monthly coordination groups) is inferred",
    ),
    address=_GUIDE_ADDRESS,
)
_VALGHALLA = Source(
    "OS2valghalla: selvevaluering 23.6.2026",
    Label(
        da="møderytmen; mødernes længde er ikke offentliggjort",
        en="the rhythm; the length of the meetings is not published",
    ),
)

# Sædvanlige møder: antal om året og minutter pr. møde, for en gruppetype i almindelighed eller for et produkts egen gruppe
USUAL_MEETINGS: tuple[Dated[UsualMeetings], ...] = (
    Dated(
        Label(da="møder i en styregruppe", en="meetings of a steering group"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2016, 1, 1),
                value=UsualMeetings(GroupKind.STEERING, meetings=Estimate(2, 4, 12), minutes=60),
                basis=Basis.INFERRED,
                source=_SWING,
            ),
        ],
    ),
    Dated(
        Label(da="møder i en koordinationsgruppe", en="meetings of a coordination group"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2016, 1, 1),
                value=UsualMeetings(GroupKind.COORDINATION, meetings=Estimate(2, 4, 12), minutes=60),
                basis=Basis.INFERRED,
                source=Source(
                    _GUIDE,
                    Label(
                        da="som for en styregruppe; de rytmer, koordinationsgrupper selv har offentliggjort (OS2display, OS2valghalla), er månedlige",
                        en="as for a steering group; the rhythms that coordination groups have published themselves (OS2display, OS2valghalla) are monthly",
                    ),
                    address=_GUIDE_ADDRESS,
                ),
            ),
        ],
    ),
    Dated(
        Label(da="møder i en faggruppe", en="meetings of an expert group"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2016, 1, 1),
                value=UsualMeetings(GroupKind.EXPERT, meetings=Estimate(2, 4, 12), minutes=60),
                basis=Basis.INFERRED,
                source=_SWING,
            ),
        ],
    ),
    Dated(
        Label(da="møder i OS2display's koordinationsgruppe", en="meetings of the coordination group of OS2display"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2026, 1, 1),
                value=UsualMeetings(
                    GroupKind.COORDINATION, product="OS2display", recurrence="FREQ=MONTHLY;BYDAY=-1TU", minutes=60
                ),
                source=Source(
                    "OS2display: produktforvaltning (os2display/os2display-produktforvaltning)",
                    Label(
                        da="sidste tirsdag i måneden kl. 13-14; læst 2026, første dag ikke offentliggjort",
                        en="last Tuesday of the month, 13-14; read in 2026, first day not published",
                    ),
                    address="https://github.com/os2display/os2display-produktforvaltning",
                ),
            ),
        ],
    ),
    Dated(
        Label(da="møder i OS2valghallas styregruppe", en="meetings of the steering group of OS2valghalla"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2026, 1, 1),
                value=UsualMeetings(GroupKind.STEERING, product="OS2valghalla", meetings=4),
                source=_VALGHALLA,
            ),
        ],
    ),
    Dated(
        Label(da="møder i OS2valghallas koordinationsgruppe", en="meetings of the coordination group of OS2valghalla"),
        unit=_UNIT,
        rows=[
            DatedRow(
                since=date(2026, 1, 1),
                value=UsualMeetings(GroupKind.COORDINATION, product="OS2valghalla", meetings=12),
                source=_VALGHALLA,
            ),
        ],
    ),
)
