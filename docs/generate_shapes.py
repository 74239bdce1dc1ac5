"""Writes docs/reference/plain-data.md: the shape of plain data, with an example of each type.

    python docs/generate_shapes.py

A test compares what it would write with what stands in the page.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Address,
    AgreedFee,
    Agreement,
    AnswerState,
    Assessment,
    Association,
    Basis,
    Cadence,
    CalendarUnit,
    ChargeKind,
    Contact,
    Dated,
    DatedRow,
    Decision,
    DocumentControl,
    Duration,
    Estimate,
    Evidence,
    FirstDay,
    Gln,
    GovernanceLevel,
    Group,
    GroupKind,
    LevelRule,
    MeetingSeries,
    Membership,
    MembershipEvent,
    MonthDay,
    Notice,
    Organisation,
    OrganisationKind,
    Percent,
    Period,
    PriceLine,
    Proration,
    Recurrence,
    Seat,
    Signature,
    Subscription,
    SubscriptionPlan,
    Succession,
    Tally,
    Terms,
    dkk,
    membership_fee,
    prices,
    proration,
    to_data,
)
from os2model.agreements import Side
from os2model.answers import Answer, EvidenceKind
from os2model.catalogues import Body
from os2model.contacts import ContactDuty
from os2model.decisions import DecisionKind
from os2model.exchange.record_types import RECORDS
from os2model.exchange.references import REFERRING, SIDES
from os2model.exchange.shapes import EITHER, KINDS, NAMES, TEXTS, UNIONS, fields_of
from os2model.exchange.titles import FIELDS, TYPES
from os2model.indexation import Index, Indexation
from os2model.labels import Label, Labelled
from os2model.mergers import SuccessionKind
from os2model.participation import Participation
from os2model.price_lists import Coverage
from os2model.price_rules import PriceRule, Rounding
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.statutes import Clause
from os2model.timelines import Timeline

PAGE = Path(__file__).parent / "reference" / "plain-data.md"
LONGEST = 700
DEEPEST = 3
DAY = date(2026, 8, 14)
SAMSO = AUTHORITIES["Samsø"]
STEERING = Group(GroupKind.STEERING, "OS2valghalla")
RULES = OS2_RULES.assuming(
    membership_fee=dkk(25000), terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest", because="budget"
)
CATALOGUE = OS2_RULES.catalogue_version("1.1.0")
SHARE = proration.FixedShare(Fraction(1, 2))
ASSESSMENT = Assessment(
    "OS2valghalla",
    catalogue=CATALOGUE,
    on=date(2026, 6, 23),
    answers=[
        Answer("R1", AnswerState.MET),
        Answer("F2", AnswerState.MET, evidence=[Evidence("https://github.com/OS2valghalla", kind=EvidenceKind.LINK)]),
    ],
)
MEMBERSHIP = Membership(
    SAMSO,
    agreements=[
        Agreement(
            signatures=[
                Signature(Side.MEMBER, date(2026, 8, 1), by="kommunaldirektøren", signing_power=True),
                Signature(Side.ASSOCIATION, DAY, by="formanden"),
            ],
            received=date(2026, 8, 3),
        )
    ],
    events=[MembershipEvent.profile_created(date(2026, 8, 20)), MembershipEvent.resigned(DAY, struck=DAY)],
    agreed_fees=[AgreedFee(2026, dkk(10000), decided=date(2026, 8, 10), source="Bestyrelsesmøde 10.8.2026, punkt 4")],
)
EXAMPLES = [
    Duration(months=36),
    prices.Less(dkk(240000), dkk(30000), ground="betalte for OS2mo 2.0"),
    PriceLine(
        name="vederlag",
        kind=ChargeKind.RECURRING_FEE,
        covers=[Coverage.MAINTENANCE],
        prices=Dated(
            Label(da="vederlag", en="recurring fee"),
            unit="DKK a year, excluding VAT",
            rows=[DatedRow(since=date(2026, 1, 1), value=dkk(25000), source="made up", basis=Basis.ASSUMED)],
        ),
    ),
    MEMBERSHIP,
    Association(
        rules=RULES,
        memberships=[MEMBERSHIP],
        subscriptions=[Subscription(SAMSO, "OS2valghalla", DAY)],
        contacts=[Contact(SAMSO, "u-17", duty=ContactDuty.FIXED)],
        seats=[Seat(STEERING, SAMSO)],
        assessments=[ASSESSMENT],
        decisions=[
            Decision(
                "OS2valghalla",
                kind=DecisionKind.LEVEL_UP,
                on=date(2025, 11, 16),
                before=GovernanceLevel.ONE,
                after=GovernanceLevel.TWO,
                by=Body.SECRETARIAT,
                basis="evaluation of November 2025",
                reference="decision log",
            )
        ],
    ),
    MeetingSeries(STEERING, meetings=Estimate(2, 4, 12), minutes=60, people=2),
    MeetingSeries.usual(GroupKind.STEERING, people=2, on=DAY, rules=OS2_RULES),
    Recurrence("FREQ=MONTHLY;BYDAY=-1TU", first_day=date(2026, 1, 1)),
    LevelRule.WITHOUT_RECOMMENDATIONS,
    Tally(met=3, partial=10, unmet=7),
    proration.ByJoiningDay(after=MonthDay(7, 1), then=SHARE, otherwise=proration.FixedShare(Fraction(1))),
    OS2_RULES.working_year.on(DAY).net(2026),
    Subscription(
        SAMSO,
        "OS2valghalla",
        DAY,
        plan=((DAY, SubscriptionPlan.PASSIVE), (date(2027, 1, 1), SubscriptionPlan.ACTIVE)),
        pauses=[Period.month(2027, 6)],
        waivers=[("tilslutningsafgift", "agreed")],
    ),
    Terms.calendar_year(
        anchor=FirstDay.OWN,
        proration=Proration(
            joining=proration.ByJoiningDay(
                after=MonthDay(7, 1), then=SHARE, otherwise=proration.StartedPeriods(proration.PRICING)
            ),
            leaving=proration.WholePeriods(Cadence.MONTHLY),
        ),
        notice=Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR),
    ),
    proration.ByMeasure(),
    membership_fee(2026, joined=DAY, rules=OS2_RULES),
    prices.PerUnit(dkk(1200)),
    prices.PerInhabitant("0.75", minimum=dkk(10000)),
    prices.Share(dkk(25000), Fraction(1, 3)),
    Staircase([(1, dkk(10000)), (10, dkk(8000))]),
    EqualShare(dkk(100000)),
    ByKey(dkk(100000), {"23795515": 3657, "29189978": 42962}),
    Index.of("KL", {date(2025, 1, 1): "130.1"}, source="made up"),
    Indexation(index="KL", month=1, cap=Percent("3"), rounding=Rounding(dkk(1), "accession agreement § 6")),
    Participation("OS2kle", [(SAMSO, Period(DAY))]),
    Organisation(
        "Eksempel Kommune",
        kind=OrganisationKind.MUNICIPALITY,
        id="example",
        gln=Gln("5790002750595"),
        unit_glns=[("Borgerservice", Gln("5790002750595"))],
        address=Address(street="Søtofte 10", postal_code="8305", city="Samsø"),
        earlier_names=[("Eksempelby Kommune", date(2026, 12, 31))],
    ),
    Contact(SAMSO, "u-17", duty=ContactDuty.FIXED, first_day=DAY),
    Succession(SuccessionKind.DISSOLUTION, date(2027, 1, 1), predecessors=[SAMSO], recorded=DAY, source="made up"),
    DocumentControl(
        title="Takstblad", owner="OS2", version="1.0", approved=date(2026, 3, 17), revision=date(2027, 3, 17)
    ),
]


def within(value: object) -> Iterator[object]:
    """A value and everything that it is made of."""
    yield value
    if isinstance(value, (tuple, list)):
        inner: Iterable[object] = value
    elif attrs.has(type(value)):
        inner = [getattr(value, field.name) for field in attrs.fields(type(value)) if field.init]
    else:
        return
    for each in inner:
        yield from within(each)


def examples() -> dict[type, object]:
    """A value of every type: the first that is found, or the first that is not too long."""
    found: dict[type, object] = {}
    for value in (each for example in EXAMPLES for each in within(example)):
        kind = type(value)
        if kind in RECORDS and (kind not in found or (length(value) <= LONGEST < length(found[kind]))):
            found[kind] = value
    return found


def length(value: object) -> int:
    """How long it is as JSON."""
    return len(json.dumps(to_data(value), ensure_ascii=False))


def cut(data: Any, level: int = 0) -> Any:
    """Data with what is deep or repeated left out, and said to be."""
    if isinstance(data, dict):
        return "{…}" if level > DEEPEST else {key: cut(value, level + 1) for key, value in data.items()}
    if isinstance(data, list):
        shown = [cut(value, level + 1) for value in data[:1]]
        return shown if len(data) <= 1 else [*shown, "…"]
    return data


def written(value: object) -> str:
    """An example as JSON on short lines; a long one cut."""
    data = to_data(value)
    long = len(json.dumps(data, ensure_ascii=False)) > LONGEST
    return (
        json.dumps(cut(data) if long else data, ensure_ascii=False, indent=2)
        .replace('"{…}"', "{…}")
        .replace('"…"', "…")
    )


def link(name: str) -> str:
    """A type's name, as a link to its part of the page."""
    return f"[{name}](#{name.lower()})"


def said(type_: Any) -> str:
    """What a field holds, in words."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in NAMES:
        return f"{TYPES[NAMES[type_]].en} (see Unions)"
    if origin is tuple:
        return f"list of {said(arguments[0])}"
    if origin in EITHER:
        return " or ".join("null" if each is NoneType else said(each) for each in arguments)
    if origin is Timeline:
        return f"{said(arguments[0])}; or a list of {link('Since')}"
    if origin in (Dated, DatedRow, Clause):
        return f"{link(origin.__name__)} of {said(arguments[0])}"
    if isinstance(type_, type) and issubclass(type_, Labelled):
        return " · ".join(f"`{each.word}`" for each in type_)
    if type_ in TEXTS:
        return f'text such as `"{TEXTS[type_].example}"`'
    simple = {str: "text", int: "whole number", bool: "true or false", date: 'day such as `"2026-08-14"`'}
    numbers = {Fraction: 'whole number, or text such as `"7.4"` or `"1/3"`', Estimate: "estimate"}
    return (simple | numbers).get(type_) or (link(type_.__name__) if type_ in RECORDS else "what it holds")


def rows(cls: type) -> Iterator[str]:
    """A row of the table for each field."""
    for field in fields_of(cls):
        held = said(field.type)
        if cls in REFERRING and field.name == "organisation":
            held = f"id of one, or {held} in full"
        if cls is Succession and field.name in SIDES:
            held = f"{held}, each by its id or in full"
        if cls is Assessment and field.name in ("catalogue", "answers"):
            held = {"catalogue": "version", "answers": "object of answers by the id of the criterion"}[field.name]
        needed = "needed" if field.default is attrs.NOTHING else ""
        if cls is Association and needed:
            needed = "needed, or given beside the data"
        label = FIELDS[field.name]
        yield f"| `{field.name}` | {label.da} | {label.en} | {held} | {needed} |"


def page() -> str:
    """The page."""
    found = examples()
    lines = [
        "# Plain data: every type",
        "",
        "Written by `docs/generate_shapes.py` from the table of shapes that `from_data`, `to_data` and `json_schema` read. How to",
        "use them stands in [plain data](../plain-data.md). A field that is not needed may be left out, and is left out when it",
        "is written and holds what it would hold then. Long examples are cut where it says …",
        "",
        "## Unions",
        "",
        "Each record of a union carries its `kind`.",
        "",
    ]
    for union, kinds in UNIONS.items():
        name = TYPES[NAMES[union]].en
        listed = ", ".join(f"{link(kind.__name__)} `{KINDS[kind]}`" for kind in kinds)
        fixed = ', or text such as `"23980.00 DKK"`, the same for everybody' if union is PriceRule else ""
        lines.append(f"- {name}: {listed}{fixed}")
    lines += ['- a row of a table has no kind, and a hole has `"kind": "hole"`', "", "## Texts", ""]
    lines += [
        f'- {TYPES[kind.__name__].en} ({TYPES[kind.__name__].da}): `"{form.example}"`' for kind, form in TEXTS.items()
    ]
    lines += ['- estimate (skøn): a number, or `{"low": 2, "typical": 4, "high": 8}`', ""]
    for cls in RECORDS:
        title = TYPES[cls.__name__]
        lines += [f"## {cls.__name__}", "", f"{title.en} ({title.da})", ""]
        lines += ["| field | på dansk | in English | holds | |", "|---|---|---|---|---|"]
        if cls in KINDS:
            lines.append(f"| `kind` | art | kind | `{KINDS[cls]}` | in a union |")
        lines += [*rows(cls), "", "```json", written(found[cls]), "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
