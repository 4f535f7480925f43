"""Which names the code around a test file reads from objects, so that an attribute nobody reads can be told."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# `self.test_resize_embeddings`, and the strings of `getattr` and `hasattr`. What a comment says counts as well:
# telling too many names costs a finding, telling too few makes a false one.
_MENTION = re.compile(rb"\.\s*([A-Za-z_]\w*)|[\"']([A-Za-z_]\w*)[\"']")


def is_read(file: TestFile, name: str) -> bool:
    """Whether a name is an attribute or a string somewhere in this file or in one that it imports, however far off."""
    if name in _own(file):
        return True
    return any(name in mentioned for mentioned in _nearby(file))


def _own(file: TestFile) -> frozenset[str]:
    """All names but those that are assigned to."""
    if "own_mentions" not in file.facts:
        parents = file.index.parents
        loaded = (
            name.value
            for name in file.index.all(cst.Name)
            if not isinstance(parents[name], (cst.AssignTarget, cst.AnnAssign, cst.Arg, cst.FunctionDef))
            or (isinstance(parents[name], cst.Arg) and cast("cst.Arg", parents[name]).value is name)
        )
        file.facts["own_mentions"] = mentions(file.source.data) | frozenset(loaded)
    return cast("frozenset[str]", file.facts["own_mentions"])


def _nearby(file: TestFile) -> list[frozenset[str]]:
    if "nearby_mentions" not in file.facts:
        paths = [Path(module.path) for module in file.inheritance.imported()]
        file.facts["nearby_mentions"] = [_mentioned_in(path, *_state(path)) for path in paths]
    return cast("list[frozenset[str]]", file.facts["nearby_mentions"])


def mentions(data: bytes) -> frozenset[str]:
    """The names behind dots and those that are strings of their own."""
    return frozenset((attribute or string).decode() for attribute, string in _MENTION.findall(data))


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4096)
def _mentioned_in(path: Path, changed: int, size: int) -> frozenset[str]:  # noqa: ARG001  they make a new key
    return mentions(path.read_bytes())
