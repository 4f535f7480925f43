"""What one release of transformers knows, and the questions that one can ask about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from hf_lint.catalog.checkpoint_claims import claimant
from hf_lint.catalog.class_owners import Owners
from hf_lint.catalog.model import ModelType
from hf_lint.catalog.model_types import ModelTypes
from hf_lint.catalog.nearest import nearest
from hf_lint.catalog.record import Record

SCHEMA = 1
_TRANSLATION = re.compile(r"translation_[^_]+_to_[^_]+")


class Catalog(Record):
    """The record of a release, and the questions that one can ask about it."""

    @cached_property
    def model_types(self) -> Mapping[str, ModelType]:
        """All model types that ``AutoConfig`` knows, each put together when it is asked for."""
        return ModelTypes(self)

    @cached_property
    def classes(self) -> Mapping[str, str]:
        """All public classes, each with its module; without the names that are made when asked for."""
        return {name: module for module, exports in self.exports.items() for name in exports.classes}

    @cached_property
    def other_names(self) -> Mapping[str, str]:
        """Public functions and constants, each with its module."""
        return {name: module for module, exports in self.exports.items() for name in exports.others}

    def class_behind(self, name: str) -> str | None:
        """The class that a public name gives: itself, or the one that stands in for it; None if there is none."""
        if name in self.classes:
            return name
        if name in self.made_names:
            return self.made_names[name]
        if name.endswith(self.made_suffixes):
            plain = name.removesuffix("Fast")
            return plain if plain in self.classes else self.made_names.get(plain)
        return None

    def has_class(self, name: str) -> bool:
        """Whether ``from transformers import name`` gives a class, be it the placeholder of a missing package."""
        return self.class_behind(name) is not None

    def has_name(self, name: str) -> bool:
        """Whether ``from transformers import name`` gives a class, a function or a constant."""
        return self.has_class(name) or name in self.other_names

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.tables, self.folders)

    def model_type_of_class(self, name: str) -> str | None:
        """The model type that a public class was written for; None where that cannot be told.

        ``BertTokenizer`` serves many types but lives with ``bert``.
        """
        known = self.class_behind(name) or ""
        return self._owners.owner(known, self.classes.get(known, ""))

    @cached_property
    def _own_classes(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, module in self.classes.items():
            owner = self._owners.owner(name, module)
            if owner is not None:
                found.setdefault(owner, []).append(name)
        return found

    def classes_of(self, model_type: str) -> tuple[str, ...]:
        """The classes that the tables give a model type, and those that were written for it. Empty if unknown."""
        known = self.model_types.get(model_type)
        if known is None:
            return ()
        listed = (known.config_class, *known.model_classes, *known.preprocessors)
        return tuple(dict.fromkeys([*listed, *self._own_classes.get(model_type, ())]))

    def tasks_of(self, model_type: str) -> tuple[str, ...]:
        """The tasks that have a pipeline and that a head of this type serves. Empty for an unknown type.

        A task that takes any base model (``AutoModel``) counts if the type takes what its pipeline prepares.
        """
        known = self.model_types.get(model_type)
        return () if known is None else known.tasks

    def normal_task(self, name: str) -> str | None:
        """The name under which ``pipeline()`` knows a task, aliases resolved; None for one that it refuses."""
        name = self.replaced_tasks.get(name, name)
        name = self.task_aliases.get(name, name)
        if "translation" in self.tasks and _TRANSLATION.fullmatch(name):
            return "translation"
        return name if name in self.tasks else None

    def removal_hint(self, task: str) -> str | None:
        """What transformers says of a task that it has removed; None for any other."""
        plain = "translation" if task.startswith("translation_") else task
        return self.removed_tasks.get(plain)

    @cached_property
    def checkpoints(self) -> Mapping[str, str]:
        """Checkpoint ids that the documentation names, each with its model type; left out where several claim it."""
        claims: dict[str, list[str]] = {}
        for name, details in self.details.items():
            for checkpoint in details.checkpoints:
                claims.setdefault(checkpoint, []).append(name)
        settled = {checkpoint: claimant(self, checkpoint, names) for checkpoint, names in sorted(claims.items())}
        return {checkpoint: name for checkpoint, name in settled.items() if name is not None}

    def nearest_class(self, name: str) -> str | None:
        """The public class that comes nearest to a name that is none."""
        return nearest(name, self.classes)

    def nearest_task(self, name: str) -> str | None:
        """The task or alias that comes nearest to a name that is none."""
        return nearest(name, [*self.tasks, *self.task_aliases])

    def nearest_model_type(self, name: str) -> str | None:
        """The model type that comes nearest to a name that is none."""
        return nearest(name, self.folders)

    def nearest_checkpoint(self, name: str) -> str | None:
        """The known checkpoint that comes nearest to an id that is none."""
        return nearest(name, self.checkpoints)
