"""The words of reasons, budgets, levels and loads, in Danish and English side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import frozen

from os2model.error_messages import ERRORS
from os2model.errors import InvalidDataError
from os2model.finding_messages import FINDINGS
from os2model.findings import Finding
from os2model.labels import Label, Labelled
from os2model.money import Money, Percent
from os2model.periods import Period
from os2model.sources import Source
from os2model.tallies import Tally
from os2model.text.formats import Language, amount, day, decimal, percent, period, printable

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
        "numbered": ("[{n}] {text}", "[{n}] {text}"),
        "row": ("{table}{since}{value} ({basis}: {source})", "{table}{since}{value} ({basis}: {source})"),
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
        "payer heading": ("Betaler", "Payer"),
        "kind heading": ("Hvad", "What"),
        "period heading": ("Periode", "Period"),
        "table heading": ("Regel", "Rule"),
        "since heading": ("Fra", "From"),
        "value heading": ("Værdi", "Value"),
        "basis heading": ("Grundlag", "Basis"),
        "source heading": ("Kilde", "Source"),
        "year heading": ("År", "Year"),
        "net heading": ("Netto", "Net"),
        "vat heading": ("Moms", "VAT"),
        "gross heading": ("Brutto", "Gross"),
        "refund heading": ("Momsrefusion", "VAT refunded"),
        "cost heading": ("Nettoudgift", "Cost in the end"),
        "total": ("I alt", "Total"),
        "nothing": ("Ingen", "None"),
    }
)
_LEVELS: Final = MappingProxyType(
    {
        "at none": ("under sandkassen", "below the sandbox"),
        "at sandbox": ("i sandkassen", "in the sandbox"),
        "at one": ("på niveau 1", "at level 1"),
        "at two": ("på niveau 2", "at level 2"),
        "at three": ("på niveau 3", "at level 3"),
        "evaluation": (
            "{product} er pr. {on} {at}, beregnet efter reglen »{rule}«, ikke en afgørelse (krav {version})",
            "{product} is {at} on {on}, computed by the rule “{rule}”, not a decision (criteria {version})",
        ),
        "in place": (
            "{level}: {passed} af de {required} krævede er på plads",
            "{level}: {passed} of the {required} required are in place",
        ),
        "enough": (
            "{needed} er nok, når alle lavere niveauer er fulde",
            "{needed} are enough where all lower levels are full",
        ),
        "left": ("{left} mangler", "{left} left"),
        "planned": ("heraf {planned} planlagt", "{planned} of them planned"),
        "below": ("{below} mangler på lavere niveauer", "{below} left at lower levels"),
        "reached": ("{level}: nået", "{level}: reached"),
        "to do": ("At gøre {at}", "To do {at}"),
        "to ask": ("Skal afklares {at}", "To ask {at}"),
        "blocker": ("{id} {label}: {reason}", "{id} {label}: {reason}"),
        "state, reason": ("{state}, men {reason}", "{state}, but {reason}"),
        "explained": ("{text} (»{said}«)", "{text} (“{said}”)"),
        "question": ("{id} Er det rigtigt, at {label}? Spørg {who}", "{id} Is it right that {label}? Ask {who}"),
        "recommended": (
            "Anbefalinger, der ikke følges eller ikke er afklaret, og som ikke spærrer",
            "Recommendations not followed or not known, which block nothing",
        ),
        "in place above": ("Allerede på plads over det næste niveau", "Already in place above the next level"),
        "in place of": ("{level}: {passed} af {required}", "{level}: {passed} of {required}"),
        "supplier": ("leverandøren eller udviklerne", "the vendor or the developers"),
        "nothing changed": ("Intet svar er ændret", "No answer changed"),
        "changed": (
            "{n} svar er ændret: {up} bedre, {down} dårligere, {neither} uden retning",
            "{n} answers changed: {up} better, {down} worse, {neither} without direction",
        ),
        "change": ("{id} {label}: {before} → {after}", "{id} {label}: {before} → {after}"),
        "change, carried": (
            "{id} {label}: {before} (som {ids}) → {after}",
            "{id} {label}: {before} (as {ids}) → {after}",
        ),
        "new criteria": ("Uden svar fra før: {ids}", "Without an answer from before: {ids}"),
        "dropped criteria": ("Svar, der ikke føres videre: {ids}", "Answers that are not carried on: {ids}"),
        "no level": ("intet niveau", "no level"),
        "no decision": ("{on}: intet niveau besluttet", "{on}: no level decided"),
        "decided": ("{on}: besluttet: {level} ({taken})", "{on}: decided: {level} ({taken})"),
        "taken": ("{kind} {day} af {by}: {basis}", "{kind} on {day} by {by}: {basis}"),
        "since then": ("siden {taken}", "since then {taken}"),
        "computed": (
            "beregnet: {level} efter reglen »{rule}« ({kind} {day}), ikke en afgørelse",
            "computed: {level} by the rule “{rule}” ({kind} of {day}), not a decision",
        ),
        "computed then": ("beregnet dengang: {level}", "computed then: {level}"),
        "may differ": (
            "de kan afvige, fordi OS2 vurderer produktet samlet, mens reglen tæller",
            "they may differ, because OS2 judges the product as a whole and the rule counts",
        ),
        "may differ, below": (
            "de kan afvige, fordi OS2 vurderer produktet samlet, mens reglen tæller: ét uopfyldt krav er nok til at ligge under efter reglen",
            "they may differ, because OS2 judges the product as a whole and the rule counts: one unmet criterion is enough to fall below by the rule",
        ),
        "faults": ("data kan ikke bruges; ret:", "the data cannot be used; put right:"),
        "finding": ("{path}: {finding}", "{path}: {finding}"),
        "answers heading": ("Besvarelser", "Answers"),
        "on heading": ("Dag", "Day"),
        "decided heading": ("Besluttet", "Decided"),
        "by heading": ("Af", "By"),
        "computed heading": ("Beregnet", "Computed"),
        "path heading": ("Sted", "Place"),
        "severity heading": ("Alvor", "Severity"),
        "finding heading": ("Bemærkning", "Finding"),
        "about heading": ("Om", "About"),
        "other": ("andet", "other"),
        "assessment": ("{product}, {kind} {on}", "{product}, {kind} of {on}"),
        "findings": ("Bemærkninger", "Findings"),
        "side by side": ("Besluttet og beregnet niveau", "Decided and computed level"),
    }
)
_LOADS: Final = MappingProxyType(
    {
        "load": ("Mødetimer om året: {hours}", "Meeting hours a year: {hours}"),
        "load, expected": (
            "Mødetimer om året: {hours}, forventet {expected}",
            "Meeting hours a year: {hours}, expected {expected}",
        ),
        "load days": ("I arbejdsdage a {each} timer: {days}", "In working days of {each} hours: {days}"),
        "by group": ("Pr. gruppe", "By group"),
        "by organisation": ("Pr. organisation", "By organisation"),
        "by month": ("Pr. måned", "By month"),
        "group load": ("{group}: {hours} timer: {made}", "{group}: {hours} hours: {made}"),
        "a person": ("; {hours} timer pr. person", "; {hours} hours a person"),
        "of name": ("{name}: {hours}", "{name}: {hours}"),
        "of nobody": ("uden organisation: {hours}", "without an organisation: {hours}"),
        "no month": ("måned ikke fastlagt", "month not fixed"),
        "meetings": ("{n} møder", "{n} meetings"),
        "participations": ("{n} deltagelser i {meetings} møder", "{n} participations in {meetings} meetings"),
        "several": ("{n} møderækker", "{n} series of meetings"),
        "until day": ("til {day}", "until {day}"),
        "one of meetings": ("{n} møde", "{n} meeting"),
        "one of people": ("{n} person", "{n} person"),
        "people": ("{n} personer", "{n} people"),
        "attendance": ("fremmøde {n}", "attendance {n}"),
        "minutes": ("{n} minutter", "{n} minutes"),
        "own minutes": ("{n} minutter (jeres eget tal)", "{n} minutes (your own number)"),
        "preparation": ("{n} minutters forberedelse", "{n} minutes of preparation"),
        "follow-up": ("{meetings} × {n} minutters opfølgning", "{meetings} × {n} minutes of follow-up"),
        "plan by": ("Sådan bruges tallet", "How to use the number"),
        "readings": (
            "vejledningen siger »omkring fire møder af en times varighed per år«, ikke af hvad: pr. gruppe {group} timer, som her; pr. produkt {product}; pr. deltager {participant}",
            "the guide says about four meetings of an hour a year and not of what: per group {group} hours, as here; per product {product}; per participant {participant}",
        ),
        "typical or expected, inferred": (
            "{typical} timer er OS2's tal, {expected}, hvis udsvinget er som udledt",
            "{typical} hours is OS2's figure, {expected} if the swing is as inferred",
        ),
        "typical or expected": (
            "{typical} timer er det typiske, {expected} det forventede, når udsvinget regnes med",
            "{typical} hours is typical, {expected} is expected with the swing counted in",
        ),
        "meeting time alone": ("kun møder, uden rejsetid", "meetings alone, without travel"),
        "meeting time alone, assumed": (
            "kun mødetid, uden rejsetid; fuldt fremmøde, ingen forberedelse og ingen opfølgning er forudsat; om dem er intet offentliggjort",
            "meeting time alone, without travel; full attendance, no preparation and no follow-up are assumed; nothing is published of them",
        ),
        "meeting time alone, given": (
            "kun møder, uden rejsetid; fremmøde, forberedelse og opfølgning er, som I har angivet, ellers fuldt fremmøde og ingen af delene",
            "meetings alone, without travel; attendance, preparation and follow-up are as you gave them, else full attendance and none of either",
        ),
        "voluntary": (
            "det er frivilligt at være med i en koordinationsgruppe, og på niveau 1 er en kontaktperson nok, så det kan også blive 0 timer",
            "a coordination group is voluntary, and at level 1 a contact person is enough, so it can be 0 hours too",
        ),
        "ask first": ("aktiviteten svinger: spørg gruppen først", "activity swings: ask the group first"),
        "rests on": ("Bygger på", "Rests on"),
        "usual row": ("[{n}] {table} ({basis}: {source})", "[{n}] {table} ({basis}: {source})"),
        "share": (
            "{share} af et arbejdsår: {hours} / {of} timer",
            "{share} of a working year: {hours} / {of} hours",
        ),
        "working year": ("{label}: {hours} timer", "{label}: {hours} hours"),
        "year line": ("{label}: {made}", "{label}: {made}"),
        "deduction": ("− {label}: {made}, tilbage {left}", "− {label}: {made}, leaves {left}"),
        "hours heading": ("Timer om året", "Hours a year"),
        "low heading": ("Lavt", "Low"),
        "typical heading": ("Typisk", "Typical"),
        "high heading": ("Højt", "High"),
        "expected heading": ("Forventet", "Expected"),
        "of which": ("heraf {name}", "of which {name}"),
        "no organisation": ("uden organisation", "without an organisation"),
        "held heading": ("Mødedag", "Meeting day"),
        "rule heading": ("Efter reglen", "By the rule"),
        "group heading": ("Gruppe", "Group"),
        "skipped": ("aflyst", "skipped"),
        "load title": ("Mødetimer om året", "Meeting hours a year"),
    }
)
SENTENCES: Final = MappingProxyType({**_REASONS, **_BUDGETS, **_LEVELS, **_LOADS})
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
        danish, _ = ERRORS[code]
        return danish.format_map(values)

    def finding(self, finding: Finding) -> str:
        """The sentence of a finding."""
        if finding.code in ERRORS:
            sentence = str(finding) if self.language == "en" else self.error(finding.code, finding.details)
        else:
            danish, english = FINDINGS[finding.code]
            written = {name: self.write(value) for name, value in finding.details.items()}
            sentence = (danish if self.language == "da" else english).format_map(written)
        return printable(sentence)

    def finding_line(self, finding: Finding) -> str:
        """The sentence of a finding, behind its place if it has one."""
        sentence = self.finding(finding)
        return self.say("finding", path=finding.path, finding=sentence) if finding.path else sentence

    def faults(self, error: InvalidDataError) -> Iterator[str]:
        """Every fault of data in a line of its own."""
        yield self.say("faults")
        yield from (f"  {self.finding_line(finding)}" for finding in error.findings)

    def write(self, value: object) -> str:
        """A value as the language writes it."""
        match value:
            case None:
                return "–"
            case Labelled() | Tally():
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
                return decimal(str(value), self.language)
            case _:
                return printable(str(value))
