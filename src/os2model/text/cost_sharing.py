"""What a board reads of prices that were worked out from a cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from os2model.cost_sharing import Prices
from os2model.text.cells import Table, headings
from os2model.text.formats import exact, number
from os2model.text.words import Words


def prices_lines(prices: Prices[Any], words: Words) -> Iterator[str]:
    """What is needed and what is collected, the price of each class, and that the next lower set of prices does not cover.

    Examples:
        >>> from os2model import Percent, dkk
        >>> from os2model.cost_sharing import prices_from
        >>> made = prices_from(dkk(1000), weights={"lille": 1, "stor": 2}, counts={"lille": 4, "stor": 3}, reserve=Percent(5), step=dkk(10))
        >>> for line in prices_lines(made, Words("da")):
        ...     print(line)
        Priser, der dækker 1.050,00 kr.: de giver 1.070,00 kr., 20,00 kr. mere
          lille: 105,00 × 1 → 110,00; 4 × 110,00 = 440,00
          stor: 105,00 × 2 → 210,00; 3 × 210,00 = 630,00
        Det nærmeste lavere sæt priser giver 1.000,00 kr. og mangler 50,00 kr.
    """
    yield words.say("covering", needed=prices.needed, collected=prices.collected, surplus=prices.surplus)
    for each, price in zip(prices.classes, prices.by_class.values(), strict=True):
        unit = exact(prices.unit, price.currency, words.language)
        made = f"{unit} × {each.weight} → {number(price, words.language)}"
        paid = f"{each.participants} × {number(price, words.language)}"
        together = number(price * each.participants, words.language)
        yield "  " + words.say("of name", name=each.name, value=f"{made}; {paid} = {together}")
    lower = prices.next_lower
    if lower:
        yield words.say("not covering", collected=lower.collected, lacking=-lower.surplus)


def of_prices(prices: Prices[Any], words: Words) -> Table:
    """A line for each class: its price, how many pay it, what they pay together, and the price of the next lower set.

    Examples:
        >>> from os2model import Percent, dkk
        >>> from os2model.cost_sharing import prices_from
        >>> made = prices_from(dkk(1000), weights={"lille": 1, "stor": 2}, counts={"lille": 4, "stor": 3}, reserve=Percent(5), step=dkk(10))
        >>> of_prices(made, Words("da")).rows[1:]
        (('stor', '210,00', '3', '630,00', '200,00'), ('I alt', '', '7', '1.070,00', ''))
    """
    lower = prices.next_lower.by_class if prices.next_lower else {}
    rows = [
        (
            words.write(each.name),
            number(price, words.language),
            words.write(each.participants),
            number(price * each.participants, words.language),
            number(lower[each.name], words.language) if each.name in lower else "–",
        )
        for each, price in zip(prices.classes, prices.by_class.values(), strict=True)
    ]
    payers = sum(each.participants for each in prices.classes)
    total = (words.say("total"), "", words.write(payers), number(prices.collected, words.language), "")
    named = headings(words, "class", "price", "payers", "together", "next lower")
    return Table(headings=named, rows=(*rows, total), words=1, currency=prices.step.currency, summed=True)
