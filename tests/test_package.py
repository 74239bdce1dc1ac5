"""The public package: its names, and that nothing is loaded before it is used."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import os2model

NAMES = os2model._FOUND_IN  # noqa: SLF001  the list itself is what is tested


def loaded_after(code):
    """What a new interpreter has loaded after some code."""
    command = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())  # noqa: S603


def test_the_names_for_type_checkers_and_those_found_at_run_time_are_one_list_in_one_order():
    tree = ast.parse(Path(os2model.__file__).read_text("utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    for_types = [
        (alias.name, node.module.removeprefix("os2model").removeprefix("."))
        for node in block.body
        for alias in node.names
    ]
    assert for_types == list(NAMES.items())


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_found_and_documented(name):
    value = getattr(os2model, name)
    assert inspect.getdoc(value)
    assert name in dir(os2model)


def test_a_public_name_that_equals_a_modules_name_is_that_module():
    modules = {path.stem for path in Path(os2model.__file__).parent.glob("*.py")} | {"text", "os2"}
    assert {name for name in NAMES if name in modules} == {
        name for name in NAMES if inspect.ismodule(getattr(os2model, name))
    }


def test_an_unknown_name_is_pythons_own_error():
    with pytest.raises(AttributeError, match="module 'os2model' has no attribute 'mony'"):
        _ = os2model.mony


def test_a_star_import_brings_every_public_name():
    namespace = {}
    exec("from os2model import *", namespace)  # noqa: S102
    assert set(NAMES) <= set(namespace)


def test_importing_the_package_loads_nothing_else():
    bare, ours = loaded_after("pass"), loaded_after("import os2model")
    assert ours - bare == {"os2model"}


def test_money_loads_neither_babel_nor_stdnum_nor_dateutils_parser():
    loaded = loaded_after("import os2model; os2model.Money")
    assert {"babel", "stdnum", "dateutil", "dateutil.parser", "cattrs", "numpy"}.isdisjoint(loaded)
    assert "os2model.money" in loaded


def test_the_rules_load_without_the_register_and_without_stdnum():
    loaded = loaded_after("import os2model; os2model.OS2_RULES")
    assert {"babel", "stdnum", "os2model.os2.organisations"}.isdisjoint(loaded)


PUBLIC = {
    f"{path.stem}.{node.name}": node
    for path in sorted(Path(os2model.__file__).parent.rglob("*.py"))
    if not path.stem.startswith("_")
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_")
}
# protocols, and what the library makes for itself
WITHOUT_EXAMPLE = {
    "price_rules.PriceRule", "vat.Taxed", "charges.Origin", "owed.OwedOnce", "owed.OwedLine", "billing.Term", "fees.FeeOrigin",
    "sources.check_source", "dated.check_values", "formats.check_language", "errors.did_you_mean", "rule_tables.check_table",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(PUBLIC.keys() - WITHOUT_EXAMPLE))
def test_every_public_class_and_function_has_an_example_that_runs(name):
    assert ">>>" in ast.get_docstring(PUBLIC[name])
