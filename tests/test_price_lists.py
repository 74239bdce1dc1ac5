"""Price lists: lines that are paid in some operation modes only, lists that contradict themselves, lists that are assumed."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Basis,
    Cadence,
    ChargeKind,
    InvalidValueError,
    NoRuleInForceError,
    OperationMode,
    Period,
    PriceChange,
    Subscription,
    SubscriptionPlan,
    Terms,
    UnknownNameError,
    dkk,
    text,
)
from os2model.accessions import ModeStep
from os2model.corrections import corrections
from os2model.prices import Fixed, PerUnit
from tests.cases import SAMSO, charges_of, line_of, numbers, rules_of, terms_of

OF_ALL_TIME, LONG_AGO = date(2000, 1, 1), date(2020, 1, 1)
SHARED, OWN_VENDOR, SELF_HOSTED = OperationMode
JOINING, RECURRING, ONCE = ChargeKind.JOINING_FEE, ChargeKind.RECURRING_FEE, ChargeKind.ONE_OFF_CONTRIBUTION


def once(kroner, *modes, kind=ONCE, **others):
    return line_of((OF_ALL_TIME, dkk(kroner)), kind=kind, modes=modes, **others)


def yearly(kroner, *modes, **others):
    return line_of((OF_ALL_TIME, dkk(kroner)), modes=modes, **others)


def by_line(charges):
    return [(charge.line, charge.net.number, str(charge.invoice_day)) for charge in charges]


ANYWAY = yearly(1200, name="anyway")
SHARED_ONLY = rules_of(lines=[ANYWAY, yearly(12000, SHARED)])


class TestALineBoundToModes:
    @pytest.mark.parametrize(
        ("mode", "paid"),
        [(SHARED, ["1200.00", "12000.00"]), (OWN_VENDOR, ["1200.00"]), (SELF_HOSTED, ["1200.00"]), (None, ["1200.00"])],
        ids=lambda value: str(value) if isinstance(value, OperationMode) else "unknown" if value is None else "",
    )
    def test_is_charged_in_these_modes_alone_and_not_where_the_mode_is_unknown(self, mode, paid):
        assert numbers(charges_of(SHARED_ONLY, LONG_AGO, operation_mode=mode)) == paid

    @pytest.mark.parametrize(
        ("modes", "paid"),
        [
            pytest.param([(LONG_AGO, SHARED), (date(2026, 7, 1), OWN_VENDOR)], ["6000.00", None], id="given up"),
            pytest.param([(LONG_AGO, OWN_VENDOR), (date(2026, 10, 1), SHARED)], ["3000.00", "12000.00"], id="taken up"),
            pytest.param(
                [(LONG_AGO, SHARED), (date(2026, 4, 1), SELF_HOSTED), (date(2026, 10, 1), SHARED)],
                ["6000.00", "12000.00"],
                id="given up for a while",
            ),
            pytest.param(
                [(LONG_AGO, OWN_VENDOR), (date(2026, 4, 1), SELF_HOSTED)],
                [None, None],
                id="of one that does not pay to another",
            ),
        ],
    )
    def test_is_paid_for_the_part_of_the_year_in_its_mode(self, modes, paid):
        charges = charges_of(SHARED_ONLY, LONG_AGO, years=(2026, 2027), operation_mode=modes)
        found = {charge.period.first_day.year: charge.net.number for charge in charges if charge.line == "vederlag"}
        assert [found.get(year) for year in (2026, 2027)] == paid

    def test_says_in_which_mode_nothing_is_paid(self):
        modes = [(LONG_AGO, SHARED), (date(2026, 7, 1), OWN_VENDOR)]
        (charge,) = (
            each for each in charges_of(SHARED_ONLY, LONG_AGO, operation_mode=modes) if each.line == "vederlag"
        )
        assert [step.mode for step in charge.steps if isinstance(step, ModeStep)] == [OWN_VENDOR]
        assert [part.net for part in charge.parts] == [dkk(6000), dkk(0)]

    def test_is_given_back_when_the_mode_turns_out_to_be_another(self):
        issued = charges_of(SHARED_ONLY, LONG_AGO, operation_mode=SHARED)
        due = charges_of(SHARED_ONLY, LONG_AGO, operation_mode=OWN_VENDOR)
        assert [correction.net for correction in corrections(due, issued)] == [dkk(-12000)]

    def test_keeps_the_price_of_the_first_day_where_prices_are_locked(self):
        terms = Terms.calendar_year(price_change=PriceChange.LOCKED)
        line = line_of((OF_ALL_TIME, dkk(12000)), (date(2026, 7, 1), dkk(24000)), modes=[SHARED])
        modes = [(LONG_AGO, OWN_VENDOR), (date(2026, 7, 1), SHARED)]
        assert numbers(
            charges_of(rules_of(lines=[yearly(0, name="x"), line], terms=terms), LONG_AGO, operation_mode=modes)
        ) == [
            "0.00",
            "6000.00",
        ]


class TestTwoLinesOfOneName:
    lines = (yearly(12000, SHARED), yearly(6000, OWN_VENDOR), yearly(0, SELF_HOSTED))

    @pytest.mark.parametrize("billing", [Cadence.ANNUAL, Cadence.HALF_YEARLY])
    def test_are_one_line_with_one_key_for_each_billing_period(self, billing):
        modes = [(LONG_AGO, SHARED), (date(2026, 5, 1), OWN_VENDOR)]
        rules = rules_of(lines=self.lines, terms=Terms.calendar_year(billing=billing))
        charges = charges_of(rules, LONG_AGO, operation_mode=modes)
        assert len({charge.key for charge in charges}) == len(charges) == (1 if billing is Cadence.ANNUAL else 2)
        assert sum(charge.net.minor for charge in charges) == 800_000  # 12 000 × 4/12 + 6 000 × 8/12

    def test_of_different_rules_each_ask_for_their_own_facts(self):
        lines = [line_of((OF_ALL_TIME, PerUnit(dkk(1000))), modes=[SHARED]), yearly(6000, OWN_VENDOR, SELF_HOSTED)]
        modes = [(LONG_AGO, SHARED), (date(2026, 7, 1), OWN_VENDOR)]
        quantities = [(LONG_AGO, 12), (date(2026, 4, 1), 24), (date(2026, 10, 1), 100)]
        (charge,) = charges_of(rules_of(lines=lines), LONG_AGO, operation_mode=modes, quantities=quantities)
        assert charge.net == dkk(12000)  # 12 000 × 3/12 + 24 000 × 3/12 + 6 000 × 6/12

    def test_are_not_charged_where_the_mode_is_unknown_though_together_they_are_paid_in_all(self):
        assert charges_of(rules_of(lines=self.lines), LONG_AGO) == ()


class TestWhatIsPaidOnceInAMode:
    joined, later = date(2026, 3, 1), date(2026, 9, 1)

    @pytest.mark.parametrize("kind", [JOINING, ONCE])
    @pytest.mark.parametrize(
        ("facts", "due"),
        [
            pytest.param({"operation_mode": SHARED}, joined, id="from the first day"),
            pytest.param(
                {"operation_mode": [(joined, OWN_VENDOR), (later, SHARED)]}, later, id="on the first day in it"
            ),
            pytest.param({"operation_mode": [(LONG_AGO, SHARED), (later, OWN_VENDOR)]}, joined, id="in it before"),
            pytest.param({"operation_mode": OWN_VENDOR}, None, id="never in it"),
            pytest.param({}, None, id="unknown"),
            pytest.param(
                {"operation_mode": [(joined, OWN_VENDOR), (later, SHARED)], "last_day": date(2026, 8, 31)},
                None,
                id="too late",
            ),
            pytest.param(
                {"operation_mode": [(joined, OWN_VENDOR), (later, SHARED)], "continues_previous": True},
                None,
                id="paid before",
            ),
        ],
    )
    def test_falls_due_on_the_first_day_in_a_mode_in_which_it_is_paid(self, kind, facts, due):
        rules = rules_of(lines=[ANYWAY, once(35000, SHARED, kind=kind)])
        found = [charge for charge in charges_of(rules, self.joined, **facts) if charge.billing_start is None]
        assert [(charge.net, charge.invoice_day) for charge in found] == ([(dkk(35000), due)] if due else [])

    @pytest.mark.parametrize(
        ("plan", "due"),
        [
            pytest.param([(joined, "PASSIVE"), (later, "ACTIVE")], later, id="active after"),
            pytest.param([(joined, "PASSIVE"), (date(2026, 4, 1), "ACTIVE")], date(2026, 6, 1), id="active before"),
            pytest.param(
                [(joined, "ACTIVE"), (date(2026, 5, 1), "PASSIVE"), (later, "ACTIVE")],
                later,
                id="passive again in between",
            ),
            pytest.param([(joined, "PASSIVE")], None, id="never active"),
        ],
    )
    def test_as_a_joining_fee_falls_due_on_the_first_day_that_is_active_and_in_the_mode(self, plan, due):
        plan = [(day, SubscriptionPlan[name]) for day, name in plan]
        modes = [(self.joined, OWN_VENDOR), (date(2026, 6, 1), SHARED)]
        rules = rules_of(lines=[once(0, name="anyway"), once(35000, SHARED, kind=JOINING)])
        found = charges_of(rules, self.joined, plan=plan, operation_mode=modes)
        assert [charge.invoice_day for charge in found if charge.kind is JOINING] == ([due] if due else [])

    @pytest.mark.parametrize(
        ("modes", "paid"),
        [
            pytest.param(SHARED, 100, id="locked on the first day"),
            pytest.param(
                [(joined, OWN_VENDOR), (later, SHARED)], 200, id="of its own day where it was not paid on the first"
            ),
        ],
    )
    def test_as_a_joining_fee_is_locked_on_the_first_day_if_it_is_paid_then(self, modes, paid):
        line = line_of((OF_ALL_TIME, dkk(100)), (date(2026, 7, 1), dkk(200)), kind=JOINING, modes=[SHARED])
        plan = [(self.joined, SubscriptionPlan.PASSIVE), (date(2026, 8, 1), SubscriptionPlan.ACTIVE)]
        rules = rules_of(lines=[once(0, name="anyway"), line])
        found = [
            charge
            for charge in charges_of(rules, self.joined, plan=plan, operation_mode=modes)
            if charge.kind is JOINING
        ]
        assert [charge.net for charge in found] == [dkk(paid)]

    def test_is_paid_in_a_pause_too(self):
        rules = rules_of(lines=[ANYWAY, once(35000, SHARED)])
        charges = charges_of(rules, self.joined, operation_mode=SHARED, pauses=[Period.year(2026)])
        assert {charge.line: charge.net for charge in charges} == {"anyway": dkk(0), "bidrag": dkk(35000)}

    def test_is_paid_to_whoever_the_line_says(self):
        rules = rules_of(lines=[ANYWAY, once(15000, SHARED, payee="a vendor")])
        charges = charges_of(rules, self.joined, operation_mode=SHARED)
        assert {charge.line: charge.payee for charge in charges} == {"anyway": "OS2", "bidrag": "a vendor"}


class TestListsThatContradictThemselves:
    def test_name_all_their_reasons_at_once(self):
        lines = [
            yearly(1, SHARED, name="a"),
            yearly(2, SHARED, OWN_VENDOR, name="a"),
            once(3, OWN_VENDOR, name="b"),
            yearly(4, SHARED, name="b"),
            yearly(5, SHARED, name="c"),
            yearly(6, OWN_VENDOR, name="c", payee="a vendor"),
        ]
        with pytest.raises(InvalidValueError, match="several things are wrong") as caught:
            rules_of(lines=lines)
        assert [(error.code, error.values.get("name")) for error in caught.value.reasons] == [
            ("price_list.line-twice", "'a'"),
            ("price_list.line-differs", "'b'"),
            ("price_list.line-differs", "'c'"),
            ("price_list.mode", None),
        ]

    def test_name_the_modes_without_a_line_in_either_language(self):
        with pytest.raises(
            InvalidValueError, match="OS2test has terms and no line in self-hosted; add a line"
        ) as caught:
            rules_of(lines=[yearly(1, SHARED, OWN_VENDOR)])
        assert "OS2test har vilkår, men ingen takst for driftsformen egen drift" in text.explain(caught.value, "da")

    @pytest.mark.parametrize(
        ("made", "message"),
        [
            (lambda: yearly(1, "shared"), r"PriceLine\.modes must be of type OperationMode"),
            (lambda: yearly(1, name=" "), r"PriceLine\.name cannot be empty"),
            (lambda: yearly(1, payee=""), r"PriceLine\.payee cannot be empty"),
            (lambda: yearly(1, covers="maintenance"), r"PriceLine\.covers must be of type Iterable"),
            (lambda: evolve(yearly(1), prices=dkk(1)), r"PriceLine\.prices must be of type Dated"),
            (lambda: rules_of((OF_ALL_TIME, 12000)), r"price must be of type Money \| PriceRule"),
            (lambda: rules_of(lines=[dkk(1)]), r"PriceList\.lines must be of type PriceLine"),
            (
                lambda: Subscription(SAMSO, "OS2test", LONG_AGO, operation_mode="shared"),
                r"Subscription\.operation_mode",
            ),
        ],
    )
    def test_or_mean_nothing_are_refused(self, made, message):
        with pytest.raises(InvalidValueError, match=message):
            made()


class TestAssumedPrices:
    def test_fill_the_holes_of_a_list_and_nothing_else(self):
        rules = rules_of((OF_ALL_TIME, dkk(100)))
        holed = OS2_RULES.assuming(prices={"OS2valghalla": {"vederlag": dkk(1)}}, because="budget")
        assert [row.basis for row in holed.price_list("OS2valghalla").lines[1].prices.rows] == [
            row.basis for row in OS2_RULES.price_list("OS2valghalla").lines[1].prices.rows
        ]
        assert rules.assuming(prices={"OS2test": {"vederlag": dkk(1)}}, because="budget") == rules

    def test_give_a_product_without_a_list_one_of_these_lines(self):
        prices = {"vederlag": PerUnit(dkk(100)), "tilslutningsafgift": dkk(5000), "bidrag": dkk(700)}
        rules = OS2_RULES.assuming(
            prices={"OS2faktor": prices}, terms={"OS2faktor": Terms.half_years()}, because="budget"
        )
        accession = Subscription(SAMSO, "OS2faktor", date(2026, 1, 1), quantities=12)
        charges = accession.charges(within=Period.year(2026), rules=rules)
        assert by_line(charges) == [
            ("tilslutningsafgift", "5000.00", "2026-01-01"),
            ("vederlag", "1200.00", "2026-01-01"),
            ("bidrag", "700.00", "2026-01-01"),
            ("vederlag", "1200.00", "2026-07-01"),
        ]
        assert {row.basis for charge in charges for step in charge.steps[:-1] for row in step.rows} == {Basis.ASSUMED}
        again = rules.assuming(prices={"OS2faktor": {"vederlag": dkk(1)}}, because="better")
        assert numbers(accession.charges(within=Period(date(2026, 7, 1), date(2026, 7, 1)), rules=again)) == ["1.00"]

    @pytest.mark.parametrize(
        ("rules", "asked"),
        [
            pytest.param(OS2_RULES, "price list of OS2faktor", id="neither"),
            pytest.param(
                OS2_RULES.assuming(prices={"OS2faktor": {"vederlag": dkk(100)}}, because="budget"),
                "set of terms of OS2faktor",
                id="prices alone",
            ),
        ],
    )
    def test_and_terms_are_asked_for_with_a_way_out_that_works_as_it_is_typed(self, rules, asked):
        accession = Subscription(SAMSO, "OS2faktor", date(2026, 1, 1))
        with pytest.raises(NoRuleInForceError, match=f"no {asked} is published") as caught:
            accession.charges(within=Period.year(2026), rules=rules)
        typed = caught.value.way_out.replace("dkk(…)", "dkk(100)")
        rules = eval(f"rules.assuming({typed}, because='budget')")  # noqa: S307  as it is typed
        assert numbers(accession.charges(within=Period.year(2026), rules=rules)) == ["100.00"]

    def test_may_be_amended_and_tried_otherwise_from_a_day(self):
        rules = rules_of((OF_ALL_TIME, dkk(12000)), terms=terms_of("ANNUAL", "HALF_YEARLY"))
        decided = rules.amended(
            since=date(2026, 7, 1),
            prices={"OS2test": {"vederlag": PerUnit(dkk(20000))}},
            source="meeting",
            decided=date(2026, 5, 1),
        )
        tried = decided.supposing(
            since=date(2026, 7, 1), prices={"OS2test": {"vederlag": dkk(24000)}}, because="what if"
        )
        assert [numbers(charges_of(each, LONG_AGO)) for each in (rules, decided, tried)] == [
            ["6000.00", "6000.00"],
            ["6000.00", "10000.00"],
            ["6000.00", "12000.00"],
        ]
        assert decided.as_known(date(2026, 4, 30)) == rules
        with pytest.raises(InvalidValueError, match="already has a row from 2026-07-01"):
            decided.amended(since=date(2026, 7, 1), prices={"OS2test": {"vederlag": dkk(1)}}, source="meeting")

    def test_may_be_decided_of_a_product_without_a_price_list_and_get_more_lines(self):
        source = {"since": date(2027, 1, 1), "source": "meeting of the group"}
        rules = OS2_RULES.amended(prices={"OS2faktor": {"vederlag": dkk(20000)}}, **source)
        rules = rules.assuming(prices={"OS2faktor": {"tilslutningsafgift": dkk(5000)}}, because="budget")
        fee, joining = rules.price_list("OS2faktor").lines
        assert fee.prices.on(date(2027, 1, 1)) == Fixed(dkk(20000))
        assert joining.prices.on(date(2026, 1, 1)) == Fixed(dkk(5000))
        with pytest.raises(NoRuleInForceError, match="no recurring fee of OS2faktor is published for 2026-12-31"):
            fee.prices.on(date(2026, 12, 31))
        with pytest.raises(UnknownNameError, match="'bidrag' is not a line of the price list"):
            OS2_RULES.assuming(prices={"OS2valghalla": {"bidrag": dkk(5000)}}, because="budget")

    @pytest.mark.parametrize(
        ("prices", "error", "message"),
        [
            (
                {"OS2fakto": {"vederlag": dkk(1)}},
                UnknownNameError,
                "not a product of these rules; did you mean 'OS2faktor'",
            ),
            (
                {"OS2faktor": {"vederlaget": dkk(1)}},
                UnknownNameError,
                "not a line of the price list; did you mean 'vederlag'",
            ),
            ({"OS2faktor": {"kontingent": dkk(1)}}, UnknownNameError, "not a line of the price list"),
            ({"OS2valghalla": {"bidrag": dkk(1)}}, UnknownNameError, "not a line of the price list"),
            ({"OS2faktor": {"vederlag": 100}}, InvalidValueError, r"price must be of type Money \| PriceRule"),
            ({"OS2faktor": dkk(1)}, InvalidValueError, "prices must be of type Mapping"),
            ({"OS2valghalla": dkk(1)}, InvalidValueError, "prices must be of type Mapping"),
            ({"OS2faktor": "vederlag"}, InvalidValueError, "prices must be of type Mapping"),
            ({"OS2faktor": {}}, InvalidValueError, "OS2faktor has terms and no line in shared operation"),
            ([("OS2faktor", {})], InvalidValueError, "prices must be of type Mapping"),
            ({}, InvalidValueError, "no rule was given to change"),
        ],
    )
    def test_of_no_product_no_line_or_no_price_are_refused(self, prices, error, message):
        with pytest.raises(error, match=message):
            OS2_RULES.assuming(prices=prices, because="budget")

    @pytest.mark.parametrize("name", ["terms", "prices", "indices", "participants"])
    def test_that_are_empty_are_no_assumption(self, name):
        with pytest.raises(InvalidValueError, match="no rule was given to change"):
            OS2_RULES.assuming(because="budget", **{name: {}})
        assert OS2_RULES.assuming(because="budget", inhabitants="latest", **{name: {}}).latest_inhabitants

    @pytest.mark.parametrize("name", ["terms", "prices", "indices", "participants"])
    def test_are_by_name(self, name):
        with pytest.raises(InvalidValueError, match=f"{name} must be of type Mapping"):
            OS2_RULES.assuming(because="budget", **{name: "OS2valghalla"})

    def test_of_nothing_are_kept(self):
        free = OS2_RULES.assuming(membership_fee=dkk(0), inhabitants="latest", because="budget")
        assert free.membership_fee.on(date(2030, 1, 1)) == dkk(0)
        shares = rules_of((OF_ALL_TIME, dkk(1)), passive_share=Fraction(0))
        assert numbers(charges_of(shares, LONG_AGO, plan=SubscriptionPlan.PASSIVE)) == ["0.00"]
