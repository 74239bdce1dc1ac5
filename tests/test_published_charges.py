"""The periods and shares that a known engine's tests publish, through charges: 10 000 000.00 a period, so that an øre is the
ninth decimal of a share, by real days, as that engine counts."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from os2model import Cadence, FirstDay, Money, MonthDay, Period, PeriodError, Proration, Subscription, Terms
from tests.cases import SAMSO, rules_of
from tests.test_published_numbers import BILLED, CADENCES, ROWS

ONE_DAY = timedelta(1)
PRICE = Money.from_minor(10**9, "DKK")


def charged(start, cadence, *, anchor, end=None, target, in_advance=True):
    """The parts that are invoiced to a day: first day, the day after the last one, and the share to nine decimals."""
    terms = Terms(cadence, cadence, anchor=anchor, in_advance=in_advance, proration=Proration.days())
    accession = Subscription(SAMSO, "OS2test", start, last_day=None if end is None else end - ONE_DAY)
    charges = accession.charges(
        within=Period(date(2000, 1, 1), target), rules=rules_of((date(2000, 1, 1), PRICE), terms=terms)
    )
    return [
        [str(charge.period.first_day), str(charge.period.last_day + ONE_DAY), charge.net.minor] for charge in charges
    ]


def days_of(row, *names):
    return [date.fromisoformat(row[name]) if row.get(name) else None for name in names]


def of_row(row, **others):
    start, end, target = days_of(row, "start_date", "end_date", "target_date")
    anchor = MonthDay(start.month, row["billing_cycle_day"])
    return charged(start, CADENCES[row["billing_period"]], anchor=anchor, end=end, target=target, **others)


def published(row):
    return [[first, end, int(Fraction(share) * 10**9)] for first, end, share in row["derived_items"]]


@pytest.mark.parametrize("row", BILLED, ids=lambda row: row["id"])
def test_charges_in_advance_are_those_of_the_engine_part_for_part(row):
    assert of_row(row) == published(row)


def test_a_hundred_rows_were_compared():
    assert len(BILLED) == 100
    assert all(row["derived_items"] for row in BILLED)


def test_a_target_before_the_start_is_an_error_there_and_nothing_due_here():
    assert of_row(ROWS["kb-pro-001"]) == []


@pytest.mark.parametrize("name", ["kb-pro-003", "kb-pro-004"])
def test_an_end_before_the_start_is_an_error_there_and_here(name):
    with pytest.raises(PeriodError):
        of_row(ROWS[name])


def test_the_first_cycle_day_is_clamped_as_there():
    row = ROWS["kb-int-004"]
    (start,) = days_of(row, "start_date")
    anchor = MonthDay(start.month, row["billing_cycle_day"])
    ((_, end, _),) = charged(start, Cadence.ANNUAL, anchor=anchor, target=start)
    assert end == row["expected"]["first_billing_cycle_date"]


def test_in_arrears_the_part_before_the_first_cycle_day_is_billed_when_it_has_ended_as_there():
    row = ROWS["kb-int-029"]
    assert of_row(row, in_advance=False) == [["2012-01-16", "2012-01-18", 64_516_129]] == published(row)


def test_whole_periods_steps_and_a_leading_part_are_those_of_the_engines_functions():
    whole = ROWS["kb-fn-002"]
    start, end = days_of(whole, "start_date", "end_date")
    parts = charged(start, Cadence.MONTHLY, anchor=FirstDay.OWN, end=end, target=end)
    assert [share for _, _, share in parts].count(10**9) == whole["expected"]
    step = ROWS["kb-fn-018"]
    (day,) = days_of(step, "date")
    parts = charged(day, Cadence.MONTHLY, anchor=FirstDay.OWN, target=date(2017, 1, 1))
    assert parts[step["n"]][0] == step["expected"]
    leading = ROWS["kb-fn-085"]
    first, cycle = days_of(leading, "start_date", "first_cycle_date")
    ((_, end, share),) = charged(first, Cadence.MONTHLY, anchor=MonthDay(1, cycle.day), target=first)
    assert (end, share) == (str(cycle), int(Fraction(leading["expected"]) * 10**9))
