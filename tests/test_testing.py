"""The strategies for hypothesis: sound values of every type, and the edges among them."""

import inspect
import pickle
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings

import os2model
from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Address,
    Assessment,
    Association,
    Basis,
    Catalogue,
    Charge,
    Dated,
    DatedRow,
    Decision,
    Estimate,
    FirstDay,
    Hole,
    InvalidValueError,
    MeetingSeries,
    Membership,
    Money,
    MonthDay,
    Organisation,
    OS2ModelError,
    Percent,
    Period,
    PriceList,
    Recurrence,
    RuleBook,
    SizeClass,
    Statutes,
    Subscription,
    Terms,
    Totals,
    VatCategory,
    VatTreatment,
    WorkingYear,
)
from os2model._amounts import CURRENCIES, TOO_MUCH
from os2model.answers import EvidenceKind
from os2model.assessments import AssessmentKind
from os2model.catalogues import Body, Condition, Mandate
from os2model.contacts import ContactDuty
from os2model.decisions import DecisionKind
from os2model.governance import MeasuredBy, Theme
from os2model.groups import UsualMeetings
from os2model.identifiers import NO_MUNICIPALITIES, RegionCode
from os2model.labels import Label
from os2model.measures import Measure
from os2model.memberships import MembershipEventKind
from os2model.organisations import EarlierName, PopulationCount, UnitGln
from os2model.price_lists import Waiver
from os2model.price_rules import PriceRule
from os2model.prices import ByMembership, BySize, Fixed, Less, PerInhabitant, PerUnit, Share, Waived
from os2model.proration import (
    JOINING_RULES,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    JoiningRule,
    StartedPeriods,
    TermsPeriod,
    WholePeriods,
)
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.sizes import SizeLimits
from os2model.statutes import Clause, Stands
from os2model.testing import values
from os2model.timelines import Since
from os2model.vat import VatRefund
from os2model.working_year import WorkingTime, YearLine

# hypothesis shows a value by all its fields, a rule book on many pages, and a warning would hide what failed
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

PUBLIC = [
    found
    for found in (getattr(os2model, name) for name in os2model.__all__)
    if inspect.isclass(found) and not issubclass(found, OS2ModelError)
]
PARTS = [
    AssessmentKind, Body, ByJoiningDay, ByMeasure, ByMembership, BySize, Clause, Condition, ContactDuty, DecisionKind, EarlierName,
    EvidenceKind,
    Fixed, FixedShare, Label, Mandate, MeasuredBy, Measure, MembershipEventKind, PerUnit, PopulationCount, RegionCode,
    Since, SizeLimits, Stands, StartedPeriods, TermsPeriod, Theme, UnitGln, UsualMeetings, VatRefund, Waived, Waiver, WholePeriods,
    WorkingTime, YearLine,
]  # fmt: skip
RULES = (Fixed, BySize, PerInhabitant, PerUnit, ByMembership, Share, Less, Waived, Staircase, EqualShare, ByKey)
# what a table may hold, with the classes of what is drawn
HELD = [
    (Money, Money),
    (Percent, Percent),
    (VatCategory, VatCategory),
    (SizeLimits, SizeLimits),
    (Statutes, Statutes),
    (Catalogue, Catalogue),
    (WorkingTime, WorkingTime),
    (Terms, Terms),
    (UsualMeetings, UsualMeetings),
    (tuple[VatRefund, ...], tuple),
    (PriceRule, RULES),
    (str, str),
]


def name_of(case):
    return getattr(case, "__name__", str(case))


def comes_back(value):
    again = pickle.loads(pickle.dumps(value))  # noqa: S301
    return again == value and hash(again) == hash(value) and repr(again) == repr(value)


@pytest.mark.parametrize("cls", [*PUBLIC, *PARTS], ids=name_of)
def test_values_of_a_class_are_sound_and_come_back_from_a_pickle(cls):
    @settings(max_examples=8)
    @given(values(cls))
    def holds(value):
        assert type(value) is cls
        assert comes_back(value)

    holds()


@pytest.mark.parametrize(("held", "classes"), HELD, ids=map(name_of, HELD))
def test_tables_and_rows_hold_what_they_are_asked_to_hold(held, classes):
    @settings(max_examples=5)
    @given(values(Dated[held]), values(DatedRow[held]), values(list[held]))
    def holds(table, row, several):
        assert isinstance(row.value, classes)
        assert all(isinstance(each, classes) for each in (*table.values, *several))
        assert comes_back(table)
        assert comes_back(row)

    holds()


def test_what_may_stand_for_any_of_several_types_is_drawn_of_each():
    for cls in RULES:
        assert drawn(PriceRule, lambda rule, cls=cls: type(rule) is cls)
    for part in JOINING_RULES:
        assert drawn(JoiningRule, lambda rule, part=part: type(rule) is part)
    assert drawn(Clause[MonthDay | None], lambda clause: clause.value is None)


def test_terms_are_drawn_with_a_minimum_of_days_and_with_one_that_is_renewed():
    assert drawn(Terms, lambda terms: terms.notice and terms.minimum_term.days)
    assert drawn(Terms, lambda terms: terms.notice and terms.minimum_term.months and terms.renewal_term.months)


@pytest.mark.parametrize(
    "unknown",
    [float, set, dict, [], ([],), "Money", None, list, list[float], list[[]], tuple[Money, Money], Dated[float], OS2ModelError],
    ids=str,
)  # fmt: skip
def test_a_type_without_a_strategy_is_refused(unknown):
    with pytest.raises(InvalidValueError, match="values can only be a class such as Organisation") as caught:
        values(unknown)
    assert caught.value.code == "value.choice"


def drawn(cls, condition):
    """Whether a value that meets a condition is drawn, the same in every run; hypothesis is shown no more than that."""
    alike = settings(max_examples=2000, phases=[Phase.generate], derandomize=True)
    return find(values(cls).map(lambda value: bool(condition(value))), bool, settings=alike)


# statutes of all days, so that a membership of any day can be played
LAWFUL = evolve(
    OS2_RULES, statutes=evolve(OS2_RULES.statutes, rows=[evolve(OS2_RULES.statutes.rows[0], since=date.min)])
)


def members(association):
    return {each.organisation.id for each in association.memberships if each.events}


def currencies(rules):
    return {value.currency for table in rules.tables for value in table.values if hasattr(value, "currency")}


EDGES = {
    "an amount of 15 digits": (Money, lambda amount: abs(amount.minor) > TOO_MUCH // 10),
    "an amount below 0": (Money, lambda amount: amount.minor < 0),
    "an amount without decimals": (Money, lambda amount: amount.currency == "ISK"),
    "a percentage below 0": (Percent, lambda percent: percent.fraction < 0),
    "a rate with decimals": (VatTreatment, lambda treatment: treatment.rate and (treatment.rate.fraction * 100) % 1),
    "a third": (Estimate, lambda estimate: any(point.denominator % 3 == 0 for point in (estimate.low, estimate.high))),
    "an estimate that is one number": (Estimate, lambda estimate: estimate.is_one_number and estimate),
    "a share of nothing": (FixedShare, lambda rule: rule.share == 0),
    "a subscription that was passive": (
        Subscription,
        lambda accession: not accession.plan.always and len(accession.plan.rows) > 1,
    ),
    "a subscription paused and waived": (Subscription, lambda accession: accession.pauses and accession.waivers),
    "terms in arrears from an own day": (Terms, lambda terms: not terms.in_advance and terms.anchor is FirstDay.OWN),
    "an open period": (Period, lambda period: period.last_day is None),
    "a period of one day": (Period, lambda period: period.last_day == period.first_day),
    "the first day of the calendar": (Period, lambda period: period.first_day == date.min),
    "the last day of the calendar": (Period, lambda period: period.last_day == date.max),
    "a letter that ASCII has not": (Label, lambda label: not label.da.isascii()),
    "a blank before or after text": (Label, lambda label: label.da != label.da.strip()),
    "a table with a hole": (Dated, lambda table: any(isinstance(row, Hole) for row in table.rows)),
    "a table of several rows": (Dated, lambda table: len(table.rows) > 2),
    "a row that others gave way to": (DatedRow, lambda row: row.gave_way),
    "a row that stands in no table": (DatedRow, lambda row: row.table is None),
    "a hole that gave way": (Dated[Terms], lambda table: any(
        isinstance(gone, Hole) for row in table.rows for gone in getattr(row, "gave_way", ()))),
    "an organisation without CVR number": (Organisation, lambda payer: payer.cvr is None),
    "an organisation with an id of its own": (Organisation, lambda payer: payer.cvr and payer.id != str(payer.cvr)),
    "an organisation that ceases": (Organisation, lambda payer: payer.exists and payer.exists.last_day),
    "an organisation that was called otherwise, with units": (
        Organisation,
        lambda payer: payer.earlier_names and payer.unit_glns,
    ),
    "an address abroad": (Address, lambda address: address.country != "DK"),
    "the code of no municipality": (Organisation, lambda payer: str(payer.municipality_code) in NO_MUNICIPALITIES),
    "an organisation with a size": (Organisation, lambda payer: payer.assigned_size is SizeClass.LARGE),
    "a municipality of the register": (Organisation, lambda payer: payer.short_name in AUTHORITIES),
    "a membership that begins anew": (Membership, lambda membership: len(membership.periods(rules=LAWFUL)) > 1),
    "a subscription that ended": (Subscription, lambda accession: accession.last_day),
    "a price within a price": (BySize, lambda rule: not isinstance(rule.small, Fixed)),
    "a price list of several lines": (PriceList, lambda sheet: len(sheet.lines) > 1),
    "a rule at the end of the calendar": (Recurrence, lambda rule: rule.first_day == date.max),
    "a rule with a last day": (Recurrence, lambda rule: "UNTIL" in rule.text),
    "meetings by a rule, for seats": (MeetingSeries, lambda series: series.recurrence and series.seats),
    "a charge of a membership": (Charge, lambda charge: charge.origin and not charge.vat_treatment.reason and charge.period),
    "a charge paid once": (Charge, lambda charge: charge.origin and charge.period is None),
    "totals of several rates": (Totals, lambda totals: len(totals.groups) > 1),
    "a working year of days": (WorkingYear, lambda year: year.deductions and year.gross.days),
    "answers with evidence": (Assessment, lambda assessment: any(answer.evidence for answer in assessment.answers)),
    "criteria of OS2's": (Assessment, lambda assessment: assessment.catalogue.version == "1.1.0"),
    "a product that left": (Decision, lambda decision: decision.kind is DecisionKind.LEFT),
    "rules with an assumption": (RuleBook, lambda rules: any(row.basis is Basis.ASSUMED
        for row in rules.membership_fee.rows if isinstance(row, DatedRow))),
    "rules of another currency": (RuleBook, lambda rules: rules.currency != "DKK"),
    "rules as OS2 has them": (RuleBook, lambda rules: rules == OS2_RULES),
    "an association with two members": (Association, lambda os2: len(members(os2)) > 1),
    "an association with subscriptions and seats": (Association, lambda os2: os2.subscriptions and os2.seats),
    "an association with assessments and decisions": (Association, lambda os2: os2.assessments and os2.decisions),
    "an association without anything": (Association, lambda os2: not os2.everybody and not os2.decisions),
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
def test_an_edge_is_drawn(edge):
    assert drawn(*EDGES[edge])


@settings(max_examples=12)
@given(values(RuleBook))
def test_a_rule_book_has_one_currency_of_the_librarys(rules):
    assert currencies(rules) <= {rules.currency} or not rules.membership_fee.values
    assert currencies(rules) <= CURRENCIES.keys()


@settings(max_examples=12)
@given(values(Estimate), values(Totals))
def test_what_is_drawn_can_be_written_and_added_up(estimate, totals):
    assert Estimate.parse(str(estimate)) == estimate
    assert Fraction(estimate.expected) >= estimate.low
    assert totals.net + totals.vat == totals.gross
