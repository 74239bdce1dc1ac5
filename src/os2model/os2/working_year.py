"""Arbejdstid / working time."""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.labels import Label
from os2model.sources import Source
from os2model.working_year import WorkingTime

# Arbejdstid: timer om dagen, feriedage, bruttotimer om året, EU's faste timer
WORKING_TIME: Dated[WorkingTime] = Dated(
    Label(da="arbejdstidsnormer", en="norms of working time"),
    unit="hours a day, days of leave a year, hours a year",
    rows=[
        DatedRow(
            since=date(2020, 9, 1),
            value=WorkingTime(hours_a_day="7.4", holiday_days=25, gross_hours=1924, eu_hours=1720),
            source=Source(
                "Økonomistyrelsen: Effektivt årsværk; EU: H2020",
                Label(
                    da="37 timer × 52 uger = 1.924 timer, 7,4 timer om dagen, 25 feriedage; EU's faste årsværk 1.720 timer; et fælles effektivt årsværk findes ikke; første dag er ferielovens af 1.9.2020",
                    en="37 hours × 52 weeks = 1,924 hours, 7.4 hours a day, 25 days of leave; the EU's fixed year 1,720 hours; no common effective year exists; first day that of the Holiday Act of 1 September 2020",
                ),
                address="https://oes.dk",
            ),
        ),
    ],
)
