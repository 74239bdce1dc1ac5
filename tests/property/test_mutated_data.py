"""Ten thousand valid documents with mistakes put in: each is read, or refused with findings that can be understood."""

import sys
from collections import Counter
from functools import cache
from random import Random
from time import perf_counter

import pytest

from os2model import OS2_RULES, Association, InvalidDataError, from_data
from tests.mutations import BASES, MISTAKES, WEIGHTS, examine, members, mutated

SEED = 20260814  # tests/benchmarks/fuzz.py makes case n of it again, and many more
CASES = 10_000
LONGEST = 10  # seconds for one document: far more than any needs, far less than a hang


class Tried:
    """What came of all cases, counted; of each way to break the first case."""

    def __init__(self):
        self.outcomes, self.mistakes, self.bases, self.codes = Counter(), Counter(), Counter(), Counter()
        self.broken, self.longest = {}, 0.0
        for number in range(CASES):
            case = mutated(Random(f"{SEED}/{number}"))  # noqa: S311  nothing is kept secret
            self.bases[case.base] += 1
            self.mistakes.update(case.mistakes)
            self._try(number, case)

    def _try(self, number, case):
        start = perf_counter()
        try:
            outcome = examine(case)
        except Exception as error:  # noqa: BLE001  each kind is shown once
            self.broken.setdefault(repr(error)[:60], f"case {number}, {case.base}, {case.mistakes}: {error!r}"[:1000])
        else:
            self.outcomes["read" if outcome.accepted else "refused"] += 1
            self.codes.update(outcome.codes)
        self.longest = max(self.longest, perf_counter() - start)


tried = cache(Tried)  # by the first test and not by a fixture, which coverage would slow down


def test_a_document_with_mistakes_is_read_or_refused_with_findings_and_nothing_else_comes_of_it():
    assert list(tried().broken.values()) == []


def test_no_document_takes_long():
    assert tried().longest < LONGEST


def test_many_of_them_are_read_and_many_are_refused_for_many_reasons():
    assert tried().outcomes["read"] > CASES / 10
    assert tried().outcomes["refused"] > CASES / 10
    assert len(tried().codes) > 40


def test_every_mistake_and_every_document_occurs():
    assert set(tried().mistakes) == set(WEIGHTS) == set(MISTAKES)
    assert set(tried().bases) == set(BASES)


def calls(data):
    """How many functions are called while an association is read, by Python and by C; the time would depend on the machine."""
    counted = Counter()
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _: counted.update([event]))
    try:
        from_data(Association, data, rules=OS2_RULES)
    except InvalidDataError:
        counted["faulty"] = True
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("faulty", [False, True])
def test_ten_times_as_many_members_take_ten_times_as_many_calls(faulty):
    calls(members(50, faulty=faulty))  # what is made once is made
    few, many = calls(members(50, faulty=faulty)), calls(members(500, faulty=faulty))
    assert few["faulty"] == many["faulty"] == faulty
    assert 9 < many["call"] / few["call"] < 11
    assert 9 < many["c_call"] / few["c_call"] < 11
