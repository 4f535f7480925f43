"""The shape of a statement: the types of its LibCST nodes in the order of the text, and the names in it.

Layout, comments and prose play no part. A string counts by what it holds only where that is a plain lower-case word,
as tasks and the keys of results are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.index import Index
    from hf_lint.templates.model_words import ModelWords

Shape = tuple[str, ...]
_NAME, _WORD = "=", '"'
_PLAIN_WORD = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_LONGEST = 40  # characters of a word
# What a compound statement says before its body; decorators are rows of their own.
_HEADS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.FunctionDef: ("name", "params", "returns"),
    cst.ClassDef: ("name", "bases", "keywords"),
    cst.If: ("test",),
    cst.While: ("test",),
    cst.For: ("target", "iter"),
    cst.With: ("items",),
    cst.ExceptHandler: ("type", "name"),
    cst.ExceptStarHandler: ("type", "name"),
    cst.Match: ("subject",),
    cst.MatchCase: ("pattern", "guard"),
    cst.Try: (),
    cst.TryStar: (),
    cst.Else: (),
    cst.Finally: (),
}


def shape_of(node: cst.CSTNode, index: Index) -> Shape:
    """The shape of a simple statement, or of what a compound one says before its body."""
    kind = type(node)
    if kind not in _HEADS:
        return tuple(_tokens((node, *index.below(node))))
    parts = (part for name in _HEADS[kind] for part in _nodes(getattr(node, name)))
    return (kind.__name__, *(token for part in parts for token in _tokens((part, *index.below(part)))))


def _nodes(value: object) -> Iterator[cst.CSTNode]:
    for part in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(part, cst.CSTNode):
            yield part


def _tokens(nodes: Iterable[cst.CSTNode]) -> Iterator[str]:
    for node in nodes:
        kind = type(node)
        if kind is cst.Name:
            yield f"{_NAME}{node.value}"  # type: ignore[attr-defined]
        elif kind is cst.SimpleString:
            yield _literal(node)  # type: ignore[arg-type]
        elif kind is not cst.FormattedStringText:
            yield kind.__name__


def _literal(node: cst.SimpleString) -> str:
    value = node.raw_value
    return f"{_WORD}{value}" if len(value) < _LONGEST and _PLAIN_WORD.fullmatch(value) else "String"


def plain_shape(shape: Shape, words: ModelWords) -> Shape:
    """The shape with a star for the model in every name."""
    return tuple([f"{token[0]}{words.plain(token[1:])}" if token[0] in (_NAME, _WORD) else token for token in shape])
