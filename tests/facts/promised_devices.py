"""What the guards of a small file promise at the call of ``here``."""

from __future__ import annotations

import textwrap

import libcst as cst

from hf_lint.facts.guards import Promise, guards_of
from hf_lint.source import Source
from hf_lint.test_file import TestFile

ALL = {"cuda", "mps", "xpu", "npu", "hpu", "mlu", "musa"}


def promised(text: str, path: str = "tests/test_bert.py") -> Promise:
    """The promise at the call of ``here``."""
    file = TestFile(path, Source(textwrap.dedent(text).encode()))
    calls = [call for call in file.index.all(cst.Call) if isinstance(call.func, cst.Name) and call.func.value == "here"]
    assert len(calls) == 1
    return guards_of(file, calls[0])


def devices(text: str, path: str = "tests/test_bert.py") -> set[str]:
    return set(promised(text, path).devices) & ALL


def in_test(body: str) -> str:
    return "def test_x(self):\n" + textwrap.indent(textwrap.dedent(body), "    ")
