"""The special tokens that a processor expects its tokenizer to have, read from the processor's own source.

The source is parsed, not imported: a processor may need packages that are not there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_STANDARD = {f"{name}_token" for name in ("bos", "eos", "unk", "sep", "pad", "cls", "mask", "word_delimiter")}
_NAME = re.compile(r"[a-z][a-z0-9_]*_token")
_LOOKS_SPECIAL = re.compile(r"<\|[^|\\]+\|>|</?[A-Za-z_][^<>\s\\]*>|\[/?[A-Z][A-Z_]*\]|\|[A-Z]+\|")


class SpecialTokens(NamedTuple):
    """``named`` tokens become attributes of the tokenizer (``image_token``); the ``others`` only stay whole."""

    named: dict[str, str]
    others: tuple[str, ...]


@cache
def special_tokens(source: Path | None) -> SpecialTokens:
    """What the processor in this file expects; nothing without a file."""
    if source is None:
        return SpecialTokens({}, ())
    tree = ast.parse(source.read_text("utf-8"))
    left_alone = _added_by_itself(tree)
    spelled = {name: text for name, text in _spelled(tree) if text not in left_alone and name not in _STANDARD}
    asked = {name for name in _asked_of_tokenizer(tree) if name not in _optional(tree)}
    named = {name: spelled.get(name, f"<{name.removesuffix('_token')}>") for name in sorted(asked | set(spelled))}
    standard = {text for name, text in _spelled(tree) if name in _STANDARD}
    others = sorted(_literals(tree) - left_alone - standard - set(named.values()))
    return SpecialTokens(named, tuple(others))


def _literals(tree: ast.AST) -> set[str]:
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {text for text in strings if _LOOKS_SPECIAL.fullmatch(text)}


def _added_by_itself(tree: ast.AST) -> set[str]:
    """Tokens that the processor wraps in ``AddedToken``: it adds them to any tokenizer that lacks them."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "AddedToken")
    constants = (node for call in calls for node in ast.walk(call) if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)}


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _is_tokenizer(node: ast.AST) -> bool:
    return "tokenizer" in (getattr(node, "id", ""), getattr(node, "attr", ""))


def _asked_of_tokenizer(tree: ast.AST) -> Iterator[str]:
    """Names of tokens that are read from the tokenizer: ``tokenizer.boi_token``, also by their id."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and _is_tokenizer(node.value):
            name = node.attr.removesuffix("_id")
            if _NAME.fullmatch(name) and name not in _STANDARD and not name.startswith("add_"):
                yield name


def _optional(tree: ast.AST) -> set[str]:
    """Tokens that the processor adds by itself unless the tokenizer has them."""
    tests = (node for node in ast.walk(tree) if isinstance(node, ast.If) and node.orelse)
    adding = (test for test in tests if any(_adds(node) for part in test.body for node in ast.walk(part)))
    calls = (node for test in adding for node in ast.walk(test.test) if isinstance(node, ast.Call))
    return {
        str(node.args[1].value)
        for node in calls
        if _called(node) == "hasattr" and isinstance(node.args[1], ast.Constant)
    }


def _adds(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _called(node) in {"add_tokens", "add_special_tokens"}


def _spelled(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names with the text that the source gives them: by assignment, as a default, or as ``getattr``'s fallback."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = [getattr(target, "attr", getattr(target, "id", "")) for target in node.targets]
            yield from (
                (name, text) for name in names if _NAME.fullmatch(name) for text in sorted(_literals(node.value))
            )
        elif isinstance(node, ast.FunctionDef):
            yield from _defaults(node)
        elif isinstance(node, ast.Call) and _called(node) == "getattr" and len(node.args) == 3:
            yield from _fallback(node)


def _defaults(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    defaults = function.args.defaults
    for argument, default in zip(function.args.args[-len(defaults) :], defaults, strict=bool(defaults)):
        text = default.value if isinstance(default, ast.Constant) else None
        if function.name == "__init__" and isinstance(text, str) and _NAME.fullmatch(argument.arg):
            yield argument.arg, text


def _fallback(node: ast.Call) -> Iterator[tuple[str, str]]:
    name, default = node.args[1], node.args[2]
    if not (isinstance(name, ast.Constant) and isinstance(default, ast.Constant) and _is_tokenizer(node.args[0])):
        return
    if isinstance(default.value, str) and _NAME.fullmatch(str(name.value)):
        yield str(name.value), default.value
