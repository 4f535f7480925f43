"""What the files of a model say beyond the tables: inputs, parts, checkpoints, and the family that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hf_lint.catalog.model import Details
from hf_lint.catalog.model_types import entry_classes, head_of
from hf_lint.catalog.reading.auto_tables import CONFIGURATION, AutoTables
from hf_lint.catalog.reading.configuration_files import ConfigurationClass, read_configurations
from hf_lint.catalog.reading.family import Evidence, family_of, modalities_of
from hf_lint.catalog.reading.model_files import ModelFolder, read_image_extractors, read_model_folders
from hf_lint.catalog.reading.source_tree import SourceTree


def read_details(tree: SourceTree, auto: AutoTables) -> dict[str, Details]:
    """By model type."""
    readings = _Readings(auto, read_configurations(tree), read_model_folders(tree), read_image_extractors(tree))
    return {name: readings.details(name) for name in auto.tables.get(CONFIGURATION, {})}


@dataclass
class _Readings:
    auto: AutoTables
    configurations: dict[str, ConfigurationClass]
    folders: dict[str, ModelFolder]
    image_extractors: frozenset[str]

    @cached_property
    def models(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The PyTorch classes of each type by head, the base model first."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        by_table = {table: name for name, table in self.auto.auto_classes.items()}
        for table, entries in sorted(self.auto.tables.items(), key=lambda item: item[0] != "MODEL_MAPPING_NAMES"):
            if table.startswith("MODEL_"):
                for model_type, entry in entries.items():
                    found.setdefault(model_type, {})[head_of(by_table.get(table, table))] = entry_classes(entry)
        return found

    @cached_property
    def owners(self) -> dict[str, list[tuple[str, str]]]:
        """The types that have a model type or a configuration class among their parts, with the key it has there."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name in self.auto.folders:
            for key, part in self.configuration(name).sub_configs.items():
                config, _, default = part.partition(":")
                found.setdefault(default or config, []).append((name, key))
        return found

    def config_class(self, name: str) -> str:
        return str(self.auto.tables[CONFIGURATION][name])

    def configuration(self, name: str) -> ConfigurationClass:
        config = self.config_class(name)
        return self.configurations.get(config) or ConfigurationClass(config, self.auto.folders[name], (), name)

    def details(self, name: str) -> Details:
        configuration = self.configuration(name)
        main_class = next((names[0] for names in self.models.get(name, {}).values() if names), "")
        evidence = self._evidence(name, main_class)
        return Details(
            family_of(evidence),
            (evidence.main_input or "input_ids") if main_class else None,
            tuple(sorted(modalities_of(evidence))) if main_class else (),
            tuple(dict.fromkeys([*configuration.checkpoints, *self._loaded(name)])),
            configuration.sub_configs,
        )

    def _evidence(self, name: str, main_class: str) -> Evidence:
        folder = self.folders.get(self.auto.folders[name]) or ModelFolder({}, ())
        main_input, declared = folder.inherited(main_class)
        own = folder.classes.get(main_class)
        owners = [*self.owners.get(self.config_class(name), ()), *self.owners.get(name, ())]
        return Evidence(
            heads=frozenset(self.models.get(name, ())),
            declared=declared or (),
            inherited=own is None or own.modalities is None,
            main_input=main_input,
            tokenizes=bool(self._preprocessors("TOKENIZER", name)),
            processes_images=bool(self._preprocessors("IMAGE_PROCESSOR", name)),
            extracts_features=bool(self._preprocessors("FEATURE_EXTRACTOR", name) - self.image_extractors),
            processes_video=bool(self._preprocessors("VIDEO_PROCESSOR", name)),
            parts=frozenset(self._parts(self.configuration(name))),
            part_keys=frozenset(key for owner, key in owners if owner != name),
            within=frozenset(head for owner, _ in owners if owner != name for head in self.models.get(owner, ())),
        )

    def _preprocessors(self, table: str, name: str) -> set[str]:
        return {*entry_classes(self.auto.tables.get(f"{table}_MAPPING_NAMES", {}).get(name))}

    def _parts(self, configuration: ConfigurationClass, depth: int = 3) -> Iterator[str]:
        for key, part in configuration.sub_configs.items():
            yield key
            if depth and part in self.configurations:
                yield from self._parts(self.configurations[part], depth - 1)

    def _loaded(self, name: str) -> list[str]:
        """The checkpoints that examples load with a class of this type; those of the whole folder if it is alone."""
        folder = self.folders.get(self.auto.folders[name])
        if folder is None:
            return []
        own = {self.config_class(name), *(part for names in self.models.get(name, {}).values() for part in names)}
        alone = sum(other == self.auto.folders[name] for other in self.auto.folders.values()) == 1
        return [checkpoint for owner, checkpoint in folder.loaded if owner in own or (owner is None and alone)]
