"""Which of the inputs that a forward takes it is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene

COMPANIONS = {
    "input_ids": ("attention_mask", "decoder_input_ids"),
    "inputs_embeds": ("attention_mask",),
    "input_features": ("decoder_input_ids",),
    "input_values": ("decoder_input_ids",),
    "pixel_values": ("image_grid_thw", "grid_thw"),
    "states": ("actions", "rewards", "returns_to_go", "timesteps", "attention_mask"),
    "flattened_patches": ("decoder_input_ids",),
    "inference_session": ("frame_idx",),
    "visual_feats": ("visual_pos",),
    "past_values": ("past_observed_mask", "past_time_features", "future_time_features", "future_values"),
}


def chosen(scene: Scene) -> tuple[str, ...]:
    """The main input, what has no default, and what goes with them."""
    names = dict.fromkeys([*_main(scene), *_required(scene)])
    companions = [other for name in names for other in COMPANIONS.get(name, ())]
    return tuple(dict.fromkeys([*names, *(other for other in companions if other in scene.parameters)]))


def _main(scene: Scene) -> Iterator[str]:
    main: Any = getattr(type(scene.model), "main_input_name", None) or "input_ids"
    names = [main] if isinstance(main, str) else list(main)
    yield from (name for name in names if name in scene.parameters)


def _required(scene: Scene) -> Iterator[str]:
    yield from (name for name, item in scene.parameters.items() if item.default is item.empty)
