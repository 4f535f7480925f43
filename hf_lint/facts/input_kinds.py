"""Of what kind a value is that a test gives to a model: a text, an image, a recording, or plain figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

TEXT, IMAGE, AUDIO, VIDEO, ARRAY = "text", "image", "audio", "video", "array"
_SUFFIXES = {
    IMAGE: re.compile(r"^\S+\.(?:jpe?g|png|gif|bmp|webp|tiff?)$", re.IGNORECASE),
    AUDIO: re.compile(r"^\S+\.(?:wav|flac|mp3|ogg|m4a)$", re.IGNORECASE),
}
# What may be a path, a link, or data written as text.
_PLACE = re.compile(r"^\w+:\S|[/\\]|\.\w+\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PROSE = 3  # words, that no name of a file is likely to have
_IMAGES = re.compile(r"PIL\.Image\.(?:open|new|fromarray)$|transformers\.(?:image_utils\.)?load_image$")
_ARRAYS = re.compile(
    r"(?:torch|numpy)\.(?:zeros|ones|rand|randn|full)$|numpy\.random\.(?:rand|randn|random|randint|uniform|normal)$"
)
_CHANGES = frozenset({"convert", "resize", "astype", "float", "to", "numpy", "unsqueeze"})
_DEPTH = 6


def kind_of_value(file: TestFile, node: cst.BaseExpression) -> str | None:
    """The kind of all that an expression can be; None where that is of several kinds, or out of sight.

    A text counts only where it is prose: whatever may be a path or a link can be any kind of file.
    """
    kinds = set(_kinds(file, node, _DEPTH))
    return kinds.pop() if len(kinds) == 1 else None


def _kinds(file: TestFile, node: cst.BaseExpression | None, depth: int) -> Iterator[str | None]:
    if node is None or depth == 0:
        yield None
    elif isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
        yield _of_text(node.evaluated_value)
    elif isinstance(node, cst.IfExp):
        yield from _kinds(file, node.body, depth - 1)
        yield from _kinds(file, node.orelse, depth - 1)
    elif isinstance(node, (cst.List, cst.Tuple)) and node.elements:
        for element in node.elements:
            yield from _kinds(file, element.value, depth - 1)
    elif isinstance(node, cst.Call):
        yield from _of_call(file, node, depth)
    elif isinstance(node, (cst.Name, cst.Attribute)):
        for value in _given(file, node):
            if value is None or dotted(value) != "None":
                yield from _kinds(file, value, depth - 1)
    else:
        yield None


def _of_text(text: str | bytes | None) -> str | None:
    if not isinstance(text, str):
        return None
    for kind, suffix in _SUFFIXES.items():
        if suffix.search(text):
            return kind
    return TEXT if not _PLACE.search(text) and len(_WORD.findall(text)) >= _PROSE else None


def _of_call(file: TestFile, call: cst.Call, depth: int) -> Iterator[str | None]:
    full = file.names.full_name(call.func) or ""
    if _IMAGES.search(full):
        yield IMAGE
    elif _ARRAYS.search(full):
        yield ARRAY
    elif isinstance(call.func, cst.Attribute) and call.func.attr.value in _CHANGES:
        yield from _kinds(file, call.func.value, depth - 1)
    else:
        yield None


def _given(file: TestFile, node: cst.Name | cst.Attribute) -> list[cst.BaseExpression | None]:
    """What a name is given in its own function, else in the module; what an attribute of ``self`` is given."""
    if isinstance(node, cst.Attribute):
        home = file.index.enclosing(node, cst.ClassDef)
        if home is None or dotted(node.value) != "self":
            return [None]
        values = file.names.attribute_values(home, node.attr.value)
        return [value if isinstance(value, cst.BaseExpression) else None for value in values] or [None]
    bindings = file.names.bindings.get(node.value, ())
    for scope in (file.names.scope(node), None):
        if here := [binding for binding in bindings if file.names.scope(binding) is scope]:
            return [file.names.assigned_value(binding) for binding in here]
    return [None]
