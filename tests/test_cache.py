"""Outcomes of earlier runs are used again exactly as long as they hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hf_lint.cache import FILE, Cache, key_of
from hf_lint.classes.outline import forget
from hf_lint.finding import Edit, Finding, Fix, Problem, Span
from hf_lint.lint import Outcome

FIX = Fix("Mend it", (Edit(Span(1, 0, 1, 4), "text"),), safe=False)
FINDING = Finding("tests/test_bert.py", Span(1, 0, 1, 4), "HFT401", "some-rule", "wrong", FIX)
OUTCOME = Outcome("tests/test_bert.py", (FINDING,), (FINDING,), (), True, (3,))


def filled(folder: Path, outcome: Outcome = OUTCOME) -> Cache:
    cache = Cache(folder)
    cache.put("key", outcome)
    cache.save()
    return cache


def test_an_outcome_comes_back_as_it_was(tmp_path: Path):
    filled(tmp_path / "cache")
    restored = Cache(tmp_path / "cache").get(["key"])["key"]
    assert restored == OUTCOME
    assert restored.findings[0].fix == FIX


def test_an_unknown_key_is_not_there(tmp_path: Path):
    assert filled(tmp_path / "cache").get(["other"]) == {}


def test_an_outcome_with_problems_is_not_kept(tmp_path: Path):
    cache = filled(tmp_path / "cache", Outcome("a.py", problems=(Problem("a.py", 0, 0, "lost"),)))
    assert cache.get(["key"]) == {}


def test_an_outcome_falls_with_a_file_it_rests_on(tmp_path: Path):
    (tmp_path / "common.py").write_text("class Mixin: ...\n", encoding="utf-8")
    forget()
    from hf_lint.classes.outline import module_digest

    rests_on = {("common", str(tmp_path)): module_digest("common", str(tmp_path))}
    cache = filled(tmp_path / "cache", Outcome("a.py", depends_on=rests_on))
    assert "key" in cache.get(["key"])
    (tmp_path / "common.py").write_text("class Mixin:\n    x = 1\n", encoding="utf-8")
    forget()
    assert cache.get(["key"]) == {}


def test_an_outcome_falls_when_a_missing_file_appears(tmp_path: Path):
    forget()
    cache = filled(tmp_path / "cache", Outcome("a.py", depends_on={("common", str(tmp_path)): ""}))
    assert "key" in cache.get(["key"])
    (tmp_path / "common.py").write_text("class Mixin: ...\n", encoding="utf-8")
    forget()
    assert cache.get(["key"]) == {}


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes):
    filled(tmp_path / "cache")
    (tmp_path / "cache" / FILE).write_bytes(damage)
    assert Cache(tmp_path / "cache").get(["key"]) == {}
    assert "key" in filled(tmp_path / "cache").get(["key"])


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"path": 3}'])
def test_a_damaged_entry_is_no_entry(tmp_path: Path, text: str):
    filled(tmp_path / "cache")
    with sqlite3.connect(tmp_path / "cache" / FILE) as database:
        database.execute("UPDATE outcomes SET outcome = ?", [text])
    database.close()
    assert Cache(tmp_path / "cache").get(["key"]) == {}


def test_a_folder_that_cannot_be_made_costs_only_the_cache(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert filled(tmp_path / "file" / "cache").get(["key"]) == {}


def test_git_and_backups_leave_the_cache_alone(tmp_path: Path):
    filled(tmp_path / "cache")
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.parametrize("changed", ["path", "location", "data", "options"])
def test_the_key_changes_with_all_that_matters(changed: str):
    arguments = {"path": "a.py", "location": Path("/x/a.py"), "data": b"x", "options": "o"}
    other = {**arguments, changed: {"data": b"y", "location": Path("/y/a.py")}.get(changed, "z")}
    assert key_of(**arguments) != key_of(**other)
