"""Drawn parts of a value made to go together (sammenhæng), for `testing`: days in order, references to what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import accumulate, cycle, product
from typing import Any, Final, cast

from attrs import evolve

from os2model.agreements import Agreement, AgreementKind, Signature
from os2model.answers import Answer, Evidence
from os2model.assessments import Assessment
from os2model.association import Association
from os2model.contacts import Contact
from os2model.decisions import Decision, DecisionKind
from os2model.entries import CEASING, MembershipEvent, MembershipEventKind
from os2model.governance import LevelRule
from os2model.groups import Group, Seat, UsualMeetings
from os2model.identifiers import NO_MUNICIPALITIES, Cvr, Gln
from os2model.indexation import Indexation
from os2model.meetings import MeetingSeries
from os2model.memberships import Membership
from os2model.mergers import Succession, SuccessionKind
from os2model.money import Percent
from os2model.notice import contradictions
from os2model.organisations import Organisation, OrganisationKind
from os2model.periods import Duration, Period
from os2model.price_lists import PriceLine, PriceList
from os2model.proration import ByMeasure, Proration
from os2model.recurrences import Recurrence
from os2model.rulebook import RuleBook
from os2model.sizes import SizeLimits
from os2model.standings import MembershipKind
from os2model.subscriptions import Subscription
from os2model.tallies import AnswerState
from os2model.terms import PriceChange, Terms
from os2model.timelines import Since, Timeline
from os2model.vat import VatCategory, VatTreatment
from os2model.working_year import WorkingYear

Parts = dict[str, Any]
"""What the fields of a value were drawn as."""

LIMITS: Final = ("medium", "large", "very_large")
"""The fields of size limits that rise."""

_NO_VAT: Final = {each: None if each is VatCategory.OUTSIDE_SCOPE else Percent(0) for each in list(VatCategory)[1:]}


def _answered(parts: Parts) -> Parts:
    """The answers given to one criterion after the other; nothing of them is of a later day than the assessment."""
    on, answers, asked = cast("date", parts["on"]), cast("list[Answer]", parts["answers"]), parts["catalogue"].criteria
    made: list[Answer] = []
    for criterion, answer in zip(asked, cycle(answers), strict=False):
        evidence = [evolve(each, collected=each.collected and min(each.collected, on)) for each in answer.evidence]
        made.append(evolve(answer, criterion=criterion.id, on=answer.on and min(answer.on, on), evidence=evidence))
    return {"answers": made, "catalogue": parts["catalogue"]}


def _going_together(parts: Parts) -> Parts:
    """The parts of an association handed to its organisations, its products and its catalogues, in turn."""
    rules, drawn = cast("RuleBook", parts["rules"]), cast("list[Membership]", parts["memberships"])
    by_cvr = {str(each.cvr or each.id): each for each in parts["organisations"]}
    everybody = list({each.id: each for each in by_cvr.values()}.values())
    names = dict.fromkeys([*(each.product for each in rules.price_lists), *(each.name for each in rules.products)])
    held = [evolve(each, organisation=who) for each, who in zip(cycle(drawn), everybody, strict=False)]
    offered = zip(parts["subscriptions"], product(names, everybody), strict=False)
    accessions = [evolve(each, organisation=who, product=name) for each, (name, who) in offered]
    seated = zip(parts["seats"], cycle(everybody), cycle(["", *names]), strict=False)
    seats = [evolve(each, organisation=who, group=Group(each.group.kind, name)) for each, who, name in seated]
    spoken = zip(parts["contacts"], cycle(everybody), strict=False)
    contacts = [evolve(each, organisation=who) for each, who in spoken]
    catalogues = {each.version: each for each in reversed(rules.catalogue.values)}.values()
    asked = zip(parts["assessments"], cycle(catalogues), strict=False)
    made = [evolve(each, **_answered({"on": each.on, "answers": each.answers, "catalogue": of})) for each, of in asked]
    joined = {"organisations": everybody, "memberships": held, "subscriptions": accessions}
    return {**joined, "contacts": contacts, "seats": seats, "assessments": made}


def _not_reversed(parts: Parts, first: str = "first_day") -> Parts:
    return {"last_day": parts["last_day"] and max(parts["last_day"], parts[first] or date.min)}


def _reason(given: str, *categories: VatCategory) -> str:
    """A reason where one of the categories needs it, else none."""
    return (given or "x") if any(each.needs_reason for each in categories) else ""


def _terms(parts: Parts) -> Parts:
    """A VAT category of all days, a reason where one needs it; no joining rule by periods that the price is not divided into.

    A renewal term of whole months after a minimum of whole months, or none where the notice does not go with one.
    """
    proration = cast("Proration", parts["proration"])
    first, *others = cast("tuple[Since[VatCategory], ...]", parts["vat_category"].rows)
    if any(proration.contradictions(parts["pricing"], parts["billing"])):
        proration = evolve(proration, joining=ByMeasure())
    categories = Timeline((Since(date.min, first.value), *others))
    reason = _reason(parts["vat_reason"], *parts["vat_category"].values)
    minimum, renewal = (Duration(months=parts[name].months) for name in ("minimum_term", "renewal_term"))
    if any(contradictions(parts["notice"], minimum, renewal)):
        minimum, renewal = parts["minimum_term"], Duration()
    made = {"vat_category": categories, "vat_reason": reason, "proration": proration}
    change = PriceChange.SPLIT if parts["indexation"] else parts["price_change"]
    return {**made, "minimum_term": minimum, "renewal_term": renewal, "price_change": change}


def _subscription(parts: Parts) -> Parts:
    """Facts from the first day on, pauses one after the other, and each line waived once."""
    first_day = cast("date", parts["first_day"])
    names = [name for name in ("plan", "quantities", "operation_mode") if parts[name] is not None]
    late = {name: [row for row in parts[name].rows if row.since > first_day] for name in names}
    facts = {name: Timeline((Since(first_day, parts[name].values[0]), *rows)) for name, rows in late.items()}
    facts = {name: parts[name] if parts[name].always else facts[name] for name in facts}
    waivers = {waiver.line: waiver for waiver in parts["waivers"]}
    return {
        **_not_reversed(parts),
        **_signed(parts),
        **facts,
        "pauses": parts["pauses"][:1],
        "waivers": tuple(waivers.values()),
    }


def _sheet(parts: Parts) -> Parts:
    """One line at least that is paid in every mode."""
    first, *others = cast("list[PriceLine]", parts["lines"])
    return {"lines": [evolve(first, modes=()), *others]}


def _organisation(parts: Parts) -> Parts:
    """An id where no number gives one, a GLN a unit, a last day a name; the code of no municipality at a body of the state."""
    units = {each.unit: each for each in parts["unit_glns"]}
    names = {each.last_day: each for each in parts["earlier_names"]}
    without = str(parts["municipality_code"]) in NO_MUNICIPALITIES
    return {
        "id": parts["id"] or ("" if parts["cvr"] or parts["municipality_code"] else parts["name"]),
        "unit_glns": tuple(units.values()),
        "earlier_names": tuple(names.values()),
        "kind": OrganisationKind.STATE_BODY if without else parts["kind"],
    }


def _succession(parts: Parts) -> Parts:
    """As many on either side as the kind asks, of the organisations drawn: each once, and on one side."""
    everybody = list({each.id: each for each in (*parts["predecessors"], *parts["successors"])}.values())
    ceasing = len(everybody) - 1 if parts["kind"] is SuccessionKind.MERGER else 1
    ending = {"kind": SuccessionKind.DISSOLUTION, "predecessors": everybody[:1], "successors": []}
    if len(everybody) < 3 or parts["kind"] is SuccessionKind.DISSOLUTION:  # noqa: PLR2004  two on one side and one on the other
        return ending
    return {"predecessors": everybody[:ceasing], "successors": everybody[ceasing:]}


def _indexation(parts: Parts) -> Parts:
    floor, cap = parts["floor"], parts["cap"]
    return {"cap": max(floor, cap) if floor and cap else cap}


def _record(parts: Parts) -> Parts:
    """Struck on the day it was recorded, or later."""
    return {"struck": parts["struck"] and max(parts["struck"], parts["recorded"])}


def _event(parts: Parts) -> Parts:
    """An entry, not a signature; with a reason if the organisation ceased, and only then."""
    kind = parts["kind"]
    ceased, reason = kind is MembershipEventKind.CEASED, parts["reason"] if parts["reason"] in CEASING else CEASING[0]
    return {**_record(parts), "reason": reason if ceased else None}


def _signed(parts: Parts) -> Parts:
    """One signature a side."""
    return {"signatures": list({each.side: each for each in parts["signatures"]}.values())}


def _membership(parts: Parts) -> Parts:
    """Agreements of its kind, and one fee a year."""
    of_kind = AgreementKind.PARTNERSHIP if parts["kind"] is MembershipKind.MEMBER else AgreementKind.SUPPLIER
    agreements = [evolve(each, kind=of_kind) for each in parts["agreements"]]
    return {"agreements": agreements, "agreed_fees": list({each.year: each for each in parts["agreed_fees"]}.values())}


def cvr(seven: int) -> Cvr:
    """The CVR number that begins with seven digits, or with the next ones that any number begins with."""
    left = sum(weight * int(digit) for weight, digit in zip((2, 7, 6, 5, 4, 3, 2), str(seven), strict=True)) % 11
    return cvr(seven ^ 1) if left == 1 else Cvr(f"{seven}{-left % 11}")  # where 1 is left no digit fits


def gln(twelve: int) -> Gln:
    """The GLN that begins with twelve digits."""
    left = sum(int(digit) * (1, 3)[i % 2] for i, digit in enumerate(f"{twelve:012}"))
    return Gln(f"{twelve:012}{-left % 10}")


def came_and_went(days: list[date]) -> list[MembershipEvent]:
    """Entries of joining and of resigning, in turn."""
    makers = (MembershipEvent.joined, MembershipEvent.resigned)
    return [makers[i % 2](day) for i, day in enumerate(sorted(days))]


FIXED: Final[dict[type, Callable[[Parts], Parts]]] = {
    Assessment: _answered,
    MembershipEvent: _event,
    Signature: _record,
    Agreement: _signed,
    Membership: _membership,
    Association: _going_together,
    **dict.fromkeys((Period, Seat, Contact), _not_reversed),
    Subscription: _subscription,
    Evidence: partial(_not_reversed, first="collected"),
    Terms: _terms,
    PriceList: _sheet,
    Indexation: _indexation,
    VatTreatment: lambda of: {
        "rate": _NO_VAT.get(of["category"], of["rate"]),
        "reason": _reason(of["reason"], of["category"]),
    },
    SizeLimits: lambda of: dict(zip(LIMITS, accumulate(of[each] for each in LIMITS), strict=True)),
    Organisation: _organisation,
    Succession: _succession,
    Decision: lambda of: {"kind": next(k for k in (of["kind"], *DecisionKind) if k.goes(of["before"], of["after"]))},
    Recurrence: lambda of: {"text": of["text"].format(of["first_day"])},
    UsualMeetings: lambda of: {"meetings": None if of["recurrence"] else of["meetings"]},
    MeetingSeries: lambda of: {
        "meetings": None if of["recurrence"] else of["meetings"],
        "people": None if of["seats"] else of["people"],
        "seats": [evolve(each, group=of["group"]) for each in of["seats"]],
    },
    WorkingYear: lambda of: {
        "gross": evolve(of["gross"], hours=sum((each.hours for each in of["deductions"]), of["gross"].hours + 1))
    },
    LevelRule: lambda of: {"passing": {AnswerState.MET, *of["passing"]} - {AnswerState.NOT_APPLICABLE}},
}
"""How fields that have to go together are made so."""
