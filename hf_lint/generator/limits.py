"""Running a command that may hang, talk without end or leave processes behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_TICK = 0.02  # seconds
_TOLD = 4000  # characters of what the command said that are kept


@dataclass(frozen=True)
class Limits:
    """What one run may take: ``seconds``, and ``size`` bytes of what it says and of each file that is watched."""

    seconds: float = 60.0
    size: int = 5_000_000


@dataclass(frozen=True)
class Run:
    """What a run came to. ``stopped`` says which limit ended it; ``said`` is the end of both its outputs."""

    code: int
    seconds: float
    said: str
    stopped: str | None = None
    left_processes: bool = False

    @property
    def is_good(self) -> bool:
        """Whether it ended by itself and well."""
        return self.code == 0 and self.stopped is None


def run(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: Path, watched: Path, limits: Limits
) -> Run:  # fmt: skip
    """Runs a command to its end or to that of its limits. Raises ``OSError`` where there is no such program."""
    started = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        try:
            stopped = _wait(process, started, (log, watched), limits)
        finally:
            left = _end(process)
    seconds = time.monotonic() - started
    with log.open("rb") as written:
        written.seek(max(0, log.stat().st_size - _TOLD))
        said = written.read().decode("utf-8", "replace")
    return Run(process.returncode, seconds, said, stopped, left_processes=left and stopped is None)


def _wait(process: subprocess.Popen[bytes], started: float, files: Sequence[Path], limits: Limits) -> str | None:
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_TICK)
            return None
        if time.monotonic() - started > limits.seconds:
            return f"took longer than {limits.seconds:g} s"
        if any(_size(file) > limits.size for file in files):
            return f"wrote more than {limits.size / 1e6:g} MB"


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _end(process: subprocess.Popen[bytes]) -> bool:
    """Ends the process and all that it started; True if something was still running besides it."""
    children = list(_descendants(process.pid))
    left = _kill_group(process.pid) if process.poll() is not None else False
    if process.poll() is None:
        _kill_group(process.pid)
        process.kill()
        process.wait()
    for child in children:
        with contextlib.suppress(Exception):  # it may be gone by now
            child.kill()
    return left


def _descendants(pid: int) -> Iterator[Any]:
    """Also those that left the group, as far as psutil is there to find them."""
    if find_spec("psutil") is not None:
        import psutil

        with contextlib.suppress(psutil.Error):
            yield from psutil.Process(pid).children(recursive=True)


def _kill_group(group: int) -> bool:
    """Whether there was anybody in it."""
    if not hasattr(os, "killpg"):
        return False
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return False
    return True
