"""Which days of a subscription are paid, which parts of them are billed at once, and when (opkrævning).

Days are numbers, as `date.toordinal` counts them; a span goes to the day after its last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import frozen

from os2model.dated import Dated, DatedRow
from os2model.errors import PeriodError
from os2model.grids import Grid
from os2model.measures import Ruler
from os2model.money import Percent
from os2model.periods import ONE_DAY, Period
from os2model.proration import Grids
from os2model.terms import Terms
from os2model.vat import VatTreatment

FOR_EVER: Final = date.max.toordinal() + 1
"""The day after the last one of the calendar."""

NEVER: Final = 2 * FOR_EVER
"""Later than any invoice day, and than what is none any more."""


@frozen(kw_only=True, eq=False)
class Term:
    """The days that a subscription is paid for, and the grids in which they lie (løbetid); shared by its lines.

    Attributes:
        terms: the row of terms it is charged by.
        grids: the pricing and the billing periods.
        ruler: the positions of days in the pricing periods.
        first_day: the first day that is paid.
        end: the day after the last one that is paid, as the leaving rule has it; FOR_EVER where it is open.
        left: the last day of the subscription, where it lies inside a pricing period.
        joined: the number of the pricing period in which a joining rule acts; None where none does.
        paid_from: the position from which is paid there.
    """

    terms: DatedRow[Terms]
    grids: Grids
    ruler: Ruler
    first_day: int
    end: int
    left: date | None
    joined: int | None
    paid_from: tuple[int, int]

    @classmethod
    def of(
        cls,
        first_day: date,
        last_day: date | None,
        terms: DatedRow[Terms],
        grids: Grids,
        ruler: Ruler,
        *,
        continues_previous: bool,
    ) -> Term:
        """The term of a subscription, with its joining and its leaving rule asked."""
        proration, first, end, left = terms.value.proration, first_day.toordinal(), FOR_EVER, None
        if last_day is not None and last_day < date.max:
            after = last_day + ONE_DAY
            end = proration.leaving.ends(after, grids).toordinal()
            left = None if grids.pricing.is_boundary(after) else last_day
        k = grids.pricing.index(first_day)
        at = paid_from = ruler.position(k, first)
        if at != (0, 1) and not continues_previous:
            begins = proration.joining.begins(first_day, grids)
            paid_from = (
                begins.as_integer_ratio() if isinstance(begins, Fraction) else ruler.position(k, begins.toordinal())
            )
        joined = None if paid_from == at else k
        return cls(
            terms=terms,
            grids=grids,
            ruler=ruler,
            first_day=first,
            end=end,
            left=left,
            joined=joined,
            paid_from=paid_from,
        )

    def asked_from(self, day: int) -> int:
        """The first day of the term in the pricing period of a day: what its amounts depend on begins there."""
        return max(self.first_day, self.ruler.start(self.ruler.index(day)))

    def paid_at(self, k: int) -> tuple[int, int]:
        """From which position of pricing period k on is paid."""
        if k == self.joined:
            return self.paid_from
        return self.ruler.position(k, max(self.first_day, self.ruler.start(k)))


@frozen
class Bill:
    """A part of a subscription that is billed at once (opkrævningsperiode), with its invoice day and its VAT.

    Attributes:
        start: the nominal first day, that of the billing period or of what VAT cuts off it.
        first: the first day that is paid.
        end: the day after the last one.
        period: the same as a period.
        invoice_day: the day it is invoiced.
        vat_treatment: how it is treated for VAT.

    Examples:
        >>> from os2model import OS2_RULES
        >>> terms = Terms.calendar_year()
        >>> billing = Billing(terms, terms.grids(date(2026, 8, 14)).billing, OS2_RULES.vat_rates)
        >>> first_day, end, closes = (day.toordinal() for day in (date(2026, 8, 14), date.max, date(2026, 12, 31)))
        >>> (first,) = billing.bills(first_day, end, first_day, closes)
        >>> str(first.start), str(first.period), str(first.invoice_day)
        ('2026-01-01', '2026-08-14/2026-12-31', '2026-08-14')
    """

    start: date
    first: int
    end: int
    period: Period
    invoice_day: date
    vat_treatment: VatTreatment


class Billing:
    """The bills by some terms (opkrævninger efter vilkår); what is the same for all subscriptions is made once.

    Examples:
        >>> from os2model import OS2_RULES, Cadence
        >>> terms = Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY, in_advance=False)
        >>> billing = Billing(terms, terms.grids(date(2026, 8, 14)).billing, OS2_RULES.vat_rates)
        >>> first_day, end, closes = (day.toordinal() for day in (date(2026, 8, 14), date.max, date(2027, 12, 31)))
        >>> [str(bill.invoice_day) for bill in billing.bills(first_day, end, first_day, closes)]
        ['2027-01-01', '2027-07-01']
    """

    __slots__ = ("_cuts", "_rates", "_start", "_treatments", "_whole", "grid", "terms")

    def __init__(self, terms: Terms, grid: Grid, rates: Dated[Percent]) -> None:
        self.terms = terms
        self.grid = grid
        self._start = Ruler(grid, terms.proration.measure).start
        self._rates = rates
        changes = pairwise(terms.vat_category.rows)
        self._cuts = [new.since.toordinal() for old, new in changes if new.value is not old.value]
        self._whole: dict[int, tuple[Bill, ...]] = {}
        self._treatments: dict[tuple[int, date], VatTreatment] = {}

    def bills(self, first_day: int, end: int, opens: int, closes: int) -> Iterator[Bill]:
        """The bills of a subscription that are invoiced from a day to another, in order.

        Args:
            first_day: the first day that is paid.
            end: the day after the last one that is paid.
            opens: the first day of the invoices; it cuts nothing.
            closes: the last one.
        """
        offset, in_advance = self.terms.invoice_offset, self.terms.in_advance
        k = self.grid.index(date.fromordinal(first_day))
        before = min(opens, opens - offset)
        if before > first_day:
            k = max(k, self.grid.index(date.fromordinal(before)) - 1)
        while self._start(k) < end:
            begins, ends = self._start(k), self._start(k + 1)
            invoiced = max(first_day, (begins if in_advance else min(ends, end)) + offset)
            if invoiced > closes:
                return
            if invoiced >= opens:
                usual = (begins if in_advance else ends) + offset
                if begins >= first_day and ends <= end and invoiced == usual:
                    yield from self._whole_period(k, begins, ends, usual)
                else:
                    yield from self._cut(begins, ends, first_day, end, invoiced)
            k += 1

    def once(self, day: date) -> VatTreatment:
        """How what is paid once, and invoiced on a day, is treated for VAT."""
        return self._treatment(day, day)

    def _whole_period(self, k: int, begins: int, ends: int, invoiced: int) -> tuple[Bill, ...]:
        found = self._whole.get(k)
        if found is None:
            found = self._whole[k] = tuple(self._cut(begins, ends, begins, ends, invoiced))
        return found

    def _cut(self, begins: int, ends: int, first_day: int, end: int, invoiced: int) -> Iterator[Bill]:
        """A billing period in the parts of one VAT category, those that are paid."""
        if invoiced >= FOR_EVER:
            raise PeriodError("calendar", date.max)
        invoice_day = date.fromordinal(invoiced)
        cuts = [begins, *(day for day in self._cuts if begins < day < ends), ends]
        for start, until in pairwise(cuts):
            first, stop = max(start, first_day), min(until, end)
            if first < stop:
                period = Period(date.fromordinal(first), date.fromordinal(stop - 1))
                treatment = self._treatment(period.first_day, min(invoice_day, period.known_last_day))
                yield Bill(date.fromordinal(start), first, stop, period, invoice_day, treatment)

    def _treatment(self, day: date, tax_point: date) -> VatTreatment:
        """The treatment of the category of a day, at the rate of the tax point."""
        category, reason = self.terms.vat_category.on(day, "Terms.vat_category"), self.terms.vat_reason_on(day)
        key = category.rank, tax_point
        if key not in self._treatments:
            self._treatments[key] = VatTreatment.on(tax_point, category, reason, rates=self._rates)
        return self._treatments[key]
