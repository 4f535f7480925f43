"""How much memory a job may take, and how much it took. What only Linux can tell is None elsewhere."""

from __future__ import annotations

import contextlib
import errno
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def _status(key: str) -> int | None:
    """In bytes; ``key`` is a name of /proc/self/status, such as VmHWM."""
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{key}:")), None)


class Peak:
    """Measures the largest resident size from here on, above the present one."""

    def __init__(self) -> None:
        try:
            # 5 resets the high-water mark; ru_maxrss of the process follows it.
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
            self._before = _status("VmRSS")
        except OSError:
            self._before = None

    def above(self) -> int | None:
        """In bytes; what was resident before is not counted."""
        highest = _status("VmHWM")
        return None if highest is None or self._before is None else max(0, highest - self._before)

    def held(self) -> int:
        """Bytes that are resident now and were not before."""
        return max(0, (_status("VmRSS") or 0) - (self._before or 0))


def limit_memory(more: int | None, *, accelerator: bool) -> None:
    """At most ``more`` bytes above what the process has now, or no limit.

    An accelerator's driver reserves address space by the terabyte, so there only the data segment is limited.
    """
    if sys.platform == "win32":
        return
    import resource

    kind, held = (resource.RLIMIT_DATA, _status("VmData")) if accelerator else (resource.RLIMIT_AS, _status("VmSize"))
    _, hard = resource.getrlimit(kind)
    if more is None or held is None:
        resource.setrlimit(kind, (hard, hard))
    else:
        wanted = held + more
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def expect_death() -> None:
    """No core file on a crash; and where memory runs out the system is to end this process before any other."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")


def system_kills() -> int:
    """How many processes the system has killed for want of memory since it started; 0 where it does not tell."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/vmstat").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))
    return 0


def is_out_of_memory(error: BaseException | None) -> bool:
    """True of Python's own error, of the allocators of torch, and of what was raised from one of these."""
    while error is not None:
        text = str(error)
        if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError" or "can't allocate mem" in text:
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        error = error.__cause__
    return False
