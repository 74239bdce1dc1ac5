"""The level that a rule computes from answers, and what is in the way of the next, with reasons.

When evidence has expired stands with it, in `answers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil
from types import MappingProxyType
from typing import Final

from attrs import frozen

from os2model._checks import check_type
from os2model.answers import Answer
from os2model.catalogues import Catalogue, Criterion
from os2model.governance import LEVELS, GovernanceLevel, LevelRule, Reason
from os2model.tallies import AnswerState

_REASONS: Final[Mapping[AnswerState, Reason]] = MappingProxyType(
    {
        AnswerState.PARTIAL: Reason.PARTLY_MET,
        AnswerState.PLANNED: Reason.PLANNED,
        AnswerState.UNMET: Reason.NOT_MET,
        AnswerState.UNKNOWN: Reason.UNKNOWN,
        AnswerState.UNANSWERED: Reason.UNANSWERED,
    }
)
_REDEEMABLE: Final = frozenset({AnswerState.PARTIAL, AnswerState.PLANNED, AnswerState.UNMET})


@frozen(kw_only=True)
class Blocker:
    """A criterion that is in the way (blokering), and why.

    Attributes:
        criterion: the criterion.
        state: how it is answered.
        reason: why it does not pass.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> criterion = OS2_RULES.catalogue.on(date(2026, 6, 23))["F14"]
        >>> Blocker(criterion=criterion, state=AnswerState.UNMET, reason=Reason.NOT_MET).reason.label.en
        'not met'
    """

    criterion: Criterion
    state: AnswerState
    reason: Reason


@frozen(kw_only=True)
class Missing:
    """What is missing for a level (mangler): iterable over its blockers, in the catalogue's order.

    Attributes:
        level: the level.
        blockers: the criteria in the way, of the level and of all below it.
        recommendations: the recommendations not followed that do not gate.
        required: how many criteria of the level itself gate and apply.
        passed: how many of these pass.
        needed: how many of these must pass; fewer than required under a rule with a least share.

    Examples:
        >>> len(Missing(level=GovernanceLevel.ONE, blockers=(), recommendations=(), required=10, passed=10, needed=10))
        0
    """

    level: GovernanceLevel
    blockers: tuple[Blocker, ...]
    recommendations: tuple[Blocker, ...]
    required: int
    passed: int
    needed: int

    @property
    def left_when_planned_done(self) -> tuple[Blocker, ...]:
        """What is still in the way when all that is planned is done."""
        return tuple(each for each in self.blockers if each.state is not AnswerState.PLANNED)

    def __iter__(self) -> Iterator[Blocker]:
        return iter(self.blockers)

    def __len__(self) -> int:
        return len(self.blockers)


@frozen(kw_only=True, repr=False)
class Evaluation:
    """The level that a rule computes from answers (beregnet niveau), and what is in the way of the others.

    Attributes:
        product: the product's name.
        catalogue: the criteria.
        answers: one answer a criterion, in the catalogue's order.
        by: the rule.
        on: the day asked.
        required: of each level, NONE first, how many of its own criteria gate and apply.
        failing: every criterion that gates and does not pass, of all levels, in the catalogue's order.
        advised: every recommendation not followed that does not gate.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, Assessment
        >>> day = date(2026, 6, 23)
        >>> Assessment("x", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={}).evaluate(by=LevelRule.LENIENT)
        <Evaluation of x on 2026-06-23 by 'lenient': below the sandbox>
    """

    product: str
    catalogue: Catalogue
    answers: tuple[Answer, ...]
    by: LevelRule
    on: date
    required: tuple[int, ...]
    failing: tuple[Blocker, ...]
    advised: tuple[Blocker, ...]

    @property
    def level(self) -> GovernanceLevel:
        """The level reached: the highest that passes, with all below it full."""
        reached = GovernanceLevel.NONE
        for level in LEVELS:
            required, passed, needed = self._counts(level)
            if passed < needed:
                return reached
            reached = level
            if passed < required:
                return reached
        return reached

    def _counts(self, level: GovernanceLevel) -> tuple[int, int, int]:
        """Of the level's own criteria how many gate and apply, how many of these pass, and how many must."""
        required = self.required[level.rank]
        passed = required - sum(each.criterion.level is level for each in self.failing)
        share = self.by.least_share
        return required, passed, required if share is None else ceil(share.fraction * required)

    def __repr__(self) -> str:
        return f"<Evaluation of {self.product} on {self.on} by {self.by.label.en!r}: {self.level.label.en}>"

    def blockers(self, level: GovernanceLevel) -> tuple[Blocker, ...]:
        """The criteria in the way of a level, of it and of all below, in the catalogue's order; none where it is reached."""
        check_type("level", level, GovernanceLevel)
        if level <= self.level:
            return ()
        return tuple(each for each in self.failing if each.criterion.level <= level)

    def missing_for(self, level: GovernanceLevel) -> Missing:
        """What is missing for a level, recommendations apart where they do not gate."""
        blockers = self.blockers(level)
        required, passed, needed = self._counts(level)
        return Missing(
            level=level,
            blockers=blockers,
            recommendations=tuple(each for each in self.advised if each.criterion.level <= level),
            required=required,
            passed=passed,
            needed=needed,
        )


def evaluation_of(
    product: str, catalogue: Catalogue, answers: tuple[Answer, ...], by: LevelRule, on: date
) -> Evaluation:
    """The evaluation of answers that stand in the catalogue's order; `Assessment.evaluate` is the way to it.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
        >>> answers = tuple(Answer(each.id, AnswerState.MET) for each in catalogue.criteria)
        >>> evaluation_of("x", catalogue, answers, LevelRule.STRICT, date(2026, 6, 23)).level
        GovernanceLevel.THREE
    """
    required = [0] * len(GovernanceLevel)
    failing: list[Blocker] = []
    advised: list[Blocker] = []
    for criterion, answer in zip(catalogue.criteria, answers, strict=True):
        gates = by.recommendations_gate or not criterion.recommendation
        applies = answer.state is not AnswerState.NOT_APPLICABLE or not criterion.accepts_not_applicable
        required[criterion.level.rank] += gates and applies
        reason = _reason(criterion, answer, by, on)
        if reason is not None:
            (failing if gates else advised).append(Blocker(criterion=criterion, state=answer.state, reason=reason))
    return Evaluation(
        product=product,
        catalogue=catalogue,
        answers=answers,
        by=by,
        on=on,
        required=tuple(required),
        failing=tuple(failing),
        advised=tuple(advised),
    )


def _reason(criterion: Criterion, answer: Answer, by: LevelRule, day: date) -> Reason | None:
    """Why an answer does not pass; None where it does, or where the criterion does not apply."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return None if criterion.accepts_not_applicable else Reason.NOT_APPLICABLE_NOT_ALLOWED
    if answer.state in by.passing:
        if criterion.evidence_required and not answer.evidence:
            return Reason.EVIDENCE_MISSING
        return Reason.EVIDENCE_EXPIRED if answer.expired(day) else None
    if by.explanation_passes and answer.state in _REDEEMABLE:
        return None if answer.explanation.strip() else Reason.EXPLANATION_MISSING
    return _REASONS[answer.state]
