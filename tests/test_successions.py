"""What follows when authorities are merged, split or dissolved: the worked vectors, then each conflict."""

from datetime import date

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    Agreement,
    Association,
    Group,
    GroupKind,
    InvalidValueError,
    Membership,
    MembershipEvent,
    MembershipStatus,
    NoRuleInForceError,
    Notice,
    PeriodError,
    SizeClass,
    Subscription,
    from_data,
    text,
)
from os2model.contacts import ContactDuty, check_contacts
from os2model.entries import LeavingReason
from os2model.groups import check_seats
from os2model.mergers import Succession, SuccessionKind
from os2model.organisations import PopulationCount
from os2model.standings import MembershipKind
from os2model.statutes import SuccessionPolicy, explicit
from os2model.successions import consequences
from tests.cases import faults_of
from tests.membership_cases import (
    HERNING,
    LEMVIG,
    ODDER,
    OS2,
    OS2_LAW,
    PUBLIC_CODE,
    SAMSO,
    SKIVE,
    agreement,
    day,
    member,
    with_statutes,
)
from tests.succession_cases import (
    BOARD,
    CODES,
    EAST,
    END,
    HOVEDSTADEN,
    OESTDANMARK,
    REGIONS,
    SJAELLAND,
    TRANSFER,
    dissolution,
    fixed,
    merger,
    seated,
    split,
)

NONE, AWAITING, AWAITING_DAY, MEMBER, PARTNER, NOTICE, EXPELLED, FORMER = MembershipStatus
INTO_HERNING = merger(SAMSO, ODDER, into=HERNING)
BOTH = [member(), member(organisation=ODDER)]
STEERING = Group(GroupKind.STEERING, "OS2mo")


def told(outcome, code):
    """What is told under a code: subject, before, after, and whether it is a conflict."""
    return [
        (each.subject, each.before, each.after, each.conflict) for each in outcome.consequences if each.code is code
    ]


def conflicts(outcome):
    return [each.code for each in outcome.conflicts]


def codes(outcome):
    return [each.code for each in outcome.consequences]


def of(outcome, organisation):
    """The membership of an organisation after a succession; None where it has none."""
    return next((each for each in outcome.memberships if each.organisation.id == organisation.id), None)


def status(outcome, organisation, on, rules):
    return of(outcome, organisation).standing(on=day(on), rules=rules).status


def fees(outcome, organisation, rules, years=(2026, 2027)):
    charges = [of(outcome, organisation).fee(year, rules=rules) for year in years]
    return [charge.net.number if charge else "0" for charge in charges]


class TestRegionOestdanmark:
    """V45 and V46: Lov nr. 699 of 20 June 2025, § 126; that the two regions are members is not among our facts."""

    OUTCOME = consequences(
        EAST,
        memberships=REGIONS,
        subscriptions=[
            Subscription(HOVEDSTADEN, "OS2mo", date(2020, 1, 1)),
            Subscription(SJAELLAND, "OS2mo", date(2021, 1, 1)),
            Subscription(SJAELLAND, "OS2kitos", date(2021, 1, 1)),
        ],
        seats=[seated(HOVEDSTADEN), seated(SJAELLAND)],
        contacts=[fixed(HOVEDSTADEN, "u-1"), fixed(SJAELLAND, "u-2")],
        rules=TRANSFER,
    )

    def test_v45_the_old_regions_are_members_to_the_last_day_and_pay_that_year(self):
        for old in (HOVEDSTADEN, SJAELLAND):
            former = of(self.OUTCOME, old).standing(on=day("2027-01-01"), rules=TRANSFER)
            assert status(self.OUTCOME, old, "2026-12-31", TRANSFER) is MEMBER
            assert (former.status, former.reason, former.since) == (FORMER, LeavingReason.MERGED, day("2027-01-01"))
            assert fees(self.OUTCOME, old, TRANSFER) == ["25000.00", "0"]

    def test_v45_the_new_region_is_a_member_from_its_first_day_and_pays_from_then(self):
        assert status(self.OUTCOME, OESTDANMARK, "2026-12-31", TRANSFER) is NONE
        joined = of(self.OUTCOME, OESTDANMARK).standing(on=day("2027-01-01"), rules=TRANSFER)
        assert (joined.status, joined.event.source, joined.clause.bylaw) == (MEMBER, EAST.source, "§ 4, stk. 7")
        assert fees(self.OUTCOME, OESTDANMARK, TRANSFER) == ["0", "25000.00"]

    def test_v45_before_the_act_nobody_knew(self):
        for old in (HOVEDSTADEN, SJAELLAND):
            known = of(self.OUTCOME, old).as_known(date(2025, 6, 19))
            assert known.standing(on=day("2027-01-01"), rules=TRANSFER).status is MEMBER
        known = of(self.OUTCOME, OESTDANMARK).as_known(date(2025, 6, 19))
        assert known.standing(on=day("2027-01-01"), rules=TRANSFER).status is NONE

    def test_v45_two_votes_become_one_and_that_is_no_conflict(self):
        assert told(self.OUTCOME, CODES.VOTES) == [("OS2", 2, 1, False)]
        (votes,) = (each for each in self.OUTCOME.consequences if each.code is CODES.VOTES)
        assert votes.clause.bylaw == "§ 4, stk. 2"

    def test_v45_the_conflicts_are_seats_contacts_the_second_accession_and_the_size(self):
        assert conflicts(self.OUTCOME) == [CODES.SEATS, CODES.FIXED_CONTACTS, CODES.ACCESSIONS, CODES.SIZE_CLASS]
        both, new = (HOVEDSTADEN, SJAELLAND), (OESTDANMARK,)
        assert told(self.OUTCOME, CODES.SEATS) == [(BOARD, both, new, True)]
        assert told(self.OUTCOME, CODES.FIXED_CONTACTS) == [(OESTDANMARK, 2, 0, True)]
        assert told(self.OUTCOME, CODES.ACCESSIONS) == [
            ("OS2kitos", (SJAELLAND,), new, False),
            ("OS2mo", both, new, True),
        ]
        assert told(self.OUTCOME, CODES.SIZE_CLASS) == [(OESTDANMARK, (None, None), None, True)]

    def test_v46_m11_where_os2s_bylaws_are_silent_the_association_is_asked(self):
        outcome = consequences(EAST, memberships=REGIONS, rules=OS2)
        assert conflicts(outcome) == [CODES.POLICY_UNSETTLED, CODES.SIZE_CLASS]
        assert told(outcome, CODES.POLICY_UNSETTLED) == [(OESTDANMARK, NONE, NONE, True)]
        assert of(outcome, OESTDANMARK) is None
        assert [status(outcome, old, "2027-01-01", OS2) for old in (HOVEDSTADEN, SJAELLAND)] == [FORMER, FORMER]

    def test_v46_m11_the_reason_of_the_silence_stands_with_it(self):
        asked = consequences(EAST, memberships=REGIONS, rules=OS2).conflicts[0].clause
        assert not asked.is_explicit
        assert asked.label.da.endswith("der står intet om sammenlægning og deling")
        assert asked.label.en.endswith("nothing is said of mergers and splits")

    def test_v46_m11_where_the_articles_end_it_both_are_former_and_only_the_size_is_a_conflict(self):
        outcome = consequences(EAST, memberships=REGIONS, rules=PUBLIC_CODE)
        assert codes(outcome) == [CODES.MEMBERSHIP_ENDS, CODES.MEMBERSHIP_ENDS, CODES.VOTES, CODES.SIZE_CLASS]
        assert conflicts(outcome) == [CODES.SIZE_CLASS]
        assert [status(outcome, old, "2027-01-01", PUBLIC_CODE) for old in (HOVEDSTADEN, SJAELLAND)] == [FORMER, FORMER]

    def test_goes_on_as_an_association(self):
        os2 = Association(rules=TRANSFER, memberships=REGIONS)
        after = evolve(os2, memberships=self.OUTCOME.memberships)
        assert after.members(on=date(2027, 1, 1)) == (OESTDANMARK,)

    def test_has_no_conflict_left_when_all_of_it_is_settled(self):
        sized = evolve(OESTDANMARK, assigned_size=SizeClass.VERY_LARGE, size_reason="judged by the secretariat")
        alike = [evolve(each, assigned_size=SizeClass.VERY_LARGE, size_reason="judged") for each in EAST.predecessors]
        last, first = {"last_day": date(2026, 12, 31)}, {"first_day": date(2027, 1, 1)}
        outcome = consequences(
            evolve(EAST, predecessors=alike, successors=[sized]),
            memberships=REGIONS,
            subscriptions=[
                *(Subscription(each, "OS2mo", date(2020, 1, 1), **last) for each in alike),
                Subscription(sized, "OS2mo", date(2027, 1, 1)),
            ],
            seats=[*(seated(each, **last) for each in alike), seated(sized, **first)],
            contacts=[*(fixed(each, each.name, **last) for each in alike), fixed(sized, "u-3", **first)],
            rules=TRANSFER,
        )
        assert conflicts(outcome) == []


class TestFees:
    def test_v47_m11_the_predecessors_have_paid_for_the_year_and_the_heir_pays_from_the_next(self):
        outcome = consequences(INTO_HERNING, memberships=BOTH, rules=TRANSFER)
        assert [fees(outcome, each, TRANSFER) for each in (SAMSO, ODDER, HERNING)] == [
            ["25000.00", "0"],
            ["25000.00", "0"],
            ["0", "25000.00"],
        ]


class TestSplits:
    def test_v48_m11_one_membership_becomes_two_and_somebody_has_to_agree_to_that(self):
        outcome = consequences(split(SAMSO, ODDER, HERNING), memberships=[member()], rules=TRANSFER)
        assert told(outcome, CODES.VOTES) == [("OS2", 1, 2, False)]
        assert told(outcome, CODES.SEVERAL_HEIRS) == [(SAMSO, (SAMSO,), (HERNING, ODDER), True)]
        assert [status(outcome, each, "09-01", TRANSFER) for each in (SAMSO, ODDER, HERNING)] == [
            FORMER,
            MEMBER,
            MEMBER,
        ]

    def test_one_that_is_a_member_already_leaves_one_heir_alone(self):
        held = [member(), member(organisation=ODDER)]
        outcome = consequences(split(SAMSO, ODDER, HERNING), memberships=held, rules=TRANSFER)
        assert told(outcome, CODES.SUCCESSOR_IS_MEMBER) == [(ODDER, MEMBER, MEMBER, False)]
        assert told(outcome, CODES.TRANSFERRED) == [(HERNING, NONE, MEMBER, False)]
        assert of(outcome, ODDER) == held[1]
        assert CODES.SEVERAL_HEIRS not in codes(outcome)


class TestDissolutions:
    def test_m11_nobody_takes_over_and_nobody_is_asked(self):
        accession = Subscription(SAMSO, "OS2mo", date(2020, 1, 1))
        outcome = consequences(
            dissolution(SAMSO), memberships=[member()], subscriptions=[accession], seats=[seated(SAMSO)], rules=OS2
        )
        assert told(outcome, CODES.MEMBERSHIP_ENDS) == [(SAMSO, MEMBER, FORMER, False)]
        assert of(outcome, SAMSO).standing(on=day("09-01"), rules=OS2).reason is LeavingReason.DISSOLVED
        assert told(outcome, CODES.VOTES) == [("OS2", 1, 0, False)]
        assert told(outcome, CODES.SEATS) == [(BOARD, (SAMSO,), (), True)]
        assert told(outcome, CODES.ACCESSIONS) == [("OS2mo", (SAMSO,), (), True)]
        assert conflicts(outcome) == [CODES.SEATS, CODES.ACCESSIONS]


class TestThePredecessors:
    def test_of_whom_none_was_a_member_nothing_ends_and_nothing_goes_over(self):
        left = member(("resigned", "2020-01-01"))
        outcome = consequences(INTO_HERNING, memberships=[left], rules=TRANSFER)
        assert codes(outcome) == [CODES.SIZE_CLASS]
        assert of(outcome, HERNING) is None
        assert of(outcome, SAMSO).standing(on=day("09-01"), rules=TRANSFER).reason is LeavingReason.RESIGNED

    @pytest.mark.parametrize("rules", [TRANSFER, OS2], ids=["transfer", "ask"])
    def test_of_whom_a_part_was_a_member_raise_the_question_of_the_rest(self, rules):
        outcome = consequences(INTO_HERNING, memberships=[member()], rules=rules)
        assert told(outcome, CODES.PART_WAS_MEMBER) == [(HERNING, (SAMSO,), (HERNING,), True)]

    def test_of_whom_a_part_was_a_member_raise_no_question_where_the_membership_ends(self):
        assert CODES.PART_WAS_MEMBER not in codes(consequences(INTO_HERNING, memberships=[member()], rules=END))

    def test_a_part_under_notice_is_told_and_the_other_part_passes_its_membership_on(self):
        rules = with_statutes(
            evolve(
                OS2_LAW,
                leaving=explicit(Notice(months=6), "§ 4"),
                succession=explicit(SuccessionPolicy.TRANSFER, "§ 4, stk. 7"),
            )
        )
        held = [member(("resigned", "08-01")), member(organisation=ODDER)]
        outcome = consequences(INTO_HERNING, memberships=held, rules=rules)
        assert told(outcome, CODES.UNSETTLED_STANDING) == [(SAMSO, NOTICE, FORMER, True)]
        assert told(outcome, CODES.TRANSFERRED) == [(HERNING, NONE, MEMBER, False)]
        assert CODES.PART_WAS_MEMBER not in codes(outcome)
        assert of(outcome, SAMSO).standing(on=day("2027-06-01"), rules=rules).reason is LeavingReason.MERGED

    def test_one_that_is_expelled_and_awaits_the_assembly_passes_no_membership_on(self):
        outcome = consequences(
            split(SAMSO, ODDER, HERNING), memberships=[member(("expelled", "08-01"))], rules=TRANSFER
        )
        assert told(outcome, CODES.UNSETTLED_STANDING) == [(SAMSO, EXPELLED, FORMER, True)]
        assert codes(outcome) == [
            CODES.MEMBERSHIP_ENDS,
            CODES.UNSETTLED_STANDING,
            CODES.VOTES,
            CODES.SIZE_CLASS,
            CODES.SIZE_CLASS,
        ]
        assert [of(outcome, each) for each in (ODDER, HERNING)] == [None, None]

    @pytest.mark.parametrize(
        ("signed", "then"),
        [
            (agreement("08-01"), AWAITING),
            (agreement("08-01", "08-10", first_day=date(2027, 1, 1)), AWAITING_DAY),
        ],
        ids=["not countersigned", "not begun"],
    )
    def test_one_that_has_signed_and_is_no_member_yet_never_becomes_one(self, signed, then):
        outcome = consequences(dissolution(SAMSO), memberships=[member(agreements=[signed])], rules=TRANSFER)
        assert told(outcome, CODES.UNSETTLED_STANDING) == [(SAMSO, then, NONE, True)]
        assert codes(outcome) == [CODES.UNSETTLED_STANDING]
        assert status(outcome, SAMSO, "2027-06-01", TRANSFER) is NONE

    def test_one_that_owes_is_told_with_the_day_of_the_demand_and_the_clause_on_lapse(self):
        held = [member(("demanded", "2026-02-01"), ("settled", "02-10"), ("demanded", "03-01")), BOTH[1]]
        outcome = consequences(INTO_HERNING, memberships=held, rules=TRANSFER)
        assert told(outcome, CODES.OVERDUE) == [(SAMSO, day("03-01"), None, True)]
        (owing,) = (each for each in outcome.consequences if each.code is CODES.OVERDUE)
        assert owing.clause.bylaw == "§ 4, stk. 5"

    def test_one_that_owes_is_told_with_the_last_demand_by_the_day_that_was_not_struck(self):
        struck = MembershipEvent.demanded(day("04-01"), struck=day("04-02"))
        held = [member(("demanded", "03-01"), struck, ("demanded", "09-01"))]
        outcome = consequences(dissolution(SAMSO), memberships=held, rules=OS2)
        assert told(outcome, CODES.OVERDUE) == [(SAMSO, day("03-01"), None, True)]

    def test_one_that_leaves_on_the_very_day_was_a_member_until_then_and_has_resigned(self):
        outcome = consequences(dissolution(SAMSO), memberships=[member(("resigned", "09-01"))], rules=OS2)
        assert of(outcome, SAMSO).standing(on=day("09-01"), rules=OS2).reason is LeavingReason.RESIGNED
        assert told(outcome, CODES.MEMBERSHIP_ENDS) == [(SAMSO, MEMBER, FORMER, False)]

    def test_a_supplier_passes_its_partnership_on(self):
        signed = Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
        partners = [Membership(each, kind=MembershipKind.SUPPLIER, agreements=[signed]) for each in (SAMSO, ODDER)]
        outcome = consequences(INTO_HERNING, memberships=partners, rules=TRANSFER)
        assert told(outcome, CODES.TRANSFERRED) == [(HERNING, NONE, PARTNER, False)]
        assert told(outcome, CODES.VOTES) == []
        mixed = consequences(INTO_HERNING, memberships=[partners[0], BOTH[1]], rules=TRANSFER)
        assert told(mixed, CODES.TRANSFERRED) == [(HERNING, NONE, MEMBER, False)]
        assert told(mixed, CODES.PART_WAS_MEMBER) == [(HERNING, (ODDER,), (HERNING,), True)]


class TestTheSuccessor:
    @pytest.mark.parametrize("rules", [TRANSFER, OS2, END], ids=["transfer", "ask", "end"])
    def test_that_is_a_member_by_an_agreement_of_its_own_needs_nothing(self, rules):
        own = member(organisation=HERNING, agreements=[agreement("08-01", "08-10", first_day=date(2026, 9, 1))])
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], rules=rules)
        assert told(outcome, CODES.SUCCESSOR_IS_MEMBER) == [(HERNING, AWAITING_DAY, MEMBER, False)]
        assert of(outcome, HERNING) == own
        assert {CODES.TRANSFERRED, CODES.POLICY_UNSETTLED}.isdisjoint(codes(outcome))

    @pytest.mark.parametrize(
        ("own", "then"),
        [
            (member(("expelled", "08-01"), organisation=HERNING), EXPELLED),
            (member(("resigned", "09-01"), organisation=HERNING), FORMER),
            (member(("ceased", "2020-01-01", LeavingReason.SPLIT), organisation=HERNING), FORMER),
            (Membership(HERNING, kind=MembershipKind.SUPPLIER), NONE),
        ],
        ids=["expelled", "resigned that day", "has ceased", "a supplier"],
    )
    def test_whose_own_membership_stands_in_the_way_is_a_conflict_and_stays_as_it_is(self, own, then):
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], rules=TRANSFER)
        ((_, _, after, conflict),) = told(outcome, CODES.SUCCESSOR_IS_MEMBER)
        assert (after, conflict) == (then, True)
        assert of(outcome, HERNING) == own

    @pytest.mark.parametrize(
        "own",
        [
            member(("resigned", "2020-01-01"), organisation=HERNING),
            member(organisation=HERNING, agreements=[agreement("08-01")]),
            member(organisation=HERNING, agreements=[agreement("08-01", "08-10", first_day=date(2027, 1, 1))]),
        ],
        ids=["left long ago", "not countersigned", "begins later"],
    )
    def test_that_was_none_takes_over_beside_what_it_was(self, own):
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], rules=TRANSFER)
        ((_, before, after, conflict),) = told(outcome, CODES.TRANSFERRED)
        assert (before is not MEMBER, after, conflict) == (True, MEMBER, False)
        assert set(own.events) < set(of(outcome, HERNING).events)

    @pytest.mark.parametrize("rules", [OS2, END], ids=["ask", "end"])
    def test_whose_own_agreement_begins_after_the_day_is_asked_whether_it_is_to_hold_from_then(self, rules):
        own = member(organisation=HERNING, agreements=[agreement("08-01", "08-10", first_day=date(2027, 1, 1))])
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], rules=rules)
        assert told(outcome, CODES.SUCCESSOR_IS_MEMBER) == [(HERNING, AWAITING_DAY, AWAITING_DAY, True)]
        assert CODES.POLICY_UNSETTLED not in codes(outcome)

    def test_that_leaves_the_day_after_votes_on_the_day(self):
        own = member(("resigned", "09-02"), organisation=HERNING)
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], rules=TRANSFER)
        assert told(outcome, CODES.VOTES) == [("OS2", 3, 1, False)]

    def test_says_the_same_again_when_given_what_was_returned(self):
        outcome = consequences(INTO_HERNING, memberships=BOTH, rules=TRANSFER)
        assert consequences(INTO_HERNING, memberships=outcome.memberships, rules=TRANSFER) == outcome

    @pytest.mark.parametrize("rules", [TRANSFER, OS2], ids=["transfer", "ask"])
    def test_has_taken_over_where_that_is_entered_by_hand_whatever_the_bylaws_say(self, rules):
        entered = [
            member(("ceased", "09-01", LeavingReason.MERGED)),
            member(
                MembershipEvent.ceased(day("09-01"), LeavingReason.MERGED, source="the register"), organisation=ODDER
            ),
            Membership(HERNING, events=[MembershipEvent.transferred(day("09-01"), recorded=day("08-01"))]),
        ]
        outcome = consequences(evolve(INTO_HERNING, source="the act"), memberships=entered, rules=rules)
        assert told(outcome, CODES.TRANSFERRED) == [(HERNING, NONE, MEMBER, False)]
        assert {CODES.SUCCESSOR_IS_MEMBER, CODES.POLICY_UNSETTLED}.isdisjoint(codes(outcome))
        assert set(outcome.memberships) == set(entered)

    def test_takes_over_anew_where_the_entry_was_struck_or_is_of_another_day(self):
        wrong = [
            MembershipEvent.transferred(day("09-01"), struck=day("09-02")),
            MembershipEvent.transferred(day("09-02")),
        ]
        for entry in wrong:
            outcome = consequences(
                INTO_HERNING, memberships=[*BOTH, Membership(HERNING, events=[entry])], rules=TRANSFER
            )
            assert len(of(outcome, HERNING).events) == 2
            assert told(outcome, CODES.TRANSFERRED) == [(HERNING, NONE, MEMBER, False)]

    def test_a_predecessor_that_ceases_for_another_reason_is_entered_twice_and_found(self):
        held = [member(("ceased", "09-01", LeavingReason.DISSOLVED)), BOTH[1]]
        (found,) = of(consequences(INTO_HERNING, memberships=held, rules=TRANSFER), SAMSO).check(
            on=INTO_HERNING.on, rules=TRANSFER
        )
        assert found.code == "membership.after-ceasing"


class TestSeats:
    def test_one_holder_passes_its_seat_on_to_one_heir(self):
        outcome = consequences(INTO_HERNING, memberships=BOTH, seats=[seated(SAMSO)], rules=TRANSFER)
        assert told(outcome, CODES.SEATS) == [(BOARD, (SAMSO,), (HERNING,), False)]

    def test_nobody_takes_over_a_seat_without_being_a_member(self):
        seats = [seated(SAMSO), seated(SAMSO, STEERING)]
        outcome = consequences(INTO_HERNING, memberships=BOTH, seats=seats, rules=OS2)
        assert told(outcome, CODES.SEATS) == [(STEERING, (SAMSO,), (), True), (BOARD, (SAMSO,), (), True)]

    def test_an_heir_that_sits_there_already_is_a_second_holder(self):
        held = [*BOTH, member(organisation=HERNING)]
        seats = [seated(SAMSO), seated(HERNING)]
        outcome = consequences(INTO_HERNING, memberships=held, seats=seats, rules=TRANSFER)
        assert told(outcome, CODES.SEATS) == [(BOARD, (SAMSO, HERNING), (HERNING,), True)]
        (found,) = check_seats([seated(HERNING), seated(HERNING)], members=[HERNING], on=INTO_HERNING.on)
        assert found.code == "seats.several-for-one-member"

    def test_a_partner_takes_over_no_seat_in_the_board(self):
        signed = Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
        held = [Membership(each, kind=MembershipKind.SUPPLIER, agreements=[signed]) for each in (SAMSO, ODDER)]
        seats = [seated(SAMSO), seated(SAMSO, STEERING)]
        outcome = consequences(INTO_HERNING, memberships=held, seats=seats, rules=TRANSFER)
        assert told(outcome, CODES.SEATS) == [
            (STEERING, (SAMSO,), (HERNING,), False),
            (BOARD, (SAMSO,), (), True),
        ]

    def test_is_kept_by_a_supplier_whose_expulsion_awaits_the_assembly(self):
        signed = Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
        expelled = [MembershipEvent.expelled(date(2026, 8, 1))]
        own = Membership(HERNING, kind=MembershipKind.SUPPLIER, agreements=[signed], events=expelled)
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], seats=[seated(SAMSO, STEERING)], rules=TRANSFER)
        assert told(outcome, CODES.SEATS) == [(STEERING, (SAMSO,), (HERNING,), False)]

    @pytest.mark.parametrize(
        ("own", "boards", "steering"),
        [
            (member(("resigned", "08-01"), organisation=HERNING), (HERNING,), (HERNING,)),
            (member(("expelled", "08-01"), organisation=HERNING), (), ()),
            (
                Membership(
                    HERNING,
                    kind=MembershipKind.SUPPLIER,
                    agreements=[Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20))],
                    events=[MembershipEvent.resigned(date(2026, 8, 1))],
                ),
                (),
                (HERNING,),
            ),
        ],
        ids=["a member under notice", "expelled and no member meanwhile", "a supplier under notice"],
    )
    def test_is_taken_over_by_whom_no_finding_would_name_in_it(self, own, boards, steering):
        law = evolve(
            OS2_LAW,
            leaving=explicit(Notice(months=6), "§ 4"),
            member_until_ratified=explicit(False, "§ 4"),
            succession=explicit(SuccessionPolicy.TRANSFER, "§ 4, stk. 7"),
        )
        rules, seats = with_statutes(law), [seated(SAMSO), seated(SAMSO, STEERING)]
        outcome = consequences(INTO_HERNING, memberships=[*BOTH, own], seats=seats, rules=rules)
        assert told(outcome, CODES.SEATS) == [
            (STEERING, (SAMSO,), steering, not steering),
            (BOARD, (SAMSO,), boards, not boards),
        ]
        for group, heirs in ((BOARD, boards), (STEERING, steering)):
            after = Association(rules=rules, memberships=outcome.memberships, seats=[seated(HERNING, group)])
            found = [each.code for each in after.check(on=INTO_HERNING.on)]
            assert ("seats.not-a-member" in found) is (not heirs)

    @pytest.mark.parametrize(
        "seat",
        [seated(SAMSO, last_day=date(2026, 8, 31)), seated(SAMSO, people=0), seated(SKIVE)],
        ids=["ended the day before", "of nobody", "of another"],
    )
    def test_a_seat_that_does_not_reach_the_day_or_is_no_predecessors_is_not_told(self, seat):
        outcome = consequences(INTO_HERNING, memberships=BOTH, seats=[seat], rules=TRANSFER)
        assert CODES.SEATS not in codes(outcome)


class TestFixedContacts:
    def test_one_of_the_heirs_own_settles_it(self):
        contacts = [fixed(SAMSO, "u-1"), fixed(ODDER, "u-2"), fixed(HERNING, "u-2", first_day=date(2026, 9, 1))]
        outcome = consequences(INTO_HERNING, memberships=BOTH, contacts=contacts, rules=TRANSFER)
        assert CODES.FIXED_CONTACTS not in codes(outcome)
        assert check_contacts(contacts, members=[HERNING], on=INTO_HERNING.on) == ()

    def test_none_or_several_of_its_own_do_not(self):
        old = [fixed(SAMSO, "u-1"), fixed(ODDER, "u-1")]
        for own, after in (([], 0), ([fixed(HERNING, "u-3"), fixed(HERNING, "u-4")], 2)):
            outcome = consequences(INTO_HERNING, memberships=BOTH, contacts=[*old, *own], rules=TRANSFER)
            assert told(outcome, CODES.FIXED_CONTACTS) == [(HERNING, 1, after, True)]

    def test_of_its_own_count_on_the_day_and_not_from_a_later_one(self):
        late = fixed(HERNING, "u-3", first_day=date(2026, 9, 2))
        outcome = consequences(INTO_HERNING, memberships=BOTH, contacts=[fixed(SAMSO, "u-1"), late], rules=TRANSFER)
        assert told(outcome, CODES.FIXED_CONTACTS) == [(HERNING, 1, 0, True)]

    def test_only_fixed_ones_that_reach_the_day_and_a_member_as_heir_count(self):
        others = [
            fixed(SAMSO, "u-1", last_day=date(2026, 8, 31)),
            evolve(fixed(SAMSO, "u-1"), duty=ContactDuty.INVOICES),
            fixed(SKIVE, "u-1"),
        ]
        assert CODES.FIXED_CONTACTS not in codes(
            consequences(INTO_HERNING, memberships=BOTH, contacts=others, rules=TRANSFER)
        )
        assert CODES.FIXED_CONTACTS not in codes(
            consequences(INTO_HERNING, memberships=BOTH, contacts=[fixed(SAMSO, "u-1")], rules=END)
        )


class TestAccessions:
    def test_one_accession_goes_on_with_the_heir_whether_it_is_a_member_or_not(self):
        accession = Subscription(SAMSO, "OS2mo", date(2020, 1, 1), last_day=date(2026, 9, 1))
        for rules in (TRANSFER, OS2, END):
            outcome = consequences(INTO_HERNING, memberships=BOTH, subscriptions=[accession], rules=rules)
            assert told(outcome, CODES.ACCESSIONS) == [("OS2mo", (SAMSO,), (HERNING,), False)]

    def test_an_heir_that_has_acceded_already_is_a_second_holder(self):
        both = [Subscription(each, "OS2mo", date(2020, 1, 1)) for each in (SAMSO, HERNING)]
        outcome = consequences(INTO_HERNING, memberships=BOTH, subscriptions=both, rules=TRANSFER)
        assert told(outcome, CODES.ACCESSIONS) == [("OS2mo", (SAMSO, HERNING), (HERNING,), True)]

    def test_one_that_ended_before_the_day_or_of_another_is_not_told(self):
        others = [
            Subscription(SAMSO, "OS2mo", date(2020, 1, 1), last_day=date(2026, 8, 31)),
            Subscription(HERNING, "OS2kitos", date(2020, 1, 1)),
        ]
        outcome = consequences(INTO_HERNING, memberships=BOTH, subscriptions=others, rules=TRANSFER)
        assert CODES.ACCESSIONS not in codes(outcome)


class TestSizes:
    RULES = TRANSFER.assuming(inhabitants="latest", because="not published")

    def test_what_changes_for_one_of_them_is_told(self):
        outcome = consequences(INTO_HERNING, memberships=BOTH, rules=self.RULES)
        assert told(outcome, CODES.SIZE_CLASS) == [(HERNING, (SizeClass.SMALL, SizeClass.SMALL), SizeClass.LARGE, True)]

    def test_what_stays_for_all_is_not(self):
        small = merger(SAMSO, ODDER, into=LEMVIG)
        assert CODES.SIZE_CLASS not in codes(consequences(small, memberships=BOTH, rules=self.RULES))

    def test_that_of_one_predecessor_alone_is_told(self):
        outcome = consequences(merger(SAMSO, SKIVE, into=LEMVIG), memberships=[], rules=self.RULES)
        both = (SizeClass.SMALL, SizeClass.MEDIUM)
        assert told(outcome, CODES.SIZE_CLASS) == [(LEMVIG, both, SizeClass.SMALL, True)]

    def test_of_a_predecessor_goes_by_its_last_day(self):
        counts = [PopulationCount(date(year, 1, 1), year * 20, source="made up") for year in (2025, 2026)]
        grown = [evolve(counts[1], count=70_000), counts[0]]
        old = [evolve(each, inhabitants=grown) for each in (SAMSO, ODDER)]
        new = evolve(HERNING, inhabitants=grown)
        outcome = consequences(merger(*old, into=new, on=date(2027, 1, 1)), memberships=[], rules=TRANSFER)
        assert told(outcome, CODES.SIZE_CLASS) == [(new, (SizeClass.MEDIUM, SizeClass.MEDIUM), SizeClass.LARGE, True)]

    def test_before_any_limits_are_published_is_not_known(self):
        early = merger(SAMSO, ODDER, into=LEMVIG, on=date(2019, 6, 1))
        outcome = consequences(early, memberships=[], rules=self.RULES)
        assert told(outcome, CODES.SIZE_CLASS) == [(LEMVIG, (None, None), None, True)]

    def test_a_new_municipality_has_no_counts_and_that_is_a_conflict_and_no_error(self):
        new = evolve(HERNING, inhabitants=[PopulationCount(date(2027, 1, 1), 90000, source="later")])
        outcome = consequences(merger(SAMSO, ODDER, into=new), memberships=BOTH, rules=self.RULES)
        assert told(outcome, CODES.SIZE_CLASS) == [(new, (SizeClass.SMALL, SizeClass.SMALL), None, True)]


class TestTheOutcome:
    def test_has_the_others_as_they_were_and_everybody_by_name(self):
        bystander = member(organisation=SKIVE)
        outcome = consequences(INTO_HERNING, memberships=[bystander, *BOTH], rules=TRANSFER)
        assert of(outcome, SKIVE) == bystander
        assert [each.organisation for each in outcome.memberships] == [HERNING, ODDER, SAMSO, SKIVE]

    def test_needs_statutes_of_the_day_and_of_the_day_before(self):
        for since in (date(2026, 9, 2), date(2026, 9, 1)):
            with pytest.raises(NoRuleInForceError, match=str(since)):
                consequences(INTO_HERNING, memberships=[Membership(SAMSO)], rules=with_statutes(OS2_LAW, since=since))

    def test_refuses_two_memberships_of_one_organisation(self):
        with pytest.raises(InvalidValueError, match="Samsø Kommune has two memberships; give one"):
            consequences(INTO_HERNING, memberships=[member(), member()], rules=OS2)

    def test_refuses_what_is_no_succession_membership_or_rule_book(self):
        with pytest.raises(InvalidValueError, match="succession must be of type Succession"):
            consequences("merger", memberships=[], rules=OS2)
        with pytest.raises(InvalidValueError, match="rules must be of type RuleBook"):
            consequences(EAST, memberships=[], rules=None)
        with pytest.raises(InvalidValueError, match="memberships must be of type Membership"):
            consequences(EAST, memberships=[SAMSO], rules=OS2)


class TestTexts:
    OUTCOME = consequences(
        INTO_HERNING,
        memberships=[member(("demanded", "03-01"))],
        seats=[seated(SAMSO)],
        rules=OS2.assuming(inhabitants="latest", because="not published"),
    )

    def test_tell_what_follows_and_what_is_to_be_settled_with_the_clause(self):
        assert text.explain(self.OUTCOME, "da").splitlines() == [
            "Sammenlægning 1.9.2026: Odder Kommune, Samsø Kommune → Herning Kommune",
            "",
            "Det medfører:",
            "  Samsø Kommune: medlemskabet ophører: medlem → tidligere medlem [fortolket her, ikke læst i vedtægterne: der står intet om sammenlægning og deling]",
            "  OS2: stemmer hos de berørte myndigheder 1 → 0 [vedtægter § 4, stk. 2]",
            "",
            "Det skal afgøres:",
            "  Herning Kommune: om medlemskabet går over, er ikke afgjort: ikke medlem → ikke medlem; lad foreningen beslutte det, eller lad Herning Kommune underskrive sin egen aftale [fortolket her, ikke læst i vedtægterne: der står intet om sammenlægning og deling]",
            "  Herning Kommune: af forgængerne var kun Samsø Kommune med; afgør, om det gælder hele Herning Kommune [fortolket her, ikke læst i vedtægterne: der står intet om sammenlægning og deling]",
            "  Samsø Kommune: skylder efter påkrav 1.3.2026; få det betalt inden dagen, eller aftal, hvem der betaler [vedtægter § 4, stk. 5]",
            "  bestyrelse: ingen efterfølger kan sidde der efter Samsø Kommune; afslut pladserne før dagen",
            "  Herning Kommune: størrelse lille, lille → stor; se efter, hvad den betyder for priserne",
        ]

    def test_tell_each_consequence_by_itself_in_english(self):
        assert text.explain(self.OUTCOME.conflicts[-2], "en") == (
            "board: no successor can sit there after Samsø Kommune; end the seats before the day"
        )

    def test_tell_of_a_standing_since_when_its_end_was_known_years_before(self):
        outcome = consequences(EAST, memberships=REGIONS, rules=OS2)
        former = of(outcome, SJAELLAND).standing(on=EAST.on, rules=OS2)
        assert "sammenlagt 1.1.2027, kendt fra 20.6.2025" in text.explain(former, "da")

    def test_have_a_sentence_for_every_code_in_either_case_that_occurs(self):
        for outcome in (self.OUTCOME, TestRegionOestdanmark.OUTCOME):
            for language in ("da", "en"):
                assert all(text.explain(each, language) for each in outcome.consequences)

    def test_have_a_table_of_consequences_and_a_page_of_an_outcome(self):
        rows = text.table(self.OUTCOME.conflicts, "da").splitlines()
        assert rows[0].split() == ["Hvad", "For", "Før", "Efter", "Skal", "afgøres", "Bestemmelse"]
        assert rows[4].split() == ["plads", "i", "en", "gruppe", "bestyrelse", "Samsø", "Kommune", "ingen", "ja"]
        assert "<caption>Følger</caption>" in text.html(self.OUTCOME.conflicts, "da")
        assert "<title>Sammenlægning 1.9.2026: " in text.page(self.OUTCOME, "da")


class TestASuccession:
    @pytest.mark.parametrize(
        ("kind", "before", "after", "said"),
        [
            ("MERGER", 1, 1, "a merger has several predecessors and one successor, got 1 and 1; correct who ceases"),
            ("MERGER", 2, 2, "a merger has several predecessors and one successor, got 2 and 2"),
            ("MERGER", 2, 0, "a merger has several predecessors and one successor, got 2 and 0"),
            ("SPLIT", 1, 1, "a split has one predecessor and several successors, got 1 and 1"),
            ("SPLIT", 2, 2, "a split has one predecessor and several successors, got 2 and 2"),
            ("SPLIT", 0, 2, "a split has one predecessor and several successors, got 0 and 2"),
            ("DISSOLUTION", 1, 1, "a dissolution has one predecessor and no successor, got 1 and 1"),
            ("DISSOLUTION", 2, 0, "a dissolution has one predecessor and no successor, got 2 and 0"),
        ],
    )
    def test_has_as_many_on_either_side_as_its_kind_asks(self, kind, before, after, said):
        old, new = (SAMSO, ODDER)[:before], (HERNING, SKIVE)[:after]
        with pytest.raises(InvalidValueError, match=said):
            Succession(SuccessionKind[kind], date(2026, 9, 1), predecessors=old, successors=new)

    def test_has_nobody_twice(self):
        with pytest.raises(InvalidValueError, match="'Samsø Kommune' stands twice in a merger, where"):
            merger(SAMSO, SAMSO, into=HERNING)
        with pytest.raises(InvalidValueError, match="give a dissolution where an authority goes into one that remains"):
            merger(SAMSO, ODDER, into=SAMSO)

    def test_says_all_that_is_wrong_at_once(self):
        with pytest.raises(InvalidValueError) as error:
            split(SAMSO, SAMSO)
        assert [each.code for each in error.value.reasons] == ["succession.counts", "succession.twice"]

    def test_has_a_day_before_it(self):
        with pytest.raises(PeriodError, match="the calendar has no such day"):
            dissolution(SAMSO, on=date.min)
        assert dissolution(SAMSO, on=date(1, 1, 2)).eve == date.min

    def test_is_the_same_in_whichever_order_it_is_given(self):
        other = evolve(EAST, predecessors=reversed(EAST.predecessors))
        assert (other, hash(other)) == (EAST, hash(EAST))
        twins = [evolve(SAMSO, id=id_) for id_ in "ab"]
        assert merger(*twins, into=ODDER) == merger(*reversed(twins), into=ODDER)

    def test_is_known_from_its_own_day_if_no_other_is_given(self):
        assert INTO_HERNING.recorded == INTO_HERNING.on
        known = evolve(INTO_HERNING, recorded=date(2025, 1, 1))
        entry = of(consequences(known, memberships=BOTH, rules=TRANSFER), SAMSO).events[-1]
        assert entry == MembershipEvent.ceased(date(2026, 9, 1), LeavingReason.MERGED, recorded=date(2025, 1, 1))


def test_data_with_one_authority_where_several_are_expected_is_told_its_place():
    data = {"kind": "merger", "on": "2027-01-01", "predecessors": "Samsø", "successors": ["Odder"]}
    assert faults_of(lambda: from_data(Succession, data, organisations=AUTHORITIES)) == [("data.type", "/predecessors")]
