"""What things cost, as ratios measured in one run, each beside a peer or a bare loop.

uv run --group benchmarks tests/benchmarks/ratios.py
"""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter

from babel.numbers import format_currency

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    AnswerState,
    Assessment,
    LevelRule,
    Membership,
    Money,
    Subscription,
    Terms,
    dkk,
    member_budget,
    text,
)

ROUNDS = 15


def seconds(call, times):
    """The median of the rounds, for one call."""
    found = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(times):
            call()
        found.append((perf_counter() - start) / times)
    return median(found)


def process_seconds(code):
    """The median of whole processes; the first is thrown away, because it may compile."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found = []
    for _ in range(ROUNDS + 1):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)  # noqa: S603
        found.append(perf_counter() - start)
    return median(found[1:])


def show(what, ours, peer, name, aim=None):
    """One line: what, ours, the peer's and the ratio."""
    aimed = f"  (aim {aim})" if aim else ""
    print(f"{what:<44} {ours * 1e6:>10.2f} µs  {ours / peer:>7.2f} × {name}{aimed}")


def startup():
    """Importing, in processes of their own."""
    bare = process_seconds("pass")
    show("import os2model", process_seconds("import os2model"), bare, "python -c pass", 1.2)
    show("os2model.Money", process_seconds("import os2model; os2model.Money"), bare, "python -c pass", 5.5)
    show("os2model.OS2_RULES", process_seconds("import os2model; os2model.OS2_RULES"), bare, "python -c pass")
    budget = (
        "from datetime import date; from os2model import AUTHORITIES, OS2_RULES, Membership, Subscription, Terms, member_budget; "
        "s = AUTHORITIES['Samsø']; d = date(2026, 8, 14); "
        "r = OS2_RULES.assuming(terms={'OS2valghalla': Terms.calendar_year()}, inhabitants='latest', because='x'); "
        "member_budget(Membership.joined(s, d), [Subscription(s, 'OS2valghalla', d)], years=[2026], rules=r)"
    )
    show("the first budget", process_seconds(budget), bare, "python -c pass", 10)


def money():
    """Amounts, beside py-moneyed."""
    from moneyed import DKK
    from moneyed import Money as Moneyed

    ours, theirs = dkk("9153.66"), Moneyed("9153.66", DKK)
    show(
        "Money + Money",
        seconds(lambda: ours + ours, 20_000),
        seconds(lambda: theirs + theirs, 20_000),
        "py-moneyed",
        0.8,
    )
    many, peers = [ours] * 1_000, [theirs] * 1_000
    total = seconds(lambda: Money.total(many, "DKK"), 100)
    show("Money.total of 1 000", total, seconds(lambda: sum(peers), 20), "sum of py-moneyed", 0.1)
    minor = [each.minor for each in many]
    show("Money.total of 1 000", total, seconds(lambda: sum(minor), 1_000), "sum of its integers")


def texts():
    """Amounts and reasons in Danish, beside Babel."""
    amount, number = dkk("9153.66"), Decimal("9153.66")
    danish = text.amount(amount, "da")
    babel = format_currency(number, "DKK", locale="da_DK").replace("\xa0", " ")
    if danish != babel:
        sys.exit(f"not equal: {danish!r}, {babel!r}")
    peer = seconds(lambda: format_currency(number, "DKK", locale="da_DK"), 500)
    show(
        "an amount in Danish",
        seconds(lambda: text.amount(amount, "da"), 5_000),
        peer,
        "format_currency, equal text",
        0.3,
    )
    charge = budget().charges[2]
    show("one explained amount", seconds(lambda: text.explain(charge, "da"), 100), peer, "format_currency")


def budget():
    """The budget of the first year of a newcomer."""
    samso, joined = AUTHORITIES["Samsø"], date(2026, 8, 14)
    rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.calendar_year()}, inhabitants="latest", because="x")
    accession = Subscription(samso, "OS2valghalla", joined)
    return member_budget(Membership.joined(samso, joined), [accession], years=[2026], rules=rules)


def levels():
    """One evaluation, beside a bare loop over the states."""
    catalogue = OS2_RULES.catalogue_version("1.1.0")
    answers = {each.id: AnswerState.MET for each in catalogue.criteria} | {"F14": AnswerState.UNMET}
    assessment = Assessment("x", catalogue=catalogue, on=date(2026, 6, 23), answers=answers)
    asked = [(each.level.rank, each.recommendation, answers[each.id]) for each in catalogue.criteria]

    def bare():
        return (
            min((rank for rank, advised, state in asked if not advised and state is not AnswerState.MET), default=5) - 1
        )

    def ours():
        return assessment.evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS).level

    if ours().rank != bare():
        sys.exit("not the same level")
    show("one evaluation of 43 answers", seconds(ours, 500), seconds(bare, 5_000), "a bare loop")


if __name__ == "__main__":
    startup()
    money()
    texts()
    levels()
    print(f"{'one budget of one year':<44} {seconds(budget, 50) * 1e6:>10.2f} µs")
