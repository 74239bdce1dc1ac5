"""Decisions on the levels of products (beslutninger): who decided what, when and why, beside what a rule computes.

A decided level changes by a decision alone, never by a computed one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from attrs import field, frozen

from os2model._checks import check_day, check_text, check_type, listed, shown
from os2model.assessments import Assessment
from os2model.catalogues import Body
from os2model.errors import InvalidValueError
from os2model.evaluations import Evaluation
from os2model.findings import Finding, worth_a_look
from os2model.governance import GovernanceLevel, LevelRule
from os2model.labels import Labelled


class DecisionKind(Labelled):
    """What a decision does (beslutningens art).

    LEFT and CLOSED end in no level, PAUSED and OTHER keep the level, and so does CONFIRMED, which sets it anew.

    Examples:
        >>> DecisionKind.LEVEL_DOWN.label.da
        'niveau ned'
    """

    ADMITTED = "optaget", "admitted"
    LEVEL_UP = "niveau op", "level up"
    LEVEL_DOWN = "niveau ned", "level down"
    CONFIRMED = "niveau fastholdt", "level confirmed"
    LEFT = "udtrådt", "left"
    PAUSED = "sat på pause", "paused"
    CLOSED = "lukket", "closed"
    OTHER = "anden væsentlig beslutning", "other essential decision"

    @property
    def sets_level(self) -> bool:
        """Whether the decision fixes the level, and does not only leave it as it is."""
        return self not in (DecisionKind.PAUSED, DecisionKind.OTHER)

    def goes(self, before: GovernanceLevel, after: GovernanceLevel) -> bool:
        """Whether such a decision can go from one level to another."""
        if self in (DecisionKind.ADMITTED, DecisionKind.LEVEL_UP):
            return after > before
        if self is DecisionKind.LEVEL_DOWN:
            return after < before
        if self in (DecisionKind.LEFT, DecisionKind.CLOSED):
            return after is GovernanceLevel.NONE
        return after is before


_DECIDERS: Final = (Body.SECRETARIAT, Body.BOARD)


@frozen
class Decision:
    """A decision on a product's level (beslutning), as the decision log has it.

    A recommendation is no decision; what the secretariat recommends in an evaluation is, because it fixes the level.

    Attributes:
        product: the product's name.
        kind: what it does.
        on: the day it was taken.
        before: the level before it.
        after: the level after it.
        by: the secretariat or the board.
        basis: what it rests on, in words.
        reference: where it is written.
        computed: the level computed at the time; None where none was.

    Raises:
        InvalidValueError: such a decision cannot go between these levels, or was taken by another body.

    Examples:
        >>> from datetime import date
        >>> two, one = GovernanceLevel.TWO, GovernanceLevel.ONE
        >>> down = Decision("OS2test", kind=DecisionKind.LEVEL_DOWN, on=date(2025, 11, 16), before=two, after=one,
        ...     by=Body.SECRETARIAT, basis="documentation is missing, the steering group is inactive", reference="decision log")
        >>> down.after
        GovernanceLevel.ONE
    """

    product: str
    kind: DecisionKind = field(kw_only=True)
    on: date = field(kw_only=True)
    before: GovernanceLevel = field(kw_only=True)
    after: GovernanceLevel = field(kw_only=True)
    by: Body = field(kw_only=True)
    basis: str = field(kw_only=True)
    reference: str = field(kw_only=True)
    computed: GovernanceLevel | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Decision.product", self.product, example='"OS2valghalla"')
        check_type("Decision.kind", self.kind, DecisionKind)
        check_day("Decision.on", self.on)
        check_type("Decision.before", self.before, GovernanceLevel)
        check_type("Decision.after", self.after, GovernanceLevel)
        check_type("Decision.by", self.by, Body)
        check_text("Decision.basis", self.basis, example='"evaluation of September 2025"')
        check_type("Decision.reference", self.reference, str)
        check_type("Decision.computed", self.computed, GovernanceLevel, type(None))
        if self.by not in _DECIDERS:
            deciders = " | ".join(repr(each) for each in _DECIDERS)
            raise InvalidValueError(
                "value.choice", {"what": "Decision.by", "expected": deciders, "got": shown(self.by)}
            )
        if not self.kind.goes(self.before, self.after):
            levels = {"before": self.before.label, "after": self.after.label, "kind": self.kind.label}
            raise InvalidValueError("decision.levels", levels)


@frozen(kw_only=True)
class SideBySide:
    """The decided and the computed level of a product on a day (besluttet og beregnet niveau).

    Attributes:
        on: the day.
        decision: the decision that set the level held on the day; None where none was taken yet.
        since: the newest decision after it that leaves the level as it is, such as a pause; None where there is none.
        assessment: the newest assessment until the day; None where there is none.
        evaluation: that assessment, evaluated on the day.

    Examples:
        >>> from datetime import date
        >>> SideBySide(on=date(2026, 6, 23), decision=None, since=None, assessment=None, evaluation=None).decided is None
        True
    """

    on: date
    decision: Decision | None
    since: Decision | None
    assessment: Assessment | None
    evaluation: Evaluation | None

    @property
    def decided(self) -> GovernanceLevel | None:
        """The decided level; None where nothing was decided yet."""
        return self.decision.after if self.decision else None

    @property
    def computed(self) -> GovernanceLevel | None:
        """The computed level; where no assessment is given what the decision of the day recorded."""
        if self.evaluation:
            return self.evaluation.level
        return self.decision.computed if self.decision and self.decision.on == self.on else None


def _place(decision: Decision) -> tuple[date | bool | int | str, ...]:
    """By day; on one day what leaves the level as it is first, then the secretariat's, then the board's."""
    ranks = (decision.by.rank, decision.kind.rank, decision.before.rank, decision.after.rank)
    return (decision.on, decision.kind.sets_level, *ranks, decision.basis, decision.reference)


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(listed("DecisionLog.decisions", decisions, Decision), key=_place))


@frozen(repr=False)
class DecisionLog:
    """The decisions on one product's level (beslutningslog), oldest first; the order they are given in never matters.

    Attributes:
        product: the product's name.
        decisions: the decisions.

    Raises:
        InvalidValueError: one is of another product, or two of one day set the level and the second is not the board's.

    Examples:
        >>> from datetime import date
        >>> admitted = Decision("OS2test", kind=DecisionKind.ADMITTED, on=date(2024, 1, 1), before=GovernanceLevel.NONE,
        ...     after=GovernanceLevel.ONE, by=Body.BOARD, basis="application", reference="")
        >>> log = DecisionLog("OS2test", [admitted])
        >>> log.level_on(date(2025, 1, 1)), log.level_on(date(2023, 1, 1))
        (GovernanceLevel.ONE, None)
    """

    product: str
    decisions: tuple[Decision, ...] = field(default=(), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        check_text("DecisionLog.product", self.product, example='"OS2valghalla"')
        self._check_product(self.decisions)
        setting = [decision for decision in self.decisions if decision.kind.sets_level]
        for first, second in pairwise(setting):
            overruled = first.by is Body.SECRETARIAT and second.by is Body.BOARD
            if first.on == second.on and not overruled:
                raise InvalidValueError("log.same-day", {"product": self.product, "day": first.on})

    def __repr__(self) -> str:
        return f"<DecisionLog of {self.product}: {len(self.decisions)} decisions>"

    def in_force(self, day: date) -> Decision | None:
        """The decision that set the level held on a day; None before the first.

        Where the log begins with one that leaves the level as it is, that one tells the level.
        """
        check_day("day", day)
        until = [decision for decision in self.decisions if decision.on <= day]
        setting = [decision for decision in until if decision.kind.sets_level]
        return (setting or until[:1])[-1] if until else None

    def level_on(self, day: date) -> GovernanceLevel | None:
        """The decided level on a day; None before the first decision."""
        decision = self.in_force(day)
        return decision.after if decision else None

    def side_by_side(self, assessments: Iterable[Assessment], *, by: LevelRule) -> tuple[SideBySide, ...]:
        """The decided beside the computed level, on each day of a decision or an assessment, oldest first.

        Args:
            assessments: those of the product; of several of one day a second opinion counts before an evaluation, and that
                before a self-assessment.
            by: the rule that computes.

        Raises:
            InvalidValueError: an assessment is of another product.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> day = date(2026, 6, 23)
            >>> assessment = Assessment("x", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={})
            >>> (row,) = DecisionLog("x").side_by_side([assessment], by=LevelRule.STRICT)
            >>> row.computed, row.decided is None
            (GovernanceLevel.NONE, True)
        """
        check_type("by", by, LevelRule)
        given = sorted(listed("assessments", assessments, Assessment), key=lambda each: (each.on, each.kind.rank))
        self._check_product(given)
        for first, second in pairwise(given):
            if (first.on, first.kind) == (second.on, second.kind) and first != second:
                raise InvalidValueError("log.assessed-twice", {"product": self.product, "day": first.on})
        of_day = {assessment.on: assessment for assessment in given}
        newest: Assessment | None = None
        rows: list[SideBySide] = []
        for day in sorted({*of_day, *(decision.on for decision in self.decisions)}):
            newest = of_day.get(day) or newest
            rows.append(self._row(day, newest, by))
        return tuple(rows)

    def _check_product(self, values: Iterable[Decision | Assessment]) -> None:
        for value in values:
            if value.product != self.product:
                raise InvalidValueError("log.product", {"product": self.product, "other": value.product})

    def _row(self, day: date, assessment: Assessment | None, by: LevelRule) -> SideBySide:
        decision = self.in_force(day)
        until = [each for each in self.decisions if each.on <= day]
        since = until[-1] if until and until[-1] is not decision and not until[-1].kind.sets_level else None
        evaluation = assessment.evaluate(by=by, on=day) if assessment else None
        return SideBySide(on=day, decision=decision, since=since, assessment=assessment, evaluation=evaluation)

    def check(self) -> tuple[Finding, ...]:
        """Each jump without a decision: a decision from another level than the one before it left.

        Examples:
            >>> from datetime import date
            >>> one, two = GovernanceLevel.ONE, GovernanceLevel.TWO
            >>> kept = [
            ...     Decision("x", kind=DecisionKind.CONFIRMED, on=day, before=at, after=at, by=Body.SECRETARIAT, basis="y", reference="")
            ...     for day, at in ((date(2024, 1, 1), one), (date(2025, 1, 1), two))
            ... ]
            >>> print(*DecisionLog("x", kept).check())
            the decision of 2025-01-01 goes from level 2, and the one before it left level 1; look for the decision between
        """
        findings: list[Finding] = []
        level: GovernanceLevel | None = None
        for day, taken in groupby(self.decisions, key=lambda each: each.on):
            decisions, earlier = tuple(taken), level
            set_that_day = [each.after for each in decisions if each.kind.sets_level]
            for decision in decisions:
                if not decision.kind.sets_level and decision.before in set_that_day:
                    continue  # taken after the day's new level, which stands behind it here
                if level is not None and decision.before not in (level, earlier):
                    findings.append(
                        worth_a_look("log.jump", subject=self.product, found=decision.before, expected=level, day=day)
                    )
                if decision.kind.sets_level or level is None:
                    level = decision.after
        return tuple(findings)
