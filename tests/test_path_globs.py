from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint.files.path_globs import PathGlobs, anchored, pattern_error

ROOT = Path("/work [a]*/project")


def matches(pattern: str, path: str) -> bool:
    full = f"{ROOT.as_posix()}/{path}"
    return PathGlobs([pattern], ROOT).match(full.rpartition("/")[2], full)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("test_*.py", "a/b/test_bert.py"),
        ("tests/*", "tests/models/test_bert.py"),
        ("./tests/*.py", "tests/models/test_bert.py"),
        ("**/test_bert.py", "test_bert.py"),
        ("a/**/c.py", "a/c.py"),
        ("a/**/c.py", "a/b/b/c.py"),
        ("{old,legacy}/**", "legacy/x.py"),
        ("test_[ab]?.py", "test_b1.py"),
        ("[!a].py", "b.py"),
        ("vendor/", "vendor"),
        ("deep/vendor/", "deep/vendor"),
        ("a+b.py", "a+b.py"),
    ],
)
def test_pattern_matches(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("test_*.py", "a/my_test_bert.py"),
        ("tests/*", "other/tests/test_bert.py"),
        ("a/**/c.py", "a/xc.py"),
        ("[!a].py", "a.py"),
        ("test_.py", "test_x.py"),
        ("models", "models.py"),
    ],
)
def test_pattern_does_not_match(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def test_an_absolute_pattern_is_taken_as_it_is() -> None:
    assert PathGlobs(["/elsewhere/*.py"], ROOT).match("x.py", "/elsewhere/x.py")


def test_no_patterns_match_nothing() -> None:
    assert not PathGlobs([], ROOT).match("x.py", "/x.py")


def test_anchoring_keeps_bare_names_and_negation() -> None:
    assert anchored("test_*.py", Path("/a")) == "test_*.py"
    assert anchored("!tests/*", Path("/a")) == "!/a/tests/*"


def test_what_is_no_pattern() -> None:
    assert pattern_error("[z-a]") == "`[z-a]` is no pattern: bad character range z-a"
    assert pattern_error("!") == "an empty pattern matches nothing"
    assert pattern_error("tests/[") is None
