"""The configuration classes: model type, sub-configurations and the checkpoints that their documentation names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from hf_lint.catalog.reading.source_tree import SourceTree

_LINK = re.compile(r"\[`?([\w.-]+(?:/[\w.-]+)?)`?\]\(https://huggingface\.co/\1/?(?:/resolve/[^)]*|/tree/[^)]*)?\)")
_STYLE = re.compile(r"\b(\w[\w.-]*/[\w.-]*\w)[ -]style configuration")
_SUB_CONFIGS = ("sub_configs_defaults", "sub_configs")


@dataclass(frozen=True)
class ConfigurationClass:
    """``sub_configs`` has class names by key, ``AutoConfig`` or ``AutoConfig:MODEL_TYPE`` where any type fits."""

    name: str
    folder: str
    bases: tuple[str, ...]
    model_type: str | None
    sub_configs: dict[str, str] = field(default_factory=dict)
    checkpoints: tuple[str, ...] = ()


def read_configurations(tree: SourceTree) -> dict[str, ConfigurationClass]:
    """The classes of all ``configuration_*.py`` by name."""
    found: dict[str, ConfigurationClass] = {}
    for path in tree.below("models"):
        folder, _, file = path.removeprefix("models/").rpartition("/")
        if file.startswith("configuration_") and folder != "auto":
            with suppress(SyntaxError):
                found.update((config.name, config) for config in _classes(ast.parse(tree.text(path)), folder))
    return found


def _classes(module: ast.Module, folder: str) -> Iterator[ConfigurationClass]:
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            values = dict(_attributes(node))
            sub_configs = next((values[name] for name in _SUB_CONFIGS if name in values), None)
            yield ConfigurationClass(
                node.name, folder, tuple(ast.unparse(base) for base in node.bases), _text(values.get("model_type")),
                _sub_configs(sub_configs), _checkpoints(node),
            )  # fmt: skip


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _sub_configs(node: ast.expr | None) -> dict[str, str]:
    if not isinstance(node, ast.Dict):
        return {}
    pairs = ((_text(key), _config_class(value)) for key, value in zip(node.keys, node.values, strict=True))
    return {key: value for key, value in pairs if key and value}


def _config_class(node: ast.expr) -> str | None:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Call(args=args, keywords=keywords):
            named = {keyword.arg: keyword.value for keyword in keywords}
            config = _config_class(args[0] if args else named.get("config_class", ast.Constant(None)))
            model_type = _text(named.get("model_type"))
            return f"{config}:{model_type}" if config == "AutoConfig" and model_type else config
    return None


def _checkpoints(node: ast.ClassDef) -> tuple[str, ...]:
    """Those of the decorator first; it says what the class documents, a link may lead elsewhere."""
    calls = [decorator for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    named = [_text(keyword.value) for call in calls for keyword in call.keywords if keyword.arg == "checkpoint"]
    text = ast.get_docstring(node, clean=False) or ""
    return tuple(dict.fromkeys([*(name for name in named if name), *_LINK.findall(text), *_STYLE.findall(text)]))
