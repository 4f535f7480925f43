"""Known findings stay known when code moves, and new ones are new."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint import baseline
from hf_lint.finding import Finding, Span

TEXT = "first\nsame\nsame\nlast\n"


def finding(line: int, code: str = "HFT401", path: str = "test_a.py") -> Finding:
    return Finding(path, Span(line, 0, line, 4), code, "some-rule", "wrong")


def new(path: Path, findings: list[Finding], text: str = TEXT) -> list[Finding]:
    return baseline.unknown(findings, path, baseline.read(path), lambda _: text)


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "baseline.json"
    assert baseline.write(path, [finding(1), finding(2)], lambda _: TEXT) == 2
    return path


def test_known_findings_are_not_new(known: Path):
    assert new(known, [finding(1), finding(2)]) == []


def test_a_finding_that_moved_with_its_line_is_still_known(known: Path):
    assert new(known, [finding(3), finding(4)], "\n\n" + TEXT) == []


def test_a_second_finding_on_an_equal_line_is_new(known: Path):
    assert new(known, [finding(2), finding(3)]) == [finding(3)]


def test_another_rule_on_a_known_line_is_new(known: Path):
    assert new(known, [finding(1, "HFT402")]) == [finding(1, "HFT402")]


def test_paths_are_relative_to_the_baseline(known: Path, monkeypatch: pytest.MonkeyPatch):
    below = known.parent / "tests"
    below.mkdir()
    monkeypatch.chdir(below)
    assert new(known, [finding(1, path="../test_a.py")]) == []
    assert new(known, [finding(1, path=str(known.parent / "test_a.py"))]) == []


def test_writing_twice_gives_the_same_bytes(known: Path):
    before = known.read_bytes()
    baseline.write(known, [finding(2), finding(1)], lambda _: TEXT)
    assert known.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "findings": [{}]}'])
def test_a_file_that_is_no_baseline_is_said_so_in_one_line(tmp_path: Path, text: str):
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(baseline.BaselineError, match=r"baseline\.json: is no baseline: ") as error:
        baseline.read(path)
    assert "\n" not in str(error.value)


def test_a_missing_baseline_is_said_so(tmp_path: Path):
    with pytest.raises(baseline.BaselineError, match="cannot be read: No such file"):
        baseline.read(tmp_path / "none.json")


def test_a_newer_baseline_is_refused(tmp_path: Path):
    path = tmp_path / "baseline.json"
    path.write_text('{"version": 2, "findings": []}', encoding="utf-8")
    with pytest.raises(baseline.BaselineError, match="version 2"):
        baseline.read(path)
