"""What errors and findings say in English, by their codes; the Danish sentences stand in `text.messages`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ERRORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "value.type": "{what} must be of type {expected}, such as {example}; got {got}",
        "value.empty": "{what} cannot be empty; write text such as {example}",
        "value.range": "{what} must lie in {expected}, got {got}",
        "value.choice": "{what} can only be {expected}, got {got}",
        "value.negative": "{what} cannot be negative, got {got}; write an amount of 0 or more",
        "money.float": "an amount of money cannot be a float, got {got}; write {readings_en}",
        "money.type": "an amount of money is an int, a Decimal or text, got {got}; write dkk(25000) or dkk({text})",
        "money.text": "{got} is not an amount; write digits with a dot before the øre, such as {text}",
        "money.decimals": "{got} has {decimals} decimals and {currency} has {allowed}; write {readings_en}",
        "money.text-currency": "{got} is not an amount with its currency; write it such as '25000.00 DKK'",
        "money.digits": "an amount of more than 15 digits is refused, got {got}; check the unit",
        "money.currency": "{got} is not a currency of the library; write one of {expected}",
        "money.weights": "an amount is split by whole numbers or Fractions, none negative and not all 0, got {got}; "
        "write weights such as [1, 1, 2]",
        "percent.text": '{got} is not a percent; write digits with a dot before decimals, such as Percent("25")',
        "identifier.cvr.format": "CVR number {number} is not 8 digits; write it without spaces, such as {example}",
        "identifier.cvr.check-digit": "CVR number {number} fails its check digit (modulus 11 leaves {left}); "
        "look the number up in the CVR register",
        "identifier.cvr.leading-zero": "CVR number {number} begins with 0 and none does; "
        "look the number up in the CVR register",
        "identifier.gln.format": "GLN (EAN number) {number} is not 13 digits; write it without spaces, such as {example}",
        "identifier.gln.check-digit": "GLN (EAN number) {number} ends in {got} and its check digit is {expected}; "
        "look the number up with its owner",
        "identifier.p_number.format": "P-number {number} is not 10 digits; write it without spaces, such as {example}",
        "identifier.municipality.format": "municipality code {number} is not four digits that begin with one 0; "
        "write it such as {example}",
        "identifier.region.format": "region code {number} is not four digits that begin with 10; write it such as {example}",
        "dated.no-value": "a row needs a value, got None from {day}; write a Hole where nothing is published",
        "dated.empty": "the table {table.en} has no row; give at least a row or a hole",
        "dated.order": "the rows of {table.en} must be newest first on different days, got {later} after {earlier}; "
        "put the new row at the top",
        "dated.taken": "{table.en} already has a row from {day}; choose another day, or correct that row at its source",
        "size.limits": "size limits must rise, got medium from {medium}, large from {large}, very large from {very_large}",
        "size.reason": "a size that is assigned needs its reason; add size_reason=…",
        "organisation.identity": "{name} needs an identity; give id=, cvr= or a code",
        "organisation.ceased": "{name} ceased on {last_day} and cannot be charged for later days; "
        "end its memberships and subscriptions there; its successor: {successor}",
        "register.twice": "{name} stands twice in the register; keep one of the two",
        "vat.rate-needed": "VAT category {category} needs a rate above 0, got {got}",
        "vat.rate-zero": "VAT category {category} goes with the rate 0 alone, got {got}; write Percent(0)",
        "vat.rate-none": "VAT category {category} has no rate, got {got}; write None",
        "vat.reason-needed": "VAT category {category} needs a reason; say why no VAT is charged",
        "vat.reason-forbidden": "VAT category {category} has no reason, got {got}; leave it out",
        "clause.bylaw": "an explicit clause names its bylaw; write explicit(value, {example})",
        "clause.because": "a default clause says why; write default(value, because=…)",
        "price_list.line-twice": "{product} has two lines named {name}; give each its own name",
        "price_list.fee-line": "{name} cannot be a membership fee: that is no line of a price list; "
        "write another ChargeKind",
        "rule_book.twice": "{name} stands twice in the rule book; keep one of the two",
        "fee.joined-after": "the fee of {year} was asked for a membership that begins on {joined}; "
        "ask for {first_year} or later",
        "fee.mid-year": "the membership fee holds for whole calendar years, got a row from {day}; "
        "write date({year}, 1, 1) or date({next}, 1, 1)",
        "rules.nothing": "no rule was given to change; write a value, such as membership_fee=dkk(25000)",
        "budget.years": "a budget needs at least one year; write years=range(2026, 2031)",
        "budget.other-payer": "the subscription to {product} belongs to {other}, the membership to {name}; "
        "give one budget the facts of one organisation",
        "subscription.twice": "{name} has two subscriptions to {product} that overlap; "
        "end the first before the second begins",
        "totals.other": "only charges can be added up, got {got}; give what has net and vat_treatment",
        "period.reversed": "a period cannot end ({last_day}) before it begins ({first_day}); "
        "swap them, or leave last_day out for a period without an end",
        "period.open": "the period from {first_day} has no last day; give it one",
        "period.calendar": "the calendar has no such day: a step from {first_day} leaves the years 1 to 9999; "
        "choose nearer days",
        "period.outside": "{first_day} does not split the period; give a day after its first one, within it",
        "period.text": "{got} is not a period; write two days such as '2026-01-01/2026-12-31', or '2026-01-01/..'",
        "period.month-day": "{got} is not a day of the year; write it such as '--07-01'",
        "money.currency-mismatch": "{left} and {right} are of different currencies; exchange one of them first",
        "rule.hole": "no {table.en} is published for {day}; assume one: rules.assuming({way_out}, because=…)",
        "rule.before-first": "no {table.en} is known for {day}; the first one known is of {first_day}, "
        "ask for that day or later",
        "rule.no-price-list": "no {table.en} is published; give your own: attrs.evolve(rules, price_lists=[…])",
        "fact.inhabitants": "{of}'s inhabitants on {on} are not known (known: {known}); "
        "give them, or assume the latest: rules.assuming({way_out}, because=…)",
        "fact.size": "{of} has no size class on {on}: no inhabitants are known; "
        "give them, or assign a size: attrs.evolve(organisation, {way_out}, size_reason=…)",
        "fact.member": "whether {of} is a member on {on} is not known; give {way_out}, or ask for a member_budget",
        "number.text": '{what} must be a number, got {got}; write digits with a dot before decimals or a fraction, such as "7.5" or "1/3"',
        "number.negative": "{what} cannot be negative, got {got}; write 0 or more",
        "estimate.order": "an estimate goes from low by typical to high, got {got}; put the three in order",
        "estimate.text": "{got} is not an estimate; write three numbers such as '2..4..12'",
        "estimate.divided": "an estimate cannot be divided by 0, got {got}; divide by a positive number",
        "recurrence.grammar": "{got} is not a recurrence rule; write parts such as FREQ=MONTHLY;BYDAY=1MO",
        "recurrence.line": "{name} is a line of a calendar file and no part of a rule; give first_day= and without= instead",
        "recurrence.part": "{name} is not taken, because meetings are counted in days; leave it out, or write one of {expected}",
        "recurrence.twice": "{name} stands twice in the rule; keep one of the two",
        "recurrence.count-and-until": "COUNT and UNTIL exclude each other; keep one of the two",
        "recurrence.too-often": "FREQ={got} is too often for meetings; write FREQ=WEEKLY, MONTHLY or YEARLY",
        "recurrence.frequency": "the rule has no frequency that is taken, got {got}; write FREQ=WEEKLY, MONTHLY or YEARLY",
        "recurrence.weekly": "{got} does not go with FREQ=WEEKLY; write weekdays without a number, such as BYDAY=TU, or FREQ=MONTHLY",
        "recurrence.mixed": "weekdays with and without a number do not go together in one rule, got BYDAY={got}; write all with one, such as 1MO,2MO, or all without",
        "recurrence.position": "BYSETPOS picks among the days of another part; add BYDAY, BYMONTHDAY or BYMONTH",
        "recurrence.value": "{name} cannot be {got}; write {expected}",
        "recurrence.until-time": "{name} is a day here and has no time, got {got}; write it such as {expected}",
        "recurrence.never": "the rule {text} never gives a day from {first_day} on; check its parts",
        "meetings.one-of": "give either {first} or {second}, one of the two and not both",
        "meetings.minutes": "how long meetings of {group.en} are is not published; give minutes=, such as 60",
        "meetings.seat": "a seat in {other.en} is none in {group.en}; give the seats of the series' own group",
        "meetings.attendance": 'attendance is a share from 0 to 1, got {got}; write it such as "0.8"',
        "meetings.year": "meetings by a rule and seats with days are of a year; write meeting_load(…, year=2026)",
        "meetings.none": "a load needs at least one series of meetings; give MeetingSeries.usual(…) or your own",
        "working_year.net": "a working year cannot come to {got} hours; check its deductions",
        "usual_meetings.table": "each kind of group and product has one table of usual meetings, and {table.en} is not so; make one table for each",
        "name.authority": "{name} is not in the register{nearest_en}",
        "name.product": "{name} is not a product of these rules{nearest_en}",
        "name.rule": "{name} is not a table of the rule book{nearest_en}",
        "name.year": "{name} is not among the years of this budget ({known}); add it to years=",
        "data.invalid": "the data cannot be used; put right: {listed_en}",
        "catalogue.twice": "{name} stands twice in catalogue {version}; keep one of the two",
        "catalogue.empty": "catalogue {version} has no criterion; give it at least one",
        "catalogue.level": "a criterion belongs to the sandbox or a level above it, got {got} for {name}; write GovernanceLevel.SANDBOX",
        "rule.met": "a rule of levels lets met answers pass, got {got}; add AnswerState.MET",
        "rule.not-applicable": "what is not applicable is left out and neither passes nor fails; leave AnswerState.NOT_APPLICABLE out of passing",
        "evidence.reversed": "evidence cannot end ({last_day}) before it was collected ({collected}); swap the days",
        "assessment.before": "the assessment of {product} is of {on} and says nothing of {day}; ask for {on} or later",
        "diff.products": "two assessments of one product are compared, got {before} and {after}; give both of the same product",
        "diff.order": "the older assessment stands first, got {before} and {after}; swap them",
        "diff.catalogues": "answers are carried from a catalogue to the one that replaces it, got {before} and {after}; give assessments of the same or of neighbouring catalogues",
        "decision.levels": "a decision of kind “{kind.en}” cannot go from {before.en} to {after.en}; choose another kind or correct the levels",
        "log.product": "the log is of {product}, got something of {other}; give it to the log of {other}",
        "log.assessed-twice": "two assessments of one kind and of {day} are given for {product}; keep the one that holds",
        "log.same-day": "two decisions of {day} set the level of {product}, and the second is not the board's; keep the one that holds",
        "self_assessment.moment": "generated_at needs a day, a time and a time zone, got {got}; write datetime(2026, 6, 23, 12, tzinfo=UTC)",
        "self_assessment.loss": "the assessment of {product} says more than OS2's file can hold: {where.en}; leave that out, or keep it in another way",
        "name.criterion": "{name} is not a criterion of this catalogue{nearest_en}",
        "name.catalogue": "{name} is not a version of the catalogue{nearest_en}",
        "language.unknown": "{got} is not a language of the library; write 'da' or 'en'",
        "text.no-table": "there is no table for {got}; give a budget, charges, an assessment, a meeting load or its meetings, findings, or the rows of side_by_side",
        "text.unknown": "there is no text for {got}; explain a charge, a budget, an evaluation (assessment.evaluate), a difference, a finding or an error of the library",
    }
)

FINDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "assessment.unknown-criterion": "'{subject}' is no criterion of catalogue {expected}{nearest_en}",
        "assessment.answered-twice": "{subject} is answered twice; keep one of the answers",
        "assessment.later": "{found} is later than the assessment of {day}, which cannot know it; correct one of the days",
        "assessment.no-evidence": "{subject} is answered as met without evidence; say where it can be seen",
        "assessment.evidence-expired": "the evidence for {subject} counted until {day}; ask for newer evidence",
        "assessment.stale": "{subject}, {found}: a new one was due by {day}; ask for it",
        "reported.count": "{found} answers are reported for {subject}, where the catalogue has {expected} criteria; count them again",
        "reported.tally": "{subject}: {found} are reported, and the answers give {expected}; count them again",
        "reported.levels": "{subject}: {found} are reported, and the levels added up give {expected}; count them again",
        "reported.themes": "{subject}: {found} are reported, and the themes added up give {expected}; count them again",
        "reported.tables": "{subject} add up to different totals, {found} and {expected}; count them again",
        "reported.cells": "{subject}: {found} are reported, and the cells added up give {expected}; count them again",
        "tally.percentage": "{subject}: {found} is printed, and it is {expected}; percentages need not add up to 100",
        "tally.no-share": "{subject}: {found} is printed, where nothing is applicable; write a dash",
        "log.jump": "the decision of {day} goes from {found}, and the one before it left {expected}; look for the decision between",
        "load.extremes": "{found} numbers swing, and it is unlikely that all are low, or all high, in one year; plan by the typical or the expected hours",
        "load.left-out": "meetings of {subject} that fall in months without meetings and are left out: {found}; check that the group does so",
        "load.no-day": "the rule of {subject} gives no meeting in {found}; check its first day and its end",
        "load.skipped": "meetings of {subject} that fall on days off and are skipped: {found}; check that the group does so",
        "data.type": "{found} is not {expected}; correct it",
        "data.missing": "{expected} is missing; add it",
        "data.unknown-key": "'{subject}' is no name of this record{nearest_en}",
        "self_assessment.word": "'{found}' is no answer; write one of {expected}{nearest_en}",
        "self_assessment.value": "{found} is no value of this field; write one of {expected}{nearest_en}",
        "self_assessment.other-catalogue": "{subject} stands under {found}, and in this catalogue under {expected}; was another catalogue used?",
    }
)
