"""What transformers' own convention asks of a model type: tasks by class, configurations of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.catalog.model import ModelType

# Those that PipelineTesterMixin has a test for, beside zero-shot, which has a name of its own.
_TESTED_TASKS = frozenset({
    "any-to-any", "audio-classification", "automatic-speech-recognition", "depth-estimation",
    "document-question-answering", "feature-extraction", "fill-mask", "image-classification",
    "image-feature-extraction", "image-segmentation", "image-text-to-text", "mask-generation", "object-detection",
    "table-question-answering", "text-classification", "text-generation", "text-to-audio", "token-classification",
    "video-classification", "zero-shot-audio-classification", "zero-shot-image-classification",
    "zero-shot-object-detection",
})  # fmt: skip


def pipeline_mapping(known: ModelType, catalog: Catalog) -> dict[str, str]:
    """By task the class of the head that serves it."""
    found: dict[str, str] = {}
    for task in known.tasks:
        head = next((auto for auto in catalog.tasks[task].auto_classes if auto in known.heads), None)
        if task in _TESTED_TASKS and head is not None:
            found[task] = known.heads[head][0]
    return found


def config_classes(known: ModelType, catalog: Catalog) -> dict[str, str]:
    """By key the class of each part's configuration; left out where any configuration fits."""
    found: dict[str, str] = {}
    for key, name in known.details.sub_configs.items():
        auto, _, default = name.partition(":")
        part = catalog.model_types.get(default)
        if part is not None:
            found[key] = part.config_class
        elif auto != "AutoConfig" and catalog.has_class(auto):
            found[key] = auto
    return found
