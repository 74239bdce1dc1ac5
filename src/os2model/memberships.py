"""Memberships (medlemskaber) of the association."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from os2model._checks import check_day, check_type, check_year
from os2model.charges import Charge
from os2model.fees import membership_fee
from os2model.organisations import Organisation
from os2model.periods import Period
from os2model.rulebook import RuleBook


@frozen
class Membership:
    """A membership (medlemskab): an organisation, and since when it is a member.

    A membership of the association; taking a product into use is a `Subscription`.

    Attributes:
        organisation: the member.
        first_day: the first day of membership.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14)).first_day
        datetime.date(2026, 8, 14)
    """

    organisation: Organisation
    first_day: date

    def __attrs_post_init__(self) -> None:
        check_type("Membership.organisation", self.organisation, Organisation)
        check_day("Membership.first_day", self.first_day)

    @classmethod
    def joined(cls, organisation: Organisation, first_day: date) -> Membership:
        """The membership of an organisation that joined on a day."""
        return cls(organisation, first_day)

    @property
    def period(self) -> Period:
        """The days of the membership."""
        return Period(self.first_day)

    def fee(self, year: int, *, rules: RuleBook) -> Charge | None:
        """The membership fee of a calendar year; None of a year before the membership.

        Raises:
            NoRuleInForceError: no fee is published for the year.
            InvalidValueError: the organisation ceases before the year begins.

        Examples:
            >>> from os2model import AUTHORITIES, OS2_RULES
            >>> membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
            >>> membership.fee(2026, rules=OS2_RULES).net
            Money('12500.00', 'DKK')
            >>> membership.fee(2025, rules=OS2_RULES) is None
            True
        """
        check_year("year", year)
        if year < self.first_day.year:
            return None
        charge = membership_fee(year, joined=self.first_day, rules=rules)
        self.organisation.check_exists(charge.invoice_day)
        return evolve(charge, payer=self.organisation.id)
