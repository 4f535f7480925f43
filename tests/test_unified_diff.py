"""The patch that `--diff` prints."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hf_lint.fixing.unified_diff import diff

OLD = b"import os\nx = 1\nimport sys"


def test_a_line_that_goes_is_shown():
    assert diff("a.py", b"x = 1\nimport sys\n", b"x = 1\n") == (
        "--- a.py\n+++ a.py\n@@ -1,2 +1 @@\n x = 1\n-import sys\n"
    )


def test_a_missing_line_end_is_told():
    assert diff("a.py", b"x = 1\ny", b"x = 1\nz") == (
        "--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n x = 1\n-y\n\\ No newline at end of file\n"
        "+z\n\\ No newline at end of file\n"
    )


def test_the_same_has_no_diff():
    assert diff("a.py", OLD, OLD) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"a\r\nb\r\nc\r\n", b"a\r\nx\r\nc\r\n", id="CRLF"),
        pytest.param(b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfa\nc\n", id="byte order mark in the context"),
        pytest.param(b"a\nb", b"c\nb", id="no newline at the end"),
        pytest.param(b"a\x0cb\nc\xe2\x80\xa8d\n", b"a\x0cb\ne\xe2\x80\xa8f\n", id="form feed and line separator"),
        pytest.param(b"a\rb\rc\r", b"a\rx\rc\r", id="lone CR"),
    ],
)
def test_git_takes_the_patch(old: bytes, new: bytes, tmp_path: Path):
    file = tmp_path / "a.py"
    file.write_bytes(old)
    patch = diff("a.py", old, new).encode()
    subprocess.run(["git", "apply", "-p0", "-"], input=patch, cwd=tmp_path, check=True)
    assert file.read_bytes() == new


def test_latin_1_is_shown_as_text():
    declared = b"# coding: latin-1\n"
    assert "+'\u00fc'\n" in diff("a.py", declared + b"'\xe9'\n", declared + b"'\xfc'\n")


def test_colour_marks_what_goes_and_what_comes():
    shown = diff("a.py", b"a\nb\n", b"a\nc\n", color=True)
    assert shown == (
        "--- \x1b[31ma.py\x1b[0m\n+++ \x1b[32ma.py\x1b[0m\n@@ -1,2 +1,2 @@\n a\n\x1b[31m-b\x1b[0m\n\x1b[32m+c\x1b[0m\n"
    )


def test_a_terminal_is_not_steered():
    shown = diff("a.py", b"a\rb\n'\x1b[2J'\r\n", b"c\n'\x1b[2J'\r\n", color=True)
    assert "\r" not in shown
    assert "\x1b[2J" not in shown
