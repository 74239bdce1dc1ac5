"""Prices that depend on who else shares: staircases, equal shares and keys; who is counted, and on which day."""

from datetime import date
from fractions import Fraction

import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    ChargeKind,
    InvalidValueError,
    Membership,
    MissingFactError,
    Period,
    Subscription,
    SubscriptionPlan,
    UnknownNameError,
    dkk,
    member_budget,
)
from os2model.participation import Participation, Presence
from os2model.prices import BySize, Less, Share
from os2model.shared_prices import ByKey, EqualShare, ParticipantsStep, SharedStep, Stair, Staircase, Weight
from os2model.subscriptions import charges_for
from tests.cases import MUNICIPALITIES, SAMSO, charges_of, line_of, numbers, rules_of, terms_of

OF_ALL_TIME, LONG_AGO = date(2000, 1, 1), date(2020, 1, 1)
BYSIZE = BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4))
SEVEN = sorted(MUNICIPALITIES[:7], key=lambda each: each.id)
STAIRS = Staircase([(1, dkk(10000)), (3, dkk(8000)), (5, dkk(6000))])
AARHUS, HERNING, ODENSE, SORO = (AUTHORITIES[name] for name in ("Aarhus", "Herning", "Odense", "Sorø"))


def since(organisation, first_day=LONG_AGO, last_day=None):
    return organisation, Period(first_day, last_day)


def shares(rule, payers, participants=None):
    """What each of some payers is charged for 2026, by its id."""
    if participants is None:
        participants = [since(each) for each in payers]
    subscriptions = [Subscription(each, "OS2test", LONG_AGO) for each in payers]
    charges = charges_for(
        subscriptions,
        within=Period.year(2026),
        rules=rules_of((OF_ALL_TIME, rule)),
        participants={"OS2test": participants},
    )
    return numbers(charges)


class TestShares:
    def test_thirty_kroner_among_seven_are_four_of_429_and_three_of_428_by_their_ids(self):
        assert shares(EqualShare(dkk(30)), SEVEN) == ["4.29"] * 4 + ["4.28"] * 3

    @pytest.mark.parametrize(
        ("weights", "paid"),
        [
            pytest.param([5, 3, 2], ["50.00", "30.00", "20.00"], id="even"),
            pytest.param([1, 1, 1], ["33.34", "33.33", "33.33"], id="the earlier of equal ones gets the odd øre"),
            pytest.param(
                [1, 1, 4], ["16.67", "16.66", "66.67"], id="of those cut alike the larger weight gets it first"
            ),
            pytest.param([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)], ["50.00", "33.33", "16.67"], id="fractions"),
            pytest.param([0, 1, 3], ["0.00", "25.00", "75.00"], id="who weighs nothing pays nothing"),
        ],
    )
    def test_a_key_divides_by_weight(self, weights, paid):
        key = dict(zip([each.id for each in SEVEN], weights, strict=False))
        assert shares(ByKey(dkk(100), key), SEVEN[:3]) == paid

    def test_who_is_in_the_key_and_takes_no_part_pays_nothing(self):
        key = {each.id: weight for each, weight in zip(SEVEN[:3], (5, 3, 2), strict=True)}
        assert shares(ByKey(dkk(100), key), SEVEN[:2]) == ["62.50", "37.50"]

    def test_a_participant_without_a_weight_is_named_whoever_pays(self):
        key = ByKey(dkk(100), {SEVEN[0].id: 1})
        with pytest.raises(
            MissingFactError, match=rf'{SEVEN[1].id} takes part .* give it one: ByKey\(…, {{"{SEVEN[1].id}"'
        ):
            shares(key, SEVEN[:1], [since(each) for each in SEVEN[:2]])

    def test_a_total_that_is_not_whole_is_rounded_before_it_is_divided(self):
        from os2model.prices import Share

        third = EqualShare(Share(dkk(100), Fraction(1, 3)))  # 33.33
        assert shares(third, SEVEN[:2]) == ["16.67", "16.66"]

    def test_tell_the_total_who_shares_and_the_weights(self):
        rules = rules_of((OF_ALL_TIME, ByKey(dkk(100), [Weight(SAMSO.id, 1), Weight(AARHUS.id, 3)])))
        (charge,) = charges_of(rules, LONG_AGO, participants=[since(AARHUS)])
        assert charge.net == dkk(25)
        price, sharing, shared, *_ = charge.steps
        assert (price.price, sharing.participants.ids) == (10000, tuple(sorted([SAMSO.id, AARHUS.id])))
        assert shared == SharedStep(price=Fraction(2500), total=10000, weight=Fraction(1), of=Fraction(4))


class TestWhoIsCounted:
    """Samsø has acceded long ago; the prices of one, of three and of five participants are 10 000, 8 000 and 6 000."""

    rules = rules_of((OF_ALL_TIME, STAIRS))

    @pytest.mark.parametrize(
        ("others", "paid"),
        [
            pytest.param([], ["10000.00", "10000.00"], id="the payer alone"),
            pytest.param([since(AARHUS), since(ODENSE)], ["8000.00", "8000.00"], id="three"),
            pytest.param(
                [since(SAMSO), since(AARHUS), since(ODENSE)], ["8000.00", "8000.00"], id="the payer counts once"
            ),
            pytest.param([since(AARHUS), since(AARHUS)], ["10000.00", "10000.00"], id="everybody counts once"),
            pytest.param(
                [since(AARHUS), since(ODENSE, LONG_AGO, date(2026, 1, 1))],
                ["8000.00", "10000.00"],
                id="who leaves inside the year counts until New Year",
            ),
            pytest.param(
                [since(AARHUS), since(ODENSE, LONG_AGO, date(2025, 12, 31))],
                ["10000.00", "10000.00"],
                id="who has left before it does not",
            ),
            pytest.param(
                [since(AARHUS), since(ODENSE, date(2026, 1, 2))],
                ["10000.00", "8000.00"],
                id="who joins inside the year counts from New Year",
            ),
            pytest.param(
                [since(AARHUS), since(ODENSE, date(2026, 1, 1))], ["8000.00", "8000.00"], id="on its first day"
            ),
        ],
    )
    def test_are_those_of_the_first_day_of_the_pricing_period(self, others, paid):
        assert numbers(charges_of(self.rules, LONG_AGO, years=(2026, 2027), participants=others)) == paid

    def test_are_for_a_newcomer_those_of_its_own_first_day_until_new_year(self):
        others = [
            since(AARHUS),
            since(ODENSE, date(2026, 7, 1)),
            since(HERNING, date(2026, 7, 2)),
            since(SORO, date(2026, 7, 2)),
        ]
        charges = charges_of(self.rules, date(2026, 7, 1), years=(2026, 2027), participants=others)
        assert numbers(charges) == ["4000.00", "6000.00"]  # half of 8 000, then 6 000
        counted = [
            step.participants.on for charge in charges for step in charge.steps if isinstance(step, ParticipantsStep)
        ]
        assert counted == [date(2026, 7, 1), date(2027, 1, 1)]

    @pytest.mark.parametrize(
        ("terms", "paid"),
        [
            pytest.param(terms_of("ANNUAL", "HALF_YEARLY"), ["4000.00", "4000.00"], id="not at a billing period"),
            pytest.param(terms_of("HALF_YEARLY", "HALF_YEARLY"), ["8000.00", "10000.00"], id="at a pricing period"),
        ],
    )
    def test_are_counted_again_at_a_pricing_period_and_not_at_a_billing_period(self, terms, paid):
        rules = rules_of((OF_ALL_TIME, STAIRS), terms=terms)
        others = [since(AARHUS), since(ODENSE, LONG_AGO, date(2026, 3, 31))]
        assert numbers(charges_of(rules, LONG_AGO, participants=others)) == paid

    def test_stay_those_of_the_pricing_period_when_the_price_changes_inside_it(self):
        dearer = Staircase([(1, dkk(20000)), (3, dkk(16000))])
        rules = rules_of((OF_ALL_TIME, STAIRS), (date(2026, 10, 1), dearer), terms=terms_of("ANNUAL", "HALF_YEARLY"))
        others = [since(AARHUS), since(ODENSE, LONG_AGO, date(2026, 3, 31))]
        charges = charges_of(rules, LONG_AGO, participants=others)
        assert numbers(charges) == ["4000.00", "6000.00"]  # 8 000 × 3/12 + 16 000 × 3/12

    def test_are_the_passive_ones_too(self):
        rules = rules_of((OF_ALL_TIME, EqualShare(dkk(900))), passive_share=Fraction(1, 3))
        others = [since(AARHUS), since(ODENSE)]
        (charge,) = charges_of(rules, LONG_AGO, participants=others, plan=SubscriptionPlan.PASSIVE)
        assert charge.net == dkk(100)  # a third of a third

    def test_are_for_what_is_paid_once_those_of_the_day_of_its_price(self):
        once = line_of((OF_ALL_TIME, STAIRS), kind=ChargeKind.ONE_OFF_CONTRIBUTION)
        others = [since(AARHUS), since(ODENSE, date(2026, 8, 14))]
        (charge,) = charges_of(rules_of(lines=[once]), date(2026, 8, 14), participants=others)
        assert charge.net == dkk(8000)


class TestWhoSharesIsNotKnown:
    rules = rules_of((OF_ALL_TIME, STAIRS))
    asked = r"who shares in OS2test on 2026-01-01 is not known; give participants=\[…\], or assume them: rules\.assuming\(participants={\"OS2test\": \[\(organisation, period\), …\]}, because=…\)"

    def test_is_said_with_both_ways_out_and_either_leads_out(self):
        with pytest.raises(MissingFactError, match=self.asked):
            charges_of(self.rules, LONG_AGO)
        others = [since(AARHUS), since(ODENSE)]
        assumed = self.rules.assuming(participants={"OS2test": others}, because="budget")
        (given,), (by_assumption,) = (
            charges_of(self.rules, LONG_AGO, participants=others),
            charges_of(assumed, LONG_AGO),
        )
        assert given.net == by_assumption.net == dkk(8000)

    def test_is_not_said_where_no_price_depends_on_it(self):
        assert numbers(charges_of(rules_of((OF_ALL_TIME, dkk(1))), LONG_AGO)) == ["1.00"]

    def test_an_assumption_is_a_caveat_of_the_budget_that_rests_on_it(self):
        rules = self.rules.assuming(participants={"OS2test": [since(AARHUS), since(ODENSE)]}, because="as last year")
        subscription = Subscription(SAMSO, "OS2test", LONG_AGO)
        budget = member_budget(Membership.joined(SAMSO, LONG_AGO), [subscription], years=[2026], rules=rules)
        (row,) = (row for row in budget.caveats if row.table.en == "participants in OS2test")
        assert (row.source, row.basis.word) == ("as last year", "assumed")

    def test_what_is_given_is_taken_before_what_is_assumed(self):
        rules = self.rules.assuming(participants={"OS2test": [since(AARHUS), since(ODENSE)]}, because="budget")
        (charge,) = charges_of(rules, LONG_AGO, participants=[])
        assert charge.net == dkk(10000)
        assert all(step.row is None for step in charge.steps if isinstance(step, ParticipantsStep))

    def test_a_second_assumption_takes_the_place_of_the_first_and_leaves_other_products(self):
        rules = OS2_RULES.assuming(participants={"OS2mo": [since(AARHUS)], "OS2kle": []}, because="a")
        rules = rules.assuming(participants={"OS2mo": [since(ODENSE)]}, because="b")
        assert [(row.value.product, row.source, len(row.value.presence)) for row in rules.participants] == [
            ("OS2mo", "b", 1),
            ("OS2kle", "a", 0),
        ]

    def test_an_assumption_is_of_a_product_of_the_rules(self):
        with pytest.raises(UnknownNameError, match="'OS2moo' is not a product of these rules; did you mean 'OS2mo'"):
            OS2_RULES.assuming(participants={"OS2moo": [since(AARHUS)]}, because="budget")


class TestStaircase:
    @pytest.mark.parametrize(
        ("stairs", "codes"),
        [
            pytest.param([], ["price.staircase-start"], id="none"),
            pytest.param([(2, dkk(1))], ["price.staircase-start"], id="begins at 2"),
            pytest.param([(1, dkk(1)), (1, dkk(1))], ["price.staircase-order"], id="stands still"),
            pytest.param([(1, dkk(1)), (5, dkk(1)), (3, dkk(1))], ["price.staircase-order"], id="falls"),
            pytest.param(
                [(3, dkk(1)), (1, dkk(1))], ["price.staircase-start", "price.staircase-order"], id="both at once"
            ),
        ],
    )
    def test_begins_at_one_and_rises(self, stairs, codes):
        with pytest.raises(InvalidValueError, match="staircase") as caught:
            Staircase(stairs)
        assert [error.code for error in caught.value.reasons or [caught.value]] == codes

    @pytest.mark.parametrize(("count", "kroner"), [(1, 10000), (2, 10000), (3, 8000), (4, 8000), (5, 6000), (7, 6000)])
    def test_a_stair_holds_from_its_number_on(self, count, kroner):
        assert shares(STAIRS, SEVEN[:1], [since(each) for each in SEVEN[:count]]) == [f"{kroner}.00"]


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Staircase(5), r"Staircase\.stairs must be of type Iterable, such as \[\(1, dkk\(10000\)\)\]"),
        (lambda: Staircase([(1, dkk(1), 2)]), "a stair is a number of participants and a price"),
        (lambda: Staircase([(1, "x")]), r"price must be of type Money \| PriceRule"),
        (lambda: Stair(0, dkk(1)), r"Stair\.from_count must lie in 1–1000000, got 0"),
        (lambda: Stair("1", dkk(1)), r"Stair\.from_count must be of type int"),
        (lambda: EqualShare(30), r"price must be of type Money \| PriceRule"),
        (lambda: EqualShare(Less(dkk(30), dkk(3), ground="x")), "the same for everybody, and this one depends on Less"),
        (
            lambda: ByKey(Share(BYSIZE, Fraction(1, 2)), {"x": 1}),
            "the same for everybody, and this one depends on BySize",
        ),
        (lambda: EqualShare(EqualShare(dkk(30))), "the same for everybody, and this one depends on EqualShare"),
        (lambda: ByKey(dkk(1), {}), "none negative and not all 0, got"),
        (lambda: ByKey(dkk(1), {"a": 0}), "none negative and not all 0, got"),
        (lambda: ByKey(dkk(1), {"a": -1, "b": 2}), "none negative and not all 0, got '-1'"),
        (lambda: ByKey(dkk(1), {"a": 0.5}), r"Weight\.weight must be of type Fraction \| int"),
        (lambda: ByKey(dkk(1), {"a": "1"}), r"Weight\.weight must be of type Fraction \| int"),
        (lambda: ByKey(dkk(1), {"a": True}), r"Weight\.weight must be of type Fraction \| int"),
        (lambda: ByKey(dkk(1), {1: 1, "a": 1}), r"Weight\.id must be of type str"),
        (lambda: ByKey(dkk(1), {"": 1}), r"Weight\.id cannot be empty"),
        (lambda: ByKey(dkk(1), [Weight("a", 1), Weight("a", 2)]), "'a' has two weights in the distribution key"),
        (lambda: ByKey(dkk(1), [("a", 1)]), r"ByKey\.weights must be of type Weight"),
        (lambda: Presence(" ", Period.year(2026)), r"Presence\.id cannot be empty"),
        (lambda: Presence("a", 2026), r"Presence\.period must be of type Period"),
        (lambda: Participation("", []), r"Participation\.product cannot be empty"),
        (lambda: Participation("OS2mo", [(SAMSO,)]), "a participant is an organisation and a period"),
        (lambda: Participation("OS2mo", [("Samsø", Period.year(2026))]), "participants must be of type Organisation"),
        (lambda: Participation("OS2mo", [(SAMSO, 2026)]), "participants must be of type Period"),
        (lambda: Participation("OS2mo", SAMSO), "participants must be of type Iterable"),
        (
            lambda: charges_for([], within=Period.year(2026), rules=OS2_RULES, participants=0),
            "participants must be of type Mapping",
        ),
    ],
)
def test_what_means_nothing_is_refused(made, message):
    with pytest.raises(InvalidValueError, match=message):
        made()


def test_participants_may_be_read_from_what_they_were_written_as():
    read = Participation("OS2mo", [Presence(AARHUS.id, Period(LONG_AGO))])
    assert read == Participation("OS2mo", [since(AARHUS)])
