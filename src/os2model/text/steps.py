"""What each step to an amount says by itself, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import takewhile
from types import MappingProxyType
from typing import Any, Final, TypeVar

from os2model.accessions import ModeStep, PausedStep, PlanStep
from os2model.fees import AgreedFeeStep, FeeShareStep
from os2model.indexation import IndexStep, RepricedStep
from os2model.money import Money
from os2model.prices import BoundStep, InhabitantsStep, MemberStep, QuantityStep, SizeStep
from os2model.proration import JoiningStep, LeavingStep
from os2model.reductions import PartOfPriceStep, RebateStep, WaivedStep
from os2model.shared_prices import ParticipantsStep, SharedStep
from os2model.steps import AmountStep, PartStep, PriceStep, Step
from os2model.terms import TermsStep
from os2model.text.formats import exact, exact_amount, fraction, month_day, month_name
from os2model.text.terms import terms_step_phrase
from os2model.text.words import Words

S = TypeVar("S", bound=Step)


def first(group: list[Step], kind: type[S]) -> S | None:
    """The first step of a kind; None where there is none.

    Examples:
        >>> first([MemberStep(member=True)], PriceStep) is None
        True
    """
    return next((step for step in group if isinstance(step, kind)), None)


def step_phrase(step: Step, group: list[Step], words: Words) -> str:
    """What a step says among those of its pricing period; nothing of what only a sum names.

    Examples:
        >>> step_phrase(MemberStep(member=True), [], Words("da"))
        'medlemspris'
    """
    for kind, phrase in _PHRASES.items():
        if isinstance(step, kind):
            return phrase(step, group, words)
    return ""


def _price(step: PriceStep, group: list[Step], words: Words) -> str:
    if first(group, FeeShareStep) or first(group, AgreedFeeStep):
        return ""
    money = exact_amount(step.price, step.currency, words.language)
    unit = "inhabitant" if first(group, InhabitantsStep) else "each" if first(group, QuantityStep) else ""
    money = words.say(unit, price=money) if unit else money
    if first(group, SharedStep):
        money = words.say("in all", price=money)
    terms = first(group, TermsStep)
    if terms and terms.row:
        return words.say(terms.row.value.pricing.word, price=money)
    return money if any(isinstance(each, _CHANGING) for each in group) else words.say("once")


def _size(step: SizeStep, words: Words) -> str:
    size, count = step.sizing.size, step.sizing.count
    if count is None:
        return words.say("size, assigned", size=size, reason=step.sizing.reason)
    return words.say("size", size=size, count=count.count, day=count.on)


def _inhabitants(step: InhabitantsStep, words: Words) -> str:
    count = step.sizing.count
    return words.say("inhabitants", count=count.count, day=count.on) if count else ""


def _paused(step: PausedStep, group: list[Step], words: Words) -> str:
    dated = sum(isinstance(each, PartStep) for each in group) > 1
    return words.write(step.label) if dated else words.say("paused", pause=step.pause)


def _rebate(step: RebateStep, group: list[Step], words: Words) -> str:
    before, left = (_number(minor, group, words) for minor in (step.before, step.price))
    if isinstance(step.rebate, Money):
        sum_ = f"{before} − {_number(min(Fraction(step.rebate.minor), step.before), group, words)}"
    else:
        sum_ = f"{before} × {1 - step.rebate.fraction}"
    of = words.say("ground", ground=step.ground) if step.ground else ""
    return words.say("rebate", rebate=step.rebate, of=of, sum=f"{sum_} = {left}")


def _shared(step: SharedStep, group: list[Step], words: Words) -> str:
    share = step.weight / step.of
    made = _rounding(step.total * share, step.price, group, words)
    text = words.say("shared", sum=f"{_number(Fraction(step.total), group, words)} × {share} = {made}")
    return text if step.total * share == step.price else text + words.say("in whole")


def _index(step: IndexStep, words: Words) -> str:
    new, old = (fraction(row.value, words.language) for row in (step.new, step.old))
    limit = ""
    if step.limit is not None:
        raised = step.ratio > step.new.value / step.old.value
        limit = words.say("raised" if raised else "limited", limit=step.limit)
    months = [f"{month_name(row.since.month, words.language)} {row.since.year}" for row in (step.new, step.old)]
    values = {"new": f"{new} ({months[0]})", "old": f"{old} ({months[1]})"}
    return words.say("index", day=step.day, index=step.index, **values, limit=limit)


def _repriced(step: RepricedStep, group: list[Step], words: Words) -> str:
    rounding = words.say("rounded to", step=step.rounding.step, source=step.rounding.source)
    adjustments = takewhile(lambda each: isinstance(each, IndexStep), _earlier(step, group))
    yearly = [_ratio(each, words) for each in adjustments if isinstance(each, IndexStep)]
    terms = " × ".join([_number(step.before, group, words), *reversed(yearly)])
    exactly = step.before * step.ratio
    text = words.say("repriced", sum=f"{terms} = {_rounding(exactly, step.price, group, words)}")
    return text if exactly == step.price else f"{text}, {rounding}"


def _ratio(step: IndexStep, words: Words) -> str:
    """What a year multiplies by, as a desk calculator takes it."""
    if step.limit is not None:
        return fraction(step.ratio, words.language)
    return f"{fraction(step.new.value, words.language)}/{fraction(step.old.value, words.language)}"


def _fee_share(step: FeeShareStep, words: Words) -> str:
    if step.after is None:
        return words.say("whole fee")
    day = month_day(step.after, words.language)
    return words.say("whole fee, in time" if step.share == 1 else "half fee", day=day, bylaw=step.bylaw)


def _part(step: PartStep, words: Words) -> str:
    if step.months == step.of or step.less:
        return ""
    parts = [words.say("days", days=each.days, length=each.length) for each in step.broken]
    if step.months:
        parts.insert(0, words.counted("month", step.months))
    return words.say("and").join(parts)


def _terms(step: TermsStep | JoiningStep | LeavingStep, group: list[Step], words: Words) -> str:
    return terms_step_phrase(step, words, nothing=first(group, PartStep) is None)


def _waived(step: WaivedStep, words: Words) -> str:
    agreed = isinstance(step.reason, str)
    return words.say("waived", reason=step.reason) if agreed else words.write(step.reason)


def _bound(step: BoundStep, group: list[Step], words: Words) -> str:
    """The least or the most, after what it would be otherwise."""
    earlier = _earlier(step, group)
    count = next(each for each in earlier if isinstance(each, InhabitantsStep))
    rate = next(each.price for each in earlier if isinstance(each, AmountStep))
    inhabitants = count.sizing.inhabitants
    sum_ = f"{_number(rate, group, words)} × {inhabitants} = {_number(rate * inhabitants, group, words)}"
    bound = exact_amount(step.price, _currency(group), words.language)
    return words.say("bound", sum=sum_, bound=words.say("least price" if step.least else "most price", price=bound))


def _earlier(step: Step, group: list[Step]) -> list[Step]:
    """The steps before a step, the nearest first."""
    at = next(i for i, each in enumerate(group) if each is step)
    return group[:at][::-1]


def _currency(group: list[Step]) -> str:
    return next(step.currency for step in group if isinstance(step, PriceStep))


def _number(minor: Fraction, group: list[Step], words: Words) -> str:
    return exact(minor, _currency(group), words.language)


def _rounding(exactly: Fraction, rounded: Fraction, group: list[Step], words: Words) -> str:
    """An exact amount, and what it is rounded to where that is another one."""
    text = _number(exactly, group, words)
    return text if exactly == rounded else f"{text} → {_number(rounded, group, words)}"


_CHANGING: Final = (BoundStep, SharedStep, PartOfPriceStep, RebateStep, WaivedStep)
"""What makes another price of the one before it, so that it must be told."""

OF_PRICE: Final = (
    *_CHANGING,
    *(PriceStep, MemberStep, SizeStep, ParticipantsStep, IndexStep, RepricedStep, InhabitantsStep, QuantityStep),
    *(PlanStep, ModeStep, PausedStep),
)
"""The steps to a price, before it is divided."""

_PHRASES: Final[Mapping[type[Step], Callable[[Any, list[Step], Words], str]]] = MappingProxyType(
    {
        PriceStep: _price,
        MemberStep: lambda step, _, words: words.say("member" if step.member else "non-member"),
        SizeStep: lambda step, _, words: _size(step, words),
        InhabitantsStep: lambda step, _, words: _inhabitants(step, words),
        BoundStep: _bound,
        QuantityStep: lambda step, _, words: words.counted("unit", step.quantity),
        ParticipantsStep: lambda step, _, words: words.say(
            "participants", count=words.counted("participant", step.count), day=step.participants.on
        ),
        SharedStep: _shared,
        PartOfPriceStep: lambda step, _, words: words.say("part of price", share=step.share),
        RebateStep: _rebate,
        IndexStep: lambda step, _, words: _index(step, words),
        RepricedStep: _repriced,
        PlanStep: lambda step, _, words: words.say("passive", share=step.share),
        ModeStep: lambda step, _, words: words.say("mode", mode=step.mode),
        PausedStep: _paused,
        WaivedStep: lambda step, _, words: _waived(step, words),
        TermsStep: _terms,
        JoiningStep: _terms,
        LeavingStep: _terms,
        FeeShareStep: lambda step, _, words: _fee_share(step, words),
        AgreedFeeStep: lambda step, _, words: words.say("agreed", day=step.decided, source=step.source),
        PartStep: lambda step, _, words: _part(step, words),
    }
)
