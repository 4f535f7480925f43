"""What pytest and unittest collect from a test file, by their rules and without running anything.

Facts from pytest 8: it takes functions named ``test…``, classes named ``Test…`` unless they have or inherit an
``__init__`` or ``__new__``, and subclasses of ``unittest.TestCase`` of whatever name. ``__test__`` overrules names,
and hides a whole module, too. Classes inside a class are collected with it, except from a ``TestCase``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.classes.class_body import decorator_names

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.classes.test_class import TestClass

CONSTRUCTORS = ("__init__", "__new__")
_NO_TESTS = ("fixture", "property", "cached_property", "setter", "overload")


def is_test_name(name: str) -> bool:
    """Whether a function of this name is a test for pytest and unittest."""
    return name.startswith("test")


def is_collected(test_class: TestClass) -> bool:
    """Whether pytest, as it comes, looks for tests in this class.

    A class that is named as a test and whose bases are out of sight may well be a ``TestCase``, and counts as one.
    """
    wanted = declared(test_class)
    if wanted is False or test_class.is_unittest:
        return wanted is not False
    if any(test_class.definer(name) for name in CONSTRUCTORS):
        return False
    named = test_class.name.startswith("Test") or ("Test" in test_class.name and not test_class.lineage.complete)
    return named or wanted is True


def declared(test_class: TestClass) -> bool | None:
    """What ``__test__`` says in a class or its ancestors; None where nothing certain does."""
    definer = test_class.definer("__test__")
    word = "" if definer is None else definer.members["__test__"].constant
    return {"True": True, "False": False}.get(word)


def is_test(function: cst.FunctionDef) -> bool:
    """Whether a function or method is a test wherever it is collected: by its name, and no fixture or property."""
    if not is_test_name(function.name.value):
        return False
    return not any(name.rpartition(".")[2] in _NO_TESTS for name in decorator_names(function))


def has_tests(test_class: TestClass) -> bool:
    """Whether a class defines or inherits a method that would be a test where it is collected."""
    if any(map(is_test, test_class.methods.values())):
        return True
    above = (ancestor.members.items() for ancestor in test_class.lineage.ancestors)
    return any(is_test_name(name) and member.kind == "method" for members in above for name, member in members)


def barred_by(test_class: TestClass) -> str | None:
    """The constructor for which pytest passes over a class that is named as a test and has tests of its own."""
    if not test_class.name.startswith("Test") or not any(map(is_test, test_class.methods.values())):
        return None
    found = next((name for name in CONSTRUCTORS if test_class.definer(name) is not None), None)
    if found is None or test_class.is_unittest or not test_class.lineage.complete or declared(test_class) is False:
        return None
    return found
