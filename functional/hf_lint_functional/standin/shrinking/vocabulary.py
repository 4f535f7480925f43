"""The vocabulary, and the special tokens in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

SIZE = 1024
ROOM = 100
PLACEHOLDER = re.compile(r"(image|video|audio)_token_(id|index)$")


def rule(tree: Node, given: Mapping[str, int]) -> Iterator[Change]:
    """At most 1024 tokens; ids beyond them move to the end of that, each to one place in the whole tree.

    ``given`` has the size and the ids that a tokenizer brings along, by the names of the settings.
    """
    ids = (token for name, token in given.items() if name != "vocab_size")
    size = max(given.get("vocab_size", SIZE), max(ids, default=-1) + 1)
    places = Places(min([size, *_vocabularies(tree)]))
    for node in tree.walk():
        for name, value in node.settings.items():
            if is_vocabulary(name, value) and value > size:
                yield node.path, name, size
            elif name in given:
                yield node.path, name, given[name]
            elif names.TOKEN_ID.match(name) and (new := places.of(name, value)) != value:
                yield node.path, name, new


def refitted(name: str, value: Any, given: Mapping[str, int]) -> Any:
    """A setting that was found for a vocabulary of 1024, for the tokenizer's: the same places before its end.

    Tokens that a map of a vocabulary names have the tokenizer's own ids.
    """
    if isinstance(value, Mapping) and name.endswith("vocabulary_map"):
        return {token: given.get(token, refitted("token_id", id_, given)) for token, id_ in value.items()}
    size = given.get("vocab_size", SIZE)
    if names.TOKEN_ID.match(name) and isinstance(value, int) and value >= size:
        return max(0, value - SIZE + size)
    return value


def is_vocabulary(name: str, value: object) -> bool:
    """Whether this is the number of tokens of a vocabulary."""
    return is_count(value) and bool(names.VOCABULARY.match(name)) and not names.SMALL_VOCABULARY.match(name)


def _vocabularies(tree: Node) -> list[int]:
    return [value for node in tree.walk() for name, value in node.settings.items() if is_vocabulary(name, value)]


class Places:
    """Where special tokens go in a vocabulary of a given size; the same token always to the same place."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._moved: dict[object, int] = {}

    def of(self, name: str, value: object) -> object:
        """The new id of a special token; unset ones that a text needs get one too."""
        if value is None:
            return 0 if name == "pad_token_id" else self._next(name) if PLACEHOLDER.search(name) else None
        if isinstance(value, (list, tuple)):
            return type(value)(self.of(name, item) for item in value)
        if not isinstance(value, int) or isinstance(value, bool) or value < self._size:
            return value
        return self._next(value)

    def _next(self, key: object) -> int:
        first = max(0, self._size - ROOM)
        return self._moved.setdefault(key, min(first + len(self._moved), self._size - 1))
