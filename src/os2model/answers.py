"""Answers to criteria (besvarelser), with the evidence that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from os2model._checks import check_optional_day, check_text, check_type, listed
from os2model.errors import InvalidValueError
from os2model.labels import Labelled
from os2model.tallies import AnswerState


class EvidenceKind(Labelled):
    """What evidence is (dokumentationens art).

    Examples:
        >>> EvidenceKind.STATEMENT.label.da
        'udsagn'
    """

    LINK = "henvisning", "link"
    DOCUMENT = "dokument", "document"
    DECISION = "beslutning", "decision"
    STATEMENT = "udsagn", "statement"


@frozen
class Evidence:
    """What shows that an answer is right (dokumentation).

    Attributes:
        reference: where it is, or what it says.
        kind: what it is.
        collected: the day it was collected; None where that is not known.
        last_day: the last day it counts; None where it does not expire.

    Raises:
        InvalidValueError: it ends before it was collected.

    Examples:
        >>> Evidence("https://github.com/OS2valghalla", kind=EvidenceKind.LINK).kind
        EvidenceKind.LINK
    """

    reference: str
    kind: EvidenceKind = field(kw_only=True)
    collected: date | None = field(default=None, kw_only=True)
    last_day: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Evidence.reference", self.reference, example='"docs/architecture.md"')
        check_type("Evidence.kind", self.kind, EvidenceKind)
        check_optional_day("Evidence.collected", self.collected)
        check_optional_day("Evidence.last_day", self.last_day)
        if self.collected is not None and self.last_day is not None and self.last_day < self.collected:
            raise InvalidValueError("evidence.reversed", {"last_day": self.last_day, "collected": self.collected})


def _evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return listed("Answer.evidence", evidence, Evidence)


@frozen
class Answer:
    """The answer to one criterion (besvarelse).

    Attributes:
        criterion: the criterion's id.
        state: how it is answered.
        evidence: what shows it.
        explanation: why it is not met, or another word to the reader.
        assessor: who answered; an opaque name.
        on: the day of the answer, where it is another than the assessment's.

    Examples:
        >>> Answer("F7", AnswerState.PLANNED, explanation="next spring").state
        AnswerState.PLANNED
    """

    criterion: str
    state: AnswerState
    evidence: tuple[Evidence, ...] = field(default=(), kw_only=True, converter=_evidence)
    explanation: str = field(default="", kw_only=True)
    assessor: str = field(default="", kw_only=True)
    on: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Answer.criterion", self.criterion, example='"F7"')
        check_type("Answer.state", self.state, AnswerState)
        check_type("Answer.explanation", self.explanation, str)
        check_type("Answer.assessor", self.assessor, str)
        check_optional_day("Answer.on", self.on)

    def expired(self, day: date) -> bool:
        """Whether it has evidence and none of it counts any more on a day."""
        return bool(self.evidence) and all(each.last_day is not None and each.last_day < day for each in self.evidence)
