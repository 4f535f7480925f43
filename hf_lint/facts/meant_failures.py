"""Where a test wants the code to fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.assertions import called, expects_failure
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_RAISES = re.compile(r"(?:^|\.)(?:assertRaises\w*|raises)$")
_FAILING = re.compile(r"(?:^|\.)(?:expectedFailure|xfail)$")


def is_meant_to_fail(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether an error at this node is what the test waits for, in a ``with``, in a call, or by its decorators."""
    if expects_failure(file, node):
        return True
    for up in file.index.ancestors(node):
        if isinstance(up, cst.Call) and _RAISES.search(called(up)) is not None:
            return True
        if isinstance(up, (cst.FunctionDef, cst.ClassDef)) and any(map(_fails, up.decorators)):
            return True
    return False


def _fails(decorator: cst.Decorator) -> bool:
    mark = decorator.decorator
    return _FAILING.search(dotted(mark.func if isinstance(mark, cst.Call) else mark) or "") is not None
