"""Named exceptions to the general rules, from ``recipes.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from hf_lint_functional.standin.profile import Profile


@lru_cache(maxsize=1)
def recipes() -> Mapping[str, Mapping[str, Any]]:
    """All recipes, by model type, or by class where only one head needs it."""
    import tomli

    text = (files("hf_lint_functional.standin") / "recipes.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def started(model_type: str, model_class: str, rung: str) -> Profile:
    """The profile that a search begins with on a rung: nothing but the rung, or what a recipe says."""
    parts = [recipes()[name] for name in (model_type, model_class) if name in recipes()]
    merged: dict[str, Any] = {"rung": rung}
    for part in parts:
        for name in ("settings", "sizes", "shapes"):
            merged[name] = {**merged.get(name, {}), **part.get(name, {})}
        for name in ("extra", "dropped", "kept"):
            merged[name] = [*merged.get(name, ()), *part.get(name, ())]
    return Profile.from_json(merged)
