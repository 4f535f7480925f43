"""Files whose declared encoding is no encoding of text, or lets in what is no text."""

from __future__ import annotations

import pytest

from hf_lint.fixing.fix import fix_file
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings
from hf_lint.source import Span, Unreadable, decode

BODY = b"import transformers\n"


def unreadable(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    with pytest.raises(SyntaxError):
        compile(data, "test file", "exec")
    return caught.value


@pytest.mark.parametrize("codec", ["rot13", "hex", "zlib", "undefined"])
def test_a_codec_that_is_not_of_text_is_refused_on_line_1(codec: str):
    assert unreadable(f"# coding: {codec}\n".encode() + BODY).fault.span == Span(1, 0, 1, 0)


@pytest.mark.parametrize(
    "data", [b"# coding: utf-7\nx = '+2AA-'\n", b"# coding: raw_unicode_escape\nx = '\\ud800'\n"], ids=["utf-7", "raw"]
)
def test_lone_surrogates_are_refused(data: bytes):
    assert "surrogates" in str(unreadable(data))


def test_what_cannot_be_read_is_not_fixed():
    data = b"# coding: rot13\n" + BODY
    result = fix_file("tests/test_bert.py", data, all_rules(), Settings())
    assert result.data == data
    assert not result.applied
