"""Running a file that is a program: its ``main()``, or the ``run_tests()`` of its classes."""

from __future__ import annotations

import importlib.util
import inspect
import runpy
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any

from hf_lint_functional.execution.failure import Failure, blame_of_message, failure_of
from hf_lint_functional.execution.recorded import Record, Recorded
from hf_lint_functional.outcome import Verdict

if TYPE_CHECKING:
    from hf_lint_functional.execution.probe import Probe

_RUNS = "run_tests"


def run_main(path: Path, probe: Probe) -> Record:
    """Calls ``main()``; without one, the code below ``if __name__ == "__main__"`` runs.

    What the file's ``run_tests`` methods return is judged too, since such programs end with exit code 0 whatever
    they found.
    """
    returned: list[object] = []

    def run() -> object:
        module = _imported(path)
        _keep_returns(module, returned)
        main = getattr(module, "main", None)
        if callable(main) and not _needs_arguments(main):
            return main()
        runpy.run_path(str(path), run_name="__main__")
        return None

    return _recorded("main", path, probe, run, returned)


def run_classes(path: Path, probe: Probe) -> Record:
    """Makes an object of each class that has ``run_tests()``, and calls it."""
    record = Record()
    module: list[ModuleType] = []
    imported = _recorded("import", path, probe, lambda: module.append(_imported(path)), [])
    if not module:
        return imported
    for kind in _runners(module[0]):
        record.tests += _recorded(f"{kind.__name__}.{_RUNS}", path, probe, partial(_run_tests, kind), []).tests
    return record


def _run_tests(kind: type[Any]) -> object:
    return getattr(kind(), _RUNS)()


def _recorded(name: str, path: Path, probe: Probe, run: Callable[[], object], returned: list[object]) -> Record:
    sys.argv = [str(path)]
    started, calls = perf_counter(), probe.calls()
    entry = Recorded(name, Verdict.PASSED)
    try:
        returned.append(run())
    except SystemExit as leaving:
        _judge_exit(entry, leaving)
    except BaseException as error:
        entry.verdict = Verdict.FAILED
        entry.failure = failure_of(error, path, uses_stand_in=probe.used_stand_in)
        entry.reason = entry.failure.reason
    _judge_returned(entry, returned, uses_stand_in=probe.used_stand_in)
    entry.seconds, entry.calls = perf_counter() - started, probe.calls() - calls
    return Record([entry])


def _judge_exit(entry: Recorded, leaving: SystemExit) -> None:
    if leaving.code not in (None, 0):
        entry.verdict, entry.reason = Verdict.FAILED, f"the program ended with exit code {leaving.code}"


def _judge_returned(entry: Recorded, returned: list[object], *, uses_stand_in: bool) -> None:
    told = next((reason for value in returned for reason in _failures(value)), None)
    if told is not None and entry.verdict is Verdict.PASSED:
        entry.verdict, entry.reason = Verdict.FAILED, told
        entry.failure = Failure(told, blame_of_message(told, uses_stand_in=uses_stand_in), None)


def _failures(value: object, name: str = "") -> Iterator[str]:
    """What a returned dict says of itself: a key that ends in ``success`` and is False, with the error beside it."""
    if not isinstance(value, Mapping):
        return
    for key, found in value.items():
        if found is False and str(key).endswith("success"):
            error = next((str(value[each]) for each in value if "error" in str(each) and value[each]), "")
            yield f"returned `{name}{key}: False`" + (f": {' '.join(error.split())[:200]}" if error else "")
        yield from _failures(found, f"{name}{key}.")


def _keep_returns(module: ModuleType, returned: list[object]) -> None:
    for kind in _runners(module):
        setattr(kind, _RUNS, _keeping(getattr(kind, _RUNS), returned))


def _keeping(method: Callable[..., object], returned: list[object]) -> Callable[..., object]:
    def kept(*arguments: object, **named: object) -> object:
        returned.append(method(*arguments, **named))
        return returned[-1]

    return kept


def _runners(module: ModuleType) -> list[type[Any]]:
    classes = (value for value in vars(module).values() if isinstance(value, type))
    return [kind for kind in classes if kind.__module__ == module.__name__ and callable(getattr(kind, _RUNS, None))]


def _needs_arguments(function: Callable[..., object]) -> bool:
    parameters = inspect.signature(function).parameters.values()
    return any(each.default is each.empty and each.kind in (0, 1) for each in parameters)


def _imported(path: Path) -> ModuleType:
    sys.path.insert(0, str(path.parent))
    name = path.stem if path.stem.isidentifier() else "model_test"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
