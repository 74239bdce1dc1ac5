"""Figures that others have published: identifiers, rounding, billing periods."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from os2model import (
    AUTHORITIES,
    Cadence,
    Cvr,
    Gln,
    InvalidIdentifierError,
    Money,
    MonthDay,
    MunicipalityCode,
    Percent,
    Period,
    PeriodError,
    PNumber,
    Totals,
    UnknownNameError,
    VatCategory,
    VatTreatment,
    billing_periods,
)
from os2model.money import rounded
from os2model.periods import months_after
from tests.cases import charges_of, numbers, rules_of, terms_of

DATA = Path(__file__).parent / "data"


def load(name):
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


IDENTIFIERS = load("identifiers")


def verdicts(kind, text):
    """Whether the form and whether the check digit of a number are right; the second is open where the first is wrong."""
    try:
        kind.parse(text)
    except InvalidIdentifierError as error:
        return (False, None) if error.why == "format" else (True, False)
    return True, True


CVR = IDENTIFIERS["cvr"]
GLN = IDENTIFIERS["gln"]


@pytest.mark.parametrize("row", CVR["valid"], ids=lambda row: row["number"])
def test_a_valid_cvr_number_passes_as_it_is_written(row):
    assert verdicts(Cvr, row.get("written", row["number"])) == (True, True)
    assert str(Cvr.parse(row.get("written", row["number"]))) == row["number"]


@pytest.mark.parametrize("row", CVR["invalid"], ids=lambda row: row["reason"])
def test_an_invalid_cvr_number_fails_in_its_form_or_its_check_digit(row):
    written = row.get("written") or row["number"]
    assert verdicts(Cvr, written) == ((True, False) if "checksum" in row["reason"] else (False, None))


@pytest.mark.parametrize("row", CVR["normalization"], ids=lambda row: row["in"])
def test_a_cvr_number_is_read_as_people_write_it(row):
    assert str(Cvr.parse(row["in"])) == row["out"]


@pytest.mark.parametrize("row", CVR["format_only_verdicts"], ids=lambda row: row["value"])
def test_a_cvr_number_gets_the_check_digit_verdict_apart_from_that_of_its_form(row):
    form, check_digit = verdicts(Cvr, row["value"])
    assert (check_digit is True) == row["modulus11_ok"]
    if "peppol" in row:
        assert form == (row["peppol"] == "accepted")


@pytest.mark.parametrize(
    "row", CVR["seen_in_example_files"] + IDENTIFIERS["se_number"]["seen_in_example_files"], ids=str
)
def test_a_cvr_or_se_number_in_official_examples_gets_the_computed_verdict(row):
    assert (verdicts(Cvr, row["value"]) == (True, True)) == row["computed_ok"]


@pytest.mark.parametrize("row", GLN["valid"] + GLN["invalid"], ids=lambda row: row["number"])
def test_a_gln_gets_the_verdict_of_its_source(row):
    if row["computed_ok"]:
        assert verdicts(Gln, row["number"]) == (True, True)
    else:
        assert verdicts(Gln, row["number"]) == (
            "check digit" in row["reason"],
            False if "check digit" in row["reason"] else None,
        )


@pytest.mark.parametrize("row", GLN["valid_ean_but_not_a_gln"], ids=lambda row: row["number"])
def test_an_ean_of_another_length_is_no_gln(row):
    assert verdicts(Gln, row["number"]) == (False, None)


@pytest.mark.parametrize("row", GLN["seen_in_example_files"], ids=lambda row: row["value"])
def test_a_gln_in_official_examples_gets_the_computed_verdict(row):
    assert (verdicts(Gln, row["value"]) == (True, True)) == row["computed_ok"]


@pytest.mark.parametrize("number", IDENTIFIERS["p_number"]["valid_format"])
def test_a_p_number_is_judged_by_its_form_alone(number):
    assert str(PNumber.parse(number)) == number
    assert verdicts(PNumber, number[:-1]) == (False, None)


@pytest.mark.parametrize("row", IDENTIFIERS["kommunekode"]["rule"]["forms"], ids=str)
def test_a_municipality_code_is_read_in_every_form(row):
    assert str(MunicipalityCode.parse(row["in"])) == row["out"]


@pytest.mark.parametrize("code", IDENTIFIERS["kommunekode"]["invalid"])
def test_a_code_of_no_municipality_is_refused_by_its_form_or_by_the_register(code):
    with pytest.raises((InvalidIdentifierError, UnknownNameError)):
        AUTHORITIES[str(MunicipalityCode.parse(code))]


@pytest.mark.parametrize("row", IDENTIFIERS["kommunekode"]["codes"], ids=lambda row: row["name"])
def test_the_published_codes_are_those_of_the_register(row):
    code = str(MunicipalityCode.parse(row["code"]))
    if "note" in row:
        assert code not in AUTHORITIES
    else:
        region = AUTHORITIES[str(AUTHORITIES[code].region_code)]
        assert (AUTHORITIES[code].short_name, region.name) == (row["name"], f"Region {row['region']}")


class Line:
    def __init__(self, net, percent):
        self.net = net
        self.vat_treatment = VatTreatment(VatCategory.STANDARD, Percent(percent))


def net_of_line(line, case):
    """The net of a line in whole minor units; of a gross price the rounded gross less its tax."""
    exact = Fraction(line["quantity"]) * Fraction(line["unit_price"]) * 100
    if case["prices_include_vat"]:
        exact = rounded(exact.numerator, exact.denominator) / (1 + Fraction(line["vat_percent"]) / 100)
    return Money.from_minor(rounded(exact.numerator, exact.denominator), "DKK")


TRAPS = load("rounding_traps")["cases"]


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case["source"].rpartition("/")[2] or case["source"][-30:])
def test_each_rounding_trap_comes_out_as_en_16931_computes_it(case):
    totals = Totals.of([Line(net_of_line(line, case), line["vat_percent"]) for line in case["lines"]])
    expected = case["computed"]["en16931_vat_per_group_half_up"]
    assert {"net": totals.net.number, "vat": totals.vat.number, "gross": totals.gross.number} == expected


def test_there_are_18_rounding_traps_five_of_them_with_gross_prices():
    assert (len(TRAPS), sum(case["prices_include_vat"] for case in TRAPS)) == (18, 5)


def test_a_year_of_25_000_in_12_parts_sums_and_no_part_is_off_by_more_than_an_oere():
    parts = Money(25000, "DKK").split([1] * 12)
    assert Money.total(parts, "DKK") == Money(25000, "DKK")
    assert {part.number for part in parts} == {"2083.33", "2083.34"}


def test_the_vat_of_each_of_12_invoices_sums_to_that_of_the_year():
    rules = rules_of((date(2020, 1, 1), Money(25000, "DKK")), terms=terms_of("ANNUAL", "MONTHLY"))
    charges = charges_of(rules, date(2020, 1, 1))
    assert numbers(charges) == ["2083.33", "2083.34", "2083.33"] * 4
    invoices = [Totals.of([charge]) for charge in charges]
    assert [totals.vat.number for totals in invoices] == ["520.83", "520.84", "520.83"] * 4
    assert Money.total((totals.vat for totals in invoices), "DKK") == Totals.of(charges).vat == Money(6250, "DKK")


KILLBILL = load("killbill_periods")
CADENCES = {"MONTHLY": Cadence.MONTHLY, "QUARTERLY": Cadence.QUARTERLY, "ANNUAL": Cadence.ANNUAL}
ONE_DAY = timedelta(1)
ROWS = {row["id"]: row for row in KILLBILL["period_cases"] + KILLBILL["interval_cases"] + KILLBILL["function_cases"]}


def killbill_parts(row):
    """The half-open parts, each with its share of real days to nine decimals, as that engine bills them in advance."""
    start, target = (date.fromisoformat(row[name]) for name in ("start_date", "target_date"))
    cadence = CADENCES[row["billing_period"]]
    anchor = MonthDay(start.month, row["billing_cycle_day"])
    through_target = billing_periods(Period(start, target), cadence, anchor)[-1].full_period.last_day
    end = date.fromisoformat(row["end_date"]) - ONE_DAY if row.get("end_date") else through_target
    if end == start - ONE_DAY:
        return []
    parts = billing_periods(Period(start, min(end, through_target)), cadence, anchor)
    nano = [rounded(part.period.days * 10**9, part.full_period.days) for part in parts]
    return [
        [str(part.period.first_day), str(part.period.last_day + ONE_DAY), share]
        for part, share in zip(parts, nano, strict=True)
    ]


def published_parts(row):
    return [[start, end, int(Fraction(share) * 10**9)] for start, end, share in row["derived_items"]]


BILLED = [
    row for row in ROWS.values() if "derived_items" in row and row["mode"] == "in_advance" and "outside" not in row
]


@pytest.mark.parametrize("row", BILLED, ids=lambda row: row["id"])
def test_billing_periods_are_those_of_a_known_engine(row):
    parts = killbill_parts(row)
    assert parts == published_parts(row)
    if "expected_periods" in row:
        assert Fraction(sum(share for _, _, share in parts), 10**9) == Fraction(row["expected_periods"])


def test_98_periods_and_two_intervals_were_compared_and_three_errors_are_left():
    assert [row["id"] for row in BILLED if not row["id"].startswith("kb-pro")] == ["kb-int-020", "kb-int-021"]
    assert len(BILLED) == 100
    errors = [row["id"] for row in KILLBILL["period_cases"] if "expected_error" in row]
    assert errors == ["kb-pro-001", "kb-pro-003", "kb-pro-004"]


@pytest.mark.parametrize("name", ["kb-pro-003", "kb-pro-004"])
def test_a_period_that_ends_before_it_begins_is_an_error_there_and_here(name):
    start, end = (date.fromisoformat(ROWS[name][day]) for day in ("start_date", "end_date"))
    with pytest.raises(PeriodError):
        Period(start, end - ONE_DAY)


def test_a_target_before_the_start_is_an_error_there_and_nothing_due_here():
    # kb-pro-001: that engine's own quirk; a window before a period has nothing of it
    row = ROWS["kb-pro-001"]
    start, target = (date.fromisoformat(row[day]) for day in ("start_date", "target_date"))
    assert Period(start).overlap(Period(target, target)) is None


def test_the_first_cycle_day_is_clamped_in_a_leap_year_as_there():
    row = ROWS["kb-int-004"]
    start = date.fromisoformat(row["start_date"])
    (part, *_) = billing_periods(Period(start, start), Cadence.ANNUAL, MonthDay(start.month, row["billing_cycle_day"]))
    assert str(part.full_period.last_day + ONE_DAY) == row["expected"]["first_billing_cycle_date"]


def test_a_broken_first_period_ends_on_the_first_cycle_day_as_there():
    row = ROWS["kb-int-029"]
    start = date.fromisoformat(row["start_date"])
    first, second = billing_periods(
        Period(start, date(2012, 2, 17)), Cadence.MONTHLY, MonthDay(1, row["billing_cycle_day"])
    )
    assert str(first.period.last_day + ONE_DAY) == row["expected"]["first_billing_cycle_date"]
    assert str(second.period.last_day + ONE_DAY) == row["expected"]["next_billing_cycle_date"]
    assert rounded(first.period.days * 10**9, first.full_period.days) == int(
        Fraction(row["derived_items"][0][2]) * 10**9
    )


def test_whole_periods_steps_and_a_leading_part_are_those_of_the_engines_functions():
    whole = ROWS["kb-fn-002"]
    start, end = (date.fromisoformat(whole[day]) for day in ("start_date", "end_date"))
    parts = billing_periods(Period(start, end - ONE_DAY), Cadence.MONTHLY, start)
    assert sum(part.period == part.full_period for part in parts) == whole["expected"]
    step = ROWS["kb-fn-018"]
    assert str(months_after(date.fromisoformat(step["date"]), step["n"])) == step["expected"]
    leading = ROWS["kb-fn-085"]
    first, cycle = (date.fromisoformat(leading[day]) for day in ("start_date", "first_cycle_date"))
    (part, *_) = billing_periods(Period(first, cycle - ONE_DAY), Cadence.MONTHLY, cycle)
    assert rounded(part.period.days * 10**9, part.full_period.days) == int(Fraction(leading["expected"]) * 10**9)
