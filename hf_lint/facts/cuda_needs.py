"""Whether a test marked for CUDA does anything that needs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import last_name

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# What runs on CUDA alone, on CUDA first, or cannot be known from here.
_CUDA_ONLY = re.compile(
    r"cuda|nvidia|cudnn|nccl|rocm|\bhip\b|flash_?att|flash_linear|triton|tf32|fp8|fp4|bnb|bitsandbytes|load_in_|awq|gptq"
    r"|exllama|deepspeed|kernel|quant|apex|graph|DataParallel|compile|onnx|vllm|xformers|causal_conv|mamba_ssm|world_size"
    r"|torchrun|distributed|super\(\)",
    re.IGNORECASE,
)
_KEY = re.compile(r"""\(\s*["']?(?P<device>\w+)["']?\s*,\s*(?:None|\d+|\([^()]*\))\s*\)\s*:""")
"""A key of ``Expectations``: ``("cuda", (8, 6)):``."""

_FOLLOWS = re.compile(r"\btorch_device\b|\bdevice_map\b|\w*Trainer\(")
_CUDA = {"cuda", "rocm"}


def could_run_anywhere(file: TestFile, test: cst.FunctionDef | cst.ClassDef) -> bool:
    """Whether a test, or every test of a class, follows the machine's device and names nothing that needs CUDA."""
    if isinstance(test, cst.ClassDef) and any(last_name(base.value) != "TestCase" for base in test.bases):
        return False
    text = "\n".join(file.source.text_of(part) for part in (test, *_called(file, test)))
    keys = {match["device"] for match in _KEY.finditer(text)}
    if keys and keys <= _CUDA:  # expected values are known for CUDA alone
        return False
    home = file.index.enclosing(test, cst.ClassDef)
    above = () if home is None else (file.source.text_of(mark.decorator) for mark in home.decorators)
    return _FOLLOWS.search(text) is not None and not any(map(_CUDA_ONLY.search, (_KEY.sub("", text), *above)))


def _called(file: TestFile, test: cst.CSTNode) -> list[cst.FunctionDef]:
    """The functions and methods of the file that a test calls, and those that they call."""
    functions = {node.name.value: node for node in file.index.all(cst.FunctionDef)}
    found: dict[str, cst.FunctionDef] = {}
    todo = [test]
    while todo:
        for call in file.index.within(todo.pop(), cst.Call):
            name = last_name(call)
            if name in functions and name not in found and functions[name] is not test:
                found[name] = functions[name]
                todo.append(functions[name])
    return list(found.values())
