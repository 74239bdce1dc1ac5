"""Budgets of several payees, of shared prices, and of what cannot be charged for want of a fact."""

from datetime import date

import pytest
from attrs import evolve

from os2model import (
    Association,
    Membership,
    MissingFactError,
    OperationMode,
    Organisation,
    OrganisationKind,
    Subscription,
    UnknownNameError,
    dkk,
    member_budget,
)
from os2model.shared_prices import Staircase
from tests.cases import ASSUMED, JOINED, SAMSO, numbers, rules_of

LONG_AGO = date(2020, 1, 1)
NOBODY = Membership(SAMSO)


def budget(rules, *, years=(2026,), **given):
    """What OS2test costs Samsø, which is no member."""
    accession = Subscription(SAMSO, "OS2test", LONG_AGO)
    return member_budget(NOBODY, [accession], years=years, rules=rules, **given)


def with_line(rules, price, **line):
    """The one product of a book with another recurring line."""
    (sheet,) = rules.price_lists
    (other,) = rules_of((LONG_AGO, price)).price_lists[0].lines
    return evolve(rules, price_lists=[evolve(sheet, lines=[*sheet.lines, evolve(other, **line)])])


class TestPayees:
    def test_stand_apart_with_vat_rounded_once_for_each(self):
        # 25 % of 0.02 is half an øre, of 0.04 one
        rules = with_line(rules_of((LONG_AGO, dkk("0.02"))), dkk("0.02"), name="drift", payee="leverandøren")
        year = budget(rules)[2026]
        found = {payee: (str(totals.net), str(totals.vat)) for payee, totals in year.by_payee.items()}
        assert found == {"OS2": ("0.02 DKK", "0.01 DKK"), "leverandøren": ("0.02 DKK", "0.01 DKK")}
        assert (year.totals.net, year.totals.vat) == (dkk("0.04"), dkk("0.01"))

    def test_of_a_year_without_charges_are_none(self):
        assert member_budget(NOBODY, [], years=[2026], rules=ASSUMED)[2026].by_payee == {}

    def test_of_os2valghalla_are_os2_and_the_vendor_in_shared_operation_alone(self):
        accession = Subscription(SAMSO, "OS2valghalla", JOINED, operation_mode=OperationMode.SHARED)
        joined = Membership.joined(SAMSO, JOINED)
        shared = member_budget(joined, [accession], years=[2026], rules=ASSUMED)
        assert shared.findings == ()
        assert sorted(str(totals.net) for totals in shared[2026].by_payee.values()) == ["15000.00 DKK", "56653.66 DKK"]
        unknown = member_budget(joined, [evolve(accession, operation_mode=None)], years=[2026], rules=ASSUMED)
        assert list(unknown[2026].by_payee) == ["OS2"]
        assert [(each.code, each.subject, each.found) for each in unknown.findings] == [
            ("subscription.mode-unknown", "Samsø Kommune", "OS2valghalla")
        ]


class TestParticipants:
    rules = rules_of((LONG_AGO, Staircase([(1, dkk(10000)), (3, dkk(8000))])))
    others = tuple(Organisation(f"Kommune {n}", kind=OrganisationKind.MUNICIPALITY, id=f"k-{n}") for n in range(3))

    def test_of_a_shared_price_are_given_or_counted_from_an_association_that_knows_them_all(self):
        one, gone, late = self.others
        held = [Subscription(each, "OS2test", LONG_AGO) for each in (SAMSO, one)]
        held.append(Subscription(gone, "OS2test", LONG_AGO, last_day=date(2025, 12, 31)))
        held.append(Subscription(late, "OS2test", date(2026, 7, 1)))
        os2 = Association(rules=self.rules, subscriptions=held, all_members_known=True)
        sharing = {"OS2test": [(each.organisation, each.period) for each in held]}
        for found in (
            os2.budget(SAMSO, years=[2026, 2027]),
            budget(self.rules, years=[2026, 2027], participants=sharing),
        ):
            assert numbers(found.charges) == ["10000.00", "8000.00"]  # counted on New Year's Day

    def test_are_asked_for_where_not_all_are_known(self):
        os2 = Association(rules=self.rules, subscriptions=[Subscription(SAMSO, "OS2test", LONG_AGO)])
        for call in (lambda: os2.budget(SAMSO, years=[2026]), lambda: budget(self.rules)):
            with pytest.raises(MissingFactError, match="participants"):
                call()
        with pytest.raises(UnknownNameError):
            os2.participants("OS2tset", on=JOINED)
