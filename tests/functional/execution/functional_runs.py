"""Real runs of ``hf-lint functional`` over small suites."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "functional"
Run = tuple[int, str, dict[str, Any]]
Results = Mapping[str, Mapping[str, Any]]


def functional(folder: Path, *options: str) -> Run:
    """Exit code, standard output and JSON document of a run over a folder."""
    fixed = ["--no-reports", "--report", "results.json"]
    command = [sys.executable, "-m", "hf_lint", "functional", ".", *fixed, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, json.loads((folder / "results.json").read_text(encoding="utf-8"))
