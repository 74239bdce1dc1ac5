"""A price list as a member reads it: what each line costs on a day, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from os2model.dated import Dated, DatedRow
from os2model.errors import NoRuleInForceError
from os2model.money import Money, Percent
from os2model.price_lists import ChargeKind, PriceLine, PriceList
from os2model.price_rules import Fixed, PriceRule
from os2model.prices import ByMembership, BySize, PerInhabitant, PerUnit
from os2model.reductions import Less, Share, Waived
from os2model.shared_prices import ByKey, EqualShare, Staircase
from os2model.sizes import SizeClass
from os2model.text.cells import Table, headings
from os2model.text.formats import exact_amount, fraction
from os2model.text.terms import all_of_terms
from os2model.text.words import Words

T = TypeVar("T")


class Priced(NamedTuple):
    """A price as it is written, and what chooses it; relative where it is a part of whatever is left.

    Examples:
        >>> Priced(["medlemmer"], "23.980,00 kr.").relative
        False
    """

    conditions: list[str]
    price: str
    relative: bool = False


def of_price_list(sheet: PriceList, on: date, words: Words) -> Table:
    """The printed prices of a list on a day, a line for each of what chooses them; what is not published says so.

    Examples:
        >>> from os2model import OS2_RULES
        >>> of_price_list(OS2_RULES.price_list("OS2valghalla"), date(2026, 8, 14), Words("da")).rows[2]
        ('tilslutningsafgift', 'stor', '190.000,00 kr.', 'udledt')
    """
    terms = _row(sheet.terms, on)
    period = terms.value.pricing.word if terms else ""
    rows = [row for line in sheet.lines for row in _of_line(line, on, period, sheet.lines[0].payee, words)]
    if sheet.passive_share:
        share = _row(sheet.passive_share, on)
        text = (
            words.say("part of fee", share=fraction(share.value, words.language))
            if share
            else words.say("not published")
        )
        rows.append((words.say("passive share"), "", text, _basis(share, words)))
    text = all_of_terms(terms.value, words) if terms else words.say("not published")
    rows.append((words.say("terms"), "", text, _basis(terms, words)))
    return Table(headings=headings(words, "line", "for whom", "printed", "basis"), rows=tuple(rows), words=4)


def _row(table: Dated[T], on: date) -> DatedRow[T] | None:
    """The row of a day; None where nothing is published."""
    try:
        return table.row(on=on)
    except NoRuleInForceError:
        return None


def _basis(row: DatedRow[Any] | None, words: Words) -> str:
    return words.write(row.basis) if row else ""


def _of_line(line: PriceLine, on: date, period: str, payee: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    """The prices of a line on a day; with the payee where it is another one."""
    name = words.write(line.kind) if line.name == line.kind.label.da else line.name
    of_all = [] if line.every_mode else [words.say("or").join(map(words.write, line.modes))]
    of_all += [words.say("paid to", payee=line.payee)] if line.payee != payee else []
    row = _row(line.prices, on)
    if row is None:
        yield name, ", ".join(of_all), words.say("not published"), ""
        return
    for conditions, price, relative in _prices(row.value, words):
        yearly = period and line.kind is ChargeKind.RECURRING_FEE and not relative
        paid = words.say(period, price=price) if yearly else price
        yield name, ", ".join([*conditions, *of_all]), paid, _basis(row, words)


def _prices(rule: PriceRule, words: Words) -> Iterator[Priced]:
    """Each price of a rule: what chooses it, and what it is."""
    yield from _OF[type(rule)](rule, words)


def _by_size(rule: BySize, words: Words) -> Iterator[Priced]:
    for size, price in zip(SizeClass, rule.made_of, strict=True):
        yield from _under(words.write(size), price, words)


def _by_membership(rule: ByMembership, words: Words) -> Iterator[Priced]:
    yield from _under(words.say("members"), rule.member, words)
    yield from _under(words.say("others"), rule.non_member, words)


def _staircase(rule: Staircase, words: Words) -> Iterator[Priced]:
    for stair in rule.stairs:
        count = words.counted("participant", stair.from_count)
        yield from _under(words.say("from count", count=count), stair.price, words)


def _share(rule: Share, words: Words) -> Iterator[Priced]:
    for each in _prices(rule.of, words):
        share = words.say("share of", share=rule.fraction, price=each.price)
        yield each if each.relative else each._replace(price=share)


def _shared(rule: EqualShare | ByKey, words: Words) -> Iterator[Priced]:
    how = words.say("by key" if isinstance(rule, ByKey) else "equal share")
    for each in _written(rule.total, "in all", words):
        yield each._replace(conditions=[*each.conditions, how])


def _less(rule: Less, words: Words) -> Iterator[Priced]:
    yield from _prices(rule.of, words)
    rebate = words.say("minus", price=rule.rebate)
    yield Priced([words.say("less for", who=_who(rule, words))], rebate, isinstance(rule.rebate, Percent))


def _waived(rule: Waived, words: Words) -> Iterator[Priced]:
    yield from _prices(rule.of, words)
    who = words.say("ground", ground=_who(rule, words)) if rule.ground or rule.only else ""
    yield Priced([words.write(rule.reason) + who], words.write(Money.from_minor(0, rule.currency)))


def _under(condition: str, rule: PriceRule, words: Words) -> Iterator[Priced]:
    yield from (each._replace(conditions=[condition, *each.conditions]) for each in _prices(rule, words))


def _written(rule: PriceRule, unit: str, words: Words) -> Iterator[Priced]:
    yield from (Priced(each.conditions, words.say(unit, price=each.price)) for each in _prices(rule, words))


def _who(rule: Less | Waived, words: Words) -> str:
    """Who pays less: by a ground, by name, or everybody."""
    named = words.counted("payer", len(rule.only)) if rule.only else ""
    return ", ".join(filter(None, (rule.ground, named))) or words.say("everybody")


def _per_inhabitant(rule: PerInhabitant, words: Words) -> str:
    """The price of an inhabitant, with the least and the most."""
    text = words.say("inhabitant", price=exact_amount(rule.kroner * 100, rule.currency, words.language))
    for key, bound in (("least price", rule.minimum), ("most price", rule.maximum)):
        if bound:
            prices = " / ".join(each.price for each in _prices(bound, words))
            text = f"{text}, {words.say(key, price=prices)}"
    return text


_OF: Final[Mapping[type[PriceRule], Callable[[Any, Words], Iterable[Priced]]]] = MappingProxyType(
    {
        Fixed: lambda rule, words: [Priced([], words.write(rule.price))],
        BySize: _by_size,
        ByMembership: _by_membership,
        PerUnit: lambda rule, words: _written(rule.of, "each", words),
        PerInhabitant: lambda rule, words: [Priced([], _per_inhabitant(rule, words))],
        Share: _share,
        Less: _less,
        Waived: _waived,
        Staircase: _staircase,
        EqualShare: _shared,
        ByKey: _shared,
    }
)
