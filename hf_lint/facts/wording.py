"""How code is quoted in a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.test_file import TestFile

_WIDTH = 48


def in_brief(file: TestFile, node: cst.CSTNode) -> str:
    """The node on one line, cut where it would outgrow a message."""
    text = " ".join(file.source.text_of(node).split())
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
