"""Vedtægterne, så langt kontingentet går / the statutes, as far as the fee goes."""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.labels import Label
from os2model.periods import MonthDay
from os2model.sources import Basis, Source
from os2model.statutes import Statutes, default, explicit

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
                Label(
                    da="§ 5, stk. 1, i teksten af 17.3.2026; den har stået siden 6.11.2021, kun § 5, stk. 1.1 er kommet til",
                    en="§ 5, stk. 1, in the text of 17.3.2026; it has stood since 6.11.2021, § 5, stk. 1.1 alone was added",
                ),
                address="https://vedtaegter.os2.eu",
            ),
        ),
        DatedRow(
            since=date(2012, 4, 24),
            value=Statutes(
                association="OS2",
                version="2026-03-17",
                half_fee_after=default(
                    MonthDay(7, 1),
                    "kun teksten af 17.3.2026 er læst; den lægges til grund fra stiftelsen",
                    "§ 5, stk. 1",
                ),
            ),
            basis=Basis.INFERRED,
            source=Source(
                "OS2: Vedtægter",
                Label(
                    da="teksten af 17.3.2026, lagt til grund for årene fra stiftelsen til 6.11.2021",
                    en="the text of 17.3.2026, taken for the years from the founding to 6.11.2021",
                ),
                address="https://vedtaegter.os2.eu",
            ),
        ),
    ],
)
