"""One example value of every type of the library, for the tests that hold for all of them."""

from datetime import date
from fractions import Fraction

from os2model import (
    OS2_RULES,
    Address,
    AgreedFee,
    Agreement,
    AnswerState,
    Association,
    Basis,
    Cadence,
    CalendarUnit,
    ChargeKind,
    Contact,
    Cvr,
    DocumentControl,
    Duration,
    FirstDay,
    Gln,
    Hole,
    MeetingSeries,
    Membership,
    MembershipEvent,
    MembershipStatus,
    MonthDay,
    MunicipalityCode,
    Notice,
    OperationMode,
    OrganisationKind,
    Percent,
    Period,
    PNumber,
    PriceChange,
    Proration,
    SizeClass,
    Source,
    Subscription,
    SubscriptionPlan,
    Succession,
    Tally,
    Terms,
    Totals,
    VatCategory,
    VatTreatment,
    assembly_deadlines,
    billing_periods,
    dkk,
    meeting_load,
)
from os2model.accessions import Accession, ModeStep, PausedStep, PlanStep
from os2model.agreements import AgreementKind, NextStep, Side
from os2model.answers import Answer, Evidence, EvidenceKind
from os2model.assembly import Occasion, roll_changes, year_dates
from os2model.assessments import AssessmentKind, diff
from os2model.billing import FOR_EVER, Billing
from os2model.catalogues import Body, Condition, Mandate
from os2model.causes import Cause, CauseKind, Split
from os2model.charges import ChargePart
from os2model.circumstances import Circumstances, Participants
from os2model.comparisons import Comparison, Difference
from os2model.contacts import ContactDuty
from os2model.corrections import Correction, IssuedStep
from os2model.cost_sharing import prices_from
from os2model.dated import Gap
from os2model.deadlines import Deadline, DeadlineKind
from os2model.decisions import Decision, DecisionKind, DecisionLog
from os2model.electoral_rolls import electoral_roll
from os2model.entries import LeavingReason
from os2model.estimates import Estimate
from os2model.exchange.shapes import TEXTS
from os2model.fees import AgreedFeeStep, FeeShareStep
from os2model.findings import Finding, Severity
from os2model.governance import Colour, GovernanceLevel, LevelRule, MeasuredBy, Reason, Theme
from os2model.grids import Grid
from os2model.groups import Group, GroupKind, Seat, UsualMeetings
from os2model.histories import History
from os2model.identifiers import NO_MUNICIPALITIES, RegionCode
from os2model.indexation import Index, Indexation, RepricedStep
from os2model.labels import Label
from os2model.measures import Measure, Position
from os2model.mergers import SuccessionKind
from os2model.notice import Ending
from os2model.organisations import EarlierName, PopulationCount, UnitGln
from os2model.participation import Participation, Presence
from os2model.price_lists import Coverage, Waiver
from os2model.price_rules import Rounding
from os2model.prices import (
    BoundStep,
    ByMembership,
    BySize,
    InhabitantsStep,
    MemberStep,
    PerInhabitant,
    PerUnit,
    QuantityStep,
    SizeStep,
)
from os2model.proration import (
    BILLING,
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    JoiningStep,
    LeavingStep,
    StartedPeriods,
    WholePeriods,
)
from os2model.recurrences import OnDayOff, Recurrence, Weekday
from os2model.reductions import Less, PartOfPriceStep, RebateStep, Share, Waived, WaivedStep
from os2model.shared_prices import ByKey, EqualShare, ParticipantsStep, SharedStep, Stair, Staircase, Weight
from os2model.size_rules import Sizing
from os2model.standings import MembershipKind
from os2model.statutes import MemberFrom, Stands, SuccessionPolicy, explicit
from os2model.steps import (
    AmountStep,
    BrokenMonth,
    EarlierStep,
    PartStep,
    PriceStep,
    RoundedStep,
    ShareStep,
    Step,
    ToDateStep,
)
from os2model.successions import consequences
from os2model.terms import TermsStep
from os2model.text.charges import Reasons
from os2model.text.tables import Table
from os2model.text.words import Words
from os2model.timelines import Since, over_time
from os2model.vat import VatGroup, VatStep
from os2model.voting_rights import NoVote
from tests.cases import ASSUMED, JOINED, SAMSO, assessed, valghalla_budget

AGREED = AgreedFee(2026, dkk(10000), decided=date(2026, 1, 15), source="minutes")
SIGNED = Membership(
    SAMSO,
    agreements=[Agreement.partnership(signed=JOINED, countersigned=JOINED, signing_power=True)],
    agreed_fees=[AGREED],
)
BUDGET = valghalla_budget("Samsø", years=[2026, 2027])
FEE, JOINING, RECURRING = BUDGET[2026].charges
SHEET = OS2_RULES.price_list("OS2valghalla")
LINE = RECURRING.origin
BILL = next(
    Billing(LINE.term.terms.value, LINE.term.grids.billing, OS2_RULES.vat_rates).bills(
        LINE.term.first_day, FOR_EVER, LINE.term.first_day, LINE.term.first_day
    )
)
LABEL = Label(da="kontingent", en="membership fee")
BEFORE, AFTER = assessed("os2-skadesokonomi-audit-2025-09"), assessed("os2-skadesokonomi-self-2026-06")
EVALUATED = AFTER.evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS)
CATALOGUE = AFTER.catalogue
DIFF = diff(BEFORE, AFTER)
KEPT = Decision(
    AFTER.product,
    kind=DecisionKind.CONFIRMED,
    on=date(2025, 9, 5),
    before=GovernanceLevel.ONE,
    after=GovernanceLevel.ONE,
    by=Body.SECRETARIAT,
    basis="evaluation",
    reference="",
)
LOG = DecisionLog(AFTER.product, [KEPT])
SERIES = MeetingSeries.usual(GroupKind.STEERING, people=2, on=JOINED, rules=OS2_RULES)
LOAD = meeting_load([SERIES])
MONTHLY = meeting_load(
    [MeetingSeries.usual(GroupKind.COORDINATION, people=2, on=JOINED, rules=OS2_RULES, product="OS2display")], year=2026
)
NORMS = OS2_RULES.working_year.on(JOINED)
KL = Index.of("KL", {date(2024, 1, 1): "100", date(2025, 1, 1): "103"}, source="made up")
YEARLY = Indexation(index="KL", month=1, rounding=Rounding(dkk(1), "made up"))
CAUSE = Cause(kinds=(CauseKind.SIZE,), amount=dkk(1), rows=())
DIFFERENCE = Difference(
    payer=SAMSO,
    payee="OS2",
    subject="OS2",
    product="OS2",
    year=2027,
    before=dkk(1),
    after=dkk(2),
    causes=(CAUSE,),
    together=dkk(0),
)
SHARING = Participants(ids=(SAMSO.id,), on=JOINED)
HALF, WHOLE = FixedShare(Fraction(1, 2)), FixedShare(Fraction(1))
PRICES = prices_from(
    dkk(1000), weights={SizeClass.SMALL: 1}, counts={SizeClass.SMALL: 7}, reserve=Percent(5), step=dkk(10)
)
ROLL = electoral_roll([Membership.joined(SAMSO, JOINED)], on=JOINED, rules=OS2_RULES)
GONE = Succession(SuccessionKind.DISSOLUTION, date(2027, 1, 1), predecessors=[SAMSO], source="made up")
OUTCOME = consequences(GONE, memberships=[Membership.joined(SAMSO, JOINED)], rules=OS2_RULES)

VALUES = [
    dkk("9153.66"),
    Percent("20.25"),
    VatCategory.STANDARD,
    VatTreatment(VatCategory.STANDARD, Percent("25")),
    VatGroup(category=VatCategory.STANDARD, rate=Percent("25"), net=dkk(1)),
    VatStep(category=VatCategory.STANDARD),
    Totals.of(BUDGET.charges),
    OS2_RULES.vat_refunds.on(JOINED)[0],
    Cadence.ANNUAL,
    MonthDay(7, 1),
    Duration(months=36),
    Period(date(2026, 8, 14), date(2026, 12, 31)),
    billing_periods(Period.year(2026), Cadence.HALF_YEARLY)[0],
    Grid.of(Cadence.ANNUAL, MonthDay(1, 1)),
    Cvr("41849983"),
    Gln("5790002750595"),
    PNumber("1234567890"),
    MunicipalityCode("0741"),
    RegionCode("1082"),
    NO_MUNICIPALITIES["0411"],
    Address(street="Søtofte 10", postal_code="8305", city="Samsø"),
    UnitGln("Borgerservice", Gln("5790002750595")),
    EarlierName("Eksempelby Kommune", date(2026, 12, 31)),
    LABEL,
    Basis.INFERRED,
    DocumentControl(title="Takstblad", owner="OS2", approved=date(2026, 3, 17), revision=date(2027, 3, 17)),
    Source("OS2: Vedtægter", "§ 5", address="https://vedtaegter.os2.eu", published=date(2026, 3, 17)),
    OS2_RULES.membership_fee.row(on=JOINED),
    Hole(since=date(2027, 1, 1), source="not decided"),
    Gap(table=LABEL, period=Period.year(2027), source="x", way_out="x"),
    OS2_RULES.membership_fee,
    OS2_RULES,
    ASSUMED,
    OS2_RULES.size_limits.on(JOINED),
    SizeClass.LARGE,
    OrganisationKind.REGION,
    SAMSO,
    PopulationCount(date(2020, 1, 1), 3657, source="FOLK1A"),
    Sizing(size=SizeClass.LARGE, reason="by judgement"),
    Contact(SAMSO, "u-17", duty=ContactDuty.FIXED, first_day=JOINED),
    ContactDuty.INVOICES,
    OS2_RULES.products[0],
    SHEET,
    SHEET.lines[0],
    ChargeKind.JOINING_FEE,
    SHEET.lines[1].prices.on(JOINED),
    SHEET.lines[0].prices.on(JOINED),
    BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4)).small,
    ByMembership(member=dkk(1), non_member=dkk(2)),
    BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4)),
    Waived(dkk(1), LABEL, only=["0741"]),
    Circumstances(payer=SAMSO, on=JOINED, member=True, sizes=OS2_RULES.sizes),
    OS2_RULES.sizes,
    Terms.calendar_year(),
    FirstDay.OWN,
    PriceChange.LOCKED,
    Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR),
    CalendarUnit.HALF_YEAR,
    Ending(first_day=JOINED, last_day=None, notice=Notice(months=3)),
    Measure.CALENDAR_MONTHS,
    Position(7, 13, 31, 12),
    BILLING,
    LINE.term.grids,
    ByMeasure(),
    StartedPeriods(Cadence.MONTHLY),
    WholePeriods(BILLING),
    HALF,
    ByJoiningDay(after=MonthDay(7, 1), then=HALF, otherwise=WHOLE),
    Proration.started_months(),
    JoiningStep(rule=HALF),
    LeavingStep(rule=StartedPeriods(BILLING), last_day=JOINED),
    PlanStep(share=Fraction(1, 3)),
    PausedStep(pause=Period.month(2026, 6)),
    QuantityStep(quantity=12),
    IssuedStep(amount=dkk(2)),
    PerUnit(dkk(1)),
    SubscriptionPlan.PASSIVE,
    Waiver("vederlag", "agreed"),
    Since(JOINED, 12),
    over_time("x", ((JOINED, 12), (date(2027, 1, 1), 15)), int),
    ChargePart(period=None, net=dkk(3)),
    BILL,
    Correction(due=None, issued=[RECURRING]),
    PRICES,
    PRICES.classes[0],
    LINE.term,
    OS2_RULES.statutes.on(JOINED),
    explicit(MonthDay(7, 1), "§ 5"),
    Stands.DEFAULT,
    Occasion.EVALUATION,
    assembly_deadlines(JOINED, rules=OS2_RULES)[0],
    year_dates(2026, rules=OS2_RULES)[0],
    ROLL,
    ROLL.entitled[0],
    *roll_changes([Membership.joined(SAMSO, JOINED)], called=date(2026, 8, 13), assembly_day=JOINED, rules=OS2_RULES),
    Step(),
    PriceStep(price=Fraction(1, 3), currency="DKK"),
    ShareStep(share=Fraction(1, 2)),
    FeeShareStep(share=Fraction(1, 2), after=date(2026, 7, 1), bylaw="§ 5"),
    BrokenMonth(18, 31),
    PartStep(price=Fraction(1), period=Period.year(2026), months=12, broken=(), of=12),
    ToDateStep(parts=()),
    RoundedStep(amount=dkk(1)),
    EarlierStep(amount=dkk(1)),
    MemberStep(member=True),
    SizeStep(sizing=Sizing(size=SizeClass.LARGE, reason="by judgement")),
    WaivedStep(amount=Fraction(1), reason=LABEL),
    AmountStep(price=Fraction(2)),
    PartOfPriceStep(share=Fraction(1, 4)),
    RebateStep(price=Fraction(1), before=Fraction(2), rebate=dkk(1), ground="made up"),
    InhabitantsStep(sizing=OS2_RULES.sizes.counted(SAMSO, date(2021, 1, 1))),
    BoundStep(price=Fraction(1), least=True),
    ModeStep(mode=OperationMode.SHARED),
    ParticipantsStep(participants=SHARING),
    SharedStep(price=Fraction(429), total=3000, weight=Fraction(1), of=Fraction(7)),
    YEARLY.adjustments(date(2025, 6, 1), date(2026, 6, 1), [KL])[0],
    RepricedStep(before=Fraction(100), ratio=Fraction(1), rounding=YEARLY.rounding, price=Fraction(100)),
    Share(dkk(1), Fraction(1, 3)),
    Less(dkk(3), dkk(1), ground="made up"),
    PerInhabitant("0.75", minimum=dkk(100)),
    Staircase([(1, dkk(2)), (10, dkk(1))]),
    Stair(3, dkk(2)),
    EqualShare(dkk(5)),
    ByKey(dkk(5), {"0741": 1}),
    Weight("0741", Fraction(2)),
    SHARING,
    Participation("OS2test", [(SAMSO, Period.year(2026))]),
    Presence("0741", Period.year(2026)),
    KL,
    YEARLY,
    YEARLY.rounding,
    OperationMode.OWN_VENDOR,
    Coverage.MAINTENANCE,
    Deadline(
        kind=DeadlineKind.YEAR_END, organisation=SAMSO, subject="OS2test", day=JOINED, last_day=date(2026, 12, 31)
    ),
    DeadlineKind.PRICE_CHANGE,
    CAUSE,
    CAUSE.kinds[0],
    DIFFERENCE,
    Comparison(years=(2027,), differences=(DIFFERENCE,), currency="DKK"),
    Split(payee="OS2", before=dkk(1), after=dkk(2), causes=(CAUSE,), together=dkk(0), caveats=()),
    TermsStep(),
    FEE,
    JOINING,
    RECURRING,
    FEE.origin,
    JOINING.origin,
    LINE,
    LINE.price,
    Accession(SAMSO, "OS2valghalla", JOINED),
    Subscription(SAMSO, "OS2valghalla", JOINED),
    Membership.joined(SAMSO, JOINED),
    MembershipEvent.resigned(JOINED),
    MembershipEvent.joined(JOINED).kind,
    SIGNED.agreements[0],
    SIGNED.agreements[0].signatures[0],
    Side.MEMBER,
    AgreementKind.PARTNERSHIP,
    NextStep.SIGN,
    LeavingReason.MERGED,
    MembershipKind.MEMBER,
    MembershipStatus.MEMBER,
    SIGNED,
    History(SAMSO),
    SIGNED.standing(on=JOINED, rules=OS2_RULES),
    SIGNED.voting_right(on=JOINED, rules=OS2_RULES),
    NoVote.FORMER,
    MemberFrom.LAST_SIGNATURE,
    SuccessionPolicy.ASK,
    AGREED,
    AgreedFeeStep(decided=JOINED, source="minutes"),
    SIGNED.fee(2026, rules=OS2_RULES).origin,
    GONE,
    GONE.kind,
    OUTCOME,
    OUTCOME.consequences[0],
    OUTCOME.consequences[0].code,
    Association(rules=OS2_RULES, memberships=[Membership.joined(SAMSO, JOINED)], assessments=[AFTER], decisions=[KEPT]),
    BUDGET,
    BUDGET[2026],
    AnswerState.PLANNED,
    Tally(met=1, unmet=2),
    GovernanceLevel.TWO,
    Theme.FORM,
    MeasuredBy.SOURCE,
    Reason.EVIDENCE_EXPIRED,
    Colour.GREEN,
    LevelRule.STRICT,
    CATALOGUE,
    CATALOGUE["F7"],
    Body.BOARD,
    Condition(GovernanceLevel.ONE, LABEL, source="x"),
    Mandate(LABEL, Body.BOARD, source="x"),
    Evidence("README.md", kind=EvidenceKind.DOCUMENT, last_day=date(2027, 1, 1)),
    EvidenceKind.LINK,
    Answer("F7", AnswerState.PLANNED, explanation="next spring"),
    AssessmentKind.EVALUATION,
    AFTER,
    EVALUATED,
    EVALUATED.missing_for(GovernanceLevel.ONE),
    EVALUATED.failing[0],
    DIFF,
    DIFF.changes[0],
    DIFF.changes[0].direction,
    DecisionKind.CLOSED,
    KEPT,
    LOG,
    LOG.side_by_side([AFTER], by=LevelRule.STRICT)[0],
    Severity.ERROR,
    Finding("reported.count", Severity.ERROR, subject=GovernanceLevel.TWO, found=20, expected=19),
    Estimate(2, 4, 12),
    GroupKind.STEERING,
    Group(GroupKind.STEERING, "OS2valghalla"),
    Seat(Group(GroupKind.STEERING), SAMSO, people=2),
    Weekday.MONDAY,
    OnDayOff.SKIP,
    Recurrence.monthly(1, Weekday.MONDAY, first_day=JOINED),
    UsualMeetings(GroupKind.STEERING, meetings=4, minutes=60),
    SERIES,
    LOAD,
    LOAD.lines[0],
    LOAD.readings,
    MONTHLY.meetings[0],
    LOAD.share_of(NORMS.gross),
    NORMS,
    NORMS.gross,
    NORMS.gross.gross,
    TEXTS[Cvr],
    Words("da"),
    Reasons(Words("da")),
    Table(headings=("År",), rows=(("2026",),), words=1, currency="DKK"),
]
