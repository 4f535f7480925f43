"""Asking git."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """Whether git succeeded, what it wrote, and the first line of its complaint, in English."""

    done: bool
    output: bytes
    complaint: str


def ask(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Runs git in a folder, with ``given`` as its standard input. Raises ``OSError`` where there is no git."""
    import subprocess

    command = ["git", "-C", str(folder), *arguments]
    english = {**os.environ, "LC_ALL": "C"}
    run = subprocess.run(command, capture_output=True, check=False, input=given, env=english)
    complaint = run.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return Answer(run.returncode == 0, run.stdout, complaint.removeprefix("fatal: "))
