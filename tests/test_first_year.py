"""The first year of a new member, worked out by hand."""

from datetime import date

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    InvalidValueError,
    Membership,
    MissingFactError,
    NoRuleInForceError,
    Organisation,
    OrganisationKind,
    Period,
    SizeClass,
    Subscription,
    UnknownNameError,
    dkk,
    member_budget,
)
from os2model.reductions import WaivedStep
from tests.cases import ASSUMED, JOINED, SAMSO, numbers, valghalla_budget


class TestSamsoJoinsOS2AndOS2valghallaOn14August2026:
    budget = valghalla_budget("Samsø")

    def test_2026_is_half_a_fee_a_joining_fee_and_142_of_372_parts_of_a_year(self):
        # 23 980 × (4 + 18/31) / 12 = 23 980 × 142 / 372 = 9 153.6559…
        assert [(charge.subject, charge.kind.word, charge.net.number) for charge in self.budget[2026].charges] == [
            ("OS2", "membership_fee", "12500.00"),
            ("OS2valghalla", "joining_fee", "35000.00"),
            ("OS2valghalla", "recurring_fee", "9153.66"),
        ]

    def test_the_vat_of_2026_ties_at_half_an_oere_and_rounds_away_from_zero(self):
        # 56 653.66 × 25 % = 14 163.415
        totals = self.budget[2026].totals
        assert (totals.net, totals.vat, totals.gross) == (dkk("56653.66"), dkk("14163.42"), dkk("70817.08"))

    def test_the_vat_comes_back_so_that_the_cost_in_the_end_is_the_net_amount(self):
        assert self.budget[2026].refunded_vat == dkk("14163.42")
        assert self.budget[2026].cost_after_vat_refund == dkk("56653.66")

    @pytest.mark.parametrize("year", [2027, 2028, 2029, 2030])
    def test_every_later_year_costs_48_980(self, year):
        assert self.budget[year].cost_after_vat_refund == dkk(48980)

    def test_charges_are_paid_by_samso_on_the_day_their_period_begins(self):
        assert {charge.payer for charge in self.budget.charges} == {"23795515"}
        assert [str(charge.invoice_day) for charge in self.budget[2026].charges] == ["2026-08-14"] * 3
        assert [str(charge.period) for charge in self.budget[2027].charges] == ["2027-01-01/2027-12-31"] * 2

    def test_what_is_not_published_stands_among_the_caveats(self):
        assert [(row.table.en, row.basis.word) for row in self.budget.caveats] == [
            ("membership fee", "inferred"),
            ("VAT category of the membership fee", "inferred"),
            ("joining fee of OS2valghalla", "inferred"),
            ("inhabitants", "assumed"),
            ("recurring fee of OS2valghalla", "inferred"),
            ("set of terms of OS2valghalla", "assumed"),
            ("membership fee", "assumed"),
        ]

    def test_a_year_that_was_not_asked_for_is_refused_with_the_years_that_were(self):
        with pytest.raises(
            UnknownNameError,
            match=r"'2031' is not among the years of this budget \(2026, 2027, 2028, 2029, 2030\); add it to years=",
        ):
            self.budget[2031]


def test_soenderborg_a_member_since_the_founding_pays_the_whole_fee_and_a_large_authoritys_prices():
    budget = valghalla_budget("Sønderborg", member_since=date(2012, 4, 24))
    assert numbers(budget[2026].charges) == ["25000.00", "190000.00", "17475.16"]  # 45 780 × 142 / 372
    assert [budget[year].totals.net for year in range(2027, 2031)] == [dkk(70780)] * 4


def test_syddjurs_a_pledger_pays_a_joining_fee_of_0_with_its_reason():
    _, joining, _ = valghalla_budget("Syddjurs")[2026].charges
    assert joining.net == dkk(0)
    full = joining.steps[0]
    (waived,) = (step for step in joining.steps if isinstance(step, WaivedStep))
    assert (full.price, waived.amount, waived.reason.en) == (
        7_000_000,
        7_000_000,
        "waived for participants in the crowdfunding",
    )


def test_a_self_governing_institution_gets_no_vat_back_and_bears_the_gross_amount():
    institution = Organisation("Eksempelskolen", kind=OrganisationKind.SELF_GOVERNING_INSTITUTION, id="example")
    budget = member_budget(Membership.joined(institution, JOINED), [], years=[2026], rules=OS2_RULES)
    assert (budget[2026].refunded_vat, budget[2026].cost_after_vat_refund) == (dkk(0), dkk("15625.00"))


@pytest.mark.parametrize("kind", [OrganisationKind.MUNICIPALITY, OrganisationKind.REGION, OrganisationKind.STATE_BODY])
def test_municipalities_regions_and_state_bodies_bear_the_net_amount(kind):
    authority = Organisation("Eksempel", kind=kind, id="example")
    budget = member_budget(Membership.joined(authority, JOINED), [], years=[2026], rules=OS2_RULES)
    assert budget[2026].cost_after_vat_refund == dkk("12500.00")


def test_before_it_joins_an_authority_pays_the_price_of_a_non_member_by_the_day():
    # OS2valghalla from 1 January, OS2 from 1 July: 29 700 × 6/12 + 23 980 × 6/12
    budget = member_budget(
        Membership.joined(SAMSO, date(2026, 7, 1)),
        [Subscription(SAMSO, "OS2valghalla", date(2026, 1, 1))],
        years=[2026],
        rules=ASSUMED,
    )
    assert budget[2026].charges[-2].net == dkk("26840.00")
    assert [str(charge.invoice_day) for charge in budget[2026].charges] == ["2026-01-01", "2026-01-01", "2026-07-01"]


def test_after_a_membership_has_ended_the_price_is_that_of_a_non_member():
    # a member until 31 March: 23 980 × 3/12 + 29 700 × 9/12
    accession = Subscription(SAMSO, "OS2valghalla", date(2024, 1, 1))
    until_march = [Period(date(2020, 1, 1), date(2026, 3, 31))]
    charges = accession.charges(within=Period.year(2026), rules=ASSUMED, member_during=until_march)
    assert numbers(charges) == ["28270.00"]


def test_a_region_pays_by_the_size_it_is_assigned():
    from attrs import evolve

    region = evolve(AUTHORITIES["1082"], assigned_size=SizeClass.LARGE, size_reason="by judgement")
    budget = member_budget(
        Membership.joined(region, JOINED), [Subscription(region, "OS2valghalla", JOINED)], years=[2026], rules=ASSUMED
    )
    assert numbers(budget[2026].charges) == ["12500.00", "190000.00", "17475.16"]


class TestWhatIsNotPublished:
    def test_the_terms_of_os2valghalla_raise_with_the_line_that_would_assume_them(self):
        rules = OS2_RULES.assuming(inhabitants="latest", because="not published")
        line = r'no set of terms of OS2valghalla is published for 2026-08-14.*terms=\{"OS2valghalla": Terms\.calendar_year\(\)\}'
        with pytest.raises(NoRuleInForceError, match=line):
            valghalla_budget("Samsø", rules=rules)

    def test_a_region_raises_with_the_way_to_assign_it_a_size(self):
        with pytest.raises(
            MissingFactError, match=r"Region Midtjylland has no size class.*assigned_size=SizeClass\.LARGE"
        ):
            valghalla_budget("1082")

    def test_a_price_by_membership_raises_where_nobody_said_who_is_a_member(self):
        accession = Subscription(SAMSO, "OS2valghalla", JOINED)
        with pytest.raises(MissingFactError, match=r"whether Samsø Kommune is a member on 2026-08-14 is not known"):
            accession.charges(within=Period.year(2026), rules=ASSUMED)

    def test_a_product_without_a_price_list_raises(self):
        with pytest.raises(NoRuleInForceError, match="no price list of OS2faktor is published"):
            Subscription(SAMSO, "OS2faktor", JOINED).charges(within=Period.year(2026), rules=ASSUMED)

    def test_a_price_before_the_first_price_sheet_raises_with_its_first_day(self):
        accession = Subscription(AUTHORITIES["Aarhus"], "OS2valghalla", date(2023, 8, 30))
        with pytest.raises(NoRuleInForceError, match="the first one known is of 2023-08-31"):
            accession.charges(within=Period.year(2023), rules=ASSUMED, member_during=[])

    def test_only_the_years_asked_for_need_a_rule(self):
        rules = OS2_RULES.amended(since=date(2028, 1, 1), membership_fee=dkk(26500), source="made up")
        budget = member_budget(Membership.joined(SAMSO, JOINED), [], years=[2028, 2026], rules=rules)
        assert [(year.year, year.totals.net) for year in budget] == [(2026, dkk(12500)), (2028, dkk(26500))]


class TestWhatABudgetRefuses:
    def test_the_subscription_of_somebody_else(self):
        other = Subscription(AUTHORITIES["Aarhus"], "OS2valghalla", JOINED)
        with pytest.raises(InvalidValueError, match="belongs to Aarhus Kommune, the membership to Samsø Kommune"):
            member_budget(Membership.joined(SAMSO, JOINED), [other], years=[2026], rules=ASSUMED)

    def test_two_subscriptions_to_one_product_that_overlap(self):
        one = Subscription(SAMSO, "OS2valghalla", JOINED, last_day=date(2026, 12, 31))
        other = Subscription(SAMSO, "OS2valghalla", date(2026, 12, 31))
        with pytest.raises(InvalidValueError, match="two subscriptions to OS2valghalla that cannot be told apart"):
            member_budget(Membership.joined(SAMSO, JOINED), [one, other], years=[2026], rules=ASSUMED)

    def test_but_not_one_that_carries_on_another_without_a_second_joining_fee(self):
        one = Subscription(SAMSO, "OS2valghalla", JOINED, last_day=date(2026, 12, 31))
        other = Subscription(SAMSO, "OS2valghalla", date(2027, 1, 1), continues_previous=True)
        budget = member_budget(Membership.joined(SAMSO, JOINED), [other, one], years=[2027], rules=ASSUMED)
        assert numbers(budget.charges) == ["25000.00", "23980.00"]

    def test_nor_one_that_comes_back_under_another_reference(self):
        one = Subscription(SAMSO, "OS2valghalla", JOINED, last_day=date(2026, 12, 31))
        other = Subscription(SAMSO, "OS2valghalla", date(2027, 3, 1), reference="2027")
        budget = member_budget(Membership.joined(SAMSO, JOINED), [one, other], years=[2027], rules=ASSUMED)
        assert [(charge.subject, charge.net.number) for charge in budget.charges] == [
            ("OS2", "25000.00"),
            ("OS2valghalla (2027)", "35000.00"),
            ("OS2valghalla (2027)", "19983.33"),  # 23 980 × 10/12
        ]

    def test_no_years(self):
        with pytest.raises(InvalidValueError, match="at least one year"):
            member_budget(Membership.joined(SAMSO, JOINED), [], years=[], rules=ASSUMED)

    def test_an_authority_that_has_ceased_with_the_name_of_its_successor(self):
        region = AUTHORITIES["Region Sjælland"]
        membership = Membership.joined(region, date(2020, 1, 1))
        assert membership.fee(2026, rules=ASSUMED).net == dkk(25000)
        with pytest.raises(InvalidValueError, match=r"ceased on 2026-12-31 .* its successor: Region Østdanmark"):
            membership.fee(2027, rules=ASSUMED)


def test_an_accession_of_long_ago_is_charged_by_the_prices_of_the_year():
    aarhus = AUTHORITIES["Aarhus"]
    accession = Subscription(aarhus, "OS2valghalla", date(2020, 1, 1))
    charges = accession.charges(within=Period.year(2026), rules=ASSUMED, member_during=[Period(date(2012, 4, 24))])
    assert numbers(charges) == ["56680.00"]


def test_fees_and_prices_of_different_currencies_are_refused():
    from attrs import evolve

    from os2model import CurrencyMismatchError, Dated, DatedRow, Money

    euros = Dated(
        OS2_RULES.membership_fee.label,
        unit="EUR",
        rows=[DatedRow(since=date(2020, 1, 1), value=Money(1, "EUR"), source="x")],
    )
    with pytest.raises(CurrencyMismatchError):
        evolve(OS2_RULES, membership_fee=euros)


def test_a_newcomer_of_an_earlier_year_rests_on_no_clause_of_the_statutes():
    from attrs import evolve

    supposed = OS2_RULES.supposing(
        since=date(2026, 1, 1), statutes=evolve(OS2_RULES.statutes.on(JOINED), version="x"), because="x"
    )
    tables = {
        year: [
            row.table.da
            for row in member_budget(
                Membership.joined(SAMSO, date(year, 3, 1)), [], years=[2026], rules=supposed
            ).caveats
        ]
        for year in (2025, 2026)
    }
    assert "vedtægter" in tables[2026]
    assert "vedtægter" not in tables[2025]


def test_a_budget_is_kept_in_the_currency_of_the_fee():
    from attrs import evolve

    from os2model import Dated, DatedRow, Money

    euros = Dated(
        OS2_RULES.membership_fee.label,
        unit="EUR",
        rows=[DatedRow(since=date(2020, 1, 1), value=Money(3000, "EUR"), source="x")],
    )
    rules = evolve(OS2_RULES, membership_fee=euros, price_lists=[])
    budget = member_budget(Membership.joined(SAMSO, date(2020, 1, 1)), [], years=[2025, 2026], rules=rules)
    assert budget[2026].totals.gross == Money(3750, "EUR")
    assert 2026 in budget
    assert 2027 not in budget


def test_years_may_come_in_any_order_and_twice():
    budget = valghalla_budget("Samsø", years=[2028, 2026, 2026])
    assert [year.year for year in budget] == [2026, 2028]
    assert numbers(budget.charges) == ["12500.00", "35000.00", "9153.66", "25000.00", "23980.00"]
