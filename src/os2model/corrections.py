"""Corrections (reguleringer): what should have been charged, less what was.

Undoing a fact undoes its correction, because a correction is a subtraction: it knows nothing of what changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from os2model._checks import check_type, listed
from os2model.charges import Charge, ChargeKey
from os2model.errors import InvalidValueError
from os2model.labels import Label
from os2model.money import Money
from os2model.periods import Period
from os2model.steps import Step
from os2model.vat import VatTreatment


@frozen(kw_only=True)
class IssuedStep(Step):
    """What was charged under the key before, corrections included (opkrævet hidtil), to be subtracted.

    Attributes:
        amount: all of it together.

    Examples:
        >>> IssuedStep(amount=Money("12000.00", "DKK")).amount
        Money('12000.00', 'DKK')
    """

    label: ClassVar[Label] = Label(da="opkrævet hidtil", en="charged so far")

    amount: Money


def _issued(values: Iterable[Charge | Correction]) -> tuple[Charge | Correction, ...]:
    return listed("Correction.issued", values, Charge, Correction)


@frozen(kw_only=True)
class Correction:
    """What puts a charge right (regulering): what is due, less what was issued under its key.

    It adds up with charges in `Totals`, and is issued as they are; then it belongs to what was issued.

    Attributes:
        due: the charge as it should be; None where nothing is due any more.
        issued: what was issued for it, charges and earlier corrections.

    Raises:
        InvalidValueError: there is neither anything due nor anything issued, or not all of it has one key, one payee and one VAT
            treatment.
        CurrencyMismatchError: it is of different currencies.

    Examples:
        >>> from os2model import OS2_RULES, membership_fee
        >>> fees = [membership_fee(2026, joined=day, rules=OS2_RULES) for day in (date(2026, 8, 14), date(2026, 6, 1))]
        >>> Correction(due=fees[1], issued=[fees[0]]).net
        Money('12500.00', 'DKK')
    """

    due: Charge | None
    issued: tuple[Charge | Correction, ...] = field(converter=_issued)

    def __attrs_post_init__(self) -> None:
        check_type("Correction.due", self.due, Charge, type(None))
        if self.due is None and not self.issued:
            raise InvalidValueError("corrections.nothing", {})
        for each in self.issued:
            if _group(each) != _group(self._first):
                values = {"first": _charge(self._first).subject, "other": _charge(each).subject}
                raise InvalidValueError("corrections.other-key", values)
        Money.total((each.net for each in self.issued), self._first.net.currency)

    @property
    def net(self) -> Money:
        """What is still to be charged without VAT, or given back where negative; never more than was issued."""
        nothing = Money.from_minor(0, self.issued_net.currency)
        return max(self.due_net - self.issued_net, min(nothing, self.issued_net * -1))

    @property
    def due_net(self) -> Money:
        """What is due without VAT; 0 where nothing is."""
        return self.due.net if self.due else Money.from_minor(0, self._first.net.currency)

    @property
    def issued_net(self) -> Money:
        """What was charged so far, corrections included."""
        return Money.total((each.net for each in self.issued), self._first.net.currency)

    @property
    def vat_treatment(self) -> VatTreatment:
        """How it is treated for VAT: as what was issued under the same category and rate."""
        return self._first.vat_treatment

    @property
    def period(self) -> Period | None:
        """The days that are paid for: those that are due, else those that were issued."""
        return self._first.period

    @property
    def key(self) -> ChargeKey:
        """What it is known by: the key of the charge."""
        return self._first.key

    @property
    def charge(self) -> Charge:
        """The correction as it is issued and kept: a charge of its amount under the same key, without its reasons.

        Its invoice day is that of what it corrects; when it is sent, its sender decides.
        """
        return evolve(_charge(self._first), net=self.net, origin=None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps to what is due, if anything is, then what was issued."""
        due = self.due.steps if self.due else ()
        return (*due, IssuedStep(amount=self.issued_net)) if self.issued else due

    @property
    def _first(self) -> Charge | Correction:
        return self.due or self.issued[0]


def corrections(due: Iterable[Charge], issued: Iterable[Charge | Correction]) -> tuple[Correction, ...]:
    """What is to be put right: for each key what is due, less all that was issued under it.

    Where a charge was issued under another VAT category or rate, or for another payee, it is given back whole and charged anew.

    Args:
        due: what should have been charged, such as `association.charges(within=…)`, within all the days that were invoiced.
        issued: everything that was ever issued for those days, charges and corrections.

    Returns:
        A correction for each key that is not right, by invoice day, what is given back first; none where all is right.

    Raises:
        InvalidValueError: two charges that are due have one key.
        CurrencyMismatchError: what is due and what was issued are of different currencies.

    Examples:
        >>> from os2model import OS2_RULES, membership_fee
        >>> wrong, right = (membership_fee(2026, joined=day, rules=OS2_RULES) for day in (date(2026, 8, 14), date(2026, 6, 1)))
        >>> (missing,) = corrections([right], [wrong])
        >>> str(missing.net), corrections([right], [wrong, missing])
        ('12500.00 DKK', ())
    """
    owed: dict[object, Charge] = {}
    keys: set[ChargeKey] = set()
    for charge in listed("due", due, Charge):
        owed[_group(charge)] = charge
        if charge.key in keys:
            values = {"subject": charge.subject, "line": charge.line, "day": charge.billing_start or charge.invoice_day}
            raise InvalidValueError("corrections.due-twice", values)
        keys.add(charge.key)
    taken: dict[object, list[Charge | Correction]] = {}
    for each in listed("issued", issued, Charge, Correction):
        taken.setdefault(_group(each), []).append(each)
    made = [Correction(due=owed.get(group), issued=taken.get(group, ())) for group in {**owed, **taken}]
    return tuple(sorted((each for each in made if each.net), key=_place))


def _group(each: Charge | Correction) -> object:
    """What is subtracted from each other: one key and payee, under one category and rate of VAT."""
    treatment = each.vat_treatment
    return each.key, _charge(each).payee, treatment.category, treatment.rate


def _charge(each: Charge | Correction) -> Charge:
    return each if isinstance(each, Charge) else each.charge


def _place(each: Correction) -> tuple[date, str, str, int, date, bool]:
    charge = each.charge
    start = charge.billing_start or date.min
    return charge.invoice_day, charge.payer, charge.subject, charge.kind.rank, start, charge.net.minor > 0
