"""What is said of levels and of meetings, in Danish and in English; `sentences` has them all."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LEVELS: Final = MappingProxyType(
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
"""Sentences of levels, decisions and findings."""

LOADS: Final = MappingProxyType(
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
        "of name": ("{name}: {value}", "{name}: {value}"),
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
"""Sentences of meetings, hours and working years."""
