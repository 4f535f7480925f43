"""What a functional run is asked to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hf_lint_functional.kind_of_hub import HubKind

MEGABYTE = 2**20


class RequestError(Exception):
    """Why a run cannot be planned as it was asked for, in one line."""


@dataclass(frozen=True)
class Request:
    """``files`` are test files, already found; ``model_types`` are names, or ``("all",)`` for every one.

    ``families`` and ``tasks`` narrow either. ``max_tests`` of zero means all. ``timeout`` is in seconds and
    ``memory`` in megabytes, both for one file or model type. ``shard`` is ``(number, count)``, counted from one.
    ``pipelines`` and ``tokenizers`` say that model types run as these, and not as model classes.
    """

    files: tuple[Path, ...] = ()
    model_types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    max_tests: int = 0
    device: str = "cpu"
    hub: HubKind = HubKind.STANDIN
    timeout: float = 600.0
    memory: int = 10240
    jobs: int = 2
    seed: int = 0
    shard: tuple[int, int] = (1, 1)
    sabotage: bool = False
    all_classes: bool = False
    pipelines: bool = False
    tokenizers: bool = False
    exit_first: bool = False
    only: tuple[str, ...] | None = None

    def identity(self) -> dict[str, Any]:
        """What makes two runs the same run, so that the one may resume the other; not how fast they go."""
        left_out = ("jobs", "exit_first", "only")
        known = {name: value for name, value in asdict(self).items() if name not in left_out}
        return {**known, "files": [str(path) for path in self.files], "hub": self.hub.value}
