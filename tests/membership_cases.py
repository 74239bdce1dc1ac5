"""Memberships to start from: agreements by their days, and the statutes of other associations as rule books."""

from datetime import date

from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Agreement,
    CalendarUnit,
    Dated,
    DatedRow,
    Duration,
    Membership,
    MembershipEvent,
    MonthDay,
    Notice,
    Signature,
    dkk,
)
from os2model.agreements import Side
from os2model.labels import Label
from os2model.statutes import MemberFrom, SuccessionPolicy, default, explicit

OS2 = OS2_RULES.assuming(membership_fee=dkk(25000), because="budget")
OS2_LAW = OS2_RULES.statutes.on(date(2026, 4, 29))
SAMSO, ODDER, HERNING, SKIVE, LEMVIG, STRUER = (
    AUTHORITIES[name] for name in ("Samsø", "Odder", "Herning", "Skive", "Lemvig", "Struer")
)
NOT_READ = "not read; as OS2's"


def day(text, year=2026):
    """A day from its text; month and day alone are of 2026."""
    return date.fromisoformat(text if len(text) > len("03-10") else f"{year}-{text}")


def agreement(signed=None, countersigned=None, *, power=True, **others):
    """An agreement by its days."""
    signatures = [Signature(Side.MEMBER, day(signed), signing_power=power)] if signed else []
    signatures += [Signature(Side.ASSOCIATION, day(countersigned))] if countersigned else []
    return Agreement(signatures=signatures, **others)


BASE = agreement("2014-03-10", "2014-03-20")


def events_of(*entries):
    """Entries from pairs of a kind and a day, or made already."""
    return [
        each if isinstance(each, MembershipEvent) else getattr(MembershipEvent, each[0])(day(each[1]), *each[2:])
        for each in entries
    ]


def member(*entries, agreements=(BASE,), organisation=SAMSO, **others):
    """A member since 2014-03-20, if nothing else is said, to whom this happened."""
    return Membership(organisation, agreements=agreements, events=events_of(*entries), **others)


def with_statutes(law, *, since=date(2000, 1, 1), rules=OS2):
    """A rule book with these statutes alone."""
    label = Label(da="vedtægter", en="text of the statutes")
    row = DatedRow(since=since, value=law, source="for the case")
    return evolve(rules, statutes=Dated(label, unit="clauses", rows=[row]))


def os2_with(**clauses):
    """OS2's rules with other values of some clauses."""
    changed = {name: default(value, "the other reading") for name, value in clauses.items()}
    return with_statutes(evolve(OS2_LAW, **changed))


# facts/statutes.md section 2 and facts/memberships.md section 4; what is not read there is as OS2's, and says so
GEODANMARK = with_statutes(
    evolve(
        OS2_LAW.assumed_from(date(2000, 1, 1), NOT_READ, source=NOT_READ).value,
        association="GeoDanmark",
        version="vedtægter",
        member_from=default(MemberFrom.MEMBER_SIGNATURE, "no countersignature is named"),
        leaving=explicit(
            Notice(months=12, to_end_of=CalendarUnit.YEAR), "vedtægter: et års varsel til et kalenderårs udgang"
        ),
        votes_under_notice=explicit(True, "rettigheder og pligter løber, til varslet er udløbet"),
        lapse=default(False, NOT_READ),
        expulsion_ratified=default(False, NOT_READ),
        half_fee_after=default(None, "no half fee is named"),
        motions_in=explicit(Duration(days=14), "indkaldelsen til 17.4.2018: forslag senest 3.4.2018"),
    )
)
PUBLIC_CODE = with_statutes(
    evolve(
        OS2_LAW.assumed_from(date(2000, 1, 1), NOT_READ, source=NOT_READ).value,
        association="Foundation for Public Code",
        version="articles of association",
        leaving=explicit(
            Notice(months=6, to_end_of=CalendarUnit.YEAR), "at least six months, to the end of a calendar year"
        ),
        succession=explicit(SuccessionPolicy.END, "membership ends by merger or division and is not transferable"),
        half_fee_after=default(None, "no half fee is named"),
        call=explicit(Duration(days=21), "three weeks"),
    )
)
IT_FORUM = with_statutes(
    evolve(
        OS2_LAW.assumed_from(date(2000, 1, 1), NOT_READ, source=NOT_READ).value,
        association="it-forum",
        version="vedtægter",
        leaving=explicit(Notice(days=30, to_end_of=CalendarUnit.YEAR), "30 dage til årets udgang"),
        half_fee_after=explicit(MonthDay(6, 30), "halvt kontingent de sidste 6 måneder"),
    )
)
