"""Where a test runs for some releases of a library only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_VERSION = re.compile(r"version", re.IGNORECASE)


def asks_for_version(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether a condition or decorator around the node speaks of a version."""
    for up in file.index.ancestors(node):
        if isinstance(up, (cst.If, cst.IfExp)) and _VERSION.search(file.source.text_of(up.test)):
            return True
        if isinstance(up, (cst.FunctionDef, cst.ClassDef)):
            marks = (file.source.text_of(decorator.decorator) for decorator in up.decorators)
            if any(map(_VERSION.search, marks)):
                return True
    return False
