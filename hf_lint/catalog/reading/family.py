"""Which architecture family a model type belongs to, by its heads and what goes in, never by its name."""

from __future__ import annotations

from dataclasses import dataclass

COMPONENT = "component"
OTHER = "other"
FAMILIES = (
    "text-encoder", "decoder", "encoder-decoder", "vision", "video", "audio", "vision-text", "audio-text",
    "multimodal", "time-series", COMPONENT, OTHER,
)  # fmt: skip
_MODALITY = {
    "input_ids": "text",
    "pixel_values": "image",
    "flattened_patches": "image",
    "pixel_values_videos": "video",
    "input_features": "audio",
    "input_values": "audio",
    "audio_values": "audio",
    "past_values": "time",
}
# What a head tells of the inputs of a class that does not name them.
_BY_HEAD = {
    **dict.fromkeys(
        ("ImageClassification", "ImageSegmentation", "SemanticSegmentation", "InstanceSegmentation", "ObjectDetection",
         "UniversalSegmentation", "DepthEstimation", "MaskedImageModeling", "ImageToImage", "KeypointDetection"),
        ("image",),
    ),
    **dict.fromkeys(
        ("ImageTextToText", "Vision2Seq", "VisualQuestionAnswering", "ZeroShotImageClassification",
         "ZeroShotObjectDetection"),
        ("image", "text"),
    ),
    **dict.fromkeys(("AudioClassification", "CTC", "SpeechSeq2Seq", "AudioXVector"), ("audio",)),
    "VideoClassification": ("video",),
    "MaskedLM": ("text",),
}  # fmt: skip
_BY_PART = {"vision": "image", "image": "image", "audio": "audio", "speech": "audio", "text": "text", "video": "video"}
_SPEAKS = ("TextToWaveform", "TextToSpectrogram")
_HEARS = ("SpeechSeq2Seq", "CTC", "RNNT", "TDT", "AudioXVector", "AudioFrameClassification")
_GENERATES = ("CausalLM", "ImageTextToText", "MultimodalLM")
_VISION = frozenset({"image", "video"})


@dataclass(frozen=True)
class Evidence:
    """What is known of a model type: ``heads`` as in ``CausalLM``, the base model as ``Model``.

    ``declared`` are the modalities that its model class names, ``inherited`` if only a base does. ``parts`` are the
    keys of its sub-configurations, theirs included; ``within`` the heads of the types that it is a part of, and
    ``part_keys`` the keys under which they have it.
    """

    heads: frozenset[str]
    declared: tuple[str, ...]
    inherited: bool
    main_input: str | None
    tokenizes: bool
    processes_images: bool
    extracts_features: bool
    processes_video: bool
    parts: frozenset[str]
    part_keys: frozenset[str]
    within: frozenset[str]


def modalities_of(evidence: Evidence) -> frozenset[str]:
    """What goes into the model: declared, or else concluded from its main input, preprocessors, heads and parts."""
    part = {_kind(key) for key in evidence.part_keys} - {None}
    if len(part) == 1 and (evidence.inherited or not (evidence.declared or evidence.parts)):
        return frozenset(str(kind) for kind in part)
    if evidence.declared:
        return frozenset(evidence.declared)
    first = _MODALITY.get(evidence.main_input or "input_ids")
    by_head = {kind for head in evidence.heads for kind in _BY_HEAD.get(head, ())}
    return frozenset(by_head if first is None else {first} | by_head | _prepared(evidence, first) | _of_parts(evidence))


def _prepared(evidence: Evidence, first: str) -> set[str]:
    """What the preprocessors add; a tokenizer beside audio only writes down what was heard."""
    found = {
        "image": evidence.processes_images and first in ("text", "image"),
        "text": evidence.tokenizes and first == "image",
        "audio": evidence.extracts_features and first != "time",
        "video": evidence.processes_video and first != "audio",
    }
    return {kind for kind, holds in found.items() if holds}


def _of_parts(evidence: Evidence) -> set[str]:
    return {kind for kind in map(_kind, evidence.parts) if kind is not None}


def _kind(key: str) -> str | None:
    return _BY_PART.get(key.removesuffix("_config").removesuffix("_encoder"))


def family_of(evidence: Evidence) -> str:
    """One of ``FAMILIES``."""
    if not evidence.heads:
        return COMPONENT if evidence.part_keys else OTHER
    found = modalities_of(evidence)
    if any("TimeSeries" in head for head in evidence.heads) or found == {"time"}:
        return "time-series"
    if found == {"text"}:
        return "audio" if evidence.heads & {*_SPEAKS} else _text_family(evidence)
    if found and found <= {"audio", "text"}:
        return "audio" if found == {"audio"} or evidence.heads & {*_SPEAKS, *_HEARS} else "audio-text"
    if found and found <= _VISION:
        videos = found == {"video"} or "VideoClassification" in evidence.heads
        return "video" if videos or evidence.main_input == "pixel_values_videos" else "vision"
    if found & _VISION:
        return "multimodal" if "audio" in found else "vision-text"
    return OTHER


def _text_family(evidence: Evidence) -> str:
    if "Seq2SeqLM" in evidence.heads:
        return "encoder-decoder"
    if "MaskedLM" in evidence.heads:
        return "text-encoder"
    if "CausalLM" in evidence.heads or (evidence.heads == {"Model"} and evidence.within & {*_GENERATES}):
        return "decoder"
    return "text-encoder"
