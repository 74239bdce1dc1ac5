"""Vedtægterne, så langt kontingentet går / the statutes, as far as the fee goes."""

from datetime import date

from os2model.dated import Dated, DatedRow, Source
from os2model.labels import Label
from os2model.periods import MonthDay
from os2model.statutes import Statutes, explicit

STATUTES: Dated[Statutes] = Dated(
    Label(da="vedtægter", en="text of the statutes"),
    unit="clauses",
    rows=[
        DatedRow(
            since=date(2021, 11, 6),
            value=Statutes(
                association="OS2",
                version="2026-03-17",
                half_fee_after=explicit(MonthDay(7, 1), "§ 5, stk. 1"),
            ),
            source=Source(
                "OS2: Vedtægter",
                "§ 5, stk. 1, i teksten af 17.3.2026; den står siden 6.11.2021, kun § 5, stk. 1.1 er kommet til",
                address="https://vedtaegter.os2.eu",
            ),
        ),
    ],
)
