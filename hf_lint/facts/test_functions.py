"""The functions of a file that are tests by their name, whether a runner finds them or not, and what they return."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import libcst as cst

from hf_lint.facts.assertions import called

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_TEST_CLASS = re.compile(r"[Tt]est|\w+Test(?:s|er|Case)?(?:Mixin)?$")


def test_functions(file: TestFile) -> tuple[tuple[cst.FunctionDef, bool], ...]:
    """Each test function and method, in the order of the text, and whether pytest collects it.

    Methods ``test_x`` of classes that are named like test classes count, collected or not. What the file calls
    with arguments does not: that is a helper, whatever its name.
    """
    if "test_functions" not in file.facts:
        file.facts["test_functions"] = tuple(_find(file))
    return cast("tuple[tuple[cst.FunctionDef, bool], ...]", file.facts["test_functions"])


def returns_of(file: TestFile, function: cst.FunctionDef) -> list[cst.Return]:
    """The ``return`` statements of a function's own body; none for a generator."""
    if "returns" not in file.facts:
        found: dict[cst.FunctionDef, list[cst.Return]] = defaultdict(list)
        for line in file.index.all(cst.Return):
            if (home := file.names.scope(line)) is not None:
                found[home].append(line)
        for yielding in file.index.all(cst.Yield):
            if (home := file.names.scope(yielding)) is not None:
                found.pop(home, None)
        file.facts["returns"] = dict(found)
    return cast("dict[cst.FunctionDef, list[cst.Return]]", file.facts["returns"]).get(function, [])


def _find(file: TestFile) -> Iterator[tuple[cst.FunctionDef, bool]]:
    collected = set(file.tests)
    methods = {
        method
        for home in file.classes
        if _TEST_CLASS.match(home.name)
        for name, method in home.methods.items()
        if name.startswith("test_") and not _wants_arguments(method)
    }
    for function in file.index.all(cst.FunctionDef):
        if function in methods or (function in collected and not _is_helper(file, function)):
            yield function, function in collected


def _wants_arguments(method: cst.FunctionDef) -> bool:
    return any(parameter.default is None for parameter in method.params.params[1:])


def _is_helper(file: TestFile, function: cst.FunctionDef) -> bool:
    return bool(function.params.params) and function.name.value in _called_with_arguments(file)


def _called_with_arguments(file: TestFile) -> frozenset[str]:
    if "called_with_arguments" not in file.facts:
        calls = (call for call in file.index.all(cst.Call) if call.args)
        file.facts["called_with_arguments"] = frozenset(called(call).rpartition(".")[2] for call in calls)
    return cast("frozenset[str]", file.facts["called_with_arguments"])
