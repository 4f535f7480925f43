"""What the text of a test file says of the model that it tests. Works for files that do not parse, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*")
# Generators write names with hyphens where none may be.
_REGISTRY = re.compile(r"\b([A-Za-z][A-Za-z0-9_-]*)_MODELS_REGISTRY\b\s*=[^=]")
_CLASS = re.compile(r"^[ \t]*class\s+([\w-]+)", re.MULTILINE)
_MODEL_TYPE = re.compile(r"""\bmodel_type(?:_safe)?\b["']?\s*[:=]\s*["']([\w.-]+)["']""")
_WORD = re.compile(r"[A-Za-z_]\w*")
_CLASS_NAME = re.compile(r"(?:[A-Z]\w*[a-z]\w*|xLSTM\w*)")
_QUOTED = re.compile(r"""(["'])([A-Za-z0-9][\w.-]*(?:/[\w.-]+)?)\1""")
# What stands before a checkpoint that the test loads.
_LOADED = re.compile(
    r"""(?:\b(?:default_)?(?:model_?id|model_?name|checkpoint|model_?path|repo_?id|model|default_model|default)\b["']?\s*
        (?::\s*\w+\s*)?(?:=|:)\s*(?:[\w.]+\s+or\s+)?
      |\bfrom_pretrained\(+\s*|\bget_test_model\(\s*|["']model["']\s*,\s*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN = 90


class Said(NamedTuple):
    """Names as they are written, each as often as it stands there.

    ``registries`` are the beginnings of ``…_MODELS_REGISTRY``; ``loaded`` what stands where a checkpoint belongs,
    ``quoted`` every other text that has the form of an id; ``words`` the names that are written as classes are.
    """

    registries: tuple[str, ...]
    classes: tuple[str, ...]
    model_types: tuple[str, ...]
    loaded: tuple[str, ...]
    quoted: tuple[str, ...]
    words: tuple[str, ...]


def said_in(text: str) -> Said:
    """What a text says; comments say nothing."""
    bare = _COMMENT.sub("", text)
    loaded, quoted = list[str](), list[str]()
    for found in _QUOTED.finditer(bare):
        before = bare[max(0, found.start() - _SHOWN) : found.start()]
        (loaded if _LOADED.search(before) else quoted).append(found[2])
    return Said(
        registries=tuple(_REGISTRY.findall(bare)),
        classes=tuple(_CLASS.findall(bare)),
        model_types=tuple(_MODEL_TYPE.findall(bare)),
        loaded=(*loaded, *_keys_of_registry(bare)),
        quoted=tuple(quoted),
        words=tuple(word for word in _WORD.findall(bare) if _CLASS_NAME.fullmatch(word)),
    )


def _keys_of_registry(text: str) -> Iterator[str]:
    """The ids that a registry begins with."""
    for found in _REGISTRY.finditer(text):
        key = re.match(r"""\s*\{\s*["']([\w./-]+)["']\s*:""", text[found.end() - 1 :])
        if key is not None:
            yield key[1]
