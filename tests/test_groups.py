"""Who may sit in groups: in the board members alone with a seat each, in the others partners too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Group,
    GroupKind,
    InvalidValueError,
    Membership,
    MembershipEvent,
    Seat,
    from_data,
    text,
    to_data,
)
from os2model.groups import check_seats
from os2model.memberships import members_on
from tests.cases import SAMSO

HERNING = AUTHORITIES["Herning"]
BOARD, STEERING = Group(GroupKind.BOARD), Group(GroupKind.STEERING, "OS2valghalla")
RESIGNED = date(2026, 3, 1)
DAY = timedelta(days=1)
SEVERAL, OUTSIDER = "seats.several-for-one-member", "seats.not-a-member"


def codes(seats, members=(SAMSO,), partners=(), on=RESIGNED):
    return [each.code for each in check_seats(seats, members=members, partners=partners, on=on)]


class TestTheBoard:
    @pytest.mark.parametrize(
        "seats",
        [
            pytest.param([Seat(BOARD, SAMSO, people=2)], id="two people on one seat"),
            pytest.param([Seat(BOARD, SAMSO), Seat(BOARD, SAMSO, person="u-17")], id="two seats"),
        ],
    )
    def test_has_one_seat_for_a_member(self, seats):
        (finding,) = check_seats(seats, members=[SAMSO], on=RESIGNED)
        assert (finding.code, finding.found) == (SEVERAL, 2)
        danish = "Samsø Kommune har 2 pladser i bestyrelsen 1.3.2026, og et medlem kan kun have én; afslut de andre"
        assert text.explain(finding, "da") == danish

    def test_takes_a_substitute_from_the_day_after_the_one_replaced(self):
        seats = [
            Seat(BOARD, SAMSO, person="a", last_day=RESIGNED - DAY),
            Seat(BOARD, SAMSO, person="b", first_day=RESIGNED),
        ]
        assert codes(seats) == codes(seats, on=RESIGNED - DAY) == []
        overlapping = [Seat(BOARD, SAMSO, person="a", last_day=RESIGNED), seats[1]]
        assert codes(overlapping) == [SEVERAL]
        assert codes(overlapping, on=RESIGNED - DAY) == codes(overlapping, on=RESIGNED + DAY) == []

    def test_has_no_seat_for_a_partner(self):
        (finding,) = check_seats([Seat(BOARD, SAMSO)], members=[], partners=[SAMSO], on=RESIGNED)
        assert str(finding) == (
            "Samsø Kommune has a seat in the board on 2026-03-01 and is not a member; end the seat, or correct who is a member"
        )
        danish = "Samsø Kommune har en plads (bestyrelse) 1.3.2026 og er ikke medlem; afslut pladsen, eller ret, hvem der er medlem"
        assert text.explain(finding, "da") == danish


class TestAnotherGroup:
    def test_has_as_many_of_a_member_as_it_sends(self):
        assert codes([Seat(STEERING, SAMSO, people=3), Seat(STEERING, SAMSO)]) == []

    def test_has_seats_for_partners_and_for_nobody_else(self):
        assert codes([Seat(STEERING, HERNING)], partners=[HERNING]) == []
        (finding,) = check_seats([Seat(STEERING, HERNING)], members=[SAMSO], on=RESIGNED)
        assert "has a seat in the steering group of OS2valghalla on 2026-03-01" in str(finding)
        assert "is not a member or a supplier with an agreement" in str(finding)


def test_a_seat_of_a_member_who_resigned_is_found_from_the_day_the_membership_ended():
    left = Membership(SAMSO, events=[MembershipEvent.joined(date(2014, 3, 20)), MembershipEvent.resigned(RESIGNED)])

    def on(day):
        return codes([Seat(STEERING, SAMSO), Seat(BOARD, SAMSO)], members=members_on([left], day, OS2_RULES), on=day)

    assert on(RESIGNED - DAY) == []
    assert on(RESIGNED) == [OUTSIDER, OUTSIDER]


def test_a_seat_is_looked_at_from_its_first_day_to_its_last_where_anybody_sits_on_it():
    outside = Seat(STEERING, HERNING, first_day=RESIGNED - DAY, last_day=RESIGNED)
    assert [codes([outside], on=RESIGNED + n * DAY) for n in (-2, -1, 0, 1)] == [[], [OUTSIDER], [OUTSIDER], []]
    assert codes([Seat(BOARD, HERNING, people=0)]) == []


def test_an_organisation_is_named_once_for_a_group_and_by_each_of_its_groups():
    seats = [Seat(STEERING, HERNING), Seat(STEERING, HERNING, person="u-17"), Seat(BOARD, HERNING, people=2)]
    assert codes(seats) == [OUTSIDER, SEVERAL, OUTSIDER]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-5, 5), st.integers(0, 5)), max_size=5))
def test_the_seats_of_a_member_in_the_board_are_counted_day_by_day(drawn):
    seats = [
        Seat(BOARD, SAMSO, people=people, first_day=RESIGNED + first * DAY, last_day=RESIGNED + (first + length) * DAY)
        for people, first, length in drawn
    ]
    held = sum(people for people, first, length in drawn if first <= 0 <= first + length)
    assert codes(seats) == codes(seats[::-1]) == [SEVERAL] * (held > 1)
    assert codes(seats, members=()) == [SEVERAL] * (held > 1) + [OUTSIDER] * (held > 0)


def test_a_seat_may_say_by_a_reference_who_sits_there():
    seat = Seat(BOARD, SAMSO, person="u-17")
    assert to_data(seat)["person"] == "u-17"
    assert from_data(Seat, to_data(seat)) == seat
    with pytest.raises(InvalidValueError, match=r"Seat\.person must be of type str"):
        Seat(BOARD, SAMSO, person=17)
