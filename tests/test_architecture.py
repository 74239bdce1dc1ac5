"""The promises of docs/architecture.md, held against the source itself."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

import os2model

SOURCE = Path(os2model.__file__).parent
ARCHITECTURE = Path(__file__).parent.parent / "docs" / "architecture.md"
FILES = sorted(SOURCE.rglob("*.py"))
MODULES = re.findall(
    r"^(\S+)", re.search(r"```text\n(.*?)```", ARCHITECTURE.read_text("utf-8"), re.DOTALL)[1], re.MULTILINE
)

# what a pure library has no use for: clocks, files, the network, the environment, locales, randomness, processes
IMPURE_MODULES = {
    "os",
    "io",
    "time",
    "pathlib",
    "locale",
    "random",
    "secrets",
    "socket",
    "ssl",
    "http",
    "urllib",
    "subprocess",
    "threading",
    "asyncio",
    "tempfile",
    "shutil",
    "glob",
    "logging",
    "platform",
    "getpass",
    "uuid",
    "sqlite3",
    "csv",
    "configparser",
    "zoneinfo",
    "gettext",
    "multiprocessing",
    "signal",
    "select",
}
IMPURE_NAMES = {"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint"}
IMPURE_ATTRIBUTES = {
    "today",
    "now",
    "utcnow",
    "getenv",
    "environ",
    "read_text",
    "write_text",
    "getcontext",
    "setcontext",
}


def name_of(path):
    """A module's name below os2model; a package's own module carries the package's name."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def nodes_of(path):
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports_of(path):
    """Every module that a file imports, wherever in it, and whether only for type checkers."""
    for_types = {
        id(node)
        for block in nodes_of(path)
        if isinstance(block, ast.If) and getattr(block.test, "id", "") == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in for_types) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module, id(node) in for_types


def import_name(module):
    return f"os2model.{module}" if module else "os2model"


def test_every_file_to_look_into_is_there():
    where = ARCHITECTURE.read_text("utf-8").partition("Where to look")[2]
    named = re.findall(r"`([a-z_0-9/]+\.py)`", where)
    assert len(named) > 20
    assert [name for name in named if not (SOURCE / name).exists()] == []


INNER = [path for path in FILES if name_of(path) not in {"", "os2"}]


def test_the_list_names_every_module_once_and_no_other():
    assert sorted(MODULES) == sorted(name_of(path) for path in INNER)


@pytest.mark.parametrize("path", INNER, ids=name_of)
def test_a_module_imports_only_modules_above_it(path):
    name = name_of(path)
    above = {import_name(module) for module in MODULES[: MODULES.index(name)]}
    ours = {
        module
        for module, for_types in imports_of(path)
        if module.split(".")[0] == "os2model" and not (name == "errors" and for_types)
    }
    assert ours <= above, f"{name} imports {sorted(ours - above)}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_reads_no_clock_file_network_environment_or_locale(path):
    assert {module.split(".")[0] for module, _ in imports_of(path)}.isdisjoint(IMPURE_MODULES)
    names = {node.id for node in nodes_of(path) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)}
    assert names.isdisjoint(IMPURE_NAMES)
    assert attributes.isdisjoint(IMPURE_ATTRIBUTES)


def test_the_check_for_purity_would_notice_a_clock_and_a_file(tmp_path):
    impure = tmp_path / "impure.py"
    impure.write_text("import os\nfrom datetime import date\nprint(open('x'), date.today())\n", "utf-8")
    found = {module for module, _ in imports_of(impure)}
    tree = ast.parse(impure.read_text("utf-8"))
    assert found & IMPURE_MODULES == {"os"}
    assert {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & IMPURE_NAMES == {"print", "open"}
    assert {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & IMPURE_ATTRIBUTES == {"today"}


@pytest.mark.parametrize(
    ("package", "home"),
    [
        ("babel", {"text"}),
        ("stdnum", {"identifiers"}),
        ("dateutil", {"periods", "holidays", "recurrences"}),
        ("pydantic_core", {"_pydantic"}),
        ("cattrs", {"exchange"}),
        ("hypothesis", {"testing"}),
    ],
)
def test_a_costly_package_is_imported_only_where_it_is_needed(package, home):
    users = {
        name_of(path).split(".")[0]
        for path in FILES
        if any(module.split(".")[0] == package for module, _ in imports_of(path))
    }
    assert users == home


def test_the_library_imports_its_requirements_alone_and_pydantics_core_when_pydantic_asks():
    found = {module.split(".")[0] for path in FILES for module, _ in imports_of(path)}
    theirs = found - set(sys.stdlib_module_names) - {"os2model"}
    assert theirs == {"attrs", "babel", "cattrs", "dateutil", "stdnum", "pydantic_core", "hypothesis"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_has_no_assert_because_python_o_drops_it(path):
    assert not [node for node in nodes_of(path) if isinstance(node, ast.Assert)]


RULES = [path for path in FILES if name_of(path).startswith("os2.")]
ALLOWED = (
    ast.Module, ast.Expr, ast.Constant, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.AnnAssign, ast.Name,
    ast.Load, ast.Store, ast.Call, ast.keyword, ast.Attribute, ast.Tuple, ast.List, ast.Subscript,
)  # fmt: skip
MAKERS = {"date", "dkk", "explicit", "default", "of", "verified", "assumed_from"}


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_the_files_of_rules_hold_literals_and_constructor_calls_alone(path):
    assert [type(node).__name__ for node in nodes_of(path) if not isinstance(node, ALLOWED)] == []
    called = [node.func for node in nodes_of(path) if isinstance(node, ast.Call)]
    names = {func.attr if isinstance(func, ast.Attribute) else func.id for func in called}
    assert [name for name in names if not name[0].isupper() and name not in MAKERS] == []


def test_the_check_of_the_rules_would_notice_arithmetic_and_a_condition():
    tree = ast.parse("FEE = 25 * 1000 if True else None")
    assert {type(node).__name__ for node in ast.walk(tree) if not isinstance(node, ALLOWED)} == {
        "BinOp",
        "Mult",
        "IfExp",
    }


# 1 to 12 and 31 are the calendar's, 100 a percent's, 9999 the last year; what is larger would be a rule
def test_no_amount_limit_or_year_of_os2s_stands_outside_its_rules():
    figures = {25_000, 60_000, 60_001, 120_000, 120_001, 12_500, 2016, 2020, 2021, 2026, 2027}
    for path in FILES:
        if path not in RULES:
            found = {
                node.value for node in nodes_of(path) if isinstance(node, ast.Constant) and type(node.value) is int
            }
            allowed = {25_000} if name_of(path) == "money" else set()  # the example in the message about floats
            assert found & figures <= allowed, path
