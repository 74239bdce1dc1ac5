"""The seams between subscriptions (samlinger): where one follows another, and whether their charges can be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from os2model.errors import InvalidValueError, NoRuleInForceError, UnknownNameError
from os2model.rulebook import RuleBook
from os2model.subscriptions import Subscription


def alike(subscriptions: Iterable[Subscription | None]) -> dict[tuple[str, str], list[tuple[int, Subscription]]]:
    """The subscriptions, each with its number, by what tells them apart: the payer and the subject.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES
        >>> [*alike([Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))])]
        [('23795515', 'OS2valghalla')]
    """
    found: dict[tuple[str, str], list[tuple[int, Subscription]]] = {}
    for i, each in enumerate(subscriptions):
        if each:
            found.setdefault((each.organisation.id, each.subject), []).append((i, each))
    return found


def crossing(
    subscriptions: Sequence[Subscription | None], rules: RuleBook | None
) -> Iterator[tuple[int, InvalidValueError]]:
    """The subscriptions whose charges could not be told from those of an earlier one, by their numbers.

    They are of one payer and one subject, and do not carry the earlier one on, or do so inside a period, so that a charge of
    either would have the same key.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> twice = [Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(year, 1, 1)) for year in (2024, 2026)]
        >>> [(i, error.code) for i, error in crossing(twice, OS2_RULES)]
        [(1, 'subscription.twice')]
    """
    found: dict[int, InvalidValueError] = {}
    for held in alike(subscriptions).values():
        for (_, earlier), (i, later) in pairwise(sorted(held, key=lambda pair: pair[1].first_day)):
            values = {"name": later.organisation.name, "product": later.subject}
            if not later.carries_on(earlier):
                found[i] = InvalidValueError("subscription.twice", values)
            elif rules and _inside_a_period(earlier, later, rules):
                found[i] = InvalidValueError("subscription.seam", {**values, "day": later.first_day})
    yield from sorted(found.items(), key=lambda pair: pair[0])


def _inside_a_period(earlier: Subscription, later: Subscription, rules: RuleBook) -> bool:
    """Whether one carries on the other inside a period of either, or where the leaving rule of the earlier one is not at rest.

    As far as their terms are known.
    """
    day = later.first_day
    for each in (earlier, later):
        try:
            terms = rules.price_list(later.product).terms.on(each.first_day)
        except (UnknownNameError, NoRuleInForceError):
            continue  # it is said when it is charged
        grids = terms.grids(each.first_day)
        moved = each is earlier and terms.proration.leaving.ends(day, grids) != day
        if moved or not (grids.pricing.is_boundary(day) and grids.billing.is_boundary(day)):
            return True
    return False
