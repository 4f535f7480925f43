"""Inputs of models that choose among options named in a prompt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene


def marks(scene: Scene) -> Any:
    """Where in the prompt the one question ends."""
    return _one(scene.tokens - 1)


def options(_: Scene) -> Any:
    """It has two answers."""
    return _one(2)


def question_types(_: Scene) -> Any:
    """It is of the first type."""
    return _one(0)


def _one(value: int) -> Any:
    import torch

    return torch.tensor([[value]])


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"marks|question_positions": marks,
    r"num_options": options,
    r"question_type_ids": question_types,
}
