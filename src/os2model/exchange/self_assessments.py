"""Self-assessments in the shape of OS2's own generator, from and to the plain mappings that JSON makes.

The shape: `{productName, filledBy, filledDate, generatedAt, krav: [{id, kategori, krav, produktniveau, retningslinjer,
efterlevet, dokumentation}]}`. It does not say which catalogue was asked, so that is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Final, cast

from attrs import evolve

from os2model._checks import check_type, shown
from os2model.answers import Answer, Evidence, EvidenceKind
from os2model.assessments import Assessment
from os2model.catalogues import Catalogue, Criterion
from os2model.errors import InvalidDataError, InvalidValueError
from os2model.exchange.faults import LIST, RECORD, TEXT, Fault, key_faults, wrong_type
from os2model.exchange.scalars import day
from os2model.findings import Finding, wrong
from os2model.governance import GovernanceLevel, Theme
from os2model.labels import Label
from os2model.near_names import nearest
from os2model.tallies import AnswerState

_STATES: Final[Mapping[str, AnswerState]] = MappingProxyType(
    {
        "Ja": AnswerState.MET,
        "Delvist": AnswerState.PARTIAL,
        "Planlagt": AnswerState.PLANNED,
        "Nej": AnswerState.UNMET,
        "Ved ikke": AnswerState.UNKNOWN,
        "Ikke relevant": AnswerState.NOT_APPLICABLE,
    }
)
_WORDS: Final = MappingProxyType({state: word for word, state in _STATES.items()})
_LEVELS: Final = MappingProxyType(
    {
        GovernanceLevel.SANDBOX: "sandkasse",
        GovernanceLevel.ONE: "1",
        GovernanceLevel.TWO: "2",
        GovernanceLevel.THREE: "3",
    }
)
_THEMES: Final = MappingProxyType(
    {
        Theme.RELEVANCE: "relevans",
        Theme.FORM: "formkrav",
        Theme.STRATEGY: "strategisk",
        Theme.GOVERNANCE: "governance",
    }
)
_ADDRESS: Final = re.compile(r"https?://\S+")
_KEYS: Final = ("productName", "filledBy", "filledDate", "generatedAt", "krav")
_KEYS_OF_ONE: Final = ("id", "kategori", "krav", "produktniveau", "retningslinjer", "efterlevet", "dokumentation")


def read_self_assessment(data: object, *, catalogue: Catalogue) -> Assessment:
    """The self-assessment that a file of OS2's generator holds.

    `null` and `""` are unanswered. The documentation is evidence of what is met, a link if it is an address and else a
    statement; of what is not met it is the explanation. Who filled it in is the assessor of every answer.

    `efterlevet` is one of `Ja`, `Delvist`, `Planlagt`, `Nej`, `Ved ikke`, `Ikke relevant`; `produktniveau`, where given, one of
    `sandkasse`, `1`, `2`, `3`; `kategori` one of `relevans`, `formkrav`, `strategisk`, `governance`; all written exactly so.

    Args:
        data: what JSON made of the file.
        catalogue: the criteria that were asked.

    Raises:
        InvalidDataError: all that is wrong, each with its place; also a level or theme that is not the criterion's in this
            catalogue, since another one was asked then.

    Examples:
        >>> from os2model import OS2_RULES
        >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
        >>> data = {"productName": "OS2valghalla", "filledDate": "2026-06-23", "krav": [{"id": "R1", "efterlevet": "Ja"}]}
        >>> read_self_assessment(data, catalogue=catalogue)["R1"].state
        AnswerState.MET
        >>> read_self_assessment({**data, "krav": [{"id": "F8", "efterlevet": "ja"}]}, catalogue=catalogue)
        Traceback (most recent call last):
        os2model.errors.InvalidDataError: the data cannot be used; put right: /krav/0/id: 'F8' is no criterion of catalogue 1.1.0; did you mean 'F7'?; /krav/0/efterlevet: 'ja' is no answer; write one of Ja, Delvist, Planlagt, Nej, Ved ikke, Ikke relevant; did you mean 'Ja'?
    """
    check_type("catalogue", catalogue, Catalogue)
    reading = _Reading(catalogue)
    record = reading.record(data, "", _KEYS, needed=("productName", "filledDate", "krav"))
    product = reading.text(record, "productName", "")
    assessor = reading.text(record, "filledBy", "")
    day = reading.day(record, "filledDate")
    entries = reading.entries(record)
    answers = [reading.answer(entry, f"/krav/{i}", assessor) for i, entry in enumerate(entries)]
    if reading.faults or day is None:
        raise InvalidDataError(reading.faults)
    return Assessment(product, catalogue=catalogue, on=day, answers=[each for each in answers if each is not None])


class _Reading:
    """One reading of a file: what was wrong so far, and which criteria were answered."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.faults: list[Finding] = []
        self.answered: set[str] = set()

    def fault(self, code: str, path: str, **values: Any) -> None:  # noqa: ANN401  as a finding takes
        self.faults.append(wrong(code, path=path, **values))

    def record(self, data: object, path: str, keys: tuple[str, ...], *, needed: tuple[str, ...]) -> dict[str, object]:
        """The values of a record by their names; a name that is misspelt is not missing too."""
        if not isinstance(data, Mapping):
            self._refuse(wrong_type(data, RECORD), path)
            return {}
        given = cast("Mapping[object, object]", data)
        filled = {key: value for key, value in given.items() if key not in needed or not _is_blank(value)}
        found = (fault.finding() for fault in key_faults(filled, {key: key in needed for key in keys}))
        self.faults += [evolve(finding, path=f"{path}{finding.path}") for finding in found]
        return {key: given[key] for key in keys if key in given}

    def entries(self, record: Mapping[str, object]) -> Sequence[object]:
        """The entries of the criteria."""
        found = record.get("krav")
        if isinstance(found, (list, tuple)):
            return cast("Sequence[object]", found)
        if _is_blank(found):  # missing, and said so
            return ()
        self._refuse(wrong_type(found, LIST), "/krav")
        return ()

    def text(self, record: Mapping[str, object], key: str, path: str) -> str:
        """A text; nothing where it is left out."""
        value = record.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        self._refuse(wrong_type(value, TEXT), f"{path}/{key}")
        return ""

    def day(self, record: Mapping[str, object], key: str) -> date | None:
        """A day, as `date` or as ten characters."""
        value = record.get(key)
        try:
            return None if _is_blank(value) else day(value, date)
        except Fault as fault:
            self._refuse(fault, f"/{key}")
            return None

    def _refuse(self, fault: Fault, path: str) -> None:
        self.faults.append(evolve(fault.finding(), path=path))

    def answer(self, entry: object, path: str, assessor: str) -> Answer | None:
        """The answer of one entry; None where it has none, or a fault."""
        record = self.record(entry, path, _KEYS_OF_ONE, needed=("id",))
        id_, word = self.text(record, "id", path), self.text(record, "efterlevet", path)
        said = self.text(record, "dokumentation", path)
        if not id_.strip():
            return None
        if id_ not in self.catalogue:
            near, version = self.catalogue.nearest(id_), self.catalogue.version
            self.fault("assessment.unknown-criterion", f"{path}/id", subject=id_, expected=version, nearest=near)
        elif id_ in self.answered:
            self.fault("assessment.answered-twice", f"{path}/id", subject=id_)
        else:
            self.answered.add(id_)
            self._same_catalogue(self.catalogue[id_], record, path)
        if word and word not in _STATES:
            words, near = ", ".join(_STATES), nearest(word, _STATES)
            self.fault("self_assessment.word", f"{path}/efterlevet", found=word, expected=words, nearest=near)
        state = _STATES.get(word, AnswerState.UNANSWERED)
        if not said.strip():
            return Answer(id_, state, assessor=assessor if word else "")
        if state is not AnswerState.MET:
            return Answer(id_, state, explanation=said, assessor=assessor)
        kind = EvidenceKind.LINK if _ADDRESS.fullmatch(said) else EvidenceKind.STATEMENT
        return Answer(id_, state, evidence=[Evidence(said, kind=kind)], assessor=assessor)

    def _same_catalogue(self, criterion: Criterion, record: Mapping[str, object], path: str) -> None:
        """A fault where the level or the theme of the criterion is another in the catalogue."""
        ours = {
            "produktniveau": (_LEVELS[criterion.level], tuple(_LEVELS.values())),
            "kategori": (_THEMES[criterion.theme], tuple(_THEMES.values())),
        }
        for key, (expected, words) in ours.items():
            found = self.text(record, key, path)
            if found and found not in words:
                near, one_of = nearest(found, words), ", ".join(words)
                self.fault("self_assessment.value", f"{path}/{key}", found=repr(found), expected=one_of, nearest=near)
            elif found and found != expected:
                self.fault(
                    "self_assessment.other-catalogue",
                    f"{path}/{key}",
                    subject=criterion.id,
                    found=found,
                    expected=expected,
                )


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def write_self_assessment(assessment: Assessment, *, generated_at: datetime) -> dict[str, Any]:
    """A self-assessment in the shape of OS2's generator, ready for JSON; read again it is the same.

    Args:
        assessment: a self-assessment.
        generated_at: when the file is made, with its time zone.

    Returns:
        A mapping whose criteria stand in the catalogue's order, in our Danish wording and without guidance.

    Raises:
        InvalidValueError: the shape cannot hold what the assessment says, such as evidence with days or two assessors.

    Examples:
        >>> from datetime import UTC, date, datetime
        >>> from os2model import OS2_RULES
        >>> catalogue = OS2_RULES.catalogue_version("1.1.0")
        >>> assessment = Assessment("OS2valghalla", catalogue=catalogue, on=date(2026, 6, 23), answers={"R1": AnswerState.MET})
        >>> data = write_self_assessment(assessment, generated_at=datetime(2026, 6, 23, 12, tzinfo=UTC))
        >>> data["generatedAt"], data["krav"][0]["efterlevet"], data["krav"][1]["efterlevet"] is None
        ('2026-06-23T12:00:00.000Z', 'Ja', True)
    """
    check_type("assessment", assessment, Assessment)
    data: dict[str, Any] = {
        "productName": assessment.product,
        "filledBy": ", ".join(dict.fromkeys(answer.assessor for answer in assessment.answers if answer.assessor)),
        "filledDate": assessment.on.isoformat(),
        "generatedAt": _moment(generated_at),
        "krav": [_entry(criterion, answer) for criterion, answer in assessment],
    }
    again = read_self_assessment(data, catalogue=assessment.catalogue)
    if again != assessment:
        lost = [each.criterion for each, other in zip(assessment.answers, again.answers, strict=True) if each != other]
        ids = ", ".join(lost)
        where = Label(
            da=f"dokumentation, forklaring eller svarperson ved {ids}", en=f"evidence, explanation or assessor of {ids}"
        )
        raise InvalidValueError(
            "self_assessment.loss", {"product": assessment.product, "where": where if lost else assessment.kind.label}
        )
    return data


def _moment(value: object) -> str:
    """A moment in universal time, to the millisecond."""
    if isinstance(value, datetime) and value.utcoffset() is not None:
        try:
            return value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
        except OverflowError:
            pass  # a moment at the very edge of the calendar
    raise InvalidValueError("self_assessment.moment", {"got": shown(value)})


def _entry(criterion: Criterion, answer: Answer) -> dict[str, str | None]:
    return {
        "id": criterion.id,
        "kategori": _THEMES[criterion.theme],
        "krav": criterion.label.da,
        "produktniveau": _LEVELS[criterion.level],
        "retningslinjer": "",
        "efterlevet": _WORDS.get(answer.state),
        "dokumentation": answer.explanation or "\n".join(evidence.reference for evidence in answer.evidence),
    }
