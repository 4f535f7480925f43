"""The results of a run as one JSON document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from hf_lint_functional.outcome import SCHEMA, Outcome

if TYPE_CHECKING:
    from hf_lint_functional.hardware import Hardware
    from hf_lint_functional.request import Request


def document(
    request: Request, hardware: Hardware, results: Iterable[Outcome], seconds: float, planned: int
) -> dict[str, Any]:
    """What ``--report FILE.json`` writes; its schema is ``hf_lint/reports/functional.schema.json``.

    ``planned`` is how many results there are when nothing cuts the run short.
    """
    from hf_lint import __version__

    found = sorted(results, key=lambda outcome: (outcome.kind, outcome.name, outcome.task))
    return {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "planned": planned,
        "request": request.identity(),
        "environment": hardware.to_json(),
        "verdicts": dict(sorted(Counter(outcome.verdict.value for outcome in found).items())),
        "results": [outcome.to_json() for outcome in found],
    }
