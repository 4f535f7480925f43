"""From what is known of a process that ended to the ``Ending`` of its job."""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from typing import Any

from hf_lint_functional.runner.job import Ending, How, Job
from hf_lint_functional.runner.log import Log


class RunnerError(Exception):
    """The processes that run the jobs cannot be had; the message says why."""


@dataclass
class Traces:
    """What was seen from outside: ``stopped`` is why the runner killed the process, ``code`` is minus a signal.

    ``account`` is what the process said of the job itself (``performing.Account``), None if it never did.
    """

    stopped: How | None = None
    code: int | None = None
    account: dict[str, Any] | None = None
    cpu_seconds: float = 0.0
    left: int = 0
    lost: str = ""
    system_killed: bool = False
    seconds: float = 0.0
    spilled: bytearray = field(default_factory=bytearray)


def conclude(job: Job, traces: Traces, log: Log) -> Ending:
    """The one place that decides between the ways a job can end."""
    account = traces.account or {}
    how, reason = _judge(job, traces, log)
    died = how in {"signal", "timeout", "output", "out-of-memory"} and (traces.code or 0) < 0
    return Ending(
        name=job.name,
        how=how,
        value=account.get("value"),
        seconds=traces.seconds,
        cpu_seconds=traces.cpu_seconds or account.get("cpu_seconds", 0.0),
        peak_memory=account.get("peak_memory"),
        signal=-(traces.code or 0) if died else None,
        exit_code=account.get("exit_code", traces.code) if how == "exit" else None,
        log=log.path,
        reason=reason,
        left_running=traces.left,
        wrote=tuple(account.get("wrote", ())),
        refused=tuple(account.get("refused", ())),
    )


def _judge(job: Job, traces: Traces, log: Log) -> tuple[How, str]:
    if traces.stopped == "output":
        return "output", f"printed more than {job.limits.output_bytes} bytes"
    if traces.account is not None:
        return traces.account["how"], _said(traces.account)
    if traces.stopped == "out-of-memory":
        return "out-of-memory", f"took more than {job.limits.memory_bytes} bytes"
    if traces.stopped == "timeout":
        return "timeout", f"still running after {job.limits.seconds:g} s"
    if traces.lost or traces.code is None:
        return "lost", traces.lost or "the process that runs the jobs died"
    if traces.code < 0:
        return _signalled(-traces.code, log, system_killed=traces.system_killed)
    return "exit", f"the process ended with code {traces.code} before the job was done"


def _said(account: dict[str, Any]) -> str:
    if account["how"] == "returned":
        return ""
    if account["how"] == "exit":
        return f"sys.exit with code {account['exit_code']}"
    kind, message = account["value"]["type"], account["value"]["message"]
    return f"{kind}: {message}" if message else str(kind)


def _signalled(number: int, log: Log, *, system_killed: bool) -> tuple[How, str]:
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    if name == "SIGABRT" and "bad_alloc" in log.tail():
        return "out-of-memory", "a C++ allocation failed and the process aborted"
    if name == "SIGKILL" and system_killed:
        return "out-of-memory", "the system had no memory left and killed the process"
    return "signal", f"killed by {name}"
