"""Price lists (takstblade): what is paid for a product, by which rule and on which terms."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from os2model._checks import check_text, check_type, listed, shown
from os2model.dated import Dated, check_values
from os2model.errors import InvalidValueError
from os2model.labels import Labelled
from os2model.money import Money
from os2model.prices import PriceRule, as_rule, check_one_currency
from os2model.terms import Terms


class ChargeKind(Labelled):
    """What is charged for (opkrævningens art).

    MEMBERSHIP_FEE is paid to the association, the others for a product: a JOINING_FEE once on joining, a RECURRING_FEE
    every pricing period for maintenance and light development, a ONE_OFF_CONTRIBUTION once for something by itself.

    Examples:
        >>> ChargeKind.RECURRING_FEE.label.da
        'vederlag'
    """

    MEMBERSHIP_FEE = "kontingent", "membership fee"
    JOINING_FEE = "tilslutningsafgift", "joining fee"
    RECURRING_FEE = "vederlag", "recurring fee"
    ONE_OFF_CONTRIBUTION = "bidrag", "one-off contribution"


def _priced(prices: Dated[PriceRule] | Dated[Money]) -> Dated[PriceRule]:
    check_type("PriceLine.prices", prices, Dated)
    return prices.converted(as_rule)


@frozen(kw_only=True)
class PriceLine:
    """One line of a price list (takst).

    Attributes:
        name: the line's name in the list.
        kind: what is charged for; the membership fee is no line of a price list.
        prices: the price over time, excluding VAT: of a recurring fee that of one pricing period, else of the whole.

    Raises:
        InvalidValueError: the kind is the membership fee.
        CurrencyMismatchError: the prices are of different currencies.

    Examples:
        >>> from os2model import OS2_RULES
        >>> [line.name for line in OS2_RULES.price_list("OS2valghalla").lines]
        ['tilslutningsafgift', 'vederlag']
    """

    name: str
    kind: ChargeKind
    prices: Dated[PriceRule] = field(converter=_priced)

    def __attrs_post_init__(self) -> None:
        check_text("PriceLine.name", self.name, example='"vederlag"')
        check_type("PriceLine.kind", self.kind, ChargeKind)
        if self.kind is ChargeKind.MEMBERSHIP_FEE:
            raise InvalidValueError("price_list.fee-line", {"name": shown(self.name)})
        check_one_currency(price.currency for price in self.prices.values)


def _lines(lines: Iterable[PriceLine]) -> tuple[PriceLine, ...]:
    return listed("PriceList.lines", lines, PriceLine)


@frozen(kw_only=True)
class PriceList:
    """The price list (takstblad) of a product.

    Attributes:
        product: the product's name.
        lines: what is paid.
        terms: the terms over time.

    Raises:
        InvalidValueError: two lines have one name.

    Examples:
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.price_list("OS2valghalla").product
        'OS2valghalla'
    """

    product: str
    lines: tuple[PriceLine, ...] = field(converter=_lines)
    terms: Dated[Terms]

    def __attrs_post_init__(self) -> None:
        check_text("PriceList.product", self.product, example='"OS2valghalla"')
        check_type("PriceList.terms", self.terms, Dated)
        check_values("PriceList.terms", self.terms, Terms)
        names = [line.name for line in self.lines]
        for name in names:
            if names.count(name) > 1:
                raise InvalidValueError("price_list.line-twice", {"product": self.product, "name": shown(name)})
