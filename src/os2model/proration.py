"""How much of a pricing period is paid by somebody who is not there for all of it (forholdsmæssig betaling).

A joining rule says from where in the pricing period a newcomer pays, a leaving rule until when somebody who leaves does; the
measure counts what lies between. The half membership fee is asked in `fees`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from os2model._checks import check_share, check_type
from os2model.errors import InvalidValueError
from os2model.grids import Grid
from os2model.labels import Label, Labelled
from os2model.measures import Measure
from os2model.periods import Cadence, MonthDay
from os2model.steps import Step


class TermsPeriod(Labelled):
    """A period of the terms (periode i vilkårene), where a rule asks for one: the one billed, or the one priced.

    Examples:
        >>> StartedPeriods(BILLING).of
        TermsPeriod.BILLING
    """

    BILLING = "opkrævningsperiode", "billing period"
    PRICING = "prisperiode", "pricing period"


BILLING: Final = TermsPeriod.BILLING
"""The period that is billed at once, in a rule that asks for a period."""

PRICING: Final = TermsPeriod.PRICING
"""The period that the price is stated for, in a rule that asks for a period."""


@frozen
class Grids:
    """The two grids of a price: where it is stated and rounded, and where it is billed (prisperioder og opkrævningsperioder).

    Attributes:
        pricing: the pricing periods.
        billing: the billing periods.

    Examples:
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> Grids(year, year).of(Cadence.MONTHLY).months
        1
    """

    pricing: Grid
    billing: Grid

    def of(self, of: Cadence | TermsPeriod) -> Grid:
        """The grid that a rule asks for; of a cadence the one through the boundaries of the pricing periods."""
        if isinstance(of, Cadence):
            return Grid(self.pricing.base, self.pricing.day, of.months)
        return self.billing if of is BILLING else self.pricing


@frozen
class ByMeasure:
    """Paid from the first day, or to the last one, as the measure counts (efter opgørelsen).

    Examples:
        >>> ByMeasure() == Proration().joining == Proration().leaving
        True
    """

    def begins(self, day: date, grids: Grids) -> date | Fraction:  # noqa: ARG002  as every joining rule is asked
        """From where in the pricing period a newcomer pays: the first day itself."""
        return day

    def ends(self, end: date, grids: Grids) -> date:  # noqa: ARG002  as every leaving rule is asked
        """Until when is paid: the day after the last one."""
        return end


@frozen
class StartedPeriods:
    """Who joins or leaves inside a period pays all of it (begyndte perioder).

    Attributes:
        of: which periods: of a cadence, or BILLING or PRICING.

    Examples:
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> StartedPeriods(Cadence.MONTHLY).begins(date(2026, 8, 14), Grids(year, year))
        datetime.date(2026, 8, 1)
    """

    of: Cadence | TermsPeriod

    def __attrs_post_init__(self) -> None:
        check_type("StartedPeriods.of", self.of, Cadence, TermsPeriod)

    def begins(self, day: date, grids: Grids) -> date | Fraction:
        """From where in the pricing period a newcomer pays: the first day of the period begun."""
        return max(grids.of(self.of).floor(day), grids.pricing.floor(day))

    def ends(self, end: date, grids: Grids) -> date:
        """Until when is paid: the day after the period begun."""
        return grids.of(self.of).ceiling(end)


@frozen
class WholePeriods:
    """Who joins or leaves inside a period pays nothing of it (kun hele perioder).

    Attributes:
        of: which periods: of a cadence, or BILLING or PRICING.

    Examples:
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> WholePeriods(Cadence.MONTHLY).begins(date(2026, 8, 14), Grids(year, year))
        datetime.date(2026, 9, 1)
    """

    of: Cadence | TermsPeriod

    def __attrs_post_init__(self) -> None:
        check_type("WholePeriods.of", self.of, Cadence, TermsPeriod)

    def begins(self, day: date, grids: Grids) -> date | Fraction:
        """From where in the pricing period a newcomer pays: the first day of the next period, or its end."""
        return min(grids.of(self.of).ceiling(day), grids.pricing.ceiling(day))

    def ends(self, end: date, grids: Grids) -> date:
        """Until when is paid: the first day of the period begun."""
        return grids.of(self.of).floor(end)


@frozen
class FixedShare:
    """A newcomer pays this share of the pricing period, whatever the day (fast andel).

    Attributes:
        share: the share that is paid, from 0 to 1.

    Examples:
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> FixedShare(Fraction(71, 100)).begins(date(2026, 8, 14), Grids(year, year))
        Fraction(29, 100)
    """

    share: Fraction

    def __attrs_post_init__(self) -> None:
        check_share("FixedShare.share", self.share)

    def begins(self, day: date, grids: Grids) -> date | Fraction:  # noqa: ARG002  as every joining rule is asked
        """From where in the pricing period a newcomer pays: the position that leaves the share."""
        return 1 - Fraction(self.share)


@frozen(kw_only=True)
class ByJoiningDay:
    """One rule for those who join after a day of the pricing period, another for the rest (efter indmeldelsesdag).

    Attributes:
        after: the last day on which `otherwise` holds.
        then: the rule for a later first day.
        otherwise: the rule for that day and those before.

    Examples:
        >>> half = ByJoiningDay(after=MonthDay(7, 1), then=FixedShare(Fraction(1, 2)), otherwise=StartedPeriods(PRICING))
        >>> year = Grid.of(Cadence.ANNUAL, MonthDay(1, 1))
        >>> [half.begins(day, Grids(year, year)) for day in (date(2026, 7, 1), date(2026, 7, 2))]
        [datetime.date(2026, 1, 1), Fraction(1, 2)]
    """

    after: MonthDay
    then: JoiningRule
    otherwise: JoiningRule

    def __attrs_post_init__(self) -> None:
        check_type("ByJoiningDay.after", self.after, MonthDay)
        for rule in (self.then, self.otherwise):
            check_type("ByJoiningDay", rule, *JOINING_RULES)

    def begins(self, day: date, grids: Grids) -> date | Fraction:
        """From where in the pricing period a newcomer pays, by the rule for that day."""
        return self.rule_for(day, grids).begins(day, grids)

    def rule_for(self, day: date, grids: Grids) -> JoiningRule:
        """The rule for those who join on a day."""
        return self.then if day > self.boundary(day, grids) else self.otherwise

    def boundary(self, day: date, grids: Grids) -> date:
        """The last day on which `otherwise` holds, in the pricing period of a day."""
        first_day = grids.pricing.floor(day)
        boundary = self.after.in_year(first_day.year)
        return boundary if boundary >= first_day else self.after.in_year(first_day.year + 1)


JoiningRule = ByMeasure | StartedPeriods | WholePeriods | FixedShare | ByJoiningDay
"""What a newcomer pays of the pricing period in which the first day lies."""

LeavingRule = ByMeasure | StartedPeriods | WholePeriods
"""Until when somebody who leaves pays."""

JOINING_RULES: Final = (ByMeasure, StartedPeriods, WholePeriods, FixedShare, ByJoiningDay)
"""The joining rules."""


@frozen
class Proration:
    """What is paid of a pricing period by somebody who is not there for all of it (forholdsmæssig betaling).

    Attributes:
        measure: how a part is counted.
        joining: what a newcomer pays.
        leaving: until when somebody who leaves pays.

    Examples:
        >>> Proration.months() == Proration()
        True
    """

    measure: Measure = field(default=Measure.CALENDAR_MONTHS, kw_only=True)
    joining: JoiningRule = field(factory=ByMeasure, kw_only=True)
    leaving: LeavingRule = field(factory=ByMeasure, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Proration.measure", self.measure, Measure)
        check_type("Proration.joining", self.joining, *JOINING_RULES)
        check_type("Proration.leaving", self.leaving, ByMeasure, StartedPeriods, WholePeriods)

    @classmethod
    def months(cls) -> Proration:
        """Whole months, and the days of a broken month by its own length."""
        return cls()

    @classmethod
    def days(cls) -> Proration:
        """Days of the pricing period's own number of days."""
        return cls(measure=Measure.REAL_DAYS)

    @classmethod
    def started_months(cls) -> Proration:
        """A month begun is paid whole, on joining and on leaving."""
        return cls(joining=StartedPeriods(Cadence.MONTHLY), leaving=StartedPeriods(Cadence.MONTHLY))

    @classmethod
    def full(cls) -> Proration:
        """A pricing period begun is paid whole, on joining and on leaving."""
        return cls(joining=StartedPeriods(PRICING), leaving=StartedPeriods(PRICING))

    @classmethod
    def none(cls) -> Proration:
        """Of a pricing period that is broken nothing is paid, on joining and on leaving."""
        return cls(joining=WholePeriods(PRICING), leaving=WholePeriods(PRICING))

    def contradictions(self, pricing: Cadence, billing: Cadence) -> Iterator[InvalidValueError]:
        """Joining rules by periods into which the pricing period cannot be divided."""
        for rule in _simple(self.joining):
            if isinstance(rule, (StartedPeriods, WholePeriods)):
                asked = _cadence(rule.of, pricing, billing)
                if pricing.months % asked.months:
                    values = {"rule": type(rule).__name__, "of": asked.label, "pricing": pricing.label}
                    yield InvalidValueError("terms.joining-period", values)


def _cadence(of: Cadence | TermsPeriod, pricing: Cadence, billing: Cadence) -> Cadence:
    if isinstance(of, Cadence):
        return of
    return billing if of is BILLING else pricing


def _simple(rule: JoiningRule) -> Iterator[JoiningRule]:
    """The rules that a rule chooses from."""
    if isinstance(rule, ByJoiningDay):
        for each in (rule.then, rule.otherwise):
            yield from _simple(each)
    else:
        yield rule


@frozen(kw_only=True)
class JoiningStep(Step):
    """What a newcomer pays of the first pricing period, where that is not what the measure counts (indtræden).

    Attributes:
        rule: the rule, of two the one for the day.
        after: the day that chose between two rules; None where there is one.
        late: whether the first day lies after that day.

    Examples:
        >>> JoiningStep(rule=FixedShare(Fraction(1, 2)), after=date(2026, 7, 1), late=True).rule.share
        Fraction(1, 2)
    """

    label: ClassVar[Label] = Label(da="indtræden", en="joining")

    rule: JoiningRule
    after: date | None = None
    late: bool = False

    @classmethod
    def of(cls, rule: JoiningRule, day: date, grids: Grids) -> JoiningStep:
        """The step of a rule for those who join on a day."""
        if not isinstance(rule, ByJoiningDay):
            return cls(rule=rule)
        boundary, chosen = rule.boundary(day, grids), rule.rule_for(day, grids)
        if isinstance(chosen, ByJoiningDay):
            return cls.of(chosen, day, grids)
        return cls(rule=chosen, after=boundary, late=day > boundary)


@frozen(kw_only=True)
class LeavingStep(Step):
    """Until when is paid by somebody who leaves inside a pricing period (udtræden).

    Attributes:
        rule: the rule.
        last_day: the last day of the subscription.

    Examples:
        >>> LeavingStep(rule=StartedPeriods(BILLING), last_day=date(2026, 8, 14)).last_day
        datetime.date(2026, 8, 14)
    """

    label: ClassVar[Label] = Label(da="udtræden", en="leaving")

    rule: LeavingRule
    last_day: date
