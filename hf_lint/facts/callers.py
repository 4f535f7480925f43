"""Who runs the function that a node stands in, and what that promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import EVERYTHING, NOTHING, Devices, last_name

if TYPE_CHECKING:
    from hf_lint.classes.test_class import TestClass
    from hf_lint.test_file import TestFile

_LIFECYCLE = frozenset({
    "setUp", "setUpClass", "asyncSetUp", "setup_method", "setup_class", "setup",
    "tearDown", "tearDownClass", "asyncTearDown", "teardown_method", "teardown_class",
})  # fmt: skip
_MODULE_SETUP = frozenset({"setUpModule", "setup_module"})


class Callers:
    """Follows the functions of one file back to the tests that need them.

    ``around`` answers which guards stand around a node in the text, ``home`` what a class promises to all it holds.
    """

    def __init__(
        self, file: TestFile, around: Callable[[cst.CSTNode], Devices], home: Callable[[cst.CSTNode], Devices]
    ) -> None:
        self._file = file
        self._around = around
        self._home = home
        self._known: dict[cst.FunctionDef, Devices] = {}

    def promise(self, node: cst.CSTNode) -> Devices:
        """What every way from a test to the node promises; everything where no test is seen to reach it."""
        functions = [up for up in self._file.index.ancestors(node) if isinstance(up, cst.FunctionDef)]
        return self._ways_to(functions[-1]) if functions else NOTHING

    def _ways_to(self, function: cst.FunctionDef) -> Devices:
        if function not in self._known:
            self._known[function] = EVERYTHING  # a function that calls itself adds no way
            ways = list(self._ways(function))
            self._known[function] = frozenset.intersection(*ways) if ways else EVERYTHING
        return self._known[function]

    def _ways(self, function: cst.FunctionDef) -> Iterator[Devices]:
        name, home = function.name.value, self._file.class_of(function)
        if name.startswith("test") or name in _MODULE_SETUP:
            yield NOTHING if home is None else self._collected(home)
        elif home is not None and name in _LIFECYCLE:
            yield from self._lives(home)
        elif any(last_name(mark.decorator) == "fixture" for mark in function.decorators):
            yield from map(self._user, self._users_of_fixtures.get(name, ()))
        else:
            yield from map(self._user, self._uses.get(name, ()))

    def _user(self, node: cst.CSTNode) -> Devices:
        return self._around(node) | self.promise(node)

    def _collected(self, home: TestClass) -> Devices:
        """What the runner has to promise for a class: a mixin's tests run in the classes that are made of it."""
        heirs = self._heirs(home)
        if self._runs(home):
            return NOTHING
        return frozenset.intersection(*(self._home(heir.node) for heir in heirs)) if heirs else EVERYTHING

    def _runs(self, home: TestClass) -> bool:
        return home.is_unittest or home.name.startswith("Test") or (home.name.endswith("Test") and bool(home.bases))

    def _heirs(self, home: TestClass) -> list[TestClass]:
        below = [other for other in self._file.classes if home.name in other.bases and other is not home]
        return [heir for heir in below if self._runs(heir)]

    def _lives(self, home: TestClass) -> Iterator[Devices]:
        """``setUp`` runs for every test of the class that is not skipped."""
        tests = [(name, method, one) for one in (home, *self._heirs(home)) for name, method in one.methods.items()]
        tests = [test for test in tests if test[0].startswith("test")]
        for _, test, one in tests:
            yield self._home(test) | self._home(one.node)
        if not tests:
            yield self._collected(home)

    @cached_property
    def _uses(self) -> dict[str, list[cst.CSTNode]]:
        """The calls of each function of the file by its name; for properties the places that read them."""
        functions = {node.name.value: node for node in self._file.index.all(cst.FunctionDef)}
        found: dict[str, list[cst.CSTNode]] = {}
        for call in self._file.index.all(cst.Call):
            if (name := last_name(call)) in functions:
                found.setdefault(name, []).append(call)
        properties = {name for name, node in functions.items() if _is_property(node)}
        for attribute in self._file.index.all(cst.Attribute) if properties else ():
            if attribute.attr.value in properties:
                found.setdefault(attribute.attr.value, []).append(attribute)
        return found

    @cached_property
    def _users_of_fixtures(self) -> dict[str, list[cst.CSTNode]]:
        """The bodies of the functions that take a parameter of each name."""
        found: dict[str, list[cst.CSTNode]] = {}
        for function in self._file.index.all(cst.FunctionDef):
            for parameter in function.params.params:
                found.setdefault(parameter.name.value, []).append(function.body)
        return found


def _is_property(function: cst.FunctionDef) -> bool:
    return any("property" in last_name(mark.decorator) for mark in function.decorators)
