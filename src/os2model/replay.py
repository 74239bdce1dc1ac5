"""The replay (gennemspilning) of a membership: its signatures and entries played in order, so that each day has one status.

One function a kind of entry; nothing is stored. The ending day is the first day without membership everywhere. The statutes
in force on an entry's own day decide what it settles, and go on deciding it when they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, Final, NamedTuple

from os2model.agreements import Agreement, Side, Signature
from os2model.dated import Dated
from os2model.entries import LeavingReason, MembershipEvent, MembershipEventKind
from os2model.marks import Entry, Mark, Note, Span, unheard
from os2model.periods import months_after
from os2model.standings import MembershipStatus
from os2model.statutes import Clause, MemberFrom, Statutes

_OF_MEMBER, _OF_ASSOCIATION = Side
_MEMBER_SIGNATURE = MemberFrom.MEMBER_SIGNATURE
_NONE, _AWAITING_SIGNATURE, _AWAITING_FIRST_DAY, _MEMBER, _PARTNER, _UNDER_NOTICE, _EXPELLED, _FORMER = MembershipStatus


class _Settled(NamedTuple):
    """A day that is settled already, on which a membership begins or ends."""

    day: date
    entry: Entry
    clause: Clause[Any] | None
    reason: LeavingReason | None = None


_NEVER: Final = Span(date.min, _NONE, None, None, None, None, None, None)


class Replay:
    """The history of one membership, played up to a day (gennemspilning).

    Args:
        agreements: the agreements, by which the marks of signatures are numbered.
        statutes: the statutes over time.
        partner: whether it is the history of a supplier.
        note: takes what is impossible in it.

    Attributes:
        spans: the standings so far, by their first days.
        demanded: whether a demand is open.
        resigned: the resignation whose notice runs; None where there is none.
        expelled: the expulsion of somebody who is not out yet; with a reason once it is ratified, and None where there is none.

    Examples:
        >>> from os2model import OS2_RULES
        >>> replay = Replay((), OS2_RULES.statutes)
        >>> replay.play([Mark.of_event(MembershipEvent.joined(date(2026, 8, 14)))], date.max)
        >>> [(str(span.first_day), span.status.word) for span in replay.spans]
        [('0001-01-01', 'none'), ('2026-08-14', 'member')]
    """

    __slots__ = (
        "_agreements",
        "_base",
        "_began",
        "_ending",
        "_gone",
        "_joined",
        "_law",
        "_law_ends",
        "_laws",
        "_left",
        "_note",
        "_signed_by",
        "_start",
        "_status",
        "demanded",
        "expelled",
        "resigned",
        "spans",
    )

    def __init__(
        self,
        agreements: Sequence[Agreement],
        statutes: Dated[Statutes],
        *,
        partner: bool = False,
        note: Note = unheard,
    ) -> None:
        self.spans = [_NEVER]
        self.demanded = False
        self.resigned: _Settled | None = None
        self.expelled: _Settled | None = None
        self._agreements = agreements
        self._laws = statutes
        self._law: Statutes
        self._law_ends = date.min
        self._status = _PARTNER if partner else _MEMBER
        self._note = note
        self._base = _NEVER
        self._joined: date | None = None
        self._began: _Settled
        self._start: _Settled | None = None
        self._ending: _Settled | None = None
        self._left: tuple[date, date] | None = None  # since when it was a member, and the day it ended
        self._gone = False
        self._signed_by: dict[int, Side | None] = {}  # agreements by who alone has signed; None where in force

    def play(self, marks: Iterable[Mark], upto: date) -> None:
        """Play the marks of the days up to one, in their order.

        Raises:
            NoRuleInForceError: there are no statutes of the day of an entry.
        """
        for day, rank, _, _, _, agreement, entry in marks:
            if day > upto:
                break
            if self._start or self._ending:
                self._due(day)
            if day >= self._law_ends:
                self._look_up(day)
            if self._gone:
                self._note("membership.after-ceasing", entry, None)
            if self._joined is None and rank in _OF_MEMBERS:
                self._note("membership.without-membership", entry, None)
            elif not self._gone or rank not in _BEGINNING:
                self._PLAYED[rank](self, entry, agreement)
        self._due(upto)

    def _look_up(self, day: date) -> None:
        """The statutes of a day, and the first day of the next ones."""
        self._law, self._law_ends = self._laws.on(day), date.max
        for row in self._laws.rows:
            if row.since > day:
                self._law_ends = row.since

    # What is settled comes to pass

    def _due(self, day: date) -> None:
        if self._start and self._start.day <= day:
            self._begin(self._start)
        if self._ending and self._ending.day <= day:
            self._out(self._ending)

    def _begin(self, start: _Settled, member_since: date | None = None) -> None:
        self._joined, self._start, self._began = member_since or start.day, None, start
        self._now(start.day)

    def _out(self, ending: _Settled) -> None:
        day, entry, clause, reason = ending
        self._put(Span(day, _FORMER, day, entry, clause, reason, None, None))
        self._base = self.spans[-1]
        self._left = self._joined or day, day
        self._joined = self._ending = self.resigned = self.expelled = None
        self.demanded = False

    def _end(self, ending: _Settled, on: date) -> None:
        """Settle the end, unless an earlier one is; of two on one day the one settled first. It comes to pass when due."""
        if self._ending is None or ending.day < self._ending.day:
            self._ending = ending
        self._now(on)

    def _now(self, day: date) -> None:
        """The standing of a member or partner from a day on: expelled before under notice before in force."""
        ending = self._ending
        until = ending.day if ending else None
        if self.expelled is not None:
            status, why = _EXPELLED, self.expelled
        elif self.resigned is not None:
            status, why = _UNDER_NOTICE, self.resigned
        else:
            status, why = self._status, self._began
        self._put(Span(day, status, day, why.entry, why.clause, None, self._joined, until))

    def _put(self, span: Span) -> None:
        """A span from its day on; a day has the standing it ends with, and what goes on as it was is no new one."""
        spans = self.spans
        if spans[-1][0] == span[0]:
            spans.pop()
        last = spans[-1] if spans else None
        if last and last.status is span.status and (last.reason, last.member_since) == (span.reason, span.member_since):
            if last.until != span.until:
                spans.append(last._replace(first_day=span.first_day, until=span.until))
        else:
            spans.append(span)

    # What each kind of entry does

    def _signed(self, entry: Signature, agreement: int) -> None:
        law = self._law
        if law.signing_power.value:
            if entry.signing_power is False:
                self._note("agreement.no-signing-power", entry, law.signing_power)
                return
            if entry.signing_power is None:
                self._note("agreement.signing-power-not-stated", entry, law.signing_power)
        if law.member_from.value is _MEMBER_SIGNATURE or self._signed_by.get(agreement) is _OF_ASSOCIATION:
            self._in_force(entry, agreement)
            return
        self._signed_by[agreement] = _OF_MEMBER
        if self._joined is None and self._start is None:
            self._put(Span(entry.on, _AWAITING_SIGNATURE, entry.on, entry, law.member_from, None, None, None))

    def _countersigned(self, entry: Signature, agreement: int) -> None:
        if agreement not in self._signed_by:
            self._signed_by[agreement] = _OF_ASSOCIATION
            self._note("agreement.countersigned-before-signed", entry, None)
        elif self._signed_by[agreement] is _OF_MEMBER:
            self._in_force(entry, agreement)

    def _in_force(self, entry: Signature, agreement: int) -> None:
        """An agreement is in force, once, or will be on its first day."""
        self._signed_by[agreement] = None
        known, on, clause = self._agreements[agreement], entry.on, self._law.member_from
        if self._joined is not None or self._start is not None:
            if not known.renews:
                self._note("membership.joined-twice", entry, None)
        elif known.first_day and known.first_day > on:
            self._start = _Settled(known.first_day, entry, clause)
            self._put(Span(on, _AWAITING_FIRST_DAY, on, entry, clause, None, None, known.first_day))
        else:
            self._begin(_Settled(on, entry, clause))

    def _entered(self, entry: MembershipEvent, _: int) -> None:
        clause = self._law.member_from if entry.kind is MembershipEventKind.JOINED else self._law.succession
        if self._joined is not None:
            self._note("membership.joined-twice", entry, None)
        else:
            self._begin(_Settled(entry.on, entry, clause))

    def _profiled(self, entry: MembershipEvent, _: int) -> None:
        if self._joined is None:
            self._note("membership.profile-before-membership", entry, None)

    def _demanded(self, _: MembershipEvent, __: int) -> None:
        self.demanded = True

    def _settled(self, entry: MembershipEvent, _: int) -> None:
        if not self.demanded:
            self._note("membership.settled-without-demand", entry, None)
        self.demanded = False

    def _resigned(self, entry: MembershipEvent, _: int) -> None:
        if self.resigned is not None:
            self._note("membership.resigned-twice", entry, None)
            return
        out = self._law.leaving.value.first_day_without(entry.on)
        self.resigned = _Settled(out, entry, self._law.leaving, LeavingReason.RESIGNED)
        self._end(self.resigned, entry.on)

    def _lapsed(self, entry: MembershipEvent, _: int) -> None:
        if not self._law.lapse.value:
            self._note("membership.lapse-not-in-statutes", entry, self._law.lapse)
            return
        if not self.demanded:
            self._note("membership.lapsed-without-demand", entry, self._law.lapse)
        self._out(_Settled(entry.on, entry, self._law.lapse, LeavingReason.LAPSED))

    def _was_expelled(self, entry: MembershipEvent, _: int) -> None:
        ratified = self._law.expulsion_ratified
        if self.expelled is not None:
            self._note("membership.expelled-twice", entry, None)
        elif ratified.value:
            self.expelled = _Settled(entry.on, entry, ratified)
            self._now(entry.on)
        else:
            self._end(_Settled(months_after(entry.on, 0, 1), entry, ratified, LeavingReason.EXPELLED), entry.on)

    def _rejected(self, entry: MembershipEvent, _: int) -> None:
        if self.expelled is None:
            self._note("membership.ratified-without-expulsion", entry, self._law.expulsion_ratified)
            return
        self._began = _Settled(entry.on, entry, self.expelled.clause)
        self.expelled = None
        self._now(entry.on)

    def _ratified(self, entry: MembershipEvent, _: int) -> None:
        if self.expelled is None:
            self._note("membership.ratified-without-expulsion", entry, self._law.expulsion_ratified)
            return
        self.expelled = self.expelled._replace(reason=LeavingReason.EXPELLED)
        out = _Settled(months_after(entry.on, 0, 1), entry, self.expelled.clause, LeavingReason.EXPELLED)
        self._end(out, entry.on)

    def _ceased(self, entry: MembershipEvent, _: int) -> None:
        self._gone, self._start = True, None
        if self._joined is not None:
            self._out(_Settled(entry.on, entry, self._law.succession, entry.reason))
        else:
            self._put(self._base._replace(first_day=entry.on, since=entry.on))

    def _reinstated(self, entry: MembershipEvent, _: int) -> None:
        by = _Settled(entry.on, entry, None)
        if self._ending or self.expelled:
            self._began = by
            self._ending = self.resigned = self.expelled = None
            self._now(entry.on)
        elif self._left and self._joined is None and not self._gone:
            since, ended = self._left
            self._begin(by, since if ended == entry.on else None)
        else:
            self._note("membership.reinstated-without-ending", entry, None)

    _PLAYED: ClassVar[tuple[Callable[..., None], ...]] = (
        _signed,
        _countersigned,
        _entered,  # joined
        _entered,  # transferred
        _profiled,
        _demanded,
        _settled,
        _resigned,
        _lapsed,
        _was_expelled,
        _rejected,
        _ratified,
        _ceased,
        _reinstated,
    )


_BEGINNING: Final = frozenset(
    kind.rank
    for kind in (
        MembershipEventKind.SIGNED,
        MembershipEventKind.COUNTERSIGNED,
        MembershipEventKind.JOINED,
        MembershipEventKind.TRANSFERRED,
    )
)
_OF_MEMBERS: Final = frozenset(
    kind.rank
    for kind in (
        MembershipEventKind.DEMANDED,
        MembershipEventKind.SETTLED,
        MembershipEventKind.RESIGNED,
        MembershipEventKind.LAPSED,
        MembershipEventKind.EXPELLED,
    )
)
