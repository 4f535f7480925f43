"""Notices files written outside a job's scratch folder, where Python opens them. It blocks nothing."""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset({"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.truncate"})
_MOST_REMEMBERED = 50


class WriteWatch:
    """Remembers up to fifty paths; ``allowed`` are the folders in which a job may write as it likes."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.outside: list[str] = []
        self._allowed = tuple(os.path.realpath(folder) + os.sep for folder in allowed)

    def notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Takes any audit event."""
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING:
                self._judge(path)
        elif event in _CHANGES:
            self._judge(arguments[1] if event in {"os.rename", "os.symlink", "os.link"} else arguments[0])

    def _judge(self, path: object) -> None:
        if not isinstance(path, (str, bytes)) or len(self.outside) >= _MOST_REMEMBERED:
            return
        try:
            full = os.path.realpath(os.fsdecode(path))
        except (OSError, ValueError):
            return
        ours = f"{full}{os.sep}".startswith(self._allowed)
        if not ours and not _is_no_file(full) and full not in self.outside:
            self.outside.append(full)


def _is_no_file(path: str) -> bool:
    """Devices, and the compiled files that Python itself leaves beside the sources it imports."""
    return path.startswith(("/dev/", "/proc/", "/sys/")) or f"{os.sep}__pycache__" in path


_watch: WriteWatch | None = None


def watch(allowed: tuple[str, ...]) -> WriteWatch:
    """Starts anew; a process has one watch at a time, since an audit hook can never be taken away."""
    global _watch
    if _watch is None:
        sys.addaudithook(_notice)
    _watch = WriteWatch(allowed)
    return _watch


def _notice(event: str, arguments: tuple[Any, ...]) -> None:
    if _watch is not None:
        _watch.notice(event, arguments)
