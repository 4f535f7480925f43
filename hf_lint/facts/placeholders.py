"""Placeholders of templates: doubled braces around names, and words that stand for a model."""

from __future__ import annotations

import builtins
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_BRACES = re.compile(r"\{\{|\}\}")
# A name or an attribute, perhaps called or converted, perhaps with a format; no quotes, so that it can be filled in.
MEANT = re.compile(
    r"\{\{(?P<field>(?P<root>[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*|(?P<call>\([\w., ]*\)))*(?:![rsa])?(?::[^{}'\"\\]*)?)\}\}"
)
CLASS = re.compile(r"Test_*(?:ModelType|ModelName|__\w+?)(?:Models?|Test|Tests)?|Test__\w+")
PLACEHOLDER = re.compile(r"<(?:model|checkpoint|task)(?:[-_ ](?:name|id|type))?>", re.IGNORECASE)


def text_of(node: cst.FormattedString) -> str:
    """An f-string with its quotes, its fields left empty."""
    parts = (part.value if isinstance(part, cst.FormattedStringText) else "{}" for part in node.parts)
    return node.start + "".join(parts) + node.end


def is_forgotten(text: str, bound: Collection[str]) -> bool:
    """Whether an f-string fills in nothing, and doubles the braces around names alone that the file knows."""
    if text.endswith(('"""', "'''")) or "{" in _BRACES.sub("", text):
        return False
    fields = list(MEANT.finditer(text))
    return len(fields) == text.count("{{") > 0 and all(
        field["root"] in bound or (field["call"] and hasattr(builtins, field["root"])) for field in fields
    )


def bound_in(file: TestFile) -> Collection[str]:
    """The names that the file binds anywhere."""
    return {*file.names.bindings, *file.names.imports}


def is_formatted(file: TestFile, node: cst.FormattedString) -> bool:
    """Whether the f-string is a format itself: ``f"{{name}}".format(…)``."""
    parent = file.index.parents[node]
    return isinstance(parent, cst.Attribute) and parent.attr.value == "format"
