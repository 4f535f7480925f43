"""Which inputs of a model are made on the CPU and never leave it, as far as one function shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import last_name
from hf_lint.facts.tensors import makes_tensors_on_cpu

if TYPE_CHECKING:
    from collections.abc import Collection

    from hf_lint.test_file import TestFile

SAME_DEVICE = frozenset({"unsqueeze", "long", "int", "float", "half", "bfloat16", "reshape", "view", "repeat", "eval"})
"""Methods of tensors and models that leave them where they are."""

# Other arguments, such as labels, many models move themselves.
_MAIN = frozenset({"input_ids", "inputs", "pixel_values", "input_features", "input_values", "inputs_embeds"})
_MOVES = frozenset({"to", "cuda", "data", "update", "copy_", "set_"})
_LOOK = frozenset({"len", "print", "isinstance", "type", "hasattr", "str", "repr", "decode", "batch_decode"})


def main_inputs(run: cst.Call) -> Iterator[cst.BaseExpression]:
    """What a model is certainly run with: the first argument, what is spread, and those of well-known names."""
    for place, given in enumerate(run.args):
        first = place == 0 and given.keyword is None and given.star != "*"
        if first or given.star == "**" or (given.keyword is not None and given.keyword.value in _MAIN):
            yield given.value


def stays_on_cpu(file: TestFile, function: cst.FunctionDef, given: cst.BaseExpression,
                 runs: Collection[cst.Call]) -> bool:  # fmt: skip
    """Whether an input comes from calls that make it on the CPU, and nothing in the function can have moved it."""
    made = _origin(given)
    if not isinstance(made, cst.Name):
        return isinstance(made, cst.Call) and makes_tensors_on_cpu(file, made)
    bindings = [one for one in file.names.bindings.get(made.value, ()) if file.names.scope(one) is function]
    values = [_origin(file.names.assigned_value(one)) for one in bindings]
    if not values or not all(isinstance(value, cst.Call) and makes_tensors_on_cpu(file, value) for value in values):
        return False
    uses = (name for name in file.index.within(function, cst.Name) if name.value == made.value)
    return not any(_may_move(file, use, runs) for use in uses)


def _origin(node: cst.BaseExpression | None) -> cst.BaseExpression | None:
    """``tokenizer(text)`` of ``tokenizer(text).input_ids[:, 1:].long()``."""
    while node is not None:
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in SAME_DEVICE:
            node = node.func.value
        elif isinstance(node, (cst.Attribute, cst.Subscript)):
            node = node.value
        else:
            break
    return node


def _may_move(file: TestFile, use: cst.CSTNode, runs: Collection[cst.Call]) -> bool:
    """Whether a name is used in a way that can bring what it stands for to another device."""
    parents = file.index.parents
    whole = True
    while isinstance(parent := parents[use], (cst.Attribute, cst.Subscript)) and parent.value is use:
        if isinstance(parent, cst.Attribute) and parent.attr.value in _MOVES:
            return True
        use, whole = parent, False
    if isinstance(parent, cst.Arg) and parent.value is use:
        call = parents[parent]
        known = last_name(call) in _LOOK or last_name(call).startswith("assert")
        return whole and not known and not any(call is run for run in runs)
    if isinstance(parent, cst.AssignTarget):
        return not whole
    own_name = isinstance(parent, (cst.Attribute, cst.Arg, cst.Comparison, cst.Return, cst.Del))
    return whole and not own_name and not isinstance(parent, cst.FormattedStringExpression)
