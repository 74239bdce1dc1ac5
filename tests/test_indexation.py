"""Prices that follow an index: when, by how much, what of them, and what is said of a value that is not known."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Basis,
    Cadence,
    ChargeKind,
    Dated,
    DatedRow,
    Hole,
    InvalidValueError,
    Membership,
    MonthDay,
    NoRuleInForceError,
    Percent,
    Period,
    PeriodError,
    PriceChange,
    Subscription,
    Terms,
    UnknownNameError,
    dkk,
    member_budget,
)
from os2model.indexation import Index, Indexation, IndexStep, RepricedStep
from os2model.prices import BySize, Less, PerInhabitant, PerUnit, Rounding
from os2model.shared_prices import Staircase
from tests.cases import SAMSO, charges_of, line_of, numbers, rules_of

START_OF_2026 = date(2026, 1, 1)
NEW_YEARS = [date(year, 1, 1) for year in range(2024, 2028)]
KL = dict(zip(NEW_YEARS, ["100", "102", "108", "105"], strict=True))
START = date(2025, 1, 1)
WHOLE = Rounding(dkk(1), "accession agreement § 6")


def yearly(**others):
    return Indexation(**{"index": "KL", "month": 1, "rounding": WHOLE, **others})


def following(*rows, index=KL, terms=None, **others):
    """Rules by which prices follow the index KL."""
    terms = terms or Terms.calendar_year(indexation=yearly(**others))
    return rules_of(*rows, terms=terms, index=index)


class TestANewPrice:
    @pytest.mark.parametrize(
        ("limits", "paid"),
        [
            # + 2 %, then 108/102, then 105/108
            pytest.param({}, ["10000.00", "10200.00", "10800.00", "10500.00"], id="by the index alone"),
            pytest.param({"floor": Percent(0)}, ["10000.00", "10200.00", "10800.00", "10800.00"], id="never falls"),
            pytest.param(
                {"floor": Percent(3)}, ["10000.00", "10300.00", "10906.00", "11233.00"], id="rises by 3 % at least"
            ),
            pytest.param(
                {"cap": Percent(3)}, ["10000.00", "10200.00", "10506.00", "10214.00"], id="rises by 3 % at most"
            ),
            pytest.param(
                {"floor": Percent("2.5"), "cap": Percent("2.5")},
                ["10000.00", "10250.00", "10506.00", "10769.00"],
                id="rises by 2.5 % whatever the index says",
            ),
        ],
    )
    def test_is_the_printed_one_times_the_ratios_each_limited(self, limits, paid):
        assert numbers(charges_of(following((START, dkk(10000)), **limits), START, years=(2025, 2028))) == paid

    def test_is_rounded_once_and_never_carried(self):
        hundreds = Rounding(dkk(100), "§ 6")
        rules = following((START, dkk(10146)), rounding=hundreds)
        # 10 348.92 and 10 957.68; 10 300 times 108/102 would be 10 905.88
        assert numbers(charges_of(rules, START, years=(2026, 2027))) == ["10300.00", "11000.00"]

    @pytest.mark.parametrize(
        ("limits", "decided"),
        [
            pytest.param({}, [None, None, None], id="none"),
            pytest.param(
                {"floor": Percent(2), "cap": Percent(5)}, [None, Percent(5), Percent(2)], id="what was not reached"
            ),
        ],
    )
    def test_tells_its_ratios_and_which_limit_decided(self, limits, decided):
        (charge,) = charges_of(following((START, dkk(10000)), **limits), START, years=(2028, 2028))
        steps = [step for step in charge.steps if isinstance(step, IndexStep)]
        assert [step.limit for step in steps] == decided
        assert [str(step.day) for step in steps] == ["2026-01-01", "2027-01-01", "2028-01-01"]
        assert [[str(row.value) for row in step.rows] for step in steps] == [
            ["102", "100"],
            ["108", "102"],
            ["105", "108"],
        ]
        (repriced,) = (step for step in charge.steps if isinstance(step, RepricedStep))
        exact = repriced.before
        for step in steps:
            exact *= step.ratio
        assert repriced.before == 1000000
        assert repriced.rounding.of(exact) == repriced.price == charge.net.minor

    @pytest.mark.parametrize(
        ("since", "on", "first"),
        [
            pytest.param(date(2025, 1, 1), MonthDay(1, 1), "2026-01-01", id="a year after it was printed"),
            pytest.param(date(2025, 12, 31), MonthDay(1, 1), "2026-01-01", id="the day after it was printed"),
            pytest.param(date(2025, 7, 1), MonthDay(7, 1), "2026-07-01", id="not on the day itself"),
            pytest.param(date(2025, 6, 30), MonthDay(7, 1), "2025-07-01", id="in the same year"),
            pytest.param(date(2024, 2, 29), MonthDay(2, 29), "2025-02-28", id="on a day that not every year has"),
        ],
    )
    def test_holds_from_the_first_day_of_the_year_after_the_row_began(self, since, on, first):
        rules = following((since, dkk(10000)), on=on, years_before=0)
        charges = charges_of(rules, since, years=(2024, 2026))
        days = [step.day for charge in charges for step in charge.steps if isinstance(step, IndexStep)]
        assert str(min(days)) == first

    def test_starts_afresh_from_a_new_row(self):
        rules = following((START, dkk(10000)), (date(2027, 1, 1), dkk(12000)))
        paid = numbers(charges_of(rules, START, years=(2025, 2028)))
        assert paid == ["10000.00", "10200.00", "12000.00", "11667.00"]  # 12 000 × 105/108

    @pytest.mark.parametrize(
        ("years_before", "paid"),
        [
            pytest.param(0, "9722.00", id="105/108"),
            pytest.param(1, "10588.00", id="108/102"),
            pytest.param(2, "10200.00", id="102/100"),
        ],
    )
    def test_goes_by_the_index_of_so_many_years_before(self, years_before, paid):
        rules = following((date(2026, 1, 1), dkk(10000)), years_before=years_before)
        assert numbers(charges_of(rules, date(2026, 1, 1), years=(2027, 2027))) == [paid]

    def test_is_that_of_the_recurring_fee_alone(self):
        lines = [line_of((START, dkk(10000)), kind=kind) for kind in list(ChargeKind)[1:]]
        rules = rules_of(lines=lines, terms=Terms.calendar_year(indexation=yearly()), index=KL)
        charges = charges_of(rules, date(2026, 1, 1))
        assert {charge.kind.word: charge.net.number for charge in charges} == {
            "joining_fee": "10000.00",
            "recurring_fee": "10200.00",
            "one_off_contribution": "10000.00",
        }

    @pytest.mark.parametrize(
        ("rule", "paid"),
        [
            pytest.param(Less(dkk(10000), dkk(1000)), "9200.00", id="a rebate stays"),
            pytest.param(Less(dkk(10000), Percent(10)), "9180.00", id="a percentage is of the new price"),
            pytest.param(PerInhabitant("1.00", minimum=dkk(10000)), "10200.00", id="the minimum is adjusted"),
            pytest.param(PerInhabitant("1000.00", maximum=dkk(10000)), "10200.00", id="the maximum is adjusted"),
            pytest.param(PerInhabitant("10.00"), "37301.40", id="the price of an inhabitant is adjusted"),
            pytest.param(Staircase([(1, dkk(10000)), (2, dkk(5000))]), "10200.00", id="a stair is adjusted"),
            pytest.param(PerUnit(dkk(1000)), "12240.00", id="the price of one, then twelve of them"),
            pytest.param(
                BySize(small=dkk(100), medium=dkk(2), large=dkk(3), very_large=dkk(4)), "102.00", id="by size"
            ),
        ],
    )
    def test_is_of_what_is_printed_and_not_of_its_rebate(self, rule, paid):
        rules = following((START, rule), rounding=Rounding(dkk("0.10"), "§ 6")).assuming(
            inhabitants="latest", because="x"
        )
        charges = charges_of(rules, START, years=(2026, 2026), participants=[], quantities=12)
        assert numbers(charges) == [paid]


class TestInsideAYear:
    """+ 2 % from 1 July 2026."""

    @pytest.mark.parametrize(
        ("billing", "change", "paid"),
        [
            pytest.param(Cadence.ANNUAL, PriceChange.SPLIT, ["10100.00"], id="split"),
            pytest.param(Cadence.HALF_YEARLY, PriceChange.SPLIT, ["5000.00", "5100.00"], id="split at a bill"),
            pytest.param(Cadence.ANNUAL, PriceChange.NEXT_PERIOD, ["10000.00"], id="from the next bill"),
            pytest.param(Cadence.HALF_YEARLY, PriceChange.NEXT_PERIOD, ["5000.00", "5100.00"], id="which is July's"),
        ],
    )
    def test_the_new_price_holds_from_its_day_or_waits_for_the_next_bill(self, billing, change, paid):
        indexation = yearly(on=MonthDay(7, 1))
        terms = Terms.calendar_year(billing=billing, indexation=indexation, price_change=change)
        rules = following((date(2025, 7, 1), dkk(10000)), terms=terms)
        assert numbers(charges_of(rules, date(2025, 7, 1))) == paid

    def test_an_adjustment_that_waits_is_not_brought_forward_by_a_fact_that_changes(self):
        terms = Terms.calendar_year(indexation=yearly(on=MonthDay(7, 1)), price_change=PriceChange.NEXT_PERIOD)
        rules = following((date(2025, 7, 1), PerUnit(dkk(1000))), terms=terms)
        quantities = [(date(2025, 7, 1), 12), (date(2026, 10, 1), 24)]
        assert numbers(charges_of(rules, date(2025, 7, 1), quantities=quantities)) == ["15000.00"]

    def test_the_adjustment_that_waited_holds_for_all_of_the_next_bill(self):
        terms = Terms.calendar_year(indexation=yearly(on=MonthDay(7, 1)), price_change=PriceChange.NEXT_PERIOD)
        rules = following((date(2025, 7, 1), dkk(10000)), terms=terms)
        assert numbers(charges_of(rules, date(2025, 7, 1), years=(2027, 2027))) == ["10200.00"]


class TestAValueThatIsNotKnown:
    @pytest.mark.parametrize(
        "index", [None, {START: "102"}, KL], ids=["no index", "a month is missing", "a later one is"]
    )
    def test_is_said_with_a_way_out_that_works_as_it_is_typed(self, index):
        rules = following((START, dkk(10000)), index=index)
        typed = []
        while True:
            try:
                charges = charges_of(rules, START, years=(2026, 2030))
            except NoRuleInForceError as error:
                typed.append(error.way_out)
                rules = eval(f"rules.assuming({error.way_out.replace('…', '110')}, because='budget')")  # noqa: S307
            else:
                break
        assert len(typed) == len(set(typed)) == 6 - len(index or {})
        assert len(charges) == 5

    def test_is_never_that_of_the_month_before(self):
        rules = following((START, dkk(10000)), index={date(2024, 1, 1): "100", date(2024, 12, 1): "102"})
        with pytest.raises(
            NoRuleInForceError, match=r"no value of the index KL is published for 2025-01-01; assume one"
        ):
            charges_of(rules, START, years=(2026, 2026))

    def test_is_not_asked_for_before_the_first_adjustment(self):
        assert numbers(charges_of(following((START, dkk(10000)), index=None), START, years=(2025, 2025))) == [
            "10000.00"
        ]

    def test_before_the_calendar_begins_is_a_day_that_there_is_not(self):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            yearly().adjustments(date(1, 1, 1), date(2, 1, 1), [])

    def test_may_be_assumed_and_is_a_caveat_wherever_it_is_used(self):
        rules = following((START, dkk(10000)), index={date(2024, 1, 1): "100"})
        rules = rules.assuming(indices={"KL": {date(2025, 1, 1): "102", date(2026, 1, 1): "108"}}, because="forecast")
        rules = rules.assuming(membership_fee=dkk(25000), because="budget")
        subscription = Subscription(SAMSO, "OS2test", START)

        def caveats(*years):
            budget = member_budget(Membership.joined(SAMSO, START), [subscription], years=years, rules=rules)
            return [str(row.since) for row in budget.caveats if row.source == "forecast"]

        assert (caveats(2025), caveats(2026), caveats(2026, 2027)) == ([], ["2025-01-01"], ["2025-01-01", "2026-01-01"])

    def test_adjusts_an_assumed_price_from_the_first_day_of_the_subscription_on(self):
        terms = {"OS2mo": Terms.calendar_year(indexation=yearly())}
        prices = {"OS2mo": {"vederlag": dkk(60000), "tilslutningsafgift": dkk(0)}}
        index = {date(2025, 1, 1): "100", date(2026, 1, 1): "103"}
        rules = OS2_RULES.assuming(terms=terms, prices=prices, indices={"KL": index}, because="budget")
        charges = Subscription(SAMSO, "OS2mo", START_OF_2026).charges(within=Period.years(2026, 2027), rules=rules)
        assert numbers(charges) == ["0.00", "60000.00", "61800.00"]

    def test_is_no_hole_any_more_once_it_is_published(self):
        assumed = OS2_RULES.assuming(indices={"KL": dict.fromkeys(NEW_YEARS, "100")}, because="forecast")
        rules = assumed.amended(since=NEW_YEARS[1], indices={"KL": "102"}, source="KL", decided=date(2025, 2, 1))
        (index,) = rules.indices
        assert [(str(row.value), row.basis) for row in index.values.rows] == [
            ("100", Basis.ASSUMED),
            ("100", Basis.ASSUMED),
            ("102", Basis.PUBLISHED),
            ("100", Basis.ASSUMED),
        ]
        assert rules.as_known(date(2025, 1, 31)) == assumed
        again = rules.assuming(indices={"KL": {NEW_YEARS[1]: "999", NEW_YEARS[2]: "108"}}, because="better forecast")
        assert [str(row.value) for row in again.indices[0].values.rows] == ["100", "108", "102", "100"]

    def test_may_stand_as_a_hole_with_its_source(self):
        table = Index.of("KL", {date(2024, 1, 1): "100"}, source="KL").values
        holed = Index("KL", evolve(table, rows=[Hole(since=START, source="not yet"), *table.rows]))
        with pytest.raises(NoRuleInForceError, match="no value of the index KL is published for 2025-01-01"):
            holed.row(START)
        assert holed.assuming({START: "102"}, because="budget").row(START).value == 102


class TestAnIndex:
    def test_may_be_tried_otherwise(self):
        rules = following((START, dkk(10000)))
        tried = rules.supposing(since=START, indices={"KL": "110"}, because="what if")
        assert numbers(charges_of(tried, START, years=(2026, 2027))) == ["11000.00", "10800.00"]
        with pytest.raises(InvalidValueError, match="value of the index KL already has a row from 2025-01-01"):
            rules.amended(since=START, indices={"KL": "110"}, source="KL")
        with pytest.raises(UnknownNameError, match="'KLL' is no index of these rules; did you mean 'KL'"):
            rules.supposing(since=START, indices={"KLL": "110"}, because="what if")

    def test_is_known_from_the_day_each_value_was_decided(self):
        rules = following((START, dkk(10000)), index={date(2024, 1, 1): "100"})
        rules = rules.amended(since=START, indices={"KL": "102"}, source="KL", decided=date(2026, 2, 10))
        with pytest.raises(NoRuleInForceError, match=r"indices={\"KL\": {date\(2025, 1, 1\)"):
            charges_of(rules.as_known(date(2026, 2, 9)), START)
        assert numbers(charges_of(rules.as_known(date(2026, 2, 10)), START)) == ["10200.00"]

    def test_of_which_nothing_was_known_yet_is_none(self):
        row = DatedRow(since=START, value=Fraction(102), source="KL", decided=date(2026, 2, 10))
        index = Index("KL", Dated(Index.of("KL", KL, source="x").values.label, unit="index", rows=[row]))
        rules = evolve(OS2_RULES, indices=[index])
        assert rules.as_known(date(2026, 2, 9)).indices == ()
        assert rules.as_known(date(2026, 2, 10)) == rules

    def test_stands_once_in_the_rule_book(self):
        index = Index.of("KL", KL, source="x")
        with pytest.raises(InvalidValueError, match="'KL' stands twice in the rule book"):
            evolve(OS2_RULES, indices=[index, index])

    def test_has_values_above_0_on_first_days_of_months_and_says_all_that_is_wrong_at_once(self):
        rows = [
            DatedRow(since=day, value=value, source="x")
            for day, value in [(date(2026, 2, 2), Fraction(1)), (date(2026, 1, 31), Fraction(0))]
        ]
        with pytest.raises(InvalidValueError, match="several things are wrong") as caught:
            Index("KL", Dated(Index.of("KL", KL, source="x").values.label, unit="index", rows=rows))
        assert [error.code for error in caught.value.reasons] == ["index.month", "index.month", "index.value"]


class TestAnAssumedPriceWithoutAFirstDay:
    def test_is_printed_on_the_first_day_of_the_subscription(self):
        terms = Terms.calendar_year(indexation=yearly())
        rules = OS2_RULES.assuming(
            prices={"OS2faktor": {"vederlag": dkk(10000)}}, terms={"OS2faktor": terms}, indices={"KL": KL}, because="x"
        )
        accession = Subscription(SAMSO, "OS2faktor", date(2025, 7, 1))
        charges = accession.charges(within=Period.years(2025, 2027), rules=rules)
        assert numbers(charges) == ["5000.00", "10200.00", "10800.00"]


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: yearly(index=" "), r"Indexation\.index cannot be empty"),
        (lambda: yearly(month=13), r"Indexation\.month must lie in 1–12, got 13"),
        (lambda: yearly(on=START), r"Indexation\.on must be of type MonthDay"),
        (lambda: yearly(years_before=-1), r"Indexation\.years_before must lie in 0–10"),
        (lambda: yearly(floor=3), r"Indexation\.floor must be of type Percent"),
        (lambda: yearly(cap=Fraction(3)), r"Indexation\.cap must be of type Percent"),
        (lambda: yearly(cap=Percent(-101)), r"Indexation\.cap must lie in ≥ -100, got -101"),
        (lambda: yearly(floor=Percent(3), cap=Percent("2.9")), r"the floor 3 % is above the cap 2\.9 %"),
        (lambda: yearly(rounding=dkk(1)), r"Indexation\.rounding must be of type Rounding"),
        (lambda: yearly(rounding=Rounding(dkk(1), "")), r"Rounding\.source cannot be empty"),
        (lambda: Index.of("", KL, source="x"), r"Index\.name cannot be empty"),
        (lambda: Index.of("KL", {}, source="x"), "the table value of the index KL has no row"),
        (lambda: Index.of("KL", [100], source="x"), "indices must be of type Mapping"),
        (
            lambda: Index.of("KL", {"2026": 100}, source="x"),
            r"indices must be of type date, such as date\(2026, 1, 1\)",
        ),
        (lambda: Index.of("KL", {START: 102.5}, source="x"), "index must be of type Fraction"),
        (lambda: Index.of("KL", {START: "102,5"}, source="x"), "'102,5' is no value of an index"),
        (lambda: Index.of("KL", {START: 0}, source="x"), "0 is no value of an index; write a number above 0"),
        (lambda: Index("KL", 102), r"Index\.values must be of type Dated"),
        (
            lambda: Terms.calendar_year(indexation=yearly(), price_change=PriceChange.LOCKED),
            "a price that is locked cannot follow the index KL",
        ),
        (lambda: Terms.calendar_year(indexation="KL"), r"Terms\.indexation must be of type Indexation"),
    ],
)
def test_what_means_nothing_is_refused(made, message):
    with pytest.raises(InvalidValueError, match=message):
        made()
