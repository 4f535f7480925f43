"""Runs jobs in processes of their own, several at once, and yields how each ended."""

from __future__ import annotations

import json
import queue
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from hf_lint_functional.runner.conclusion import RunnerError
from hf_lint_functional.runner.fork_server import ForkServer
from hf_lint_functional.runner.job import Ending, Job, Limits
from hf_lint_functional.runner.log import Log, file_name
from hf_lint_functional.runner.performing import NETWORK, Assignment
from hf_lint_functional.runner.scratch import Scratch, guarded, process_environment
from hf_lint_functional.runner.warm_worker import WarmWorker

__all__ = ["Ending", "Job", "Limits", "Pool", "RunnerError"]


class Place(Protocol):
    """Where a job can run, one at a time for each thread that asks."""

    @property
    def pid(self) -> int:
        """Of the process that holds the preloaded modules."""

    def run(self, job: Job, assignment: Path, log: Log) -> Ending:
        """Blocks until nothing of the job is left."""

    def stop_jobs(self) -> None:
        """Ends what runs now; ``run`` then returns."""

    def close(self) -> None:
        """For good."""


class Pool:
    """``workers`` jobs at a time, each in a process that has the modules of ``preload`` imported already.

    With ``fork`` (the default on Linux without an accelerator) a process that holds the modules forks a child for
    each job; else there are ``workers`` warm processes, each of which takes many jobs and is replaced when one goes
    wrong. ``environment`` is set from the start of these processes: settings that a library reads when it is
    imported, such as ``HF_ENDPOINT``, belong there, the rest into ``Job.environment``. Jobs reach nothing but
    loopback unless ``network`` says otherwise. Logs go to the folder ``logs``, or are removed with the pool. Raises
    ``RunnerError`` where the processes cannot be started.
    """

    def __init__(
        self,
        workers: int = 2,
        preload: Sequence[str] = ("torch", "transformers"),
        *,
        fork: bool | None = None,
        accelerator: bool = False,
        network: bool = False,
        environment: Mapping[str, str] | None = None,
        seed: int = 0,
        logs: Path | None = None,
    ) -> None:
        self._accelerator, self._seed = accelerator, seed
        self._folder = Path(tempfile.mkdtemp(prefix="hf-lint-"))
        self._logs = logs or self._folder / "logs"
        self._numbers = iter(range(1, sys.maxsize))
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._environment = process_environment(environment or {}, seed) | ({NETWORK: "1"} if network else {})
        self._guarded = dict if network else guarded
        try:
            self._places = self._start(workers, preload, fork)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _start(self, workers: int, preload: Sequence[str], fork: bool | None) -> list[Place]:
        if sys.platform == "linux" and not self._accelerator if fork is None else fork:
            return [ForkServer(self._folder, preload, self._environment, self._stopping)] * workers
        started = [WarmWorker(self._folder, preload, self._environment, self._stopping) for _ in range(workers)]
        try:
            for worker in started:
                worker.greet()
        except BaseException:
            for worker in started:
                worker.close()
            raise
        return list(started)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Kills what still runs and removes all scratch."""
        self._stop()
        for place in set(self._places):
            place.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def pids(self) -> list[int]:
        """Of the processes that hold the preloaded modules: the one that forks, or the warm ones."""
        return [place.pid for place in dict.fromkeys(self._places)]

    def run(self, jobs: Iterable[Job]) -> Iterator[Ending]:
        """Each ending as soon as it is known. Jobs still running are killed when the iterator is closed early."""
        endings: queue.SimpleQueue[Ending | BaseException | None] = queue.SimpleQueue()
        waiting = iter(jobs)
        self._stopping.clear()
        threads = [
            threading.Thread(target=self._serve, args=(place, waiting, endings), daemon=True) for place in self._places
        ]
        for thread in threads:
            thread.start()
        try:
            yield from _until_all_are_done(endings, len(threads))
        finally:
            self._stop()
            for thread in threads:
                thread.join()

    def _stop(self) -> None:
        self._stopping.set()
        for place in set(self._places):
            place.stop_jobs()

    def _serve(
        self, place: Place, waiting: Iterator[Job], endings: queue.SimpleQueue[Ending | BaseException | None]
    ) -> None:
        try:
            while (taken := self._take(waiting)) is not None:
                endings.put(self._run_one(place, *taken))
        except BaseException as error:
            endings.put(error)
        endings.put(None)

    def _take(self, waiting: Iterator[Job]) -> tuple[int, Job] | None:
        with self._lock:
            job = None if self._stopping.is_set() else next(waiting, None)
            return None if job is None else (next(self._numbers), job)

    def _run_one(self, place: Place, number: int, job: Job) -> Ending:
        try:
            scratch = Scratch(self._folder / f"job-{number}")
        except OSError as error:
            raise RunnerError(f"no scratch folder can be made: {error}") from error
        python_path = self._environment.get("PYTHONPATH", "")
        assignment = Assignment(
            target=job.target,
            arguments=dict(job.arguments),
            environment=self._guarded({"PYTHONPATH": python_path, **scratch.environment(), **job.environment}),
            memory_bytes=job.limits.memory_bytes,
            work=str(scratch.work),
            scratch=str(scratch.folder),
            seed=self._seed,
            accelerator=self._accelerator,
        )
        path = scratch.folder / "assignment.json"
        path.write_text(json.dumps(assignment), encoding="utf-8")
        try:
            with Log(self._logs / file_name(number, job.name), job.limits.output_bytes) as log:
                return place.run(job, path, log)
        finally:
            scratch.remove()


def _until_all_are_done(endings: queue.SimpleQueue[Ending | BaseException | None], threads: int) -> Iterator[Ending]:
    while threads:
        try:
            told = endings.get(timeout=1)  # without a timeout Ctrl-C would not be heard on Windows
        except queue.Empty:
            continue
        if told is None:
            threads -= 1
        elif isinstance(told, BaseException):
            raise told
        else:
            yield told
