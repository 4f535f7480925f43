"""The place of every node is the one that LibCST's own, much slower, provider gives."""

from __future__ import annotations

import libcst as cst
import pytest
from drawn_modules import from_grammar, from_node, share, spliced
from hypothesis import given
from hypothesis import strategies as st
from libcst.metadata import MetadataWrapper, PositionProvider

from hf_lint.finding import Span
from hf_lint.source import Source

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")


def assert_same_places(data: bytes) -> None:
    source = Source(data)
    try:
        index = source.index
    except cst.ParserSyntaxError:
        return
    known = MetadataWrapper(source.module, unsafe_skip_copy=True).resolve(PositionProvider)
    for nodes in index.by_type.values():
        for node in nodes:
            start, end = known[node].start, known[node].end
            assert source.span(node) == Span(start.line, start.column, end.line, end.column), type(node).__name__


@share(0.01, least=15)
@given(from_node(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_in_modules_of_syntax_nodes(text: str, newline: str):
    assert_same_places(text.replace("\n", newline).encode())


@share(0.05)
@given(from_grammar())
def test_in_modules_of_the_grammar(text: str):
    assert_same_places(text.encode())


@share(0.05)
@given(spliced(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff", "\f\n", "# caf\xe9\n"]))
def test_in_fixtures_with_their_parts_exchanged(text: str, newline: str, start: str):
    assert_same_places((start + text).replace("\n", newline).encode())
