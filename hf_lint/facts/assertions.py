"""What makes a test fail: assertions, raised errors, calls of whatever asserts, and skips, which end it openly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import libcst as cst

from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# By the field's habits: `assert_close`, `self.assertEqual`, `mock.assert_called_once`, `check_equal`,
# `self.model_tester.create_and_check_model`, `self._test_block_sharing`, `run_common_tests`.
_ASSERTS = re.compile(
    r"_*(?:assert|check_|verify_|validate_|expect_|ensure_|compare_|test_\w|run_\w*tests?$)|.*create_and_|.*_and_check"
)
_FAILS = frozenset(("fail", "pytest.fail", "self.fail", "pytest.exit", "sys.exit", "os._exit", "os.abort", "exit"))
_LAST_OF_FAILS = frozenset(name.rpartition(".")[2] for name in _FAILS)
_SKIPS = frozenset(("pytest.skip", "self.skipTest", "pytest.xfail", "pytest.importorskip", "cls.skipTest"))
# Pytest's own ways out and Python's are a bare BaseException.
_BEYOND_EXCEPTION = frozenset(
    ("pytest.fail", "pytest.exit", "pytest.skip", "pytest.xfail", "sys.exit", "os._exit", "exit")
)
_CONTEXTS = re.compile(r"(?:^|\.)(?:assert(?:Raises|Warns|Logs|NoLogs)\w*|raises|warns|deprecated_call|suppress)$")


def called(call: cst.Call) -> str:
    """The dotted name of what is called; where an expression stands before it, only its last part."""
    name = dotted(call.func)
    if name is None and isinstance(call.func, cst.Attribute):
        return call.func.attr.value
    return name or ""


def is_skip(node: cst.CSTNode) -> bool:
    """Whether a node ends the test as skipped or as expected to fail."""
    if isinstance(node, cst.Raise):
        raised = node.exc.func if isinstance(node.exc, cst.Call) else node.exc
        return (dotted(raised) or "").endswith(("SkipTest", "skip.Exception"))
    return isinstance(node, cst.Call) and called(node) in _SKIPS


def passes_through_exception(node: cst.CSTNode) -> bool:
    """Whether ``except Exception`` lets this way of failing through."""
    return isinstance(node, cst.Call) and called(node) in _BEYOND_EXCEPTION


def is_assertion(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether a node is made to fail a test: an assertion, ``raise``, ``fail``, a call of a function that asserts.

    A function of this file asserts if its body does; of any other its name has to tell.
    """
    if not isinstance(node, cst.Call):
        return isinstance(node, cst.Assert) or (isinstance(node, cst.Raise) and not is_skip(node))
    last = called(node).rpartition(".")[2]
    return last in asserting_functions(file) if last in _local(file) else _tells(node)


def _tells(call: cst.Call) -> bool:
    name = called(call)
    return name in _FAILS or _ASSERTS.match(name.rpartition(".")[2]) is not None


def _local(file: TestFile) -> frozenset[str]:
    if "local_functions" not in file.facts:
        names = frozenset(function.name.value for function in file.index.all(cst.FunctionDef))
        file.facts["local_functions"] = names
    return cast("frozenset[str]", file.facts["local_functions"])


def asserting_functions(file: TestFile) -> frozenset[str]:
    """Names of this file's functions and methods that assert, or call one of this file's that does."""
    if "asserting_functions" not in file.facts:
        file.facts["asserting_functions"] = frozenset(_closure(file))
    return cast("frozenset[str]", file.facts["asserting_functions"])


def assertions(file: TestFile) -> dict[cst.FunctionDef, list[cst.CSTNode]]:
    """For each function what in it can fail a test, nested functions included, in no special order."""
    if "assertions" not in file.facts:
        found: dict[cst.FunctionDef, list[cst.CSTNode]] = defaultdict(list)
        for node in _all_assertions(file):
            for up in file.index.ancestors(node):
                if isinstance(up, cst.FunctionDef):
                    found[up].append(node)
        file.facts["assertions"] = dict(found)
    return cast("dict[cst.FunctionDef, list[cst.CSTNode]]", file.facts["assertions"])


def expects_failure(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether a ``with`` around the node waits for an error or a warning, as ``pytest.raises`` does."""
    for up in file.index.ancestors(node):
        if isinstance(up, cst.FunctionDef):
            return False
        if isinstance(up, cst.With) and any(_waits(item.item) for item in up.items):
            return True
    return False


def _waits(context: cst.BaseExpression) -> bool:
    return isinstance(context, cst.Call) and _CONTEXTS.search(called(context)) is not None


def _all_assertions(file: TestFile) -> Iterator[cst.CSTNode]:
    yield from file.index.all(cst.Assert)
    yield from (node for node in file.index.all(cst.Raise) if not is_skip(node))
    yield from _telling_calls(file)
    yield from file.calls_of(_local(file) & asserting_functions(file))


def _telling_calls(file: TestFile) -> list[cst.Call]:
    """The calls of functions of other files whose names say that they fail the test."""
    names = [name for name in file.called - _local(file) if name in _LAST_OF_FAILS or _ASSERTS.match(name)]
    return [call for call in file.calls_of(names) if _tells(call)]


def _closure(file: TestFile) -> set[str]:
    """Names of functions around an assertion, and around calls of local functions that hold one."""
    local = _local(file)
    asserting: set[str] = set()
    callers: dict[str, set[str]] = defaultdict(set)
    asserting.update(_home(file, node) for node in file.index.all(cst.Assert))
    asserting.update(_home(file, node) for node in file.index.all(cst.Raise) if not is_skip(node))
    asserting.update(_home(file, call) for call in _telling_calls(file))
    for name in local & file.called:
        callers[name].update(_home(file, call) for call in file.calls_of([name]))
    pending = list(asserting)
    while pending:
        fresh = callers.get(pending.pop(), set()) - asserting
        asserting |= fresh
        pending += fresh
    return asserting


def _home(file: TestFile, node: cst.CSTNode) -> str:
    function = file.index.enclosing(node, cst.FunctionDef)
    return function.name.value if function is not None else ""
