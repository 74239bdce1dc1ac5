from datetime import date
from itertools import chain

import attrs
import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Basis,
    Cadence,
    Dated,
    DatedRow,
    Hole,
    InvalidValueError,
    NoRuleInForceError,
    Percent,
    Period,
    Product,
    Source,
    Terms,
    UnknownNameError,
    dkk,
    membership_fee,
)
from os2model.labels import Label
from tests.cases import ASSUMED

FEE = Label(da="gebyr", en="charge")
DAYS = [date(2027, 1, 1), date(2026, 1, 1), date(2020, 1, 1)]


def table(*rows):
    return Dated(FEE, unit="DKK", rows=rows, way_out="fee=dkk(1)")


def row(day, amount, basis=Basis.PUBLISHED):
    return DatedRow(since=day, value=dkk(amount), source="made up", basis=basis)


def every_table(rules):
    """The tables of a rule book: its fields, those of usual meetings and those of its price lists."""
    own = [getattr(rules, field.name) for field in attrs.fields(type(rules))]
    sheets = [[sheet.terms, *(line.prices for line in sheet.lines), sheet.passive_share] for sheet in rules.price_lists]
    tables = [*own, *rules.usual_meetings, *chain.from_iterable(sheets)]
    return [table for table in tables if isinstance(table, Dated)]


class TestDated:
    holed = table(Hole(since=DAYS[0], source="nowhere"), row(DAYS[1], 20), row(DAYS[2], 10))

    @pytest.mark.parametrize(
        ("day", "amount"), [("2020-01-01", 10), ("2025-12-31", 10), ("2026-01-01", 20), ("2026-12-31", 20)]
    )
    def test_a_row_holds_from_its_first_day_until_a_newer_one(self, day, amount):
        assert self.holed.on(date.fromisoformat(day)) == dkk(amount)

    def test_a_row_knows_the_table_it_stands_in(self):
        assert self.holed.row(on=DAYS[1]).table == FEE

    def test_a_hole_raises_with_the_line_that_fills_it(self):
        with pytest.raises(NoRuleInForceError, match=r"no charge is published for 2027-01-01.*assuming\(fee=dkk\(1\)"):
            self.holed.on(DAYS[0])

    def test_a_day_before_the_first_row_raises_with_that_row(self):
        with pytest.raises(
            NoRuleInForceError, match="no charge is known for 2019-12-31; the first one known is of 2020-01-01"
        ):
            self.holed.on(date(2019, 12, 31))

    @pytest.mark.parametrize("days", [(DAYS[2], DAYS[1]), (DAYS[1], DAYS[1])], ids=["oldest first", "one day twice"])
    def test_rows_that_are_not_newest_first_on_different_days_are_refused(self, days):
        with pytest.raises(InvalidValueError, match="the rows of charge must be newest first on different days"):
            table(*(row(day, 1) for day in days))

    def test_a_table_without_rows_is_refused(self):
        with pytest.raises(InvalidValueError, match="the table charge has no row"):
            table()

    def test_a_row_has_a_value(self):
        with pytest.raises(InvalidValueError, match="a row needs a value, got None from 2027-01-01; write a Hole"):
            DatedRow(since=DAYS[0], value=None, source="x")

    @pytest.mark.parametrize("source", ["", "  ", None])
    def test_a_row_and_a_hole_need_a_source(self, source):
        with pytest.raises(InvalidValueError, match=r"DatedRow\.source"):
            DatedRow(since=DAYS[0], value=1, source=source)
        with pytest.raises(InvalidValueError, match=r"Hole\.source"):
            Hole(since=DAYS[0], source=source)

    def test_a_source_names_its_document_and_the_place_in_it(self):
        assert str(Source("OS2: Vedtægter", "§ 5")) == "OS2: Vedtægter, § 5"
        assert str(Source("OS2: Vedtægter")) == "OS2: Vedtægter"


class TestAssuming:
    def test_fills_holes_and_nothing_else(self):
        filled = TestDated.holed.assuming(dkk(30), because="budget")
        assert [(each.value, each.basis) for each in filled.rows] == [
            (dkk(30), Basis.ASSUMED),
            (dkk(20), Basis.PUBLISHED),
            (dkk(10), Basis.PUBLISHED),
        ]
        assert filled.row(on=DAYS[0]).source == "budget"

    def test_does_not_reach_before_the_first_row(self):
        with pytest.raises(NoRuleInForceError, match="the first one known"):
            TestDated.holed.assuming(dkk(30), because="budget").on(date(2019, 1, 1))

    def test_a_published_value_wins_over_an_assumption(self):
        rules = OS2_RULES.assuming(membership_fee=dkk(1), because="budget")
        assert membership_fee(2026, joined=date(2020, 1, 1), rules=rules).net == dkk(25000)
        assert membership_fee(2027, joined=date(2020, 1, 1), rules=rules).net == dkk(1)

    def test_a_second_assumption_takes_the_place_of_the_first(self):
        rules = OS2_RULES.assuming(membership_fee=dkk(1), because="a").assuming(membership_fee=dkk(2), because="b")
        assert rules.membership_fee.on(date(2027, 1, 1)) == dkk(2)

    def test_says_why(self):
        with pytest.raises(InvalidValueError, match='because cannot be empty; write text such as "not published"'):
            OS2_RULES.assuming(membership_fee=dkk(1), because=" ")

    def test_takes_terms_by_product(self):
        terms = Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY)
        rules = OS2_RULES.assuming(terms={"OS2valghalla": terms}, because="budget")
        assert rules.price_list("OS2valghalla").terms.on(date(2026, 1, 1)) == terms
        with pytest.raises(UnknownNameError, match="'OS2valhalla' is not a product of these rules"):
            OS2_RULES.assuming(terms={"OS2valhalla": terms}, because="budget")
        with pytest.raises(NoRuleInForceError, match="no price list of OS2faktor is published"):
            OS2_RULES.assuming(terms={"OS2faktor": terms}, because="budget")

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"membership_fee": 25000}, r"membership_fee must be of type Money, such as dkk\(25000\); got 25000"),
            ({"terms": {"OS2valghalla": "yearly"}}, r"terms must be of type Terms, such as Terms\.calendar_year\(\)"),
            ({"inhabitants": "newest"}, "inhabitants can only be \"latest\", got 'newest'"),
        ],
    )
    def test_refuses_values_of_another_kind(self, wrong, message):
        with pytest.raises(InvalidValueError, match=message):
            OS2_RULES.assuming(because="budget", **wrong)


class TestAmended:
    decided = DAYS[0]

    def test_a_decision_closes_the_hole_of_its_day_and_changes_no_earlier_year(self):
        rules = OS2_RULES.amended(
            since=self.decided, membership_fee=dkk(26500), source="General assembly 18 May 2026, item 7"
        )
        joined = date(2026, 8, 14)
        assert membership_fee(2027, joined=joined, rules=rules).net == dkk(26500)
        assert membership_fee(2026, joined=joined, rules=rules).net == dkk(12500)
        assert rules.membership_fee.row(on=self.decided).basis is Basis.PUBLISHED

    def test_a_hole_of_a_later_day_stays(self):
        rules = OS2_RULES.amended(since=date(2025, 1, 1), membership_fee=dkk(26000), source="x")
        assert rules.membership_fee.on(date(2025, 12, 31)) == dkk(26000)
        with pytest.raises(NoRuleInForceError):
            rules.membership_fee.on(date(2027, 1, 1))

    def test_assumed_rows_from_that_day_on_give_way(self):
        assumed = OS2_RULES.assuming(membership_fee=dkk(1), because="budget")
        rules = assumed.amended(since=date(2025, 1, 1), membership_fee=dkk(26000), source="x")
        assert [rules.membership_fee.on(date(year, 1, 1)) for year in (2025, 2026, 2030)] == [
            dkk(26000),
            dkk(25000),
            dkk(25000),
        ]

    def test_changes_any_table(self):
        rules = OS2_RULES.amended(since=date(2026, 7, 1), vat_rates=Percent("24"), source="x")
        assert (rules.vat_rates.on(date(2026, 6, 30)), rules.vat_rates.on(date(2026, 7, 1))) == (
            Percent("25"),
            Percent("24"),
        )

    @pytest.mark.parametrize("day", [date(2027, 1, 2), date(2026, 7, 1)])
    def test_a_fee_holds_for_whole_calendar_years(self, day):
        with pytest.raises(
            InvalidValueError, match=r"the membership fee holds for whole calendar years, got a row from"
        ):
            OS2_RULES.amended(since=day, membership_fee=dkk(26000), source="x")

    def test_a_fee_is_not_negative(self):
        with pytest.raises(InvalidValueError, match="membership_fee cannot be negative, got Money"):
            OS2_RULES.amended(since=self.decided, membership_fee=dkk(-1), source="x")

    def test_without_a_value_it_changes_nothing_and_is_refused(self):
        with pytest.raises(InvalidValueError, match="no rule was given to change"):
            OS2_RULES.amended(since=self.decided, source="x")
        with pytest.raises(InvalidValueError, match="no rule was given to change"):
            OS2_RULES.assuming(because="x")

    def test_an_assumed_row_of_an_earlier_day_stays(self):
        assumed = OS2_RULES.assuming(membership_fee=dkk(1), because="budget")
        rules = assumed.amended(since=date(2028, 1, 1), membership_fee=dkk(26000), source="x")
        assert [rules.membership_fee.on(date(year, 1, 1)) for year in (2027, 2028)] == [dkk(1), dkk(26000)]

    def test_a_published_row_of_the_same_day_is_not_replaced(self):
        once = OS2_RULES.amended(since=self.decided, membership_fee=dkk(26000), source="x")
        with pytest.raises(InvalidValueError, match="membership fee already has a row from 2027-01-01"):
            once.amended(since=self.decided, membership_fee=dkk(26500), source="y")

    def test_an_inferred_row_of_the_same_day_gives_way_to_what_is_published_at_last(self):
        rules = OS2_RULES.amended(since=date(2026, 1, 1), membership_fee=dkk(25750), source="OS2: nyhed")
        row = rules.membership_fee.row(on=date(2026, 1, 1))
        assert (row.value, row.basis, row.gave_way[0].basis) == (dkk(25750), Basis.PUBLISHED, Basis.INFERRED)

    def test_refuses_values_of_another_kind(self):
        with pytest.raises(InvalidValueError, match="vat_rates must be of type Percent"):
            OS2_RULES.amended(since=self.decided, vat_rates=25, source="x")


class TestRuleBook:
    def test_refuses_a_product_or_a_price_list_twice(self):
        with pytest.raises(InvalidValueError, match="'OS2mo' stands twice in the rule book"):
            evolve(OS2_RULES, products=[*OS2_RULES.products, Product("OS2mo", source="x")])
        with pytest.raises(InvalidValueError, match="'OS2valghalla' stands twice in the rule book"):
            evolve(OS2_RULES, price_lists=[*OS2_RULES.price_lists, *OS2_RULES.price_lists])

    def test_refuses_the_price_list_of_no_product(self):
        with pytest.raises(UnknownNameError, match="'OS2valghalla' is not a product of these rules"):
            evolve(OS2_RULES, products=[])

    def test_has_a_short_repr(self):
        assert repr(OS2_RULES) == "<RuleBook of 36 products, 3 of them with a price list>"

    def test_every_row_of_os2s_has_a_source_with_a_document(self):
        assert all(isinstance(each.source, Source) for dated in every_table(OS2_RULES) for each in dated.rows)


class TestRowsOverTime:
    def test_a_period_is_cut_where_the_value_changes(self):
        parts = TestDated.holed.within(Period(date(2025, 6, 1), date(2026, 12, 31)))
        assert [(str(part), row.value) for part, row in parts] == [
            ("2025-06-01/2025-12-31", dkk(10)),
            ("2026-01-01/2026-12-31", dkk(20)),
        ]

    @pytest.mark.parametrize("period", [Period(date(2026, 1, 1)), Period(date(2019, 12, 31), date(2020, 1, 1))])
    def test_a_period_that_reaches_a_hole_or_a_day_before_the_first_row_raises(self, period):
        with pytest.raises(NoRuleInForceError):
            TestDated.holed.within(period)

    def test_holes_are_found_beforehand_with_the_argument_that_fills_them(self):
        (gap,) = TestDated.holed.gaps(Period(date(2026, 6, 1)))
        assert (gap.table, str(gap.period), gap.source, gap.way_out) == (FEE, "2027-01-01/..", "nowhere", "fee=dkk(1)")
        assert TestDated.holed.gaps(Period.year(2026)) == ()
        (before,) = TestDated.holed.gaps(Period.year(2019))
        assert (str(before.period), before.source, before.way_out) == ("2019-01-01/2019-12-31", "made up", "")

    @pytest.mark.parametrize("year", range(1960, 2031))
    def test_the_holes_of_the_rule_book_are_the_errors_that_its_tables_raise(self, year):
        raised = set()
        for dated in every_table(OS2_RULES):
            try:
                dated.within(Period.year(year))
            except NoRuleInForceError as error:
                raised.add(error.table)
        assert {gap.table for gap in OS2_RULES.holes(within=Period.year(year))} == raised

    def test_every_way_out_fills_its_hole_as_it_is_typed(self):
        ahead = Period.years(2026, 2030)
        for gap in OS2_RULES.holes(within=ahead):
            rules = eval(f'OS2_RULES.assuming({gap.way_out}, because="budget")')  # noqa: S307  as it is shown
            assert set(OS2_RULES.holes(within=ahead)) - set(rules.holes(within=ahead)) == {gap}

    def test_assumptions_leave_no_hole(self):
        assert ASSUMED.holes(within=Period.years(2026, 2040)) == ()


class TestSupposing:
    def test_overrides_what_is_published_from_its_day_and_marks_it(self):
        rules = OS2_RULES.supposing(since=date(2026, 1, 1), membership_fee=dkk(26250), because="what if: + 5 %")
        row = rules.membership_fee.row(on=date(2026, 8, 14))
        assert (row.value, row.basis, row.source) == (dkk(26250), Basis.SUPPOSED, "what if: + 5 %")
        assert rules.membership_fee.on(date(2025, 1, 1)) == dkk(25000)

    def test_takes_the_place_of_assumptions_and_leaves_later_holes(self):
        rules = ASSUMED.supposing(since=date(2027, 1, 1), membership_fee=dkk(26250), because="what if")
        assert rules.membership_fee.on(date(2030, 1, 1)) == dkk(26250)
        rules = OS2_RULES.supposing(since=date(2025, 1, 1), membership_fee=dkk(26250), because="what if")
        assert isinstance(rules.membership_fee.rows[0], Hole)

    def test_takes_terms_by_product(self):
        rules = OS2_RULES.supposing(
            since=date(2024, 1, 1), terms={"OS2valghalla": Terms.half_years()}, because="what if"
        )
        assert rules.price_list("OS2valghalla").terms.on(date(2026, 1, 1)) == Terms.half_years()

    def test_refuses_a_table_it_does_not_know(self):
        with pytest.raises(
            UnknownNameError, match="'membership_fees' is not a table of the rule book; did you mean 'membership_fee'"
        ):
            OS2_RULES.supposing(since=date(2026, 1, 1), membership_fees=dkk(1), because="what if")


class TestAsKnown:
    decided = OS2_RULES.amended(
        since=date(2027, 1, 1), membership_fee=dkk(26500), source="General assembly", decided=date(2026, 5, 18)
    )

    def test_before_a_decision_the_rule_book_is_what_it_was(self):
        assert self.decided.as_known(date(2026, 5, 17)) == OS2_RULES
        assert self.decided.as_known(date(2026, 5, 18)) == self.decided

    def test_terms_decided_later_are_not_known_before(self):
        rules = OS2_RULES.amended(
            since=date(2028, 1, 1),
            terms={"OS2valghalla": Terms.half_years()},
            source="Accession agreement",
            decided=date(2026, 5, 18),
        )
        assert rules.as_known(date(2026, 5, 17)) == OS2_RULES != rules == rules.as_known(date(2026, 5, 18))

    def test_before_a_second_decision_the_first_one_holds(self):
        later = self.decided.supposing(since=date(2027, 1, 1), membership_fee=dkk(27000), because="what if")
        assert later.membership_fee.on(date(2027, 1, 1)) == dkk(27000)
        again = evolve(later.membership_fee.rows[0], decided=date(2026, 9, 1), basis=Basis.PUBLISHED)
        book = evolve(later, membership_fee=evolve(later.membership_fee, rows=(again, *later.membership_fee.rows[1:])))
        assert [book.as_known(day).membership_fee.rows[0].basis for day in (date(2026, 8, 31), date(2026, 9, 1))] == [
            Basis.PUBLISHED,
            Basis.PUBLISHED,
        ]
        assert book.as_known(date(2026, 8, 31)).membership_fee.on(date(2027, 1, 1)) == dkk(26500)

    def test_what_gave_way_is_converted_with_its_table(self):
        decided = DatedRow(since=DAYS[0], value=dkk(20), source="made up", decided=date(2026, 5, 18))
        converted = table(row(DAYS[0], 10, Basis.INFERRED)).amended(decided).converted(str)
        assert converted.on(DAYS[0]) == "20.00 DKK"
        assert converted.as_known(date(2026, 5, 17)).on(DAYS[0]) == "10.00 DKK"

    def test_a_table_that_was_not_known_at_all_raises(self):
        only = Dated(FEE, unit="DKK", rows=[DatedRow(since=DAYS[0], value=1, source="x", decided=date(2026, 1, 1))])
        with pytest.raises(NoRuleInForceError):
            only.as_known(date(2025, 12, 31))
