"""The rule on tests that change the model of all others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.promises import texts
from hf_lint.facts.shared_models import SharedModel, calls_on, fixture_scope, names_of, shared_models
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# These change a module in place, whatever is done with what they return; and what takes each change back.
_CHANGES = {
    "to": ("to", "cpu"), "cuda": ("to", "cpu"), "cpu": ("to", "cuda"), "half": ("float", "to"),
    "float": ("half", "to"), "double": ("float", "to"), "bfloat16": ("float", "to"), "train": ("eval",),
    "requires_grad_": ("requires_grad_",), "load_state_dict": ("load_state_dict",),
    "resize_token_embeddings": ("resize_token_embeddings",), "add_adapter": ("delete_adapter",),
    "gradient_checkpointing_enable": ("gradient_checkpointing_disable",), "init_weights": ("load_state_dict",),
}  # fmt: skip
_MODEL = """\
import copy

import pytest
from transformers import BertModel


@pytest.fixture(scope="module")
def model():
    return BertModel.from_pretrained("google-bert/bert-base-uncased")


"""


class SharedModelMutated(Rule):
    """A test changes a model that a fixture shares with other tests.

    A fixture of module or session scope makes its model once. `model.to("cuda")`, `.half()` and `.train()` change it
    in place, so that the tests which run later get another model than those which ran before: on another device, in
    another precision, with dropout. They pass or fail by their order, and by which of them are run.

    Let the test load a model of its own, change a `copy.deepcopy` of it, or make the change in the fixture.

    Left alone is a change that the same function takes back, one that the fixture makes itself in the same words,
    and what other fixtures of such a scope do. `from_pretrained` leaves a model on the CPU and in `eval()`, so a test
    may put it there again.
    """

    code = "HFT603"
    name = "shared-model-mutated"
    message = "`{call}` changes the model that the fixture `{fixture}` shares with all tests of its {scope}"
    BAD: ClassVar = (_MODEL + "def test_half(model):\n    assert model.half()(**inputs)  # HFT603\n",)
    GOOD: ClassVar = (_MODEL + "def test_half(model):\n    assert copy.deepcopy(model).half()(**inputs)\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at what is called on shared models."""
        for shared in shared_models(file):
            for user, names in names_of(file, shared):
                if fixture_scope(file, user) not in ("", "function", "class"):
                    continue
                for call in _lasting_changes(file, shared, user, names):
                    fixture, written = shared.fixture.name.value, f".{_method(call)}(…)"
                    yield self.at(file, call, call=written, fixture=fixture, scope=shared.scope)


def _lasting_changes(
    file: TestFile, shared: SharedModel, user: cst.FunctionDef, names: frozenset[str]
) -> Iterator[cst.Call]:
    own = [call for call in file.index.within(shared.fixture, cst.Call) if _method(call) in _CHANGES]
    calls = calls_on(file, user, names)
    for at, call in enumerate(calls):
        if _method(call) not in _CHANGES or (_to_cpu(file, call) and not _places(shared)):
            continue
        paired = [later for later in calls[at + 1 :] if _method(later) in _CHANGES[_method(call)]]
        paired += [earlier for earlier in calls[:at] if _method(call) in _CHANGES.get(_method(earlier), ())]
        if not paired and not any(_same(other, call) for other in own):
            yield call


def _to_cpu(file: TestFile, call: cst.Call) -> bool:
    return _method(call) == "cpu" or [file.names.string(given.value) for given in call.args] == ["cpu"]


def _places(shared: SharedModel) -> bool:
    """Whether the fixture itself speaks of a device."""
    return any("device" in text or "cuda" in text for text in texts(shared.fixture))


def _method(call: cst.Call) -> str:
    return call.func.attr.value if isinstance(call.func, cst.Attribute) else ""


def _same(one: cst.Call, other: cst.Call) -> bool:
    pairs = zip(one.args, other.args, strict=False)
    alike = all(mine.value.deep_equals(theirs.value) for mine, theirs in pairs)
    return _method(one) == _method(other) and len(one.args) == len(other.args) and alike
