"""What failed in the last functional run, for ``--last-failed``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from hf_lint.reports.whole_file import write_whole
from hf_lint_functional.outcome import Outcome
from hf_lint_functional.request import RequestError
from hf_lint_functional.run import FAILING

_FILE = "last.json"


def remember(state: Path, results: Sequence[Outcome], *, is_complete: bool) -> None:
    """Writes it down, test files by absolute path. What a run that was cut short did not come to stays as it was."""
    ran = {_name(outcome): outcome.verdict in FAILING for outcome in results}
    before = [] if is_complete or not (state / _FILE).exists() else _read(state)
    failed = [name for name in before if name not in ran] + [name for name, fails in ran.items() if fails]
    write_whole(state / _FILE, json.dumps({"failed": failed}))


def recalled(state: Path, files: Iterable[Path]) -> tuple[str, ...]:
    """The names of what failed; ``files`` by the names that they have now. ``RequestError`` if there was no run."""
    try:
        failed = _read(state)
    except FileNotFoundError:
        raise RequestError("--last-failed: there was no run before in this folder") from None
    return (*failed, *(str(path) for path in files if str(path.absolute()) in failed))


def _read(state: Path) -> list[str]:
    failed: list[str] = json.loads((state / _FILE).read_text(encoding="utf-8"))["failed"]
    return failed


def _name(outcome: Outcome) -> str:
    return str(Path(outcome.name).absolute()) if outcome.kind == "test" else outcome.name
