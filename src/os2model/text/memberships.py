"""What the secretariat reads of a membership: its standing, its vote and its course, the statutes, a document's header.

The words themselves stand in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, cast

from os2model.documents import DocumentControl
from os2model.entries import CEASING, LeavingReason, MembershipEvent, MembershipEventKind, entry_kind
from os2model.notice import Notice
from os2model.periods import ONE_DAY, Duration, MonthDay
from os2model.standings import MembershipStatus, Standing, Standings
from os2model.statutes import Clause, Statutes
from os2model.text.cells import Table, headings
from os2model.text.formats import month_name
from os2model.text.levels import capital
from os2model.text.terms import day_of_year, length_phrase, notice_phrase
from os2model.text.words import Words
from os2model.voting_rights import NoVote, VotingRight

_IN_FORCE: Final = (MembershipStatus.MEMBER, MembershipStatus.PARTNER)
_BY_STANDING: Final = (NoVote.NONE, NoVote.AWAITING_SIGNATURE, NoVote.AWAITING_FIRST_DAY, NoVote.FORMER)


def standing_lines(standing: Standing, words: Words) -> Iterator[str]:
    """What an organisation is, since when, by which entry and which clause; a clause that was chosen in a line of its own.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> left = Membership(AUTHORITIES["Samsø"],
        ...     events=[MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(date(2026, 4, 29))])
        >>> print(*standing_lines(left.standing(on=date(2026, 4, 29), rules=OS2_RULES), Words("da")))
        Tidligere medlem siden 29.4.2026: udmeldt 29.4.2026 (vedtægter § 4, stk. 4)
    """
    entry = standing.event
    signed = entry is None or entry_kind(entry) is not MembershipEventKind.JOINED  # else no signature decided anything
    yield from by_clause(capital(standing_phrase(standing, words)), standing.clause if signed else None, words)


def standing_phrase(standing: Standing, words: Words) -> str:
    """The same in the middle of a sentence, without the clause.

    Examples:
        >>> standing_phrase(Standing(MembershipStatus.NONE), Words("da"))
        'ikke medlem og har ikke været det'
    """
    status, why = _status(standing, words), entry_phrase(standing, words)
    return f"{status}: {why}" if why else status


def voting_lines(right: VotingRight, words: Words) -> Iterator[str]:
    """The votes, or why there are none; then the standing, whose clause is said once.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2020, 1, 1))
        >>> print(next(voting_lines(samso.voting_right(on=date(2026, 4, 29), rules=OS2_RULES), Words("da"))))
        Har 1 stemme på en generalforsamling 29.4.2026 (vedtægter § 4, stk. 2)
    """
    if right.why_not is None:
        text = words.say("has votes", votes=words.counted("vote", right.votes), day=right.on)
    else:
        text = words.say("no vote", day=right.on, why=right.why_not)
    yield from by_clause(capital(text), own_clause(right), words)
    yield from standing_lines(right.standing, words)


def own_clause(right: VotingRight) -> Clause[Any] | None:
    """The clause of a voting right; None where the standing alone is why there is no vote, and says its own.

    Examples:
        >>> never = Standing(MembershipStatus.NONE)
        >>> own_clause(VotingRight(on=date(2026, 4, 29), votes=0, why_not=NoVote.NONE, clause=None, standing=never)) is None
        True
    """
    return None if right.why_not in _BY_STANDING else right.clause


def by_clause(text: str, clause: Clause[Any] | None, words: Words) -> Iterator[str]:
    """A sentence with the clause it rests on: behind it if that stands in the bylaws, else below it with the reason.

    Examples:
        >>> from os2model.statutes import default, explicit
        >>> list(by_clause("Votes: 1", explicit(1, "§ 4"), Words("en"))), list(by_clause("Votes: 1", None, Words("en")))
        (['Votes: 1 (bylaws § 4)'], ['Votes: 1'])
        >>> list(by_clause("Votes: 1", default(1, "nothing is said"), Words("en")))
        ['Votes: 1', '  Chosen here, not read in the bylaws: nothing is said']
    """
    if clause is None:
        yield text
    elif clause.is_explicit:
        yield f"{text} ({words.write(clause.label)})"
    else:
        yield from (text, f"  {capital(words.write(clause.label))}")


def clause_cell(clause: Clause[Any] | None, words: Words) -> str:
    """The clause in the cell of a table, without the reason of one that was chosen.

    Examples:
        >>> from os2model.statutes import default, explicit
        >>> [clause_cell(each, Words("da")) for each in (explicit(1, "§ 4"), default(1, "why", "§ 4"), default(1, "why"), None)]
        ['vedtægter § 4', 'fortolket her (§ 4)', 'fortolket her', '']
    """
    if clause is None or clause.is_explicit:
        return words.write(clause.label) if clause else ""
    where = words.say("ground", ground=clause.bylaw) if clause.bylaw else ""
    return words.say("silent") + where


def _status(standing: Standing, words: Words) -> str:
    """What it is and since when, in the middle of a sentence."""
    status, since = standing.status, standing.since
    if since is None and status is not MembershipStatus.NONE:
        return words.write(status)
    days = {"since": since, "member_since": standing.member_since or since, "until": standing.until}
    text = words.say(f"standing {status.word}", **days)
    if status in _IN_FORCE and days["member_since"] != since:
        text += words.say("standing again", since=since)
    if standing.until is not None and status is not MembershipStatus.AWAITING_FIRST_DAY:
        text += words.say("standing until", day=standing.until - ONE_DAY)
    return text


def entry_phrase(standing: Standing, words: Words) -> str:
    """The signature or entry that a standing follows from, with the day it was recorded where that is another.

    Examples:
        >>> entry_phrase(Standing(MembershipStatus.MEMBER, event=MembershipEvent.joined(date(2026, 8, 14))), Words("en"))
        'joined on 14 Aug 2026'
    """
    event, reason = standing.event, standing.reason
    if event is None:
        return ""
    if reason is LeavingReason.LAPSED:
        text = words.say("entry lapsed", day=event.on)
    else:
        ceased = reason if reason in CEASING else None
        text = words.say("entry", what=ceased or entry_kind(event), day=event.on)
    if event.recorded != event.on:
        text += words.say("entry recorded", day=event.recorded)
    if isinstance(event, MembershipEvent) and event.source:
        text += words.say("entry source", source=event.source)
    return text


def is_dated_standing(row: object) -> bool:
    """Whether it is a row of a timeline: the first day of a standing, and the standing.

    Examples:
        >>> is_dated_standing((date(2026, 8, 14), Standing(MembershipStatus.NONE))), is_dated_standing((1, 2))
        (True, False)
    """
    match row:
        case (date(), Standing()):
            return True
        case _:
            return False


def of_timeline(timeline: Standings, words: Words) -> Table:
    """A line for each standing of a membership, from its first day.

    Examples:
        >>> of_timeline(((date.min, Standing(MembershipStatus.NONE)),), Words("da")).rows
        (('', 'ikke medlem', '', '', ''),)
    """
    rows = tuple(
        (
            "" if first_day == date.min else words.write(first_day),
            words.write(standing.status),
            words.write(standing.until - ONE_DAY) if standing.until else "",
            entry_phrase(standing, words),
            clause_cell(standing.clause, words),
        )
        for first_day, standing in timeline
    )
    named = headings(words, "since", "status", "out after", "why", "clause")
    return Table(headings=named, rows=rows, words=len(named))


def statutes_lines(statutes: Statutes, words: Words) -> Iterator[str]:
    """Each clause in a line: what it says, and where it stands or why it was chosen.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> lines = list(statutes_lines(OS2_RULES.statutes.on(date(2026, 8, 14)), Words("da")))
        >>> lines[0], lines[19]
        ('Vedtægter for OS2 (2026-03-17)', '  Ordinær generalforsamling: april eller maj (vedtægter § 7, stk. 1)')
    """
    yield words.say("statutes", association=statutes.association, version=statutes.version)
    for name, clause in statutes.clauses.items():
        text = f"{words.say(f'clause {name}')}: {_value(name, clause.value, words)}"
        yield from (f"  {line}" for line in by_clause(capital(text), clause, words))


def of_statutes(statutes: Statutes, words: Words) -> Table:
    """A line for each clause: what it is of, its value, and where it stands or why it was chosen.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> of_statutes(OS2_RULES.statutes.on(date(2026, 8, 14)), Words("en")).rows[10]
        ('Half the fee', 'on joining after 1 July', 'bylaws § 5, stk. 1')
    """
    rows = tuple(
        (capital(words.say(f"clause {name}")), _value(name, clause.value, words), words.write(clause.label))
        for name, clause in statutes.clauses.items()
    )
    named = headings(words, "clause", "value", "where")
    return Table(headings=named, rows=rows, words=len(named))


def _value(name: str, value: object, words: Words) -> str:
    """The value of a clause."""
    match value:
        case int() if name == "fee_years_ahead":
            return words.say("years ahead", years=words.counted("year", value))
        case bool():
            return words.say("yes" if value else "no")
        case Notice():
            return words.say("leaving at once") if value.at_once else notice_phrase(value, words)
        case Duration():
            long = length_phrase(value, words) or words.counted("day", 0)
            return words.say(_MEASURED.get(name, "time before"), long=long)
        case MonthDay():
            return words.say("joined after", day=day_of_year(value, words))
        case None:
            return words.say("never half")
        case tuple():
            return words.say("or").join(month_name(month, words.language) for month in cast("tuple[int, ...]", value))
        case _:
            return words.write(value)


_MEASURED: Final = {"minutes": "time after", "extraordinary_within": "after the board"}
"""From what a length of time is counted, where that is not back from the assembly."""


def document_lines(document: DocumentControl, words: Words) -> Iterator[str]:
    """The header as it stands over OS2's documents, what is left out shown empty; then the title.

    Examples:
        >>> list(document_lines(DocumentControl(approver="styregruppen"), Words("da")))
        ['Ejer:', 'Godkender: styregruppen', 'Revisionsdato:', '', 'Version:', 'Godkendelsesdato:']
    """
    for name in ("owner", "approver", "revision", "", "version", "approved"):
        value = getattr(document, name) if name else None
        written = f" {words.write(value)}" if value else ""
        yield f"{words.say(name)}:{written}" if name else ""
    if document.title:
        yield from ("", words.write(document.title))
