"""Inputs of time series: past values, what was observed, features of the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene


def past(scene: Scene) -> int:
    """How many steps of the past a model wants: its context, and as many more as it looks back."""
    lags = scene.find("lags_sequence", default=[0])
    context = scene.count("context_length", "prediction_length", default=32)
    looks_back = max(lags) if "past_time_features" in scene.parameters else 0
    return context + looks_back


def past_values(scene: Scene) -> Any:
    """The past, of as many channels as the configuration says."""
    import torch

    channels = scene.find("num_input_channels", default=None)
    size = scene.count("input_size", default=1)
    shape: tuple[int, ...] = (scene.batch, past(scene))
    if isinstance(channels, int):
        shape = (*shape, channels)
    elif size > 1:
        shape = (*shape, size)
    return torch.rand(*shape, generator=scene.generator)


def observed(scene: Scene) -> Any:
    """All of it was observed."""
    import torch

    return torch.ones_like(past_values(scene))


def time_features(scene: Scene) -> Any:
    """Features of the past times."""
    import torch

    return torch.rand(scene.batch, past(scene), scene.count("num_time_features", default=0), generator=scene.generator)


def future_features(scene: Scene) -> Any:
    """Features of the times to come."""
    import torch

    steps = scene.count("prediction_length", default=8)
    return torch.rand(scene.batch, steps, scene.count("num_time_features", default=0), generator=scene.generator)


def future_values(scene: Scene) -> Any:
    """What is to be foretold."""
    import torch

    return torch.rand(scene.batch, scene.count("prediction_length", default=8), generator=scene.generator)


def padding(scene: Scene) -> Any:
    """Nothing of it is padding."""
    import torch

    return torch.zeros_like(past_values(scene))


def frequency(scene: Scene) -> Any:
    """Of the highest frequency."""
    import torch

    return torch.zeros(scene.batch, 1, dtype=torch.long)


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"past_values": past_values,
    r"past_values_padding": padding,
    r"freq": frequency,
    r"past_observed_mask": observed,
    r"past_time_features": time_features,
    r"future_time_features": future_features,
    r"future_values": future_values,
}
