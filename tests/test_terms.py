"""Terms: what they refuse, all at once; the grids they give."""

from datetime import date
from fractions import Fraction

import pytest

from os2model import (
    Cadence,
    FirstDay,
    InvalidDataError,
    InvalidValueError,
    MonthDay,
    Period,
    Proration,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    from_data,
    text,
)
from os2model.proration import BILLING, PRICING, ByJoiningDay, ByMeasure, FixedShare, StartedPeriods, WholePeriods
from os2model.timelines import Since, Timeline, over_time
from tests.cases import SAMSO, rules_of

TWICE = ((date(2026, 1, 1), VatCategory.STANDARD), (date(2026, 1, 1), VatCategory.EXEMPT))
BY_YEAR_AND_HALF = ByJoiningDay(
    after=MonthDay(7, 1), then=WholePeriods(Cadence.ANNUAL), otherwise=StartedPeriods(Cadence.HALF_YEARLY)
)


class TestTermsThatContradictThemselves:
    def test_are_refused_with_all_reasons_at_once(self):
        with pytest.raises(InvalidValueError) as caught:
            Terms(
                Cadence.QUARTERLY,
                Cadence.ANNUAL,
                proration=Proration(joining=BY_YEAR_AND_HALF),
                vat_category=TWICE,
            )
        assert [
            (reason.code, reason.values.get("of") and reason.values["of"].en) for reason in caught.value.reasons
        ] == [
            ("terms.joining-period", "yearly"),
            ("terms.joining-period", "half-yearly"),
            ("timeline.twice", None),
            ("vat.reason-needed", None),
        ]
        assert "StartedPeriods cannot divide a price stated quarterly into periods that are half-yearly" in str(
            caught.value
        )

    def test_say_all_of_it_in_danish_too(self):
        with pytest.raises(InvalidValueError) as caught:
            Terms(
                Cadence.MONTHLY,
                Cadence.ANNUAL,
                proration=Proration(joining=StartedPeriods(BILLING)),
                vat_category=TWICE,
            )
        assert text.explain(caught.value, "da") == (
            "flere ting er galt; ret dem: en pris, der er sat månedligt, kan ikke deles af StartedPeriods i perioder, der går "
            "årligt; vælg en kortere periode; Terms.vat_category har to værdier fra 1.1.2026; behold den ene; momskategori E "
            "skal have en begrundelse; skriv, hvorfor der ingen moms er"
        )

    def test_in_a_file_are_a_finding_each(self):
        data = {
            "pricing": "monthly",
            "billing": "annual",
            "proration": {"joining": {"kind": "whole_periods", "of": "billing"}},
            "vat_reason": "x",
        }
        with pytest.raises(InvalidDataError) as caught:
            from_data(Terms, data)
        assert [(each.code, each.path) for each in caught.value.findings] == [
            ("terms.joining-period", ""),
            ("vat.reason-forbidden", ""),
        ]

    def test_with_one_reason_say_that_one(self):
        with pytest.raises(InvalidValueError, match="WholePeriods cannot divide a price stated monthly") as caught:
            Terms(Cadence.MONTHLY, Cadence.MONTHLY, proration=Proration(joining=WholePeriods(Cadence.QUARTERLY)))
        assert caught.value.reasons == ()

    def test_may_leave_by_any_period(self):
        leaving = Proration(leaving=StartedPeriods(Cadence.ANNUAL))
        assert Terms(Cadence.MONTHLY, Cadence.MONTHLY, proration=leaving).proration is leaving

    @pytest.mark.parametrize("offset", [-3661, 3661, 1.5, True])
    def test_have_an_offset_of_some_days(self, offset):
        with pytest.raises(InvalidValueError, match=r"Terms\.invoice_offset"):
            Terms.calendar_year(invoice_offset=offset)


class TestTheGrids:
    def test_are_of_the_calendar_unless_said_otherwise(self):
        grids = Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY).grids(date(2026, 8, 14))
        assert (str(grids.pricing.period(2026)), str(grids.billing.period(2 * 2026))) == (
            "2026-01-01/2026-12-31",
            "2026-01-01/2026-06-30",
        )

    def test_may_begin_on_another_day_each(self):
        terms = Terms.calendar_year(anchor=MonthDay(4, 1), pricing_anchor=FirstDay.OWN)
        grids = terms.grids(date(2026, 8, 14))
        assert grids.pricing.boundary(1) == date(2027, 8, 14)
        assert grids.billing.boundary(grids.billing.index(date(2026, 8, 14))) == date(2026, 4, 1)

    def test_of_the_pricing_periods_are_those_of_billing_where_nothing_else_is_said(self):
        grids = Terms.calendar_year(anchor=MonthDay(4, 1)).grids(date(2026, 8, 14))
        assert grids.pricing == grids.billing

    def test_divide_the_pricing_periods_where_a_rule_asks_for_a_cadence(self):
        grids = Terms.calendar_year(anchor=MonthDay(1, 15)).grids(date(2026, 8, 14))
        assert StartedPeriods(Cadence.MONTHLY).begins(date(2026, 8, 14), grids) == date(2026, 7, 15)
        assert WholePeriods(Cadence.QUARTERLY).begins(date(2026, 8, 14), grids) == date(2026, 10, 15)

    def test_a_billing_period_across_two_pricing_periods_gives_no_more_than_the_one_of_joining(self):
        grids = Terms.calendar_year(anchor=MonthDay(10, 1), pricing_anchor=MonthDay(1, 1)).grids(date(2026, 3, 1))
        assert StartedPeriods(BILLING).begins(date(2026, 3, 1), grids) == date(2026, 1, 1)
        assert WholePeriods(BILLING).begins(date(2026, 11, 1), grids) == date(2027, 1, 1)


class TestNamedProrations:
    def test_are_made_of_the_rules(self):
        monthly, whole = StartedPeriods(Cadence.MONTHLY), StartedPeriods(PRICING)
        assert Proration.started_months() == Proration(joining=monthly, leaving=monthly)
        assert Proration.full() == Proration(joining=whole, leaving=whole)
        assert Proration.none() == Proration(joining=WholePeriods(PRICING), leaving=WholePeriods(PRICING))
        assert Proration.months() == Proration(joining=ByMeasure(), leaving=ByMeasure())

    def test_take_no_fixed_share_for_leaving(self):
        with pytest.raises(InvalidValueError, match=r"Proration\.leaving must be of type ByMeasure"):
            Proration(leaving=FixedShare(Fraction(1, 2)))


class TestAValueOverTime:
    def test_is_one_value_or_pairs_in_any_order(self):
        assert over_time("x", 3, int).always
        pairs = ((date(2027, 1, 1), 15), (date(2026, 8, 14), 12))
        assert over_time("x", pairs, int).rows == (Since(date(2026, 8, 14), 12), Since(date(2027, 1, 1), 15))
        assert over_time("x", over_time("x", pairs, int), int) == over_time("x", pairs, int)
        assert over_time("x", [Since(day, value) for day, value in pairs], int) == over_time("x", pairs, int)

    def test_is_none_before_its_first_row(self):
        with pytest.raises(
            InvalidValueError, match="Timeline has no value for 2020-01-01; the first one is of 2026-08-14"
        ):
            Timeline((Since(date(2026, 8, 14), 12),)).on(date(2020, 1, 1))

    @pytest.mark.parametrize("rows", [5, (5,), ()])
    def test_is_made_of_values_from_days_alone(self, rows):
        with pytest.raises(InvalidValueError, match=r"Timeline\.rows"):
            Timeline(rows)

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ((), "x needs at least one value"),
            (((date(2026, 8, 14),),), "x is one value, or pairs of a first day and a value, got"),
            ((("2026-08-14", 12),), "x must be of type date"),
            (((date(2026, 8, 14), "12"),), "x must be of type int"),
            ("12", "x must be of type int"),
            (1.5, "x must be of type int"),
            ((date(2026, 8, 14), 12), r"x must be of type tuple \| Since, such as \(date\(2026, 8, 14\), …\)"),
        ],
    )
    def test_refuses_anything_else(self, wrong, message):
        with pytest.raises(InvalidValueError, match=message):
            over_time("x", wrong, int)


class TestASubscriptionThatContradictsItself:
    def test_is_refused_with_all_reasons_at_once(self):
        june = date(2026, 6, 1)
        with pytest.raises(InvalidValueError) as caught:
            Subscription(
                SAMSO,
                "OS2test",
                date(2026, 1, 1),
                last_day=date(2025, 12, 31),
                plan=((june, SubscriptionPlan.PASSIVE), (june, SubscriptionPlan.ACTIVE)),
                quantities=((date(2026, 1, 1), -1),),
                pauses=[Period.month(2026, 6), Period(date(2026, 6, 30)), Period.month(2027, 1)],
                waivers=[("vederlag", "agreed"), ("vederlag", "agreed again"), ("andet", "agreed")],
            )
        assert [reason.code for reason in caught.value.reasons] == [
            "period.reversed",
            "timeline.twice",
            "timeline.late",
            "number.negative",
            "subscription.pauses",
            "subscription.pauses",
            "subscription.waived-twice",
        ]

    def test_carries_on_another_subscription_and_nothing_else(self):
        first = Subscription(SAMSO, "OS2test", date.min, continues_previous=True)
        assert not first.carries_on(Subscription(SAMSO, "OS2test", date.min, last_day=date.max))
        with pytest.raises(InvalidValueError, match="earlier must be of type Subscription"):
            first.carries_on(SAMSO)

    @pytest.mark.parametrize("waiver", [("vederlag",), ("vederlag", ""), "vederlag", ("vederlag", 4)])
    def test_has_waivers_of_a_line_and_a_reason(self, waiver):
        with pytest.raises(InvalidValueError):
            Subscription(SAMSO, "OS2test", date(2026, 1, 1), waivers=[waiver])

    def test_has_no_price_for_a_passive_one_where_none_is_published(self):
        from os2model import NoRuleInForceError, dkk

        passive = Subscription(SAMSO, "OS2test", date(2026, 1, 1), plan=SubscriptionPlan.PASSIVE)
        with pytest.raises(
            NoRuleInForceError,
            match=r"no share of a passive subscription \(passive_share of its price list\) is published for 2026-01-01",
        ):
            passive.charges(within=Period.year(2026), rules=rules_of((date(2000, 1, 1), dkk(12000))))
