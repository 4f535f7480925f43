"""Makes all inputs of a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hf_lint_functional.standin.inputs import actions, audio, decisions, images, series, text
from hf_lint_functional.standin.inputs.choice import chosen
from hf_lint_functional.standin.inputs.scene import Scene
from hf_lint_functional.standin.profile import Profile

ROOMS = (images, audio, series, actions, decisions, text)
MAKERS: dict[str, Callable[[Scene], Any]] = {pattern: maker for room in ROOMS for pattern, maker in room.MAKERS.items()}


class NoMaker(Exception):
    """Nobody knows how to make an input that a forward asks for."""


def made(model: Any, seed: int, profile: Profile) -> dict[str, Any]:
    """The inputs by name, as the general rules and the profile want them."""
    import torch

    scene = Scene(model, torch.Generator().manual_seed(seed), profile.sizes)
    names = [name for name in dict.fromkeys([*chosen(scene), *profile.extra]) if name not in profile.dropped]
    inputs = {name: _made(name, scene) for name in names}
    if type(model).__name__.endswith("MultipleChoice"):
        inputs = {name: torch.stack([value, value], dim=1) for name, value in inputs.items()}
    return {name: _shaped(value, profile.shapes.get(name)) for name, value in inputs.items()}


def one_made(model: Any, name: str, seed: int, sizes: Mapping[str, int]) -> Any:
    """A single input, whether or not the forward takes it. NoMaker if nobody knows how."""
    import torch

    return _made(name, Scene(model, torch.Generator().manual_seed(seed), sizes))


def has_maker(name: str) -> bool:
    """Whether an input of this name can be made."""
    return any(re.fullmatch(pattern, name) for pattern in MAKERS)


def _made(name: str, scene: Scene) -> Any:
    if name == "hidden_states" and "grid_thw" in scene.parameters:
        return images.patches(scene)
    if name == "inputs":
        return _made(_kind_of_inputs(scene), scene)
    for pattern, maker in MAKERS.items():
        if re.fullmatch(pattern, name):
            return maker(scene)
    raise NoMaker(f"no maker for the input {name!r}")


def _kind_of_inputs(scene: Scene) -> str:
    """What a model takes whose input is called nothing but that."""
    encoder = getattr(scene.model, "encoder", None)
    named = getattr(type(encoder), "main_input_name", "inputs") if encoder is not None else "inputs"
    if named in ("input_values", "input_features", "pixel_values"):
        return str(named)
    head = type(scene.model).__name__
    if "Image" in head:
        return "pixel_values"
    return "input_ids" if re.search("MaskedLM|SequenceClassification|TextEncoding", head) else "inputs_embeds"


def _shaped(value: Any, shape: Sequence[int] | None) -> Any:
    """The same values repeated or cut to another shape."""
    import torch

    if shape is None:
        return value
    count = int(torch.tensor(list(shape)).prod())
    flat = value.flatten()
    return flat.repeat(-(-count // max(1, flat.numel())))[:count].reshape(tuple(shape))
