"""The rule book: every rule of an association in one value, handed to whatever calculates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeVar

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_text, check_type, listed, named, shown
from os2model.dated import Basis, Dated, DatedRow, Hole, Source
from os2model.errors import InvalidValueError, NoRuleInForceError, UnknownNameError
from os2model.labels import Label
from os2model.money import Money, Percent
from os2model.organisations import Organisation, OrganisationKind, nearest, sizing
from os2model.price_lists import PriceList
from os2model.products import Product
from os2model.sizes import SizeClass, SizeLimits
from os2model.statutes import Statutes
from os2model.terms import Terms
from os2model.vat import VatCategory, VatRefund

T = TypeVar("T")

_INHABITANTS = Label(da="folketal", en="inhabitants")


def _check_fee(row: DatedRow[Money] | Hole) -> None:
    """Refuse a fee that is negative, and one that begins inside a year: it is the fee of a calendar year."""
    if (row.since.month, row.since.day) != (1, 1):
        values = {"day": row.since, "year": row.since.year, "next": row.since.year + 1}
        raise InvalidValueError("fee.mid-year", values)
    if isinstance(row, DatedRow) and row.value.minor < 0:
        raise InvalidValueError("value.negative", {"what": "membership_fee", "got": shown(row.value)})


def _products(products: Iterable[Product]) -> tuple[Product, ...]:
    return listed("RuleBook.products", products, Product)


def _price_lists(price_lists: Iterable[PriceList]) -> tuple[PriceList, ...]:
    return listed("RuleBook.price_lists", price_lists, PriceList)


@frozen(kw_only=True, repr=False)
class RuleBook:
    """The rules of an association (regelsæt): tables over time, read by `.on(day)`.

    OS2's own are `OS2_RULES`; their rows stand in `src/os2model/os2/`.

    Attributes:
        membership_fee: the fee of a calendar year, excluding VAT; each row begins on 1 January.
        fee_vat_category: how the fee is treated for VAT.
        size_limits: where the size classes begin, and which count decides.
        vat_rates: the VAT rate.
        vat_refunds: the schemes by which authorities get VAT back.
        statutes: the clauses of the statutes.
        products: the products by name.
        price_lists: the price lists that are published.
        latest_inhabitants: the assumption that the newest count may stand in for one that is not known.

    Raises:
        InvalidValueError: a product or a price list stands twice; a fee is negative or begins inside a year.
        UnknownNameError: a price list is of no product in the book.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.membership_fee.on(date(2026, 8, 14))
        Money('25000.00', 'DKK')
    """

    membership_fee: Dated[Money]
    fee_vat_category: Dated[VatCategory]
    size_limits: Dated[SizeLimits]
    vat_rates: Dated[Percent]
    vat_refunds: Dated[tuple[VatRefund, ...]]
    statutes: Dated[Statutes]
    products: tuple[Product, ...] = field(converter=_products)
    price_lists: tuple[PriceList, ...] = field(converter=_price_lists)
    latest_inhabitants: DatedRow[str] | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("membership_fee", "fee_vat_category", "size_limits", "vat_rates", "vat_refunds", "statutes"):
            check_type(f"RuleBook.{name}", getattr(self, name), Dated)
        for row in self.membership_fee.rows:
            _check_fee(row)
        for names in ([product.name for product in self.products], [sheet.product for sheet in self.price_lists]):
            for name in names:
                if names.count(name) > 1:
                    raise InvalidValueError("rule_book.twice", {"name": repr(name)})
        for sheet in self.price_lists:
            self._check_product(sheet.product)

    def __repr__(self) -> str:
        return f"<RuleBook of {len(self.products)} products, {len(self.price_lists)} of them with a price list>"

    def price_list(self, product: str) -> PriceList:
        """The price list of a product.

        Raises:
            UnknownNameError: there is no such product.
            NoRuleInForceError: its prices are not published.

        Examples:
            >>> from os2model import OS2_RULES
            >>> OS2_RULES.price_list("OS2faktor")
            Traceback (most recent call last):
            os2model.errors.NoRuleInForceError: no price list of OS2faktor is published; give your own: attrs.evolve(rules, price_lists=[…])
        """
        self._check_product(product)
        for sheet in self.price_lists:
            if sheet.product == product:
                return sheet
        raise NoRuleInForceError(Label(da=f"takstblad for {product}", en=f"price list of {product}"), None)

    def size_of(self, organisation: Organisation, *, on: date) -> SizeClass:
        """The size class of an organisation on a day.

        Raises:
            MissingFactError: the count that decides is not known; the message shows both ways out.

        Examples:
            >>> from datetime import date
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> OS2_RULES.size_of(AUTHORITIES["Aarhus"], on=date(2021, 1, 1))
            SizeClass.VERY_LARGE
        """
        return sizing(organisation, on=on, limits=self.size_limits, latest=self.latest_inhabitants).size

    def vat_refund(self, kind: OrganisationKind, *, on: date) -> VatRefund | None:
        """The scheme by which a kind of organisation gets its VAT back; None where there is none.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, OrganisationKind
            >>> OS2_RULES.vat_refund(OrganisationKind.MUNICIPALITY, on=date(2026, 1, 1)).scheme.da
            'momsrefusionsordningen'
            >>> OS2_RULES.vat_refund(OrganisationKind.SELF_GOVERNING_INSTITUTION, on=date(2026, 1, 1)) is None
            True
        """
        return next((refund for refund in self.vat_refunds.on(on) if kind in refund.kinds), None)

    def assuming(
        self,
        *,
        because: str,
        membership_fee: Money | None = None,
        terms: Mapping[str, Terms] | None = None,
        inhabitants: Literal["latest"] | None = None,
    ) -> RuleBook:
        """The rule book with its holes filled by assumptions; a published value always wins.

        Args:
            because: why, in your own words; every amount made from the assumption shows it.
            membership_fee: the fee of the years without a published one, excluding VAT.
            terms: by product, the terms where none are published.
            inhabitants: `"latest"` lets the newest count not after the day asked stand in for a missing one.

        Raises:
            UnknownNameError: there is no such product.
            NoRuleInForceError: a product has no price list whose terms could be assumed.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> rules = OS2_RULES.assuming(membership_fee=dkk(25000), because="not published; for the budget")
            >>> rules.membership_fee.on(date(2027, 1, 1))
            Money('25000.00', 'DKK')
        """
        check_text("because", because, example='"not published"')
        if membership_fee is None and not terms and inhabitants is None:
            raise InvalidValueError("rules.nothing", {})
        book = self
        if membership_fee is not None:
            check_type("membership_fee", membership_fee, Money)
            book = evolve(book, membership_fee=book.membership_fee.assuming(membership_fee, because=because))
        for product, value in (terms or {}).items():
            check_type("terms", value, Terms)
            sheet = self.price_list(product)
            assumed = evolve(sheet, terms=sheet.terms.assuming(value, because=because))
            book = evolve(book, price_lists=[assumed if old is sheet else old for old in book.price_lists])
        if inhabitants is not None:
            if inhabitants != "latest":
                values = {"what": "inhabitants", "expected": '"latest"', "got": shown(inhabitants)}
                raise InvalidValueError("value.choice", values)
            latest = DatedRow[str](
                since=date.min, value="latest", source=because, basis=Basis.ASSUMED, table=_INHABITANTS
            )
            book = evolve(book, latest_inhabitants=latest)
        return book

    def amended(
        self,
        *,
        since: date,
        source: Source | str,
        membership_fee: Money | None = None,
        fee_vat_category: VatCategory | None = None,
        size_limits: SizeLimits | None = None,
        vat_rates: Percent | None = None,
        vat_refunds: tuple[VatRefund, ...] | None = None,
        statutes: Statutes | None = None,
    ) -> RuleBook:
        """The rule book with decided values put in from a day on; old rows stay untouched.

        A hole of that day and assumed rows from that day on give way; a hole of a later day stays.

        Args:
            since: the first day the values hold.
            source: where they are decided, shown with every amount made from them.
            membership_fee: the fee of a calendar year, excluding VAT; from a 1 January.
            fee_vat_category: how the fee is treated for VAT.
            size_limits: where the size classes begin.
            vat_rates: the VAT rate.
            vat_refunds: the schemes by which VAT is refunded.
            statutes: the clauses of the statutes.

        Raises:
            InvalidValueError: a row that is not assumed begins on that day.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> rules = OS2_RULES.amended(since=date(2027, 1, 1), membership_fee=dkk(26500), source="General assembly")
            >>> rules.membership_fee.on(date(2026, 1, 1)), rules.membership_fee.on(date(2027, 1, 1))
            (Money('25000.00', 'DKK'), Money('26500.00', 'DKK'))
        """
        check_day("since", since)
        given = (
            ("membership_fee", membership_fee, Money),
            ("fee_vat_category", fee_vat_category, VatCategory),
            ("size_limits", size_limits, SizeLimits),
            ("vat_rates", vat_rates, Percent),
            ("vat_refunds", vat_refunds, tuple),
            ("statutes", statutes, Statutes),
        )
        for name, value, kind in given:
            check_type(name, value, kind, type(None))
        if all(value is None for _, value, _ in given):
            raise InvalidValueError("rules.nothing", {})

        def put(table: Dated[T], value: T | None) -> Dated[T]:
            return table if value is None else table.amended(DatedRow(since=since, value=value, source=source))

        return evolve(
            self,
            membership_fee=put(self.membership_fee, membership_fee),
            fee_vat_category=put(self.fee_vat_category, fee_vat_category),
            size_limits=put(self.size_limits, size_limits),
            vat_rates=put(self.vat_rates, vat_rates),
            vat_refunds=put(self.vat_refunds, vat_refunds),
            statutes=put(self.statutes, statutes),
        )

    def _check_product(self, name: str) -> None:
        names = [product.name for product in self.products]
        if name not in names:
            known = named(name)
            raise UnknownNameError("product", known, nearest(known, names))
