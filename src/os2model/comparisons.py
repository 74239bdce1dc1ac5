"""Comparisons of two associations (sammenligninger): what changes for whom, by how much, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from os2model._checks import check_year, listed
from os2model.causes import Cause, CauseKind, Side, Splitting
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError
from os2model.money import Money
from os2model.organisations import Organisation
from os2model.price_rules import check_one_currency


@frozen(kw_only=True)
class Difference:
    """What one payer pays more or less for one subject in one year (forskel).

    Attributes:
        payer: who pays.
        payee: who is paid: the association, or a vendor.
        subject: for what: the product with its reference, or the association of a membership fee.
        product: the product, or the association.
        year: the year of the invoice days.
        before: what is charged on the one side, excluding VAT.
        after: on the other.
        causes: why they differ, in the order in which the values were put in; they sum to the difference.
        together: the part of the difference whose place among the causes is a convention, because several things change at
            once: the difference less what each of them alone would make.
        caveats: the rows of rules that are not published and that the amounts of either side rest on.

    Examples:
        >>> from os2model import AUTHORITIES, dkk
        >>> Difference(payer=AUTHORITIES["Samsø"], payee="OS2", subject="OS2", product="OS2", year=2027, before=dkk(25000), after=dkk(26250),
        ...     causes=(Cause(kinds=(CauseKind.ROW,), amount=dkk(1250), rows=()),), together=dkk(0)).amount
        Money('1250.00', 'DKK')
    """

    payer: Organisation
    payee: str
    subject: str
    product: str
    year: int
    before: Money
    after: Money
    causes: tuple[Cause, ...]
    together: Money
    caveats: tuple[DatedRow[Any], ...] = ()

    @property
    def amount(self) -> Money:
        """How much more is paid, or less where it is negative."""
        return self.after - self.before


@frozen(kw_only=True, repr=False)
class Comparison:
    """What differs between two associations (sammenligning), the largest difference first.

    Attributes:
        years: the years of the invoice days.
        differences: by payer, subject and year.
        currency: the currency of all amounts.

    Examples:
        >>> Comparison(years=(2027,), differences=(), currency="DKK")
        <Comparison of 2027: 0 differences, 0.00 DKK>
    """

    years: tuple[int, ...]
    differences: tuple[Difference, ...]
    currency: str

    @property
    def total(self) -> Money:
        """How much more is paid in all, or less where it is negative."""
        return Money.total((each.amount for each in self.differences), self.currency)

    @property
    def by_cause(self) -> dict[tuple[CauseKind, ...], Money]:
        """The same by what makes it, in the order of the kinds."""
        causes = [cause for each in self.differences for cause in each.causes]
        kinds = sorted({cause.kinds for cause in causes}, key=lambda found: [kind.rank for kind in found])
        return {
            found: Money.total((cause.amount for cause in causes if cause.kinds == found), self.currency)
            for found in kinds
        }

    @property
    def by_payee(self) -> dict[str, Money]:
        """The same by who is paid: the association, and each vendor."""
        payees = dict.fromkeys(each.payee for each in self.differences)
        return {
            payee: Money.total((each.amount for each in self.differences if each.payee == payee), self.currency)
            for payee in payees
        }

    @property
    def caveats(self) -> tuple[DatedRow[Any], ...]:
        """The rows of rules that are not published and that the amounts of either side rest on: inferred, assumed, supposed."""
        return tuple(dict.fromkeys(row for each in self.differences for row in each.caveats))

    @property
    def by_product(self) -> dict[str, Money]:
        """The same by product, the membership fee under the association, in the order of the largest difference."""
        products = dict.fromkeys(each.product for each in self.differences)
        return {
            product: Money.total((each.amount for each in self.differences if each.product == product), self.currency)
            for product in products
        }

    def __repr__(self) -> str:
        years = ", ".join(map(str, self.years))
        return f"<Comparison of {years}: {len(self.differences)} differences, {self.total}>"


def compare(before: Side, after: Side, *, years: Iterable[int]) -> Comparison:
    """What is charged on one side and not on the other, by payer, subject and year; `Association.compare` is the way to it.

    Raises:
        InvalidValueError: no years.
        CurrencyMismatchError: the sides are of different currencies.
        NoRuleInForceError, MissingFactError: what is charged on a side is not known.

    Examples:
        >>> from os2model import OS2_RULES
        >>> compare(Side(OS2_RULES, [], [], None), Side(OS2_RULES, [], [], None), years=[2026]).differences
        ()
    """
    asked = tuple(sorted(set(listed("years", years, int))))
    for year in asked:
        check_year("years", year)
    if not asked:
        raise InvalidValueError("budget.years", {})
    check_one_currency([before.rules.currency, after.rules.currency])
    splitting = Splitting(before, after)
    found: list[Difference] = []
    for key in splitting.keys:
        side = splitting.side(key)
        payer, product = side.payer(key), side.product(key)
        for year in asked:
            found += [
                Difference(
                    payer=payer,
                    payee=split.payee,
                    subject=key[1] or product,
                    product=product,
                    year=year,
                    before=split.before,
                    after=split.after,
                    causes=split.causes,
                    together=split.together,
                    caveats=split.caveats,
                )
                for split in splitting.split(key, year)
            ]
    return Comparison(years=asked, differences=tuple(sorted(found, key=_place)), currency=after.rules.currency)


def _place(each: Difference) -> tuple[int, str, str, str, int, str]:
    return -abs(each.amount.minor), each.payer.name, each.payer.id, each.subject, each.year, each.payee
