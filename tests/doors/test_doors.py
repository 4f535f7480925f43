"""The same files give the same findings, whichever door they come in by."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from language_client import LanguageClient

REPOSITORY = Path(__file__).parents[2]
LINE = re.compile(
    r"^(?:\./)?(?P<file>[^:\s]+):(?P<line>\d+):(?P<column>\d+):? (?P<code>HFT\d{3}) (?:\[\*\] )?(?P<text>.*)$"
)
Found = set[tuple[str, int, int, str, str]]


def from_lines(output: str) -> Found:
    found = (LINE.match(line) for line in output.splitlines())
    return {(m["file"], int(m["line"]), int(m["column"]), m["code"], m["text"]) for m in found if m}


def from_check(suite: Path) -> Found:
    command = [sys.executable, "-m", "hf_lint", "check", "--output-format", "json", "--no-cache"]
    done = subprocess.run(command, cwd=suite, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    records = json.loads(done.stdout)
    return {
        (Path(r["filename"]).name, r["location"]["row"], r["location"]["column"], r["code"], r["message"])
        for r in records
    }


def from_flake8(suite: Path) -> Found:
    command = [sys.executable, "-m", "flake8", "--select", "HFT", "--hft-preview"]
    return from_lines(subprocess.run(command, cwd=suite, capture_output=True, text=True, check=False).stdout)


def from_pre_commit(suite: Path) -> Found:
    hook = ["try-repo", str(REPOSITORY), "hf-lint", "--all-files", "--color=never"]
    command = [sys.executable, "-m", "pre_commit", *hook]
    done = subprocess.run(command, cwd=suite, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return from_lines(done.stdout)


def from_editor(suite: Path) -> Found:
    client = LanguageClient(suite)
    found: Found = set()
    for path in sorted(suite.glob("test_*.py")):
        for diagnostic in client.diagnostics(path):
            start = diagnostic["range"]["start"]
            text = diagnostic["message"].removeprefix(f"{diagnostic['code']} ")
            found.add((path.name, start["line"] + 1, start["character"] + 1, diagnostic["code"], text))
    client.close()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("door", [from_flake8, from_pre_commit, from_editor])
def test_every_door_says_what_check_says(door: Callable[[Path], Found], suite: Path):
    expected = from_check(suite)
    assert len({code for _, _, _, code, _ in expected}) > 5
    assert door(suite) == expected
