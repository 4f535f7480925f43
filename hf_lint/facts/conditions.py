"""What the truth of a condition promises about accelerators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import (
    ANY,
    EVERYTHING,
    NOTHING,
    Devices,
    device_type,
    is_negative,
    last_name,
    mentioned,
    promise_of,
    spoken_of,
)
from hf_lint.names import UNKNOWN, dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_DEPTH = 6  # names that stand for conditions that name others
_GREATER = (cst.GreaterThan, cst.GreaterThanEqual)
_LESS = (cst.LessThan, cst.LessThanEqual)
_SAME = (cst.Equal, cst.Is)
_OTHER = (cst.NotEqual, cst.IsNot)


class Conditions:
    """Reads the conditions of one file. ``guarding`` answers which guards stand around a node."""

    def __init__(self, file: TestFile, guarding: Callable[[cst.CSTNode], Devices]) -> None:
        self._file = file
        self._guarding = guarding
        self._open: set[cst.CSTNode] = set()

    def implied(self, test: cst.CSTNode, truth: bool, depth: int = _DEPTH) -> Devices:
        """The accelerators that are there if the test came out as ``truth``."""
        if depth == 0:
            return NOTHING
        if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
            return self.implied(test.expression, not truth, depth)
        if isinstance(test, cst.BooleanOperation):
            left, right = (self.implied(side, truth, depth) for side in (test.left, test.right))
            return left | right if isinstance(test.operator, cst.And) is truth else left & right
        if isinstance(test, cst.Comparison):
            return self._compared(test, truth, depth)
        if isinstance(test, cst.NamedExpr):
            return self.implied(test.value, truth, depth)
        if isinstance(test, (cst.SimpleString, cst.ConcatenatedString)):
            return self._written(test, truth, depth)
        if isinstance(test, (cst.Name, cst.Attribute)):
            return self._named(test, truth, depth)
        return self._called(test, truth, depth) if isinstance(test, cst.Call) else self._spoken(test, truth)

    def _spoken(self, test: cst.CSTNode, truth: bool) -> Devices:
        """Whoever asks for a device by name in a way we cannot follow is believed."""
        return mentioned(test) if truth else NOTHING

    def _written(self, test: cst.SimpleString | cst.ConcatenatedString, truth: bool, depth: int) -> Devices:
        """pytest evaluates a condition that is a string."""
        text = test.evaluated_value
        try:
            parsed = cst.parse_expression(text if isinstance(text, str) else "")
        except (cst.ParserSyntaxError, cst.CSTValidationError):
            return NOTHING
        return NOTHING if isinstance(parsed, cst.BaseString) else self.implied(parsed, truth, depth - 1)

    def _named(self, test: cst.Name | cst.Attribute, truth: bool, depth: int) -> Devices:
        name = dotted(test) or ""
        if name == "__name__":
            return NOTHING
        if devices := spoken_of(name) or mentioned(test):
            return devices if is_negative(name) is not truth else NOTHING
        found = [self._bound(value, place, truth, depth) for value, place in self._values(test)]
        certain = [devices for devices in found if devices is not None]
        return frozenset.intersection(*certain) if certain else NOTHING

    def _values(self, test: cst.Name | cst.Attribute) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
        """What a name is given, and where."""
        index, names = self._file.index, self._file.names
        if isinstance(test, cst.Name):
            for binding in names.bindings.get(test.value, ()):
                home = binding if isinstance(binding, cst.AnnAssign) else index.parents[binding]
                if isinstance(home, (cst.Assign, cst.AnnAssign)) and home.value is not None:
                    yield home.value, binding
        elif dotted(test.value) in ("self", "cls") and (home_class := index.enclosing(test, cst.ClassDef)) is not None:
            for value in names.attribute_values(home_class, test.attr.value):
                if value is not None:
                    yield value, value

    def _bound(self, value: cst.CSTNode, place: cst.CSTNode, truth: bool, depth: int) -> Devices | None:
        """None for a value that cannot have led to this truth."""
        constant = self._file.names.constant(value)
        if constant is UNKNOWN:
            return self.implied(value, truth, depth - 1)
        if bool(constant) is not truth:
            return None
        if place in self._open:  # a flag that is set under a test of itself
            return NOTHING
        self._open.add(place)
        try:
            return self._guarding(place)
        finally:
            self._open.discard(place)

    def _called(self, test: cst.Call, truth: bool, depth: int) -> Devices:
        name = dotted(test.func) or ""
        if name == "bool" and len(test.args) == 1:
            return self.implied(test.args[0].value, truth, depth)
        if devices := mentioned(test):
            return devices if is_negative(name) is not truth else NOTHING
        if not truth:
            return NOTHING
        return NOTHING.union(*(mentioned(function.body) for function in self.functions(last_name(test))))

    def functions(self, name: str) -> list[cst.FunctionDef]:
        """The functions and methods of the file that have this name."""
        bindings = self._file.names.bindings.get(name, ())
        return [binding for binding in bindings if isinstance(binding, cst.FunctionDef)]

    def _compared(self, test: cst.Comparison, truth: bool, depth: int) -> Devices:
        if len(test.comparisons) != 1:
            return self._spoken(test, truth)
        operator, right = test.comparisons[0].operator, test.comparisons[0].comparator
        if isinstance(operator, (cst.In, cst.NotIn)):
            return self._contained(test.left, right, truth is isinstance(operator, cst.In))
        if isinstance(operator, _GREATER + _LESS):
            larger = test.left if isinstance(operator, _GREATER) is truth else right
            return mentioned(larger)
        if isinstance(operator, _SAME + _OTHER):
            return self._equal(test.left, right, truth is isinstance(operator, _SAME), depth)
        return self._spoken(test, truth)

    def _equal(self, left: cst.BaseExpression, right: cst.BaseExpression, same: bool, depth: int) -> Devices:
        for side, other in ((left, right), (right, left)):
            value = self._file.names.constant(side)
            if value is UNKNOWN:
                continue
            if isinstance(value, str):
                return self._is_device(value, other, same)
            if isinstance(value, bool):
                return self.implied(other, value is same, depth)
            return mentioned(other) if bool(value) is same else NOTHING
        return mentioned(left) | mentioned(right) if same else NOTHING

    def _is_device(self, value: str, other: cst.BaseExpression, same: bool) -> Devices:
        if value == "cpu" and not same:
            return frozenset({ANY}) if dotted(other) == "torch_device" else EVERYTHING
        return spoken_of(value) if same else NOTHING

    def _contained(self, item: cst.BaseExpression, container: cst.BaseExpression, inside: bool) -> Devices:
        name = self._file.names.string(item)
        if name is not None:
            return spoken_of(name) if inside else NOTHING
        if not isinstance(container, (cst.Tuple, cst.List, cst.Set)):
            return mentioned(container) if inside else NOTHING
        devices = [self._file.names.string(element.value) or "" for element in container.elements]
        if not inside:
            return self._is_device("cpu", item, same=False) if devices == ["cpu"] else NOTHING
        types = {device_type(device) for device in devices}
        if None in types or not types:
            return NOTHING
        return frozenset.intersection(*(promise_of(device) for device in types if device is not None))
