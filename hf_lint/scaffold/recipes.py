"""What the catalogue cannot tell of single model types, and their tests need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@dataclass(frozen=True)
class Recipe:
    """The odd ways of a model type.

    ``reads`` names what the inputs are made from, ``tensors`` has inputs as expressions over ``config``, and ``texts``
    says what of the text inputs the model does not take. ``without`` lists the parts of a test that cannot be:
    ``gradient``, ``saving``, ``heads``, ``pipeline``. ``infinite`` says that infinity is a proper output of the model.
    """

    model_class: str = ""
    reads: tuple[str, ...] = ()
    task: str = ""
    tensors: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    infinite: bool = False


def recipe_for(model_type: str) -> Recipe:
    """The recipe of a model type, put together from all entries that name it; an empty one for most."""
    values: dict[str, Any] = {}
    for entry in _document()["recipes"]:
        if model_type in entry["model_types"]:
            values |= {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    values.pop("model_types", None)
    return Recipe(**values)


def tensors_by_main_input(name: str) -> Mapping[str, str]:
    """The inputs of a model that has this main input and nothing that prepares it."""
    found: dict[str, str] = _document()["by_main_input"].get(name, {})
    return found


@cache
def _document() -> dict[str, Any]:
    return tomli.loads(files("hf_lint.scaffold").joinpath("recipes.toml").read_text(encoding="utf-8"))
