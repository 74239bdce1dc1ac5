"""The rules of OS2, the Danish public-sector digitalisation community, as exact and explained calculations.

Every name below is imported from here. Nothing is loaded before it is used.
"""

TYPE_CHECKING = False  # as type checkers read it; `import typing` alone costs as much as an empty interpreter
if TYPE_CHECKING:
    # Money and VAT
    from os2model.money import Money as Money
    from os2model.money import Percent as Percent
    from os2model.money import dkk as dkk
    from os2model.vat import Totals as Totals
    from os2model.vat import VatCategory as VatCategory
    from os2model.vat import VatTreatment as VatTreatment

    # Days and periods
    from os2model.periods import Cadence as Cadence
    from os2model.notice import CalendarUnit as CalendarUnit
    from os2model.periods import Duration as Duration
    from os2model.periods import MonthDay as MonthDay
    from os2model.periods import Period as Period
    from os2model.grids import billing_periods as billing_periods

    # Identifiers
    from os2model.identifiers import Cvr as Cvr
    from os2model.identifiers import Gln as Gln
    from os2model.identifiers import PNumber as PNumber
    from os2model.identifiers import MunicipalityCode as MunicipalityCode

    # Rules
    from os2model.os2.rules import OS2_RULES as OS2_RULES
    from os2model.rulebook import RuleBook as RuleBook
    from os2model.sources import Basis as Basis
    from os2model.dated import Dated as Dated
    from os2model.dated import DatedRow as DatedRow
    from os2model.dated import Hole as Hole
    from os2model.sources import Source as Source
    from os2model.statutes import Statutes as Statutes

    # Prices and terms
    from os2model.price_lists import PriceLine as PriceLine
    from os2model.price_lists import PriceList as PriceList
    from os2model.terms import Terms as Terms
    from os2model.terms import FirstDay as FirstDay
    from os2model.terms import PriceChange as PriceChange
    from os2model.notice import Notice as Notice
    from os2model.proration import Proration as Proration
    from os2model import prices as prices
    from os2model import proration as proration

    # Organisations
    from os2model.organisations import Address as Address
    from os2model.contacts import Contact as Contact
    from os2model.os2.organisations import AUTHORITIES as AUTHORITIES
    from os2model.organisations import Organisation as Organisation
    from os2model.organisations import OrganisationKind as OrganisationKind
    from os2model.sizes import SizeClass as SizeClass
    from os2model.mergers import Succession as Succession

    # Agreements
    from os2model.agreements import Agreement as Agreement
    from os2model.agreements import Signature as Signature
    from os2model.documents import DocumentControl as DocumentControl
    from os2model.fees import AgreedFee as AgreedFee

    # Memberships and products
    from os2model.memberships import Membership as Membership
    from os2model.entries import MembershipEvent as MembershipEvent
    from os2model.standings import MembershipStatus as MembershipStatus
    from os2model.products import Product as Product
    from os2model.products import OperationMode as OperationMode
    from os2model.subscriptions import Subscription as Subscription
    from os2model.price_lists import SubscriptionPlan as SubscriptionPlan

    # Charges and budgets
    from os2model.charges import Charge as Charge
    from os2model.price_lists import ChargeKind as ChargeKind
    from os2model.fees import membership_fee as membership_fee
    from os2model.budgets import member_budget as member_budget

    # Governance
    from os2model.governance import GovernanceLevel as GovernanceLevel
    from os2model.catalogues import Catalogue as Catalogue
    from os2model.catalogues import Criterion as Criterion
    from os2model.tallies import AnswerState as AnswerState
    from os2model.answers import Answer as Answer
    from os2model.answers import Evidence as Evidence
    from os2model.assessments import Assessment as Assessment
    from os2model.governance import LevelRule as LevelRule
    from os2model.tallies import Tally as Tally
    from os2model.decisions import Decision as Decision

    # Groups
    from os2model.groups import GroupKind as GroupKind
    from os2model.groups import Group as Group
    from os2model.groups import Seat as Seat

    # Meetings
    from os2model.meetings import MeetingSeries as MeetingSeries
    from os2model.recurrences import Recurrence as Recurrence
    from os2model.recurrences import Weekday as Weekday
    from os2model.estimates import Estimate as Estimate
    from os2model.working_year import WorkingYear as WorkingYear
    from os2model.workload import meeting_load as meeting_load
    from os2model.holidays import danish_holidays as danish_holidays

    # General assembly
    from os2model.assembly import assembly_deadlines as assembly_deadlines

    # The association
    from os2model.association import Association as Association

    # Data, tables and text
    from os2model.exchange.reading import from_data as from_data
    from os2model.exchange.writing import to_data as to_data
    from os2model.exchange.schema import json_schema as json_schema
    from os2model.tables import to_records as to_records
    from os2model import text as text
    from os2model.findings import Finding as Finding
    from os2model.findings import Severity as Severity

    # Errors
    from os2model.errors import OS2ModelError as OS2ModelError
    from os2model.errors import InvalidValueError as InvalidValueError
    from os2model.errors import InvalidIdentifierError as InvalidIdentifierError
    from os2model.errors import InvalidDataError as InvalidDataError
    from os2model.errors import PeriodError as PeriodError
    from os2model.errors import CurrencyMismatchError as CurrencyMismatchError
    from os2model.errors import NoRuleInForceError as NoRuleInForceError
    from os2model.errors import MissingFactError as MissingFactError
    from os2model.errors import UnknownNameError as UnknownNameError

# The same list once more: where each name is found at run time, or nothing where it is itself a module of ours.
_FOUND_IN = {
    # Money and VAT
    "Money": "money",
    "Percent": "money",
    "dkk": "money",
    "Totals": "vat",
    "VatCategory": "vat",
    "VatTreatment": "vat",
    # Days and periods
    "Cadence": "periods",
    "CalendarUnit": "notice",
    "Duration": "periods",
    "MonthDay": "periods",
    "Period": "periods",
    "billing_periods": "grids",
    # Identifiers
    "Cvr": "identifiers",
    "Gln": "identifiers",
    "PNumber": "identifiers",
    "MunicipalityCode": "identifiers",
    # Rules
    "OS2_RULES": "os2.rules",
    "RuleBook": "rulebook",
    "Basis": "sources",
    "Dated": "dated",
    "DatedRow": "dated",
    "Hole": "dated",
    "Source": "sources",
    "Statutes": "statutes",
    # Prices and terms
    "PriceLine": "price_lists",
    "PriceList": "price_lists",
    "Terms": "terms",
    "FirstDay": "terms",
    "PriceChange": "terms",
    "Notice": "notice",
    "Proration": "proration",
    "prices": "",
    "proration": "",
    # Organisations
    "Address": "organisations",
    "Contact": "contacts",
    "AUTHORITIES": "os2.organisations",
    "Organisation": "organisations",
    "OrganisationKind": "organisations",
    "SizeClass": "sizes",
    "Succession": "mergers",
    # Agreements
    "Agreement": "agreements",
    "Signature": "agreements",
    "DocumentControl": "documents",
    "AgreedFee": "fees",
    # Memberships and products
    "Membership": "memberships",
    "MembershipEvent": "entries",
    "MembershipStatus": "standings",
    "Product": "products",
    "OperationMode": "products",
    "Subscription": "subscriptions",
    "SubscriptionPlan": "price_lists",
    # Charges and budgets
    "Charge": "charges",
    "ChargeKind": "price_lists",
    "membership_fee": "fees",
    "member_budget": "budgets",
    # Governance
    "GovernanceLevel": "governance",
    "Catalogue": "catalogues",
    "Criterion": "catalogues",
    "AnswerState": "tallies",
    "Answer": "answers",
    "Evidence": "answers",
    "Assessment": "assessments",
    "LevelRule": "governance",
    "Tally": "tallies",
    "Decision": "decisions",
    # Groups
    "GroupKind": "groups",
    "Group": "groups",
    "Seat": "groups",
    # Meetings
    "MeetingSeries": "meetings",
    "Recurrence": "recurrences",
    "Weekday": "recurrences",
    "Estimate": "estimates",
    "WorkingYear": "working_year",
    "meeting_load": "workload",
    "danish_holidays": "holidays",
    # General assembly
    "assembly_deadlines": "assembly",
    # The association
    "Association": "association",
    # Data, tables and text
    "from_data": "exchange.reading",
    "to_data": "exchange.writing",
    "json_schema": "exchange.schema",
    "to_records": "tables",
    "text": "",
    "Finding": "findings",
    "Severity": "findings",
    # Errors
    "OS2ModelError": "errors",
    "InvalidValueError": "errors",
    "InvalidIdentifierError": "errors",
    "InvalidDataError": "errors",
    "PeriodError": "errors",
    "CurrencyMismatchError": "errors",
    "NoRuleInForceError": "errors",
    "MissingFactError": "errors",
    "UnknownNameError": "errors",
}


def __getattr__(name: str) -> object:
    if name == "__all__":  # for `from os2model import *` and help(); type checkers read the list above
        return list(_FOUND_IN)
    module = _FOUND_IN.get(name)
    if module is None:
        raise AttributeError(f"module 'os2model' has no attribute {name!r}")  # noqa: TRY003  Python's own words
    from importlib import import_module

    found = import_module(f"os2model.{module or name}")
    value = getattr(found, name) if module else found
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*_FOUND_IN, "__doc__", "__file__", "__name__", "__path__"]
