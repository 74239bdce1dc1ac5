"""Reading and writing an association of 10 000 members, beside pydantic with models of the same strictness.

uv run python -m tests.benchmarks.plain_data
"""

import gc
import re
import sys
import tracemalloc
from datetime import date
from enum import StrEnum
from statistics import median
from time import process_time
from typing import Annotated, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    model_validator,
)
from stdnum import ean
from stdnum.dk import cvr

from os2model import OS2_RULES, Association, InvalidDataError, OrganisationKind, SizeClass, from_data, to_data
from os2model.memberships import MembershipEventKind
from tests.mutations import members

MEMBERS = 10_000
ROUNDS = 5
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
SPAN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)", re.ASCII)


# The same rules in pydantic's words


def day(value):
    """Ten characters, or a day that is made."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return date.fromisoformat(value)
    if type(value) is date:
        return value
    raise ValueError(value)


class Span(NamedTuple):
    """Two days, the last of which may be left open."""

    first: date
    last: date | None


def span(value):
    """Two days as text, in their order."""
    match = SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(value)
    found = Span(date.fromisoformat(match[1]), None if match[2] == ".." else date.fromisoformat(match[2]))
    if found.last and found.last < found.first:
        raise ValueError(value)
    return found


def with_check_digit(number):
    """A CVR number whose check digit is right, by the function that the library uses too."""
    if number.startswith("0") or cvr.checksum(number):
        raise ValueError(number)
    return number


def with_gln_digit(number):
    """A GLN whose check digit is right."""
    if ean.calc_check_digit(number[:-1]) != number[-1]:
        raise ValueError(number)
    return number


def words(enum):
    """The words of an enum of the library, as pydantic's own kind of enum."""
    return Annotated[StrEnum(enum.__name__, {each.name: each.word for each in enum}), Field(strict=False)]


def written(found):
    """A span as text."""
    return f"{found.first}/{found.last or '..'}"


Text = Annotated[str, Field(max_length=10_000)]
Filled = Annotated[str, Field(max_length=10_000, pattern=r"\S")]
Day = Annotated[date, BeforeValidator(day)]
Days = Annotated[Span, PlainValidator(span), PlainSerializer(written)]


class Model(BaseModel):
    """Strict, frozen, and without names that are not known."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Count(Model):
    """How many inhabitants."""

    on: Day
    count: Annotated[int, Field(ge=0, le=10**9)]
    source: Filled


class Organisation(Model):
    """An organisation, with every field that the library's has."""

    name: Filled
    kind: words(OrganisationKind)
    short_name: Text = ""
    id: Text = ""
    cvr: Annotated[str, Field(pattern="^[0-9]{8}$"), AfterValidator(with_check_digit)] | None = None
    municipality_code: Annotated[str, Field(pattern="^0[1-9][0-9]{2}$")] | None = None
    region_code: Annotated[str, Field(pattern="^10[0-9]{2}$")] | None = None
    gln: Annotated[str, Field(pattern="^[0-9]{13}$"), AfterValidator(with_gln_digit)] | None = None
    mailbox: Text = ""
    inhabitants: list[Count] = []
    assigned_size: words(SizeClass) | None = None
    size_reason: Text = ""
    exists: Days | None = None
    successor: Text = ""

    @model_validator(mode="after")
    def identified(self):
        """It has an identity, and a reason for a size that was assigned."""
        if not self.identity or (self.assigned_size and not self.size_reason.strip()):
            raise ValueError(self.name)
        return self

    @property
    def identity(self):
        """What others refer to it by."""
        return self.id.strip() or self.cvr or self.municipality_code or self.region_code


class Event(Model):
    """An entry of a membership."""

    kind: words(MembershipEventKind)
    on: Day


class Membership(Model):
    """A membership, by the id of its organisation."""

    organisation: Text
    events: list[Event] = []


class Document(Model):
    """An association."""

    format: Literal["os2model/1"] = "os2model/1"
    organisations: list[Organisation] = []
    memberships: list[Membership] = []


def peer(data):
    """The document, and the memberships with their organisations, each organisation and each membership once."""
    document = Document.model_validate(data)
    by_id = {each.identity: each for each in document.organisations}
    joined = {each.organisation: (by_id[each.organisation], each) for each in document.memberships}
    if len(by_id) != len(document.organisations) or len(joined) != len(document.memberships):
        sys.exit("one of them stands twice")
    return document, joined


def peer_faults(data):
    """Every error that pydantic finds."""
    try:
        peer(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    sys.exit("pydantic reads what is faulty")


# The library


def ours(data):
    """The association."""
    return from_data(Association, data, rules=OS2_RULES)


def our_faults(data):
    """Every finding of the library."""
    try:
        ours(data)
    except InvalidDataError as error:
        return error.findings
    sys.exit("the library reads what is faulty")


# Measured


def seconds(*calls):
    """The median of the rounds of each, taken in turn, in seconds of the processor, which other processes take none of."""
    found = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, taken in zip(calls, found, strict=True):
            gc.collect()
            start = process_time()
            kept = call()
            taken.append(process_time() - start)
            del kept
    return map(median, found)


def megabytes(*calls):
    """What is added at the most while each makes something, in a round of its own."""
    for call in calls:
        gc.collect()
        tracemalloc.start()
        kept = call()
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        del kept
        yield most / 1e6


def show(what, our, their, aim="", memory_aim=""):
    """Two lines: time and memory of both, and the ratios."""
    for measure, unit, aimed in ((seconds, "s", aim), (megabytes, "MB", memory_aim)):
        one, other = measure(our, their)
        note = f"  (aim {aimed})" if aimed else ""
        print(f"{what:<28} {one:>7.2f} {unit:<2}  pydantic {other:>7.2f} {unit:<2}  {one / other:>5.2f} ×{note}")


def check(valid, faulty):
    """Both read and write the same, and find as much."""
    association, (document, joined) = ours(valid), peer(valid)
    if len(association.memberships) != len(joined):
        sys.exit("not as many memberships")
    if to_data(association, rules=False) != document.model_dump(mode="json", exclude_unset=True):
        sys.exit("not written alike")
    found, errors = our_faults(faulty), peer_faults(faulty)
    if len(found) != 3 * MEMBERS or len(errors) != 3 * MEMBERS:
        sys.exit(f"not three faults in each: {len(found)}, {len(errors)}")


def valid_ones():
    """The document as it should be, read and written."""
    valid = members(MEMBERS)
    show("read, valid", lambda: ours(valid), lambda: peer(valid), "1.2", "0.3")
    association, document = ours(valid), peer(valid)[0]
    show("written", lambda: to_data(association, rules=False), lambda: document.model_dump(mode="json"))


def faulty_ones():
    """The document with three mistakes in every organisation."""
    faulty = members(MEMBERS, faulty=True)
    show("read, three faults in each", lambda: our_faults(faulty), lambda: peer_faults(faulty), "4")


def main():
    """Each part by itself, for what is alive is gone through by every collection of garbage."""
    check(members(MEMBERS), members(MEMBERS, faulty=True))
    print(f"an association of {MEMBERS} members, median of {ROUNDS} rounds; memory is added, at its peak")
    valid_ones()
    faulty_ones()


if __name__ == "__main__":
    main()
