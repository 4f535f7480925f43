"""What the runner's tests share."""

from __future__ import annotations

import os
import select
from pathlib import Path

from hf_lint_functional.runner.pool import Ending, Job, Limits, Pool

LIMITS = Limits(seconds=60, memory_bytes=2**30, output_bytes=2**20)


def make_pool(*, fork: bool, workers: int = 2, preload: tuple[str, ...] = (), **options: object) -> Pool:
    environment = {"PYTHONPATH": str(Path(__file__).parent), "FORKED": str(int(fork))}
    return Pool(workers, preload, fork=fork, environment=environment, **options)


def run_one(pool: Pool, function: str, limits: Limits = LIMITS, **arguments: object) -> Ending:
    [ending] = pool.run([job(function, limits, **arguments)])
    return ending


def job(function: str, limits: Limits = LIMITS, **arguments: object) -> Job:
    return Job(function, f"runner_jobs:{function}", arguments, limits)


class Lifeline:
    """A named pipe: as long as a process holds its other end, that process is not gone."""

    def __init__(self, folder: Path) -> None:
        self.path = str(folder / "lifeline")
        os.mkfifo(self.path)
        self._end = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        self._heard = b""

    def is_cut(self) -> bool:
        """True when nobody holds it at this moment."""
        while said := self._read():
            assert said
        return said == b""

    def wait_for(self, said: bytes) -> None:
        """Until that was written to it, now or before."""
        while said not in self._heard:
            ready, _, _ = select.select([self._end], [], [], 60)
            assert ready, f"{self._heard!r} was all in a minute"
            heard = self._read()
            assert heard != b"", f"all who held it are gone after {self._heard!r}"
            self._heard += heard or b""

    def wait_until_cut(self) -> None:
        """Blocks until all who held it are gone; use it where no pool reports the end."""
        while self._read() != b"":
            select.select([self._end], [], [])

    def _read(self) -> bytes | None:
        try:
            return os.read(self._end, 65536)
        except BlockingIOError:
            return None
