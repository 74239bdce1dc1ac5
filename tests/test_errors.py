"""Every error of ours: its sentences in both languages, its values, and that nothing else comes out of a constructor."""

import copy
import importlib
import pickle
import re
import string
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from attrs import evolve

import os2model
from os2model import (
    AUTHORITIES,
    OS2_RULES,
    AgreedFee,
    Agreement,
    Answer,
    AnswerState,
    Assessment,
    Cadence,
    CurrencyMismatchError,
    Cvr,
    Decision,
    Duration,
    Evidence,
    Finding,
    Gln,
    GovernanceLevel,
    Group,
    GroupKind,
    InvalidIdentifierError,
    InvalidValueError,
    LevelRule,
    Membership,
    MissingFactError,
    Money,
    MonthDay,
    MunicipalityCode,
    NoRuleInForceError,
    Organisation,
    OrganisationKind,
    OS2ModelError,
    Percent,
    Period,
    PeriodError,
    PriceLine,
    PriceList,
    Product,
    Seat,
    Severity,
    Signature,
    SizeClass,
    Source,
    Subscription,
    Terms,
    Totals,
    UnknownNameError,
    VatCategory,
    VatTreatment,
    billing_periods,
    cost_sharing,
    dkk,
    member_budget,
    membership_fee,
    prices,
    text,
)
from os2model._checks import _EXAMPLES as EXAMPLES
from os2model.agreements import Side
from os2model.answers import EvidenceKind
from os2model.assembly import check_call, extraordinary_deadlines, roll_changes, year_dates
from os2model.assessments import diff, stale
from os2model.catalogues import Body, Condition, Mandate
from os2model.dated import Dated, DatedRow, Hole
from os2model.decisions import DecisionKind, DecisionLog
from os2model.electoral_rolls import electoral_roll
from os2model.error_messages import ERRORS, WITHOUT_NEAR
from os2model.exchange.self_assessments import read_self_assessment, write_self_assessment
from os2model.finding_messages import FINDINGS
from os2model.governance import Theme
from os2model.groups import UsualMeetings
from os2model.identifiers import RegionCode
from os2model.labels import Label
from os2model.organisations import PopulationCount
from os2model.proration import ByJoiningDay, FixedShare
from os2model.sizes import SizeLimits
from os2model.statutes import default, explicit
from os2model.vat import VatGroup, VatRefund
from os2model.working_year import YearLine

DAY = date(2026, 8, 14)
LAW = OS2_RULES.statutes.on(DAY)
TABLE = Label(da="kontingent", en="membership fee")
ONE_OF_EACH = [
    InvalidValueError("money.float", {"got": "1.0", "readings_en": "dkk(1)", "readings_da": "dkk(1)"}),
    InvalidIdentifierError("identifier.cvr.check-digit", {"number": "29189774", "left": 1}),
    CurrencyMismatchError(dkk(1), Money(1, "SEK")),
    PeriodError("reversed", DAY, date(2026, 1, 1)),
    PeriodError("open", DAY),
    NoRuleInForceError(TABLE, DAY, None, "membership_fee=dkk(25000)"),
    NoRuleInForceError(TABLE, DAY, date(2027, 1, 1)),
    NoRuleInForceError(TABLE, None),
    MissingFactError("inhabitants", "Samsø Kommune", DAY, "2020", "inhabitants='latest'"),
    UnknownNameError("authority", "Sonderborg", ("Sønderborg", "Skanderborg")),
]


def fields(template):
    return sorted(name for _, name, _, _ in string.Formatter().parse(template) if name)


DANISH = {code: danish for code, (danish, _) in {**ERRORS, **FINDINGS}.items()}
ENGLISH = {code: english for code, (_, english) in {**ERRORS, **FINDINGS}.items()}


class TestSentences:
    def test_of_errors_and_of_findings_have_codes_of_their_own(self):
        assert not ERRORS.keys() & FINDINGS.keys()

    @pytest.mark.parametrize("code", FINDINGS)
    def test_of_findings_name_what_every_finding_has(self, code):
        assert text.explain(Finding(code, Severity.ERROR, subject="x"), "da")
        assert str(Finding(code, Severity.ERROR, subject="x"))

    @pytest.mark.parametrize("code", ENGLISH)
    def test_name_the_same_values_in_both_languages(self, code):
        def neutral(template):
            return [
                name.replace("_da", "").replace("_en", "").replace(".da", "").replace(".en", "")
                for name in fields(template)
            ]

        assert sorted(neutral(DANISH[code])) == sorted(neutral(ENGLISH[code]))

    @pytest.mark.parametrize("code", ENGLISH)
    def test_differ_between_the_languages_and_offer_a_way_out(self, code):
        assert DANISH[code] != ENGLISH[code]
        assert any(mark in ENGLISH[code] for mark in (";", ",", "{nearest_en}", "{words_en}"))

    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: error.code)
    def test_are_made_from_the_errors_own_values(self, error):
        assert "{" not in str(error)
        assert "{" not in text.explain(error, "da")
        assert text.explain(error, "en") == str(error)

    def test_in_danish_write_days_as_danes_do_and_a_year_without_a_dot(self):
        with pytest.raises(InvalidValueError) as caught:
            membership_fee(2025, joined=date(2026, 8, 14), rules=OS2_RULES)
        assert (
            text.explain(caught.value, "da")
            == "der blev bedt om kontingent for 2025 til et medlemskab, der begynder 14.8.2026; bed om 2026 eller senere"
        )


class TestErrors:
    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: error.code)
    def test_survive_pickling_and_copying_with_their_values(self, error):
        for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301
            assert type(again) is type(error)
            assert (again.code, str(again), vars(again)) == (error.code, str(error), vars(error))

    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: error.code)
    def test_are_all_ours(self, error):
        assert isinstance(error, OS2ModelError)

    @pytest.mark.parametrize(
        ("kind", "builtin"),
        [
            (InvalidValueError, ValueError),
            (InvalidIdentifierError, InvalidValueError),
            (CurrencyMismatchError, ValueError),
            (PeriodError, ValueError),
            (NoRuleInForceError, LookupError),
            (MissingFactError, LookupError),
            (UnknownNameError, LookupError),
        ],
    )
    def test_are_builtin_errors_too(self, kind, builtin):
        assert issubclass(kind, builtin)

    def test_carry_what_a_program_needs(self):
        _, identifier, mismatch, reversed_, _, hole, before, _, fact, name = ONE_OF_EACH
        assert (identifier.number, identifier.why) == ("29189774", "check-digit")
        assert (mismatch.left, mismatch.right) == (dkk(1), Money(1, "SEK"))
        assert (reversed_.why, reversed_.first_day, reversed_.last_day) == ("reversed", DAY, date(2026, 1, 1))
        assert (hole.table, hole.day, hole.first_day, hole.way_out) == (TABLE, DAY, None, "membership_fee=dkk(25000)")
        assert before.first_day == date(2027, 1, 1)
        assert (fact.what, fact.of, fact.on, fact.known) == ("inhabitants", "Samsø Kommune", DAY, "2020")
        assert (name.what, name.name, name.nearest) == ("authority", "Sonderborg", ("Sønderborg", "Skanderborg"))


MESSAGES = {
    'an amount of money cannot be a float, got 25000.0; write dkk(25000) or dkk("25000.00")': lambda: dkk(25000.0),
    '\'25.000\' has 3 decimals and DKK has 2; write "25000" for 25000 kr. or "25.00" for 25 kr.': lambda: dkk("25.000"),
    "'25.000,00' is not an amount; write digits with a dot before the øre, such as \"25000.00\"": lambda: dkk(
        "25.000,00"
    ),
    "a period cannot end (2026-01-01) before it begins (2026-12-31); swap them, or leave last_day out "
    "for a period without an end": lambda: Period(date(2026, 12, 31), date(2026, 1, 1)),
    "CVR number 29189774 fails its check digit (modulus 11 leaves 1); look the number up in the CVR register": lambda: (
        Cvr("29189774")
    ),
    "'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?": lambda: AUTHORITIES[
        "Sonderborg"
    ],
    "no membership fee is published for 2027-01-01; assume one: "
    "rules.assuming(membership_fee=dkk(25000), because=…)": lambda: membership_fee(
        2027, joined=date(2026, 8, 14), rules=OS2_RULES
    ),
    "Samsø Kommune's inhabitants on 2025-01-01 are not known (known: 2020); give them, or assume the latest: "
    "rules.assuming(inhabitants='latest', because=…)": lambda: OS2_RULES.size_of(
        AUTHORITIES["Samsø"], on=date(2026, 8, 14)
    ),
}


@pytest.mark.parametrize(("message", "mistake"), MESSAGES.items())
def test_a_mistake_is_answered_with_what_was_got_and_the_way_out(message, mistake):
    with pytest.raises(OS2ModelError) as caught:
        mistake()
    assert str(caught.value) == text.explain(caught.value, "en") == message
    assert text.explain(caught.value, "da") != message


def test_rules_are_never_left_out():
    with pytest.raises(TypeError, match=r"membership_fee\(\) missing 1 required keyword-only argument: 'rules'"):
        membership_fee(2026, joined=date(2026, 8, 14))


class TestTheWayOut:
    @pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
    def test_is_typed_as_it_is_shown_from_the_package_or_with_its_module(self, example):
        for dotted in re.findall(r"(?<![\w.])[A-Za-z_][\w.]*", re.sub(r'"[^"]*"|\w+=', "", example)):
            name, *others = dotted.split(".")
            if name == "os2model":
                module, owner, *_ = others
                assert hasattr(importlib.import_module(f"os2model.{module}"), owner)
            else:
                assert name in {*os2model.__all__, "True", "budget", "date", "Fraction", "None"}

    def test_of_a_member_of_an_enum_that_is_none_is_one_of_those_that_are(self):
        with pytest.raises(InvalidValueError, match=r"^SizeClass can only be SizeClass.SMALL \| .*, got 'very_large'$"):
            SizeClass("very_large")

    def test_of_one_charge_where_several_are_added_up_is_a_list_of_it(self):
        with pytest.raises(
            InvalidValueError, match=r"charges must be of type Iterable, such as \[charge\]; got Charge"
        ):
            Totals.of(membership_fee(2026, joined=DAY, rules=OS2_RULES))

    @pytest.mark.parametrize(("code", "way_out"), WITHOUT_NEAR.items())
    def test_from_a_name_with_none_near_stands_behind_it_in_either_language(self, code, way_out):
        found = Finding(code, Severity.ERROR, found="x", subject="x", expected="x")
        found = found if code in FINDINGS else Finding.of(UnknownNameError(code.removeprefix("name."), "x"))
        assert (text.explain(found, "da").split("; ")[-1], str(found).split("; ")[-1]) == way_out


def test_a_large_value_is_shown_by_its_beginning_and_not_written_out_first():
    class Counted:
        asked = 0

        def __repr__(self):
            Counted.asked += 1
            return "x"

    for large, shown in (([Counted()] * 10**6, "[x, x"), (dict.fromkeys(range(10**6), Counted()), "{0: x, 1: x")):
        with pytest.raises(InvalidValueError, match=re.escape(f"got {shown}")):
            dkk(large)
    assert Counted.asked <= 200


@pytest.mark.parametrize("small", [{"z": 1, "a": 2}, [1, [2]], (3,), {4}])
def test_a_small_container_is_shown_as_it_stands(small):
    with pytest.raises(InvalidValueError, match=re.escape(f"got {small!r}; write")):
        dkk(small)


class Rude:
    def __repr__(self):
        raise RuntimeError


HOSTILE = [
    None, True, False, 0, -1, 1.5, float("nan"), float("inf"), 10**400, "", " ", "\x00", "\ud800", "２５", "25.000,00",
    "x" * 10_000_000, b"25", Decimal("NaN"), Decimal("1E+999999999"), Fraction(1, 3), 1j, date.min, date.max,
    datetime(2026, 8, 14),  # noqa: DTZ001
    datetime(2026, 8, 14, tzinfo=UTC), timedelta(1), [], [1], {}, {"a": 1}, (), (1,),
    set(), object(), object, Rude(), len, dkk(1), Percent("25"), Period(DAY), MonthDay(7, 1), Cadence.ANNUAL,
    AUTHORITIES["Samsø"], TABLE, OS2_RULES, ValueError("x"), range(3), range(0),
]  # fmt: skip
CATALOGUE = OS2_RULES.catalogue_version("1.1.0")
GROUP = Group(GroupKind.STEERING)
SERIES = os2model.MeetingSeries(GROUP, meetings=4, minutes=60, people=1)
BLANK = Assessment("x", catalogue=CATALOGUE, on=DAY, answers={})
KEPT = Decision(
    "x",
    kind=DecisionKind.CONFIRMED,
    on=DAY,
    before=GovernanceLevel.ONE,
    after=GovernanceLevel.ONE,
    by=Body.BOARD,
    basis="x",
    reference="",
)
FILE = {"productName": "x", "filledDate": "2026-06-23", "krav": []}
TAKES_ONE = {
    "Money": lambda x: Money(x, "DKK"),
    "Money's currency": lambda x: Money(1, x),
    "dkk": dkk,
    "Money.from_minor": lambda x: Money.from_minor(x, "DKK"),
    "Money.share": lambda x: dkk(1).share(x),
    "Percent": Percent,
    "Period": Period,
    "Period's last day": lambda x: Period(DAY, x),
    "Period.year": Period.year,
    "Period.half_year": lambda x: Period.half_year(2026, x),
    "Period.starting": lambda x: Period.starting(DAY, months=x),
    "MonthDay": lambda x: MonthDay(x, 1),
    "Duration": lambda x: Duration(months=x),
    "Duration.days": lambda x: Duration(days=x),
    "Duration.after": Duration(months=1).after,
    "billing_periods": lambda x: billing_periods(Period.year(2026), x),
    "billing_periods' anchor": lambda x: billing_periods(Period.year(2026), Cadence.ANNUAL, x),
    "Cvr": Cvr,
    "Gln": Gln,
    "MunicipalityCode": MunicipalityCode,
    "RegionCode": RegionCode,
    "Label": lambda x: Label(da=x, en="x"),
    "Source": Source,
    "Source.published": lambda x: Source("x", published=x),
    "DatedRow": lambda x: DatedRow(since=x, value=1, source="x"),
    "DatedRow.source": lambda x: DatedRow(since=DAY, value=1, source=x),
    "DatedRow.basis": lambda x: DatedRow(since=DAY, value=1, source="x", basis=x),
    "Hole": lambda x: Hole(since=x, source="x"),
    "Dated": lambda x: Dated(x, unit="x", rows=[Hole(since=DAY, source="x")]),
    "Dated.rows": lambda x: Dated(TABLE, unit="x", rows=[x]),
    "Dated.on": OS2_RULES.vat_rates.on,
    "Product": lambda x: Product(x, source="x"),
    "PopulationCount": lambda x: PopulationCount(DAY, x, source="x"),
    "Organisation": lambda x: Organisation(x, kind=OrganisationKind.REGION, id="x"),
    "Organisation.kind": lambda x: Organisation("x", kind=x, id="x"),
    "Organisation.id": lambda x: Organisation("x", kind=OrganisationKind.REGION, id=x),
    "Organisation.cvr": lambda x: Organisation("x", kind=OrganisationKind.REGION, id="x", cvr=x),
    "Organisation.inhabitants": lambda x: Organisation("x", kind=OrganisationKind.REGION, id="x", inhabitants=[x]),
    "SizeLimits": lambda x: SizeLimits(medium=x, large=2, very_large=3, counted=MonthDay(1, 1), years_before=1),
    "VatTreatment": lambda x: VatTreatment(x, Percent("25")),
    "VatTreatment.rate": lambda x: VatTreatment(VatCategory.ZERO, x),
    "VatTreatment.reason": lambda x: VatTreatment(VatCategory.STANDARD, Percent("25"), x),
    "VatRefund": lambda x: VatRefund(scheme=TABLE, kinds=[x], law="x"),
    "Totals": lambda x: Totals.of([x]),
    "Terms": lambda x: Terms(x, Cadence.ANNUAL),
    "Fixed": prices.Fixed,
    "Waived": lambda x: prices.Waived(x, TABLE, only=["0741"]),
    "Waived.only": lambda x: prices.Waived(dkk(1), TABLE, only=[x]),
    "FixedShare": FixedShare,
    "ByJoiningDay": lambda x: ByJoiningDay(after=MonthDay(7, 1), then=x, otherwise=x),
    "PriceLine": lambda x: PriceLine(name="x", kind=x, prices=OS2_RULES.membership_fee),
    "PriceLine.prices": lambda x: PriceLine(name="x", kind=os2model.ChargeKind.JOINING_FEE, prices=x),
    "PriceList": lambda x: PriceList(product="x", lines=[x], terms=OS2_RULES.price_lists[0].terms),
    "explicit": lambda x: explicit(1, x),
    "default": lambda x: default(1, x),
    "Statutes": lambda x: evolve(LAW, association=x),
    "Statutes.member_from": lambda x: evolve(LAW, member_from=x),
    "Statutes.lapse.value": lambda x: evolve(LAW, lapse=explicit(x, "§")),
    "Statutes.leaving.value": lambda x: evolve(LAW, leaving=explicit(x, "§")),
    "Statutes.votes.value": lambda x: evolve(LAW, votes=explicit(x, "§")),
    "Statutes.assembly_months.value": lambda x: evolve(LAW, assembly_months=explicit(x, "§")),
    "Statutes.assumed_from": lambda x: LAW.assumed_from(x, x, source=x),
    "Agreement": Agreement,
    "Agreement.partnership": lambda x: Agreement.partnership(signed=x, signing_power=x),
    "Agreement.signatures": lambda x: Agreement(signatures=[x]),
    "Agreement.received": lambda x: Agreement(received=x, first_day=x, renews=x, document=x),
    "Agreement.next_step": lambda x: Agreement().next_step(x),
    "Signature": lambda x: Signature(x, DAY),
    "Signature.signing_power": lambda x: Signature(Side.MEMBER, DAY, signing_power=x, by=x),
    "Signature.recorded": lambda x: Signature(Side.MEMBER, DAY, recorded=x, struck=x),
    "AgreedFee": lambda x: AgreedFee(x, dkk(1), decided=DAY, source="x"),
    "AgreedFee.amount": lambda x: AgreedFee(2026, x, decided=DAY, source="x"),
    "AgreedFee.decided": lambda x: AgreedFee(2026, dkk(1), decided=x, source=x),
    "Membership.agreements": lambda x: Membership(AUTHORITIES["Samsø"], agreements=[x]),
    "Membership.agreed_fees": lambda x: Membership(AUTHORITIES["Samsø"], agreed_fees=[x]),
    "Membership.kind": lambda x: Membership(AUTHORITIES["Samsø"], kind=x),
    "Membership.as_known": lambda x: Membership(AUTHORITIES["Samsø"]).as_known(x),
    "Membership.standing": lambda x: Membership(AUTHORITIES["Samsø"]).standing(on=x, rules=OS2_RULES),
    "Membership.standing, rules": lambda x: Membership(AUTHORITIES["Samsø"]).standing(on=DAY, rules=x),
    "Membership.next_step": lambda x: Membership(AUTHORITIES["Samsø"]).next_step(on=x),
    "MembershipEvent.on": os2model.MembershipEvent.resigned,
    "MembershipEvent.recorded": lambda x: os2model.MembershipEvent.resigned(DAY, recorded=x, struck=x, source=x),
    "MembershipEvent.ceased": lambda x: os2model.MembershipEvent.ceased(DAY, x),
    "Association.contacts": lambda x: os2model.Association(rules=OS2_RULES, contacts=[x]),
    "Association.documents": lambda x: os2model.Association(rules=OS2_RULES, documents=[x]),
    "Membership": Membership,
    "Membership.events": lambda x: Membership(AUTHORITIES["Samsø"], events=[x]),
    "MembershipEvent": lambda x: os2model.MembershipEvent(x, DAY),
    "Association": lambda x: os2model.Association(rules=x),
    "Association.memberships": lambda x: os2model.Association(rules=OS2_RULES, memberships=[x]),
    "Association.charges": lambda x: os2model.Association(rules=OS2_RULES, memberships=[Membership.joined(AUTHORITIES["Samsø"], DAY)]).charges(within=x),
    "Association.members": lambda x: os2model.Association(rules=OS2_RULES).members(on=x),
    "Association.budget": lambda x: os2model.Association(rules=OS2_RULES).budget(x, years=[2026]),
    "Membership.joined": lambda x: Membership.joined(AUTHORITIES["Samsø"], x),
    "Subscription": lambda x: Subscription(x, "OS2valghalla", DAY),
    "Subscription.product": lambda x: Subscription(AUTHORITIES["Samsø"], x, DAY),
    "Subscription.last_day": lambda x: Subscription(AUTHORITIES["Samsø"], "OS2valghalla", DAY, last_day=x),
    "membership_fee": lambda x: membership_fee(x, joined=DAY, rules=OS2_RULES),
    "membership_fee's joined": lambda x: membership_fee(2026, joined=x, rules=OS2_RULES),
    "member_budget": lambda x: member_budget(Membership.joined(AUTHORITIES["Samsø"], DAY), [], years=[x], rules=OS2_RULES),
    "Charge.net": lambda x: evolve(membership_fee(2026, joined=DAY, rules=OS2_RULES), net=x),
    "RuleBook.membership_fee": lambda x: evolve(OS2_RULES, membership_fee=x),
    "a fee in a table": lambda x: evolve(OS2_RULES, membership_fee=Dated(TABLE, unit="x", rows=[DatedRow(since=date(2026, 1, 1), value=x, source="x")])),
    "amended's refunds": lambda x: OS2_RULES.amended(since=DAY, source="x", vat_refunds=x),
    "amended's terms": lambda x: OS2_RULES.amended(since=DAY, source="x", terms=x),
    "supposing's because": lambda x: OS2_RULES.supposing(since=DAY, because=x, membership_fee=dkk(1)),
    "assuming's terms": lambda x: OS2_RULES.assuming(because="x", terms=x),
    "rules": lambda x: membership_fee(2026, joined=DAY, rules=x),
    "rules of a budget": lambda x: member_budget(Membership.joined(AUTHORITIES["Samsø"], DAY), [], years=[2026], rules=x),
    "rules of charges": lambda x: Subscription(AUTHORITIES["Samsø"], "OS2valghalla", DAY).charges(within=Period.year(2026), rules=x),
    "within": lambda x: Subscription(AUTHORITIES["Samsø"], "OS2valghalla", DAY).charges(within=x, rules=OS2_RULES),
    "member_during": lambda x: Subscription(AUTHORITIES["Samsø"], "OS2valghalla", DAY).charges(
        within=Period.year(2026), rules=OS2_RULES, member_during=x
    ),
    "Membership.fee": lambda x: Membership.joined(AUTHORITIES["Samsø"], DAY).fee(x, rules=OS2_RULES),
    "as_known": OS2_RULES.as_known,
    "holes": lambda x: OS2_RULES.holes(within=x),
    "to_records": os2model.to_records,
    "text.html": lambda x: text.html(x, "da"),
    "text.svg": lambda x: text.svg(x, "da"),
    "years": lambda x: member_budget(Membership.joined(AUTHORITIES["Samsø"], DAY), [], years=x, rules=OS2_RULES),
    "subscriptions": lambda x: member_budget(Membership.joined(AUTHORITIES["Samsø"], DAY), x, years=[2026], rules=OS2_RULES),
    "Money.total": lambda x: Money.total(x, "DKK"),
    "an amount in a total": lambda x: Money.total([x], "DKK"),
    "PNumber": os2model.PNumber,
    "Gln.parse": Gln.parse,
    "RegionCode.parse": RegionCode.parse,
    "MonthDay.day": lambda x: MonthDay(1, x),
    "MonthDay.in_year": lambda x: MonthDay(1, 1).in_year(x),
    "Period.month": lambda x: Period.month(x, 1),
    "Period.quarter": lambda x: Period.quarter(2026, x),
    "Period.contains": lambda x: Period.year(2026).contains(x),
    "Period.overlap": lambda x: Period.year(2026).overlap(x),
    "VatGroup": lambda x: VatGroup(category=VatCategory.ZERO, rate=None, net=x),
    "Totals' groups": Totals,
    "BySize": lambda x: prices.BySize(small=x, medium=dkk(1), large=dkk(1), very_large=dkk(1)),
    "ByMembership": lambda x: prices.ByMembership(member=x, non_member=dkk(1)),
    "Terms.minimum_term": lambda x: Terms.calendar_year(minimum_term=x),
    "Terms.renewal_term": lambda x: Terms.calendar_year(renewal_term=x),
    "Terms.billing": lambda x: Terms(Cadence.ANNUAL, x),
    "amended's decided": lambda x: OS2_RULES.amended(since=date(2027, 1, 1), source="x", membership_fee=dkk(1), decided=x),
    "Dated.amended": OS2_RULES.vat_rates.amended,
    "Dated.supposing": OS2_RULES.vat_rates.supposing,
    "Dated.as_known": OS2_RULES.vat_rates.as_known,
    "Dated.way_out": lambda x: evolve(OS2_RULES.vat_rates, way_out=x),
    "DatedRow.gave_way": lambda x: evolve(OS2_RULES.vat_rates.rows[0], gave_way=x),
    "RuleBook.latest_inhabitants": lambda x: evolve(OS2_RULES, latest_inhabitants=x),
    "split": lambda x: dkk(1).split(x),
    "split's weight": lambda x: dkk(1).split([x]),
    "Money.parse": Money.parse,
    "Percent.parse": Percent.parse,
    "Period.parse": Period.parse,
    "MonthDay.parse": MonthDay.parse,
    "Cvr.parse": Cvr.parse,
    "PNumber.parse": os2model.PNumber.parse,
    "MunicipalityCode.parse": MunicipalityCode.parse,
    "Period.split_at": lambda x: Period.year(2026).split_at(x),
    "text.amount": lambda x: text.amount(x, "da"),
    "text.day": lambda x: text.day(x, "da"),
    "text.period": lambda x: text.period(x, "da"),
    "text.table": lambda x: text.table(x, "da"),
    "assuming": lambda x: OS2_RULES.assuming(membership_fee=x, because="x"),
    "assuming's because": lambda x: OS2_RULES.assuming(because=x),
    "amended": lambda x: OS2_RULES.amended(since=x, source="x", membership_fee=dkk(1)),
    "AUTHORITIES": lambda x: AUTHORITIES[x],
    "price_list": OS2_RULES.price_list,
    "Tally": lambda x: os2model.Tally(met=x),
    "Tally.of": lambda x: os2model.Tally.of([x]),
    "Tally.sum": lambda x: os2model.Tally.sum([x]),
    "Tally.share": lambda x: os2model.Tally(met=1).share(x),
    "check_percentages": lambda x: os2model.Tally(met=1).check_percentages(x),
    "a printed percentage": lambda x: os2model.Tally(met=1).check_percentages({AnswerState.MET: x}),
    "Criterion": lambda x: os2model.Criterion(x, GovernanceLevel.ONE, Theme.FORM, TABLE),
    "Criterion.level": lambda x: os2model.Criterion("F7", x, Theme.FORM, TABLE),
    "Criterion.recommendation": lambda x: os2model.Criterion("F7", GovernanceLevel.ONE, Theme.FORM, TABLE, recommendation=x),
    "Criterion.replaces": lambda x: os2model.Criterion("F7", GovernanceLevel.ONE, Theme.FORM, TABLE, replaces=x),
    "Catalogue": lambda x: evolve(CATALOGUE, version=x),
    "Catalogue.criteria": lambda x: evolve(CATALOGUE, criteria=x),
    "Catalogue.months_between_assessments": lambda x: evolve(CATALOGUE, months_between_assessments=x),
    "Catalogue's criterion": lambda x: CATALOGUE[x],
    "Catalogue.select": lambda x: CATALOGUE.select(level=x),
    "Catalogue.up_to": CATALOGUE.up_to,
    "Catalogue.check_reported": CATALOGUE.check_reported,
    "a reported total": lambda x: CATALOGUE.check_reported({}, total=x),
    "catalogue_version": OS2_RULES.catalogue_version,
    "Condition": lambda x: Condition(x, TABLE, source="x"),
    "Mandate": lambda x: Mandate(TABLE, x, source="x"),
    "LevelRule.passing": lambda x: LevelRule(TABLE, passing=x, recommendations_gate=True),
    "LevelRule.recommendations_gate": lambda x: LevelRule(TABLE, passing=[AnswerState.MET], recommendations_gate=x),
    "LevelRule.least_share": lambda x: evolve(LevelRule.STRICT, least_share=x),
    "Evidence": lambda x: Evidence(x, kind=EvidenceKind.LINK),
    "Evidence.last_day": lambda x: Evidence("x", kind=EvidenceKind.LINK, last_day=x),
    "Answer": lambda x: Answer(x, AnswerState.MET),
    "Answer.state": lambda x: Answer("F7", x),
    "Answer.evidence": lambda x: Answer("F7", AnswerState.MET, evidence=x),
    "Assessment": lambda x: evolve(BLANK, product=x),
    "Assessment.on": lambda x: evolve(BLANK, on=x),
    "Assessment.answers": lambda x: evolve(BLANK, answers=x),
    "an answer's id": lambda x: evolve(BLANK, answers=[Answer(x, AnswerState.MET)]),
    "Assessment's answer": lambda x: BLANK[x],
    "evaluate": lambda x: BLANK.evaluate(by=x),
    "evaluate's day": lambda x: BLANK.evaluate(by=LevelRule.STRICT, on=x),
    "missing_for": BLANK.evaluate(by=LevelRule.STRICT).missing_for,
    "Assessment.check": lambda x: BLANK.check(on=x),
    "stale": lambda x: stale(x, on=DAY),
    "diff": lambda x: diff(BLANK, x),
    "Decision": lambda x: evolve(KEPT, product=x),
    "Decision.by": lambda x: evolve(KEPT, by=x),
    "Decision.after": lambda x: evolve(KEPT, after=x),
    "Decision.computed": lambda x: evolve(KEPT, computed=x),
    "DecisionLog": lambda x: DecisionLog("x", x),
    "level_on": DecisionLog("x").level_on,
    "side_by_side": lambda x: DecisionLog("x").side_by_side(x, by=LevelRule.STRICT),
    "Finding": lambda x: Finding(x, Severity.ERROR),
    "Finding.nearest": lambda x: Finding("data.missing", Severity.ERROR, nearest=x),
    "read_self_assessment": lambda x: read_self_assessment(x, catalogue=CATALOGUE),
    "a self-assessment's name": lambda x: read_self_assessment({**FILE, "productName": x}, catalogue=CATALOGUE),
    "a self-assessment's day": lambda x: read_self_assessment({**FILE, "filledDate": x}, catalogue=CATALOGUE),
    "a self-assessment's entry": lambda x: read_self_assessment({**FILE, "krav": [x]}, catalogue=CATALOGUE),
    "a self-assessment's id": lambda x: read_self_assessment({**FILE, "krav": [{"id": x}]}, catalogue=CATALOGUE),
    "a self-assessment's answer": lambda x: read_self_assessment({**FILE, "krav": [{"id": "F7", "efterlevet": x}]}, catalogue=CATALOGUE),
    "a self-assessment's documentation": lambda x: read_self_assessment(
        {**FILE, "krav": [{"id": "F7", "efterlevet": "Ja", "dokumentation": x}]}, catalogue=CATALOGUE
    ),
    "write_self_assessment": lambda x: write_self_assessment(x, generated_at=datetime(2026, 6, 23, tzinfo=UTC)),
    "Estimate": lambda x: os2model.Estimate(x, 10**9, 10**9),
    "Estimate.of": os2model.Estimate.of,
    "Estimate.parse": os2model.Estimate.parse,
    "Estimate.total": lambda x: os2model.Estimate.total([x]),
    "an estimate times": lambda x: os2model.Estimate.of(2) * x,
    "an estimate divided": lambda x: os2model.Estimate.of(2) / x,
    "Group": Group,
    "Group.product": lambda x: Group(GroupKind.STEERING, x),
    "Seat": lambda x: Seat(GROUP, x),
    "Seat.people": lambda x: Seat(GROUP, AUTHORITIES["Samsø"], people=x),
    "Seat.last_day": lambda x: Seat(GROUP, AUTHORITIES["Samsø"], last_day=x),
    "assembly_deadlines": lambda x: os2model.assembly_deadlines(x, rules=OS2_RULES),
    "assembly_deadlines' rules": lambda x: os2model.assembly_deadlines(DAY, rules=x),
    "extraordinary_deadlines": lambda x: extraordinary_deadlines(x, rules=OS2_RULES),
    "check_call": lambda x: check_call(DAY, called=x, rules=OS2_RULES),
    "year_dates": lambda x: year_dates(x, rules=OS2_RULES),
    "year_dates' assembly": lambda x: year_dates(2026, rules=OS2_RULES, assembly_day=x),
    "electoral_roll": lambda x: electoral_roll(x, on=DAY, rules=OS2_RULES),
    "electoral_roll's day": lambda x: electoral_roll([], on=x, rules=OS2_RULES),
    "roll_changes": lambda x: roll_changes(x, called=DAY, assembly_day=DAY, rules=OS2_RULES),
    "roll_changes' call": lambda x: roll_changes([], called=x, assembly_day=DAY, rules=OS2_RULES),
    "Catalogue.assessments_source": lambda x: evolve(CATALOGUE, assessments_source=x),
    "danish_holidays": os2model.danish_holidays,
    "a holiday's year": lambda x: os2model.danish_holidays([x]),
    "Recurrence": lambda x: os2model.Recurrence(x, first_day=DAY),
    "Recurrence.first_day": lambda x: os2model.Recurrence("FREQ=MONTHLY", first_day=x),
    "Recurrence.without": lambda x: os2model.Recurrence("FREQ=MONTHLY", first_day=DAY, without=x),
    "Recurrence.monthly": lambda x: os2model.Recurrence.monthly(x, os2model.Weekday.MONDAY, first_day=DAY),
    "Recurrence.monthly's weekday": lambda x: os2model.Recurrence.monthly(1, x, first_day=DAY),
    "Recurrence.spread": lambda x: os2model.Recurrence.spread(x, 1, os2model.Weekday.MONDAY, first_day=DAY),
    "Recurrence.days": os2model.Recurrence("FREQ=MONTHLY", first_day=DAY).days,
    "UsualMeetings": lambda x: UsualMeetings(x, meetings=4),
    "UsualMeetings.meetings": lambda x: UsualMeetings(GroupKind.STEERING, meetings=x),
    "UsualMeetings.recurrence": lambda x: UsualMeetings(GroupKind.STEERING, recurrence=x),
    "MeetingSeries": lambda x: os2model.MeetingSeries(x, meetings=4, minutes=60, people=1),
    "MeetingSeries.meetings": lambda x: os2model.MeetingSeries(GROUP, meetings=x, minutes=60, people=1),
    "MeetingSeries.seats": lambda x: os2model.MeetingSeries(GROUP, meetings=4, minutes=60, seats=x),
    "MeetingSeries.recurrence": lambda x: os2model.MeetingSeries(GROUP, recurrence=x, minutes=60, people=1),
    "MeetingSeries.usual": lambda x: os2model.MeetingSeries.usual(x, people=1, on=DAY, rules=OS2_RULES),
    "MeetingSeries.usual's day": lambda x: os2model.MeetingSeries.usual(GroupKind.STEERING, people=1, on=x, rules=OS2_RULES),
    "meeting_load": os2model.meeting_load,
    "meeting_load's year": lambda x: os2model.meeting_load([SERIES], year=x),
    "meeting_load's holidays": lambda x: os2model.meeting_load([SERIES], year=2026, holidays=x),
    "on_day_off": lambda x: os2model.meeting_load([SERIES], on_day_off=x),
    "no_meetings_in": lambda x: os2model.meeting_load([SERIES], no_meetings_in=x),
    "share_of": os2model.meeting_load([SERIES]).share_of,
    "share_of_year": lambda x: os2model.meeting_load([SERIES]).share_of_year(x, rules=OS2_RULES),
    "YearLine.of_days": lambda x: YearLine.of_days(TABLE, x),
    "YearLine.of_hours": lambda x: YearLine.of_hours(TABLE, x),
    "WorkingYear": lambda x: os2model.WorkingYear(TABLE, x),
    "WorkingYear.deductions": lambda x: os2model.WorkingYear(TABLE, YearLine.of_hours(TABLE, 1924), x),
    "RuleBook.usual_meetings": lambda x: evolve(OS2_RULES, usual_meetings=x),
    "shares": lambda x: cost_sharing.shares(x, {"a": 1}),
    "shares' weights": lambda x: cost_sharing.shares(dkk(1), x),
    "shares' weight": lambda x: cost_sharing.shares(dkk(1), {"a": x}),
    "key": cost_sharing.key,
    "a part of a key": lambda x: cost_sharing.key([x]),
    "a key's share": lambda x: cost_sharing.key([(x, {"a": 1})]),
    "prices_from": lambda x: cost_sharing.prices_from(x, weights={"a": 1}, counts={"a": 1}, reserve=Percent(5), step=dkk(1)),
    "prices_from's weight": lambda x: cost_sharing.prices_from(dkk(1), weights={"a": x}, counts={"a": 1}, reserve=Percent(5), step=dkk(1)),
    "prices_from's counts": lambda x: cost_sharing.prices_from(dkk(1), weights={"a": 1}, counts=x, reserve=Percent(5), step=dkk(1)),
    "prices_from's count": lambda x: cost_sharing.prices_from(dkk(1), weights={"a": 1}, counts={"a": x}, reserve=Percent(5), step=dkk(1)),
    "prices_from's reserve": lambda x: cost_sharing.prices_from(dkk(1), weights={"a": 1}, counts={"a": 1}, reserve=x, step=dkk(1)),
    "prices_from's step": lambda x: cost_sharing.prices_from(dkk(1), weights={"a": 1}, counts={"a": 1}, reserve=Percent(5), step=x),
    "text.markdown": lambda x: text.markdown(x, "da"),
    "explain": lambda x: text.explain(x, "da"),
    "the language": lambda x: text.day(DAY, x),
}  # fmt: skip


# how many of the hostile values each may take: amounts that are amounts, text where any text will do, lists that are lists
TAKES_ANY_TEXT = {
    "Label", "Source", "DatedRow.source", "Product", "Organisation", "Organisation.id", "Statutes", "explicit", "default",
    "a self-assessment's documentation", "Criterion", "Catalogue", "Evidence", "Answer", "Assessment", "Decision", "Subscription.product", "assuming's because", "supposing's because", "VatTreatment.reason", "Waived.only",
}  # fmt: skip


@pytest.mark.parametrize("off", [False, True], ids=["", "attrs' validators off"])
@pytest.mark.parametrize("name", TAKES_ONE)
def test_whatever_is_handed_in_gives_a_value_or_an_error_of_ours_that_is_short_and_shows_it(name, off):
    attrs.validators.set_disabled(off)
    taken = 0
    try:
        for hostile in HOSTILE:
            raised = None
            try:
                TAKES_ONE[name](hostile)
                taken += 1
            except OS2ModelError as error:
                raised = error
            if raised is not None:
                assert len(str(raised)) < 600
                assert text.explain(raised, "da")
                if raised.code == "value.type":
                    assert str(raised).endswith(f"got {raised.values['got']}")
    finally:
        attrs.validators.set_disabled(False)
    assert taken <= (10 if name in TAKES_ANY_TEXT else 7), taken
