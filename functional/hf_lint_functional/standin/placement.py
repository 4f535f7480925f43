"""Puts inputs on the device that a model is on."""

from __future__ import annotations

from collections.abc import MutableMapping
from copy import copy
from typing import Any


def on_device(value: Any, device: str) -> Any:
    """The same with every tensor on the device, those in dictionaries, lists and tuples too."""
    import torch

    if isinstance(value, torch.Tensor):
        return value.to(device)
    if isinstance(value, MutableMapping):
        moved = copy(value)  # of the same kind: a tracker's state has defaults for what is not in it yet
        moved.update({name: on_device(part, device) for name, part in value.items()})
        return moved
    if type(value) in (list, tuple):
        return type(value)(on_device(part, device) for part in value)
    if hasattr(value, "inference_device"):  # a video and what is to be tracked in it
        vars(value).update({**on_device(vars(value), device), "inference_device": device})
    return value


def device_of(model: Any) -> str:
    """Where the weights of a model are."""
    first = next(model.parameters(), None)
    return "cpu" if first is None else str(first.device)
