"""The words of reasons and budgets, in Danish and English side by side; those of errors and findings stand in `messages`."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import frozen

from os2model.labels import Label, Labelled
from os2model.money import Money, Percent
from os2model.periods import Period
from os2model.sources import Source
from os2model.text.formats import Language, amount, count, day, percent, period
from os2model.text.messages import DANISH

_REASONS: Final = MappingProxyType(
    {
        "mark": ("[{basis}: {source}]", "[{basis}: {source}]"),
        "mark, numbered": ("[{basis}, {n}]", "[{basis}, {n}]"),
        "confirmed": ("{table} senest set i kraft {day}", "{table} last seen in force on {day}"),
        "latest": ("seneste kendte folketal", "latest known count"),
        "charge": ("{subject}, {kind}, {when}: {net}", "{subject}, {kind}, {when}: {net}"),
        "fee": ("{kind} {year}", "{kind} {year}"),
        "until": ("{price} til {day}", "{price} until {day}"),
        "from": ("{price} fra {day}", "{price} from {day}"),
        "from, until": ("{price} {period}", "{price} {period}"),
        "annual": ("{price} pr. år", "{price} a year"),
        "half_yearly": ("{price} pr. halvår", "{price} a half-year"),
        "quarterly": ("{price} pr. kvartal", "{price} a quarter"),
        "monthly": ("{price} pr. måned", "{price} a month"),
        "once": ("engangsbeløb", "paid once"),
        "member": ("medlemspris", "member's price"),
        "non-member": ("pris for ikke-medlemmer", "price for non-members"),
        "size": ("{size} ({count} indbyggere {day})", "{size} ({count} inhabitants on {day})"),
        "size, assigned": ("{size} (tildelt: {reason})", "{size} (assigned: {reason})"),
        "calendar year": ("kalenderår, forud", "calendar year, in advance"),
        "calendar year, billed": ("kalenderår, opkræves {billing} forud", "calendar year, billed {billing} in advance"),
        "one month": ("1 måned", "1 month"),
        "months": ("{n} måneder", "{n} months"),
        "days": ("{days} af {length} dage", "{days} of {length} days"),
        "and": (" og ", " and "),
        "to date": (
            "til og med {day} {amount}, heraf opkrævet {earlier}",
            "up to {day} {amount}, charged earlier {earlier}",
        ),
        "whole fee": ("fuldt kontingent", "the whole year's fee"),
        "whole fee, in time": (
            "fuldt kontingent, indmeldt senest {day} (vedtægter {bylaw})",
            "the whole year's fee, joined no later than {day} (bylaws {bylaw})",
        ),
        "half fee": (
            "halvt kontingent, indmeldt efter {day} (vedtægter {bylaw})",
            "half the year's fee, joined after {day} (bylaws {bylaw})",
        ),
    }
)
_BUDGETS: Final = MappingProxyType(
    {
        "budget": ("Budget for {name}", "Budget for {name}"),
        "caveats": (
            "Forbehold: dette bygger på tolkning eller antagelser, ikke på noget, OS2 har offentliggjort",
            "Caveats: this rests on readings or assumptions, not on what OS2 has published",
        ),
        "sources": ("Kilder", "Sources"),
        "source": ("{table}{since}{value} ({source})", "{table}{since}{value} ({source})"),
        "caveat": (
            "[{n}] {table}{since}{value} ({basis}: {source})",
            "[{n}] {table}{since}{value} ({basis}: {source})",
        ),
        "value": (": {value}", ": {value}"),
        "since": (" fra {day}", " from {day}"),
        "no rate": ("uden moms", "no VAT"),
        "no charges": ("ingen opkrævninger", "no charges"),
        "gross": (
            "Netto {net} + moms {vat} ({rates}){marks} = brutto {gross}",
            "Net {net} + VAT {vat} ({rates}){marks} = gross {gross}",
        ),
        "refund": (
            "Brutto {gross} − momsrefusion {vat}{marks} = nettoudgift {cost}",
            "Gross {gross} − VAT refunded {vat}{marks} = cost in the end {cost}",
        ),
        "no refund": (
            "Ingen momsrefusion{marks}: nettoudgift {cost}",
            "VAT is not refunded{marks}: cost in the end {cost}",
        ),
        "scheme": ("Momsrefusion: {scheme} ({law})", "VAT refunded: {scheme} ({law})"),
        "charges": ("Opkrævninger", "Charges"),
        "picture": ("Nettoudgift pr. år for {name}", "Cost in the end of each year for {name}"),
        "invoice heading": ("Fakturadag", "Invoice day"),
        "subject heading": ("For", "For"),
        "kind heading": ("Hvad", "What"),
        "period heading": ("Periode", "Period"),
        "year heading": ("År", "Year"),
        "net heading": ("Netto", "Net"),
        "vat heading": ("Moms", "VAT"),
        "gross heading": ("Brutto", "Gross"),
        "refund heading": ("Momsrefusion", "VAT refunded"),
        "cost heading": ("Nettoudgift", "Cost in the end"),
        "total": ("I alt", "Total"),
    }
)
SENTENCES: Final = MappingProxyType({**_REASONS, **_BUDGETS})
"""Each sentence in Danish and in English, with the same names in braces."""


@frozen
class Words:
    """The words of one language, with the values in them written as it writes them.

    Examples:
        >>> from datetime import date
        >>> Words("da").say("size", size="lille", count=3657, day=date(2020, 1, 1))
        'lille (3.657 indbyggere 1.1.2020)'
    """

    language: Language

    def say(self, key: str, **values: object) -> str:
        """The sentence under a key."""
        danish, english = SENTENCES[key]
        sentence = danish if self.language == "da" else english
        return sentence.format_map({name: self.write(value) for name, value in values.items()})

    def error(self, code: str, details: dict[str, object]) -> str:
        """The Danish sentence of an error."""
        kept = (Label, int)  # a label is asked for its Danish words, and a number is one of code or a year
        values = {name: value if isinstance(value, kept) else self.write(value) for name, value in details.items()}
        return DANISH[code].format_map(values)

    def write(self, value: object) -> str:
        """A value as the language writes it."""
        match value:
            case Labelled():
                return self.write(value.label)
            case Label():
                return value.da if self.language == "da" else value.en
            case Source():
                place = self.write(value.place)
                return f"{value.document}, {place}" if place else value.document
            case Money():
                return amount(value, self.language)
            case date():
                return day(value, self.language)
            case Period():
                return period(value, self.language)
            case Percent():
                return percent(value, self.language)
            case int():
                return count(value, self.language)
            case _:
                return " ".join(str(value).splitlines())  # a text of several lines would take a line apart
