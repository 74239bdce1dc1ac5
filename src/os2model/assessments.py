"""Assessments (vurderinger) of products: answers to a catalogue's criteria, and the level that a rule computes from them.

A computed level is no decision: OS2 judges. What was decided stands in `decisions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import product
from typing import TypeVar, cast

from attrs import field, frozen

from os2model._checks import check_day, check_text, check_type, listed
from os2model.answers import Answer
from os2model.catalogues import Catalogue, Criterion
from os2model.differences import Change, Diff, weakest
from os2model.errors import InvalidDataError, InvalidValueError
from os2model.evaluations import Evaluation, evaluation_of
from os2model.findings import Finding, pointer, worth_a_look, wrong
from os2model.governance import LEVELS, GovernanceLevel, LevelRule, MeasuredBy, Theme
from os2model.labels import Labelled
from os2model.periods import months_after
from os2model.reported import Cell, Counts, cells_of, check_tallies
from os2model.tallies import AnswerState, Tally

K = TypeVar("K")


class AssessmentKind(Labelled):
    """Who assesses (vurderingens art).

    Examples:
        >>> AssessmentKind.SELF.label.da
        'selvevaluering'
    """

    SELF = "selvevaluering", "self-assessment"
    EVALUATION = "sekretariatets evaluering", "the secretariat's evaluation"
    SECOND_OPINION = "second opinion", "second opinion"


def _answers(answers: Mapping[str, AnswerState] | Iterable[Answer]) -> tuple[Answer, ...]:
    if isinstance(answers, Mapping):
        # cast, because by its type an iterable of answers could be a mapping too
        return tuple(Answer(id_, state) for id_, state in cast("Mapping[str, AnswerState]", answers).items())
    return listed("Assessment.answers", answers, Answer)


@frozen(repr=False)
class Assessment:
    """The answers to a catalogue's criteria for one product (vurdering).

    Attributes:
        product: the product's name.
        catalogue: the criteria that were asked.
        on: the day of the assessment.
        answers: one answer a criterion, in the catalogue's order; what was left out is unanswered. Given as answers, or as
            states by the criterion's id.
        kind: who assessed.

    Raises:
        InvalidDataError: a criterion is not in the catalogue or answered twice, evidence or an answer is of a later day.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> day = date(2026, 6, 23)
        >>> answers = {"R1": AnswerState.MET, "F1": AnswerState.PARTIAL}
        >>> Assessment("OS2valghalla", catalogue=OS2_RULES.catalogue.on(day), on=day, answers=answers)
        <Assessment of OS2valghalla on 2026-06-23: 1 met of 43>
    """

    product: str
    catalogue: Catalogue = field(kw_only=True)
    on: date = field(kw_only=True)
    answers: tuple[Answer, ...] = field(kw_only=True, converter=_answers)
    kind: AssessmentKind = field(default=AssessmentKind.SELF, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Assessment.product", self.product, example='"OS2valghalla"')
        check_type("Assessment.catalogue", self.catalogue, Catalogue)
        check_day("Assessment.on", self.on)
        check_type("Assessment.kind", self.kind, AssessmentKind)
        given: dict[str, Answer] = {}
        faults: list[Finding] = []
        for answer in self.answers:
            id_ = answer.criterion
            fault = partial(wrong, path=pointer("answers", id_), subject=id_)
            if id_ not in self.catalogue:
                near = self.catalogue.nearest(id_)
                faults.append(fault("assessment.unknown-criterion", expected=self.catalogue.version, nearest=near))
            elif id_ in given:
                faults.append(fault("assessment.answered-twice"))
            given[id_] = answer
            days = [answer.on, *(each.collected for each in answer.evidence)]
            faults += [fault("assessment.later", found=day, day=self.on) for day in days if day and day > self.on]
        if faults:
            raise InvalidDataError(faults)
        every = (given.get(each.id, Answer(each.id, AnswerState.UNANSWERED)) for each in self.catalogue.criteria)
        object.__setattr__(self, "answers", tuple(every))

    def __repr__(self) -> str:
        return f"<Assessment of {self.product} on {self.on}: {self.tally.met} met of {self.tally.total}>"

    def __iter__(self) -> Iterator[tuple[Criterion, Answer]]:
        """Each criterion with its answer, in the catalogue's order."""
        return zip(self.catalogue.criteria, self.answers, strict=True)

    def __getitem__(self, criterion: str) -> Answer:
        """The answer to a criterion.

        Raises:
            UnknownNameError: the catalogue has no such criterion.
        """
        found = self.catalogue[criterion]
        return self.answers[self.catalogue.criteria.index(found)]

    @property
    def tally(self) -> Tally:
        """All answers counted by state."""
        return Tally.of(answer.state for answer in self.answers)

    @property
    def by_level(self) -> dict[GovernanceLevel, Tally]:
        """The answers counted by level; a level's count is of its own criteria, without those of the levels below."""
        return self._grouped(LEVELS, lambda criterion: criterion.level)

    @property
    def by_theme(self) -> dict[Theme, Tally]:
        """The answers counted by theme."""
        return self._grouped(Theme, lambda criterion: criterion.theme)

    @property
    def by_cell(self) -> dict[tuple[Theme, GovernanceLevel], Tally]:
        """The answers counted by theme and level together."""
        return self._grouped(product(Theme, LEVELS), lambda criterion: (criterion.theme, criterion.level))

    @property
    def by_measure(self) -> dict[MeasuredBy | None, Tally]:
        """The answers counted by what they measure; None stands for all else."""
        return self._grouped((*MeasuredBy, None), lambda criterion: criterion.measured_by)

    def _grouped(self, keys: Iterable[K], key: Callable[[Criterion], K]) -> dict[K, Tally]:
        states: dict[K, list[AnswerState]] = {each: [] for each in keys}
        for criterion, answer in self:
            states[key(criterion)].append(answer.state)
        return {each: Tally.of(found) for each, found in states.items()}

    def evaluate(self, *, by: LevelRule, on: date | None = None) -> Evaluation:
        """The level that a rule computes from the answers; not a decision.

        Args:
            by: the rule, such as `LevelRule.WITHOUT_RECOMMENDATIONS`.
            on: the day asked, for evidence that expires; the assessment's own if it is left out.

        Raises:
            InvalidValueError: the day lies before the assessment.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> day = date(2026, 6, 23)
            >>> catalogue = OS2_RULES.catalogue.on(day)
            >>> answers = {each.id: AnswerState.MET for each in catalogue.criteria} | {"F14": AnswerState.PLANNED}
            >>> result = Assessment("x", catalogue=catalogue, on=day, answers=answers).evaluate(by=LevelRule.STRICT)
            >>> result.level, [(each.criterion.id, each.reason.label.en) for each in result.missing_for(GovernanceLevel.TWO)]
            (GovernanceLevel.ONE, [('F14', 'only planned')])
        """
        check_type("by", by, LevelRule)
        day = self.on if on is None else on
        self._check_day(day)
        return evaluation_of(self.product, self.catalogue, self.answers, by, day)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """What is valid and still worth a look on a day: met without evidence, evidence that has expired, an old assessment.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> day = date(2026, 6, 23)
            >>> assessment = Assessment("x", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={"F2": AnswerState.MET})
            >>> print(*assessment.check(on=day))
            F2 is answered as met without evidence; say where it can be seen
        """
        self._check_day(on)
        without = [answer for answer in self.answers if answer.state is AnswerState.MET and not answer.evidence]
        expired = [answer for answer in self.answers if answer.expired(on)]
        last_days = {each.criterion: max(piece.last_day or on for piece in each.evidence) for each in expired}
        return (
            *(worth_a_look("assessment.evidence-expired", subject=each, day=last) for each, last in last_days.items()),
            *stale([self], on=on),
            *(worth_a_look("assessment.no-evidence", subject=answer.criterion) for answer in without),
        )

    def check_reported(self, cells: Counts, *, total: Tally | None = None) -> tuple[Finding, ...]:
        """What is wrong with the counts a report prints of these answers.

        Args:
            cells: the counts as they are printed, by level, by theme, or by (theme, level).
            total: the printed count of all.

        Returns:
            A finding for each count that is not what the answers give.

        Raises:
            InvalidValueError: a key is none of these, or a value no `Tally`.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> day = date(2026, 6, 23)
            >>> blank = Assessment("x", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={})
            >>> print(*blank.check_reported({Theme.RELEVANCE: Tally(unmet=4)}))
            relevance: 4 not met are reported, and the answers give 4 unanswered; count them again
        """
        states: dict[Cell | None, list[AnswerState]] = {}
        for criterion, answer in self:
            for cell in cells_of(criterion.theme, criterion.level):
                states.setdefault(cell, []).append(answer.state)
        return check_tallies(cells, total, answers={cell: Tally.of(found) for cell, found in states.items()})

    @property
    def due(self) -> date | None:
        """The day by which such an assessment is to be made anew; None where it has no rhythm, as a second opinion."""
        months = self.catalogue.months_between_assessments
        if months is None or self.kind is AssessmentKind.SECOND_OPINION:
            return None
        return months_after(self.on, months)

    def _check_day(self, day: date) -> None:
        check_day("on", day)
        if day < self.on:
            raise InvalidValueError("assessment.before", {"product": self.product, "on": self.on, "day": day})


def stale(assessments: Iterable[Assessment], *, on: date) -> tuple[Finding, ...]:
    """The products whose newest assessment of a kind was to be made anew before a day.

    Args:
        assessments: of any products and kinds; what is of a later day counts for nothing.
        on: the day asked.

    Returns:
        A finding for each product and kind, in the order of the days by which they were due.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> day = date(2026, 6, 23)
        >>> assessment = Assessment("OS2valghalla", catalogue=OS2_RULES.catalogue.on(day), on=day, answers={})
        >>> stale([assessment], on=date(2026, 12, 23))
        ()
        >>> print(*stale([assessment], on=date(2026, 12, 24)))
        OS2valghalla, self-assessment: a new one was due by 2026-12-23; ask for it
    """
    check_day("on", on)
    by_day = sorted(listed("assessments", assessments, Assessment), key=lambda each: each.on)
    newest = {(each.product, each.kind): each.due for each in by_day if each.on <= on}
    overdue = [(due, name, kind) for (name, kind), due in newest.items() if due is not None and due < on]
    return tuple(
        worth_a_look("assessment.stale", subject=name, found=kind, day=due)
        for due, name, kind in sorted(overdue, key=lambda each: (each[0], each[1], each[2].rank))
    )


def diff(before: Assessment, after: Assessment) -> Diff:
    """What differs between two assessments of one product, the older first, across two catalogues too.

    Raises:
        InvalidValueError: they are of two products, the older is second, or their catalogues do not follow each other.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> day = date(2026, 6, 23)
        >>> catalogue = OS2_RULES.catalogue.on(day)
        >>> one, other = (
        ...     Assessment("x", catalogue=catalogue, on=day, answers={"F4": state})
        ...     for state in (AnswerState.UNMET, AnswerState.MET)
        ... )
        >>> [(change.criterion.id, change.direction.label.en) for change in diff(one, other)]
        [('F4', 'better')]
    """
    check_type("before", before, Assessment)
    check_type("after", after, Assessment)
    if before.product != after.product:
        raise InvalidValueError("diff.products", {"before": before.product, "after": after.product})
    if after.on < before.on:
        raise InvalidValueError("diff.order", {"before": before.on, "after": after.on})
    same = before.catalogue.version == after.catalogue.version
    if not same and after.catalogue.replaces != before.catalogue.version:
        versions = {"before": before.catalogue.version, "after": after.catalogue.version}
        raise InvalidValueError("diff.catalogues", versions)
    states = {answer.criterion: answer.state for answer in before.answers}
    changes: list[Change] = []
    new: list[Criterion] = []
    carried: set[str] = set()
    for criterion, answer in after:
        ids = (criterion.id,) if same else criterion.replaces
        carried.update(ids)
        earlier = [states[id_] for id_ in ids if id_ in states]
        if not earlier:
            new.append(criterion)
        elif (state := weakest(earlier)) is not answer.state:
            changes.append(Change(criterion=criterion, before=state, after=answer.state, carried_from=ids))
    dropped = tuple(id_ for id_ in states if id_ not in carried)
    return Diff(changes=tuple(changes), new=tuple(new), dropped=dropped)
