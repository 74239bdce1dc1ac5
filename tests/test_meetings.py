"""What groups take: the guide's case, worked examples, working years, seats, days off, and what is refused."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from dateutil.easter import easter

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    DatedRow,
    Estimate,
    Group,
    GroupKind,
    InvalidValueError,
    MeetingSeries,
    NoRuleInForceError,
    Period,
    PeriodError,
    Recurrence,
    Seat,
    UnknownNameError,
    Weekday,
    WorkingYear,
    danish_holidays,
    meeting_load,
    text,
)
from os2model.dated import Dated
from os2model.groups import UsualMeetings
from os2model.labels import Label
from os2model.recurrences import OnDayOff
from os2model.working_year import WorkingTime, YearLine, weekday_holidays, weekdays

DAY = date(2026, 1, 1)
STEERING, COORDINATION, EXPERT = GroupKind.STEERING, GroupKind.COORDINATION, GroupKind.EXPERT
THREE = (STEERING, COORDINATION, EXPERT)
NORMS = OS2_RULES.working_year.on(DAY)
SAMSO, SONDERBORG = AUTHORITIES["Samsø"], AUTHORITIES["Sønderborg"]
WORDS = Label(da="ord", en="words")


def usual(kind=STEERING, *, people=1, **others):
    return MeetingSeries.usual(kind, people=people, on=DAY, rules=OS2_RULES, **others)


def series(kind=STEERING, **others):
    given = {"meetings": 4, "minutes": 60, "people": 1} | others
    if "recurrence" in others:
        del given["meetings"]
    if "seats" in others:
        del given["people"]
    return MeetingSeries(Group(kind), **given)


class TestTheGuidesFigure:
    def test_of_one_group_and_one_person_is_four_hours_a_year_and_swings_from_2_to_12(self):
        assert meeting_load([usual()]).hours == Estimate(2, 4, 12)

    def test_of_three_groups_with_two_people_each_is_24_hours_and_30_expected(self):
        load = meeting_load(usual(kind, people=2) for kind in THREE)
        assert load.hours == Estimate(12, 24, 72)
        assert load.hours.expected == 30
        assert list(load.by_group.values()) == [Estimate(4, 8, 24)] * 3

    def test_is_read_in_three_ways_because_it_does_not_say_of_what(self):
        readings = meeting_load(usual(kind, people=2) for kind in THREE).readings
        assert [each.typical for each in (readings.per_group, readings.per_product, readings.per_participant)] == [
            24,
            8,
            8,
        ]

    def test_differs_by_product_and_by_participant_with_two_products(self):
        load = meeting_load(
            usual(kind, people=2, product=name) for kind in (STEERING, EXPERT) for name in ("OS2kle", "OS2mo")
        )
        readings = load.readings
        assert [each.typical for each in (readings.per_group, readings.per_product, readings.per_participant)] == [
            32,
            16,
            8,
        ]

    def test_is_a_small_share_of_the_working_year_of_1694_6_hours(self):
        share = meeting_load(usual(kind, people=2) for kind in THREE).share_of_year(2026, rules=OS2_RULES)
        assert share.of.net == Fraction("1694.6")
        assert share.share == Estimate(12, 24, 72) / Fraction("1694.6")

    def test_is_inferred_and_says_so(self):
        load = meeting_load(usual(kind) for kind in THREE)
        assert [row.basis.word for row in load.caveats] == ["inferred"] * 3
        assert "monthly" in load.caveats[1].source.place.en

    def test_is_not_read_out_of_a_length_or_a_part_of_a_year_of_ones_own(self):
        seat = Seat(Group(STEERING), SAMSO, first_day=date(2026, 8, 14))
        part = MeetingSeries.usual(STEERING, seats=[seat], on=DAY, rules=OS2_RULES)
        for load in (meeting_load([usual(minutes=90)]), meeting_load([part], year=2026)):
            assert load.readings is None
            assert "er OS2's tal" not in text.explain(load, "da")

    def test_is_read_from_no_row_of_another_table(self):
        with pytest.raises(InvalidValueError, match=r"MeetingSeries.row must be of type UsualMeetings"):
            series(row=OS2_RULES.vat_rates.rows[0])

    def test_is_not_read_out_of_a_series_of_ones_own(self):
        assert meeting_load([series()]).readings is None

    @pytest.mark.parametrize("kind", [GroupKind.BOARD, GroupKind.GENERAL_ASSEMBLY])
    def test_is_not_published_of_the_board_and_the_general_assembly(self, kind):
        with pytest.raises(
            NoRuleInForceError,
            match=f"no rhythm of meetings of a {kind.label.en} is published for 2026-01-01; give your own$",
        ):
            usual(kind)

    def test_was_not_known_before_the_association_had_a_fee(self):
        with pytest.raises(NoRuleInForceError, match="the first one known is of 2016-01-01"):
            MeetingSeries.usual(STEERING, people=1, on=date(2015, 1, 1), rules=OS2_RULES)


class TestAProductsOwnRhythm:
    def test_is_taken_where_it_is_published(self):
        display = usual(COORDINATION, people=2, product="OS2display")
        load = meeting_load([display], year=2026)
        assert load.hours == Estimate.of(24)
        assert (load.caveats, [row.basis.word for row in load.rows]) == ((), ["published"])
        assert [str(each.rule_day) for each in load.meetings[:2]] == ["2026-01-27", "2026-02-24"]

    def test_needs_a_length_where_that_is_not_published(self):
        with pytest.raises(
            InvalidValueError,
            match=r"coordination group of OS2valghalla are is not published; give minutes=, such as 60",
        ):
            usual(COORDINATION, product="OS2valghalla")
        assert meeting_load([usual(COORDINATION, product="OS2valghalla", minutes=90)]).hours == Estimate.of(18)

    def test_is_the_guides_where_the_product_has_none_or_not_yet(self):
        assert usual(EXPERT, product="OS2display").meetings == Estimate(2, 4, 12)
        before = MeetingSeries.usual(
            COORDINATION, people=1, on=date(2025, 12, 31), rules=OS2_RULES, product="OS2display"
        )
        assert before.meetings == Estimate(2, 4, 12)
        assert before.group == Group(COORDINATION, "OS2display")

    def test_that_gives_no_day_in_a_year_is_said(self):
        load = meeting_load([usual(COORDINATION, people=2, product="OS2display")], year=2025)
        assert load.by_group == {Group(COORDINATION, "OS2display"): Estimate.of(0)}
        (warning,) = load.warnings
        assert (warning.code, warning.found) == ("load.no-day", 2025)

    def test_is_asked_of_a_product_there_is(self):
        with pytest.raises(
            UnknownNameError, match="'os2display' is not a product of these rules; did you mean 'OS2display'"
        ):
            usual(COORDINATION, product="os2display")

    def test_has_one_table_for_each_kind_and_product(self):
        own = Dated(
            WORDS,
            unit="x",
            rows=[DatedRow(since=DAY, value=UsualMeetings(STEERING, meetings=6, minutes=30), source="x")],
        )
        rules = evolve(OS2_RULES, usual_meetings=[own])
        assert MeetingSeries.usual(STEERING, people=1, on=DAY, rules=rules).meetings == Estimate.of(6)
        with pytest.raises(InvalidValueError, match="each kind of group and product has one table of usual meetings"):
            evolve(OS2_RULES, usual_meetings=[own, own])
        with pytest.raises(InvalidValueError, match=r"RuleBook.usual_meetings must be of type UsualMeetings"):
            evolve(OS2_RULES, usual_meetings=[OS2_RULES.vat_rates])

    def test_is_as_it_was_known_on_a_day_like_any_rule(self):
        assert OS2_RULES.as_known(DAY).usual_meetings == OS2_RULES.usual_meetings


def test_the_worked_example_of_three_groups_with_everything_in_it_comes_out():
    steering = MeetingSeries(
        Group(STEERING), meetings=Estimate(3, 4, 6), minutes=Estimate(60, 90, 120), people=Estimate(4, 5, 7),
        preparation_minutes=Estimate(15, 30, 60), follow_up_minutes=Estimate(60, 120, 240),
    )  # fmt: skip
    coordination = MeetingSeries(
        Group(COORDINATION), meetings=Estimate(6, 11, 12), minutes=Estimate(60, 60, 90), people=Estimate(4, 5, 8),
        preparation_minutes=Estimate(15, 30, 30), follow_up_minutes=Estimate(60, 120, 180),
    )  # fmt: skip
    user_days = MeetingSeries(
        Group(EXPERT), meetings=Estimate(1, 2, 2), minutes=Estimate(180, 180, 360), people=Estimate(15, 30, 50),
        preparation_minutes=Estimate(0, 0, 15), follow_up_minutes=Estimate(480, 720, 1200),
    )  # fmt: skip
    load = meeting_load([steering, coordination, user_days])
    assert load.hours == Estimate(107, "356.5", 1043)
    assert load.hours.expected == Fraction(1288, 3)
    assert list(load.by_group.values()) == [Estimate(18, 48, 150), Estimate(36, "104.5", 228), Estimate(53, 204, 665)]
    assert [each.expected for each in load.by_group.values()] == [60, Fraction(341, 3), Fraction(767, 3)]
    assert str(load.hours) == "107..356.5..1043"


@pytest.mark.parametrize(
    ("given", "hours"),
    [
        ({"meetings": 1, "people": 8}, 8),
        ({"meetings": 96, "people": 1}, 96),
        ({"meetings": 96, "people": 8}, 768),
        ({"meetings": Fraction("51.96"), "people": 6}, Fraction("311.76")),
        ({"meetings": 12, "people": 2, "minutes": "7.5"}, 3),
        ({"meetings": 4, "people": 10, "attendance": "0.8"}, 32),
        ({"meetings": 0}, 0),
        ({"people": 0}, 0),
        ({"minutes": 0}, 0),
        ({"attendance": 0}, 0),
        ({"follow_up_minutes": 30}, 6),
    ],
)
def test_published_estimates_and_plain_cases_come_out(given, hours):
    assert meeting_load([series(**given)]).hours == Estimate.of(hours)


def test_follow_up_that_is_typically_none_and_at_most_something_counts():
    swinging = {"follow_up_minutes": Estimate(0, 0, 60), "people": 0}
    monthly = Recurrence("FREQ=MONTHLY;COUNT=4", first_day=DAY)
    assert meeting_load([series(**swinging)]).hours == Estimate(0, 0, 4)
    assert meeting_load([series(recurrence=monthly, **swinging)], year=2026).hours == Estimate(0, 0, 4)


class TestWorkingYears:
    @pytest.mark.parametrize(
        ("year", "counted", "holidays", "hours", "less_25", "less_30"),
        [
            (2023, 260, 8, "1864.8", "1679.8", "1642.8"),
            (2024, 262, 8, "1879.6", "1694.6", "1657.6"),
            (2025, 261, 8, "1872.2", "1687.2", "1650.2"),
            (2026, 261, 7, "1879.6", "1694.6", "1657.6"),
            (2027, 261, 6, "1887.0", "1702.0", "1665.0"),
            (2028, 260, 7, "1872.2", "1687.2", "1650.2"),
        ],
    )
    def test_of_the_calendar_are_weekdays_less_holidays_on_them_less_leave(
        self, year, counted, holidays, hours, less_25, less_30
    ):
        gross, *deductions = (net := NORMS.net(year)).gross, *net.deductions
        assert (gross.days, deductions[0].days) == (counted, holidays)
        assert net.chain[1:] == (Fraction(hours), Fraction(less_25))
        assert evolve(NORMS, holiday_days=30).net(year).net == Fraction(less_30)

    @pytest.mark.parametrize(
        ("gross", "holidays", "leave", "net", "first_year", "calendar"),
        [
            (YearLine.of_days(WORDS, 262), 9, "21.64", "1712.064", 2019, (262, 9)),
            (YearLine.of_days(WORDS, 261), 9, 23, "1694.60", 2020, (260, 8)),
            (YearLine.of_days(WORDS, 261), 8, 25, "1687.20", 2021, (260, 6)),
            (YearLine.of_hours(WORDS, 1924), 7, 25, "1687.20", 2022, (261, 7)),
        ],
    )
    def test_of_schools_are_chains_of_their_stated_deductions_beside_the_calendars_own_count(
        self, gross, holidays, leave, net, first_year, calendar
    ):
        year = WorkingYear(WORDS, gross, [YearLine.of_days(WORDS, holidays), YearLine.of_days(WORDS, leave)])
        assert year.net == Fraction(net)
        school = Period(date(first_year, 8, 1), date(first_year + 1, 7, 31))
        own = danish_holidays([first_year, first_year + 1])
        assert (weekdays(school), weekday_holidays(school, own)) == calendar

    def test_from_the_gross_of_1924_hours_go_by_1871_164_and_1686_164_to_1649_164(self):
        lines = [YearLine.of_days(WORDS, days) for days in ("7.14", 25, 5)]
        chain = WorkingYear(WORDS, NORMS.gross.gross, lines).chain
        assert chain == (1924, Fraction("1871.164"), Fraction("1686.164"), Fraction("1649.164"))

    def test_of_the_eu_are_1720_hours(self):
        assert (NORMS.gross.net, NORMS.eu.net) == (1924, 1720)

    def test_have_7_145_holidays_on_weekdays_in_the_mean_of_400_years(self):
        days = [
            date(year, month, day) for year in range(2024, 2424) for month, day in ((1, 1), (12, 25), (12, 26))
        ] + [easter(year) + timedelta(days=after) for year in range(2024, 2424) for after in (-3, -2, 0, 1, 39, 49, 50)]  # fmt: skip
        assert Fraction(sum(day.weekday() < 5 for day in set(days)), 400) == Fraction("7.145")

    def test_that_come_to_nothing_are_refused(self):
        with pytest.raises(InvalidValueError, match="a working year cannot come to 0 hours; check its deductions"):
            WorkingYear(WORDS, YearLine.of_hours(WORDS, 10), [YearLine.of_hours(WORDS, 10)])

    def test_are_printed_as_a_chain_without_rounding_on_the_way(self):
        gross = YearLine.of_days(Label(da="dage", en="days"), 262)
        off = [YearLine.of_days(Label(da="feriedage", en="leave"), "21.64")]
        assert text.explain(WorkingYear(Label(da="skoleår", en="school year"), gross, off), "da").splitlines() == [
            "skoleår: 1.778,664 timer",
            "  dage: 262 × 7,4 = 1.938,8",
            "  − feriedage: 21,64 × 7,4 = 160,136, tilbage 1.778,664",
        ]

    def test_of_a_year_without_known_norms_or_holidays_are_not_made_up(self):
        load = meeting_load([series()])
        with pytest.raises(NoRuleInForceError, match="the first one known is of 2020-09-01"):
            load.share_of_year(2020, rules=OS2_RULES)
        with pytest.raises(InvalidValueError, match="years must lie in 1950–2100"):
            load.share_of_year(2101, rules=OS2_RULES)


class TestHolidays:
    def test_are_those_of_the_holidays_package_from_1950_to_2100(self):
        with (Path(__file__).parent / "data" / "danish_holidays.csv").open(encoding="utf-8") as file:
            frozen = [date.fromisoformat(row["day"]) for row in csv.DictReader(file)]
        ours = danish_holidays(range(1950, 2101))
        assert len(frozen) == 1584
        assert list(ours) == sorted(frozen)

    def test_include_great_prayer_day_until_2023_only(self):
        named = {day: label.da for day, label in danish_holidays(range(2020, 2026)).items()}
        prayer = [str(day) for day, name in named.items() if name == "store bededag"]
        assert prayer == ["2020-05-08", "2021-04-30", "2022-05-13", "2023-05-05"]

    @pytest.mark.parametrize("year", [1949, 2101, "2026", 2026.0, True])
    def test_of_other_years_are_refused(self, year):
        with pytest.raises(InvalidValueError):
            danish_holidays([year])


class TestDaysOff:
    fifteenths = Recurrence("FREQ=MONTHLY;BYMONTHDAY=15", first_day=DAY)

    def held(self, policy, rule=fifteenths, **others):
        return meeting_load([series(recurrence=rule)], year=2026, on_day_off=policy, **others)

    def test_keep_skip_or_move_a_meeting_of_the_15th(self):
        assert [self.held(policy).hours.typical for policy in OnDayOff] == [12, 8, 12]
        assert len(self.held(OnDayOff.SKIP).meetings) == 12
        assert [str(each.rule_day) for each in self.held(OnDayOff.SKIP).meetings if each.day is None] == [
            "2026-02-15", "2026-03-15", "2026-08-15", "2026-11-15",
        ]  # fmt: skip

    def test_move_a_meeting_over_new_year_and_count_it_on_the_day_of_its_rule(self):
        rule = Recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", first_day=date(2023, 1, 1))
        load = meeting_load([series(recurrence=rule)], year=2023, on_day_off=OnDayOff.NEXT_WORKING_DAY)
        (meeting,) = load.meetings
        assert (meeting.rule_day, meeting.day) == (date(2023, 12, 31), date(2024, 1, 2))
        assert load.by_month == {12: Estimate.of(1)}

    def test_are_those_given_if_any_are(self):
        closed = {date(2026, 1, 15): "closed"}
        moved = self.held(OnDayOff.NEXT_WORKING_DAY, holidays=closed).meetings[0]
        assert moved.day == date(2026, 1, 16)

    def test_in_months_without_meetings_drop_the_meeting_under_every_policy(self):
        quarterly = [Recurrence.quarterly(1, Weekday.MONDAY, first_day=date(2026, month, 1)) for month in (1, 2)]
        for policy in OnDayOff:
            held = [len(self.held(policy, rule, no_meetings_in=[7]).meetings) for rule in quarterly]
            assert held == [3, 4]
        (warning,) = self.held(OnDayOff.KEEP, quarterly[0], no_meetings_in=[7]).warnings
        assert (warning.code, warning.found) == ("load.left-out", 1)

    def test_move_no_meeting_into_a_month_without_meetings(self):
        last_of_june = Recurrence("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=28", first_day=DAY)  # a Sunday
        moved = self.held(OnDayOff.NEXT_WORKING_DAY, last_of_june, no_meetings_in=[7]).meetings[0]
        assert moved.day == date(2026, 6, 29)
        sunday = Recurrence("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31", first_day=DAY)  # 31 May 2026 is a Sunday
        assert self.held(OnDayOff.NEXT_WORKING_DAY, sunday, no_meetings_in=[6, 7]).meetings[0].day == date(2026, 8, 3)

    def test_at_the_end_of_the_calendar_have_no_next_working_day(self):
        rule = Recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", first_day=date(9999, 1, 1))
        with pytest.raises(PeriodError, match="leaves the years 1 to 9999"):
            meeting_load(
                [series(recurrence=rule)], year=9999, holidays={date.max: "off"}, on_day_off=OnDayOff.NEXT_WORKING_DAY
            )

    def test_need_no_holidays_where_meetings_are_kept(self):
        rule = Recurrence("FREQ=MONTHLY;BYDAY=1MO", first_day=date(2150, 1, 1))
        assert meeting_load([series(recurrence=rule)], year=2150).hours == Estimate.of(12)
        assert (
            len(
                meeting_load(
                    [series(recurrence=evolve(rule, first_day=date(2100, 1, 1)))], year=2100, on_day_off=OnDayOff.SKIP
                ).meetings
            )
            == 12
        )


class TestSeats:
    group = Group(COORDINATION)

    def seats(self):
        return [Seat(self.group, SONDERBORG, people=2), Seat(self.group, SAMSO, first_day=date(2026, 7, 1))]

    def test_count_on_the_rule_days_they_are_held_and_follow_up_stands_apart(self):
        tuesdays = Recurrence.monthly(-1, Weekday.TUESDAY, first_day=DAY)
        load = meeting_load(
            [series(COORDINATION, recurrence=tuesdays, follow_up_minutes=60, seats=self.seats())], year=2026
        )
        assert {each and each.short_name: hours.typical for each, hours in load.by_organisation.items()} == {
            "Sønderborg": 24, "Samsø": 6, None: 12,
        }  # fmt: skip
        assert [load.by_month[month].typical for month in (6, 7)] == [3, 4]
        assert Estimate.total(load.by_month.values()) == load.hours == Estimate.of(42)

    def test_without_a_rule_count_for_the_days_of_the_year_they_are_held(self):
        seat = Seat(self.group, SAMSO, first_day=date(2026, 8, 14))
        load = meeting_load([series(COORDINATION, seats=[seat])], year=2026)
        assert load.hours == Estimate.of(Fraction(4 * 140, 365))
        assert load.by_month == {None: load.hours}
        assert meeting_load([series(COORDINATION, seats=[seat])], year=2025).hours == Estimate.of(0)

    def test_count_on_their_last_day_also_if_the_meeting_is_moved_from_it(self):
        seat = Seat(self.group, SAMSO, last_day=date(2026, 2, 15))
        rule = Recurrence("FREQ=MONTHLY;BYMONTHDAY=15", first_day=DAY)
        load = meeting_load(
            [series(COORDINATION, recurrence=rule, seats=[seat])], year=2026, on_day_off=OnDayOff.NEXT_WORKING_DAY
        )
        assert load.hours == Estimate.of(2)

    def test_that_are_always_held_need_no_year(self):
        load = meeting_load([series(COORDINATION, seats=[Seat(self.group, SAMSO, people=3)])])
        assert (load.hours, load.year) == (Estimate.of(12), None)

    def test_of_another_group_are_refused(self):
        with pytest.raises(InvalidValueError, match="a seat in coordination group is none in steering group"):
            series(STEERING, seats=self.seats())

    def test_end_no_earlier_than_they_begin(self):
        with pytest.raises(PeriodError, match="cannot end"):
            Seat(self.group, SAMSO, first_day=DAY, last_day=date(2025, 1, 1))

    def test_and_people_exclude_each_other(self):
        for both in ({"people": None}, {"people": 2, "seats": self.seats()}):
            with pytest.raises(InvalidValueError, match="give either people or seats"):
                MeetingSeries(self.group, meetings=4, minutes=60, **both)


class TestWhatIsRefused:
    def test_meetings_and_a_rule_together_or_neither(self):
        rule = Recurrence("FREQ=MONTHLY", first_day=DAY)
        for both in ({}, {"meetings": 4, "recurrence": rule}):
            with pytest.raises(InvalidValueError, match="give either meetings or recurrence"):
                MeetingSeries(Group(STEERING), minutes=60, people=1, **both)

    @pytest.mark.parametrize(
        "wrong", [1.5, True, float("nan"), "1,5", "-1", -1, Decimal("NaN"), "1/0", "", None, "1e3", "٣"]
    )
    def test_numbers_that_are_none(self, wrong):
        for name in ("minutes", "attendance", "preparation_minutes", "follow_up_minutes"):
            with pytest.raises(InvalidValueError):
                series(**{name: wrong})

    def test_an_attendance_above_one(self):
        with pytest.raises(InvalidValueError, match=r"attendance is a share from 0 to 1, got 0\.5\.\.1\.\.1\.2"):
            series(attendance=Estimate("0.5", 1, "1.2"))

    def test_a_rule_or_a_dated_seat_without_its_year_with_the_call_in_the_message(self):
        with pytest.raises(InvalidValueError, match=r"write meeting_load\(…, year=2026\)"):
            meeting_load([series(recurrence=Recurrence("FREQ=MONTHLY", first_day=DAY))])

    def test_no_series_at_all(self):
        with pytest.raises(InvalidValueError, match="a load needs at least one series"):
            meeting_load([])

    @pytest.mark.parametrize("months", [[0], [13], ["7"], 7])
    def test_months_that_are_none(self, months):
        with pytest.raises(InvalidValueError, match="no_meetings_in must"):
            meeting_load([series()], no_meetings_in=months)


class TestEstimates:
    def test_go_from_low_to_high(self):
        with pytest.raises(InvalidValueError, match=r"goes from low by typical to high, got 2..1..3"):
            Estimate(2, 1, 3)

    @pytest.mark.parametrize("estimate", [Estimate(107, "356.5", 1043), Estimate("1/3", 1, "2.5"), Estimate.of(0)])
    def test_have_one_canonical_text(self, estimate):
        assert Estimate.parse(str(estimate)) == estimate
        assert eval(repr(estimate)) == estimate  # noqa: S307  the repr is a constructor call

    @pytest.mark.parametrize("wrong", ["2..4", "2..4..x", "1..2..3..4", "4"])
    def test_of_another_text_are_refused(self, wrong):
        with pytest.raises(InvalidValueError):
            Estimate.parse(wrong)

    def test_multiply_and_divide_point_by_point(self):
        assert Estimate(1, 2, 3) * Estimate(1, 1, 2) == Estimate(1, 2, 6)
        assert 2 * Estimate(1, 2, 3) == Estimate(2, 4, 6) == Estimate(1, 2, 3) / "0.5"
        with pytest.raises(InvalidValueError, match="cannot be divided by 0"):
            Estimate(1, 2, 3) / 0

    def test_are_no_numbers_that_cannot_be_written_out(self):
        for wrong in (Fraction(10**5000), Fraction(-(10**5000)), Fraction(1, 10**5000)):
            with pytest.raises(InvalidValueError, match="Estimate must be a number"):
                Estimate.of(wrong)

    def test_are_added_to_nothing_else(self):
        with pytest.raises(TypeError):
            Estimate.of(1) + 1

    def test_are_of_no_length_in_a_total_of_none(self):
        assert Estimate.total([]) == Estimate.of(0)
        assert not Estimate.of(0)


class TestTexts:
    def load(self):
        return meeting_load(usual(kind, people=2) for kind in THREE)

    def test_say_hours_days_and_what_to_plan_by(self):
        lines = text.explain(self.load(), "da").splitlines()
        assert lines[:2] == ["Mødetimer om året: 24 (12–72), forventet 30", "I arbejdsdage a 7,4 timer: 3,2 (1,6–9,7)"]
        assert "  24 timer er OS2's tal, 30, hvis udsvinget er som udledt" in lines
        assert "  aktiviteten svinger: spørg gruppen først" in lines
        assert any(
            "pr. gruppe 24 (12–72) timer, som her; pr. produkt 8 (4–24); pr. deltager 8 (4–24)" in line
            for line in lines
        )
        assert any("så det kan også blive 0 timer" in line for line in lines)
        assert any("kun mødetid, uden rejsetid; fuldt fremmøde, ingen forberedelse" in line for line in lines)

    def test_show_a_sum_for_each_group_and_the_hours_of_one_person(self):
        lines = text.explain(self.load(), "en").splitlines()
        assert lines[4] == (
            "  steering group: 8 (4–24) hours: 4 (2–12) meetings × 2 people × 60 minutes; 4 (2–12) hours a person [inferred, 1]"
        )
        assert lines[-1].startswith("3 numbers swing, and it is unlikely that all are low, or all high, in one year")

    def test_show_participations_of_seats_and_follow_up_so_that_the_sum_can_be_made(self):
        group = Group(COORDINATION)
        seats = [
            Seat(group, SONDERBORG, people=2),
            Seat(group, SAMSO, first_day=date(2026, 7, 1)),
            Seat(group, SAMSO, last_day=DAY),
        ]
        rule = Recurrence.monthly(-1, Weekday.TUESDAY, first_day=DAY)
        load = meeting_load([series(COORDINATION, recurrence=rule, follow_up_minutes=60, seats=seats)], year=2026)
        lines = text.explain(load, "da").splitlines()
        assert (
            "  koordinationsgruppe: 42 timer: 30 deltagelser i 12 møder × 60 minutter + 12 × 60 minutters opfølgning"
            in lines
        )
        assert "  Samsø Kommune (1.7.2026–) (til 1.1.2026): 6" in lines
        assert "  uden organisation: 12" in lines
        assert "  december: 4" in lines
        assert "  kun møder, uden rejsetid" in lines

    def test_say_once_from_when_an_organisation_sits_in_several_groups(self):
        kinds = [GroupKind.STEERING, GroupKind.EXPERT]
        seats = {kind: Seat(Group(kind), SAMSO, first_day=date(2026, 7, 1)) for kind in kinds}
        load = meeting_load(
            [MeetingSeries(Group(kind), meetings=4, minutes=60, seats=[seats[kind]]) for kind in kinds], year=2026
        )
        assert "\n  Samsø Kommune (1 Jul 2026–): 4\n" in text.explain(load, "en")

    def test_show_attendance_preparation_and_several_series_of_one_group(self):
        full = series(attendance="0.8", preparation_minutes=30, people=Estimate(1, 2, 2))
        lines = text.explain(meeting_load([full]), "da").splitlines()
        assert (
            "  styregruppe: 9,6 (4,8–9,6) timer: 4 møder × 2 (1–2) personer × fremmøde 0,8 × (60 minutter + 30 minutters forberedelse); 4,8 timer pr. person"
            in lines
        )
        assert "  9,6 timer er det typiske, 8,8 det forventede, når udsvinget regnes med" in lines
        assert (
            "  styregruppe: 8 timer: 2 møderækker"
            in text.explain(meeting_load([series(), series()]), "da").splitlines()
        )

    def test_show_months_that_are_not_fixed_beside_those_that_are(self):
        rule = Recurrence("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", first_day=DAY)
        lines = text.explain(meeting_load([series(), series(EXPERT, recurrence=rule)], year=2026), "da").splitlines()
        assert lines[lines.index("Pr. måned:") + 1 :][:2] == ["  maj: 1", "  måned ikke fastlagt: 4"]

    def test_say_the_share_of_a_working_year_with_its_chain(self):
        assert text.explain(self.load().share_of_year(2026, rules=OS2_RULES), "da").splitlines() == [
            "1,4 % (0,7 %–4,2 %) af et arbejdsår: 24 (12–72) / 1.694,6 timer",
            "",
            "nettoårsværk 2026: 1.694,6 timer",
            "  hverdage: 261 × 7,4 = 1.931,4",
            "  − helligdage på hverdage: 7 × 7,4 = 51,8, tilbage 1.879,6",
            "  − feriedage: 25 × 7,4 = 185, tilbage 1.694,6",
        ]

    def test_stand_in_a_table_by_group_organisation_and_month(self):
        assert text.table(self.load(), "da").splitlines() == [
            "Timer om året        Lavt  Typisk  Højt  Forventet",
            "Styregruppe             4       8    24         10",
            "Koordinationsgruppe     4       8    24         10",
            "Faggruppe               4       8    24         10",
            "I alt                  12      24    72         30",
        ]
        group = Group(STEERING)
        rule = Recurrence("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", first_day=DAY)
        load = meeting_load([series(recurrence=rule, seats=[Seat(group, SAMSO)])], year=2026)
        assert [line.split("  ")[0] for line in text.table(load, "en").splitlines()] == [
            "Hours a year", "Steering group", "Total", "Of which Samsø Kommune", "Of which May",
        ]  # fmt: skip
        assert text.markdown(load, "en").splitlines()[3] == "| Total | 1 | 1 | 1 | 1 |"

    def test_stand_in_a_table_of_their_days(self):
        rule = Recurrence("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3", first_day=DAY)
        load = meeting_load([series(recurrence=rule)], year=2026, on_day_off=OnDayOff.SKIP)
        assert text.table(load.meetings, "da").splitlines() == [
            "Mødedag    Efter reglen  Gruppe",
            "15.1.2026  15.1.2026     styregruppe",
            "aflyst     15.2.2026     styregruppe",
            "aflyst     15.3.2026     styregruppe",
        ]
        assert "<ul>" not in text.html(load.meetings, "da")

    def test_mark_a_length_of_ones_own_beside_a_published_rhythm(self):
        load = meeting_load([usual(STEERING, product="OS2valghalla", minutes=90), usual(EXPERT)])
        lines = text.explain(load, "da").splitlines()
        assert (
            "  styregruppe for OS2valghalla: 6 timer: 4 møder × 1 person × 90 minutter (jeres eget tal); 6 timer pr. person [offentliggjort, 1]"
            in lines
        )
        assert not any("er OS2's tal" in line for line in lines)
        assert any("er, som I har angivet" in line for line in lines)

    def test_share_and_working_year_are_html_too(self):
        share = self.load().share_of_year(2026, rules=OS2_RULES)
        assert "<title>1.4 % (0.7 %–4.2 %) of a working year" in text.page(share, "en")
        assert "<h2>net working year 2026: 1,694.6 hours</h2>" in text.html(share.of, "en")
        assert repr(share).startswith("<ShareOfYear: ")

    def test_say_what_has_a_table(self):
        with pytest.raises(InvalidValueError, match=r"there is no table for datetime\.date"):
            text.table(danish_holidays([2026]), "da")

    def test_are_drawn_as_bars_with_the_numbers_as_title_and_an_empty_track_for_nothing(self):
        picture = text.svg(self.load(), "da")
        assert 'role="img"' in picture
        assert "<title>Mødetimer om året. styregruppe: 8 (4–24); koordinationsgruppe: 8 (4–24);" in picture
        assert picture.count("<rect") == 4 * 3
        nothing = text.svg(meeting_load([series(meetings=0)]), "da")
        assert nothing.count("<rect") == 2

    def test_are_html_with_table_picture_and_explanation(self):
        shown = text.html(self.load(), "da")
        assert shown.count("<svg") == 1
        assert '<table class="sum"><caption>Mødetimer om året</caption>' in shown
        assert "<h2>Sådan bruges tallet</h2><ul><li>vejledningen siger" in shown
        assert "<title>Meeting hours a year</title>" in text.page(self.load(), "en")

    def test_tell_of_meetings_that_are_skipped(self):
        rule = Recurrence("FREQ=MONTHLY;BYMONTHDAY=15", first_day=DAY)
        load = meeting_load([series(recurrence=rule)], year=2026, on_day_off=OnDayOff.SKIP)
        assert (
            text.explain(load, "da").splitlines()[-1]
            == "møder i styregruppe, der falder på fridage og er aflyst: 4; kontrollér, at gruppen gør sådan"
        )

    def test_of_a_load_stay_short_in_a_repr(self):
        assert repr(self.load()) == "<MeetingLoad of 3 series: 12..24..72 person-hours a year>"


def test_norms_are_exact_and_may_be_ones_own():
    own = WorkingTime(hours_a_day=7, holiday_days=30, gross_hours=1820, eu_hours=1720)
    assert own.net(2026).net == (261 - 7 - 30) * 7
