"""Sharing a cost (fordeling): by weights, by keys of several weights, and as prices for classes of payers.

It is worked out before a price is decided; no charge knows of it. Everything is exact, and what a rounding brings in too much
is stated.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Final, Generic, TypeVar

from attrs import evolve, frozen

from os2model._checks import check_range, check_share, check_text, check_type, listed, shown
from os2model.errors import CurrencyMismatchError, InvalidValueError
from os2model.money import Money, Percent

C = TypeVar("C", bound=Hashable)

_MOST_PARTICIPANTS: Final = 10**9


def shares(cost: Money, weights: Mapping[str, int | Fraction]) -> dict[str, Money]:
    """The shares of a cost by weight (fordeling), which sum to it exactly.

    It is `Money.split`, by id: each share is cut to whole øre, and the øre that are left go to those that were cut most; where
    two were cut alike, to the larger weight, and of equal weights to the earlier id. A weight of 0 gets 0.

    Args:
        cost: what is shared; negative where it is given back.
        weights: a weight for each id, whole numbers or Fractions, such as inhabitants.

    Returns:
        The share of each id, in the order of the ids, in whichever order the weights stand.

    Raises:
        InvalidValueError: there is no weight above 0, or one is negative.

    Examples:
        >>> from os2model import dkk
        >>> [share.number for share in shares(dkk(30), dict.fromkeys("gfedcba", 1)).values()]
        ['4.29', '4.29', '4.29', '4.29', '4.28', '4.28', '4.28']
        >>> shares(dkk(1000), {"0751": 352751, "0741": 3657})
        {'0741': Money('10.26', 'DKK'), '0751': Money('989.74', 'DKK')}
    """
    check_type("cost", cost, Money)
    parts = _by_id(weights)
    return dict(zip(parts, cost.split(parts.values()), strict=True))


def key(parts: Iterable[tuple[int | Fraction, Mapping[str, int | Fraction]]]) -> dict[str, Fraction]:
    """A distribution key (fordelingsnøgle) of several, such as half equally and half by inhabitants.

    Args:
        parts: pairs of a share and the weights by which it is divided. The shares sum to 1, and every part has a weight for the
            same ids, 0 for who takes no part in it.

    Returns:
        The part of each id, in the order of the ids; they sum to 1, and are weights of `shares`.

    Raises:
        InvalidValueError: the shares do not sum to 1, an id has no weight in one of the parts, or weights are none.

    Examples:
        >>> half = Fraction(1, 2)
        >>> key([(half, {"a": 1, "b": 1}), (half, {"a": 3, "b": 1})])
        {'a': Fraction(5, 8), 'b': Fraction(3, 8)}
    """
    found = [_pair(part) for part in listed("parts", parts, tuple, example="(Fraction(1, 2), {…})")]
    total = sum((share for share, _ in found), Fraction())
    if total != 1:
        raise InvalidValueError("cost_sharing.sum", {"got": shown(total)})
    ids = sorted({id_ for _, weights in found for id_ in weights})
    for place, (_, weights) in enumerate(found, 1):
        for id_ in ids:
            if id_ not in weights:
                raise InvalidValueError("cost_sharing.id", {"id": shown(id_), "place": place})
    return {id_: sum((share * weights[id_] for share, weights in found), Fraction()) for id_ in ids}


@frozen(kw_only=True)
class PayingClass(Generic[C]):
    """A class of payers, and how many there are (klasse af betalere).

    Attributes:
        name: the class.
        weight: what it pays beside the other classes: twice the weight, about twice the price.
        participants: how many pay.

    Examples:
        >>> PayingClass(name="large", weight=Fraction(2), participants=3).participants
        3
    """

    name: C
    weight: Fraction
    participants: int


@frozen(kw_only=True)
class Prices(Generic[C]):
    """Prices worked out from a cost (priser ud fra omkostninger): unit × weight, rounded up to whole steps.

    Attributes:
        classes: the classes with their weights and participants, in the order of the weights.
        unit: what a weight of 1 pays before it is rounded up, in exact minor units (øre).
        step: what every price is a whole number of.
        needed: the cost with its reserve; a part of an øre counts as a whole one, since no less covers it.

    Examples:
        >>> from os2model import dkk
        >>> weights, counts = {"small": 1, "large": 2}, {"small": 4, "large": 3}
        >>> prices = prices_from(dkk(1000), weights=weights, counts=counts, reserve=Percent(5), step=dkk(10))
        >>> str(prices.needed), str(prices.collected), str(prices.surplus)
        ('1050.00 DKK', '1070.00 DKK', '20.00 DKK')
        >>> [str(price) for price in prices.next_lower.by_class.values()], str(prices.next_lower.surplus)
        (['100.00 DKK', '200.00 DKK'], '-50.00 DKK')
    """

    classes: tuple[PayingClass[C], ...]
    unit: Fraction
    step: Money
    needed: Money

    @property
    def by_class(self) -> dict[C, Money]:
        """What each payer pays, by class."""
        return {each.name: self.step * self._steps(each) for each in self.classes}

    @property
    def collected(self) -> Money:
        """What all of them pay together."""
        paid = (self.step * (self._steps(each) * each.participants) for each in self.classes)
        return Money.total(paid, self.step.currency)

    @property
    def surplus(self) -> Money:
        """What is collected beyond what is needed, to the øre; negative where the prices do not cover it."""
        return self.collected - self.needed

    @property
    def next_lower(self) -> Prices[C] | None:
        """The next lower set of prices in the same proportions, which does not cover; None where all prices are 0."""
        if not self.unit:
            return None
        below = max(Fraction(self._steps(each) - 1) / each.weight for each in self.classes if each.weight)
        return evolve(self, unit=below * self.step.minor)

    def _steps(self, each: PayingClass[C]) -> int:
        return ceil(self.unit * each.weight / self.step.minor)


def prices_from(
    cost: Money, *, weights: Mapping[C, int | Fraction], counts: Mapping[C, int], reserve: Percent, step: Money
) -> Prices[C]:
    """A price for each class from a cost (priser ud fra omkostninger), in proportion to weights.

    Each price is unit × weight, rounded up to whole steps, and the unit is the lowest that covers the cost and its reserve: the
    next lower set of prices in the same proportions does not. A single class alone may well go lower, at the cost of the
    proportions.

    Args:
        cost: what is to be covered, 0 or more; without VAT, as prices are.
        weights: a weight for each class, whole numbers or Fractions, such as `{SizeClass.SMALL: 1, SizeClass.MEDIUM: 2}`.
        counts: how many pay, by class; nobody in a class that is left out.
        reserve: what is collected beside the cost, in percent of it, 0 or more.
        step: what every price is a whole number of, such as 100 kr.

    Returns:
        The prices, with what they collect and what of it is too much.

    Raises:
        InvalidValueError: no weight is above 0, or one is negative; a count has no weight, or nobody pays; the cost or the
            reserve is negative, or the step is not above 0.
        CurrencyMismatchError: the step is of another currency than the cost.

    Examples:
        >>> from os2model import SizeClass, dkk
        >>> weights, counts = {SizeClass.SMALL: 1, SizeClass.LARGE: 2}, {SizeClass.SMALL: 4, SizeClass.LARGE: 3}
        >>> prices_from(dkk(1000), weights=weights, counts=counts, reserve=Percent(5), step=dkk(10)).by_class
        {SizeClass.SMALL: Money('110.00', 'DKK'), SizeClass.LARGE: Money('210.00', 'DKK')}
    """
    check_type("cost", cost, Money)
    check_type("reserve", reserve, Percent)
    check_type("step", step, Money)
    _check_sign("cost", cost, cost.minor)
    _check_sign("reserve", reserve, reserve.fraction)
    if step.minor <= 0:
        raise InvalidValueError("cost_sharing.step", {"got": shown(step)})
    if step.currency != cost.currency:
        raise CurrencyMismatchError(cost, step)
    needed = Money.from_minor(ceil(cost.minor * (1 + reserve.fraction)), cost.currency)
    classes = _classes(weights, counts)
    unit = _lowest_unit(classes, ceil(Fraction(needed.minor, step.minor)))
    return Prices(classes=classes, unit=unit * step.minor, step=step, needed=needed)


def _classes(weights: Mapping[C, int | Fraction], counts: Mapping[C, int]) -> tuple[PayingClass[C], ...]:
    weighed = _weighed(weights)
    check_type("counts", counts, Mapping, example="{SizeClass.SMALL: 12}")
    for name, count in counts.items():
        check_range(f"counts[{shown(name)}]", count, 0, _MOST_PARTICIPANTS)
        if name not in weighed:
            raise InvalidValueError("cost_sharing.count", {"of": shown(name), "expected": shown([*weighed])})
    if not any(weighed[name] * count for name, count in counts.items()):
        raise InvalidValueError("cost_sharing.nobody", {"got": shown(counts)})
    return tuple(
        PayingClass(name=name, weight=weight, participants=counts.get(name, 0)) for name, weight in weighed.items()
    )


def _lowest_unit(classes: Iterable[PayingClass[C]], needed: int) -> Fraction:
    """The lowest unit that brings in so many steps, in steps, of those at which a class pays its price unrounded."""
    paying = [(each.weight, each.participants) for each in classes if each.weight]
    whole = sum(weight * participants for weight, participants in paying)
    # rounding up adds something from 0 to less than a step for each who pays
    least, covering = max(needed - sum(participants for _, participants in paying), 0) / whole, needed / whole
    units: set[Fraction] = set()
    for weight in {weight for weight, _ in paying}:
        low, high = floor(least * weight), ceil(covering * weight)
        while low < high:
            middle = (low + high) // 2
            if sum(ceil(middle * other / weight) * participants for other, participants in paying) >= needed:
                high = middle
            else:
                low = middle + 1
        units.add(low / weight)
    return min(units)


def _pair(part: tuple[int | Fraction, Mapping[str, int | Fraction]]) -> tuple[int | Fraction, dict[str, Fraction]]:
    match part:
        case share, weights:
            check_share("share", share)
            return share, _by_id(weights)
        case _:
            raise InvalidValueError("cost_sharing.pair", {"got": shown(part)})


def _by_id(weights: Mapping[str, int | Fraction]) -> dict[str, Fraction]:
    """The weights in the order of their ids, as parts of 1."""
    weighed = _weighed(weights)
    for id_ in weighed:
        check_text("id", id_, example='"0741"')
    whole = sum(weighed.values())
    return {id_: weighed[id_] / whole for id_ in sorted(weighed)}


def _weighed(weights: Mapping[C, int | Fraction]) -> dict[C, Fraction]:
    check_type("weights", weights, Mapping, example='{"0741": 1, "0751": 2}')
    for name, weight in weights.items():
        what = f"weights[{shown(name)}]"
        check_type(what, weight, int, Fraction, example="1")
        _check_sign(what, weight, weight)
    if not any(weights.values()):
        raise InvalidValueError("cost_sharing.weights", {"got": shown(weights)})
    return {name: Fraction(weight) for name, weight in weights.items()}


def _check_sign(what: str, value: object, number: int | Fraction) -> None:
    if number < 0:
        raise InvalidValueError("cost_sharing.negative", {"what": what, "got": shown(value)})
