"""The demonstration suite, and what its README says about each of its files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_ROW = re.compile(r"^\| (test_\w+\.py) \|([A-Z0-9 ]*)\| ([a-z]+) \|$", re.MULTILINE)


def hf_lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hf_lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def promised(demo: Path) -> dict[str, tuple[set[str], str]]:
    """The codes and the verdict of each file."""
    rows = _ROW.findall((demo / "README.md").read_text(encoding="utf-8"))
    return {name: (set(codes.split()), verdict) for name, codes, verdict in rows}
