"""The parent's side of a warm worker: one process that takes many jobs, and is replaced when one went wrong."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from hf_lint_functional.runner import descendants
from hf_lint_functional.runner.conclusion import RunnerError, Traces, conclude
from hf_lint_functional.runner.job import Ending, Job
from hf_lint_functional.runner.log import Log
from hf_lint_functional.runner.memory import system_kills
from hf_lint_functional.runner.worker import end_of_log

_GRACE_SECONDS = 2.0
_LOOK_SECONDS = 0.25
_CHUNK = 65536
_What = Literal["account", "output", "logged", "dead"]


class WarmWorker:
    """Runs one job at a time. ``greet`` waits for the imports and raises ``RunnerError`` where they fail."""

    def __init__(
        self, folder: Path, preload: Sequence[str], environment: Mapping[str, str], stopping: threading.Event
    ) -> None:
        self._stopping = stopping
        self._folder, self._preload, self._environment = folder, tuple(preload), environment
        self._closed = False
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        self._mark = uuid.uuid4().hex
        self._ready = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hf_lint_functional.runner.worker", str(self._folder), *self._preload],
            cwd=self._folder,
            env={**self._environment, descendants.MARK: self._mark},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._output = _Output(self._process)

    @property
    def pid(self) -> int:
        """Of the present process."""
        return self._process.pid

    def greet(self) -> None:
        """Blocks until the worker is ready."""
        if self._ready:
            return
        what, line = self._output.events.get()
        told = json.loads(line) if what == "account" else {}
        if "ready" not in told:
            self._kill()
            raise RunnerError(f"a worker process did not start: {told.get('failed') or self._output.stray()}")
        self._ready = True

    def run(self, job: Job, assignment: Path, log: Log) -> Ending:
        """Blocks until the job is done or its process is gone, and what it left behind too."""
        self._revive()
        began, kills = time.monotonic(), system_kills()
        traces = Traces()
        self._output.turn_to(log, end_of_log(str(assignment)))
        self._send(assignment)
        if self._stopping.is_set():
            self._process.kill()
        self._follow(job, traces, began + job.limits.seconds)
        self._output.turn_to(None, b"")
        traces.system_killed = system_kills() > kills
        traces.seconds = time.monotonic() - began
        if not _is_sound(job, traces):
            self._kill()
        return conclude(job, traces, log)

    def _revive(self) -> None:
        with self._lock:
            if self._closed:
                raise RunnerError("the pool is closed")
            if self._process.poll() is not None:
                self._start()
        self.greet()

    def _send(self, assignment: Path) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(os.fsencode(assignment) + b"\n")
            self._process.stdin.flush()

    def _follow(self, job: Job, traces: Traces, deadline: float) -> None:
        """Until the account and all of the log are here, or the worker is not."""
        missing, most = {"account", "logged"}, self._resident() + (job.limits.memory_bytes or sys.maxsize)
        while missing:
            left = max(0.0, deadline - time.monotonic())
            try:
                what, line = self._output.events.get(timeout=min(left, _LOOK_SECONDS))
            except queue.Empty:
                swollen = self._resident() > most
                if left > _LOOK_SECONDS and not swollen:
                    continue
                traces.stopped = "out-of-memory" if swollen else "timeout"
                what, line = "dead", b""
            missing.discard(what)
            if what == "account":
                traces.account = json.loads(line)
                traces.left = traces.account.get("left", 0)
            elif what != "logged":
                traces.stopped = "output" if what == "output" else traces.stopped
                traces.code, traces.left = self._kill(with_stack=traces.stopped == "timeout")
                return

    def _resident(self) -> int:
        """Bytes; limits that the system keeps are not to be had everywhere, nor for all kinds of memory."""
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _kill(self, *, with_stack: bool = False) -> tuple[int, int]:
        """The exit code, and how many processes were left and killed."""
        if with_stack and sys.platform != "win32":
            descendants.kill(self._process.pid, signal.SIGABRT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE_SECONDS)
        elif self._output.ended:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE_SECONDS)
        self._process.kill()
        code = self._process.wait()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        left = descendants.kill_marked(self._mark)
        self._output.join()
        return code, left

    def stop_jobs(self) -> None:
        """Kills the process, whatever it does."""
        if not self._output.idle:
            self._process.kill()

    def close(self) -> None:
        """For good."""
        with self._lock:
            self._closed = True
        self._kill()


class _Output:
    """Reads what a worker says and what its jobs print, in two threads, since a pipe cannot be waited for everywhere.

    ``events`` has each account, each end of a log, that too much was printed, and in the end that it is dead.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.events: queue.SimpleQueue[tuple[_What, bytes]] = queue.SimpleQueue()
        self.ended = False
        self._lock = threading.Lock()
        self._log: Log | None = None
        self._mark = b""
        self._stray = bytearray()
        assert process.stdout is not None
        assert process.stderr is not None
        self._threads = [
            threading.Thread(target=self._read_accounts, args=(process.stdout,), daemon=True),
            threading.Thread(target=self._read_log, args=(process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def idle(self) -> bool:
        return self._log is None

    def turn_to(self, log: Log | None, mark: bytes) -> None:
        with self._lock:
            self._log, self._mark = log, mark

    def stray(self) -> str:
        """The last of what was printed outside of any job."""
        return self._stray.decode("utf-8", "replace").strip()

    def join(self) -> None:
        for thread in self._threads:
            thread.join(_GRACE_SECONDS)

    def _read_accounts(self, source: IO[bytes]) -> None:
        with source:
            for line in source:
                if line.endswith(b"\n"):
                    self.events.put(("account", line))
        self.ended = True
        self.events.put(("dead", b""))

    def _read_log(self, source: IO[bytes]) -> None:
        held = b""
        with source:
            while chunk := os.read(source.fileno(), _CHUNK):
                held = self._sort(held + chunk)
        self._keep(held)

    def _sort(self, printed: bytes) -> bytes:
        """Keeps what belongs to the log; gives back what may be the start of the mark."""
        before, mark, after = printed.partition(self._mark) if self._mark else (printed, b"", b"")
        if mark:
            self._keep(before)
            self.events.put(("logged", b""))
            return after
        start = printed.rfind(b"\0")
        sure = start if start >= 0 and len(printed) - start < len(self._mark) else len(printed)
        self._keep(printed[:sure])
        return printed[sure:]

    def _keep(self, printed: bytes) -> None:
        with self._lock:
            if self._log is None:
                self._stray = (self._stray + printed)[-_CHUNK:]
            elif printed and not self._log.write(printed):
                self.events.put(("output", b""))


def _is_sound(job: Job, traces: Traces) -> bool:
    """Whether the next job may have the same process."""
    account: Mapping[str, Any] = traces.account or {}
    most = job.limits.memory_bytes
    swollen = most is not None and account.get("held", 0) > most // 2
    return traces.stopped is None and account.get("how") in {"returned", "raised"} and account["fit"] and not swollen
