"""What a budget owner reads of a charge: what each step says, marked where it rests on no published row, and its sum.

The words themselves stand in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby, pairwise
from math import prod
from typing import Any

from attrs import frozen

from os2model.charges import Charge
from os2model.dated import DatedRow
from os2model.fees import FeeShareStep
from os2model.money import Money
from os2model.owed import OwedOnce
from os2model.periods import Period
from os2model.price_lists import ASSOCIATION, ChargeKind
from os2model.reductions import WaivedStep
from os2model.sources import Basis
from os2model.steps import EarlierStep, PartStep, PriceStep, RoundedStep, Step, ToDateStep, priced, pricing_periods
from os2model.terms import TermsStep
from os2model.text.formats import calculable, exact, number
from os2model.text.steps import OF_PRICE, first, step_phrase
from os2model.text.words import Words
from os2model.vat import VatCategory, VatTreatment


@frozen
class Reasons:
    """Writes the reasons of charges in one language.

    What rests on a row that is not published is marked: by the number of the row if it has one, else by its source.

    Attributes:
        words: the words of the language.
        numbered: the rows that are marked by their number, in order.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> fee = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
        >>> Reasons(Words("en")).of(fee)[-30:]
        ']: 25,000.00 × 1/2 = 12,500.00'
    """

    words: Words
    numbered: tuple[DatedRow[Any], ...] = ()

    def of(self, charge: Charge) -> str:
        """What chose the price of a charge, then the sum."""
        steps = charge.steps  # derived when read, so it is read once
        groups = pricing_periods(steps)
        phrases = [*self._phrases(groups), *self._waited(charge), *untaxed(charge.vat_treatment, self.words)]
        phrases += [phrase for step in steps for row in step.rows if (phrase := self._confirmed(row, charge))]
        phrases += [phrase for group in groups if (phrase := self._to_date(group, charge))]
        sums = list(dict.fromkeys(text for group in groups if (text := self._sum(group))))
        if len(groups) > 1:
            sums.append(f"{self._added(groups)} = {self._number(charge.net)}")
        text = "; ".join(dict.fromkeys(phrases))
        return f"{text}: {'; '.join(sums)}" if sums else text

    def _phrases(self, groups: list[list[Step]]) -> Iterator[str]:
        """What each step says; where the price, or what chose it, changed inside the charge, that first, each with its days."""
        spans = self._spans(groups)
        told: set[str] = set()
        if len(spans) > 1:
            common = set(spans[0][0]).intersection(*(phrases for phrases, _ in spans))
            yield ", ".join(self._dated(i, spans, common) for i in range(len(spans)))
            told = {
                phrase for phrases, _ in spans for phrase in phrases if phrase not in common or phrase == phrases[0]
            }
        parts = [
            step_phrase(step, group, self.words) for group in groups for step in group if isinstance(step, PartStep)
        ]
        if len(list(filter(None, parts))) > 1:  # of several the sum tells
            told.update(parts)
        for phrase in (self._phrase(step, group) for group in groups for step in group):
            if phrase and phrase not in told:
                yield phrase

    def _spans(self, groups: list[list[Step]]) -> list[tuple[list[str], Period]]:
        """What is said of each price, the price first, with the days on which it is paid."""
        found: list[tuple[list[str], Period]] = []
        for group in groups:
            parts = [step.period for step in group if isinstance(step, PartStep)]
            starts = [i for i, step in enumerate(group) if isinstance(step, PriceStep)]
            for (start, end), period in zip(pairwise([*starts, len(group)]), parts, strict=False):
                steps = [step for step in group[start:end] if isinstance(step, OF_PRICE)]
                phrases = [phrase for step in steps if (phrase := self._phrase(step, group))]
                if found and found[-1][0] == phrases:
                    found[-1] = phrases, Period(found[-1][1].first_day, period.last_day)
                else:
                    found.append((phrases, period))
        return found

    def _waited(self, charge: Charge) -> Iterator[str]:
        """That the price of a joining fee was locked by the member's signature, and that it waited for the plan to be active."""
        origin = charge.origin
        if not isinstance(origin, OwedOnce) or origin.day == charge.invoice_day:
            return
        accession, told = origin.price.accession, "waited"
        if accession.signed == origin.day:
            told = "signed" if accession.first_day == charge.invoice_day else "signed, waited"
        yield self.words.say(told, day=origin.day)

    def _confirmed(self, row: DatedRow[Any], charge: Charge) -> str:
        """When a row was last seen to be in force, if the charge is of a later day."""
        if row.confirmed is None or row.confirmed >= charge.invoice_day:
            return ""
        return self.words.say("confirmed", table=row.table, day=row.confirmed)

    def _dated(self, i: int, spans: list[tuple[list[str], Period]], common: set[str]) -> str:
        """A price with what else is not said of all of them, and its days."""
        (price, *others), period = spans[i]
        apart = ", ".join(phrase for phrase in others if phrase not in common)
        price = f"{price} ({apart})" if apart else price
        if i == 0:
            return self.words.say("until", price=price, day=period.last_day)
        if i == len(spans) - 1:
            return self.words.say("from", price=price, day=period.first_day)
        return self.words.say("from, until", price=price, period=period)

    def _phrase(self, step: Step, group: list[Step]) -> str:
        """What a step says by itself, marked; nothing for the steps that only the sum names."""
        text = step_phrase(step, group, self.words)
        price = first(group, PriceStep) if isinstance(step, FeeShareStep) else None
        return "".join([text, *(self.marks(price) if price else ()), *self.marks(step)]) if text else ""

    def marks(self, step: Step) -> list[str]:
        """Behind what a step says, for each of its rows that is not published."""
        return list(dict.fromkeys(mark for row in step.rows if (mark := self.of_row(row))))

    def of_row(self, row: DatedRow[Any]) -> str:
        """Behind what rests on a row: nothing if it is published, else what it rests on."""
        return "" if row.basis is Basis.PUBLISHED else f" {self._mark(row)}"

    def _mark(self, row: DatedRow[Any]) -> str:
        if row in self.numbered:
            return self.words.say("mark, numbered", basis=row.basis, n=self.numbered.index(row) + 1)
        source = row.source if isinstance(row.source, str) else row.source.place or row.source.document
        if row.value == "latest":
            source = self.words.say("latest")
        return self.words.say("mark", basis=row.basis, source=source)

    def _to_date(self, group: list[Step], charge: Charge) -> str:
        earlier, to_date = first(group, EarlierStep), first(group, RoundedStep)
        if earlier is None or to_date is None or charge.period is None or not to_date.amount:
            return ""
        parts = [step for step in group if isinstance(step, PartStep)]
        last_day = parts[-1].period.last_day if parts else charge.period.last_day
        so_far, taken = self._number(to_date.amount), self._number(earlier.amount)
        return self.words.say("to date", day=last_day, amount=so_far, earlier=taken)

    def _sum(self, group: list[Step]) -> str:
        """The line for a desk calculator; none for what is paid once in full."""
        net, price = _amount(group), first(group, PriceStep)
        share, earlier = first(group, FeeShareStep), first(group, EarlierStep)
        if share and price:
            return f"{self._exact(price.price, net)} × {share.share} = {self._rounding(price.price * share.share, net)}"
        parts = [step for step in group if isinstance(step, PartStep)]
        if price and not parts and first(group, TermsStep):
            return f"{self._exact(price.price, net)} × 0 = {self._number(net)}"
        if not parts:
            return self._once(group, net)
        before = first(group, ToDateStep)
        if earlier is None or before is None:
            return self._parts(parts, net)
        to_date = net + earlier.amount
        less = f"{self._number(to_date)} − {self._number(earlier.amount)} = {self._number(net)}"
        every = [*before.parts, *parts]
        alike = len({(part.price, part.factors) for part in every}) == 1 and sum(part.fraction for part in every) == 1
        whole = alike and not every[0].factors and every[0].price.denominator == 1
        return less if whole else f"{self._parts(every, to_date)}; {less}"

    def _added(self, groups: list[list[Step]]) -> str:
        """The amounts of the pricing periods, equal ones in a row as a multiple."""
        amounts = [self._number(_amount(group)) for group in groups]
        counted = [(amount, len(list(alike))) for amount, alike in groupby(amounts)]
        return " + ".join(amount if many == 1 else f"{many} × {amount}" for amount, many in counted)

    def _once(self, group: list[Step], net: Money) -> str:
        """The sum of what is paid once: what falls away, or the price times what multiplies it."""
        waived = first(group, WaivedStep)
        if waived:
            full = self._exact(waived.amount, net)
            return f"{full} − {full} = {self._number(net)}"
        price, factors = priced(group)
        if not factors and price.denominator == 1:
            return ""
        terms = " × ".join([self._exact(price, net), *map(str, factors)])
        return f"{terms} = {self._rounding(prod(factors, start=price), net)}" if factors else self._rounding(price, net)

    def _parts(self, parts: list[PartStep], result: Money) -> str:
        """Each price times its part, and what they come to."""
        terms = " + ".join(
            " × ".join([calculable(part.price, result.currency, self.words.language), *_factors(part)])
            for part in parts
        )
        return f"{terms} = {self._rounding(sum((part.exact for part in parts), Fraction()), result)}"

    def _rounding(self, total: Fraction, net: Money) -> str:
        text = self._exact(total, net)
        return text if total.denominator == 1 else f"{text} → {self._number(net)}"

    def _exact(self, minor: Fraction, net: Money) -> str:
        return exact(minor, net.currency, self.words.language)

    def _number(self, money: Money) -> str:
        return number(money, self.words.language)


def charge_line(charge: Charge, reasons: Reasons) -> str:
    """A charge in one line: what it is, its amount, and why.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> fee = membership_fee(2025, joined=date(2020, 1, 1), rules=OS2_RULES)
        >>> charge_line(fee, Reasons(Words("da")))[:65]
        'OS2, kontingent 2025, 1.1.2025–31.12.2025: 25.000,00 kr. = fuldt '
    """
    words, what = reasons.words, named(charge, reasons.words)
    if charge.payee != ASSOCIATION:
        what = words.say("to payee", what=what, payee=charge.payee)
    text = words.say("charge", what=what, net=charge.net)
    reason = reasons.of(charge)
    return f"{text} = {reason}" if reason else text


def named(charge: Charge, words: Words) -> str:
    """What a charge is for, of which kind and when.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> named(membership_fee(2025, joined=date(2020, 1, 1), rules=OS2_RULES), Words("da"))
        'OS2, kontingent 2025, 1.1.2025–31.12.2025'
    """
    kind = kind_of(charge, words)
    if charge.kind is ChargeKind.MEMBERSHIP_FEE:
        kind = words.say("fee", kind=kind, year=str(charge.invoice_day.year))
    return words.say("named", subject=charge.subject, kind=kind, when=charge.period or charge.invoice_day)


def kind_of(charge: Charge, words: Words) -> str:
    """What is charged for; with the name of the line, where that is another.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> kind_of(membership_fee(2025, joined=date(2020, 1, 1), rules=OS2_RULES), Words("en"))
        'membership fee'
    """
    label = charge.kind.label
    if charge.line.casefold() in (label.da, label.en):
        return words.write(charge.kind)
    return words.say("with kind", kind=charge.kind, line=charge.line)


def untaxed(treatment: VatTreatment, words: Words) -> Iterator[str]:
    """Why no VAT is charged; nothing where it is.

    Examples:
        >>> from os2model import Percent
        >>> list(untaxed(VatTreatment(VatCategory.EXEMPT, Percent("0"), "momsloven § 13"), Words("da")))
        ['momsfritaget: momsloven § 13']
    """
    if treatment.category is not VatCategory.STANDARD:
        text = words.say("vat", category=treatment.category, reason=treatment.reason)
        yield text if treatment.reason else words.write(treatment.category)


def _amount(group: list[Step]) -> Money:
    """What the pricing period adds to the charge: to date, less what was charged earlier."""
    to_date = next(step.amount for step in group if isinstance(step, RoundedStep))
    return next((to_date - step.amount for step in group if isinstance(step, EarlierStep)), to_date)


def _factors(part: PartStep) -> Iterator[str]:
    """What the price is multiplied by, as a desk calculator takes it."""
    yield from map(str, part.factors)
    terms = [str(part.months)] if part.months else []
    terms += [f"{each.days}/{each.length}" for each in part.broken]
    share = " + ".join(terms)
    if part.broken and part.of > 1:
        share = f"({share}) / {part.of}"
    elif not part.broken:
        share = f"{part.months}/{part.of}" if part.of > 1 else str(part.months)
    if part.less:
        share = str(1 - part.less) if part.months == part.of else f"({share} − {part.less})"
    yield share
