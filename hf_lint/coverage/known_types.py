"""From a name, as files, classes and checkpoints have them, to the model type that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.catalog.nearest import folded
from hf_lint.coverage.history import lifetimes
from hf_lint.facts.canonical_checkpoints import CANONICAL
from hf_lint.facts.published_names import PUBLISHED_AS

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

KNOWN, RETIRED, PREPROCESSING = "known", "retired", "preprocessing"
_PARTS = re.compile(r"[\W_]+")
# Words in front of a model's name in the ids of checkpoints.
_LEADING = frozenset({"tiny", "random", "dummy", "fake", "test", "small", "mini", "hf", "distil", "multilingual"})
# Words that stand behind a model's name and say how the test is made, or which of its checkpoints it loads.
_TRAILING = frozenset({"base", "cased", "copy", "fixed", "improved", "large", "mini", "minimal", "model", "models",
                       "new", "simple", "simplified", "small", "standalone", "standardized", "test", "tests", "tiny",
                       "uncased", "v1"})  # fmt: skip
# Model types whose names are words that files about other things begin with.
_WORDS = frozenset({"align", "auto", "bit", "dac", "fast", "git", "led", "mega", "nat", "opt", "rag", "realm", "sam",
                    "timm", "van", "vision", "speech", "text"})  # fmt: skip


class Claim(NamedTuple):
    """A model type that a name stands for.

    ``standing`` is ``known``, ``retired`` for a type that only earlier releases have, or ``preprocessing`` for a
    model folder with a tokenizer and no type of its own. ``exact`` is False where the name goes on.
    """

    model_type: str
    standing: str = KNOWN
    exact: bool = True

    @property
    def is_word(self) -> bool:
        """Whether the name may well mean something else."""
        return self.model_type in _WORDS


def bare_name(name: str) -> str:
    """A name without the words behind it that say how the test is made: ``flamingo`` for ``flamingo_standardized``."""
    parts = re.split(r"([\W_]+)", name)
    while len(parts) > 1 and parts[-1].lower() in _TRAILING:
        parts = parts[:-2]
    return "".join(parts)


class KnownTypes:
    """The names that one catalogue, the history and the families of checkpoints know."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._matches: dict[str, Claim | None] = {}

    @cached_property
    def _index(self) -> dict[str, Claim]:
        found = {folded(name): Claim(name, RETIRED) for name in lifetimes()}
        for module in self._catalog.exports:
            top, _, rest = module.partition(".")
            folder = rest.rpartition(".")[0] or rest
            if top == "models" and folder not in ("", "auto"):
                found.setdefault(folded(folder.rpartition(".")[2]), Claim(folder, PREPROCESSING))
        found |= {name: Claim(of) for name, of in PUBLISHED_AS.items() if of in self._catalog.folders}
        found |= {folded(folder.rpartition("/")[2]): Claim(name) for folder, name in self.main_types.items()}
        return found | {folded(name): Claim(name) for name in self._catalog.folders}

    @cached_property
    def main_types(self) -> dict[str, str]:
        """By model folder the type that it is named after, else the first that has a head."""
        found: dict[str, str] = {}
        for name, folder in self._catalog.folders.items():
            if folder not in found or folded(name) == folded(folder.rpartition("/")[2]):
                found[folder] = name
        return found

    def types_in(self, folder: str) -> tuple[str, ...]:
        """The model types of a folder below ``models``, named without what is above it."""
        return tuple(name for name, home in self._catalog.folders.items() if home.rpartition("/")[2] == folder)

    def main_type(self, names: tuple[str, ...], folder: str) -> str:
        """Of the types of one folder the one that it is named after, else the first."""
        return next((name for name in names if folded(name) == folded(folder)), names[0])

    @cached_property
    def _folders(self) -> frozenset[str]:
        parts = (module.split(".") for module in self._catalog.exports)
        return frozenset(name for part in parts if part[0] == "models" for name in part[1:])

    def has_folder(self, folder: str) -> bool:
        """Whether transformers has a model folder of this name, with a type of its own or without."""
        return folder in self._folders

    def exact(self, name: str) -> Claim | None:
        """What a whole name means, whatever its case and separators."""
        return self._index.get(folded(name))

    def match(self, name: str) -> Claim | None:
        """What a name means, or the longest beginning of it that ends where a word does."""
        if name not in self._matches:
            self._matches[name] = next(self._beginnings(name), None)
        return self._matches[name]

    def _beginnings(self, name: str) -> Iterator[Claim]:
        parts = [part for part in _PARTS.split(name) if part]
        for count in range(len(parts), 0, -1):
            claim = self._index.get("".join(parts[:count]).lower())
            exact = all(part.lower() in _TRAILING for part in parts[count:])
            if claim is not None and (exact or len(claim.model_type) > 2):
                yield claim._replace(exact=exact)

    def of_checkpoint(self, checkpoint: str) -> Claim | None:
        """The model type of a checkpoint: as documented, or by its name."""
        full = CANONICAL.get(checkpoint, checkpoint)
        documented = self._catalog.checkpoints.get(full)
        if documented is not None:
            return Claim(documented)
        parts = [part for part in _PARTS.split(full.rpartition("/")[2]) if part]
        while len(parts) > 1 and parts[0].lower() in _LEADING:
            parts = parts[1:]
        claim = self.match("_".join(parts))
        if claim is None and len(parts) == 1:
            claim = self._of_class(parts[0])
        return None if claim is None or (claim.is_word and not claim.exact and "/" not in checkpoint) else claim

    def _of_class(self, name: str) -> Claim | None:
        owner = self._catalog.model_type_of_class(name) if self._catalog.has_class(name) else None
        return None if owner is None else Claim(owner)

    def related(self, one: str, other: str) -> bool:
        """Whether two types are the same, or live in one folder, as the parts of a model do."""
        folders = self._catalog.folders
        return one == other or (one in folders and folders.get(one) == folders.get(other))
