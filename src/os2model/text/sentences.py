"""The words of the library in Danish and English: of errors, reasons and budgets.

The English sentences of errors stand in `errors`, under the same codes as the Danish ones here.
"""

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

DANISH: Final = MappingProxyType(
    {
        "value.type": "{what} skal være af typen {expected}, for eksempel {example}; fik {got}",
        "value.empty": "{what} må ikke være tom; skriv tekst, for eksempel {example}",
        "value.range": "{what} skal ligge i intervallet {expected}, men fik {got}",
        "value.choice": "{what} kan kun være {expected}, men fik {got}",
        "value.negative": "{what} kan ikke være negativ, men fik {got}; skriv et beløb på 0 eller mere",
        "money.float": "et beløb kan ikke være en float, men fik {got}; skriv {readings_da}",
        "money.type": "et beløb er en int, en Decimal eller tekst, men fik {got}; skriv dkk(25000) eller dkk({text})",
        "money.text": "{got} er ikke et beløb; skriv cifre med punktum før ørerne, for eksempel {text}",
        "money.decimals": "{got} har {decimals} decimaler, og {currency} har {allowed}; skriv {readings_da}",
        "money.text-currency": "{got} er ikke et beløb med sin valuta; skriv det som '25000.00 DKK'",
        "money.digits": "et beløb på over 15 cifre afvises, men fik {got}; kontrollér enheden",
        "money.currency": "{got} er ikke en af bibliotekets valutaer; skriv en af {expected}",
        "money.weights": "et beløb deles efter hele tal eller Fractions, ingen negative og ikke alle 0, men fik {got}; "
        "skriv vægte, for eksempel [1, 1, 2]",
        "percent.text": '{got} er ikke en procent; skriv cifre med punktum før decimaler, for eksempel Percent("25")',
        "identifier.cvr.format": "CVR-nummer {number} er ikke 8 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.cvr.check-digit": "CVR-nummer {number} har forkert kontrolciffer (modulus 11 giver {left}); "
        "slå nummeret op i CVR-registret",
        "identifier.cvr.leading-zero": "CVR-nummer {number} begynder med 0, og det gør ingen; "
        "slå nummeret op i CVR-registret",
        "identifier.gln.format": "EAN-nummer (GLN) {number} er ikke 13 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.gln.check-digit": "EAN-nummer (GLN) {number} ender på {got}, og kontrolcifret er {expected}; "
        "få nummeret bekræftet hos ejeren",
        "identifier.p_number.format": "P-nummer {number} er ikke 10 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.municipality.format": "kommunekode {number} er ikke fire cifre, der begynder med ét 0; "
        "skriv den som {example}",
        "identifier.region.format": "regionskode {number} er ikke fire cifre, der begynder med 10; skriv den som {example}",
        "dated.no-value": "en række skal have en værdi, men fik None fra {day}; skriv et Hole, hvor intet er offentliggjort",
        "dated.empty": "tabellen {table.da} har ingen række; giv den mindst en række eller et hul",
        "dated.order": "rækkerne i {table.da} skal stå med den nyeste først på hver sin dag, fik {later} efter {earlier}; "
        "sæt den nye række øverst",
        "dated.taken": "{table.da} har allerede en række fra {day}; vælg en anden dag, eller ret rækken ved kilden",
        "size.limits": "størrelsesgrænser skal stige, fik mellem fra {medium}, stor fra {large}, meget stor fra {very_large}",
        "size.reason": "en tildelt størrelse skal have en begrundelse; tilføj size_reason=…",
        "organisation.identity": "{name} mangler en identitet; angiv id=, cvr= eller en kode",
        "organisation.ceased": "{name} ophørte {last_day} og kan ikke opkræves for senere dage; "
        "afslut dens medlemskab og tilslutninger der; efterfølger: {successor}",
        "register.twice": "{name} står to gange i registret; behold den ene",
        "vat.rate-needed": "momskategori {category} skal have en sats over 0, men fik {got}",
        "vat.rate-zero": "momskategori {category} har kun satsen 0, men fik {got}; skriv Percent(0)",
        "vat.rate-none": "momskategori {category} har ingen sats, men fik {got}; skriv None",
        "vat.reason-needed": "momskategori {category} skal have en begrundelse; skriv, hvorfor der ingen moms er",
        "vat.reason-forbidden": "momskategori {category} har ingen begrundelse, men fik {got}; udelad den",
        "clause.bylaw": "en udtrykkelig bestemmelse nævner sin paragraf; skriv explicit(value, {example})",
        "clause.because": "en valgt bestemmelse siger hvorfor; skriv default(value, because=…)",
        "price_list.line-twice": "{product} har to takster med navnet {name}; giv dem hver sit navn",
        "price_list.fee-line": "{name} kan ikke være et kontingent: det er ingen takst i et takstblad; "
        "skriv en anden ChargeKind",
        "rule_book.twice": "{name} står to gange i regelsættet; behold den ene",
        "fee.joined-after": "der blev bedt om kontingent for {year} til et medlemskab, der begynder {joined}; "
        "bed om {first_year} eller senere",
        "fee.mid-year": "kontingentet gælder for hele kalenderår, fik en række fra {day}; "
        "skriv date({year}, 1, 1) eller date({next}, 1, 1)",
        "rules.nothing": "der blev ikke givet nogen regel at ændre; skriv en værdi, for eksempel membership_fee=dkk(25000)",
        "budget.years": "et budget skal have mindst ét år; skriv years=range(2026, 2031)",
        "budget.other-payer": "tilslutningen til {product} tilhører {other}, medlemskabet {name}; "
        "et budget tager én organisations forhold",
        "subscription.twice": "{name} har to tilslutninger til {product}, der overlapper; "
        "afslut den første, før den anden begynder",
        "totals.other": "kun opkrævninger kan lægges sammen, men fik {got}; giv noget med net og vat_treatment",
        "period.reversed": "en periode kan ikke slutte ({last_day}), før den begynder ({first_day}); "
        "byt om på dem, eller udelad last_day for en periode uden slutning",
        "period.open": "perioden fra {first_day} har ingen sidste dag; giv den en",
        "period.calendar": "den dag findes ikke: et skridt fra {first_day} fører ud over årene 1 til 9999; "
        "vælg dage, der ligger nærmere",
        "period.outside": "{first_day} deler ikke perioden; giv en dag i den, efter dens første",
        "period.text": "{got} er ikke en periode; skriv to dage som '2026-01-01/2026-12-31', eller '2026-01-01/..'",
        "period.month-day": "{got} er ikke en dag i året; skriv den som '--07-01'",
        "money.currency-mismatch": "{left} og {right} er i hver sin valuta; omregn først det ene",
        "rule.hole": "der er ikke offentliggjort {table.da} for {day}; antag en værdi: rules.assuming({way_out}, because=…)",
        "rule.before-first": "der kendes ikke {table.da} for {day}; det første, der kendes, er fra {first_day}, "
        "bed om den dag eller senere",
        "rule.no-price-list": "der er ikke offentliggjort {table.da}; angiv jeres eget: attrs.evolve(rules, price_lists=[…])",
        "fact.inhabitants": "folketallet i {of} {on} kendes ikke (kendt: {known}); "
        "giv det, eller antag det seneste: rules.assuming({way_out}, because=…)",
        "fact.size": "{of} har ingen størrelse {on}: der kendes intet folketal; "
        "giv et, eller tildel en størrelse: attrs.evolve(organisation, {way_out}, size_reason=…)",
        "fact.member": "om {of} er medlem {on}, vides ikke; giv {way_out}, eller brug member_budget",
        "name.authority": "{name} står ikke i registret{nearest_da}",
        "name.product": "{name} er ikke et produkt i disse regler{nearest_da}",
        "name.rule": "{name} er ikke en tabel i regelsættet{nearest_da}",
        "name.year": "{name} er ikke blandt budgettets år ({known}); føj det til years=",
        "language.unknown": "{got} er ikke et af bibliotekets sprog; skriv 'da' eller 'en'",
        "text.unknown": "der er ingen tekst til {got}; forklar en opkrævning, et budget eller en af bibliotekets fejl",
    }
)

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
