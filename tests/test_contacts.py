"""Contacts: one fixed contact for each member on each day, and as many others as there are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from os2model import AUTHORITIES, Contact, InvalidValueError, PeriodError, from_data, text, to_data
from os2model.contacts import ContactDuty, check_contacts
from tests.cases import SAMSO, faults_of

HERNING = AUTHORITIES["Herning"]
FIXED = ContactDuty.FIXED
ENDED, RESUMED = date(2020, 5, 31), date(2020, 6, 2)
HANDED_OVER = [
    Contact(SAMSO, "first", duty=FIXED, last_day=ENDED),
    Contact(SAMSO, "next", duty=FIXED, first_day=RESUMED),
]


def found(contacts, on, *members):
    return [(each.code, each.subject) for each in check_contacts(contacts, members=members or [SAMSO], on=on)]


NONE, SEVERAL = ("contacts.no-fixed-contact", "Samsø Kommune"), ("contacts.several-fixed-contacts", "Samsø Kommune")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(ENDED, [], id="the last day of the first"),
        pytest.param(date(2020, 6, 1), [NONE], id="the day between"),
        pytest.param(RESUMED, [], id="the first day of the next"),
    ],
)
def test_a_member_has_a_fixed_contact_but_on_the_day_between_two(on, expected):
    assert found(HANDED_OVER, on) == expected


def test_two_persons_are_one_too_many_and_one_person_who_stands_twice_is_one_contact():
    assert found([Contact(SAMSO, person, duty=FIXED) for person in "ab"], ENDED) == [SEVERAL]
    assert found([Contact(SAMSO, "a", duty=FIXED), Contact(SAMSO, "a", duty=FIXED, first_day=ENDED)], ENDED) == []


def test_contacts_for_other_things_are_none_of_the_fixed_ones():
    others = [Contact(SAMSO, str(i), duty=duty) for i, duty in enumerate(ContactDuty) if duty is not FIXED]
    assert found(others, ENDED) == [NONE]
    assert found([*others, Contact(SAMSO, "a", duty=FIXED)], ENDED) == []


def test_who_is_no_member_is_asked_for_none_and_the_members_stand_in_their_order_once():
    contacts = [Contact(HERNING, person, duty=FIXED) for person in "ab"]
    assert found(contacts, ENDED, SAMSO, SAMSO) == [NONE]
    several = ("contacts.several-fixed-contacts", "Herning Kommune")
    assert found(contacts, ENDED, HERNING, SAMSO) == [several, NONE]
    assert check_contacts(contacts, members=[], on=ENDED) == ()


def test_the_findings_say_in_danish_what_to_do():
    (none,) = check_contacts([], members=[SAMSO], on=ENDED)
    assert text.explain(none, "da") == "Samsø Kommune har ingen fast kontaktperson 31.5.2020; udpeg én"
    (several,) = check_contacts([Contact(SAMSO, each, duty=FIXED) for each in "abc"], members=[SAMSO], on=ENDED)
    assert text.explain(several, "da").startswith("Samsø Kommune har 3 faste kontaktpersoner 31.5.2020; behold én")


days = st.dates(date(2020, 1, 1), date(2020, 12, 31))
spans = st.lists(st.tuples(st.sampled_from("abc"), st.none() | days, st.none() | days), max_size=5).map(
    lambda drawn: [each for each in drawn if None in each or each[1] <= each[2]]
)


@given(spans, days)
def test_the_findings_are_a_count_of_the_persons_of_the_day_whatever_the_order(held, on):
    contacts = [Contact(SAMSO, who, duty=FIXED, first_day=first, last_day=last) for who, first, last in held]
    there = {who for who, first, last in held if (first or on) <= on <= (last or on)}
    expected = {0: [NONE], 1: []}.get(len(there), [SEVERAL])
    assert found(contacts, on) == found(contacts[::-1], on) == expected


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(-400, 400))
def test_a_contact_is_there_on_its_last_day_and_on_none_after(last_day, away):
    contact = Contact(SAMSO, "a", duty=FIXED, last_day=last_day)
    assert contact.on_duty(last_day + timedelta(days=away)) is (away <= 0)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"person": " "}, InvalidValueError, r"Contact\.person cannot be empty"),
        ({"duty": "fixed"}, InvalidValueError, r"Contact\.duty must be of type ContactDuty"),
        ({"organisation": "0741"}, InvalidValueError, r"Contact\.organisation must be of type Organisation"),
        ({"first_day": ENDED, "last_day": date(2020, 5, 30)}, PeriodError, "a period cannot end"),
    ],
    ids=["no person", "a word for a duty", "a code for an organisation", "reversed days"],
)
def test_a_contact_that_means_nothing_is_refused(given, error, message):
    with pytest.raises(error, match=message):
        Contact(**{"organisation": SAMSO, "person": "a", "duty": FIXED, **given})


def test_in_data_a_contact_refers_to_its_organisation_by_an_id_a_name_or_a_code():
    data = [
        {"organisation": name, "person": "u-17", "duty": "voting", "first_day": "2026-08-14"}
        for name in ("23795515", "Samsø", "0741")
    ]
    (contact,) = set(from_data(list[Contact], data, organisations=AUTHORITIES))
    assert contact == Contact(SAMSO, "u-17", duty=ContactDuty.VOTING, first_day=date(2026, 8, 14))
    assert from_data(Contact, to_data(contact)) == contact
    wrong = [{"organisation": "Samso", "person": "u-17", "duty": "fast"}]
    assert faults_of(lambda: from_data(list[Contact], wrong, organisations=AUTHORITIES)) == [
        ("data.reference", "/0/organisation"),
        ("data.word", "/0/duty"),
    ]
