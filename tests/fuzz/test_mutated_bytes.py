"""Files with bytes lost, gained or turned: whatever Python then refuses is told, at a place inside the file."""

from __future__ import annotations

import ast
import warnings
from dataclasses import replace

from drawn_modules import FIXTURES, PATHS, RULES, TEXTS, share
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.lint import CRASHED, lint_test_file
from hf_lint.settings.model import Settings
from hf_lint.source import Unreadable, decode, split_lines
from hf_lint.syntax.newer_grammar import is_newer_grammar

SETTINGS = replace(Settings(), preview=True)
WHOLE = [*(path.read_bytes() for path in FIXTURES), *(text.encode() for text in TEXTS)]
LINES = [b"\n", b"\r", b"\r\n", b"\f", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"# coding: latin-1\n", b"\\\n", b"    "]
TOKENS = [b"(", b")", b"[", b"]", b"{", b"}", b"'", b'"', b'"""', b"#", b":", b";", b",", b"\\", b"f'{", b"}'", b"=",
          b" if ", b" else:", b"def ", b"class ", b"async ", b"await ", b"return ", b"lambda: ", b"match x:", b"\xe9",
          b"\xf0\x9f\x99\x82", b"*", b"@", b":=", b"->", b"0x", b"1_", b"\x1a", b"\x00", b"$", b"?"]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["insert", "put in", "delete", "flip", "truncate", "repeat", "move"]))
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = data[start:end]
        if kind == "insert":
            data = data[:start] + draw(st.sampled_from(TOKENS + LINES)) + data[start:]
        elif kind == "put in":
            data = data[:start] + draw(st.binary(max_size=3)) + data[start:]
        elif kind == "delete":
            data = data[:start] + data[end:]
        elif kind == "flip" and piece:
            data = data[:start] + bytes([piece[0] ^ 1 << draw(st.integers(0, 7))]) + data[start + 1 :]
        elif kind == "truncate" and start:
            data = data[:start]
        elif kind == "repeat":
            data = data[:end] + piece + data[end:]
        elif kind == "move":
            rest = data[:start] + data[end:]
            target = draw(st.integers(0, len(rest)))
            data = rest[:target] + piece + rest[target:]
    return data


def is_refused(data: bytes) -> bool:
    """Whether no Python would parse it. What only a newer one understands is no fault of the file."""
    try:
        text = decode(data).removeprefix("\ufeff")
    except Unreadable:
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(data)
    except (SyntaxError, ValueError):
        return not is_newer_grammar(text)
    except (RecursionError, MemoryError):
        return False
    return False


@share(0.5)
@given(mutated(), st.sampled_from(PATHS))
def test_mutated_bytes_are_linted_and_faults_have_places(data: bytes, path: str):
    outcome = lint_test_file(path, data, RULES, SETTINGS)
    findings = outcome.findings + outcome.suppressed
    assert not [finding.message for finding in findings if finding.code == CRASHED]
    assert all("nested too deeply" in problem.message for problem in outcome.problems)
    faults = [finding for finding in findings if finding.code == "HFT001"]
    assert faults or not is_refused(data)
    lines = split_lines(decoded(data))
    for finding in findings:
        line, column, end_line, end_column = finding.span
        assert 1 <= line <= end_line <= max(len(lines), 1), finding
        assert (line, column) <= (end_line, end_column), finding
        assert 0 <= column <= len((lines or [""])[line - 1]), finding


def decoded(data: bytes) -> str:
    try:
        return decode(data).removeprefix("\ufeff")
    except Unreadable:
        return data.decode("utf-8", "replace")
