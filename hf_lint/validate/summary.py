"""All steps as one JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from hf_lint import __version__
from hf_lint.validate.actions import actions
from hf_lint.validate.history import Run, run_of
from hf_lint.validate.regressions import comparable, regressions
from hf_lint.validate.step import VERDICTS, Step

SCHEMA = 1


def summary(
    steps: Sequence[Step], paths: Sequence[str], seconds: float, history: Sequence[Run], trouble: str
) -> dict[str, Any]:
    """The summary; ``history`` are the earlier runs in order, ``trouble`` why they cannot be read."""
    codes = [step.exit_code for step in steps if step.exit_code is not None]
    exit_code = min(max([*codes, 2 if trouble else 0]), 2)
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "paths": list(paths),
        "verdict": VERDICTS[exit_code],
        "exit_code": exit_code,
        "steps": [step.to_json() for step in steps],
        "history": trouble,
        "actions": [action._asdict() for action in actions(steps, paths)],
    }
    run = run_of("", found)
    before = comparable(run, history)
    worse = [] if before is None else regressions(before.figures, run.figures)
    return {
        **found,
        "compared_with": None if before is None else before.name,
        "regressions": [each._asdict() for each in worse],
    }
