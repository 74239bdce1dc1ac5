"""What OS2 has published, as it is read here: case, figure, and where it is written."""

from datetime import date, timedelta

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    NoRuleInForceError,
    OrganisationKind,
    Period,
    SizeClass,
    Subscription,
    Totals,
    membership_fee,
)
from tests.cases import ASSUMED, MUNICIPALITIES

GUIDE = "faq.os2.eu: vejledning til OS2-fællesskabet for nye eller interesserede offentlige myndigheder"
BYLAWS = "OS2: Vedtægter, 17 March 2026"
VALGHALLA = "os2.eu: OS2valghalla: tilslutningsaftale klar, 31 August 2023"
CROWDFUNDING = "os2.eu: Crowdfunding: kom i mål, 4 October 2022"
TAKST = "os2.eu/takstblade"

ONE_OF_EACH = {"small": "Samsø", "medium": "Hvidovre", "large": "Sønderborg", "very_large": "Aalborg"}
MEMBER = [Period(date(2012, 4, 24))]


def valghalla(name, year, *, member_during):
    accession = Subscription(AUTHORITIES[name], "OS2valghalla", date(year, 1, 1))
    return {
        charge.line: charge.net.number
        for charge in accession.charges(within=Period.year(year), rules=ASSUMED, member_during=member_during)
    }


@pytest.mark.parametrize(
    ("joined", "expected", "written"),
    [
        pytest.param(date(2016, 1, 1), "25000.00", GUIDE, id="a member since 2016 pays the year's fee"),
        pytest.param(
            date(2026, 1, 1), "25000.00", BYLAWS + " § 5, stk. 1", id="joined on New Year's Day: the whole fee"
        ),
        pytest.param(date(2026, 7, 1), "25000.00", BYLAWS + " § 5, stk. 1", id="joined on 1 July: the whole fee"),
        pytest.param(date(2026, 7, 2), "12500.00", BYLAWS + " § 5, stk. 1", id="joined on 2 July: half the fee"),
        pytest.param(
            date(2026, 12, 31), "12500.00", BYLAWS + " § 5, stk. 1", id="joined on the last day: half the fee"
        ),
    ],
)
def test_the_membership_fee_of_2026_is_as_published(joined, expected, written):
    assert membership_fee(2026, joined=joined, rules=OS2_RULES).net.number == expected, written


@pytest.mark.parametrize(("joined", "gross"), [(date(2026, 7, 1), "31250.00"), (date(2026, 7, 2), "15625.00")])
def test_the_fee_with_vat_is_31_250_and_half_of_it_15_625(joined, gross):
    totals = Totals.of([membership_fee(2026, joined=joined, rules=OS2_RULES)])
    assert totals.gross.number == gross


@pytest.mark.parametrize(
    ("size", "member", "non_member", "joining", "gross"),
    [
        ("small", "23980.00", "29700.00", "35000.00", "29975.00"),
        ("medium", "34880.00", "43200.00", "70000.00", "43600.00"),
        ("large", "45780.00", "56700.00", "190000.00", "57225.00"),
        ("very_large", "56680.00", "70200.00", "350000.00", "70850.00"),
    ],
)
def test_os2valghalla_costs_each_size_what_its_price_sheet_says(size, member, non_member, joining, gross):
    name = ONE_OF_EACH[size]
    assert OS2_RULES.size_of(AUTHORITIES[name], on=date(2021, 1, 1)).word == size
    assert valghalla(name, 2024, member_during=MEMBER)["vederlag"] == member, VALGHALLA
    assert valghalla(name, 2024, member_during=[])["vederlag"] == non_member, VALGHALLA
    assert valghalla(name, 2024, member_during=MEMBER)["tilslutningsafgift"] == joining, VALGHALLA
    charge = Subscription(AUTHORITIES[name], "OS2valghalla", date(2024, 1, 1)).charges(
        within=Period.year(2024), rules=ASSUMED, member_during=MEMBER
    )[-1]
    assert Totals.of([charge]).gross.number == gross


PLEDGERS = [
    "Ballerup",
    "Brøndby",
    "Fredericia",
    "Frederiksberg",
    "Frederikshavn",
    "Gribskov",
    "Guldborgsund",
    "Holbæk",
    "Horsens",
    "Kalundborg",
    "Kolding",
    "København",
    "Middelfart",
    "Næstved",
    "Odense",
    "Ringkøbing-Skjern",
    "Skive",
    "Slagelse",
    "Syddjurs",
    "Vejen",
    "Aarhus",
]


def test_the_joining_fee_is_waived_for_the_21_pledgers_of_the_crowdfunding_and_for_nobody_else():
    waived = [
        each.short_name
        for each in MUNICIPALITIES
        if valghalla(each.short_name, 2024, member_during=MEMBER)["tilslutningsafgift"] == "0.00"
    ]
    assert sorted(waived) == sorted(PLEDGERS), CROWDFUNDING


def test_the_joining_fees_that_were_waived_come_to_what_the_crowdfunding_raised():
    tiers = {"small": 35_000, "medium": 70_000, "large": 190_000, "very_large": 350_000}
    sizes = [ASSUMED.size_of(AUTHORITIES[name], on=date(2024, 1, 1)) for name in PLEDGERS]
    assert sum(tiers[size.word] for size in sizes) == 3_150_000, CROWDFUNDING


def test_the_98_municipalities_are_17_small_56_medium_21_large_and_4_very_large():
    sizes = [OS2_RULES.size_of(each, on=date(2021, 6, 1)) for each in MUNICIPALITIES]
    assert [sizes.count(size) for size in SizeClass] == [17, 56, 21, 4], TAKST


@pytest.mark.parametrize(
    ("inhabitants", "expected"),
    [
        (0, SizeClass.SMALL),
        (24_999, SizeClass.SMALL),
        (25_000, SizeClass.MEDIUM),
        (60_000, SizeClass.MEDIUM),
        (60_001, SizeClass.LARGE),
        (120_000, SizeClass.LARGE),
        (120_001, SizeClass.VERY_LARGE),
        (10**9, SizeClass.VERY_LARGE),
    ],
)
def test_a_size_class_begins_and_ends_where_the_price_sheets_say(inhabitants, expected):
    assert OS2_RULES.size_limits.on(date(2026, 1, 1)).size_of(inhabitants) is expected, TAKST


def test_invoices_of_2024_count_the_inhabitants_of_1_january_2023():
    assert OS2_RULES.size_limits.on(date(2024, 5, 1)).counted_on(date(2024, 5, 1)) == date(2023, 1, 1), TAKST


@pytest.mark.parametrize(
    ("first_day", "rate", "before"),
    [
        ("1968-04-01", "12.5", "10"),
        ("1970-06-29", "15", "12.5"),
        ("1975-09-29", "9.25", "15"),
        ("1976-03-01", "15", "9.25"),
        ("1977-10-03", "18", "15"),
        ("1978-10-01", "20.25", "18"),
        ("1980-06-30", "22", "20.25"),
        ("1992-01-01", "25", "22"),
    ],
)
def test_a_vat_rate_holds_from_its_first_day_and_not_the_day_before(first_day, rate, before):
    day = date.fromisoformat(first_day)
    assert str(OS2_RULES.vat_rates.on(day)) == rate, "info.skat.dk oid=1921136"
    assert str(OS2_RULES.vat_rates.on(day - timedelta(1))) == before


def test_vat_began_on_3_july_1967_at_10_percent_and_is_25_percent_today():
    assert str(OS2_RULES.vat_rates.on(date(1967, 7, 3))) == "10", "info.skat.dk oid=1921136"
    assert str(OS2_RULES.vat_rates.on(date(2026, 8, 14))) == "25"
    with pytest.raises(NoRuleInForceError, match="the first one known is of 1967-07-03"):
        OS2_RULES.vat_rates.on(date(1967, 7, 2))


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2015, 12, 31), "the first one known is of 2016-01-01"),
        (date(2027, 1, 1), "no membership fee is published for 2027-01-01"),
    ],
)
def test_no_fee_is_known_before_2016_or_after_2026(day, message):
    assert OS2_RULES.membership_fee.on(date(2016, 1, 1)) == OS2_RULES.membership_fee.on(date(2026, 12, 31))
    with pytest.raises(NoRuleInForceError, match=message):
        OS2_RULES.membership_fee.on(day)


ACCOUNT_PLAN = [
    "OS2kravmotor",
    "OS2rollekatalog",
    "OS2autoproces",
    "OS2indberetning",
    "OS2valghalla",
    "OS2faktor",
    "OS2udoglær",
    "OS2flytjord",
    "OS2kle",
    "OS2sync",
    "OS2forms",
    "OS2borgerPC",
    "OS2display",
    "OS2iot",
    "OS2mo",
    "OS2kitos",
    "OS2skoledata",
    "OS2sofd",
    "OS2compliance",
    "OS2skadesøkonomi",
    "OS2korrespondance",
    "OS2nectar",
    "OS2skole",
    "OS2fleetoptimiser",
    "OS2planCO2",
    "OS2ai",
    "OS2connector",
    "OS2opendata.dk",
    "OS2aiheatcontrol",
]
OTHERS = ["OS2agora", "OS2ulf", "OS2web", "OS2loop", "OS2bos", "OS2dagsorden", "OS2opgavefordeler"]


def test_the_products_are_those_of_the_account_plan_of_2026_and_seven_named_elsewhere():
    assert [product.name for product in OS2_RULES.products] == [*ACCOUNT_PLAN, *OTHERS]
    assert {product.source.document for product in OS2_RULES.products[:29]} == {"OS2: Kontoplan 2026"}


def test_the_size_key_is_known_from_2020_and_the_refund_of_vat_from_2007():
    assert OS2_RULES.size_limits.on(date(2020, 1, 1)).medium == 25_000
    assert OrganisationKind.MUNICIPALITY in OS2_RULES.vat_refunds.on(date(2007, 1, 1))[0].kinds
    for table, day in ((OS2_RULES.size_limits, date(2019, 12, 31)), (OS2_RULES.vat_refunds, date(2006, 12, 31))):
        with pytest.raises(NoRuleInForceError):
            table.on(day)


@pytest.mark.parametrize(("joined", "fee"), [(date(2016, 7, 1), "25000.00"), (date(2016, 7, 2), "12500.00")])
def test_the_fee_of_2016_is_read_by_the_same_bylaws_and_says_so(joined, fee):
    charge = membership_fee(2016, joined=joined, rules=OS2_RULES)
    assert charge.net.number == fee
    assert charge.steps[1].row.basis.word == "inferred"


def test_os2_is_known_by_its_cvr_number_its_ean_number_and_its_mailbox():
    os2 = AUTHORITIES["OS2"]
    assert (str(os2.cvr), str(os2.gln), os2.mailbox) == ("41849983", "5790002750595", "os2@os2.eu")
