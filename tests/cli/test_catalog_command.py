"""``hf-lint catalog``."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import HfLint

FIVE = ("--target-transformers", "5.23.0")


def test_summary_names_the_release(hf_lint: HfLint):
    run = hf_lint("catalog", *FIVE)
    assert run.code == 0
    assert run.out.startswith("transformers: 5.23.0\nmodel types: 804\n")


def test_summary_as_json(hf_lint: HfLint):
    document = json.loads(hf_lint("catalog", "--output-format", "json", "--target-transformers", "4.57").out)
    assert document["transformers"] == "4.57.6"
    assert "summarization" in document["tasks"]


def test_settings_choose_the_release(hf_lint: HfLint, project: Path):
    (project / "pyproject.toml").write_text('[tool.hf-lint]\ntarget-transformers = "4.57.6"\n')
    assert hf_lint("catalog").out.startswith("transformers: 4.57.6\n")


def test_model_type_class_and_task_have_pages(hf_lint: HfLint):
    run = hf_lint("catalog", "show", "bert", "BertTokenizerFast", "ner", "vqa", *FIVE)
    assert run.code == 0
    assert "family: text-encoder" in run.out
    assert "stands for: BertTokenizer" in run.out
    assert "pipeline: TokenClassificationPipeline" in run.out
    assert "hint: Use the `image-text-to-text` pipeline" in run.out


def test_pages_as_json(hf_lint: HfLint):
    run = hf_lint("catalog", "show", "clip", "--output-format", "json", *FIVE)
    page = json.loads(run.out)["clip"]
    assert page["sub-configurations"] == {"vision_config": "CLIPVisionConfig", "text_config": "CLIPTextConfig"}
    assert page["heads"]["AutoModel"] == ["CLIPModel"]


def test_unknown_name_is_refused_with_the_nearest(hf_lint: HfLint):
    run = hf_lint("catalog", "show", "brt", "clip", *FIVE)
    assert run.code == 2
    assert run.out == ""
    assert run.err == "error: transformers 5.23.0 has no model type, class or task `brt`; did you mean `bert`?\n"


def test_difference_of_releases_exits_with_one(hf_lint: HfLint):
    run = hf_lint("catalog", "diff", "4.57", "5.23.0", "--output-format", "json")
    assert run.code == 1
    assert "summarization" in json.loads(run.out)["tasks"]["removed"]


def test_equal_releases_exit_with_zero(hf_lint: HfLint):
    run = hf_lint("catalog", "diff", "5.23.0", "5.23.0")
    assert run.code == 0
    assert "tasks: 0 added, 0 removed" in run.out


def test_unknown_release_is_refused(hf_lint: HfLint):
    run = hf_lint("catalog", "diff", "4.57.7", "5.23.0")
    assert run.code == 2
    assert run.err.startswith("error: no release `4.57.7`; did you mean `4.57.6`?; there are 4.57.6, 5.23.0,")


def test_place_without_transformers_is_refused(hf_lint: HfLint, project: Path):
    run = hf_lint("catalog", "diff", str(project), "5.23.0")
    assert run.code == 2
    assert "no transformers package here" in run.err
