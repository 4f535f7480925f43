"""Many files: each is read once, looked up in the cache, and linted in a process that has room for it."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.finding import Problem
from hf_lint.lint import Outcome, lint, uses_transformers

if TYPE_CHECKING:
    from hf_lint.cache import Cache
    from hf_lint.rule import Rule
    from hf_lint.settings.model import Settings

_WORTH_A_PROCESS = 400_000  # bytes of test files for which starting processes pays
_BATCH = 8


class Task(NamedTuple):
    """One file to lint, and all that a worker needs for it."""

    path: str
    data: bytes
    codes: tuple[str, ...]
    settings: Settings
    key: str


@dataclass(frozen=True)
class Plan:
    """How files are linted. ``rules_for`` says which rules and settings apply to a path."""

    rules_for: Callable[[Path], tuple[tuple[Rule, ...], Settings]]
    cache: Cache
    jobs: int


def default_jobs() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def lint_files(files: Iterable[Path], plan: Plan) -> Iterator[Outcome]:
    """The outcome of each file, in the order in which they become known; nothing that is wrong with one stops it."""
    tasks: list[Task] = []
    for path in files:
        prepared = _prepare(path, plan)
        if isinstance(prepared, Outcome):
            yield prepared
        else:
            tasks.append(prepared)
    known = plan.cache.get(task.key for task in tasks)
    yield from known.values()
    missing = [task for task in tasks if task.key not in known]
    keys = {task.path: task.key for task in missing}
    for outcome in _run(missing, plan.jobs):
        plan.cache.put(keys[outcome.path], outcome)
        yield outcome
    plan.cache.save()


def _prepare(path: Path, plan: Plan) -> Task | Outcome:
    from hf_lint.cache import key_of

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        return Outcome(str(path), problems=(Problem(str(path), 0, 0, reason),), linted=False)
    if not uses_transformers(data):
        return Outcome(str(path), linted=False)
    rules, settings = plan.rules_for(path)
    codes = tuple(rule.code for rule in rules)
    key = key_of(str(path), path.absolute(), data, _options(codes, settings))
    return Task(str(path), data, codes, settings, key)


@lru_cache(maxsize=1024)
def _options(codes: tuple[str, ...], settings: Settings) -> str:
    from hf_lint.catalog.choice import edition

    return repr((codes, settings, edition(settings)))


def _run(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    gc.freeze()  # what is loaded by now stays, so that the collector need not go through it again, here or in a fork
    if jobs <= 1 or sum(len(task.data) for task in tasks) < _WORTH_A_PROCESS:
        for task in tasks:
            yield _lint_one(task)
        return
    batches = [list(tasks[start : start + _BATCH]) for start in range(0, len(tasks), _BATCH)]
    with ProcessPoolExecutor(min(jobs, len(batches)), mp_context=_context()) as pool:
        futures = {pool.submit(_lint_batch, batch): batch for batch in batches}
        try:
            for future in as_completed(futures):
                yield from _result(future, futures[future])
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Forked workers have the rules loaded already; where forking is not at hand, they load them once each."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods and os.name == "posix" else methods[0])


def _result(future: Future[list[Outcome]], batch: list[Task]) -> Iterator[Outcome]:
    """A worker that died takes its pool with it; what it had in hand is tried again, each file by itself."""
    try:
        yield from future.result()
    except BrokenProcessPool:
        for task in batch:
            yield _lint_alone(task)


def _lint_alone(task: Task) -> Outcome:
    try:
        with ProcessPoolExecutor(1, mp_context=_context()) as pool:
            return pool.submit(_lint_one, task).result()
    except BrokenProcessPool:
        reason = "the process that linted it died (out of memory, or a fault in native code)"
        return Outcome(task.path, problems=(Problem(task.path, 0, 0, reason),), linted=False)


def _lint_batch(batch: list[Task]) -> list[Outcome]:
    return [_lint_one(task) for task in batch]


def _lint_one(task: Task) -> Outcome:
    from hf_lint.registry import all_rules

    wanted = set(task.codes)
    rules = [rule for rule in all_rules() if rule.code in wanted]
    return lint(task.path, task.data, rules, task.settings, location=Path(task.path).absolute())
