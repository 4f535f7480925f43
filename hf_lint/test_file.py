"""What a model test file is: its convention, its model types, its classes and the tests that runners collect."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libcst as cst

from hf_lint.classes import collection
from hf_lint.classes.class_body import (
    attributes,
    base_names,
    methods,
    outline_of_class,
    outline_of_module,
    statements,
)
from hf_lint.classes.inheritance import Inheritance
from hf_lint.classes.test_class import TestClass
from hf_lint.convention import kind_of, model_type_of
from hf_lint.index import Node
from hf_lint.kind import Kind
from hf_lint.names import Names
from hf_lint.settings.model import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hf_lint.classes.outline import ClassOutline, ModuleOutline
    from hf_lint.finding import Span
    from hf_lint.source import Source, SyntaxFault


class TestFile:
    """The facts of one file that parses, each made when a rule first asks for it."""

    __test__ = False

    def __init__(self, path: str, source: Source, *, settings: Settings | None = None, location: Path | None = None,
                 faults: Sequence[SyntaxFault] = ()) -> None:  # fmt: skip
        self.path = path
        self.faults = tuple(faults)
        self.facts: dict[str, Any] = {}
        self._class_outlines: dict[int, ClassOutline] = {}
        self.source = source
        self.index = source.index
        self.settings = settings or Settings()
        self.location = location or Path(path)

    @cached_property
    def kind(self) -> Kind:
        """The convention, unless the settings force one."""
        forced = self.settings.profile
        return kind_of(self.path, self.source.text) if forced == "auto" else Kind(forced)

    @cached_property
    def model_type(self) -> str | None:
        """The model type that the file's name claims."""
        return model_type_of(self.path)

    @cached_property
    def names(self) -> Names:
        """What the names of this file stand for."""
        return Names(self.index)

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Every name in the code: what is imported, bound, read, called and given by keyword."""
        return frozenset(name.value for name in self.index.all(cst.Name))

    def calls_of(self, names: Iterable[str]) -> list[cst.Call]:
        """The calls of functions and methods by the last part of their names, in the order of the text."""
        found = (self._calls[name] for name in names if name in self._calls)
        return [call for _, call in sorted(chain.from_iterable(found), key=itemgetter(0))]

    @cached_property
    def called(self) -> frozenset[str]:
        """The last part of the name of everything that is called."""
        return frozenset(self._calls)

    @cached_property
    def _calls(self) -> dict[str, list[tuple[int, cst.Call]]]:
        found: dict[str, list[tuple[int, cst.Call]]] = defaultdict(list)
        for place, call in enumerate(self.index.all(cst.Call)):
            function = call.func
            if type(function) is cst.Attribute:
                found[function.attr.value].append((place, call))
            elif type(function) is cst.Name:
                found[function.value].append((place, call))
        return dict(found)

    def span(self, node: cst.CSTNode) -> Span:
        """Where the node stands."""
        return self.source.span(node)

    @cached_property
    def inheritance(self) -> Inheritance:
        """The bases of this file's classes, followed through other files."""
        return Inheritance(self.outline)

    @cached_property
    def outline(self) -> ModuleOutline:
        """The classes and imports at module level, as other files show theirs."""
        return outline_of_module(self.index, str(self.location), self._outline_of)

    def _outline_of(self, node: cst.ClassDef) -> ClassOutline:
        if id(node) not in self._class_outlines:
            self._class_outlines[id(node)] = outline_of_class(node, str(self.location))
        return self._class_outlines[id(node)]

    @cached_property
    def classes(self) -> tuple[TestClass, ...]:
        """The classes at module level, under ``if`` and ``try`` too, in the order of the text."""
        return tuple(map(self._class, self._top_level(cst.ClassDef)))

    @cached_property
    def functions(self) -> tuple[cst.FunctionDef, ...]:
        """The functions at module level, under ``if`` and ``try`` too."""
        return tuple(self._top_level(cst.FunctionDef))

    def _top_level(self, kind: type[Node]) -> Iterator[Node]:
        for node in self.index.all(kind):
            if self.index.enclosing(node, cst.ClassDef, cst.FunctionDef) is None:
                yield node

    def _class(self, node: cst.ClassDef) -> TestClass:
        shown = self.outline.classes.get(node.name.value)
        own = self._outline_of(node)
        return TestClass(
            node=node,
            name=node.name.value,
            bases=base_names(node),
            methods=methods(node),
            attributes=attributes(node),
            outline=shown if shown == own else own,
            _inheritance=self.inheritance,
        )

    def nested_classes(self, node: cst.ClassDef) -> Iterator[TestClass]:
        """The classes in the body of a class."""
        return (self._class(item) for item in statements(node) if isinstance(item, cst.ClassDef))

    def is_collected(self, test_class: TestClass) -> bool:
        """Whether pytest, as it comes, looks for tests in this class (``collection.is_collected``)."""
        return collection.is_collected(test_class)

    @cached_property
    def tests(self) -> tuple[cst.FunctionDef, ...]:
        """The test functions and methods of this file that pytest collects, in the order of the text."""
        if self.is_hidden:
            return ()
        methods = chain.from_iterable(map(self._collected, self.classes))
        found = {id(test) for test in (*filter(collection.is_test, self.functions), *methods)}
        return tuple(function for function in self.index.all(cst.FunctionDef) if id(function) in found)

    def _collected(self, test_class: TestClass) -> Iterator[cst.FunctionDef]:
        if not collection.is_collected(test_class):
            return
        yield from filter(collection.is_test, test_class.methods.values())
        if not test_class.is_unittest:
            yield from chain.from_iterable(map(self._collected, self.nested_classes(test_class.node)))

    @cached_property
    def is_hidden(self) -> bool:
        """Whether ``__test__ = False`` at module level hides the file from pytest."""
        return any(
            self.index.enclosing(binding, cst.ClassDef, cst.FunctionDef) is None
            and self.names.constant(self.names.assigned_value(binding)) is False
            for binding in self.names.bindings.get("__test__", ())
        )

    def class_of(self, node: cst.CSTNode) -> TestClass | None:
        """The class at module level around a node."""
        homes: dict[cst.CSTNode, TestClass] = {test_class.node: test_class for test_class in self.classes}
        return next((homes[up] for up in self.index.ancestors(node) if up in homes), None)
