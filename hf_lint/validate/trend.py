"""The history of validations as one JSON document, which the reports on trends are made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from hf_lint import __version__
from hf_lint.validate.history import Run
from hf_lint.validate.regressions import comparable, regressions

SCHEMA = 1
USUAL = ("check.findings", "coverage.declared", "functional.passed_percent", "templates.drift", "generator.failed")
"""What is shown where nobody asked for other figures."""


def trend(history: Sequence[Run], shown: Sequence[Run], metrics: Sequence[str], against: str = "") -> dict[str, Any]:
    """``shown`` are the runs to show, ``metrics`` the figures.

    The last run is compared with the one before it over the same paths, on the branch ``against`` if one is named.
    """
    last = history[-1]
    before = comparable(last, history[:-1], against)
    return {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "metrics": list(metrics),
        "against": against,
        "runs": [{**run._asdict(), "paths": list(run.paths), "figures": dict(run.figures)} for run in shown],
        "compared_with": None if before is None else before.name,
        "regressions": [each._asdict() for each in (regressions(before.figures, last.figures) if before else ())],
    }


def usual(history: Sequence[Run]) -> list[str]:
    """Those of the usual figures that some run has."""
    return [name for name in USUAL if any(name in run.figures for run in history)]
