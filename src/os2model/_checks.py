"""The few checks that constructors share; unlike attrs' validators they cannot be switched off.

What they name is spelled as in code (`Period.first_day`), so that the same values make a sentence in either language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import MAXYEAR, MINYEAR, date, datetime
from fractions import Fraction
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from os2model.errors import SHOWN, InvalidValueError, OS2ModelError

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

_EXAMPLES: Final = MappingProxyType(
    {
        "date": "date(2026, 8, 14)",
        "int": "2026",
        "str": '"OS2"',
        "Address": 'Address(street="Søtofte 10", postal_code="8305", city="Samsø")',
        "AgreedFee": 'AgreedFee(2026, dkk(10000), decided=date(2026, 1, 15), source="…")',
        "Agreement": "Agreement.partnership(signed=date(2026, 8, 1))",
        "AgreementKind": "os2model.agreements.AgreementKind.PARTNERSHIP",
        "LeavingReason": "os2model.entries.LeavingReason.MERGED",
        "MemberFrom": "os2model.statutes.MemberFrom.LAST_SIGNATURE",
        "MembershipEvent": "MembershipEvent.joined(date(2026, 8, 14))",
        "MembershipEventKind": "os2model.entries.MembershipEventKind.RESIGNED",
        "MembershipKind": "os2model.standings.MembershipKind.MEMBER",
        "Side": "os2model.agreements.Side.MEMBER",
        "Signature": "Signature(os2model.agreements.Side.MEMBER, date(2026, 8, 1))",
        "Stands": "os2model.statutes.Stands.DEFAULT",
        "Statutes": "OS2_RULES.statutes.on(date(2026, 8, 14))",
        "SuccessionPolicy": "os2model.statutes.SuccessionPolicy.ASK",
        "Answer": 'Answer("F7", AnswerState.MET)',
        "AnswerState": "AnswerState.MET",
        "Assessment": 'Assessment("OS2valghalla", catalogue=…, on=…, answers=…)',
        "AssessmentKind": "os2model.assessments.AssessmentKind.SELF",
        "Basis": "Basis.INFERRED",
        "Body": "os2model.catalogues.Body.SECRETARIAT",
        "BudgetYear": "budget[2026]",
        "ByJoiningDay": "proration.FixedShare(Fraction(1, 2))",
        "ByKey": 'os2model.shared_prices.ByKey(dkk(100000), {"29189978": 42962})',
        "ByMeasure": "proration.ByMeasure()",
        "Cadence": "Cadence.ANNUAL",
        "CalendarUnit": "CalendarUnit.HALF_YEAR",
        "Catalogue": "OS2_RULES.catalogue.on(date(2026, 6, 23))",
        "Charge": "budget.charges[0]",
        "ChargeKind": "ChargeKind.RECURRING_FEE",
        "Clause": 'os2model.statutes.explicit(MonthDay(7, 1), "§ 5, stk. 1")',
        "Condition": 'os2model.catalogues.Condition(GovernanceLevel.ONE, …, source="…")',
        "Contact": 'Contact(AUTHORITIES["Samsø"], "u-17", duty=os2model.contacts.ContactDuty.FIXED)',
        "ContactDuty": "os2model.contacts.ContactDuty.FIXED",
        "Correction": "os2model.corrections.Correction(due=None, issued=[…])",
        "Coverage": "os2model.price_lists.Coverage.MAINTENANCE",
        "Criterion": 'Criterion("F7", GovernanceLevel.ONE, os2model.governance.Theme.FORM, …)',
        "Cvr": 'Cvr("41849983")',
        "Dated": 'Dated(…, unit="…", rows=[…])',
        "DatedRow": 'DatedRow(since=date(2027, 1, 1), value=dkk(26500), source="…")',
        "Decimal": '"25"',
        "Decision": 'Decision("OS2valghalla", kind=…, on=…, before=…, after=…, by=…, basis=…)',
        "DecisionKind": "os2model.decisions.DecisionKind.LEVEL_UP",
        "DocumentControl": 'DocumentControl(owner="OS2", version="1.0")',
        "Duration": "Duration(months=36)",
        "EarlierName": '("Eksempelby Kommune", date(2026, 12, 31))',
        "EqualShare": "os2model.shared_prices.EqualShare(dkk(100000))",
        "Evidence": 'Evidence("docs/architecture.md", kind=os2model.answers.EvidenceKind.DOCUMENT)',
        "EvidenceKind": "os2model.answers.EvidenceKind.LINK",
        "FirstDay": "FirstDay.OWN",
        "Fixed": "dkk(25000)",
        "FixedShare": "proration.FixedShare(Fraction(1, 2))",
        "Fraction": "Fraction(1, 2)",
        "Gln": 'Gln("5790002750595")',
        "GovernanceLevel": "GovernanceLevel.ONE",
        "Group": 'Group(GroupKind.STEERING, "OS2valghalla")',
        "GroupKind": "GroupKind.STEERING",
        "Index": 'os2model.indexation.Index.of("KL pris- og lønskøn", {date(2026, 1, 1): "134.2"}, source="…")',
        "Indexation": "os2model.indexation.Indexation(index=…, month=1, rounding=…)",
        "Label": 'os2model.labels.Label(da="kontingent", en="membership fee")',
        "LevelRule": "LevelRule.STRICT",
        "Mandate": 'os2model.catalogues.Mandate(…, os2model.catalogues.Body.SECRETARIAT, source="…")',
        "MeasuredBy": "os2model.governance.MeasuredBy.SOURCE",
        "MeetingSeries": "MeetingSeries.usual(GroupKind.STEERING, people=1, on=…, rules=OS2_RULES)",
        "Membership": 'Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))',
        "Money": "dkk(25000)",
        "MonthDay": "MonthDay(7, 1)",
        "MunicipalityCode": 'MunicipalityCode("0741")',
        "Notice": "Notice(months=3)",
        "OnDayOff": "os2model.recurrences.OnDayOff.NEXT_WORKING_DAY",
        "OperationMode": "OperationMode.SHARED",
        "Organisation": 'AUTHORITIES["Samsø"]',
        "OrganisationKind": "OrganisationKind.MUNICIPALITY",
        "Participation": 'os2model.participation.Participation("OS2valghalla", […])',
        "Percent": 'Percent("25")',
        "Period": "Period.year(2026)",
        "PopulationCount": 'os2model.organisations.PopulationCount(date(2020, 1, 1), 3657, source="…")',
        "Presence": '(AUTHORITIES["Samsø"], Period(date(2026, 8, 14)))',
        "PriceChange": "PriceChange.SPLIT",
        "PriceLine": 'PriceLine(name="vederlag", kind=ChargeKind.RECURRING_FEE, prices=…)',
        "PriceList": 'PriceList(product="OS2test", lines=[…], terms=…)',
        "PriceRule": "dkk(25000)",
        "Product": 'Product("OS2test", source="…")',
        "Proration": "Proration.months()",
        "Recurrence": 'Recurrence("FREQ=MONTHLY;BYDAY=1MO", first_day=date(2026, 1, 1))',
        "RegionCode": 'os2model.identifiers.RegionCode("1082")',
        "Rounding": 'os2model.price_rules.Rounding(dkk(1), "…")',
        "RuleBook": "OS2_RULES",
        "Seat": 'Seat(Group(GroupKind.STEERING), AUTHORITIES["Samsø"])',
        "Severity": "Severity.WARNING",
        "Since": "(date(2026, 8, 14), …)",
        "SizeClass": "SizeClass.MEDIUM",
        "Source": 'Source("OS2: Vedtægter", "§ 5, stk. 1")',
        "Stair": "(10, dkk(8000))",
        "Subscription": 'Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))',
        "SubscriptionPlan": "SubscriptionPlan.ACTIVE",
        "Succession": "Succession(os2model.mergers.SuccessionKind.MERGER, date(2027, 1, 1), predecessors=[…], successors=[…])",
        "SuccessionKind": "os2model.mergers.SuccessionKind.MERGER",
        "Tally": "Tally(met=3, partial=10, unmet=7)",
        "Terms": "Terms.calendar_year()",
        "TermsPeriod": "proration.BILLING",
        "Theme": "os2model.governance.Theme.FORM",
        "UnitGln": '("Borgerservice", Gln("5790002750595"))',
        "UsualMeetings": "os2model.groups.UsualMeetings(GroupKind.STEERING, meetings=4, minutes=60)",
        "VatCategory": "VatCategory.STANDARD",
        "Waiver": '("tilslutningsafgift", "agreed")',
        "Weekday": "Weekday.MONDAY",
        "Weight": 'os2model.shared_prices.Weight("29189978", Fraction(1))',
        "WorkingYear": "OS2_RULES.working_year.on(date(2026, 1, 1)).net(2026)",
        "YearLine": "os2model.working_year.YearLine.of_days(…, 25)",
    }
)


def shown(value: object) -> str:
    """A value as an error shows it: its repr, cut where it grows long."""
    if isinstance(value, (str, bytes)) and len(value) > SHOWN:
        return f"{value[: SHOWN - 20]!r}… ({len(value)})"
    if isinstance(value, int) and value.bit_length() > 4 * SHOWN:
        return f"int ({value.bit_length()} bits)"
    try:
        text = repr(_beginning(value))
    except Exception:  # noqa: BLE001  a foreign repr may do anything, and the error we are making matters more
        text = type(value).__name__
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _beginning(value: object) -> object:
    """A large container with as many values as can be shown, so that it need not be written out; anything else as it is."""
    if type(value) is dict:
        return dict(islice(cast("dict[object, object]", value).items(), SHOWN))
    if type(value) in (list, tuple, set, frozenset):
        kind = cast("type[list[object]]", type(value))
        return kind(islice(cast("list[object]", value), SHOWN))
    return value


def named(name: object) -> str:
    """A name that is looked up, as text: what is no text is shown as it is."""
    return name if isinstance(name, str) else shown(name)


def check_type(what: str, value: object, *types: type, example: str = "") -> None:
    """Refuse a value that is of none of the types; True and False are no ints, a datetime is no date."""
    if type(value) in types or (isinstance(value, types) and not isinstance(value, (bool, datetime))):
        return  # the first question is the quick one, and nearly always enough
    names = [kind.__name__ for kind in types]
    expected = " | ".join("None" if name == "NoneType" else name for name in names)
    example = example or next((_EXAMPLES[name] for name in names if name in _EXAMPLES), f"{names[0]}(…)")
    raise InvalidValueError("value.type", _mismatch(what, expected, example, value))


def check_flag(what: str, value: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise InvalidValueError("value.type", _mismatch(what, "bool", "True", value))


def check_day(what: str, value: object) -> None:
    """Refuse what is not a plain day."""
    check_type(what, value, date)


def check_optional_day(what: str, value: object) -> None:
    """Refuse what is neither a plain day nor None."""
    check_type(what, value, date, type(None))


def check_text(what: str, value: object, *, example: str) -> None:
    """Refuse what is not text, and text that says nothing."""
    check_type(what, value, str)
    if not str(value).strip():
        raise InvalidValueError("value.empty", {"what": what, "example": example})


def check_range(what: str, value: int, first: int, last: int) -> None:
    """Refuse what is not a whole number from `first` to `last`."""
    check_type(what, value, int)
    if not first <= value <= last:
        raise InvalidValueError("value.range", {"what": what, "expected": f"{first}–{last}", "got": shown(value)})


def check_length(what: str, months: int, days: int) -> None:
    """Refuse a length of time that is negative, or more than a hundred years of months and ten of days."""
    check_range(f"{what}.months", months, 0, 1200)
    check_range(f"{what}.days", days, 0, 3660)


def check_share(what: str, value: object) -> None:
    """Refuse what is not an exact share from 0 to 1."""
    check_type(what, value, Fraction, int)
    if not 0 <= cast("Fraction", value) <= 1:
        raise InvalidValueError("value.range", {"what": what, "expected": "0–1", "got": str(value)})


def check_year(what: str, value: int) -> None:
    """Refuse what is not a year that the calendar has."""
    check_range(what, value, MINYEAR, MAXYEAR)


def listed(what: str, values: Iterable[T], *types: type, example: str = "") -> tuple[T, ...]:
    """The values as a tuple; refused is what cannot be iterated, text, and what holds anything of none of the types."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        example = f"[{example or _EXAMPLES.get(types[0].__name__, '…')}]"
        raise InvalidValueError("value.type", _mismatch(what, "Iterable", example, values))
    found = tuple(values)
    for value in found:
        check_type(what, value, *types, example=example)
    return found


def pair_of(code: str, given: tuple[Any, ...], **values: object) -> tuple[Any, Any]:
    """Refuse a tuple that is no pair."""
    if len(given) != 2:  # noqa: PLR2004  one and another
        raise InvalidValueError(code, {**values, "got": shown(given)})
    return given


def from_pairs(
    what: str,
    given: Iterable[T | tuple[Any, Any]],
    kind: type[T],
    make: Callable[[Any, Any], T],
    *,
    code: str,
    example: str,
) -> tuple[T, ...]:
    """Values of a type, and pairs made into them."""
    found = listed(what, given, tuple, kind, example=example)
    return tuple(make(*pair_of(code, cast("Any", each))) if isinstance(each, tuple) else each for each in found)


def repeated(values: Iterable[H]) -> list[H]:
    """The values that stand more than once, in the order in which they do so first."""
    counted = Counter(values)
    return [value for value, times in counted.items() if times > 1]


def refuse(reasons: Iterable[OS2ModelError]) -> None:
    """Raise what is wrong with one value: its only reason, or all of them at once."""
    found = tuple(reasons)
    if len(found) > 1:
        raise InvalidValueError("value.several", {}, found)
    if found:
        raise found[0]


def _mismatch(what: str, expected: str, example: str, value: object) -> dict[str, object]:
    return {"what": what, "expected": expected, "example": example, "got": shown(value)}
