"""What people read, in Danish and in English."""

import re
from datetime import date
from decimal import Decimal
from string import Formatter
from types import MappingProxyType

import pytest
from attrs import evolve
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    InvalidValueError,
    Membership,
    Money,
    Organisation,
    OrganisationKind,
    Percent,
    Period,
    SizeClass,
    Subscription,
    VatCategory,
    dkk,
    member_budget,
    membership_fee,
    text,
)
from os2model._amounts import CURRENCIES
from os2model.labels import Labelled
from os2model.sources import Basis, Source
from os2model.text import level_sentences, membership_sentences, succession_sentences
from os2model.text.formats import decimal, exact, month_day, percent
from os2model.text.sentences import SENTENCES
from tests.cases import ASSUMED, JOINED, SAMSO, charges_of, rules_of, terms_of, valghalla_budget

BUDGET = valghalla_budget("Samsø", years=[2026, 2027])
EXCL_VAT = "beløbene er offentliggjort; at de er ekskl. moms, er ikke"
WAIVER = "beløbene, bortfaldet og de 21 deltagere er offentliggjort; at beløbene er ekskl. moms, er ikke"


def test_no_two_lists_of_sentences_have_a_key_in_common():
    lists = [
        *vars(level_sentences).values(),
        *vars(membership_sentences).values(),
        *vars(succession_sentences).values(),
    ]
    keys = [key for each in lists if isinstance(each, MappingProxyType) for key in each]
    assert len(keys) == len(set(keys))


class TestFormats:
    @pytest.mark.parametrize(
        ("money", "danish", "english"),
        [
            (dkk("9153.66"), "9.153,66 kr.", "DKK 9,153.66"),
            (dkk("-0.05"), "-0,05 kr.", "-DKK 0.05"),
            (dkk(1_000_000), "1.000.000,00 kr.", "DKK 1,000,000.00"),
            (Money("1.50", "EUR"), "1,50 €", "EUR 1.50"),
            (Money(1234, "ISK"), "1.234 ISK", "ISK 1,234"),
        ],
    )
    def test_an_amount_carries_its_currency(self, money, danish, english):
        assert (text.amount(money, "da"), text.amount(money, "en")) == (danish, english)

    def test_a_day_and_a_period_are_written_as_people_do(self):
        assert (text.day(JOINED, "da"), text.day(JOINED, "en")) == ("14.8.2026", "14 Aug 2026")
        assert text.period(Period.year(2026), "da") == "1.1.2026–31.12.2026"
        assert text.period(Period(JOINED), "en") == "14 Aug 2026–"

    @given(st.integers(1 - 10**15, 10**15 - 1), st.sampled_from(sorted(CURRENCIES)))
    def test_an_amount_is_what_babel_writes_with_plain_spaces(self, minor, currency):
        money = Money.from_minor(minor, currency)
        danish = format_currency(Decimal(money.number), currency, locale="da_DK")
        english = format_currency(Decimal(money.number), currency, "¤¤ #,##0.00", locale="en_GB")
        assert text.amount(money, "da") == danish.replace("\xa0", " ")
        assert text.amount(money, "en") == english.replace("\xa0", " ")

    @given(st.dates())
    def test_a_day_is_what_babel_writes(self, day):
        assert text.day(day, "da") == format_date(day, "d.M.y", locale="da_DK")
        assert text.day(day, "en") == format_date(day, "d MMM y", locale="en_GB")
        assert month_day(day, "da") == format_date(day, "d. MMMM", locale="da_DK")
        assert month_day(day, "en") == format_date(day, "d MMMM", locale="en_GB")

    @pytest.mark.parametrize("language", ["de", "DA", "", None])
    def test_a_language_is_danish_or_english(self, language):
        with pytest.raises(InvalidValueError, match="is not a language of the library; write 'da' or 'en'"):
            text.day(JOINED, language)

    def test_a_percent_and_a_bare_number_keep_their_decimals(self):
        assert percent(Percent("20.25"), "da") == "20,25 %"
        assert decimal("1234567.5", "en") == "1,234,567.5"

    def test_an_exact_amount_is_cut_after_four_decimals_and_says_so(self):
        from fractions import Fraction

        assert exact(Fraction(200, 3), "DKK", "da") == "0,6666…"
        assert exact(Fraction(-200, 3), "DKK", "da") == "-0,6666…"
        assert exact(Fraction(1, 2), "DKK", "en") == "0.0050"

    def test_spaces_are_plain(self):
        assert "\xa0" not in text.explain(BUDGET, "da") + text.explain(BUDGET, "en")


class TestSentences:
    @pytest.mark.parametrize("key", SENTENCES)
    def test_name_the_same_values_in_both_languages(self, key):
        danish, english = ({name for _, name, _, _ in Formatter().parse(each) if name} for each in SENTENCES[key])
        assert danish == english

    def test_differ_between_the_languages_but_for_those_that_hold_values_alone(self):
        same = {key for key, (danish, english) in SENTENCES.items() if danish == english}
        assert same == {
            "mark",
            "on clause",
            "mark, numbered",
            "ground",
            "minus",
            "bound",
            "deadline",
            "of day",
            "cause",
            "difference",
            "for whom heading",
            "charge",
            "named",
            "vat",
            "with kind",
            "fee",
            "numbered",
            "row",
            "source",
            "value",
            "subject heading",
            "from, until",
            "budget",
            "blocker",
            "change",
            "finding",
            "of name",
            "one of people",
            "usual row",
            "year line",
            "status heading",
            "version",
        }

    def test_every_member_of_every_enum_has_a_danish_and_an_english_label(self):
        enums = Labelled.__subclasses__()
        assert len(enums) >= 8
        for enum in enums:
            assert len({member.label for member in enum}) == len(enum)
            assert all(member.label.da and member.label.en for member in enum)


class TestTheReasonOfACharge:
    @pytest.mark.parametrize(
        ("charge", "danish"),
        [
            (
                BUDGET[2026].charges[0],
                (
                    "OS2, kontingent 2026, 14.8.2026–31.12.2026: 12.500,00 kr. = halvt kontingent, indmeldt efter 1. juli "
                    "(vedtægter § 5, stk. 1) [udledt: Kom i gang som medlem: 25.000 kr.; regulering er vedtaget i 2025, men intet "
                    "reguleret beløb er offentliggjort]: 25.000,00 × 1/2 = 12.500,00"
                ),
            ),
            (
                BUDGET[2026].charges[1],
                (
                    f"OS2valghalla, tilslutningsafgift, 14.8.2026: 35.000,00 kr. = engangsbeløb [udledt: {WAIVER}]; "
                    "lille (3.657 indbyggere 1.1.2020) [antaget: seneste kendte folketal]"
                ),
            ),
            (
                BUDGET[2026].charges[2],
                (
                    f"OS2valghalla, vederlag, 14.8.2026–31.12.2026: 9.153,66 kr. = 23.980,00 kr. pr. år [udledt: {EXCL_VAT}]; "
                    "medlemspris; lille (3.657 indbyggere 1.1.2020) [antaget: seneste kendte folketal]; kalenderår, forud "
                    "[antaget: not published]; 4 måneder og 18 af 31 dage: 23.980,00 × (4 + 18/31) / 12 = 9.153,6559… → 9.153,66"
                ),
            ),
            (
                BUDGET[2027].charges[0],
                (
                    "OS2, kontingent 2027, 1.1.2027–31.12.2027: 25.000,00 kr. = fuldt kontingent [antaget: not published]: "
                    "25.000,00 × 1 = 25.000,00"
                ),
            ),
            (
                valghalla_budget("Syddjurs")[2026].charges[1],
                (
                    f"OS2valghalla, tilslutningsafgift, 14.8.2026: 0,00 kr. = 70.000,00 kr. [udledt: {WAIVER}]; "
                    "mellem (42.962 indbyggere 1.1.2020) [antaget: seneste kendte folketal]; "
                    "bortfalder for deltagere i crowdfundingen: 70.000,00 − 70.000,00 = 0,00"
                ),
            ),
        ],
        ids=["half fee", "joining fee", "part of a year", "whole fee", "waived"],
    )
    def test_reads_so_in_danish(self, charge, danish):
        assert text.explain(charge, "da") == danish

    def test_reads_so_in_english(self):
        assert text.explain(BUDGET[2026].charges[2], "en") == (
            "OS2valghalla, recurring fee, 14 Aug 2026–31 Dec 2026: DKK 9,153.66 = DKK 23,980.00 a year [inferred: the amounts are published; that they exclude VAT is not]; "
            "member's price; small (3,657 inhabitants on 1 Jan 2020) [assumed: latest known count]; calendar year, in advance "
            "[assumed: not published]; 4 months and 18 of 31 days: 23,980.00 × (4 + 18/31) / 12 = 9,153.6559… → 9,153.66"
        )

    def test_subtracts_what_was_charged_earlier_in_the_year(self):
        rules = rules_of((date(2020, 1, 1), dkk("12345.67")), terms=terms_of("ANNUAL", "HALF_YEARLY"))
        assert text.explain(charges_of(rules, date(2026, 1, 1))[1], "da") == (
            "OS2test, vederlag, 1.7.2026–31.12.2026: 6.172,83 kr. = 12.345,67 kr. pr. år; kalenderår, opkræves halvårligt forud; "
            "6 måneder; til og med 31.12.2026 12.345,67, heraf opkrævet 6.172,84: 12.345,67 − 6.172,84 = 6.172,83"
        )

    def test_adds_up_the_year_to_date_where_it_is_not_a_whole_one(self):
        rules = rules_of((date(2020, 1, 1), dkk(12000)), terms=terms_of("ANNUAL", "HALF_YEARLY"))
        assert text.explain(charges_of(rules, date(2026, 3, 14))[1], "da").endswith(
            "; til og med 31.12.2026 9.580,65, heraf opkrævet 3.580,65: "
            "12.000,00 × (3 + 18/31) / 12 + 12.000,00 × 6/12 = 9.580,6451… → 9.580,65; 9.580,65 − 3.580,65 = 6.000,00"
        )

    def test_adds_up_two_pricing_periods_that_are_billed_at_once(self):
        rules = rules_of((date(2020, 1, 1), dkk("6172.83")), terms=terms_of("HALF_YEARLY", "ANNUAL"))
        assert text.explain(charges_of(rules, date(2026, 3, 31))[0], "en") == (
            "OS2test, recurring fee, 31 Mar 2026–31 Dec 2026: DKK 9,292.43 = DKK 6,172.83 a half-year; calendar year, billed "
            "yearly in advance; 3 months and 1 of 31 days: 6,172.83 × (3 + 1/31) / 6 = 3,119.6022… → 3,119.60; "
            "6,172.83 × 6/6 = 6,172.83; 3,119.60 + 6,172.83 = 9,292.43"
        )

    def test_says_of_a_newcomer_in_time_that_the_fee_is_whole_and_until_when(self):
        fee = membership_fee(2026, joined=date(2026, 7, 1), rules=ASSUMED)
        assert "= the whole year's fee, joined no later than 1 July (bylaws § 5, stk. 1) [inferred: " in text.explain(
            fee, "en"
        )

    def test_tells_one_month_and_days_alone(self):
        rules = rules_of((date(2020, 1, 1), dkk(12000)))
        month, days = (
            charges_of(rules, date(2026, 2, 1), date(2026, 2, 28))[0],
            charges_of(rules, date(2026, 3, 10), date(2026, 3, 19))[0],
        )
        assert text.explain(month, "da").endswith("; 1 måned: 12.000,00 × 1/12 = 1.000,00")
        assert text.explain(days, "da").endswith("; 10 af 31 dage: 12.000,00 × (10/31) / 12 = 322,5806… → 322,58")

    def test_tells_both_prices_of_a_period_in_which_it_rose(self):
        rules = rules_of((date(2020, 1, 1), dkk(12000)), (date(2026, 7, 1), dkk(12600)))
        assert text.explain(charges_of(rules, date(2026, 1, 1))[0], "da").endswith(
            "= 12.000,00 kr. pr. år til 30.6.2026, 12.600,00 kr. pr. år fra 1.7.2026; kalenderår, forud: "
            "12.000,00 × 6/12 + 12.600,00 × 6/12 = 12.300,00"
        )

    def test_tells_each_of_three_prices_with_its_days(self):
        rises = [(date(2020, 1, 1), dkk(12000)), (date(2026, 4, 1), dkk(12600)), (date(2026, 7, 1), dkk(13200))]
        assert text.explain(charges_of(rules_of(*rises), date(2026, 1, 1))[0], "da").endswith(
            "= 12.000,00 kr. pr. år til 31.3.2026, 12.600,00 kr. pr. år 1.4.2026–30.6.2026, 13.200,00 kr. pr. år fra 1.7.2026; "
            "kalenderår, forud: 12.000,00 × 3/12 + 12.600,00 × 3/12 + 13.200,00 × 6/12 = 12.750,00"
        )

    def test_tells_an_assigned_size_and_the_price_of_a_non_member(self):
        region = evolve(AUTHORITIES["1082"], assigned_size=SizeClass.LARGE, size_reason="efter skøn")
        accession = Subscription(region, "OS2valghalla", date(2026, 1, 1))
        charge = accession.charges(within=Period.year(2026), rules=ASSUMED, member_during=[])[-1]
        assert "; pris for ikke-medlemmer; stor (tildelt: efter skøn); " in text.explain(charge, "da")

    def test_says_when_a_row_was_last_seen_in_force_if_that_is_before_the_charge(self):
        fee = BUDGET[2026].charges[0]
        seen = evolve(fee.origin.fee, confirmed=date(2026, 6, 30))
        explained = text.explain(evolve(fee, origin=evolve(fee.origin, fee=seen)), "da")
        assert "; kontingent senest set i kraft 30.6.2026: 25.000,00 × 1/2 = 12.500,00" in explained
        later = evolve(fee, origin=evolve(fee.origin, fee=evolve(seen, confirmed=date(2026, 8, 14))))
        assert "senest set i kraft" not in text.explain(later, "da")

    def test_is_left_out_of_a_charge_made_by_hand(self):
        by_hand = evolve(BUDGET[2026].charges[1], origin=None)
        assert text.explain(by_hand, "da") == "OS2valghalla, tilslutningsafgift, 14.8.2026: 35.000,00 kr."


class TestABudget:
    def test_numbers_what_is_not_published_and_marks_it_where_it_is_used(self):
        lines = text.explain(BUDGET, "da").splitlines()
        assert lines[0] == "Budget for Samsø Kommune"
        assert (
            lines[2]
            == "Forbehold: dette bygger helt eller delvis på tolkning eller antagelser, ikke på noget, OS2 har offentliggjort:"
        )
        assert lines[4].startswith(
            "  [2] kontingentets momskategori fra 1.1.2016: almindelig moms (udledt: OS2: Vejledning"
        )
        assert lines[6] == "  [4] folketal: seneste kendte folketal (antaget: not published)"
        assert lines[9] == "  [7] kontingent fra 1.1.2027: 25.000,00 kr. (antaget: not published)"
        assert lines[11] == "2026"
        assert "lille (3.657 indbyggere 1.1.2020) [antaget, 4]" in lines[13]

    def test_rests_on_rows_that_are_explained_one_by_one(self):
        latest, fee = (
            next(row for row in valghalla_budget("Samsø").caveats if row.table.en == name)
            for name in ("inhabitants", "membership fee")
        )
        assert text.explain(latest, "da") == "folketal: seneste kendte folketal (antaget: not published)"
        assert text.explain(fee, "en").startswith(
            "membership fee from 1 Jan 2026: DKK 25,000.00 (inferred: OS2: Vejledning til"
        )

    def test_rests_on_rows_that_stand_in_a_table(self):
        rows = text.table(valghalla_budget("Samsø").caveats, "da").splitlines()
        assert rows[0].split() == ["Regel", "Fra", "Værdi", "Grundlag", "Kilde"]
        assert [line.split("  ")[0] for line in rows[1:3]] == ["kontingent", "kontingentets momskategori"]
        assert "<caption>Regler</caption>" in text.html(valghalla_budget("Samsø").caveats, "da")
        terms = next(line for line in rows if line.startswith("vilkår for OS2valghalla"))
        assert re.split(r" {2,}", terms) == [
            "vilkår for OS2valghalla",
            "24.4.2012",
            "kalenderår, forud, almindelig moms",
            "antaget",
            "not published",
        ]

    def test_shows_each_years_net_vat_gross_refund_and_cost(self):
        lines = text.explain(BUDGET, "da").splitlines()
        assert lines[15:17] == [
            "  Netto 56.653,66 kr. + moms 14.163,42 kr. (25 %) [udledt, 2] = brutto 70.817,08 kr.",
            "  Brutto 70.817,08 kr. − momsrefusion 14.163,42 kr. = nettoudgift 56.653,66 kr.",
        ]

    def test_ends_with_the_sources_of_what_is_published(self):
        lines = text.explain(BUDGET, "da").splitlines()
        heading = lines.index("Kilder:")
        assert [line.partition(" (")[0] for line in lines[heading + 1 :]] == [
            "  vedtægter fra 6.11.2021",
            "  momssats fra 1.1.1992: 25 %",
            "  størrelsesgrænser fra 1.1.2020",
            "  momsrefusion fra 1.1.2007",
            "  Momsrefusion: momsrefusionsordningen",
        ]

    def test_names_the_source_of_a_decision_that_was_put_in(self):
        rules = ASSUMED.amended(
            since=date(2027, 1, 1), membership_fee=dkk(26500), source="Generalforsamlingen 18.5.2026, punkt 7"
        )
        budget = member_budget(Membership.joined(SAMSO, date(2027, 1, 1)), [], years=[2027], rules=rules)
        assert "  kontingent fra 1.1.2027: 26.500,00 kr. (Generalforsamlingen 18.5.2026, punkt 7)" in text.explain(
            budget, "da"
        )

    def test_says_that_vat_does_not_come_back(self):
        school = Organisation("Skolen", kind=OrganisationKind.SELF_GOVERNING_INSTITUTION, id="school")
        budget = member_budget(Membership.joined(school, JOINED), [], years=[2026], rules=ASSUMED)
        assert "  Ingen momsrefusion: nettoudgift 15.625,00 kr." in text.explain(budget, "da").splitlines()

    def test_says_where_nothing_is_charged(self):
        budget = member_budget(Membership.joined(SAMSO, date(2027, 1, 1)), [], years=[2026], rules=ASSUMED)
        assert text.explain(budget, "en").splitlines() == ["Budget for Samsø Kommune", "", "2026", "  no charges"]

    def test_without_vat_says_0_percent(self):
        rules = ASSUMED.amended(since=date(2026, 1, 1), fee_vat_category=VatCategory.ZERO, source="made up")
        budget = member_budget(Membership.joined(SAMSO, JOINED), [], years=[2026], rules=rules)
        assert (
            "  Netto 12.500,00 kr. + moms 0,00 kr. (0 %) = brutto 12.500,00 kr."
            in text.explain(budget, "da").splitlines()
        )

    def test_is_explained_for_one_year_with_the_sources_where_they_are_used(self):
        lines = text.explain(BUDGET[2027], "da").splitlines()
        assert lines[0] == "2027"
        assert lines[1].startswith(
            "  OS2, kontingent 2027, 1.1.2027–31.12.2027: 25.000,00 kr. = fuldt kontingent [antaget: not published]"
        )
        assert len(lines) == 5

    def test_stands_in_a_table_with_a_line_for_all_years(self):
        assert text.table(BUDGET, "da").splitlines() == [
            "År          Netto       Moms      Brutto  Momsrefusion  Nettoudgift",
            "2026    56.653,66  14.163,42   70.817,08     14.163,42    56.653,66",
            "2027    48.980,00  12.245,00   61.225,00     12.245,00    48.980,00",
            "I alt  105.633,66  26.408,42  132.042,08     26.408,42   105.633,66",
        ]


def test_an_assumption_is_marked_with_its_authors_words_as_they_are():
    row = evolve(BUDGET.caveats[0], basis=Basis.ASSUMED, source=Source("Budgetvejledning 2027"))
    fee = evolve(BUDGET[2026].charges[0].origin, fee=row)
    assert "[antaget: Budgetvejledning 2027]" in text.explain(evolve(BUDGET[2026].charges[0], origin=fee), "da")


def test_what_has_no_text_is_refused():
    with pytest.raises(InvalidValueError, match="there is no text for 25000"):
        text.explain(25000, "da")
