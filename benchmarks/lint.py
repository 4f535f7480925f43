"""CPU time of ``hf-lint check`` against its floor and its peers: ``python -m benchmarks.lint FOLDER``.

Every contender is a process of its own that works on the same model test files. They take turns, round by round, and
each ratio is the median of the ratios of the rounds. What a contender's own children use counts as its own.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from hf_lint.files.discovery import discover
from hf_lint.lint import uses_transformers
from hf_lint.registry import all_rules
from hf_lint.settings.lookup import settings_for

_ALL_OF_US = [sys.executable, "-m", "hf_lint", "check", "--isolated", "--jobs", "1", "--quiet", "--exit-zero"]
_OUTPUT = ["--output-format", "json"]


@dataclass(frozen=True)
class Contender:
    """A command line. ``files`` are appended to it in as few calls as the system allows."""

    name: str
    command: list[str]
    files: tuple[str, ...] = ()

    def cpu_seconds(self, folder: Path) -> float:
        """User and system time of one run, all its processes together. Findings are thrown away."""
        before = _children()
        for start in range(0, max(len(self.files), 1), 2000):
            chosen = self.files[start : start + 2000]
            command = [*self.command, *chosen]
            done = subprocess.run(command, cwd=folder, env=_installed(), capture_output=True, check=False)
            if done.returncode not in (0, 1, 2) or b"Traceback" in done.stderr:
                raise click.ClickException(f"{self.name} failed: {done.stderr.decode()[-2000:]}")
        return _children() - before


def _installed() -> dict[str, str]:
    """The environment, in which modules keep their bytecode as those of an installed package do."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def model_tests(folder: Path, limit: int) -> list[Path]:
    """The test files below a folder that use transformers, evenly thinned out to the limit."""
    files = [path for path in discover([folder], settings_for).files if uses_transformers(path.read_bytes())]
    step = max(1, -(-len(files) // limit)) if limit else 1
    return [path.absolute() for path in files[::step]]


def _ourselves(files: tuple[str, ...], scratch: Path) -> list[Contender]:
    cold = [*_ALL_OF_US, *_OUTPUT, "--no-cache"]
    warm = [*_ALL_OF_US, *_OUTPUT, "--cache-dir", str(scratch / "cache")]
    return [
        Contender("hf-lint", cold, files),
        Contender("hf-lint --preview", [*cold, "--preview"], files),
        Contender("hf-lint warm", warm, files),
    ]


def _peers(files: tuple[str, ...], scratch: Path, rules: int) -> list[Contender]:
    listing = scratch / "files.txt"
    listing.write_text("\n".join(files), encoding="utf-8")
    flake8 = [sys.executable, "-m", "benchmarks.flake8_with"]
    quiet = ["--isolated", "-j1", "-q", "--exit-zero"]
    return [
        Contender("parse_module", [sys.executable, "-m", "benchmarks.parse_only", str(listing)]),
        Contender("fixit", [sys.executable, "-m", "fixit", "--rules", _fixit_rules(rules), "lint"], files),
        Contender("flake8", [*flake8, "--", *quiet], files),
        Contender("flake8 + hf-lint", [*flake8, "hf-lint", "--", *quiet], files),
        Contender("flake8 + flake8-async", [*flake8, "flake8-async", "--", *quiet], files),
    ]


def _fixit_rules(wanted: int) -> str:
    """As many of Fixit's own rules as we have, or all that it has."""
    from fixit.config import collect_rules
    from fixit.ftypes import Config, QualifiedRule

    rules = collect_rules(Config(enable=[QualifiedRule("fixit.rules")], path=Path(), root=Path()))
    names = sorted(f"{type(rule).__module__}:{type(rule).__name__}" for rule in rules)
    click.echo(f"fixit runs {min(len(names), wanted)} rules")
    return ",".join(names[:wanted])


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--rounds", default=3, show_default=True, help="How often each contender runs.")
@click.option("--files", "limit", default=100, show_default=True, help="At most so many files; 0 for all.")
@click.option("--only", multiple=True, help="Contenders to run, by name (default: all).")
def main(folder: Path, rounds: int, limit: int, only: tuple[str, ...]) -> None:
    """Prints CPU seconds and ratios."""
    paths = model_tests(folder, limit)
    files = tuple(map(str, paths))
    rules = [rule for rule in all_rules() if not rule.preview]
    size = sum(path.stat().st_size for path in paths) / 1e6
    click.echo(f"{len(files)} model test files, {size:.1f} MB, {len(rules)} rules on by default, {os.cpu_count()} CPUs")
    with tempfile.TemporaryDirectory() as scratch:
        contenders = [*_peers(files, Path(scratch), len(rules)), *_ourselves(files, Path(scratch))]
        contenders = [c for c in contenders if not only or c.name in only]
        _report(_measured(contenders, rounds))


def _measured(contenders: list[Contender], rounds: int) -> dict[str, list[float]]:
    """Round 0 fills caches and is thrown away."""
    times: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    root = Path(__file__).parent.parent
    for turn in range(rounds + 1):
        for contender in contenders:
            seconds = contender.cpu_seconds(root)
            if turn:
                times[contender.name].append(seconds)
    return times


_RATIOS = (
    ("hf-lint", "parse_module"),
    ("hf-lint --preview", "parse_module"),
    ("hf-lint", "fixit"),
    ("hf-lint warm", "hf-lint"),
    ("flake8 + hf-lint", "flake8"),
    ("flake8 + hf-lint", "flake8 + flake8-async"),
)


def _report(times: dict[str, list[float]]) -> None:
    for name, seconds in times.items():
        click.echo(f"{name:<24}{statistics.median(seconds):8.2f} s CPU ({min(seconds):.2f} to {max(seconds):.2f})")
    for ours, other in _RATIOS:
        if ours in times and other in times:
            ratio = statistics.median(a / b for a, b in zip(times[ours], times[other], strict=True))
            click.echo(f"{ours} / {other}: {ratio:.3f}")


if __name__ == "__main__":
    main()
