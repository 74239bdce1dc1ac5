"""Sharing a cost: by weights, by keys of several weights, and as prices that cover it."""

from collections import Counter
from fractions import Fraction

import pytest

from os2model import CurrencyMismatchError, InvalidValueError, Money, Percent, SizeClass, dkk, text
from os2model.cost_sharing import PayingClass, key, prices_from, shares

HALF = Fraction(1, 2)
SIZES = {SizeClass.SMALL: 1, SizeClass.MEDIUM: 2, SizeClass.LARGE: 4, SizeClass.VERY_LARGE: 8}
MEMBERS = {SizeClass.SMALL: 30, SizeClass.MEDIUM: 40, SizeClass.LARGE: 20, SizeClass.VERY_LARGE: 8}


def numbers(amounts):
    return {name: amount.number for name, amount in amounts.items()}


def priced(**other):
    facts = {
        "cost": dkk(1000),
        "weights": {"a": 1, "b": 2},
        "counts": {"a": 4, "b": 3},
        "reserve": Percent(0),
        "step": dkk(10),
    }
    return prices_from(**{**facts, **other})


class TestShares:
    def test_of_30_kroner_among_seven_are_four_of_429_and_three_of_428(self):
        shared = shares(dkk(30), dict.fromkeys("abcdefg", 1))
        assert Counter(share.number for share in shared.values()) == {"4.29": 4, "4.28": 3}
        assert [id_ for id_, share in shared.items() if share == dkk("4.29")] == ["a", "b", "c", "d"]

    def test_stand_by_id_so_that_the_earlier_id_gets_the_odd_oere(self):
        assert list(shares(dkk("0.01"), {"0751": 1, "0741": 1}).items()) == [("0741", dkk("0.01")), ("0751", dkk(0))]

    @pytest.mark.parametrize(
        ("cost", "weights", "expected"),
        [
            (dkk(100), {"a": 1, "b": 1, "c": 1}, {"a": "33.34", "b": "33.33", "c": "33.33"}),
            (dkk(100), {"a": 1, "b": 2}, {"a": "33.33", "b": "66.67"}),  # 66.666… was cut most
            (dkk("0.01"), {"a": 1, "b": 1, "c": 0}, {"a": "0.01", "b": "0.00", "c": "0.00"}),
            (dkk(100), {"a": Fraction(1, 3), "b": Fraction(1, 6)}, {"a": "66.67", "b": "33.33"}),
            (dkk(-100), {"a": 1, "b": 1, "c": 1}, {"a": "-33.34", "b": "-33.33", "c": "-33.33"}),
            (dkk(0), {"a": 1, "b": 1}, {"a": "0.00", "b": "0.00"}),
            (Money(100, "ISK"), {"a": 1, "b": 1, "c": 1}, {"a": "34", "b": "33", "c": "33"}),
        ],
        ids=["thirds", "one and two", "a weight of 0", "fractions", "given back", "nothing", "no decimals"],
    )
    def test_sum_to_the_cost(self, cost, weights, expected):
        shared = shares(cost, weights)
        assert numbers(shared) == expected
        assert Money.total(shared.values(), cost.currency) == cost

    @pytest.mark.parametrize(
        ("weights", "message"),
        [
            ({}, r"weights need one that is above 0, got \{\}; write for example \{'0741': 1, '0751': 2\}"),
            ({"a": 0, "b": 0}, r"weights need one that is above 0, got \{'a': 0, 'b': 0\}"),
            ({"a": 1, "b": -1}, r"weights\['b'\] cannot be negative, got -1; write 0 or more"),
            ({"a": 1.5}, r"weights\['a'\] must be of type int \| Fraction, such as 1; got 1\.5"),
            ({"": 1}, r'id cannot be empty; write text such as "0741"'),
            ({741: 1}, r'id must be of type str, such as "OS2"; got 741'),
            ([1, 2], r'weights must be of type Mapping, such as \{"0741": 1, "0751": 2\}; got \[1, 2\]'),
        ],
        ids=["none", "all 0", "negative", "a float", "empty", "no text", "a list"],
    )
    def test_are_refused_where_the_weights_are_none(self, weights, message):
        with pytest.raises(InvalidValueError, match=message) as refused:
            shares(dkk(30), weights)
        assert text.explain(refused.value, "da") != str(refused.value)

    def test_of_what_is_no_amount_are_refused(self):
        with pytest.raises(InvalidValueError, match=r"cost must be of type Money, such as dkk\(25000\); got 30"):
            shares(30, {"a": 1})


class TestAKey:
    def test_is_half_equal_and_half_by_inhabitants(self):
        made = key([(HALF, {"a": 1, "b": 1}), (HALF, {"a": 3000, "b": 1000})])
        assert made == {"a": HALF * HALF + HALF * Fraction(3, 4), "b": HALF * HALF + HALF * Fraction(1, 4)}
        assert numbers(shares(dkk(1000), made)) == {"a": "625.00", "b": "375.00"}

    def test_of_one_is_that_one_by_id(self):
        assert list(key([(1, {"b": 3, "a": 1})]).items()) == [("a", Fraction(1, 4)), ("b", Fraction(3, 4))]

    def test_takes_a_part_in_which_an_id_has_no_part(self):
        made = key(
            [
                (HALF, {"a": 1, "b": 1, "c": 2}),
                (Fraction(1, 3), {"a": 1, "b": 0, "c": 0}),
                (Fraction(1, 6), {"a": 0, "b": 1, "c": 0}),
            ]
        )
        assert made == {"a": Fraction(1, 8) + Fraction(1, 3), "b": Fraction(1, 8) + Fraction(1, 6), "c": Fraction(1, 4)}

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ([(HALF, {"a": 1}), (Fraction(1, 3), {"a": 1})], r"must sum to 1, got Fraction\(5, 6\); put them right"),
            ([(1, {"a": 1}), (HALF, {"a": 1})], r"must sum to 1, got Fraction\(3, 2\)"),
            ([], r"must sum to 1, got Fraction\(0, 1\)"),
            (
                [(HALF, {"a": 1, "b": 1}), (HALF, {"b": 1})],
                r"'a' has no weight in part 2 of the key; write 0 if it takes",
            ),
            ([(2, {"a": 1}), (-1, {"a": 1})], r"share must lie in 0–1, got 2"),
            ([(1, {"a": 0})], r"weights need one that is above 0, got \{'a': 0\}"),
            ([(HALF, {"a": 1}, "equal")], r"a key is pairs of a share and its weights, got \(Fraction\(1, 2\)"),
            ([[1, {"a": 1}]], r"parts must be of type tuple, such as \(Fraction\(1, 2\), \{…\}\)"),
            (1, r"parts must be of type Iterable"),
        ],
        ids=["too little", "too much", "no part", "an id", "no share", "weights", "three", "a list", "a number"],
    )
    def test_is_refused_where_its_parts_do_not_make_a_whole(self, parts, message):
        with pytest.raises(InvalidValueError, match=message) as refused:
            key(parts)
        assert text.explain(refused.value, "da") != str(refused.value)


class TestPrices:
    def test_of_four_size_classes_are_those_worked_out_by_hand(self):
        # 1 000 000 and 5 % are 1 050 000, and 30 + 2 × 40 + 4 × 20 + 8 × 8 = 254 weights: 4 133.858… each.
        # Up to whole hundreds that is 4 200, 8 300, 16 600, 33 100 and brings in 1 054 800, more than need be.
        # Lower are 4 125 a weight (33 000 / 8 and 16 500 / 4): 1 052 000; 4 112.50 (32 900 / 8): 1 051 200;
        # and 4 100 (4 100 / 1): 30 × 4 100 + 40 × 8 200 + 20 × 16 400 + 8 × 32 800 = 1 041 400, which is too little.
        prices = prices_from(dkk(1_000_000), weights=SIZES, counts=MEMBERS, reserve=Percent(5), step=dkk(100))
        assert list(prices.by_class.values()) == [dkk(4200), dkk(8300), dkk(16500), dkk(32900)]
        assert list(prices.by_class) == list(SizeClass)
        assert prices.unit == Fraction(411250)
        assert (prices.needed, prices.collected, prices.surplus) == (dkk(1_050_000), dkk(1_051_200), dkk(1200))
        lower = prices.next_lower
        assert list(lower.by_class.values()) == [dkk(4100), dkk(8200), dkk(16400), dkk(32800)]
        assert (lower.collected, lower.surplus) == (dkk(1_041_400), dkk(-8600))
        # one class by itself could go lower: 8 × 100 less is still enough
        assert prices.surplus > dkk(100) * MEMBERS[SizeClass.VERY_LARGE]

    @pytest.mark.parametrize(
        ("facts", "expected", "surplus", "short"),
        [
            ({}, {"a": "100.00", "b": "200.00"}, "0.00", "-30.00"),
            ({"cost": dkk("1000.01")}, {"a": "110.00", "b": "210.00"}, "69.99", "-0.01"),
            ({"reserve": Percent(7)}, {"a": "110.00", "b": "210.00"}, "0.00", "-70.00"),
            ({"step": dkk("0.01"), "cost": dkk("0.50")}, {"a": "0.05", "b": "0.10"}, "0.00", "-0.03"),
            ({"cost": dkk("0.01"), "reserve": Percent(25)}, {"a": "10.00", "b": "10.00"}, "69.98", "-0.02"),
            ({"counts": {"b": 3}}, {"a": "170.00", "b": "340.00"}, "20.00", "-10.00"),
            ({"weights": {"a": 1, "b": 2, "c": 0}}, {"a": "100.00", "b": "200.00", "c": "0.00"}, "0.00", "-30.00"),
            ({"weights": {"a": HALF, "b": 1}}, {"a": "100.00", "b": "200.00"}, "0.00", "-30.00"),
            ({"counts": Counter("aaaabbb")}, {"a": "100.00", "b": "200.00"}, "0.00", "-30.00"),
        ],
        ids=[
            "covered to the øre", "an øre more", "a reserve", "whole øre", "a part of an øre", "nobody in a class",
            "a class that pays nothing", "fractions", "counted",
        ],
    )  # fmt: skip
    def test_cover_and_the_next_lower_ones_do_not(self, facts, expected, surplus, short):
        prices = priced(**facts)
        assert numbers(prices.by_class) == expected
        assert (prices.surplus.number, prices.next_lower.surplus.number) == (surplus, short)

    def test_of_no_cost_are_0_and_nothing_is_lower(self):
        prices = priced(cost=dkk(0))
        assert (numbers(prices.by_class), prices.surplus) == ({"a": "0.00", "b": "0.00"}, dkk(0))
        assert prices.next_lower is None

    def test_go_down_to_0_one_set_after_the_other(self):
        prices = priced(cost=dkk(70))
        assert numbers(prices.by_class) == {"a": "10.00", "b": "10.00"}
        assert numbers(prices.next_lower.by_class) == {"a": "0.00", "b": "0.00"}
        assert prices.next_lower.next_lower is None

    def test_may_be_of_any_currency(self):
        prices = priced(cost=Money(1000, "ISK"), step=Money(3, "ISK"))
        assert prices.by_class == {"a": Money(102, "ISK"), "b": Money(201, "ISK")}
        assert (prices.needed, prices.collected) == (Money(1000, "ISK"), Money(1011, "ISK"))

    def test_say_who_pays(self):
        assert priced(counts={"b": 3}).classes == (
            PayingClass(name="a", weight=Fraction(1), participants=0),
            PayingClass(name="b", weight=Fraction(2), participants=3),
        )

    @pytest.mark.parametrize(
        ("facts", "message"),
        [
            ({"cost": dkk(-1)}, r"cost cannot be negative, got Money\('-1\.00', 'DKK'\); write 0 or more"),
            ({"cost": 1000}, r"cost must be of type Money"),
            ({"reserve": Percent(-5)}, r"reserve cannot be negative, got Percent\('-5'\)"),
            ({"reserve": 5}, r'reserve must be of type Percent, such as Percent\("25"\); got 5'),
            ({"step": dkk(0)}, r"step must be above 0, got Money\('0\.00', 'DKK'\); write for example dkk\(100\)"),
            ({"step": dkk(-1)}, r"step must be above 0, got Money\('-1\.00', 'DKK'\)"),
            ({"step": 100}, r"step must be of type Money"),
            ({"weights": {}}, r"weights need one that is above 0, got \{\}"),
            ({"weights": {"a": 0, "b": 0}}, r"weights need one that is above 0, got \{'a': 0, 'b': 0\}"),
            ({"weights": {"a": -1, "b": 2}}, r"weights\['a'\] cannot be negative, got -1"),
            (
                {"counts": {"a": 4, "B": 3}},
                r"counts have 'B', which has no weight; weights have \['a', 'b'\]; give it",
            ),
            ({"counts": {"a": -1}}, r"counts\['a'\] must lie in 0–1000000000, got -1"),
            ({"counts": {"a": HALF}}, r"counts\['a'\] must be of type int"),
            ({"counts": [4, 3]}, r"counts must be of type Mapping, such as \{SizeClass\.SMALL: 12\}; got \[4, 3\]"),
            ({"counts": {}}, r"nobody pays: no class has both participants and a weight above 0, got \{\}"),
            ({"counts": {"a": 0, "b": 0}}, r"nobody pays: .*, got \{'a': 0, 'b': 0\}; put counts or weights right"),
            ({"weights": {"a": 0, "b": 1}, "counts": {"a": 4}}, r"nobody pays: .*, got \{'a': 4\}"),
        ],
    )
    def test_are_refused_where_a_fact_means_nothing(self, facts, message):
        with pytest.raises(InvalidValueError, match=message) as refused:
            priced(**facts)
        assert text.explain(refused.value, "da") != str(refused.value)

    def test_are_refused_where_the_step_is_of_another_currency(self):
        with pytest.raises(CurrencyMismatchError, match=r"1000\.00 DKK and 10\.00 SEK") as refused:
            priced(step=Money(10, "SEK"))
        assert (refused.value.left, refused.value.right) == (dkk(1000), Money(10, "SEK"))
