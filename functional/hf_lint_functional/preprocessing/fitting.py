"""Makes processors agree with a small model: its image size, its patches, its mel bands, its tokens per image."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing.config_tree import settings

if TYPE_CHECKING:
    from hf_lint_functional.preprocessing.processor import Preprocessing

SMALL = 64
_PIXELS = 4000
_SIZES = ("size", "crop_size", "pad_size", "max_image_size", "high_res_size")
_ALIASES = {
    "img_size": ("image_size",),
    "merge_size": ("spatial_merge_size", "merge_size"),
    "image_seq_length": ("image_seq_length", "mm_tokens_per_image"),
    "image_seq_len": ("image_seq_length",),
}
_BANDS = ("num_mel_bins", "input_feat_per_channel", "num_mel_features", "feature_size")
_OF_IMAGES = (
    "patch_size",
    "temporal_patch_size",
    "merge_size",
    "num_channels",
    "image_seq_len",
    "image_seq_length",
    "image_size",
)
_GRID = "image_grid_pinpoints"
_LIMITS = ("max_position_embeddings", "n_positions", "max_source_positions")


def fit(made: Preprocessing, config: Any) -> None:
    """Changes the parts in place."""
    known = _known(config)
    for name, part in list(made.parts.items()):
        if name.endswith("image_processor"):
            _fit_sizes(part, _target(known))
            _fit_numbers(part, known, _OF_IMAGES)
            if getattr(part, _GRID, None) and _GRID in known:
                setattr(part, _GRID, known[_GRID])
        elif name.endswith(("feature_extractor", "audio_processor")):
            made.parts[name] = _with_bands(part, known)
            if hasattr(made.processor, name):
                setattr(made.processor, name, made.parts[name])
        elif name == "tokenizer":
            _fit_length(part, known)
    if made.processor is not None:
        made.processor = _again(made.processor, known)


def _known(config: Any) -> dict[str, Any]:
    """The values of the configuration by name, and what follows from them: an image has a token for each patch."""
    known = settings(config)
    size, patch = known.get("image_size"), known.get("patch_size")
    if isinstance(size, int) and isinstance(patch, int) and patch:
        known.setdefault("image_seq_length", known.get("mm_tokens_per_image", (size // patch) ** 2))
    known.setdefault("image_seq_length", 1)
    if isinstance(size, int) and "image_grid_pinpoints" in known:
        known["image_grid_pinpoints"] = [[size, 2 * size], [2 * size, size], [2 * size, 2 * size]]
        config.image_grid_pinpoints = known["image_grid_pinpoints"]
    return known


def _again(processor: Any, known: Mapping[str, Any]) -> Any:
    """The processor made anew with the model's numbers, from which its constructor may derive others."""
    taken = inspect.signature(type(processor).__init__).parameters
    _fit_numbers(processor, known, tuple(taken))
    parts = {name: getattr(processor, name) for name in processor.get_attributes()}
    now = {name: getattr(processor, name) for name in taken if hasattr(processor, name) and name != "chat_template"}
    try:
        anew = type(processor)(**{**now, **parts})
    except Exception:
        return processor
    anew.chat_template = processor.chat_template
    return anew


def _with_bands(part: Any, known: Mapping[str, Any]) -> Any:
    """The extractor with as many mel bands as the model reads. Those of raw sound have one feature, and stay."""
    name = next((name for name in ("num_mel_bins", "feature_size") if (getattr(part, name, 1) or 1) > 1), None)
    bands = next((known[field] for field in _BANDS if isinstance(known.get(field), int)), None)
    if bands is None and isinstance(known.get("feature_projection_input_dim"), int):
        bands = known["feature_projection_input_dim"] // getattr(part, "stride", 1)
    if name is None or bands is None or getattr(part, name) == bands:
        return part
    taken = inspect.signature(type(part).__init__).parameters
    return type(part)(**{field: bands for field in ("num_mel_bins", "feature_size") if field in taken})


def _target(known: Mapping[str, Any]) -> tuple[int, int] | None:
    size = known.get("image_size")
    if isinstance(size, int):
        return size, size
    if isinstance(size, (list, tuple)) and len(size) == 2:
        return int(size[0]), int(size[1])
    return None


def _fit_sizes(part: Any, target: tuple[int, int] | None) -> None:
    for name in _SIZES:
        value = getattr(part, name, None)
        if value:
            setattr(part, name, type(value)(**_fitted(dict(value), target)) if not isinstance(value, int) else value)


def _fitted(size: Mapping[str, int], target: tuple[int, int] | None) -> dict[str, int]:
    """The same keys with small numbers. Edges beyond some thousands count pixels and are limits, not sizes."""
    if max((value for value in size.values() if value), default=0) > _PIXELS:
        return dict(size)
    height, width = target or (SMALL, SMALL)
    if target is None and max(size.values()) <= SMALL:
        return dict(size)
    small = {"height": height, "width": width, "shortest_edge": min(height, width), "longest_edge": max(height, width)}
    if target is None and set(size) == {"height", "width"} and size["height"] != size["width"]:
        return dict(size)
    return {name: small.get(name, value) if value else value for name, value in size.items()}


def _fit_numbers(part: Any, known: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(part, name, None)
        given = next((known[alias] for alias in _ALIASES.get(name, (name,)) if alias in known), None)
        if isinstance(value, Mapping) and isinstance(given, int):
            setattr(part, name, type(value)(**dict.fromkeys(value, given)))
        elif (value is None or type(value) is type(given)) and isinstance(given, (int, str, float)):
            setattr(part, name, given)


def _fit_length(tokenizer: Any, known: Mapping[str, Any]) -> None:
    """No longer than the model's positions, of which some families keep the first two for padding."""
    limit = next((known[name] for name in _LIMITS if isinstance(known.get(name), int)), None)
    if limit is not None and limit > SMALL // 2:
        tokenizer.model_max_length = min(int(tokenizer.model_max_length), limit - 2)
