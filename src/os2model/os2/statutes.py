"""Vedtægterne, bestemmelse for bestemmelse / the statutes, clause by clause.

SÅDAN RETTER DU: har generalforsamlingen ændret vedtægterne, så tilføj en NY række øverst med den dag, de gælder fra; ret
aldrig en gammel. `explicit` er det, der står i vedtægterne, med sin paragraf; `default` er vores valg, hvor de tier.
"""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.labels import Label
from os2model.notice import Notice
from os2model.periods import Duration, MonthDay
from os2model.sources import Source
from os2model.statutes import MemberFrom, Statutes, SuccessionPolicy, default, explicit

_TEXT: Statutes = Statutes(
    association="OS2",
    version="2026-03-17",
    member_from=default(
        MemberFrom.LAST_SIGNATURE,
        Label(
            da="§ 4, stk. 1 og 3, nævner kun myndighedens underskrift; vejledningen lader bestyrelsesformanden skrive under, "
            "før medlemsprofilen oprettes",
            en="§ 4, stk. 1 and 3, name the authority's signature alone; the guide has the chair of the board sign before "
            "the member profile is made",
        ),
        "§ 4, stk. 1",
    ),
    signing_power=explicit(True, "§ 4, stk. 3"),
    leaving=explicit(Notice(), "§ 4, stk. 4"),
    votes_under_notice=default(
        True,
        Label(da="vedtægterne kender intet opsigelsesvarsel", en="the bylaws know no notice"),
        "§ 4, stk. 4",
    ),
    lapse=explicit(True, "§ 4, stk. 5"),
    expulsion_ratified=explicit(True, "§ 4, stk. 6"),
    member_until_ratified=default(
        True,
        Label(
            da="der står intet om rettighederne, til generalforsamlingen har godkendt eksklusionen",
            en="nothing is said of the rights until the general assembly has approved the expulsion",
        ),
        "§ 4, stk. 6",
    ),
    succession=default(
        SuccessionPolicy.ASK,
        Label(da="der står intet om sammenlægning og deling", en="nothing is said of mergers and splits"),
    ),
    votes=explicit(1, "§ 4, stk. 2"),
    overdue_bars_vote=default(
        False,
        Label(da="der står intet om restance og stemmeret", en="nothing is said of overdue payment and voting"),
        "§ 4, stk. 2",
    ),
    half_fee_after=explicit(MonthDay(7, 1), "§ 5, stk. 1"),
    fee_years_ahead=explicit(1, "§ 5, stk. 1"),
    fee_refunded=explicit(False, "§ 4, stk. 4"),
    assembly_months=explicit((4, 5), "§ 7, stk. 1"),
    call=explicit(Duration(months=1), "§ 7, stk. 2"),
    motions_in=explicit(Duration(days=14), "§ 7, stk. 2"),
    motions_out=explicit(Duration(days=8), "§ 7, stk. 2"),
    minutes=explicit(Duration(days=14), "§ 7, stk. 4"),
    extraordinary_within=explicit(Duration(days=28), "§ 8"),
    extraordinary_call=explicit(Duration(days=14), "§ 8"),
)

STATUTES: Dated[Statutes] = Dated(
    Label(da="vedtægter", en="text of the statutes"),
    unit="clauses",
    rows=[
        DatedRow(
            since=date(2021, 11, 6),
            value=_TEXT,
            source=Source(
                "OS2: Vedtægter",
                Label(
                    da="teksten af 17.3.2026; den har stået siden 6.11.2021, kun § 5, stk. 1.1 er kommet til",
                    en="the text of 17.3.2026; it has stood since 6.11.2021, § 5, stk. 1.1 alone was added",
                ),
                address="https://vedtaegter.os2.eu",
            ),
        ),
        _TEXT.assumed_from(
            date(2012, 4, 24),
            Label(
                da="kun teksten af 17.3.2026 er læst; den lægges til grund fra stiftelsen",
                en="the text of 17.3.2026 alone was read; it is taken from the founding on",
            ),
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
