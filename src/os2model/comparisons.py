"""Comparisons of two associations (sammenligninger): what changes for whom, by how much, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import asdict, frozen

from os2model._checks import check_year, listed
from os2model.causes import CauseKind, Side, Split, Splitting
from os2model.dated import DatedRow
from os2model.errors import InvalidValueError
from os2model.money import Money
from os2model.organisations import Organisation
from os2model.price_rules import check_one_currency

K = TypeVar("K")


@frozen(kw_only=True)
class Difference(Split):
    """What one payer pays one payee more or less for one subject in one year (forskel); see `Split` for the amounts.

    Attributes:
        payer: who pays.
        subject: for what: the product with its reference, or the association of a membership fee.
        product: the product, or the association.
        year: the year of the invoice days.

    Examples:
        >>> from os2model import AUTHORITIES, dkk
        >>> from os2model.causes import Cause
        >>> Difference(payer=AUTHORITIES["Samsø"], payee="OS2", subject="OS2", product="OS2", year=2027, before=dkk(25000), after=dkk(26250),
        ...     causes=(Cause(kinds=(CauseKind.ROW,), amount=dkk(1250), rows=()),), together=dkk(0)).amount
        Money('1250.00', 'DKK')
    """

    payer: Organisation
    subject: str
    product: str
    year: int


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
        causes.sort(key=lambda cause: [kind.rank for kind in cause.kinds])
        return self._sums((cause.kinds, cause.amount) for cause in causes)

    @property
    def by_payee(self) -> dict[str, Money]:
        """The same by who is paid: the association, and each vendor."""
        return self._sums((each.payee, each.amount) for each in self.differences)

    @property
    def caveats(self) -> tuple[DatedRow[Any], ...]:
        """The rows of rules that are not published and that the amounts of either side rest on: inferred, assumed, supposed."""
        return tuple(dict.fromkeys(row for each in self.differences for row in each.caveats))

    @property
    def by_product(self) -> dict[str, Money]:
        """The same by product, the membership fee under the association, in the order of the largest difference."""
        return self._sums((each.product, each.amount) for each in self.differences)

    def _sums(self, amounts: Iterable[tuple[K, Money]]) -> dict[K, Money]:
        """The sum of the amounts of each key, in the order of the keys."""
        found: dict[K, list[Money]] = {}
        for key, amount in amounts:
            found.setdefault(key, []).append(amount)
        return {key: Money.total(held, self.currency) for key, held in found.items()}

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
                    payer=payer, subject=key[1] or product, product=product, year=year, **asdict(split, recurse=False)
                )
                for split in splitting.split(key, year)
            ]
    return Comparison(years=asked, differences=tuple(sorted(found, key=_place)), currency=after.rules.currency)


def _place(each: Difference) -> tuple[int, str, str, str, int, str]:
    return -abs(each.amount.minor), each.payer.name, each.payer.id, each.subject, each.year, each.payee
