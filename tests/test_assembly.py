"""The general assembly: the worked vectors V50 and V51, the bylaws they show, and what is refused."""

from datetime import date

import pytest
from attrs import evolve

from os2model import (
    OS2_RULES,
    Agreement,
    Association,
    Duration,
    InvalidValueError,
    Membership,
    MembershipEvent,
    NoRuleInForceError,
    Period,
    PeriodError,
    assembly_deadlines,
    text,
)
from os2model.assembly import Occasion, check_call, extraordinary_deadlines, roll_changes, year_dates
from os2model.electoral_rolls import electoral_roll
from os2model.labels import Label
from os2model.standings import MembershipKind
from os2model.statutes import default, explicit
from os2model.voting_rights import NoVote
from tests.membership_cases import (
    GEODANMARK,
    HERNING,
    LEMVIG,
    ODDER,
    OS2,
    OS2_LAW,
    PUBLIC_CODE,
    SAMSO,
    SKIVE,
    STRUER,
    agreement,
    day,
    member,
    os2_with,
)

CALLED, ASSEMBLY = day("03-29"), day("04-29")


def last_days(assembly_day, rules=OS2):
    return [str(each.last_day) for each in assembly_deadlines(day(assembly_day), rules=rules)]


def codes(assembly_day, called, rules=OS2):
    return [each.code for each in check_call(day(assembly_day), called=day(called), rules=rules)]


class TestTheDeadlinesOfAnAssembly:
    """§ 7, stk. 2 and 4; V51."""

    @pytest.mark.parametrize(
        ("assembly_day", "expected"),
        [
            ("2026-04-29", ["2026-03-29", "2026-04-15", "2026-04-21", "2026-05-13"]),
            ("2026-05-18", ["2026-04-18", "2026-05-04", "2026-05-10", "2026-06-01"]),
            ("2026-05-31", ["2026-04-30", "2026-05-17", "2026-05-23", "2026-06-14"]),
            ("2027-03-31", ["2027-02-28", "2027-03-17", "2027-03-23", "2027-04-14"]),
            ("2028-03-31", ["2028-02-29", "2028-03-17", "2028-03-23", "2028-04-14"]),
            ("2028-03-14", ["2028-02-14", "2028-02-29", "2028-03-06", "2028-03-28"]),
        ],
        ids=["worked", "next year's fee", "the end of May", "no leap year", "a leap year", "two weeks to 29 February"],
    )
    def test_v51_are_counted_from_its_day(self, assembly_day, expected):
        assert last_days(assembly_day) == expected

    def test_v51_of_geodanmark_has_motions_in_by_the_printed_day(self):
        assert last_days("2018-04-17", GEODANMARK)[1] == "2018-04-03"

    def test_each_says_what_it_is_for_and_by_which_bylaw(self):
        found = assembly_deadlines(ASSEMBLY, rules=OS2)
        assert [(each.what, each.clause.bylaw) for each in found] == [
            (Occasion.CALL, "§ 7, stk. 2"),
            (Occasion.MOTIONS_IN, "§ 7, stk. 2"),
            (Occasion.MOTIONS_OUT, "§ 7, stk. 2"),
            (Occasion.MINUTES, "§ 7, stk. 4"),
        ]
        assert all(each.clause.is_explicit for each in found)

    def test_before_the_bylaws_that_were_read_each_says_that_it_was_assumed(self):
        call, *_ = assembly_deadlines(day("2020-04-29"), rules=OS2)
        assert (str(call.last_day), call.clause.is_explicit) == ("2020-03-29", False)
        assert call.clause.label.en.endswith(
            "(§ 7, stk. 2): the text of 17.3.2026 alone was read; it is taken from the founding on"
        )

    def test_are_those_of_the_statutes_in_force_on_its_day(self):
        changed = evolve(OS2_LAW, call=explicit(Duration(days=21), "§ 7, stk. 2"))
        rules = OS2_RULES.amended(since=day("05-01"), statutes=changed, source="made up")
        assert [last_days(each, rules)[0] for each in ("04-30", "05-01")] == ["2026-03-30", "2026-04-10"]

    def test_of_a_day_without_statutes_are_not_known(self):
        with pytest.raises(NoRuleInForceError, match=r"for 2012-04-23; the first one known is of 2012-04-24"):
            assembly_deadlines(day("2012-04-23"), rules=OS2)


class TestAnExtraordinaryAssembly:
    """§ 8; V51."""

    def test_v51_is_held_within_four_weeks_and_called_two_weeks_before(self):
        called, held = extraordinary_deadlines(day("09-01"), rules=OS2)
        assert (called.what, str(called.last_day)) == (Occasion.CALL, "2026-09-15")
        assert (held.what, str(held.last_day)) == (Occasion.EXTRAORDINARY_ASSEMBLY, "2026-09-29")
        assert {called.clause.bylaw, held.clause.bylaw} == {"§ 8"}


class TestTheCall:
    """§ 7, stk. 1 and 2."""

    @pytest.mark.parametrize(
        ("assembly_day", "called", "expected"),
        [
            ("04-29", "03-29", []),
            ("04-29", "03-30", ["assembly.called-late"]),
            ("05-31", "04-30", []),
            ("05-31", "05-01", ["assembly.called-late"]),
            ("04-01", "01-01", []),
            ("03-31", "01-01", ["assembly.outside-its-months"]),
            ("06-01", "01-01", ["assembly.outside-its-months"]),
            ("03-31", "03-31", ["assembly.called-late", "assembly.outside-its-months"]),
        ],
    )
    def test_is_in_time_until_its_last_day_and_for_a_day_in_april_or_may(self, assembly_day, called, expected):
        assert codes(assembly_day, called) == expected

    def test_of_another_association_is_checked_by_its_own_statutes(self):
        assert codes("04-29", "04-08", PUBLIC_CODE) == []
        assert codes("04-29", "04-09", PUBLIC_CODE) == ["assembly.called-late"]

    def test_that_is_late_says_by_when_and_by_which_bylaw_in_either_language(self):
        (finding,) = check_call(ASSEMBLY, called=day("03-30"), rules=OS2)
        assert text.explain(finding, "da") == (
            "generalforsamlingen 29.4.2026 blev indkaldt 30.3.2026, og den skulle være indkaldt senest 29.3.2026 "
            "(vedtægter § 7, stk. 2); udsæt den, og indkald igen"
        )
        assert str(finding) == (
            "the general assembly of 2026-04-29 was called on 2026-03-30, and the last day to call it was 2026-03-29 "
            "(bylaws § 7, stk. 2); put it off, and call it anew"
        )

    def test_of_a_day_outside_its_months_says_which_they_are(self):
        (finding,) = check_call(day("03-31"), called=day("01-01"), rules=OS2)
        assert text.explain(finding, "da") == (
            "den ordinære generalforsamling 31.3.2026 ligger uden for 1.4.2026–31.5.2026 (vedtægter § 7, stk. 1); "
            "vælg en dag i den tid, eller indkald en ekstraordinær"
        )
        assert str(finding) == (
            "the ordinary general assembly of 2026-03-31 lies outside 2026-04-01/2026-05-31 (bylaws § 7, stk. 1); "
            "choose a day in that time, or call an extraordinary one"
        )

    def test_where_the_bylaws_are_silent_says_so_with_the_reason(self):
        silent = default((6,), Label(da="intet står der", en="nothing is said"))
        rules = OS2_RULES.supposing(
            since=day("01-01"), statutes=evolve(OS2_LAW, assembly_months=silent), because="made up"
        )
        (finding,) = check_call(ASSEMBLY, called=CALLED, rules=rules)
        assert "(chosen here, not read in the bylaws: nothing is said)" in str(finding)
        assert "(fortolket her, ikke læst i vedtægterne: intet står der)" in text.explain(finding, "da")


SUPPLIER = Membership(
    STRUER,
    kind=MembershipKind.SUPPLIER,
    agreements=[Agreement.supplier(signed=day("2014-03-10"), countersigned=day("2014-03-20"), signing_power=True)],
)
V50 = {
    "A": member(organisation=SAMSO),
    "B": member(("resigned", "04-10"), organisation=ODDER),
    "C": member(agreements=[agreement("03-10", "04-29")], organisation=HERNING),
    "D": SUPPLIER,
    "E": member(agreements=[agreement("03-10", "04-30")], organisation=SKIVE),
    "F": member(("expelled", "02-10"), organisation=LEMVIG),
}
EVERYBODY = tuple(V50.values())
LETTERS = {each.organisation: letter for letter, each in V50.items()}


def roll(on=ASSEMBLY, rules=OS2, memberships=EVERYBODY):
    return electoral_roll(memberships, on=on, rules=rules)


def letters(entries):
    return "".join(sorted(LETTERS[each.organisation] for each in entries))


class TestTheRoll:
    """Bylaw M3: § 4, stk. 2; V50."""

    def test_v50_m3_has_one_vote_for_each_member_and_a_reason_for_everybody_else(self):
        assert letters(roll().entitled) == "ACF"
        assert {LETTERS[each.organisation]: each.right.why_not for each in roll().others} == {
            "B": NoVote.FORMER,
            "D": NoVote.SUPPLIER_PARTNER,
            "E": NoVote.AWAITING_SIGNATURE,
        }
        assert roll().votes == 3

    def test_has_everybody_in_the_order_of_their_names(self):
        names = [each.organisation.name for each in roll().entitled]
        assert names == ["Herning Kommune", "Lemvig Kommune", "Samsø Kommune"]
        twins = [evolve(each, organisation=evolve(SAMSO, id=id_)) for id_, each in (("b", V50["A"]), ("a", V50["A"]))]
        assert [each.organisation.id for each in roll(memberships=twins).entitled] == ["a", "b"]

    def test_has_an_expelled_member_that_awaits_the_assembly_by_the_statutes(self):
        assert letters(roll(rules=os2_with(member_until_ratified=False)).entitled) == "AC"

    def test_counts_the_votes_that_the_statutes_give(self):
        assert roll(rules=os2_with(votes=2)).votes == 6
        none = roll(rules=os2_with(votes=0))
        assert (none.entitled, len(none.others)) == ((), 6)

    def test_has_who_never_was_anything_among_the_others(self):
        (entry,) = roll(memberships=[Membership(SAMSO)]).others
        assert entry.right.why_not is NoVote.NONE

    def test_of_nobody_is_empty(self):
        assert repr(roll(memberships=[])) == "<ElectoralRoll of 2026-04-29: 0 entitled with 0 votes, 0 others>"

    def test_of_an_association_is_that_of_its_memberships(self):
        os2 = Association(rules=OS2, memberships=V50.values())
        assert os2.electoral_roll(on=ASSEMBLY) == roll()

    def test_with_two_memberships_of_one_organisation_is_refused(self):
        with pytest.raises(InvalidValueError, match=r"^Samsø Kommune has two memberships; give one"):
            roll(memberships=[V50["A"], V50["B"], Membership.joined(SAMSO, day("01-01"))])


def changes(memberships=EVERYBODY, called=CALLED, rules=OS2):
    found = roll_changes(memberships, called=called, assembly_day=ASSEMBLY, rules=rules)
    return [(LETTERS[each.organisation], each.before.votes, each.after.votes) for each in found]


class TestChangesSinceTheCall:
    def test_v50_are_who_has_another_number_of_votes_in_the_order_of_their_names(self):
        assert changes() == [("C", 0, 1), ("B", 1, 0)]

    def test_have_the_reasons_of_either_day(self):
        gained, lost = roll_changes(V50.values(), called=CALLED, assembly_day=ASSEMBLY, rules=OS2)
        assert (gained.before.why_not, gained.after.why_not) == (NoVote.AWAITING_SIGNATURE, None)
        assert (lost.before.why_not, lost.after.why_not) == (None, NoVote.FORMER)
        assert (lost.before.on, lost.after.on) == (CALLED, ASSEMBLY)

    @pytest.mark.parametrize(("recorded", "expected"), [("03-29", []), ("03-30", [("A", 1, 0)])])
    def test_are_measured_from_the_roll_that_was_known_on_the_day_of_the_call(self, recorded, expected):
        late = MembershipEvent.resigned(day("02-20"), recorded=day(recorded))
        assert changes([member(late)]) == expected

    def test_are_of_everybody_where_the_statutes_give_other_votes_from_a_day_between(self):
        doubled = evolve(OS2_LAW, votes=explicit(2, "§ 4, stk. 2"))
        rules = OS2_RULES.amended(since=day("04-29"), statutes=doubled, source="made up")
        assert changes([V50["A"]], rules=rules) == [("A", 1, 2)]

    def test_are_none_where_the_assembly_is_called_on_its_own_day(self):
        assert changes(called=ASSEMBLY) == []

    def test_of_an_assembly_before_its_call_are_refused(self):
        with pytest.raises(PeriodError, match=r"cannot end \(2026-04-29\) before it begins \(2026-04-30\)"):
            changes(called=day("04-30"))


def dates(year, rules=OS2, **others):
    return [f"{each.what.word} {each.period}" for each in year_dates(year, rules=rules, **others)]


def with_rhythm(months, **others):
    newest = OS2_RULES.catalogue.on(day("01-01"))
    catalogue = evolve(newest, months_between_assessments=months, **others)
    return OS2_RULES.supposing(since=day("01-01"), catalogue=catalogue, because="made up")


class TestTheDatesOfAYear:
    """§ 5, stk. 1, § 7, and the process of evaluation."""

    def test_of_one_first_day_have_the_shorter_first(self):
        assert [each.split()[0] for each in dates(2026, rules=with_rhythm(1)) if " 2026-04-01/" in each] == [
            "evaluation",
            "assembly",
            "fee_decision",
        ]

    def test_go_by_the_statutes_of_the_day_of_the_assembly_where_that_is_known_else_of_new_year(self):
        later = evolve(OS2_LAW, fee_years_ahead=explicit(2, "§ 5"), assembly_months=explicit((3, 4), "§ 7"))
        rules = OS2.amended(since=day("02-01"), statutes=later, source="made up")

        def fee_decision(assembly_day=None):
            found = year_dates(2026, rules=rules, assembly_day=assembly_day)
            return next((each.effective.year, str(each.period)) for each in found if each.effective)

        assert fee_decision() == (2027, "2026-04-01/2026-05-31")
        assert fee_decision(ASSEMBLY) == (2028, "2026-04-29/2026-04-29")

    def test_without_the_day_of_the_assembly_have_its_months(self):
        assert dates(2026) == [
            "evaluation 2026-01-01/2026-06-30",
            "assembly 2026-04-01/2026-05-31",
            "fee_decision 2026-04-01/2026-05-31",
            "evaluation 2026-07-01/2026-12-31",
        ]

    def test_with_the_day_of_the_assembly_have_its_deadlines(self):
        assert dates(2026, assembly_day=ASSEMBLY) == [
            "evaluation 2026-01-01/2026-06-30",
            "call 2026-03-29/2026-03-29",
            "motions_in 2026-04-15/2026-04-15",
            "motions_out 2026-04-21/2026-04-21",
            "assembly 2026-04-29/2026-04-29",
            "fee_decision 2026-04-29/2026-04-29",
            "minutes 2026-05-13/2026-05-13",
            "evaluation 2026-07-01/2026-12-31",
        ]

    def test_each_say_where_they_are_written(self):
        sources = {each.what: each.source for each in year_dates(2026, rules=OS2, assembly_day=ASSEMBLY)}
        evaluated = sources.pop(Occasion.EVALUATION)
        assert {what.word: source.bylaw for what, source in sources.items()} == {
            "call": "§ 7, stk. 2",
            "motions_in": "§ 7, stk. 2",
            "motions_out": "§ 7, stk. 2",
            "assembly": "§ 7, stk. 1",
            "fee_decision": "§ 5, stk. 1",
            "minutes": "§ 7, stk. 4",
        }
        assert evaluated.document == "OS2: Processen for evaluering"

    @pytest.mark.parametrize(("ahead", "expected"), [(0, "2026-01-01"), (1, "2027-01-01")])
    def test_say_from_when_the_fee_holds_that_is_set_there(self, ahead, expected):
        found = {each.what: each.effective for each in year_dates(2026, rules=os2_with(fee_years_ahead=ahead))}
        assert str(found.pop(Occasion.FEE_DECISION)) == expected
        assert set(found.values()) == {None}

    @pytest.mark.parametrize(
        ("months", "expected"),
        [
            (None, []),
            (5, ["2026-01-01/2026-05-31", "2026-06-01/2026-10-31"]),
            (12, ["2026-01-01/2026-12-31"]),
            (18, []),
        ],
    )
    def test_have_an_evaluation_in_each_whole_span_of_its_rhythm(self, months, expected):
        found = year_dates(2026, rules=with_rhythm(months))
        assert [str(each.period) for each in found if each.what is Occasion.EVALUATION] == expected

    def test_name_the_catalogue_for_a_rhythm_that_stands_nowhere_else(self):
        found = year_dates(2026, rules=with_rhythm(12, assessments_source=""))
        assert [each.source.document for each in found if each.what is Occasion.EVALUATION] == [
            "OS2: Governance-skabelon 1.1.0, juni 2025"
        ]

    def test_have_no_evaluations_in_years_of_which_their_rhythm_is_not_known(self):
        assert dates(2018, GEODANMARK, assembly_day=day("2018-04-17"))[1] == "motions_in 2018-04-03/2018-04-03"
        assert not [each for each in dates(2018, GEODANMARK) if each.startswith("evaluation")]

    def test_have_the_day_of_an_assembly_outside_its_months_too(self):
        assert "assembly 2026-03-31/2026-03-31" in dates(2026, assembly_day=day("03-31"))

    def test_are_refused_with_an_assembly_of_another_year(self):
        with pytest.raises(InvalidValueError, match="the dates of 2027 were asked for") as caught:
            year_dates(2027, rules=OS2, assembly_day=ASSEMBLY)
        assert text.explain(caught.value, "da") == (
            "der blev bedt om datoerne i 2027, men generalforsamlingen er 29.4.2026; bed om 2026, eller ret dagen"
        )

    def test_have_no_evaluations_where_the_catalogue_of_the_year_is_not_published(self):
        assert [each.what for each in year_dates(2025, rules=OS2)] == [Occasion.ASSEMBLY, Occasion.FEE_DECISION]


def test_the_window_of_a_year_holds_the_days_on_which_its_assembly_is_held():
    (held,) = (each.period for each in year_dates(2028, rules=OS2) if each.what is Occasion.ASSEMBLY)
    assert held == Period(day("2028-04-01"), day("2028-05-31"))


def test_a_set_of_statutes_looks_no_more_than_ten_years_ahead():
    with pytest.raises(InvalidValueError, match=r"Statutes.fee_years_ahead.value must lie in 0–10, got 11"):
        os2_with(fee_years_ahead=11)


def test_days_are_days():
    with pytest.raises(InvalidValueError, match="called must be of type date"):
        check_call(date(2026, 4, 29), called="2026-03-29", rules=OS2)
