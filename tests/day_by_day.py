"""Standings counted day by day with plain state, from the words of the specification: what the replay is held against."""

from datetime import date, timedelta

from os2model import MembershipStatus
from os2model.agreements import Side
from os2model.entries import LeavingReason, MembershipEventKind
from os2model.standings import MembershipKind, Standing
from os2model.statutes import MemberFrom

ONE_DAY = timedelta(1)
NONE, AWAITING, AWAITING_DAY, MEMBER, PARTNER, NOTICE, EXPELLED, FORMER = MembershipStatus
ORDER = [kind.name for kind in MembershipEventKind]
BEGINNING = ("SIGNED", "COUNTERSIGNED", "JOINED", "TRANSFERRED")
OF_MEMBERS = ("DEMANDED", "SETTLED", "RESIGNED", "LAPSED", "EXPELLED")


def entries_by_day(membership):
    """What was not struck, by day and in the order of that day: kind, entry and the number of its agreement."""
    found = []
    for event in dict.fromkeys(membership.events):
        reason = event.reason.rank if event.reason else -1
        found.append((ORDER.index(event.kind.name), event.recorded, (reason, event.source), event, None))
    for number, agreement in enumerate(membership.agreements):
        for each in agreement.signatures:
            kind = "SIGNED" if each.side is Side.MEMBER else "COUNTERSIGNED"
            others = (each.by, str(each.signing_power), agreement.first_day or date.min, agreement.renews)
            found.append((ORDER.index(kind), each.recorded, others, each, number))
    days = {}
    for place, _, _, entry, number in sorted(found, key=lambda one: one[:3]):
        if entry.struck is None:
            days.setdefault(entry.on, []).append((ORDER[place], entry, number))
    return days


class Walk:
    """A membership, walked day by day from its first entry on."""

    def __init__(self, membership, rules):
        self.supplier, self.rules = membership.kind is MembershipKind.SUPPLIER, rules
        self.agreements, self.entries = membership.agreements, entries_by_day(membership)
        self.member_since = self.began = None  # the first day of the membership, and the entry that made it one
        self.awaits = self.first_day = None  # the signature that waits for the other; the day that is waited for, entry
        self.expelled = self.resigned = None  # the entry of each
        self.ending = None  # first day without, entry, reason
        self.left = None  # first day without, entry, reason, member since
        self.signed, self.countersigned, self.in_force = [], [], []
        self.gone = self.owes = False
        self.notes = []

    def days(self, last):
        """Each day with its standing."""
        day = min(self.entries, default=last) - ONE_DAY
        standing = Standing(NONE)
        while day <= last:
            self.morning(day)
            for kind, entry, number in self.entries.get(day, ()):
                self.take(kind, entry, number, day)
            standing = self.evening(day, standing)
            yield day, standing
            day += ONE_DAY

    def morning(self, day):
        if self.first_day and self.first_day[0] == day:
            self.begin(day, self.first_day[1])
        if self.ending and self.ending[0] == day:
            self.leave(*self.ending)

    def evening(self, day, before):
        status, entry, until = NONE, None, None
        if self.member_since:
            status, entry = PARTNER if self.supplier else MEMBER, self.began
            if self.resigned:
                status, entry = NOTICE, self.resigned
            if self.expelled:
                status, entry = EXPELLED, self.expelled
            until = self.ending and self.ending[0]
        elif self.first_day:
            status, (until, entry) = AWAITING_DAY, self.first_day
        elif self.awaits:
            status, entry = AWAITING, self.awaits
        elif self.left:
            status, entry = FORMER, self.left[1]
        since, reason = day, self.left[2] if status is FORMER else None
        if (status, reason, self.member_since) == (before.status, before.reason, before.member_since):
            since, entry = before.since, before.event
        return Standing(status, since, entry, None, reason, self.member_since, until)

    def take(self, kind, entry, number, day):
        law = self.rules.statutes.on(day)
        if self.gone:
            self.notes.append("after-ceasing")
        if kind in OF_MEMBERS and not self.member_since:
            self.notes.append("without-membership")
        elif not (self.gone and kind in BEGINNING):
            getattr(self, f"is_{kind.lower()}")(day, entry, number, law)

    def begin(self, day, entry, member_since=None):
        self.member_since, self.began = member_since or day, entry
        self.first_day = self.awaits = None

    def leave(self, day, entry, reason):
        self.left = (day, entry, reason, self.member_since)
        self.member_since = self.began = self.expelled = self.resigned = self.ending = None
        self.owes = False

    def settle(self, day, entry, reason, today):
        if not self.ending or day < self.ending[0]:
            self.ending = (day, entry, reason)
        if self.ending[0] <= today:
            self.leave(today, *self.ending[1:])

    def hold(self, day, entry, number):
        """Both have signed all that it takes: the agreement is in force, once."""
        if number in self.in_force:
            return
        self.in_force.append(number)
        agreement = self.agreements[number]
        if self.member_since or self.first_day:
            if not agreement.renews:
                self.notes.append("joined-twice")
        elif agreement.first_day and agreement.first_day > day:
            self.first_day, self.awaits = (agreement.first_day, entry), None
        else:
            self.begin(day, entry)

    def is_signed(self, day, entry, number, law):
        if law.signing_power.value and entry.signing_power is not True:
            self.notes.append("signing-power-not-stated" if entry.signing_power is None else "no-signing-power")
            if entry.signing_power is False:
                return
        self.signed.append(number)
        if law.member_from.value is MemberFrom.MEMBER_SIGNATURE or number in self.countersigned:
            self.hold(day, entry, number)
        elif not self.member_since and not self.first_day:
            self.awaits = entry

    def is_countersigned(self, day, entry, number, _):
        self.countersigned.append(number)
        if number in self.signed:
            self.hold(day, entry, number)
        else:
            self.notes.append("countersigned-before-signed")

    def is_joined(self, day, entry, *_):
        if self.member_since:
            self.notes.append("joined-twice")
        else:
            self.begin(day, entry)

    is_transferred = is_joined

    def is_profile_created(self, *_):
        if not self.member_since:
            self.notes.append("profile-before-membership")

    def is_demanded(self, *_):
        self.owes = True

    def is_settled(self, *_):
        if not self.owes:
            self.notes.append("settled-without-demand")
        self.owes = False

    def is_resigned(self, day, entry, _, law):
        if self.resigned:
            self.notes.append("resigned-twice")
            return
        self.resigned = entry
        self.settle(law.leaving.value.first_day_without(day), entry, LeavingReason.RESIGNED, day)

    def is_lapsed(self, day, entry, _, law):
        if not law.lapse.value:
            self.notes.append("lapse-not-in-statutes")
            return
        if not self.owes:
            self.notes.append("lapsed-without-demand")
        self.leave(day, entry, LeavingReason.LAPSED)

    def is_expelled(self, day, entry, _, law):
        if self.expelled:
            self.notes.append("expelled-twice")
        elif law.expulsion_ratified.value:
            self.expelled = entry
        else:
            self.settle(day + ONE_DAY, entry, LeavingReason.EXPELLED, day)

    def is_ratified(self, day, entry, *_):
        if self.expelled:
            self.settle(day + ONE_DAY, entry, LeavingReason.EXPELLED, day)
        else:
            self.notes.append("ratified-without-expulsion")

    def is_not_ratified(self, _, entry, *__):
        if self.expelled:
            self.expelled, self.began = None, entry
        else:
            self.notes.append("ratified-without-expulsion")

    def is_ceased(self, day, entry, *_):
        self.gone, self.first_day, self.awaits = True, None, None
        if self.member_since:
            self.leave(day, entry, entry.reason)

    def is_reinstated(self, day, entry, *_):
        if self.member_since and (self.ending or self.expelled):
            self.ending = self.expelled = self.resigned = None
            self.began = entry
        elif not self.member_since and self.left and not self.gone:
            self.begin(day, entry, self.left[3] if self.left[0] == day else None)
        else:
            self.notes.append("reinstated-without-ending")
