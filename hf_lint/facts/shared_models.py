"""Models that a pytest fixture makes once for many tests, and the names by which tests know them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.facts.checkpoints import is_model_class
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.promises import last_name
from hf_lint.facts.tasks import argument
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_SHARED = frozenset({"module", "session", "package"})
_WHOLE = -1
STEPS = frozenset({
    "add_adapter", "bfloat16", "cpu", "cuda", "delete_adapter", "double", "eval", "float",
    "gradient_checkpointing_disable", "gradient_checkpointing_enable", "half", "init_weights", "load_state_dict",
    "requires_grad_", "resize_token_embeddings", "to", "train",
})  # fmt: skip
"""The methods of a model that change it in place. Most of them return it."""


class SharedModel(NamedTuple):
    """A fixture of module scope or wider and the model in what it gives."""

    fixture: cst.FunctionDef
    scope: str
    place: int
    """Where in a tuple that the fixture gives the model stands; -1 if the fixture gives the model itself."""


def shared_models(file: TestFile) -> Iterator[SharedModel]:
    """The fixtures of a file that certainly share a model."""
    for function in file.index.all(cst.FunctionDef) if "scope" in file.source.text else ():
        scope = fixture_scope(file, function)
        if scope in _SHARED:
            yield from (SharedModel(function, scope, place) for place in _places(file, function))


def fixture_scope(file: TestFile, function: cst.FunctionDef) -> str:
    """The scope of a fixture; empty for what is none, and where the scope is out of sight."""
    for mark in function.decorators:
        if last_name(mark.decorator) == "fixture":
            given = argument(mark.decorator, "scope") if isinstance(mark.decorator, cst.Call) else None
            return "function" if given is None else file.names.string(given) or ""
    return ""


def _places(file: TestFile, function: cst.FunctionDef) -> set[int]:
    given: list[cst.BaseExpression | None] = [
        *(line.value for line in file.index.within(function, cst.Return)),
        *(line.value for line in file.index.within(function, cst.Yield) if isinstance(line.value, cst.BaseExpression)),
    ]
    found: set[int] = set()
    for value in given:
        parts = enumerate(part.value for part in value.elements) if isinstance(value, cst.Tuple) else [(_WHOLE, value)]
        found.update(place for place, part in parts if part is not None and _is_model(file, function, part))
    return found


def _is_model(file: TestFile, function: cst.FunctionDef, node: cst.BaseExpression) -> bool:
    if isinstance(node, cst.Name):
        bindings = [one for one in file.names.bindings.get(node.value, ()) if file.names.scope(one) is function]
        values = [file.names.assigned_value(one) for one in bindings]
        return any(value is not None and _makes_model(file, value) for value in values)
    return _makes_model(file, node)


def _makes_model(file: TestFile, node: cst.BaseExpression) -> bool:
    """``from_pretrained`` or ``from_config`` of a class of models, with ``.to(…)`` and the like behind it."""
    while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in STEPS:
        node = node.func.value
    return isinstance(node, cst.Call) and node in loading_calls(file) and is_model_class(node)


def names_of(file: TestFile, shared: SharedModel) -> Iterator[tuple[cst.FunctionDef, frozenset[str]]]:
    """The functions that take the fixture, each with the names that the model has there and nothing else has."""
    fixture = shared.fixture.name.value
    for parameter in file.index.all(cst.Param):
        user = file.names.scope(parameter)
        if parameter.name.value == fixture and user is not None and user is not shared.fixture:
            names = _names_in(file, user, fixture, shared.place)
            yield user, frozenset(name for name, bound in names.items() if bound == 1)


def _names_in(file: TestFile, user: cst.FunctionDef, fixture: str, place: int) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    if place == _WHOLE:
        found[fixture] += _count(file, user, fixture)
    for assign in file.index.within(user, cst.Assign):
        for target in assign.targets:
            name = _model_target(file, target.target, assign.value, fixture, place)
            if name is not None:
                found[name] += _count(file, user, name)
    return found


def _count(file: TestFile, user: cst.FunctionDef, name: str) -> int:
    """How often a function binds a name, but for ``model = model.to(…)``, which is the same model still."""
    here = [one for one in file.names.bindings.get(name, ()) if file.names.scope(one) is user]
    return sum(not _is_step(file.names.assigned_value(one), name) for one in here)


def _is_step(value: cst.BaseExpression | None, name: str) -> bool:
    return isinstance(value, cst.Call) and owner_of(value) == name


def owner_of(call: cst.Call) -> str | None:
    """``model`` of ``model.to("cuda").half()``."""
    node: cst.BaseExpression = call
    while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in STEPS:
        node = node.func.value
    return None if node is call else dotted(node)


def calls_on(file: TestFile, user: cst.FunctionDef, names: frozenset[str]) -> list[cst.Call]:
    """What a function calls on the model to change it; of calls in a row the last, which stands for all of them."""
    found = [call for call in file.index.within(user, cst.Call) if owner_of(call) in names]
    inner = {call.func.value for call in found if isinstance(call.func, cst.Attribute)}
    return [call for call in found if call not in inner]


def _model_target(file: TestFile, target: cst.CSTNode, value: cst.BaseExpression, fixture: str,
                  place: int) -> str | None:  # fmt: skip
    """The name that an assignment gives to the model."""
    if place == _WHOLE or isinstance(value, cst.Subscript):
        return dotted(target) if _is_part(file, value, fixture, place) else None
    if dotted(value) != fixture or not isinstance(target, cst.Tuple) or len(target.elements) <= place:
        return None
    starred = any(isinstance(element, cst.StarredElement) for element in target.elements[: place + 1])
    return None if starred else dotted(target.elements[place].value)


def _is_part(file: TestFile, value: cst.BaseExpression, fixture: str, place: int) -> bool:
    if place == _WHOLE:
        return dotted(value) == fixture
    if not isinstance(value, cst.Subscript) or dotted(value.value) != fixture or len(value.slice) != 1:
        return False
    index = value.slice[0].slice
    return isinstance(index, cst.Index) and file.names.constant(index.value) == place
