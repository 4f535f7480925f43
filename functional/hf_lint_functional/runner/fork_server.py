"""The parent's side of the zygote: hands it assignments, watches the children's time and output."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from hf_lint_functional.runner import descendants
from hf_lint_functional.runner.conclusion import RunnerError, Traces, conclude
from hf_lint_functional.runner.job import Ending, Job
from hf_lint_functional.runner.log import Log
from hf_lint_functional.runner.memory import system_kills

_MOST_RETURNED = 256 * 2**20
_GRACE_SECONDS = 2.0
_CHUNK = 65536


class _Zygote:
    """The process, from start to end."""

    def __init__(self, folder: Path, preload: Sequence[str], environment: Mapping[str, str]) -> None:
        self._mark = uuid.uuid4().hex
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        module = "hf_lint_functional.runner.zygote"
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, str(theirs.fileno()), str(folder), *preload],
                pass_fds=[theirs.fileno()],
                cwd=folder,
                env={**environment, descendants.MARK: self._mark},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # no file: the streams it makes for its children must not be seekable
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._log = Log(folder / "zygote.log", _CHUNK)
        self._pump = threading.Thread(target=_copy, args=(self.process.stdout, self._log), daemon=True)
        self._pump.start()
        try:
            self._greet()
        except BaseException:  # Ctrl-C while the modules are imported, which the zygote does not hear
            self.process.kill()
            self.end()
            raise

    def _greet(self) -> None:
        told = json.loads(self._socket.recv(_CHUNK) or b"{}")
        if "ready" in told:
            self.threads: int = told["threads"]
            return
        self.process.wait()
        self._pump.join(_GRACE_SECONDS)
        why = told.get("failed") or self._log.tail().strip()
        raise RunnerError(f"the process that runs the jobs did not start: {why}")

    def fork(self, assignment: Path) -> tuple[socket.socket, int, int]:
        """The socket on which the child's end will be told, and where to read its log and its account."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        (log, log_in), (account, account_in) = os.pipe(), os.pipe()
        with theirs, contextlib.suppress(OSError):  # where the zygote is dead, the socket will say so
            socket.send_fds(self._socket, [os.fsencode(assignment)], [log_in, account_in, theirs.fileno()])
        os.close(log_in)
        os.close(account_in)
        return ours, log, account

    def bury(self) -> str:
        """After a child's socket closed without a word, so that it must be dead; why."""
        try:
            code = f"exit code {self.process.wait(_GRACE_SECONDS)}"
        except subprocess.TimeoutExpired:
            code = "it did not answer"
        self.end()
        return f"the process that runs the jobs was lost ({code})"

    def end(self) -> None:
        """And of everything below it."""
        self._socket.close()
        try:
            self.process.wait(2 * _GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._pump.join(_GRACE_SECONDS)
        if self.process.returncode != 0:
            descendants.kill_marked(self._mark)


def _ask(control: socket.socket, wish: bytes) -> None:
    """Where the zygote is dead, its silence will be heard."""
    with contextlib.suppress(OSError):
        control.send(wish)


def _copy(source: IO[bytes], log: Log) -> None:
    with source, log:
        while chunk := os.read(source.fileno(), _CHUNK):
            log.write(chunk)


class ForkServer:
    """Has one zygote, started anew when it is lost. Any number of threads may call ``run`` at once."""

    def __init__(
        self, folder: Path, preload: Sequence[str], environment: Mapping[str, str], stopping: threading.Event
    ) -> None:
        self._stopping = stopping
        self._start: Callable[[], _Zygote] = partial(_Zygote, folder, tuple(preload), environment)
        self._lock = threading.Lock()
        self._running: set[socket.socket] = set()
        self._closed = False
        self._zygote = self._start()

    @property
    def pid(self) -> int:
        """Of the present zygote."""
        return self._zygote.process.pid

    @property
    def threads(self) -> int:
        """How many the zygote has; with more than one its children may hang."""
        return self._zygote.threads

    def run(self, job: Job, assignment: Path, log: Log) -> Ending:
        """Blocks until the job's process, and all that it left behind, is gone."""
        zygote = self._living()
        began, kills = time.monotonic(), system_kills()
        control, log_end, account_end = zygote.fork(assignment)
        self._running.add(control)
        if self._stopping.is_set():
            _ask(control, b"k")
        with control, _Watched(job, control, log_end, account_end, log) as watched:
            traces = watched.wait(began + job.limits.seconds)
            self._running.discard(control)
        if traces.code is None and not traces.lost:
            with self._lock:
                traces.lost = zygote.bury()
        traces.system_killed = system_kills() > kills
        traces.seconds = time.monotonic() - began
        return conclude(job, traces, log)

    def _living(self) -> _Zygote:
        with self._lock:
            if self._closed:
                raise RunnerError("the pool is closed")
            if self._zygote.process.poll() is not None:
                self._zygote.end()
                self._zygote = self._start()
            return self._zygote

    def stop_jobs(self) -> None:
        """Kills those that run now."""
        for control in list(self._running):
            _ask(control, b"k")

    def close(self) -> None:
        """Ends the zygote and everything below it."""
        with self._lock:
            self._closed = True
            self._zygote.end()


class _Watched:
    """One child: reads its log and its account until the zygote says that it ended."""

    def __init__(self, job: Job, control: socket.socket, log_end: int, account_end: int, log: Log) -> None:
        self._job, self._control, self._log_end, self._account_end, self._log = job, control, log_end, account_end, log
        self._selector = selectors.DefaultSelector()
        self._traces = Traces()
        for end in (log_end, account_end):
            os.set_blocking(end, False)
            self._selector.register(end, selectors.EVENT_READ)
        self._selector.register(control, selectors.EVENT_READ)

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        os.close(self._log_end)
        os.close(self._account_end)

    def wait(self, deadline: float) -> Traces:
        ended = False
        while not ended:
            events = self._selector.select(max(0.0, deadline - time.monotonic()))
            for key, _ in events:
                if key.fd == self._control.fileno():
                    ended = self._hear()
                else:
                    self._read(key.fd)
            if time.monotonic() >= deadline:
                deadline = self._run_out()
        self._drain()
        return self._traces

    def _run_out(self) -> float:
        """Asks for a stack first, then for the end; when to look again."""
        first = self._traces.stopped is None
        if first:
            self._traces.stopped = "timeout"
        _ask(self._control, b"a" if first else b"k")
        return time.monotonic() + _GRACE_SECONDS

    def _hear(self) -> bool:
        said = b""
        with contextlib.suppress(OSError):  # a zygote that died with a wish unread resets the connection
            said = self._control.recv(_CHUNK)
        told: dict[str, Any] = json.loads(said or b"{}")
        self._traces.lost = told.get("lost", "")
        self._traces.code, self._traces.left = told.get("status"), told.get("left", 0)
        self._traces.cpu_seconds = told.get("cpu_seconds", 0.0)
        return True

    def _read(self, end: int) -> bool:
        """False at the end of what is there."""
        try:
            chunk = os.read(end, _CHUNK)
        except BlockingIOError:
            return False
        if not chunk:
            with contextlib.suppress(KeyError):
                self._selector.unregister(end)
            return False
        if end == self._account_end:
            self._traces.spilled += chunk
        within = self._log.write(chunk) if end == self._log_end else len(self._traces.spilled) <= _MOST_RETURNED
        if not within and self._traces.stopped is None:
            self._traces.stopped = "output"
            _ask(self._control, b"k")
        return True

    def _drain(self) -> None:
        """What the child had written before it ended; a pipe holds no more than some kilobytes."""
        for end in (self._log_end, self._account_end):
            rounds = 0
            while rounds < 64 and self._read(end):
                rounds += 1
        if self._traces.spilled.endswith(b"\n"):
            with contextlib.suppress(ValueError):  # whatever else the job wrote there
                self._traces.account = json.loads(bytes(self._traces.spilled))
