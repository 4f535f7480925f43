"""All steps as one JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any, NamedTuple

from hf_lint import __version__
from hf_lint.validate.actions import actions
from hf_lint.validate.history import Run, run_of
from hf_lint.validate.regressions import comparable, regressions
from hf_lint.validate.revision import Revision
from hf_lint.validate.step import VERDICTS, Step

SCHEMA = 1


class Past(NamedTuple):
    """The earlier runs in order, why they cannot be read, and the branch to compare with besides the last run."""

    runs: Sequence[Run] = ()
    trouble: str = ""
    against: str = ""


def summary(
    steps: Sequence[Step], paths: Sequence[str], seconds: float, past: Past, revision: Revision
) -> dict[str, Any]:
    """The verdict, the steps, what got worse and what to do next."""
    codes = [step.exit_code for step in steps if step.exit_code is not None]
    exit_code = min(max([*codes, 2 if past.trouble else 0]), 2)
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "paths": list(paths),
        **revision._asdict(),
        "verdict": VERDICTS[exit_code],
        "exit_code": exit_code,
        "steps": [step.to_json() for step in steps],
        "history": past.trouble,
        "actions": [action._asdict() for action in actions(steps, paths)],
    }
    run = run_of("", found)
    base = {"branch": past.against, **_worse(run, past.runs, past.against)} if past.against else None
    return {**found, **_worse(run, past.runs), "against": base}


def _worse(run: Run, runs: Sequence[Run], branch: str = "") -> dict[str, Any]:
    before = comparable(run, runs, branch)
    found = [] if before is None else regressions(before.figures, run.figures)
    return {
        "compared_with": None if before is None else before.name,
        "regressions": [each._asdict() for each in found],
    }
