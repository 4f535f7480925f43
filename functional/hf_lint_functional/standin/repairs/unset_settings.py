"""Settings that are None by default where the model needs a value."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Place, Trouble
from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rope import shared_out
from hf_lint_functional.standin.shrinking.tree import Node, read
from hf_lint_functional.standin.shrinking.widths import HEAD_SIZE

SAYS_UNSET = re.compile(
    r"None|must be specified|is not set|does not define|missing required|needs to be specified|must be set"
)
KINDS = (
    (names.KEY_VALUE_HEADS, 2),
    (names.HEADS, 4),
    (names.HEAD_SIZE, 16),
    (names.RANK, 16),
    (names.CHOSEN_EXPERTS, 2),
    (names.EXPERTS, 4),
    (names.INNER, 64),
    (names.WIDTH, 64),
    (names.VOCABULARY, 1024),
    (names.LAYERS, 2),
)


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Fills settings that the message names, then those that a failing line reads and finds None."""
    config = trouble.attempt.config
    tree = trouble.attempt.tree if config is None else read(config)
    said = set(re.findall(r"[A-Za-z_]\w*", trouble.message))
    if SAYS_UNSET.search(trouble.message) or isinstance(trouble.error, TypeError):
        yield from _filled(trouble, tree, said)
        for place in trouble.places[:5]:
            yield from _filled(trouble, tree, set(_read_in(place)))


def _filled(trouble: Trouble, tree: Node, words: set[str]) -> Iterator[Profile]:
    for node in tree.walk():
        aliases = getattr(type(node.config), "attribute_map", {})
        words = words | {aliases[word] for word in words if word in aliases}
        empty = [name for name, value in node.settings.items() if value is None and name in words]
        for name in empty:
            yield trouble.attempt.profile.with_setting(f"{node.path}.{name}".lstrip("."), value_for(name, node))


def _read_in(place: Place) -> Iterator[str]:
    """Settings that the line reads, by themselves or through attributes that ``__init__`` took from them."""
    yield from place.words
    owner = place.names.get("self")
    for word in place.words:
        if owner is not None and getattr(owner, word, ...) is None:
            yield from re.findall(rf"self\.{word}\s*=\s*.*?config\.(\w+)", _source(type(owner)))


def _source(owner: type) -> str:
    try:
        return inspect.getsource(owner)
    except (OSError, TypeError):
        return ""


def value_for(name: str, node: Node) -> Any:
    """A value by the kind of setting; eight where the name says nothing."""
    if name.endswith("layer_types"):
        kind = "dense" if "mlp" in name else "full_attention"
        return [kind] * int(node.settings.get("num_hidden_layers") or 2)
    if name.endswith(("_id", "_index")):
        return 3
    if name == "rope_scaling":
        return {"rope_type": "default", "mrope_section": shared_out(HEAD_SIZE // 2, (2, 3, 3))}
    if name == "prediction_length":
        return 16
    return next((value for pattern, value in KINDS if pattern.match(name)), 8)
