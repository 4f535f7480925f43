"""Which lines of a file belong to one statement."""

from __future__ import annotations

import ast


def statement_heads(text: str) -> dict[int, range]:
    """The lines of the innermost statement by each of its lines. Of a compound statement, its head and decorators."""
    heads: dict[int, range] = {}
    for node in ast.walk(ast.parse(text)):  # outer statements come before those inside them
        if isinstance(node, ast.stmt):
            lines = _head(node)
            heads.update(dict.fromkeys(lines, lines))
    return heads


def _head(node: ast.stmt) -> range:
    last = node.end_lineno or node.lineno
    body = getattr(node, "body", None)
    if body:
        last = max(node.lineno, _first_line(body[0]) - 1)
    return range(_first_line(node), last + 1)


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])
