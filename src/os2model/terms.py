"""The terms of a product's accession agreement: for which period its price is stated, and how it is billed."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field, frozen

from os2model._checks import check_type
from os2model.grids import NEW_YEAR, Grid
from os2model.labels import Label
from os2model.periods import Cadence
from os2model.proration import Measure
from os2model.steps import Step
from os2model.vat import VatCategory, check_reason


@frozen
class Terms:
    """The terms of an accession agreement (vilkår); billed in advance, in periods of the calendar year.

    The pricing period is the one the price is stated for, the billing period the one it is invoiced in: a yearly price
    may be billed in halves. Who joins or leaves inside a pricing period pays the part of it by the measure.

    Attributes:
        pricing: the period the price is stated for.
        billing: the period it is billed in.
        measure: how the part of a pricing period is counted.
        vat_category: how the charges are treated for VAT; the rate comes from the rules.
        vat_reason: why no VAT is charged; needed but for STANDARD and ZERO, which forbid it.

    Examples:
        >>> Terms.calendar_year() == Terms(Cadence.ANNUAL, Cadence.ANNUAL)
        True
        >>> Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY).billing
        Cadence.HALF_YEARLY
    """

    pricing: Cadence
    billing: Cadence
    measure: Measure = field(default=Measure.CALENDAR_MONTHS, kw_only=True)
    vat_category: VatCategory = field(default=VatCategory.STANDARD, kw_only=True)
    vat_reason: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Terms.pricing", self.pricing, Cadence)
        check_type("Terms.billing", self.billing, Cadence)
        check_type("Terms.measure", self.measure, Measure)
        check_type("Terms.vat_category", self.vat_category, VatCategory)
        check_type("Terms.vat_reason", self.vat_reason, str)
        check_reason(self.vat_category, self.vat_reason)

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

    @property
    def pricing_grid(self) -> Grid:
        """The grid of the pricing periods."""
        return Grid.of(self.pricing, NEW_YEAR)

    @property
    def billing_grid(self) -> Grid:
        """The grid of the billing periods."""
        return Grid.of(self.billing, NEW_YEAR)


@frozen(kw_only=True)
class TermsStep(Step):
    """The terms by which a price is cut and billed (vilkår); its row holds them.

    Examples:
        >>> TermsStep().row is None
        True
    """

    label: ClassVar[Label] = Label(da="vilkår", en="terms")
