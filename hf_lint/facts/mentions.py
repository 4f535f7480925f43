"""Which names the code around a test file reads from objects, so that an attribute nobody reads can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# `self.test_resize_embeddings`, and the strings of `getattr` and `hasattr`. What a comment says counts as well:
# telling too many names costs a finding, telling too few makes a false one.
_MENTION = re.compile(rb"\.\s*([A-Za-z_]\w*)|[\"']([A-Za-z_]\w*)[\"']")


def is_read(file: TestFile, name: str, nearest: Iterable[str] = ()) -> bool:
    """Whether a name is an attribute or a string somewhere in this file or in one that it imports, however far off.

    ``nearest`` are paths of such files where it is likely to be, so that the others need no look.
    """
    if any(name in _mentioned_in(path) for path in map(Path, nearest) if path.is_file()) or name in _own(file):
        return True
    return any(name in _mentioned_in(path) for path in _nearby(file)) or _is_used(file, name)


def _own(file: TestFile) -> frozenset[str]:
    if "own_mentions" not in file.facts:
        file.facts["own_mentions"] = mentions(file.source.data)
    return cast("frozenset[str]", file.facts["own_mentions"])


def _is_used(file: TestFile, name: str) -> bool:
    """Whether the file has the name by itself, elsewhere than where it is assigned, defined or given as a keyword."""
    uses = [found for found in file.index.all(cst.Name) if found.value == name]
    return not all(_is_binding(file.index.parents[use], use) for use in uses)


def _is_binding(parent: cst.CSTNode, use: cst.Name) -> bool:
    if isinstance(parent, cst.Arg):
        return parent.keyword is use
    if isinstance(parent, cst.AnnAssign):
        return parent.target is use
    return isinstance(parent, (cst.AssignTarget, cst.FunctionDef))


def _nearby(file: TestFile) -> list[Path]:
    if "nearby_files" not in file.facts:
        file.facts["nearby_files"] = [Path(module.path) for module in file.inheritance.imported()]
    return cast("list[Path]", file.facts["nearby_files"])


def mentions(data: bytes) -> frozenset[str]:
    """The names behind dots and those that are strings of their own."""
    return frozenset((attribute or string).decode() for attribute, string in _MENTION.findall(data))


def _mentioned_in(path: Path) -> frozenset[str]:
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _read(path: Path, changed: int, size: int) -> frozenset[str]:  # noqa: ARG001  they make a new key
    return mentions(path.read_bytes())
