"""What a schema says and what it cannot: whatever is accepted is valid by it, and what it misses is what is listed."""

import copy
import json
from functools import cache

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Assessment,
    Association,
    Estimate,
    Group,
    GroupKind,
    InvalidDataError,
    MeetingSeries,
    Membership,
    Organisation,
    PriceList,
    Recurrence,
    Subscription,
    Terms,
    from_data,
    json_schema,
    to_data,
)
from os2model.exchange.schema import SAID
from tests.cases import JOINED, SAMSO, assessed

STEERING = Group(GroupKind.STEERING, "OS2valghalla")
WHOLE = Association(
    rules=OS2_RULES,
    memberships=[Membership.joined(SAMSO, JOINED)],
    subscriptions=[Subscription(SAMSO, "OS2valghalla", JOINED)],
    organisations=[AUTHORITIES["Region Sjælland"]],
    assessments=[assessed("os2-skadesokonomi-self-2026-06")],
)
BASES = [
    (Association, to_data(WHOLE, rules=False)),
    (list[Organisation], to_data([SAMSO, AUTHORITIES["OS2"]])),
    (PriceList, to_data(OS2_RULES.price_lists[0])),
    (Terms, to_data(Terms.half_years())),
    (Assessment, to_data(assessed("os2-skadesokonomi-self-2026-06"))),
    (MeetingSeries, to_data(MeetingSeries(STEERING, meetings=Estimate(2, 4, 12), minutes=60, people="1/3"))),
    (Recurrence, to_data(Recurrence("FREQ=MONTHLY;BYDAY=1MO", first_day=JOINED))),
]
TEXTS = st.sampled_from(
    ["", "met", "municipality", "kommune", "23795515", "23795516", "0741", "2026-08-14", "2026-02-30", "14.8.2026", "25000.00 DKK",
     "25.000", "1" * 20 + " DKK", "1.5 ISK", "-1.00 DKK", "1/3", "1/0", "356.5", "--07-01", "--13-45", "2026-01-01/..", "by_size", "hole",
     "os2model/1", "os2model/2", "1.1.0", "x" * 10_001, "\n"]
)  # fmt: skip
NUMBERS = st.sampled_from([0, 1, -1, 4.0, 0.5, 741, 10**30, 10**100, 23795515])
VALUES = (
    TEXTS
    | NUMBERS
    | st.none()
    | st.booleans()
    | st.sampled_from([[], {}, ["met"], {"kind": "hole"}, {"da": "x", "en": "y"}])
)


@cache
def validator(cls):
    return jsonschema.Draft202012Validator(json_schema(cls, "en"))


def places(document, place=()):
    """Where every value of a document stands, but the document itself."""
    inner = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, value in inner:
        yield (*place, key)
        yield from places(value, (*place, key))


@st.composite
def documents(draw):
    """A valid document with a few values put in, left out, misspelt or repeated."""
    cls, base = draw(st.sampled_from(BASES))
    document = copy.deepcopy(base)
    for _ in range(draw(st.integers(0, 2))):
        found = list(places(document))
        *way, key = draw(st.sampled_from(found))
        holder = document
        for step in way:
            holder = holder[step]
        match draw(st.sampled_from(["put", "drop", "misspell", "repeat"])):
            case "put":
                holder[key] = copy.deepcopy(draw(VALUES))
            case "drop":
                del holder[key]
            case "misspell" if isinstance(holder, dict):
                holder[f"{key}x"] = holder.pop(key)
            case "repeat" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
        if not list(places(document)):
            break
    return cls, document


@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_a_schema_takes_whatever_is_accepted_and_misses_only_what_it_is_said_to(case):
    cls, document = case
    json.dumps(document)
    errors = list(validator(cls).iter_errors(document))
    try:
        from_data(cls, document, rules=OS2_RULES, organisations=AUTHORITIES)
    except InvalidDataError as error:
        codes = {each.code for each in error.findings}
        assert errors or codes.isdisjoint(SAID), codes
    else:
        assert errors == []


def test_the_law_would_notice_a_looser_and_a_stricter_schema():
    document = to_data(SAMSO)
    assert not list(validator(Organisation).iter_errors(document))
    assert list(validator(Organisation).iter_errors({**document, "kind": "kommune"}))
    assert not list(validator(Organisation).iter_errors({**document, "cvr": "23795516"}))
