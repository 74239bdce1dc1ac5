"""Laws of sharing a cost, for every cost and any weights."""

from fractions import Fraction
from math import ceil, lcm

from hypothesis import given
from hypothesis import strategies as st

from os2model import Money, Percent
from os2model.cost_sharing import key, prices_from, shares

IDS = st.text("abcdefg0123", min_size=1, max_size=4)
WEIGHT = st.integers(0, 10**7) | st.fractions(0, 10, max_denominator=30)
WEIGHTS = st.dictionaries(IDS, WEIGHT, max_size=12).filter(lambda weights: any(weights.values()))
COSTS = st.builds(Money.from_minor, st.integers(-(10**9), 10**9), st.sampled_from(["DKK", "EUR", "ISK"]))


def of_minor(minor):
    return Money.from_minor(minor, "DKK")


@given(COSTS, WEIGHTS)
def test_shares_sum_to_the_cost(cost, weights):
    assert Money.total(shares(cost, weights).values(), cost.currency) == cost


@given(COSTS, WEIGHTS)
def test_no_share_is_off_by_an_oere_and_a_weight_of_0_gets_0(cost, weights):
    whole = Fraction(sum(weights.values()))
    for id_, share in shares(cost, weights).items():
        assert abs(share.minor - cost.minor * weights[id_] / whole) < 1
        assert weights[id_] or not share


@given(COSTS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_in_which_the_weights_stand_changes_nothing(cost, weights, random):
    others = list(weights.items())
    random.shuffle(others)
    assert list(shares(cost, dict(others)).items()) == list(shares(cost, weights).items())


@given(COSTS, WEIGHTS)
def test_who_has_the_larger_weight_or_of_equal_ones_the_earlier_id_never_pays_less(cost, weights):
    shared = shares(of_minor(abs(cost.minor)), weights)
    by_weight = sorted(shared, key=lambda id_: (-weights[id_], id_))
    assert [shared[id_] for id_ in by_weight] == sorted(shared.values(), reverse=True)


@given(COSTS, WEIGHTS, st.integers(1, 10**6))
def test_weights_in_the_same_proportions_share_alike(cost, weights, times):
    assert shares(cost, {id_: weight * times for id_, weight in weights.items()}) == shares(cost, weights)


@given(st.data(), st.lists(st.integers(1, 100), min_size=1, max_size=4))
def test_a_key_sums_to_1_and_is_weights_of_shares(data, cuts):
    ids = data.draw(st.sets(IDS, min_size=1, max_size=6))
    one = st.fixed_dictionaries(dict.fromkeys(ids, WEIGHT)).filter(lambda weights: any(weights.values()))
    parts = [(Fraction(cut, sum(cuts)), data.draw(one)) for cut in cuts]
    made = key(parts)
    assert sum(made.values()) == 1
    assert made == {id_: sum(share * Fraction(w[id_]) / sum(w.values()) for share, w in parts) for id_ in ids}
    assert Money.total(shares(of_minor(12345), made).values(), "DKK") == of_minor(12345)


CLASSES = st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 6), st.integers(0, 5)), min_size=1)
PAID = CLASSES.filter(lambda classes: any(weight * count for weight, count in classes.values()))
RESERVES = st.integers(0, 3000).map(lambda hundredths: Percent(f"{hundredths // 100}.{hundredths % 100:02d}"))


def prices_of(cost, classes, reserve, step, times=1):
    weights = {name: Fraction(weight, times) for name, (weight, _) in classes.items()}
    counts = {name: count for name, (_, count) in classes.items()}
    return prices_from(of_minor(cost), weights=weights, counts=counts, reserve=reserve, step=of_minor(step))


@given(st.integers(0, 2000), PAID, RESERVES, st.integers(1, 60), st.integers(1, 5))
def test_prices_are_the_lowest_of_all_units_that_cover(cost, classes, reserve, step, times):
    needed = cost * (1 + reserve.fraction)
    grain = lcm(*(weight for weight, _ in classes.values() if weight))  # no price changes between two such units

    def at(unit):
        return {name: ceil(Fraction(unit * weight, grain)) * step for name, (weight, _) in classes.items()}

    def paid(by_class):
        return sum(by_class[name] * count for name, (_, count) in classes.items())

    unit = 0
    while paid(at(unit)) < needed:
        unit += 1
    prices = prices_of(cost, classes, reserve, step, times)
    assert {name: price.minor for name, price in prices.by_class.items()} == at(unit)
    assert prices.collected.minor == paid(at(unit))
    assert prices.needed.minor == ceil(needed)
    lower = prices.next_lower
    assert (lower and {name: price.minor for name, price in lower.by_class.items()}) == (at(unit - 1) if unit else None)


AMOUNTS = st.integers(0, 10**10)


@given(AMOUNTS, PAID, RESERVES, st.integers(1, 10**6))
def test_prices_cover_and_the_next_lower_ones_do_not(cost, classes, reserve, step):
    prices = prices_of(cost, classes, reserve, step)
    assert prices.surplus.minor >= 0
    if cost:
        assert prices.next_lower.surplus.minor < 0
    else:
        assert prices.next_lower is None


@given(AMOUNTS, PAID, RESERVES, st.integers(1, 10**6))
def test_every_price_is_its_unit_times_its_weight_rounded_up_to_whole_steps(cost, classes, reserve, step):
    prices = prices_of(cost, classes, reserve, step)
    for each in prices.classes:
        price = prices.by_class[each.name]
        assert price.minor % step == 0
        assert 0 <= price.minor - prices.unit * each.weight < step


@given(AMOUNTS, PAID, RESERVES, st.integers(1, 1000), st.integers(1, 1000))
def test_a_cost_and_a_step_so_many_times_as_large_have_prices_so_many_times_as_large(
    cost, classes, reserve, step, times
):
    small, large = prices_of(cost, classes, reserve, step), prices_of(cost * times, classes, reserve, step * times)
    assert large.by_class == {name: price * times for name, price in small.by_class.items()}


@given(AMOUNTS, AMOUNTS, PAID, RESERVES, st.integers(1, 10**6))
def test_a_higher_cost_lowers_no_price(cost, more, classes, reserve, step):
    lower, higher = prices_of(cost, classes, reserve, step), prices_of(cost + more, classes, reserve, step)
    assert all(lower.by_class[name] <= price for name, price in higher.by_class.items())
