"""Every fix there is, in modules composed of what the fixes are for: nothing breaks and nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import indent

from drawn_modules import PATHS, RULES, TEXTS, share
from fix_replay import Recorder, replay
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.fixing.fix import fix_file
from hf_lint.settings.model import Settings
from hf_lint.source import compile_fault

FIXABLE = [text for rule in RULES if rule.fixable != "never" for text in rule.BAD]
FILLERS = [
    "", "\f\n", "\n\n", "x = 1\n", "# café 🙂\n", "import torch\n", "from transformers import AutoModel, pipeline\n",
    '"""One\n    two\n"""\n', "y = (\n    1,\n\n    2,\n)\n", "import unittest; import os\n", "z = 1 + \\\n    2\n",
    "try:\n    import flax\nexcept ImportError:\n    flax = None\n", "w = f'''{x!r:>{y}}\n'''\n",
    "v = 'a' 'b'  # noqa\n", "\tu = 1\n", "t = 1;\n",
    "from transformers.testing_utils import (\n    require_torch,  # why\n    slow,\n)\n",
]  # fmt: skip
WRAPPERS = ["", "if True:\n", "def test_it(self):\n", "class BertTest(unittest.TestCase):\n", "with x:\n", "try:\n"]
STARTS = ["", "\ufeff", "# -*- coding: latin-1 -*-\n", "#!/usr/bin/env python\n", '"""Tests."""\n', "\f",
          "from __future__ import annotations\n"]  # fmt: skip


@st.composite
def blocks(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(FIXABLE) | st.sampled_from(FIXABLE) | st.sampled_from(TEXTS))
    text = text if text.endswith("\n") else text + "\n"
    if draw(st.integers(0, 5)) == 0:
        text = re.sub(
            "(?<=.)\n", draw(st.sampled_from(["  # café\n", "  # noqa\n", "  # noqa: HFT4\n"])), text, count=1
        )
    for wrapper in draw(st.lists(st.sampled_from(WRAPPERS), max_size=2)):
        if wrapper:
            text = wrapper + indent(text, draw(st.sampled_from(["    ", "  ", "\t"])), predicate=bool)
            text += "finally:\n    pass\n" if wrapper == "try:\n" else ""
    return text


@st.composite
def modules(draw: st.DrawFn) -> bytes:
    start = draw(st.sampled_from(STARTS))
    middle = "".join(draw(st.lists(blocks() | st.sampled_from(FILLERS), min_size=1, max_size=6)))
    text = start + draw(st.sampled_from(["import transformers\n", ""])) + middle
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "mixed"]))
    if newline == "mixed":
        ends = draw(st.lists(st.sampled_from(["\n", "\r\n"]), min_size=3, max_size=3))
        text = "".join(line + ends[at % 3] for at, line in enumerate(text.split("\n")))
    else:
        text = text.replace("\n", newline)
    return text.encode("latin-1", "replace") if "latin-1" in start else text.encode()


@share(0.2)
@given(modules(), st.sampled_from(PATHS), st.sampled_from(["auto", "upstream", "standalone"]))
def test_a_composed_module_survives_every_fix(data: bytes, path: str, profile: str):
    settings = replace(Settings(), preview=True, profile=profile)
    recorder = Recorder()
    fixed = fix_file(path, data, RULES, settings, unsafe=True, linter=recorder)
    assert not [str(problem) for problem in fixed.problems]
    assert compile_fault(data) is not None or compile_fault(fixed.data) is None
    assert replay(data, recorder.passes, fixed.applied) == fixed.data
    again = fix_file(path, fixed.data, RULES, settings, unsafe=True, linter=recorder)
    assert again.data == fixed.data
    assert not again.applied
