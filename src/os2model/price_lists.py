"""Price lists (takstblade): what is paid for a product, by which rule and on which terms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from os2model._checks import check_share, check_text, check_type, listed, shown
from os2model.circumstances import PriceRule, check_one_currency, varies_by
from os2model.dated import Dated, check_values
from os2model.errors import InvalidValueError, NoRuleInForceError, UnknownNameError
from os2model.labels import Labelled
from os2model.money import Money
from os2model.near_names import nearest
from os2model.prices import as_rule
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


class SubscriptionPlan(Labelled):
    """How a product is subscribed to (abonnementsform): in use, or held at a share of the price.

    Examples:
        >>> SubscriptionPlan.PASSIVE.label.da
        'passiv'
    """

    ACTIVE = "aktiv", "active"
    PASSIVE = "passiv", "passive"


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
        varies_by: the circumstances that a price of the line depends on, by the names of their fields.

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
    varies_by: frozenset[str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_text("PriceLine.name", self.name, example='"vederlag"')
        check_type("PriceLine.kind", self.kind, ChargeKind)
        if self.kind is ChargeKind.MEMBERSHIP_FEE:
            raise InvalidValueError("price_list.fee-line", {"name": shown(self.name)})
        check_one_currency(price.currency for price in self.prices.values)
        depended = frozenset[str]().union(*map(varies_by, self.prices.values))
        object.__setattr__(self, "varies_by", depended)


def _lines(lines: Iterable[PriceLine]) -> tuple[PriceLine, ...]:
    return listed("PriceList.lines", lines, PriceLine)


@frozen(kw_only=True)
class PriceList:
    """The price list (takstblad) of a product.

    Attributes:
        product: the product's name.
        lines: what is paid.
        terms: the terms over time.
        passive_share: what a passive subscription pays of the recurring fees, from 0 to 1, over time; None where nothing is
            published of it.

    Raises:
        InvalidValueError: two lines have one name, or a share is none.

    Examples:
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.price_list("OS2valghalla").product
        'OS2valghalla'
    """

    product: str
    lines: tuple[PriceLine, ...] = field(converter=_lines)
    terms: Dated[Terms]
    passive_share: Dated[Fraction] | None = None

    def __attrs_post_init__(self) -> None:
        check_text("PriceList.product", self.product, example='"OS2valghalla"')
        check_type("PriceList.terms", self.terms, Dated)
        check_values("PriceList.terms", self.terms, Terms)
        check_type("PriceList.passive_share", self.passive_share, Dated, type(None))
        for share in self.passive_share.values if self.passive_share else ():
            check_share("PriceList.passive_share", share)
        names = [line.name for line in self.lines]
        for name in names:
            if names.count(name) > 1:
                raise InvalidValueError("price_list.line-twice", {"product": self.product, "name": shown(name)})

    @property
    def tables(self) -> tuple[Dated[Any], ...]:
        """Every table of the list: its terms, the prices of each line, the share of a passive subscription."""
        passive = (self.passive_share,) if self.passive_share else ()
        return (self.terms, *(line.prices for line in self.lines), *passive)

    def as_known(self, day: date) -> PriceList:
        """The list as it was known on a day: without what was decided later.

        Raises:
            NoRuleInForceError: a table was not known yet.
        """
        return evolve(
            self,
            terms=self.terms.as_known(day),
            lines=[evolve(line, prices=line.prices.as_known(day)) for line in self.lines],
            passive_share=self._passive_share_known(day),
        )

    def _passive_share_known(self, day: date) -> Dated[Fraction] | None:
        """The share as it was known on a day; None where nothing was known of it yet."""
        try:
            return self.passive_share.as_known(day) if self.passive_share else None
        except NoRuleInForceError:
            return None

    def waived(self, waivers: Iterable[Waiver]) -> dict[str, str]:
        """The reason of each waiver, by the name of its line.

        Raises:
            UnknownNameError: there is no such line.
        """
        found = {waiver.line: waiver.reason for waiver in waivers}
        names = [line.name for line in self.lines] if found else []
        for line in found:
            if line not in names:
                raise UnknownNameError("line", line, nearest(line, names) or tuple(names))
        return found


@frozen
class Waiver:
    """That a line of the price list is not paid (bortfald), as agreed with one subscriber.

    Attributes:
        line: the name of the line.
        reason: why, in your own words; it is shown as it is.

    Examples:
        >>> Waiver("tilslutningsafgift", "aftalt med styregruppen").line
        'tilslutningsafgift'
    """

    line: str
    reason: str

    def __attrs_post_init__(self) -> None:
        check_text("Waiver.line", self.line, example='"tilslutningsafgift"')
        check_text("Waiver.reason", self.reason, example='"agreed"')


def waivers_of(given: Iterable[Waiver | tuple[str, str]]) -> tuple[Waiver, ...]:
    """Waivers, or pairs of the name of a line and a reason, as waivers.

    Examples:
        >>> waivers_of([("tilslutningsafgift", "agreed")])
        (Waiver(line='tilslutningsafgift', reason='agreed'),)
    """
    found = listed("Subscription.waivers", given, tuple, Waiver, example='("tilslutningsafgift", "aftalt")')
    return tuple(each if isinstance(each, Waiver) else _waiver(each) for each in found)


def _waiver(given: tuple[str, ...]) -> Waiver:
    if len(given) != 2:  # noqa: PLR2004  a line and a reason
        raise InvalidValueError("subscription.waiver", {"got": shown(given)})
    return Waiver(*given)
