"""Whether a text that the running Python refuses is merely written for a newer one."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hf_lint.source import nests_too_deep

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.index import Index


# Without one of these no construct younger than Python 3.10 can be there.
_WITNESS = re.compile(r"""\*|\bexcept\b|\btype\b|\b(?:def|class)\s+\w+\s*\[|\b[rR]?[fFtT][rR]?["']""")


def is_newer_grammar(text: str, running: tuple[int, int] = sys.version_info[:2]) -> bool:
    """Whether LibCST, whose grammar is the newest, parses the text and finds something that ``running`` cannot."""
    import libcst as cst

    from hf_lint.index import Index

    if _WITNESS.search(text) is None or not _is_refused(text) or nests_too_deep(text):
        return False
    try:
        index = Index(cst.parse_module(text))
        return any(since > running for since in _features(index))
    except (cst.ParserSyntaxError, cst.CSTValidationError, RecursionError):
        return False


def _is_refused(text: str) -> bool:
    """Whether this Python finds a fault. One that it could not even look for is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError):
        return True
    except (RecursionError, MemoryError):
        return False
    return False


def _features(index: Index) -> Iterator[tuple[int, int]]:
    """The Python version that brought each construct of the text that is younger than 3.10."""
    import libcst as cst

    found = index.all
    yield from ((3, 11) for _ in found(cst.TryStar))
    yield from ((3, 11) for node in found(cst.Index) if node.star)
    yield from ((3, 11) for node in found(cst.Annotation) if isinstance(node.annotation, cst.StarredElement))
    yield from ((3, 12) for _ in found(cst.TypeAlias))
    yield from ((3, 12) for node in found(cst.FormattedString) if _is_nested(node, index))
    heads: list[cst.FunctionDef | cst.ClassDef] = [*found(cst.FunctionDef), *found(cst.ClassDef)]
    for head in heads:
        if head.type_parameters is not None:
            yield 3, 12
            yield from ((3, 13) for part in head.type_parameters.params if part.default is not None)
    yield from ((3, 14) for node in found(cst.ExceptHandler) if _is_bare_tuple(node.type))
    yield from ((3, 14) for node in found(cst.ExceptStarHandler) if _is_bare_tuple(node.type))
    templated = getattr(cst, "TemplatedString", None)  # which LibCST has since 1.9
    yield from ((3, 14) for _ in (() if templated is None else index.by_type.get(templated, ())))
    yield from ((3, 15) for node in found(cst.ListComp) if isinstance(node.elt, cst.StarredElement))


def _is_nested(node: cst.FormattedString, index: Index) -> bool:
    """Whether a field holds what only PEP 701 allows: the outer quote, a backslash, a comment or a line end."""
    import libcst as cst

    quote = node.end if len(node.end) == 1 else node.end[0] * 3
    fields = [part for part in node.parts if isinstance(part, cst.FormattedStringExpression)]
    codes = [index.module.code_for_node(part.expression) for part in fields]
    wider = any("\n" in index.module.code_for_node(part) for part in fields) and len(node.end) == 1
    return wider or any(quote in code or "\\" in code or "#" in code for code in codes)


def _is_bare_tuple(node: cst.BaseExpression | None) -> bool:
    import libcst as cst

    return isinstance(node, cst.Tuple) and not node.lpar
