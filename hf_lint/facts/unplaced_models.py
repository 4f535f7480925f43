"""Which integration tests run a model where it was loaded, without a word about the device."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.facts.checkpoints import fetches_model
from hf_lint.facts.leaving import skips
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.tasks import argument, pipeline_calls
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# In a name, a string or a comment. Quantised models choose their device, or need the one that they are loaded to.
_SPEAKS = re.compile(
    r"device|cuda|rocm|accelerat|hardware|[gc]pu|quant|load_in_|parallel|fsdp|(?<![a-z])(?:[ntx]pus?|mps|hpu)(?![a-z])",
    re.IGNORECASE,
)
_PLACES = frozenset({"to", "to_device", "prepare"})
_RUNS = re.compile(r"forward$|generate\w*$|get_\w+_features$")


class UnplacedModel(NamedTuple):
    """A model that a test loads and runs: the loading call, its name in the test, and the calls that run it."""

    test: cst.FunctionDef
    loading: cst.Call
    name: str
    runs: tuple[cst.Call, ...]


def unplaced_models(file: TestFile) -> Iterator[UnplacedModel]:
    """The first such model of each integration test, in the order of the text."""
    if "Integration" not in file.source.text or "set_default_device" in file.source.text:
        return
    tests, seen = set(file.tests), set[cst.FunctionDef]()
    for loading in loading_calls(file):
        test = file.names.scope(loading)
        if test is None or test in seen or test not in tests or not _is_model(file, loading):
            continue
        home = file.class_of(test)
        if home is None or "Integration" not in home.name or skips(test.body) or _speaks(file, test):
            continue
        seen.add(test)
        name = _bound_name(file, loading)
        runs = () if name is None else tuple(_runs(file, test, name))
        if name is not None and runs and not _SPEAKS.search(file.source.text_of(test)):
            yield UnplacedModel(test, loading, name, runs)


def _is_model(file: TestFile, loading: cst.Call) -> bool:
    return fetches_model(file, loading) and loading not in pipeline_calls(file) and not _spreads(loading)


def _spreads(loading: cst.Call) -> bool:
    """Whether some of the arguments are out of sight; a ``device_map`` may be among them."""
    return any(given.star for given in loading.args) or argument(loading, "config") is not None


def _speaks(file: TestFile, test: cst.FunctionDef) -> bool:
    names = (name.value for name in file.index.within(test, cst.Name))
    return any(name in _PLACES or _SPEAKS.search(name) for name in names)


def _bound_name(file: TestFile, loading: cst.Call) -> str | None:
    """The name that the model has in the test, which may set it to ``eval`` at once."""
    node: cst.CSTNode = loading
    for up in file.index.ancestors(loading):
        if isinstance(up, cst.Assign):
            return dotted(up.targets[0].target) if len(up.targets) == 1 and up.value is node else None
        if not isinstance(up, (cst.Attribute, cst.Call)) or (isinstance(up, cst.Call) and up.func is not node):
            return None
        node = up
    return None


def _runs(file: TestFile, test: cst.FunctionDef, name: str) -> Iterator[cst.Call]:
    """The calls that run the model; none where it is also given away, to whom may place it."""
    calls = file.index.within(test, cst.Call)
    if any(dotted(given.value) == name for call in calls for given in call.args):
        return
    for call in calls:
        called = dotted(call.func) or ""
        owner, _, method = called.rpartition(".")
        is_run = called == name or (owner == name and _RUNS.match(method))
        if is_run and not is_meant_to_fail(file, call):
            yield call
