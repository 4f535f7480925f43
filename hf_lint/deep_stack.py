"""Room for recursion that Python's usual limit does not grant: LibCST writes out code by calls as deep as the code."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_FRAMES = 40_000
_BYTES = 256 * 1024 * 1024  # reserved, not used: Python 3.10 takes up to 5 KB a frame
_one_at_a_time = threading.Lock()
Answer = TypeVar("Answer")


def with_deep_stack(call: Callable[[], Answer]) -> Answer:
    """The answer of a call that may nest some forty times as deep as usual, from a thread with a stack of its own.

    Raises:
        RecursionError: that was not deep enough, or there is no memory for such a stack.

    """
    with _one_at_a_time:
        limit, size = sys.getrecursionlimit(), threading.stack_size(_BYTES)
        sys.setrecursionlimit(max(limit, _FRAMES))
        try:
            with ThreadPoolExecutor(max_workers=1) as pool:
                return _started(pool, call).result()
        finally:
            sys.setrecursionlimit(limit)
            threading.stack_size(size)


def _started(pool: ThreadPoolExecutor, call: Callable[[], Answer]) -> Future[Answer]:
    try:
        return pool.submit(call)
    except RuntimeError as error:
        raise RecursionError(f"nested too deeply, and no memory for a deeper stack: {error}") from error
