"""What differs between two assessments of one product: each answer that changed, and which way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from os2model.catalogues import Criterion
from os2model.labels import Labelled
from os2model.tallies import AnswerState


class Direction(Labelled):
    """Which way an answer changed (retning).

    Not met < planned < partly met < met; unknown, not applicable and unanswered have no direction.

    Examples:
        >>> Direction.UP.label.da
        'bedre'
    """

    UP = "bedre", "better"
    DOWN = "dårligere", "worse"
    NEITHER = "uden retning", "without direction"


_ORDER: Final = (AnswerState.UNMET, AnswerState.PLANNED, AnswerState.PARTIAL, AnswerState.MET)


@frozen(kw_only=True)
class Change:
    """An answer that changed between two assessments (ændring).

    Attributes:
        criterion: the criterion, of the newer catalogue.
        before: the state before; of several criteria that became one, the weakest.
        after: the state after.
        carried_from: the ids that the criterion had before.

    Examples:
        >>> from os2model import OS2_RULES
        >>> criterion = OS2_RULES.catalogue_version("1.1.0")["F7"]
        >>> change = Change(criterion=criterion, before=AnswerState.MET, after=AnswerState.PLANNED, carried_from=("F7",))
        >>> change.direction
        Direction.DOWN
    """

    criterion: Criterion
    before: AnswerState
    after: AnswerState
    carried_from: tuple[str, ...]

    @property
    def direction(self) -> Direction:
        """Which way it changed."""
        if self.before not in _ORDER or self.after not in _ORDER:
            return Direction.NEITHER
        return Direction.UP if _ORDER.index(self.after) > _ORDER.index(self.before) else Direction.DOWN


@frozen(kw_only=True)
class Diff:
    """What differs between two assessments (forskel): iterable over its changes, in the newer catalogue's order.

    Attributes:
        changes: the answers that changed.
        new: the criteria that carry on no older answer.
        dropped: the ids of the older catalogue that nothing carries on.

    Examples:
        >>> len(Diff(changes=(), new=(), dropped=()))
        0
    """

    changes: tuple[Change, ...]
    new: tuple[Criterion, ...]
    dropped: tuple[str, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)


_WEAKEST: Final = (AnswerState.UNMET, AnswerState.UNANSWERED, AnswerState.UNKNOWN, *_ORDER[1:])


def weakest(states: Iterable[AnswerState]) -> AnswerState:
    """The weakest of some answers; what is not applicable decides only where there is nothing else.

    Examples:
        >>> weakest([AnswerState.MET, AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE])
        AnswerState.UNKNOWN
    """
    return min(
        states,
        default=AnswerState.UNANSWERED,
        key=lambda state: _WEAKEST.index(state) if state in _WEAKEST else len(_WEAKEST),
    )
