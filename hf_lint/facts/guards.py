"""What the code around a place promises: which accelerators are certainly there when it runs.

A guard is whatever keeps a place from running without a device: decorators, marks, skips in ``setUp``, tests of
``if``, early returns. Those of the callers count for a function that tests call. Where reading cannot know, the
answer is that everything is promised, so that no rule speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.callers import Callers
from hf_lint.facts.conditions import Conditions
from hf_lint.facts.leaving import leaves, statements
from hf_lint.facts.marks import Marks, pretends, replaces_devices
from hf_lint.facts.promises import ANY, EVERYTHING, NOTHING, Devices, brought_by, last_name, mentioned, spoken_of, words
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_SETUPS = ("setUp", "setUpClass", "asyncSetUp", "setup_method", "setup_class", "setup")
_CATCHES = frozenset({"", "Exception", "BaseException", "RuntimeError", "AssertionError"})
_EXPECTS_FAILURE = frozenset({"raises", "assertRaises", "assertRaisesRegex", "suppress", "warns"})
_DEMANDS = frozenset({"skip", "require", "requires", "need", "needs", "check", "ensure", "assert", "only", "unless"})


@dataclass(frozen=True)
class Promise:
    """What is certain about the machine wherever a node runs."""

    devices: Devices

    def promise(self, device: str) -> bool:
        """Whether an accelerator of this type, such as ``cuda``, is there."""
        return device in self.devices

    @property
    def promise_accelerator(self) -> bool:
        """Whether some accelerator is there, of whatever type."""
        return ANY in self.devices


def guards_of(file: TestFile, node: cst.CSTNode) -> Promise:
    """The promises of all guards that a node stands behind, callers in the same file included."""
    if "guards_of" not in file.facts:
        file.facts["guards_of"] = _Guards(file)
    guards: _Guards = file.facts["guards_of"]
    return Promise(guards.around(node) | guards.callers.promise(node))


class _Guards:
    def __init__(self, file: TestFile) -> None:
        self._file = file
        self._index = file.index
        self._conditions = Conditions(file, self.around)
        self._marks = Marks(file, self._conditions)
        self._homes: dict[cst.CSTNode, Devices] = {}
        self._demands: dict[cst.FunctionDef, Devices] = {}
        self.callers = Callers(file, self.around, self.home)

    def around(self, node: cst.CSTNode) -> Devices:
        """The guards that stand around a node in the text."""
        found = NOTHING
        below = node
        for parent in self._index.ancestors(node):
            found |= self._step(parent, below)
            if found == EVERYTHING:
                break
            below = parent
        return found

    def _step(self, parent: cst.CSTNode, below: cst.CSTNode) -> Devices:
        """What a parent promises to the child that ``below`` is."""
        if isinstance(parent, (cst.IndentedBlock, cst.Module)):
            home = self.home(parent) if isinstance(parent, cst.Module) else NOTHING
            return home | self._before(parent, below)
        if isinstance(parent, (cst.If, cst.IfExp)):
            return self._branch(parent, below)
        if isinstance(parent, cst.BooleanOperation) and below is parent.right:
            return self._conditions.implied(parent.left, isinstance(parent.operator, cst.And))
        if isinstance(parent, (cst.FunctionDef, cst.ClassDef)):
            return self.home(parent)
        if (
            isinstance(parent, (cst.ListComp, cst.SetComp, cst.GeneratorExp, cst.DictComp))
            and below is not parent.for_in
        ):
            return self._comprehended(parent.for_in)
        return self._statement(parent, below)

    def _statement(self, parent: cst.CSTNode, below: cst.CSTNode) -> Devices:
        if isinstance(parent, cst.While) and below is parent.body:
            return self._conditions.implied(parent.test, truth=True)
        if isinstance(parent, cst.For) and below is parent.body:
            return mentioned(parent.iter)
        if isinstance(parent, cst.With) and below is parent.body:
            return self._with(parent)
        if isinstance(parent, (cst.Try, cst.TryStar)) and below is parent.body:
            return EVERYTHING if any(map(_forgives, parent.handlers)) else NOTHING
        if isinstance(parent, cst.MatchCase) and below is parent.body:
            return mentioned(parent.pattern)
        return NOTHING

    def _branch(self, parent: cst.If | cst.IfExp, below: cst.CSTNode) -> Devices:
        if below is parent.test:
            return NOTHING
        if isinstance(parent.test, cst.Comparison) and dotted(parent.test.left) == "__name__":
            return EVERYTHING
        return self._conditions.implied(parent.test, below is parent.body)

    def _comprehended(self, loop: cst.CompFor) -> Devices:
        found = NOTHING.union(*(self._conditions.implied(part.test, truth=True) for part in loop.ifs))
        return found if loop.inner_for_in is None else found | self._comprehended(loop.inner_for_in)

    def _with(self, block: cst.With) -> Devices:
        forgiving = any(last_name(item.item) in _EXPECTS_FAILURE or pretends(item.item) for item in block.items)
        return EVERYTHING if forgiving else NOTHING

    def _before(self, block: cst.IndentedBlock | cst.Module, below: cst.CSTNode) -> Devices:
        """What the statements of a block that come before ``below`` promise, since they let it run."""
        found = NOTHING
        for item in block.body:
            if item is below:
                break
            small = item.body if isinstance(item, cst.SimpleStatementLine) else (item,)
            found = found.union(*(self._passed(statement, for_good=False) for statement in small))
        return found

    def _passed(self, statement: cst.CSTNode, *, for_good: bool) -> Devices:
        """What is certain behind a statement."""
        if isinstance(statement, cst.If):
            return self._passed_if(statement, for_good=for_good)
        if isinstance(statement, cst.Assert):
            return self._conditions.implied(statement.test, truth=True)
        if isinstance(statement, cst.Expr) and isinstance(statement.value, cst.Call):
            return self._passed_call(statement.value)
        if isinstance(statement, (cst.With, cst.Try)):
            inner = statements(statement.body)
            return NOTHING.union(*(self._passed(item, for_good=for_good) for item in inner))
        return NOTHING

    def _passed_if(self, branch: cst.If, *, for_good: bool) -> Devices:
        otherwise = branch.orelse
        if leaves(branch.body, for_good=for_good):
            found = self._conditions.implied(branch.test, truth=False)
            if isinstance(otherwise, cst.If):
                return found | self._passed_if(otherwise, for_good=for_good)
            inner = () if otherwise is None else statements(otherwise.body)
            return found.union(*(self._passed(item, for_good=for_good) for item in inner))
        if isinstance(otherwise, cst.Else) and leaves(otherwise.body, for_good=for_good):
            return self._conditions.implied(branch.test, truth=True)
        return NOTHING

    def _passed_call(self, call: cst.Call) -> Devices:
        name = last_name(call)
        if name in ("skip", "skipTest") or replaces_devices(call):
            return EVERYTHING
        if name == "assertTrue" and call.args:
            return self._conditions.implied(call.args[0].value, truth=True)
        found = NOTHING if _DEMANDS.isdisjoint(words(name)) else spoken_of(name)
        functions = self._conditions.functions(name) if name not in _SETUPS else ()
        return found.union(*map(self._demanded, functions))

    def _demanded(self, function: cst.FunctionDef) -> Devices:
        """What a function that came back has made sure of, by skips in its own body."""
        if function not in self._demands:
            self._demands[function] = NOTHING  # functions that call one another must not loop
            found = (self._passed(item, for_good=True) for item in statements(function.body))
            self._demands[function] = NOTHING.union(*found)
        return self._demands[function]

    def home(self, node: cst.CSTNode) -> Devices:
        """What a module, class or function promises to all that it holds."""
        if node not in self._homes:
            self._homes[node] = NOTHING  # a class that is its own base must not loop
            self._homes[node] = self._home(node)
        return self._homes[node]

    def _home(self, node: cst.CSTNode) -> Devices:
        if isinstance(node, cst.FunctionDef):
            return self._marks.of(node.decorators) | self._fixtures(node)
        if isinstance(node, cst.ClassDef):
            bases = (self._base(base.value) for base in node.bases)
            return self._marks.of(node.decorators).union(self._body(node), *bases)
        return self._body(node) | spoken_of(" ".join(self._file.path.replace("\\", "/").split("/")[-2:]))

    def _base(self, base: cst.BaseExpression) -> Devices:
        classes = (binding for binding in self._file.names.bindings.get(dotted(base) or "", ()))
        found = NOTHING.union(*(self.home(node) for node in classes if isinstance(node, cst.ClassDef)))
        return found | spoken_of(dotted(base) or "")

    def _body(self, node: cst.CSTNode) -> Devices:
        """``pytestmark``, the skips of ``setUp``, the fixtures that every test uses, and imports."""
        found = NOTHING
        block = node.body if isinstance(node, cst.ClassDef) else node
        for item in statements(block):
            if isinstance(item, cst.Assign) and dotted(item.targets[0].target) == "pytestmark":
                found |= self._marks.mark(item.value)
            elif isinstance(item, cst.FunctionDef) and (item.name.value in _SETUPS or _is_autouse(item)):
                found |= self._demanded(item)
            elif isinstance(item, (cst.Import, cst.ImportFrom)):
                found |= brought_by(item)
        return found

    def _fixtures(self, function: cst.FunctionDef) -> Devices:
        found = NOTHING
        for parameter in function.params.params:
            name = parameter.name.value
            if parameter.default is None and name not in ("self", "cls", "device", "torch_device"):
                fixtures = [other for other in self._conditions.functions(name) if _is_fixture(other)]
                found = found.union(spoken_of(name), *map(self._demanded, fixtures), *map(self.home, fixtures))
        return found


def _forgives(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    """Whether a handler lets a test pass, or be skipped, that could not reach its device."""
    kinds = handler.type.elements if isinstance(handler.type, cst.Tuple) else ()
    caught = {last_name(kind.value) for kind in kinds} if kinds else {last_name(handler.type) if handler.type else ""}
    return not caught.isdisjoint(_CATCHES) and not any(
        (isinstance(item, cst.Raise) and (item.exc is None or last_name(item.exc) != "SkipTest"))
        or (isinstance(item, cst.Expr) and last_name(item.value) == "fail")
        for item in statements(handler.body)
    )


def _is_fixture(function: cst.FunctionDef) -> bool:
    return any(last_name(mark.decorator) == "fixture" for mark in function.decorators)


def _is_autouse(function: cst.FunctionDef) -> bool:
    fixtures = (mark.decorator for mark in function.decorators if last_name(mark.decorator) == "fixture")
    arguments = (argument for call in fixtures if isinstance(call, cst.Call) for argument in call.args)
    return any(argument.keyword is not None and argument.keyword.value == "autouse" for argument in arguments)
