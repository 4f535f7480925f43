"""Which values of a test come from the clock or from what the system says of memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_CLOCK = re.compile(
    r"(?:time(?:it)?\.)?(?:time|perf_counter|monotonic|process_time|thread_time|default_timer)(?:_ns)?$"
)
_NOW = re.compile(r"(?:datetime\.)*datetime\.(?:now|utcnow)$")
# What returns a measurement: `start.elapsed_time(end)`, `process.memory_info()`, `measure_latency(…)`. What torch's own
# allocator counts is no such thing: it is the same on every run.
_MEASURES = re.compile(
    r"(?:elapsed_time|timeit|total_seconds|memory_(?:full_)?info|getrusage|get_traced_memory"
    r"|_?(?:measure|profile|time)_\w*(?:time|latency|memory|speed|throughput|inference)\w*)$"
)
_PASSES_ON = re.compile(r"(?:abs|float|int|max|mean|median|min|round|sum|sorted|percentile|quantile|stdev|std|item)$")
_SPANS = 4  # rounds of names that are made of names


class Measurements:
    """The names of one function that hold a time that has passed, or the memory of the process."""

    def __init__(self, file: TestFile, function: cst.FunctionDef) -> None:
        self._file = file
        self._clocks: set[str] = set()
        self._measured: set[str] = set()
        stores = list(self._stores(function))
        for _ in range(_SPANS):
            before = len(self._clocks) + len(self._measured)
            for name, value in stores:
                if self._is_clock(value):
                    self._clocks.add(name)
                elif self.is_measured(value):
                    self._measured.add(name)
            if len(self._clocks) + len(self._measured) == before:
                break

    def _stores(self, function: cst.FunctionDef) -> Iterator[tuple[str, cst.BaseExpression]]:
        """Each name with what it is given, or what is appended to it."""
        for node in self._file.index.below(function):
            if isinstance(node, cst.Assign):
                for target in node.targets:
                    if (name := key_of(target.target)) is not None:
                        yield name, node.value
            elif isinstance(node, cst.AugAssign) and (name := key_of(node.target)) is not None:
                yield name, node.value
            elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and len(node.args) == 1:
                name = key_of(node.func.value)
                if node.func.attr.value == "append" and name is not None:
                    yield name, node.args[0].value

    def _is_clock(self, node: cst.BaseExpression) -> bool:
        if isinstance(node, cst.Call):
            name = self._file.names.full_name(node.func) or called(node)
            return _CLOCK.match(name) is not None or _NOW.match(name) is not None
        return key_of(node) in self._clocks

    def is_measured(self, node: cst.BaseExpression) -> bool:
        """Whether the value of an expression is such a time or amount, or arithmetic with one."""
        if isinstance(node, cst.BinaryOperation):
            if isinstance(node.operator, cst.Subtract) and (self._is_clock(node.left) or self._is_clock(node.right)):
                return True
            return self.is_measured(node.left) or self.is_measured(node.right)
        if isinstance(node, cst.Call):
            last = called(node).rpartition(".")[2]
            if _MEASURES.match(last):
                return True
            given = [argument.value for argument in node.args]
            receiver = [node.func.value] if isinstance(node.func, cst.Attribute) else []
            return _PASSES_ON.match(last) is not None and any(map(self.is_measured, (*given, *receiver)))
        if isinstance(node, (cst.Attribute, cst.Subscript)) and self.is_measured(node.value):
            return True
        return key_of(node) in self._measured


def key_of(node: cst.CSTNode) -> str | None:
    """``self.start``, or ``times['first']`` for an item with a plain key."""
    if isinstance(node, cst.Subscript) and len(node.slice) == 1 and isinstance(node.slice[0].slice, cst.Index):
        item, before = node.slice[0].slice.value, key_of(node.value)
        return f"{before}[{item.raw_value}]" if before and isinstance(item, cst.SimpleString) else None
    return dotted(node)
