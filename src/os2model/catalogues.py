"""Catalogues of criteria (krav): versioned, because the same id has meant different things in two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from os2model._checks import check_flag, check_range, check_text, check_type, listed, named, shown
from os2model.documents import DocumentControl
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.findings import Finding
from os2model.governance import GovernanceLevel, MeasuredBy, Theme
from os2model.labels import Label, Labelled
from os2model.near_names import nearest
from os2model.reported import Counts, cells_of, check_counts
from os2model.sources import Source, check_source
from os2model.tallies import Tally


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return listed("Criterion.replaces", ids, str)


@frozen
class Criterion:
    """One criterion of a catalogue (krav).

    Attributes:
        id: its id in this catalogue, such as `F7`; ids of two catalogues may name different things.
        level: the lowest level that asks for it.
        theme: what it is about.
        label: what it asks for.
        measured_by: which of the three things of OS2's guide it measures; None where it measures another.
        recommendation: whether it is recommended only (anbefaling).
        evidence_required: whether an answer that passes needs evidence.
        accepts_not_applicable: whether it may be answered as not applicable.
        replaces: the ids of the older catalogue whose answers it carries on.

    Raises:
        InvalidValueError: its level is NONE, which asks for nothing.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.catalogue.on(date(2026, 6, 23))["F7"].label.en
        "the documentation follows OS2's template"
    """

    id: str
    level: GovernanceLevel
    theme: Theme
    label: Label
    measured_by: MeasuredBy | None = field(default=None, kw_only=True)
    recommendation: bool = field(default=False, kw_only=True)
    evidence_required: bool = field(default=False, kw_only=True)
    accepts_not_applicable: bool = field(default=True, kw_only=True)
    replaces: tuple[str, ...] = field(default=(), kw_only=True, converter=_ids)

    def __attrs_post_init__(self) -> None:
        check_text("Criterion.id", self.id, example='"F7"')
        check_type("Criterion.level", self.level, GovernanceLevel)
        check_type("Criterion.theme", self.theme, Theme)
        check_type("Criterion.label", self.label, Label)
        check_type("Criterion.measured_by", self.measured_by, MeasuredBy, type(None))
        for name in ("recommendation", "evidence_required", "accepts_not_applicable"):
            check_flag(f"Criterion.{name}", getattr(self, name))
        if self.level is GovernanceLevel.NONE:
            raise InvalidValueError("catalogue.level", {"name": shown(self.id), "got": str(self.level)})


class Body(Labelled):
    """Who acts in the governance of products (organ).

    Examples:
        >>> Body.STEERING_GROUP.label.da
        'styregruppen'
    """

    STEERING_GROUP = "styregruppen", "the steering group"
    SECRETARIAT = "sekretariatet", "the secretariat"
    BOARD = "bestyrelsen", "the board"


@frozen
class Condition:
    """What is asked of a product before it is admitted at a level (optagelsesbetingelse), beside the criteria.

    Attributes:
        level: the level.
        label: what is asked.
        source: where it is written.

    Examples:
        >>> Condition(GovernanceLevel.ONE, Label(da="…", en="two public authorities take part"), source="handbook").level
        GovernanceLevel.ONE
    """

    level: GovernanceLevel
    label: Label
    source: Source | str = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Condition.level", self.level, GovernanceLevel)
        check_type("Condition.label", self.label, Label)
        check_source("Condition.source", self.source)


@frozen
class Mandate:
    """Who does what about levels (mandat).

    Attributes:
        label: what is done.
        by: who does it.
        source: where it is written.
        contradicts: another text that says otherwise.

    Examples:
        >>> Mandate(Label(da="fastsætter niveauet", en="fixes the level"), Body.SECRETARIAT, source="process").by.label.en
        'the secretariat'
    """

    label: Label
    by: Body
    source: Source | str = field(kw_only=True)
    contradicts: Source | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Mandate.label", self.label, Label)
        check_type("Mandate.by", self.by, Body)
        check_source("Mandate.source", self.source)
        check_type("Mandate.contradicts", self.contradicts, Source, type(None))


def _criteria(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return listed("Catalogue.criteria", criteria, Criterion)


def _conditions(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return listed("Catalogue.conditions", conditions, Condition)


def _mandates(mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    return listed("Catalogue.mandates", mandates, Mandate)


@frozen(repr=False)
class Catalogue:
    """The criteria of the levels in one version (kravkatalog).

    OS2's stand in `src/os2model/os2/governance.py`: in force on a day `rules.catalogue.on(day)`, by version
    `rules.catalogue_version("1.1.0")`.

    Attributes:
        version: its version.
        criteria: the criteria, in the order that every list of them follows.
        source: where it is published.
        replaces: the version it replaces; its criteria say which of that version's answers they carry on.
        conditions: what is asked of a product before it is admitted, beside the criteria.
        mandates: who assesses, evaluates, decides.
        months_between_assessments: how soon a product is to be assessed anew; None where that is not known.
        assessments_source: where that is written; empty where it is the same source.
        document: its header, who keeps it and when it was approved; None where that is not known.

    Raises:
        InvalidValueError: it has no criterion, or one id stands twice.

    Examples:
        >>> from os2model import OS2_RULES
        >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
        >>> len(catalogue.criteria), len(catalogue.up_to(GovernanceLevel.ONE))
        (43, 16)
        >>> catalogue["F8"]
        Traceback (most recent call last):
        os2model.errors.UnknownNameError: 'F8' is not a criterion of this catalogue; did you mean 'F7'?
    """

    version: str
    criteria: tuple[Criterion, ...] = field(kw_only=True, converter=_criteria)
    source: Source | str = field(kw_only=True)
    replaces: str = field(default="", kw_only=True)
    conditions: tuple[Condition, ...] = field(default=(), kw_only=True, converter=_conditions)
    mandates: tuple[Mandate, ...] = field(default=(), kw_only=True, converter=_mandates)
    months_between_assessments: int | None = field(default=None, kw_only=True)
    assessments_source: Source | str = field(default="", kw_only=True)
    document: DocumentControl | None = field(default=None, kw_only=True)
    _by_id: dict[str, Criterion] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_text("Catalogue.version", self.version, example='"1.1.0"')
        check_source("Catalogue.source", self.source)
        check_type("Catalogue.replaces", self.replaces, str)
        check_type("Catalogue.assessments_source", self.assessments_source, Source, str)
        check_type("Catalogue.document", self.document, DocumentControl, type(None))
        if self.months_between_assessments is not None:
            check_range("Catalogue.months_between_assessments", self.months_between_assessments, 1, 120)
        for id_, count in Counter(criterion.id for criterion in self.criteria).items():
            if count > 1:
                raise InvalidValueError("catalogue.twice", {"name": shown(id_), "version": self.version})
        if not self.criteria:
            raise InvalidValueError("catalogue.empty", {"version": self.version})
        object.__setattr__(self, "_by_id", {criterion.id: criterion for criterion in self.criteria})

    def __repr__(self) -> str:
        return f"<Catalogue {self.version} of {len(self.criteria)} criteria>"

    def __getitem__(self, name: str) -> Criterion:
        """The criterion of an id.

        Raises:
            UnknownNameError: the catalogue has none of that id.
        """
        known = named(name)
        if known in self._by_id:
            return self._by_id[known]
        raise UnknownNameError("criterion", known, self.nearest(known))

    def __contains__(self, name: object) -> bool:
        return name in self._by_id if isinstance(name, str) else False

    def nearest(self, name: str) -> tuple[str, ...]:
        """The ids that may be meant by a name: of those that carry on an older id, else those most like it.

        Examples:
            >>> from os2model import OS2_RULES
            >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
            >>> catalogue.nearest("F8"), catalogue.nearest("f7")
            (('F7',), ('F7', 'F17'))
        """
        known = named(name)
        carried = tuple(criterion.id for criterion in self.criteria if known in criterion.replaces)
        return carried or nearest(known, self._by_id)

    def select(
        self,
        *,
        level: GovernanceLevel | None = None,
        theme: Theme | None = None,
        measured_by: MeasuredBy | None = None,
    ) -> tuple[Criterion, ...]:
        """The criteria of a level, a theme, a tag, or of several of these together.

        Examples:
            >>> from os2model import OS2_RULES
            >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
            >>> [criterion.id for criterion in catalogue.select(level=GovernanceLevel.ONE, theme=Theme.FORM)]
            ['F6', 'F7', 'F10', 'F11']
        """
        check_type("level", level, GovernanceLevel, type(None))
        check_type("theme", theme, Theme, type(None))
        check_type("measured_by", measured_by, MeasuredBy, type(None))
        return tuple(
            criterion
            for criterion in self.criteria
            if level in (None, criterion.level)
            and theme in (None, criterion.theme)
            and measured_by in (None, criterion.measured_by)
        )

    def up_to(self, level: GovernanceLevel) -> tuple[Criterion, ...]:
        """The criteria of a level and of all below it.

        Examples:
            >>> from os2model import OS2_RULES
            >>> [len(OS2_RULES.catalogue_version("1.1.0").up_to(level)) for level in GovernanceLevel]
            [0, 6, 16, 35, 43]
        """
        check_type("level", level, GovernanceLevel)
        return tuple(criterion for criterion in self.criteria if criterion.level <= level)

    def check_reported(self, cells: Counts, *, total: Tally | None = None) -> tuple[Finding, ...]:
        """What is wrong with the counts a report prints, from the counts alone.

        Each count is held against the number of the catalogue's criteria, and tables that are whole against each other and
        the total.

        Args:
            cells: the counts as they are printed, by level, by theme, or by (theme, level).
            total: the printed count of all.

        Returns:
            A finding for each count of another number of criteria, and for each sum that is another.

        Raises:
            InvalidValueError: a key is none of these, or a value no `Tally`.

        Examples:
            >>> from os2model import OS2_RULES
            >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
            >>> (finding,) = catalogue.check_reported({GovernanceLevel.TWO: Tally(met=3, partial=10, unmet=7)})
            >>> print(finding)
            20 answers are reported for level 2, where the catalogue has 19 criteria; count them again
        """
        counts = Counter(cell for each in self.criteria for cell in cells_of(each.theme, each.level))
        return check_counts(cells, total, criteria=counts)
