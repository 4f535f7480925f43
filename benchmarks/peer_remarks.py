"""What each linter says about a folder, reduced to code, file and lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

_RUFF = ["check", "--no-cache", "--exit-zero", "--output-format", "json-lines"]
_EVERY_RULE = ["--isolated", "--select", "ALL", "--preview", "--ignore-noqa", "--target-version", "py310"]
_OURS = ["check", "--isolated", "--preview", "--no-cache", "--exit-zero", "--output-format", "jsonl"]
_PYFLAKES = re.compile(r"^(?P<path>.*?\.py):(?P<line>\d+):\d+:? (?P<message>.*)$", re.MULTILINE)
_EARLIER = re.compile(r"from line (\d+)")


class Remark(NamedTuple):
    """One finding. ``lines`` are where it begins, and the earlier line that its message names."""

    code: str
    path: Path
    lines: frozenset[int]


def remarks(tool: str, programs: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    """All that a linter says about a folder of the checkout."""
    return _READERS[tool](programs, checkout, folder)


def _ours(_: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    done = _run([sys.executable, "-m", "hf_lint", *_OURS, folder], checkout)
    for record in map(json.loads, done.stdout.splitlines()):
        yield Remark(record["code"], checkout / record["filename"], frozenset({record["location"]["row"]}))


def _ruff_with_all_rules(programs: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    return _ruff(_run([str(programs / "ruff"), *_RUFF, *_EVERY_RULE, folder], checkout).stdout, checkout)


def _ruff_as_configured(programs: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    return _ruff(_run([str(programs / "ruff"), *_RUFF, folder], checkout).stdout, checkout)


def _ruff(output: str, checkout: Path) -> Iterator[Remark]:
    for record in map(json.loads, output.splitlines()):
        lines = {record["location"]["row"], *_named(record["message"])}
        yield Remark(record["code"] or record["name"], checkout / record["filename"], frozenset(lines))


def _pyflakes(programs: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    done = _run([str(programs / "pyflakes"), folder], checkout)
    for found in _PYFLAKES.finditer(done.stdout):
        lines = {int(found["line"]), *_named(found["message"])}
        yield Remark(_kind(found["message"]), checkout / found["path"], frozenset(lines))
    for found in _PYFLAKES.finditer(done.stderr):
        yield Remark("syntax-error", checkout / found["path"], frozenset({int(found["line"])}))


def _kind(message: str) -> str:
    """``redefinition-of-unused``: pyflakes has no codes, so the message without its names is one."""
    return "-".join(re.sub(r"(['`]).*?\1|from line \d+", " ", message).split())


def _mlinter(programs: Path, checkout: Path, folder: str) -> Iterator[Remark]:
    with tempfile.TemporaryDirectory() as scratch:
        written = Path(scratch, "findings.json")
        options = ["--no-cache", "--no-progress", "--enable-all-trf-rules", "--output-json", str(written)]
        _run([str(programs / "mlinter"), *options, folder], checkout)
        for record in json.loads(written.read_text(encoding="utf-8"))["findings"]:
            yield Remark(record["rule"], checkout / record["path"], frozenset({record["line"]}))


def _named(message: str) -> Iterator[int]:
    return map(int, _EARLIER.findall(message))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise click.ClickException(f"{Path(command[0]).name} failed: {done.stderr[-2000:]}")
    return done


OURS, RUFF, CONFIGURED, PYFLAKES, MLINTER = "hf-lint", "ruff", "ruff as configured", "pyflakes", "transformers-mlinter"
PEERS = {RUFF: "ruff", CONFIGURED: "ruff", PYFLAKES: "pyflakes", MLINTER: "mlinter"}
"""The other linters, and the program of each."""

_READERS = {
    OURS: _ours,
    RUFF: _ruff_with_all_rules,
    CONFIGURED: _ruff_as_configured,
    PYFLAKES: _pyflakes,
    MLINTER: _mlinter,
}
