"""What a run says of one test file, or of one model type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from typing import Any

SCHEMA = 1


class Verdict(str, Enum):
    """How a run ended. ``HOLLOW``: everything passed, and no model ran. ``INSENSITIVE``: it passes with broken models.

    ``UNAVAILABLE`` is for what cannot run here for a reason outside the test: a package, a device or a checkpoint
    that is not there.
    """

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out-of-memory"
    UNCOLLECTED = "uncollected"
    HOLLOW = "hollow"
    INSENSITIVE = "insensitive"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class ClassRun:
    """A model class that really ran: how often, on which devices, and how long a forward took, in seconds."""

    name: str
    calls: int
    devices: tuple[str, ...] = ()
    first_forward: float | None = None
    steady_forward: float | None = None


@dataclass(frozen=True)
class TestOutcome:
    """One test of a file, named as pytest names it within the file."""

    __test__ = False

    name: str
    verdict: Verdict
    seconds: float = 0.0
    reason: str = ""
    sensitive: bool | None = None


@dataclass(frozen=True)
class Outcome:
    """What is known of a test file or a model type after it ran.

    Times are wall-clock seconds, memory is bytes above what the process held before. ``frame`` is the last line of
    the failing traceback that lies in the test, as ``path:line``. ``blame`` says whose fault a failure is: ``test``,
    ``stand-in``, ``environment`` or ``transformers``; empty where nothing failed.
    """

    kind: str
    name: str
    verdict: Verdict
    reason: str = ""
    blame: str = ""
    device: str = "cpu"
    seconds: float = 0.0
    peak_memory: int | None = None
    peak_device_memory: int | None = None
    load_seconds: float | None = None
    items_per_second: float | None = None
    family: str = ""
    task: str = ""
    style: str = ""
    model_types: tuple[str, ...] = ()
    classes: tuple[ClassRun, ...] = ()
    tests: tuple[TestOutcome, ...] = ()
    asked: tuple[str, ...] = ()
    frame: str | None = None
    log: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As JSON has it; ``from_json`` takes it back."""
        return asdict(self) | {"verdict": self.verdict.value, "tests": [_plain(test) for test in self.tests]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Outcome:
        """From what ``to_json`` gave; unknown keys, of a newer version, are left out."""
        known = {name: found[name] for name in (item.name for item in fields(cls)) if name in found}
        known["verdict"] = Verdict(known["verdict"])
        known["classes"] = tuple(ClassRun(**run | {"devices": tuple(run["devices"])}) for run in found["classes"])
        known["tests"] = tuple(TestOutcome(**test | {"verdict": Verdict(test["verdict"])}) for test in found["tests"])
        known |= {name: tuple(found[name]) for name in ("model_types", "asked")}
        return cls(**known)


def _plain(test: TestOutcome) -> dict[str, Any]:
    return asdict(test) | {"verdict": test.verdict.value}
