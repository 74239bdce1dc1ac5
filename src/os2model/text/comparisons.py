"""What a board reads of a comparison, and a member of its deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from os2model.causes import Cause
from os2model.comparisons import Comparison, Difference
from os2model.dated import DatedRow
from os2model.deadlines import Deadline
from os2model.money import Money
from os2model.price_lists import ASSOCIATION
from os2model.sources import Basis
from os2model.text.cells import Table, headings
from os2model.text.formats import number
from os2model.text.words import Words


def comparison_lines(comparison: Comparison, words: Words) -> Iterator[str]:
    """What differs in all, by cause and by product, then each difference with its causes.

    Examples:
        >>> print(*comparison_lines(Comparison(years=(2027,), differences=(), currency="DKK"), Words("da")))
        Forskel 2027: 0,00 kr.
    """
    years = ", ".join(map(str, comparison.years))
    yield words.say("difference in all", years=years, amount=comparison.total)
    for cause, amount in comparison.by_cause.items():
        yield "  " + words.say("of name", name=_kinds(cause, words), value=amount)
    for product, amount in comparison.by_product.items():
        yield "  " + words.say("of name", name=product, value=amount)
    for payee, amount in comparison.by_payee.items() if len(comparison.by_payee) > 1 else ():
        yield "  " + words.say("of name", name=words.say("paid to", payee=payee), value=amount)
    if comparison.differences:
        yield ""
    for each in comparison.differences:
        yield from difference_lines(each, words)


def difference_lines(difference: Difference, words: Words) -> Iterator[str]:
    """One difference: before, after, and each cause.

    Examples:
        >>> from os2model import AUTHORITIES, dkk
        >>> from os2model.causes import CauseKind
        >>> cause = Cause(kinds=(CauseKind.SIZE,), amount=dkk(10900), rows=())
        >>> print(*difference_lines(Difference(payer=AUTHORITIES["Samsø"], payee="OS2", subject="OS2valghalla", product="OS2valghalla",
        ...     year=2027, before=dkk(34880), after=dkk(45780), causes=(cause,), together=dkk(0)), Words("da")))
        Samsø Kommune, OS2valghalla 2027: 34.880,00 → 45.780,00 = 10.900,00 kr.: størrelse 10.900,00
    """
    causes = ", ".join(_cause(cause, words) for cause in difference.causes)
    together = words.say("together", amount=difference.together) if difference.together else ""
    yield words.say(
        "difference",
        payer=difference.payer.name,
        subject=_subject(difference, words),
        year=str(difference.year),
        before=number(difference.before, words.language),
        after=number(difference.after, words.language),
        amount=difference.amount,
        causes=causes,
        together=together,
    )


def _subject(difference: Difference, words: Words) -> str:
    """What is paid for, and to whom where that is not the association."""
    if difference.payee == ASSOCIATION:
        return difference.subject
    return words.say("to payee", what=difference.subject, payee=difference.payee)


def _cause(cause: Cause, words: Words) -> str:
    text = words.say("cause", kinds=_kinds(cause.kinds, words), amount=number(cause.amount, words.language))
    rows = [_new(row, words) for row in cause.rows if row.table]
    return f"{text} ({', '.join(dict.fromkeys(rows))})" if rows else text


def _new(row: DatedRow[Any], words: Words) -> str:
    """A row that is used from there on, marked where it is not published."""
    text = words.say("new row", table=row.table, day=row.since)
    return text if row.basis is Basis.PUBLISHED else f"{text}, {words.write(row.basis)}"


def _kinds(kinds: tuple[object, ...], words: Words) -> str:
    return words.say("and").join(map(words.write, kinds))


def deadline_lines(deadline: Deadline, words: Words) -> Iterator[str]:
    """A deadline, with the last day that it leads to; of one that is not published what is not, and the way out.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES
        >>> from os2model.deadlines import DeadlineKind
        >>> print(*deadline_lines(Deadline(kind=DeadlineKind.YEAR_END, organisation=AUTHORITIES["Samsø"], subject="OS2valghalla",
        ...     of=date(2026, 12, 31), day=date(2026, 9, 30), last_day=date(2026, 12, 31)), Words("da")))
        Samsø Kommune, OS2valghalla: sidste dag for opsigelse til årets udgang 31.12.2026: 30.9.2026 (sidste dag 31.12.2026)
    """
    day = words.write(deadline.day) if deadline.day else words.say("not published")
    out = words.say("last day", day=deadline.last_day) if deadline.last_day else ""
    named = {"who": deadline.organisation.name, "subject": deadline.subject, "kind": _kind(deadline, words)}
    yield words.say("deadline", **named, day=day, out=out)
    if deadline.unknown:
        yield "  " + words.error(deadline.unknown.code, deadline.unknown.details)


def _kind(deadline: Deadline, words: Words) -> str:
    """What a deadline is for, with the day that it is counted back from."""
    return words.say("of day", kind=deadline.kind, day=deadline.of) if deadline.of else words.write(deadline.kind)


def of_comparison(comparison: Comparison, words: Words) -> Table:
    """A line for each difference, the largest first, and their sum.

    Examples:
        >>> of_comparison(Comparison(years=(2027,), differences=(), currency="DKK"), Words("da")).rows
        (('I alt', '', '', '', '0,00', '0,00', '0,00'),)
    """
    differences = comparison.differences

    def numbers(*amounts: Money) -> tuple[str, ...]:
        return tuple(number(amount, words.language) for amount in amounts)

    rows = [
        (
            *(
                each.payer.name,
                _subject(each, words),
                str(each.year),
                ", ".join(_kinds(cause.kinds, words) for cause in each.causes),
            ),
            *numbers(each.before, each.after, each.amount),
        )
        for each in differences
    ]
    before, after = (
        Money.total((getattr(each, name) for each in differences), comparison.currency) for name in ("before", "after")
    )
    rows.append((words.say("total"), "", "", "", *numbers(before, after, comparison.total)))
    named = headings(words, "payer", "subject", "year", "cause", "before", "after", "difference")
    return Table(headings=named, rows=tuple(rows), words=4, currency=comparison.currency, summed=True)


def of_deadlines(deadlines: tuple[Deadline, ...], words: Words) -> Table:
    """A line for each deadline; what is not published says so.

    Examples:
        >>> of_deadlines((), Words("da")).headings
        ('Senest', 'Hvad', 'Hvem', 'For', 'Sidste dag')
    """
    unknown = words.say("not published")
    rows = tuple(
        (
            words.write(each.day) if each.day else unknown,
            _kind(each, words),
            each.organisation.name,
            each.subject,
            words.write(each.last_day) if each.last_day else unknown,
        )
        for each in deadlines
    )
    named = headings(words, "deadline", "kind", "who", "subject", "out after")
    return Table(headings=named, rows=rows, words=len(named))
