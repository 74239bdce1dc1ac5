"""What several tests start from: rules with the holes filled, rule books of one made-up price, five real assessments."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    AnswerState,
    Assessment,
    Cadence,
    ChargeKind,
    Dated,
    DatedRow,
    InvalidDataError,
    Membership,
    OperationMode,
    OrganisationKind,
    Period,
    PriceLine,
    PriceList,
    Product,
    RuleBook,
    Subscription,
    Terms,
    dkk,
    member_budget,
)
from os2model.assessments import AssessmentKind
from os2model.indexation import Index
from os2model.labels import Label

SAMSO = AUTHORITIES["Samsø"]
MUNICIPALITIES = [each for each in AUTHORITIES.values() if each.kind is OrganisationKind.MUNICIPALITY]
JOINED = date(2026, 8, 14)
ASSUMED = OS2_RULES.assuming(
    membership_fee=dkk(25000),
    terms={name: Terms.calendar_year() for name in ("OS2valghalla", "OS2mo", "OS2dagsorden")},
    prices={
        "OS2mo": {"tilslutningsafgift": dkk(240000), "vederlag": dkk(25000)},
        "OS2dagsorden": {"tilslutningsafgift": dkk(40000), "vederlag": dkk(50000)},
    },
    inhabitants="latest",
    because="not published",
)


def valghalla_budget(name, *, member_since=JOINED, first_day=JOINED, years=range(2026, 2031), rules=ASSUMED):
    """The budget of an authority that takes OS2valghalla into use, if nothing is said on 14 August 2026."""
    authority = AUTHORITIES[name]
    accession = Subscription(authority, "OS2valghalla", first_day, operation_mode=OperationMode.SELF_HOSTED)
    return member_budget(Membership.joined(authority, member_since), [accession], years=years, rules=rules)


def line_of(*rows, kind=ChargeKind.RECURRING_FEE, **others) -> PriceLine:
    """A line of a price list with these prices: pairs of first day and rule."""
    dated = [DatedRow(since=day, value=price, source="made up") for day, price in rows]
    prices = Dated(
        Label(da="pris", en="price"), unit="DKK", rows=sorted(dated, key=lambda row: row.since, reverse=True)
    )
    return PriceLine(**{"name": kind.label.da, "kind": kind, "prices": prices, **others})


def rules_of(
    *rows, terms=None, kind=ChargeKind.RECURRING_FEE, joining_fee=None, passive_share=None, lines=None, index=None
) -> RuleBook:
    """A rule book whose one product, OS2test, has one line with these prices, or `lines`; and an index KL of these values."""
    row = DatedRow(since=date(2000, 1, 1), value=terms or Terms.calendar_year(), source="made up")
    lines = [line_of(*rows, kind=kind)] if lines is None else list(lines)
    if joining_fee is not None:
        once = DatedRow(since=date(2000, 1, 1), value=joining_fee, source="made up")
        fee = Dated(Label(da="tilslutning", en="joining fee"), unit="DKK", rows=[once])
        lines.append(PriceLine(name="tilslutningsafgift", kind=ChargeKind.JOINING_FEE, prices=fee))
    if passive_share is not None:
        share = DatedRow(since=date(2000, 1, 1), value=passive_share, source="made up")
        passive_share = Dated(Label(da="andel for passive", en="passive share"), unit="share", rows=[share])
    sheet = PriceList(
        product="OS2test",
        lines=lines,
        terms=Dated(Label(da="vilkår", en="terms"), unit="terms", rows=[row]),
        passive_share=passive_share,
    )
    indices = [] if index is None else [Index.of("KL", index, source="made up")]
    return evolve(OS2_RULES, products=[Product("OS2test", source="made up")], price_lists=[sheet], indices=indices)


def charges_of(rules, first_day, last_day=None, *, years=(2026, 2026), member_during=(), participants=None, **agreed):
    """The charges of Samsø for OS2test that are invoiced in these years."""
    accession = Subscription(SAMSO, "OS2test", first_day, last_day=last_day, **agreed)
    within = Period.years(*years)
    return accession.charges(within=within, rules=rules, member_during=member_during, participants=participants)


def numbers(charges):
    """The amounts of charges, as text."""
    return [charge.net.number for charge in charges]


def by_json(value):
    """Plain data as a file of JSON holds it."""
    return json.loads(json.dumps(value, allow_nan=False))


def faults_of(call):
    """The code and the place of everything that is wrong with data, by the call that refuses it."""
    with pytest.raises(InvalidDataError) as caught:
        call()
    return [(each.code, each.path) for each in caught.value.findings]


def terms_of(pricing, billing):
    """Terms by the names of their cadences."""
    return Terms(Cadence[pricing], Cadence[billing])


GOVERNANCE = json.loads((Path(__file__).parent / "data" / "governance.json").read_text("utf-8"))
RECORDED = {each["id"]: each for each in GOVERNANCE["assessments"]}
KINDS = {"self-assessment": AssessmentKind.SELF, "secretariat evaluation": AssessmentKind.EVALUATION}


def assessed(name):
    """A published assessment, by its name in the data."""
    data = RECORDED[name]
    return Assessment(
        data["product"],
        catalogue=OS2_RULES.catalogue_version(data["catalogue"]),
        on=date.fromisoformat(data["date"]),
        answers={id_: AnswerState.parse(word) for id_, word in data["answers"].items()},
        kind=KINDS[data["kind"]],
    )
