"""Which head, which task and which inputs a test of a model type is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.catalog.model import ModelType
    from hf_lint.scaffold.recipes import Recipe

# What a checkpoint of a family is mostly published for, first of all; the base model where it has none of these heads.
_MAIN_HEADS = {
    "decoder": ("CausalLM",),
    "text-encoder": ("MaskedLM", "SequenceClassification"),
    "encoder-decoder": ("Seq2SeqLM",),
    "vision": ("ImageClassification", "ObjectDetection", "SemanticSegmentation", "UniversalSegmentation",
               "InstanceSegmentation", "DepthEstimation"),
    "video": ("VideoClassification",),
    "audio": ("CTC", "SpeechSeq2Seq", "AudioClassification", "TextToWaveform", "TextToSpectrogram", "CausalLM"),
    "audio-text": ("MultimodalLM", "Seq2SeqLM"),
    "vision-text": ("ImageTextToText", "ZeroShotImageClassification", "ZeroShotObjectDetection",
                    "VisualQuestionAnswering", "MaskGeneration", "CausalLM"),
    "multimodal": ("MultimodalLM", "ImageTextToText"),
    "time-series": ("TimeSeriesPrediction",),
}  # fmt: skip
_TEXT_HEADS = ("Model", "CausalLM", "MaskedLM", "SequenceClassification", "TokenClassification", "QuestionAnswering")
# Further heads that run on the inputs of the main one.
_OTHER_HEADS = {
    "decoder": _TEXT_HEADS,
    "text-encoder": _TEXT_HEADS,
    "encoder-decoder": ("Model", "SequenceClassification", "QuestionAnswering"),
    "vision": ("Model", "ImageClassification"),
}
# Tasks whose pipelines say something that a test can judge, the most telling first.
_TASKS = (
    "text-generation", "fill-mask", "image-classification", "audio-classification", "automatic-speech-recognition",
    "object-detection", "depth-estimation", "zero-shot-image-classification", "text-classification",
    "token-classification",
)  # fmt: skip
_BASE = "AutoModel"
_SEES = frozenset({"pixel_values"})
_HEARS = frozenset({"input_features", "input_values"})


def main_head(known: ModelType, recipe: Recipe) -> str:
    """The Auto class of the head that the test is about."""
    if recipe.model_class:
        return next(auto for auto, classes in known.heads.items() if recipe.model_class in classes)
    wanted = (f"AutoModelFor{head}" for head in _MAIN_HEADS.get(known.details.family, ()))
    return next((auto for auto in (*wanted, _BASE) if auto in known.heads), next(iter(known.heads)))


def other_heads(known: ModelType, main: str, recipe: Recipe) -> tuple[str, ...]:
    """The classes of further heads that take what the main one takes."""
    if "heads" in recipe.without:
        return ()
    wanted = [
        _BASE if head == "Model" else f"AutoModelFor{head}" for head in _OTHER_HEADS.get(known.details.family, ())
    ]
    found = dict.fromkeys(name for auto in wanted for name in known.heads.get(auto, ()))
    return tuple(name for name in found if name != main and name not in recipe.without)


def pipeline_task(known: ModelType, catalog: Catalog, auto_class: str, main: str, recipe: Recipe) -> str | None:
    """The task of the pipeline to test: one that the main head serves, or none."""
    if "pipeline" in recipe.without:
        return None
    if recipe.task:
        return recipe.task
    heads = {auto for auto, classes in known.heads.items() if main in classes} | {auto_class}
    served = [task for task in known.tasks if heads - {_BASE} & {*catalog.tasks[task].auto_classes}]
    return next((task for task in _TASKS if task in served), None)


def main_input(known: ModelType) -> str:
    """What transformers says; it says ``input_ids`` of every class that leaves it open, such as the vision parts."""
    told = known.details.main_input or "input_ids"
    sees_only = known.details.modalities == ("image",) and not known.tokenizers
    return "pixel_values" if told == "input_ids" and sees_only else told


def reads(known: ModelType, auto_class: str, recipe: Recipe, *, is_part: bool) -> tuple[str, ...]:
    """What the inputs of the main head are made from."""
    if recipe.reads:
        return recipe.reads
    if recipe.tensors:
        return ("tensors",)
    details, main = known.details, main_input(known)
    if main == "input_ids":
        return ("text", *_beside_text(known, auto_class))
    if main in _SEES and details.family in ("vision", "vision-text"):
        if is_part and not known.image_processors:
            return ("tensors",)
        both = "text" in details.modalities and known.tokenizers and "ImageTextToText" not in auto_class
        return ("text", "image") if both else ("image",)
    if main in _HEARS and "SpeechSeq2Seq" in auto_class:
        return ("sound", "beginning")
    heard = main in _HEARS and (known.feature_extractors or not is_part)
    return ("sound",) if heard else ("tensors",)


def _beside_text(known: ModelType, auto_class: str) -> tuple[str, ...]:
    """What a model that compares text with something else wants besides; one that writes does without."""
    if any(head in auto_class for head in ("TextToText", "MultimodalLM", "CausalLM", "Seq2Seq", "TextTo")):
        return ()
    if known.image_processors and "image" in known.details.modalities:
        return ("image",)
    return ("sound",) if known.feature_extractors and "audio" in known.details.modalities else ()
