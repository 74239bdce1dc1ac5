"""What is said of successions, in Danish and in English; `sentences` has them all."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SUCCESSIONS: Final = MappingProxyType(
    {
        "succession": ("{kind} {on}: {before} → {after}{source}", "{kind} on {on}: {before} → {after}{source}"),
        "by source": (" (efter {source})", " (by {source})"),
        "follows": ("Det medfører", "This follows"),
        "to settle": ("Det skal afgøres", "This is to be settled"),
        "on clause": ("{text} [{clause}]", "{text} [{clause}]"),
        "nobody": ("ingen", "nobody"),
        "size not known": ("ikke kendt", "not known"),
        "membership_ends": (
            "{subject}: medlemskabet ophører: {before} → {after}",
            "{subject}: the membership ends: {before} → {after}",
        ),
        "transferred": (
            "{subject}: medlemskabet går over: {before} → {after}",
            "{subject}: the membership is transferred to it: {before} → {after}",
        ),
        "successor_is_member": (
            "{subject}: har sit eget medlemskab, så intet går over: {before} → {after}",
            "{subject}: has a membership of its own, so none is transferred: {before} → {after}",
        ),
        "successor_is_member, to settle": (
            "{subject}: har sit eget medlemskab, så intet går over, men det gælder ikke fuldt ud den dag: {before} → {after}; afgør, om det skal gælde fra dagen",
            "{subject}: has a membership of its own, so none is transferred, and it is not fully in force on the day: {before} → {after}; decide whether it is to hold from the day on",
        ),
        "policy_unsettled, to settle": (
            "{subject}: om medlemskabet går over, er ikke afgjort: {before} → {after}; lad foreningen beslutte det, eller lad {subject} underskrive sin egen aftale",
            "{subject}: whether the membership is transferred is not settled: {before} → {after}; have the association decide, or have {subject} sign an agreement of its own",
        ),
        "several_heirs, to settle": (
            "{subject}: ét medlemskab går over til {after}; afgør, om de alle skal være medlemmer",
            "{subject}: one membership is transferred to {after}; decide whether all of them are to be members",
        ),
        "part_was_member, to settle": (
            "{subject}: af forgængerne var kun {before} med; afgør, om det gælder hele {subject}",
            "{subject}: of the predecessors {before} alone belonged; decide whether that holds for all of {subject}",
        ),
        "unsettled_standing, to settle": (
            "{subject}: {before} til det sidste; afgør, hvad der skal følge af det",
            "{subject}: {before} to the last; decide what is to follow from that",
        ),
        "overdue, to settle": (
            "{subject}: skylder efter påkrav {before}; få det betalt inden dagen, eller aftal, hvem der betaler",
            "{subject}: owes after the demand of {before}; have it paid before the day, or agree who pays",
        ),
        "votes": (
            "{subject}: stemmer hos de berørte myndigheder {before} → {after}",
            "{subject}: votes of the authorities concerned {before} → {after}",
        ),
        "seats": (
            "{subject}: pladsen skal flyttes: {before} → {after}",
            "{subject}: the seat is to be moved: {before} → {after}",
        ),
        "seats, to settle": (
            "{subject}: pladser {before} → {after}; afgør, hvem der sidder der fra dagen, og afslut pladserne før den",
            "{subject}: seats {before} → {after}; decide who sits there from the day on, and end the seats before it",
        ),
        "seats nobody, to settle": (
            "{subject}: ingen efterfølger kan sidde der efter {before}; afslut pladserne før dagen",
            "{subject}: no successor can sit there after {before}; end the seats before the day",
        ),
        "fixed_contacts, to settle": (
            "{subject}: forgængernes faste kontaktpersoner: {before}, egne: {after}; udpeg én",
            "{subject}: fixed contacts of the predecessors: {before}, its own: {after}; name one",
        ),
        "accessions": (
            "{subject}: tilslutningen skal flyttes: {before} → {after}",
            "{subject}: the accession is to be moved: {before} → {after}",
        ),
        "accessions, to settle": (
            "{subject}: tilslutninger {before} → {after}; afgør, hvilken aftale der fortsætter, og afslut de andre før dagen",
            "{subject}: accessions {before} → {after}; decide which agreement goes on, and end the others before the day",
        ),
        "accessions nobody, to settle": (
            "{subject}: ingen efterfølger kan overtage tilslutningen fra {before}; afslut den før dagen",
            "{subject}: no successor can take over the accession of {before}; end it before the day",
        ),
        "size_class, to settle": (
            "{subject}: størrelse {before} → {after}; se efter, hvad den betyder for priserne",
            "{subject}: size class {before} → {after}; look at what it means for the prices",
        ),
        "size_class unknown, to settle": (
            "{subject}: størrelse {before} → {after}; tildel en med en begrundelse, eller angiv folketallet",
            "{subject}: size class {before} → {after}; assign one with a reason, or give the inhabitants",
        ),
        "consequences": ("Følger", "Consequences"),
        "settle heading": ("Skal afgøres", "To be settled"),
    }
)
"""Sentences of successions and what follows from them."""
