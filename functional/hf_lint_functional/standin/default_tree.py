"""What there is to shrink: the default configuration, or why there is none."""

from __future__ import annotations

from typing import Any

from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.recipes import recipes
from hf_lint_functional.standin.shrinking.tree import Node, built, read


def check_forward(model_class: Any) -> None:
    """Transformers gives a placeholder for a class whose package is missing; touching that raises ImportError."""
    try:
        missing = model_class.forward.__name__ == "_forward_unimplemented"
    except ImportError as error:
        raise StandInError("missing-package", str(error).strip().split("\n")[0]) from error
    if missing:
        raise StandInError("no-forward", f"{model_class.__name__} has no forward of its own")


def default_tree(config_class: Any, model_class: Any) -> Node:
    """What to shrink: the default configuration, or the part of it that the model class is written for."""
    recipe = recipes().get(str(getattr(config_class, "model_type", "")), {})
    for refusing in (recipe, recipes().get(model_class.__name__, {})):
        if "refused" in refusing:
            raise StandInError("upstream-default", refusing["refused"])
    try:
        tree = read(config_class(**recipe.get("construct", {})))
    except Exception as error:
        raise StandInError("upstream-default", f"{config_class.__name__}() raises: {error}") from error
    wanted = getattr(model_class, "config_class", None)
    if wanted is None or isinstance(tree.config, wanted):
        return tree
    parts = [node for node in tree.walk() if isinstance(node.config, wanted)]
    return read(parts[0].config) if parts else _wrapped(tree, wanted)


def default_fault(tree: Node, model_class: Any) -> str | None:
    """Why no model can be made of the untouched default configuration; None if one can. Makes no weights."""
    import torch

    try:
        with torch.device("meta"):
            model_class(built(tree, {}))
    except Exception as error:
        return f"{model_class.__name__} cannot be made of its default configuration: {type(error).__name__}: {error}"
    return None


def _wrapped(tree: Node, wanted: Any) -> Node:
    """The configuration inside the one that the class is written for, if that holds just one other."""
    names = list(getattr(wanted, "sub_configs_defaults", {}))
    return read(wanted(**{names[0]: tree.config})) if len(names) == 1 else tree
