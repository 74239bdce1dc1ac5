"""Contacts (kontaktpersoner): who speaks for an organisation in what, and whether each member has its one fixed contact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from os2model._checks import check_day, check_optional_day, check_text, check_type, listed
from os2model.findings import Finding, worth_a_look
from os2model.labels import Labelled
from os2model.organisations import Organisation
from os2model.periods import Period


class ContactDuty(Labelled):
    """What a contact is there for (kontaktrolle).

    One FIXED contact is what the bylaws ask of each member (§ 4, stk. 3.1); of the others there may be any number.

    Examples:
        >>> ContactDuty.FIXED.label.da
        'fast kontaktperson'
    """

    FIXED = "fast kontaktperson", "fixed contact"
    FURTHER = "yderligere kontaktperson", "further contact"
    INVOICES = "fakturamodtager", "recipient of invoices"
    VOTING = "stemmeberettiget repræsentant", "voting representative"


@frozen
class Contact:
    """A contact of an organisation (kontaktperson), from a day to a day.

    The model works without personal data: who the person is stands elsewhere, and here is a reference to that.

    Attributes:
        organisation: the organisation.
        person: your own reference to the person, such as the number of a user; nothing is read out of it.
        duty: what the contact is there for.
        first_day: the first day; None if it was always so.
        last_day: the last day, included; None if it stays so.

    Raises:
        PeriodError: the last day lies before the first.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> Contact(AUTHORITIES["Samsø"], "u-17", duty=ContactDuty.FIXED, last_day=date(2026, 5, 31)).on_duty(date(2026, 6, 1))
        False
    """

    organisation: Organisation
    person: str
    duty: ContactDuty = field(kw_only=True)
    first_day: date | None = field(default=None, kw_only=True)
    last_day: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_type("Contact.organisation", self.organisation, Organisation)
        check_text("Contact.person", self.person, example='"u-17"')
        check_type("Contact.duty", self.duty, ContactDuty)
        check_optional_day("Contact.first_day", self.first_day)
        check_optional_day("Contact.last_day", self.last_day)
        if self.first_day is not None:
            Period(self.first_day, self.last_day)

    def on_duty(self, day: date) -> bool:
        """Whether it is the contact on a day, first and last day included."""
        check_day("day", day)
        return (self.first_day or date.min) <= day <= (self.last_day or date.max)


def check_contacts(contacts: Iterable[Contact], *, members: Iterable[Organisation], on: date) -> tuple[Finding, ...]:
    """What is worth a look in the contacts of the members (kontaktpersoner) on a day: each has one fixed contact, and no more.

    One person who stands there twice is one contact.

    Args:
        contacts: of whomever, for whatever.
        members: who is a member on the day.
        on: the day.

    Returns:
        A finding for each member without a fixed contact, and for each with several, in the order of the members.

    Examples:
        >>> from os2model import AUTHORITIES
        >>> print(*check_contacts([], members=[AUTHORITIES["Samsø"]], on=date(2026, 8, 14)))
        Samsø Kommune has no fixed contact on 2026-08-14; name one
    """
    check_day("on", on)
    fixed: dict[str, set[str]] = {}
    for contact in listed("contacts", contacts, Contact):
        if contact.duty is ContactDuty.FIXED and contact.on_duty(on):
            fixed.setdefault(contact.organisation.id, set()).add(contact.person)
    findings: list[Finding] = []
    for id_, name in {each.id: each.name for each in listed("members", members, Organisation)}.items():
        count = len(fixed.get(id_, ()))
        if count == 0:
            findings.append(worth_a_look("contacts.no-fixed-contact", subject=name, day=on))
        elif count > 1:
            findings.append(worth_a_look("contacts.several-fixed-contacts", subject=name, found=count, day=on))
    return tuple(findings)
