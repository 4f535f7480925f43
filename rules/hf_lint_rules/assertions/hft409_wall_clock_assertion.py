"""The rule on assertions about elapsed time and memory in use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.measurements import Measurements
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_ORDER = (cst.LessThan, cst.LessThanEqual, cst.GreaterThan, cst.GreaterThanEqual)
_METHODS = frozenset({"assertLess", "assertLessEqual", "assertGreater", "assertGreaterEqual", "assertAlmostEqual"})
_CLUES = (
    "time", "counter", "monotonic", "timer", "_ns", "now", "timeit", "rusage", "memory", "info", "seconds", "latency",
    "speed", "inference",
)  # fmt: skip


class WallClockAssertion(Rule):
    """A test asserts on measured time or memory.

    How long a model takes, and how much memory is in use, depends on the machine, on what else runs there, and on what
    the tests before have left. Such an assertion fails on a busy runner and holds on a fast one, whatever the model
    does.

    Assert on what the code decides: the number of forward passes, of generated tokens, the shape of a cache. Keep
    timings in a benchmark that reports them.

    Speaks of comparisons with values that the same function measures: differences of `time.time()` and its kin,
    `elapsed_time`, `memory_info`, helpers such as `measure_latency`. Left alone: comparisons with zero, limits on
    waiting inside a `while` loop, tests that patch the clock, and the counters of torch's allocator, which are the same
    on every run.
    """

    code = "HFT409"
    name = "wall-clock-assertion"
    message = "`{comparison}` depends on the machine and what else runs on it; assert on what the model does"
    BAD: ClassVar = (
        """\
import time

def test_speed(model, inputs):
    start = time.perf_counter()
    model(**inputs)
    assert time.perf_counter() - start < 1.0  # HFT409
""",
    )
    GOOD: ClassVar = (
        "def test_length(model, inputs):\n    assert model.generate(**inputs, max_length=8).shape[-1] <= 8\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the comparisons of greater and less that are asserted."""
        if not any(name.endswith(_CLUES) for name in file.called):
            return
        known: dict[cst.FunctionDef, Measurements] = {}
        for place, sides in _comparisons(file):
            function = file.names.scope(place)
            if function is None or any(file.names.constant(side) in (0, 0.0) for side in sides):
                continue
            if function not in known:
                known[function] = Measurements(file, function)
            if any(map(known[function].is_measured, sides)) and not _is_settled(file, place, function):
                yield self.at(file, place, comparison=in_brief(file, place))


def _comparisons(file: TestFile) -> Iterator[tuple[cst.CSTNode, list[cst.BaseExpression]]]:
    for line in file.index.all(cst.Assert):
        for node in (line.test, *file.index.below(line.test)):
            if isinstance(node, cst.Comparison) and _orders(node):
                yield node, _sides(node)
    for call in file.calls_of(_METHODS):
        if len(call.args) > 1:
            yield call, [argument.value for argument in call.args[:2]]
    for call in file.calls_of(["assertTrue"]):
        first = call.args[0].value if call.args else None
        if isinstance(first, cst.Comparison) and _orders(first):
            yield first, _sides(first)


def _orders(node: cst.Comparison) -> bool:
    return isinstance(node.comparisons[0].operator, _ORDER)


def _sides(node: cst.Comparison) -> list[cst.BaseExpression]:
    return [node.left, *(target.comparator for target in node.comparisons)]


def _is_settled(file: TestFile, place: cst.CSTNode, function: cst.FunctionDef) -> bool:
    """Whether the clock is a stand-in, or the assertion only ends a loop that waits."""
    if isinstance(file.index.enclosing(place, cst.While, cst.FunctionDef), cst.While):
        return True
    return "patch" in (text := file.source.text_of(function)) and "time" in text.partition("patch")[2][:80]
