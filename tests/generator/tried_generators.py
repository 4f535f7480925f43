"""Commands of generators to be checked: a good one, and some with one fault each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from hf_lint.generator.checks import Check

_FOLDER = Path(__file__).parent / "generators"
_PYTHON = (sys.executable, "-I", "-S")
MODEL_TYPES = ("bert", "vit", "whisper", "t5", "xlm-roberta", "gpt_neox")
GOOD = (*_PYTHON, str(_FOLDER / "good.py"), "{model_type}", "-o", "{output}")
Checked = Callable[..., dict[str, Check]]


def faulty(fault: str) -> tuple[str, ...]:
    return (*_PYTHON, str(_FOLDER / "faulty.py"), fault, "{model_type}", "{output}")
