"""Named exceptions, from ``recipes.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def recipes() -> Mapping[str, Mapping[str, Any]]:
    """The whole file: what differs, by class name."""
    return tomli.loads(files(__package__).joinpath("recipes.toml").read_text("utf-8"))


def recipe(name: str) -> Mapping[str, Any]:
    """What differs for this class; empty for nearly all."""
    return recipes().get(name, {})
