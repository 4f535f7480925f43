"""Where a file lies, in the two ways that machine formats name it."""

from __future__ import annotations

import os
from pathlib import Path


def absolute(path: str) -> str:
    """The full path, as text; symbolic links stay as they are."""
    return os.path.normpath(Path(path).absolute())


def under_root(path: str, root: Path) -> str | None:
    """The path below the project's folder, with forward slashes; None where the file lies elsewhere.

    Links are resolved only where the spelling alone does not decide, as with ``/tmp`` and ``/private/tmp``.
    """
    here, there = Path(absolute(path)), Path(absolute(str(root)))
    for file, folder in ((here, there), (here.resolve(), there.resolve())):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return None


def in_project(path: str, root: Path) -> str:
    """The path below the project's folder, and the full path where the file lies elsewhere."""
    return under_root(path, root) or Path(absolute(path)).as_posix()
