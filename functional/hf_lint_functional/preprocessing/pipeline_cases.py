"""Which pipelines there are, and what each needs before it can run."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from hf_lint_functional.preprocessing.processor import modalities_of, preprocessing_for
from hf_lint_functional.preprocessing.tables import class_named
from hf_lint_functional.preprocessing.unbuildable import Unbuildable

_SHOWN, _HEARD = ("pixel_values",), ("input_features", "input_values")
_PARTS = ("tokenizer", "image_processor", "feature_extractor", "processor")


class PipelineCase(NamedTuple):
    """A model class and a task that transformers' tables say it serves."""

    model_type: str
    class_name: str
    task: str


def serves(task: str, class_name: str) -> bool:
    """Whether a class that transformers lists for a task reads what the task gives; for most the list decides.

    Tasks that take any base model are only for those that can do with that one kind of input.
    """
    return task not in _FITS or _FITS[task](_class_or_none(class_name))


def _class_or_none(name: str) -> Any:
    try:
        return class_named(name)
    except (Unbuildable, ImportError, RuntimeError):  # a module of transformers that cannot be imported here
        return None


def _reads_text(model_class: Any) -> bool:
    """Whether text alone will do. The pipeline gives nothing to a decoder, so those that have one are left out."""
    if modalities_of(model_class) != ("text",) or {"decoder_input_ids", *_SHOWN, *_HEARD} & set(_inputs(model_class)):
        return False
    return model_class.main_input_name == "input_ids" and _needs(model_class) <= {"input_ids"}


def _reads_images(model_class: Any) -> bool:
    """Whether images alone will do, and the class is no head for a task of its own."""
    if re.search(r"For[A-Z]", getattr(model_class, "__name__", "")) or "input_ids" in _inputs(model_class):
        return False
    return modalities_of(model_class) == ("image",) and _needs(model_class) <= {"pixel_values"}


def _inputs(model_class: Any) -> dict[str, inspect.Parameter]:
    if model_class is None:
        return {}
    return dict(inspect.signature(model_class.forward).parameters)


def _needs(model_class: Any) -> set[str]:
    """The inputs that its forward cannot go without."""
    open_ended = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    found = ((name, one) for name, one in _inputs(model_class).items() if name != "self" and one.kind not in open_ended)
    return {name for name, one in found if one.default is inspect.Parameter.empty}


def _pairs_sound_with_text(model_class: Any) -> bool:
    return model_class is not None and all(
        hasattr(model_class, name) for name in ("get_audio_features", "get_text_features")
    )


_FITS = {
    "feature-extraction": _reads_text,
    "image-feature-extraction": _reads_images,
    "zero-shot-audio-classification": _pairs_sound_with_text,
}


def required(task: str) -> tuple[str, ...]:
    """The parts that a pipeline of this task loads."""
    from transformers.pipelines import SUPPORTED_TASKS

    found = SUPPORTED_TASKS[task]["impl"]
    module, _, name = found.rpartition(".") if isinstance(found, str) else ("", "", "")
    pipeline_class = getattr(import_module(module), name) if module else found
    return tuple(part for part in _PARTS if getattr(pipeline_class, f"_load_{part}", False))


def obstacle(case: PipelineCase) -> Unbuildable | None:
    """Why the case cannot run here whatever the model: a package, or a part that cannot be made."""
    modalities = modalities_of(_class_or_none(case.class_name))
    for package in _packages(case.task, modalities):
        if find_spec(package) is None:
            return Unbuildable("missing-package", f"the pipeline {case.task} needs {package}")
    wanted = required(case.task)
    if not wanted:
        return None
    made = preprocessing_for(case.model_type, modalities)
    absent = next((made.missing[name] for name in wanted if name in made.missing), None)
    if (
        absent is None
        and "image_processor" in wanted
        and not any(name.endswith("image_processor") for name in made.parts)
    ):
        return Unbuildable("no-entry", f"transformers lists no image processor for {case.model_type}")
    return absent


def _packages(task: str, modalities: Any) -> tuple[str, ...]:
    """What a pipeline asks for by itself, beyond its processor."""
    if task == "any-to-any" and {"image", "video"} & set(modalities):
        return ("torchvision",)
    return ("av",) if task == "video-classification" else ()
