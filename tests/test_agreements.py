"""Agreements, entries and agreed fees: what counts from when, and what is refused."""

from datetime import date

import pytest
from attrs import evolve

from os2model import AgreedFee, Agreement, InvalidValueError, MembershipEvent, Signature, dkk
from os2model.agreements import NextStep, Side
from os2model.entries import LeavingReason, MembershipEventKind
from os2model.statutes import explicit
from tests.membership_cases import OS2, OS2_LAW, day, member

SIGNED = Signature(Side.MEMBER, day("03-10"), signing_power=True)


class TestAnAgreement:
    def test_is_sent_until_the_day_the_secretariat_has_it(self):
        received = Agreement(signatures=[SIGNED], received=day("03-12"))
        assert [received.next_step(day(each)) for each in ("03-09", "03-11", "03-12")] == [
            NextStep.SIGN,
            NextStep.SEND,
            NextStep.COUNTERSIGN,
        ]

    def test_is_known_to_have_come_in_from_that_day(self):
        received = Agreement(signatures=[SIGNED], received=day("03-12"))
        assert received.as_known(day("03-11")).received is None
        assert received.as_known(day("03-12")) is received

    @pytest.mark.parametrize("day_recorded", [day("03-10"), date.max], ids=["a day", "the last day there is"])
    def test_has_one_signature_of_a_side_that_was_not_struck(self, day_recorded):
        signed = evolve(SIGNED, recorded=day_recorded)
        with pytest.raises(InvalidValueError, match="Agreement has two signatures of the member"):
            Agreement(signatures=[signed, evolve(signed, on=day("03-11"))])

    def test_may_be_signed_anew_from_the_day_a_signature_was_struck(self):
        struck = evolve(SIGNED, struck=day("03-15"))
        for recorded, refused in ((day("03-14"), True), (day("03-15"), False)):
            anew = evolve(SIGNED, on=day("03-14"), recorded=recorded)
            if refused:
                with pytest.raises(InvalidValueError, match="has two signatures"):
                    Agreement(signatures=[struck, anew])
            else:
                assert Agreement(signatures=[anew, struck]).signatures == (struck, anew)


class TestAnEntry:
    @pytest.mark.parametrize("reason", [None, LeavingReason.RESIGNED, LeavingReason.LAPSED, LeavingReason.EXPELLED])
    def test_that_an_organisation_ceased_says_what_became_of_it(self, reason):
        with pytest.raises(InvalidValueError, match="because it is merged, split or dissolved"):
            MembershipEvent(MembershipEventKind.CEASED, day("03-10"), reason=reason)

    def test_of_anything_else_has_no_reason(self):
        with pytest.raises(InvalidValueError, match="'resigned' has no reason of ceasing"):
            MembershipEvent(MembershipEventKind.RESIGNED, day("03-10"), reason=LeavingReason.RESIGNED)


class TestAnAgreedFee:
    def test_may_be_nothing_and_never_less(self):
        free = AgreedFee(2026, dkk(0), decided=day("01-15"), source="minutes")
        assert str(member(agreed_fees=[free]).fee(2026, rules=OS2).net) == "0.00 DKK"
        with pytest.raises(InvalidValueError, match="negative"):
            evolve(free, amount=-dkk(1))


def test_statutes_that_give_a_fee_back_are_refused_as_no_answer_knows_them():
    with pytest.raises(InvalidValueError) as error:
        evolve(OS2_LAW, fee_refunded=explicit(True, "§ 4"))
    assert error.value.code == "statutes.refund"
