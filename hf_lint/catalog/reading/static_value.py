"""What an expression comes to, as far as that shows without running anything."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_BUILDERS: dict[str, Callable[..., object]] = {
    "OrderedDict": dict, "dict": dict, "list": list, "tuple": tuple, "set": set, "frozenset": set, "sorted": sorted,
    "len": len, "str": str, "bool": bool,
}  # fmt: skip
_METHODS: dict[type, frozenset[str]] = {
    dict: frozenset({"items", "keys", "values", "get", "copy", "update", "setdefault", "pop"}),
    list: frozenset({"append", "extend", "copy", "remove"}),
    set: frozenset({"add", "update", "discard", "union"}),
    str: frozenset({"startswith", "endswith", "replace", "removesuffix", "removeprefix", "lower", "upper", "join"}),
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
    ast.Is: lambda left, right: left is right,
    ast.IsNot: lambda left, right: left is not right,
}


class Unclear(Exception):
    """The expression does not show what it comes to."""


@dataclass(frozen=True)
class Symbol:
    """A name that stands for something outside: a class, a function, a module."""

    name: str


@dataclass(frozen=True)
class ModuleNames:
    """An imported module, of which only the names matter, for ``dir``."""

    names: tuple[str, ...]


def elements(value: object) -> list[Any]:
    """The elements of a collection; sets in a fixed order, so that reading twice gives the same.

    Raises:
        Unclear: for what has no elements.

    """
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    if not isinstance(value, Iterable):
        raise Unclear
    return list(value)


class Evaluator:
    """Works out expressions among the names of a module."""

    def __init__(self, names: dict[str, object], is_available: Callable[[str], bool]) -> None:
        self.names = names
        self.is_available = is_available

    def value(self, node: ast.expr) -> Any:  # noqa: ANN401  an expression may come to anything
        """What the expression comes to. Raises ``Unclear``."""
        handler = getattr(self, f"_{type(node).__name__.lower()}", None)
        if handler is None:
            raise Unclear
        try:
            return handler(node)
        except (TypeError, KeyError, IndexError, ValueError, AttributeError):
            raise Unclear from None

    def _constant(self, node: ast.Constant) -> object:
        return node.value

    def _name(self, node: ast.Name) -> object:
        return False if node.id == "TYPE_CHECKING" else self.names.get(node.id, Symbol(node.id))

    def _attribute(self, node: ast.Attribute) -> object:
        owner = self.value(node.value)
        if not isinstance(owner, Symbol):
            raise Unclear
        return Symbol(f"{owner.name}.{node.attr}")

    def _list(self, node: ast.List | ast.Tuple | ast.Set) -> list[Any]:
        found: list[Any] = []
        for part in node.elts:
            found += elements(self.value(part.value)) if isinstance(part, ast.Starred) else [self.value(part)]
        return found

    def _tuple(self, node: ast.Tuple) -> tuple[Any, ...]:
        return tuple(self._list(node))

    def _set(self, node: ast.Set) -> set[Any]:
        return set(self._list(node))

    def _dict(self, node: ast.Dict) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, part in zip(node.keys, node.values, strict=True):
            found.update(self.value(part) if key is None else {self.value(key): self._or_symbol(part)})
        return found

    def _or_symbol(self, node: ast.expr) -> object:
        """One unclear entry, such as a lambda, does not spoil the others."""
        try:
            return self.value(node)
        except Unclear:
            return Symbol("")

    def _ifexp(self, node: ast.IfExp) -> object:
        return self.value(node.body if self.truth(node.test) else node.orelse)

    def truth(self, node: ast.expr) -> bool:
        """Whether a condition holds. Raises ``Unclear``."""
        found = self.value(node)
        if isinstance(found, Symbol):
            raise Unclear
        return bool(found)

    def _boolop(self, node: ast.BoolOp) -> bool:
        test = all if isinstance(node.op, ast.And) else any
        return test(self.truth(part) for part in node.values)

    def _unaryop(self, node: ast.UnaryOp) -> object:
        if not isinstance(node.op, ast.Not):
            raise Unclear
        return not self.truth(node.operand)

    def _binop(self, node: ast.BinOp) -> object:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.Add) and type(left) is type(right) and isinstance(left, (str, list, tuple)):
            return left + right
        if isinstance(node.op, ast.BitOr) and isinstance(left, (dict, set)):
            return left | right
        raise Unclear

    def _compare(self, node: ast.Compare) -> bool:
        if len(node.ops) > 1 or type(node.ops[0]) not in _COMPARISONS:
            raise Unclear
        left, right = self.value(node.left), self.value(node.comparators[0])
        if Symbol in (type(left), type(right)):
            raise Unclear
        return _COMPARISONS[type(node.ops[0])](left, right)

    def _subscript(self, node: ast.Subscript) -> object:
        owner = self.value(node.value)
        return owner if isinstance(owner, Symbol) else owner[self.value(node.slice)]

    def _listcomp(self, node: ast.ListComp | ast.GeneratorExp) -> list[Any]:
        return [self.value(node.elt) for _ in self._loops(node.generators)]

    _generatorexp = _listcomp

    def _setcomp(self, node: ast.SetComp) -> set[Any]:
        return {self.value(node.elt) for _ in self._loops(node.generators)}

    def _dictcomp(self, node: ast.DictComp) -> dict[Any, Any]:
        return {self.value(node.key): self.value(node.value) for _ in self._loops(node.generators)}

    def _loops(self, generators: list[ast.comprehension]) -> Iterator[None]:
        if not generators:
            yield
            return
        first, *rest = generators
        for element in elements(self.value(first.iter)):
            self.bind(first.target, element)
            if all(self.truth(test) for test in first.ifs):
                yield from self._loops(rest)

    def bind(self, target: ast.expr, value: Any) -> None:  # noqa: ANN401  any value can be bound
        """Gives a value to the names of a target. Raises ``Unclear``."""
        if isinstance(target, ast.Name):
            self.names[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            given = list(elements(value))
            if len(given) != len(target.elts):
                raise Unclear
            for part, one in zip(target.elts, given, strict=True):
                self.bind(part, one)
        elif isinstance(target, ast.Subscript):
            self.value(target.value)[self.value(target.slice)] = value

    def _call(self, node: ast.Call) -> object:
        if isinstance(node.func, ast.Attribute) and not isinstance(owner := self.value(node.func.value), Symbol):
            allowed = next((names for kind, names in _METHODS.items() if isinstance(owner, kind)), frozenset())
            if node.func.attr not in allowed:
                raise Unclear
            return getattr(owner, node.func.attr)(*self._arguments(node), **self._keywords(node))
        called = self.value(node.func)
        name = called.name.rpartition(".")[2] if isinstance(called, Symbol) else ""
        if name.startswith("is_") and name.endswith(("_available", "_greater_or_equal")):
            return self.is_available(name)
        if name == "dir":
            return sorted(self.value(node.args[0]).names)
        if name not in _BUILDERS:
            raise Unclear
        return _BUILDERS[name](*self._arguments(node), **self._keywords(node))

    def _arguments(self, node: ast.Call) -> list[Any]:
        return self._list(ast.List(elts=node.args))

    def _keywords(self, node: ast.Call) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for keyword in node.keywords:
            value = self.value(keyword.value)
            found.update(value if keyword.arg is None else {keyword.arg: value})
        return found
