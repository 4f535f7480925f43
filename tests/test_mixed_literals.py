"""Text and bytes joined in one literal: LibCST parses that, and may refuse it afterwards with an error of its own."""

from __future__ import annotations

import pytest

from hf_lint.lint import lint
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings

MIXED = [
    "x = 'a' b'b'\n",
    "x = f'{y}' b'b'\n",
    "x = f'{y}' b'b'\n)\n",
    "@pytest.mark.skipif(\"'a' b'b'\", reason='x')\ndef test_it():\n    model.to('cuda')\n",
]


@pytest.mark.parametrize("text", MIXED)
def test_text_joined_with_bytes_crashes_no_rule(text: str):
    outcome = lint("tests/test_bert.py", f"import pytest, transformers\n{text}".encode(), all_rules(), Settings())
    codes = [finding.code for finding in outcome.findings]
    assert "HFT009" not in codes
    assert ("HFT001" in codes) is not text.startswith("@")
