"""Which tests run in the fast suite, and which models they load there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.facts.checkpoints import checkpoint_of, fetches_model, is_for_tests, stays_offline
from hf_lint.facts.leaving import skips
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.promises import texts
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.classes.test_class import TestClass
    from hf_lint.test_file import TestFile

# `slow` and its kin; what is skipped for good, or may have nothing to download; what no fast suite's machine has.
_NOT_FAST = re.compile(r"(?:^|_)(?:slow|nightly|skip|staging|large|tooslow|patch)(?:_|$)|^require_torch_multi_")
_SETUPS = ("setUp", "setUpClass", "asyncSetUp", "setup_method", "setup_class")


class FastLoad(NamedTuple):
    """A test of the fast suite and a call that it downloads a real checkpoint with, maybe in a method it needs."""

    test: cst.FunctionDef
    home: TestClass | None
    call: cst.Call
    checkpoint: str

    @property
    def is_integration(self) -> bool:
        """Whether the class of the test is called an integration test."""
        return self.home is not None and "Integration" in self.home.name


def fast_loads(file: TestFile) -> tuple[FastLoad, ...]:
    """The first such call of each test, in the order of the text."""
    if "fast_loads" not in file.facts:
        file.facts["fast_loads"] = tuple(_find(file))
    return cast("tuple[FastLoad, ...]", file.facts["fast_loads"])


def is_fast(file: TestFile, test: cst.FunctionDef) -> bool:
    """Whether nothing around a test keeps it out of the fast suite."""
    homes = [up for up in file.index.ancestors(test) if isinstance(up, cst.ClassDef)]
    if _is_marked(test) or any(map(_is_marked, homes)) or skips(test.body) or _module_mark(file):
        return False
    by_name = {one.name: one.node for one in file.classes}
    bases = [name for home in homes for one in file.classes if one.node is home for name in _ancestors(one)]
    return not any(_is_marked(by_name[name]) for name in bases if name in by_name)


def _ancestors(home: TestClass) -> list[str]:
    return [ancestor.name for ancestor in home.lineage.ancestors]


def _is_marked(node: cst.FunctionDef | cst.ClassDef) -> bool:
    words = (word for name in decorator_names(node) for word in name.split("."))
    return any(map(_NOT_FAST.search, words))


def _module_mark(file: TestFile) -> bool:
    values = map(file.names.assigned_value, file.names.bindings.get("pytestmark", ()))
    return any(_NOT_FAST.search(word) for value in values if value is not None for word in texts(value))


def _find(file: TestFile) -> Iterator[FastLoad]:
    calls = _real_loads(file)
    if not calls:
        return
    for test in file.tests:
        home = file.class_of(test)
        helped = home is not None and any(method in calls for method in _helpers(home))
        if (helped or test in calls) and is_fast(file, test):  # the cheaper question first
            loading = next((function for function in _needed(file, test, home) if function in calls), None)
            if loading is not None:
                yield FastLoad(test, home, *calls[loading])


def _helpers(home: TestClass) -> list[cst.FunctionDef]:
    return [method for name, method in home.methods.items() if not name.startswith("test")]


def _real_loads(file: TestFile) -> dict[cst.FunctionDef, tuple[cst.Call, str]]:
    """By the function at module or class level that it stands in, the first load of each."""
    found: dict[cst.FunctionDef, tuple[cst.Call, str]] = {}
    for call in loading_calls(file):
        functions = [up for up in file.index.ancestors(call) if isinstance(up, cst.FunctionDef)]
        if not functions or not fetches_model(file, call):
            continue
        checkpoint = checkpoint_of(file, call)
        if checkpoint is None or is_for_tests(checkpoint) or stays_offline(file, call):
            continue
        if not is_meant_to_fail(file, call):
            found.setdefault(functions[-1], (call, checkpoint))
    return found


def _needed(file: TestFile, test: cst.FunctionDef, home: TestClass | None) -> Iterator[cst.FunctionDef]:
    """The test, and the methods of its class that run with it: what it calls through ``self``, and ``setUp``."""
    methods = {} if home is None else home.methods
    needed = [test, *(methods[name] for name in _SETUPS if name in methods)]
    for function in needed:  # grows as it goes
        yield function
        for node in file.index.below(function.body) if methods else ():
            if isinstance(node, cst.Attribute) and dotted(node.value) in ("self", "cls"):
                method = methods.get(node.attr.value)
                if method is not None and method not in needed:
                    needed.append(method)
