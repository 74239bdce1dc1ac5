"""Successions to start from: Region Østdanmark, and the clause on succession decided one way or another."""

from datetime import date

from attrs import evolve

from os2model import AUTHORITIES, Contact, Group, GroupKind, Membership, Organisation, OrganisationKind, Period, Seat
from os2model.contacts import ContactDuty
from os2model.mergers import ConsequenceCode, Succession, SuccessionKind
from os2model.statutes import SuccessionPolicy, explicit
from tests.membership_cases import OS2, OS2_LAW, with_statutes

HOVEDSTADEN, SJAELLAND = AUTHORITIES["Region Hovedstaden"], AUTHORITIES["Region Sjælland"]
OESTDANMARK = Organisation(
    "Region Østdanmark", kind=OrganisationKind.REGION, id="region-oestdanmark", exists=Period(date(2027, 1, 1))
)
# facts/os2.md section 8; that the two regions are members is not among our facts, and is taken for the case
EAST = Succession(
    SuccessionKind.MERGER,
    date(2027, 1, 1),
    predecessors=[HOVEDSTADEN, SJAELLAND],
    successors=[OESTDANMARK],
    recorded=date(2025, 6, 20),
    source="Lov nr. 699 af 20. juni 2025, § 126",
)
REGIONS = [Membership.joined(each, date(2016, 5, 1)) for each in (HOVEDSTADEN, SJAELLAND)]
BOARD = Group(GroupKind.BOARD)
CODES = ConsequenceCode


def deciding(policy, rules=OS2):
    """The same rules where the bylaws say what becomes of a membership."""
    return with_statutes(evolve(OS2_LAW, succession=explicit(policy, "§ 4, stk. 7")), rules=rules)


TRANSFER, END = deciding(SuccessionPolicy.TRANSFER), deciding(SuccessionPolicy.END)


def fixed(organisation, person, **days):
    """A fixed contact."""
    return Contact(organisation, person, duty=ContactDuty.FIXED, **days)


def seated(organisation, group=BOARD, **others):
    """A seat of one person."""
    return Seat(group, organisation, **others)


def merger(*predecessors, into, on=date(2026, 9, 1), **others):
    """A merger of 2026-09-01."""
    return Succession(SuccessionKind.MERGER, on, predecessors=predecessors, successors=[into], **others)


def split(predecessor, *successors, on=date(2026, 9, 1)):
    """A split of 2026-09-01."""
    return Succession(SuccessionKind.SPLIT, on, predecessors=[predecessor], successors=successors)


def dissolution(predecessor, on=date(2026, 9, 1)):
    """A dissolution of 2026-09-01."""
    return Succession(SuccessionKind.DISSOLUTION, on, predecessors=[predecessor])
