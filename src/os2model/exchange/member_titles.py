"""The titles of members, agreements, contacts, documents, statutes and successions (titler); `titles` has them all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from os2model.labels import Label

OF_TYPES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "AgreedFee": Label(da="aftalt kontingent", en="agreed fee"),
        "Agreement": Label(da="aftale", en="agreement"),
        "AgreementKind": Label(da="aftaletype", en="kind of agreement"),
        "LeavingReason": Label(da="ophørsgrund", en="reason of leaving"),
        "MemberFrom": Label(da="medlem fra", en="member from"),
        "MembershipKind": Label(da="medlemstype", en="kind of membership"),
        "MembershipStatus": Label(da="medlemsstatus", en="membership status"),
        "NextStep": Label(da="næste skridt", en="next step"),
        "NoVote": Label(da="hvorfor ingen stemme", en="why no vote"),
        "Occasion": Label(da="anledning", en="occasion"),
        "Side": Label(da="part", en="side"),
        "Signature": Label(da="underskrift", en="signature"),
        "Succession": Label(da="efterfølge", en="succession"),
        "SuccessionKind": Label(da="art af efterfølge", en="kind of succession"),
        "SuccessionPolicy": Label(da="efterfølgere", en="successors"),
        "Address": Label(da="adresse", en="address"),
        "ConsequenceCode": Label(da="følge", en="consequence"),
        "Contact": Label(da="kontaktperson", en="contact"),
        "ContactDuty": Label(da="kontaktrolle", en="duty of a contact"),
        "DocumentControl": Label(da="dokumentstyring", en="document control"),
        "EarlierName": Label(da="tidligere navn", en="earlier name"),
        "UnitGln": Label(da="EAN-nummer (GLN) for en enhed", en="GLN (EAN number) of a unit"),
    }
)
"""The types, by the names of their classes."""

OF_FIELDS: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "agreed_fees": Label(da="aftalte kontingenter", en="agreed fees"),
        "agreements": Label(da="aftaler", en="agreements"),
        "amount": Label(da="beløb", en="amount"),
        "assembly_months": Label(da="generalforsamlingens måneder", en="months of the general assembly"),
        "call": Label(da="indkaldelse før", en="call before"),
        "expulsion_ratified": Label(da="eksklusion skal godkendes", en="expulsion must be ratified"),
        "extraordinary_call": Label(da="indkaldelse før ekstraordinær", en="call before an extraordinary one"),
        "extraordinary_within": Label(da="ekstraordinær holdes inden", en="extraordinary one held within"),
        "fee_refunded": Label(da="kontingent gives tilbage", en="fee is given back"),
        "fee_years_ahead": Label(da="kontingent fastsættes, år frem", en="fee is set, years ahead"),
        "lapse": Label(da="anses for udmeldt ved manglende betaling", en="regarded as resigned if not paid"),
        "member_from": Label(da="medlem fra", en="member from"),
        "member_until_ratified": Label(
            da="medlem, til eksklusion er godkendt", en="member until the expulsion is ratified"
        ),
        "motions_in": Label(da="forslag modtages før", en="motions received before"),
        "motions_out": Label(da="forslag udsendes før", en="motions sent out before"),
        "overdue_bars_vote": Label(da="restance fratager stemmeret", en="overdue payment bars the vote"),
        "predecessors": Label(da="forgængere", en="predecessors"),
        "received": Label(da="modtaget", en="received"),
        "recorded": Label(da="registreret", en="recorded"),
        "renews": Label(da="afløser en tidligere", en="renews an earlier one"),
        "side": Label(da="part", en="side"),
        "signatures": Label(da="underskrifter", en="signatures"),
        "signing_power": Label(da="tegningsret", en="signing power"),
        "struck": Label(da="strøget", en="struck"),
        "succession": Label(da="efterfølgere", en="successors"),
        "votes": Label(da="stemmer", en="votes"),
        "votes_under_notice": Label(da="stemmeret under varslet", en="vote under notice"),
        "year": Label(da="år", en="year"),
        "approved": Label(da="godkendelsesdato", en="day of approval"),
        "approver": Label(da="godkender", en="approver"),
        "city": Label(da="by", en="city"),
        "contacts": Label(da="kontaktpersoner", en="contacts"),
        "country": Label(da="land", en="country"),
        "documents": Label(da="dokumenter", en="documents"),
        "duty": Label(da="rolle", en="duty"),
        "earlier_names": Label(da="tidligere navne", en="earlier names"),
        "owner": Label(da="ejer", en="owner"),
        "person": Label(da="henvisning til personen", en="reference to the person"),
        "postal_code": Label(da="postnummer", en="postal code"),
        "revision": Label(da="revisionsdato", en="day of revision"),
        "street": Label(da="vej og husnummer", en="street and number"),
        "successors": Label(da="efterfølgere", en="successors"),
        "title": Label(da="titel", en="title"),
        "unit_glns": Label(da="EAN-numre (GLN) for enheder", en="GLNs (EAN numbers) of units"),
    }
)
"""The fields, by their names."""
