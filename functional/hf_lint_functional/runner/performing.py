"""Runs one job in the process it is called in, and says in JSON what came of it."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import json
import os
import random
import sys
import tempfile
import time
import traceback
from typing import Any, NoReturn, TypedDict

from hf_lint_functional.runner.guard import loopback, writes
from hf_lint_functional.runner.memory import Peak, expect_death, is_out_of_memory, limit_memory

NETWORK = "HF_LINT_NETWORK"
"""Set in the environment of processes whose jobs may use the network."""


class Assignment(TypedDict):
    """A job as it travels to the process that performs it."""

    target: str
    arguments: dict[str, Any]
    environment: dict[str, str]
    memory_bytes: int | None
    work: str
    scratch: str
    seed: int
    accelerator: bool


class Account(TypedDict):
    """What the process itself says of a job, as it travels back."""

    how: str
    value: Any
    exit_code: int | None
    peak_memory: int | None
    cpu_seconds: float
    wrote: list[str]
    refused: list[str]


def perform(assignment: Assignment) -> Account:
    """Never raises: whatever the job raises is in the account, ``SystemExit`` and ``KeyboardInterrupt`` included."""
    own = os.getpid()
    _enter(assignment)
    watch = writes.watch((assignment["scratch"],))
    loopback.refused.clear()
    peak, began = Peak(), _cpu_seconds()
    limit_memory(assignment["memory_bytes"], accelerator=assignment["accelerator"])
    how, value, code = _call(assignment)
    if os.getpid() != own:  # a child that the job forked and that came back here: the job is its parent's
        _end(0 if how == "returned" else 1 if code is None else code)
    limit_memory(None, accelerator=assignment["accelerator"])
    return Account(
        how=how,
        value=value,
        exit_code=code,
        peak_memory=peak.above(),
        cpu_seconds=_cpu_seconds() - began,
        wrote=list(watch.outside),
        refused=list(loopback.refused),
    )


def encode(account: dict[str, Any]) -> bytes:
    """One line of JSON; where the value is none, the account says so."""
    try:
        line = json.dumps(account)
    except (TypeError, ValueError, RecursionError) as error:
        message = f"the job returned what JSON cannot hold: {error}"
        account["how"] = "raised"
        account["value"] = {"type": "TypeError", "message": message, "traceback": message}
        line = json.dumps(account)
    return line.encode("ascii") + b"\n"


def install_guards(log: int) -> None:
    """Once in a process: loopback only, no core files, and a crash's stack goes to the file descriptor ``log``."""
    expect_death()
    loopback.install()
    faulthandler.enable(file=log, all_threads=True)


def _enter(assignment: Assignment) -> None:
    os.environ.update(assignment["environment"])
    tempfile.tempdir = None
    os.chdir(assignment["work"])
    seed(assignment["seed"])


def seed(number: int) -> None:
    """All generators that are loaded; nothing is loaded for this."""
    random.seed(number)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(number % 2**32)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(number)


def _call(assignment: Assignment) -> tuple[str, Any, int | None]:
    try:
        module, _, name = assignment["target"].partition(":")
        return "returned", getattr(importlib.import_module(module), name)(**assignment["arguments"]), None
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        return "exit", _describe(error), code
    except BaseException as error:  # KeyboardInterrupt and what pytest raises are no Exception
        limit_memory(None, accelerator=assignment["accelerator"])  # or there is none left to describe the error with
        return "out-of-memory" if is_out_of_memory(error) else "raised", _describe(error), None


def _end(code: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    os._exit(code)


def _describe(error: BaseException) -> dict[str, str]:
    try:
        message = str(error)
    except Exception:  # a broken __str__ is not worth losing the traceback for
        message = ""
    within = error.__traceback__ and error.__traceback__.tb_next  # the first frame is this module's own
    text = "".join(traceback.format_exception(type(error), error, within))
    return {"type": type(error).__name__, "message": message, "traceback": text}


def _cpu_seconds() -> float:
    times = os.times()  # its own part counts in hundredths of a second, process_time in millionths
    return time.process_time() + times.children_user + times.children_system
