"""The names that a file has only where torch is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import libcst as cst

from hf_lint.facts.promises import last_name
from hf_lint.names import imported_by

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile


def torch_names(file: TestFile) -> frozenset[str]:
    """What is imported at module level under ``if is_torch_available():`` and bound nowhere else."""
    if "torch_names" not in file.facts:
        lines: list[cst.Import | cst.ImportFrom] = [*file.index.all(cst.Import), *file.index.all(cst.ImportFrom)]
        found = {name for line in lines if _needs_torch(file, line) for name, _ in imported_by(line)}
        others = {name for line in lines if not _needs_torch(file, line) for name, _ in imported_by(line)}
        file.facts["torch_names"] = frozenset(found - others - set(file.names.bindings))
    return cast("frozenset[str]", file.facts["torch_names"])


def _needs_torch(file: TestFile, line: cst.CSTNode) -> bool:
    """Whether nothing but a branch of its own stands between the import and the module, with nothing else to try."""
    above = list(file.index.ancestors(line))
    branch = above[2] if len(above) > 2 else None
    if not isinstance(branch, cst.If) or branch.orelse is not None or above[3] is not file.index.module:
        return False
    return isinstance(branch.test, cst.Call) and last_name(branch.test) == "is_torch_available"


def uses_torch(file: TestFile, function: cst.FunctionDef) -> Iterator[str]:
    """The names of that kind that a function's body uses, in the order of the text."""
    names = torch_names(file)
    for node in file.index.below(function.body) if names else ():
        if isinstance(node, cst.Name) and node.value in names and _is_value(file, node):
            yield node.value


def _is_value(file: TestFile, node: cst.Name) -> bool:
    """Whether a name stands for itself, and is no attribute or keyword."""
    parent = file.index.parents[node]
    if isinstance(parent, cst.Attribute):
        return parent.value is node
    return not (isinstance(parent, cst.Arg) and parent.keyword is node)
