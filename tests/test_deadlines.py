"""Until when subscriptions can be resigned: to be out by the end of a year, and before a new price."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Association,
    Cadence,
    CalendarUnit,
    Duration,
    InvalidValueError,
    MonthDay,
    NoRuleInForceError,
    Notice,
    OperationMode,
    Period,
    PeriodError,
    PriceChange,
    Product,
    Subscription,
    Terms,
    UnknownNameError,
    dkk,
)
from os2model.dated import DatedRow, Hole
from os2model.deadlines import DeadlineKind, deadlines
from os2model.indexation import Indexation
from os2model.periods import ONE_DAY
from os2model.prices import BySize, Rounding
from tests.cases import SAMSO, rules_of

YEAR_END, PRICE_CHANGE = DeadlineKind
SONDERBORG = AUTHORITIES["Sønderborg"]
JOINED, LONG_AGO, NEW_YEAR, APRIL = date(2026, 8, 14), date(2020, 1, 1), date(2027, 1, 1), date(2027, 4, 1)
THREE_MONTHS, TO_HALF_YEAR = Notice(months=3), Notice(months=3, to_end_of=CalendarUnit.HALF_YEAR)
INDEXATION = Indexation(index="KL", month=1, on=MonthDay(4, 1), rounding=Rounding(dkk(1), "made up"))


def rules(*raises, notice=THREE_MONTHS, **terms):
    """A price of 1 000 kr. from long ago, and of 1 200 kr. from some days on."""
    return rules_of(
        (LONG_AGO, dkk(1000)), *((day, dkk(1200)) for day in raises), terms=Terms.calendar_year(notice=notice, **terms)
    )


def with_hole(book, day):
    """The same without a published price from a day on, until the next row."""
    (sheet,) = book.price_lists
    (line,) = sheet.lines
    rows = sorted([*line.prices.rows, Hole(since=day, source="made up")], key=lambda row: row.since, reverse=True)
    return evolve(book, price_lists=[evolve(sheet, lines=[evolve(line, prices=evolve(line.prices, rows=rows))])])


def by_mode(book):
    """The price in two operation modes, in that of an own vendor dearer from April 2027 on, and a line for every mode."""
    (sheet,) = book.price_lists
    (line,) = sheet.lines
    dearer = line.prices.amended(DatedRow(since=APRIL, value=line.prices.values[0], source="made up"))
    lines = [
        evolve(line, modes=[OperationMode.OWN_VENDOR], prices=dearer),
        evolve(line, modes=[OperationMode.SHARED]),
        evolve(line, name="fælles"),
    ]
    return evolve(book, price_lists=[evolve(sheet, lines=lines)])


def accession(first_day=LONG_AGO, of=SAMSO, **facts):
    return Subscription(of, "OS2test", first_day, **facts)


def found(*accessions, rules, within=Period.year(2027)):  # noqa: B008  frozen
    """Each deadline in a line: until when, to be out by which day, and what for."""
    return [
        (each.day and str(each.day), each.last_day and str(each.last_day), each.kind)
        for each in deadlines(accessions or [accession()], within=within, rules=rules)
    ]


def test_an_agreement_is_asked_for_its_periods_its_earliest_end_and_its_deadline():
    terms = {"OS2valghalla": Terms.calendar_year(notice=TO_HALF_YEAR)}
    rules = OS2_RULES.assuming(terms=terms, because="our agreement, § 7")
    accession = Subscription(AUTHORITIES["0540"], "OS2valghalla", JOINED)
    assert [
        (str(each.period), str(each.full_period))
        for each in accession.periods(within=Period.years(2026, 2028), rules=rules)
    ] == [
        ("2026-08-14/2026-12-31", "2026-01-01/2026-12-31"),
        ("2027-01-01/2027-12-31", "2027-01-01/2027-12-31"),
        ("2028-01-01/2028-12-31", "2028-01-01/2028-12-31"),
    ]
    assert accession.earliest_end(notice_received=date(2026, 11, 24), rules=rules) == date(2027, 6, 30)
    assert accession.notice_deadline(last_day=date(2027, 6, 30), rules=rules) == date(2027, 3, 31)


class TestBillingPeriods:
    halves = rules(billing=Cadence.HALF_YEARLY)

    @pytest.mark.parametrize(
        ("first_day", "last_day", "within", "expected"),
        [
            # a period that is asked about cuts none
            (JOINED, None, Period(date(2027, 3, 1), date(2027, 7, 1)), ["2027-01-01/2027-06-30", "2027-07-01/2027-12-31"]),
            (JOINED, date(2027, 2, 28), Period.years(2026, 2028), ["2026-08-14/2026-12-31", "2027-01-01/2027-02-28"]),
            (JOINED, date(2027, 2, 28), Period(LONG_AGO), ["2026-08-14/2026-12-31", "2027-01-01/2027-02-28"]),
            (JOINED, JOINED, Period.year(2026), ["2026-08-14/2026-08-14"]),
            (JOINED, date(2026, 12, 31), Period.year(2027), []),
            (JOINED, None, Period(LONG_AGO, date(2026, 8, 13)), []),
        ],
    )  # fmt: skip
    def test_are_those_with_a_day_in_the_period_asked_about(self, first_day, last_day, within, expected):
        periods = accession(first_day, last_day=last_day).periods(within=within, rules=self.halves)
        assert [str(each.period) for each in periods] == expected

    def test_of_what_never_ends_need_a_last_day(self):
        with pytest.raises(PeriodError, match="2026-08-14"):
            accession(JOINED).periods(within=Period(LONG_AGO), rules=self.halves)
        with pytest.raises(UnknownNameError):
            Subscription(SAMSO, "OS2tset", JOINED).periods(within=Period.year(2026), rules=self.halves)


class TestTheNextPriceChange:
    @pytest.mark.parametrize(
        ("book", "facts", "on", "expected"),
        [
            (rules(), {}, JOINED, None),
            (rules(NEW_YEAR, APRIL), {}, JOINED, NEW_YEAR),
            (rules(NEW_YEAR, APRIL), {}, NEW_YEAR, APRIL),  # after the day, not on it
            (rules(NEW_YEAR, APRIL), {}, date(2019, 1, 1), NEW_YEAR),  # before it has begun
            (rules(NEW_YEAR, APRIL), {"first_day": NEW_YEAR}, JOINED, APRIL),  # it begins at that price
            (rules(NEW_YEAR, APRIL), {"last_day": date(2026, 12, 31)}, JOINED, None),
            (rules(NEW_YEAR, APRIL), {"last_day": NEW_YEAR}, JOINED, NEW_YEAR),
            (rules(APRIL), {"waivers": [("vederlag", "founder")]}, JOINED, None),
            (rules(APRIL, price_change=PriceChange.LOCKED), {}, JOINED, None),
            (rules(APRIL, price_change=PriceChange.NEXT_PERIOD), {}, JOINED, date(2028, 1, 1)),
            (rules(NEW_YEAR, price_change=PriceChange.NEXT_PERIOD), {}, JOINED, NEW_YEAR),
            (rules(APRIL, price_change=PriceChange.NEXT_PERIOD, billing=Cadence.HALF_YEARLY), {}, JOINED, date(2027, 7, 1)),
            # an index whose values nobody knows yet, every year
            (rules(indexation=INDEXATION), {}, JOINED, APRIL),
            (rules(indexation=INDEXATION), {}, date(2096, 4, 1), date(2097, 4, 1)),
            (rules(indexation=INDEXATION, price_change=PriceChange.NEXT_PERIOD), {}, JOINED, NEW_YEAR),
            (rules(date(2027, 3, 1), indexation=INDEXATION), {}, date(2027, 3, 1), APRIL),
            (rules(indexation=INDEXATION), {"first_day": date(2039, 8, 14)}, JOINED, date(2040, 4, 1)),
        ],
    )  # fmt: skip
    def test_is_the_day_of_a_decided_row_or_of_an_index(self, book, facts, on, expected):
        assert accession(**{"first_day": LONG_AGO, **facts}).next_price_change(on=on, rules=book) == expected

    def test_is_none_where_only_the_size_class_changes(self):
        sizes = BySize(small=dkk(1), medium=dkk(2), large=dkk(3), very_large=dkk(4))
        assert accession().next_price_change(on=JOINED, rules=rules_of((LONG_AGO, sizes))) is None

    def test_is_none_of_what_is_paid_once(self):
        book = rules_of((LONG_AGO, dkk(1000)), joining_fee=dkk(100))
        dearer = book.amended(since=APRIL, prices={"OS2test": {"tilslutningsafgift": dkk(200)}}, source="made up")
        assert accession().next_price_change(on=JOINED, rules=dearer) is None

    def test_is_that_of_the_line_in_whose_mode_it_is_paid(self):
        own, shared, hosted = OperationMode.OWN_VENDOR, OperationMode.SHARED, OperationMode.SELF_HOSTED
        book = by_mode(rules())
        for mode, day in (
            (own, APRIL),
            (shared, None),
            (hosted, None),
            (None, None),
            ([(LONG_AGO, own), (NEW_YEAR, shared)], None),
        ):
            assert accession(operation_mode=mode).next_price_change(on=JOINED, rules=book) == day

    def test_is_not_known_where_a_price_is_not_published_on_the_day_or_from_the_change_on(self):
        book = with_hole(rules(date(2028, 1, 1)), APRIL)
        for on in (date(2027, 3, 31), APRIL, date(2027, 12, 31)):
            with pytest.raises(NoRuleInForceError, match="no price is published for 2027-"):
                accession().next_price_change(on=on, rules=book)
        assert accession().next_price_change(on=date(2028, 1, 1), rules=book) is None
        assert accession(last_day=date(2027, 3, 31)).next_price_change(on=APRIL, rules=book) is None

    @pytest.mark.parametrize(
        ("price_change", "expected"), [(PriceChange.LOCKED, None), (PriceChange.NEXT_PERIOD, date(2028, 1, 1))]
    )
    def test_asks_for_no_price_of_days_whose_price_is_another_ones(self, price_change, expected):
        book = with_hole(rules(date(2027, 7, 1), price_change=price_change), APRIL)
        assert accession().next_price_change(on=date(2027, 5, 1), rules=book) == expected


class TestDeadlines:
    @pytest.mark.parametrize(
        ("book", "facts", "expected"),
        [
            (rules(notice=TO_HALF_YEAR), {}, [("2027-09-30", "2027-12-31", YEAR_END)]),
            (rules(notice=Notice(months=15)), {}, [("2027-09-30", "2028-12-31", YEAR_END)]),
            # from the very day: until New Year's Day, and that of 2028 lies outside
            (rules(notice=Notice()), {}, [("2027-01-01", "2026-12-31", YEAR_END)]),
            # it cannot end yet
            (rules(notice=TO_HALF_YEAR, minimum_term=Duration(months=36)), {"first_day": date(2025, 1, 2)}, []),
            (
                rules(notice=TO_HALF_YEAR, minimum_term=Duration(months=36)),
                {"first_day": date(2025, 1, 1)},
                [("2027-09-30", "2027-12-31", YEAR_END)],
            ),
            # it is renewed on 14 August alone, so that the last day before the end of the year is the one before
            (
                rules(renewal_term=Duration(months=12)),
                {"first_day": JOINED},
                [("2027-05-13", "2027-08-13", YEAR_END)],
            ),
            # it ends anyway
            (rules(), {"last_day": date(2027, 12, 31)}, []),
            (rules(), {"last_day": date(2028, 1, 1)}, [("2027-09-30", "2027-12-31", YEAR_END)]),
            (rules(), {"last_day": date(2026, 12, 31)}, []),
            (rules(), {"first_day": date(2028, 1, 1)}, []),
        ],
    )
    def test_of_a_year_are_the_last_days_to_be_out_by_the_end_of_one(self, book, facts, expected):
        assert found(accession(**{"first_day": LONG_AGO, **facts}), rules=book) == expected

    def test_that_long_terms_make_the_same_are_said_once(self):
        # in terms of three years from 15 January 2024 the end before New Year 2027, 2028 and 2029 is 14 January 2027
        book, first_day = rules(renewal_term=Duration(months=36)), date(2024, 1, 15)
        assert found(accession(first_day), rules=book, within=Period.years(2026, 2029)) == [
            ("2026-10-14", "2027-01-14", YEAR_END),
            ("2029-10-14", "2030-01-14", YEAR_END),
        ]

    def test_before_a_new_price_are_given_notice_of_until_the_day_before(self):
        year_end = ("2027-09-30", "2027-12-31", YEAR_END)
        assert found(rules=rules(date(2027, 7, 1))) == [("2027-03-31", "2027-06-30", PRICE_CHANGE), year_end]
        assert found(rules=rules(date(2028, 1, 1), date(2028, 2, 1), date(2028, 4, 2))) == [
            year_end,
            ("2027-09-30", "2027-12-31", PRICE_CHANGE),
            ("2027-10-31", "2028-01-31", PRICE_CHANGE),
        ]
        assert found(rules=rules(APRIL)) == [year_end]  # too late since New Year
        at_once = rules(NEW_YEAR, APRIL, notice=Notice())
        assert found(rules=at_once)[1:] == [
            ("2027-01-01", "2026-12-31", PRICE_CHANGE), ("2027-04-01", "2027-03-31", PRICE_CHANGE),
        ]  # fmt: skip

    def test_before_a_new_price_are_those_of_an_index_every_year(self):
        book = rules(indexation=INDEXATION, notice=Notice(months=1))
        assert found(rules=book, within=Period.years(2027, 2028)) == [
            ("2027-02-28", "2027-03-31", PRICE_CHANGE),
            ("2027-11-30", "2027-12-31", YEAR_END),
            ("2028-02-29", "2028-03-31", PRICE_CHANGE),
            ("2028-11-30", "2028-12-31", YEAR_END),
        ]

    def test_before_a_price_that_is_not_published_have_no_day(self):
        book = with_hole(rules(), date(2028, 1, 1))
        (year_end, unknown) = deadlines([accession()], within=Period.year(2027), rules=book)
        assert (year_end.kind, year_end.day) == (YEAR_END, date(2027, 9, 30))
        assert (unknown.kind, unknown.day, unknown.last_day) == (PRICE_CHANGE, None, None)
        assert "no price is published for 2028-01-01" in str(unknown.unknown)
        over, later = accession(last_day=date(2026, 12, 31)), accession(date(2028, 1, 1))
        assert found(over, later, rules=with_hole(rules(), NEW_YEAR)) == []
        # that none was published before the period is no matter
        assert found(rules=with_hole(rules(NEW_YEAR), date(2026, 1, 1))) == [("2027-09-30", "2027-12-31", YEAR_END)]

    def test_have_no_day_where_the_notice_is_not_known_and_keep_why(self):
        book = rules(date(2028, 7, 1), notice=None)
        listed = deadlines([accession()], within=Period(date(2026, 12, 31), date(2028, 12, 30)), rules=book)
        assert [(each.day, str(each.last_day), each.kind) for each in listed] == [
            (None, "2026-12-31", YEAR_END),
            (None, "2027-12-31", YEAR_END),
            (None, "2028-06-30", PRICE_CHANGE),
        ]
        assert {each.unknown.code for each in listed} == {"rule.hole"}

    def test_of_a_product_without_a_price_list_have_no_day(self):
        book = evolve(rules(), products=[Product("OS2test", source="x")], price_lists=[])
        assert found(rules=book) == [(None, "2027-12-31", YEAR_END), (None, None, PRICE_CHANGE)]

    @pytest.mark.parametrize(
        ("notice", "expected"),
        [
            (THREE_MONTHS, ["A 2027", "B 2027", "Sønderborg 2027", "A 2028", "B 2028", "A 2029", "B 2029", "Sønderborg 2029"]),
            (None, ["A 2027", "A 2028", "A 2029", "B 2027", "B 2028", "B 2029", "Sønderborg 2027", "Sønderborg 2029"]),
        ],
    )  # fmt: skip
    def test_stand_by_day_organisation_and_subject_however_they_are_given(self, notice, expected):
        ended = accession(of=SONDERBORG, last_day=date(2028, 12, 31))
        carried_on = accession(date(2029, 1, 1), of=SONDERBORG, continues_previous=True)
        held = [carried_on, accession(reference="B"), ended, accession(reference="A")]
        listed, again = (
            deadlines(given_, within=Period.years(2027, 2029), rules=rules(notice=notice))
            for given_ in (held, held[::-1])
        )
        assert listed == again
        names = {"OS2test (A)": "A", "OS2test (B)": "B", "OS2test": "Sønderborg"}
        assert [f"{names[each.subject]} {each.last_day.year}" for each in listed] == expected

    def test_are_asked_of_an_association_as_of_its_subscriptions(self):
        book = rules()
        os2 = Association(rules=book, subscriptions=[accession()])
        assert os2.deadlines(within=Period.year(2027)) == deadlines([accession()], within=Period.year(2027), rules=book)

    def test_need_a_period_with_a_last_day_and_a_product_that_is_known(self):
        with pytest.raises(PeriodError):
            deadlines([accession()], within=Period(JOINED), rules=rules())
        with pytest.raises(UnknownNameError, match="'OS2tset'"):
            deadlines([Subscription(SAMSO, "OS2tset", JOINED)], within=Period.year(2027), rules=rules())
        with pytest.raises(InvalidValueError, match="subscriptions"):
            deadlines([SAMSO], within=Period.year(2027), rules=rules())


NOTICES = st.builds(
    Notice,
    months=st.integers(0, 13),
    days=st.sampled_from([0, 14]),
    to_end_of=st.none() | st.sampled_from(CalendarUnit),
)
RAISES = st.sets(st.dates(date(2026, 1, 1), date(2029, 12, 31)), max_size=3)
CUTS = st.dates(date(2026, 1, 1), date(2029, 12, 30))


@given(
    NOTICES, RAISES, st.sampled_from([0, 12, 36]), st.booleans(), st.sampled_from(PriceChange), CUTS, st.none() | CUTS
)
def test_a_deadline_is_the_last_day_that_is_in_time_and_windows_add_up(
    notice, raises, minimum, renewed, price_change, cut, last_day
):
    renewal = 12 if renewed and not notice.to_end_of and (notice.months, notice.days) <= (12, 0) else 0
    lengths = {"minimum_term": Duration(months=minimum), "renewal_term": Duration(months=renewal)}
    book = rules(*raises, notice=notice, price_change=price_change, **lengths)
    held = accession(date(2025, 8, 14), last_day=last_day)
    every = deadlines([held], within=Period.years(2026, 2029), rules=book)
    for each in every:
        assert held.earliest_end(notice_received=each.day, rules=book) <= each.last_day
        assert held.earliest_end(notice_received=each.day + ONE_DAY, rules=book) > each.last_day
    windows = [Period(date(2026, 1, 1), cut), Period(cut + ONE_DAY, date(2029, 12, 31))]
    assert every == tuple(each for within in windows for each in deadlines([held], within=within, rules=book))
