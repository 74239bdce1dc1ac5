"""What the secretariat reads of a general assembly: the electoral roll, what changed in it, deadlines and the year's dates.

The words themselves stand in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator

from os2model.assembly import AssemblyDeadline, YearDate
from os2model.electoral_rolls import ElectoralRoll, RollChange, RollEntry
from os2model.standings import MembershipStatus
from os2model.statutes import Clause
from os2model.text.cells import Table, headings
from os2model.text.formats import paragraph
from os2model.text.levels import capital
from os2model.text.memberships import by_clause, clause_cell, entry_phrase, own_clause, standing_lines, standing_phrase
from os2model.text.words import Words
from os2model.voting_rights import VotingRight


def roll_lines(roll: ElectoralRoll, words: Words) -> Iterator[str]:
    r"""How many votes there are; who has them, by which clause; who has none, and why.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES, Membership
        >>> from os2model.electoral_rolls import electoral_roll
        >>> samso = Membership.joined(AUTHORITIES["Samsø"], date(2020, 3, 9))
        >>> print(*roll_lines(electoral_roll([samso], on=date(2026, 4, 29), rules=OS2_RULES), Words("da")), sep="\n")
        Stemmeliste 29.4.2026: 1 stemme, 1 stemmeberettiget
        <BLANKLINE>
        Har stemme:
          Samsø Kommune: 1 stemme (vedtægter § 4, stk. 2)
    """
    votes, voters = words.counted("vote", roll.votes), words.counted("voter", len(roll.entitled))
    yield words.say("roll", day=roll.on, votes=votes, voters=voters)
    yield from paragraph(words.say("with a vote"), _entry_lines(roll.entitled, words))
    yield from paragraph(words.say("without a vote"), _entry_lines(roll.others, words))


def _entry_lines(entries: tuple[RollEntry, ...], words: Words) -> Iterator[str]:
    """Each organisation with its votes or why it has none; what it is, where that is the reason or it is no plain member."""
    for entry in entries:
        name, right, clause = entry.organisation.name, entry.right, own_clause(entry.right)
        if clause is None:
            yield from by_clause(f"{name}: {standing_phrase(right.standing, words)}", right.standing.clause, words)
            continue
        what = words.write(right.why_not) if right.why_not else words.counted("vote", right.votes)
        yield from by_clause(f"{name}: {what}", clause, words)
        if right.standing.status is not MembershipStatus.MEMBER:
            yield from (f"  {line}" for line in standing_lines(right.standing, words))


def of_roll(roll: ElectoralRoll, words: Words) -> Table:
    """A line for each organisation, those with votes first, and the votes in all.

    Examples:
        >>> from datetime import date
        >>> from os2model.electoral_rolls import electoral_roll
        >>> from os2model import OS2_RULES
        >>> of_roll(electoral_roll([], on=date(2026, 4, 29), rules=OS2_RULES), Words("da")).rows
        (('I alt', '0', '', ''),)
    """
    total = (words.say("total"), words.write(roll.votes), "", "")
    rows = (*(_cells(entry, words) for entry in (*roll.entitled, *roll.others)), total)
    named = headings(words, "who", "votes", "why not", "clause")
    return Table(headings=named, rows=rows, words=len(named), summed=True)


def of_roll_entries(entries: tuple[RollEntry, ...], words: Words) -> Table:
    """A line for each organisation.

    Examples:
        >>> of_roll_entries((), Words("en")).headings
        ('Who', 'Votes', 'Why no vote', 'Clause')
    """
    named = headings(words, "who", "votes", "why not", "clause")
    return Table(headings=named, rows=tuple(_cells(entry, words) for entry in entries), words=len(named))


def _cells(entry: RollEntry, words: Words) -> tuple[str, ...]:
    right = entry.right
    return entry.organisation.name, words.write(right.votes), _why_not(right, words), clause_cell(right.clause, words)


def _why_not(right: VotingRight, words: Words) -> str:
    """Why there is no vote, with the entry it follows from where that is the reason; nothing where there is one."""
    if right.why_not is None:
        return ""
    why, entry = words.write(right.why_not), entry_phrase(right.standing, words)
    return f"{why}: {entry}" if entry and own_clause(right) is None else why


def of_roll_changes(changes: tuple[RollChange, ...], words: Words) -> Table:
    """A line for each organisation that has another number of votes than at the call, with the reason.

    Examples:
        >>> of_roll_changes((), Words("da")).headings
        ('Hvem', 'Ved indkaldelsen', 'På generalforsamlingen', 'Hvorfor', 'Bestemmelse')
    """
    rows = tuple(
        (
            change.organisation.name,
            words.write(change.before.votes),
            words.write(change.after.votes),
            _why_changed(change, words),
            clause_cell(change.after.clause, words),
        )
        for change in changes
    )
    named = headings(words, "who", "at the call", "at the assembly", "why", "clause")
    return Table(headings=named, rows=rows, words=len(named))


def _why_changed(change: RollChange, words: Words) -> str:
    """Why it has no vote now; else the entry by which it got one, or why it had none."""
    before, after = change.before, change.after
    if after.why_not:
        return _why_not(after, words)
    if before.standing != after.standing:
        return entry_phrase(after.standing, words)
    return words.say("before", why=before.why_not) if before.why_not else ""


def assembly_deadline_lines(deadline: AssemblyDeadline, words: Words) -> Iterator[str]:
    """What is done, by when and by which clause.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, assembly_deadlines
        >>> print(*assembly_deadline_lines(assembly_deadlines(date(2026, 4, 29), rules=OS2_RULES)[0], Words("da")))
        Sidste dag for indkaldelse: 29.3.2026 (vedtægter § 7, stk. 2)
    """
    text = f"{capital(words.write(deadline.what))}: {words.write(deadline.last_day)}"
    yield from by_clause(text, deadline.clause, words)


def of_assembly_deadlines(deadlines: tuple[AssemblyDeadline, ...], words: Words) -> Table:
    """A line for each deadline.

    Examples:
        >>> of_assembly_deadlines((), Words("da")).headings
        ('Dag', 'Hvad', 'Bestemmelse')
    """
    rows = tuple(
        (words.write(each.last_day), capital(words.write(each.what)), words.write(each.clause.label))
        for each in deadlines
    )
    named = headings(words, "day", "kind", "clause")
    return Table(headings=named, rows=rows, words=len(named))


def of_year_dates(dates: tuple[YearDate, ...], words: Words) -> Table:
    """A line for each date of a year: the day or the days, what it is, and where that is written.

    Examples:
        >>> of_year_dates((), Words("en")).headings
        ('Day', 'What', 'Source')
    """
    rows = tuple((_days(each, words), _what(each, words), _source(each, words)) for each in dates)
    named = headings(words, "day", "kind", "source")
    return Table(headings=named, rows=rows, words=len(named))


def _days(each: YearDate, words: Words) -> str:
    period = each.period
    return words.write(period.first_day if period.first_day == period.last_day else period)


def _what(each: YearDate, words: Words) -> str:
    what = capital(words.write(each.what))
    return words.say("holds from", what=what, day=each.effective) if each.effective else what


def _source(each: YearDate, words: Words) -> str:
    source = each.source
    return words.write(source.label if isinstance(source, Clause) else source)
