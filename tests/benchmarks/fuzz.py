"""Many valid documents with mistakes put in, read one by one; ends with 1 at the first of which anything unexpected comes.

uv run python -m tests.benchmarks.fuzz [seed] [how many] [number of the first]
"""

import sys
import traceback
from collections import Counter
from random import Random
from time import perf_counter

from tests.mutations import BASES, TIMES, WEIGHTS, examine, mutated

SEED = "20260814"
CASES = 200_000
EVERY = 20_000  # cases between two lines of progress


def show(heading, counts):
    """Counts below a heading, the largest first."""
    print(f"\n{heading}")
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"  {name!s:<40} {count:>9}")


def broken(seed, number, case):
    """What to know of a case that broke, and how to make it again."""
    traceback.print_exc()
    print(f"\nseed {seed}, case {number}: {case.base}, {', '.join(case.mistakes)}")
    print(f"again: uv run python -m tests.benchmarks.fuzz {seed} 1 {number}")


def main(seed=SEED, cases=CASES, first=0):
    """Tries so many cases, each from a seed of its own, so that any of them is made again alone; whether all held."""
    show("weights of mistakes", WEIGHTS)
    show("weights of how many of them", TIMES)
    show("weights of documents", BASES)
    outcomes, mistakes, codes = Counter(), Counter(), Counter()
    slowest, start = (0.0, first), perf_counter()
    for number in range(first, first + cases):
        case = mutated(Random(f"{seed}/{number}"))  # noqa: S311  nothing is kept secret
        began = perf_counter()
        try:
            outcome = examine(case)
        except Exception:  # noqa: BLE001  whatever it is, it is shown
            broken(seed, number, case)
            return False
        slowest = max(slowest, (perf_counter() - began, number))
        outcomes["accepted" if outcome.accepted else "refused"] += 1
        mistakes.update(case.mistakes)
        codes.update(outcome.codes)
        if (number + 1 - first) % EVERY == 0:
            print(f"{number + 1 - first:>9} cases, {perf_counter() - start:.0f} s", flush=True)
    show("cases", outcomes)
    show("mistakes", mistakes)
    show("findings", codes)
    took = perf_counter() - start
    print(f"\nseed {seed}: {cases} cases in {took:.0f} s, {cases / took:.0f} a second; ", end="")
    print(f"the slowest, case {slowest[1]}, took {slowest[0]:.2f} s")
    return True


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(0 if main(*given[:1], *map(int, given[1:])) else 1)
