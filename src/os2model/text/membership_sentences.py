"""What is said of memberships, votes, statutes and documents, in Danish and in English; `sentences` has them all."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MEMBERSHIPS: Final = MappingProxyType(
    {
        "standing none": ("ikke medlem og har ikke været det", "no member, and has never been one"),
        "standing awaiting_signature": (
            "afventer foreningens underskrift siden {since}",
            "awaiting the association's signature since {since}",
        ),
        "standing awaiting_first_day": (
            "afventer siden {since} sin første dag, {until}",
            "awaiting its first day, {until}, since {since}",
        ),
        "standing member": ("medlem siden {member_since}", "member since {member_since}"),
        "standing partner": ("leverandørpartner siden {member_since}", "supplier partner since {member_since}"),
        "standing under_notice": (
            "under opsigelsesvarsel siden {since}, tilknyttet foreningen siden {member_since}",
            "under notice since {since}, with the association since {member_since}",
        ),
        "standing expelled_awaiting_ratification": (
            "ekskluderet siden {since}, afventer generalforsamlingen, tilknyttet foreningen siden {member_since}",
            "expelled since {since}, awaiting the general assembly, with the association since {member_since}",
        ),
        "standing former": ("tidligere medlem siden {since}", "former member since {since}"),
        "standing again": ("; denne status siden {since}", "; this status since {since}"),
        "standing until": (", sidste dag er {day}", ", the last day is {day}"),
        "entry": ("{what} {day}", "{what} on {day}"),
        "entry lapsed": (
            "anset for udmeldt {day} efter manglende betaling",
            "regarded as resigned on {day} after a payment not made",
        ),
        "entry recorded": (", kendt fra {day}", ", known from {day}"),
        "entry source": (", kilde: {source}", ", source: {source}"),
        "one vote": ("{n} stemme", "{n} vote"),
        "some votes": ("{n} stemmer", "{n} votes"),
        "has votes": ("har {votes} på en generalforsamling {day}", "has {votes} at a general assembly on {day}"),
        "no vote": (
            "har ingen stemme på en generalforsamling {day}: {why}",
            "has no vote at a general assembly on {day}: {why}",
        ),
        "silent": ("fortolket her", "chosen here"),
        "timeline": ("Medlemskabets forløb", "The course of the membership"),
        "status heading": ("Status", "Status"),
        "why heading": ("Hvorfor", "Why"),
        "clause heading": ("Bestemmelse", "Clause"),
        "where heading": ("Hvor det står", "Where it stands"),
        "owner": ("Ejer", "Owner"),
        "approver": ("Godkender", "Approver"),
        "revision": ("Revisionsdato", "Revision date"),
        "version": ("Version", "Version"),
        "approved": ("Godkendelsesdato", "Approval date"),
    }
)
"""Sentences of standings, votes and the headers of documents."""

STATUTES: Final = MappingProxyType(
    {
        "statutes": ("Vedtægter for {association} ({version})", "Bylaws of {association} ({version})"),
        "clause member_from": ("medlem", "member"),
        "clause signing_power": (
            "kun en med tegningsret kan skrive under for medlemmet",
            "only somebody with signing power can sign for the member",
        ),
        "clause leaving": ("udmeldelse", "resignation"),
        "clause votes_under_notice": ("stemmeret, mens opsigelsesvarslet løber", "a vote while under notice"),
        "clause lapse": (
            "den, der ikke betaler efter påkrav, anses for udmeldt",
            "who does not pay after a demand is regarded as resigned",
        ),
        "clause expulsion_ratified": (
            "en eksklusion skal godkendes på næste generalforsamling",
            "an expulsion must be approved by the next general assembly",
        ),
        "clause member_until_ratified": (
            "den ekskluderede er medlem, til generalforsamlingen har taget stilling",
            "who is expelled is a member until the general assembly has decided",
        ),
        "clause succession": ("ved sammenlægning og deling", "on mergers and splits"),
        "clause votes": ("stemmer pr. medlem", "votes of a member"),
        "clause overdue_bars_vote": (
            "den, der ikke har betalt efter påkrav, mister sin stemme",
            "who has not paid after a demand has no vote",
        ),
        "clause half_fee_after": ("halvt kontingent", "half the fee"),
        "clause fee_years_ahead": ("generalforsamlingen fastsætter kontingentet", "the general assembly sets the fee"),
        "clause fee_refunded": (
            "betalt kontingent gives tilbage ved udmeldelse",
            "a fee that is paid is given back on leaving",
        ),
        "clause assembly_months": ("ordinær generalforsamling", "ordinary general assembly"),
        "clause call": ("indkaldelse til generalforsamlingen", "call of the general assembly"),
        "clause motions_in": ("medlemmernes forslag modtages", "motions of members are received"),
        "clause motions_out": ("forslag sendes til medlemmerne", "motions are sent to the members"),
        "clause minutes": ("referatet offentliggøres", "the minutes are published"),
        "clause extraordinary_within": (
            "ekstraordinær generalforsamling holdes",
            "an extraordinary general assembly is held",
        ),
        "clause extraordinary_call": (
            "indkaldelse til en ekstraordinær generalforsamling",
            "call of an extraordinary general assembly",
        ),
        "yes": ("ja", "yes"),
        "no": ("nej", "no"),
        "leaving at once": ("virker fra den dag, den er modtaget", "takes effect on the day it is received"),
        "joined after": ("ved indmeldelse efter {day}", "on joining after {day}"),
        "one year": ("{n} år", "{n} year"),
        "some years": ("{n} år", "{n} years"),
        "years ahead": ("{years} frem", "{years} ahead"),
        "never half": ("gives ikke", "is not given"),
        "time before": ("senest {long} før", "no later than {long} before"),
        "time after": ("senest {long} efter", "no later than {long} after"),
        "after the board": (
            "senest {long} efter, at bestyrelsen har behandlet ønsket",
            "no later than {long} after the board has handled the wish",
        ),
    }
)
"""The clauses of the statutes in words."""

ASSEMBLY: Final = MappingProxyType(
    {
        "roll": ("Stemmeliste {day}: {votes}, {voters}", "Electoral roll of {day}: {votes}, {voters}"),
        "one voter": ("{n} stemmeberettiget", "{n} entitled to vote"),
        "some voters": ("{n} stemmeberettigede", "{n} entitled to vote"),
        "with a vote": ("Har stemme", "Has a vote"),
        "without a vote": ("Har ingen stemme", "Has no vote"),
        "before": ("før: {why}", "before: {why}"),
        "holds from": ("{what}, gælder fra {day}", "{what}, holds from {day}"),
        "roll title": ("Stemmeliste", "Electoral roll"),
        "roll changes": ("Ændringer af stemmelisten", "Changes of the electoral roll"),
        "year dates": ("Foreningens år", "The year of the association"),
        "votes heading": ("Stemmer", "Votes"),
        "why not heading": ("Hvorfor ingen stemme", "Why no vote"),
        "at the call heading": ("Ved indkaldelsen", "At the call"),
        "at the assembly heading": ("På generalforsamlingen", "At the assembly"),
        "day heading": ("Dag", "Day"),
    }
)
"""Sentences of the general assembly."""
