"""Running a file through pytest, which also runs unittest's classes, with an outcome for each test."""

from __future__ import annotations

import io
import sys
from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import redirect_stderr
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hf_lint_functional.execution.failure import Failure, blame_of_message, failure_of
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

    A project whose settings ask for plugins that are not here is run again without its ``addopts``, with a note. What
    pytest cannot start with at all, such as a broken ``conftest.py``, and what breaks it off is an error of the file.
    """
    targets = [f"{path}::{name}" for name in only] or [str(path)]
    record, refused = _run(path, probe, targets)
    if refused:
        record, refused = _run(path, probe, [*_WITHOUT_THEIR_OPTIONS, *targets])
        if refused:
            record.tests.append(Recorded(path.name, Verdict.ERROR, reason=refused, failure=_unstarted(refused)))
        else:
            record.notes.append("run without the project's pytest addopts, which ask for what is not here")
    return record


def _run(path: Path, probe: Probe, arguments: Sequence[str]) -> tuple[Record, str]:
    """What was recorded, and the last line that pytest said where it would not start."""
    recorder, said = _Recorder(path, probe), io.StringIO()
    with redirect_stderr(said):
        code = pytest.main([*_OPTIONS, *_PRELOADED, *_ONE_PROCESS, *arguments], plugins=[recorder])
    sys.stderr.write(said.getvalue())
    if code != pytest.ExitCode.USAGE_ERROR or recorder.record.tests:
        return recorder.record, ""
    lines = [line.removeprefix("E").strip() for line in said.getvalue().splitlines() if line.strip()]
    return recorder.record, lines[-1] if lines else "pytest refuses to start"


def _unstarted(said: str) -> Failure:
    return Failure(said, blame_of_message(said, uses_stand_in=False), None)


class _Recorder:
    """A pytest plugin: one entry per test, its worst phase deciding, and one per file that cannot be collected."""

    def __init__(self, path: Path, probe: Probe) -> None:
        self.record = Record()
        self._path, self._probe = path, probe
        self._calls = 0
        self._seconds: dict[str, dict[str, float]] = defaultdict(dict)
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

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C or ``pytest.exit()`` from within a test; pytest stops itself for failures, which are told already."""
        if not isinstance(excinfo.value, pytest.Session.Interrupted):
            self._broken_off(excinfo.value)

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """A hook of the project or of a plugin raised."""
        self._broken_off(excinfo.value)

    def _broken_off(self, error: BaseException) -> None:
        failure = failure_of(error, self._path, uses_stand_in=False)
        reason = f"pytest broke off, and the tests that follow did not run: {failure.reason}"
        self.record.tests.append(Recorded(self._path.name, Verdict.ERROR, reason=reason, failure=failure))

    def pytest_runtest_logstart(self) -> None:
        """A test begins."""
        self._calls = self._probe.calls()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: Any, call: Any) -> Generator[None, Any, None]:
        """A phase of a test has ended, or one of its sub tests, which come before the call that has them."""
        report = (yield).get_result()
        entry = self._entry(item.nodeid.partition("::")[2] or item.name)
        self._seconds[entry.name][report.when] = report.duration
        entry.seconds = sum(self._seconds[entry.name].values())
        entry.calls = self._probe.calls() - self._calls
        if report.failed and entry.verdict is not Verdict.FAILED:
            entry.verdict = Verdict.FAILED if report.when == "call" else Verdict.ERROR
            self._blame(entry, call, report)
        elif report.skipped and report.when != "teardown" and entry.verdict is Verdict.PASSED:
            entry.verdict, entry.reason = Verdict.SKIPPED, _skip_reason(report)
        elif report.passed and report.when == "call" and entry.verdict is Verdict.SKIPPED:
            # A sub test skipped, and the test as a whole passed: so pytest counts it, and JUnit's XML does not.
            entry.verdict, entry.reason = Verdict.PASSED, f"in part, a sub test was skipped: {entry.reason}"

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
    if hasattr(report, "wasxfail"):
        return f"expected to fail: {report.wasxfail.removeprefix('reason: ')}".removesuffix(": ")
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(told).removeprefix("Skipped: ")
