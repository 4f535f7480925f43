"""Which calls make tensors, and on which device those are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hf_lint.facts.tasks import argument
from hf_lint.names import dotted

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.test_file import TestFile

_FACTORIES = re.compile(r"torch\.(?:tensor|Tensor|LongTensor|FloatTensor|arange|ones|zeros|full|randn?|randint)$")


def makes_tensors_on_cpu(file: TestFile, call: cst.Call) -> bool:
    """Whether a call gives a tensor on the CPU, or a batch of them, that has the method ``to``.

    A call that may be told a device, by a keyword or by arguments out of sight, does not count.
    """
    if argument(call, "device") is not None or any(given.star == "**" for given in call.args):
        return False
    if _FACTORIES.match(file.names.full_name(call.func) or dotted(call.func) or ""):
        return True
    return file.names.string(argument(call, "return_tensors")) == "pt"
