"""``hf-lint trend``."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hf_lint.cli import extra
from hf_lint.validate.history import FILE, record


def run(reports: Path, day: int, paths: str = "tests", branch: str = "", **figures: float) -> str:
    """A recorded run over these paths; figures by name, with ``__`` between step and figure."""
    steps = [{"name": name.split("__")[0], "figures": {name.split("__")[1]: value}} for name, value in figures.items()]
    name = f"2026-01-0{day}T000000Z"
    summary = {
        "created": f"2026-01-0{day}T00:00:00+00:00", "paths": [paths], "verdict": "findings", "exit_code": 1,
        "steps": steps, "branch": branch,
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


def test_it_is_compared_with_a_branch(hf_lint, reports):
    run(reports, 3, branch="main", check__findings=1)
    run(reports, 4, check__findings=3)
    run(reports, 5, check__findings=3)
    assert "Nothing is worse than in 2026-01-04T000000Z." in hf_lint("trend").out
    lines = hf_lint("trend", "--against", "main").out.splitlines()
    assert lines[-2:] == ["Worse than in 2026-01-03T000000Z on main:", "  check.findings: 1 -> 3"]
    assert "No earlier run over the same paths on other" in hf_lint("trend", "--against", "other").out


def test_lines_are_drawn_of_the_runs_that_can_be_compared(hf_lint, reports):
    run(reports, 3, paths="elsewhere", check__findings=100)
    run(reports, 4, check__findings=4)
    assert hf_lint("trend", "--metric", "check.findings", "--output", "new/trend.svg").code == 0
    root = ET.parse("new/trend.svg").getroot()
    titles = [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    assert [title.split(": ")[1] for title in titles] == ["5 findings", "3 findings", "4 findings"]


def test_one_run_makes_no_line_and_the_picture_says_so(hf_lint, suite):
    run(suite / "reports", 1, check__findings=5)
    assert hf_lint("trend", "--output", "trend.svg").code == 0
    assert "needs two runs" in Path("trend.svg").read_text()


def test_every_format_is_written(hf_lint, reports):
    pytest.importorskip("matplotlib", reason="needs matplotlib")
    files = [f"trend.{ending}" for ending in ("html", "svg", "png", "md", "json")]
    assert hf_lint("trend", *(word for file in files for word in ("--output", file))).code == 0
    assert Path("trend.png").read_bytes().startswith(b"\x89PNG")
    assert [run["name"] for run in json.loads(Path("trend.json").read_text())["runs"]] == [
        "2026-01-01T000000Z", "2026-01-02T000000Z",
    ]  # fmt: skip
    assert "| 2026-01-02T000000Z | findings | tests | 3 | 12 |" in Path("trend.md").read_text()


def test_a_picture_without_its_package_names_the_extra(hf_lint, reports, monkeypatch):
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    done = hf_lint("trend", "--output", "trend.png")
    assert (done.code, done.err.strip()) == (2, "error: this command needs matplotlib: pip install 'hf-lint[report]'")
    assert not Path("trend.png").exists()


def test_a_picture_of_another_kind_is_refused(hf_lint, reports):
    assert hf_lint("trend", "--output", "trend.gif").code == 2


def test_a_foreign_summary_is_no_run(hf_lint, reports):
    (reports / "1").mkdir()
    foreign = {"created": "yesterday", "paths": [], "verdict": "", "exit_code": 0, "steps": []}
    (reports / "1" / "summary.json").write_text(json.dumps(foreign))
    record(reports)
    assert "yesterday" not in hf_lint("trend", "--since", "2026-01-01").out
    assert hf_lint("trend", "--since", "2026-01-01").code == 0
