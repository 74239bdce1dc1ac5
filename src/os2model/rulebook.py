"""The rule book: every rule of an association in one value, handed to whatever calculates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Literal, Unpack, cast

from attrs import evolve, field, frozen

from os2model._checks import check_day, check_text, check_type, named
from os2model._rule_book import (
    Prices,
    Put,
    changed,
    check_named_once,
    indices_assuming,
    indices_known,
    indices_of,
    latest_assumed,
    participants_assuming,
    participants_of,
    price_lists_of,
    products_of,
    with_unpublished,
)
from os2model.catalogues import Catalogue
from os2model.dated import Dated, DatedRow, Gap
from os2model.errors import NoRuleInForceError, UnknownNameError
from os2model.groups import UsualMeetings
from os2model.indexation import Index
from os2model.labels import Label
from os2model.money import Money, Percent
from os2model.near_names import nearest
from os2model.organisations import Organisation
from os2model.participation import Participation, Sharing
from os2model.periods import Period
from os2model.price_lists import PriceList, currencies
from os2model.price_rules import check_one_currency
from os2model.products import Product
from os2model.rule_tables import TABLES, Values, check_table, usual_meetings
from os2model.size_rules import SizeRules
from os2model.sizes import SizeClass, SizeLimits
from os2model.sources import Basis, Source, check_source
from os2model.statutes import Statutes
from os2model.terms import Terms
from os2model.vat import VatCategory, VatRefund
from os2model.working_year import WorkingTime


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
        catalogue: the criteria of the governance levels.
        working_year: the norms of working time.
        usual_meetings: how often groups meet, a table for each kind of group, and for each product's own.
        products: the products by name.
        price_lists: the price lists that are published.
        indices: the indices that prices may follow, by their names.
        participants: by product, the assumption of who shares in it.
        latest_inhabitants: the assumption that the newest count may stand in for one that is not known.

    Raises:
        InvalidValueError: a product or a price list stands twice; a fee is negative or begins inside a year.
        CurrencyMismatchError: fees and prices are of different currencies.
        UnknownNameError: a price list, or an assumption of who shares, is of no product in the book.

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
    catalogue: Dated[Catalogue]
    working_year: Dated[WorkingTime]
    usual_meetings: tuple[Dated[UsualMeetings], ...] = field(default=(), converter=usual_meetings)
    products: tuple[Product, ...] = field(converter=products_of)
    price_lists: tuple[PriceList, ...] = field(converter=price_lists_of)
    indices: tuple[Index, ...] = field(default=(), converter=indices_of)
    participants: tuple[DatedRow[Participation], ...] = field(default=(), converter=participants_of)
    latest_inhabitants: DatedRow[str] | None = None

    def __attrs_post_init__(self) -> None:
        for name in TABLES:
            check_table(name, getattr(self, name))
        check_type("RuleBook.latest_inhabitants", self.latest_inhabitants, DatedRow, type(None))
        check_one_currency([*(fee.currency for fee in self.membership_fee.values), *currencies(self.price_lists)])
        check_named_once(
            [product.name for product in self.products],
            [sheet.product for sheet in self.price_lists],
            [index.name for index in self.indices],
            [row.value.product for row in self.participants],
        )
        for product in (
            *(sheet.product for sheet in self.price_lists),
            *(row.value.product for row in self.participants),
        ):
            self.check_product(product)

    def __repr__(self) -> str:
        return f"<RuleBook of {len(self.products)} products, {len(self.price_lists)} of them with a price list>"

    @property
    def currency(self) -> str:
        """The currency of the membership fee, and so of a budget."""
        return next((fee.currency for fee in self.membership_fee.values), "DKK")

    @property
    def sizes(self) -> SizeRules:
        """By which an organisation gets its size class."""
        return SizeRules(limits=self.size_limits, latest=self.latest_inhabitants)

    @property
    def tables(self) -> tuple[Dated[Any], ...]:
        """Every table of the book: its own, usual meetings, then the terms and the prices of each price list.

        Examples:
            >>> from os2model import OS2_RULES
            >>> [table.label.en for table in OS2_RULES.tables[:2]]
            ['membership fee', 'VAT category of the membership fee']
        """
        tables: list[Dated[Any]] = [*(getattr(self, name) for name in TABLES), *self.usual_meetings]
        for sheet in self.price_lists:
            tables += sheet.tables
        return tuple(tables)

    def price_list(self, product: str) -> PriceList:
        """The price list of a product.

        Raises:
            UnknownNameError: there is no such product.
            NoRuleInForceError: its prices are not published.

        Examples:
            >>> from os2model import OS2_RULES
            >>> OS2_RULES.price_list("OS2faktor")
            Traceback (most recent call last):
            os2model.errors.NoRuleInForceError: no price list of OS2faktor is published; assume its prices and terms: rules.assuming(prices={"OS2faktor": {"vederlag": dkk(…)}}, terms={"OS2faktor": Terms.calendar_year()}, because=…)
        """
        self.check_product(product)
        for sheet in self.price_lists:
            if sheet.product == product:
                return sheet
        way_out = f'prices={{"{product}": {{"vederlag": dkk(…)}}}}, terms={{"{product}": Terms.calendar_year()}}'
        label = Label(da=f"takstblad for {product}", en=f"price list of {product}")
        raise NoRuleInForceError(label, None, way_out=way_out)

    def assumed_participation(self, product: str) -> DatedRow[Participation] | None:
        """The assumption of who shares in a product; None where there is none."""
        return next((row for row in self.participants if row.value.product == product), None)

    def catalogue_version(self, version: str) -> Catalogue:
        """The catalogue of criteria of a version, whenever it was in force.

        Raises:
            UnknownNameError: there is none of that version.

        Examples:
            >>> from os2model import OS2_RULES
            >>> OS2_RULES.catalogue_version("1.1.0")
            <Catalogue 1.1.0 of 43 criteria>
        """
        known = named(version)
        for catalogue in self.catalogue.values:
            if catalogue.version == known:
                return catalogue
        raise UnknownNameError("catalogue", known, nearest(known, [each.version for each in self.catalogue.values]))

    def size_of(self, organisation: Organisation, *, on: date) -> SizeClass:
        """The size class of an organisation on a day.

        Raises:
            MissingFactError: the count that decides is not known; the message shows both ways out.
        """
        return self.sizes.of(organisation, on).size

    def assuming(
        self,
        *,
        because: str,
        membership_fee: Money | None = None,
        terms: Mapping[str, Terms] | None = None,
        prices: Prices | None = None,
        catalogue: Catalogue | None = None,
        indices: Mapping[str, Mapping[date, Fraction | int | str]] | None = None,
        participants: Mapping[str, Sharing] | None = None,
        inhabitants: Literal["latest"] | None = None,
    ) -> RuleBook:
        """The rule book with its holes filled by assumptions; a published value always wins.

        Args:
            because: why, in your own words; every amount made from the assumption shows it.
            membership_fee: the fee of the years without a published one, excluding VAT.
            terms: by product, the terms where none are published.
            prices: by product and by the name of a line, the prices where none are published; a product without a price
                list gets one with these lines, named `vederlag`, `tilslutningsafgift` or `bidrag`.
            catalogue: the criteria of the time of which no catalogue is read.
            indices: by the name of an index and the first day of a month, the values of the months without one.
            participants: by product who shares in it: pairs of an organisation and a period, in place of an earlier assumption.
            inhabitants: `"latest"` lets the newest count not after New Year of the year asked stand in for a missing one.

        Raises:
            UnknownNameError: there is no such product, or no such line.
            NoRuleInForceError: a product has no price list whose terms could be assumed.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> rules = OS2_RULES.assuming(membership_fee=dkk(25000), because="not published; for the budget")
            >>> rules.membership_fee.on(date(2027, 1, 1))
            Money('25000.00', 'DKK')
        """
        check_text("because", because, example='"not published"')
        given = {"membership_fee": membership_fee, "terms": terms, "prices": prices, "catalogue": catalogue}
        values = cast("Values", {name: value for name, value in given.items() if value is not None and value != {}})
        book = self
        if indices not in (None, {}):
            book = evolve(book, indices=indices_assuming(self.indices, indices, because))
        if participants not in (None, {}):
            book = evolve(book, participants=participants_assuming(self.participants, participants, because))
        if inhabitants is not None:
            book = evolve(book, latest_inhabitants=latest_assumed(inhabitants, because))
        if not values and book is not self:
            return book
        return _with(book, values, lambda table, value: table.assuming(value, because=because))

    def amended(
        self, *, since: date, source: Source | str, decided: date | None = None, **values: Unpack[Values]
    ) -> RuleBook:
        """The rule book with decided values put in from a day on; old rows stay untouched.

        What is not published and begins on that day gives way, and assumed rows from that day on; a hole of a later day
        stays.

        Args:
            since: the first day the values hold.
            source: where they are decided; listed among the sources of every budget that rests on them.
            decided: the day they were decided; before it `as_known` does not know them.
            values: by the name of the field, such as `membership_fee=dkk(26500)`; `terms` by product, `prices` by product and line,
                `indices` by name.

        Raises:
            InvalidValueError: a published row begins on that day; no value was given, or one of another kind.
            UnknownNameError: there is no such product.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> rules = OS2_RULES.amended(since=date(2027, 1, 1), membership_fee=dkk(26500), source="General assembly")
            >>> rules.membership_fee.on(date(2026, 1, 1)), rules.membership_fee.on(date(2027, 1, 1))
            (Money('25000.00', 'DKK'), Money('26500.00', 'DKK'))
        """
        check_source("source", source)
        check_day("since", since)
        row = partial(DatedRow[Any], since=since, source=source, decided=decided)
        return _with(self, values, lambda table, value: table.amended(row(value=value)))

    def supposing(self, *, since: date, because: str, **values: Unpack[Values]) -> RuleBook:
        """The rule book for a what-if: values from a day on that may override what is published.

        What begins on that day, and assumed rows from that day on, give way; rows of later days stay.

        Args:
            since: the first day the values hold.
            because: what is tried, in your own words; every amount made from the supposition shows it.
            values: by the name of the field, such as `membership_fee=dkk(26250)`; `terms` by product, `prices` by product and line,
                `indices` by name.

        Raises:
            InvalidValueError: no value was given, or one of another kind.
            UnknownNameError: there is no such product.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, dkk
            >>> dearer = OS2_RULES.supposing(since=date(2026, 1, 1), membership_fee=dkk(26250), because="what if: + 5 %")
            >>> dearer.membership_fee.on(date(2026, 1, 1))
            Money('26250.00', 'DKK')
        """
        check_text("because", because, example='"what if: + 5 %"')
        check_day("since", since)
        row = partial(DatedRow[Any], since=since, source=because, basis=Basis.SUPPOSED)
        return _with(self, values, lambda table, value: table.supposing(row(value=value)))

    def as_known(self, day: date) -> RuleBook:
        """The rule book as it was known on a day: without what was decided later.

        Raises:
            NoRuleInForceError: a table was not known yet.
        """
        check_day("day", day)
        tables = {name: getattr(self, name).as_known(day) for name in TABLES}
        sheets = [sheet.as_known(day) for sheet in self.price_lists]
        usual = [table.as_known(day) for table in self.usual_meetings]
        indices = indices_known(self.indices, day)
        return evolve(self, price_lists=sheets, usual_meetings=usual, indices=indices, **tables)

    def holes(self, *, within: Period) -> tuple[Gap, ...]:
        """What is not published in a period, table by table, with the argument that would assume it.

        Products without any price list are not among them: `price_list` tells.

        Examples:
            >>> from os2model import OS2_RULES, Period
            >>> for gap in OS2_RULES.holes(within=Period.year(2027))[:2]:
            ...     print(f"{gap.table.en}: {gap.way_out}")
            membership fee: membership_fee=dkk(25000)
            set of terms of OS2valghalla: terms={"OS2valghalla": Terms.calendar_year()}
        """
        return tuple(gap for table in self.tables for gap in table.gaps(within))

    def check_product(self, name: str) -> None:
        """Refuse a name that is no product of these rules.

        Raises:
            UnknownNameError: there is no such product.
        """
        names = [product.name for product in self.products]
        if name not in names:
            known = named(name)
            raise UnknownNameError("product", known, nearest(known, names))


def _with(book: RuleBook, values: Values, put: Put) -> RuleBook:
    """The rule book with each value put into its table."""
    tables = {name: getattr(book, name) for name in TABLES}
    prices = values.get("prices", {})
    sheets = {sheet.product: sheet for sheet in with_unpublished(book.price_lists, prices, book.check_product)}
    return evolve(
        book, **changed(values, put, tables=tables, sheet=book.price_list, sheets=sheets, indices=book.indices)
    )
