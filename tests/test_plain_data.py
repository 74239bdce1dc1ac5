"""Plain data: its shape, and each decision about what is read, refused and written."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from types import MappingProxyType

import attrs
import jsonschema
import pytest
from attrs import evolve

import os2model
from os2model import (
    AUTHORITIES,
    OS2_RULES,
    AnswerState,
    Assessment,
    Association,
    Cadence,
    Charge,
    Cvr,
    Dated,
    DatedRow,
    Estimate,
    FirstDay,
    InvalidDataError,
    InvalidValueError,
    MeetingSeries,
    Membership,
    Money,
    MonthDay,
    Organisation,
    Percent,
    Period,
    Proration,
    RuleBook,
    Seat,
    Source,
    Subscription,
    SubscriptionPlan,
    Terms,
    VatCategory,
    dkk,
    from_data,
    json_schema,
    prices,
    proration,
    text,
    to_data,
    to_records,
)
from os2model.corrections import corrections
from os2model.exchange.record_types import RECORDS
from os2model.exchange.shapes import FORMAT, KINDS, LEFT_OUT, TEXTS, UNIONS, fields_of, has_shape
from os2model.exchange.titles import FIELDS, TYPES
from os2model.groups import UsualMeetings
from os2model.labels import Labelled
from os2model.statutes import Clause
from tests.cases import ASSUMED, JOINED, RECORDED, SAMSO, assessed, by_json, faults_of
from tests.examples import VALUES

SAMSO_DATA = {
    "name": "Samsø Kommune", "kind": "municipality", "short_name": "Samsø", "cvr": "23795515", "municipality_code": "0741",
    "inhabitants": [{"on": "2020-01-01", "count": 3657, "source": "Statistics Denmark, FOLK1A"}], "exists": "2007-01-01/..",
}  # fmt: skip
ODDER_DATA = {"name": "Odder Kommune", "kind": "municipality", "cvr": "32264328"}
SIZES = {"kind": "by_size", "small": "1.00 DKK", "medium": "2.00 DKK", "large": "3.00 DKK", "very_large": "4.00 DKK"}
EXAMPLES = [value for value in VALUES if has_shape(type(value))]


def faults(cls, data, **given):
    return faults_of(lambda: from_data(cls, data, **given))


def fault(cls, data, **given):
    """The one thing that is wrong."""
    with pytest.raises(InvalidDataError) as caught:
        from_data(cls, data, **given)
    (found,) = caught.value.findings
    return found


def nested(value, levels):
    """A value in so many lists."""
    for _ in range(levels):
        value = [value]
    return value


def association(**parts):
    return {"organisations": [SAMSO_DATA, ODDER_DATA], **parts}


def read(**parts):
    return from_data(Association, association(**parts), rules=OS2_RULES)


def association_faults(**parts):
    return faults(Association, association(**parts), rules=OS2_RULES)


def joined(organisation="23795515", on="2026-08-14"):
    return {"organisation": organisation, "events": [{"kind": "joined", "on": on}]}


class TestTheShape:
    def test_of_an_organisation_is_its_fields_by_name_without_what_is_as_if_left_out(self):
        assert from_data(Organisation, SAMSO_DATA).municipality_code == SAMSO.municipality_code
        assert to_data(from_data(Organisation, SAMSO_DATA)) == SAMSO_DATA

    def test_of_terms_is_words_and_of_days_in_the_year_and_notices_is_text(self):
        assert to_data(Terms(Cadence.ANNUAL, Cadence.HALF_YEARLY)) == {"pricing": "annual", "billing": "half_yearly"}
        assert to_data(MonthDay(7, 1)) == "--07-01"

    def test_of_terms_with_rules_is_words_days_and_records(self):
        rule = proration.ByJoiningDay(
            after=MonthDay(7, 1),
            then=proration.FixedShare(Fraction(1, 2)),
            otherwise=proration.StartedPeriods(proration.PRICING),
        )
        terms = Terms(
            Cadence.ANNUAL,
            Cadence.HALF_YEARLY,
            anchor=MonthDay(4, 1),
            pricing_anchor=FirstDay.OWN,
            in_advance=False,
            proration=Proration(joining=rule, leaving=proration.WholePeriods(Cadence.MONTHLY)),
            vat_category=((date(2020, 1, 1), VatCategory.STANDARD), (date(2026, 1, 1), VatCategory.EXEMPT)),
            vat_reason="§ 13",
        )
        data = to_data(terms)
        assert data == {
            "pricing": "annual",
            "billing": "half_yearly",
            "anchor": "--04-01",
            "pricing_anchor": "own",
            "in_advance": False,
            "proration": {
                "joining": {
                    "kind": "by_joining_day",
                    "after": "--07-01",
                    "then": {"kind": "fixed_share", "share": "1/2"},
                    "otherwise": {"kind": "started_periods", "of": "pricing"},
                },
                "leaving": {"kind": "whole_periods", "of": "monthly"},
            },
            "vat_category": [
                {"since": "2020-01-01", "value": "standard"},
                {"since": "2026-01-01", "value": "exempt"},
            ],
            "vat_reason": "§ 13",
        }
        assert from_data(Terms, by_json(data)) == terms
        assert from_data(Terms, {**data, "anchor": MonthDay(4, 1), "vat_category": terms.vat_category}) == terms

    def test_of_facts_that_change_is_a_list_of_days_and_values_and_of_one_that_does_not_the_value(self):
        accession = Subscription(
            SAMSO,
            "OS2valghalla",
            JOINED,
            plan=((JOINED, SubscriptionPlan.PASSIVE), (date(2027, 1, 1), SubscriptionPlan.ACTIVE)),
            quantities=12,
            pauses=[Period.month(2026, 11)],
            waivers=[("tilslutningsafgift", "aftalt")],
        )
        data = to_data(accession)
        del data["organisation"]
        assert data == {
            "product": "OS2valghalla",
            "first_day": "2026-08-14",
            "plan": [{"since": "2026-08-14", "value": "passive"}, {"since": "2027-01-01", "value": "active"}],
            "quantities": 12,
            "pauses": ["2026-11-01/2026-11-30"],
            "waivers": [{"line": "tilslutningsafgift", "reason": "aftalt"}],
        }
        assert from_data(Subscription, by_json({**data, "organisation": to_data(SAMSO)})) == accession

    @pytest.mark.parametrize(
        ("wrong", "path", "code", "nearest"),
        [
            ({"anchor": "own first day"}, "/anchor", "data.word", ("own",)),
            ({"anchor": 101}, "/anchor", "data.word", ()),
            ({"anchor": "--13-01"}, "/anchor", "value.range", ()),
            ({"vat_category": []}, "/vat_category", "data.type", ()),
            ({"vat_category": [{"since": "2026-01-01"}]}, "/vat_category/0", "data.missing", ()),
            (
                {"proration": {"leaving": {"kind": "started_periods", "of": "måned"}}},
                "/proration/leaving/of",
                "data.word",
                ("monthly",),
            ),
            ({"proration": {"leaving": {"kind": "fixed_share"}}}, "/proration/leaving/kind", "data.word", ()),
        ],
    )
    def test_of_terms_says_at_its_place_what_is_none(self, wrong, path, code, nearest):
        with pytest.raises(InvalidDataError) as caught:
            from_data(Terms, {"pricing": "annual", "billing": "annual", **wrong})
        assert [(each.path, each.code, each.nearest) for each in caught.value.findings] == [(path, code, nearest)]

    def test_of_a_charge_is_what_was_issued_without_what_it_was_made_from(self):
        (charge,) = Subscription(SAMSO, "OS2valghalla", JOINED, continues_previous=True).charges(
            within=Period.year(2026), rules=ASSUMED, member_during=[Period(JOINED)]
        )
        data = to_data(charge)
        assert data == {
            "payer": "23795515",
            "subject": "OS2valghalla",
            "kind": "recurring_fee",
            "line": "vederlag",
            "billing_start": "2026-01-01",
            "period": "2026-08-14/2026-12-31",
            "net": "9153.66 DKK",
            "vat_treatment": {"category": "standard", "rate": "25"},
            "invoice_day": "2026-08-14",
        }
        kept = from_data(list[Charge], by_json([data]))
        assert kept == [charge]
        assert kept[0].steps == ()
        assert corrections([charge], kept) == ()
        with pytest.raises(InvalidDataError, match="'origin' is no name of this record"):
            from_data(Charge, {**data, "origin": None})

    def test_of_a_union_carries_its_kind_first(self):
        half, whole = proration.FixedShare(Fraction(1, 2)), proration.FixedShare(Fraction(1))
        rule = proration.ByJoiningDay(after=MonthDay(7, 1), then=half, otherwise=whole)
        data = to_data(rule)
        assert data == {
            "kind": "by_joining_day",
            "after": "--07-01",
            "then": {"kind": "fixed_share", "share": "1/2"},
            "otherwise": {"kind": "fixed_share", "share": 1},
        }
        assert next(iter(data)) == "kind"
        assert from_data(proration.ByJoiningDay, data) == rule

    def test_of_a_price_that_is_text_is_a_fixed_one(self):
        assert to_data(prices.Fixed(dkk(25000))) == "25000.00 DKK"
        sizes = from_data(prices.BySize, SIZES)
        assert sizes.large == prices.Fixed(dkk(3))
        assert to_data(prices.ByMembership(member=sizes, non_member=dkk(9))) == {
            "kind": "by_membership",
            "member": SIZES,
            "non_member": "9.00 DKK",
        }

    def test_of_a_table_is_rows_newest_first_of_which_a_hole_alone_has_a_kind(self):
        data = to_data(OS2_RULES.membership_fee)
        assert [row.get("kind") for row in data["rows"]] == ["hole", None, None]
        assert data["rows"][1]["value"] == "25000.00 DKK"
        assert "table" not in data["rows"][1]
        assert from_data(Dated[Money], data) == OS2_RULES.membership_fee

    def test_of_a_row_that_says_it_is_one_is_a_row_with_an_unknown_name(self):
        row = {"since": "2026-01-01", "source": "x", "value": "1.00 DKK", "kind": "row"}
        table = {"label": {"da": "x", "en": "y"}, "unit": "DKK", "rows": [row]}
        assert faults(Dated[Money], table) == [("data.unknown-key", "/rows/0/kind")]

    def test_of_a_row_by_itself_says_which_table_it_is_of(self):
        row = OS2_RULES.membership_fee.row(on=JOINED)
        data = to_data(row)
        assert data["table"] == {"da": "kontingent", "en": "membership fee"}
        assert from_data(DatedRow[Money], data) == row

    @pytest.mark.parametrize(
        ("estimate", "data"),
        [
            (Estimate(2, 4, 8), {"low": 2, "typical": 4, "high": 8}),
            (Estimate.of(60), 60),
            (Estimate.of("356.5"), "356.5"),
            (Estimate(0, "1/3", "7.5"), {"low": 0, "typical": "1/3", "high": "7.5"}),
        ],
    )
    def test_of_an_estimate_is_a_number_or_three_never_a_float(self, estimate, data):
        assert to_data(estimate) == data
        assert from_data(Estimate, data) == estimate

    def test_of_answers_is_a_word_or_a_record_by_the_id_of_the_criterion(self):
        answers = {"R1": "met", "F2": {"state": "partial", "explanation": "til foråret"}}
        data = {"product": "OS2valghalla", "catalogue": "1.1.0", "on": "2026-06-23", "answers": answers}
        assessment = from_data(Assessment, data, rules=OS2_RULES)
        assert (assessment["R1"].state, assessment["F2"].explanation) == (AnswerState.MET, "til foråret")
        assert assessment["F3"].state is AnswerState.UNANSWERED
        assert to_data(assessment) == data

    def test_of_text_or_a_source_is_either(self):
        product = {"name": "OS2test", "source": {"document": "Vedtægter", "place": {"da": "stk.", "en": "para."}}}
        assert from_data(os2model.Product, product).source.document == "Vedtægter"
        assert from_data(os2model.Product, {**product, "source": "mine"}).source == "mine"
        assert faults(os2model.Product, {**product, "source": 5}) == [("data.type", "/source")]

    def test_takes_what_is_made_already_any_mapping_and_tuples_for_lists(self):
        data = MappingProxyType(
            {**SAMSO_DATA, "cvr": Cvr("23795515"), "exists": Period(date(2007, 1, 1)), "inhabitants": ()}
        )
        assert from_data(Organisation, data).inhabitants == ()
        assert from_data(Membership, {"organisation": SAMSO}).organisation is SAMSO
        assert from_data(Organisation, SAMSO) is SAMSO

    def test_takes_a_day_from_toml_and_never_a_moment(self):
        event = {"kind": "joined", "on": date(2026, 8, 14)}
        assert from_data(os2model.MembershipEvent, event).on == JOINED
        for moment in (
            datetime(2026, 8, 14, tzinfo=UTC),
            "2026-08-14T00:00:00",
            "20260814",
            "２026-08-14",
            "14.8.2026",
        ):
            assert faults(os2model.MembershipEvent, {**event, "on": moment}) == [("data.day", "/on")]
        assert faults(os2model.MembershipEvent, {**event, "on": "2026-02-30"}) == [("data.no-day", "/on")]

    def test_allows_null_only_where_nothing_is_allowed(self):
        assert from_data(Organisation, {**SAMSO_DATA, "exists": None}).exists is None
        assert faults(Organisation, {**SAMSO_DATA, "short_name": None, "kind": None}) == [
            ("data.word", "/kind"),
            ("data.type", "/short_name"),
        ]

    def test_changes_nothing_that_is_handed_in(self):
        data = association(memberships=[joined()], rules=to_data(OS2_RULES))
        before = json.dumps(data)
        from_data(Association, data)
        assert json.dumps(data) == before


class TestEverythingComesBackEqual:
    @pytest.mark.parametrize("value", EXAMPLES, ids=lambda value: type(value).__name__)
    def test_an_example_of_every_type(self, value):
        rules = None if isinstance(value, Association) else OS2_RULES
        assert from_data(type(value), by_json(to_data(value)), rules=rules) == value

    def test_the_register(self):
        everybody = list(AUTHORITIES.values())
        assert len(everybody) == 98 + 5 + 1
        assert from_data(list[Organisation], by_json(to_data(everybody))) == everybody

    @pytest.mark.parametrize(
        "rules",
        [
            OS2_RULES,
            ASSUMED,
            ASSUMED.supposing(since=date(2027, 1, 1), membership_fee=dkk(26250), because="+ 5 %"),
            ASSUMED.amended(since=date(2027, 1, 1), membership_fee=dkk(26500), source=Source("Generalforsamlingen", "punkt 7")),
        ],
        ids=["OS2's", "assumed", "supposed", "amended"],
    )  # fmt: skip
    def test_a_rule_book_with_what_was_put_into_it(self, rules):
        again = from_data(RuleBook, by_json(to_data(rules)))
        assert again == rules
        assert again.as_known(date(2026, 5, 17)) == rules.as_known(date(2026, 5, 17))

    def test_the_published_assessments_in_an_association(self):
        assessments = [assessed(name) for name in RECORDED]
        assert len(assessments) == 5
        os2 = Association(rules=OS2_RULES, assessments=assessments, organisations=AUTHORITIES.values())
        assert from_data(Association, by_json(to_data(os2))) == os2


class TestTheVersion:
    def test_is_always_written_and_may_be_left_out(self):
        data = to_data(OS2_RULES)
        assert next(iter(data)) == "format"
        assert data.pop("format") == FORMAT == to_data(Association(rules=OS2_RULES))["format"]
        assert from_data(RuleBook, data) == OS2_RULES

    @pytest.mark.parametrize("version", ["os2model/2", None, 1, ["os2model/1"]])
    def test_of_another_format_is_the_one_finding(self, version):
        wrong = {"format": version, "memberships": 5, "nonsense": 1}
        assert faults(Association, wrong, rules=OS2_RULES) == [("data.version", "/format")]
        assert faults(RuleBook, wrong) == [("data.version", "/format")]
        assert faults(Association, {"rules": wrong}) == [("data.version", "/rules/format")]

    def test_is_carried_by_nothing_else(self):
        assert faults(Organisation, {**SAMSO_DATA, "format": FORMAT}) == [("data.unknown-key", "/format")]


class TestReferences:
    def test_an_organisation_is_written_once_and_referred_to_by_its_id(self):
        os2 = Association(
            rules=OS2_RULES,
            memberships=[Membership.joined(SAMSO, JOINED)],
            subscriptions=[Subscription(SAMSO, "OS2valghalla", JOINED)],
        )
        data = to_data(os2, rules=False)
        assert [each["name"] for each in data["organisations"]] == ["Samsø Kommune"]
        assert [data[name][0]["organisation"] for name in ("memberships", "subscriptions")] == ["23795515", "23795515"]

    def test_a_lone_membership_nests_it_in_full(self):
        assert to_data(Membership.joined(SAMSO, JOINED))["organisation"] == to_data(SAMSO)

    @pytest.mark.parametrize("name", ["23795515", "0741", "Samsø", "Samsø Kommune"])
    def test_ids_codes_and_names_that_the_data_does_not_hold_are_looked_up_in_the_register_given(self, name):
        assert from_data(Membership, joined(name), organisations=AUTHORITIES) == Membership.joined(SAMSO, JOINED)
        os2 = from_data(Association, {"memberships": [joined(name)]}, rules=OS2_RULES, organisations=AUTHORITIES)
        assert os2.members(on=JOINED) == (SAMSO,)

    @pytest.mark.parametrize("name", ["23795515", "0741", "Samsø"])
    def test_the_data_comes_before_the_register(self, name):
        data = {"organisations": [{**SAMSO_DATA, "name": "Vores Samsø"}], "memberships": [joined(name)]}
        os2 = from_data(Association, data, rules=OS2_RULES, organisations=AUTHORITIES)
        assert [each.name for each in os2.everybody] == ["Vores Samsø"]

    def test_the_registers_code_finds_the_organisation_as_it_stands_in_the_data(self):
        without_code = {"name": "Vores Samsø", "kind": "municipality", "cvr": "23795515"}
        data = {"organisations": [without_code], "memberships": [joined("0741")]}
        os2 = from_data(Association, data, rules=OS2_RULES, organisations=AUTHORITIES)
        assert [each.name for each in os2.members(on=JOINED)] == ["Vores Samsø"]

    def test_organisations_that_nobody_refers_to_are_not_lost(self):
        os2 = read(memberships=[joined()])
        assert [each.name for each in os2.organisations] == ["Odder Kommune"]
        assert from_data(Association, to_data(os2)) == os2

    def test_to_nobody_is_a_fault_with_the_nearest_ids_or_the_id_of_that_name(self):
        found = fault(Association, association(memberships=[joined("23795516")]), rules=OS2_RULES)
        assert (found.code, found.path, found.nearest) == (
            "data.no-register",
            "/memberships/0/organisation",
            ("23795515",),
        )
        twins = [SAMSO_DATA, {**SAMSO_DATA, "cvr": "32264328"}]
        data = {"organisations": twins, "memberships": [joined("Samsø"), joined("741")]}
        with pytest.raises(InvalidDataError) as caught:
            from_data(Association, data, rules=OS2_RULES)
        assert [(each.code, each.nearest) for each in caught.value.findings] == [
            ("organisation.ambiguous", ()),
            ("data.no-register", ("0741",)),
        ]
        assert "23795515, 32264328" in text.explain(caught.value.findings[0], "da")
        assert faults(Membership, joined("0742"), organisations=AUTHORITIES) == [("data.reference", "/organisation")]
        assert faults(Membership, joined()) == [("data.no-register", "/organisation")]
        twice = association_faults(memberships=[joined("23795516"), joined("23795516", on="2020-01-01")])
        assert [code for code, _ in twice] == ["data.no-register"] * 2

    def test_near_ids_are_looked_for_fifty_times_and_no_more(self):
        wrong = [joined(f"237955{n:02}") for n in range(60) if n != 15]
        with pytest.raises(InvalidDataError) as caught:
            read(memberships=wrong)
        assert [bool(each.nearest) for each in caught.value.findings] == [True] * 50 + [False] * 9

    @pytest.mark.parametrize("name", ["23795515", "0741", "Samsø", "Samsø Kommune"])
    def test_to_an_organisation_that_is_faulty_itself_is_no_fault_of_its_own(self, name):
        wrong = [{**SAMSO_DATA, "kind": "kommune", "region_code": "1082"}, ODDER_DATA]
        data = {"organisations": wrong, "memberships": [joined(name)]}
        assert faults(Association, data, rules=OS2_RULES) == [("data.word", "/organisations/0/kind")]
        data["memberships"] = [joined("1082")]  # the region that it lies in is another organisation
        assert len(faults(Association, data, rules=OS2_RULES)) == 2

    def test_a_name_with_a_wrong_letter_is_found_in_the_register(self):
        assert fault(Membership, joined("Samsø Komune"), organisations=AUTHORITIES).nearest[0] == "Samsø Kommune"

    def test_seats_of_a_series_of_meetings_refer_to_organisations_too(self):
        group = {"kind": "steering", "product": "OS2valghalla"}
        data = {"group": group, "meetings": 4, "minutes": 60, "seats": [{"group": group, "organisation": "0741"}]}
        series = from_data(MeetingSeries, data, organisations=AUTHORITIES)
        assert series.seats == (Seat(series.group, SAMSO),)


class TestRules:
    ASSESSMENT = MappingProxyType({"product": "OS2valghalla", "catalogue": "1.1.0", "on": "2026-06-23", "answers": {}})

    def test_of_an_association_are_written_unless_they_are_given_again(self):
        os2 = Association(rules=ASSUMED, memberships=[Membership.joined(SAMSO, JOINED)])
        assert from_data(Association, to_data(os2)) == os2
        bare = to_data(os2, rules=False)
        assert "rules" not in bare
        assert from_data(Association, bare, rules=ASSUMED) == os2

    def test_that_stand_in_the_data_and_beside_it_are_one_too_many_and_without_any_they_are_missing(self):
        twice = association(rules=to_data(OS2_RULES))
        assert faults(Association, twice, rules=OS2_RULES) == [("data.rules-twice", "/rules")]
        assert faults(Association, association()) == [("data.missing", "")]
        assert faults(Association, association(assessments=[self.ASSESSMENT])) == [("data.missing", "")]

    def test_are_needed_to_read_an_assessment_whose_catalogue_is_a_version(self):
        assert to_data(assessed("os2-skadesokonomi-self-2026-06"))["catalogue"] == "1.1.0"
        assert faults(Assessment, self.ASSESSMENT) == [("data.no-rules", "/catalogue")]
        assert from_data(Assessment, self.ASSESSMENT, rules=OS2_RULES).catalogue is OS2_RULES.catalogue_version("1.1.0")
        unknown = fault(Assessment, {**self.ASSESSMENT, "catalogue": "1.1"}, rules=OS2_RULES)
        assert (unknown.code, unknown.path, unknown.nearest[0]) == ("name.catalogue", "/catalogue", "1.1.0")
        assert faults(Assessment, {**self.ASSESSMENT, "catalogue": 1}, rules=OS2_RULES) == [("data.type", "/catalogue")]

    def test_that_are_faulty_are_no_fault_of_the_assessments(self):
        rules = {**to_data(OS2_RULES), "products": 5}
        assert faults(Association, {"rules": rules, "assessments": [self.ASSESSMENT]}) == [
            ("data.type", "/rules/products")
        ]


class TestAllFaults:
    def test_of_every_field_of_every_record_are_found_in_the_order_of_the_document(self):
        data = {
            "subscriptions": [
                {"organisation": "0741", "product": "OS2valghalla", "first_day": "2026-08-14", "last_day": "2026-08-01"},
                {"organisation": "99999999", "product": 5, "first_day": "14.8.2026"},
            ],
            "memberships": [{"organisation": "23795516", "events": [{"kind": "indmeldt", "on": "2026-08-14"}, {"kind": "joined"}]}],
            "organisations": [
                {**SAMSO_DATA, "cvr": "23795516", "municipality_code": 741, "gln": "5790002750596"},
                {"name": "x", "kind": "region"},
            ],
        }  # fmt: skip
        assert faults(Association, data, rules=OS2_RULES) == [
            ("data.no-register", "/subscriptions/1/organisation"),
            ("data.type", "/subscriptions/1/product"),
            ("data.day", "/subscriptions/1/first_day"),
            ("data.word", "/memberships/0/events/0/kind"),
            ("data.missing", "/memberships/0/events/1"),
            ("identifier.cvr.check-digit", "/organisations/0/cvr"),
            ("data.canonical", "/organisations/0/municipality_code"),
            ("identifier.gln.check-digit", "/organisations/0/gln"),
            ("organisation.identity", "/organisations/1"),
        ]

    def test_across_the_fields_of_a_record_are_found_where_these_are_sound(self):
        sized = {**ODDER_DATA, "assigned_size": "small"}
        assert faults(Organisation, sized) == [("size.reason", "")]
        assert faults(Organisation, {**sized, "kind": "kommune"}) == [("data.word", "/kind")]
        negative = {"group": {"kind": "steering"}, "organisation": SAMSO, "people": -1}
        assert faults(Seat, negative) == [("value.range", "/people")]

    def test_across_records_come_last_and_see_only_sound_ones(self):
        found = association_faults(
            organisations=[
                SAMSO_DATA,
                {**ODDER_DATA, "id": "odder", "cvr": "23795515"},
                {**SAMSO_DATA, "name": "Samsö"},
            ],
            memberships=[joined(), joined(on="2027-01-01"), joined(on="2027-1-1")],
            subscriptions=[
                {"organisation": "23795515", "product": "OS2valghalla", "first_day": "2026-08-14"},
                {"organisation": "23795515", "product": "OS2valghalla", "first_day": "2026-09-14"},
                {"organisation": "23795515", "product": "OS2valhalla", "first_day": "2026-09-14"},
            ],
        )
        assert found == [
            ("data.day", "/memberships/2/events/0/on"),
            ("association.cvr-twice", "/organisations/1"),
            ("association.id-twice", "/organisations/2"),
            ("association.membership-twice", "/memberships/1"),
            ("subscription.twice", "/subscriptions/1"),
            ("name.product", "/subscriptions/2/product"),
        ]

    def test_of_a_misspelt_key_is_the_unknown_key_and_not_the_missing_one_too(self):
        misspelt = {key.replace("kind", "kindd"): value for key, value in SAMSO_DATA.items()}
        found = fault(Organisation, misspelt)
        assert (found.code, found.path, found.nearest) == ("data.unknown-key", "/kindd", ("kind",))
        assert faults(Organisation, {"name": "x", "cvr": "23795515"}) == [("data.missing", "")]
        unknown = {"name": "x", "kind": "municipality", "cvrnr": "32264328", "assigned_size": "small"}
        assert faults(Organisation, unknown) == [("data.unknown-key", "/cvrnr")]
        assert faults(Association, {"rule": 1}) == [("data.unknown-key", "/rule")]

    def test_of_keys_that_are_no_text_are_shown_as_code_writes_them(self):
        assert faults(Organisation, {**SAMSO_DATA, 7: 1, None: 2, "\ud800": 3}) == [
            ("data.unknown-key", "/7"),
            ("data.unknown-key", "/null"),
            ("data.unknown-key", "/'\\ud800'"),
        ]

    def test_of_answers_have_the_place_of_the_answer(self):
        answers = {"F8": "met", "R1": "Ja", "F2": {"state": "met", "criterion": "F2"}, "R2": {"evidence": 5}, "R3": 5}
        data = {**TestRules.ASSESSMENT, "answers": answers}
        assert faults(Assessment, data, rules=OS2_RULES) == [
            ("data.word", "/answers/R1"),
            ("data.unknown-key", "/answers/F2/criterion"),
            ("data.type", "/answers/R2/evidence"),
            ("data.missing", "/answers/R2"),
            ("data.word", "/answers/R3"),
        ]
        assert faults(Assessment, {**data, "answers": {"F8": "met"}}, rules=OS2_RULES) == [
            ("assessment.unknown-criterion", "/answers/F8")
        ]
        assert faults(Assessment, {**data, "answers": {"F/8~": "met"}}, rules=OS2_RULES) == [
            ("assessment.unknown-criterion", "/answers/F~18~0")
        ]
        assert faults(Assessment, {**data, "answers": ["met"]}, rules=OS2_RULES) == [("data.type", "/answers")]


class TestFindings:
    def test_show_what_was_found_in_sixty_characters_what_was_expected_and_whom_it_is_about(self):
        data = association(organisations=[{**SAMSO_DATA, "kind": "k" * 500}, ODDER_DATA])
        found = fault(Association, data, rules=OS2_RULES)
        assert len(found.found) <= 60
        assert found.expected.en.startswith("municipality, region")
        assert found.subject == "Samsø Kommune"

    def test_of_a_field_that_is_wrong_by_itself_name_no_class(self):
        found = fault(Subscription, {"organisation": SAMSO, "product": " ", "first_day": "2026-08-14"})
        assert str(found).startswith("product cannot be empty")

    @pytest.mark.parametrize("written", ["14.8.2026", "14/8-2026", "2026-8-14", "20260814", "2026.08.14"])
    def test_say_which_day_was_meant(self, written):
        found = fault(os2model.MembershipEvent, {"kind": "joined", "on": written})
        assert (found.code, found.nearest) == ("data.day", ("2026-08-14",))

    def test_know_the_danish_names_of_fields_and_tell_them(self):
        found = fault(Organisation, {"navn": "Odder Kommune", "kind": "municipality", "cvr": "32264328"})
        assert (found.path, found.nearest) == ("/navn", ("name",))
        missing = fault(Organisation, {"name": "x", "cvr": "23795515"})
        assert text.explain(missing, "da") == "art (kind) mangler og skal tilføjes"

    def test_keep_what_would_steer_a_terminal_out_of_a_table(self):
        found = fault(Organisation, {**ODDER_DATA, "a\nb": 1, "name": "Odder"})
        assert len(text.table([found], "da").splitlines()) == 2
        steering = {**ODDER_DATA, "name": "\x1b[31mOdder", "kind": "x"}
        assert "\x1b" not in text.table(
            [fault(Association, association(organisations=[steering]), rules=OS2_RULES)], "da"
        )

    def test_name_whom_a_membership_is_about(self):
        found = fault(Association, association(memberships=[joined(on="2026")]), rules=OS2_RULES)
        assert (found.subject, found.path) == ("Samsø Kommune", "/memberships/0/events/0/on")

    def test_escape_the_place(self):
        assert faults(Organisation, {**SAMSO_DATA, "a/b~c": 1}) == [("data.unknown-key", "/a~1b~0c")]

    @pytest.mark.parametrize(
        ("written", "meant"),
        [("kommune", "municipality"), ("Leverandør", "supplier"), ("statsligt myndighed", "state_body")],
    )
    def test_know_the_danish_words(self, written, meant):
        assert fault(Organisation, {**SAMSO_DATA, "kind": written}).nearest[0] == meant

    def test_are_records_and_a_table(self):
        found = fault(Organisation, {**SAMSO_DATA, "kind": "kommune"})
        (record,) = to_records([found])
        assert (record["code"], record["path"], record["found"]) == ("data.word", "/kind", "'kommune'")
        assert record["nearest"] == "municipality"
        assert text.table([found], "da").splitlines()[1].startswith("/kind  'kommune' er ikke et af de ord")

    def test_say_in_either_language_what_an_error_would(self):
        found = fault(Organisation, {**SAMSO_DATA, "cvr": "29189774"})
        assert str(found).startswith("CVR number 29189774 fails its check digit (modulus 11 leaves 1)")
        assert text.explain(found, "da").startswith("/cvr: CVR-nummer 29189774 har forkert kontrolciffer")
        assert text.explain(found, "en").endswith(str(found))


class TestAmountsAndNumbers:
    @pytest.mark.parametrize(
        ("amount", "readings"),
        [
            (25000, ("25000.00 DKK",)),
            (25000.0, ("25000.00 DKK",)),
            ("25000", ("25000.00 DKK",)),
            ("25.000", ("25000.00 DKK", "25.00 DKK")),
            ("25.000,00", ("25000.00 DKK",)),
            ("1.234.567 kr.", ("1234567.00 DKK",)),
            ("25,5 EUR", ("25.50 EUR",)),
            ("kr. 12,50", ("12.50 DKK",)),
            ("1.234 DKK", ("1234.00 DKK",)),
            (True, ()),
            (None, ()),
            ("", ()),
            ("gratis", ()),
            (float("nan"), ()),
            ("1e3 DKK", ()),
        ],
    )
    def test_amounts_written_otherwise_are_refused_with_what_they_may_mean(self, amount, readings):
        found = fault(prices.Fixed, amount)
        assert (found.code, found.nearest) == ("data.amount", readings)

    @pytest.mark.parametrize("amount", ["1" * 16 + " DKK", "9" * 14 + ".00 DKK"])
    def test_amounts_of_more_than_fifteen_digits_are_refused(self, amount):
        assert faults(Money, amount) == [("money.digits", "")]
        assert faults(Money, "0" * 50 + "1.00 DKK") == [("data.amount", "")]
        assert faults(Money, "1E999999999 DKK") == [("data.amount", "")]

    @pytest.mark.parametrize(
        ("field", "number", "written"),
        [
            ("municipality_code", 741, "0741"),
            ("municipality_code", 741.0, "0741"),
            ("cvr", 32264328, "32264328"),
            ("cvr", 32264328.0, "32264328"),
            ("gln", 5790002750595, "5790002750595"),
            ("region_code", 1082, "1082"),
        ],
    )
    def test_identifiers_that_are_numbers_are_refused_with_their_text(self, field, number, written):
        found = fault(Organisation, {**ODDER_DATA, field: number})
        assert (found.code, found.path, found.nearest) == ("data.canonical", f"/{field}", (written,))

    @pytest.mark.parametrize("number", [-1, 1.5, True, 10**20, 3226432, float("nan"), None, []])
    def test_numbers_that_can_be_no_identifier_are_refused_with_an_example(self, number):
        found = fault(Organisation, {**ODDER_DATA, "id": "odder", "cvr": number if number is not None else []})
        assert (found.code, found.nearest) == ("data.type", ())
        assert faults(prices.Fixed, number) == [("data.amount", "")]
        assert faults(prices.Fixed, 10**5000) == faults(prices.Fixed, -(10**5000))

    def test_a_reference_that_is_a_number_is_refused_with_its_text(self):
        found = fault(Membership, joined(741), organisations=AUTHORITIES)
        assert (found.code, found.nearest) == ("data.canonical", ("0741",))
        assert faults(Membership, joined(-5), organisations=AUTHORITIES) == [("data.type", "/organisation")]

    @pytest.mark.parametrize(
        ("value", "code"), [(True, "data.type"), (12.0, "data.whole-float"), ("12", "data.type"), (0.5, "data.type")]
    )
    def test_counts_are_whole_numbers(self, value, code):
        count = {"on": "2020-01-01", "count": value, "source": "x"}
        assert faults(Organisation, {**ODDER_DATA, "inhabitants": [count]}) == [(code, "/inhabitants/0/count")]

    @pytest.mark.parametrize(
        "value",
        [4.0, "4,5", "-1", -1, "1/0", True, None, {"low": 1, "typical": 0.5, "high": 2}, {"low": 1}, "2..4..12"],
    )
    def test_estimates_are_exact(self, value):
        assert {code for code, _ in faults(Estimate, value)} <= {"data.type", "data.missing", "data.whole-float"}

    def test_flags_are_true_or_false(self):
        rule = {"label": {"da": "x", "en": "y"}, "passing": ["met"], "recommendations_gate": 1}
        assert faults(os2model.LevelRule, rule) == [("data.type", "/recommendations_gate")]

    def test_fractions_of_any_length_come_back(self):
        for number in (Fraction(1, 3), Fraction(1, 2**200), Fraction(10**80), Fraction(10**80 + 1, 3)):
            assert from_data(Estimate, to_data(Estimate.of(number))) == Estimate.of(number)
        assert from_data(Fraction, Fraction(1, 3)) == Fraction(1, 3)
        assert from_data(Estimate, Estimate.of(4)) == Estimate.of(4)
        assert faults(Estimate, "9" * 61) == [("data.type", "")]
        assert faults(Estimate, 10**100) == [("number.text", "")]

    def test_an_estimate_that_falls_is_refused_by_its_own_rule(self):
        assert faults(Estimate, {"low": 3, "typical": 2, "high": 1}) == [("estimate.order", "")]

    def test_text_with_half_a_character_or_too_much_of_it_is_refused(self):
        assert faults(Organisation, {**ODDER_DATA, "mailbox": "a\udc00b"}) == [("data.surrogate", "/mailbox")]
        assert faults(Organisation, {**ODDER_DATA, "mailbox": "x" * 10_001}) == [("data.long", "/mailbox")]
        assert from_data(Organisation, {**ODDER_DATA, "mailbox": "x" * 10_000}).mailbox

    def test_a_percent_is_text_too(self):
        assert from_data(Percent, "20.25") == Percent("20.25")
        assert fault(Percent, 25).nearest == ("25",)
        assert fault(Percent, 7.4).nearest == ("7.4",)


class TestUnions:
    def test_are_told_apart_by_their_kind_and_may_be_made_already(self):
        sizes = from_data(prices.BySize, SIZES)
        by_member = {"kind": "by_membership", "member": sizes, "non_member": prices.Fixed(dkk(9))}
        assert from_data(prices.PriceRule, by_member) == prices.ByMembership(member=sizes, non_member=dkk(9))
        assert from_data(prices.PriceRule, {**by_member, "non_member": dkk(9)}).non_member == prices.Fixed(dkk(9))
        half = proration.FixedShare(Fraction(1, 2))
        assert from_data(proration.JoiningRule, half) is half

    def test_without_a_kind_or_of_another_are_refused(self):
        assert faults(prices.PriceRule, {"small": "1.00 DKK"}) == [("data.missing", "")]
        assert fault(prices.PriceRule, {"kind": "by_sice"}).nearest == ("by_size", "by_key")
        assert faults(prices.PriceRule, {"kind": 5}) == [("data.word", "/kind")]
        assert faults(proration.JoiningRule, "1/2") == [("data.type", "")]
        assert faults(prices.BySize, {**SIZES, "kind": "waived"}) == [("data.word", "/kind")]
        assert from_data(prices.BySize, {key: value for key, value in SIZES.items() if key != "kind"}).small

    def test_a_price_may_not_be_negative(self):
        assert faults(prices.PriceRule, "-1.00 DKK") == [("value.negative", "")]


class TestLists:
    def test_of_records_give_the_faults_of_each_with_its_number_and_name(self):
        data = [ODDER_DATA, {**SAMSO_DATA, "kind": "kommune"}, 5]
        assert faults(list[Organisation], data) == [("data.word", "/1/kind"), ("data.type", "/2")]
        assert faults(list[Organisation], "x") == [("data.type", "")]
        assert from_data(list[Membership], [joined("0741")], organisations=AUTHORITIES)[0].organisation == SAMSO

    def test_of_an_association_must_be_lists_and_the_association_a_record(self):
        assert association_faults(memberships={}, seats=5) == [("data.type", "/memberships"), ("data.type", "/seats")]
        assert faults(Association, {"organisations": None}, rules=OS2_RULES) == [("data.type", "/organisations")]
        assert faults(Association, [], rules=OS2_RULES) == [("data.type", "")]
        os2 = read(memberships=[joined()])
        assert from_data(Association, os2) is os2
        assert association_faults(memberships=[5]) == [("data.type", "/memberships/0")]
        assert faults(Association, {"organisations": [5], "decisions": [{}]}, rules=OS2_RULES)[0] == (
            "data.type",
            "/organisations/0",
        )

    def test_of_an_association_say_whether_everybody_is_known(self):
        for known in (True, False):
            os2 = read(all_members_known=known)
            assert os2.all_members_known is known
            assert from_data(Association, by_json(to_data(os2))) == os2
        assert "all_members_known" not in to_data(os2)
        for wrong in ("yes", 1, None):
            assert association_faults(all_members_known=wrong, memberships=[5]) == [
                ("data.type", "/all_members_known"), ("data.type", "/memberships/0"),
            ]  # fmt: skip


class Broken(Mapping):
    """A record of which nothing can be had."""

    def __init__(self, error):
        self.error = error

    def __getitem__(self, key):
        raise self.error

    def __iter__(self):
        return iter(["name"])

    def __len__(self):
        return 1


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyError("x")], ids=repr)
@pytest.mark.parametrize(
    ("cls", "around"),
    [
        (Organisation, lambda x: x),
        (Membership, lambda x: {"organisation": x}),
        (list[Membership], lambda x: [{"organisation": x}]),
    ],
    ids=["alone", "in a record", "in a record in a list"],
)
def test_an_exception_that_is_none_of_ours_is_not_swallowed(cls, around, error):
    with pytest.raises(type(error)):
        from_data(cls, around(Broken(error)))


def test_an_exception_of_a_constructor_that_is_none_of_ours_is_not_swallowed_either(monkeypatch):
    def broken(_):
        raise KeyError("kinds")  # as a mistake in the library would

    monkeypatch.setattr(os2model.Organisation, "__attrs_post_init__", broken)
    with pytest.raises(KeyError):
        from_data(list[Membership], [{"organisation": ODDER_DATA}])


def test_a_mapping_that_makes_what_it_is_asked_for_is_not_changed_and_gives_one_finding():
    data = defaultdict(str, kind="municipality", cvr="32264328")
    assert faults(Organisation, data) == [("data.missing", "")]
    assert dict(data) == {"kind": "municipality", "cvr": "32264328"}


class TestBounds:
    def test_more_than_32_levels_are_refused_before_anything_is_read(self):
        rule = "1.00 DKK"
        for _ in range(32):
            rule = {"kind": "by_membership", "member": rule, "non_member": "1.00 DKK"}
        assert from_data(prices.ByMembership, rule).currency == "DKK"
        assert faults(prices.ByMembership, {**rule, "member": rule, "nonsense": 1}) == [("data.deep", "")]
        shared = ["x"]
        assert faults(list[str], [shared, *nested(shared, 32)]) == [("data.deep", "")]

    def test_a_circle_is_refused(self):
        circle = {"name": "x"}
        circle["inhabitants"] = [circle]
        assert faults(Organisation, circle) == [("data.deep", "")]

    def test_what_would_be_too_much_if_it_were_written_out_is_refused_at_once(self):
        shared = ["x"] * 10
        for _ in range(24):
            shared = [shared, shared]
        assert faults(list[Organisation], shared) == [("data.large", "")]

    def test_a_text_where_a_list_should_be_is_not_taken_apart(self):
        assert faults(Organisation, {**ODDER_DATA, "inhabitants": "x" * 10_000_000}) == [("data.type", "/inhabitants")]


class TestTheSchema:
    @pytest.mark.parametrize("language", ["da", "en"])
    @pytest.mark.parametrize("cls", [cls for cls in (*RECORDS, *TEXTS, *UNIONS) if has_shape(cls)], ids=str)
    def test_of_every_type_is_one(self, cls, language):
        jsonschema.Draft202012Validator.check_schema(json_schema(cls, language))

    @pytest.mark.parametrize("value", EXAMPLES, ids=lambda value: type(value).__name__)
    def test_takes_what_is_written_of_every_example(self, value):
        jsonschema.Draft202012Validator(json_schema(type(value), "en")).validate(by_json(to_data(value)))

    def test_has_danish_titles_of_types_words_and_fields(self):
        organisation = json_schema(list[Organisation], "da")["$defs"]["Organisation"]
        assert (organisation["title"], organisation["properties"]["short_name"]["title"]) == (
            "organisation",
            "kort navn",
        )
        kinds = json_schema(Organisation, "da")["$defs"]["OrganisationKind"]["oneOf"]
        assert kinds[0] == {"const": "municipality", "title": "kommune"}

    def test_refers_to_definitions_wherever_they_are_put(self):
        schema = json_schema(Association, "da", refs="#/components/schemas/")
        refs = {
            part["$ref"] for part in parts_of(schema) if isinstance(part, dict) and isinstance(part.get("$ref"), str)
        }
        assert refs == {f"#/components/schemas/{name}" for name in schema["$defs"]}

    def test_has_a_title_in_both_languages_for_every_type_and_field_and_no_others(self):
        records = [*RECORDS, *TEXTS, *map(type, ()), Estimate, prices.Fixed]
        enums = {type(value) for value in VALUES if isinstance(value, Labelled)}
        assert set(TYPES) == {each.__name__ for each in (*records, *enums)} | {
            "PriceRule",
            "JoiningRule",
            "LeavingRule",
        }
        fields = {each.name for cls in RECORDS for each in fields_of(cls)}
        assert set(FIELDS) == fields | {"format", "kind", "low", "typical", "high"}

    def test_is_of_a_type_with_a_shape_in_a_language_of_the_library(self):
        for wrong in (
            set,
            Dated,
            "Organisation",
            list,
            dict[str, Money],
            Cvr | Percent,
            str | Money,
            Money | None | str,
        ):
            with pytest.raises(InvalidValueError, match="there is no shape of plain data"):
                json_schema(wrong, "da")
        with pytest.raises(InvalidValueError):
            json_schema(Organisation, "de")


def parts_of(schema):
    """Every part of a schema, itself included."""
    yield schema
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for each in inner:
        yield from parts_of(each)


class TestTheTableOfShapes:
    def test_has_every_public_type_or_says_why_it_is_left_out(self):
        public = [getattr(os2model, name) for name in dir(os2model) if name[0].isupper()]
        types = [each for each in public if isinstance(each, type) and not issubclass(each, Exception)]
        missing = {each.__name__ for each in types if each not in RECORDS and not has_shape(each)}
        assert missing == set(LEFT_OUT)

    def test_has_no_field_named_kind_in_a_record_of_a_union(self):
        assert [cls for cls in KINDS if "kind" in {each.name for each in attrs.fields(cls)}] == []

    def test_has_every_type_that_a_field_of_another_holds(self):
        for cls in RECORDS:
            for each in fields_of(cls):
                if not isinstance(each.type, type(Dated.__class_getitem__)):
                    assert "~T" in str(each.type) or has_shape(each.type), f"{cls.__name__}.{each.name}"

    def test_refuses_what_has_no_shape(self):
        for call in (
            lambda: from_data(set, []),
            lambda: to_data({1}),
            lambda: to_data(object()),
            lambda: from_data(Dated, {}),
        ):
            with pytest.raises(InvalidValueError, match="there is no shape of plain data"):
                call()

    def test_takes_a_clause_and_a_row_only_with_what_they_hold(self):
        assert has_shape(Clause[MonthDay | None])
        assert has_shape(DatedRow[UsualMeetings])
        assert not has_shape(Clause)


def test_the_door_for_assessments_reads_our_shape_and_not_the_generators():
    generators = {"productName": "OS2valghalla", "filledDate": "2026-06-23", "krav": []}
    assert {code for code, _ in faults(Assessment, generators, rules=OS2_RULES)} == {"data.unknown-key", "data.missing"}


def test_rules_and_organisations_are_of_their_types():
    for wrong in ({"rules": 5}, {"organisations": {"0741": SAMSO}}):
        with pytest.raises(InvalidValueError, match="must be of type"):
            from_data(Organisation, SAMSO_DATA, **wrong)
    with pytest.raises(InvalidValueError, match="must be of type bool"):
        to_data(SAMSO, rules="no")


def test_evolving_what_was_read_is_like_evolving_what_was_made():
    assert evolve(from_data(Organisation, SAMSO_DATA), name="x").short_name == "Samsø"
