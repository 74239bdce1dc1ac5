"""Memberships through time: the worked vectors, and each of the bylaws they show."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from os2model import (
    AUTHORITIES,
    AgreedFee,
    Agreement,
    Basis,
    CalendarUnit,
    Dated,
    InvalidValueError,
    Membership,
    MembershipEvent,
    MembershipStatus,
    NoRuleInForceError,
    Notice,
    Organisation,
    OrganisationKind,
    Period,
    PeriodError,
    Signature,
    dkk,
    membership_fee,
)
from os2model.agreements import NextStep, Side
from os2model.entries import LeavingReason, MembershipEventKind
from os2model.standings import MembershipKind
from os2model.statutes import MemberFrom, default, explicit
from tests.membership_cases import (
    BASE,
    GEODANMARK,
    IT_FORUM,
    OS2,
    OS2_LAW,
    PUBLIC_CODE,
    SAMSO,
    agreement,
    day,
    events_of,
    member,
    os2_with,
    with_statutes,
)

NONE, AWAITING, AWAITING_DAY, MEMBER, PARTNER, NOTICE, EXPELLED, FORMER = MembershipStatus
MEMBER_SIGNATURE = os2_with(member_from=MemberFrom.MEMBER_SIGNATURE)
BARRED = os2_with(overdue_bars_vote=True)
NOT_UNTIL = os2_with(member_until_ratified=False)


def standing(membership, on, rules=OS2):
    return membership.standing(on=day(on), rules=rules)


def status(membership, on, rules=OS2):
    return standing(membership, on, rules).status


def fee(membership, year, rules=OS2):
    """The fee in kroner; 0 where there is none."""
    charge = membership.fee(year, rules=rules)
    return charge.net.number if charge else "0"


def vote(membership, on, rules=OS2):
    right = membership.voting_right(on=day(on), rules=rules)
    return right.why_not.word if right.why_not else right.votes


def found(membership, on="2030-01-01", rules=OS2):
    return sorted({finding.code.partition(".")[2] for finding in membership.check(on=day(on), rules=rules)})


class TestWhoIsAMember:
    """Bylaws M1 and M2: § 4, stk. 1 and 3, and the guide."""

    def test_v01_is_a_member_from_the_last_signature(self):
        joined = member(agreements=[agreement("03-10", "03-20")])
        assert [status(joined, on) for on in ("03-09", "03-10", "03-19", "03-20")] == [NONE, AWAITING, AWAITING, MEMBER]
        assert [fee(joined, year) for year in (2025, 2026, 2027)] == ["0", "25000.00", "25000.00"]

    def test_v02_is_a_member_from_its_own_signature_where_the_statutes_are_read_so(self):
        joined = standing(member(agreements=[agreement("03-10", "03-20")]), "03-10", MEMBER_SIGNATURE)
        assert (joined.status, joined.since) == (MEMBER, day("03-10"))

    def test_v03_the_reading_of_the_signatures_moves_money(self):
        joined = member(agreements=[agreement("06-28", "07-03")])
        assert (fee(joined, 2026), fee(joined, 2026, MEMBER_SIGNATURE)) == ("12500.00", "25000.00")

    @pytest.mark.parametrize(
        ("signed", "countersigned", "caveat"),
        [
            ("06-28", "07-03", True),
            ("2025-12-28", "01-03", True),
            ("03-10", "03-20", False),
            ("07-10", "07-20", False),
            ("07-03", "06-28", False),
            ("07-03", "07-03", False),
        ],
        ids=["over 1 July", "over New Year", "both before", "both after", "the association first", "on one day"],
    )
    def test_v03_a_fee_that_the_reading_moves_says_so(self, signed, countersigned, caveat):
        joined = member(agreements=[agreement(signed, countersigned)])
        for year in (2026, 2027):
            rows = [row for step in joined.fee(year, rules=OS2).steps for row in step.rows]
            read = [str(row.source) for row in rows if row.table == OS2.statutes.label and row.basis is Basis.INFERRED]
            assert bool(read) is (caveat and year == 2026)
            assert all("name the authority's signature alone" in source for source in read)

    def test_v03_a_fee_says_nothing_of_a_reading_where_the_agreement_names_the_first_day(self):
        waiting = agreement("06-28", "07-03", first_day=date(2026, 8, 1))
        rows = [row for step in member(agreements=[waiting]).fee(2026, rules=OS2).steps for row in step.rows]
        assert [row.basis for row in rows if row.table == OS2.statutes.label] == [Basis.PUBLISHED]

    def test_v03_a_signature_that_stands_under_two_agreements_moves_what_it_moves_under_either(self):
        lone = agreement(None, "07-03")
        twice = member(agreements=[lone, agreement("06-28", "07-03")])
        rows = [row for step in twice.fee(2026, rules=OS2).steps for row in step.rows]
        assert [row.basis for row in rows if row.table == OS2.statutes.label] == [Basis.INFERRED]

    def test_v03_a_fee_says_nothing_of_a_reading_that_the_statutes_settle(self):
        rules = with_statutes(evolve(OS2_LAW, member_from=explicit(MemberFrom.LAST_SIGNATURE, "§ 4")))
        steps = member(agreements=[agreement("06-28", "07-03")]).fee(2026, rules=rules).steps
        assert [row.basis for step in steps for row in step.rows if row.table == rules.statutes.label] == [
            Basis.PUBLISHED
        ]

    @pytest.mark.parametrize(
        ("signed", "expected"),
        [
            ("01-01", "25000.00"),
            ("06-30", "25000.00"),
            ("07-01", "25000.00"),
            ("07-02", "12500.00"),
            ("12-31", "12500.00"),
        ],
    )
    def test_v04_m8_half_a_fee_is_paid_by_who_joins_after_1_july(self, signed, expected):
        joined = member(agreements=[agreement(signed, signed)])
        assert (fee(joined, 2026), fee(joined, 2027)) == (expected, "25000.00")

    def test_v18_who_signs_after_the_association_is_a_member_then_and_it_is_noted(self):
        joined = member(agreements=[agreement("03-20", "03-10")])
        assert [status(joined, on) for on in ("03-19", "03-20")] == [NONE, MEMBER]
        assert found(joined) == ["countersigned-before-signed"]

    def test_v19_the_association_alone_makes_nobody_a_member(self):
        joined = member(agreements=[agreement(None, "03-10")])
        assert status(joined, "9999-12-31") is NONE
        assert found(joined) == ["countersigned-before-signed"]

    def test_v20_a_signature_without_signing_power_does_not_count(self):
        joined = member(agreements=[agreement("03-10", "03-20", power=False)])
        assert status(joined, "2030-01-01") is NONE
        assert found(joined) == ["countersigned-before-signed", "no-signing-power"]

    def test_a_signature_of_which_the_power_is_not_stated_counts_and_is_noted(self):
        joined = member(agreements=[agreement("03-10", "03-20", power=None)])
        assert status(joined, "03-20") is MEMBER
        assert found(joined) == ["signing-power-not-stated"]

    def test_v21_a_second_agreement_of_a_member_is_noted_unless_it_renews(self):
        for renews, expected in ((False, ["joined-twice"]), (True, [])):
            again = member(agreements=[BASE, agreement("2020-01-01", "2020-01-05", renews=renews)])
            assert standing(again, "2026-01-01").since == day("2014-03-20")
            assert found(again) == expected

    def test_v29_a_founder_without_an_agreement_is_a_member_by_a_default_clause(self):
        founder = Membership(SAMSO, events=[MembershipEvent.joined(date(2012, 4, 24))])
        now = standing(founder, "04-29")
        assert (now.status, now.clause.is_explicit, vote(founder, "04-29")) == (MEMBER, False, 1)

    def test_v34_before_the_founding_there_are_no_statutes(self):
        with pytest.raises(NoRuleInForceError, match="2012-04-24") as error:
            standing(member(agreements=[agreement("2012-04-01")]), "2026-01-01")
        assert error.value.first_day == date(2012, 4, 24)

    def test_v44_an_agreement_of_a_later_first_day_is_awaited(self):
        early = agreement("2025-10-01", "2025-10-12", first_day=date(2026, 1, 1))
        joined = member(("resigned", "03-01"), agreements=[early])
        awaiting = standing(joined, "2025-12-31")
        assert (awaiting.status, awaiting.until) == (AWAITING_DAY, day("01-01"))
        assert [status(joined, on) for on in ("02-28", "03-01")] == [MEMBER, FORMER]
        assert (fee(joined, 2025), fee(joined, 2026)) == ("0", "25000.00")

    def test_joining_without_waiting_for_the_first_day_of_an_agreement_is_joining(self):
        waiting = agreement("2025-10-01", "2025-10-12", first_day=date(2026, 1, 1))
        joined = member(("transferred", "2025-12-01"), agreements=[waiting])
        assert [status(joined, on) for on in ("2025-11-30", "2025-12-01")] == [AWAITING_DAY, MEMBER]
        assert (standing(joined, "01-01").since, found(joined)) == (day("2025-12-01"), [])

    def test_an_agreement_signed_under_the_old_text_is_in_force_once_under_the_new(self):
        rules = OS2.supposing(since=date(2026, 1, 1), statutes=MEMBER_SIGNATURE.statutes.values[0], because="old text")
        rules = rules.supposing(since=date(2026, 8, 1), statutes=OS2.statutes.values[0], because="new text")
        left = member(("resigned", "07-20"), agreements=[agreement("07-10", "08-10")])
        stays = member(agreements=[agreement("07-10", "08-10")])
        assert [status(left, on, rules) for on in ("07-19", "07-20", "08-10")] == [MEMBER, FORMER, FORMER]
        assert (standing(stays, "08-10", rules).since, found(stays, rules=rules)) == (day("07-10"), [])

    def test_an_agreement_waiting_under_the_old_text_is_in_force_when_countersigned_under_the_new(self):
        rules = OS2.supposing(since=date(2026, 8, 1), statutes=MEMBER_SIGNATURE.statutes.values[0], because="new text")
        joined = member(agreements=[agreement("07-10", "08-10")])
        assert [status(joined, on, rules) for on in ("08-09", "08-10")] == [AWAITING, MEMBER]

    def test_of_two_agreements_signed_on_a_day_the_one_without_a_later_first_day_is_in_force(self):
        at_once, later = agreement("03-10"), agreement("03-10", first_day=date(2026, 9, 1))
        renewed = agreement("03-10", "05-01", first_day=date(2026, 9, 1))
        for agreements in ([at_once, later], [renewed, at_once]):
            assert status(member(agreements=agreements), "03-10", MEMBER_SIGNATURE) is MEMBER

    def test_an_agreement_that_stands_twice_is_noted(self):
        assert found(member(agreements=[BASE, BASE])) == ["joined-twice"]


class TestLeaving:
    """Bylaw M5: § 4, stk. 4, effective the day it is registered as received; and other associations' notice."""

    def test_v05_m5_is_out_from_the_very_day(self):
        left = member(("resigned", "04-29"))
        former = standing(left, "04-29")
        assert (status(left, "04-28"), vote(left, "04-28")) == (MEMBER, 1)
        assert (former.status, former.clause.bylaw, vote(left, "04-29")) == (FORMER, "§ 4, stk. 4", "former")
        assert (fee(left, 2026), fee(left, 2027)) == ("25000.00", "0")

    @pytest.mark.parametrize(("resigned", "expected"), [("2025-12-31", "0"), ("01-01", "0"), ("01-02", "25000.00")])
    def test_v06_m5_nothing_is_paid_for_a_year_without_a_day(self, resigned, expected):
        assert fee(member(("resigned", resigned)), 2026) == expected

    def test_v07_who_joins_and_resigns_on_one_day_was_never_a_member(self):
        left = member(("resigned", "03-20"), agreements=[agreement("03-10", "03-20")])
        assert (status(left, "03-20"), fee(left, 2026), found(left)) == (FORMER, "0", [])

    def test_v22_resigning_before_joining_is_noted(self):
        left = member(("resigned", "2014-03-15"))
        assert standing(left, "2026-01-01").since == day("2014-03-20")
        assert found(left) == ["without-membership"]

    def test_v23_who_comes_back_in_a_year_pays_once(self):
        back = member(("resigned", "03-01"), agreements=[BASE, agreement("09-01", "09-10")])
        now = standing(back, "09-10")
        assert (status(back, "09-09"), now.status, now.member_since) == (AWAITING, MEMBER, day("09-10"))
        assert fee(back, 2026) == "25000.00"

    def test_v24_who_is_reinstated_on_the_day_was_a_member_without_a_break(self):
        same, later = (member(("resigned", "03-01"), ("reinstated", on)) for on in ("03-01", "03-05"))
        assert standing(same, "03-01").since == standing(same, "03-01").member_since == day("2014-03-20")
        assert (status(later, "03-04"), standing(later, "03-05").member_since) == (FORMER, day("03-05"))

    def test_v35_under_notice_is_a_member_with_a_vote_until_the_notice_has_run_out(self):
        left = member(("resigned", "2025-12-31"), agreements=[agreement("2021-03-10")])
        notice, former = standing(left, "01-01", GEODANMARK), standing(left, "2027-01-01", GEODANMARK)
        assert (notice.status, notice.until, vote(left, "12-31", GEODANMARK)) == (NOTICE, day("2027-01-01"), 1)
        assert (former.status, former.since, former.event.on) == (FORMER, day("2027-01-01"), day("2025-12-31"))
        assert (fee(left, 2026, GEODANMARK), fee(left, 2027, GEODANMARK)) == ("25000.00", "0")

    def test_v36_a_day_later_is_a_year_later(self):
        left = member(("resigned", "01-01"), agreements=[agreement("2021-03-10")])
        assert [status(left, on, GEODANMARK) for on in ("2027-12-31", "2028-01-01")] == [NOTICE, FORMER]

    def test_v37_a_new_agreement_after_the_notice_is_a_new_membership(self):
        back = member(("resigned", "2025-06-01"), agreements=[agreement("2021-03-10"), agreement("2027-03-01")])
        days = ("12-31", "2027-01-01", "2027-03-01")
        assert [status(back, on, GEODANMARK) for on in days] == [NOTICE, FORMER, MEMBER]
        assert found(back, rules=GEODANMARK) == []

    def test_v39_a_resignation_called_off_leaves_a_member_and_a_second_one_is_noted(self):
        signed = [agreement("2021-03-10")]
        stays = member(("resigned", "2025-06-01"), ("reinstated", "2025-09-01"), agreements=signed)
        twice = member(("resigned", "2025-06-01"), ("resigned", "2025-09-01"), agreements=signed)
        assert (status(stays, "2027-01-01", GEODANMARK), status(twice, "2027-01-01", GEODANMARK)) == (MEMBER, FORMER)
        assert (found(stays, rules=GEODANMARK), found(twice, rules=GEODANMARK)) == ([], ["resigned-twice"])

    @pytest.mark.parametrize(
        ("resigned", "until", "rules"),
        [
            ("06-30", "2027-01-01", PUBLIC_CODE),
            ("07-01", "2028-01-01", PUBLIC_CODE),
            ("12-01", "2027-01-01", IT_FORUM),
            ("12-02", "2028-01-01", IT_FORUM),
        ],
        ids=["V40 six months", "V40 a day late", "V41 thirty days", "V41 a day late"],
    )
    def test_notice_runs_to_the_end_of_a_year(self, resigned, until, rules):
        assert standing(member(("resigned", resigned)), "12-31", rules).until == day(until)

    def test_v41_half_a_fee_of_the_last_six_months(self):
        fees = [fee(member(agreements=[agreement(on, on)]), 2026, IT_FORUM) for on in ("06-30", "07-01")]
        assert fees == ["25000.00", "12500.00"]

    def test_v43_a_notice_given_under_the_old_text_runs_on(self):
        old = os2_with(leaving=Notice(months=6, to_end_of=CalendarUnit.YEAR)).statutes.values[0]
        rules = OS2.supposing(since=date(2026, 1, 1), statutes=old, because="old text")
        rules = rules.supposing(since=date(2026, 8, 1), statutes=OS2.statutes.values[0], because="new text")
        early, late = (member(("resigned", on)) for on in ("03-01", "08-01"))
        assert (status(early, "12-31", rules), standing(early, "2027-01-01", rules).clause) == (NOTICE, old.leaving)
        assert status(late, "08-01", rules) is FORMER
        owing = member(("demanded", "03-01"), ("resigned", "08-01"))
        assert status(owing, "08-01", rules) is FORMER

    def test_an_entry_on_the_last_day_of_the_calendar_has_no_day_after_and_says_so(self):
        gone = member(("expelled", "02-10"), ("ratified", "9999-12-31"))
        with pytest.raises(PeriodError, match="9999-12-31"):
            standing(gone, "9999-12-31")

    def test_a_strike_on_the_last_day_of_the_calendar_is_a_strike(self):
        left, struck = (MembershipEvent.resigned(day("03-01"), struck=on) for on in (None, date.max))
        assert member(left, struck) == member(struck, left)
        assert standing(member(left, struck), "03-01").event == left


class TestNotPaying:
    """Bylaw M6: § 4, stk. 5, regarded as resigned after a demand; an event, never computed."""

    def test_v08_m6_is_former_from_the_day_it_is_regarded_as_resigned(self):
        lapsed = member(("demanded", "02-01"), ("lapsed", "03-15"))
        before, after = standing(lapsed, "03-14"), standing(lapsed, "03-15")
        assert (before.status, before.since) == (MEMBER, day("2014-03-20"))
        assert (after.status, after.reason, after.clause.bylaw) == (FORMER, LeavingReason.LAPSED, "§ 4, stk. 5")
        assert found(lapsed) == []

    @pytest.mark.parametrize("paid", [(), (("demanded", "02-01"), ("settled", "02-10"))], ids=["no demand", "settled"])
    def test_v09_a_lapse_without_an_open_demand_is_noted_and_counts(self, paid):
        lapsed = member(*paid, ("lapsed", "03-15"))
        assert (status(lapsed, "03-15"), found(lapsed)) == (FORMER, ["lapsed-without-demand"])

    def test_v10_overdue_payment_bars_no_vote_unless_the_statutes_say_so(self):
        owing = member(("demanded", "02-01"), ("settled", "05-01"))
        assert [vote(owing, on) for on in ("04-29", "05-01")] == [1, 1]
        assert [vote(owing, on, BARRED) for on in ("04-29", "05-01")] == ["overdue", 1]

    def test_v31_a_demand_dies_with_the_membership(self):
        entries = [("demanded", "02-01"), ("resigned", "03-01"), ("lapsed", "10-01")]
        back = member(*entries, agreements=[BASE, agreement("09-01", "09-02")])
        assert (standing(back, "10-01").reason, found(back)) == (LeavingReason.LAPSED, ["lapsed-without-demand"])


class TestExpulsion:
    """Bylaw M7: § 4, stk. 6, decided by the board and put to the next general assembly."""

    EXPELLED = (("expelled", "02-10"),)

    def test_v11_m7_awaits_the_general_assembly_as_a_member_with_a_vote(self):
        expelled = member(*self.EXPELLED)
        now = standing(expelled, "04-29")
        assert (now.status, now.since, now.member_since) == (EXPELLED, day("02-10"), day("2014-03-20"))
        assert (vote(expelled, "04-29"), vote(expelled, "04-29", NOT_UNTIL)) == (1, "expelled")
        assert [found(expelled, on) for on in ("05-31", "06-01")] == [[], ["expulsion-not-put"]]

    def test_v12_m7_is_out_the_day_after_the_assembly_has_ratified(self):
        expelled = member(*self.EXPELLED, ("ratified", "04-29"))
        now, former = standing(expelled, "04-29"), standing(expelled, "04-30")
        assert (now.status, now.since, now.until, vote(expelled, "04-29")) == (EXPELLED, day("02-10"), day("04-30"), 1)
        assert (former.status, former.reason, vote(expelled, "04-30")) == (FORMER, LeavingReason.EXPELLED, "former")

    def test_v13_m7_is_a_member_again_where_the_assembly_rejects(self):
        now = standing(member(*self.EXPELLED, ("not_ratified", "04-29")), "04-29")
        assert (now.status, now.since, now.member_since) == (MEMBER, day("04-29"), day("2014-03-20"))
        assert now.event.kind is MembershipEventKind.NOT_RATIFIED

    def test_v14_m7_owes_the_fee_of_a_year_in_which_it_awaits(self):
        expelled = member(("expelled", "2025-12-10"), ("ratified", "04-29"))
        assert (fee(expelled, 2026), fee(expelled, 2026, NOT_UNTIL)) == ("25000.00", "0")

    def test_v15_m7_who_resigned_meanwhile_cannot_be_ratified_out(self):
        entries = [*self.EXPELLED, ("resigned", "03-01"), ("ratified", "04-29")]
        back = member(*entries, agreements=[BASE, agreement("09-01", "09-02")])
        assert (standing(back, "04-30").reason, status(back, "09-02")) == (LeavingReason.RESIGNED, MEMBER)
        assert found(back) == ["ratified-without-expulsion"]

    def test_v16_m7_an_expulsion_called_off_breaks_nothing(self):
        back = member(*self.EXPELLED, ("reinstated", "03-01"))
        now = standing(back, "03-01")
        assert (now.status, now.member_since, found(back)) == (MEMBER, day("2014-03-20"), [])

    def test_by_when_it_is_put_is_settled_by_the_statutes_of_the_decision(self):
        rules = OS2.supposing(
            since=date(2026, 3, 1), statutes=os2_with(assembly_months=(9,)).statutes.values[0], because="new text"
        )
        assert [found(member(*self.EXPELLED), on, rules) for on in ("05-31", "06-01")] == [[], ["expulsion-not-put"]]

    def test_v17_m7_one_decided_inside_the_window_is_put_to_the_next_years_assembly(self):
        expelled = member(("expelled", "04-01"))
        assert [found(expelled, on) for on in ("2027-05-31", "2027-06-01")] == [[], ["expulsion-not-put"]]

    @pytest.mark.parametrize(
        ("ratified", "out", "reason"),
        [("12-31", "2027-01-01", LeavingReason.RESIGNED), ("12-30", "12-31", LeavingReason.EXPELLED)],
    )
    def test_v38_the_earlier_end_counts_and_of_two_on_one_day_the_one_settled_first(self, ratified, out, reason):
        rules = os2_with(leaving=Notice(months=12, to_end_of=CalendarUnit.YEAR))
        left = member(("resigned", "2025-06-01"), ("expelled", "10-01"), ("ratified", ratified))
        former = standing(left, out, rules)
        assert (former.status, former.since, former.reason) == (FORMER, day(out), reason)

    def test_under_notice_stays_under_notice_when_expelled_by_the_board_alone(self):
        rules = os2_with(leaving=Notice(months=3), expulsion_ratified=False, votes_under_notice=False)
        left = member(("resigned", "03-01"), ("expelled", "04-01"))
        now = standing(left, "04-01", rules)
        assert (now.status, now.since, now.until) == (NOTICE, day("03-01"), day("04-02"))
        assert (vote(left, "04-01", rules), standing(left, "04-02", rules).reason) == (
            "under_notice",
            LeavingReason.EXPELLED,
        )

    def test_who_has_no_vote_under_notice_gets_none_by_being_expelled(self):
        rules = os2_with(leaving=Notice(months=3), votes_under_notice=False)
        left = member(("resigned", "03-01"), ("expelled", "04-01"))
        assert (status(left, "04-29", rules), vote(left, "04-29", rules)) == (EXPELLED, "under_notice")

    def test_an_expulsion_ratified_late_has_been_put(self):
        late = member(*self.EXPELLED, ("ratified", "06-10"))
        assert [found(late, on) for on in ("06-09", "06-10", "06-11")] == [["expulsion-not-put"], [], []]

    def test_whether_an_expelled_member_is_one_is_settled_by_the_statutes_of_the_decision(self):
        rules = OS2.supposing(since=date(2026, 3, 1), statutes=NOT_UNTIL.statutes.values[0], because="new text")
        expelled = member(*self.EXPELLED, ("ratified", "04-29"))
        assert [str(period) for period in expelled.periods(rules=rules)] == ["2014-03-20/2026-04-29"]

    def test_a_former_member_is_reinstated_while_a_new_agreement_waits_for_its_first_day(self):
        waiting = agreement("04-01", "04-02", first_day=date(2027, 1, 1))
        back = member(("resigned", "03-01"), ("reinstated", "05-01"), agreements=[BASE, waiting])
        assert [status(back, on) for on in ("04-30", "05-01")] == [AWAITING_DAY, MEMBER]
        assert (standing(back, "2027-01-01").since, found(back)) == (day("05-01"), [])


class TestAsKnown:
    def test_v25_what_is_recorded_late_was_not_known_before(self):
        late = MembershipEvent.resigned(day("02-20"), recorded=day("03-05"))
        left = member(late)
        assert status(left, "03-01") is FORMER
        assert [status(left.as_known(day(on)), "03-01") for on in ("03-01", "03-05")] == [MEMBER, FORMER]

    def test_v26_what_is_struck_late_was_known_until_then(self):
        wrong = member(MembershipEvent.resigned(day("02-20"), struck=day("03-05")))
        assert status(wrong, "04-01") is MEMBER
        assert [status(wrong.as_known(day(on)), "04-01") for on in ("03-04", "03-05")] == [FORMER, MEMBER]

    def test_v33_m8_a_fee_agreed_with_the_board_is_paid_and_known_when_it_was_decided(self):
        agreed = member(agreed_fees=[AgreedFee(2026, dkk(10000), decided=day("01-15"), source="board, item 4")])
        assert (fee(agreed, 2026), fee(agreed, 2027)) == ("10000.00", "25000.00")
        assert [fee(agreed.as_known(day(on)), 2026) for on in ("01-14", "01-15")] == ["25000.00", "10000.00"]

    def test_what_was_struck_is_never_found_fault_with(self):
        wrong = MembershipEvent.joined(day("03-01"), struck=day("03-05"))
        assert found(member(wrong, wrong, agreements=())) == ["never-joined"]
        assert found(member(wrong, wrong)) == []

    def test_the_next_step_of_an_agreement_whose_signature_was_struck_is_that_of_the_one_before(self):
        struck = Agreement(signatures=[Signature(Side.MEMBER, day("02-01"), struck=day("02-05"))])
        assert member(agreements=[BASE, struck]).next_step(on=day("03-01")) is NextStep.CREATE_PROFILE


class TestCeasing:
    def test_v30_who_has_ceased_cannot_come_back(self):
        gone = member(("ceased", "2020-01-01", LeavingReason.MERGED), ("reinstated", "2021-01-01"))
        now = standing(gone, "2026-01-01")
        assert (now.status, now.reason) == (FORMER, LeavingReason.MERGED)
        assert found(gone) == ["after-ceasing", "reinstated-without-ending"]

    def test_who_waits_when_it_ceases_is_what_it_was_before(self):
        gone = ("ceased", "04-15", LeavingReason.DISSOLVED)
        waiting, early = agreement("04-01"), agreement("04-01", "04-02", first_day=date(2026, 9, 1))
        for each, was in ((waiting, AWAITING), (early, AWAITING_DAY)):
            never, again = member(gone, agreements=[each]), member(("resigned", "03-01"), gone, agreements=[BASE, each])
            assert [status(never, on) for on in ("04-14", "04-15", "09-01")] == [was, NONE, NONE]
            assert [status(again, on) for on in ("04-14", "04-15", "09-01")] == [was, FORMER, FORMER]
            assert (standing(never, "04-15").since, standing(again, "04-15").since) == (day("04-15"), day("04-15"))
            assert standing(again, "04-15").reason is LeavingReason.RESIGNED

    def test_nobody_joins_after_ceasing_in_whatever_way(self):
        gone = ("ceased", "04-15", LeavingReason.SPLIT)
        later = member(
            gone, ("joined", "05-01"), ("transferred", "05-02"), agreements=[BASE, agreement("05-03", "05-04")]
        )
        assert (status(later, "2027-01-01"), found(later)) == (FORMER, ["after-ceasing"])

    def test_a_merger_is_known_before_it_happens_and_changes_nothing_until_then(self):
        gone = member(MembershipEvent.ceased(day("2027-01-01"), LeavingReason.MERGED, recorded=day("2025-06-20")))
        assert [status(gone, on) for on in ("2026-12-31", "2027-01-01")] == [MEMBER, FORMER]
        assert status(gone.as_known(day("2025-06-19")), "2027-01-01") is MEMBER


class TestImpossibleHistories:
    """Every standing is given all the same; what is impossible is found."""

    @pytest.mark.parametrize("kind", ["demanded", "settled", "resigned", "lapsed", "expelled"])
    def test_what_happens_to_nobody_has_no_effect(self, kind):
        nobody = member((kind, "02-01"), agreements=())
        assert (status(nobody, "02-01"), found(nobody)) == (NONE, ["without-membership"])

    @pytest.mark.parametrize(
        ("entries", "code", "expected"),
        [
            ([("settled", "02-01")], "settled-without-demand", MEMBER),
            ([("ratified", "02-01")], "ratified-without-expulsion", MEMBER),
            ([("not_ratified", "02-01")], "ratified-without-expulsion", MEMBER),
            ([("reinstated", "02-01")], "reinstated-without-ending", MEMBER),
            ([("joined", "02-01")], "joined-twice", MEMBER),
            ([("transferred", "02-01")], "joined-twice", MEMBER),
            ([("profile_created", "2014-03-19")], "profile-before-membership", MEMBER),
            ([("expelled", "02-01"), ("expelled", "02-02")], "expelled-twice", EXPELLED),
            ([("resigned", "02-01"), ("resigned", "02-01")], "duplicate", FORMER),
            ([("resigned", "02-01"), ("joined", "02-01")], "joined-twice", FORMER),
        ],
    )
    def test_what_does_not_fit_is_found(self, entries, code, expected):
        odd = member(*entries)
        assert (status(odd, "02-02"), found(odd, "02-02")) == (expected, [code])

    def test_what_is_found_is_found_from_its_day_on(self):
        odd = member(("settled", "02-01"), ("settled", "02-01"))
        assert [found(odd, on) for on in ("01-31", "02-01")] == [[], ["duplicate", "settled-without-demand"]]

    def test_who_never_was_anything_cannot_be_reinstated(self):
        nobody = member(("reinstated", "02-01"), agreements=())
        assert (status(nobody, "02-01"), found(nobody)) == (NONE, ["reinstated-without-ending"])

    def test_a_profile_of_a_member_is_as_it_should_be(self):
        assert found(member(("profile_created", "2014-03-20"))) == []

    def test_a_lapse_that_the_statutes_do_not_know_has_no_effect(self):
        lapsed = member(("demanded", "02-01"), ("lapsed", "03-15"))
        assert (status(lapsed, "03-15", GEODANMARK), found(lapsed, rules=GEODANMARK)) == (
            MEMBER,
            ["lapse-not-in-statutes"],
        )

    def test_of_two_expulsions_the_first_one_is_put_to_the_assembly(self):
        twice = member(("expelled", "02-10"), ("expelled", "04-10"))
        assert standing(twice, "04-10").since == day("02-10")
        assert found(twice, "06-01") == ["expelled-twice", "expulsion-not-put"]

    def test_an_agreement_signed_while_another_one_waits_for_its_first_day_is_noted(self):
        early = agreement("04-01", "04-02", first_day=date(2026, 9, 1))
        twice = member(agreements=[early, agreement("05-01", "05-02")])
        assert (status(twice, "05-02"), status(twice, "09-01"), found(twice)) == (
            AWAITING_DAY,
            MEMBER,
            ["joined-twice"],
        )


class TestSigning:
    def test_who_signs_matters_only_where_the_statutes_ask(self):
        rules = os2_with(signing_power=False)
        joined = member(agreements=[agreement("03-10", "03-20", power=False)])
        assert (status(joined, "03-20", rules), found(joined, rules=rules)) == (MEMBER, [])

    def test_a_signature_struck_and_replaced_is_the_one_known_on_the_day(self):
        wrong = Signature(Side.MEMBER, day("03-10"), signing_power=False, struck=day("03-15"))
        right = Signature(Side.MEMBER, day("03-12"), signing_power=True, recorded=day("03-15"))
        signed = Agreement(signatures=[wrong, right, Signature(Side.ASSOCIATION, day("03-20"))])
        joined = member(agreements=[signed])
        assert [standing(joined, on).since for on in ("03-12", "03-20")] == [day("03-12"), day("03-20")]
        assert (found(joined), found(joined.as_known(day("03-14")))) == ([], ["no-signing-power"])

    @pytest.mark.parametrize("recorded", [day("03-12"), date.max], ids=str)
    def test_one_signature_of_a_side_is_known_at_a_time(self, recorded):
        first, second = (Signature(Side.MEMBER, day(on), recorded=recorded) for on in ("03-10", "03-12"))
        with pytest.raises(InvalidValueError, match="two signatures of the member, of 2026-03-10 and 2026-03-12"):
            Agreement(signatures=[second, first])

    def test_an_agreement_recorded_later_was_not_known(self):
        late = Agreement(signatures=[Signature(Side.MEMBER, day("03-10"), recorded=day("04-01"))])
        assert member(agreements=[BASE, late]).as_known(day("03-31")).agreements == (BASE,)

    def test_nothing_can_be_struck_before_it_was_recorded(self):
        with pytest.raises(InvalidValueError, match="struck on 2026-02-28, before it was recorded on 2026-03-01"):
            MembershipEvent.resigned(day("02-20"), recorded=day("03-01"), struck=day("02-28"))

    def test_what_was_struck_on_the_day_it_was_recorded_was_never_known(self):
        never = member(MembershipEvent.resigned(day("02-20"), struck=day("02-20")))
        assert [status(never.as_known(day(on)), "04-01") for on in ("02-19", "02-20", "02-21")] == [MEMBER] * 3

    def test_the_next_step_over_the_whole_journey(self):
        signed = agreement("08-01", "08-14", received=date(2026, 8, 5))
        joined = member(("profile_created", "08-20"), agreements=[signed])
        days = ("07-31", "08-01", "08-04", "08-05", "08-13", "08-14", "08-19", "08-20")
        steps = [joined.next_step(on=day(on)) for on in days]
        assert steps == [
            NextStep.SIGN,
            NextStep.SEND,
            NextStep.SEND,
            NextStep.COUNTERSIGN,
            NextStep.COUNTERSIGN,
            NextStep.CREATE_PROFILE,
            NextStep.CREATE_PROFILE,
            NextStep.NONE,
        ]

    def test_without_an_agreement_the_next_step_is_to_sign_one(self):
        assert member(agreements=()).next_step(on=day("08-01")) is NextStep.SIGN
        assert Agreement().next_step(day("08-01")) is NextStep.SIGN

    def test_the_next_step_is_that_of_the_agreement_signed_last(self):
        for agreements in ([BASE, agreement("08-01")], [agreement("08-01"), BASE]):
            again = member(("profile_created", "2014-04-01"), agreements=agreements)
            assert [again.next_step(on=day(on)) for on in ("07-31", "08-01")] == [NextStep.NONE, NextStep.SEND]

    def test_of_agreements_signed_alike_the_one_that_is_further_says_the_next_step(self):
        received = agreement("08-01", received=date(2026, 8, 1))
        for agreements in ([received, agreement("08-01")], [agreement("08-01"), received]):
            assert member(agreements=agreements).next_step(on=day("08-01")) is NextStep.COUNTERSIGN

    def test_an_agreement_known_before_it_was_received_was_not_received(self):
        signed = agreement("08-01", received=date(2026, 8, 5))
        steps = [member(agreements=[signed]).as_known(day(on)).next_step(on=day("08-05")) for on in ("08-04", "08-05")]
        assert steps == [NextStep.SEND, NextStep.COUNTERSIGN]

    def test_an_agreement_whose_signature_was_struck_is_to_be_signed(self):
        struck = Agreement(signatures=[Signature(Side.MEMBER, day("02-01"), struck=day("02-05"))])
        assert struck.next_step(day("03-01")) is NextStep.SIGN

    def test_a_profile_that_was_struck_is_to_be_made(self):
        struck = MembershipEvent.profile_created(day("04-01"), struck=day("04-02"))
        assert member(struck).next_step(on=day("05-01")) is NextStep.CREATE_PROFILE

    def test_an_agreement_whose_first_day_has_passed_holds_from_its_signatures(self):
        joined = member(agreements=[agreement("03-10", "03-20", first_day=date(2026, 1, 1))])
        assert standing(joined, "03-20").since == day("03-20")

    def test_of_two_agreements_signed_on_a_day_the_one_that_renews_comes_after_the_other(self):
        for countersigned in (None, "05-01"):
            renewing = agreement("03-10", countersigned, renews=True)
            assert found(member(agreements=[renewing, agreement("03-10")]), rules=MEMBER_SIGNATURE) == []

    def test_the_order_of_agreements_is_no_part_of_a_membership(self):
        later = agreement("2020-01-01")
        assert member(agreements=[BASE, later]) == member(agreements=[later, BASE])

    def test_of_two_entries_of_a_day_the_one_recorded_first_counts(self):
        late, early = (MembershipEvent.resigned(day("03-01"), recorded=day(on)) for on in ("03-09", "03-02"))
        assert standing(member(late, early), "03-01").event == early


class TestConstruction:
    def test_an_agreement_of_the_other_kind_is_refused(self):
        supplier = Agreement.supplier(signed=date(2026, 3, 10))
        with pytest.raises(InvalidValueError, match="cannot have a supplier partner agreement"):
            Membership(SAMSO, agreements=[supplier])

    def test_two_fees_of_a_year_agreed_on_one_day_are_refused(self):
        fees = [AgreedFee(2026, dkk(amount), decided=day("01-15"), source="board") for amount in (1, 2)]
        with pytest.raises(InvalidValueError, match="two fees of 2026 were agreed on 2026-01-15"):
            member(agreed_fees=fees)

    def test_of_two_fees_agreed_for_a_year_the_later_one_is_paid(self):
        fees = [
            AgreedFee(2026, dkk(amount), decided=day(on), source="board") for amount, on in ((1, "02-15"), (2, "01-15"))
        ]
        assert (fee(member(agreed_fees=fees), 2026), fee(member(agreed_fees=fees), 2025)) == ("1.00", "25000.00")

    def test_a_fee_agreed_below_nothing_is_refused(self):
        with pytest.raises(InvalidValueError, match=r"AgreedFee\.amount"):
            AgreedFee(2026, dkk(-1), decided=day("01-15"), source="board")

    @pytest.mark.parametrize(
        ("kind", "reason", "message"),
        [
            (MembershipEventKind.CEASED, None, "merged, split or dissolved"),
            (MembershipEventKind.CEASED, LeavingReason.RESIGNED, "merged, split or dissolved"),
            (MembershipEventKind.RESIGNED, LeavingReason.MERGED, "has no reason of ceasing"),
        ],
    )
    def test_who_ceases_and_nobody_else_has_a_reason_of_ceasing(self, kind, reason, message):
        with pytest.raises(InvalidValueError, match=message):
            MembershipEvent(kind, day("01-01"), reason=reason)


class TestFees:
    def test_who_took_over_inside_a_year_pays_from_the_next_one_on(self):
        heir = member(("transferred", "09-01"), agreements=())
        assert [fee(heir, year) for year in (2026, 2027)] == ["0", "25000.00"]
        assert [str(each.period) for each in heir.charges(within=Period.years(2026, 2027), rules=OS2)] == [
            "2027-01-01/2027-12-31"
        ]
        assert standing(heir, "09-01").clause == OS2.statutes.on(day("09-01")).succession

    def test_who_took_over_on_new_years_day_pays_that_year(self):
        assert fee(member(("transferred", "01-01"), agreements=()), 2026) == "25000.00"

    def test_a_transfer_to_a_member_frees_it_of_no_fee(self):
        assert fee(member(("joined", "08-14"), ("transferred", "09-01"), agreements=()), 2026) == "12500.00"

    def test_who_has_long_been_a_member_is_charged_on_new_years_day(self):
        (charge,) = member().charges(within=Period.month(2026, 1), rules=OS2)
        assert charge.invoice_day == day("01-01")

    def test_half_a_fee_is_by_the_statutes_of_the_first_day_of_membership(self):
        rules = OS2.supposing(since=date(2026, 9, 1), statutes=GEODANMARK.statutes.values[0], because="new text")
        fees = [fee(member(agreements=[agreement(on, on)]), 2026, rules) for on in ("08-31", "09-01")]
        assert fees == ["12500.00", "25000.00"]

    def test_a_transfer_that_was_struck_is_none(self):
        struck = MembershipEvent.transferred(day("09-01"), struck=day("09-02"))
        assert fee(member(struck, ("joined", "09-01"), agreements=()), 2026) == "12500.00"

    def test_a_fee_is_charged_within_the_period_of_its_first_day(self):
        joined = member(agreements=[agreement("08-14", "08-14")])
        halves = [Period.half_year(2026, 1), Period.half_year(2026, 2), Period.half_year(2027, 2)]
        assert [len(joined.charges(within=half, rules=OS2)) for half in halves] == [0, 1, 0]

    def test_a_fee_says_whether_it_is_half_and_by_which_clause(self):
        half, whole = member(agreements=[agreement("08-14", "08-14")]).charges(
            within=Period.years(2026, 2027), rules=OS2
        )
        assert [(each.steps[1].share, each.steps[1].after, each.fraction) for each in (half, whole)] == [
            (Fraction(1, 2), day("07-01"), Fraction(1, 2)),
            (Fraction(1), None, Fraction(1)),
        ]

    def test_an_agreed_fee_says_who_decided_it(self):
        agreed = member(agreed_fees=[AgreedFee(2026, dkk(10000), decided=day("01-15"), source="board, item 4")])
        assert agreed.fee(2026, rules=OS2).steps[1].source == "board, item 4"

    def test_a_fee_of_a_year_before_the_membership_is_refused(self):
        with pytest.raises(InvalidValueError, match="ask for 2026 or later"):
            membership_fee(2025, joined=day("08-14"), rules=OS2)


class TestVotes:
    def test_the_votes_are_those_of_the_statutes_of_the_day_asked(self):
        rules = OS2.supposing(since=date(2026, 3, 1), statutes=os2_with(votes=2).statutes.values[0], because="new text")
        assert [vote(member(), on, rules) for on in ("02-28", "03-01")] == [1, 2]

    @pytest.mark.parametrize(
        ("entries", "clause"),
        [
            ([], "votes"),
            ([("resigned", "02-01")], "votes_under_notice"),
            ([("expelled", "02-01")], "member_until_ratified"),
            ([("demanded", "02-01")], "overdue_bars_vote"),
        ],
    )
    def test_a_vote_names_the_clause_that_gives_or_takes_it(self, entries, clause):
        takes = {"votes_under_notice": False, "member_until_ratified": False, "overdue_bars_vote": True}
        for clauses in ({}, {clause: takes[clause]} if clause in takes else {}):
            rules = os2_with(leaving=Notice(months=3), **clauses)
            right = member(*entries).voting_right(on=day("04-29"), rules=rules)
            assert right.clause == getattr(rules.statutes.on(day("04-29")), clause)
            assert (right.why_not is None) == (not clauses)

    def test_no_vote_of_a_former_member_names_the_clause_by_which_it_left(self):
        right = member(("resigned", "02-01")).voting_right(on=day("04-29"), rules=OS2)
        assert right.clause == OS2.statutes.on(day("02-01")).leaving


class TestMoreThanOneEnding:
    NOTICE = os2_with(leaving=Notice(months=3))

    def test_an_expelled_member_under_notice_is_out_when_the_notice_ends(self):
        left = member(("resigned", "02-01"), ("expelled", "03-01"))
        now, former = standing(left, "03-01", self.NOTICE), standing(left, "05-02", self.NOTICE)
        assert (now.status, now.until) == (EXPELLED, day("05-02"))
        assert (former.status, former.reason) == (FORMER, LeavingReason.RESIGNED)

    def test_a_rejected_expulsion_leaves_the_notice_running(self):
        left = member(("resigned", "02-01"), ("expelled", "03-01"), ("not_ratified", "04-01"))
        now = standing(left, "04-01", self.NOTICE)
        assert (now.status, now.since, now.until) == (NOTICE, day("04-01"), day("05-02"))

    def test_being_reinstated_calls_off_the_notice_and_the_expulsion(self):
        back = member(("resigned", "02-01"), ("expelled", "03-01"), ("reinstated", "04-01"))
        now = standing(back, "05-02", self.NOTICE)
        assert (now.status, now.since, now.until, now.member_since) == (MEMBER, day("04-01"), None, day("2014-03-20"))
        assert now.event.kind is MembershipEventKind.REINSTATED

    def test_a_notice_that_ends_on_the_day_of_another_entry_ends_before_it(self):
        back = member(("resigned", "02-01"), ("reinstated", "05-02"))
        now = standing(back, "05-02", self.NOTICE)
        assert (now.status, now.since, now.member_since) == (MEMBER, day("05-02"), day("2014-03-20"))
        late = member(("resigned", "02-01"), ("demanded", "05-02"))
        assert found(late, rules=self.NOTICE) == ["without-membership"]

    def test_who_ends_otherwise_on_the_day_of_coming_back_is_former_for_that_reason(self):
        gone = member(("resigned", "03-01"), ("joined", "05-01"), ("ceased", "05-01", LeavingReason.MERGED))
        former = standing(gone, "05-01")
        assert (former.since, former.reason) == (day("05-01"), LeavingReason.MERGED)

    def test_who_came_back_and_goes_on_cannot_be_reinstated(self):
        back = member(("resigned", "03-01"), ("joined", "05-01"), ("reinstated", "06-01"))
        assert (standing(back, "06-01").since, found(back)) == (day("05-01"), ["reinstated-without-ending"])

    def test_who_joins_anew_the_day_after_an_expulsion_is_a_new_member(self):
        back = member(("expelled", "03-01"), ("joined", "03-02"))
        now = standing(back, "03-02", os2_with(expulsion_ratified=False))
        assert (now.status, now.since, now.member_since) == (MEMBER, day("03-02"), day("03-02"))

    def test_an_expulsion_that_needs_no_assembly_ends_the_day_after(self):
        rules = os2_with(expulsion_ratified=False)
        out = member(("expelled", "03-01"))
        now, former = standing(out, "03-01", rules), standing(out, "03-02", rules)
        assert (now.status, now.since, now.until) == (MEMBER, day("2014-03-20"), day("03-02"))
        assert (former.status, former.reason) == (FORMER, LeavingReason.EXPELLED)


@pytest.mark.parametrize("months", [(), (4, 6), (12, 1)])
def test_the_months_of_the_assembly_follow_each_other(months):
    with pytest.raises(InvalidValueError, match="months that follow each other"):
        os2_with(assembly_months=months)


def test_a_fee_that_is_given_back_cannot_be_calculated():
    with pytest.raises(InvalidValueError, match="given back"):
        os2_with(fee_refunded=True)


def test_a_clause_says_where_it_stands_or_why_it_was_chosen():
    with pytest.raises(InvalidValueError, match="names its bylaw"):
        explicit(True, " ")
    with pytest.raises(InvalidValueError, match="says why"):
        default(True, " ")


@pytest.mark.parametrize(("texts", "expected"), [(1, 1), (2, 2)], ids=["one text", "a new text in between"])
def test_the_statutes_are_looked_up_once_a_text(texts, expected, monkeypatch):
    looked_up = []
    on = Dated.on
    monkeypatch.setattr(Dated, "on", lambda table, day: looked_up.append(day) or on(table, day))
    entries = [
        ("demanded", "2022-02-01"),
        ("settled", "2022-02-10"),
        ("expelled", "2022-03-01"),
        ("reinstated", "2022-04-01"),
    ]
    joined = agreement("2021-11-06", "2022-01-02") if texts == 1 else BASE
    standing(member(*entries, agreements=[joined]), "04-29")
    assert len(looked_up) == expected


def test_an_organisation_that_exists_no_longer_has_no_vote_also_where_nobody_has_entered_it():
    zealand = Membership.joined(AUTHORITIES["Region Sjælland"], date(2020, 1, 1))
    assert [vote(zealand, on) for on in ("12-31", "2027-01-01")] == [1, "ceased"]


class TestSuppliers:
    def test_a_supplier_that_stands_as_a_member_is_noted(self):
        firm = Organisation("Eksempel A/S", kind=OrganisationKind.SUPPLIER, id="firm")
        assert found(member(organisation=firm)) == ["supplier-as-member"]

    def test_v32_m9_a_supplier_is_a_partner_without_a_vote_and_without_a_fee(self):
        signed = Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
        partner = Membership(SAMSO, kind=MembershipKind.SUPPLIER, agreements=[signed])
        assert (status(partner, "04-29"), vote(partner, "04-29")) == (PARTNER, "supplier_partner")
        assert fee(partner, 2026) == "0"
        assert (partner.periods(rules=OS2), partner.is_member(on=day("04-29"), rules=OS2)) == ((), False)

    def test_a_supplier_leaves_as_a_member_does(self):
        signed = Agreement.supplier(signed=date(2014, 3, 10), countersigned=date(2014, 3, 20), signing_power=True)
        left, expelled = (
            Membership(SAMSO, kind=MembershipKind.SUPPLIER, agreements=[signed], events=events_of(entry))
            for entry in (("resigned", "03-01"), ("expelled", "03-01"))
        )
        assert [status(left, on) for on in ("02-28", "03-01")] == [PARTNER, FORMER]
        assert (vote(left, "03-01"), vote(expelled, "03-01")) == ("former", "supplier_partner")


def test_m11_where_the_bylaws_are_silent_each_default_says_why():
    silent = OS2.statutes.on(day("04-29")).silent()
    assert list(silent) == [
        "member_from",
        "votes_under_notice",
        "member_until_ratified",
        "succession",
        "overdue_bars_vote",
    ]
    assert all(clause.because.da and clause.because.en for clause in silent.values())


def test_a_fee_that_the_board_agreed_with_a_successor_is_paid_in_the_year_of_the_transfer_too():
    agreed = AgreedFee(2026, dkk(10000), decided=day("09-15"), source="board, item 4")
    heir = Membership(SAMSO, events=events_of(("transferred", "09-01")), agreed_fees=[agreed])
    assert [fee(each, 2026) for each in (heir, evolve(heir, agreed_fees=[]))] == ["10000.00", "0"]
