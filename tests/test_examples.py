"""The example that README's first command runs, as a user runs it."""

import runpy
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "member_budget.py"


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", [str(EXAMPLE), *arguments])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(EXAMPLE), run_name="__main__")
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


def test_by_default_prints_the_budget_of_a_made_up_newcomer_in_danish(run):
    code, out, err = run()
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert (
        lines[0]
        == "Tænkt eksempel: Samsø Kommune bliver medlem af OS2 14.8.2026 og tager OS2valghalla i brug 14.8.2026."
    )
    assert any(line.startswith("Forbehold: dette bygger på tolkning eller antagelser") for line in lines)
    assert "  Netto 56.653,66 kr. + moms 14.163,42 kr. (25 %) [udledt, 2] = brutto 70.817,08 kr." in lines
    assert "2030    48.980,00  12.245,00   61.225,00     12.245,00    48.980,00" in lines
    assert lines[-5:-3] == [
        "Det næste, I gør:",
        "  1. Få partnerskabsaftalen (vejledningen: tilslutningsaftalen) underskrevet af en chef med tegningsret.",
    ]
    assert "  2. Send den til sekretariatet: os2@os2.eu" in lines


def test_prints_the_budget_of_a_member_of_long_standing_in_english_without_the_steps_of_joining(run):
    code, out, _ = run("--municipality", "0540", "--joined", "2012-04-24", "--years", "2026-2027", "--language", "en")
    assert code == 0
    assert out.startswith("A made-up case: Sønderborg Kommune, a member of OS2 since 24 Apr 2012, takes OS2valghalla")
    assert "Total  303,255.16  75,813.79  379,068.95     75,813.79       303,255.16" in out
    assert "What you do next" not in out


def test_bills_the_yearly_price_in_halves_if_asked(run):
    _, out, _ = run("--half-yearly", "--years", "2027")
    assert "OS2valghalla, vederlag, 1.7.2027–31.12.2027: 11.990,00 kr. = " in out
    assert "heraf opkrævet 11.990,00: 23.980,00 − 11.990,00 = 11.990,00" in out


def test_writes_the_budget_as_a_page_if_asked(run, tmp_path):
    page = tmp_path / "budget.html"
    code, _, _ = run("--html", str(page), "--years", "2026")
    assert code == 0
    assert "Netto 56.653,66\xa0kr. + moms 14.163,42\xa0kr." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--municipality", "Sonderborg"],
            "'Sonderborg' står ikke i registret; mente du 'Sønderborg' eller 'Skanderborg'?",
        ),
        (
            ["--municipality", "Sonderborg", "--language", "en"],
            "'Sonderborg' is not in the register; did you mean 'Sønderborg' or 'Skanderborg'?",
        ),
        (["--product", "OS2valhalla"], "'OS2valhalla' er ikke et produkt i disse regler; mente du 'OS2valghalla'?"),
        (["--product", "OS2faktor"], "der er ikke offentliggjort takstblad for OS2faktor"),
        (["--municipality", "1082"], "Region Midtjylland har ingen størrelse 14.8.2026: der kendes intet folketal"),
        (
            ["--joined", "2010-01-01", "--years", "2010"],
            "der kendes ikke vedtægter for 1.1.2010; det første, der kendes, er fra 24.4.2012",
        ),
        (
            ["--joined", "2026-08-14", "--municipality", "OS2"],
            "OS2 – Offentligt digitaliseringsfællesskab har ingen størrelse",
        ),
        (["--joined", "14.8.2026"], "'14.8.2026' er ikke en dag; skriv for eksempel --joined 2026-08-14"),
        (["--joined", "14.8.2026", "--language", "en"], "'14.8.2026' is no day; write for example --joined 2026-08-14"),
        (["--years", "2030-2026"], "'2030-2026' er ikke år; skriv for eksempel --years 2026-2030"),
    ],
)
def test_says_what_is_wrong_in_the_language_asked_for_and_ends_with_2(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert "Traceback" not in err


def test_says_that_the_case_itself_cannot_be_read(run, monkeypatch):
    monkeypatch.setattr(
        "tomllib.loads",
        lambda _: {"municipality": "Samsø", "joined": "2026-08-14", "years": "2026", "product": {"name": "x"}},
    )
    code, _, err = run("--language", "en")
    assert code == 2
    assert err.startswith("member_budget.toml cannot be read at 'first_day'")
