"""The rules of hf-lint: one a file, in a folder per family."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.rule import Rule


def rule_classes() -> tuple[type[Rule], ...]:
    """Every rule of this package, in the order of the codes. A rule is a subclass of ``Rule`` in a module ``hft…``."""
    from hf_lint.rule import Rule

    found: list[type[Rule]] = []
    for module_info in pkgutil.walk_packages(__path__, f"{__name__}."):
        if module_info.name.rpartition(".")[2].startswith("hft"):
            module = importlib.import_module(module_info.name)
            classes = [member for member in vars(module).values() if isinstance(member, type)]
            found += [member for member in classes if issubclass(member, Rule) and member.__module__ == module.__name__]
    return tuple(sorted(found, key=lambda rule: rule.code))
