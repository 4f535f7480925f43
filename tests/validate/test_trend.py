"""``hf-lint trend``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hf_lint.validate.history import FILE, record


def run(reports: Path, day: int, paths: str = "tests", **figures: float) -> str:
    """A recorded run over these paths; figures by name, with ``__`` between step and figure."""
    steps = [{"name": name.split("__")[0], "figures": {name.split("__")[1]: value}} for name, value in figures.items()]
    name = f"2026-01-0{day}T000000Z"
    summary = {
        "created": f"2026-01-0{day}T00:00:00+00:00", "paths": [paths], "verdict": "findings", "exit_code": 1,
        "steps": steps,
    }  # fmt: skip
    (reports / name).mkdir(parents=True)
    (reports / name / "summary.json").write_text(json.dumps(summary))
    record(reports)
    return name


@pytest.fixture
def reports(suite: Path) -> Path:
    run(suite / "reports", 1, check__findings=5, coverage__declared=10, functional__seconds=1)
    run(suite / "reports", 2, check__findings=3, coverage__declared=12, functional__seconds=2)
    return suite / "reports"


def test_each_run_has_its_row(hf_lint, reports):
    lines = hf_lint("trend").out.splitlines()
    assert lines[0].split() == ["run", "verdict", "check.findings", "coverage.declared"]
    assert lines[1].split() == ["2026-01-01T000000Z", "findings", "5", "10"]
    assert lines[2].split() == ["2026-01-02T000000Z", "findings", "3", "12"]
    assert "Nothing is worse than in 2026-01-01T000000Z." in lines


def test_regressions_are_named(hf_lint, reports):
    run(reports, 3, check__findings=4, coverage__declared=11, functional__seconds=9)
    lines = hf_lint("trend").out.splitlines()
    at = lines.index("Worse than in 2026-01-02T000000Z:")
    assert lines[at + 1 :] == ["  check.findings: 3 -> 4", "  coverage.declared: 12 -> 11"]


def test_runs_over_other_paths_are_not_compared(hf_lint, reports):
    run(reports, 3, paths="elsewhere", check__findings=4)
    out = hf_lint("trend").out
    assert "No earlier run over the same paths" in out
    assert "elsewhere" in out


def test_runs_since_a_day(hf_lint, reports):
    out = hf_lint("trend", "--since", "2026-01-02").out
    assert ("2026-01-02T000000Z  " in out, "2026-01-01T000000Z  " in out) == (True, False)
    assert hf_lint("trend", "--since", "2026-02-01").code == 2


def test_chosen_figures(hf_lint, reports):
    assert "functional.seconds" in hf_lint("trend", "--metric", "functional.seconds").out
    assert "functional.seconds" in hf_lint("trend", "--metric", "all").out


def test_a_figure_that_no_run_has(hf_lint, reports):
    done = hf_lint("trend", "--metric", "check.finding")
    assert (done.code, "check.findings" in done.err) == (2, True)


def test_no_history(hf_lint, suite):
    done = hf_lint("trend")
    assert (done.code, "no run of" in done.err) == (2, True)


def test_a_history_that_cannot_be_read(hf_lint, reports):
    (reports / FILE).write_bytes(b"nothing of the kind" * 50)
    done = hf_lint("trend")
    assert (done.code, "is damaged" in done.err) == (2, True)
