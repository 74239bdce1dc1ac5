"""The examples, as a user runs them; README's first command runs the first."""

import runpy
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"


@pytest.fixture
def started(monkeypatch, capsys):
    def call(example, *arguments):
        monkeypatch.setattr(sys, "argv", [example, *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(EXAMPLES / example), run_name="__main__")
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


@pytest.fixture
def run(started):
    return lambda *arguments: started("member_budget.py", *arguments)


def test_by_default_prints_the_budget_of_a_made_up_newcomer_in_danish(run):
    code, out, err = run()
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert (
        lines[0]
        == "Tænkt eksempel: Samsø Kommune bliver medlem af OS2 14.8.2026 og tager OS2valghalla i brug 14.8.2026."
    )
    assert any(
        line.startswith("Forbehold: dette bygger helt eller delvis på tolkning eller antagelser") for line in lines
    )
    assert "  Netto 56.653,66 kr. + moms 14.163,42 kr. (25 %) [udledt, 2] = brutto 70.817,08 kr." in lines
    assert "2030    48.980,00  12.245,00   61.225,00     12.245,00    48.980,00" in lines
    assert lines[-6:] == [
        "Næste skridt til medlemskabet: få aftalen underskrevet af en med tegningsret. Derefter:",
        "  send den underskrevne aftale til sekretariatet: os2@os2.eu",
        "  bestyrelsesformanden skriver under",
        "  sekretariatet opretter medlemsprofilen",
        "  I kan tage produkter i brug og deltage i grupperne",
        "Første mulige stemme: den ordinære generalforsamling 1.4.2027–31.5.2027 (vedtægter § 7, stk. 1): 1.",
    ]


def test_prints_the_budget_of_a_member_of_long_standing_in_english_without_the_steps_of_joining(run):
    code, out, _ = run("--municipality", "0540", "--joined", "2012-04-24", "--years", "2026-2027", "--language", "en")
    assert code == 0
    assert out.startswith("A made-up case: Sønderborg Kommune, a member of OS2 since 24 Apr 2012, takes OS2valghalla")
    assert "Total  303,255.16  75,813.79  379,068.95     75,813.79       303,255.16" in out
    assert "The next step" not in out


def test_prints_for_each_year_until_when_to_resign_which_is_not_published(run):
    _, out, _ = run("--years", "2026-2027")
    lines = out.splitlines()
    first = lines.index("Frister for OS2valghalla:")
    assert lines[first + 1 : first + 4] == [
        "  2026: for at være ude 31.12.2026: ikke offentliggjort; før den næste prisændring: ingen er besluttet",
        "  2027: for at være ude 31.12.2027: ikke offentliggjort; før den næste prisændring: ingen er besluttet",
        "",
    ]


def test_counts_an_assumed_notice_back_from_the_end_of_each_year(run):
    _, out, _ = run("--notice", "2", "--joined", "2026-11-14", "--years", "2026-2027", "--language", "en")
    assert "  2026: to be out after 31 Dec 2026: not possible; before the next price change: none is decided" in out
    assert (
        "  2027: to be out after 31 Dec 2027: resign by 31 Oct 2027; before the next price change: none is decided"
        in out
    )


def test_says_of_a_product_whose_price_ends_in_a_hole_that_it_is_not_published(run):
    code, out, err = run("--product", "OS2dagsorden", "--years", "2018", "--joined", "2016-01-01")
    assert (code, err) == (0, "")
    assert (
        "2018: for at være ude 31.12.2018: ikke offentliggjort; før den næste prisændring: ikke offentliggjort" in out
    )


def test_keeps_what_is_paid_to_a_vendor_apart(run):
    _, out, _ = run("--mode", "shared", "--years", "2026")
    assert "OS2valghalla, bidrag (tilkobling), 14.8.2026, betales til driftsleverandøren: 15.000,00 kr. = " in out
    assert "  heraf til OS2: netto 56.653,66 kr. + moms 14.163,42 kr. = brutto 70.817,08 kr." in out
    assert "  heraf til driftsleverandøren: netto 15.000,00 kr. + moms 3.750,00 kr. = brutto 18.750,00 kr." in out
    assert "Værd at se på:\n  tilkobling (fælles drift) for OS2valghalla er ikke regnet med" not in out
    assert (
        "Værd at se på:\n  tilkobling (fælles drift) for OS2valghalla er ikke regnet med" in run("--years", "2026")[1]
    )


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


class TestTheLevelOfAProduct:
    @pytest.fixture
    def level(self, started):
        return lambda *arguments: started("product_level.py", *arguments)

    def test_is_printed_with_the_decided_level_what_to_do_what_changed_and_when_it_is_due(self, level):
        code, out, err = level()
        lines = out.splitlines()
        assert (code, err) == (0, "")
        assert lines[0].startswith(
            "30.6.2026: besluttet: niveau 1 (niveau fastholdt 5.9.2025 af sekretariatet: evaluering af 5.9.2025"
        )
        assert (
            "beregnet: sandkassen efter reglen »uden anbefalinger« (selvevaluering 30.6.2026), ikke en afgørelse; de kan afvige, fordi"
            in lines[0]
        )
        assert "Niveau 1: 7 af de 10 krævede er på plads, 3 mangler, heraf 2 planlagt" in lines
        assert (
            lines[lines.index("Siden sekretariatets evaluering 5.9.2025:") + 1]
            == "26 svar er ændret: 20 bedre, 2 dårligere, 4 uden retning"
        )
        assert "Næste selvevaluering senest 30.12.2026." in lines
        assert "| Relevans | 🟢 1 | – | 🟢 2 | 🟢 1 | 🟢 4 |" in lines
        assert lines[-1] == "30.6.2026  niveau 1   sekretariatet  sandkassen"

    def test_is_printed_of_a_file_by_itself_in_english_by_another_rule_with_the_picture(self, level, tmp_path):
        picture = tmp_path / "level.svg"
        file = EXAMPLES / "os2skadesokonomi-2025-09-05.json"
        code, out, _ = level(file, "--language", "en", "--rule", "lenient", "--svg", picture, "--on", "2026-06-30")
        assert code == 0
        assert out.startswith(
            "5 Sept 2025: no level decided; computed: below the sandbox by the rule “lenient” (self-assessment of 5 Sept 2025), not a decision\n"
        )
        assert "Since" not in out
        assert "a new one was due by 5 Mar 2026; ask for it" in out
        assert picture.read_text("utf-8").startswith("<svg")

    def test_says_everything_that_is_wrong_with_a_file_and_ends_with_2(self, level, tmp_path):
        file = tmp_path / "wrong.json"
        file.write_text(
            '{"productName": "x", "filledDate": "2026-06-23", "krav": [{"id": "F8"}, {"id": "F7", "efterlevet": "?"}]}'
        )
        code, out, err = level(file)
        assert (code, out) == (2, "")
        assert err.splitlines()[1:] == [
            "  /krav/0/id: 'F8' findes ikke i kravkatalog 1.1.0; mente du 'F7'?",
            "  /krav/1/efterlevet: '?' er ikke et gyldigt svar; skriv et af Ja, Delvist, Planlagt, Nej, Ved ikke, Ikke relevant",
        ]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (None, "kan ikke læses eller skrives"),
            ("{", "kan ikke læses eller skrives"),
            ("[" * 100_000, "kan ikke læses eller skrives"),
            ("[]", "data kan ikke bruges"),
            ('{"productName": "x", "filledDate": "23.6.2026", "krav": []}', "data kan ikke bruges"),
            (
                '{"productName": "x", "filledDate": "2024-06-23", "krav": []}',
                "23.6.2024: Vælg kravkatalog, for eksempel --catalogue 1.1.0.",
            ),
        ],
    )
    def test_says_in_danish_why_a_file_cannot_be_used(self, level, tmp_path, content, message):
        file = tmp_path / "file.json"
        if content is not None:
            file.write_text(content)
        code, _, err = level(file)
        assert code == 2
        assert message in err

    def test_takes_the_catalogue_that_is_named(self, level, tmp_path):
        file = tmp_path / "old.json"
        file.write_text('{"productName": "x", "filledDate": "2024-06-23", "krav": []}')
        code, out, _ = level(file, "--catalogue", "legacy-2018")
        assert code == 0
        assert "krav legacy-2018" in out

    def test_says_what_is_wrong_with_a_decision(self, level, tmp_path):
        decisions = tmp_path / "decisions.json"
        for record, message in (
            ('{"kind": "confirmed"}', "kan ikke læses eller skrives: 'on'"),
            ('{"kind": "up"}', "DecisionKind kan kun være"),
        ):
            decisions.write_text(f"[{record}]")
            code, _, err = level("--decisions", decisions)
            assert code == 2
            assert message in err
