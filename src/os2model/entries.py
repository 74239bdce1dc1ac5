"""The entries (hændelser) of a membership: what happened to it, when, and since when that is known."""

from __future__ import annotations

from datetime import date
from typing import Final, TypedDict, Unpack

from attrs import Factory, field, frozen

from os2model._checks import check_day, check_type
from os2model.agreements import Side, Signature, check_record, is_known
from os2model.errors import InvalidValueError
from os2model.labels import Labelled


class MembershipEventKind(Labelled):
    """What happens to a membership (hændelsestype), in the order in which entries of one day are taken.

    The first two follow from the signatures of an agreement and are no entries.

    Examples:
        >>> MembershipEventKind.RESIGNED.label.da
        'udmeldt'
    """

    SIGNED = "underskrevet af medlemmet", "signed by the member"
    COUNTERSIGNED = "underskrevet af foreningen", "signed by the association"
    JOINED = "indmeldt", "joined"
    TRANSFERRED = "overgået fra en forgænger", "transferred from a predecessor"
    PROFILE_CREATED = "medlemsprofil oprettet", "member profile created"
    DEMANDED = "betaling krævet", "payment demanded"
    SETTLED = "restance betalt", "overdue payment settled"
    RESIGNED = "udmeldt", "resigned"
    LAPSED = "anset for udmeldt", "regarded as resigned"
    EXPELLED = "ekskluderet af bestyrelsen", "expelled by the board"
    NOT_RATIFIED = "eksklusion forkastet", "expulsion rejected"
    RATIFIED = "eksklusion godkendt", "expulsion ratified"
    CEASED = "ophørt", "ceased to exist"
    REINSTATED = "genindsat", "reinstated"


class LeavingReason(Labelled):
    """Why a membership ended, or will end (ophørsgrund).

    Examples:
        >>> LeavingReason.MERGED.label.da
        'sammenlagt'
    """

    RESIGNED = "udmeldt", "resigned"
    LAPSED = "anset for udmeldt efter manglende betaling", "regarded as resigned after a payment not made"
    EXPELLED = "ekskluderet", "expelled"
    MERGED = "sammenlagt", "merged"
    SPLIT = "delt", "split"
    DISSOLVED = "nedlagt", "dissolved"


CEASING: Final = (LeavingReason.MERGED, LeavingReason.SPLIT, LeavingReason.DISSOLVED)
"""Why an organisation may cease."""


class Known(TypedDict, total=False):
    """What the named constructors of `MembershipEvent` take beside the day.

    Examples:
        >>> MembershipEvent.resigned(date(2026, 2, 20), **Known(recorded=date(2026, 3, 5))).recorded
        datetime.date(2026, 3, 5)
    """

    recorded: date
    struck: date | None
    source: str


@frozen
class MembershipEvent:
    """An entry in the history of a membership (hændelse).

    Attributes:
        kind: what happened; never a signature, which stands in the agreement.
        on: the day it happened; of a resignation the day it was registered as received.
        recorded: the day it became known, which may be earlier or later; the same day if not given.
        struck: the day it was taken out as wrong; None if it was not.
        reason: why the organisation ceased; of CEASED alone.
        source: where it is written.

    Raises:
        InvalidValueError: it is a signature; it has a reason and did not cease, or the other way round; it was struck before it was
            recorded.

    Examples:
        >>> MembershipEvent.resigned(date(2026, 2, 1)).kind
        MembershipEventKind.RESIGNED
        >>> MembershipEvent(MembershipEventKind.SIGNED, date(2026, 2, 1))
        Traceback (most recent call last):
        os2model.errors.InvalidValueError: a signature stands in the agreement, got an entry 'signed by the member'; write Membership(…, agreements=[Agreement.partnership(signed=…)])
    """

    kind: MembershipEventKind
    on: date
    recorded: date = field(default=Factory(lambda self: self.on, takes_self=True), kw_only=True)
    struck: date | None = field(default=None, kw_only=True)
    reason: LeavingReason | None = field(default=None, kw_only=True)
    source: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("MembershipEvent.kind", self.kind, MembershipEventKind)
        check_day("MembershipEvent.on", self.on)
        check_type("MembershipEvent.reason", self.reason, LeavingReason, type(None))
        check_type("MembershipEvent.source", self.source, str)
        check_record("MembershipEvent", self.recorded, self.struck)
        if self.kind in (MembershipEventKind.SIGNED, MembershipEventKind.COUNTERSIGNED):
            raise InvalidValueError("entry.signature", {"kind": self.kind.label})
        if self.kind is MembershipEventKind.CEASED:
            if self.reason not in CEASING:
                raise InvalidValueError("entry.reason", {})
        elif self.reason is not None:
            raise InvalidValueError("entry.no-reason", {"kind": self.kind.label})

    def known_on(self, day: date) -> bool:
        """Whether it was recorded by a day and not struck yet."""
        return is_known(day, self.recorded, self.struck)

    @classmethod
    def joined(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """Joined without an agreement, as the founders did: a member from that day on."""
        return cls(MembershipEventKind.JOINED, day, **known)

    @classmethod
    def transferred(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """Took over the membership of a predecessor; a member from that day on."""
        return cls(MembershipEventKind.TRANSFERRED, day, **known)

    @classmethod
    def profile_created(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The secretariat made the member profile."""
        return cls(MembershipEventKind.PROFILE_CREATED, day, **known)

    @classmethod
    def demanded(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """An overdue payment was demanded (påkrav)."""
        return cls(MembershipEventKind.DEMANDED, day, **known)

    @classmethod
    def settled(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The overdue payment was made."""
        return cls(MembershipEventKind.SETTLED, day, **known)

    @classmethod
    def resigned(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The resignation was registered as received; from when it counts, the statutes say."""
        return cls(MembershipEventKind.RESIGNED, day, **known)

    @classmethod
    def lapsed(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """Regarded as resigned because a demand was not met: no member from that day on."""
        return cls(MembershipEventKind.LAPSED, day, **known)

    @classmethod
    def expelled(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The board decided to expel the member."""
        return cls(MembershipEventKind.EXPELLED, day, **known)

    @classmethod
    def not_ratified(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The general assembly rejected the expulsion."""
        return cls(MembershipEventKind.NOT_RATIFIED, day, **known)

    @classmethod
    def ratified(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """The general assembly approved the expulsion; no member from the day after."""
        return cls(MembershipEventKind.RATIFIED, day, **known)

    @classmethod
    def ceased(cls, day: date, reason: LeavingReason, **known: Unpack[Known]) -> MembershipEvent:
        """The organisation is no more from that day on: merged, split or dissolved."""
        return cls(MembershipEventKind.CEASED, day, reason=reason, **known)

    @classmethod
    def reinstated(cls, day: date, **known: Unpack[Known]) -> MembershipEvent:
        """A resignation, lapse or expulsion was called off: a member from that day on."""
        return cls(MembershipEventKind.REINSTATED, day, **known)


def entry_kind(entry: MembershipEvent | Signature) -> MembershipEventKind:
    """What happened by an entry or a signature.

    Examples:
        >>> entry_kind(Signature(Side.ASSOCIATION, date(2026, 8, 14))).label.da
        'underskrevet af foreningen'
    """
    if isinstance(entry, MembershipEvent):
        return entry.kind
    return MembershipEventKind.SIGNED if entry.side is Side.MEMBER else MembershipEventKind.COUNTERSIGNED
