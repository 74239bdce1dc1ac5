"""What a manager reads: the hours that groups take, how sure that is, and what to ask before saying yes.

The words themselves stand in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from os2model.dated import DatedRow
from os2model.estimates import Estimate
from os2model.groups import GroupKind, Seat
from os2model.loads import MeetingLoad, ShareOfYear
from os2model.meetings import MeetingSeries
from os2model.periods import Period
from os2model.text.formats import month_name, paragraph, short_number
from os2model.text.words import Words
from os2model.working_year import HOURS_A_DAY, WorkingYear, YearLine


def swing(estimate: Estimate, words: Words, unit: str = "") -> str:
    """The typical number with the low and the high in brackets; one number where they are one.

    Examples:
        >>> swing(Estimate(12, 24, 72), Words("da")), swing(Estimate.of("356.5"), Words("da"), unit=" %")
        ('24 (12–72)', '356,5 %')
    """
    low, typical, high = (
        f"{short_number(each, words.language)}{unit}" for each in (estimate.low, estimate.typical, estimate.high)
    )
    return typical if estimate.is_one_number else f"{typical} ({low}–{high})"


def load_lines(load: MeetingLoad, words: Words) -> Iterator[str]:
    """The hours; by group, organisation and month; the guide's three readings; what to plan by; caveats and warnings.

    Examples:
        >>> from os2model import Group, meeting_load
        >>> load = meeting_load([MeetingSeries(Group(GroupKind.EXPERT), meetings=4, minutes=60, people=2)])
        >>> next(load_lines(load, Words("en")))
        'Meeting hours a year: 8'
    """
    expected = short_number(load.hours.expected, words.language)
    key = "load" if load.hours.is_one_number else "load, expected"
    yield words.say(key, hours=swing(load.hours, words), expected=expected)
    yield words.say(
        "load days", days=swing(load.hours / HOURS_A_DAY, words), each=short_number(HOURS_A_DAY, words.language)
    )
    numbers = {row: n for n, row in enumerate(load.rows, start=1)}
    yield from paragraph(words.say("by group"), _by_group(load, numbers, words))
    yield from paragraph(words.say("by organisation"), _by_organisation(load, words))
    if any(load.by_month):
        yield from paragraph(words.say("by month"), _by_month(load, words))
    yield from paragraph(words.say("plan by"), _advice(load, words))
    rows = (
        words.say("usual row", n=n, table=row.table, basis=row.basis, source=row.source) for row, n in numbers.items()
    )
    yield from paragraph(words.say("rests on"), rows)
    for finding in load.warnings:
        yield ""
        yield words.finding(finding)


def _by_group(load: MeetingLoad, numbers: Mapping[DatedRow[Any], int], words: Words) -> Iterator[str]:
    for group, hours in load.by_group.items():
        series = [each for each in load.series if each.group == group]
        marks = [words.say("mark, numbered", basis=each.row.basis, n=numbers[each.row]) for each in series if each.row]
        said = words.say("group load", group=group.label, hours=swing(hours, words), made=_made(series, load, words))
        yield " ".join([said, *marks])


def _by_organisation(load: MeetingLoad, words: Words) -> Iterator[str]:
    """The hours of each organisation, with the days of seats that begin or end; then those of nobody's."""
    found = load.by_organisation
    dated = [seat for series in load.series for seat in series.seats if seat.is_dated]
    for organisation, hours in found.items():
        if organisation is not None:
            when = dict.fromkeys(f" ({_held(seat, words)})" for seat in dated if seat.organisation == organisation)
            yield words.say("of name", name="".join([organisation.name, *when]), value=swing(hours, words))
    if None in found and len(found) > 1:
        yield words.say("of nobody", hours=swing(found[None], words))


def _by_month(load: MeetingLoad, words: Words) -> Iterator[str]:
    for month, hours in load.by_month.items():
        name = words.say("no month") if month is None else month_name(month, words.language)
        yield words.say("of name", name=name, value=swing(hours, words))


def _made(series: list[MeetingSeries], load: MeetingLoad, words: Words) -> str:
    """The sum of a group's hours for a desk calculator, and the hours of one who comes to every meeting."""
    if len(series) > 1:
        return words.say("several", n=len(series))
    (only,) = series
    meetings = swing(_meetings(only, load), words)
    if only.people is not None:
        parts = [_counted("meetings", _meetings(only, load), words), _counted("people", only.people, words)]
    else:
        came = Estimate.total(line.participations for line in load.lines if line.group == only.group)
        parts = [words.say("participations", n=swing(came, words), meetings=meetings)]
    if only.attendance != Estimate.of(1):
        parts.append(words.say("attendance", n=swing(only.attendance, words)))
    own = only.row is not None and only.row.value.minutes != only.minutes.typical
    minutes = words.say("own minutes" if own else "minutes", n=swing(only.minutes, words))
    if only.preparation_minutes:
        minutes = f"({minutes} + {words.say('preparation', n=swing(only.preparation_minutes, words))})"
    text = " × ".join([*parts, minutes])
    if only.follow_up_minutes:
        text += " + " + words.say("follow-up", meetings=meetings, n=swing(only.follow_up_minutes, words))
    if only.people is None:
        return text
    return text + words.say("a person", hours=swing(only.hours_of(_meetings(only, load)), words))


def _counted(key: str, number: Estimate, words: Words) -> str:
    """A number of meetings or of people; one of them in the singular."""
    return words.say(f"one of {key}" if number == Estimate.of(1) else key, n=swing(number, words))


def _meetings(series: MeetingSeries, load: MeetingLoad) -> Estimate:
    """How many meetings of a series are held in the year."""
    if series.meetings is not None:
        return series.meetings
    return Estimate.of(sum(meeting.group == series.group and meeting.day is not None for meeting in load.meetings))


def _held(seat: Seat, words: Words) -> str:
    """When a seat begins and ends."""
    if seat.first_day is None:
        return words.say("until day", day=seat.last_day)
    return words.write(Period(seat.first_day, seat.last_day))


def _advice(load: MeetingLoad, words: Words) -> Iterator[str]:
    """The readings of the guide's figure, which number to plan by, what is not in it, and to ask first."""
    if load.readings:
        hours = {
            "group": swing(load.readings.per_group, words),
            "product": swing(load.readings.per_product, words),
            "participant": swing(load.readings.per_participant, words),
        }
        yield words.say("readings", **hours)
    if not load.hours.is_one_number:
        typical, expected = (short_number(each, words.language) for each in (load.hours.typical, load.hours.expected))
        guides = all(each.is_the_guides for each in load.series)
        key = "typical or expected, inferred" if guides else "typical or expected"
        yield words.say(key, typical=typical, expected=expected)
    usual = [each for each in load.series if each.row is not None]
    silent = "assumed" if all(each.is_as_published for each in usual) else "given"
    yield words.say(f"meeting time alone, {silent}" if usual else "meeting time alone")
    if any(each.group.kind is GroupKind.COORDINATION for each in load.series):
        yield words.say("voluntary")
    yield words.say("ask first")


def share_lines(share: ShareOfYear, words: Words) -> Iterator[str]:
    """The share of a working year, with the sum, then the year.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> year = OS2_RULES.working_year.on(date(2026, 1, 1)).gross
        >>> list(share_lines(ShareOfYear(hours=Estimate.of(481), of=year), Words("en")))
        ['25 % of a working year: 481 / 1,924 hours', '', 'gross working year: 1,924 hours']
    """
    hours, of = swing(share.hours, words), short_number(share.of.net, words.language)
    written = swing(share.share * 100, words, unit=" %")
    yield words.say("share", share=written, hours=hours, of=of)
    yield ""
    yield from working_year_lines(share.of, words)


def working_year_lines(year: WorkingYear, words: Words) -> Iterator[str]:
    """A working year as a chain: the gross, each deduction, and what is left; nothing is rounded on the way.

    Examples:
        >>> from os2model.labels import Label
        >>> gross = YearLine.of_hours(Label(da="brutto", en="gross"), 1924)
        >>> off = YearLine.of_days(Label(da="feriedage", en="days of leave"), 25)
        >>> list(working_year_lines(WorkingYear(Label(da="vores", en="ours"), gross, [off]), Words("en")))
        ['ours: 1,739 hours', '  gross: 1,924', '  − days of leave: 25 × 7.4 = 185, leaves 1,739']
    """
    yield words.say("working year", label=year.label, hours=_exact(year.net, words))
    if year.deductions:
        yield "  " + words.say("year line", label=year.gross.label, made=_line(year.gross, words))
    for line, left in zip(year.deductions, year.chain[1:], strict=True):
        made = _line(line, words)
        yield "  " + words.say("deduction", label=line.label, made=made, left=_exact(left, words))


def _line(line: YearLine, words: Words) -> str:
    hours = _exact(line.hours, words)
    if line.days is None or line.hours_a_day is None:
        return hours
    return f"{_exact(line.days, words)} × {_exact(line.hours_a_day, words)} = {hours}"


def _exact(number: Fraction, words: Words) -> str:
    return short_number(number, words.language, decimals=4)
