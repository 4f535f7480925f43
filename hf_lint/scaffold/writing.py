"""Where a new test file goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.scaffold.model_test import UPSTREAM

if TYPE_CHECKING:
    from hf_lint.scaffold.model_test import ModelTest


def place_of(test: ModelTest, convention: str, folder: Path) -> Path:
    """The path of the test file. Upstream gives each model a folder of its own, which is a package."""
    if convention == UPSTREAM:
        return folder / test.known.folder.rpartition("/")[2] / f"test_modeling_{test.module}.py"
    return folder / f"test_hf_{test.module}.py"


def write_all(texts: Sequence[tuple[Path, str]], convention: str) -> None:
    """Writes all of the files or, where the disk is full or a folder read-only, none. Raises ``OSError``."""
    folders = dict.fromkeys(path.parent for path, _ in texts) if convention == UPSTREAM else ()
    marks = [(folder / "__init__.py", "") for folder in folders if not (folder / "__init__.py").exists()]
    drafts: list[Path] = []
    try:
        for path, text in (wanted := [*texts, *marks]):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts.append(path.with_name(f".{path.name}.new"))
            drafts[-1].write_bytes(text.encode("utf-8"))
        for (path, _), draft in zip(wanted, drafts, strict=True):
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
