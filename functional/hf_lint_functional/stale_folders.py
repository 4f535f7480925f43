"""Folders that nobody has written to for long, of runs and recipes that do not come again."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

DAY = 24 * 3600
KEPT = 30 * DAY
"""Seconds without a change after which a folder may go."""


def remove_stale(folders: Iterable[Path], seconds: float = KEPT) -> None:
    """Removes those without a change for so long, in themselves or directly below. What cannot be removed stays."""
    for folder in folders:
        with suppress(OSError):  # another run removes it too
            if folder.is_dir() and time.time() - _changed(folder) > seconds:
                shutil.rmtree(folder, ignore_errors=True)


def _changed(folder: Path) -> float:
    return max(path.lstat().st_mtime for path in (folder, *folder.iterdir()))
