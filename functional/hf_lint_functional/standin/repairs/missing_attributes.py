"""Attributes that a model reads and its configuration does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.repairs.unset_settings import value_for
from hf_lint_functional.standin.shrinking.tree import Node, read

MISSING = re.compile(r"'(\w+)' object has no attribute '(\w+)'")


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Takes the value of the same name from elsewhere in the tree, the parts below first."""
    match = MISSING.search(trouble.message)
    if match is None or trouble.attempt.config is None:
        return
    tree = read(trouble.attempt.config)
    for node in tree.walk():
        if type(node.config).__name__ == match[1]:
            path = f"{node.path}.{match[2]}".lstrip(".")
            yield trouble.attempt.profile.with_setting(path, _found(match[2], [*node.walk(), *tree.walk()]))


def _found(name: str, nodes: list[Node]) -> object:
    values = (node.settings[name] for node in nodes if node.settings.get(name) is not None)
    return next(values, value_for(name, nodes[0]))
