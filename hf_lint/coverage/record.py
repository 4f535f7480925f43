"""What is known of one test file: which model type it tests, and how that was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

KNOWN, RETIRED, UNKNOWN, PREPROCESSING, GENERAL = "known", "retired", "unknown", "preprocessing", "general"


@dataclass(frozen=True)
class FileRecord:
    """One test file.

    ``named_for`` is what the file's name calls the model, ``claimed`` the model type behind it. ``model_type`` is
    what the content tests; where that is another one, ``copied`` is True. ``also`` are further types whose classes
    it tests. ``standing``: ``known``; ``retired`` and ``unknown`` for a model that transformers has no longer or has
    never had; ``preprocessing`` for a tokenizer without a model of its own; ``general`` for a file about no one model.
    ``classes`` are the model classes that it means to run, ``tasks`` the pipeline tasks that it names.
    """

    path: str
    convention: str = "plain"
    role: str = ""
    parses: bool = True
    named_for: str = ""
    claimed: str | None = None
    model_type: str | None = None
    standing: str = GENERAL
    copied: bool = False
    also: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    why: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def model_types(self) -> tuple[str, ...]:
        """Every type that it tests, the main one first."""
        return () if self.model_type is None else (self.model_type, *self.also)

    def to_json(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> FileRecord:
        """From what ``to_json`` gave."""
        raw = {item.name: found[item.name] for item in fields(cls)}
        values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
        return cls(**values)
