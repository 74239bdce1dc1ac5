"""Prices that depend on who else shares in a product (fælles priser): staircases, equal shares, shares by a key.

Participants are counted on the first day of a pricing period, of a newcomer's first one on its own first day, and stand for
all of it, the passive ones too.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import ClassVar, TypeVar, cast

from attrs import evolve, field, frozen

from os2model._checks import check_range, check_text, check_type, from_pairs, listed, refuse, repeated, shown
from os2model.circumstances import Circumstances, Participants
from os2model.errors import InvalidValueError, MissingFactError
from os2model.labels import Label
from os2model.money import Money, rounded
from os2model.price_rules import PriceRule, Rounding, as_rule, check_one_currency
from os2model.steps import AmountStep, Step

P = TypeVar("P", bound=PriceRule)
_MOST = 10**6


@frozen(kw_only=True)
class ParticipantsStep(Step):
    """How many share in the product (deltagere); its row is the assumption it rests on, where it does.

    Attributes:
        participants: who, and on which day they were counted.

    Examples:
        >>> from datetime import date
        >>> step = ParticipantsStep(participants=Participants(ids=("0101", "0741"), on=date(2026, 1, 1)))
        >>> step.count
        2
    """

    label: ClassVar[Label] = Label(da="deltagere", en="participants")

    participants: Participants

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.participants.ids)


def _counted(circumstances: Circumstances) -> ParticipantsStep:
    found = circumstances.sharing
    return ParticipantsStep(row=found.row, participants=found)


@frozen
class Stair:
    """One stair of a staircase (trin): a price from a number of participants on.

    Attributes:
        from_count: the least number of participants.
        price: the price of one pricing period for each of them.

    Examples:
        >>> from os2model import dkk
        >>> Stair(10, dkk(8000)).price
        Fixed(price=Money('8000.00', 'DKK'))
    """

    from_count: int
    price: PriceRule = field(converter=as_rule)

    def __attrs_post_init__(self) -> None:
        check_range("Stair.from_count", self.from_count, 1, _MOST)


def _stairs(
    given: Iterable[Stair | tuple[int, Money | PriceRule]] | Mapping[int, Money | PriceRule],
) -> tuple[Stair, ...]:
    if isinstance(given, Mapping):
        given = cast("Mapping[int, Money | PriceRule]", given).items()
    return from_pairs("Staircase.stairs", given, Stair, Stair, code="price.stair", example="(1, dkk(10000))")


@frozen
class Staircase(PriceRule):
    """A price that falls, or rises, with the number of participants (trappe).

    Attributes:
        stairs: from how many participants on which price; pairs of a number and a price, or a mapping, will do.

    Raises:
        InvalidValueError: the staircase does not begin at 1, or does not rise; all the reasons at once.
        CurrencyMismatchError: the prices are of different currencies.

    Examples:
        >>> from os2model import dkk
        >>> Staircase({1: dkk(10000), 10: dkk(8000)}).stairs[1].from_count
        10
    """

    depends_on: ClassVar[str] = "participants"

    stairs: tuple[Stair, ...] = field(converter=_stairs)

    def __attrs_post_init__(self) -> None:
        refuse(self._contradictions())
        check_one_currency(price.currency for price in self.made_of)

    def _contradictions(self) -> Iterator[InvalidValueError]:
        counts = [stair.from_count for stair in self.stairs]
        if counts[:1] != [1]:
            yield InvalidValueError("price.staircase-start", {"got": ", ".join(map(str, counts)) or "–"})
        if counts != sorted(set(counts)):
            yield InvalidValueError("price.staircase-order", {"got": ", ".join(map(str, counts))})

    @property
    def made_of(self) -> tuple[PriceRule, ...]:
        """The price of each stair."""
        return tuple(stair.price for stair in self.stairs)

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Exact minor units of one pricing period.

        Raises:
            MissingFactError: who else shares in the product is not known.
        """
        return self._of(circumstances).amount(circumstances)

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The price of the stair, then how many participants chose it."""
        price, *others = self._of(circumstances).steps(circumstances)
        return (price, _counted(circumstances), *others)

    def repriced(self, factor: Fraction, rounding: Rounding) -> Staircase:
        """The same staircase with the price of every stair multiplied and rounded."""
        return Staircase(evolve(stair, price=stair.price.repriced(factor, rounding)) for stair in self.stairs)

    def _of(self, circumstances: Circumstances) -> PriceRule:
        count = len(circumstances.sharing.ids)
        return next(stair.price for stair in reversed(self.stairs) if stair.from_count <= count)


@frozen(kw_only=True)
class SharedStep(AmountStep):
    """The payer's share of a total (andel af fælles pris), in whole minor units.

    Attributes:
        total: the total in minor units.
        weight: the payer's weight.
        of: the weights of all participants.

    Examples:
        >>> SharedStep(price=Fraction(429), total=3000, weight=Fraction(1), of=Fraction(7)).of
        Fraction(7, 1)
    """

    label: ClassVar[Label] = Label(da="andel af fælles pris", en="share of a total")

    total: int
    weight: Fraction
    of: Fraction


class _Shared(PriceRule):
    """A total that the participants share in whole minor units, so that the shares sum to it."""

    __slots__ = ()

    depends_on: ClassVar[str] = "participants"

    total: PriceRule

    def amount(self, circumstances: Circumstances) -> Fraction:
        """Minor units of one pricing period, whole; where they do not come out even they are split as `Money.split` does.

        Of equal weights the earlier id gets the odd one.

        Raises:
            MissingFactError: who else shares in the product, or the weight of one of them, is not known.
        """
        return self._share(circumstances).price

    def steps(self, circumstances: Circumstances) -> tuple[Step, ...]:
        """The total with its steps, who shares in it, and the payer's share."""
        return (*self.total.steps(circumstances), _counted(circumstances), self._share(circumstances))

    def _share(self, circumstances: Circumstances) -> SharedStep:
        exact, ids = self.total.amount(circumstances), circumstances.sharing.ids
        total = rounded(exact.numerator, exact.denominator)
        return self._part(total, ids, ids.index(circumstances.payer.id), circumstances.on)

    @abstractmethod
    def _part(self, total: int, ids: tuple[str, ...], i: int, on: date) -> SharedStep:
        """The share of one of the participants, by its place among them."""


def _total(given: Money | PriceRule) -> PriceRule:
    """A total that is the same for everybody, or the shares would not sum to it."""
    rule = as_rule(given)
    parts: list[PriceRule] = [rule]
    for part in parts:
        if isinstance(part, _Shared) or part.depends_on not in ("", "participants"):
            raise InvalidValueError("price.shared-total", {"got": type(part).__name__})
        parts += part.made_of
    return rule


@frozen
class EqualShare(_Shared):
    """An equal share of a total (lige andel) for every participant.

    Attributes:
        total: what all of them pay together for one pricing period, the same whoever is asked.

    Raises:
        InvalidValueError: the total depends on who pays.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, dkk
        >>> samso = AUTHORITIES["Samsø"]
        >>> seven = Participants(ids=("0101", "0147", "0151", "0153", "0155", "0157", samso.id), on=date(2026, 1, 1))
        >>> asked = Circumstances(payer=samso, on=date(2026, 1, 1), member=True, sizes=OS2_RULES.sizes, participants=seven)
        >>> EqualShare(dkk(30)).amount(asked)  # the last of four parts of 4.29 and three of 4.28
        Fraction(428, 1)
    """

    total: PriceRule = field(converter=_total)

    def _part(self, total: int, ids: tuple[str, ...], i: int, on: date) -> SharedStep:  # noqa: ARG002  of any day
        each, odd = divmod(total, len(ids))
        return SharedStep(price=Fraction(each + (i < odd)), total=total, weight=Fraction(1), of=Fraction(len(ids)))


def _exact(weight: Fraction | int) -> Fraction:
    check_type("Weight.weight", weight, Fraction, int)
    return Fraction(weight)


@frozen
class Weight:
    """The weight of one participant in a distribution key (vægt).

    Attributes:
        id: the participant's id.
        weight: its weight, not negative.

    Examples:
        >>> Weight("23795515", 3657).weight
        Fraction(3657, 1)
    """

    id: str
    weight: Fraction = field(converter=_exact)

    def __attrs_post_init__(self) -> None:
        check_text("Weight.id", self.id, example='"23795515"')
        if self.weight < 0:
            raise InvalidValueError("money.weights", {"got": shown(str(self.weight))})


def _by_id(given: Mapping[str, Fraction | int] | Iterable[Weight]) -> tuple[Weight, ...]:
    if isinstance(given, Mapping):
        held = cast("Mapping[str, Fraction | int]", given)
        given = [Weight(id_, held[id_]) for id_ in held]
    return tuple(sorted(listed("ByKey.weights", given, Weight), key=lambda each: each.id))


@frozen
class ByKey(_Shared):
    """A share of a total by a distribution key (efter fordelingsnøgle).

    Attributes:
        total: what all participants pay together for one pricing period, the same whoever is asked.
        weights: the weight of each by its id; those who take no part pay nothing, whatever their weight.

    Raises:
        InvalidValueError: the total depends on who pays; an id has two weights, a weight is negative, or there is none above 0.

    Examples:
        >>> from os2model import dkk
        >>> ByKey(dkk(100000), {"29189978": 42962, "23795515": 3657}).weights[0].id
        '23795515'
    """

    total: PriceRule = field(converter=_total)
    weights: tuple[Weight, ...] = field(converter=_by_id)

    def __attrs_post_init__(self) -> None:
        for id_ in repeated(each.id for each in self.weights):
            raise InvalidValueError("price.weight-twice", {"id": shown(id_)})
        if not any(each.weight for each in self.weights):
            raise InvalidValueError("money.weights", {"got": shown([str(each.weight) for each in self.weights])})

    def _part(self, total: int, ids: tuple[str, ...], i: int, on: date) -> SharedStep:
        known = {each.id: each.weight for each in self.weights}
        for id_ in ids:
            if id_ not in known:
                raise MissingFactError("weight", id_, on, way_out=f'ByKey(…, {{"{id_}": …}})')
        weights = [known[id_] for id_ in ids]
        share = Money.from_minor(total, self.currency).split(weights)[i]
        return SharedStep(price=Fraction(share.minor), total=total, weight=weights[i], of=sum(weights, Fraction(0)))
