"""Where a new test file goes."""

from __future__ import annotations

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
    """Writes files that are complete, each whole or not at all. Raises ``OSError``."""
    from hf_lint.reports.whole_file import write_whole

    for path, text in texts:
        write_whole(path, text)
        if convention == UPSTREAM and not (path.parent / "__init__.py").exists():
            write_whole(path.parent / "__init__.py", "")
