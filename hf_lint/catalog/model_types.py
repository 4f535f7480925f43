"""Puts together, when asked for, what the tables say of a model type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from hf_lint.catalog.model import Details, ModelType, Task

if TYPE_CHECKING:
    from hf_lint.catalog.record import Record

_AUTO = re.compile(r"^_?(?:TF|Flax)?AutoModel(?:For|With)?")
_NEEDED = {"tokenizer": {"text"}, "image_processor": {"image", "video"}, "feature_extractor": {"audio"}}


def head_of(auto_class: str) -> str:
    """``CausalLM`` for ``AutoModelForCausalLM``, ``Model`` for ``AutoModel``; a table without Auto class in full."""
    return _AUTO.sub("", auto_class) or "Model"


def entry_classes(entry: object) -> tuple[str, ...]:
    """The classes that an entry of a table names, each once."""
    if isinstance(entry, str):
        return (entry,)
    parts: Iterable[object] = entry.values() if isinstance(entry, Mapping) else entry if isinstance(entry, list) else ()
    return tuple(dict.fromkeys(str(part) for part in parts if part))


class ModelTypes(Mapping[str, ModelType]):
    """The model types of a catalogue by name."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._made: dict[str, ModelType] = {}

    def __getitem__(self, name: str) -> ModelType:
        if name not in self._made:
            self._made[name] = self._model_type(name, self._record.folders[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._record.folders

    def __iter__(self) -> Iterator[str]:
        return iter(self._record.folders)

    def __len__(self) -> int:
        return len(self._record.folders)

    @cached_property
    def _heads(self) -> Mapping[str, dict[str, tuple[str, ...]]]:
        by_table = {table: name for name, table in self._record.auto_classes.items()}
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for table, entries in self._record.tables.items():
            if "MODEL_" in table:
                head = by_table.get(table, table)
                for name, entry in entries.items():
                    found.setdefault(name, {})[head] = entry_classes(entry)
        return found

    def _model_type(self, name: str, folder: str) -> ModelType:
        heads = self._heads.get(name, {})
        details = self._record.details.get(name, Details())
        tasks = (task.name for task in self._record.tasks.values() if _fits(task, heads, details))
        return ModelType(
            name,
            folder,
            str(self._record.tables["CONFIG_MAPPING_NAMES"][name]),
            heads,
            tokenizers=self._preprocessors("TOKENIZER", name),
            processors=self._preprocessors("PROCESSOR", name),
            image_processors=self._preprocessors("IMAGE_PROCESSOR", name),
            feature_extractors=self._preprocessors("FEATURE_EXTRACTOR", name),
            video_processors=self._preprocessors("VIDEO_PROCESSOR", name),
            tasks=tuple(sorted(tasks)),
            details=details,
            parents=self._record.parents_of(folder),
        )

    def _preprocessors(self, table: str, name: str) -> tuple[str, ...]:
        return entry_classes(self._record.tables.get(f"{table}_MAPPING_NAMES", {}).get(name))


def _fits(task: Task, heads: Mapping[str, tuple[str, ...]], details: Details) -> bool:
    """A task for any base model also needs the inputs that its pipeline prepares; audio models only write text."""
    if task.auto_classes != ("AutoModel",):
        return any(auto_class in heads for auto_class in task.auto_classes)
    taken = {"audio"} if details.family == "audio" else {*details.modalities}
    return "AutoModel" in heads and all(_NEEDED[part] & taken for part in task.loads if part in _NEEDED)
