"""The generated pages are what the rules say now, and every question has its answer."""

import json
import re
import runpy
from importlib import import_module
from pathlib import Path

import pytest

import os2model
from os2model import OS2_RULES, AnswerState
from os2model.exchange.self_assessments import read_self_assessment

DOCS = Path(__file__).parent.parent / "docs"
GENERATE = runpy.run_path(str(DOCS / "generate.py"))
SHAPES = runpy.run_path(str(DOCS / "generate_shapes.py"))


@pytest.mark.parametrize("name", GENERATE["PAGES"])
def test_a_generated_page_is_as_it_would_be_written_now(name):
    written = (DOCS / name).read_text("utf-8")
    assert written == GENERATE["PAGES"][name](), "run: python docs/generate.py"


def test_the_page_of_plain_data_is_as_it_would_be_written_now():
    assert SHAPES["PAGE"].read_text("utf-8") == SHAPES["page"](), "run: python docs/generate_shapes.py"


def test_every_hole_inferred_row_and_contradiction_has_its_question_and_none_is_left_over():
    rows = {(table.label.da, row.since) for table, row, _ in GENERATE["open_rows"]()}
    assert rows == set(GENERATE["QUESTIONS"])


def test_every_piece_of_evidence_for_our_own_level_is_in_this_repository():
    data = json.loads((DOCS / "self-assessment.json").read_text("utf-8"))
    assessment = read_self_assessment(data, catalogue=OS2_RULES.catalogue_version("1.1.0"))
    met = [answer for answer in assessment.answers if answer.state is AnswerState.MET]
    assert len(met) > 3
    assert all(answer.evidence for answer in met)
    assert all((DOCS.parent / each.reference).exists() for answer in met for each in answer.evidence)
    # only OS2 can say whether a project is in its portfolio, coordinated with it, approved by it or tied to its strategy
    asked = [assessment[id_].state for id_ in ("R2", "F1", "F6", "S1", "G1", "G2", "G4", "G5", "G6", "G11", "G12")]
    assert set(asked) == {AnswerState.UNKNOWN}


def test_every_decision_is_listed():
    listed = (DOCS / "decisions" / "README.md").read_text("utf-8")
    assert all(f"({path.name})" in listed for path in (DOCS / "decisions").glob("0*.md"))


def words_of(page):
    """Every word that stands in code on a page."""
    return {word for code in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", code)}


def test_every_public_name_has_its_place_on_the_page_of_types():
    assert set(os2model.__all__) <= words_of((DOCS / "which-type.md").read_text("utf-8"))


def test_a_name_with_a_dot_on_the_page_of_types_stands_in_that_module():
    page = (DOCS / "which-type.md").read_text("utf-8")
    dotted = re.findall(r"\b([a-z_]+)\.([A-Z]\w+)", " ".join(re.findall(r"`([^`]+)`", page)))
    assert len(dotted) > 10
    for module, name in dotted:
        assert hasattr(import_module(f"os2model.{module}"), name), f"{module}.{name}"


def test_the_readme_needs_twelve_names_at_most():
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    examples = " ".join(re.findall(r"```python\n(.*?)```", readme, re.DOTALL))
    assert len({*os2model.__all__} & (words_of(readme) | {*re.findall(r"\w+", examples)})) <= 12


PAGES = [DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md", DOCS.parent / "CHANGELOG.md", *DOCS.rglob("*.md")]


def links_of(page):
    """The files of this repository to which a page leads."""
    found = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    return {(page.parent / link).resolve() for link in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_link_leads_to_something_that_is_there(page):
    assert [link for link in links_of(page) if not link.exists()] == []


def test_every_page_is_reached_from_the_readme():
    reached, ahead = set(), {PAGES[0]}
    while ahead:
        page = ahead.pop()
        reached.add(page)
        linked = {link / "README.md" if link.is_dir() else link for link in links_of(page)}
        ahead |= {link for link in linked if link.suffix == ".md" and link.exists()} - reached
    assert {*PAGES} <= reached
