"""What the styles of running hand back: the tests of a file, each with its verdict and what went wrong."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from hf_lint_functional.execution.failure import Failure
from hf_lint_functional.outcome import Verdict


@dataclass
class Recorded:
    """One test as it went. ``calls`` counts the calls of models while it ran."""

    name: str
    verdict: Verdict
    seconds: float = 0.0
    reason: str = ""
    failure: Failure | None = None
    calls: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain values only."""
        return asdict(self) | {"verdict": self.verdict.value}


@dataclass
class Record:
    """All tests of a file; ``notes`` has what else a reader should know, such as options that were left out."""

    tests: list[Recorded] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
