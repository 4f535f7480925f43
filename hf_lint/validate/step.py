"""One step of a validation, and the words for how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STEPS = ("check", "coverage", "functional", "templates", "generator")
PASSED, FINDINGS, FAILED, LEFT_OUT = "passed", "findings", "could not be done", "left out"
_STATUS = {0: PASSED, 1: FINDINGS}
VERDICTS = ("passed", "findings", "incomplete")
"""The verdict on all steps, by exit code."""


@dataclass(frozen=True)
class Step:
    """What a step came to. ``command`` gives the same figures by itself; ``document`` is its whole JSON report."""

    name: str
    command: str = ""
    exit_code: int | None = None
    seconds: float = 0.0
    reason: str = ""
    reports: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    document: Mapping[str, Any] | None = None

    @property
    def status(self) -> str:
        """In one of the four words."""
        return LEFT_OUT if self.exit_code is None else _STATUS.get(self.exit_code, FAILED)

    def to_json(self) -> dict[str, Any]:
        """What the summary has of it."""
        return {
            "name": self.name,
            "status": self.status,
            "exit_code": self.exit_code,
            "seconds": round(self.seconds, 3),
            "reason": self.reason,
            "command": self.command,
            "figures": dict(self.figures),
            "reports": list(self.reports),
        }
