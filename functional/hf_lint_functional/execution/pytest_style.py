"""Running a file through pytest, which also runs unittest's classes, with an outcome for each test."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hf_lint_functional.execution.failure import failure_of
from hf_lint_functional.execution.recorded import Record, Recorded
from hf_lint_functional.outcome import Verdict

if TYPE_CHECKING:
    from hf_lint_functional.execution.probe import Probe

# No cache in the tests' own tree.
_OPTIONS = ("-p", "no:cacheprovider", "--no-header", "-q", "--tb=short", "--color=no")
# The modules of plugins are imported before the fork, which pytest warns of, and projects make errors of warnings.
_PRELOADED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
# No second layer of processes, where a project asks for one; some have hooks that need the plugin to be there.
_ONE_PROCESS = ("-n", "0") if find_spec("xdist") else ()
_WITHOUT_THEIR_OPTIONS = ("-o", "addopts=")


def run_with_pytest(path: Path, only: Sequence[str], probe: Probe) -> Record:
    """Runs the tests of a file, or only those named as pytest names them within it.

    A project whose settings ask for plugins that are not here is run again without its ``addopts``, with a note.
    """
    targets = [f"{path}::{name}" for name in only] or [str(path)]
    recorder = _Recorder(path, probe)
    code = pytest.main([*_OPTIONS, *_PRELOADED, *_ONE_PROCESS, *targets], plugins=[recorder])
    if code == pytest.ExitCode.USAGE_ERROR and not recorder.record.tests:
        recorder = _Recorder(path, probe)
        pytest.main([*_OPTIONS, *_PRELOADED, *_ONE_PROCESS, *_WITHOUT_THEIR_OPTIONS, *targets], plugins=[recorder])
        recorder.record.notes.append("run without the project's pytest addopts, which ask for what is not here")
    return recorder.record


class _Recorder:
    """A pytest plugin: one entry per test, its worst phase deciding, and one per file that cannot be collected."""

    def __init__(self, path: Path, probe: Probe) -> None:
        self.record = Record()
        self._path, self._probe = path, probe
        self._calls = 0
        self._entries: dict[str, Recorded] = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_make_collect_report(self, collector: Any) -> Generator[None, Any, None]:
        """Notes a module or class that pytest could not collect, and one that it skipped as a whole."""
        report = (yield).get_result()
        if report.outcome == "passed":
            return
        error = report.call.excinfo.value if report.call.excinfo else None
        if isinstance(error, collector.CollectError):  # pytest's own words around an ImportError
            error = error.__cause__ or error
        name = collector.nodeid.partition("::")[2] or self._path.name
        if report.skipped:
            self.record.tests.append(Recorded(name, Verdict.SKIPPED, reason=_skip_reason(report)))
        elif error is not None:
            failure = failure_of(error, self._path, uses_stand_in=False)
            self.record.tests.append(Recorded(name, Verdict.ERROR, reason=failure.reason, failure=failure))

    def pytest_runtest_logstart(self) -> None:
        """A test begins."""
        self._calls = self._probe.calls()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: Any, call: Any) -> Generator[None, Any, None]:
        """A phase of a test has ended."""
        report = (yield).get_result()
        entry = self._entry(item.nodeid.partition("::")[2] or item.name)
        entry.seconds += report.duration
        entry.calls = self._probe.calls() - self._calls
        if report.skipped:
            entry.verdict, entry.reason = Verdict.SKIPPED, _skip_reason(report)
        elif report.failed and entry.verdict is not Verdict.FAILED:
            entry.verdict = Verdict.FAILED if report.when == "call" else Verdict.ERROR
            self._blame(entry, call, report)

    def _entry(self, name: str) -> Recorded:
        if name not in self._entries:
            self._entries[name] = Recorded(name, Verdict.PASSED)
            self.record.tests.append(self._entries[name])
        return self._entries[name]

    def _blame(self, entry: Recorded, call: Any, report: Any) -> None:
        if call.excinfo is None:
            entry.reason = str(report.longrepr).strip().splitlines()[-1]
            return
        entry.failure = failure_of(call.excinfo.value, self._path, uses_stand_in=self._probe.used_stand_in)
        entry.reason = entry.failure.reason


def _skip_reason(report: Any) -> str:
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(told).removeprefix("Skipped: ")
