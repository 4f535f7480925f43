"""transformers' own tables: which class tokenizes or processes for a model type."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from hf_lint_functional.preprocessing.unbuildable import Unbuildable

_AUTO = "transformers.models.auto"


def table(module: str, name: str) -> dict[str, Any]:
    """A table of an auto module by its name; empty where this transformers has none of that name."""
    found = getattr(import_module(f"{_AUTO}.{module}"), name, {})
    return dict(found)


def class_named(name: str) -> type[Any]:
    """A public class of transformers; raises Unbuildable where it does not resolve or is only a placeholder."""
    import transformers

    found = getattr(transformers, name, None)
    if found is None:
        raise Unbuildable("no-entry", f"transformers has no class {name}")
    if getattr(found, "is_dummy", False) or "dummy" in found.__module__:
        needed = ", ".join(getattr(found, "_backends", ())) or "an optional package"
        raise Unbuildable("missing-package", f"{name} needs {needed}", name)
    return cast("type[Any]", found)


def module_of(model_type: str) -> str:
    """The folder of ``transformers.models`` that a model type lives in."""
    from transformers.models.auto.configuration_auto import model_type_to_module_name

    return str(model_type_to_module_name(model_type))


def package_folder(model_type: str) -> Path:
    """That folder on disk."""
    import transformers

    return Path(str(transformers.__file__)).parent / "models" / module_of(model_type)


def package_behind(module: str, model_type: str) -> str:
    """The package without which transformers leaves an entry of a table empty, read from the table's source."""
    import transformers

    source = Path(str(transformers.__file__)).parent / "models" / "auto" / f"{module}.py"
    line = re.search(rf'\("{re.escape(model_type)}",.*?is_(\w+)_available', source.read_text("utf-8"))
    return line[1] if line else "an optional package"
