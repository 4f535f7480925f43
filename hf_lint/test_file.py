"""What a model test file is: its convention, its model types, its classes and the tests that runners collect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import libcst as cst

from hf_lint.index import Node
from hf_lint.kind import Kind
from hf_lint.names import Names, dotted
from hf_lint.outline import ClassOutline, Inheritance, Lineage, Member, ModuleOutline
from hf_lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.finding import Span
    from hf_lint.source import Source, SyntaxFault

_UPSTREAM_PATH = re.compile(r"(^|/)tests/models/[^/]+/test_[^/]+\.py$")
_UPSTREAM_BASES = re.compile(
    r"\b(?:ModelTesterMixin|(?:CausalLM|VLM|ALM)Model(?:Test|Tester)|TokenizerTesterMixin|ProcessorTesterMixin"
    r"|ImageProcessingTestMixin|(?:Sequence)?FeatureExtraction\w*Mixin|GenerationTesterMixin|PipelineTesterMixin"
    r"|VideoProcessingTestMixin|ConfigTester)\b"
)
_STANDALONE_CLASS = re.compile(r"^class Test\w+(?:Models?)?\b.*:", re.MULTILINE)
_STANDALONE = re.compile(
    r"^\s*def (?:test_pipeline|test_from_pretrained|run_tests)\(\s*self|^\w+_MODELS_REGISTRY\b", re.MULTILINE
)
_OTHER_LIBRARIES = re.compile(r"^\s*(?:from|import)\s+(?:diffusers|fla|text_generation|optimum|peft|trl)\b", re.MULTILINE)
_FILE_NAME = re.compile(r"^test_(?:hf_)?(?P<parts>.+)$")
_ROLES = (
    "modeling_tf", "modeling_flax", "modeling", "tokenization", "processing", "processor", "image_processing",
    "image_processor", "feature_extraction", "video_processing", "configuration", "pipelines", "pipeline",
)  # fmt: skip
_ROLE = re.compile(rf"^(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})_")


def kind_of(path: str, text: str) -> Kind:
    """Which convention a file follows, by its place and its text; also for files that do not parse."""
    if _OTHER_LIBRARIES.search(text):
        return Kind.PLAIN
    if "transformers" in text and (_UPSTREAM_BASES.search(text) or _UPSTREAM_PATH.search(PurePath(path).as_posix())):
        return Kind.UPSTREAM
    name = PurePath(path).name
    if _STANDALONE.search(text) or (name.startswith("test_hf_") and re.search(r"\bpipeline\(|from_pretrained\(", text)):
        return Kind.STANDALONE
    return Kind.PLAIN


def model_type_of(path: str) -> str | None:
    """The model type that a file's name claims: ``bert`` for ``test_modeling_bert.py`` and ``test_hf_bert.py``."""
    match = _FILE_NAME.match(PurePath(path).stem)
    if match is None:
        return None
    return _ROLE.sub("", match["parts"]) or None


@dataclass(frozen=True, eq=False)
class TestClass:
    """A class of the file itself. Methods and attributes are those of its own body, the last of each name."""

    __test__ = False

    node: cst.ClassDef
    name: str
    bases: tuple[str, ...]
    methods: dict[str, cst.FunctionDef]
    attributes: dict[str, cst.Assign | cst.AnnAssign]
    lineage: Lineage

    @property
    def is_unittest(self) -> bool:
        """Whether ``unittest.TestCase`` is certainly among the ancestors."""
        return self.lineage.reaches("TestCase")


class TestFile:
    """The facts of one file that parses, each made when a rule first asks for it."""

    __test__ = False

    def __init__(self, path: str, source: Source, *, settings: Settings | None = None, location: Path | None = None,
                 faults: Sequence[SyntaxFault] = ()) -> None:  # fmt: skip
        self.path = path
        self.faults = tuple(faults)
        self.facts: dict[str, Any] = {}
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

    def span(self, node: cst.CSTNode) -> Span:
        """Where the node stands."""
        return self.source.span(node)

    @cached_property
    def inheritance(self) -> Inheritance:
        """The bases of this file's classes, followed through other files."""
        classes = {node.name.value: _outline(node, str(self.location)) for node in self.index.all(cst.ClassDef)}
        imports = {name: found[0][1] for name, found in self.names.imports.items()}
        return Inheritance(ModuleOutline(str(self.location), classes, imports, ""))

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
        return TestClass(
            node=node,
            name=node.name.value,
            bases=tuple(dotted(base.value) or "" for base in node.bases),
            methods={item.name.value: item for item in _body(node) if isinstance(item, cst.FunctionDef)},
            attributes=dict(_attributes(node)),
            lineage=self.inheritance.lineage(node.name.value),
        )

    def is_collected(self, test_class: TestClass) -> bool:
        """Whether pytest, as it comes, looks for tests in this class."""
        if test_class.is_unittest:
            return True
        hidden = {"__init__", "__new__"} & test_class.methods.keys()
        inherited = test_class.lineage.find("__init__") or test_class.lineage.find("__new__")
        return test_class.name.startswith("Test") and not hidden and inherited is None

    @cached_property
    def tests(self) -> tuple[cst.FunctionDef, ...]:
        """The test functions and methods of this file that pytest collects, in the order of the text."""
        found = [function for function in self.functions if function.name.value.startswith("test")]
        for test_class in self.classes:
            if self.is_collected(test_class):
                found += [method for name, method in test_class.methods.items() if name.startswith("test")]
        order = {node: place for place, node in enumerate(self.index.all(cst.FunctionDef))}
        return tuple(sorted(found, key=order.__getitem__))

    def class_of(self, node: cst.CSTNode) -> TestClass | None:
        """The class at module level around a node."""
        homes: dict[cst.CSTNode, TestClass] = {test_class.node: test_class for test_class in self.classes}
        return next((homes[up] for up in self.index.ancestors(node) if up in homes), None)


def _body(node: cst.ClassDef | cst.FunctionDef) -> Iterator[cst.CSTNode]:
    """The statements of a class body, those under its ``if`` and ``try`` included, small ones one by one."""
    stack: list[cst.CSTNode] = [node.body]
    while stack:
        item = stack.pop()
        if isinstance(item, (cst.IndentedBlock, cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            stack.extend(reversed(item.body))
        elif isinstance(item, (cst.If, cst.Else, cst.Try, cst.ExceptHandler, cst.Finally)):
            parts: Sequence[cst.CSTNode | None] = (
                item.body, *getattr(item, "handlers", ()), getattr(item, "orelse", None), getattr(item, "finalbody", None),
            )  # fmt: skip
            stack.extend(part for part in reversed(parts) if part is not None)
        else:
            yield item


def _attributes(node: cst.ClassDef) -> Iterator[tuple[str, cst.Assign | cst.AnnAssign]]:
    for item in _body(node):
        if isinstance(item, cst.AnnAssign) and isinstance(item.target, cst.Name):
            yield item.target.value, item
        elif isinstance(item, cst.Assign):
            for target in item.targets:
                if isinstance(target.target, cst.Name):
                    yield target.target.value, item


def _outline(node: cst.ClassDef, path: str) -> ClassOutline:
    members = {name: Member("attribute") for name, _ in _attributes(node)}
    for item in _body(node):
        if isinstance(item, cst.FunctionDef):
            marks = (mark.decorator for mark in item.decorators)
            called = (mark.func if isinstance(mark, cst.Call) else mark for mark in marks)
            members[item.name.value] = Member("method", tuple(dotted(mark) or "" for mark in called))
        elif isinstance(item, cst.ClassDef):
            members[item.name.value] = Member("class")
    bases = tuple(dotted(base.value) or "" for base in node.bases)
    return ClassOutline(node.name.value, path, bases, members)
