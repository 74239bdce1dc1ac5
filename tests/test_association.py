"""An association in one value: who is a member, what everybody is charged, what keeps its parts from going together."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Agreement,
    AnswerState,
    Assessment,
    Association,
    Cadence,
    Contact,
    Cvr,
    Decision,
    DocumentControl,
    GovernanceLevel,
    Group,
    GroupKind,
    InvalidDataError,
    InvalidValueError,
    Membership,
    MembershipEvent,
    NoRuleInForceError,
    OperationMode,
    Organisation,
    OrganisationKind,
    Period,
    PeriodError,
    Product,
    Proration,
    Seat,
    Signature,
    Subscription,
    SubscriptionPlan,
    Terms,
    UnknownNameError,
    dkk,
    member_budget,
    text,
)
from os2model.agreements import Side
from os2model.catalogues import Body
from os2model.contacts import ContactDuty
from os2model.decisions import DecisionKind
from os2model.proration import StartedPeriods
from os2model.standings import MembershipKind
from tests.cases import ASSUMED, JOINED, MUNICIPALITIES, SAMSO, faults_of, valghalla_budget

HJOERRING, EAST = AUTHORITIES["Hjørring"], AUTHORITIES["Region Sjælland"]
DAY = date(2026, 11, 24)
JOINS, RESIGNS = MembershipEvent.joined, MembershipEvent.resigned


def membership(*events, of=SAMSO):
    return Membership(of, events=events)


def spans(*events):
    return [str(period) for period in membership(*events).periods(rules=ASSUMED)]


def association(*, rules=ASSUMED, **parts):
    return Association(rules=rules, **parts)


def clashing(**parts):
    return faults_of(lambda: association(**parts))


def worth(os2, on=DAY):
    return [(each.code, each.path) for each in os2.check(on=on)]


class TestAMembership:
    def test_may_begin_anew(self):
        entries = [JOINS(date(2014, 3, 20)), RESIGNS(date(2026, 3, 1)), JOINS(date(2026, 9, 10))]
        assert spans(*entries) == ["2014-03-20/2026-02-28", "2026-09-10/.."]

    @pytest.mark.parametrize(
        ("resigned", "fee"), [(date(2025, 12, 31), None), (date(2026, 1, 1), None), (date(2026, 1, 2), "25000.00")]
    )
    def test_that_ends_on_new_years_day_owes_nothing_for_the_year_and_a_day_later_the_whole(self, resigned, fee):
        charge = membership(JOINS(date(2014, 3, 20)), RESIGNS(resigned)).fee(2026, rules=ASSUMED)
        assert (charge.net.number if charge else None) == fee

    def test_that_begins_anew_in_the_same_year_pays_once_and_in_a_later_one_by_its_own_day(self):
        back = membership(JOINS(date(2014, 3, 20)), RESIGNS(date(2026, 3, 1)), JOINS(date(2026, 9, 10)))
        assert back.fee(2026, rules=ASSUMED).net == dkk(25000)
        later = membership(JOINS(date(2014, 3, 20)), RESIGNS(date(2025, 3, 1)), JOINS(date(2026, 9, 10)))
        assert later.fee(2026, rules=ASSUMED).net == dkk(12500)

    def test_charges_its_fees_on_the_days_they_are_invoiced(self):
        joined = membership(JOINS(JOINED))
        within = Period(date(2026, 1, 1), date(2028, 1, 1))
        assert [(each.invoice_day, each.net.number) for each in joined.charges(within=within, rules=ASSUMED)] == [
            (JOINED, "12500.00"), (date(2027, 1, 1), "25000.00"), (date(2028, 1, 1), "25000.00"),
        ]  # fmt: skip
        assert joined.charges(within=Period(date(2026, 8, 15), date(2026, 12, 31)), rules=ASSUMED) == ()
        with pytest.raises(PeriodError):
            joined.charges(within=Period(JOINED), rules=ASSUMED)

    def test_asks_for_no_fee_of_a_year_that_is_not_asked_about(self):
        joined = membership(JOINS(JOINED))
        assert joined.charges(within=Period.year(2026), rules=OS2_RULES)[0].net == dkk(12500)
        assert joined.charges(within=Period(date(2027, 2, 1), date(2027, 3, 1)), rules=OS2_RULES) == ()
        with pytest.raises(NoRuleInForceError):
            joined.charges(within=Period.years(2026, 2027), rules=OS2_RULES)
        with pytest.raises(PeriodError):
            membership().charges(within=Period(JOINED), rules=OS2_RULES)


class TestAnAssociation:
    def test_knows_its_members_on_a_day(self):
        gone = membership(JOINS(date(2020, 1, 1)), RESIGNS(date(2026, 2, 1)), of=HJOERRING)
        os2 = association(memberships=[membership(JOINS(JOINED)), gone], organisations=[EAST])
        assert os2.members(on=date(2026, 1, 31)) == (HJOERRING,)
        assert os2.members(on=date(2026, 2, 1)) == ()
        assert os2.members(on=JOINED) == (SAMSO,)
        assert os2.everybody == (SAMSO, HJOERRING, EAST)

    def test_gives_the_budget_of_one_organisation_as_its_own_facts_alone_would(self):
        accession = Subscription(SAMSO, "OS2valghalla", JOINED, operation_mode=OperationMode.SELF_HOSTED)
        other = Subscription(HJOERRING, "OS2valghalla", date(2026, 1, 1))
        os2 = association(memberships=[membership(JOINS(JOINED))], subscriptions=[other, accession])
        expected = valghalla_budget("Samsø")
        for name in (SAMSO, "Samsø", "Samsø Kommune", "23795515", "0741"):
            assert os2.budget(name, years=range(2026, 2031)) == expected

    def test_charges_who_is_no_member_the_price_of_one_who_is_not(self):
        accession = Subscription(HJOERRING, "OS2valghalla", date(2026, 1, 1))
        os2 = association(subscriptions=[accession])
        never = member_budget(membership(of=HJOERRING), [accession], years=[2026], rules=ASSUMED)
        assert os2.budget("Hjørring", years=[2026]) == never
        assert os2.charges(within=Period.year(2026)) == never.charges

    def test_charges_everybody_what_their_budgets_say(self):
        accessions = [Subscription(each, "OS2valghalla", JOINED) for each in (SAMSO, HJOERRING)]
        members = [
            membership(JOINS(JOINED)),
            membership(JOINS(date(2020, 1, 1)), RESIGNS(date(2027, 5, 1)), of=HJOERRING),
        ]
        os2 = association(memberships=members, subscriptions=accessions)
        charges = os2.charges(within=Period.years(2026, 2028))
        apart = [charge for each in (SAMSO, HJOERRING) for charge in os2.budget(each, years=range(2026, 2029)).charges]
        assert sorted(map(repr, charges)) == sorted(map(repr, apart))
        assert [each.invoice_day for each in charges] == sorted(each.invoice_day for each in charges)

    @given(
        st.lists(
            st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=1, max_size=3), min_size=1, max_size=4
        )
    )
    def test_charges_a_fee_for_exactly_the_years_with_a_day_on_which_somebody_is_a_member(self, histories):
        makers, some = (JOINS, RESIGNS), MUNICIPALITIES
        parts = [
            membership(*(makers[i % 2](day) for i, day in enumerate(sorted(days))), of=who)
            for days, who in zip(histories, some, strict=False)
        ]
        charges = association(memberships=parts).charges(within=Period.years(2020, 2028))
        assert {(charge.payer, charge.invoice_day.year) for charge in charges} == {
            (part.organisation.id, year)
            for part in parts
            for year in range(2020, 2029)
            if any(each.overlap(Period.year(year)) for each in part.periods(rules=ASSUMED))
        }

    def test_refuses_a_name_that_two_have(self):
        libraries = [Organisation("Biblioteket", kind=OrganisationKind.ASSOCIATION, id=id_) for id_ in ("a", "b")]
        os2 = association(organisations=libraries)
        with pytest.raises(
            InvalidValueError, match="several organisations are called 'Biblioteket'; write the id of one: a, b"
        ):
            os2.budget("Biblioteket", years=[2026])
        assert os2.budget("b", years=[2026]).organisation == libraries[1]

    def test_knows_nobody_by_another_name(self):
        os2 = association(memberships=[membership(JOINS(JOINED))])
        for name in ("Sams", HJOERRING):
            with pytest.raises(UnknownNameError, match="is not an organisation of this association"):
                os2.budget(name, years=[2026])
        with pytest.raises(UnknownNameError) as caught:
            os2.budget("Samsö Kommune", years=[2026])
        assert (
            text.explain(caught.value, "da")
            == "'Samsö Kommune' er ikke en organisation i denne forening; mente du 'Samsø Kommune'?"
        )

    def test_says_of_a_number_that_nobody_has_where_all_are_listed(self):
        with pytest.raises(UnknownNameError, match=r"'2379551' is .*; the organisations: association\.everybody$"):
            association(memberships=[membership(JOINS(JOINED))]).budget("2379551", years=[2026])

    def test_tells_who_pays_in_a_table_of_the_charges_of_several(self):
        os2 = association(memberships=[membership(JOINS(JOINED)), membership(JOINS(JOINED), of=HJOERRING)])
        lines = text.table(os2.charges(within=Period.year(2026)), "da").splitlines()
        assert lines[0].split() == ["Fakturadag", "Betaler", "For", "Hvad", "Periode", "Netto"]
        assert [line.split()[1] for line in lines[1:3]] == ["23795515", "29189382"]

    def test_knows_who_has_acceded_to_a_product_on_a_day_in_the_order_of_the_subscriptions(self):
        passive = SubscriptionPlan.PASSIVE
        ended = Subscription(HJOERRING, "OS2valghalla", date(2020, 1, 1), last_day=JOINED)
        held = [
            ended,
            Subscription(SAMSO, "OS2valghalla", JOINED, plan=passive),
            Subscription(SAMSO, "OS2valghalla", JOINED, reference="2"),
            Subscription(EAST, "OS2kitos", JOINED),
        ]
        os2 = association(subscriptions=held)
        days = (JOINED - timedelta(1), JOINED, JOINED + timedelta(1))
        found = [os2.participants("OS2valghalla", on=day) for day in days]
        assert found == [(HJOERRING,), (HJOERRING, SAMSO), (SAMSO,)]
        with pytest.raises(UnknownNameError, match="did you mean 'OS2valghalla'"):
            os2.participants("OS2valhalla", on=JOINED)
        with pytest.raises(InvalidValueError, match="on must be of type date"):
            os2.participants("OS2valghalla", on="2026-08-14")

    def test_keeps_apart_only_those_that_nothing_else_refers_to(self):
        os2 = association(memberships=[membership(JOINS(JOINED))], organisations=[SAMSO, EAST, EAST])
        assert os2.organisations == (EAST,)
        assert os2 == association(memberships=[membership(JOINS(JOINED))], organisations=[EAST])
        assert repr(os2) == "<Association of 2 organisations: 1 memberships, 0 subscriptions>"


class TestAMembershipFromBeforeTheStatutes:
    def test_is_an_error_in_a_check_and_nothing_is_claimed_of_who_may_be_a_member(self):
        early, joined = membership(JOINS(date(2012, 4, 1))), membership(JOINS(JOINED), of=HJOERRING)
        held = {
            "subscriptions": [Subscription(SAMSO, "OS2valghalla", JOINED)],
            "seats": [Seat(Group(GroupKind.BOARD), SAMSO), Seat(Group(GroupKind.BOARD), EAST)],
        }
        found = association(memberships=[early, joined], **held).check(on=DAY)
        told = [(each.path, each.subject) for each in found if each.code.startswith(("seats", "dated", "rule"))]
        assert told == [("/memberships/0", "Samsø Kommune"), ("", "Region Sjælland")]
        assert "association.acceded-by-non-member" not in {each.code for each in found}


class TestWhatKeepsPartsFromGoingTogether:
    def test_are_two_organisations_with_one_id_or_one_cvr_number(self):
        twin = Organisation("Samsø II", kind=OrganisationKind.MUNICIPALITY, id="samsø-2", cvr=SAMSO.cvr)
        renamed = evolve(SAMSO, name="Samsø Kommune ")
        assert clashing(organisations=[SAMSO, twin]) == [("association.cvr-twice", "/organisations/1")]
        assert clashing(memberships=[membership(JOINS(JOINED))], seats=[Seat(Group(GroupKind.BOARD), renamed)]) == [
            ("association.id-twice", "/seats/0/organisation")
        ]

    def test_are_two_memberships_of_one_organisation_which_belong_into_one(self):
        first, second = (
            membership(JOINS(date(2020, 1, 1)), RESIGNS(date(2026, 3, 1))),
            membership(JOINS(date(2026, 9, 1))),
        )
        assert clashing(memberships=[first, second, membership(JOINS(JOINED), of=HJOERRING)]) == [
            ("association.membership-twice", "/memberships/1")
        ]

    def test_are_subscriptions_to_one_product_that_cannot_be_told_apart(self):
        long = Subscription(SAMSO, "OS2valghalla", date(2020, 1, 1))
        short = Subscription(SAMSO, "OS2valghalla", date(2021, 1, 1), last_day=date(2021, 12, 31))
        late = Subscription(SAMSO, "OS2valghalla", date(2026, 1, 1))
        assert clashing(subscriptions=[long, short, late]) == [
            ("subscription.twice", "/subscriptions/1"),
            ("subscription.twice", "/subscriptions/2"),
        ]
        assert clashing(subscriptions=[late, short]) == [("subscription.twice", "/subscriptions/0")]
        apart = evolve(late, reference="2026")
        following = Subscription(SAMSO, "OS2valghalla", date(2022, 1, 1), continues_previous=True)
        assert association(subscriptions=[following, short, apart]).subscriptions == (following, short, apart)

    @pytest.mark.parametrize("day", [date(2026, 8, 14), date(2026, 7, 1)])
    def test_are_subscriptions_that_carry_on_inside_a_period_of_the_old_terms_or_the_new(self, day):
        halves = Terms.calendar_year(billing=Cadence.HALF_YEARLY)  # the price is still that of a year
        rules = OS2_RULES.assuming(terms={"OS2valghalla": halves}, because="budget")
        old = Subscription(SAMSO, "OS2valghalla", date(2024, 1, 1), last_day=day - timedelta(1))
        new = Subscription(SAMSO, "OS2valghalla", day, continues_previous=True)
        found = clashing(rules=rules, subscriptions=[new, old])
        assert found == [("subscription.seam", "/subscriptions/0")]
        later = evolve(new, first_day=date(2027, 1, 1))
        assert association(rules=rules, subscriptions=[evolve(old, last_day=date(2026, 12, 31)), later]).subscriptions
        assert association(rules=OS2_RULES, subscriptions=[new, old]).subscriptions  # by terms that are not known

    def test_are_subscriptions_that_carry_on_where_the_new_terms_begin_and_the_old_do_not(self):
        rules = ASSUMED.supposing(since=date(2026, 7, 1), terms={"OS2valghalla": Terms.half_years()}, because="what if")
        old = Subscription(SAMSO, "OS2valghalla", date(2024, 1, 1), last_day=date(2026, 6, 30))
        new = Subscription(SAMSO, "OS2valghalla", date(2026, 7, 1), continues_previous=True)
        assert clashing(rules=rules, subscriptions=[old, new]) == [("subscription.seam", "/subscriptions/1")]

    def test_are_subscriptions_that_carry_on_where_the_leaving_rule_would_move_the_end_of_the_first(self):
        owed = Proration(leaving=StartedPeriods(Cadence.ANNUAL))
        rules = OS2_RULES.assuming(terms={"OS2valghalla": Terms.half_years(proration=owed)}, because="budget")
        old = Subscription(SAMSO, "OS2valghalla", date(2025, 1, 1), last_day=date(2026, 6, 30))
        new = Subscription(SAMSO, "OS2valghalla", date(2026, 7, 1), continues_previous=True)
        assert clashing(rules=rules, subscriptions=[old, new]) == [("subscription.seam", "/subscriptions/1")]

    def test_are_products_that_the_rules_do_not_have_with_the_nearest_ones(self):
        with pytest.raises(InvalidDataError) as caught:
            association(
                subscriptions=[Subscription(SAMSO, "OS2valhalla", JOINED)],
                seats=[Seat(Group(GroupKind.STEERING, "OS2display "), SAMSO), Seat(Group(GroupKind.BOARD), SAMSO)],
            )
        assert [(each.path, each.nearest[0]) for each in caught.value.findings] == [
            ("/subscriptions/0/product", "OS2valghalla"),
            ("/seats/0/group/product", "OS2display"),
        ]

    def test_are_near_names_of_products_looked_for_fifty_times_and_no_more(self):
        wrong = [Subscription(SAMSO, f"OS2valghall{n}", JOINED) for n in range(60)]
        with pytest.raises(InvalidDataError) as caught:
            association(subscriptions=[*wrong, *wrong[:1]])
        guessed = [bool(each.nearest) for each in caught.value.findings if each.code == "name.product"]
        assert guessed == [True] * 50 + [False] * 10 + [True]

    def test_are_assessments_by_another_catalogue_of_the_same_version(self):
        catalogue = OS2_RULES.catalogue_version("1.1.0")
        other = evolve(catalogue, criteria=catalogue.criteria[:5])
        found = [
            Assessment("OS2valghalla", catalogue=each, on=date(2026, 6, 23), answers={}) for each in (catalogue, other)
        ]
        assert clashing(assessments=found) == [("association.other-catalogue", "/assessments/1/catalogue")]

    def test_are_decisions_of_one_day_that_both_set_the_level(self):
        one = Decision(
            "OS2valghalla", kind=DecisionKind.ADMITTED, on=JOINED, before=GovernanceLevel.NONE, after=GovernanceLevel.ONE,
            by=Body.BOARD, basis="x", reference="",
        )  # fmt: skip
        assert association(decisions=[one]).decisions == (one,)
        assert clashing(decisions=[one, evolve(one, after=GovernanceLevel.TWO)]) == [("log.same-day", "/decisions")]


SELF_HOSTED = OperationMode.SELF_HOSTED


class TestWhatIsWorthALook:
    def test_is_nothing_where_everything_is_in_order(self):
        accession = Subscription(SAMSO, "OS2valghalla", JOINED, operation_mode=SELF_HOSTED)
        assert worth(association(memberships=[membership(JOINS(JOINED))], subscriptions=[accession])) == []

    def test_is_who_ceases_and_still_is_a_member_or_subscriber_then(self):
        members = [membership(JOINS(date(2020, 1, 1)), of=EAST)]
        accession = Subscription(EAST, "OS2valghalla", date(2026, 1, 1), operation_mode=SELF_HOSTED)
        os2 = association(memberships=members, subscriptions=[accession])
        found = os2.check(on=DAY)
        assert [(each.code, each.path, each.day, each.expected) for each in found] == [
            ("association.ceasing-member", "/memberships/0", date(2026, 12, 31), "Region Østdanmark"),
            ("association.ceasing-subscriber", "/subscriptions/0", date(2026, 12, 31), "Region Østdanmark"),
        ]
        with pytest.raises(InvalidValueError, match="ceased on 2026-12-31"):
            os2.charges(within=Period.year(2027))
        ended = evolve(
            os2,
            memberships=[membership(*members[0].events, RESIGNS(date(2027, 1, 1)), of=EAST)],
            subscriptions=[evolve(accession, last_day=date(2026, 12, 31))],
        )
        assert worth(ended) == []

    def test_is_no_end_that_came_late_once_it_is_past(self):
        os2 = association(memberships=[membership(JOINS(date(2020, 1, 1)), RESIGNS(date(2027, 3, 1)), of=EAST)])
        assert worth(os2, on=date(2027, 2, 28)) == [("association.ceasing-member", "/memberships/0")]
        assert worth(os2, on=date(2027, 3, 1)) == []

    def test_is_who_pays_for_a_product_and_is_no_member_that_day(self):
        accession = Subscription(SAMSO, "OS2valghalla", date(2026, 1, 1), operation_mode=SELF_HOSTED)
        os2 = association(memberships=[membership(JOINS(JOINED))], subscriptions=[accession])
        assert worth(os2, on=date(2026, 8, 13)) == [("association.acceded-by-non-member", "/subscriptions/0")]
        assert worth(os2, on=JOINED) == []
        assert worth(os2, on=date(2025, 12, 31)) == []

    def test_are_a_quantity_that_no_price_asks_for_and_a_subscription_that_carries_on_none(self):
        long_ago, later = date(2024, 1, 1), date(2026, 1, 1)
        old = Subscription(SAMSO, "OS2valghalla", long_ago, last_day=later - timedelta(1), operation_mode=SELF_HOSTED)
        new = evolve(old, first_day=later, last_day=None, continues_previous=True, quantities=12)
        member = membership(JOINS(long_ago))
        assert worth(association(memberships=[member], subscriptions=[old, new])) == [
            ("association.quantity-unused", "/subscriptions/1")
        ]
        assert worth(association(memberships=[member], subscriptions=[evolve(new, quantities=1)])) == [
            ("association.continues-nothing", "/subscriptions/0")
        ]

    def test_is_a_line_that_is_not_charged_because_the_operation_mode_is_not_known(self):
        accession = Subscription(SAMSO, "OS2valghalla", JOINED)
        os2 = association(memberships=[membership(JOINS(JOINED))], subscriptions=[accession])
        assert worth(os2) == [("subscription.mode-unknown", "/subscriptions/0")]
        assert worth(evolve(os2, subscriptions=[evolve(accession, last_day=DAY - timedelta(1))])) == []

    def test_is_a_ground_that_no_price_asks_for(self):
        accession = Subscription(SAMSO, "OS2mo", JOINED, grounds=["betalte for OS2mo 2.0", "betalte for OS2mo 2,5"])
        os2 = association(memberships=[membership(JOINS(JOINED))], subscriptions=[accession])
        (finding,) = os2.check(on=DAY)
        assert (finding.path, finding.nearest[0]) == ("/subscriptions/0", "betalte for OS2mo 2.5")
        assert text.explain(finding, "da") == (
            "/subscriptions/0: Samsø Kommune har grundlaget 'betalte for OS2mo 2,5', som ikke giver rabat efter takstbladet for OS2mo;"
            " mente du 'betalte for OS2mo 2.5' eller 'betalte for OS2mo 2.0'?"
        )

    def test_is_a_membership_without_any_entry(self):
        assert worth(association(memberships=[membership()])) == [("membership.never-joined", "/memberships/0")]

    def test_is_an_assessment_gone_stale_and_a_product_that_the_rules_do_not_have(self):
        assessed = Assessment(
            "OS2valhalla",
            catalogue=OS2_RULES.catalogue_version("1.1.0"),
            on=date(2025, 11, 1),
            answers={"R1": AnswerState.MET},
        )
        assert worth(association(assessments=[assessed])) == [
            ("name.product", "/assessments/0/product"),
            ("assessment.stale", ""),
        ]

    def test_is_a_jump_in_the_decisions(self):
        up = Decision(
            "OS2valghalla", kind=DecisionKind.LEVEL_UP, on=JOINED, before=GovernanceLevel.ONE, after=GovernanceLevel.TWO,
            by=Body.BOARD, basis="x", reference="",
        )  # fmt: skip
        before = evolve(
            up,
            kind=DecisionKind.CONFIRMED,
            on=date(2025, 1, 1),
            before=GovernanceLevel.THREE,
            after=GovernanceLevel.THREE,
        )
        assert worth(association(decisions=[up, before])) == [("log.jump", "")]

    def test_is_a_hole_ahead_of_the_fee_and_of_the_products_that_are_subscribed_to_alone(self):
        member = membership(JOINS(JOINED))
        bare = association(rules=OS2_RULES, memberships=[member])
        assert [(each.code, each.day) for each in bare.check(on=DAY)] == [("association.hole", date(2027, 1, 1))]
        accession = Subscription(SAMSO, "OS2valghalla", JOINED, operation_mode=SELF_HOSTED)
        found = association(rules=OS2_RULES, memberships=[member], subscriptions=[accession]).check(on=DAY)
        assert [(each.expected, each.day) for each in found] == [
            ("membership_fee=dkk(25000)", date(2027, 1, 1)),
            ('terms={"OS2valghalla": Terms.calendar_year()}', DAY),
        ]
        over = evolve(accession, last_day=date(2026, 10, 1))
        assert len(association(rules=OS2_RULES, memberships=[member], subscriptions=[over]).check(on=DAY)) == 1

    def test_is_a_product_without_a_price_list(self):
        rules = evolve(ASSUMED, products=[*ASSUMED.products, Product("OS2test", source="x")])
        os2 = association(
            rules=rules, memberships=[membership(JOINS(JOINED))], subscriptions=[Subscription(SAMSO, "OS2test", JOINED)]
        )
        assert worth(os2) == [("association.no-price-list", "")]

    def test_is_said_in_danish(self):
        os2 = association(rules=OS2_RULES, memberships=[membership(JOINS(date(2020, 1, 1)), of=EAST)])
        assert text.table(os2.check(on=DAY), "da").splitlines()[1:] == [
            "/memberships/0  Region Sjælland ophører med udgangen af 31.12.2026, men er stadig medlem derefter; registrér ophøret pr. 1.1.2027; efterfølgeren er Region Østdanmark",
            "                der er ikke offentliggjort kontingent fra 1.1.2027; opkrævninger derefter kan kun beregnes med en antagelse",
        ]


def test_an_organisation_that_stands_twice_in_the_same_words_is_one():
    once, again = (Organisation("Odder Kommune", kind=OrganisationKind.MUNICIPALITY, cvr=Cvr("32264328")) for _ in "ab")
    assert association(organisations=[once, again]).organisations == (once,)


class TestWhatIsWorthALookOfMembers:
    """Bylaws M4, M7 and M10: contacts, expulsions put to the assembly, seats of members."""

    def codes(self, on, **parts):
        found = association(**parts).check(on=date.fromisoformat(on))
        return [(each.code, each.path) for each in found if not each.code.startswith("association.hole")]

    def test_v49_a_subscription_outlives_a_membership_and_makes_none(self):
        left = membership(JOINS(date(2014, 3, 20)), RESIGNS(date(2026, 3, 1)))
        signed = [Signature(Side.MEMBER, date(2025, 1, 10)), Signature(Side.ASSOCIATION, date(2025, 2, 1))]
        held = Subscription(SAMSO, "OS2mo", date(2025, 2, 1), signatures=signed)
        acceded = [("association.acceded-by-non-member", "/subscriptions/0")]
        assert self.codes("2026-02-28", memberships=[left], subscriptions=[held]) == []
        assert self.codes("2026-03-01", memberships=[left], subscriptions=[held]) == acceded
        assert association(subscriptions=[held]).members(on=date(2026, 1, 1)) == ()

    def test_v52_m4_a_member_has_one_fixed_contact_on_each_day(self):
        contacts = [
            Contact(SAMSO, "a", duty=ContactDuty.FIXED, last_day=date(2020, 5, 31)),
            Contact(SAMSO, "b", duty=ContactDuty.FIXED, first_day=date(2020, 6, 2)),
        ]
        members = [membership(JOINS(date(2014, 3, 20)))]
        missing = [("contacts.no-fixed-contact", "")]
        days = {"2020-05-31": [], "2020-06-01": missing, "2020-06-02": []}
        assert {on: self.codes(on, memberships=members, contacts=contacts) for on in days} == days

    def test_of_contacts_nothing_is_said_where_none_are_given(self):
        assert self.codes("2020-06-01", memberships=[membership(JOINS(date(2014, 3, 20)))]) == []

    def test_v52_m10_the_board_has_at_most_one_seat_of_a_member_and_none_of_who_is_none(self):
        left = membership(JOINS(date(2014, 3, 20)), RESIGNS(date(2026, 3, 1)))
        board = [Seat(Group(GroupKind.BOARD), SAMSO, people=2)]
        assert self.codes("2026-02-28", memberships=[left], seats=board) == [("seats.several-for-one-member", "")]
        assert self.codes("2026-03-01", memberships=[left], seats=board)[-1] == ("seats.not-a-member", "")

    def test_a_supplier_with_an_agreement_may_sit_in_the_groups_of_a_product_and_not_in_the_board(self):
        agreed = Agreement.supplier(signed=date(2020, 1, 1), countersigned=date(2020, 1, 1), signing_power=True)
        partner = Membership(SAMSO, kind=MembershipKind.SUPPLIER, agreements=[agreed])
        expert, board = (Seat(Group(kind), SAMSO) for kind in (GroupKind.EXPERT, GroupKind.BOARD))
        assert self.codes("2026-01-01", memberships=[partner], seats=[expert]) == []
        assert self.codes("2026-01-01", memberships=[partner], seats=[board]) == [("seats.not-a-member", "")]

    def test_m7_an_expulsion_that_was_put_to_no_assembly_is_found_with_its_membership(self):
        expelled = membership(JOINS(date(2014, 3, 20)), MembershipEvent.expelled(date(2026, 2, 10)))
        others = membership(JOINS(date(2014, 3, 20)), of=HJOERRING)
        not_put = [("membership.expulsion-not-put", "/memberships/1")]
        assert self.codes("2026-05-31", memberships=[others, expelled]) == []
        assert self.codes("2026-06-01", memberships=[others, expelled]) == not_put

    def test_a_history_from_before_the_statutes_is_a_finding_and_the_others_are_looked_at(self):
        early, never = membership(JOINS(date(2011, 1, 1))), membership(of=HJOERRING)
        assert self.codes("2026-06-01", memberships=[early, never]) == [
            ("rule.before-first", "/memberships/0"),
            ("membership.never-joined", "/memberships/1"),
        ]

    def test_headers_are_looked_at_in_documents_agreements_price_lists_and_the_rules_of_the_day(self):
        overdue = DocumentControl(approved=date(2020, 1, 1), revision=date(2025, 12, 31))
        agreed = Agreement.partnership(signed=date(2020, 1, 1), countersigned=date(2020, 1, 1), signing_power=True)
        sheets = [evolve(each, document=overdue) for each in ASSUMED.price_lists[:1]]
        law = evolve(ASSUMED.statutes.on(DAY), document=overdue)
        catalogue = evolve(ASSUMED.catalogue.on(DAY), document=overdue)
        rules = evolve(ASSUMED, price_lists=sheets).supposing(
            since=date(2026, 1, 1), statutes=law, catalogue=catalogue, because="for the case"
        )
        parts = {
            "rules": rules,
            "documents": [overdue],
            "memberships": [Membership(SAMSO, agreements=[evolve(agreed, document=overdue)])],
        }
        found = association(**parts).check(on=date(2026, 1, 1))
        assert [(str(each.subject), each.path) for each in found if each.code == "document.revision-overdue"] == [
            ("Label(da='dokumentet', en='the document')", "/documents/0"),
            ("partnerskabsaftale, Samsø Kommune", "/memberships/0/agreements/0"),
            (sheets[0].product, ""),
            ("vedtægter", ""),
            ("kravkatalog", ""),
        ]
        assert [each.code for each in association(**parts).check(on=date(2025, 12, 31))] == []
