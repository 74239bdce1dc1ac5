"""The types that are written as objects in plain data. A new one joins by one line."""

from __future__ import annotations

from typing import Final

from os2model.agreements import Agreement, Signature
from os2model.answers import Answer, Evidence
from os2model.assessments import Assessment
from os2model.association import Association
from os2model.catalogues import Catalogue, Condition, Criterion, Mandate
from os2model.charges import Charge
from os2model.contacts import Contact
from os2model.dated import Dated, DatedRow, Hole
from os2model.decisions import Decision
from os2model.documents import DocumentControl
from os2model.entries import MembershipEvent
from os2model.fees import AgreedFee
from os2model.governance import LevelRule
from os2model.groups import Group, Seat, UsualMeetings
from os2model.indexation import Index, Indexation
from os2model.labels import Label
from os2model.meetings import MeetingSeries
from os2model.memberships import Membership
from os2model.mergers import Succession
from os2model.notice import Notice
from os2model.organisations import Address, EarlierName, Organisation, PopulationCount, UnitGln
from os2model.participation import Participation, Presence
from os2model.periods import Duration
from os2model.price_lists import PriceLine, PriceList, Waiver
from os2model.price_rules import Rounding
from os2model.prices import ByMembership, BySize, PerInhabitant, PerUnit
from os2model.products import Product
from os2model.proration import ByJoiningDay, ByMeasure, FixedShare, Proration, StartedPeriods, WholePeriods
from os2model.recurrences import Recurrence
from os2model.reductions import Less, Share, Waived
from os2model.rulebook import RuleBook
from os2model.shared_prices import ByKey, EqualShare, Stair, Staircase, Weight
from os2model.sizes import SizeLimits
from os2model.sources import Source
from os2model.statutes import Clause, Statutes
from os2model.subscriptions import Subscription
from os2model.tallies import Tally
from os2model.terms import Terms
from os2model.timelines import Since
from os2model.vat import VatRefund, VatTreatment
from os2model.working_year import WorkingTime, WorkingYear, YearLine

RECORDS: Final[tuple[type, ...]] = (
    AgreedFee,
    Agreement,
    Address,
    Answer,
    Assessment,
    Association,
    ByJoiningDay,
    ByKey,
    ByMeasure,
    ByMembership,
    BySize,
    Catalogue,
    Charge,
    Clause,
    Condition,
    Contact,
    Criterion,
    Dated,
    DatedRow,
    Decision,
    DocumentControl,
    Duration,
    EarlierName,
    EqualShare,
    Evidence,
    FixedShare,
    Group,
    Hole,
    Index,
    Indexation,
    Label,
    Less,
    LevelRule,
    Mandate,
    MeetingSeries,
    Membership,
    MembershipEvent,
    Notice,
    Organisation,
    Participation,
    PerInhabitant,
    PerUnit,
    PopulationCount,
    Presence,
    PriceLine,
    PriceList,
    Product,
    Proration,
    Recurrence,
    Rounding,
    RuleBook,
    Seat,
    Share,
    Signature,
    Since,
    SizeLimits,
    Source,
    Stair,
    Staircase,
    StartedPeriods,
    Statutes,
    Subscription,
    Succession,
    Tally,
    Terms,
    UnitGln,
    UsualMeetings,
    VatRefund,
    VatTreatment,
    Waived,
    Waiver,
    Weight,
    WholePeriods,
    WorkingTime,
    WorkingYear,
    YearLine,
)
"""The types that are written as objects."""
