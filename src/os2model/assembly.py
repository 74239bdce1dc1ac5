"""The general assembly (generalforsamling): its deadlines, whether it was called in time, and the dates of its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import frozen

from os2model._checks import check_day, check_optional_day, check_type, check_year
from os2model.electoral_rolls import RollChange, by_name
from os2model.errors import InvalidValueError, NoRuleInForceError
from os2model.findings import Finding, worth_a_look
from os2model.labels import Labelled
from os2model.memberships import Membership
from os2model.periods import Duration, Period, months_after
from os2model.rulebook import RuleBook
from os2model.sources import Source
from os2model.statutes import Clause, Statutes

_MONTHS_OF_A_YEAR: Final = 12


class Occasion(Labelled):
    """What is due, or takes place, in the year of an association (anledning).

    Examples:
        >>> Occasion.MOTIONS_IN.label.da
        'sidste dag for forslag til sekretariatet'
    """

    CALL = "sidste dag for indkaldelse", "last day to call the assembly"
    MOTIONS_IN = "sidste dag for forslag til sekretariatet", "last day for motions to the secretariat"
    MOTIONS_OUT = "sidste dag for udsendelse af forslag", "last day to send the motions out"
    ASSEMBLY = "ordinær generalforsamling", "ordinary general assembly"
    EXTRAORDINARY_ASSEMBLY = (
        "sidste dag for ekstraordinær generalforsamling",
        "last day to hold an extraordinary general assembly",
    )
    FEE_DECISION = "kontingentet fastsættes", "the membership fee is set"
    MINUTES = "sidste dag for offentliggørelse af referatet", "last day to publish the minutes"
    EVALUATION = "evaluering af produkterne", "evaluation of the products"


@frozen(kw_only=True)
class AssemblyDeadline:
    """A day by which something is done for a general assembly (frist).

    Attributes:
        what: what is done.
        last_day: the last day on which that is in time.
        clause: the clause of the statutes that says so, or our default with its reason.

    Examples:
        >>> from os2model import OS2_RULES, assembly_deadlines
        >>> call, *_ = assembly_deadlines(date(2026, 4, 29), rules=OS2_RULES)
        >>> str(call.last_day), call.clause.bylaw
        ('2026-03-29', '§ 7, stk. 2')
    """

    what: Occasion
    last_day: date
    clause: Clause[Duration]


@frozen(kw_only=True)
class YearDate:
    """A day or a span of days in the year of an association (dato i årshjulet).

    Attributes:
        what: what is due or takes place.
        period: the day, as a period of one; the days in which it takes place where no day is published or fixed.
        source: the clause of the statutes, or where the rhythm is written.
        effective: the first day on which what is decided holds; None where nothing is decided.

    Examples:
        >>> YearDate(what=Occasion.EVALUATION, period=Period.half_year(2026, 1), source="the process").what.label.da
        'evaluering af produkterne'
    """

    what: Occasion
    period: Period
    source: Clause[Any] | Source | str
    effective: date | None = None


def assembly_deadlines(assembly_day: date, *, rules: RuleBook) -> tuple[AssemblyDeadline, ...]:
    """The deadlines of an ordinary general assembly (frister): its call, motions in, motions out, its minutes.

    They are counted from the day of the assembly, by the statutes in force on it. A month before 31 May is 30 April.

    Args:
        assembly_day: the day of the assembly.
        rules: the statutes.

    Returns:
        The four, in this order, each with its last day in time and the clause that says so.

    Raises:
        NoRuleInForceError: there are no statutes of the day.

    Source:
        OS2: Vedtægter § 7, stk. 2 and 4.

    Examples:
        >>> from os2model import OS2_RULES
        >>> for each in assembly_deadlines(date(2026, 4, 29), rules=OS2_RULES):
        ...     print(each.last_day, each.what.label.en)
        2026-03-29 last day to call the assembly
        2026-04-15 last day for motions to the secretariat
        2026-04-21 last day to send the motions out
        2026-05-13 last day to publish the minutes
    """
    law = _statutes("assembly_day", assembly_day, rules)
    return (
        _before(Occasion.CALL, assembly_day, law.call),
        _before(Occasion.MOTIONS_IN, assembly_day, law.motions_in),
        _before(Occasion.MOTIONS_OUT, assembly_day, law.motions_out),
        _after(Occasion.MINUTES, assembly_day, law.minutes),
    )


def extraordinary_deadlines(handled: date, *, rules: RuleBook) -> tuple[AssemblyDeadline, ...]:
    """Until when an extraordinary general assembly is called and held, once the board has handled the wish for it.

    Args:
        handled: the day on which the board handled the wish; the statutes of that day decide.
        rules: the statutes.

    Returns:
        The last day to call one that is held on the last day, and that last day.

    Raises:
        NoRuleInForceError: there are no statutes of the day.

    Source:
        OS2: Vedtægter § 8.

    Examples:
        >>> from os2model import OS2_RULES
        >>> called, held = extraordinary_deadlines(date(2026, 9, 1), rules=OS2_RULES)
        >>> str(called.last_day), str(held.last_day)
        ('2026-09-15', '2026-09-29')
    """
    law = _statutes("handled", handled, rules)
    held = _after(Occasion.EXTRAORDINARY_ASSEMBLY, handled, law.extraordinary_within)
    return _before(Occasion.CALL, held.last_day, law.extraordinary_call), held


def check_call(assembly_day: date, *, called: date, rules: RuleBook) -> tuple[Finding, ...]:
    """What is worth a look in the day of an ordinary general assembly and in that of its call (indkaldelse).

    Args:
        assembly_day: the day of the assembly.
        called: the day on which the call was sent.
        rules: the statutes.

    Returns:
        A finding if it was called too late, and one if it lies outside its months, each with the clause.

    Raises:
        NoRuleInForceError: there are no statutes of the day of the assembly.

    Examples:
        >>> from os2model import OS2_RULES
        >>> check_call(date(2026, 4, 29), called=date(2026, 3, 29), rules=OS2_RULES)
        ()
        >>> print(*check_call(date(2026, 4, 29), called=date(2026, 3, 30), rules=OS2_RULES))
        the general assembly of 2026-04-29 was called on 2026-03-30, and the last day to call it was 2026-03-29 (bylaws § 7, stk. 2); put it off, and call it anew
    """
    law = _statutes("assembly_day", assembly_day, rules)
    check_day("called", called)
    findings: list[Finding] = []
    due, window = law.call.value.before(assembly_day), law.assembly_window(assembly_day.year)
    if called > due:
        expected = law.call.label
        findings.append(
            worth_a_look("assembly.called-late", subject=assembly_day, found=called, expected=expected, day=due)
        )
    if not window.contains(assembly_day):
        expected = law.assembly_months.label
        findings.append(
            worth_a_look("assembly.outside-its-months", subject=assembly_day, found=window, expected=expected)
        )
    return tuple(findings)


def roll_changes(
    memberships: Iterable[Membership], *, called: date, assembly_day: date, rules: RuleBook
) -> tuple[RollChange, ...]:
    """Who has another number of votes at a general assembly than at its call (ændringer siden indkaldelsen).

    The day of the call counts as was known on it, because that is the roll the call went out by: a resignation of before the
    call that came in after it is a change. The day of the assembly counts by all that is known of it now.

    Args:
        memberships: one of each organisation, in any order.
        called: the day on which the call was sent.
        assembly_day: the day of the assembly.
        rules: the statutes.

    Returns:
        Each with its voting right before and after, in the order of their names.

    Raises:
        InvalidValueError: an organisation has two memberships.
        PeriodError: the assembly lies before its call.
        NoRuleInForceError: there are no statutes of either day, or of that of an entry.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES, MembershipEvent
        >>> left = Membership(AUTHORITIES["Odder"], events=[
        ...     MembershipEvent.joined(date(2020, 1, 1)), MembershipEvent.resigned(date(2026, 4, 10))])
        >>> (change,) = roll_changes([left], called=date(2026, 3, 29), assembly_day=date(2026, 4, 29), rules=OS2_RULES)
        >>> change.organisation.name, change.before.votes, change.after.votes, change.after.why_not
        ('Odder Kommune', 1, 0, NoVote.FORMER)
    """
    check_type("rules", rules, RuleBook)
    Period(called, assembly_day)  # refuses days in the other order
    changes = (
        RollChange(
            organisation=each.organisation,
            before=each.as_known(called).voting_right(on=called, rules=rules),
            after=each.voting_right(on=assembly_day, rules=rules),
        )
        for each in by_name(memberships)
    )
    return tuple(change for change in changes if change.before.votes != change.after.votes)


def year_dates(year: int, *, rules: RuleBook, assembly_day: date | None = None) -> tuple[YearDate, ...]:
    """The dates of a year of the association (årshjul): the general assembly, the fee that is set there, the evaluations.

    Without the day of the assembly it is the months in which it can be held. Where a rhythm alone is published, as of the
    evaluations, it is each whole span of that rhythm that the year has: in each of them lies one.

    Args:
        year: the calendar year.
        rules: the statutes, and the catalogue of criteria on 1 January, which says how often products are evaluated.
        assembly_day: the day of the ordinary general assembly; its deadlines are then among the dates.

    Returns:
        The dates in order of their first days, each with its source; no evaluations of a year on whose 1 January no catalogue,
        or no rhythm, is published.

    Raises:
        InvalidValueError: the assembly is held in another year.
        NoRuleInForceError: there are no statutes of the day of the assembly, or of 1 January where that is not given.

    Examples:
        >>> from os2model import OS2_RULES
        >>> for each in year_dates(2026, rules=OS2_RULES):
        ...     print(each.period, each.what.label.en)
        2026-01-01/2026-06-30 evaluation of the products
        2026-04-01/2026-05-31 ordinary general assembly
        2026-04-01/2026-05-31 the membership fee is set
        2026-07-01/2026-12-31 evaluation of the products
    """
    check_year("year", year)
    check_optional_day("assembly_day", assembly_day)
    check_type("rules", rules, RuleBook)
    if assembly_day is not None and assembly_day.year != year:
        raise InvalidValueError("assembly.other-year", {"day": assembly_day, "year": year, "other": assembly_day.year})
    dates = [*_assembly_dates(year, assembly_day, rules), *_evaluations(year, rules)]
    return tuple(sorted(dates, key=lambda each: (each.period.first_day, each.period.known_last_day, each.what.rank)))


def _assembly_dates(year: int, assembly_day: date | None, rules: RuleBook) -> Iterator[YearDate]:
    law = rules.statutes.on(assembly_day or date(year, 1, 1))
    held = Period(assembly_day, assembly_day) if assembly_day else law.assembly_window(year)
    yield YearDate(what=Occasion.ASSEMBLY, period=held, source=law.assembly_months)
    effective = Period.year(year + law.fee_years_ahead.value).first_day
    yield YearDate(what=Occasion.FEE_DECISION, period=held, source=law.fee_years_ahead, effective=effective)
    for each in assembly_deadlines(assembly_day, rules=rules) if assembly_day else ():
        yield YearDate(what=each.what, period=Period(each.last_day, each.last_day), source=each.clause)


def _evaluations(year: int, rules: RuleBook) -> Iterator[YearDate]:
    new_year = date(year, 1, 1)
    try:
        catalogue = rules.catalogue.on(new_year)
    except NoRuleInForceError:  # what is not published has no rhythm
        return
    months = catalogue.months_between_assessments
    if months is None:
        return
    for k in range(_MONTHS_OF_A_YEAR // months):
        period = Period.starting(months_after(new_year, k * months), months=months)
        yield YearDate(what=Occasion.EVALUATION, period=period, source=catalogue.assessments_source or catalogue.source)


def _statutes(what: str, day: date, rules: RuleBook) -> Statutes:
    check_day(what, day)
    check_type("rules", rules, RuleBook)
    return rules.statutes.on(day)


def _before(what: Occasion, day: date, clause: Clause[Duration]) -> AssemblyDeadline:
    return AssemblyDeadline(what=what, last_day=clause.value.before(day), clause=clause)


def _after(what: Occasion, day: date, clause: Clause[Duration]) -> AssemblyDeadline:
    return AssemblyDeadline(what=what, last_day=clause.value.after(day), clause=clause)
