"""What OS2 has published, as it is read here: every case of `data/published.toml`, and what is said beside a figure."""

from collections import Counter
from datetime import date

import pytest

from os2model import AUTHORITIES, OS2_RULES, NoRuleInForceError, membership_fee
from tests.published import CASES, KINDS, evaluate


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_is_published_follows_from_the_rules(case):
    assert evaluate(case, OS2_RULES) == case["expected"], case["written"]


def test_each_case_is_a_sentence_of_its_own_with_a_place_where_it_is_written():
    assert [sentence for sentence, count in Counter(case["case"] for case in CASES).items() if count > 1] == []
    assert [case["case"] for case in CASES if not case["written"].strip()] == []


def test_each_kind_of_case_has_one_and_reads_a_field_of_the_rule_book():
    assert {case["kind"] for case in CASES} == set(KINDS)
    assert [name for name, kind in KINDS.items() if not all(hasattr(OS2_RULES, field) for field in kind.reads)] == []


@pytest.mark.parametrize(
    ("table", "day", "message"),
    [
        ("membership_fee", date(2015, 12, 31), "the first one known is of 2016-01-01"),
        ("membership_fee", date(2027, 1, 1), "no membership fee is published for 2027-01-01"),
        ("vat_rates", date(1967, 7, 2), "the first one known is of 1967-07-03"),
    ],
)
def test_what_is_not_published_is_told_apart_from_what_was_not_known_yet(table, day, message):
    with pytest.raises(NoRuleInForceError, match=message):
        getattr(OS2_RULES, table).on(day)


@pytest.mark.parametrize("joined", [date(2016, 7, 1), date(2016, 7, 2)])
def test_the_fee_of_2016_says_that_the_bylaws_of_today_were_read_back_to_it(joined):
    assert membership_fee(2016, joined=joined, rules=OS2_RULES).steps[1].row.basis.word == "inferred"


def test_os2_is_known_by_its_cvr_number_its_ean_number_and_its_mailbox():
    os2 = AUTHORITIES["OS2"]
    assert (str(os2.cvr), str(os2.gln), os2.mailbox) == ("41849983", "5790002750595", "os2@os2.eu")
