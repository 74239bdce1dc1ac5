"""What a budget owner reads of rules: when a price is billed, what is paid of a part of a pricing period, what a row holds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from os2model.dated import DatedRow
from os2model.grids import NEW_YEAR
from os2model.labels import Labelled
from os2model.measures import Measure
from os2model.money import Money, Percent
from os2model.notice import Notice
from os2model.participation import Participation
from os2model.periods import Cadence, Duration, MonthDay
from os2model.price_rules import Fixed
from os2model.proration import (
    ByJoiningDay,
    ByMeasure,
    FixedShare,
    JoiningRule,
    JoiningStep,
    LeavingStep,
    StartedPeriods,
    WholePeriods,
)
from os2model.terms import FirstDay, PriceChange, Terms, TermsStep
from os2model.text.formats import fraction, month_day
from os2model.text.words import Words

_LEAP_YEAR: Final = 2028  # any with a 29 February, for days that come every year


def terms_phrase(terms: Terms, words: Words) -> str:
    """When a price is billed.

    Examples:
        >>> terms_phrase(Terms.calendar_year(billing=Cadence.HALF_YEARLY), Words("da"))
        'kalenderår, opkræves halvårligt forud'
    """
    when = words.say("in advance" if terms.in_advance else "in arrears")
    if not terms.billing is terms.pricing is Cadence.ANNUAL:
        when = words.say("billed", billing=terms.billing, when=when)
    phrases = [_periods(terms.billing, terms.anchor, words), when]
    if terms.pricing_anchor is not None:
        phrases.append(words.say("priced", year=_periods(terms.pricing, terms.pricing_anchor, words)))
    if terms.price_change is not PriceChange.SPLIT:
        phrases.append(words.write(terms.price_change))
    if terms.invoice_offset:
        side, end = "after" if terms.invoice_offset > 0 else "before", "start" if terms.in_advance else "end"
        days = words.counted("day", abs(terms.invoice_offset))
        phrases.append(words.say(f"invoiced {side} its {end}", days=days))
    return ", ".join(phrases)


def _periods(cadence: Cadence, anchor: MonthDay | FirstDay, words: Words) -> str:
    """From when the periods of a cadence are counted."""
    years = cadence is Cadence.ANNUAL
    if isinstance(anchor, FirstDay):
        return words.say("own year" if years else "own periods")
    if anchor == NEW_YEAR:
        return words.say("calendar year")
    return words.say("year from" if years else "periods from", day=day_of_year(anchor, words))


def day_of_year(day: MonthDay, words: Words) -> str:
    """A day that comes every year.

    Examples:
        >>> day_of_year(MonthDay(7, 1), Words("da"))
        '1. juli'
    """
    return month_day(day.in_year(_LEAP_YEAR), words.language)


def rule_phrase(rule: JoiningRule, words: Words) -> str:
    """What is paid by a joining or a leaving rule.

    Examples:
        >>> rule_phrase(StartedPeriods(Cadence.MONTHLY), Words("da"))
        'betales hele den begyndte måned'
    """
    match rule:
        case StartedPeriods():
            return words.say("paid whole", of=words.say(f"begun {rule.of.word}"))
        case WholePeriods():
            return words.say("not paid", of=words.say(f"begun {rule.of.word}"))
        case FixedShare():
            return words.say("share paid", share=rule.share)
        case ByJoiningDay():
            day, (late, early) = rule.after, (rule_phrase(each, words) for each in (rule.then, rule.otherwise))
            return words.say("by day", day=day_of_year(day, words), late=late, early=early)
        case ByMeasure():
            return words.say("by measure")


def notice_phrase(notice: Notice, words: Words) -> str:
    """How long before the end notice is given.

    Examples:
        >>> from os2model import CalendarUnit
        >>> notice_phrase(Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR), Words("da"))
        'opsigelsesvarsel 3 måneder til udgangen af et halvår'
    """
    unit = words.say(f"a {notice.to_end_of.word}") if notice.to_end_of else ""
    long = length_phrase(notice, words)
    if not long:
        return words.say("to the end", unit=unit) if unit else words.say("at once")
    return words.say("notice to the end", long=long, unit=unit) if unit else words.say("notice", long=long)


def length_phrase(length: Notice | Duration, words: Words) -> str:
    """How many months and days; nothing where there are none.

    Examples:
        >>> length_phrase(Duration(months=1, days=14), Words("da")), length_phrase(Duration(), Words("da"))
        ('1 måned og 14 dage', '')
    """
    return words.say("and").join(
        words.counted(name, n) for name, n in (("month", length.months), ("day", length.days)) if n
    )


def all_of_terms(terms: Terms, words: Words) -> str:
    """All that terms say, for those who read them by themselves.

    Examples:
        >>> from os2model import Proration
        >>> all_of_terms(Terms.calendar_year(proration=Proration.days()), Words("da"))
        'kalenderår, forud, faktiske dage, almindelig moms'
    """
    proration, phrases = terms.proration, [terms_phrase(terms, words)]
    if proration.measure is not Measure.CALENDAR_MONTHS:
        phrases.append(words.write(proration.measure))
    if proration.joining != ByMeasure():
        phrases.append(words.say("joining", what=rule_phrase(proration.joining, words)))
    if proration.leaving != ByMeasure():
        phrases.append(words.say("leaving rule", what=rule_phrase(proration.leaving, words)))
    if long := length_phrase(terms.minimum_term, words):
        phrases.append(words.say("at least", long=long))
    if long := length_phrase(terms.renewal_term, words):
        phrases.append(words.say("renewed", long=long))
    if terms.notice is not None:
        phrases.append(notice_phrase(terms.notice, words))
    if terms.indexation is not None:
        day = day_of_year(terms.indexation.on, words)
        phrases.append(words.say("indexed", day=day, index=terms.indexation.index))
    first, *changes = terms.vat_category.rows
    phrases.append(words.write(first.value))
    phrases += [words.say("vat from", category=change.value, day=change.since) for change in changes]
    return ", ".join(phrases)


def terms_step_phrase(step: TermsStep | JoiningStep | LeavingStep, words: Words, *, nothing: bool = False) -> str:
    """What a step says of the terms, or of what they let a newcomer or somebody who leaves pay; of nothing, until when.

    Examples:
        >>> from datetime import date
        >>> from fractions import Fraction
        >>> terms_step_phrase(JoiningStep(rule=FixedShare(Fraction(1, 2)), after=date(2026, 7, 1), late=True), Words("da"))
        'ved tilslutning efter 1. juli betales 1/2 af prisen'
    """
    match step:
        case TermsStep():
            return terms_phrase(step.row.value, words) if step.row else ""
        case LeavingStep(rule=ByMeasure()):
            return words.say("left on", day=step.last_day)
        case LeavingStep():
            return words.say("leaving", day=step.last_day, what=rule_phrase(step.rule, words))
        case JoiningStep():
            what = rule_phrase(step.rule, words)
            if nothing and isinstance(step.rule, FixedShare):
                what = words.say("share paid last", share=step.rule.share)
            if step.after is None:
                return words.say("joining", what=what)
            day = month_day(step.after, words.language)
            return words.say("joining, late" if step.late else "joining, in time", day=day, what=what)


def row_value(row: DatedRow[Any], words: Words) -> str:
    """The value of a row of rules; nothing where a line cannot hold it.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> row_value(OS2_RULES.membership_fee.row(on=date(2026, 1, 1)), Words("da"))
        '25.000,00 kr.'
    """
    if row.value == "latest":
        return words.say("latest")
    if isinstance(row.value, Terms):
        return all_of_terms(row.value, words)
    if isinstance(row.value, Participation):
        return words.counted("participant", len({each.id for each in row.value.presence}))
    if isinstance(row.value, Fraction):
        return fraction(row.value, words.language)
    if isinstance(row.value, Fixed):
        return words.write(row.value.price)
    return words.write(row.value) if isinstance(row.value, (str, Labelled, Money, Percent)) else ""
