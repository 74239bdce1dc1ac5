"""The terms of a product's accession agreement: for which period its price is stated, and how it is billed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

from attrs import field, frozen

from os2model._checks import check_flag, check_range, check_type, refuse
from os2model.errors import InvalidValueError, NoRuleInForceError
from os2model.grids import NEW_YEAR, Grid
from os2model.indexation import Indexation
from os2model.labels import Label, Labelled
from os2model.notice import Ending, Notice, contradictions
from os2model.periods import Cadence, Duration, MonthDay
from os2model.proration import Grids, Proration
from os2model.steps import Step
from os2model.timelines import Timeline, over_time
from os2model.vat import VatCategory, check_reason

_LONGEST_OFFSET = 3660


class FirstDay(Labelled):
    """The day that is the subscription's own (første dag), where periods are counted from it.

    Examples:
        >>> Terms.calendar_year(anchor=FirstDay.OWN).anchor
        FirstDay.OWN
    """

    OWN = "egen første dag", "own first day"


class PriceChange(Labelled):
    """When a new price holds for those who have acceded before (prisændring).

    SPLIT: from its day. NEXT_PERIOD: from the first billing period that begins on that day or later. LOCKED: never, the price of
    the first day stays.

    Examples:
        >>> PriceChange.LOCKED.label.da
        'prisen fra første dag ligger fast'
    """

    SPLIT = "ny pris fra dens dag", "a new price from its day"
    NEXT_PERIOD = "ny pris fra næste opkrævningsperiode", "a new price from the next billing period"
    LOCKED = "prisen fra første dag ligger fast", "the price of the first day stays"


def _categories(
    given: VatCategory | Iterable[tuple[date, VatCategory]] | Timeline[VatCategory],
) -> Timeline[VatCategory]:
    return over_time("Terms.vat_category", given, VatCategory)


_NOTICE: Final = Label(da="opsigelsesvarsel i vilkårene (Terms.notice)", en="notice in the terms (Terms.notice)")
_STANDARD: Final = _categories(VatCategory.STANDARD)


@frozen
class Terms:
    """The terms of an accession agreement (vilkår); unless said otherwise billed in advance, in periods of the calendar year.

    The pricing period is the one the price is stated for, the billing period the one it is invoiced in: a yearly price
    may be billed in halves. What is paid by who joins or leaves inside a pricing period, its proration says.

    Attributes:
        pricing: the period the price is stated for.
        billing: the period it is billed in.
        anchor: a day on which a billing period begins, or the subscription's own first day.
        pricing_anchor: the same of the pricing periods; None where it is that of the billing periods.
        in_advance: whether a period is invoiced as it begins (forud), else when it has ended (bagud).
        proration: what is paid of a part of a pricing period.
        price_change: when a new price holds.
        invoice_offset: days from the beginning of a period to its invoice, negative for before, at most ten years; in arrears
            from its end. No invoice is sent before the first day of the subscription.
        notice: how long before the end notice is given; None where that is not known.
        minimum_term: how long the agreement lasts at least (bindingsperiode).
        renewal_term: whole months by which it goes on unless resigned (forlængelse), counted from the first day and the minimum
            term; it ends with one of them alone. Without a minimum term the first one is as long.
        indexation: how the recurring fees follow an index; None where they do not.
        vat_category: how the charges are treated for VAT, one category or pairs of a first day and one; the rate comes from the
            rules. Where it changes inside a billing period, the charge is cut in two.
        vat_reason: why no VAT is charged; needed if a category needs one, else forbidden.

    Raises:
        InvalidValueError: the terms contradict themselves; all the reasons at once.

    Examples:
        >>> Terms.calendar_year() == Terms(Cadence.ANNUAL, Cadence.ANNUAL)
        True
        >>> Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY).billing
        Cadence.HALF_YEARLY
    """

    pricing: Cadence
    billing: Cadence
    anchor: MonthDay | FirstDay = field(default=NEW_YEAR, kw_only=True)
    pricing_anchor: MonthDay | FirstDay | None = field(default=None, kw_only=True)
    in_advance: bool = field(default=True, kw_only=True)
    proration: Proration = field(factory=Proration, kw_only=True)
    price_change: PriceChange = field(default=PriceChange.SPLIT, kw_only=True)
    invoice_offset: int = field(default=0, kw_only=True)
    notice: Notice | None = field(default=None, kw_only=True)
    minimum_term: Duration = field(factory=Duration, kw_only=True)
    renewal_term: Duration = field(factory=Duration, kw_only=True)
    indexation: Indexation | None = field(default=None, kw_only=True)
    vat_category: Timeline[VatCategory] = field(default=_STANDARD, kw_only=True, converter=_categories)
    vat_reason: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Terms.pricing", self.pricing, Cadence)
        check_type("Terms.billing", self.billing, Cadence)
        check_type("Terms.anchor", self.anchor, MonthDay, FirstDay)
        check_type("Terms.pricing_anchor", self.pricing_anchor, MonthDay, FirstDay, type(None))
        check_flag("Terms.in_advance", self.in_advance)
        check_type("Terms.proration", self.proration, Proration)
        check_type("Terms.price_change", self.price_change, PriceChange)
        check_range("Terms.invoice_offset", self.invoice_offset, -_LONGEST_OFFSET, _LONGEST_OFFSET)
        check_type("Terms.notice", self.notice, Notice, type(None))
        check_type("Terms.minimum_term", self.minimum_term, Duration)
        check_type("Terms.renewal_term", self.renewal_term, Duration)
        check_type("Terms.indexation", self.indexation, Indexation, type(None))
        check_type("Terms.vat_reason", self.vat_reason, str)
        refuse(self._contradictions())

    def _contradictions(self) -> Iterator[InvalidValueError]:
        yield from self.proration.contradictions(self.pricing, self.billing)
        yield from contradictions(self.notice, self.minimum_term, self.renewal_term)
        if self.indexation and self.price_change is PriceChange.LOCKED:
            yield InvalidValueError("terms.locked-index", {"index": self.indexation.index})
        yield from self.vat_category.contradictions("Terms.vat_category")
        categories = self.vat_category.values
        needing = next((each for each in categories if each.needs_reason), categories[-1])
        try:
            check_reason(needing, self.vat_reason)
        except InvalidValueError as error:
            yield error

    @classmethod
    def calendar_year(cls, *, billing: Cadence = Cadence.ANNUAL, **others: Any) -> Terms:  # noqa: ANN401  as the class takes
        """A yearly price by the calendar, billed once a year or in parts.

        Examples:
            >>> Terms.calendar_year(billing=Cadence.HALF_YEARLY) == Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY)
            True
        """
        return cls(Cadence.ANNUAL, billing, **others)

    @classmethod
    def half_years(cls, **others: Any) -> Terms:  # noqa: ANN401  as the class takes
        """A half-yearly price, billed twice a calendar year; the price is then that of a half-year.

        Examples:
            >>> Terms.half_years().pricing
            Cadence.HALF_YEARLY
        """
        return cls(Cadence.HALF_YEARLY, Cadence.HALF_YEARLY, **others)

    def grids(self, first_day: date) -> Grids:
        """The pricing and the billing periods of a subscription that begins on a day.

        Examples:
            >>> grids = Terms.calendar_year(anchor=FirstDay.OWN).grids(date(2028, 2, 29))
            >>> str(grids.billing.period(1))
            '2029-02-28/2030-02-27'
        """
        anchor = self.anchor if self.pricing_anchor is None else self.pricing_anchor
        return Grids(_grid(self.pricing, anchor, first_day), _grid(self.billing, self.anchor, first_day))

    @property
    def own_periods(self) -> bool:
        """Whether periods are counted from the subscription's own first day."""
        return FirstDay.OWN in (self.anchor, self.pricing_anchor)

    def vat_reason_on(self, day: date) -> str:
        """Why no VAT is charged on a day; empty where it is."""
        return self.vat_reason if self.vat_category.on(day, "Terms.vat_category").needs_reason else ""

    def ending(self, first_day: date, last_day: date | None, product: str = "…") -> Ending:
        """When an agreement of these terms can end; the product is named in the way out.

        Raises:
            NoRuleInForceError: its notice is not known.

        Examples:
            >>> Terms.calendar_year(notice=Notice(months=3)).ending(date(2026, 8, 14), None).earliest_end(date(2026, 11, 24))
            datetime.date(2027, 2, 24)
        """
        if self.notice is None:
            way_out = f'terms={{"{product}": Terms.calendar_year(notice=Notice(months=3))}}'
            raise NoRuleInForceError(_NOTICE, first_day, way_out=way_out)
        return Ending(
            first_day=first_day,
            last_day=last_day,
            notice=self.notice,
            minimum_term=self.minimum_term,
            renewal_term=self.renewal_term,
        )


def _grid(cadence: Cadence, anchor: MonthDay | FirstDay, first_day: date) -> Grid:
    return Grid.of(cadence, first_day if isinstance(anchor, FirstDay) else anchor)


@frozen(kw_only=True)
class TermsStep(Step):
    """The terms by which a price is cut and billed (vilkår); its row holds them.

    Examples:
        >>> TermsStep().row is None
        True
    """

    label: ClassVar[Label] = Label(da="vilkår", en="terms")
