"""What is worth a look in an association (påfaldende): valid by itself and beside the rest, and still odd on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from attrs import evolve

from os2model.assessments import Assessment, stale
from os2model.clashes import Parts, by_product, unknown_products
from os2model.contacts import check_contacts
from os2model.decisions import Decision, DecisionLog
from os2model.documents import DocumentControl, check_document
from os2model.errors import NoRuleInForceError
from os2model.findings import Finding, Severity, pointer, worth_a_look
from os2model.groups import check_seats
from os2model.memberships import Membership, members_on, partners_on
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY, Period
from os2model.rulebook import RuleBook
from os2model.seams import alike
from os2model.subscriptions import Subscription, remarks


def oddities(rules: RuleBook, parts: Parts, *, on: date) -> tuple[Finding, ...]:
    """What is valid in an association and still worth a look on a day; `Association.check` is the way to it.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> from os2model.clashes import PARTS
        >>> paying = [Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))]
        >>> print(oddities(OS2_RULES, {**dict.fromkeys(PARTS, ()), "subscriptions": paying}, on=date(2026, 11, 24))[0])
        Samsø Kommune is subscribed to OS2valghalla and is no member; check which of the two is right
    """
    memberships: Sequence[Membership] = parts["memberships"]
    subscriptions: Sequence[Subscription] = parts["subscriptions"]
    contacts = parts["contacts"]
    histories = [(each, _without_statutes(each, rules)) for each in memberships]
    known = [each for each, error in histories if error is None]
    members = members_on(known, on, rules)
    untold = (each.organisation for each, error in histories if error)
    perhaps = (*members, *untold)  # nothing is held against who may be a member
    return (
        *_of_memberships(histories, on, rules),
        *(check_contacts(contacts, members=members, on=on) if contacts else ()),
        *check_seats(parts["seats"], members=perhaps, partners=partners_on(known, on, rules), on=on),
        *_of_documents(rules, on, memberships, parts["documents"]),
        *_of_subscriptions(subscriptions, on, {each.id for each in perhaps}),
        *_without_effect(rules, subscriptions),
        *_remarks(subscriptions, rules, on),
        *_of_products(rules, on, parts["assessments"], parts["decisions"]),
        *_holes(rules, on, subscriptions),
    )


def _of_memberships(
    histories: Iterable[tuple[Membership, NoRuleInForceError | None]], on: date, rules: RuleBook
) -> Iterator[Finding]:
    """What is worth a look in each membership, or the error that keeps its history from being played."""
    for i, (membership, error) in enumerate(histories):
        member, path = membership.organisation, pointer("memberships", i)
        if error:
            yield Finding.of(error, path=path, subject=member.name)
            continue
        yield from (evolve(finding, path=path) for finding in membership.check(on=on, rules=rules))
        for end in _outlived(member, membership.periods(rules=rules), on):
            code, resigned = "association.ceasing-member", end + ONE_DAY
            after = member.successor or "–"
            yield worth_a_look(code, path=path, subject=member.name, day=end, found=resigned, expected=after)


def _without_statutes(membership: Membership, rules: RuleBook) -> NoRuleInForceError | None:
    """Why its history cannot be played: there are no statutes of the day of an entry."""
    try:
        membership.timeline(rules=rules)
    except NoRuleInForceError as error:
        return error
    return None


def _of_subscriptions(subscriptions: Iterable[Subscription], on: date, members: set[str]) -> Iterator[Finding]:
    for i, accession in enumerate(subscriptions):
        payer, path = accession.organisation, pointer("subscriptions", i)
        if accession.period.contains(on) and payer.id not in members:
            code = "association.acceded-by-non-member"
            yield worth_a_look(code, path=path, subject=payer.name, found=accession.product)
        for end in _outlived(payer, [accession.period], on):
            code, after = "association.ceasing-subscriber", payer.successor or "–"
            yield worth_a_look(code, path=path, subject=payer.name, day=end, found=accession.product, expected=after)


def _of_documents(
    rules: RuleBook, on: date, memberships: Sequence[Membership], documents: Sequence[DocumentControl]
) -> Iterator[Finding]:
    """Headers that are not in order, of the documents and of what the agreements and the rules of the day carry."""
    named = [(pointer("documents", i), document) for i, document in enumerate(documents)]
    for i, membership in enumerate(memberships):
        name = membership.organisation.name
        named += [
            (pointer("memberships", i, "agreements", k), _titled(each.document, f"{each.kind.label.da}, {name}"))
            for k, each in enumerate(membership.agreements)
            if each.document
        ]
    named += [("", _titled(sheet.document, sheet.product)) for sheet in rules.price_lists if sheet.document]
    for table in (rules.statutes, rules.catalogue):
        with suppress(NoRuleInForceError):  # what is not published has no header
            document = table.on(on).document
            named += [("", _titled(document, table.label.da))] if document else []
    for path, document in named:
        yield from (evolve(finding, path=path) for finding in check_document(document, on=on))


def _titled(document: DocumentControl, title: str) -> DocumentControl:
    return document if document.title else evolve(document, title=title)


def _remarks(subscriptions: Iterable[Subscription], rules: RuleBook, on: date) -> Iterator[Finding]:
    """What the price lists make of the subscriptions that are not over."""
    for i, accession in enumerate(subscriptions):
        if accession.period.overlap(Period(on)):
            yield from (evolve(each, path=pointer("subscriptions", i)) for each in remarks(accession, rules))


def _without_effect(rules: RuleBook, subscriptions: Sequence[Subscription]) -> Iterator[Finding]:
    """Quantities that no price asks for, and subscriptions that carry on none."""
    by_unit = {
        sheet.product for sheet in rules.price_lists if any("quantity" in line.varies_by for line in sheet.lines)
    }
    priced = {sheet.product for sheet in rules.price_lists}
    by_subject = alike(subscriptions)
    for i, each in enumerate(subscriptions):
        named = partial(
            worth_a_look, path=pointer("subscriptions", i), subject=each.organisation.name, found=each.subject
        )
        if each.quantities.values != (1,) and each.product in priced - by_unit:
            yield named("association.quantity-unused")
        held = by_subject[each.organisation.id, each.subject]
        if each.continues_previous and not any(each.carries_on(earlier) for _, earlier in held):
            yield named("association.continues-nothing", day=each.first_day)


def _outlived(payer: Organisation, periods: Iterable[Period], on: date) -> Iterator[date]:
    """The last day of the organisation, for each of the periods that are not over and go on after it."""
    end = payer.exists.last_day if payer.exists else None
    if end is None:
        return
    for period in periods:
        last_day = period.last_day or date.max
        if last_day > end and last_day >= on:
            yield end


def _of_products(
    rules: RuleBook, on: date, assessments: Sequence[Assessment], decisions: Sequence[Decision]
) -> Iterator[Finding]:
    """Products that the rules do not have, assessments that were to be made anew, and jumps of level without a decision."""
    assessed = [(("assessments", i, "product"), each.product) for i, each in enumerate(assessments)]
    decided = [(("decisions", i, "product"), each.product) for i, each in enumerate(decisions)]
    yield from unknown_products([*assessed, *decided], rules, Severity.WARNING)
    yield from stale(assessments, on=on)
    for product, taken in by_product(decisions).items():
        yield from DecisionLog(product, taken).check()


def _holes(rules: RuleBook, on: date, subscriptions: Iterable[Subscription]) -> Iterator[Finding]:
    """What could be assumed from a day on, of the rules and of the products that are subscribed to."""
    ahead = Period(on)
    used = dict.fromkeys(each.product for each in subscriptions if each.period.overlap(ahead))
    priced = {sheet.product: sheet for sheet in rules.price_lists}
    asked = evolve(rules, price_lists=[priced[product] for product in used if product in priced])
    for gap in (each for each in asked.holes(within=ahead) if each.way_out):
        yield worth_a_look("association.hole", subject=gap.table, day=gap.period.first_day, expected=gap.way_out)
    for product in used:
        if product not in priced:
            yield worth_a_look("association.no-price-list", subject=product)
