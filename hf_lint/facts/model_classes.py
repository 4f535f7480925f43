"""Where a test file names classes of transformers: imports, attributes of the module, strings that stand for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

import libcst as cst

from hf_lint.facts.literals import literals
from hf_lint.finding import Edit, Span
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

# At least one small letter: no `MODEL_MAPPING`. Functions and submodules begin with a small one.
_CLASS = re.compile(r"(?=\w*[a-z])(?:[A-Z]|xLSTM)\w*")
_SPOKEN = re.compile(r"[A-Za-z][\w-]*(?:Model|For[A-Z]\w*|Config|Processor|FeatureExtractor|Tokenizer(?:Fast)?)")
_QUOTED = re.compile(rf"""[RrUu]?(?P<quote>["'])(?:{_SPOKEN.pattern})(?P=quote)$""")
_KEY = re.compile(r"(?:(?:model|tokenizer|processor|config|head|auto)_?)?class(?:_?name)?", re.IGNORECASE)
_BEHIND_KEY = re.compile(r"""class(?:_?name)?["']?\s*[:=]\s*$""", re.IGNORECASE)
_FORGIVING = frozenset({"ImportError", "AttributeError", "Exception", "BaseException"})


class ClassUse(NamedTuple):
    """One place that names a class as transformers' own.

    ``node`` is the name in an import, the attribute behind ``transformers.``, or the string. ``asked`` is True where
    the file is prepared for a transformers that lacks the class.
    """

    name: str
    node: cst.Name | cst.SimpleString
    asked: bool

    @property
    def is_vague(self) -> bool:
        """Whether it is a string that names no head, such as ``CustomModel``, which may be a word of the file's own."""
        return isinstance(self.node, cst.SimpleString) and "For" not in self.name and "LMHead" not in self.name


def looks_like_class(text: str) -> bool:
    """Whether a string has the form of the name of a model, configuration, tokenizer or processor."""
    return _SPOKEN.fullmatch(text) is not None


def is_class_name(text: str) -> bool:
    """Whether a name is written as classes are, and not as functions, submodules and constants."""
    return _CLASS.fullmatch(text) is not None


def classes_of(file: TestFile) -> tuple[ClassUse, ...]:
    """Every use, in the order imports, attributes, strings; names that the file gives to the module itself excepted."""
    if "classes_of" not in file.facts:
        made = {attribute.attr.value for attribute in _attributes(file) if _is_written(file, attribute)}
        tested = set(_tested(file))
        uses = {use.node: use for use in (*_imported(file), *_attributed(file), *_fetched(file), *_spoken(file))}
        file.facts["classes_of"] = tuple(
            use._replace(asked=use.asked or use.name in tested) for use in uses.values() if use.name not in made
        )
    return cast("tuple[ClassUse, ...]", file.facts["classes_of"])


def classes_of_broken(file: BrokenFile) -> dict[str, list[Span]]:
    """What a file that does not parse names as classes are, in strings and behind ``transformers.``, and where.

    Without the names of the classes that it defines itself.
    """
    own = {name for name, _ in file.class_names()}
    found: dict[str, list[Span]] = {}
    for name, span in _named_in_broken(file):
        if name not in own:
            found.setdefault(name, []).append(span)
    return found


def _named_in_broken(file: BrokenFile) -> Iterator[tuple[str, Span]]:
    for text, span in file.strings():
        before = file.lines[span.line - 1][: span.column]
        if looks_like_class(text) and ("-" not in text or _BEHIND_KEY.search(before)):
            yield from _inside(file, span, text)
    for name, span in file.names():
        if name.startswith("transformers."):
            yield from _inside(file, span, name.split(".")[1])


def _inside(file: BrokenFile, span: Span, name: str) -> Iterator[tuple[str, Span]]:
    """The part of a span of one line that is the name."""
    written = file.lines[span.line - 1][span.column : span.end_column] if span.line == span.end_line else ""
    if (at := written.find(name)) >= 0:
        yield name, Span(span.line, span.column + at, span.line, span.column + at + len(name))


def _imported(file: TestFile) -> Iterator[ClassUse]:
    for line in file.index.all(cst.ImportFrom):
        if line.relative or dotted(line.module) != "transformers" or isinstance(line.names, cst.ImportStar):
            continue
        for alias in line.names:
            if isinstance(alias.name, cst.Name) and is_class_name(alias.name.value):
                yield ClassUse(alias.name.value, alias.name, _is_asked(file, line))


def _attributes(file: TestFile) -> list[cst.Attribute]:
    """The attributes of the module ``transformers`` that are named as classes are."""
    if "transformers_attributes" not in file.facts:
        known = {name for name, found in file.names.imports.items() if any(full == "transformers" for _, full in found)}
        file.facts["transformers_attributes"] = [
            node
            for node in (file.index.all(cst.Attribute) if known else ())
            if isinstance(node.value, cst.Name)
            and node.value.value in known
            and is_class_name(node.attr.value)
            and file.names.full_name(node.value) == "transformers"
        ]
    return cast("list[cst.Attribute]", file.facts["transformers_attributes"])


def _attributed(file: TestFile) -> Iterator[ClassUse]:
    for node in _attributes(file):
        yield ClassUse(node.attr.value, node.attr, _is_asked(file, node))


def _is_written(file: TestFile, node: cst.Attribute) -> bool:
    return isinstance(file.index.parents[node], (cst.AssignTarget, cst.AnnAssign))


def _asking(file: TestFile, *functions: str) -> Iterator[cst.Call]:
    """``getattr(transformers, …)`` and its like."""
    for call in file.index.all(cst.Call) if "attr(" in file.source.text else ():
        named = isinstance(call.func, cst.Name) and call.func.value in functions and len(call.args) > 1
        if named and file.names.full_name(call.args[0].value) == "transformers":
            yield call


def _tested(file: TestFile) -> Iterator[str]:
    """The classes that ``hasattr`` asks for by name, and those that are set."""
    for call in _asking(file, "hasattr", "setattr"):
        for literal in literals(file, call.args[1].value):
            yield str(literal.evaluated_value)


def _fetched(file: TestFile) -> Iterator[ClassUse]:
    for call in _asking(file, "getattr"):
        for literal in literals(file, call.args[1].value):
            name = literal.evaluated_value
            if isinstance(literal, cst.SimpleString) and isinstance(name, str) and is_class_name(name):
                yield ClassUse(name, literal, len(call.args) > 2 or _is_asked(file, call))


def _spoken(file: TestFile) -> Iterator[ClassUse]:
    """``"class": "BertModel"`` in a table, ``class_name = "BertModel"``, ``model_class="BertModel"``."""
    for literal in file.index.all(cst.SimpleString):
        if _QUOTED.match(literal.value) and _is_value_for_class(file, literal) and not _is_own(file, literal):
            yield ClassUse(literal.raw_value, literal, False)


def _is_value_for_class(file: TestFile, literal: cst.SimpleString) -> bool:
    parent = file.index.parents[literal]
    if isinstance(parent, cst.DictElement):
        return parent.value is literal and _KEY.fullmatch(file.names.string(parent.key) or "") is not None
    if isinstance(parent, cst.Arg):
        return parent.keyword is not None and _KEY.fullmatch(parent.keyword.value) is not None
    if isinstance(parent, cst.Assign):
        names = [(dotted(target.target) or "").rpartition(".")[2] for target in parent.targets]
        return any(_KEY.fullmatch(name) for name in names)
    return False


def _is_own(file: TestFile, literal: cst.SimpleString) -> bool:
    """Whether the file defines the class, or has it from somewhere else."""
    return literal.raw_value in file.names.bindings or literal.raw_value in file.names.imports


def _is_asked(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether a ``try`` around the node has an answer to a class that does not exist."""
    below = node
    for up in file.index.ancestors(node):
        if isinstance(up, cst.Try) and below is up.body and any(map(_forgives, up.handlers)):
            return True
        below = up
    return False


def _forgives(handler: cst.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    types = (
        [element.value for element in handler.type.elements] if isinstance(handler.type, cst.Tuple) else [handler.type]
    )
    return any((dotted(kind) or "").rpartition(".")[2] in _FORGIVING for kind in types)


def _occurrences(file: TestFile, node: cst.Name) -> Iterator[cst.Name]:
    """The name of a use itself and, where it is imported, whatever refers to the import."""
    yield node
    for name in file.index.all(cst.Name) if isinstance(file.index.parents[node], cst.ImportAlias) else ():
        parent = file.index.parents[name]
        is_part = getattr(parent, "attr", None) is name or getattr(parent, "keyword", None) is name
        if name.value == node.value and not is_part and name is not node and file.names.full_name(name) is not None:
            yield name


def renaming(file: TestFile, node: cst.Name | cst.SimpleString, name: str) -> Iterator[Edit]:
    """Gives the class of a use another name: an attribute where it stands, an import or string wherever it occurs."""
    if isinstance(node, cst.Name):
        yield from (Edit(file.span(same), name) for same in _occurrences(file, node))
        return
    for literal in file.index.all(cst.SimpleString):
        if literal.raw_value == node.raw_value:
            yield Edit(file.span(literal), f"{literal.prefix}{literal.quote}{name}{literal.quote}")
