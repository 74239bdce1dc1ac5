"""What is wrong with a file of members, subscriptions and answers; where nothing is, what is worth a look.

The case stands in members.toml beside this file. Try also:

    python docs/examples/validate_members.py docs/examples/members-with-mistakes.json
    python docs/examples/validate_members.py docs/examples/members.toml --on 2027-01-15 --language en

How a file is written stands in docs/plain-data.md. Ends with 1 where something is wrong, with 2 where a file cannot be read.
"""

import argparse
import json
import os
import re
import sys
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path

from os2model import AUTHORITIES, OS2_RULES, Association, InvalidDataError, Terms, dkk, from_data, text
from os2model.periods import day_of

STDIN = Path("-")
CASE = Path(__file__).with_name("members.toml")
DAY_OF_CASE = date(2026, 11, 24)
PLACE = re.compile(r"(?:at )?line (\d+),? column (\d+)(?: \(char \d+\))?")  # as the readers of JSON and TOML write it
# What OS2 has not published is no mistake of a file, so it is assumed; a file with rules of its own is read by those.
RULES = OS2_RULES.assuming(membership_fee=dkk(25000), terms={"OS2valghalla": Terms.calendar_year()}, because="assumed")
WORDS = {
    "da": {
        "faults": "Fejl i {name}: {count}. Der tælles fra 0: /memberships/3 er det fjerde medlemskab.",
        "sound": "Ingen fejl i {name}. Medlemmer {day}: {members}, tilslutninger: {subscriptions}. I alt organisationer: {organisations}, vurderinger: {assessments}.",
        "look": "Bemærkninger, der er værd at se på:",
        "day": "{got} er ikke en dag; skriv for eksempel --on 2026-11-24",
        "suffix": "{name}: navnet skal ende på .toml eller .json",
        "closed": "{name}: filen findes ikke eller kan ikke læses",
        "encoding": "{name}: filen er ikke gemt som UTF-8; gem den igen med den tegnkodning",
        "deep": "{name}: der står for mange lister eller poster inden i hinanden",
        "syntax": "{name}: filen er ikke skrevet rigtigt: {got}",
        "twice": "{got} står to gange i samme post; behold den ene",
        "place": r"linje \1, tegn \2",
    },
    "en": {
        "faults": "Faults in {name}: {count}. Places are counted from 0: /memberships/3 is the fourth membership.",
        "sound": "No faults in {name}. Members on {day}: {members}, subscriptions: {subscriptions}. Organisations in all: {organisations}, assessments: {assessments}.",
        "look": "Findings worth a look:",
        "day": "{got} is no day; write for example --on 2026-11-24",
        "suffix": "{name}: the name must end in .toml or .json",
        "closed": "{name}: there is no such file, or it cannot be read",
        "encoding": "{name}: the file is not saved as UTF-8; save it again in that encoding",
        "deep": "{name}: too many lists or records stand within each other",
        "syntax": "{name}: the file is not written correctly: {got}",
        "twice": "{got} stands twice in one record; keep one of the two",
        "place": r"line \1, column \2",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong or worth a look; 1 where something is wrong, 2 where a file cannot be read."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # also where a pipe would take less
    given = options().parse_args(arguments)
    try:
        code, lines = report(given)
        print("\n".join(lines), flush=True)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads has seen enough, as `| head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


class CaseError(Exception):
    """A file or an option that cannot be read, said in the language asked for."""


def options() -> argparse.ArgumentParser:
    """The options; without a file the case beside this one, on a day of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, help="TOML or JSON by its suffix; - for JSON from standard input")
    parser.add_argument("--on", metavar="DAY", help="the day to look at, such as 2026-11-24; today if it is left out")
    parser.add_argument("--language", choices=("da", "en"), default="da")
    return parser


def report(given: argparse.Namespace) -> tuple[int, list[str]]:
    """The code to end with, and the lines that are printed."""
    words, language, file = WORDS[given.language], given.language, given.file or CASE
    today = datetime.now().astimezone().date() if given.file else DAY_OF_CASE  # the library itself never asks the clock
    if (on := day_of(str(today) if given.on is None else given.on)) is None:
        raise CaseError(words["day"].format(got=repr(given.on)))
    name = "stdin" if file == STDIN else file.name
    data = loaded(file, name, words)
    rules = None if isinstance(data, dict) and "rules" in data else RULES
    try:
        os2 = from_data(Association, data, rules=rules, organisations=AUTHORITIES)
    except InvalidDataError as error:
        faults = words["faults"].format(name=name, count=len(error.findings))
        return 1, [faults, "", text.table(error.findings, language)]
    counts = {
        "organisations": len(os2.everybody),
        "members": len(os2.members(on=on)),
        "subscriptions": sum(each.period.contains(on) for each in os2.subscriptions),
        "assessments": len(os2.assessments),
    }
    sound = words["sound"].format(name=name, day=text.day(on, language), **counts)
    return 0, [sound, "", words["look"], text.table(os2.check(on=on), language)]


def loaded(file: Path, name: str, words: dict) -> object:
    """What TOML or JSON makes of a file."""
    suffix, got = ".json" if file == STDIN else file.suffix.lower(), ""
    try:
        content = (sys.stdin.buffer.read() if file == STDIN else file.read_bytes()).decode("utf-8-sig")
        if suffix == ".toml":
            return tomllib.loads(content)
        if suffix == ".json":
            return json.loads(content, object_pairs_hook=lambda pairs: record(pairs, words), parse_constant=refused)
        problem = "suffix"
    except OSError:
        problem = "closed"
    except UnicodeDecodeError:
        problem = "encoding"
    except RecursionError:
        problem = "deep"
    except ValueError as error:
        problem, got = "syntax", PLACE.sub(words["place"], str(error))
    raise CaseError(words[problem].format(name=name, got=got))


def record(pairs: list[tuple[str, object]], words: dict) -> dict[str, object]:
    """A record of JSON; of a name that stands twice JSON's reader alone would keep the last, without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise ValueError(words["twice"].format(got=f"{twice!r:.60}"))
    return found


def refused(constant: str) -> None:
    """NaN and Infinity, which JSON's reader takes and JSON does not have."""
    raise ValueError(constant)


if __name__ == "__main__":
    sys.exit(main())
