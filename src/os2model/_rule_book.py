"""How a rule book is put together, and how values are put into its tables, its price lists and its indices by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar, cast

from attrs import evolve

from os2model._checks import check_type, listed, named, repeated, shown
from os2model.dated import Dated, DatedRow, Hole
from os2model.errors import InvalidValueError, NoRuleInForceError, UnknownNameError
from os2model.indexation import Index, index_value
from os2model.labels import Label
from os2model.money import Money
from os2model.near_names import nearest
from os2model.participation import Participation, Sharing
from os2model.price_lists import ChargeKind, PriceLine, PriceList
from os2model.price_rules import PriceRule, as_rule
from os2model.products import Product
from os2model.rule_tables import BY_NAME, TABLES, Values
from os2model.sources import Basis
from os2model.terms import Terms

T = TypeVar("T")

Put: TypeAlias = Callable[[Dated[Any], Any], Dated[Any]]
"""Puts a value into a table."""

Sheets: TypeAlias = dict[str, PriceList]
"""Price lists by their products."""

Prices: TypeAlias = Mapping[str, Mapping[str, PriceRule | Money]]
"""By product and by the name of a line a price, as it is typed."""


def changed(
    values: Values,
    put: Put,
    *,
    tables: Mapping[str, Dated[Any]],
    sheet: Callable[[str], PriceList],
    sheets: Sheets,
    indices: Iterable[Index],
) -> dict[str, Any]:
    """The fields of a rule book that are other ones when each value is put into its table.

    Args:
        values: what is put in, by the name of the field; prices and terms by product, indices by name.
        put: puts one into a table.
        tables: the tables of the rule book.
        sheet: gives the price list of a product, or says why there is none.
        sheets: its price lists.
        indices: its indices.

    Raises:
        InvalidValueError: no value was given, or one of another kind.
        UnknownNameError: there is no such rule, product, line or index.

    Examples:
        >>> nothing = {"tables": {}, "sheet": {}.get, "sheets": {}, "indices": ()}
        >>> changed({}, lambda table, value: table, **nothing)
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: no rule was given to change; write a value, such as membership_fee=dkk(25000)
    """
    given = cast("dict[str, Any]", values)
    for name, value in given.items():
        if name in BY_NAME:
            check_type(name, value, Mapping, example=BY_NAME[name])
        elif name not in TABLES:
            raise UnknownNameError("rule", name, nearest(name, [*TABLES, *BY_NAME]))
        else:
            check_type(name, value, TABLES[name])
    if not any(value or name in TABLES for name, value in given.items()):
        raise InvalidValueError("rules.nothing", {})
    for product, prices in given.get("prices", {}).items():
        sheets[product] = with_prices(sheets[product], prices, put)
    for product, terms in given.get("terms", {}).items():
        sheets[product] = with_terms(sheets[product] if product in sheets else sheet(product), terms, put)
    return {
        **{name: put(tables[name], given[name]) for name in given if name in TABLES},
        "price_lists": sheets.values(),
        "indices": with_values(indices, given.get("indices", {}), put),
    }


def with_terms(sheet: PriceList, terms: Terms, put: Put) -> PriceList:
    """A price list with other terms put in."""
    check_type("terms", terms, Terms)
    return evolve(sheet, terms=put(sheet.terms, terms))


def with_prices(sheet: PriceList, prices: Mapping[str, PriceRule | Money], put: Put) -> PriceList:
    """A price list with prices put into its lines, by their names.

    Raises:
        UnknownNameError: it has no line of that name.

    Examples:
        >>> from os2model import OS2_RULES, dkk
        >>> with_prices(OS2_RULES.price_list("OS2valghalla"), {"vederlaget": dkk(1)}, lambda table, value: table)
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'vederlaget' is not a line of the price list; did you mean 'vederlag'?
    """
    check_type("prices", prices, Mapping, example='{"vederlag": dkk(20000)}')
    names = [line.name for line in sheet.lines]
    for name in prices:
        if name not in names:
            raise UnknownNameError("line", str(name), nearest(str(name), names) or tuple(names))
    lines = [
        evolve(line, prices=put(line.prices, as_rule(prices[line.name]))) if line.name in prices else line
        for line in sheet.lines
    ]
    return evolve(sheet, lines=lines)


def unpublished_sheet(product: str, names: Iterable[str]) -> PriceList:
    """A price list of holes for a product that has none published, with lines of these names.

    Raises:
        UnknownNameError: a name is none of the kinds of charges in Danish.

    Examples:
        >>> [line.kind.word for line in unpublished_sheet("OS2faktor", ["vederlag", "tilslutningsafgift"]).lines]
        ['recurring_fee', 'joining_fee']
    """
    terms = _hole(product, Label(da="vilkår", en="set of terms"), f'terms={{"{product}": Terms.calendar_year()}}')
    return PriceList(product=product, terms=terms, lines=_unpublished_lines(product, names))


def _unpublished_lines(product: str, names: Iterable[str]) -> list[PriceLine]:
    """Lines of holes, named as the kinds of charges are in Danish."""
    kinds = {kind.label.da: kind for kind in ChargeKind if kind is not ChargeKind.MEMBERSHIP_FEE}
    lines: list[PriceLine] = []
    for name in names:
        if name not in kinds:
            raise UnknownNameError("line", str(name), nearest(str(name), kinds) or tuple(kinds))
        prices = _hole(product, kinds[name].label, f'prices={{"{product}": {{"{name}": dkk(…)}}}}')
        lines.append(PriceLine(name=name, kind=kinds[name], prices=prices))
    return lines


def _made_here(sheet: PriceList) -> bool:
    """Whether it is an `unpublished_sheet`, which alone begins with the calendar; lines may be added to no other."""
    return all(line.prices.rows[-1].since == date.min for line in sheet.lines)


def _hole(product: str, of: Label, way_out: str) -> Dated[Any]:
    """A table of which nothing is published."""
    label = Label(da=f"{of.da} for {product}", en=f"{of.en} of {product}")
    return Dated(label, unit=of.en, way_out=way_out, rows=[Hole(since=date.min, source="–")])


def with_values(indices: Iterable[Index], values: Mapping[str, Fraction | int | str], put: Put) -> tuple[Index, ...]:
    """The indices with one value put into each that is named.

    Raises:
        UnknownNameError: there is no index of that name.

    Examples:
        >>> with_values([], {"KL": "134.2"}, lambda table, value: table)
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'KL' is no index of these rules; assume its values first: rules.assuming(indices={…}, because=…)
    """
    found = {index.name: index for index in indices}
    for name, value in values.items():
        if name not in found:
            known = named(name)
            raise UnknownNameError("index", known, nearest(known, list(found)))
        index = found[name]
        found[name] = evolve(index, values=_of_its_month(index.values, put(index.values, index_value(value))))
    return tuple(found.values())


def _of_its_month(before: Dated[Fraction], after: Dated[Fraction]) -> Dated[Fraction]:
    """The values after one was put in, with the assumed ones of later months: a value gives way to one of its month alone."""
    rows = {row.since: row for row in (*before.rows, *after.rows)}
    return evolve(after, rows=[rows[since] for since in sorted(rows, reverse=True)])


def with_unpublished(
    sheets: Iterable[PriceList], prices: Prices, check_product: Callable[[str], None]
) -> tuple[PriceList, ...]:
    """The price lists, and one of holes for each product that is to get prices and has none."""
    check_type("prices", prices, Mapping, example=BY_NAME["prices"])
    found = {sheet.product: sheet for sheet in sheets}
    for product in prices:
        check_product(product)
        check_type("prices", prices[product], Mapping, example='{"vederlag": dkk(20000)}')
        if product not in found:
            found[product] = unpublished_sheet(product, prices[product])
        elif _made_here(found[product]):
            lines, known = found[product].lines, found[product].by_name
            new = _unpublished_lines(product, [name for name in prices[product] if name not in known])
            found[product] = evolve(found[product], lines=[*lines, *new])
    return tuple(found.values())


def indices_assuming(
    indices: Iterable[Index], values: Mapping[str, Mapping[date, Fraction | int | str]], because: str
) -> tuple[Index, ...]:
    """The indices with the months without a value filled, and those that are new."""
    check_type("indices", values, Mapping, example='{"KL pris- og lønskøn": {date(2026, 1, 1): "134.2"}}')
    found = {index.name: index for index in indices}
    for name, by_month in values.items():
        known = found.get(name)
        new = Index.of(name, by_month, source=because, basis=Basis.ASSUMED)
        found[name] = known.assuming(by_month, because=because) if known else new
    return tuple(found.values())


def indices_known(indices: Iterable[Index], day: date) -> tuple[Index, ...]:
    """The indices as they were known on a day; one of which nothing was known yet is none."""
    found: list[Index] = []
    for index in indices:
        try:
            found.append(evolve(index, values=index.values.as_known(day)))
        except NoRuleInForceError:
            continue
    return tuple(found)


def participants_assuming(
    rows: Iterable[DatedRow[Participation]],
    given: Mapping[str, Sharing],
    because: str,
) -> tuple[DatedRow[Participation], ...]:
    """The assumptions of who shares in which product, those of the products that are given in place of earlier ones."""
    check_type("participants", given, Mapping, example='{"OS2valghalla": [(organisation, period)]}')
    found = {row.value.product: row for row in rows}
    for product, presence in given.items():
        label = Label(da=f"deltagere i {product}", en=f"participants in {product}")
        found[product] = assumed_row(label, Participation(product, presence), because)
    return tuple(found.values())


def latest_assumed(inhabitants: str, because: str) -> DatedRow[str]:
    """The row of the assumption that the newest count stands in; there is no other.

    Raises:
        InvalidValueError: something else is assumed.
    """
    if inhabitants != "latest":
        wrong = {"what": "inhabitants", "expected": '"latest"', "got": shown(inhabitants)}
        raise InvalidValueError("value.choice", wrong)
    return assumed_row(Label(da="folketal", en="inhabitants"), inhabitants, because)


def assumed_row(label: Label, value: T, because: str) -> DatedRow[T]:
    """The row of an assumption that holds for all days."""
    return DatedRow(since=date.min, value=value, source=because, basis=Basis.ASSUMED, table=label)


def products_of(products: Iterable[Product]) -> tuple[Product, ...]:
    """The products of a rule book."""
    return listed("RuleBook.products", products, Product)


def price_lists_of(price_lists: Iterable[PriceList]) -> tuple[PriceList, ...]:
    """The price lists of a rule book."""
    return listed("RuleBook.price_lists", price_lists, PriceList)


def indices_of(indices: Iterable[Index]) -> tuple[Index, ...]:
    """The indices of a rule book."""
    return listed("RuleBook.indices", indices, Index)


def participants_of(rows: Iterable[DatedRow[Participation]]) -> tuple[DatedRow[Participation], ...]:
    """The assumptions of a rule book of who shares in its products."""
    found = listed("RuleBook.participants", rows, DatedRow)
    for row in found:
        check_type("RuleBook.participants", row.value, Participation)
    return found


def check_named_once(*kinds: list[str]) -> None:
    """Refuse a name that stands twice among those of one kind.

    Examples:
        >>> check_named_once(["OS2mo", "OS2kle"], ["OS2mo"])
    """
    for names in kinds:
        for name in repeated(names):
            raise InvalidValueError("rule_book.twice", {"name": shown(name)})
