"""What keeps the parts of an association from going together (sammenstød): each sound by itself, and wrong beside another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve

from os2model.assessments import Assessment
from os2model.contacts import Contact
from os2model.decisions import Decision, DecisionLog
from os2model.documents import DocumentControl
from os2model.errors import InvalidValueError, UnknownNameError
from os2model.findings import Finding, Severity, pointer, wrong
from os2model.groups import Seat
from os2model.memberships import Membership
from os2model.near_names import Guesses, nearest
from os2model.organisations import Organisation
from os2model.rulebook import RuleBook
from os2model.seams import crossing
from os2model.subscriptions import Subscription

Place = tuple[str | int, ...]
"""The names and numbers that lead to a value."""

PARTS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "organisations": Organisation,  # first, because the others refer to them
        "memberships": Membership,
        "subscriptions": Subscription,
        "contacts": Contact,
        "seats": Seat,
        "documents": DocumentControl,
        "assessments": Assessment,
        "decisions": Decision,
    }
)
"""What an association consists of beside its rules."""

Parts = Mapping[str, Sequence[Any]]
"""The parts of an association by their names."""


def clashes(rules: RuleBook | None, parts: Parts) -> tuple[Finding, ...]:
    """What keeps the parts of an association from going together; None stands for what is faulty by itself.

    Examples:
        >>> from datetime import date
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> twice = [Membership.joined(AUTHORITIES["Samsø"], date(year, 1, 1)) for year in (2020, 2026)]
        >>> print(*clashes(OS2_RULES, {**dict.fromkeys(PARTS, ()), "memberships": twice}))
        Samsø Kommune has two memberships; give one, with the agreements and entries of both
    """
    subscriptions, seats = parts["subscriptions"], parts["seats"]
    referring = ((name, parts[name]) for name in ("memberships", "subscriptions", "contacts", "seats"))
    everybody: list[tuple[Place, Organisation]] = [
        (("organisations", i), each) for i, each in enumerate(parts["organisations"]) if each
    ]
    for name, values in referring:
        everybody += [((name, i, "organisation"), each.organisation) for i, each in enumerate(values) if each]
    products: list[tuple[Place, str]] = [
        (("subscriptions", i, "product"), each.product) for i, each in enumerate(subscriptions) if each
    ]
    products += [(("seats", i, "group", "product"), each.group.product) for i, each in enumerate(seats) if each]
    return (
        *_two_of_one(everybody),
        *_second_memberships(parts["memberships"]),
        *_crossing_subscriptions(subscriptions, rules),
        *(unknown_products(products, rules) if rules else ()),
        *(_other_catalogues(parts["assessments"], rules) if rules else ()),
        *_crossed_decisions(parts["decisions"]),
    )


def _two_of_one(everybody: Iterable[tuple[Place, Organisation]]) -> Iterator[Finding]:
    """Two organisations with one id, or with one CVR number."""
    by_id: dict[str, Organisation] = {}
    by_cvr: dict[str, Organisation] = {}
    for place, each in everybody:
        known = by_id.setdefault(each.id, each)
        other = by_cvr.setdefault(str(each.cvr), each) if known is each and each.cvr else each
        if other is not each:
            code, found, twin = "association.cvr-twice", str(each.cvr), other
        elif known != each:
            code, found, twin = "association.id-twice", each.id, known
        else:
            continue
        yield wrong(code, path=pointer(*place), subject=each.name, found=found, expected=twin.name)


def _second_memberships(memberships: Sequence[Membership | None]) -> Iterator[Finding]:
    """Memberships of an organisation that has one already: its agreements and entries belong into that one."""
    seen: set[str] = set()
    for i, each in enumerate(memberships):
        if each and each.organisation.id in seen:
            yield wrong("association.membership-twice", path=pointer("memberships", i), subject=each.organisation.name)
        elif each:
            seen.add(each.organisation.id)


def _crossing_subscriptions(subscriptions: Sequence[Subscription | None], rules: RuleBook | None) -> Iterator[Finding]:
    for i, error in crossing(subscriptions, rules):
        payer = str(error.values["name"])
        yield Finding.of(error, path=pointer("subscriptions", i), subject=payer)


def unknown_products(
    products: Iterable[tuple[Place, str]], rules: RuleBook, severity: Severity = Severity.ERROR
) -> Iterator[Finding]:
    """A finding for each product, given with its place, that the rules do not have.

    Examples:
        >>> from os2model import OS2_RULES
        >>> print(*unknown_products([(("subscriptions", 0, "product"), "OS2valhalla")], OS2_RULES))
        'OS2valhalla' is not a product of these rules; did you mean 'OS2valghalla'?
    """
    sound = {product.name for product in rules.products}
    guesses = Guesses(lambda name: nearest(name, sorted(sound)))
    for place, name in products:
        if name and name not in sound:
            error = UnknownNameError("product", name, guesses.to(name))
            yield evolve(Finding.of(error, path=pointer(*place)), severity=severity)


def _other_catalogues(assessments: Sequence[Assessment | None], rules: RuleBook) -> Iterator[Finding]:
    """Assessments by criteria that the rules do not have, which could not be read again."""
    versions = {each.version: each for each in reversed(rules.catalogue.values)}
    for i, each in enumerate(assessments):
        if each and versions.get(each.catalogue.version) != each.catalogue:
            path = pointer("assessments", i, "catalogue")
            yield wrong("association.other-catalogue", path=path, subject=each.product, found=each.catalogue.version)


def _crossed_decisions(decisions: Sequence[Decision | None]) -> Iterator[Finding]:
    for product, found in by_product(decisions).items():
        try:
            DecisionLog(product, found)
        except InvalidValueError as error:
            yield Finding.of(error, path=pointer("decisions"), subject=product)


def by_product(decisions: Iterable[Decision | None]) -> dict[str, list[Decision]]:
    """The decisions on each product.

    Examples:
        >>> by_product([])
        {}
    """
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        if each:
            found.setdefault(each.product, []).append(each)
    return found
