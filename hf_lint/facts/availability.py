"""What a ``try`` around imports is there to find out."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from hf_lint.facts.leaving import statements
from hf_lint.names import dotted, imported_by

_FAILED = frozenset({"ImportError", "ModuleNotFoundError"})
_ANY_ERROR = frozenset({"Exception", "BaseException"})


def found_out(attempt: cst.Try) -> Iterator[str]:
    """The names that the body of a ``try`` imports or sets to True, all of them where its imports work."""
    for part in (attempt.body, attempt.orelse.body if attempt.orelse is not None else None):
        for statement in statements(part) if part is not None else ():
            if isinstance(statement, (cst.Import, cst.ImportFrom)):
                yield from (name for name, _ in imported_by(statement))
            elif isinstance(statement, cst.Assign) and dotted(statement.value) == "True":
                yield from (name for target in statement.targets if (name := dotted(target.target)) is not None)


def caught(handler: cst.ExceptHandler) -> set[str]:
    """The errors that a handler names; ``BaseException`` for a bare ``except``."""
    if handler.type is None:
        return {"BaseException"}
    kinds = [e.value for e in handler.type.elements] if isinstance(handler.type, cst.Tuple) else [handler.type]
    return {(dotted(kind) or "").rpartition(".")[2] for kind in kinds}


def guards_imports_alone(attempt: cst.Try) -> bool:
    """Whether nothing but a failed import can bring the ``try`` to a handler that takes it.

    Such a ``try`` holds imports and settings of constants; more only where its handlers catch failed imports alone.
    """
    errors = set[str]().union(*map(caught, attempt.handlers))
    if not errors & (_FAILED | _ANY_ERROR):
        return False
    only_failed = errors <= _FAILED
    return all(_is_plain(statement, only_failed) for statement in statements(attempt.body))


def _is_plain(statement: cst.CSTNode, only_failed: bool) -> bool:
    if isinstance(statement, (cst.Import, cst.ImportFrom, cst.Pass)):
        return True
    if isinstance(statement, cst.Assign):
        return only_failed or isinstance(statement.value, (cst.Name, cst.SimpleString, cst.Integer))
    call = statement.value if isinstance(statement, cst.Expr) else None
    return only_failed and isinstance(call, (cst.Call, cst.SimpleString))
