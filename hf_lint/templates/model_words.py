"""Names without the model that they carry, so that the test of one model compares with that of another."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from hf_lint.catalog.name_table import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

MODEL = "*"
_TEST_CLASS = re.compile(r"_?Test_?(?P<model>[A-Z0-9]\w*?)_?(?:Models?|Model_?Tests?|Tests?|Testing|Standalone)?")
_REGISTRY = re.compile(r"(?P<model>[A-Z0-9]\w*?)_MODELS?_REGISTRY")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[A-Z]")
# Words of templates and of test code at large: as a model's name they would eat what is none.
_GENERAL = frozenset({"model", "models", "test", "tests", "hf", "base", "auto", "pipeline", "device", "hardware"})
_PLACEHOLDERS = frozenset({"modeltype", "modelname"})
_LONGEST = 6  # words of a model's name


class ModelWords:
    """The names that a file gives its model, folded: ``xlmroberta`` for ``TestXlmRobertaModels``."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in map(folded, words) if len(word) > 1 and word not in _GENERAL)
        self._known: dict[str, str] = {}

    def plain(self, name: str) -> str:
        """The name with a star for the model: ``*_MODELS_REGISTRY``."""
        if name not in self._known:
            self._known[name] = self._starred(name) if self.words else name
        return self._known[name]

    def _starred(self, name: str) -> str:
        parts = [(found.start(), found.end()) for found in _WORD.finditer(name)]
        written, at, done = "", 0, 0
        while at < len(parts):
            length = self._model_at(name, parts, at)
            if length:
                written += name[done : parts[at][0]] + MODEL
                done = parts[at + length - 1][1]
            at += length or 1
        return written + name[done:]

    def _model_at(self, name: str, parts: list[tuple[int, int]], at: int) -> int:
        """How many words from here on are the model's name, the most that will do."""
        for length in range(min(_LONGEST, len(parts) - at), 0, -1):
            run = folded(name[parts[at][0] : parts[at + length - 1][1]])
            if run in self.words and not (run in _PLACEHOLDERS and name.islower()):
                return length
        return 0

    @cached_property
    def longest(self) -> str:
        """The longest of the names, empty if there is none."""
        return max(sorted(self.words), key=len, default="")


def words_of(names: Iterable[str], model_type: str | None) -> ModelWords:
    """What a file calls its model, by the names that it defines and the one that its own name claims."""
    found = {model_type} if model_type else set()
    for name in names:
        match = _TEST_CLASS.fullmatch(name) or _REGISTRY.fullmatch(name)
        if match is not None:
            found.add(match["model"])
    return ModelWords(found)
