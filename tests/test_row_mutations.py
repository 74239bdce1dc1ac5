"""Every leaf of OS2's rules is changed, and a published case has to go red: so that no row can be changed unseen."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, partial, singledispatch
from types import NoneType
from typing import get_args, get_type_hints

import pytest
from attrs import evolve, fields, frozen

from os2model import OS2_RULES, Money, MonthDay, Percent, RuleBook
from os2model.errors import OS2ModelError
from os2model.labels import Label
from tests.published import CASES, KINDS, evaluate

ONE_DAY = timedelta(1)

SAY_WHERE = {
    *("source", "label", "basis", "decided", "confirmed", "contradicts", "way_out", "unit", "gave_way", "table"),
    "assessments_source",  # of a catalogue: where its rhythm stands
    "because",  # of a clause: why it was chosen, in words of our own
}
"""Fields that say where a value stands and why, not what it is."""

SURVIVORS = {
    "price_lists[OS2valghalla].terms.rows[2012-04-24].since": "nothing is published before this hole either",
    "price_lists[OS2mo].lines[vederlag].prices.rows[2012-04-24].since": "nothing is published before this hole either",
    "price_lists[OS2mo].terms.rows[2012-04-24].since": "nothing is published before this hole either",
    "price_lists[OS2dagsorden].terms.rows[2012-04-24].since": "nothing is published before this hole either",
}
"""The leaves that may be changed in every way without a case that goes red, and why."""


@singledispatch
def changes(value):
    """Each way to change one leaf of a value: where and how, and what makes the changed value.

    Anything that is neither a leaf below nor made of fields is refused, so that no new kind of value goes unnoticed.
    """
    hints = get_type_hints(type(value))
    for each in fields(type(value)):
        if not each.init or each.name in SAY_WHERE:
            continue
        for how, make in changes_of_field(getattr(value, each.name), get_args(hints[each.name])):
            yield f".{each.alias}{how}", partial(with_field, value, each.alias, make)


def changes_of_field(value, types):
    """The changes of a value; where it may be missing it goes missing, or one of its enum, or a number, appears."""
    if value is not None:
        yield from changes(value)
        if NoneType in types:
            yield leaf(None)
        return
    for enum in (each for each in types if isinstance(each, type) and issubclass(each, Enum)):
        yield from map(leaf, enum)
    if int in types:
        yield leaf(60)


@changes.register
def _(rows: tuple):
    for n, each in enumerate(rows):
        yield f"[{name_of(each, n)}] left out", partial(without, rows, n)
        for how, make in changes(each):
            yield f"[{name_of(each, n)}]{how}", partial(with_element, rows, n, make)


@changes.register
def _(value: Money):
    return (leaf(Money.from_minor(value.minor + n, value.currency)) for n in (1, -1))


@changes.register
def _(value: Percent):
    return (leaf(Percent(Decimal(str(value)) + Decimal(n))) for n in ("0.01", "-0.01"))


@changes.register
def _(value: Fraction):
    return (leaf(value + n) for n in (Fraction(1, 100), Fraction(-1, 100)))


@changes.register
def _(value: int):
    return (leaf(value + n) for n in (1, -1))


@changes.register
def _(value: bool):  # noqa: FBT001  the value itself
    return [leaf(not value)]


@changes.register
def _(value: date):
    """A day, and a year: rows that begin with a year are refused on any other day. What was always so has no first day."""
    if value == date.min:
        return ()
    of_a_year = MonthDay(value.month, value.day)
    days = value + ONE_DAY, value - ONE_DAY
    return map(leaf, (*days, of_a_year.in_year(value.year + 1), of_a_year.in_year(value.year - 1)))


@changes.register
def _(value: MonthDay):
    day = value.in_year(2023)
    days = day + ONE_DAY, day - ONE_DAY
    return (leaf(MonthDay(each.month, each.day)) for each in days)


@changes.register
def _(value: Enum):
    return (leaf(other) for other in type(value) if other is not value)


@changes.register
def _(value: str):
    yield leaf(f"{value}?")
    for found in re.finditer(r"\d+", value):
        more = str(int(found[0]) + 1).zfill(len(found[0]))
        yield leaf(value[: found.start()] + more + value[found.end() :])


@changes.register
def _(value: Label):  # noqa: ARG001  words for a thing, in two languages, are not its value
    return ()


def leaf(value):
    return f": {value}", lambda: value


def without(rows, n):
    return rows[:n] + rows[n + 1 :]


def with_element(rows, n, make):
    return (*rows[:n], make(), *rows[n + 1 :])


def with_field(value, name, make):
    return evolve(value, **{name: make()})


def name_of(value, n):
    """What a row, a line or another element is known by, else its place."""
    if isinstance(value, str | Enum):
        return str(value)
    names = (getattr(value, name, None) for name in ("since", "id", "name", "product", "label"))
    found = next((name for name in names if name), n)
    return found.en if isinstance(found, Label) else found


@frozen
class Mutant:
    """OS2's rules with one leaf changed: which, and to what."""

    what: str
    build: Callable[[], RuleBook]

    @property
    def leaf(self):
        return self.what.partition(": ")[0]

    @property
    def table(self):
        return re.match(r"\w+", self.what)[0]


MUTANTS = [Mutant(how.removeprefix("."), make) for how, make in changes(OS2_RULES)]


def cases_for(table):
    """All cases, those that read a table first."""
    return sorted(CASES, key=lambda case: table not in KINDS[case["kind"]].reads)


def is_red(case, rules):
    try:
        return evaluate(case, rules) != case["expected"]
    except OS2ModelError:
        return True


def fate(mutant, cases):
    """What becomes of a mutant: it is refused, a case goes red, or it survives."""
    try:
        rules = mutant.build()
    except OS2ModelError:
        return "refused"
    assert rules != OS2_RULES, mutant.what
    return "red" if any(is_red(case, rules) for case in cases) else "survives"


@cache
def fates(table):
    cases = cases_for(table)
    return {mutant: fate(mutant, cases) for mutant in MUTANTS if mutant.table == table}


ASSUMED = {"indices", "participants", "latest_inhabitants"}  # of which OS2 publishes nothing
TABLES = [each.name for each in fields(RuleBook) if each.name not in ASSUMED]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_changed_without_a_published_case_that_goes_red(table):
    survivors = [mutant.what for mutant, found in fates(table).items() if found == "survives"]
    assert survivors == [mutant.what for mutant in fates(table) if mutant.leaf in SURVIVORS]


def test_what_may_be_changed_unseen_is_there_to_be_changed():
    assert set(SURVIVORS) <= {mutant.leaf for mutant in MUTANTS}


def test_every_table_was_changed_and_most_changes_are_not_refused_as_nonsense():
    assert {mutant.table for mutant in MUTANTS} == set(TABLES)
    counts = Counter(found for table in TABLES for found in fates(table).values())
    assert counts.total() == len(MUTANTS) >= 2000
    assert counts["red"] >= 1500


def test_a_change_survives_where_no_case_looks_at_what_was_changed():
    mutant = next(each for each in MUTANTS if each.table == "vat_rates" and fates("vat_rates")[each] == "red")
    assert fate(mutant, [case for case in CASES if "vat_rates" not in KINDS[case["kind"]].reads]) == "survives"
