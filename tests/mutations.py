"""Valid plain documents with mistakes put in, drawn from a seed; and what has to hold of each when it is read."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain
from operator import is_
from string import Formatter
from types import MappingProxyType

from attrs import evolve, frozen

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    AgreedFee,
    Agreement,
    AnswerState,
    Assessment,
    Association,
    Cadence,
    CalendarUnit,
    Contact,
    Cvr,
    Dated,
    DocumentControl,
    Duration,
    FirstDay,
    Group,
    GroupKind,
    InvalidDataError,
    MeetingSeries,
    Membership,
    MembershipEvent,
    Money,
    MonthDay,
    Notice,
    Organisation,
    Period,
    PriceList,
    Proration,
    RuleBook,
    Seat,
    Signature,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    from_data,
    text,
    to_data,
)
from os2model.agreements import Side
from os2model.answers import Answer, Evidence, EvidenceKind
from os2model.contacts import ContactDuty
from os2model.error_messages import ERRORS
from os2model.exchange.faults import name_of
from os2model.finding_messages import FINDINGS
from os2model.findings import pointer
from os2model.proration import BILLING, ByJoiningDay, FixedShare, JoiningRule, StartedPeriods
from os2model.recurrences import Recurrence, Weekday
from tests.cases import ASSUMED, JOINED, SAMSO, assessed
from tests.examples import AFTER, BEFORE, KEPT, NORMS

WEIGHTS = {
    "a key is dropped": 10,
    "a key is misspelt": 5,
    "a key is added": 4,
    "a key is no text": 4,
    "two values are swapped": 6,
    "a value is of another type": 8,
    "a value is made already": 4,
    "a float": 3,
    "a huge number": 3,
    "a huge exponent": 1,
    "a Decimal": 2,
    "bytes or a set": 2,
    "a moment": 2,
    "half a character": 3,
    "odd text": 5,
    "empty text": 3,
    "very long text": 2,
    "40 lists in each other": 1,
    "40 records in each other": 1,
    "a list in itself": 1,
    "a record in itself": 1,
    "doubled again and again": 1,
    "an element stands twice": 6,
    "a list is reversed": 8,
    "a wrong word": 4,
    "a wrong amount": 4,
    "a wrong day": 5,
    "a day that is made": 5,
    "a wrong check digit": 4,
    "a number for an identifier": 3,
    "null": 5,
    "a tuple for a list": 8,
    "another mapping": 8,
    "true for a number": 3,
    "12.0 for a whole number": 3,
}
"""How often each mistake is drawn, relative to the others that the document has room for."""

TIMES = {1: 6, 2: 3, 3: 1, 4: 1}
"""How often so many mistakes are put into one document."""

BASES = {
    "association": 24,
    "full association": 3,
    "association with its rules": 1,
    "organisations": 12,
    "rule book": 1,
    "price list": 8,
    "terms": 5,
    "joining rule": 3,
    "meetings": 6,
    "meetings by a rule": 4,
    "assessment": 6,
    "membership": 8,
    "subscriptions": 6,
    "table": 8,
}
"""How often each document is drawn."""

LONG = "x" * 10_000_000  # one for all, so that it costs nothing to put in
LONG_KEY = LONG[:1_000_000]
LONG_NUMBER = "1" * 10_000_000
HUGE = 10**5000


class Broken(AssertionError):  # noqa: N818  no error of the library
    """What has to hold of every document does not. Raised, because an assert of this module is left out by python -O."""


@frozen
class Case:
    """A document with mistakes, and how it is read."""

    cls: type
    document: object
    given: Mapping[str, object]
    base: str
    mistakes: tuple[str, ...]


@frozen
class Outcome:
    """What came of a case: whether it was read, and the codes of its findings."""

    accepted: bool
    codes: tuple[str, ...] = ()


# What is valid


ANEW = Agreement(
    signatures=[
        Signature(Side.MEMBER, date(2026, 8, 1), signing_power=True),
        Signature(Side.ASSOCIATION, JOINED, recorded=date(2026, 8, 20), by="formanden"),
    ],
    received=date(2026, 8, 3),
    first_day=date(2026, 9, 1),
)
REDUCED = AgreedFee(2026, dkk(10000), decided=date(2026, 8, 20), source="Bestyrelsesmøde 20.8.2026, punkt 4")


@cache
def bases():
    """The class, the document and the further arguments of each valid document."""
    few = [AUTHORITIES[name] for name in ("Samsø", "Odder", "Hjørring", "Aarhus", "Region Sjælland")]
    samso, odder, hjorring, aarhus, region = few
    left = [MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(date(2025, 2, 1))]
    alone = Organisation("OS2", kind=next(iter(type(samso.kind))), id="os2", short_name="x")
    small = Association(
        rules=OS2_RULES,
        memberships=[
            Membership.joined(samso, JOINED),
            Membership(odder, events=left, agreements=[ANEW], agreed_fees=[REDUCED]),
            Membership(region),
        ],
        contacts=[Contact(samso, "u-17", duty=ContactDuty.FIXED)],
        documents=[DocumentControl(title="Vedtægter", approved=date(2026, 3, 17), revision=date(2027, 3, 17))],
        subscriptions=[
            Subscription(samso, "OS2valghalla", JOINED),
            Subscription(hjorring, "OS2display", date(2024, 1, 1), last_day=date(2024, 12, 31)),
            Subscription(
                hjorring,
                "OS2display",
                date(2026, 1, 1),
                reference="2026",
                plan=((date(2026, 1, 1), SubscriptionPlan.PASSIVE), (date(2027, 1, 1), SubscriptionPlan.ACTIVE)),
                pauses=[Period.month(2026, 6)],
                waivers=[("tilslutningsafgift", "agreed")],
            ),
        ],
        organisations=[alone, aarhus],
        seats=[Seat(Group(GroupKind.STEERING, "OS2valghalla"), samso, people=2)],
        decisions=[KEPT],
    )
    answers = [
        Answer("R1", AnswerState.MET, evidence=[Evidence("README.md", kind=EvidenceKind.DOCUMENT)]),
        Answer("F2", AnswerState.PARTIAL),
    ]
    shown = Assessment("OS2valghalla", catalogue=AFTER.catalogue, on=date(2026, 6, 23), answers=answers)
    full = evolve(small, rules=ASSUMED, assessments=[AFTER, BEFORE, assessed("os2-skadesokonomi-audit-2025-09"), shown])
    half, whole = FixedShare(Fraction(1, 2)), FixedShare(Fraction(1))
    joining = ByJoiningDay(after=MonthDay(7, 1), then=half, otherwise=whole)
    terms = Terms(
        Cadence.ANNUAL,
        Cadence.HALF_YEARLY,
        anchor=FirstDay.OWN,
        proration=Proration(joining=joining, leaving=StartedPeriods(BILLING)),
        notice=Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR),
        vat_category=((date(2020, 1, 1), VatCategory.STANDARD), (date(2026, 1, 1), VatCategory.EXEMPT)),
        vat_reason="not published",
    )
    renewed = Terms.calendar_year(
        notice=Notice(months=3), minimum_term=Duration(months=36), renewal_term=Duration(months=12)
    )
    first_monday = evolve(Recurrence.monthly(1, Weekday.MONDAY, first_day=JOINED), without=[date(2026, 12, 7)])
    group = Group(GroupKind.COORDINATION, "OS2display")
    by_rule = MeetingSeries(group, recurrence=first_monday, minutes=90, seats=[Seat(group, each) for each in few[:3]])
    usual = MeetingSeries.usual(GroupKind.STEERING, people=2, on=JOINED, rules=OS2_RULES)
    by_name = [
        {"organisation": "Samsø", "product": "OS2valghalla", "first_day": "2026-08-14"},
        {"organisation": "0727", "product": "OS2display", "first_day": "2024-01-01", "last_day": "2026-12-31"},
        {"organisation": "29189773", "product": "OS2display", "first_day": "2024-01-01"},
    ]
    rules, register = {"rules": OS2_RULES}, {"organisations": AUTHORITIES}
    return {
        "association": (Association, to_data(small, rules=False), rules),
        "full association": (Association, to_data(full, rules=False), {"rules": ASSUMED, **register}),
        "association with its rules": (Association, to_data(full), {}),
        "organisations": (list[Organisation], to_data(few), {}),
        "rule book": (RuleBook, to_data(ASSUMED), {}),
        "price list": (PriceList, to_data(OS2_RULES.price_list("OS2valghalla")), {}),
        "terms": (Terms, to_data(terms), {}),
        "renewed terms": (Terms, to_data(renewed), {}),
        "joining rule": (JoiningRule, to_data(joining), {}),
        "meetings": (MeetingSeries, to_data(usual), {}),
        "meetings by a rule": (MeetingSeries, to_data(by_rule), register),
        "assessment": (Assessment, to_data(AFTER), rules),
        "membership": (Membership, to_data(Membership(odder, events=left)), {}),
        "subscriptions": (list[Subscription], by_name, register),
        "table": (Dated[Money], to_data(OS2_RULES.membership_fee), {}),
    }


def cvr_numbers(count):
    """So many CVR numbers with their check digits, all different."""
    found, seven = [], 1_000_000
    while len(found) < count:
        seven += 1
        left = sum(weight * int(digit) for weight, digit in zip((2, 7, 6, 5, 4, 3, 2), str(seven), strict=True)) % 11
        if left != 1:  # where 1 is left, no digit fits
            found.append(f"{seven}{-left % 11}")
    return found


def members(count, *, faulty=False):
    """The document of an association of so many members; if faulty, with three mistakes in every organisation."""
    numbers = cvr_numbers(count)
    organisations = [
        {
            "name": f"Kommune {i}",
            "kind": "municipality",
            "short_name": f"K{i}",
            "cvr": number,
            "municipality_code": f"0{412 + i % 588}",
            "inhabitants": [{"on": "2020-01-01", "count": 3657 + i, "source": "Statistics Denmark, FOLK1A"}],
            "exists": "2007-01-01/..",
        }
        for i, number in enumerate(numbers)
    ]
    joined = [{"kind": "joined", "on": "2026-08-14"}]
    memberships = [{"organisation": number, "events": joined} for number in numbers]
    if faulty:
        for each in organisations:
            each["cvr"] = each["cvr"][:7] + str((int(each["cvr"][7]) + 1) % 10)
            each["kind"] = "kommunen"
            each["shortname"] = each.pop("short_name")
        memberships = [
            {"organisation": each["cvr"], "events": joined} for each in organisations
        ]  # no fault of their own
    return {"format": "os2model/1", "organisations": organisations, "memberships": memberships}


# Mistakes: each changes something inside a list that holds the document, and says whether there was room for it


def _slots(holder):
    """Every record and list with each of its keys, whatever stands at several places once."""
    seen, waiting, found = set(), [holder], []
    while waiting:
        container = waiting.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        for key in container if isinstance(container, dict) else range(len(container)):
            found.append((container, key))
            if isinstance(container[key], (dict, list)):
                waiting.append(container[key])
    return found


def _pick(random, holder, wanted=lambda _: True):
    """A place whose value is wanted; None if there is no such."""
    found = [(container, key) for container, key in _slots(holder) if wanted(container[key])]
    return random.choice(found) if found else None


def _replacing(values, wanted=lambda _: True):
    """A mistake that puts one of some values, each made anew, in the place of one that is wanted."""

    def mistake(random, holder):
        place = _pick(random, holder, wanted)
        if place is None:
            return False
        container, key = place
        container[key] = random.choice(values)(container[key])
        return True

    return mistake


def _as(*values):
    """The values, whatever stood there before."""
    return [lambda _, value=value: value for value in values]


def _anew(*makers):
    """What each gives, so that no two places share it."""
    return [lambda _, make=make: make() for make in makers]


def _is_record(value):
    return isinstance(value, dict) and len(value) > 0


def _is_list(value):
    return isinstance(value, list) and len(value) > 0


def _is_text(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def _is_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _renamed(record, key, name):
    """In its place, so that the order of the document is the same."""
    items = [(name if each is key else each, value) for each, value in record.items()]
    record.clear()
    record.update(items)


def _dropped(random, holder):
    place = _pick(random, holder, _is_record)
    if place is None:
        return False
    record = place[0][place[1]]
    del record[random.choice(list(record))]
    return True


def _misspelt(random, holder):
    place = _pick(random, holder, _is_record)
    record = place[0][place[1]] if place else {}
    keys = [key for key in record if isinstance(key, str) and 1 < len(key) < 100]
    if not keys:
        return False
    key = random.choice(keys)
    i = random.randrange(len(key) - 1)
    wrong = [
        key[:i] + key[i + 1 :],
        key[:i] + key[i + 1] + key[i] + key[i + 2 :],
        key.upper(),
        f"{key} ",
        f"{key[:i]}/~1{key[i:]}",
        f"{key}s",
    ]
    _renamed(record, key, random.choice(wrong))
    return True


def _keyed(keys):
    def mistake(random, holder):
        place = _pick(random, holder, lambda value: isinstance(value, dict))
        if place is None:
            return False
        record = place[0][place[1]]
        if record and random.random() < 0.5:
            _renamed(record, random.choice(list(record)), random.choice(keys))
        else:
            record[random.choice(keys)] = random.choice(["x", 1, None, [], {}])
        return True

    return mistake


def _swapped(random, holder):
    slots = _slots(holder)[1:]
    if len(slots) < 2:
        return False
    (one, first), (other, second) = random.sample(slots, 2)
    if random.random() < 0.5:  # within one record or list, where what it gives is valid more often
        other, second = random.choice([slot for slot in slots if slot[0] is one])
    one[first], other[second] = other[second], one[first]
    return True


def _many_lists(_):
    inner = "x"
    for _ in range(40):
        inner = [inner]
    return inner


def _many_records(_):
    inner = "1.00 DKK"
    for _ in range(40):
        inner = {"kind": "by_membership", "member": inner, "non_member": "1.00 DKK"}
    return inner


def _list_in_itself(value):
    circle = [value]
    circle.append(circle)
    return circle


def _record_in_itself(value):
    circle = dict(value) if isinstance(value, dict) else {"value": value}
    circle["inhabitants"] = circle["source"] = circle
    return circle


def _doubled(times, *, records=False):
    def doubled(value):
        for _ in range(times):
            value = {"member": value, "non_member": value} if records else [value, value]
        return value

    return doubled


def _twice(random, holder):
    place = _pick(random, holder, _is_list)
    if place is None:
        return False
    values = place[0][place[1]]
    values.insert(random.randrange(len(values) + 1), random.choice(values))
    return True


class Unshowable:
    """What cannot even be shown."""

    def __repr__(self):
        raise RuntimeError


def _numbered(value):
    return int(value)


def _with_another_digit(value):
    return value[:-1] + str((int(value[-1]) + 1) % 10)


def _made_of_its_text(value):
    return date.fromisoformat(value)


def _reversed(value):
    return value[::-1]


_DAY = r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
_WORD = r"[a-z_]{3,30}"
_IDENTIFIER = r"0[0-9]{3}|10[0-9]{2}|[1-9][0-9]{7}|[0-9]{13}"

_KEYS = [
    "kind", "id", "format", "rules", "criterion", "table", "gave_way", "since", "organisation", "catalogue", "ny", "",
    "_by_id", "__class__", "a/b~c", "self", "æøå", "a\nb", LONG_KEY,
]  # fmt: skip

MISTAKES = {
    "a key is dropped": _dropped,
    "a key is misspelt": _misspelt,
    "a key is added": _keyed(_KEYS),
    "a key is no text": _keyed(
        [7, None, (1, "x"), True, 1.5, Decimal("NaN"), b"name", date(2026, 8, 14), "a\ud800b", HUGE]
    ),
    "two values are swapped": _swapped,
    "a value is of another type": _replacing(
        _as("tekst", 7, -1, 0, True, False, Fraction(1, 3), "1/3", object(), Unshowable(), Organisation, len)
        + _anew(list, dict, lambda: [[]], lambda: {"a": 1})
    ),
    "a value is made already": _replacing(
        _as(SAMSO, Membership.joined(SAMSO, JOINED), dkk(1), Cvr("29189773"), Period.year(2026), OS2_RULES, AFTER, KEPT)
        + _as(Subscription(SAMSO, "OS2valghalla", JOINED), SAMSO.kind, AnswerState.MET, Terms.calendar_year(), NORMS)
    ),
    "a float": _replacing(_as(float("nan"), float("inf"), float("-inf"), -0.0, 0.5, 1e308, 25000.0)),
    "a huge number": _replacing(_as(HUGE, -HUGE, 2**64, str(10**400), LONG_NUMBER, f"{10**400}.00 DKK")),
    "a huge exponent": _replacing(_as("1E999999999", "1E999999999 DKK", "-1e-999999999")),
    "a Decimal": _replacing(
        _as(Decimal(25000), Decimal("1.50"), Decimal("NaN"), Decimal("sNaN"), Decimal("1E999999"), Decimal("-Infinity"))
    ),
    "bytes or a set": _replacing(
        _as(b"met", b"", frozenset({"met"})) + _anew(lambda: bytearray(b"x"), lambda: {1, "x"})
    ),
    "a moment": _replacing(_as(datetime(2026, 8, 14, tzinfo=UTC), datetime.max.replace(tzinfo=UTC))),
    "half a character": _replacing(_as("\ud800", "a\udfffb", "\udc00" * 20_000, "25000.00 DKK\ud800", "met\udc80")),
    "odd text": _replacing(
        _as(
            "a\nb",
            "a\u2028b\x85",
            "\x00",
            "\x1b[31m",
            "{0} {ukendt!r:>9}",
            "%s",
            "~/~1",
            "'\"<b>",
            "\u202eabc",
            "ﬁ K Å",
        )
    ),
    "empty text": _replacing(_as("", " ", "\t\n", "\u00a0")),
    "very long text": _replacing(_as(LONG, LONG[:10_001], LONG[:10_000], "ø" * 10_000)),
    "40 lists in each other": _replacing([_many_lists]),
    "40 records in each other": _replacing([_many_records]),
    "a list in itself": _replacing([_list_in_itself]),
    "a record in itself": _replacing([_record_in_itself]),
    "doubled again and again": _replacing([_doubled(3), _doubled(26), _doubled(40), _doubled(26, records=True)]),
    "an element stands twice": _twice,
    "a list is reversed": _replacing([_reversed], _is_list),
    "a wrong word": _replacing(_as("kommune", "MET", "mett", "Met", "opfyldt", "x" * 100, "annual "), _is_text(_WORD)),
    "a wrong amount": _replacing(
        _as("25.000", "25000", "25.000,00 kr.", "25000.001 DKK", "25000 XXX", "-1.00 DKK", "1.00 SEK", "९.00 DKK")
        + _as(25000, 25000.0, -1, "12345678901234.00 DKK", "1.00\u00a0DKK"),
        _is_text(r"-?[0-9.]+ [A-Z]{3}"),
    ),
    "a wrong day": _replacing(
        _as("2026-02-30", "2026-2-3", "0000-01-01", "9999-12-31", "20260814", "2026-08-14T00:00:00", "14.8.2026")
        + _as("２026-08-14", "2026-08-14 ", "2026-W33-5", 20260814, "0001-01-01"),
        _is_text(_DAY),
    ),
    "a day that is made": _replacing([_made_of_its_text], _is_text(_DAY)),
    "a wrong check digit": _replacing([_with_another_digit], _is_text("[0-9]{8}|[0-9]{13}")),
    "a number for an identifier": _replacing([_numbered], _is_text(_IDENTIFIER)),
    "null": _replacing(_as(None)),
    "a tuple for a list": _replacing([tuple], _is_list),
    "another mapping": _replacing([MappingProxyType], _is_record),
    "true for a number": _replacing(_as(True, False), _is_number),
    "12.0 for a whole number": _replacing([*_as(12.0), lambda value: float(value % 10**9)], _is_number),
}


def _copied(value):
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _drawn(random, weights):
    return random.choices(list(weights), list(weights.values()))[0]


def mutated(random):
    """A valid document with one to four mistakes put in, drawn by a `random.Random`."""
    base = _drawn(random, BASES)
    cls, document, given = bases()[base]
    holder, times, mistakes = [_copied(document)], _drawn(random, TIMES), []
    while len(mistakes) < times:
        mistake = _drawn(random, WEIGHTS)
        if MISTAKES[mistake](random, holder):
            mistakes.append(mistake)
    return Case(cls, holder[0], given, base, tuple(mistakes))


# What has to hold


def examine(case):
    """Reads a case: it is refused with findings that can be understood, or what is read comes back when it is written."""
    before = _held(case.document)
    outcome = _outcome(case)
    same = all(len(now) == len(then) and all(map(is_, now, then)) for now, then in before())
    _require(same, "what was handed in is changed")
    return outcome


def _require(holds, *what):
    if not holds:
        raise Broken(*what)


def _outcome(case):
    try:
        value = from_data(case.cls, case.document, **case.given)
    except InvalidDataError as error:
        _require(error.findings, "refused without a finding")
        for finding in error.findings:
            _check_finding(finding, case.document)
        text.explain(error, "da")
        return Outcome(accepted=False, codes=tuple(finding.code for finding in error.findings))
    _check_that_it_comes_back(value, case)
    return Outcome(accepted=True)


_HOLDING = (dict, list, tuple, MappingProxyType, set, bytearray)


def _held(document):
    """Asked later, what every record and list holds and held: by identity, for NaN, circles and what is shared."""
    kept, waiting = {}, [document]
    while waiting:
        value = waiting.pop()
        if id(value) not in kept:
            kept[id(value)] = value, _inside(value)
            waiting += [each for each in kept[id(value)][1] if isinstance(each, _HOLDING)]
    return lambda: ((_inside(value), then) for value, then in kept.values())


def _inside(value):
    if isinstance(value, (dict, MappingProxyType)):
        return [*value.keys(), *value.values()]
    return list(value) if isinstance(value, _HOLDING) else []


_PLACEHOLDERS = {
    name
    for sentence in chain(*ERRORS.values(), *FINDINGS.values())
    for _, name, *_ in Formatter().parse(sentence)
    if name
}
_LEFT = re.compile("|".join(re.escape(f"{{{name}}}") for name in sorted(_PLACEHOLDERS)))
_MOST_SHOWN = 60


def _check_finding(finding, document):
    code = finding.code
    _require(_stands(finding.path, document), code, "its place is not in the document", finding.path)
    _require(len(str(finding.found)) <= _MOST_SHOWN, code, "shows too much", finding.found)
    for sentence in (str(finding), text.explain(finding, "da")):
        _require(len(sentence.splitlines()) == 1, code, "has more than one line", sentence)
        _require(not _LEFT.search(sentence), code, "has a name left to fill in", sentence)
        sentence.encode()  # a terminal or a file takes it


def _stands(path, document):
    """Whether a JSON pointer leads to something in a document."""
    value, steps = document, path.split("/")
    if steps[0]:
        return False
    for step in steps[1:]:
        if isinstance(value, Mapping):
            found = [value[step]] if step in value else []
            found += [each for key, each in value.items() if not found and pointer(name_of(key)) == f"/{step}"]
        elif isinstance(value, (list, tuple)):
            found = [value[int(step)]] if step.isdecimal() and int(step) < len(value) else []
        else:  # a value that was made already
            found = [getattr(value, step)] if hasattr(value, step) else []
        if not found:
            return False
        value = found[0]
    return True


def _check_that_it_comes_back(value, case):
    own_rules = isinstance(case.document, Mapping) and "rules" in case.document
    written = json.dumps(to_data(value, rules=own_rules), allow_nan=False, ensure_ascii=False)
    written.encode()
    again = from_data(case.cls, json.loads(written), **case.given)
    _require(again == value, "comes back as another", again)
