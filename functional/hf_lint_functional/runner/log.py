"""What a job prints, kept up to a limit."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path


class Log:
    """A file that never grows beyond ``limit`` bytes and a mark that says so.

    A full disk loses the log, not the job.
    """

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self._left = self._limit = limit
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb", buffering=0)

    def write(self, printed: bytes) -> bool:
        """False when that was more than the limit; the rest is dropped."""
        if self._left < 0:
            return False
        self._keep(printed[: self._left])
        self._left -= len(printed)
        if self._left < 0:
            self._keep(f"\n[cut: more than {self._limit} bytes were printed]\n".encode())
        return self._left >= 0

    def _keep(self, printed: bytes) -> None:
        with contextlib.suppress(OSError):
            self._file.write(printed)

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        """The file stays."""
        self._file.close()

    def tail(self, most: int = 4096) -> str:
        """The end of what was kept, to tell why a process died."""
        try:
            return self.path.read_bytes()[-most:].decode("utf-8", "replace")
        except OSError:
            return ""


def file_name(number: int, name: str) -> str:
    """Safe on every file system, in the order of the jobs, and still recognisable."""
    return f"{number:05d}-{re.sub(r'[^A-Za-z0-9._-]+', '-', name)[-80:].strip('-.') or 'job'}.log"
