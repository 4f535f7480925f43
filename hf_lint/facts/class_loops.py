"""Loops over the model classes of a test class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import last_name
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_ALL = "all_model_classes"
_GENERATIVE = "all_generative_model_classes"
# The mixin takes those that can generate from all of them, unless the test class lists them itself.
_GENERATES = re.compile(r"CausalLM|ConditionalGeneration|LMHead|Seq2Seq|TextToText|ToSpeech|Generation|Vision2Seq")


def class_loop(file: TestFile, node: cst.CSTNode) -> cst.For | None:
    """The loop over model classes that a skip at this node ends; none where a subtest or a function is between."""
    for up in file.index.ancestors(node):
        if isinstance(up, (cst.FunctionDef, cst.Lambda)) or (isinstance(up, cst.With) and _is_subtest(up)):
            return None
        if isinstance(up, cst.For) and (dotted(up.iter) or "").endswith("model_classes"):
            return up
    return None


def _is_subtest(block: cst.With) -> bool:
    return any(last_name(item.item) == "subTest" for item in block.items)


def has_one_class(file: TestFile, loop: cst.For) -> bool:
    """Whether the test class is seen to list a single model class that the loop runs over, or none."""
    home = file.class_of(loop)
    listed = (dotted(loop.iter) or "").rpartition(".")[2]
    if home is None or (listed not in home.attributes and (listed != _GENERATIVE or _ALL not in home.attributes)):
        return False
    value = home.attributes[listed if listed in home.attributes else _ALL].value
    value = value.body if isinstance(value, cst.IfExp) else value
    if not isinstance(value, (cst.Tuple, cst.List)):
        return False
    names = [dotted(element.value) or "" for element in value.elements]
    return len(names if listed in home.attributes else list(filter(_GENERATES.search, names))) < 2


def names_bound_before(file: TestFile, loop: cst.For, place: cst.CSTNode) -> frozenset[str]:
    """The names that differ from class to class at a place: the loop's own, and those made of them above the place."""
    bound = _names(file, loop.target)
    for assignment in file.index.below(loop):
        if assignment is place:
            break
        if isinstance(assignment, cst.Assign) and bound & _names(file, assignment.value):
            targets = (found.target for found in assignment.targets)
            plain = (target for target in targets if isinstance(target, (cst.Name, cst.Tuple)))
            bound |= frozenset[str]().union(*(_names(file, target) for target in plain))
    return bound


def _names(file: TestFile, node: cst.CSTNode) -> frozenset[str]:
    """The names in an expression, without those of attributes."""
    parents = file.index.parents
    names = (name for name in (node, *file.index.below(node)) if isinstance(name, cst.Name))
    return frozenset(n.value for n in names if getattr(parents[n], "attr", None) is not n)
