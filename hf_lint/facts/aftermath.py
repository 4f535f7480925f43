"""What a test still does after an ``except`` has caught an error, and whether it looks at what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_ENDS = (cst.Return, cst.Continue, cst.Break)


def runs_after(file: TestFile, handler: cst.ExceptHandler, test: cst.FunctionDef) -> set[cst.CSTNode]:
    """The statements, and the parts of ``try`` and loops, that run once the handler is done.

    Those of a ``try`` that had no error count as well: they tell what the test made of success.
    """
    attempt = file.index.parents[handler]
    assert isinstance(attempt, cst.Try)
    after: set[cst.CSTNode] = {part for part in (attempt.orelse, attempt.finalbody) if part is not None}
    leaving = _end_of(handler)
    child: cst.CSTNode = attempt
    for up in file.index.ancestors(attempt):
        if isinstance(up, cst.IndentedBlock) and leaving is None:
            after.update(up.body[list(up.body).index(child) + 1 :])  # type: ignore[arg-type]
        elif isinstance(up, (cst.For, cst.While)) and leaving is not cst.Return:
            leaving = None
            after.update(() if up.orelse is None else (up.orelse,))
        elif isinstance(up, cst.Try):
            after.update(part for part in _parts_behind(up, child, leaving) if part is not None)
        elif isinstance(up, cst.FunctionDef):
            leaving = None
            if up is test:
                break
        child = up
    return after


def _parts_behind(
    attempt: cst.Try, child: cst.CSTNode, leaving: type[cst.CSTNode] | None
) -> Iterator[cst.CSTNode | None]:
    """What an outer ``try`` does next: its ``else`` after its body, its ``finally`` in any case."""
    if child is attempt.body and leaving is None:
        yield attempt.orelse
    yield attempt.finalbody


def _end_of(handler: cst.ExceptHandler) -> type[cst.CSTNode] | None:
    """How the handler leaves the flow at its end: by ``return``, by ``continue`` or ``break``, or not at all."""
    line = handler.body.body[-1] if handler.body.body else None
    last = line.body[-1] if isinstance(line, cst.SimpleStatementLine) else line
    return type(last) if isinstance(last, _ENDS) else None


def is_within_any(file: TestFile, node: cst.CSTNode, places: set[cst.CSTNode]) -> bool:
    """Whether one of the places is the node or stands above it."""
    return node in places or any(up in places for up in file.index.ancestors(node))


def stored_in(file: TestFile, *places: cst.CSTNode) -> set[str]:
    """The names that these parts of a test give a value, add an item to, or call a method of."""
    found: set[str] = set()
    for place in places:
        for node in file.index.below(place):
            if isinstance(node, (cst.AssignTarget, cst.AnnAssign, cst.AugAssign, cst.NamedExpr, cst.For)):
                found.update(_roots(node.target))
            elif isinstance(node, cst.Expr) and (receiver := _receiver(node.value)) is not None:
                found.update(_roots(receiver))
    return found


def _receiver(statement: cst.BaseExpression) -> cst.BaseExpression | None:
    """``errors`` for ``errors.append(error)``."""
    if isinstance(statement, cst.Call) and isinstance(statement.func, cst.Attribute):
        return statement.func.value
    return None


def _roots(target: cst.CSTNode) -> Iterator[str]:
    """``results`` for ``results["error"]``, ``self.results`` for ``self.results["error"]``."""
    if isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            yield from _roots(element.value)
        return
    while isinstance(target, (cst.Subscript, cst.StarredElement)):
        target = target.value
    if (name := dotted(target)) is not None and name not in ("self", "cls"):
        yield ".".join(name.split(".")[: 2 if name.startswith(("self.", "cls.")) else 1])


def is_looked_at(file: TestFile, names: set[str], judges: Sequence[cst.CSTNode], after: set[cst.CSTNode]) -> bool:
    """Whether a later assertion rests on one of these names, or on what is made of them."""
    later = [node for place in after for node in (place, *file.index.below(place))]
    makers = [node for node in later if isinstance(node, (cst.Assign, cst.For))]
    known, grown = set(names), True
    while grown:
        fresh = {made for maker in makers if _mentions(file, _source(maker), known) for made in stored_in(file, maker)}
        known, grown = known | fresh, not fresh <= known
    return any(_mentions(file, place, known) for judge in judges for place in (judge, *_conditions(file, judge)))


def _source(node: cst.Assign | cst.For) -> cst.CSTNode:
    return node.value if isinstance(node, cst.Assign) else node.iter


def _conditions(file: TestFile, judge: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for up in file.index.ancestors(judge):
        if isinstance(up, cst.FunctionDef):
            return
        if isinstance(up, (cst.If, cst.While)):
            yield up.test
        elif isinstance(up, cst.For):
            yield up.iter


def _mentions(file: TestFile, place: cst.CSTNode, names: set[str]) -> bool:
    parts = (part for part in (place, *file.index.below(place)) if isinstance(part, (cst.Name, cst.Attribute)))
    return any(dotted(part) in names for part in parts)
