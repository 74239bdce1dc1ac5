"""The governance level of a product: what was decided, what its answers give, what to do next and whom to ask.

Reads a self-assessment as OS2's generator writes it. The case beside this file is OS2-SkadesØkonomi in 2026. Try also:

    python docs/examples/product_level.py --language en --rule strict
    python docs/examples/product_level.py mine.json --earlier mine-in-spring.json --decisions mine-decisions.json --on 2027-01-15
    python docs/examples/product_level.py mine.json --evaluations the-secretariats.json
    python docs/examples/product_level.py --svg level.svg

A file of decisions is a list of records, as in os2skadesokonomi-decisions.json.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from attrs import evolve

from os2model import (
    OS2_RULES,
    Assessment,
    Decision,
    GovernanceLevel,
    LevelRule,
    NoRuleInForceError,
    OS2ModelError,
    text,
)
from os2model.assessments import AssessmentKind, diff
from os2model.catalogues import Body
from os2model.decisions import DecisionKind, DecisionLog
from os2model.exchange.self_assessments import read_self_assessment
from os2model.periods import day_of

HERE = Path(__file__).parent
CASE = HERE / "os2skadesokonomi-2026-06-30.json"
EARLIER = HERE / "os2skadesokonomi-2025-09-05.json"
DECISIONS = HERE / "os2skadesokonomi-decisions.json"
RULES = {
    "strict": LevelRule.STRICT,
    "without-recommendations": LevelRule.WITHOUT_RECOMMENDATIONS,
    "lenient": LevelRule.LENIENT,
    "comply-or-explain": LevelRule.COMPLY_OR_EXPLAIN,
}
WORDS = {
    "da": {
        "changed": "Siden {kind} {day}:",
        "due": "Næste selvevaluering senest {day}.",
        "lights": "Til rapporten:",
        "history": "Besluttet og beregnet:",
        "look": "Værd at se på {day}:",
        "nothing": "Intet.",
        "file": "{name} kan ikke læses eller skrives: {got}",
        "catalogue": "Vælg kravkatalog, for eksempel --catalogue 1.1.0.",
    },
    "en": {
        "changed": "Since {kind} of {day}:",
        "due": "The next self-assessment is due by {day}.",
        "lights": "For the report:",
        "history": "Decided and computed:",
        "look": "Worth a look on {day}:",
        "nothing": "Nothing.",
        "file": "{name} cannot be read or written: {got}",
        "catalogue": "Choose a catalogue, such as --catalogue 1.1.0.",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Print the level; 2 where a file cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # also where a pipe would take less
    given = options().parse_args(arguments)
    try:
        print("\n".join(report(given)))
    except NoRuleInForceError as error:
        day = text.day(error.day, given.language)
        print(f"{day}: {WORDS[given.language]['catalogue']}", file=sys.stderr)
        return 2
    except OS2ModelError as error:
        print(text.explain(error, given.language), file=sys.stderr)
        return 2
    except FileError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


class FileError(Exception):
    """A file that cannot be read, said in the language asked for."""


def options() -> argparse.ArgumentParser:
    """The options; without a file the case beside this one, with its earlier assessment and decisions."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "file", nargs="?", type=Path, default=CASE, help="a self-assessment, as JSON of OS2's generator"
    )
    parser.add_argument(
        "--earlier", nargs="*", type=Path, metavar="FILE", help="earlier self-assessments of the product"
    )
    parser.add_argument(
        "--evaluations", nargs="*", type=Path, metavar="FILE", help="the secretariat's, in the same shape"
    )
    parser.add_argument("--decisions", type=Path, metavar="FILE", help="the decision log of the product")
    parser.add_argument("--rule", choices=RULES, default="without-recommendations")
    parser.add_argument("--catalogue", metavar="VERSION", help="such as 1.1.0; else the one in force on a file's day")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="look for what is worth a look on a day")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write the picture of the level too")
    parser.add_argument("--language", choices=("da", "en"), default="da")
    return parser


def report(given: argparse.Namespace) -> list[str]:
    """The lines that are printed."""
    words, language, rule = WORDS[given.language], given.language, RULES[given.rule]
    by_itself = given.file == CASE
    evaluations = given.evaluations if given.evaluations is not None else [EARLIER] * by_itself
    current = assessment(given.file, given)
    earlier = [assessment(file, given) for file in given.earlier or ()]
    earlier += [evolve(assessment(file, given), kind=AssessmentKind.EVALUATION) for file in evaluations]
    earlier.sort(key=lambda each: each.on)
    log = decision_log(current.product, given.decisions or (DECISIONS if by_itself else None), words)
    evaluation = current.evaluate(by=rule)

    levels = log.side_by_side([*earlier, current], by=rule)
    lines = [text.explain(levels[-1], language), "", text.explain(evaluation, language)]
    if earlier:
        kind = getattr(earlier[-1].kind.label, language)
        changed = words["changed"].format(kind=kind, day=text.day(earlier[-1].on, language))
        lines += ["", changed, text.explain(diff(earlier[-1], current), language)]
    if current.due:
        lines += ["", words["due"].format(day=text.day(current.due, language))]
    lines += [
        "",
        words["lights"],
        "",
        text.markdown(current, language),
        "",
        words["history"],
        text.table(levels, language),
    ]
    lines += [text.explain(finding, language) for finding in log.check()]
    if given.on:
        findings = current.check(on=given.on)
        look = words["look"].format(day=text.day(given.on, language))
        lines += ["", look, text.table(findings, language) if findings else words["nothing"]]
    if given.svg:
        try:
            given.svg.write_text(text.svg(evaluation, language), encoding="utf-8")
        except OSError as error:
            raise FileError(words["file"].format(name=given.svg.name, got=error)) from None
    return lines


def assessment(file: Path, given: argparse.Namespace) -> Assessment:
    """The self-assessment in a file, by the catalogue that is named or was in force on its day."""
    data = loaded(file, WORDS[given.language])
    if given.catalogue:
        catalogue = OS2_RULES.catalogue_version(given.catalogue)
    else:
        filled = day_of(str(data.get("filledDate"))) if isinstance(data, dict) else None
        # where there is no day the newest will do: the reading says what is wrong
        catalogue = OS2_RULES.catalogue.on(filled) if filled else OS2_RULES.catalogue.values[0]
    return read_self_assessment(data, catalogue=catalogue)


def decision_log(product: str, file: Path | None, words: dict) -> DecisionLog:
    """The decisions in a file; none without one."""
    records = loaded(file, words) if file else []
    try:
        decisions = [
            Decision(
                product,
                kind=DecisionKind.parse(record["kind"]),
                on=date.fromisoformat(record["on"]),
                before=GovernanceLevel.parse(record["before"]),
                after=GovernanceLevel.parse(record["after"]),
                by=Body.parse(record["by"]),
                basis=record["basis"],
                reference=record.get("reference", ""),
            )
            for record in records
        ]
    except OS2ModelError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FileError(words["file"].format(name=file.name, got=error)) from None
    return DecisionLog(product, decisions)


def loaded(file: Path, words: dict) -> object:
    """What JSON makes of a file."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise FileError(words["file"].format(name=file.name, got=error)) from None


if __name__ == "__main__":
    sys.exit(main())
