"""One test file, read and placed."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.catalog.model_types import entry_classes
from hf_lint.convention import kind_of
from hf_lint.coverage.file_names import name_claim
from hf_lint.coverage.known_types import Claim, KnownTypes
from hf_lint.coverage.placement import Placement, content_of, placed
from hf_lint.coverage.record import KNOWN, RETIRED, FileRecord
from hf_lint.coverage.said import Said, said_in
from hf_lint.coverage.tested_classes import TestedClasses
from hf_lint.kind import Kind
from hf_lint.source import Source, Unreadable

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

_AUTO = re.compile(r"AutoModel(?:For\w+|With\w+)?")
_FRAMEWORKS = {"modeling_tf": "TF", "modeling_flax": "Flax"}


@dataclass(frozen=True)
class Read:
    """The record, and the other files that it rests on (``Inheritance.read``)."""

    record: FileRecord
    depends_on: dict[tuple[str, str], str]


class FileReader:
    """Reads files against one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.known = KnownTypes(catalog)

    def read(self, path: str, data: bytes, location: Path) -> Read:
        """Places a file by its name and its content, whether it parses or not."""
        try:
            text = Source(data).text
        except Unreadable:
            text = data.decode("latin-1")
        lists, depends_on, parses = self._lists(data, location)
        said = said_in(text)
        convention, name = kind_of(str(location), text), name_claim(str(location), self.known)
        tested = tuple(dict.fromkeys(each for classes in lists.values() for each in classes))
        found = self._by_lists(tested, name.claim) or placed(
            name, content_of(said, self.known, self.catalog), self.known, is_model_test=convention is not Kind.PLAIN
        )
        found = self._of_other_framework(name.role, found)
        also = self._owners(tested)
        tasks = self._tasks(said)
        record = FileRecord(
            path=path,
            convention=convention.value,
            role=name.role,
            parses=parses,
            named_for=name.named_for,
            claimed=None if name.claim is None else name.claim.model_type,
            model_type=found.model_type,
            standing=found.standing,
            copied=found.copied,
            also=tuple(other for other in also if other != found.model_type),
            classes=tested if convention is Kind.UPSTREAM else self._classes(found.model_type, said, tasks),
            tasks=tasks,
            why=found.why,
            remarks=found.remarks,
        )
        return Read(record, depends_on)

    def _lists(
        self, data: bytes, location: Path
    ) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], str], bool]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tested = TestedClasses(data, location, self.catalog.has_class)
                lists = tested.by_test() if b"model_tester" in data or b"all_model_classes" in data else {}
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return {}, {}, False
        return lists, tested.read, True

    def _owners(self, classes: tuple[str, ...]) -> tuple[str, ...]:
        """The types of the classes, the one with most of them first."""
        owners = Counter(filter(None, map(self.catalog.model_type_of_class, classes)))
        return tuple(name for name, _ in owners.most_common())

    def _by_lists(self, classes: tuple[str, ...], claim: Claim | None) -> Placement | None:
        """What the common tests run decides, where there is anything."""
        owners = self._owners(classes)
        if not owners:
            return None
        how = "the classes that its common tests run"
        if claim is not None and any(self.known.related(claim.model_type, owner) for owner in owners):
            return Placement(claim.model_type if claim.standing == KNOWN else owners[0], KNOWN, how)
        copied = claim is not None
        remark = (f"named for {claim.model_type}, runs the common tests of {owners[0]}",) if claim is not None else ()
        return Placement(owners[0], KNOWN, how, copied, remark)

    def _of_other_framework(self, role: str, found: Placement) -> Placement:
        """Tests of TensorFlow and Flax classes test nothing in a release that has none."""
        prefix = _FRAMEWORKS.get(role)
        if prefix is None or f"{prefix}AutoModel" in self.catalog.classes:
            return found
        remark = f"tests {prefix} classes, which transformers {self.catalog.version} does not have"
        return replace(found, standing=RETIRED, remarks=(*found.remarks, remark))

    def _tasks(self, said: Said) -> tuple[str, ...]:
        names = dict.fromkeys(said.quoted + said.loaded)
        found = (self.catalog.normal_task(name) for name in names if name.islower() and "/" not in name)
        return tuple(dict.fromkeys(task for task in found if task is not None))

    def _classes(self, model_type: str | None, said: Said, tasks: tuple[str, ...]) -> tuple[str, ...]:
        """The classes of a type that a file of the standalone convention means to run.

        Those that it names, and those behind the Auto classes and tasks that it names.
        """
        known = self.catalog.model_types.get(model_type or "")
        if known is None:
            return ()
        words = set(said.words)
        autos = {word for word in words if _AUTO.fullmatch(word)}
        autos |= {auto for task in tasks for auto in self.catalog.tasks[task].auto_classes[:1]}
        named = [name for name in known.model_classes if name in words]
        behind = [name for auto in sorted(autos) for name in entry_classes(list(known.heads.get(auto, ())))[:1]]
        return tuple(dict.fromkeys([*named, *behind]))
