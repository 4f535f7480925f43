"""``hf-lint merge``: the reports of shards as one."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from click.testing import CliRunner, Result
from functional_results import result

import hf_lint.reports
from hf_lint.cli.merge import command
from hf_lint.reports.functional.figures import FAILING
from hf_lint_functional.run import FAILING as FAILING_IN_A_RUN

SCHEMA = json.loads(Path(hf_lint.reports.__file__).with_name("functional.schema.json").read_text(encoding="utf-8"))
Write = Callable[..., Path]
Merge = Callable[..., Result]


@pytest.fixture
def shard(document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes the report of one shard with these results; further keywords change the request."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, number: int, *results: dict[str, Any], of: int = 2, **request: Any) -> Path:
        found = copy.deepcopy(document)
        found["results"] = list(results)
        found["request"] |= {"shard": [number, of], **request}
        Path(name).write_text(json.dumps(found), encoding="utf-8")
        return Path(name)

    return write


@pytest.fixture
def merge() -> Merge:
    def called(*arguments: object) -> Result:
        return CliRunner().invoke(command, list(map(str, arguments)))

    return called


def test_all_shards_are_the_run(shard: Write, merge: Merge):
    shard("1.json", 1, result("b.py", "passed", seconds=2.0))
    shard("2.json", 2, result("a.py", "passed"))
    assert merge("1.json", "2.json", "--report", "all.json").exit_code == 0
    found = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in found["results"]] == ["a.py", "b.py"]
    assert (found["verdicts"], found["request"]["shard"], found["seconds"]) == ({"passed": 2}, [1, 1], 4.0)
    assert [each["number"] for each in found["shards"]["reports"]] == [1, 2]


def test_a_shard_that_was_cut_short_is_told_and_cannot_pass(shard: Write, merge: Merge):
    shard("1.json", 1, result("b.py", "passed"))
    cut = shard("2.json", 2, result("a.py", "passed"))
    cut.write_text(json.dumps({**json.loads(cut.read_text(encoding="utf-8")), "planned": 5}), encoding="utf-8")
    ended = merge("1.json", "2.json", "--report", "all.md")
    assert ended.exit_code == 2
    assert "2.json has 1 of 5 results: its run was cut short" in ended.output


def test_the_merged_document_follows_the_schema(shard: Write, merge: Merge):
    shard("1.json", 1, result("a.py", "passed"))
    merge("1.json", "--report", "all.json")
    jsonschema.validate(json.loads(Path("all.json").read_text(encoding="utf-8")), SCHEMA)


def test_every_format_is_written(shard: Write, merge: Merge):
    shard("1.json", 1, result("a.py", "passed"), of=1)
    options = [word for ending in ("md", "html", "xml", "json") for word in ("--report", f"all.{ending}")]
    assert merge("1.json", *options).exit_code == 0
    assert all(Path(name).stat().st_size for name in options[1::2])


def test_a_failure_in_any_shard_fails(shard: Write, merge: Merge):
    shard("1.json", 1, result("a.py", "passed"))
    shard("2.json", 2, result("b.py", "failed"))
    assert merge("1.json", "2.json").exit_code == 1


def test_verdicts_count_as_in_the_run_itself():
    assert set(FAILING) == {verdict.value for verdict in FAILING_IN_A_RUN}


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--fail-on", "hollow"), 1), (("--fail-on", "hollo"), 2)])
def test_hollow_results_fail_if_that_is_asked_for(shard: Write, merge: Merge, options: tuple[str, ...], code: int):
    shard("1.json", 1, result("a.py", "hollow"), of=1)
    assert merge("1.json", *options).exit_code == code


def test_a_shard_without_a_report_is_named_everywhere(shard: Write, merge: Merge):
    shard("1.json", 1, result("a.py", "passed"), of=3)
    shard("3.json", 3, result("c.py", "failed"), of=3)
    reports = [word for ending in ("md", "html", "xml", "json") for word in ("--report", f"all.{ending}")]
    done = merge("1.json", "3.json", *reports)
    assert done.exit_code == 2
    assert "shard 2 of 3 has no report" in done.output
    assert "Shard 2 of 3 has no report" in Path("all.md").read_text(encoding="utf-8")
    assert "Shard 2 has no report" in Path("all.html").read_text(encoding="utf-8")
    suites = {suite.get("name"): suite.get("errors") for suite in ET.parse("all.xml").getroot()}
    assert suites["shard 2 of 3"] == "1"
    assert json.loads(Path("all.json").read_text(encoding="utf-8"))["shards"]["lacking"] == [2]


@pytest.mark.parametrize("order", [("1.json", "again.json"), ("again.json", "1.json")])
def test_of_two_reports_the_worse_verdict_counts(shard: Write, merge: Merge, order: tuple[str, str]):
    shard("1.json", 1, result("a.py", "failed"), of=1)
    shard("again.json", 1, result("a.py", "passed"), of=1)
    done = merge(*order, "--report", "all.json")
    assert done.exit_code == 1
    assert "shard 1 of 1 has 2 reports" in done.output
    assert "1 results stand in more than one report" in done.output
    assert len(json.loads(Path("all.json").read_text(encoding="utf-8"))["results"]) == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"seed": 1}, "seed is 1, and not 0"), ({"files": ["x.py"]}, "other files"), ({"of": 3}, "number of shards is 3")],
)
def test_reports_of_different_runs_are_not_mixed(shard: Write, merge: Merge, changed: dict[str, Any], told: str):
    shard("1.json", 1)
    shard("2.json", 2, **changed)
    done = merge("1.json", "2.json", "--report", "all.json")
    assert (done.exit_code, told in done.output) == (2, True)
    assert not Path("all.json").exists()


def test_versions_that_differ_are_told(shard: Write, merge: Merge):
    shard("1.json", 1)
    other = json.loads(shard("2.json", 2).read_text(encoding="utf-8"))
    other["environment"]["packages"]["torch"] = "2.12.0"
    Path("2.json").write_text(json.dumps(other), encoding="utf-8")
    done = merge("1.json", "2.json")
    assert (done.exit_code, "torch is 2.13.0 in 1.json, and 2.12.0 in 2.json" in done.output) == (0, True)


def test_a_log_that_is_not_here_is_no_link(shard: Write, merge: Merge):
    Path("here.log").write_text("", encoding="utf-8")
    shard("1.json", 1, result("a.py", "failed", log="elsewhere.log"), result("b.py", "failed", log="here.log"), of=1)
    merge("1.json", "--report", "all.json")
    found = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert [each["log"] for each in found["results"]] == [None, "here.log"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 2}', "nonsense"])
def test_what_is_no_report_is_named(merge: Merge, tmp_path: Path, text: str):
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    done = merge(tmp_path / "odd.json")
    assert (done.exit_code, "odd.json is no JSON" in done.output, done.output.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(("part", "key"), [("request", "shard"), ("environment", "packages")])
def test_a_report_that_lacks_what_is_compared_is_named(shard: Write, merge: Merge, part: str, key: str):
    found = json.loads(shard("1.json", 1, of=1).read_text(encoding="utf-8"))
    del found[part][key]
    Path("odd.json").write_text(json.dumps(found), encoding="utf-8")
    done = merge("odd.json")
    assert (done.exit_code, "odd.json is no JSON report" in done.output) == (2, True)


def test_a_report_of_another_schema_or_a_merged_one_is_refused(shard: Write, merge: Merge):
    found = json.loads(shard("1.json", 1, of=1).read_text(encoding="utf-8"))
    Path("new.json").write_text(json.dumps({**found, "schema": 2}), encoding="utf-8")
    Path("merged.json").write_text(json.dumps({**found, "shards": {}}), encoding="utf-8")
    assert "schema 2" in merge("new.json").output
    assert "made of several reports already" in merge("merged.json").output


def test_a_file_that_is_not_there(merge: Merge):
    done = merge("nowhere.json")
    assert (done.exit_code, "nowhere.json" in done.output) == (2, True)
