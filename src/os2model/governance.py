"""Governance levels, the words that go with them, and the rules by which answers reach a level.

OS2 judges levels and computes none, so every rule here is ours and has a name. The criteria stand in `catalogues`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from attrs import field, frozen

from os2model._checks import check_flag, check_type, listed, shown
from os2model.errors import InvalidValueError
from os2model.labels import Label, Labelled
from os2model.money import Percent
from os2model.tallies import AnswerState


class GovernanceLevel(Labelled):
    """How mature the governance of a product is (produktniveau); the levels are ordered, and each holds those below it.

    NONE is below the sandbox, which is the least for anything shared; three is the most mature.

    Examples:
        >>> GovernanceLevel.SANDBOX < GovernanceLevel.THREE, GovernanceLevel.TWO.label.da
        (True, 'niveau 2')
    """

    NONE = "under sandkassen", "below the sandbox"
    SANDBOX = "sandkassen", "the sandbox"
    ONE = "niveau 1", "level 1"
    TWO = "niveau 2", "level 2"
    THREE = "niveau 3", "level 3"

    def __lt__(self, other: GovernanceLevel) -> bool:
        if not isinstance(other, GovernanceLevel):
            return NotImplemented
        return self.rank < other.rank

    def __le__(self, other: GovernanceLevel) -> bool:
        if not isinstance(other, GovernanceLevel):
            return NotImplemented
        return self.rank <= other.rank


LEVELS: Final = tuple(GovernanceLevel)[1:]
"""The levels that have criteria, lowest first."""


class Theme(Labelled):
    """What a criterion is about (tema).

    Examples:
        >>> Theme.STRATEGY.label.da
        'strategisk sammenhæng'
    """

    RELEVANCE = "relevans", "relevance"
    FORM = "formkrav", "form"
    STRATEGY = "strategisk sammenhæng", "strategy"
    GOVERNANCE = "governance", "governance"


class MeasuredBy(Labelled):
    """Which of the three things OS2's guide names a criterion measures (målestok).

    Examples:
        >>> MeasuredBy.GROUPS.label.da
        'velfungerende arbejdsgrupper'
    """

    GROUPS = "velfungerende arbejdsgrupper", "well-functioning groups"
    SOURCE = "modenhed af kilde", "maturity of the source"
    DOCUMENTATION = "dokumentation", "documentation"


class Reason(Labelled):
    """Why a criterion is in the way of a level (årsag).

    Examples:
        >>> Reason.EVIDENCE_EXPIRED.label.da
        'dokumentationen er udløbet'
    """

    NOT_MET = "ikke opfyldt", "not met"
    PARTLY_MET = "kun delvist opfyldt", "only partly met"
    PLANNED = "kun planlagt", "only planned"
    UNKNOWN = "ved ikke", "not known"
    UNANSWERED = "ubesvaret", "unanswered"
    EVIDENCE_MISSING = "dokumentation mangler", "evidence missing"
    EVIDENCE_EXPIRED = "dokumentationen er udløbet", "evidence expired"
    EXPLANATION_MISSING = "forklaring mangler", "explanation missing"
    NOT_APPLICABLE_NOT_ALLOWED = "kan ikke besvares »ikke relevant«", "cannot be answered as not applicable"


class Colour(Labelled):
    """The light of an answer in OS2's reports (lys).

    Examples:
        >>> Colour.GREY.label.da, Colour.GREY.light
        ('grå', '⚪')
    """

    GREEN = "grøn", "green"
    YELLOW = "gul", "yellow"
    RED = "rød", "red"
    GREY = "grå", "grey"

    @property
    def light(self) -> str:
        """The sign that the reports show."""
        return "🟢🟡🔴⚪"[self.rank]


GENERATOR_COLOURS: Final[Mapping[AnswerState, Colour]] = MappingProxyType(
    {
        AnswerState.MET: Colour.GREEN,
        AnswerState.PARTIAL: Colour.YELLOW,
        AnswerState.PLANNED: Colour.YELLOW,
        AnswerState.UNMET: Colour.RED,
        AnswerState.UNKNOWN: Colour.YELLOW,
        AnswerState.NOT_APPLICABLE: Colour.GREY,
        AnswerState.UNANSWERED: Colour.RED,
    }
)
"""As OS2's report generator paints answers; the yellow of what is planned is inferred."""

EXPORT_COLOURS: Final[Mapping[AnswerState, Colour]] = MappingProxyType(
    {**GENERATOR_COLOURS, AnswerState.UNKNOWN: Colour.RED}
)
"""As a product's own export painted them: what is unknown was red there."""


def _states(states: Iterable[AnswerState]) -> tuple[AnswerState, ...]:
    return tuple(sorted(set(listed("LevelRule.passing", states, AnswerState)), key=lambda state: state.rank))


@frozen
class LevelRule:
    """When the answers reach a level (niveauregel): as data, so that a caller's own rule is another value.

    A level is reached when every criterion that gates passes, at that level and at all below. What is not applicable is left
    out. None of the rules is OS2's: the secretariat judges, and no rule gives all its decisions. Four have names:

    - `STRICT`: met passes, recommendations gate too;
    - `WITHOUT_RECOMMENDATIONS`: met passes, recommendations do not gate;
    - `LENIENT`: met and partly met pass, recommendations do not gate;
    - `COMPLY_OR_EXPLAIN`: met passes, and so does an explanation of what is not; recommendations gate too.

    Attributes:
        label: the rule's name.
        passing: the states of answers that pass; MET is among them.
        recommendations_gate: whether recommendations stand in the way of a level too.
        explanation_passes: whether an explanation redeems what is not met, partly met or planned; never what is unknown or
            unanswered.
        least_share: from 1 to 100 %, the share of a level's gating, applicable criteria that must pass, where all levels
            below are full; None where all must.

    Raises:
        InvalidValueError: met answers do not pass, or what is not applicable is said to.

    Examples:
        >>> LevelRule.WITHOUT_RECOMMENDATIONS.recommendations_gate
        False
        >>> blunt = Label(da="intet afvist", en="nothing refused")
        >>> passing = set(AnswerState) - {AnswerState.UNMET, AnswerState.UNANSWERED, AnswerState.NOT_APPLICABLE}
        >>> LevelRule(blunt, passing=passing, recommendations_gate=False).explanation_passes
        False
    """

    STRICT: ClassVar[LevelRule]
    WITHOUT_RECOMMENDATIONS: ClassVar[LevelRule]
    LENIENT: ClassVar[LevelRule]
    COMPLY_OR_EXPLAIN: ClassVar[LevelRule]

    label: Label
    passing: tuple[AnswerState, ...] = field(kw_only=True, converter=_states)
    recommendations_gate: bool = field(kw_only=True)
    explanation_passes: bool = field(default=False, kw_only=True)
    least_share: Percent | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("LevelRule.label", self.label, Label)
        check_flag("LevelRule.recommendations_gate", self.recommendations_gate)
        check_flag("LevelRule.explanation_passes", self.explanation_passes)
        check_type("LevelRule.least_share", self.least_share, Percent, type(None))
        if AnswerState.MET not in self.passing:
            raise InvalidValueError("rule.met", {"got": ", ".join(state.word for state in self.passing) or "–"})
        if AnswerState.NOT_APPLICABLE in self.passing:
            raise InvalidValueError("rule.not-applicable", {})
        if self.least_share is not None and not Percent(1) <= self.least_share <= Percent(100):
            wrong = {"what": "LevelRule.least_share", "expected": "1–100", "got": shown(self.least_share)}
            raise InvalidValueError("value.range", wrong)


LevelRule.STRICT = LevelRule(Label(da="streng", en="strict"), passing=(AnswerState.MET,), recommendations_gate=True)
LevelRule.WITHOUT_RECOMMENDATIONS = LevelRule(
    Label(da="uden anbefalinger", en="without recommendations"), passing=(AnswerState.MET,), recommendations_gate=False
)
LevelRule.LENIENT = LevelRule(
    Label(da="lempelig", en="lenient"),
    passing=(AnswerState.MET, AnswerState.PARTIAL),
    recommendations_gate=False,
)
LevelRule.COMPLY_OR_EXPLAIN = LevelRule(
    Label(da="følg eller forklar", en="comply or explain"),
    passing=(AnswerState.MET,),
    recommendations_gate=True,
    explanation_passes=True,
)
