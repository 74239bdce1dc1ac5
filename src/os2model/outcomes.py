"""Outcomes (udfald) of a succession: what follows from it, consequence by consequence, and the memberships after it."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from os2model.groups import Group
from os2model.labels import Labelled
from os2model.memberships import Membership
from os2model.organisations import Organisation
from os2model.sizes import SizeClass
from os2model.standings import MembershipStatus
from os2model.statutes import Clause
from os2model.successions import Succession

Told = MembershipStatus | SizeClass | date | int | tuple[Organisation, ...] | tuple[SizeClass | None, ...] | None
"""What a consequence tells of before and of after."""


class ConsequenceCode(Labelled):
    """What follows from a succession (følge), in the order in which it is told.

    Examples:
        >>> ConsequenceCode.POLICY_UNSETTLED.label.da
        'vedtægterne afgør ikke, hvem der overtager'
    """

    MEMBERSHIP_ENDS = "medlemskabet ophører", "the membership ends"
    TRANSFERRED = "medlemskabet går over", "the membership is transferred"
    SUCCESSOR_IS_MEMBER = "efterfølgeren har sit eget medlemskab", "the successor has a membership of its own"
    POLICY_UNSETTLED = "vedtægterne afgør ikke, hvem der overtager", "the bylaws do not say who takes over"
    SEVERAL_HEIRS = "ét medlemskab går over til flere", "one membership is transferred to several"
    PART_WAS_MEMBER = "kun en del af efterfølgeren var medlem", "only a part of the successor was a member"
    UNSETTLED_STANDING = "forgængerens forhold er uafklaret", "the predecessor's standing is unsettled"
    OVERDUE = "forgængeren skylder efter påkrav", "the predecessor owes after a demand"
    VOTES = "stemmer", "votes"
    SEATS = "plads i en gruppe", "seat in a group"
    FIXED_CONTACTS = "fast kontaktperson", "fixed contact"
    ACCESSIONS = "tilslutning til et produkt", "accession to a product"
    SIZE_CLASS = "størrelse", "size class"


@frozen(kw_only=True)
class Consequence:
    """One thing that follows from a succession (følge).

    Attributes:
        code: what follows.
        subject: whom or what it is about: an organisation, a group, a product, or the association.
        before: how it was on the last day of the predecessors. Of seats and accessions: who holds them; of fixed contacts: how many
            people; of a size class: those of the predecessors, in their order, None where it is not known; of an overdue payment: the
            day it was demanded; of a part that was a member: who was.
        after: how it is on the first day without them; of seats and accessions: who may take over.
        conflict: whether somebody has to decide or to do something.
        clause: the clause of the statutes that it rests on; None where it rests on none.

    Examples:
        >>> Consequence(code=ConsequenceCode.VOTES, subject="OS2", before=2, after=1).conflict
        False
    """

    code: ConsequenceCode
    subject: Organisation | Group | str
    before: Told = None
    after: Told = None
    conflict: bool = False
    clause: Clause[Any] | None = None


@frozen(kw_only=True)
class Outcome:
    """What follows from a succession (udfald).

    Attributes:
        succession: the succession.
        consequences: everything that follows, in the order of the codes.
        memberships: all memberships after it, by the names of their organisations.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> from os2model.successions import SuccessionKind
        >>> gone = Succession(SuccessionKind.DISSOLUTION, date(2027, 1, 1), predecessors=[AUTHORITIES["Samsø"]])
        >>> Outcome(succession=gone, consequences=(), memberships=()).conflicts
        ()
    """

    succession: Succession
    consequences: tuple[Consequence, ...]
    memberships: tuple[Membership, ...]

    @property
    def conflicts(self) -> tuple[Consequence, ...]:
        """Those that somebody has to decide or to do something about."""
        return tuple(each for each in self.consequences if each.conflict)
