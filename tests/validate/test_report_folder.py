"""Where reports go, and how."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hf_lint.validate.report_folder import ReportFolder, point_to


def published(reports: Path, text: str) -> Path:
    folder = ReportFolder(reports)
    (folder.draft / "summary.json").write_text(text)
    return folder.publish()


def test_a_draft_is_out_of_sight(tmp_path):
    folder = ReportFolder(tmp_path)
    (folder.draft / "summary.json").write_text("{}")
    assert list(tmp_path.glob("[!.]*")) == []


def test_two_runs_of_one_second_have_a_folder_each(tmp_path):
    first, second = ReportFolder(tmp_path), ReportFolder(tmp_path)
    second.stamp = first.stamp
    for folder, text in ((first, "one"), (second, "two")):
        (folder.draft / "summary.json").write_text(text)
    assert [(folder.publish() / "summary.json").read_text() for folder in (first, second)] == ["one", "two"]


def test_latest_leads_to_the_newest(tmp_path):
    for text in ("one", "two"):
        point_to(published(tmp_path, text))
    assert (tmp_path / "latest" / "summary.json").read_text() == "two"


def test_latest_is_a_file_where_links_cannot_be_made(tmp_path, monkeypatch):
    def refused(*arguments: object, **options: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refused)
    target = published(tmp_path, "one")
    point_to(target)
    assert (tmp_path / "latest").read_text() == f"{target.name}\n"


def test_a_folder_called_latest_stays_as_it_is(tmp_path):
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "mine").write_text("")
    with pytest.raises(OSError, match="latest"):
        point_to(published(tmp_path, "one"))
    assert (tmp_path / "latest" / "mine").exists()
    assert not list(tmp_path.glob(".latest*"))


def test_reports_of_other_commands_are_kept(tmp_path):
    other = tmp_path / "2001-01-01T000000Z"
    other.mkdir()
    (other / "execution.json").write_text("{}")
    for name in ("2002-01-01T000000Z", "2003-01-01T000000Z"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "summary.json").write_text("{}")
    ReportFolder(tmp_path).keep(1)
    assert {path.name for path in tmp_path.glob("[0-9]*")} == {other.name, "2003-01-01T000000Z"}


def test_drafts_that_nobody_works_on_go(tmp_path):
    abandoned, current = ReportFolder(tmp_path), ReportFolder(tmp_path)
    long_ago = time.time() - 2 * 24 * 3600
    (abandoned.draft / "validation.log").write_text("")
    for path in (abandoned.draft / "validation.log", abandoned.draft):
        os.utime(path, (long_ago, long_ago))
    published(tmp_path, "one")
    assert (abandoned.draft.exists(), current.draft.exists()) == (False, True)
