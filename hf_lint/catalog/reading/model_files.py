"""The model classes: their bases, their main input, and the checkpoints that examples load with them."""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest

from hf_lint.catalog.reading.source_tree import SourceTree

# A literal beginning and no "^" make these many times quicker over 30 MB.
_CLASS = re.compile(r"\nclass (\w+)(?:\(([^)]*)\))?:")
_ATTRIBUTE = re.compile(r"\n    (main_input_name|input_modalities)\b[^=\n]*=[ ]*([^\n]+)")
_LOADED = re.compile(r"\.from_pretrained\(\s*[\"'](\w[\w.-]*/[\w.-]+)[\"']")
_OWNER = re.compile(r"\b[A-Z]\w*$")
_DOCUMENTED = re.compile(r"\n_(?:REAL_)?CHECKPOINT_FOR_DOC = [\"'](\w[\w.-]*/[\w.-]+)[\"']")
_IMAGE_EXTRACTOR = re.compile(r"\nclass (\w+FeatureExtractor)\(\w*ImageProcessor\w*\)")
_FOREIGN = ("modeling_tf_", "modeling_flax_")


@dataclass(frozen=True)
class ModelClass:
    """A class of a modeling file with what its own body says of inputs."""

    name: str
    bases: tuple[str, ...]
    main_input: str | None = None
    modalities: tuple[str, ...] | None = None


@dataclass(frozen=True)
class ModelFolder:
    """``loaded`` has pairs of a class and a checkpoint that an example loads with it; None for the whole file."""

    classes: dict[str, ModelClass]
    loaded: tuple[tuple[str | None, str], ...]

    def inherited(self, name: str) -> tuple[str | None, tuple[str, ...] | None]:
        """The main input and the modalities of a class, from it or the nearest base in the folder."""
        main_input, modalities, seen = None, None, set()
        waiting = [name]
        while waiting and (main_input is None or modalities is None):
            current = self.classes.get(waiting.pop(0))
            if current is not None and current.name not in seen:
                seen.add(current.name)
                main_input = main_input or current.main_input
                modalities = modalities or current.modalities
                waiting += current.bases
        return main_input, modalities


def read_model_folders(tree: SourceTree) -> dict[str, ModelFolder]:
    """By folder below ``models``."""
    texts: dict[str, list[str]] = {}
    modeling: dict[str, list[str]] = {}
    for path in tree.below("models"):
        folder, _, file = path.removeprefix("models/").rpartition("/")
        if file.startswith(("convert_", "modular_", "__init__")) or folder == "auto":
            continue
        texts.setdefault(folder, []).append(tree.text(path))
        if file.startswith("modeling_") and not file.startswith(_FOREIGN):
            modeling.setdefault(folder, []).append(texts[folder][-1])
    return {folder: ModelFolder(_classes(modeling.get(folder, [])), _loaded(own)) for folder, own in texts.items()}


def _classes(texts: list[str]) -> dict[str, ModelClass]:
    found: dict[str, ModelClass] = {}
    for text in texts:
        starts = [*_CLASS.finditer(text)]
        attributes = [*_ATTRIBUTE.finditer(text)]
        for start, following in zip_longest(starts, starts[1:]):
            end = following.start() if following else len(text)
            own = {name[1]: _literal(name[2]) for name in attributes if start.end() <= name.start() < end}
            bases = tuple(base.strip() for base in (start[2] or "").split(",") if base.strip())
            found[start[1]] = ModelClass(start[1], bases, *_inputs(own))
    return found


def _literal(text: str) -> tuple[str, ...] | None:
    with suppress(ValueError, SyntaxError):
        value = ast.literal_eval(text.strip())
        return (
            (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, (tuple, list)) else None
        )
    return None


def _inputs(values: dict[str, tuple[str, ...] | None]) -> tuple[str | None, tuple[str, ...] | None]:
    main_input = values.get("main_input_name")
    return (main_input[0] if main_input else None), values.get("input_modalities")


def _loaded(texts: list[str]) -> tuple[tuple[str | None, str], ...]:
    found: dict[tuple[str | None, str], None] = {}
    for text in texts:
        found.update(dict.fromkeys((None, name) for name in _DOCUMENTED.findall(text)))
        for call in _LOADED.finditer(text):
            owner = _OWNER.search(text, max(0, call.start() - 80), call.start())
            if owner is not None:
                found[owner[0], call[1]] = None
    return tuple(found)


def read_image_extractors(tree: SourceTree) -> frozenset[str]:
    """The feature extractors that are old names of image processors: ``ViTFeatureExtractor``."""
    files = (path for path in tree.below("models") if "/feature_extraction_" in path)
    return frozenset(name for path in files for name in _IMAGE_EXTRACTOR.findall(tree.text(path)))
