"""Where a mock takes the place of a library that is not installed, and whether the tests are then skipped."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.leaving import leaves, statements
from hf_lint.facts.promises import last_name, texts
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_MOCKS = frozenset({"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "NonCallableMagicMock"})
_MISSING = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_SKIP_MARKS = frozenset({"skipif", "skipIf", "skipUnless"})
_CONDITIONS = (cst.Name, cst.UnaryOperation, cst.BooleanOperation, cst.Comparison, cst.IfExp)
_ROUNDS = 3  # flags that are made of flags


@dataclass(frozen=True)
class StandIn:
    """A mock that is bound where an import failed.

    ``full`` is what the name would have been, such as ``transformers.AutoModel``; ``flags`` are the names that tell
    afterwards whether the import worked.
    """

    assign: cst.Assign
    name: str
    full: str
    flags: frozenset[str]


def stand_ins(file: TestFile) -> Iterator[StandIn]:
    """The mocks that take the place of an import that failed, in the order of the text."""
    for attempt in file.index.all(cst.Try):
        imported = dict(_imported(attempt.body))
        for handler in attempt.handlers:
            if not imported or not _catches_missing(handler) or leaves(handler.body, for_good=True):
                continue
            flags = frozenset(_flags(attempt, handler))
            for item in statements(handler.body):
                if isinstance(item, cst.Assign) and last_name(item.value) in _MOCKS:
                    for name in _targets(item):
                        if name in imported:
                            yield StandIn(item, name, imported[name], flags)


def is_skipped(file: TestFile, stand_in: StandIn) -> bool:
    """Whether something in the file skips, or fails, when the import did not work."""
    flags = _derived(file, stand_in.flags)
    library = {stand_in.name, stand_in.full.split(".")[0]}
    return (
        any(_ends(branch) and _asks(branch.test, flags, library) for branch in file.index.all(cst.If))
        or any(_is_about(line.test, flags) for line in file.index.all(cst.Assert))
        or any(_judges(call, flags, library) for call in file.index.all(cst.Call))
    )


def tells_its_shell(file: TestFile) -> bool:
    """Whether a file that only runs as a script ends with an exit code that its outcome decides."""
    exits = (call for call in file.index.all(cst.Call) if dotted(call.func) in ("sys.exit", "exit") and call.args)
    return not file.tests and any(file.names.constant(call.args[0].value) != 0 for call in exits)


def _imported(block: cst.CSTNode) -> Iterator[tuple[str, str]]:
    """The names that the imports of a block bind, and what they are in full."""
    for item in statements(block):
        if isinstance(item, cst.Import):
            for alias in item.names:
                full = dotted(alias.name) or ""
                yield (full.split(".")[0], full) if alias.asname is None else (dotted(alias.asname.name) or "", full)
        elif isinstance(item, cst.ImportFrom) and not isinstance(item.names, cst.ImportStar) and not item.relative:
            for alias in item.names:
                full = dotted(alias.name) or ""
                local = full if alias.asname is None else dotted(alias.asname.name) or ""
                yield local, f"{dotted(item.module)}.{full}"


def _catches_missing(handler: cst.ExceptHandler) -> bool:
    kinds = (
        [element.value for element in handler.type.elements] if isinstance(handler.type, cst.Tuple) else [handler.type]
    )
    return any((last_name(kind) if kind is not None else "") in _MISSING for kind in kinds)


def _targets(assign: cst.Assign) -> Iterator[str]:
    for target in assign.targets:
        if (name := dotted(target.target)) is not None:
            yield name


def _flags(attempt: cst.Try, handler: cst.ExceptHandler) -> Iterator[str]:
    """The names that the attempt and its handler set to tell how it went."""
    blocks = [attempt.body, handler.body] + ([attempt.orelse.body] if attempt.orelse is not None else [])
    for item in (item for block in blocks for item in statements(block)):
        if isinstance(item, cst.Assign) and last_name(item.value) not in _MOCKS:
            yield from _targets(item)


def _derived(file: TestFile, flags: frozenset[str]) -> frozenset[str]:
    """These flags, and those that are made of them."""
    assigns = [item for item in file.index.all(cst.Assign) if isinstance(item.value, _CONDITIONS)]
    for _ in range(_ROUNDS):
        made = {name for item in assigns if _is_about(item.value, flags) for name in _targets(item)}
        if made <= flags:
            break
        flags |= made
    return flags


def _is_about(node: cst.CSTNode, names: Container[str]) -> bool:
    return any(text in names for text in texts(node))


def _asks(test: cst.BaseExpression, flags: frozenset[str], library: set[str]) -> bool:
    """Whether a condition asks if the library is there: by a flag, or by looking for the mock or the package."""
    spoken = list(texts(test))
    looked_for = any("Mock" in text or text in ("find_spec", "modules") for text in spoken)
    return any(text in flags for text in spoken) or (looked_for and any(text in library for text in spoken))


def _ends(branch: cst.If) -> bool:
    """Whether one way through an ``if`` ends the test for good."""
    otherwise = branch.orelse
    return leaves(branch.body, for_good=True) or (
        isinstance(otherwise, cst.Else) and leaves(otherwise.body, for_good=True)
    )


def _judges(call: cst.Call, flags: frozenset[str], library: set[str]) -> bool:
    """Whether a mark skips for want of the library, or an assertion demands it."""
    name = last_name(call)
    if name == "importorskip":
        return _is_about(call, library)
    if name in _SKIP_MARKS:
        return any(_is_about(argument.value, flags | library) for argument in call.args)
    return name.startswith("assert") and any(_is_about(argument.value, flags) for argument in call.args)
