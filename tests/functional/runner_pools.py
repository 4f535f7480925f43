"""Pools and lifelines for the runner's tests; none of them needs torch."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("psutil")

from hf_lint_functional.runner.pool import Ending, Job, Limits, Pool  # noqa: E402

LIMITS = Limits(seconds=60, memory_bytes=2**30, output_bytes=2**20)


def make_pool(*, fork: bool, workers: int = 2, **options: object) -> Pool:
    environment = {"PYTHONPATH": str(Path(__file__).parent), "FORKED": str(int(fork))}
    return Pool(workers, (), fork=fork, environment=environment, **options)


@pytest.fixture(scope="module", params=[True, False], ids=["forked", "warm"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    with make_pool(fork=request.param) as made:
        yield made


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

    def is_cut(self) -> bool:
        """True when nobody holds it at this moment."""
        try:
            return os.read(self._end, 1) == b""
        except BlockingIOError:
            return False

    def wait_until_cut(self) -> None:
        """Blocks; use it where the end is not reported by a pool."""
        os.set_blocking(self._end, True)
        while os.read(self._end, 65536):
            pass


@pytest.fixture
def lifeline(tmp_path: Path) -> Lifeline:
    return Lifeline(tmp_path)
