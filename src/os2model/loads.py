"""What a meeting load consists of (mødebelastning): lines of hours, meetings, and what is read out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, TypeVar

from attrs import frozen

from os2model._amounts import written
from os2model._checks import check_type, check_year
from os2model.dated import DatedRow, unpublished
from os2model.estimates import Estimate
from os2model.findings import Finding, worth_a_look
from os2model.groups import Group
from os2model.meetings import MeetingSeries
from os2model.organisations import Organisation
from os2model.rulebook import RuleBook
from os2model.working_year import WorkingYear

K = TypeVar("K")


@frozen(kw_only=True)
class Meeting:
    """A meeting by a rule (møde).

    Attributes:
        group: who meets.
        rule_day: the day the rule gives; the meeting counts on it, wherever it is held.
        day: the day it is held; None if it is skipped.

    Examples:
        >>> from datetime import date
        >>> from os2model import GroupKind, meeting_load
        >>> Meeting(group=Group(GroupKind.STEERING), rule_day=date(2026, 5, 14), day=None).day is None
        True
    """

    group: Group
    rule_day: date
    day: date | None


@frozen(kw_only=True)
class LoadLine:
    """Hours of a group, an organisation and a month (linje); whatever is asked of a load is a sum of such lines.

    Attributes:
        group: the group.
        organisation: whose people; None of people without an organisation, and of follow-up.
        month: the month; None where it is not fixed.
        hours: person-hours.
        participations: people times meetings, before attendance; 0 of follow-up.

    Examples:
        >>> from os2model import GroupKind, meeting_load
        >>> four = Estimate.of(4)
        >>> LoadLine(group=Group(GroupKind.STEERING), organisation=None, month=None, hours=four, participations=four).hours
        Estimate(4, 4, 4)
    """

    group: Group
    organisation: Organisation | None
    month: int | None
    hours: Estimate
    participations: Estimate


@frozen(kw_only=True)
class Readings:
    """The hours of OS2's guide, read in three ways (læsninger): "about four meetings of an hour" does not say of what.

    Attributes:
        per_group: four meetings in each group, as the load is computed.
        per_product: four for a product, whatever its groups.
        per_participant: four for each who takes part, whatever they take part in.

    Examples:
        >>> Readings(per_group=Estimate.of(24), per_product=Estimate.of(8), per_participant=Estimate.of(8)).per_product
        Estimate(8, 8, 8)
    """

    per_group: Estimate
    per_product: Estimate
    per_participant: Estimate


@frozen(kw_only=True, repr=False)
class ShareOfYear:
    """A load as a share of a full-time working year (andel af et årsværk).

    Attributes:
        hours: the load.
        of: the working year.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> year = OS2_RULES.working_year.on(date(2026, 1, 1)).gross
        >>> ShareOfYear(hours=Estimate.of(481), of=year).share
        Estimate('0.25', '0.25', '0.25')
    """

    hours: Estimate
    of: WorkingYear

    def __repr__(self) -> str:
        return f"<ShareOfYear: {self.share} of {written(self.of.net)} hours>"

    @property
    def share(self) -> Estimate:
        """The share of one full-time year; of two people half of it each."""
        return self.hours / self.of.net


@frozen(kw_only=True, repr=False)
class MeetingLoad:
    """The hours that groups take in a year (mødebelastning), of meetings alone: travel is left out.

    Attributes:
        series: the series of meetings it was made from.
        year: the calendar year; None where no series needs one.
        lines: the hours by group, organisation and month.
        meetings: the meetings by a rule, with the days they are held.
        left_out: of each group how many meetings fell in a month without meetings.

    Examples:
        >>> from os2model import GroupKind, meeting_load
        >>> load = meeting_load([MeetingSeries(Group(GroupKind.STEERING), meetings=4, minutes=60, people=2)])
        >>> load.hours, load.hours.expected
        (Estimate(8, 8, 8), Fraction(8, 1))
    """

    series: tuple[MeetingSeries, ...]
    year: int | None
    lines: tuple[LoadLine, ...]
    meetings: tuple[Meeting, ...]
    left_out: tuple[tuple[Group, int], ...]

    def __repr__(self) -> str:
        return f"<MeetingLoad of {len(self.series)} series: {self.hours} person-hours a year>"

    @property
    def hours(self) -> Estimate:
        """Person-hours a year."""
        return Estimate.total(line.hours for line in self.lines)

    @property
    def by_group(self) -> dict[Group, Estimate]:
        """Person-hours by group."""
        return self._grouped(lambda line: line.group)

    @property
    def by_organisation(self) -> dict[Organisation | None, Estimate]:
        """Person-hours by organisation; None for people without one, and for what follows a meeting."""
        return self._grouped(lambda line: line.organisation)

    @property
    def by_month(self) -> dict[int | None, Estimate]:
        """Person-hours by month, from 1 to 12; last None, where the month is not fixed, and never spread over the others."""
        found = self._grouped(lambda line: line.month)
        return {month: found[month] for month in (*range(1, 13), None) if month in found}

    def _grouped(self, key: Callable[[LoadLine], K]) -> dict[K, Estimate]:
        found: dict[K, list[Estimate]] = {}
        for line in self.lines:
            found.setdefault(key(line), []).append(line.hours)
        return {each: Estimate.total(hours) for each, hours in found.items()}

    @property
    def rows(self) -> tuple[DatedRow[Any], ...]:
        """The rows of what is usual that it rests on."""
        return tuple(dict.fromkeys(each.row for each in self.series if each.row is not None))

    @property
    def caveats(self) -> tuple[DatedRow[Any], ...]:
        """Those of the rows that are not published."""
        return unpublished(self.rows)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a reader should know: extremes added up, meetings left out or skipped."""
        numbers = [getattr(each, name) for each in self.series for name in _NUMBERS]
        swinging = sum(number is not None and not number.is_one_number for number in numbers)
        findings = [worth_a_look("load.extremes", found=swinging)] if swinging > 1 else []
        findings += [worth_a_look("load.left-out", subject=group.label, found=count) for group, count in self.left_out]
        met = {meeting.group for meeting in self.meetings}
        findings += [
            worth_a_look("load.no-day", subject=each.group.label, found=self.year)
            for each in self.series
            if each.recurrence is not None and each.group not in met
        ]
        skipped = [meeting for meeting in self.meetings if meeting.day is None]
        for group in dict.fromkeys(meeting.group for meeting in skipped):
            count = sum(meeting.group == group for meeting in skipped)
            findings.append(worth_a_look("load.skipped", subject=group.label, found=count))
        return tuple(findings)

    @property
    def readings(self) -> Readings | None:
        """What the guide's figure comes to in its three readings; None where no series rests on it as it stands."""
        by_product: dict[str, list[Estimate]] = {}
        for each in self.series:
            if each.is_the_guides and each.meetings is not None:
                hours = each.hours_of(each.meetings * each.headcount)
                by_product.setdefault(each.group.product, []).append(hours)
        if not by_product:
            return None
        every = [hours for found in by_product.values() for hours in found]
        return Readings(
            per_group=Estimate.total(every),
            per_product=Estimate.total(map(_largest, by_product.values())),
            per_participant=_largest(every),
        )

    def share_of(self, year: WorkingYear) -> ShareOfYear:
        """The load as a share of a working year of one's own.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES, GroupKind, meeting_load
            >>> load = meeting_load([MeetingSeries(Group(GroupKind.STEERING), meetings=4, minutes=60, people=2)])
            >>> load.share_of(OS2_RULES.working_year.on(date(2026, 1, 1)).eu).share.typical
            Fraction(1, 215)
        """
        check_type("year", year, WorkingYear)
        return ShareOfYear(hours=self.hours, of=year)

    def share_of_year(self, year: int, *, rules: RuleBook) -> ShareOfYear:
        """The load as a share of the net working year of a calendar year.

        Raises:
            NoRuleInForceError: no norms of working time are known of the year.

        Examples:
            >>> from os2model import OS2_RULES, GroupKind, meeting_load
            >>> load = meeting_load([MeetingSeries(Group(GroupKind.STEERING), meetings=4, minutes=60, people=2)])
            >>> str(load.share_of_year(2026, rules=OS2_RULES).of.net)
            '8473/5'
        """
        check_year("year", year)
        check_type("rules", rules, RuleBook)
        return self.share_of(rules.working_year.on(date(year, 1, 1)).net(year))


_NUMBERS: Final = ("meetings", "minutes", "people", "attendance", "preparation_minutes", "follow_up_minutes")


def _largest(estimates: Iterable[Estimate]) -> Estimate:
    """Point by point the largest."""
    found = tuple(estimates)
    return Estimate(
        *(max(points) for points in zip(*((each.low, each.typical, each.high) for each in found), strict=True))
    )
