"""Price lists (takstblade): what is paid for a product, by which rule and on which terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeVar

from attrs import evolve, field, frozen

from os2model._checks import check_share, check_text, check_type, from_pairs, listed, refuse, shown
from os2model.dated import Dated, check_values
from os2model.documents import DocumentControl
from os2model.errors import InvalidValueError, NoRuleInForceError, UnknownNameError
from os2model.labels import Labelled
from os2model.money import Money
from os2model.near_names import nearest
from os2model.price_rules import PriceRule, as_rule, check_one_currency, varies_by
from os2model.products import OperationMode
from os2model.reductions import grounds_of
from os2model.terms import Terms

L = TypeVar("L", bound=Labelled)


ASSOCIATION: Final = "OS2"
"""Who is paid unless somebody else is named."""


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


class Coverage(Labelled):
    """What a price covers (prisen dækker).

    Examples:
        >>> Coverage.LIGHT_DEVELOPMENT.label.da
        'mindre udvikling'
    """

    MAINTENANCE = "vedligehold", "maintenance"
    LIGHT_DEVELOPMENT = "mindre udvikling", "light development"
    PROJECT_MANAGEMENT = "projektledelse", "project management"
    OPERATION = "drift", "operation"
    COORDINATION = "koordinering", "coordination"


def _priced(prices: Dated[PriceRule] | Dated[Money]) -> Dated[PriceRule]:
    check_type("PriceLine.prices", prices, Dated)
    return prices.converted(as_rule)


def _covered(covers: Iterable[Coverage]) -> tuple[Coverage, ...]:
    return _once("PriceLine.covers", covers, Coverage)


def _modes(modes: Iterable[OperationMode]) -> tuple[OperationMode, ...]:
    return _once("PriceLine.modes", modes, OperationMode) or tuple(OperationMode)


def _once(what: str, given: Iterable[L], kind: type[L]) -> tuple[L, ...]:
    """Members of an enum, each once, in its order."""
    found = listed(what, given, kind)
    return tuple(each for each in kind if each in found)


@frozen(kw_only=True)
class PriceLine:
    """One line of a price list (takst).

    Attributes:
        name: the line's name in the list.
        kind: what is charged for; the membership fee is no line of a price list.
        covers: what the price covers, as far as that is said.
        payee: who is paid: the association, or a vendor.
        modes: the operation modes in which it is paid; all of them unless said otherwise.
        prices: the price over time, excluding VAT: of a recurring fee that of one pricing period, else of the whole.
        varies_by: the circumstances that a price of the line depends on, by the names of their fields.
        currency: the currency of its prices.
        every_mode: whether it is paid in whatever mode the product is operated.

    Raises:
        InvalidValueError: the kind is the membership fee.
        CurrencyMismatchError: the prices are of different currencies.

    Examples:
        >>> from os2model import OS2_RULES
        >>> [line.name for line in OS2_RULES.price_list("OS2valghalla").lines]
        ['tilslutningsafgift', 'vederlag', 'tilkobling']
    """

    name: str
    kind: ChargeKind
    covers: tuple[Coverage, ...] = field(default=(), converter=_covered)
    payee: str = ASSOCIATION
    modes: tuple[OperationMode, ...] = field(default=tuple(OperationMode), converter=_modes)
    prices: Dated[PriceRule] = field(converter=_priced)
    varies_by: frozenset[str] = field(init=False, eq=False, repr=False)
    currency: str = field(init=False, eq=False, repr=False)
    every_mode: bool = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_text("PriceLine.name", self.name, example='"vederlag"')
        check_type("PriceLine.kind", self.kind, ChargeKind)
        check_text("PriceLine.payee", self.payee, example='"OS2"')
        if self.kind is ChargeKind.MEMBERSHIP_FEE:
            raise InvalidValueError("price_list.fee-line", {"name": shown(self.name)})
        check_values("PriceLine.prices", self.prices, PriceRule)
        currencies = [price.currency for price in self.prices.values]
        check_one_currency(currencies)
        depended = frozenset[str]().union(*map(varies_by, self.prices.values))
        object.__setattr__(self, "varies_by", depended)
        object.__setattr__(self, "currency", next(iter(currencies), "DKK"))
        object.__setattr__(self, "every_mode", self.modes == tuple(OperationMode))


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
        document: its header, who keeps it and when it was approved; None where that is not known.

    Raises:
        InvalidValueError: two lines of one name are paid in one mode, or differ in kind or payee; a mode has no line; a share
            is none. All the reasons at once.

    Examples:
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.price_list("OS2valghalla").product
        'OS2valghalla'
    """

    product: str
    lines: tuple[PriceLine, ...] = field(converter=_lines)
    terms: Dated[Terms]
    passive_share: Dated[Fraction] | None = None
    document: DocumentControl | None = None

    def __attrs_post_init__(self) -> None:
        check_text("PriceList.product", self.product, example='"OS2valghalla"')
        check_type("PriceList.terms", self.terms, Dated)
        check_values("PriceList.terms", self.terms, Terms)
        check_type("PriceList.passive_share", self.passive_share, Dated, type(None))
        for share in self.passive_share.values if self.passive_share else ():
            check_share("PriceList.passive_share", share)
        check_type("PriceList.document", self.document, DocumentControl, type(None))
        refuse(self._contradictions())

    def _contradictions(self) -> Iterator[InvalidValueError]:
        for name, lines in self.by_name.items():
            modes = [mode for line in lines for mode in line.modes]
            values = {"product": self.product, "name": shown(name)}
            if len(set(modes)) < len(modes):
                yield InvalidValueError("price_list.line-twice", values)
            if len({(line.kind, line.payee) for line in lines}) > 1:
                yield InvalidValueError("price_list.line-differs", values)
        for mode in OperationMode:
            if not any(mode in line.modes for line in self.lines):
                yield InvalidValueError("price_list.mode", {"product": self.product, "mode": mode.label})

    @property
    def by_name(self) -> dict[str, tuple[PriceLine, ...]]:
        """The lines by their names; several of one name are paid in different modes."""
        names = dict.fromkeys(line.name for line in self.lines)
        return {name: tuple(line for line in self.lines if line.name == name) for name in names}

    @property
    def grounds(self) -> tuple[str, ...]:
        """The names of what entitles to a rebate or frees from a price, as a subscription has them.

        Examples:
            >>> from os2model import OS2_RULES
            >>> OS2_RULES.price_list("OS2mo").grounds
            ('betalte for OS2mo 2.0', 'betalte for OS2mo 2.5')
        """
        rules = [price for line in self.lines for price in line.prices.values]
        return tuple(sorted(frozenset[str]().union(*map(grounds_of, rules))))

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
    example = '("tilslutningsafgift", "aftalt")'
    return from_pairs("Subscription.waivers", given, Waiver, Waiver, code="subscription.waiver", example=example)


def currencies(sheets: Iterable[PriceList]) -> tuple[str, ...]:
    """The currencies of all prices of some lists.

    Examples:
        >>> from os2model import OS2_RULES
        >>> sorted(set(currencies(OS2_RULES.price_lists)))
        ['DKK']
    """
    return tuple(price.currency for sheet in sheets for line in sheet.lines for price in line.prices.values)
