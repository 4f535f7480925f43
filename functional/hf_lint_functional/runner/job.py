"""What is asked of a child process, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

How = Literal["returned", "raised", "timeout", "signal", "exit", "out-of-memory", "output", "lost"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Limits(NamedTuple):
    """Wall-clock seconds; bytes of memory above what the process holds before the job; bytes of stdout and stderr."""

    seconds: float = 600.0
    memory_bytes: int | None = 10 * 2**30
    output_bytes: int = 10 * 2**20


class Job(NamedTuple):
    """``target`` is ``package.module:function``; it is called with ``arguments`` and returns what JSON can hold."""

    name: str
    target: str
    arguments: Mapping[str, Any] = _NOTHING
    limits: Limits = Limits()
    environment: Mapping[str, str] = _NOTHING


class Ending(NamedTuple):
    """How a job ended.

    - ``returned``: ``value`` is what the function returned
    - ``raised``, and ``exit`` or ``out-of-memory`` where Python saw it: ``value`` has ``type``, ``message`` and
      ``traceback``
    - ``exit``: the process ended early, by ``SystemExit`` or ``os._exit``, with ``exit_code``
    - ``signal``: something other than the runner killed it
    - ``timeout``, ``output``: the runner killed it, for its time or for what it printed
    - ``lost``: the runner's own process died, so nothing is known

    ``peak_memory`` is in bytes above what the process held before the job, None where it could not be read.
    ``left_running`` counts the processes that outlived the job and were killed, ``wrote`` names files written
    outside the scratch folder as far as Python saw them, ``refused`` the ``host:port`` of refused connections.
    """

    name: str
    how: How
    value: Any = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory: int | None = None
    signal: int | None = None
    exit_code: int | None = None
    log: Path | None = None
    reason: str = ""
    left_running: int = 0
    wrote: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
