"""The example that validates a file of members, as a user runs it."""

import io
import json
import runpy
import subprocess
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from os2model import AUTHORITIES, OS2_RULES, Association, Membership, text, to_data

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
SCRIPT = EXAMPLES / "validate_members.py"
CASE = EXAMPLES / "members.toml"
MISTAKES = EXAMPLES / "members-with-mistakes.json"


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", [SCRIPT.name, *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(SCRIPT), run_name="__main__")
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


@pytest.fixture
def written(tmp_path):
    def call(content, name="file.json"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return call


def in_toml(value):
    """Plain data as TOML writes it within a line; its texts are those of JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {in_toml(each)}" for name, each in value.items()) + "}"
    return f"[{', '.join(map(in_toml, value))}]" if isinstance(value, list) else json.dumps(value)


def as_toml(data):
    return "\n".join(f"{json.dumps(name)} = {in_toml(value)}" for name, value in data.items())


def membership(*events, organisation="0741"):
    """A file of one membership, with its entries as (kind, day)."""
    record = {"organisation": organisation, "events": [{"kind": kind, "on": day} for kind, day in events]}
    return json.dumps({"memberships": [record]})


class TestASoundFile:
    def test_is_counted_and_said_to_be_worth_a_look_in_danish(self, run):
        code, out, err = run()
        lines = out.splitlines()
        assert (code, err) == (0, "")
        assert lines[:3] == [
            "Ingen fejl i members.toml. Medlemmer 24.11.2026: 6, tilslutninger: 4. I alt organisationer: 8, vurderinger: 1.",
            "",
            "Bemærkninger, der er værd at se på:",
        ]
        places = ("/memberships/6", "/subscriptions/3", "/subscriptions/4", "", "")
        sentences = (
            "Region Sjælland ophører med udgangen af 31.12.2026, men er stadig medlem derefter; registrér ophøret pr. 1.1.2027; efterfølgeren er Region Østdanmark",
            "Langeland Kommune er tilsluttet OS2valghalla, men er ikke medlem; undersøg, hvad der er rigtigt",
            "Region Sjælland ophører med udgangen af 31.12.2026, men er stadig tilsluttet",
            "OS2valghalla, selvevaluering: en ny skulle foreligge senest 12.11.2026; bed om den",
            "der er ikke offentliggjort takstblad for OS2rollekatalog",
        )
        for line, place, sentence in zip(lines[4:], places, sentences, strict=True):
            assert line.startswith(f"{place} ")
            assert f"  {sentence}" in line

    def test_is_said_to_be_worth_a_look_in_english(self, run):
        code, out, _ = run("--language", "en")
        assert code == 0
        assert out.startswith(
            "No faults in members.toml. Members on 24 Nov 2026: 6, subscriptions: 4. Organisations in all: 8, assessments: 1.\n\nFindings worth a look:\n"
        )
        assert "OS2valghalla, self-assessment: a new one was due by 12 Nov 2026; ask for it" in out

    def test_is_counted_on_the_day_asked_for(self, run):
        _, out, _ = run("--on", "2025-06-30")
        assert out.startswith("Ingen fejl i members.toml. Medlemmer 30.6.2025: 6, tilslutninger: 4.")
        assert "/subscriptions/3" not in out
        assert "selvevaluering" not in out

    def test_is_looked_at_today_if_it_is_named_and_no_day_is(self, run):
        before = datetime.now().astimezone().date()
        _, out, _ = run(CASE)
        days = {text.day(day, "da") for day in (before, datetime.now().astimezone().date())}
        assert any(f"Medlemmer {day}:" in out for day in days)

    def test_with_nothing_worth_a_look_says_so(self, run, written):
        code, out, _ = run(written(membership(("joined", "2026-08-14"))), "--on", "2026-11-24")
        assert code == 0
        assert out.splitlines()[0].startswith("Ingen fejl i file.json. Medlemmer 24.11.2026: 1, tilslutninger: 0.")
        assert out.splitlines()[2:] == ["Bemærkninger, der er værd at se på:", "Ingen"]

    def test_may_hold_a_resignation_before_the_joining_which_is_worth_a_look(self, run, written):
        file = written(membership(("resigned", "2019-01-01"), ("joined", "2020-01-01")))
        code, out, _ = run(file, "--on", "2026-11-24")
        assert code == 0
        assert "/memberships/0  Samsø Kommune har hændelsen »udmeldt« 1.1.2019 og er ikke medlem den dag; " in out

    def test_may_be_json(self, run, written):
        data = tomllib.loads(CASE.read_text("utf-8"))
        code, out, _ = run(written(json.dumps(data, default=date.isoformat), "members.JSON"), "--on", "2026-11-24")
        assert code == 0
        assert out.replace("members.JSON", "members.toml") == run()[1]

    def test_may_begin_with_the_mark_that_windows_writes(self, run, written):
        assert run(written(b"\xef\xbb\xbf{}"))[0] == 0

    def test_may_hold_its_own_rules_as_the_library_writes_them(self, run, written):
        os2 = Association(rules=OS2_RULES, memberships=[Membership.joined(AUTHORITIES["Samsø"], date(2026, 8, 14))])
        code, out, _ = run(written(json.dumps(to_data(os2))), "--on", "2026-11-24")
        assert code == 0
        assert "der er ikke offentliggjort kontingent fra 1.1.2027" in out

    def test_is_printed_to_a_reader_who_closes_early_without_a_word_on_it(self):
        command = [sys.executable, str(SCRIPT)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:  # noqa: S603
            started.stdout.close()
            err = started.stderr.read()
        assert (started.returncode, err) == (0, b"")


class TestAFileWithMistakes:
    def test_is_told_all_of_them_with_their_places_in_danish(self, run):
        code, out, err = run(MISTAKES)
        lines = out.splitlines()
        assert (code, err) == (1, "")
        assert lines[:2] == [
            "Fejl i members-with-mistakes.json: 21. Der tælles fra 0: /memberships/3 er det fjerde medlemskab.",
            "",
        ]
        mistakes = (
            ("/organisations/0/cvr", "CVR-nummer 32264329 har forkert kontrolciffer"),
            ("/organisations/1/kind", "'kommune' er ikke et af de ord, der kan stå her; mente du 'municipality'?"),
            ("/organisations/1/municipality_code", '741 er ikke tekst; skriv det i anførselstegn som "0741"'),
            ("/organisations/1/inhabitants/0/count", "'3.657' er ikke et helt tal"),
            ("/organisations/2/inhabitans", "'inhabitans' er ikke et kendt felt; mente du 'inhabitants'?"),
            ("/memberships/1/events/0/on", "'14.8.2026' er ikke en dag skrevet som ÅÅÅÅ-MM-DD"),
            ("/memberships/2/organisation", "'Sonderborg' står hverken i data eller i registret"),
            ("/memberships/4/events/1/on", "'2026-02-30' er en dag, der ikke findes"),
            ("/subscriptions/0", "første dag (first_day) mangler"),
            ("/subscriptions/2", "en periode kan ikke slutte (1.1.2024), før den begynder (31.12.2025)"),
            ("/seats/0/people", "1.5 er ikke et helt tal"),
            ("/assessments/0/answers/F8", "'F8' findes ikke i kravkatalog 1.1.0"),
            (
                "/assessments/1/answers/R1",
                "'Ja' er ikke et af de ord, der kan stå her; skriv et af met (opfyldt), partial (",
            ),
            ("/assessments/1/answers/F2", "'planlagt' er ikke et af de ord, der kan stå her; mente du 'planned'?"),
            ("/assessments/1/answers/G1/evidence/0/kind", "'referat' er ikke et af de ord, der kan stå her"),
            ("/assessments/2/catalogue", "'1.1' er ikke en version af kravkataloget; mente du '1.1.0'?"),
            ("/decisions/0", "en beslutning af arten »niveau op« kan ikke gå fra niveau 2 til niveau 1"),
            (
                "/memberships/3/organisation",
                "Sønderborg Kommune har CVR-nummer 29189773, og det har Sønderborg Kommune",
            ),
            ("/memberships/6", "Hjørring Kommune har to medlemskaber; giv ét"),
            ("/subscriptions/4", "Langeland Kommune har to tilslutninger til OS2rollekatalog, der ikke kan skelnes"),
            ("/subscriptions/1/product", "'OS2valhalla' er ikke et produkt i disse regler; mente du 'OS2valghalla'?"),
        )
        for line, (place, beginning) in zip(lines[3:], mistakes, strict=True):
            assert line.startswith(f"{place} ")
            assert f"  {beginning}" in line

    def test_is_told_whom_each_mistake_is_about(self, run):
        by_place = {line.split()[0]: line for line in run(MISTAKES)[1].splitlines()[2:]}
        assert "  Odder Kommune " in by_place["/organisations/0/cvr"]
        assert "  Samsø Kommune " in by_place["/memberships/1/events/0/on"]
        assert "  OS2rollekatalog " in by_place["/assessments/1/answers/R1"]

    def test_is_told_in_english(self, run):
        code, out, _ = run(MISTAKES, "--language", "en")
        assert code == 1
        assert out.startswith("Faults in members-with-mistakes.json: 21. Places are counted from 0: ")
        assert '741 is no text; write it in quotes as "0741"' in out

    def test_may_be_toml(self, run, written):
        data = json.loads(MISTAKES.read_text("utf-8"))
        code, out, _ = run(written(as_toml(data), "members-with-mistakes.toml"))
        assert code == 1
        assert out.replace(".toml", ".json") == run(MISTAKES)[1]

    def test_may_come_from_standard_input(self, run, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MISTAKES.read_bytes())))
        code, out, _ = run("-")
        assert code == 1
        assert out.replace("stdin", MISTAKES.name) == run(MISTAKES)[1]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            ("[]", "[] er ikke en post med felter, som i {"),
            ('"medlemmer"', "'medlemmer' er ikke en post med felter, som i {"),
            ("null", "null er ikke en post med felter, som i {"),
            ('{"memberships": null}', "null er ikke en liste"),
            ('{"organisations": null}', "null er ikke en liste"),
            ('{"format": "os2model/2"}', "dette er skrevet i formatet 'os2model/2'"),
            ('{"memberships": [{"organisation": 1e999}]}', "inf er ikke en post med felter, som i {"),
            ('{"memberships": ' + "[" * 40 + "]" * 40 + "}", "data går dybere end 32 niveauer"),
        ],
    )
    def test_is_told_what_its_shape_should_be(self, run, written, content, sentence):
        code, out, err = run(written(content))
        assert (code, err) == (1, "")
        assert sentence in out.splitlines()[-1]

    def test_may_hold_in_toml_a_number_that_is_none(self, run, written):
        code, out, _ = run(written('seats = [{ organisation = "0741", people = nan }]', "file.toml"))
        assert code == 1
        assert "nan er ikke et helt tal" in out


class TestAFileThatCannotBeRead:
    @pytest.mark.parametrize(
        ("name", "content", "danish", "english"),
        [
            (
                "file.csv",
                "{}",
                "navnet skal ende på .toml eller .json",
                "the name must end in .toml or .json",
            ),
            (
                "file.json",
                '{"name": "Samsø"}'.encode("latin-1"),
                "filen er ikke gemt som UTF-8; gem den igen med den tegnkodning",
                "the file is not saved as UTF-8; save it again in that encoding",
            ),
            (
                "file.json",
                '{"seats": []\n "format": "os2model/1"}',
                "filen er ikke skrevet rigtigt: Expecting ',' delimiter: linje 2, tegn 2",
                "the file is not written correctly: Expecting ',' delimiter: line 2, column 2",
            ),
            (
                "file.json",
                "",
                "filen er ikke skrevet rigtigt: Expecting value: linje 1, tegn 1",
                "the file is not written correctly: Expecting value: line 1, column 1",
            ),
            (
                "file.json",
                '{"seats": [{"people": 1, "people": 2}]}',
                "filen er ikke skrevet rigtigt: 'people' står to gange i samme post; behold den ene",
                "the file is not written correctly: 'people' stands twice in one record; keep one of the two",
            ),
            (
                "file.json",
                '{"seats": [{"people": NaN}]}',
                "filen er ikke skrevet rigtigt: NaN",
                "the file is not written correctly: NaN",
            ),
            (
                "file.json",
                '{"seats": [{"people": -Infinity}]}',
                "filen er ikke skrevet rigtigt: -Infinity",
                "the file is not written correctly: -Infinity",
            ),
            (
                "file.json",
                "[" * 100_000,
                "der står for mange lister eller poster inden i hinanden",
                "too many lists or records stand within each other",
            ),
            (
                "file.toml",
                "seats = [",
                "filen er ikke skrevet rigtigt: ",
                "the file is not written correctly: ",
            ),
            (
                "file.toml",
                'format = "os2model/1"\nformat = "os2model/1"',
                "filen er ikke skrevet rigtigt: Cannot overwrite a value (",
                "the file is not written correctly: Cannot overwrite a value (",
            ),
        ],
    )
    def test_is_told_why_in_one_line_of_the_language_asked_for(self, run, written, name, content, danish, english):
        file = written(content, name)
        for language, sentence in (("da", danish), ("en", english)):
            code, out, err = run(file, "--language", language)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert err.startswith(f"{name}: {sentence}")

    @pytest.mark.parametrize("content", ["seats = " + "[" * 100_000, "seats = 1" + "0" * 5_000])
    def test_may_be_toml_beyond_what_can_be_read(self, run, written, content):
        code, out, err = run(written(content, "file.toml"))
        assert (code, out, err.count("\n")) == (2, "", 1)

    def test_may_not_be_there_or_be_a_folder(self, run, tmp_path):
        folder = tmp_path / "folder.json"
        folder.mkdir()
        for file in (folder, tmp_path / "missing.toml"):
            assert run(file) == (2, "", f"{file.name}: filen findes ikke eller kan ikke læses\n")
        assert run(folder, "--language", "en")[2] == "folder.json: there is no such file, or it cannot be read\n"

    def test_may_come_from_standard_input(self, run, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
        code, out, err = run("-")
        assert (code, out) == (2, "")
        assert err.startswith("stdin: filen er ikke skrevet rigtigt: ")

    @pytest.mark.parametrize("day", ["24.11.2026", "2026-02-30", "20261124", ""])
    def test_may_be_asked_about_a_day_that_is_none(self, run, day):
        assert run("--on", day) == (2, "", f"{day!r} er ikke en dag; skriv for eksempel --on 2026-11-24\n")
        assert run("--on", day, "--language", "en")[2] == f"{day!r} is no day; write for example --on 2026-11-24\n"
