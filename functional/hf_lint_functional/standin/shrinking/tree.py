"""A configuration as a tree: what can be set in each node, and how to build it anew with other settings."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

Changes = Mapping[str, Mapping[str, Any]]


@dataclasses.dataclass(frozen=True)
class Node:
    """One configuration of a tree. ``path`` is dotted, empty for the root.

    ``settings`` has the values of what ``__init__`` takes, derived ones included; ``given`` those that differ from
    the defaults of the class, so that they have to be passed on when it is built anew.
    """

    path: str
    config: Any
    settings: Mapping[str, Any]
    given: Mapping[str, Any]
    children: Mapping[str, Node]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children.values():
            yield from child.walk()


OMITTED = frozenset(
    {"dtype", "torch_dtype", "architectures", "transformers_version", "return_dict", "output_hidden_states"}
)


@cache
def init_names(config_class: Any) -> tuple[str, ...]:
    """The names that ``__init__`` takes: the fields of a dataclass, else what the signature says."""
    if dataclasses.is_dataclass(config_class):
        return tuple(item.name for item in dataclasses.fields(config_class) if item.name not in OMITTED)
    parameters = inspect.signature(config_class).parameters.values()
    return tuple(item.name for item in parameters if item.kind is not inspect.Parameter.VAR_KEYWORD)


def read(config: Any, path: str = "") -> Node:
    """The tree of a configuration."""
    settings = settings_of(config)
    children = {name: value for name, value in settings.items() if _is_config(value)}
    plain = {name: value for name, value in settings.items() if name not in children}
    below = {name: read(child, f"{path}.{name}".lstrip(".")) for name, child in children.items()}
    return Node(path, config, plain, _given(config, plain), below)


def settings_of(config: Any) -> dict[str, Any]:
    """What ``__init__`` takes, with the values of this configuration; names that cannot be read are left out."""
    found = {}
    for name in init_names(config.__class__):
        try:
            found[name] = getattr(config, name)
        except Exception:  # noqa: PERF203  per-layer settings refuse a plain read, each in its own way
            continue
    if found.pop("_out_indices", None) is not None:
        found["out_indices"] = list(config.out_indices)
    found.pop("_out_features", None)
    return found


def built(node: Node, changes: Changes) -> Any:
    """The configuration anew, with ``changes`` by path; what ``__init__`` derives is derived again.

    Classes of transformers 4 take their parts as dictionaries, and some silently drop anything else.
    """
    below = {name: built(child, changes) for name, child in node.children.items()}
    settings, own = dict(node.given), changes.get(node.path, {})
    dicts = {name: child.to_dict() for name, child in below.items()}
    first, second = (below, dicts) if dataclasses.is_dataclass(node.config) else (dicts, below)
    try:
        return type(node.config)(**{**settings, **first, **own})
    except (TypeError, AttributeError):
        if not below:
            raise
    return type(node.config)(**{**settings, **second, **own})


def _given(config: Any, settings: Mapping[str, Any]) -> dict[str, Any]:
    try:
        plain = settings_of(type(config)())
    except Exception:
        return dict(settings)
    return {name: value for name, value in settings.items() if not _same(value, plain.get(name))}


def _same(value: object, other: object) -> bool:
    return type(value) is type(other) and repr(value) == repr(other)


def _is_config(value: object) -> bool:
    return hasattr(value, "to_dict") and hasattr(type(value), "model_type")
