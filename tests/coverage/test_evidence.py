"""Levels of evidence, from what was read, linted and run."""

from __future__ import annotations

import json

import pytest

from hf_lint.coverage.document import counted, groups
from hf_lint.coverage.evidence import gather
from hf_lint.coverage.record import FileRecord
from hf_lint.coverage.results import FileResult, Results, ResultsError, newest_results, read_results

BERT = FileRecord(
    "test_hf_bert.py", model_type="bert", standing="known", classes=("BertForMaskedLM",), convention="standalone"
)


def evidence(catalog, tmp_path, monkeypatch, codes=(), result=None, record=BERT):
    monkeypatch.chdir(tmp_path)
    found = {} if codes is None else {record.path: set(codes)}
    results = Results(None, {} if result is None else {str(tmp_path / record.path): result})
    return gather([record], found, results, catalog)


@pytest.mark.parametrize(
    ("codes", "levels", "level"),
    [
        ((), ["declared", "structured", "configured"], "configured"),
        (("HFT301",), ["declared", "structured", "configured"], "configured"),
        (("HFT202",), ["declared", "structured"], "structured"),
        (("HFT103",), ["declared", "configured"], "declared"),
        (("HFT001",), ["declared"], "declared"),
        (None, ["declared"], "declared"),
    ],
)
def test_findings_take_levels_away(catalog, tmp_path, monkeypatch, codes, levels, level):
    found = evidence(catalog, tmp_path, monkeypatch, codes).types["bert"]
    assert (found.in_order(), found.level) == (levels, level)


def test_a_class_that_ran_is_executed(catalog, tmp_path, monkeypatch):
    result = FileResult(frozenset({"BertForMaskedLM", "BertModel"}), False, "passed")
    found = evidence(catalog, tmp_path, monkeypatch, (), result)
    assert found.types["bert"].level == "executed"
    assert found.classes["BertModel"].level == "executed"


def test_a_test_that_can_fail_is_sensitive(catalog, tmp_path, monkeypatch):
    result = FileResult(frozenset({"BertForMaskedLM"}), True, "passed")
    assert evidence(catalog, tmp_path, monkeypatch, (), result).types["bert"].level == "sensitive"


def test_the_run_of_another_model_is_no_evidence(catalog, tmp_path, monkeypatch):
    result = FileResult(frozenset({"GPT2LMHeadModel"}), True, "passed")
    assert evidence(catalog, tmp_path, monkeypatch, (), result).types["bert"].level == "configured"


def test_levels_do_not_add_up_over_files(catalog, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    other = FileRecord("test_b.py", model_type="bert", standing="known")
    results = Results(None, {str(tmp_path / "test_b.py"): FileResult(frozenset({"BertModel"}), False, "passed")})
    found = gather([BERT, other], {BERT.path: set(), other.path: {"HFT101"}}, results, catalog).types["bert"]
    assert found.in_order() == ["declared", "structured", "configured", "executed"]
    assert found.level == "configured"


@pytest.mark.parametrize("change", [{"standing": "retired"}, {"role": "tokenization"}, {"role": "image_processing"}])
def test_what_tests_no_model_of_the_release_is_no_evidence(catalog, tmp_path, monkeypatch, change):
    record = FileRecord(**{**BERT.to_json(), **change})
    assert evidence(catalog, tmp_path, monkeypatch, record=record).types == {}


def test_figures_of_groups():
    cells = [{"name": "a", "level": "structured", "of": ["x", "y"]}, {"name": "b", "level": "", "of": ["x"]}]
    found = groups(cells, lambda cell: cell["of"])
    assert [(row["name"], row["total"], row["reached"]["declared"]) for row in found] == [("x", 2, 1), ("y", 1, 1)]
    assert found[0]["percent"]["structured"] == 50.0


def test_a_hundred_percent_means_all():
    cells = [{"level": "declared"}] * 2999 + [{"level": ""}]
    assert counted(cells)["percent"]["declared"] == 99.9


def document(*results):
    return json.dumps({"schema": 1, "results": list(results)})


def result(name, sensitive=None, kind="test"):
    test = {"name": "test_x", "verdict": "passed", "sensitive": sensitive}
    classes = [{"name": "BertModel", "calls": 2}, {"name": "GPT2Model", "calls": 0}]
    return {"kind": kind, "name": name, "verdict": "passed", "classes": classes, "tests": [test]}


def test_results_are_found_by_the_place_of_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "execution.json"
    file.write_text(document(result("tests/test_hf_bert.py", sensitive=True), result("bert", kind="model-type")))
    found = read_results(file).of("tests/test_hf_bert.py")
    assert found == FileResult(frozenset({"BertModel"}), True, "passed")
    assert read_results(file).of("bert") is None


def test_the_newest_results_count(tmp_path):
    for name in ("2026-01-02T000000Z", "2026-01-10T000000Z"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "execution.json").write_text("{}")
    newest = newest_results(tmp_path)
    assert newest is not None
    assert newest.parent.name == "2026-01-10T000000Z"
    assert newest_results(tmp_path / "none") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1, "results": [1]}', '{"schema": 2, "results": []}'])
def test_results_that_are_none(tmp_path, text):
    file = tmp_path / "execution.json"
    file.write_text(text)
    with pytest.raises(ResultsError, match=r"^\S+execution.json: "):
        read_results(file)
