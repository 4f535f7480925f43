"""What classes inherit, followed through files on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint.classes.inheritance import Inheritance, Lineage
from hf_lint.classes.outline import forget, outline_of, read_outline


@pytest.fixture(autouse=True)
def no_memory_of_other_tests():
    forget()


def write(folder: Path, **files: str) -> None:
    """Files by their paths, with ``__`` for a slash."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('//init/', '/__init__')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lineage(path: Path, name: str) -> Lineage:
    module = read_outline(path)
    assert module is not None
    return Inheritance(module).lineage(module.classes[name])


def names(found: Lineage) -> list[str]:
    return [ancestor.name for ancestor in found.ancestors]


MIXIN = "class ModelTesterMixin:\n    flag = False\n    def test_model(self): ...\n"


@pytest.mark.parametrize(
    "import_line",
    [
        "from ...test_modeling_common import ModelTesterMixin",
        "from tests.test_modeling_common import ModelTesterMixin",
        "from test_modeling_common import ModelTesterMixin",
        "from ...test_modeling_common import ModelTesterMixin as ModelTesterMixin",
        "if is_torch_available():\n    from ...test_modeling_common import ModelTesterMixin",
        "try:\n    from ...test_modeling_common import ModelTesterMixin\nexcept ImportError:\n    pass",
        "from ...test_modeling_common import *",
    ],
)
def test_an_imported_base_is_found(tmp_path: Path, import_line: str):
    text = f"{import_line}\nclass BertModelTest(ModelTesterMixin): ...\n"
    write(tmp_path, tests__test_modeling_common=MIXIN, tests__models__bert__test_modeling_bert=text)
    found = lineage(tmp_path / "tests/models/bert/test_modeling_bert.py", "BertModelTest")
    assert found.complete
    assert names(found) == ["ModelTesterMixin"]


@pytest.mark.parametrize(
    ("import_line", "base"),
    [
        ("from ... import test_modeling_common as common", "common.ModelTesterMixin"),
        ("import tests.test_modeling_common", "tests.test_modeling_common.ModelTesterMixin"),
        ("from ...test_modeling_common import ModelTesterMixin\nBase = ModelTesterMixin", "Base"),
        ("from ...test_modeling_common import ModelTesterMixin", "ModelTesterMixin[int]"),
    ],
)
def test_a_base_is_found_under_another_name(tmp_path: Path, import_line: str, base: str):
    text = f"{import_line}\nclass BertModelTest({base}): ...\n"
    write(tmp_path, tests__test_modeling_common=MIXIN, tests__models__bert__test_modeling_bert=text)
    found = lineage(tmp_path / "tests/models/bert/test_modeling_bert.py", "BertModelTest")
    assert (names(found), found.complete) == (["ModelTesterMixin"], True)


def test_a_package_hands_on_what_it_imports(tmp_path: Path):
    write(
        tmp_path,
        tests__shared____init__="from .mixins import *\nfrom ._private import Hidden as Shown\n",
        tests__shared__mixins="class Mixin: ...\n",
        tests__shared___private="class Hidden: ...\n",
        tests__test_x="from .shared import Mixin, Shown\nclass XTest(Mixin, Shown): ...\n",
    )
    found = lineage(tmp_path / "tests/test_x.py", "XTest")
    assert (names(found), found.complete) == (["Mixin", "Hidden"], True)


def test_a_package_comes_before_a_module_of_its_name(tmp_path: Path):
    write(
        tmp_path,
        shared="",
        shared____init__="class Mixin: ...\n",
        test_x="from shared import Mixin\nclass X(Mixin): ...",
    )
    assert names(lineage(tmp_path / "test_x.py", "X")) == ["Mixin"]


def test_names_that_are_handed_round_in_a_circle_end_as_unknown(tmp_path: Path):
    write(tmp_path, a="from b import Base\nclass A(Base): ...\n", b="from a import Base\n")
    assert not lineage(tmp_path / "a.py", "A").complete


def test_classes_that_inherit_in_a_circle_end(tmp_path: Path):
    write(tmp_path, a="from b import B\nclass A(B): ...\n", b="from a import A\nclass B(A): ...\n")
    found = lineage(tmp_path / "a.py", "A")
    assert (names(found), found.complete) == (["B"], False)


def test_a_class_may_inherit_from_one_of_its_own_name(tmp_path: Path):
    write(
        tmp_path,
        tests__base="class BertTest:\n    def test_model(self): ...\n",
        tests__test_bert="from .base import BertTest\nclass BertTest(BertTest): ...\n",
    )
    found = lineage(tmp_path / "tests/test_bert.py", "BertTest")
    assert found.complete
    assert found.find("test_model") is not None


@pytest.mark.parametrize(
    "text",
    [
        "from nowhere import Base\nclass X(Base): ...\n",
        "class X(Base): ...\n",
        "class X(make_base()): ...\n",
        "Base = make_base()\nclass X(Base): ...\n",
        "from broken import Base\nclass X(Base): ...\n",
        "from .......... import Base\nclass X(Base): ...\n",
        "from empty import *\nclass X(Base): ...\n",
    ],
)
def test_a_base_out_of_sight_leaves_the_lineage_incomplete(tmp_path: Path, text: str):
    write(tmp_path, test_x=text, broken="class Base(:\n", empty="")
    found = lineage(tmp_path / "test_x.py", "X")
    assert (names(found), found.complete) == ([], False)


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    from unittest import TestCase\nexcept ImportError:\n    TestCase = object\n",
        "if True:\n    class TestCase: ...\nelse:\n    class TestCase: ...\n",
        "from unittest import TestCase\nif True:\n    from elsewhere import TestCase\n",
    ],
)
def test_a_name_with_two_meanings_leaves_the_lineage_incomplete(tmp_path: Path, text: str):
    write(tmp_path, test_x=f"{text}class X(TestCase): ...\n")
    found = lineage(tmp_path / "test_x.py", "X")
    assert "TestCase" in names(found)
    assert not found.complete


@pytest.mark.parametrize(
    "text",
    [
        "import unittest\nclass X(unittest.TestCase): ...\n",
        "from unittest import TestCase as Case\nclass X(Case): ...\n",
        "from unittest import IsolatedAsyncioTestCase\nclass X(IsolatedAsyncioTestCase): ...\n",
        "from transformers.testing_utils import TestCasePlus\nclass X(TestCasePlus): ...\n",
        "import transformers.testing_utils as t\nclass X(t.TestCasePlus): ...\n",
        "from absl.testing import parameterized\nclass X(parameterized.TestCase): ...\n",
    ],
)
def test_the_test_cases_of_libraries_are_known(tmp_path: Path, text: str):
    write(tmp_path, test_x=text)
    found = lineage(tmp_path / "test_x.py", "X")
    assert found.complete
    assert found.reaches("TestCase")


def test_ancestors_come_in_the_order_in_which_python_looks_them_up(tmp_path: Path):
    text = "class A: ...\nclass B(A): ...\nclass C(A): ...\nclass X(B, C): ...\n"
    write(tmp_path, test_x=text)
    assert names(lineage(tmp_path / "test_x.py", "X")) == ["B", "C", "A"]


def test_the_nearest_ancestor_defines_a_member(tmp_path: Path):
    text = "class A:\n    flag = True\nclass B(A):\n    def flag(self): ...\nclass X(B): ...\n"
    write(tmp_path, test_x=text)
    definer = lineage(tmp_path / "test_x.py", "X").find("flag")
    assert definer is not None
    assert (definer.name, definer.members["flag"].kind) == ("B", "method")


def test_members_are_seen_under_if_and_try():
    text = b"""class X:
    a, b = 1, 2
    __test__ = False
    if True:
        def test_one(self): ...
    try:
        @mark.slow(1)
        async def test_two(self): ...
    except ImportError:
        class Inner: ...
"""
    module = outline_of("x.py", text)
    assert module is not None
    members = module.classes["X"].members
    assert {name: member.kind for name, member in members.items()} == {
        "a": "attribute",
        "b": "attribute",
        "__test__": "attribute",
        "test_one": "method",
        "test_two": "method",
        "Inner": "class",
    }
    assert members["__test__"].constant == "False"
    assert members["test_two"].decorators == ("mark.slow",)


def test_what_was_read_is_told_with_its_content(tmp_path: Path):
    text = "from .base import Base\nfrom .lost import Lost\nclass X(Base, Lost): ...\n"
    write(tmp_path, base="class Base: ...\n", test_x=text)
    module = read_outline(tmp_path / "test_x.py")
    assert module is not None
    inheritance = Inheritance(module)
    inheritance.lineage(module.classes["X"])
    folder = str(tmp_path)
    assert inheritance.read.keys() == {(".base", folder), (".lost", folder)}
    assert inheritance.read[".base", folder]
    assert not inheritance.read[".lost", folder]
