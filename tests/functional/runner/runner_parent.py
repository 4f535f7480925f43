"""A run as a user starts it: keeps a journal, may be killed half-way and resumed.

Arguments: journal, lifeline (empty: nothing sticks), ``fork`` or ``warm``, ``resume`` or ``anew``, length of a reason.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from runner_pools import job, make_pool

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.runner.journal import Journal, JournalError, fingerprint

NAMES = ("quick-1", "quick-2", "stuck")
LARGEST_FILE = 16_384


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def run(journal: Journal, lifeline: str, *, fork: bool, length: int) -> None:
    for outcome in journal.known.values():
        say("known", outcome.name)
    with make_pool(fork=fork) as pool:
        say("pid", pool.pids()[0])
        if length:
            resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        jobs = [
            (job("stick", lifeline=lifeline) if name == "stuck" else job("give", value=name))._replace(name=name)
            for name in NAMES
            if not journal.knows("test", name)
        ]
        endings = pool.run(jobs)
        outcomes = (Outcome("test", ending.name, Verdict.PASSED, "x" * length) for ending in endings)
        for outcome in journal.keep(outcomes):
            say("ran", outcome.name)


def main(path: str, lifeline: str, place: str, mode: str, length: str = "0") -> int:
    try:
        with Journal(Path(path), fingerprint({"names": NAMES}), resume=mode == "resume") as journal:
            run(journal, lifeline, fork=place == "fork", length=int(length))
    except JournalError as error:
        say("error:", error)
        return 2
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
