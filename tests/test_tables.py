"""Records, HTML and the picture."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    InvalidValueError,
    Membership,
    Organisation,
    OrganisationKind,
    VatCategory,
    member_budget,
    text,
    to_records,
)
from tests.cases import ASSUMED, JOINED, valghalla_budget

BUDGET = valghalla_budget("Samsø", years=[2026, 2027])


class TestRecords:
    def test_of_charges_hold_amounts_as_decimals_and_days_as_days(self):
        record = to_records(BUDGET.charges)[2]
        assert record == {
            "payer": "23795515",
            "payee": "OS2",
            "subject": "OS2valghalla",
            "kind": "recurring_fee",
            "line": "vederlag",
            "year": 2026,
            "first_day": date(2026, 8, 14),
            "last_day": date(2026, 12, 31),
            "invoice_day": date(2026, 8, 14),
            "net": Decimal("9153.66"),
            "currency": "DKK",
            "vat_category": "S",
            "vat_rate": Decimal(25),
        }

    def test_of_what_is_paid_once_have_no_period(self):
        record = to_records(BUDGET.charges)[1]
        assert (record["first_day"], record["last_day"], record["invoice_day"]) == (None, None, JOINED)

    def test_of_what_is_outside_the_scope_of_vat_have_no_rate(self):
        rules = ASSUMED.amended(since=date(2026, 1, 1), fee_vat_category=VatCategory.OUTSIDE_SCOPE, source="made up")
        budget = member_budget(Membership.joined(AUTHORITIES["Samsø"], JOINED), [], years=[2026], rules=rules)
        assert [(record["vat_category"], record["vat_rate"]) for record in to_records(budget.charges)] == [("O", None)]

    def test_of_a_budget_are_its_years(self):
        assert to_records(BUDGET)[0] == {
            "year": 2026,
            "net": Decimal("56653.66"),
            "vat": Decimal("14163.42"),
            "gross": Decimal("70817.08"),
            "refunded_vat": Decimal("14163.42"),
            "cost_after_vat_refund": Decimal("56653.66"),
            "currency": "DKK",
        }

    def test_of_anything_else_are_refused(self):
        with pytest.raises(InvalidValueError, match=r"values must be of type Charge \| Correction \| BudgetYear"):
            to_records([25000])


class Reader(HTMLParser):
    """Checks that tags are balanced, and keeps what was read."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.texts.append(data)


def read(markup):
    reader = Reader()
    reader.feed(markup)
    assert not reader.open
    return reader


class TestHtml:
    reader = read(text.html(BUDGET, "da"))

    def test_has_a_caption_and_says_which_cells_are_headings_of_what(self):
        assert "Budget for Samsø Kommune (DKK)" in self.reader.texts
        scopes = [attributes["scope"] for tag, attributes in self.reader.tags if tag == "th"]
        assert scopes == ["col"] * 6 + ["row"] * 3

    def test_holds_every_line_of_the_explanation(self):
        shown = " ".join(" ".join(self.reader.texts).replace("\xa0", " ").split())
        for line in text.explain(BUDGET, "da").splitlines():
            assert line.strip().rstrip(":") in shown

    def test_has_no_script_and_fetches_nothing(self):
        markup = text.page(BUDGET, "da")
        assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in read(markup).tags}
        assert "javascript" not in markup
        assert "url(" not in markup

    def test_does_not_break_an_amount_from_its_currency(self):
        assert "48.980,00\xa0kr." in text.html(BUDGET, "da")
        assert "DKK\xa048,980.00" in text.html(BUDGET, "en")

    def test_is_shown_by_a_notebook_as_what_it_is(self):
        fragment = text.html(BUDGET, "da")
        assert fragment._repr_html_() == str(fragment) == fragment

    def test_escapes_whatever_comes_from_outside(self):
        name = '<script>alert("x")</script> & Søn'
        payer = Organisation(name, kind=OrganisationKind.MUNICIPALITY, id="x")
        rules = OS2_RULES.supposing(
            since=date(2026, 1, 1), membership_fee=OS2_RULES.membership_fee.on(JOINED), because="<b>&</b>"
        )
        budget = member_budget(Membership.joined(payer, JOINED), [], years=[2026], rules=rules)
        page = read(text.page(budget, "en"))
        assert not {"script", "b"} & {tag for tag, _ in page.tags}
        assert "&lt;b&gt;" in text.html(budget, "en")

    def test_of_charges_has_their_table_and_reasons(self):
        reader = read(text.html(BUDGET.charges, "en"))
        assert "Charges (DKK)" in reader.texts
        assert sum(tag == "li" for tag, _ in reader.tags) == 5

    def test_is_a_page_of_its_own_if_asked(self):
        page = text.page(BUDGET.charges, "da")
        assert page.startswith('<!doctype html>\n<html lang="da"><head><meta charset="utf-8">')
        assert "<title>Opkrævninger</title>" in page
        assert "<title>Budget for Samsø Kommune</title>" in text.page(BUDGET, "da")


class TestPicture:
    def test_has_a_bar_a_year_as_long_as_its_cost(self):
        root = ET.fromstring(text.svg(BUDGET, "da"))  # noqa: S314
        widths = [int(bar.get("width")) for bar in root.iter("{http://www.w3.org/2000/svg}rect")]
        assert widths == [434, 434 * 4898000 // 5665366]

    def test_tells_its_figures_to_those_who_do_not_see_it(self):
        root = ET.fromstring(text.svg(BUDGET, "en"))  # noqa: S314
        title = root.find("{http://www.w3.org/2000/svg}title").text
        assert title == "Cost in the end of each year for Samsø Kommune. 2026: DKK 56,653.66; 2027: DKK 48,980.00"

    def test_of_nothing_has_no_bars(self):
        budget = member_budget(Membership.joined(AUTHORITIES["Samsø"], JOINED), [], years=[2025], rules=OS2_RULES)
        assert 'width="0"' in text.svg(budget, "da")


def test_a_table_of_charges_ends_with_their_sum():
    assert text.table(BUDGET[2026].charges, "da").splitlines() == [
        "Fakturadag  For           Hvad                Periode                   Netto",
        "14.8.2026   OS2           kontingent          14.8.2026–31.12.2026  12.500,00",
        "14.8.2026   OS2valghalla  tilslutningsafgift                        35.000,00",
        "14.8.2026   OS2valghalla  vederlag            14.8.2026–31.12.2026   9.153,66",
        "I alt                                                               56.653,66",
    ]
