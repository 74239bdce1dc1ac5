from hypothesis import settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

# fewer than hypothesis draws by itself, because .ci/run runs the suite twice
settings.register_profile("suite", deadline=None, max_examples=50)
settings.load_profile("suite")


def pytest_collection_modifyitems(items):
    """Laws come after the cases, and without coverage: what they draw over and over, a case has covered."""
    items.sort(key=_is_law)
    for law in filter(_is_law, items):
        law.add_marker("no_cover")


def _is_law(item):
    return "property" in item.path.parts


pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).pytest()
