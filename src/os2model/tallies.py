"""Answers counted by state, their shares, and the check of what a report prints of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import fields_dict, frozen

from os2model._amounts import digits_of
from os2model._checks import check_range, check_type, listed
from os2model.findings import Finding, worth_a_look
from os2model.labels import Label, Labelled
from os2model.money import Percent, to_decimals

_MOST: Final = 10**9


class AnswerState(Labelled):
    """How a criterion is answered (besvarelse).

    UNANSWERED is a blank: not finished. UNKNOWN was asked and nobody knew.

    Examples:
        >>> AnswerState.NOT_APPLICABLE.label.da
        'ikke relevant'
    """

    MET = "opfyldt", "met"
    PARTIAL = "delvist opfyldt", "partly met"
    PLANNED = "planlagt", "planned"
    UNMET = "ikke opfyldt", "not met"
    UNKNOWN = "ved ikke", "unknown"
    NOT_APPLICABLE = "ikke relevant", "not applicable"
    UNANSWERED = "ubesvaret", "unanswered"


@frozen(kw_only=True)
class Tally:
    """How many answers are of each state (optælling).

    Attributes:
        met: answers that are met; and so on for each state.
        partial: partly met.
        planned: planned.
        unmet: not met.
        unknown: unknown.
        not_applicable: not applicable; they are left out of `applicable`.
        unanswered: left blank.

    Examples:
        >>> level_3 = Tally(met=1, partial=2, unmet=5)
        >>> level_3.total, level_3.share(AnswerState.UNMET)
        (8, Fraction(5, 8))
    """

    met: int = 0
    partial: int = 0
    planned: int = 0
    unmet: int = 0
    unknown: int = 0
    not_applicable: int = 0
    unanswered: int = 0

    def __attrs_post_init__(self) -> None:
        for name in fields_dict(Tally):
            check_range(f"Tally.{name}", getattr(self, name), 0, _MOST)

    @classmethod
    def of(cls, states: Iterable[AnswerState]) -> Tally:
        """The tally of answers.

        Examples:
            >>> Tally.of([AnswerState.MET, AnswerState.UNMET, AnswerState.MET]).met
            2
        """
        counted = Counter(listed("states", states, AnswerState))
        return cls(**{state.word: count for state, count in counted.items()})

    @classmethod
    def sum(cls, tallies: Iterable[Tally]) -> Tally:
        """Several tallies together.

        Examples:
            >>> Tally.sum([Tally(met=1), Tally(met=2, unmet=1)]).total
            4
        """
        found = listed("tallies", tallies, Tally)
        return cls(**{name: sum(getattr(tally, name) for tally in found) for name in fields_dict(cls)})

    def count(self, state: AnswerState) -> int:
        """How many answers are of a state."""
        check_type("state", state, AnswerState)
        counted: int = getattr(self, state.word)
        return counted

    @property
    def total(self) -> int:
        """All answers."""
        return self.applicable + self.not_applicable

    @property
    def applicable(self) -> int:
        """All answers but those that are not applicable."""
        return self.met + self.partial + self.planned + self.unmet + self.unknown + self.unanswered

    @property
    def label(self) -> Label:
        """The counts in words, without those that are 0.

        Examples:
            >>> Tally(met=3, partial=10, unmet=7).label.da
            '3 opfyldt, 10 delvist opfyldt, 7 ikke opfyldt'
        """
        counts = [(self.count(state), state.label) for state in AnswerState if self.count(state)]
        return Label(
            da=", ".join(f"{count} {label.da}" for count, label in counts) or "ingen",
            en=", ".join(f"{count} {label.en}" for count, label in counts) or "none",
        )

    def share(self, state: AnswerState) -> Fraction | None:
        """The exact share of a state, of the applicable answers; that of what is not applicable, of all.

        None where nothing is applicable. Shares are never made to add up to 100 %.

        Examples:
            >>> Tally(met=2, not_applicable=4).share(AnswerState.MET), Tally(not_applicable=4).share(AnswerState.MET)
            (Fraction(1, 1), None)
        """
        check_type("state", state, AnswerState)
        of = self.total if state is AnswerState.NOT_APPLICABLE else self.applicable
        return Fraction(self.count(state), of) if of else None

    def check_percentages(self, printed: Mapping[AnswerState, int | Decimal | str]) -> tuple[Finding, ...]:
        """What is wrong with percentages that a report prints.

        One is right if it is the exact share rounded to the decimals it is printed with; a tie may go either way.

        Args:
            printed: by state the percentage as it is printed, with a dot before decimals, such as "12.5".

        Returns:
            A finding for each that is wrong, with what it should be, to one decimal or as many as are printed.

        Raises:
            InvalidValueError: something is no percentage.

        Examples:
            >>> level_3 = Tally(met=1, partial=2, unmet=5)
            >>> printed = {AnswerState.MET: "14", AnswerState.PARTIAL: "29", AnswerState.UNMET: "57"}
            >>> [str(finding.expected) for finding in level_3.check_percentages(printed)]
            ['12.5', '25', '62.5']
        """
        check_type("printed", printed, Mapping, example='{AnswerState.MET: "12.5"}')
        findings: list[Finding] = []
        for state, text in printed.items():
            found, share = Percent(text), self.share(state)
            digits = digits_of(text)
            decimals = len(digits[2]) if digits else 0
            if share is None:
                findings.append(worth_a_look("tally.no-share", subject=state, found=found))
            elif abs(share - found.fraction) * 100 * 10**decimals > Fraction(1, 2):
                expected = as_percent(share, decimals=max(1, decimals))
                findings.append(worth_a_look("tally.percentage", subject=state, found=found, expected=expected))
        return tuple(findings)


def as_percent(share: Fraction, *, decimals: int = 1) -> Percent:
    """A share as a percentage of so many decimals, half away from zero.

    Examples:
        >>> as_percent(Fraction(9, 43)), as_percent(Fraction(1, 8))
        (Percent('20.9'), Percent('12.5'))
    """
    return Percent(to_decimals(share * 100, decimals))
