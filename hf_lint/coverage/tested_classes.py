"""Which model classes the common tests of transformers run for a test file: ``all_model_classes``, followed to its end.

Read with Python's own parser. What a class does not say itself comes from its bases, in other files too, and from the
tester that it names.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.classes.inheritance import Inheritance
from hf_lint.classes.outline import dotted_name, outline_of

if TYPE_CHECKING:
    from hf_lint.classes.outline import ClassOutline

_LIST = "all_model_classes"
_TESTER = "model_tester_class"
# What the testers of transformers take the list from, and how they end the name of the base model to find the rest.
_GENERIC = {
    "base_model_class": "Model",
    "causal_lm_class": "ForCausalLM",
    "question_answering_class": "ForQuestionAnswering",
    "sequence_classification_class": "ForSequenceClassification",
    "token_classification_class": "ForTokenClassification",
    "conditional_generation_class": "ForConditionalGeneration",
}
_FRAMES = {
    "CausalLMModelTester": tuple(_GENERIC)[1:5],
    "VLMModelTester": ("conditional_generation_class",),
    "ALMModelTester": ("conditional_generation_class",),
}


class TestedClasses:
    """The lists of one file. ``exists`` says whether transformers has a class of this name."""

    __test__ = False

    def __init__(self, data: bytes, location: Path, exists: Callable[[str], bool]) -> None:
        """Raises ``SyntaxError`` or ``ValueError`` for content that does not parse."""
        self._tree = ast.parse(data)
        self._location = location
        self._exists = exists
        self._outline = outline_of(str(location), data)
        self._inheritance = None if self._outline is None else Inheritance(self._outline)

    @property
    def read(self) -> dict[tuple[str, str], str]:
        """The other files that the answers rest on, as ``Inheritance.read`` has them."""
        return {} if self._inheritance is None else self._inheritance.read

    def by_test(self) -> dict[str, tuple[str, ...]]:
        """By test class the model classes that it runs; classes without any left out."""
        if self._outline is None:
            return {}
        found = {name: tuple(dict.fromkeys(self._of(outline))) for name, outline in self._outline.classes.items()}
        return {name: classes for name, classes in found.items() if classes}

    def _of(self, outline: ClassOutline) -> Iterator[str]:
        chain = self._chain(outline)
        lists = [(value, tree) for node, tree in chain for value in _values(node, _LIST)]
        if any(not _is_none(value) for value, _ in lists[:1]):
            yield from _names(*lists[0])
        else:
            for tester in self._testers(chain):
                yield from self._of_tester(tester)
        yield from _set_on_self(chain[0][0]) if lists else ()

    def _chain(self, outline: ClassOutline) -> list[tuple[ast.ClassDef, ast.Module]]:
        """A class and its ancestors, nearest first, as far as they can be found."""
        ancestors = () if self._inheritance is None else self._inheritance.lineage(outline).ancestors
        found = (self._node(each) for each in (outline, *ancestors))
        return [each for each in found if each is not None]

    def _node(self, outline: ClassOutline) -> tuple[ast.ClassDef, ast.Module] | None:
        own = Path(outline.path) == self._location
        tree = self._tree if own else _tree_of(Path(outline.path))
        node = None if tree is None else _class_in(tree, outline.name)
        return None if node is None or tree is None else (node, tree)

    def _testers(self, chain: list[tuple[ast.ClassDef, ast.Module]]) -> Iterator[ClassOutline]:
        """The tester that the nearest class names."""
        for node, _ in chain:
            names = [dotted_name(value) for value in _values(node, _TESTER)] or list(_made_testers(node))
            found = [self._inheritance.resolve(name) for name in names if name] if self._inheritance else []
            if any(found):
                yield from (each for each in found if each is not None)
                return

    def _of_tester(self, tester: ClassOutline) -> Iterator[str]:
        chain = self._chain(tester)
        bases = {node.name for node, _ in chain} | {dotted_name(base) for node, _ in chain for base in node.bases}
        frames = [name for name in _FRAMES if name in bases]
        if not frames:
            return
        given = {name: _given(chain, name) for name in _GENERIC}
        stem = (given["base_model_class"] or "").replace("Model", "")
        for name, ending in _GENERIC.items():
            guess = f"{stem}{ending}" if stem and name in _FRAMES[frames[0]] else ""
            value = given[name] or (guess if self._exists(guess) else None)
            if value:
                yield value


def _given(chain: list[tuple[ast.ClassDef, ast.Module]], name: str) -> str | None:
    """The class that the nearest of the testers gives an attribute; None where that is not a class."""
    for node, tree in chain:
        for value in _values(node, name):
            names = list(_names(value, tree))
            if names or _is_none(value):
                return names[0] if names else None
    return None


@lru_cache(maxsize=512)
def _tree_of(path: Path) -> ast.Module | None:
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None


def _class_in(tree: ast.Module, name: str) -> ast.ClassDef | None:
    found = [node for node in _open(tree.body) if isinstance(node, ast.ClassDef) and node.name == name]
    return found[-1] if found else None


def _open(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, those under ``if``, ``try`` and ``with`` included."""
    for node in body:
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With)):
            for part in ("body", "orelse", "finalbody"):
                yield from _open(getattr(node, part, []))


def _values(node: ast.ClassDef, name: str) -> Iterator[ast.expr]:
    """What a class body gives an attribute, the last assignment first."""
    found: list[ast.expr] = []
    for item in _open(node.body):
        targets = item.targets if isinstance(item, ast.Assign) else [getattr(item, "target", None)]
        value = item.value if isinstance(item, (ast.Assign, ast.AnnAssign)) else None
        if value is not None and any(isinstance(target, ast.Name) and target.id == name for target in targets):
            found.append(value)
    yield from reversed(found)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _names(value: ast.expr, tree: ast.Module, depth: int = 4) -> Iterator[str]:
    """The classes that an expression lists, whichever way its conditions go."""
    if isinstance(value, (ast.Tuple, ast.List, ast.Set)):
        for element in value.elts:
            yield from _names(element, tree, depth)
    elif isinstance(value, (ast.IfExp, ast.BinOp)):
        parts = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value.left, value.right)
        for part in parts:
            yield from _names(part, tree, depth)
    elif isinstance(value, ast.Starred):
        yield from _names(value.value, tree, depth)
    elif isinstance(value, (ast.Name, ast.Attribute)):
        yield from _named(dotted_name(value), tree, depth)


def _named(name: str, tree: ast.Module, depth: int) -> Iterator[str]:
    """The class of this name, or what the module gives the name."""
    for node in _open(tree.body) if depth and "." not in name else ():
        given = isinstance(node, ast.Assign) and any(dotted_name(target) == name for target in node.targets)
        # `BertModel = None` stands in for a class that could not be imported.
        if given and isinstance(node, ast.Assign) and not _is_none(node.value):
            yield from _names(node.value, tree, depth - 1)
            return
    last = name.rpartition(".")[2]
    if last[:1].isupper() or last.startswith("xLSTM"):
        yield last


def _set_on_self(node: ast.ClassDef) -> Iterator[str]:
    """``self.all_model_classes = (A, B)`` in a method."""
    for item in ast.walk(node):
        if isinstance(item, ast.Assign) and any(dotted_name(target) == f"self.{_LIST}" for target in item.targets):
            yield from _names(item.value, ast.Module([], []))


def _made_testers(node: ast.ClassDef) -> Iterator[str]:
    """``self.model_tester = BertModelTester(self)``."""
    made = (item for item in ast.walk(node) if isinstance(item, ast.Assign) and isinstance(item.value, ast.Call))
    for item in made:
        if any(dotted_name(target) == "self.model_tester" for target in item.targets):
            yield dotted_name(item.value)
