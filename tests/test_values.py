"""What holds for a value of every type: it is frozen, equal by content, hashable, picklable and safe to share."""

import copy
import importlib
import inspect
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

import os2model
from os2model import AUTHORITIES, OS2_RULES, Cvr, Money, MonthDay, Percent, dkk, text
from os2model.billing import Term
from os2model.labels import Labelled
from os2model.owed import OwedLine
from os2model.steps import Step
from tests.examples import VALUES

SOURCE = Path(os2model.__file__).parent
MODULES = [
    importlib.import_module(".".join(["os2model", *path.relative_to(SOURCE).with_suffix("").parts]))
    for path in sorted(SOURCE.rglob("*.py"))
    if path.stem != "__init__"
]
TYPES = {
    value
    for module in MODULES
    for name, value in vars(module).items()
    if inspect.isclass(value) and value.__module__ == module.__name__ and not name.startswith("_")
    if attrs.has(value) or issubclass(value, Labelled)
} - {Labelled}
BY_IDENTITY = {OwedLine, Term}  # what charges share; an equal charge may come from other facts
NAMES = [f"{type(value).__name__}-{i}" for i, value in enumerate(VALUES)]


def test_there_is_an_example_of_every_type():
    assert {kind.__name__ for kind in TYPES} == {type(value).__name__ for value in VALUES}


@pytest.mark.parametrize("value", VALUES, ids=NAMES)
class TestAValue:
    def test_comes_back_from_a_pickle_and_a_copy_as_itself(self, value):
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301
            assert (again == value and hash(again) == hash(value)) or type(value) in BY_IDENTITY
            assert repr(again) == repr(value) or type(value) in BY_IDENTITY

    def test_is_equal_to_nothing_else(self, value):
        assert value != object()
        assert [other for other in VALUES if other == value] == [other for other in VALUES if other is value]

    def test_cannot_be_changed(self, value):
        if attrs.has(type(value)) and attrs.fields(type(value)):
            name = attrs.fields(type(value))[0].name
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, name, None)
            assert not hasattr(value, "__dict__")

    def test_leaves_comparison_with_other_types_to_them(self, value):
        class Always:
            def __eq__(self, other):
                return True

            __hash__ = None

        assert value == Always()


def test_enum_members_have_labels_of_their_own_and_words_of_small_letters():
    for enum in (kind for kind in TYPES if issubclass(kind, Labelled)):
        assert [member.word for member in enum] == [name.lower() for name in enum.__members__]
        assert [member.rank for member in enum] == list(range(len(enum)))


def test_every_step_has_a_label_of_its_own_in_danish_and_english():
    steps = [kind for kind in TYPES if issubclass(kind, Step)]
    labels = {kind.label for kind in steps}
    assert len(labels) == len(steps) == 30
    assert all(label.da != label.en for label in labels)


@pytest.mark.parametrize(
    "ordered",
    [[dkk(-1), dkk(0), dkk("0.01")], [Percent(0), Percent("9.25"), Percent(25)], [Cvr("29190909"), Cvr("41849983")]],
)
def test_what_has_an_order_is_sorted_by_it(ordered):
    assert sorted([ordered[-1], *ordered[:-1]]) == ordered
    assert ordered[0] < ordered[-1]
    assert ordered[-1] >= ordered[0]


def test_what_has_no_order_is_not_compared():
    with pytest.raises(TypeError):
        assert MonthDay(1, 1) < MonthDay(2, 1)


def test_threads_read_the_same_from_one_rule_book():
    from tests.cases import valghalla_budget

    names = ["Samsø", "Aarhus", "Syddjurs", "Sønderborg"] * 8
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda name: text.explain(valghalla_budget(name), "da"), names))
    assert texts[:4] * 8 == texts
    assert len(set(texts)) == 4


def test_switching_off_the_validators_of_attrs_switches_off_no_check_of_ours():
    from os2model import InvalidValueError, Organisation, Period, Terms, VatTreatment

    with attrs.validators.disabled():
        for make in (
            lambda: Money(1.5, "DKK"),
            lambda: Period("2026-01-01"),
            lambda: Organisation("x", kind="municipality", id="x"),
            lambda: Terms("yearly", "yearly"),
            lambda: VatTreatment("S", Percent("25")),
            lambda: OS2_RULES.amended(since="2027", membership_fee=dkk(1), source="x"),
        ):
            with pytest.raises(InvalidValueError):
                make()
    assert AUTHORITIES["Samsø"].cvr == Cvr("23795515")
