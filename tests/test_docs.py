"""The generated pages are what the rules say now, and every question has its answer."""

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
GENERATE = runpy.run_path(str(DOCS / "generate.py"))


@pytest.mark.parametrize("name", GENERATE["PAGES"])
def test_a_generated_page_is_as_it_would_be_written_now(name):
    written = (DOCS / name).read_text("utf-8")
    assert written == GENERATE["PAGES"][name](), "run: python docs/generate.py"


def test_every_hole_inferred_row_and_contradiction_has_its_question_and_none_is_left_over():
    rows = {(table.label.da, row.since) for table, row, _ in GENERATE["open_rows"]()}
    assert rows == set(GENERATE["QUESTIONS"])


def test_every_decision_is_listed():
    listed = (DOCS / "decisions" / "README.md").read_text("utf-8")
    assert all(f"({path.name})" in listed for path in (DOCS / "decisions").glob("0*.md"))
