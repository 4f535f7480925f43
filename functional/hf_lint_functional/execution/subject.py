"""A test file before it runs: what it is, how it runs, and what it says of the checkpoints it needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from hf_lint.classes.collection import has_tests
from hf_lint.coverage.file_reading import FileReader
from hf_lint.facts.checkpoints import loaded_ids
from hf_lint.facts.tasks import tasks_of, tasks_of_pipelines
from hf_lint.kind import Kind
from hf_lint.names import dotted
from hf_lint.source import Source, TooDeep, Unreadable, compile_fault
from hf_lint.test_file import TestFile
from hf_lint_functional.hub.placing import Hints

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.catalog.catalog import Catalog
    from hf_lint.settings.model import Settings

_ID = re.compile(r"""["']([\w][\w.-]*/[\w][\w.-]*|[a-z][\w.]*(?:-[\w.]+)+)["']""")
_OFFLINE = re.compile(r"local_files_only\s*=\s*True|HF_HUB_OFFLINE|TRANSFORMERS_OFFLINE")
_PROGRAM = re.compile(r"^def main\(|^if __name__ ==", re.MULTILINE)
_RUN_TESTS = re.compile(r"^[ \t]+def run_tests\(self", re.MULTILINE)


@dataclass(frozen=True)
class Subject:
    """One test file. ``styles`` are the ways to run it, the likeliest first; ``fault`` says why it cannot run at all.

    ``checkout`` is the transformers checkout that the file belongs to and needs; ``offline_ids`` the checkpoints to
    put into its cache beforehand, since it goes offline by itself.
    """

    path: Path
    styles: tuple[str, ...] = ()
    kind: Kind = Kind.PLAIN
    fault: str = ""
    model_types: tuple[str, ...] = ()
    family: str = "other"
    hints: Hints = field(default_factory=Hints)
    offline_ids: tuple[str, ...] = ()
    checkout: Path | None = None


class SubjectReader:
    """Reads test files, by the settings of their folders and with one catalogue."""

    def __init__(self, settings_of: Callable[[Path], Settings], catalog: Catalog) -> None:
        self._settings_of, self._catalog = settings_of, catalog
        self._reader = FileReader(catalog)

    def read(self, path: Path) -> Subject:
        """What a file is. One that Python refuses has a ``fault``, with its line."""
        try:
            data = path.read_bytes()
            fault = compile_fault(data)
            if fault is not None:
                return Subject(path, fault=f"does not parse: line {fault.span.line}: {fault.message}")
            file = TestFile(str(path), Source(data), settings=self._settings_of(path.parent), location=path)
            record = self._reader.read(str(path), data, path).record
            return self._subject(path, file, tuple(filter(self._is_known, (record.model_type, *record.also))))
        except (OSError, Unreadable, TooDeep, RecursionError) as error:
            return Subject(path, fault=f"cannot be read: {error}")

    def _is_known(self, model_type: str | None) -> TypeGuard[str]:
        return model_type in self._catalog.model_types

    def _subject(self, path: Path, file: TestFile, model_types: tuple[str, ...]) -> Subject:
        text = file.source.text
        known = self._catalog.model_types.get(model_types[0]) if model_types else None
        return Subject(
            path=path,
            styles=_styles(file),
            kind=file.kind,
            model_types=model_types,
            family="other" if known is None else known.details.family,
            hints=_hints(file, model_types),
            offline_ids=tuple(sorted(set(_ID.findall(text)))) if _OFFLINE.search(text) else (),
            checkout=checkout_of(path),
        )


def _styles(file: TestFile) -> tuple[str, ...]:
    """Pytest where it may collect something, else the program that the file is; pytest says what there is not."""
    text = file.source.text
    collected = bool(file.tests) or any(file.is_collected(each) and has_tests(each) for each in file.classes)
    unseen = any(not each.lineage.complete for each in file.classes)
    ways = ["pytest"] if collected or unseen else []
    if _PROGRAM.search(text):
        ways.append("main")
    if _RUN_TESTS.search(text):
        ways.append("classes")
    return tuple(ways) or ("pytest",)


def _hints(file: TestFile, model_types: tuple[str, ...]) -> Hints:
    tasks = dict.fromkeys(use.task for use in (*tasks_of_pipelines(file), *tasks_of(file)))
    classes: dict[str, str] = {}
    for call, literal in loaded_ids(file):
        loader = _class_of(call)
        if loader is not None and isinstance(literal.evaluated_value, str):
            classes.setdefault(literal.evaluated_value, loader)
    return Hints(model_types, next(iter(tasks)) if len(tasks) == 1 else None, {}, classes)


def _class_of(call: cst.Call) -> str | None:
    """The class with a head that a call loads; a base model says nothing of the head that its checkpoint has."""
    home = getattr(call.func, "value", None)
    name = (dotted(home) or "").rpartition(".")[2] if home is not None and not isinstance(home, str) else ""
    return name if "For" in name or name.endswith("LMHeadModel") else None


def checkout_of(path: Path) -> Path | None:
    """The root of the transformers checkout around a test file: the folder with ``src/transformers``."""
    return next((above for above in path.resolve().parents if (above / "src" / "transformers").is_dir()), None)
