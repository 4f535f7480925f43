"""What the page is made of, without a browser."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from functional_results import HOSTILE, result

from hf_lint.reports import by_ending
from hf_lint.reports.error import ReportError
from hf_lint.reports.functional import write
from hf_lint.reports.functional.causes import blamed, causes
from hf_lint.reports.functional.columns import columns
from hf_lint.reports.functional.figures import troubled
from hf_lint.reports.functional.junit import junit
from hf_lint.reports.functional.markdown import markdown
from hf_lint.reports.functional.page import page
from hf_lint.reports.functional.places import Places, places_for
from hf_lint.reports.html.sortable_table import Column, packed
from hf_lint.reports.html.sources import Sources, sources_for

MARKDOWN = Path(__file__).with_name("functional.md")


def unpacked(table: str) -> dict[str, Any]:
    return json.loads(zlib.decompress(base64.b64decode(table)))


def test_a_table_has_each_text_once():
    table = unpacked(packed([Column("Task", "text", ["a", "b", "a", "", None])], ["passed"]))
    assert table["texts"] == ["a", "b", "passed"]
    assert table["columns"][0]["values"] == [0, 1, 0, None, None]


def test_inner_tables_and_links_are_packed_by_their_parts():
    parts = (Column("Test", "text"), Column("Seconds", "seconds"))
    table = unpacked(
        packed(
            [Column("T", "table", [[("a", 0.123456)], []], parts=parts), Column("L", "link", [("a", "x"), None])], []
        )
    )
    assert [column["values"] for column in table["columns"]] == [[[[0, 0.1235]], None], [[0, 1], None]]


def test_a_file_name_that_is_no_text_can_be_packed():
    assert unpacked(packed([Column("Name", "path", ["a\udcff.py"])], []))["texts"] == ["a\udcff.py"]


def test_hostile_text_ends_no_element_of_the_page(document: dict[str, Any]):
    written = page(document)
    assert HOSTILE not in written
    assert "<img" not in written
    assert written.count("</script>") == written.count("<script")


def test_the_page_lets_one_script_run_and_nothing_load(document: dict[str, Any]):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page(document))
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert not re.search(r"https?:", policy)


@pytest.mark.parametrize(
    "results", [[], [result("bert BertModel", "passed", kind="model-type", task="BertModel", seconds=0.0)]]
)
def test_a_page_of_little_is_a_page(document: dict[str, Any], results: list[dict[str, Any]]):
    written = page({**document, "results": results})
    assert f"{len(results)} of {len(results)} passed" in written
    assert "What went wrong" not in written


@pytest.mark.parametrize(
    ("path", "line", "address"),
    [
        ("tests/test_a.py", 7, "../../tests/test_a.py#L7"),
        ("./tests/a b#?.py", None, "../../tests/a%20b%23%3F.py"),
        ("/home/me/test_a.py", 7, "file:///home/me/test_a.py#L7"),
        ("javascript:alert(1)", None, "../../javascript%3Aalert%281%29"),
        ("//elsewhere/test_a.py", None, "file:////elsewhere/test_a.py"),
    ],
)
def test_links_lead_to_files_and_nowhere_else(path: str, line: int | None, address: str):
    assert Sources("../../").source(path, line) == address


def test_links_of_a_report_start_where_the_run_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_SHA", raising=False)
    assert sources_for(Path("reports", "now", "r.html")).source("tests/a.py") == "../../tests/a.py"


def test_in_ci_sources_are_linked_on_the_web_and_logs_are_not(monkeypatch: pytest.MonkeyPatch):
    for name, value in {"SERVER_URL": "https://github.com", "REPOSITORY": "me/it", "SHA": "abc"}.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    sources = sources_for(Path("r.html"))
    assert sources.source("tests/a.py", 3) == "https://github.com/me/it/blob/abc/tests/a.py#L3"
    assert sources.file("logs/a.log") == "./logs/a.log"


def test_the_same_reason_counts_once_whatever_checkpoint_was_asked_for():
    failed = [
        result(f"test_{name}.py", "failed", reason=f"{name} is no model, line {line}", asked=[name], blame="test")
        for line, name in enumerate(["clap", "t5", "me/t5"], 1)
    ]
    other = result("test_x.py", "failed", reason="NameError", blame="stand-in")
    found = causes([*failed, other], places_for(failed, Sources()))
    assert [(cause.reason, cause.results) for cause in found] == [("… is no model, line …", 3), ("NameError", 1)]
    assert found[0].search == '"is no model, line"'
    assert blamed([*failed, other]) == "Of 4 failures, 3 are due to the test and 1 is due to the stand-in checkpoint."


def test_a_failure_is_shown_with_the_line_it_happened_in(document: dict[str, Any]):
    places = places_for(document["results"], Sources())
    (failed, *_) = troubled(document["results"])
    assert places.name(failed) == "test_bad.py"
    assert places.frame(failed) == ("test_bad.py:7", "./tests/test_bad.py#L7")


def test_without_jinja2_one_line_names_the_extra(
    document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(by_ending, "find_spec", lambda _: None)
    with pytest.raises(ReportError, match=re.escape("needs jinja2: pip install 'hf-lint[report]'")):
        write.write_report(document, tmp_path / "r.html")
    assert list(tmp_path.iterdir()) == []


def test_without_jinja2_a_run_leaves_out_the_page_that_nobody_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(by_ending, "find_spec", lambda _: None)
    assert [path.name for path in write.default_files(Path("now"))] == ["execution.md", "execution.json"]


def test_with_jinja2_a_run_has_a_page():
    assert Path("now/execution.html") in write.default_files(Path("now"))


def test_junit_has_nothing_that_xml_cannot_hold(document: dict[str, Any]):
    document["results"][1]["tests"][0]["name"] = f"test_a[{HOSTILE}\ud800\x1b]"
    assert not re.search("[\x00\x1b\ud800]", junit(document))


def test_markdown_is_as_it_was_when_somebody_looked_at_it(document: dict[str, Any]):
    document["results"][1]["reason"] = "ValueError: a | b"
    assert markdown(document) == MARKDOWN.read_text(encoding="utf-8")


def test_of_hundreds_of_tests_the_page_has_those_that_matter(document: dict[str, Any]):
    (failed, *_) = document["results"]
    plain = failed["tests"][0]
    failed["tests"] = [{**plain, "name": f"test_{at}", "verdict": "passed", "seconds": at} for at in range(300)]
    failed["tests"] += [{**plain, "name": "test_wrong", "verdict": "failed", "seconds": 0}]
    failed["tests"] += [{**plain, "name": "test_blind", "verdict": "passed", "seconds": 0, "sensitive": False}]
    made = {column.title: column.values[0] for column in columns([failed], Places(Sources()))}
    assert [test[0] for test in made["Tests"]][:3] == ["test_wrong", "test_blind", "test_299"]
    assert len(made["Tests"]) == 24
    assert made["Tests in all"].startswith("301 passed, 1 failed. ")
