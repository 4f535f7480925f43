#--- tests/test_compiler.py
"""The file parses; only the compiler refuses it."""

import transformers
from __future__ import annotations  # HFT001
#--- tests/test_unclosed_quote.py
"""What follows an open triple quote cannot be trusted."""

from transformers import pipeline


def test_pipeline():
    """Loads the model. # HFT001
    pipe = pipeline("fill-mask"
    assert pipe("[MASK]"))
#--- tests/test_bracket.py
from transformers import pipeline

TASKS = [  # HFT001
    "fill-mask",
    "text-generation",


def test_pipeline():
    assert pipeline(TASKS[0])
#--- tests/test_decorated.py
import pytest
from transformers import pipeline


@pytest.mark.slow
pipe = pipeline("fill-mask")  # HFT001


def test_pipeline():
    try:
        pipe("[MASK]")
    assert pipe  # HFT001
