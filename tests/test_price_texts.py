"""What is read of every price rule in a reason and on a sheet, of a comparison, of deadlines, and of prices from a cost."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Association,
    Cadence,
    ChargeKind,
    InvalidValueError,
    Membership,
    Notice,
    OperationMode,
    Percent,
    Period,
    PriceLine,
    SizeClass,
    Subscription,
    Terms,
    dkk,
    text,
    to_records,
)
from os2model.causes import Cause, CauseKind
from os2model.comparisons import Comparison, Difference
from os2model.cost_sharing import prices_from
from os2model.indexation import Indexation
from os2model.labels import Label
from os2model.prices import BySize, Less, PerInhabitant, PerUnit, Rounding, Share, Waived
from os2model.shared_prices import ByKey, EqualShare, Staircase
from tests.cases import SAMSO, rules_of

NEW_YEAR = date(2026, 1, 1)
HERNING, ODENSE = AUTHORITIES["Herning"], AUTHORITIES["Odense"]
LONG_AGO = Period(date(2020, 1, 1))
ONCE = ChargeKind.ONE_OFF_CONTRIBUTION
PAID = "betalte for 2.0"
WAIVED = Label(da="bortfalder for nogle", en="waived for some")


def reasons(price, language, *, kind=ChargeKind.RECURRING_FEE, participants=None, **facts):
    """Why Samsø pays what it does for a made-up price in 2026, and what it pays."""
    rules = rules_of((date(2000, 1, 1), price), kind=kind).assuming(inhabitants="latest", because="x")
    accession = Subscription(SAMSO, "OS2test", NEW_YEAR, **facts)
    (charge,) = accession.charges(within=Period.year(2026), rules=rules, member_during=[], participants=participants)
    return text.explain(charge, language).partition(": ")[2]


INHABITANTS = "3.657 indbyggere 1.1.2020 [antaget: seneste kendte folketal]"
YEARLY = "kalenderår, forud"
SAID = [
    pytest.param(
        Share(dkk(25000), Fraction(1, 3)), {},
        f"8.333,33 kr. = 25.000,00 kr. pr. år; 1/3 af prisen; {YEARLY}: 25.000,00 × 1/3 × 12/12 = 8.333,3333… → 8.333,33",
        id="a share of a price",
    ),
    pytest.param(
        Less(dkk(240000), dkk(30000), ground=PAID), {"grounds": [PAID]},
        f"210.000,00 kr. = 240.000,00 kr. pr. år; rabat 30.000,00 kr. ({PAID}): 240.000,00 − 30.000,00 = 210.000,00; {YEARLY}:"
        " 210.000,00 × 12/12 = 210.000,00",
        id="a rebate by a ground",
    ),
    pytest.param(
        Less(dkk(240000), Percent(5)), {"kind": ONCE},
        "228.000,00 kr. = 240.000,00 kr.; rabat 5 %: 240.000,00 × 19/20 = 228.000,00",
        id="a rebate in percent of what is paid once",
    ),
    pytest.param(
        Less(dkk(100), dkk(300)), {"kind": ONCE},
        "0,00 kr. = 100,00 kr.; rabat 300,00 kr.: 100,00 − 100,00 = 0,00",
        id="a rebate that takes all",
    ),
    pytest.param(
        PerUnit(Less(dkk(100), dkk(30))), {"kind": ONCE, "quantities": 12},
        "840,00 kr. = 100,00 kr. pr. enhed; rabat 30,00 kr.: 100,00 − 30,00 = 70,00; 12 enheder: 70,00 × 12 = 840,00",
        id="a rebate on each",
    ),
    pytest.param(
        Less(PerUnit(dkk(100)), dkk(30)), {"kind": ONCE, "quantities": 12},
        "1.170,00 kr. = 100,00 kr. pr. enhed; 12 enheder; rabat 30,00 kr.: 1.200,00 − 30,00 = 1.170,00",
        id="a rebate on all together",
    ),
    pytest.param(
        PerInhabitant("0.75"), {},
        f"2.742,75 kr. = 0,75 kr. pr. indbygger pr. år; {INHABITANTS}; {YEARLY}: 0,75 × 3657 × 12/12 = 2.742,75",
        id="a price an inhabitant",
    ),
    pytest.param(
        PerInhabitant("0.755"), {"kind": ONCE},
        f"2.761,04 kr. = engangsbeløb; {INHABITANTS}: 0,7550 × 3657 = 2.761,0350 → 2.761,04",
        id="a part of an øre an inhabitant",
    ),
    pytest.param(
        PerInhabitant("0.75", minimum=dkk(10000)), {},
        f"10.000,00 kr. = 0,75 kr. pr. indbygger pr. år; {INHABITANTS}; 0,75 × 3657 = 2.742,75, mindst 10.000,00 kr.; {YEARLY}:"
        " 10.000,00 × 12/12 = 10.000,00",
        id="the least that is paid",
    ),
    pytest.param(
        PerInhabitant("0.75", maximum=dkk(1000)), {},
        f"1.000,00 kr. = 0,75 kr. pr. indbygger pr. år; {INHABITANTS}; 0,75 × 3657 = 2.742,75, højst 1.000,00 kr.; {YEARLY}:"
        " 1.000,00 × 12/12 = 1.000,00",
        id="the most that is paid",
    ),
    pytest.param(
        Staircase([(1, dkk(10000)), (2, dkk(8000))]), {"participants": [(HERNING, LONG_AGO)]},
        f"8.000,00 kr. = 8.000,00 kr. pr. år; 2 deltagere 1.1.2026; {YEARLY}: 8.000,00 × 12/12 = 8.000,00",
        id="a stair",
    ),
    pytest.param(
        EqualShare(dkk(30)), {"participants": [(HERNING, LONG_AGO), (ODENSE, LONG_AGO)]},
        "10,00 kr. = 30,00 kr. i alt for alle deltagere pr. år; 3 deltagere 1.1.2026; andel 30,00 × 1/3 = 10,00;"
        f" {YEARLY}: 10,00 × 12/12 = 10,00",
        id="an equal share",
    ),
    pytest.param(
        ByKey(dkk(100), {SAMSO.id: 1, HERNING.id: 2}), {"kind": ONCE, "participants": [(HERNING, LONG_AGO)]},
        "33,33 kr. = 100,00 kr. i alt for alle deltagere; 2 deltagere 1.1.2026; andel 100,00 × 1/3 = 33,3333… → 33,33, fordelt i hele øre, så alt er fordelt",
        id="a share by a key",
    ),
    pytest.param(
        Waived(dkk(70000), WAIVED, ground=PAID), {"kind": ONCE, "grounds": [PAID]},
        "0,00 kr. = 70.000,00 kr.; bortfalder for nogle: 70.000,00 − 70.000,00 = 0,00",
        id="a waiver by a ground",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("price", "facts", "danish"), SAID)
def test_the_reason_of_an_amount_tells_what_made_the_price_of_it(price, facts, danish):
    assert reasons(price, "da", **facts) == danish


def test_the_reason_says_the_same_in_english():
    facts = {"participants": [(HERNING, LONG_AGO)], "kind": ONCE, "grounds": [PAID]}
    price = Less(Share(EqualShare(dkk(301)), Fraction(1, 2)), dkk(20), ground=PAID)
    assert reasons(price, "en", **facts) == (
        "DKK 55.25 = DKK 301.00 in all for all participants; 2 participants on 1 Jan 2026; share 301.00 × 1/2 = 150.50; 1/2 of the"
        f" price; rebate of DKK 20.00 ({PAID}): 75.25 − 20.00 = 55.25"
    )


def test_a_price_that_follows_an_index_tells_each_year_and_is_rounded_once():
    yearly = Indexation(index="KL", month=1, floor=Percent(0), cap=Percent(3), rounding=Rounding(dkk(5), "aftalen § 6"))
    rules = rules_of((date(2024, 6, 1), dkk(23980)), terms=Terms.calendar_year(indexation=yearly))
    values = {date(2023, 1, 1): "100", date(2024, 1, 1): "101", date(2025, 1, 1): "100.5"}
    rules = rules.assuming(indices={"KL": values}, because="x")
    (charge,) = Subscription(SAMSO, "OS2test", NEW_YEAR).charges(within=Period.year(2026), rules=rules)
    assert text.explain(charge, "da") == (
        "OS2test, vederlag, 1.1.2026–31.12.2026: 24.220,00 kr. = 23.980,00 kr. pr. år; reguleret 1.1.2025 med KL 101 (januar 2024) / 100 (januar"
        " 2023) [antaget: x]; reguleret 1.1.2026 med KL 100,5 (januar 2025) / 101 (januar 2024), dog mindst 0 % [antaget: x]; reguleret pris 23.980,00 ×"
        " 101/100 × 1 = 24.219,80 → 24.220,00, afrundet til nærmeste 5,00 kr. (aftalen § 6); kalenderår, forud: 24.220,00 ×"
        " 12/12 = 24.220,00"
    )


def test_a_later_half_of_what_is_multiplied_tells_the_whole_sum_again():
    rules = rules_of((date(2000, 1, 1), PerUnit(dkk("1000.01"))), terms=Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY))
    accession = Subscription(SAMSO, "OS2test", NEW_YEAR, quantities=3)
    later = accession.charges(within=Period.year(2026), rules=rules)[1]
    assert text.explain(later, "da").endswith(
        ": 1.000,01 × 3 × 6/12 + 1.000,01 × 3 × 6/12 = 3.000,03; 3.000,03 − 1.500,02 = 1.500,01"
    )


def test_a_price_an_inhabitant_that_follows_an_index_is_told_as_a_fraction_where_its_decimals_do_not_end():
    yearly = Indexation(index="KL", month=1, rounding=Rounding(dkk(1), "aftalen § 6"))
    rules = rules_of((date(2025, 6, 1), PerInhabitant("0.75")), terms=Terms.calendar_year(indexation=yearly))
    rules = rules.assuming(
        indices={"KL": {date(2024, 1, 1): "105", date(2025, 1, 1): "106"}}, inhabitants="latest", because="x"
    )
    (charge,) = Subscription(SAMSO, "OS2test", NEW_YEAR).charges(within=Period.year(2026), rules=rules)
    # 0.75 × 106/105 = 53/70 kr.; × 3657 = 2768.871…
    assert text.explain(charge, "da").endswith(": 53/70 × 3657 × 12/12 = 2.768,8714… → 2.768,87")


def test_a_part_of_a_year_in_another_mode_is_said_not_to_be_paid():
    rules = rules_of((date(2000, 1, 1), dkk(12000)))
    sheet = rules.price_list("OS2test")
    (line,) = sheet.lines
    shared = PriceLine(name="drift", kind=line.kind, prices=line.prices, modes=[OperationMode.SHARED])
    rules = evolve(rules, price_lists=[evolve(sheet, lines=[line, shared])])
    modes = ((NEW_YEAR, OperationMode.SHARED), (date(2026, 7, 1), OperationMode.SELF_HOSTED))
    accession = Subscription(SAMSO, "OS2test", NEW_YEAR, operation_mode=modes)
    charges = accession.charges(within=Period.year(2026), rules=rules)
    assert text.explain(charges[1], "da") == (
        "OS2test, vederlag (drift), 1.1.2026–31.12.2026: 6.000,00 kr. = 12.000,00 kr. pr. år til 30.6.2026, 0,00 kr. pr. år"
        " (betales ikke ved egen drift) fra 1.7.2026; kalenderår, forud: 12.000,00 × 6/12 + 0,00 × 0 × 6/12 = 6.000,00"
    )


def test_what_is_assumed_is_told_with_its_value():
    rules = OS2_RULES.assuming(
        prices={"OS2mo": {"vederlag": dkk(60000)}},
        indices={"KL": {date(2026, 1, 1): "134.2"}},
        participants={"OS2mo": [(HERNING, LONG_AGO), (ODENSE, LONG_AGO), (ODENSE, Period.year(2019))]},
        because="x",
    )
    sheet = rules.price_list("OS2mo")
    rows = [
        sheet.lines[1].prices.row(on=NEW_YEAR),
        rules.indices[0].row(NEW_YEAR),
        rules.participants[0],
        sheet.passive_share.row(on=NEW_YEAR),
    ]
    assert [text.explain(row, "da").partition(" (")[0] for row in rows] == [
        "vederlag for OS2mo fra 24.4.2012: 60.000,00 kr.",
        "værdi af indekset KL fra 1.1.2026: 134,2",
        "deltagere i OS2mo: 2 deltagere",
        "andel for passive i OS2mo fra 5.11.2019: 1/3",
    ]


class TestAPriceList:
    def test_of_os2mo_shows_its_rebates_its_holes_and_what_a_passive_subscription_pays(self):
        sheet = OS2_RULES.price_list("OS2mo")
        assert text.table(sheet, "da", on=date(2021, 5, 1)) == (
            "Takst               For                           Pris, ekskl. moms    Grundlag\n"
            "tilslutningsafgift                                240.000,00 kr.       udledt\n"
            "tilslutningsafgift  rabat: betalte for OS2mo 2.0  -30.000,00 kr.       udledt\n"
            "tilslutningsafgift  rabat: betalte for OS2mo 2.5  -30.000,00 kr.       udledt\n"
            "vederlag                                          ikke offentliggjort\n"
            "passive betaler                                   1/3 af vederlaget    udledt\n"
            "vilkår                                            ikke offentliggjort"
        )
        assert text.table(sheet, "en", on=date(2018, 5, 1)).splitlines()[1:] == [
            "joining fee                     not published",
            "recurring fee                   not published",
            "passive subscriptions pay       not published",
            "terms                           not published",
        ]

    def test_of_os2valghalla_shows_the_vendors_line_apart(self):
        cells = text.markdown(OS2_RULES.price_list("OS2valghalla"), "da", on=date(2026, 8, 14)).splitlines()
        assert cells[2] == "| tilslutningsafgift | lille | 35.000,00 kr. | udledt |"
        assert "| vederlag | medlemmer, stor | 45.780,00 kr. | udledt |" in cells
        assert "| vederlag | andre, meget stor | 70.200,00 kr. | udledt |" in cells
        assert "| tilkobling | fælles drift, betales til driftsleverandøren | 15.000,00 kr. | udledt |" in cells

    @pytest.mark.parametrize(
        ("price", "rows"),
        [
            (PerUnit(dkk(10)), [("", "10,00 kr. pr. enhed pr. år")]),
            (PerInhabitant("0.75", minimum=dkk(5), maximum=dkk(9)), [("", "0,75 kr. pr. indbygger, mindst 5,00 kr., højst 9,00 kr. pr. år")]),
            (Share(dkk(9), Fraction(1, 3)), [("", "1/3 af 9,00 kr. pr. år")]),
            (Staircase([(1, dkk(9)), (10, dkk(8))]), [("fra 1 deltager", "9,00 kr. pr. år"), ("fra 10 deltagere", "8,00 kr. pr. år")]),
            (EqualShare(dkk(9)), [("delt lige", "9,00 kr. i alt for alle deltagere pr. år")]),
            (ByKey(dkk(9), {"x": 1}), [("delt efter fordelingsnøgle", "9,00 kr. i alt for alle deltagere pr. år")]),
            (Less(dkk(9), Percent(5)), [("", "9,00 kr. pr. år"), ("rabat: alle", "-5 %")]),
            (Less(dkk(9), dkk(1), ground=PAID, only=["0741", "0101"]), [("", "9,00 kr. pr. år"), (f"rabat: {PAID}, 2 navngivne", "-1,00 kr. pr. år")]),
            (Waived(dkk(9), WAIVED, only=["x"]), [("", "9,00 kr. pr. år"), ("bortfalder for nogle (1 navngiven)", "0,00 kr. pr. år")]),
            (
                BySize(small=Staircase([(1, dkk(9))]), medium=dkk(2), large=dkk(3), very_large=dkk(4)),
                [
                    ("lille, fra 1 deltager", "9,00 kr. pr. år"), ("mellem", "2,00 kr. pr. år"), ("stor", "3,00 kr. pr. år"),
                    ("meget stor", "4,00 kr. pr. år"),
                ],
            ),
        ],
    )  # fmt: skip
    def test_has_a_line_for_whatever_chooses_a_price(self, price, rows):
        sheet = rules_of((date(2000, 1, 1), price)).price_list("OS2test")
        lines = text.markdown(sheet, "da", on=NEW_YEAR).splitlines()
        assert lines[2:-1] == [f"| vederlag | {for_whom} | {paid} | offentliggjort |" for for_whom, paid in rows]
        assert lines[-1] == "| vilkår |  | kalenderår, forud, almindelig moms | offentliggjort |"

    def test_is_shown_as_of_a_day_and_nothing_else_is(self):
        sheet = OS2_RULES.price_list("OS2valghalla")
        with pytest.raises(InvalidValueError, match="a price list is shown as of a day"):
            text.table(sheet, "da")
        with pytest.raises(InvalidValueError, match="and nothing else is, got on="):
            text.table([], "da", on=NEW_YEAR)
        assert "Takstblad for OS2valghalla 1.1.2026" in text.page(sheet, "da", on=NEW_YEAR)


COMPARED = Comparison(
    years=(2027,),
    currency="DKK",
    differences=(
        Difference(
            payer=SAMSO, payee="OS2", subject="OS2valghalla", product="OS2valghalla", year=2027, before=dkk(34880), after=dkk(48069),
            causes=(
                Cause(kinds=(CauseKind.SIZE,), amount=dkk(10900), rows=()),
                Cause(kinds=(CauseKind.ROW,), amount=dkk(2289), rows=(OS2_RULES.membership_fee.row(on=NEW_YEAR),)),
            ),
            together=dkk(545),
        ),
        Difference(
            payer=HERNING, payee="OS2", subject="OS2", product="OS2", year=2027, before=dkk(0), after=dkk(25000),
            causes=(Cause(kinds=(CauseKind.NEW,), amount=dkk(25000), rows=()),), together=dkk(0),
        ),
    ),
)  # fmt: skip


class TestAComparison:
    def test_is_explained_in_all_by_cause_and_product_and_line_by_line(self):
        assert text.explain(COMPARED, "da").splitlines() == [
            "Forskel 2027: 38.189,00 kr.",
            "  ny: 25.000,00 kr.",
            "  størrelse: 10.900,00 kr.",
            "  takst og vilkår: 2.289,00 kr.",
            "  OS2valghalla: 13.189,00 kr.",
            "  OS2: 25.000,00 kr.",
            "",
            "Samsø Kommune, OS2valghalla 2027: 34.880,00 → 48.069,00 = 13.189,00 kr., heraf 545,00 kr., fordi flere ting ændres på én gang: størrelse 10.900,00, takst og vilkår 2.289,00 (kontingent fra 1.1.2026, udledt)",
            "Herning Kommune, OS2 2027: 0,00 → 25.000,00 = 25.000,00 kr.: ny 25.000,00",
        ]
        assert text.explain(COMPARED.differences[1], "en") == (
            "Herning Kommune, OS2 2027: 0.00 → 25,000.00 = DKK 25,000.00: new 25,000.00"
        )

    def test_is_a_table_that_ends_in_its_sums(self):
        assert text.table(COMPARED, "da") == (
            "Betaler          For           År    Årsag                             Før      Efter    Forskel\n"
            "Samsø Kommune    OS2valghalla  2027  størrelse, takst og vilkår  34.880,00  48.069,00  13.189,00\n"
            "Herning Kommune  OS2           2027  ny                               0,00  25.000,00  25.000,00\n"
            "I alt                                                            34.880,00  73.069,00  38.189,00"
        )
        assert "<caption>Forskel 2027: 38.189,00 kr. (DKK)</caption>" in text.html(COMPARED, "da").replace("\xa0", " ")

    def test_is_records_for_a_data_frame(self):
        records = to_records(COMPARED.differences)
        assert [(each["payer"], str(each["difference"]), each["causes"]) for each in records] == [
            (SAMSO.id, "13189.00", "size, row"),
            (HERNING.id, "25000.00", "new"),
        ]


class TestDeadlines:
    TERMS = Terms.calendar_year(notice=Notice(months=3))
    RULES = OS2_RULES.assuming(terms={"OS2valghalla": TERMS}, because="x")

    def deadlines(self, rules):
        accession = Subscription(SAMSO, "OS2valghalla", date(2026, 8, 14), operation_mode=OperationMode.SHARED)
        member = Membership.joined(SAMSO, date(2026, 8, 14))
        os2 = Association(rules=rules, memberships=[member], subscriptions=[accession])
        return os2.deadlines(within=Period.year(2027))

    def test_are_a_table_by_day(self):
        dearer = self.RULES.amended(
            since=date(2027, 7, 1), source="x", prices={"OS2valghalla": {"vederlag": dkk(30000)}}
        )
        assert text.table(self.deadlines(dearer), "da") == (
            "Senest     Hvad                                                  Hvem           For           Sidste dag\n"
            "31.3.2027  sidste dag for opsigelse før ny pris 1.7.2027         Samsø Kommune  OS2valghalla  30.6.2027\n"
            "30.9.2027  sidste dag for opsigelse til årets udgang 31.12.2027  Samsø Kommune  OS2valghalla  31.12.2027"
        )

    def test_that_are_not_published_say_so(self):
        found = self.deadlines(OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, because="x"))
        assert text.table(found, "en").splitlines()[1] == (
            "not published  last day to resign by the end of the year 31 Dec 2027  Samsø Kommune  OS2valghalla  31 Dec 2027"
        )
        assert [(each["day"], each["last_day"]) for each in to_records(found)] == [(None, date(2027, 12, 31))]
        assert "<caption>Frister</caption>" in text.html(found, "da")
        assert text.explain(found[0], "da").splitlines() == [
            "Samsø Kommune, OS2valghalla: sidste dag for opsigelse til årets udgang 31.12.2027: ikke offentliggjort (sidste dag 31.12.2027)",
            '  der er ikke offentliggjort opsigelsesvarsel i vilkårene (Terms.notice) for 14.8.2026; antag en værdi: rules.assuming(terms={"OS2valghalla": Terms.calendar_year(notice=Notice(months=3))}, because=…)',
        ]


def test_prices_from_a_cost_are_told_with_the_next_lower_set_that_does_not_cover():
    counts, weights = {SizeClass.SMALL: 4, SizeClass.LARGE: 3}, {SizeClass.SMALL: 1, SizeClass.LARGE: 2}
    made = prices_from(dkk(1000), weights=weights, counts=counts, reserve=Percent(5), step=dkk(10))
    assert text.explain(made, "en").splitlines() == [
        "Prices that cover DKK 1,050.00: they bring in DKK 1,070.00, DKK 20.00 more",
        "  small: 105.00 × 1 → 110.00; 4 × 110.00 = 440.00",
        "  large: 105.00 × 2 → 210.00; 3 × 210.00 = 630.00",
        "The next lower set brings in DKK 1,000.00 and lacks DKK 50.00",
    ]
    assert (
        text.table(made, "da")
        == (
            "Klasse    Pris  Antal  Tilsammen  Nærmeste lavere pris\n"
            "lille   110,00      4     440,00                100,00\n"
            "stor    210,00      3     630,00                200,00\n"
            "I alt               7   1.070,00                      "
        ).rstrip()
    )
    free = prices_from(dkk(0), weights=weights, counts=counts, reserve=Percent(0), step=dkk(10))
    assert text.explain(free, "da").splitlines()[-1] == "  stor: 0,00 × 2 → 0,00; 3 × 0,00 = 0,00"
    assert text.table(free, "da").splitlines()[1].endswith("–")
    assert "<caption>Priser, der dækker 1.050,00 kr.:" in text.html(made, "da").replace("\xa0", " ")
