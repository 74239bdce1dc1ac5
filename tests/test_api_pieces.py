"""What people type, as it was promised: calls, figures and messages."""

import io
import json
import sys
from datetime import date

import jsonschema
import pytest

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Association,
    Cvr,
    InvalidDataError,
    Membership,
    Organisation,
    OS2ModelError,
    Period,
    Totals,
    dkk,
    from_data,
    json_schema,
    membership_fee,
    text,
    to_data,
)


def test_a_fee_with_vat_the_half_fee_boundary_and_next_years_fee():
    fee = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
    totals = Totals.of([fee])
    assert (totals.net.number, totals.vat.number, totals.gross.number) == ("12500.00", "3125.00", "15625.00")
    assert membership_fee(2026, joined=date(2026, 7, 1), rules=OS2_RULES).net.number == "25000.00"
    assert membership_fee(2026, joined=date(2026, 7, 2), rules=OS2_RULES).net.number == "12500.00"
    rules = OS2_RULES.amended(
        since=date(2027, 1, 1), membership_fee=dkk(26500), source="General assembly 18 May 2026, item 7"
    )
    assert membership_fee(2027, joined=date(2026, 8, 14), rules=rules).net.number == "26500.00"
    assert membership_fee(2026, joined=date(2026, 8, 14), rules=rules) == fee


MESSAGES = {
    'an amount of money cannot be a float, got 25000.0; write dkk(25000) or dkk("25000.00")': lambda: dkk(25000.0),
    '\'25.000\' has 3 decimals and DKK has 2; write "25000" for 25000 kr. or "25.00" for 25 kr.': lambda: dkk("25.000"),
    "'25.000,00' is not an amount; write digits with a dot before the øre, such as \"25000.00\"": lambda: dkk(
        "25.000,00"
    ),
    "a period cannot end (2026-01-01) before it begins (2026-12-31); swap them, or leave last_day out "
    "for a period without an end": lambda: Period(date(2026, 12, 31), date(2026, 1, 1)),
    "CVR number 29189774 fails its check digit (modulus 11 leaves 1); look the number up in the CVR register": lambda: (
        Cvr("29189774")
    ),
    "'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?": lambda: AUTHORITIES[
        "Sonderborg"
    ],
    "no membership fee is published for 2027-01-01; assume one: "
    "rules.assuming(membership_fee=dkk(25000), because=…)": lambda: membership_fee(
        2027, joined=date(2026, 8, 14), rules=OS2_RULES
    ),
    "Samsø Kommune's inhabitants on 2025-01-01 are not known (known: 2020); give them, or assume the latest: "
    "rules.assuming(inhabitants='latest', because=…)": lambda: OS2_RULES.size_of(
        AUTHORITIES["Samsø"], on=date(2026, 8, 14)
    ),
}


@pytest.mark.parametrize(("message", "mistake"), MESSAGES.items())
def test_a_mistake_is_answered_with_what_was_got_and_the_way_out(message, mistake):
    with pytest.raises(OS2ModelError) as caught:
        mistake()
    assert str(caught.value) == text.explain(caught.value, "en") == message
    assert text.explain(caught.value, "da") != message


def test_rules_are_never_left_out():
    with pytest.raises(TypeError, match=r"membership_fee\(\) missing 1 required keyword-only argument: 'rules'"):
        membership_fee(2026, joined=date(2026, 8, 14))


def validation_script():
    """The script as a service's people write it."""
    try:
        os2 = from_data(Association, json.load(sys.stdin), rules=OS2_RULES)
    except InvalidDataError as error:
        sys.stdout.write(text.table(error.findings, "da"))
        sys.exit(1)
    sys.stdout.write(text.table(os2.check(on=date(2026, 11, 24)), "da"))


def test_a_validation_script_lists_all_faults_and_of_a_valid_file_what_is_worth_a_look(monkeypatch, capsys):
    region, odder = to_data(AUTHORITIES["Region Sjælland"]), to_data(AUTHORITIES["Odder"])
    samso = to_data(AUTHORITIES["Samsø"])
    samso["inhabitant"] = samso.pop("inhabitants")
    wrong = {"organisations": [region, {**odder, "cvr": "29189774"}, samso]}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(wrong)))
    with pytest.raises(SystemExit) as ended:
        validation_script()
    assert ended.value.code == 1
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()[1:]] == [
        "/organisations/1/cvr",
        "/organisations/2/inhabitant",
    ]
    valid = {
        "organisations": [region],
        "memberships": [{"organisation": "29190658", "events": [{"kind": "joined", "on": "2020-01-01"}]}],
    }
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(valid)))
    validation_script()
    assert "Region Sjælland ophører med udgangen af 31.12.2026" in capsys.readouterr().out


def test_compound_types_have_a_schema():
    schema = json_schema(list[Organisation], "da")
    jsonschema.Draft202012Validator(schema).validate([to_data(each) for each in AUTHORITIES.values()])


def test_a_membership_is_written_and_read_by_itself():
    membership = Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))
    assert from_data(Membership, to_data(membership)) == membership
