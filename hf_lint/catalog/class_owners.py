"""Which model type a public class was written for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from hf_lint.catalog.model_types import entry_classes

_FRAMEWORK = re.compile(r"^(?:TF|Flax)(?=[A-Z])")


class Owners:
    """In a folder with several types the tables decide, then the configuration class that the name begins like."""

    def __init__(self, tables: Mapping[str, Mapping[str, object]], folders: Mapping[str, str]) -> None:
        self._tables = tables
        self._folders = folders

    def owner(self, name: str, module: str) -> str | None:
        """The model type of a class in a module such as ``models.bert.modeling_bert``; None if no one has it."""
        top, *inner = module.split(".")
        folder = "/".join(inner[:-1] or inner)
        here = self._by_folder.get(folder, []) if top == "models" else []
        if len(here) <= 1:
            return here[0] if here else None
        listed = [other for other in self._by_class.get(name, ()) if self._folders[other] == folder]
        if len(listed) == 1:
            return listed[0]
        main = [other for other in listed or here if other.replace("-", "_") == folder.rpartition("/")[2]]
        beginning = None if listed and main else self._by_beginning(name, listed or here)
        return beginning or (main[0] if main else None)

    @cached_property
    def _by_folder(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, folder in self._folders.items():
            found.setdefault(folder, []).append(name)
        return found

    @cached_property
    def _by_class(self) -> Mapping[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for table in self._tables.values():
            for name, entry in table.items():
                if name in self._folders:
                    for class_name in entry_classes(entry):
                        found.setdefault(class_name, {})[name] = None
        return found

    def _by_beginning(self, name: str, among: Iterable[str]) -> str | None:
        config = self._tables["CONFIG_MAPPING_NAMES"]
        stems = {str(config[other]).removesuffix("Config"): other for other in among}
        plain = _FRAMEWORK.sub("", name)
        fitting = [stem for stem in stems if plain.startswith(stem)]
        return stems[max(fitting, key=len)] if fitting else None
