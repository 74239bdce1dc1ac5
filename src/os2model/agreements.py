"""Agreements (aftaler) between the association and a member or a supplier, and the signatures (underskrifter) of either side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

from attrs import Factory, evolve, field, frozen

from os2model._checks import check_day, check_flag, check_optional_day, check_type, listed
from os2model.documents import DocumentControl
from os2model.errors import InvalidValueError
from os2model.labels import Labelled


class Side(Labelled):
    """Who signs (part).

    Examples:
        >>> Side.ASSOCIATION.label.da
        'foreningen'
    """

    MEMBER = "medlemmet", "the member"
    ASSOCIATION = "foreningen", "the association"


@frozen
class Signature:
    """A signature under an agreement (underskrift).

    Attributes:
        side: who signed.
        on: the day it was signed.
        by: who signed it: a reference of your own, such as a role.
        signing_power: whether who signed can bind that side (tegningsret); None where that is not stated.
        recorded: the day it became known; the same day if not given.
        struck: the day it was taken out as wrong; None if it was not.

    Raises:
        InvalidValueError: it was struck before it was recorded.

    Examples:
        >>> Signature(Side.MEMBER, date(2026, 8, 1), signing_power=True).recorded
        datetime.date(2026, 8, 1)
    """

    side: Side
    on: date
    by: str = field(default="", kw_only=True)
    signing_power: bool | None = field(default=None, kw_only=True)
    recorded: date = field(default=Factory(lambda self: self.on, takes_self=True), kw_only=True)
    struck: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Signature.side", self.side, Side)
        check_day("Signature.on", self.on)
        check_type("Signature.by", self.by, str)
        if self.signing_power is not None:
            check_flag("Signature.signing_power", self.signing_power)
        check_record("Signature", self.recorded, self.struck)

    def known_on(self, day: date) -> bool:
        """Whether it was recorded by a day and not struck yet."""
        return is_known(day, self.recorded, self.struck)


def check_record(what: str, recorded: date, struck: date | None) -> None:
    """Refuse an entry that was struck before it was recorded.

    Examples:
        >>> check_record("Signature", date(2026, 8, 14), date(2026, 8, 1))
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: Signature was struck on 2026-08-01, before it was recorded on 2026-08-14; correct one of the days
    """
    check_day(f"{what}.recorded", recorded)
    check_optional_day(f"{what}.struck", struck)
    if struck is not None and struck < recorded:
        raise InvalidValueError("entry.struck", {"what": what, "struck": struck, "recorded": recorded})


def is_known(day: date, recorded: date, struck: date | None) -> bool:
    """Whether what was recorded and struck on two days is known on a day.

    Examples:
        >>> [is_known(date(2026, 3, day), date(2026, 3, 2), date(2026, 3, 4)) for day in (1, 2, 3, 4)]
        [False, True, True, False]
    """
    return recorded <= day and (struck is None or day < struck)


def signatures_of(what: str, given: Iterable[Signature]) -> tuple[Signature, ...]:
    """Signatures in order, of which one a side is known at a time.

    Raises:
        InvalidValueError: two signatures of one side are known on one day.

    Examples:
        >>> two = [Signature(Side.MEMBER, date(2026, 8, day)) for day in (1, 2)]
        >>> signatures_of("Agreement", two)
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: Agreement has two signatures of the member, of 2026-08-01 and 2026-08-02; strike one of them, or make another agreement of it
    """
    found = tuple(sorted(listed(f"{what}.signatures", given, Signature), key=_place))
    for one, other in combinations(found, 2):
        begins, ends = max(one.recorded, other.recorded), min(one.struck or date.max, other.struck or date.max)
        both_for_ever = one.struck is None and other.struck is None
        if one.side is other.side and (begins < ends or both_for_ever):
            values = {"what": what, "side": one.side.label, "first": one.on, "second": other.on}
            raise InvalidValueError("agreement.signed-twice", values)
    return found


def day_signed(signatures: Iterable[Signature], side: Side) -> date | None:
    """The day on which a side signed; None where it has not, by a signature that was struck, or by somebody who cannot bind it.

    Examples:
        >>> str(day_signed([Signature(Side.MEMBER, date(2026, 8, 1))], Side.MEMBER))
        '2026-08-01'
        >>> day_signed([Signature(Side.MEMBER, date(2026, 8, 1), signing_power=False)], Side.MEMBER) is None
        True
    """
    counting = (each for each in signatures if each.struck is None and each.signing_power is not False)
    return next((each.on for each in counting if each.side is side), None)


def _place(signature: Signature) -> tuple[Any, ...]:
    struck = signature.struck or date.max
    return signature.on, signature.side.rank, signature.recorded, struck, signature.by, str(signature.signing_power)


def _signatures(given: Iterable[Signature]) -> tuple[Signature, ...]:
    return signatures_of("Agreement", given)


class AgreementKind(Labelled):
    """What an agreement with the association is (aftaletype).

    OS2's guide calls the partnership agreement a tilslutningsaftale; so does it the accession to a product, which is a
    `Subscription`.

    Examples:
        >>> AgreementKind.PARTNERSHIP.label.da
        'partnerskabsaftale'
    """

    PARTNERSHIP = "partnerskabsaftale", "partnership agreement"
    SUPPLIER = "leverandørpartneraftale", "supplier partner agreement"


class NextStep(Labelled):
    """What is to be done next on the way into the association (næste skridt).

    Examples:
        >>> NextStep.COUNTERSIGN.label.da
        'bestyrelsesformanden skriver under'
    """

    SIGN = "få aftalen underskrevet af en med tegningsret", "have the agreement signed by somebody with signing power"
    SEND = "send den underskrevne aftale til sekretariatet", "send the signed agreement to the secretariat"
    COUNTERSIGN = "bestyrelsesformanden skriver under", "the chair of the board countersigns"
    CREATE_PROFILE = "sekretariatet opretter medlemsprofilen", "the secretariat makes the member profile"
    NONE = "alt er på plads", "everything is in place"


@frozen
class Agreement:
    """An agreement with the association (partnerskabsaftale, leverandørpartneraftale).

    Its days of signature stand here alone; that a membership began follows from them.

    Attributes:
        kind: of a member or of a supplier.
        signatures: who signed when, in order; one of each side counts.
        received: the day the secretariat got it signed by the member.
        first_day: the first day it holds, where it was signed before; None where it holds when signed.
        renews: whether it takes the place of an earlier one of a membership that goes on.
        document: the header of the document.

    Raises:
        InvalidValueError: one side has signed twice.

    Examples:
        >>> agreement = Agreement.partnership(signed=date(2026, 8, 1), signing_power=True)
        >>> agreement.next_step(date(2026, 8, 2))
        NextStep.SEND
    """

    kind: AgreementKind = AgreementKind.PARTNERSHIP
    signatures: tuple[Signature, ...] = field(default=(), kw_only=True, converter=_signatures)
    received: date | None = field(default=None, kw_only=True)
    first_day: date | None = field(default=None, kw_only=True)
    renews: bool = field(default=False, kw_only=True)
    document: DocumentControl | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Agreement.kind", self.kind, AgreementKind)
        check_optional_day("Agreement.received", self.received)
        check_optional_day("Agreement.first_day", self.first_day)
        check_flag("Agreement.renews", self.renews)
        check_type("Agreement.document", self.document, DocumentControl, type(None))

    @classmethod
    def partnership(
        cls, *, signed: date, countersigned: date | None = None, signing_power: bool | None = None
    ) -> Agreement:
        """The agreement of a member, by the days on which the member and the association signed.

        Examples:
            >>> Agreement.partnership(signed=date(2020, 3, 1), countersigned=date(2020, 3, 9)).kind
            AgreementKind.PARTNERSHIP
        """
        own = Signature(Side.MEMBER, signed, signing_power=signing_power)
        return cls(AgreementKind.PARTNERSHIP, signatures=_signed(own, countersigned))

    @classmethod
    def supplier(
        cls, *, signed: date, countersigned: date | None = None, signing_power: bool | None = None
    ) -> Agreement:
        """The agreement of a supplier, who becomes a partner and no member.

        Examples:
            >>> Agreement.supplier(signed=date(2020, 3, 1)).kind.label.da
            'leverandørpartneraftale'
        """
        own = Signature(Side.MEMBER, signed, signing_power=signing_power)
        return cls(AgreementKind.SUPPLIER, signatures=_signed(own, countersigned))

    def signed_by(self, side: Side, *, on: date) -> bool:
        """Whether a side has signed it by a day; a signature without signing power is none."""
        day = day_signed(self.signatures, side)
        return day is not None and day <= on

    def next_step(self, on: date, *, profile_created: date | None = None) -> NextStep:
        """What is to be done next, as things stood on a day.

        Args:
            on: the day.
            profile_created: the day the secretariat made the member profile; an entry of the membership, see
                `Membership.next_step`.

        Source:
            OS2: Vejledning til OS2-fællesskabet, "Kom i gang som medlem"; § 4, stk. 3.

        Examples:
            >>> agreement = Agreement.partnership(signed=date(2026, 8, 1), countersigned=date(2026, 8, 14))
            >>> [agreement.next_step(date(2026, 8, day), profile_created=date(2026, 8, 20)).word for day in (1, 14, 20)]
            ['send', 'create_profile', 'none']
        """
        check_day("on", on)
        check_optional_day("profile_created", profile_created)
        if not self.signed_by(Side.MEMBER, on=on):
            return NextStep.SIGN
        if not self.signed_by(Side.ASSOCIATION, on=on):
            return NextStep.COUNTERSIGN if self.received and self.received <= on else NextStep.SEND
        return NextStep.NONE if profile_created and profile_created <= on else NextStep.CREATE_PROFILE

    def as_known(self, day: date) -> Agreement:
        """The agreement as it was known on a day: without signatures recorded later, and with those struck later."""
        known = tuple(
            evolve(each, struck=None) if each.struck else each for each in self.signatures if each.known_on(day)
        )
        received = self.received if self.received and self.received <= day else None
        if (known, received) == (self.signatures, self.received):
            return self
        return evolve(self, signatures=known, received=received)


def _signed(own: Signature, countersigned: date | None) -> list[Signature]:
    return [own] if countersigned is None else [own, Signature(Side.ASSOCIATION, countersigned)]
