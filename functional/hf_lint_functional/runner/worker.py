"""``python -m hf_lint_functional.runner.worker FOLDER MODULE...``: imports the modules once, performs many jobs.

Assignments come by stdin, one path a line; accounts go to stdout, one line of JSON each. What jobs print goes to
stderr, and a mark follows each job's part of it. Where stdin ends, so does the worker, and all that it started.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import shutil
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, NamedTuple

from hf_lint_functional.runner import descendants, performing
from hf_lint_functional.runner.memory import Peak


class Streams(NamedTuple):
    """The worker's own copies of its file descriptors: a job may close or replace 0, 1 and 2."""

    assignments: int
    accounts: int
    log: int


def end_of_log(path: str) -> bytes:
    """The mark after what the job of the assignment ``path`` printed."""
    return b"\0hf-lint: end of " + os.fsencode(path) + b"\0"


def main(arguments: list[str]) -> None:
    """The worker's folder, removed in the end, and the modules."""
    streams = _take_streams()
    descendants.become_subreaper()
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(streams.assignments, arguments[0], lines), daemon=True).start()
    _say(streams, _preload(arguments[1:]))
    performing.install_guards(streams.log)
    resting = dict(os.environ)
    start = Peak()
    while True:
        _perform(lines.get(), streams, start)
        _rest(streams, resting)


def _take_streams() -> Streams:
    streams = Streams(*(os.dup(number) for number in (0, 1, 2)))
    _connect(streams)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]
    return streams


def _connect(streams: Streams) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    if nothing:
        os.close(nothing)
    for number in (1, 2):
        os.dup2(streams.log, number)


def _listen(assignments: int, folder: str, lines: queue.SimpleQueue[str]) -> None:
    """In a thread of its own, so that the parent's end is noticed whatever the job is doing."""
    with os.fdopen(assignments, encoding="utf-8") as source:
        for line in source:
            lines.put(line.rstrip("\n"))
    descendants.kill_tree(os.getpid(), itself=False)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _preload(names: list[str]) -> dict[str, Any]:
    try:
        for name in names:
            importlib.import_module(name)
    except BaseException as error:
        return {"failed": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()}
    return {"ready": os.getpid()}


def _say(streams: Streams, told: dict[str, Any]) -> None:
    os.write(streams.accounts, json.dumps(told).encode() + b"\n")


def _perform(path: str, streams: Streams, start: Peak) -> None:
    assignment = json.loads(Path(path).read_bytes())
    told: dict[str, Any] = {**performing.perform(assignment)}
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    told["left"] = descendants.kill_tree(os.getpid(), itself=False)
    told["held"] = start.held()
    told["fit"] = _is_fit(streams) and (not assignment["accelerator"] or _accelerator_answers())
    line = memoryview(performing.encode(told))
    os.write(streams.log, end_of_log(path))
    while line:
        line = line[os.write(streams.accounts, line) :]


def _is_fit(streams: Streams) -> bool:
    """Whether the job left the standard streams as it found them."""
    with contextlib.suppress(Exception):
        same = all(os.path.sameopenfile(number, streams.log) for number in (1, 2))
        return same and not (sys.stdout.closed or sys.stderr.closed)
    return False


def _accelerator_answers() -> bool:
    """Whether torch can still use it: after a failure of the driver it refuses a process all further work."""
    accelerator = getattr(sys.modules.get("torch"), "accelerator", None)
    try:
        if accelerator is not None and accelerator.is_available():
            accelerator.synchronize()
    except Exception:
        return False
    return True


def _rest(streams: Streams, environment: dict[str, str]) -> None:
    """As it was before the job, so that the scratch folder can go."""
    _connect(streams)
    os.chdir(Path(__file__).parent)
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    main(sys.argv[1:])
