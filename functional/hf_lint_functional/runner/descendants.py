"""Processes that a job leaves behind: found by parent, by session, and by a mark in their environment."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

MARK = "HF_LINT_POOL"
"""Environment variable: its value is one for each zygote or worker, inherited by all that descends from it."""

_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36
_PATIENCE_SECONDS = 5.0


def become_subreaper() -> None:
    """Orphans below this process become its children, rather than those of init. Linux only, else nothing."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def die_with(parent: int) -> None:
    """SIGKILL for this process as soon as ``parent``, its parent, is gone. Linux only, else nothing."""
    _prctl(_SET_PDEATHSIG, signal.SIGKILL)
    if sys.platform == "linux" and os.getppid() != parent:
        os._exit(1)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def children() -> list[int]:
    """The direct children of this process, which must have one thread; dead ones not yet waited for included."""
    with contextlib.suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()]
    import psutil

    return [child.pid for child in psutil.Process().children()]


def kill_children(spared: Container[int] = ()) -> int:
    """Kills and reaps all children but the spared, and what those leave behind, round after round; how many."""
    killed, deadline = 0, time.monotonic() + _PATIENCE_SECONDS
    asked: set[int] = set()
    while (left := [pid for pid in children() if pid not in spared]) and time.monotonic() < deadline:
        for pid in left:
            alive = not _reap(pid)
            if alive and pid not in asked:
                asked.add(pid)
                killed += 1
                kill(pid, signal.SIGKILL)
        time.sleep(0.001)  # a blocking wait would have no end where a process hangs in the kernel, or is spared
    return killed


def _reap(pid: int) -> bool:
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    return True


def kill(pid: int, number: int) -> None:
    """No complaint where the process is gone already."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def kill_tree(root: int, *, itself: bool) -> int:
    """Kills what descends from ``root``, and it too if asked; how many lived. Works in a process of many threads."""
    import psutil

    killed: set[int] = set()
    deadline = time.monotonic() + _PATIENCE_SECONDS
    with contextlib.suppress(psutil.NoSuchProcess):
        top = psutil.Process(root)
        while (found := top.children(recursive=True)) and time.monotonic() < deadline:
            killed.update(process.pid for process in found if _kill_living(process))
            psutil.wait_procs(found, timeout=0.5)
        if itself:
            top.kill()
    return len(killed)


def _kill_living(process: psutil.Process) -> bool:
    import psutil

    try:
        alive = process.status() != psutil.STATUS_ZOMBIE
        process.kill()
    except psutil.Error:
        return False
    return bool(alive)


def kill_group(pid: int) -> None:
    """The process and its group, if it leads one."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
    kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def kill_marked(mark: str) -> int:
    """Kills whatever carries ``mark`` in its environment, until a look around finds nothing; how many."""
    import psutil

    killed: set[int] = set()
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while (found := [process for process in psutil.process_iter() if _carries(process, mark)]) and (
        time.monotonic() < deadline
    ):
        for process in found:
            killed.add(process.pid)
            with contextlib.suppress(psutil.Error):
                process.kill()
        time.sleep(0.005)  # not psutil.wait_procs: to it a dead process that nobody reaps is alive
    return len(killed)


def _carries(process: psutil.Process, mark: str) -> bool:
    import psutil

    try:
        return bool(process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE)
    except (psutil.Error, OSError):
        return False
