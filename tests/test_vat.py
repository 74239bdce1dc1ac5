from datetime import date
from typing import NamedTuple

import pytest
from attrs import evolve

from os2model import InvalidValueError, Money, OrganisationKind, Percent, Totals, VatCategory, VatTreatment, dkk
from os2model.os2.rules import OS2_RULES
from os2model.vat import refund_for


class Line(NamedTuple):
    net: Money
    vat_treatment: VatTreatment


S25 = VatTreatment(VatCategory.STANDARD, Percent("25"))
EXEMPT = VatTreatment(VatCategory.EXEMPT, Percent(0), "momsloven § 13, stk. 1, nr. 4")


@pytest.mark.parametrize(
    ("net", "vat", "gross"),
    [
        ("25000.00", "6250.00", "31250.00"),
        ("12500.00", "3125.00", "15625.00"),
        ("2083.33", "520.83", "2604.16"),
        ("2083.34", "520.84", "2604.18"),
        ("97.62", "24.41", "122.03"),  # half-even gives 24.40
        ("0.01", "0.00", "0.01"),
        ("0.02", "0.01", "0.03"),  # half-even gives 0.00
        ("0.10", "0.03", "0.13"),  # half-even gives 0.02
        ("-0.02", "-0.01", "-0.03"),
        ("-6491.34", "-1622.84", "-8114.18"),
    ],
)
def test_vat_ties_round_away_from_zero_as_the_artefacts_of_en_16931_do(net, vat, gross):
    totals = Totals.of([Line(dkk(net), S25)])
    assert (totals.vat, totals.gross) == (dkk(vat), dkk(gross))


def test_vat_is_rounded_once_for_the_group_and_not_for_each_line():
    # three lines of 99.99: 74.9925 in all, three times 25.00 (24.9975) by line
    assert Totals.of([Line(dkk("99.99"), S25)] * 3).vat == dkk("74.99")


def test_each_category_and_rate_is_a_group_of_its_own():
    s22 = VatTreatment(VatCategory.STANDARD, Percent("22"))
    totals = Totals.of([Line(dkk(100), S25), Line(dkk(100), s22), Line(dkk(50), EXEMPT), Line(dkk(100), S25)])
    assert [(group.category.code, str(group.rate), group.net, group.vat) for group in totals.groups] == [
        ("S", "25", dkk(200), dkk(50)),
        ("S", "22", dkk(100), dkk(22)),
        ("E", "0", dkk(50), dkk(0)),
    ]
    assert (totals.net, totals.vat, totals.gross) == (dkk(350), dkk(72), dkk(422))


def test_outside_the_scope_there_is_no_rate_and_no_vat():
    outside = VatTreatment(VatCategory.OUTSIDE_SCOPE, None, "ikke momsregistreret")
    assert Totals.of([Line(dkk(100), outside)]).gross == dkk(100)


def test_the_totals_of_nothing_are_0_kroner():
    assert Totals.of([]).gross == dkk(0)
    assert repr(Totals.of([])) == "<Totals net 0.00 DKK, VAT 0.00 DKK, gross 0.00 DKK>"


def test_something_that_is_no_charge_is_refused():
    with pytest.raises(InvalidValueError, match="only charges can be added up, got 25000"):
        Totals.of([25000])


@pytest.mark.parametrize(
    ("category", "code"),
    list(zip(VatCategory, ["S", "Z", "E", "AE", "K", "G", "O"], strict=True)),
)
def test_a_category_has_its_code_in_uncl5305(category, code):
    assert category.code == code


RATES = {"none": None, "zero": Percent(0), "25 %": Percent("25"), "negative": Percent("-25")}
ALLOWED = {
    ("STANDARD", "25 %", ""),
    ("ZERO", "zero", ""),
    *((name, "zero", "a reason") for name in ("EXEMPT", "REVERSE_CHARGE", "INTRA_COMMUNITY", "EXPORT")),
    ("OUTSIDE_SCOPE", "none", "a reason"),
}


@pytest.mark.parametrize("reason", ["", "a reason"])
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("category", VatCategory, ids=lambda category: category.name)
def test_of_all_pairs_of_category_rate_and_reason_only_those_of_en_16931_can_be_made(category, rate, reason):
    try:
        made = bool(VatTreatment(category, RATES[rate], reason))
    except InvalidValueError:
        made = False
    assert made == ((category.name, rate, reason) in ALLOWED)


@pytest.mark.parametrize(
    ("category", "reason", "rate"),
    [
        (VatCategory.STANDARD, "", Percent("22")),
        (VatCategory.EXEMPT, "x", Percent(0)),
        (VatCategory.OUTSIDE_SCOPE, "x", None),
    ],
)
def test_the_tax_point_decides_the_rate_of_the_standard_category_alone(category, reason, rate):
    treatment = VatTreatment.on(date(1991, 12, 31), category, reason, rates=OS2_RULES.vat_rates)
    assert (treatment.rate, treatment.step.category) == (rate, category)
    assert len(treatment.step.rows) == int(category is VatCategory.STANDARD)
    assert treatment == VatTreatment(category, rate, reason)


def test_a_treatment_keeps_no_row_of_another_rate():
    treatment = VatTreatment.on(date(2026, 1, 1), VatCategory.STANDARD, rates=OS2_RULES.vat_rates)
    with pytest.raises(InvalidValueError, match="the VAT rate 10 is not that of its row, 25; leave the row out"):
        evolve(treatment, rate=Percent(10))
    assert evolve(treatment, rate=Percent(10), row=None).step.rows == ()
    with pytest.raises(InvalidValueError, match=r"VatTreatment\.row must be of type DatedRow"):
        VatTreatment(VatCategory.STANDARD, Percent(25), row="§ 33")


@pytest.mark.parametrize(
    ("kind", "scheme"),
    [
        (OrganisationKind.MUNICIPALITY, "momsrefusionsordningen"),
        (OrganisationKind.REGION, "momsrefusionsordningen"),
        (OrganisationKind.STATE_BODY, "statens momsordning"),
        (OrganisationKind.JOINT_MUNICIPAL_BODY, None),
        (OrganisationKind.SELF_GOVERNING_INSTITUTION, None),
        (OrganisationKind.OTHER_PUBLIC_AUTHORITY, None),
        (OrganisationKind.ASSOCIATION, None),
        (OrganisationKind.SUPPLIER, None),
    ],
)
def test_the_kind_of_organisation_decides_the_refund(kind, scheme):
    refund = refund_for(kind, OS2_RULES.vat_refunds.on(date(2026, 1, 1)))
    assert (refund.scheme.da if refund else None) == scheme
