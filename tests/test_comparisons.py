"""What differs between two associations, by payer, product and year, and why: each amount worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Association,
    CurrencyMismatchError,
    InvalidValueError,
    Membership,
    MembershipEvent,
    Money,
    NoRuleInForceError,
    OperationMode,
    Organisation,
    OrganisationKind,
    Percent,
    Period,
    PriceLine,
    SizeClass,
    Subscription,
    SubscriptionPlan,
    Terms,
    dkk,
    text,
)
from os2model.causes import CauseKind
from os2model.dated import DatedRow
from os2model.indexation import Index, Indexation
from os2model.organisations import PopulationCount
from os2model.participation import Participation
from os2model.prices import ByMembership, BySize, Less, PerUnit, Rounding
from os2model.shared_prices import Staircase
from os2model.sources import Basis
from os2model.statutes import default
from tests.cases import ASSUMED, JOINED, SAMSO, rules_of

NEW, LEFT, FACTS, PERIOD, SIZE, PARTICIPANTS, ROW = CauseKind
LONG_AGO, NEW_YEAR, JULY = date(2020, 1, 1), date(2026, 1, 1), date(2026, 7, 1)
KRONE = Rounding(dkk(1), "made up")
STAIRS = Staircase([(1, dkk(10000)), (10, dkk(8000))])
SIZES = BySize(small=dkk(100), medium=dkk(200), large=dkk(300), very_large=dkk(400))


def organisation(name, id_, size=SizeClass.MEDIUM):
    kind = OrganisationKind.MUNICIPALITY
    return Organisation(name, kind=kind, id=id_, assigned_size=size, size_reason="what if")


def association(*subscriptions, rules, members=(), **parts):
    memberships = [Membership.joined(each, LONG_AGO) for each in members]
    return Association(rules=rules, memberships=memberships, subscriptions=subscriptions, **parts)


def subscription(first_day=NEW_YEAR, of=SAMSO, product="OS2test", **facts):
    return Subscription(of, product, first_day, **facts)


def dearer(rules, percent, product="OS2valghalla", line="vederlag", since=NEW_YEAR):
    """A line of a product at a price that is some percent higher, in whole kroner."""
    table = next(each.prices for each in rules.price_list(product).lines if each.name == line)
    price = table.on(since).repriced(1 + Percent(percent).fraction, KRONE)
    return rules.supposing(since=since, prices={product: {line: price}}, because=f"what if: + {percent} %")


def seen(comparison):
    """Each difference in a line: who, for what, which year, the causes, and what is due to several at once."""
    return [
        (
            each.payer.short_name or each.payer.name,
            each.subject,
            each.year,
            {cause.kinds: cause.amount.number for cause in each.causes},
            each.together.number,
        )
        for each in comparison.differences
    ]


def only(comparison):
    (difference,) = comparison.differences
    return difference


class TestTheWorkedFigures:
    def test_of_a_larger_size_and_a_higher_price(self):
        medium = subscription(
            LONG_AGO, evolve(SAMSO, assigned_size=SizeClass.MEDIUM, size_reason="what if"), "OS2valghalla"
        )
        large = evolve(medium, organisation=evolve(medium.organisation, assigned_size=SizeClass.LARGE))
        before = association(medium, rules=ASSUMED, members=[medium.organisation])
        after = association(large, rules=dearer(ASSUMED, "5"), members=[large.organisation])
        found = only(before.compare(after, years=[2026]))
        assert [(cause.kinds, cause.amount) for cause in found.causes] == [
            ((SIZE,), dkk("10900.00")),
            ((ROW,), dkk("2289.00")),
        ]
        assert (found.before, found.after) == (dkk(34880), dkk(48069))
        assert (found.amount, found.together) == (dkk("13189.00"), dkk("545.00"))
        assert [row.basis for cause in found.causes for row in cause.rows] == [Basis.SUPPOSED]

    def test_of_a_staircase_that_four_newcomers_make_cheaper_for_everybody(self):
        names = [organisation(f"Kommune {n:02}", f"k-{n}") for n in range(1, 13)]
        old = [subscription(of=each) for each in names[:8]]
        rules = rules_of((LONG_AGO, STAIRS))
        before = association(*old, rules=rules, all_members_known=True)
        after = evolve(before, subscriptions=[*old, *(subscription(date(2027, 1, 1), each) for each in names[8:])])
        found = before.compare(after, years=[2026, 2027])
        assert seen(found) == [
            *((each.name, "OS2test", 2027, {(NEW,): "8000.00"}, "0.00") for each in names[8:]),
            *((each.name, "OS2test", 2027, {(PARTICIPANTS,): "-2000.00"}, "0.00") for each in names[:8]),
        ]
        assert found.by_cause == {(NEW,): dkk(32000), (PARTICIPANTS,): dkk(-16000)}

    def test_of_a_hundred_members_a_higher_fee_and_ten_newcomers(self):
        members = [organisation(f"Member {n:03}", f"m-{n}") for n in range(100)]
        newcomers = [organisation(f"Newcomer {n}", f"new-{n}") for n in range(1, 11)]
        os2 = association(rules=ASSUMED, members=reversed(members))
        joining = [Membership.joined(each, date(2027, 1, 1)) for each in newcomers]
        rules = ASSUMED.supposing(since=date(2027, 1, 1), membership_fee=dkk(26250), because="what if: + 5 %")
        found = os2.compare(evolve(os2, rules=rules, memberships=[*os2.memberships, *joining]), years=[2027])
        first = ["Newcomer 1", "Newcomer 10", *(f"Newcomer {n}" for n in range(2, 10))]
        assert seen(found) == [
            *((name, "OS2", 2027, {(NEW,): "26250.00"}, "0.00") for name in first),
            *((each.name, "OS2", 2027, {(ROW,): "1250.00"}, "0.00") for each in members),
        ]
        assert found.by_cause == {(NEW,): dkk(262500), (ROW,): dkk(125000)}
        assert (found.total, found.by_product) == (dkk(387500), {"OS2": dkk(387500)})
        assert repr(found) == "<Comparison of 2027: 110 differences, 387500.00 DKK>"
        (row,) = found.differences[-1].causes[0].rows
        assert row == rules.membership_fee.row(on=date(2027, 1, 1))


RULES = rules_of(
    (LONG_AGO, Less(PerUnit(ByMembership(member=dkk(1000), non_member=dkk(1200))), dkk(300), ground="paid before")),
    joining_fee=dkk(100),
    passive_share=Fraction(1, 2),
)
OPERATION = PriceLine(
    name="drift",
    kind=RULES.price_lists[0].lines[0].kind,
    modes=[OperationMode.SHARED],
    prices=rules_of((LONG_AGO, dkk(600))).price_lists[0].lines[0].prices,
)
SHEET = evolve(RULES.price_lists[0], lines=[*RULES.price_lists[0].lines, OPERATION])
RULES = evolve(RULES, membership_fee=ASSUMED.membership_fee, price_lists=[SHEET])


def with_sheet(rules, **changed):
    return evolve(rules, price_lists=[evolve(rules.price_lists[0], **changed)])


class TestAGroup:
    """A subscription of a member that joins on New Year pays 1 000 a year and 100 on joining; one value is changed."""

    @pytest.mark.parametrize(
        ("facts", "kind", "amount"),
        [
            ({"plan": [(NEW_YEAR, SubscriptionPlan.ACTIVE), (JULY, SubscriptionPlan.PASSIVE)]}, FACTS, "-250.00"),
            ({"operation_mode": OperationMode.SHARED}, FACTS, "600.00"),
            ({"quantities": 3}, FACTS, "2000.00"),
            ({"grounds": ["paid before"]}, FACTS, "-300.00"),
            ({"waivers": [("tilslutningsafgift", "founder")]}, FACTS, "-100.00"),
            ({"first_day": JULY}, PERIOD, "-500.00"),
            ({"last_day": date(2026, 6, 30)}, PERIOD, "-500.00"),
            ({"pauses": [Period.quarter(2026, 4)]}, PERIOD, "-250.00"),
            ({"continues_previous": True}, PERIOD, "-100.00"),
        ],
    )
    def test_of_a_subscription_is_the_whole_difference_where_it_alone_changes(self, facts, kind, amount):
        os2 = association(subscription(), rules=RULES, members=[SAMSO])
        changed = evolve(os2, subscriptions=[evolve(subscription(), **facts)])
        assert seen(os2.compare(changed, years=[2026])) == [("Samsø", "OS2test", 2026, {(kind,): amount}, "0.00")]

    @pytest.mark.parametrize(
        ("size", "limits", "amount"),
        [
            ({"assigned_size": SizeClass.LARGE, "size_reason": "by judgement"}, {}, "21800.00"),
            ({"inhabitants": [PopulationCount(date(2025, 1, 1), 30_000, source="made up")]}, {}, "10900.00"),
            ({}, {"medium": 3657}, "10900.00"),
            ({}, {"years_before": 2}, None),
        ],
    )  # fmt: skip
    def test_of_size_is_a_count_an_assigned_class_or_a_limit(self, size, limits, amount):
        os2 = association(subscription(LONG_AGO, product="OS2valghalla"), rules=ASSUMED, members=[SAMSO])
        limits = evolve(ASSUMED.size_limits.on(NEW_YEAR), **limits)
        rules = evolve(ASSUMED, size_limits=ASSUMED.size_limits.converted(lambda _: limits))
        changed = association(
            subscription(LONG_AGO, evolve(SAMSO, **size), "OS2valghalla"), rules=rules, members=[evolve(SAMSO, **size)]
        )
        expected = [("Samsø", "OS2valghalla", 2026, {(SIZE,): amount}, "0.00")] if amount else []
        assert seen(os2.compare(changed, years=[2026])) == expected

    def test_of_participants_is_who_else_shares_as_it_is_known_or_assumed(self):
        others = [organisation(f"Kommune {n}", f"k-{n}") for n in range(9)]
        sharing = [(each, Period(LONG_AGO)) for each in others]
        alone, shared = (
            rules_of((LONG_AGO, STAIRS)).assuming(participants={"OS2test": held}, because="budget")
            for held in ([], sharing)
        )
        os2 = association(subscription(), rules=alone)
        found = only(os2.compare(evolve(os2, rules=shared), years=[2026]))
        assert [(cause.kinds, cause.amount) for cause in found.causes] == [((PARTICIPANTS,), dkk(-2000))]
        assert [type(row.value) for row in found.causes[0].rows] == [Participation]
        known = association(subscription(), *(subscription(of=each) for each in others), rules=alone)
        counted = evolve(known, all_members_known=True)
        assert seen(known.compare(counted, years=[2026]))[-1] == (
            "Samsø", "OS2test", 2026, {(PARTICIPANTS,): "-2000.00"}, "0.00",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("changed", "amount"),
        [
            (dearer(RULES, "10", "OS2test"), "100.00"),
            (dearer(RULES, "10", "OS2test", "tilslutningsafgift"), "10.00"),
            (
                with_sheet(RULES, terms=RULES.price_lists[0].terms.converted(lambda _: Terms.half_years())),
                "1000.00",  # the price is then that of a half-year
            ),
        ],
    )
    def test_of_rows_is_a_price_or_the_terms(self, changed, amount):
        os2 = association(subscription(), rules=RULES, members=[SAMSO])
        found = os2.compare(evolve(os2, rules=changed), years=[2026])
        assert seen(found) == [("Samsø", "OS2test", 2026, {(ROW,): amount}, "0.00")]

    def test_of_rows_is_the_value_of_an_index(self):
        terms = Terms.calendar_year(indexation=Indexation(index="KL", month=1, rounding=KRONE))
        rules = rules_of((date(2025, 1, 1), dkk(1000)), terms=terms)
        two, three = (
            evolve(
                rules,
                indices=[Index.of("KL", {date(2024, 1, 1): "100", date(2025, 1, 1): value}, source="made up")],
            )
            for value in ("102", "103")
        )
        os2 = association(subscription(date(2025, 1, 1)), rules=two)
        found = only(os2.compare(evolve(os2, rules=three), years=[2025, 2026]))
        assert (found.year, found.causes[0].kinds, found.amount) == (2026, (ROW,), dkk(10))
        assert [row.value for row in found.causes[0].rows] == [103]

    def test_of_rows_are_the_statutes_for_a_membership_fee(self):
        os2 = Association(rules=ASSUMED, memberships=[Membership.joined(SAMSO, JOINED)])
        whole = default(None, "what if: nobody pays half")
        statutes = ASSUMED.statutes.converted(lambda each: evolve(each, half_fee_after=whole))
        found = os2.compare(evolve(os2, rules=evolve(ASSUMED, statutes=statutes)), years=[2026, 2027])
        assert seen(found) == [("Samsø", "OS2", 2026, {(ROW,): "12500.00"}, "0.00")]

    def test_of_facts_is_membership_for_the_fee_and_for_a_price_by_membership(self):
        os2 = association(subscription(), rules=RULES, members=[SAMSO])
        assert seen(os2.compare(evolve(os2, memberships=[]), years=[2026])) == [
            ("Samsø", "OS2", 2026, {(LEFT,): "-25000.00"}, "0.00"),
            ("Samsø", "OS2test", 2026, {(FACTS,): "200.00"}, "0.00"),
        ]
        resigned = MembershipEvent.resigned(NEW_YEAR)
        gone = evolve(os2, memberships=[evolve(os2.memberships[0], events=[*os2.memberships[0].events, resigned])])
        assert seen(os2.compare(gone, years=[2025, 2026])) == [
            ("Samsø", "OS2", 2026, {(FACTS,): "-25000.00"}, "0.00"),
            ("Samsø", "OS2test", 2026, {(FACTS,): "200.00"}, "0.00"),
        ]

    def test_of_the_rules_is_put_in_without_the_rows(self):
        small = association(subscription(LONG_AGO, product="OS2valghalla"), rules=ASSUMED, members=[SAMSO])
        limits = ASSUMED.size_limits.converted(lambda each: evolve(each, medium=3657))
        medium = evolve(small, rules=evolve(dearer(ASSUMED, "5"), size_limits=limits))
        # 23 980 → 34 880 → 36 624; the price alone would make 1 199
        assert seen(small.compare(medium, years=[2026])) == [
            ("Samsø", "OS2valghalla", 2026, {(SIZE,): "10900.00", (ROW,): "1744.00"}, "545.00")
        ]
        assert seen(medium.compare(small, years=[2026])) == [
            ("Samsø", "OS2valghalla", 2026, {(SIZE,): "-11445.00", (ROW,): "-1199.00"}, "545.00")
        ]
        # 10 000 → 8 000 → 8 400; the price alone would make 500
        others = [(organisation(f"Kommune {n}", f"k-{n}"), Period(LONG_AGO)) for n in range(9)]
        alone = rules_of((LONG_AGO, STAIRS)).assuming(participants={"OS2test": []}, because="budget")
        shared = dearer(alone, "5", "OS2test").assuming(participants={"OS2test": others}, because="budget")
        os2 = association(subscription(), rules=alone)
        assert seen(os2.compare(evolve(os2, rules=shared), years=[2026])) == [
            ("Samsø", "OS2test", 2026, {(PARTICIPANTS,): "-2000.00", (ROW,): "400.00"}, "-100.00")
        ]

    def test_of_size_is_whether_an_older_count_may_stand_in(self):
        os2 = association(subscription(LONG_AGO, product="OS2valghalla"), rules=ASSUMED, members=[SAMSO])
        counted = evolve(
            SAMSO, inhabitants=[*SAMSO.inhabitants, PopulationCount(date(2025, 1, 1), 30_000, source="made up")]
        )
        exact = evolve(dearer(ASSUMED, "5"), latest_inhabitants=None)
        other = association(subscription(LONG_AGO, counted, "OS2valghalla"), rules=exact, members=[counted])
        assert seen(os2.compare(other, years=[2026])) == [
            ("Samsø", "OS2valghalla", 2026, {(SIZE,): "10900.00", (ROW,): "1744.00"}, "545.00")
        ]
        assert seen(other.compare(os2, years=[2026])) == [
            ("Samsø", "OS2valghalla", 2026, {(SIZE,): "-11445.00", (ROW,): "-1199.00"}, "545.00")
        ]

    def test_that_would_change_the_amount_by_itself_is_a_cause_also_where_nothing_is_left_to_change(self):
        rules = rules_of((LONG_AGO, PerUnit(SIZES)))
        small, large = (organisation("Kommune", "k", size) for size in (SizeClass.SMALL, SizeClass.LARGE))
        before, after = (subscription(of=who, quantities=many) for who, many in ((small, 1), (large, 0)))
        # 100 → 0 → 0; the size alone would make 200
        assert seen(association(before, rules=rules).compare(association(after, rules=rules), years=[2026])) == [
            ("Kommune", "OS2test", 2026, {(FACTS,): "-100.00", (SIZE,): "0.00"}, "-200.00")
        ]

    def test_that_changes_no_amount_is_no_cause(self):
        os2 = association(subscription(), rules=RULES, members=[SAMSO])
        renamed = evolve(SAMSO, name="Samsø", inhabitants=[])
        new_row = dearer(RULES, "0", "OS2test")
        other = association(subscription(of=renamed, pauses=[Period.year(2030)]), rules=new_row, members=[renamed])
        assert os2.compare(other, years=[2025, 2026, 2027]).differences == ()


class TestAHalfWayState:
    """Where it has no answer, what changes is joined with the next change."""

    def test_is_none_where_a_fact_begins_later_than_the_other_sides_first_day(self):
        before = association(subscription(), rules=rules_of((LONG_AGO, PerUnit(dkk(1000)))))
        later = subscription(JULY, quantities=[(JULY, 3)])
        after = association(later, rules=dearer(before.rules, "20", "OS2test"))
        # 1 000 → half of 3 × 1 000 → half of 3 × 1 200; the price alone would make 200
        assert seen(before.compare(after, years=[2026])) == [
            ("Samsø", "OS2test", 2026, {(FACTS, PERIOD): "500.00", (ROW,): "300.00"}, "100.00")
        ]

    def test_is_none_where_a_size_is_known_with_the_other_sides_count_alone(self):
        unknown = organisation("Kommune", "k", None)
        known = evolve(unknown, inhabitants=[PopulationCount(date(2025, 1, 1), 1, source="made up")])
        by_size, fixed = rules_of((LONG_AGO, SIZES)), rules_of((LONG_AGO, dkk(150)))
        sized, flat = (
            association(subscription(of=who), rules=rules) for who, rules in ((known, by_size), (unknown, fixed))
        )
        assert seen(sized.compare(flat, years=[2026])) == [("Kommune", "OS2test", 2026, {(SIZE, ROW): "50.00"}, "0.00")]
        # the other way round the count changes nothing by itself, and the price alone has no answer
        assert seen(flat.compare(sized, years=[2026])) == [("Kommune", "OS2test", 2026, {(ROW,): "-50.00"}, "0.00")]

    def test_is_joined_up_to_the_last_change(self):
        unknown = organisation("Kommune", "k", None)
        known = evolve(unknown, inhabitants=[PopulationCount(date(2025, 1, 1), 1, source="made up")])
        before = association(subscription(of=known), rules=rules_of((LONG_AGO, SIZES)), all_members_known=True)
        later = subscription(JULY, unknown, quantities=[(JULY, 3)])  # that it shares later is no change of the others
        after = association(later, rules=rules_of((LONG_AGO, PerUnit(dkk(100)))), all_members_known=True)
        found = before.compare(after, years=[2026])
        assert seen(found) == [
            ("Kommune", "OS2test", 2026, {(FACTS, PERIOD): "-50.00", (SIZE, ROW): "100.00"}, "100.00")
        ]
        assert list(found.by_cause) == [(FACTS, PERIOD), (SIZE, ROW)]


class TestSubscriptions:
    def test_that_carry_on_one_another_are_compared_with_the_one_before_they_were_renewed(self):
        rules = rules_of((LONG_AGO, PerUnit(dkk(1000))))
        one = subscription(LONG_AGO)
        old = evolve(one, last_day=date(2026, 12, 31))
        new = subscription(date(2027, 1, 1), quantities=2, continues_previous=True)
        before, after = association(one, rules=rules), association(new, old, rules=rules)
        assert seen(before.compare(after, years=[2026, 2027])) == [
            ("Samsø", "OS2test", 2027, {(FACTS, PERIOD): "1000.00"}, "0.00")
        ]
        assert seen(after.compare(before, years=[2026, 2027])) == [
            ("Samsø", "OS2test", 2027, {(FACTS, PERIOD): "-1000.00"}, "0.00")
        ]
        raised = evolve(after, rules=dearer(rules, "5", "OS2test"))
        assert seen(after.compare(raised, years=[2026, 2027])) == [
            ("Samsø", "OS2test", 2027, {(ROW,): "100.00"}, "0.00"),
            ("Samsø", "OS2test", 2026, {(ROW,): "50.00"}, "0.00"),
        ]

    def test_of_another_reference_are_others(self):
        rules = rules_of((LONG_AGO, dkk(1000)))
        first, second = (association(subscription(reference=each), rules=rules) for each in "AB")
        found = first.compare(second, years=[2026])
        assert seen(found) == [
            ("Samsø", "OS2test (A)", 2026, {(LEFT,): "-1000.00"}, "0.00"),
            ("Samsø", "OS2test (B)", 2026, {(NEW,): "1000.00"}, "0.00"),
        ]
        assert (found.total, found.by_product) == (dkk(0), {"OS2test": dkk(0)})

    def test_on_one_side_that_cost_nothing_are_no_difference(self):
        rules = rules_of((LONG_AGO, dkk(0)))
        assert (
            association(rules=rules).compare(association(subscription(), rules=rules), years=[2026]).differences == ()
        )


class TestAComparison:
    def test_with_itself_is_of_nothing_and_asks_for_nothing_that_is_not_published(self):
        os2 = association(subscription(product="OS2valghalla"), rules=OS2_RULES, members=[SAMSO])
        found = os2.compare(os2, years=[2027, 2026, 2027])
        assert (found.years, found.differences, found.by_cause, found.by_product) == ((2026, 2027), (), {}, {})
        assert found.total == dkk(0)

    def test_the_other_way_round_has_the_negative_amounts(self):
        os2 = association(subscription(quantities=2), rules=RULES, members=[SAMSO])
        other = association(subscription(JULY), rules=dearer(RULES, "5", "OS2test"))
        there, back = os2.compare(other, years=[2026, 2027]), other.compare(os2, years=[2026, 2027])
        assert there.total == -back.total == sum(there.by_product.values(), dkk(0))
        assert [each.amount for each in there.differences] == [-each.amount for each in back.differences]

    def test_of_what_is_not_published_on_one_side_is_refused(self):
        published = association(rules=ASSUMED, members=[SAMSO])
        hole = evolve(published, rules=OS2_RULES)
        for one, other in ((published, hole), (hole, published), (association(rules=OS2_RULES), hole)):
            with pytest.raises(NoRuleInForceError, match="no membership fee is published for 2027-01-01"):
                one.compare(other, years=[2026, 2027])
            assert one.compare(other, years=[2026]).total.currency == "DKK"

    def test_of_two_currencies_is_refused(self):
        rows = [DatedRow(since=LONG_AGO, value=Money(1, "SEK"), source="made up")]
        swedish = evolve(ASSUMED, membership_fee=evolve(ASSUMED.membership_fee, rows=rows), price_lists=[])
        with pytest.raises(CurrencyMismatchError):
            association(rules=ASSUMED).compare(association(rules=swedish), years=[2026])

    @pytest.mark.parametrize(
        ("years", "message"),
        [([], "at least one year is needed"), (["2026"], "must be of type int"), ([10_000], "years")],
    )
    def test_is_of_calendar_years(self, years, message):
        os2 = association(rules=ASSUMED)
        with pytest.raises(InvalidValueError, match=message):
            os2.compare(os2, years=years)

    def test_is_with_another_association(self):
        with pytest.raises(InvalidValueError, match="other must be of type Association"):
            association(rules=ASSUMED).compare(ASSUMED, years=[2026])

    def test_of_two_of_one_name_goes_by_their_ids(self):
        twins = [organisation("Biblioteket", id_) for id_ in "ba"]
        nobody = association(rules=ASSUMED)
        found = nobody.compare(association(rules=ASSUMED, members=twins), years=[2026])
        assert [each.payer.id for each in found.differences] == ["a", "b"]

    def test_keeps_what_a_vendor_is_paid_apart_and_tells_what_is_not_published(self):
        newcomer = organisation("A", "a")
        before = association(rules=ASSUMED)
        shared = subscription(
            date(2027, 1, 1), of=newcomer, product="OS2valghalla", operation_mode=OperationMode.SHARED
        )
        comparison = before.compare(evolve(before, subscriptions=[shared]), years=[2027])
        # the joining fee and the price of others of a medium authority, then the vendor's connection
        assert comparison.by_payee == {"OS2": dkk(70000 + 43200), "driftsleverandøren": dkk(15000)}
        assert [(each.payee, each.causes[0].kinds) for each in comparison.differences] == [
            ("OS2", (NEW,)),
            ("driftsleverandøren", (NEW,)),
        ]
        assert {row.basis for row in comparison.caveats} == {Basis.INFERRED, Basis.ASSUMED}
        explained = text.explain(comparison, "da").splitlines()
        assert "  betales til driftsleverandøren: 15.000,00 kr." in explained
        assert (
            "A, OS2valghalla, betales til driftsleverandøren 2027: 0,00 → 15.000,00 = 15.000,00 kr.: ny 15.000,00"
            in explained
        )
        assert any(line.startswith("Forbehold: ") for line in explained)
        assert sum(line.startswith("  tilkobling til driften af OS2valghalla") for line in explained) == 1
