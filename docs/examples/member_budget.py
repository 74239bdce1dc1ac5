"""What OS2 and one of its products cost a new member, year by year, with every reason.

The case stands in member_budget.toml beside this file. Try also:

    python docs/examples/member_budget.py --municipality Sønderborg --joined 2012-04-24 --language en
    python docs/examples/member_budget.py --half-yearly --years 2026-2027
    python docs/examples/member_budget.py --notice 3 --mode shared
    python docs/examples/member_budget.py --html budget.html
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Agreement,
    Cadence,
    GroupKind,
    MeetingSeries,
    Membership,
    NoRuleInForceError,
    Notice,
    OperationMode,
    OS2ModelError,
    PeriodError,
    RuleBook,
    Subscription,
    Terms,
    dkk,
    meeting_load,
    member_budget,
    text,
)
from os2model.agreements import NextStep
from os2model.assembly import Occasion, year_dates
from os2model.loads import MeetingLoad

CASE = Path(__file__).with_suffix(".toml")
WORDS = {
    "da": {
        "opening": "Tænkt eksempel: {name} bliver medlem af OS2 {joined} og tager {product} i brug {first_day}.",
        "member": "Tænkt eksempel: {name} har været medlem af OS2 siden {joined} og tager {product} i brug {first_day}.",
        "case": f"{CASE.name} kan ikke læses ved {{got}}; se, hvordan den ser ud fra begyndelsen",
        "years": "{got} er ikke år; skriv for eksempel --years 2026-2030",
        "day": "{got} er ikke en dag; skriv for eksempel --joined 2026-08-14",
        "groups": "Én person i hver af de tre grupper:",
        "deadlines": "Frister for {product}:",
        "deadline": "{year}: for at være ude {last_day}: {leave}; før den næste prisændring: {before}",
        "no later than": "opsig senest {day}",
        "unknown": "ikke offentliggjort",
        "too early": "kan ikke nås",
        "none": "ingen er besluttet",
        "next": "Næste skridt til medlemskabet: {step}. Derefter:",
        "send": "{step}: {mailbox}",
        "after": "I kan tage produkter i brug og deltage i grupperne",
        "vote": "Første mulige stemme: den ordinære generalforsamling {period} ({source}): {votes}.",
    },
    "en": {
        "opening": "A made-up case: {name} joins OS2 on {joined} and takes {product} into use on {first_day}.",
        "member": "A made-up case: {name}, a member of OS2 since {joined}, takes {product} into use on {first_day}.",
        "case": f"{CASE.name} cannot be read at {{got}}; see how it looked at first",
        "years": "{got} is no span of years; write for example --years 2026-2030",
        "day": "{got} is no day; write for example --joined 2026-08-14",
        "groups": "One person in each of the three groups:",
        "deadlines": "Deadlines of {product}:",
        "deadline": "{year}: to be out after {last_day}: {leave}; before the next price change: {before}",
        "no later than": "resign by {day}",
        "unknown": "not published",
        "too early": "not possible",
        "none": "none is decided",
        "next": "The next step to the membership: {step}. Then:",
        "send": "{step}: {mailbox}",
        "after": "you can take products into use and sit in the groups",
        "vote": "First possible vote: the ordinary general assembly of {period} ({source}): {votes}.",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Print the budget; 2 where the case cannot be calculated."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # also where a pipe would take less
    case = tomllib.loads(CASE.read_text(encoding="utf-8"))
    given = options(case).parse_args(arguments)
    try:
        print("\n".join(report(case, given)))
    except OS2ModelError as error:
        print(text.explain(error, given.language), file=sys.stderr)
        return 2
    except (CaseError, KeyError, TypeError) as error:
        said = error if isinstance(error, CaseError) else WORDS[given.language]["case"].format(got=error)
        print(said, file=sys.stderr)
        return 2
    return 0


class CaseError(Exception):
    """An option that cannot be read, said in the language asked for."""


def options(case: dict) -> argparse.ArgumentParser:
    """The options, with the values of the case as defaults."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--municipality", default=case["municipality"], help="name or code, such as Samsø or 0741")
    parser.add_argument("--joined", default=str(case["joined"]), help="first day of membership, such as 2026-08-14")
    parser.add_argument("--product", default=case["product"]["name"], help="such as OS2valghalla")
    parser.add_argument("--years", default=case["years"], help="such as 2026-2030")
    parser.add_argument("--half-yearly", action="store_true", help="bill the yearly price in halves")
    parser.add_argument("--notice", type=int, metavar="MONTHS", help="assume so many months of notice")
    parser.add_argument("--mode", choices=[mode.word for mode in OperationMode], help="how the product is operated")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the budget as a page too")
    parser.add_argument("--language", choices=("da", "en"), default="da")
    return parser


def report(case: dict, given: argparse.Namespace) -> list[str]:
    """The lines that are printed."""
    words, language = WORDS[given.language], given.language
    joined, years = day(given.joined, words), span(given.years, words)
    first_day = max(joined, case["product"]["first_day"])

    authority = AUTHORITIES[given.municipality]
    assumed = case["assumptions"]
    billing = Cadence.HALF_YEARLY if given.half_yearly else Cadence[case["product"]["billing"].upper()]
    notice = None if given.notice is None else Notice(months=given.notice)
    rules = OS2_RULES.assuming(
        membership_fee=dkk(assumed["membership_fee"]),
        terms={given.product: Terms(Cadence.ANNUAL, billing, notice=notice)},
        inhabitants=assumed["inhabitants"],
        because=assumed["because"][language],
    )
    mode = OperationMode.parse(given.mode) if given.mode else None
    accession = Subscription(authority, given.product, first_day, operation_mode=mode)
    signed = Agreement.partnership(signed=joined, countersigned=joined, signing_power=True)
    membership = Membership(authority, agreements=[signed])
    budget = member_budget(membership, [accession], years=years, rules=rules)

    days = {"joined": text.day(joined, language), "first_day": text.day(first_day, language)}
    if given.html:
        given.html.write_text(text.page(budget, language), encoding="utf-8")
    newcomer = joined.year >= years[0]
    opening = words["opening" if newcomer else "member"].format(name=authority.name, product=given.product, **days)
    lines = [opening, "", text.explain(budget, language), "", text.table(budget, language)]
    lines += ["", words["deadlines"].format(product=given.product), *deadlines(accession, years, rules, given.language)]
    lines += ["", words["groups"], "", text.explain(group_hours(first_day), language)]
    if newcomer:
        lines += ["", *journey(given.language), first_vote(membership, joined, rules, given.language)]
    return lines


def journey(language: str) -> Iterator[str]:
    """The next step of who has signed nothing yet, and those that follow."""
    words = WORDS[language]
    following = Agreement().next_step(date.max)
    yield words["next"].format(step=getattr(following.label, language))
    for step in (NextStep.SEND, NextStep.COUNTERSIGN, NextStep.CREATE_PROFILE):
        label = getattr(step.label, language)
        sent = words["send"].format(step=label, mailbox=AUTHORITIES["OS2"].mailbox)
        yield f"  {sent if step is NextStep.SEND else label}"
    yield f"  {words['after']}"


def first_vote(membership: Membership, joined: date, rules: RuleBook, language: str) -> str:
    """The first ordinary general assembly that may lie on a day of the membership, and how many votes there are then."""
    dates = (each for year in (joined.year, joined.year + 1) for each in year_dates(year, rules=rules))
    first = next(each for each in dates if each.what is Occasion.ASSEMBLY and each.period.last_day >= joined)
    right = membership.voting_right(on=first.period.last_day, rules=rules)
    period, source = text.period(first.period, language), getattr(first.source.label, language)
    return WORDS[language]["vote"].format(period=period, source=source, votes=right.votes)


def deadlines(accession: Subscription, years: range, rules: RuleBook, language: str) -> Iterator[str]:
    """For each year until when to resign: to be out by its end, and before the next price change."""
    words = WORDS[language]

    def resign(last_day: date) -> str:
        """Until when to resign to be out by a day."""
        try:
            day = accession.notice_deadline(last_day=last_day, rules=rules)
        except NoRuleInForceError:
            return words["unknown"]
        except PeriodError:
            return words["too early"]
        return words["no later than"].format(day=text.day(day, language))

    for year in years:
        end = date(year, 12, 31)
        try:
            change = accession.next_price_change(on=date(year, 1, 1), rules=rules)
            before = resign(change - timedelta(1)) if change else words["none"]
        except NoRuleInForceError:
            before = words["unknown"]
        yield "  " + words["deadline"].format(
            year=year, last_day=text.day(end, language), leave=resign(end), before=before
        )


def group_hours(day: date) -> MeetingLoad:
    """What one person in each of the three groups takes."""
    kinds = (GroupKind.STEERING, GroupKind.COORDINATION, GroupKind.EXPERT)
    return meeting_load(MeetingSeries.usual(kind, people=1, on=day, rules=OS2_RULES) for kind in kinds)


def day(given: str, words: dict) -> date:
    """The day that was written."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise CaseError(words["day"].format(got=repr(given))) from None


def span(given: str, words: dict) -> range:
    """The years that were written, such as 2026 or 2026-2030."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", given)
    years = range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
    if not years:
        raise CaseError(words["years"].format(got=repr(given)))
    return years


if __name__ == "__main__":
    sys.exit(main())
