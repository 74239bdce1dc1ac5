"""The deadlines of subscriptions (frister): until when to resign, to be out by the end of a year or before a new price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import MAXYEAR, date
from typing import Any

from attrs import field, frozen

from os2model._checks import check_type, listed
from os2model.errors import NoRuleInForceError, PeriodError
from os2model.labels import Labelled
from os2model.organisations import Organisation
from os2model.periods import ONE_DAY, Period
from os2model.rulebook import RuleBook
from os2model.subscriptions import Subscription


class DeadlineKind(Labelled):
    """What a deadline is for (fristens art).

    Examples:
        >>> DeadlineKind.PRICE_CHANGE.label.da
        'sidste dag for opsigelse før ny pris'
    """

    YEAR_END = "sidste dag for opsigelse til årets udgang", "last day to resign by the end of the year"
    PRICE_CHANGE = "sidste dag for opsigelse før ny pris", "last day to resign before a new price"


def _said(unknown: NoRuleInForceError | None) -> tuple[Any, ...]:
    """What an error says; two that say the same are not equal by themselves."""
    return () if unknown is None else unknown.args


@frozen(kw_only=True)
class Deadline:
    """A day until which a subscription can be resigned (frist).

    Attributes:
        kind: what it is for.
        organisation: whose subscription it is.
        subject: what it is subscribed to.
        day: the last day on which notice can be received; None where it is not published.
        of: what it is counted back from: the last day of the year, or the first day of the new price; None of a price that is
            not published.
        last_day: the last day with the subscription, if notice is received on that day; where the notice is not published, the
            day by which it was to end; None of a price that is not published.
        unknown: what is not published; None where the day is known.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Deadline(kind=DeadlineKind.YEAR_END, organisation=AUTHORITIES["Samsø"], subject="OS2valghalla",
        ...     of=date(2026, 12, 31), day=date(2026, 9, 30), last_day=date(2026, 12, 31)).day
        datetime.date(2026, 9, 30)
    """

    kind: DeadlineKind
    organisation: Organisation
    subject: str
    of: date | None = None
    day: date | None = None
    last_day: date | None = None
    unknown: NoRuleInForceError | None = field(default=None, eq=_said)


def deadlines(subscriptions: Iterable[Subscription], *, within: Period, rules: RuleBook) -> tuple[Deadline, ...]:
    """The days in a period until which subscriptions can be resigned, in order; those that are not published last.

    Of each subscription the last day to be out by the end of a calendar year, and the last one before each new price. Where its
    notice is not published there is one without a day for each year that ends in the period, and for each new price in it.
    Where its price is not published, then or from some later day on, there is one without a day as well. A subscription without
    a day in the period has none.

    Args:
        subscriptions: the subscriptions.
        within: the days in which the deadlines lie; it must have a last day.
        rules: prices and terms; the terms are those of the first day.

    Raises:
        PeriodError: `within` has no last day.
        UnknownNameError: there is no such product, or its price list has no line of a waiver's name.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, CalendarUnit, Notice, Terms
        >>> terms = Terms.calendar_year(notice=Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR))
        >>> rules = OS2_RULES.assuming(terms={"OS2valghalla": terms}, because="our agreement")
        >>> accession = Subscription(AUTHORITIES["Samsø"], "OS2valghalla", date(2026, 8, 14))
        >>> [(str(each.day), str(each.last_day)) for each in deadlines([accession], within=Period.year(2027), rules=rules)]
        [('2027-09-30', '2027-12-31')]
    """
    check_type("within", within, Period)
    check_type("rules", rules, RuleBook)
    if within.last_day is None:
        raise PeriodError("open", within.first_day)
    accessions = listed("subscriptions", subscriptions, Subscription)
    found = [each for accession in accessions for each in _of(accession, within, rules)]
    return tuple(sorted(found, key=_place))


def _place(deadline: Deadline) -> tuple[date, str, str, int, date]:
    day, last_day = deadline.day or date.max, deadline.last_day or date.max
    return day, deadline.organisation.name, deadline.subject, deadline.kind.rank, last_day


def _of(accession: Subscription, within: Period, rules: RuleBook) -> Iterator[Deadline]:
    """The deadlines of one subscription; those of a last day lie on the day after it at the latest."""
    rules.check_product(accession.product)
    if not accession.period.overlap(within):
        return
    begun = max(accession.first_day, within.first_day)
    first_year = max(accession.first_day.year, begun.year - 1)
    year_ends = (date(year, 12, 31) for year in range(first_year, MAXYEAR + 1))
    yield from _before(accession, DeadlineKind.YEAR_END, year_ends, within, rules)
    try:
        changes = _price_changes(accession, begun, rules)
        yield from _before(accession, DeadlineKind.PRICE_CHANGE, (day - ONE_DAY for day in changes), within, rules)
    except NoRuleInForceError as error:
        yield _deadline(accession, DeadlineKind.PRICE_CHANGE, unknown=error)


def _price_changes(accession: Subscription, begun: date, rules: RuleBook) -> Iterator[date]:
    """The days from a day on on which the price changes, in order."""
    day: date | None = None
    if begun > accession.first_day:
        with suppress(NoRuleInForceError):  # what was not published before that day
            day = accession.next_price_change(on=begun - ONE_DAY, rules=rules)
    if day is None:
        day = accession.next_price_change(on=begun, rules=rules)
    while day is not None:
        yield day
        day = accession.next_price_change(on=day, rules=rules)


def _before(
    accession: Subscription, kind: DeadlineKind, last_days: Iterable[date], within: Period, rules: RuleBook
) -> Iterator[Deadline]:
    """The deadlines for some last days in order, as far as they lie in the period."""
    said: tuple[date | None, date] | None = None
    for last_day in last_days:
        if accession.last_day is not None and last_day >= accession.last_day:
            return  # it ends anyway
        day, out, unknown = None, last_day, None
        try:
            day = accession.notice_deadline(last_day=last_day, rules=rules)
            out = accession.earliest_end(notice_received=day, rules=rules)
        except NoRuleInForceError as error:
            unknown = error
        except PeriodError:
            continue  # it cannot end so early
        if (day or last_day) > within.known_last_day:
            return
        if within.contains(day or last_day) and (day, out) != said:  # one that long terms make the same is said once
            said = day, out
            of = last_day + ONE_DAY if kind is DeadlineKind.PRICE_CHANGE else last_day
            yield _deadline(accession, kind, of=of, day=day, last_day=out, unknown=unknown)


def _deadline(accession: Subscription, kind: DeadlineKind, **days: Any) -> Deadline:  # noqa: ANN401  as the class takes
    return Deadline(kind=kind, organisation=accession.organisation, subject=accession.subject, **days)
