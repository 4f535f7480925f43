"""The history of runs, and what is not to happen to it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hf_lint.validate.history import FILE, SCHEMA, HistoryError, read_history, record


def report(reports: Path, name: str, findings: int = 1) -> None:
    """The report folder of a run, as it is when it has been moved into place."""
    step = {"name": "check", "figures": {"findings": findings}}
    created = f"{name[:13]}:{name[13:15]}:{name[15:17]}+00:00"
    summary = {"created": created, "paths": ["tests"], "verdict": "findings", "exit_code": 1, "steps": [step]}
    (reports / name).mkdir(parents=True)
    (reports / name / "summary.json").write_text(json.dumps(summary))


def names(reports: Path) -> list[str]:
    return [run.name for run in read_history(reports)]


def test_runs_come_back_as_they_were(tmp_path):
    report(tmp_path, "2026-01-01T000000Z", findings=7)
    record(tmp_path)
    (run,) = read_history(tmp_path)
    assert (run.name, run.paths, run.verdict, run.exit_code) == ("2026-01-01T000000Z", ("tests",), "findings", 1)
    assert run.figures == {"check.findings": 7}


def test_there_is_none_before_the_first_run(tmp_path):
    assert read_history(tmp_path) == []
    assert not (tmp_path / FILE).exists()


def test_a_run_that_was_killed_after_its_reports_is_put_in_by_the_next(tmp_path):
    report(tmp_path, "2026-01-01T000000Z")
    record(tmp_path)
    report(tmp_path, "2026-01-02T000000Z")
    report(tmp_path, "2026-01-03T000000Z")
    record(tmp_path)
    assert names(tmp_path) == [f"2026-01-0{day}T000000Z" for day in (1, 2, 3)]


def test_runs_outlive_their_reports(tmp_path):
    report(tmp_path, "2026-01-01T000000Z")
    record(tmp_path)
    (tmp_path / "2026-01-01T000000Z" / "summary.json").unlink()
    record(tmp_path)
    assert names(tmp_path) == ["2026-01-01T000000Z"]


def test_what_is_no_summary_is_passed_over(tmp_path):
    report(tmp_path, "2026-01-01T000000Z")
    for name, text in (("2026-01-02T000000Z", "{"), ("2026-01-03T000000Z", "[]"), ("2026-01-04T000000Z", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "summary.json").write_text(text)
    record(tmp_path)
    assert names(tmp_path) == ["2026-01-01T000000Z"]


def test_several_runs_at_once_are_all_recorded(tmp_path):
    imports = f"import sys; sys.path[:] = {sys.path!r}; from pathlib import Path"
    script = f"{imports}; from hf_lint.validate.history import record; record(Path({str(tmp_path)!r}))"
    for day in range(1, 5):
        report(tmp_path, f"2026-01-0{day}T000000Z")
    running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert names(tmp_path) == [f"2026-01-0{day}T000000Z" for day in range(1, 5)]


def corrupt(path: Path) -> None:
    path.write_bytes(b"this was a database once" * 100)


def torn(path: Path) -> None:
    """A database of ours that has lost its second half."""
    reports = path.parent
    for day in range(10, 29):
        report(reports, f"2025-01-{day}T000000Z")
    record(reports)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def newer(path: Path) -> None:
    report(path.parent, "2025-01-01T000000Z")
    record(path.parent)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE runs (name TEXT)")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [(corrupt, "is damaged"), (torn, "is damaged"), (newer, "newer hf-lint"), (foreign, "another program")],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(tmp_path, spoil, message):
    path = tmp_path / FILE
    spoil(path)
    before = path.read_bytes()
    report(tmp_path, "2026-01-01T000000Z")
    for use in (read_history, record):
        with pytest.raises(HistoryError, match=message) as caught:
            use(tmp_path)
        assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_validation_writes_its_reports_all_the_same(check_only, suite):
    (suite / "reports").mkdir()
    corrupt(suite / "reports" / FILE)
    run = check_only()
    assert (run.code, run.err.count("is damaged")) == (2, 1)
    assert json.loads((suite / "reports" / "latest" / "summary.json").read_text())["exit_code"] == 2


def test_an_empty_file_is_a_new_history(tmp_path):
    (tmp_path / FILE).write_bytes(b"")
    report(tmp_path, "2026-01-01T000000Z")
    assert read_history(tmp_path) == []
    record(tmp_path)
    assert names(tmp_path) == ["2026-01-01T000000Z"]


def test_a_history_of_the_first_schema_is_read_and_brought_up_to_date(tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(
            "CREATE TABLE runs (name TEXT PRIMARY KEY, created TEXT NOT NULL, paths TEXT NOT NULL,"
            " verdict TEXT NOT NULL, exit_code INTEGER NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE figures (run TEXT NOT NULL REFERENCES runs (name), metric TEXT NOT NULL, value REAL NOT NULL,"
            " PRIMARY KEY (run, metric)) WITHOUT ROWID;"
            "INSERT INTO runs VALUES ('2025-01-01T000000Z', '2025-01-01T00:00:00+00:00', '[\"tests\"]', 'passed', 0);"
            "INSERT INTO figures VALUES ('2025-01-01T000000Z', 'check.findings', 3);"
            f"PRAGMA application_id = {0x68664C6E}; PRAGMA user_version = 1;"
        )
    (old,) = read_history(tmp_path)
    assert (old.figures, old.branch) == ({"check.findings": 3}, "")
    report(tmp_path, "2026-01-01T000000Z")
    record(tmp_path)
    assert names(tmp_path) == ["2025-01-01T000000Z", "2026-01-01T000000Z"]
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_the_branch_of_a_run_comes_back(tmp_path):
    report(tmp_path, "2026-01-01T000000Z")
    path = tmp_path / "2026-01-01T000000Z" / "summary.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "branch": "main", "commit": "abc"}))
    record(tmp_path)
    (run,) = read_history(tmp_path)
    assert (run.branch, run.commit) == ("main", "abc")
