"""Where a file asks `torch.mps`, rather than `torch.backends.mps`, whether Apple's device is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import last_name, texts, words
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.finding import Span
    from hf_lint.test_file import TestFile

Operands = tuple[cst.BaseExpression, ...]
"""Neighbours in one chain of ``and``."""


@dataclass(frozen=True)
class MpsProbe:
    """A call of ``torch.mps.is_available`` with the ``hasattr`` operands before it, or such operands alone.

    ``tests`` are the operands of enclosing conditions that only protect the call; ``torch`` is how the file calls it.
    """

    operands: Operands
    calls: bool
    torch: str
    tests: tuple[Operands, ...] = ()


def mps_probes(file: TestFile) -> Iterator[MpsProbe]:
    """The probes of a file, each chain once: first those that call, then those that only test for an attribute."""
    if ".mps" not in file.source.text and '"mps"' not in file.source.text and "'mps'" not in file.source.text:
        return
    taken: set[cst.CSTNode] = set()
    for call in file.index.all(cst.Call):
        if (torch := _asked(file, call)) is not None:
            operands = (*_before(file, call), call)
            tests = tuple(test for test in _protecting(file, call) if taken.isdisjoint(test))
            taken.update(operands, *tests)
            yield MpsProbe(operands, True, torch, tests)
    for call in file.index.all(cst.Call):
        if call not in taken and (torch := _tested(call)) is not None:
            operands = _group(_chain(file, call), call)
            taken.update(operands)
            if _decides(file, operands):
                yield MpsProbe(operands, False, torch)


def span_of(file: TestFile, operands: Operands) -> Span:
    """From the first operand to the last."""
    first, last = file.span(operands[0]), file.span(operands[-1])
    return first._replace(end_line=last.end_line, end_column=last.end_column)


def _asked(file: TestFile, call: cst.Call) -> str | None:
    """``torch`` where this is ``torch.mps.is_available()``."""
    if type(call.func) is not cst.Attribute or call.func.attr.value != "is_available":
        return None
    name = dotted(call.func) or ""
    if not name.endswith("torch.mps.is_available") or call.args:
        return None
    root = name.removesuffix(".mps.is_available")
    full = file.names.full_name(call.func)
    return root if _is_torch(root) and full in (None, "torch.mps.is_available") else None


def _tested(node: cst.CSTNode) -> str | None:
    """``torch`` where this is ``hasattr(torch, "mps")`` or ``hasattr(torch.mps, "is_available")``."""
    if type(node) is not cst.Call or type(node.func) is not cst.Name or node.func.value != "hasattr":
        return None
    if len(node.args) != 2:
        return None
    owner, attribute = dotted(node.args[0].value) or "", node.args[1].value
    if not isinstance(attribute, cst.SimpleString):
        return None
    if attribute.raw_value == "mps" and _is_torch(owner):
        return owner
    root = owner.removesuffix(".mps")
    return root if attribute.raw_value == "is_available" and root != owner and _is_torch(root) else None


def _is_torch(name: str) -> bool:
    return name in ("torch", "self.torch", "cls.torch")


def _chain(file: TestFile, node: cst.BaseExpression) -> Operands:
    """All operands of the ``and`` chain that a node is one of."""
    top: cst.CSTNode = node
    while _continues(parent := file.index.parents[top]) and not getattr(top, "lpar", None):
        top = parent
    return tuple(_operands(top))


def _continues(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BooleanOperation) and isinstance(node.operator, cst.And)


def _operands(node: cst.CSTNode) -> Iterator[cst.BaseExpression]:
    if isinstance(node, cst.BooleanOperation) and isinstance(node.operator, cst.And):
        for side in (node.left, node.right):
            yield from (side,) if side.lpar else _operands(side)
    elif isinstance(node, cst.BaseExpression):
        yield node


def _before(file: TestFile, call: cst.Call) -> Operands:
    """The tests for the attributes that stand right before a call in its chain."""
    operands = _chain(file, call)
    place = start = operands.index(call) if call in operands else 0
    while start and _tested(operands[start - 1]) is not None:
        start -= 1
    return operands[start:place]


def _group(operands: Operands, test: cst.BaseExpression) -> Operands:
    """The run of such tests that one of them belongs to."""
    start = end = operands.index(test)
    while start and _tested(operands[start - 1]) is not None:
        start -= 1
    while end + 1 < len(operands) and _tested(operands[end + 1]) is not None:
        end += 1
    return operands[start : end + 1]


def _protecting(file: TestFile, call: cst.Call) -> Iterator[Operands]:
    """The tests that enclosing conditions make for this call's sake alone."""
    below: cst.CSTNode = call
    for up in file.index.ancestors(call):
        if isinstance(up, (cst.If, cst.IfExp)) and below is up.body:
            operands = tuple(_operands(up.test))
            tested = next((operand for operand in operands if _tested(operand) is not None), None)
            if tested is not None and not _uses_module(up.body):
                yield _group(operands, tested)
        if isinstance(up, cst.FunctionDef):
            return
        below = up


def _uses_module(*nodes: cst.CSTNode) -> bool:
    """Whether something of ``torch.mps`` other than ``is_available``, or ``torch.backends.mps``, is used."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        name = dotted(node) if isinstance(node, cst.Attribute) else None
        if name is not None and ".mps." in f"{name}." and not name.endswith(".mps.is_available"):
            return True
        if name is not None and "backends.mps" in name:
            return True
        if name is None:
            stack.extend(node.children)
    return False


def _decides(file: TestFile, operands: Operands) -> bool:
    """Whether the tests are taken for an answer, and not for leave to use ``torch.mps``."""
    chain: Sequence[cst.BaseExpression] = _chain(file, operands[0])
    if _uses_module(*(operand for operand in chain if operand not in operands)):
        return False
    for up in file.index.ancestors(operands[-1]):
        if isinstance(up, (cst.If, cst.IfExp)):
            named = any(text.partition(":")[0] == "mps" for text in texts(up.body))
            return named and not _uses_module(up.body)
        if isinstance(up, cst.Assign):
            return any("mps" in words(text) for target in up.targets for text in texts(target.target))
        if isinstance(up, cst.Call) and last_name(up) in ("skipif", "skipIf", "skipUnless"):
            return True
        if not isinstance(up, (cst.BooleanOperation, cst.UnaryOperation, cst.Arg)):
            return False
    return False
