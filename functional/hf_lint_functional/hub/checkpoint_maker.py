"""Has stand-in checkpoints made in child processes, so that no model can bring the local Hub down."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType

from hf_lint_functional.hub.stand_ins import NoStandIn
from hf_lint_functional.runner.pool import Job, Limits, Pool
from hf_lint_functional.standin import checkpoint

_LIMITS = Limits(seconds=120.0)
_TARGET = "hf_lint_functional.standin.checkpoint:cached_checkpoint"
_PICKLED = "hf_lint_functional.standin.pickled:pickled_weights"
# What every stand-in needs, and takes two seconds to import.
_PRELOAD = (
    "torch",
    "transformers",
    "transformers.modeling_utils",
    "transformers.masking_utils",
    "transformers.generation.utils",
    "transformers.models.auto.modeling_auto",
    "transformers.models.auto.processing_auto",
    "hf_lint_functional.standin.checkpoint",
)


class CheckpointMaker:
    """Starts its processes when the first checkpoint is wanted that is not in the cache."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: Pool | None = None

    def __enter__(self) -> CheckpointMaker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.close()

    def make(self, model_type: str, class_name: str | None) -> Path:
        """The folder of a checkpoint. Raises :class:`NoStandIn` with the reason where none can be made."""
        known = checkpoint.cache_folder(model_type, class_name)
        if known.is_dir():
            return known
        with self._lock:
            return self._made(model_type, class_name)

    def pickle(self, folder: Path) -> None:
        """Adds ``pytorch_model.bin`` to a checkpoint. Raises :class:`NoStandIn` with the reason where it cannot."""
        with self._lock:
            self._run(Job(f"pickle-{folder.name}", _PICKLED, {"folder": str(folder)}, _LIMITS, _own_cache()))

    def _made(self, model_type: str, class_name: str | None) -> Path:
        arguments = {"model_type": model_type, "class_name": class_name}
        return self._run(Job(f"stand-in-{model_type}", _TARGET, arguments, _LIMITS, _own_cache()))

    def _run(self, job: Job) -> Path:
        if self._pool is None:
            self._pool = Pool(1, _PRELOAD)
        (ending,) = self._pool.run([job])
        if ending.how == "returned":
            return Path(ending.value)
        if ending.how == "raised":
            raise NoStandIn(ending.value["message"])
        raise NoStandIn(ending.reason or ending.how, for_now=ending.how in ("timeout", "lost"))


def _own_cache() -> dict[str, str]:
    """The user's own cache in place of the scratch one that other jobs get, so that what is made stays."""
    home = os.path.expanduser("~")  # noqa: PTH111  resolved as platformdirs does
    named = {name: os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "LOCALAPPDATA")}
    return {**named, "HOME": home, "USERPROFILE": home}
