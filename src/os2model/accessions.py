"""Accessions (tilslutningsaftaler): what was agreed with one subscriber, apart from what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Final

from attrs import field, frozen

from os2model._checks import (
    check_day,
    check_flag,
    check_optional_day,
    check_text,
    check_type,
    listed,
    refuse,
    repeated,
    shown,
)
from os2model.agreements import Side, Signature, day_signed, signatures_of
from os2model.errors import InvalidValueError, OS2ModelError, PeriodError
from os2model.labels import Label
from os2model.organisations import Organisation
from os2model.periods import Period
from os2model.price_lists import SubscriptionPlan, Waiver, waivers_of
from os2model.products import OperationMode
from os2model.steps import ShareStep
from os2model.timelines import Timeline, over_time

ALWAYS_ACTIVE: Final[Timeline[SubscriptionPlan]] = over_time("plan", SubscriptionPlan.ACTIVE, SubscriptionPlan)
"""The plan of a subscription that is never passive."""

ALWAYS_ONE: Final[Timeline[int]] = over_time("quantities", 1, int)
"""The quantity of a subscription that has no other."""


def _plan(
    given: SubscriptionPlan | Iterable[tuple[date, SubscriptionPlan]] | Timeline[SubscriptionPlan],
) -> Timeline[SubscriptionPlan]:
    return over_time("Subscription.plan", given, SubscriptionPlan)


def _quantities(given: int | Iterable[tuple[date, int]] | Timeline[int]) -> Timeline[int]:
    return over_time("Subscription.quantities", given, int, example="12")


def _mode(
    given: OperationMode | Iterable[tuple[date, OperationMode]] | Timeline[OperationMode] | None,
) -> Timeline[OperationMode] | None:
    return None if given is None else over_time("Subscription.operation_mode", given, OperationMode)


def _grounds(given: Iterable[str]) -> tuple[str, ...]:
    found = listed("Subscription.grounds", given, str, example='"betalte for OS2mo 2.0"')
    for ground in found:
        check_text("Subscription.grounds", ground, example='"betalte for OS2mo 2.0"')
    return tuple(sorted(set(found)))


def _signatures(given: Iterable[Signature]) -> tuple[Signature, ...]:
    return signatures_of("Subscription", given)


def _pauses(given: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(sorted(listed("Subscription.pauses", given, Period), key=lambda pause: pause.first_day))


@frozen(kw_only=True)
class PlanStep(ShareStep):
    """What a passive subscription pays of the price (passiv); its row says so.

    Examples:
        >>> PlanStep(share=Fraction(1, 3)).share
        Fraction(1, 3)
    """

    label: ClassVar[Label] = Label(da="passiv", en="passive")


@frozen(kw_only=True)
class ModeStep(ShareStep):
    """That nothing is paid in an operation mode (driftsform).

    Attributes:
        mode: the mode.

    Examples:
        >>> ModeStep(mode=OperationMode.SELF_HOSTED).share
        Fraction(0, 1)
    """

    label: ClassVar[Label] = Label(da="driftsform", en="operation mode")

    share: Fraction = Fraction(0)
    mode: OperationMode


@frozen(kw_only=True)
class PausedStep(ShareStep):
    """That nothing is paid during a pause (pause).

    Attributes:
        pause: the days of the pause.

    Examples:
        >>> PausedStep(pause=Period.month(2026, 6)).share
        Fraction(0, 1)
    """

    label: ClassVar[Label] = Label(da="pauseret", en="paused")

    share: Fraction = Fraction(0)
    pause: Period


@frozen
class Accession:
    """The facts of a subscription (det aftalte): who, which product, from when to when, and how it is used.

    The fields are described at `Subscription`, which adds what is asked of them.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Accession(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14), reference="B").subject
        'OS2valghalla (B)'
    """

    organisation: Organisation
    product: str
    first_day: date
    last_day: date | None = field(default=None, kw_only=True)
    reference: str = field(default="", kw_only=True)
    plan: Timeline[SubscriptionPlan] = field(default=ALWAYS_ACTIVE, kw_only=True, converter=_plan)
    quantities: Timeline[int] = field(default=ALWAYS_ONE, kw_only=True, converter=_quantities)
    operation_mode: Timeline[OperationMode] | None = field(default=None, kw_only=True, converter=_mode)
    grounds: tuple[str, ...] = field(default=(), kw_only=True, converter=_grounds)
    pauses: tuple[Period, ...] = field(default=(), kw_only=True, converter=_pauses)
    waivers: tuple[Waiver, ...] = field(default=(), kw_only=True, converter=waivers_of)
    continues_previous: bool = field(default=False, kw_only=True)
    signatures: tuple[Signature, ...] = field(default=(), kw_only=True, converter=_signatures)

    def __attrs_post_init__(self) -> None:
        check_type("Subscription.organisation", self.organisation, Organisation)
        check_text("Subscription.product", self.product, example='"OS2valghalla"')
        check_day("Subscription.first_day", self.first_day)
        check_optional_day("Subscription.last_day", self.last_day)
        check_type("Subscription.reference", self.reference, str)
        check_flag("Subscription.continues_previous", self.continues_previous)
        refuse(self._contradictions())

    def _contradictions(self) -> Iterator[OS2ModelError]:
        if self.last_day is not None and self.last_day < self.first_day:
            yield PeriodError("reversed", self.first_day, self.last_day)
        yield from self.plan.contradictions("Subscription.plan", first_day=self.first_day)
        yield from self.quantities.contradictions("Subscription.quantities", first_day=self.first_day)
        if self.operation_mode:
            yield from self.operation_mode.contradictions("Subscription.operation_mode", first_day=self.first_day)
        for quantity in self.quantities.values:
            if quantity < 0:
                yield InvalidValueError("number.negative", {"what": "Subscription.quantities", "got": quantity})
        for one, other in pairwise(self.pauses):
            if one.last_day is None or one.last_day >= other.first_day:
                yield InvalidValueError("subscription.pauses", {"day": other.first_day})
        for line in repeated(waiver.line for waiver in self.waivers):
            yield InvalidValueError("subscription.waived-twice", {"line": shown(line)})

    @property
    def period(self) -> Period:
        """The days of the subscription."""
        return Period(self.first_day, self.last_day)

    @property
    def signed(self) -> date | None:
        """The day on which the member signed, by somebody who can bind it; None where that is not given."""
        return day_signed(self.signatures, Side.MEMBER)

    @property
    def subject(self) -> str:
        """What its charges are for: the product, with the reference where there is one."""
        return f"{self.product} ({self.reference})" if self.reference else self.product
