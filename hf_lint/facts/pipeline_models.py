"""Of which model types the model can be that a pipeline runs, where the file and the catalogue settle it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.catalog.choice import catalog_for
from hf_lint.catalog.known_names import spelled_class
from hf_lint.facts.canonical_checkpoints import CANONICAL
from hf_lint.facts.literals import literals, table_values
from hf_lint.facts.tasks import argument, given_to_pipeline
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# Parts of encoder-decoder models: their documentation names checkpoints of the whole, which is of another type.
_PARTS = frozenset({"trocr", "donut-swin", "speech_to_text_2"})
_LOADERS = frozenset({"from_pretrained", "from_config"})


def model_types_of_pipeline(file: TestFile, call: cst.Call) -> set[str]:
    """The model types of all models that the call may get; empty where one of them stays unknown.

    They are told by the checkpoint ids that the model argument comes from, by the class that loads the model and,
    where the id is chosen at run time, by the ``"class"`` of every entry in the tables of this file.
    """
    given = given_to_pipeline(file, call, "model", 1)
    found = {model_type for expression in given for model_type in _of_model(file, expression)}
    return set() if None in found else {str(model_type) for model_type in found}


def classes_of_pipeline(file: TestFile, call: cst.Call) -> set[str]:
    """The classes of transformers that the call's model is loaded with; an Auto class is none."""
    given = given_to_pipeline(file, call, "model", 1)
    found = {_loading_class(file, load) for expression in given for load in _loading(file, expression)}
    return {name for name in found if name is not None and not name.startswith("Auto")}


def _of_model(file: TestFile, node: cst.BaseExpression) -> set[str | None]:
    if loading := list(_loading(file, node)):
        return {model_type for load in loading for model_type in _of_loading(file, load)}
    ids = (str(literal.evaluated_value) for literal in literals(file, node))
    by_id = {model_type for checkpoint in ids for model_type in _of_checkpoint(file, checkpoint)}
    by_class = {_of_class(file, name) for name in _registered_classes(file)}
    if by_class and isinstance(node, (cst.Attribute, cst.Name)):
        return by_class | (by_id - {None})
    return by_id or {None}


def _loading(file: TestFile, node: cst.BaseExpression) -> Iterator[cst.Call]:
    """``BertModel.from_pretrained(…)``, written in place or bound to the name in the same function."""
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in _LOADERS:
        yield node
    elif isinstance(node, cst.Name):
        for binding in file.names.bindings.get(node.value, ()):
            value = file.names.assigned_value(binding)
            if isinstance(value, cst.Call) and file.names.scope(binding) is file.names.scope(node):
                yield from _loading(file, value)


def _of_loading(file: TestFile, call: cst.Call) -> set[str | None]:
    name = _loading_class(file, call)
    if name is None or not name.startswith("Auto"):
        return {None if name is None else _of_class(file, name)}
    return _of_checkpoint(file, file.names.string(argument(call, "pretrained_model_name_or_path", 0)) or "")


def _loading_class(file: TestFile, call: cst.Call) -> str | None:
    home = call.func.value if isinstance(call.func, cst.Attribute) else None
    full = None if home is None else file.names.full_name(home)
    return full.rpartition(".")[2] if full is not None and full.startswith("transformers.") else None


def _of_checkpoint(file: TestFile, checkpoint: str) -> set[str | None]:
    """All types whose documentation names it: which of them the checkpoint is of, only its own files say."""
    full = CANONICAL.get(checkpoint, checkpoint)
    details = catalog_for(file.settings).details
    claiming = {model_type for model_type, known in details.items() if full in known.checkpoints}
    return {*claiming} if claiming and not claiming & _PARTS else {None}


def _of_class(file: TestFile, name: str) -> str | None:
    """Also that of a class whose name is misspelt, which another rule reports."""
    catalog = catalog_for(file.settings)
    return catalog.model_type_of_class(name if catalog.has_class(name) else spelled_class(name) or "")


def _registered_classes(file: TestFile) -> Iterator[str]:
    for value in table_values(file, "class"):
        yield file.names.string(value) or dotted(value) or ""
