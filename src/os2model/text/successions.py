"""What a secretariat reads of a succession: what follows, and what is to be settled."""

from __future__ import annotations

from collections.abc import Iterator

from os2model.groups import Group
from os2model.mergers import Consequence, ConsequenceCode, Outcome, Told
from os2model.organisations import Organisation
from os2model.text.cells import Table, headings
from os2model.text.formats import paragraph
from os2model.text.levels import capital
from os2model.text.words import Words


def outcome_lines(outcome: Outcome, words: Words) -> Iterator[str]:
    """The succession, what follows from it, and what is to be settled.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, Succession
        >>> from os2model.mergers import SuccessionKind
        >>> gone = Succession(SuccessionKind.DISSOLUTION, date(2027, 1, 1), predecessors=[AUTHORITIES["Samsø"]])
        >>> print(*outcome_lines(Outcome(succession=gone, consequences=(), memberships=()), Words("da")))
        Nedlæggelse 1.1.2027: Samsø Kommune → ingen
    """
    succession = outcome.succession
    before, after = (_told(each, words) for each in (succession.predecessors, succession.successors))
    source = words.say("by source", source=succession.source) if succession.source else ""
    named = {"kind": succession.kind, "on": succession.on, "before": before, "after": after, "source": source}
    yield capital(words.say("succession", **named))
    others = (each for each in outcome.consequences if not each.conflict)
    yield from paragraph(words.say("follows"), (consequence_line(each, words) for each in others))
    yield from paragraph(words.say("to settle"), (consequence_line(each, words) for each in outcome.conflicts))


def consequence_line(consequence: Consequence, words: Words) -> str:
    """What follows, what to do where it is to be settled, and the clause it rests on.

    Examples:
        >>> consequence_line(Consequence(code=ConsequenceCode.VOTES, subject="OS2", before=2, after=1), Words("da"))
        'OS2: stemmer hos de berørte myndigheder 2 → 1'
    """
    key = f"{consequence.code.word}{_to_nothing(consequence)}{', to settle' if consequence.conflict else ''}"
    text = words.say(key, **_cells(consequence, words))
    return words.say("on clause", text=text, clause=consequence.clause.label) if consequence.clause else text


def _to_nothing(consequence: Consequence) -> str:
    """What tells the sentence where there is no size class, or nobody to take over."""
    if consequence.code is ConsequenceCode.SIZE_CLASS and consequence.after is None:
        return " unknown"
    return " nobody" if consequence.after == () else ""


def of_consequences(consequences: tuple[Consequence, ...], words: Words) -> Table:
    """A line for each consequence, with the clause it rests on and whether it is to be settled.

    Examples:
        >>> of_consequences((), Words("da")).headings
        ('Hvad', 'For', 'Før', 'Efter', 'Skal afgøres', 'Bestemmelse')
    """
    rows = tuple(
        (
            words.write(each.code),
            *_cells(each, words).values(),
            words.say("yes") if each.conflict else "",
            words.write(each.clause.label) if each.clause else "",
        )
        for each in consequences
    )
    named = headings(words, "kind", "subject", "before", "after", "settle", "clause")
    return Table(headings=named, rows=rows, words=len(named))


def _cells(consequence: Consequence, words: Words) -> dict[str, str]:
    subject = consequence.subject
    if isinstance(subject, Organisation):
        subject = subject.name
    elif isinstance(subject, Group):
        subject = words.write(subject.label)
    before, after = _told(consequence.before, words), _told(consequence.after, words)
    if consequence.code is ConsequenceCode.SIZE_CLASS and consequence.after is None:
        after = words.say("size not known")
    return {"subject": subject, "before": before, "after": after}


def _told(value: Told, words: Words) -> str:
    """What a consequence tells; of several each, and of none that there is nobody."""
    if not isinstance(value, tuple):
        return words.write(value)
    each_of = (
        each.name if isinstance(each, Organisation) else words.write(each) if each else words.say("size not known")
        for each in value
    )
    return ", ".join(each_of) or words.say("nobody")
