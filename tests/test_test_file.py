"""The classes of a test file, and the tests that pytest and unittest collect from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint.source import Source
from hf_lint.test_file import TestFile

pytest_plugins = ["pytester"]


def file_of(text: str, path: Path | str = "tests/test_bert.py") -> TestFile:
    return TestFile(str(path), Source(text.encode()), location=Path(path))


def names_of_tests(text: str) -> list[str]:
    return [function.name.value for function in file_of(text).tests]


COLLECTED = {
    "a function": "def test_x(): ...\n",
    "an async function": "async def test_x(): ...\n",
    "a function under if": "if torch:\n    def test_x(): ...\n",
    "a function under else": "if torch: pass\nelse:\n    def test_x(): ...\n",
    "a function under try": "try:\n    def test_x(): ...\nexcept ImportError:\n    pass\n",
    "a function in a handler": "try: import no_such_module\nexcept ImportError:\n    def test_x(): ...\n",
    "a function under with": "with warnings.catch_warnings():\n    def test_x(): ...\n",
    "a method of a Test class": "class TestBert:\n    def test_x(self): ...\n",
    "an async method": "class TestBert:\n    async def test_x(self): ...\n",
    "a method under if": "class TestBert:\n    if torch:\n        def test_x(self): ...\n",
    "a static method": "class TestBert:\n    @staticmethod\n    def test_x(): ...\n",
    "a class under try": "try:\n    class TestBert:\n        def test_x(self): ...\nexcept ImportError: ...\n",
    "a nested class": "class TestBert:\n    class TestInner:\n        def test_x(self): ...\n",
    "a TestCase of any name": "import unittest\nclass Bert(unittest.TestCase):\n    def test_x(self): ...\n",
    "a TestCase with __init__": (
        "import unittest\nclass Bert(unittest.TestCase):\n"
        "    def __init__(self, *a): super().__init__(*a)\n    def test_x(self): ...\n"
    ),
    "an indirect TestCase": (
        "import unittest\nclass Base(unittest.TestCase): ...\nclass Bert(Base):\n    def test_x(self): ...\n"
    ),
    "a class marked as a test": "class Bert:\n    __test__ = True\n    def test_x(self): ...\n",
    "a class whose base may be a TestCase": "from far import Base\nclass BertTest(Base):\n    def test_x(self): ...\n",
    "a class that takes back what it inherits": (
        "class Base:\n    __test__ = False\nclass TestBert(Base):\n    __test__ = True\n    def test_x(self): ...\n"
    ),
    "a decorated test": "@pytest.mark.slow\ndef test_x(): ...\n",
}

NOT_COLLECTED = {
    "a function of another name": "def check_x(): ...\n",
    "a function in a function": "def make():\n    def test_x(): ...\n",
    "a fixture": "@pytest.fixture\ndef test_x(): ...\n",
    "a fixture with options": "@pytest.fixture(scope='module')\ndef test_x(): ...\n",
    "a property": "class TestBert:\n    @property\n    def test_x(self): ...\n",
    "a class of another name": "class BertChecks:\n    def test_x(self): ...\n",
    "a class with __init__": "class TestBert:\n    def __init__(self): ...\n    def test_x(self): ...\n",
    "a class with __new__": "class TestBert:\n    def __new__(cls): ...\n    def test_x(self): ...\n",
    "a class that inherits __init__": (
        "class Base:\n    def __init__(self): ...\nclass TestBert(Base):\n    def test_x(self): ...\n"
    ),
    "a hidden class": "class TestBert:\n    __test__ = False\n    def test_x(self): ...\n",
    "a hidden TestCase": (
        "import unittest\nclass Bert(unittest.TestCase):\n    __test__ = False\n    def test_x(self): ...\n"
    ),
    "a class that inherits to be hidden": (
        "class Base:\n    __test__ = False\nclass TestBert(Base):\n    def test_x(self): ...\n"
    ),
    "a hidden module": "__test__ = False\ndef test_x(): ...\n",
    "a class in a class that is none": "class Bert:\n    class TestInner:\n        def test_x(self): ...\n",
    "a class in a TestCase": (
        "import unittest\nclass Bert(unittest.TestCase):\n    class TestInner:\n        def test_x(self): ...\n"
    ),
    "a class in a function": "def make():\n    class TestBert:\n        def test_x(self): ...\n",
    "a mixin": "class ModelTesterMixin:\n    def test_x(self): ...\n",
}


@pytest.mark.parametrize("text", COLLECTED.values(), ids=COLLECTED)
def test_collected(text: str):
    assert names_of_tests(text) == ["test_x"]


@pytest.mark.parametrize("text", NOT_COLLECTED.values(), ids=NOT_COLLECTED)
def test_not_collected(text: str):
    assert names_of_tests(text) == []


@pytest.mark.parametrize(
    "text",
    [text for name, text in COLLECTED.items() if "torch" not in text and "far" not in text and "pytest" not in text],
)
def test_pytest_agrees_on_what_it_collects(text: str, pytester: pytest.Pytester):
    text = text.replace("warnings.", "__import__('warnings').")
    items, _ = pytester.inline_genitems(str(pytester.makepyfile(test_bert=text)))
    assert [item.name for item in items] == ["test_x"]


@pytest.mark.parametrize("text", NOT_COLLECTED.values(), ids=NOT_COLLECTED)
@pytest.mark.filterwarnings("ignore:cannot collect test class")
def test_pytest_agrees_on_what_it_leaves(text: str, pytester: pytest.Pytester):
    items, _ = pytester.inline_genitems(str(pytester.makepyfile(test_bert=f"import pytest\n{text}")))
    assert items == []


def test_tests_come_in_the_order_of_the_text():
    text = (
        "class TestA:\n    def test_one(self): ...\ndef test_two(): ...\nclass TestB:\n    def test_three(self): ...\n"
    )
    assert names_of_tests(text) == ["test_one", "test_two", "test_three"]


def test_the_last_of_two_definitions_is_the_method():
    (found,) = file_of("class TestBert:\n    def test_x(self): 1\n    def test_x(self): 2\n").classes
    assert [item.name.value for item in found.methods.values()] == ["test_x"]
    assert found.methods["test_x"] is found.node.body.body[1]


def test_attributes_of_a_class_are_its_assignments():
    (found,) = file_of(
        "class X:\n    a = b = 1\n    c: int = 2\n    if d:\n        e, f = 3, 4\n    self.g = 5\n"
    ).classes
    assert list(found.attributes) == ["a", "b", "c", "e", "f"]


def test_classes_are_those_at_module_level():
    text = "class A:\n    class B: ...\nif x:\n    class C: ...\ndef f():\n    class D: ...\n"
    assert [found.name for found in file_of(text).classes] == ["A", "C"]


def test_the_class_around_a_node_is_the_one_at_module_level():
    file = file_of("class A:\n    class B:\n        def test_x(self): ...\ndef test_y(): ...\n")
    inner, outer = (file.class_of(function) for function in file.index.by_type[type(file.functions[0])])
    assert inner is not None
    assert (inner.name, outer) == ("A", None)


def test_a_nested_class_does_not_stand_in_for_one_at_module_level():
    text = "import unittest\nclass Base(unittest.TestCase): ...\nclass A:\n    class Base: ...\nclass B(Base): ...\n"
    assert [found.name for found in file_of(text).classes if found.is_unittest] == ["Base", "B"]


def test_bases_are_followed_from_where_the_file_stands(tmp_path: Path):
    (tmp_path / "shared.py").write_text("import unittest\nclass Base(unittest.TestCase): ...\n", encoding="utf-8")
    file = file_of("from .shared import Base\nclass Bert(Base): ...\n", tmp_path / "test_bert.py")
    (found,) = file.classes
    assert found.is_unittest
    assert found.lineage.complete


def test_the_definer_of_a_member_is_the_class_itself_or_the_nearest_ancestor():
    base, found = file_of("class Base:\n    a = 1\n    b = 1\nclass Bert(Base):\n    b = 2\n").classes
    assert found.definer("a") is base.outline
    assert found.definer("b") is found.outline
    assert found.definer("c") is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("test_hf_bert.py", "import transformers\ntransformers.pipeline('fill-mask')\n"),
        ("test_bert.py", "from transformers import BertModel\nclass BertModelTest(ModelTesterMixin): ...\n"),
        ("test_bert.py", "import transformers\n"),
    ],
)
def test_the_kind_of_a_file_is_that_of_its_text(path: str, text: str):
    from hf_lint.convention import kind_of

    assert file_of(text, path).kind is kind_of(path, text)
