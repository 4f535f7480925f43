"""Reading a file that a command cannot do without."""

from __future__ import annotations

import sys
from pathlib import Path

from hf_lint.cli.failure import FAILED, say
from hf_lint.finding import Problem


def content_of(path: Path) -> bytes:
    """Ends the program with exit code 2, and one line, where the file cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        say([Problem(str(path), 0, 0, f"cannot be read: {error.strerror}")])
        sys.exit(FAILED)
