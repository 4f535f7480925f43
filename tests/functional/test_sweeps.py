from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import hf_lint.reports
from hf_lint.cli import main
from hf_lint_functional.outcome import Verdict
from hf_lint_functional.request import Request, RequestError
from hf_lint_functional.runner.pool import Ending, Pool
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.model import build
from hf_lint_functional.standin.placement import device_of, on_device
from hf_lint_functional.sweep.job import classes, run
from hf_lint_functional.sweep.kinds import PIPELINES
from hf_lint_functional.sweep.outcomes import of_class
from hf_lint_functional.sweep.plan import planned_sweep
from hf_lint_functional.sweep.run import sweep
from hf_lint_functional.sweep.targets import installed_catalog

SCHEMA = json.loads(Path(hf_lint.reports.__file__).with_name("functional.schema.json").read_text(encoding="utf-8"))
KIND = PIPELINES._replace(target="sweep_jobs:run", preload=())


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, (), environment={"PYTHONPATH": str(Path(__file__).parent)}) as made:
        yield made


def planned(**options: object) -> dict[str, tuple[str, ...]]:
    return dict(planned_sweep(Request(**options), installed_catalog()).parts)


def test_a_case_that_dies_takes_no_other_with_it(pool: Pool) -> None:
    parts = {"one": ["First task", "Deadly task", "Last task"], "two": ["Other task"]}
    found = {outcome.name: outcome for outcome in sweep(parts, pool, KIND)}
    assert found.pop("one Deadly task").verdict is Verdict.CRASHED
    assert {name: outcome.verdict for name, outcome in found.items()} == dict.fromkeys(
        ["one First task", "one Last task", "two Other task"], Verdict.PASSED
    )


def test_what_died_is_told_with_its_task(pool: Pool) -> None:
    (outcome,) = sweep({"one": ["Deadly task"]}, pool, KIND)
    assert (outcome.kind, outcome.name, outcome.task) == ("pipeline", "one Deadly task", "task")


def test_what_a_job_did_not_come_to_runs_by_itself(pool: Pool) -> None:
    names = ["First task", "Second task", "Third task"]
    found = [outcome.name for outcome in sweep({"one": names}, pool, KIND, last=1)]
    assert sorted(found) == [f"one {name}" for name in names]


def test_the_pipelines_of_a_type_are_those_that_its_heads_serve() -> None:
    parts = planned(model_types=("bert",), pipelines=True)["bert"]
    assert "BertForMaskedLM fill-mask" in parts
    assert "BertModel feature-extraction" in parts
    assert not any("image" in name for name in parts)


def test_a_task_narrows_the_pipelines_of_every_type() -> None:
    parts = planned(model_types=("bert", "vit", "gpt2"), tasks=("fill-mask",), pipelines=True)
    assert parts == {"bert": ("BertForMaskedLM fill-mask",)}


def test_only_what_failed_before_is_planned_again() -> None:
    parts = planned(model_types=("all",), tokenizers=True, only=("bert tokenizer",))
    assert parts == {"bert": ("tokenizer",)}


def test_tokenizers_are_also_those_of_types_without_a_model() -> None:
    assert set(planned(model_types=("all",), tokenizers=True)) > {"bert", "byt5"}


def test_a_type_without_a_tokenizer_is_named() -> None:
    with pytest.raises(RequestError, match="bertt"):
        planned(model_types=("bertt",), tokenizers=True)


def test_a_model_and_its_inputs_go_to_the_device() -> None:
    placed = build(*classes("bert", "BertModel")).on("meta")
    assert device_of(placed.model) == "meta"
    assert {str(value.device) for value in placed.inputs.values()} == {"meta"}
    assert {str(value.device) for value in placed.fresh_inputs().values()} == {"meta"}


def test_tensors_within_lists_and_dictionaries_go_to_the_device() -> None:
    import torch

    moved = on_device({"a": [torch.ones(1)], "b": (torch.ones(1), "word")}, "meta")
    assert (str(moved["a"][0].device), str(moved["b"][0].device), moved["b"][1]) == ("meta", "meta", "word")


def test_what_is_moved_stays_the_kind_of_mapping_that_it_was() -> None:
    import torch

    moved = on_device({"a": defaultdict(list, b=torch.ones(1))}, "meta")
    assert (str(moved["a"]["b"].device), moved["a"]["c"]) == ("meta", [])


def test_a_package_that_generation_lacks_is_no_fault_of_the_stand_in() -> None:
    found = {"class": "A", "forward": True, "device": "cpu", "seconds": 1.0, "generate": "ImportError: no diffusers"}
    outcome = of_class("a", found, Ending("a", "returned"))
    assert (outcome.verdict, outcome.blame) == (Verdict.FAILED, "environment")


def test_a_class_says_on_which_device_it_ran() -> None:
    (found,) = run("vit", ["ViTModel"], thorough=False, device="meta")
    assert (found["forward"], found["device"]) == (True, "meta")


def test_a_device_that_fails_where_the_processor_did_not_is_told_apart() -> None:
    (found,) = run("bert", ["BertModel"], thorough=False, device="meta")
    assert (found["forward"], found["kind"]) == (False, "device")
    assert found["reason"].startswith("on meta, though not on the CPU: ")


def test_a_device_that_is_not_there_is_one_line_and_exit_code_2() -> None:
    done = CliRunner().invoke(main, ["functional", "--model-types", "bert", "--device", "cuda:9", "--no-reports"])
    assert done.exit_code == 2
    assert done.output == "error: there is no device `cuda:9` here; there is cpu\n"


@pytest.mark.parametrize("option", ["--pipelines", "--tokenizers", "--all-classes"])
def test_what_is_tried_of_model_types_needs_model_types(option: str) -> None:
    done = CliRunner().invoke(main, ["functional", option, "--no-reports"])
    assert done.exit_code == 2
    assert done.output == f"error: {option} needs --model-types NAMES or --model-types all, and no PATHS\n"


def test_a_run_of_pipelines_is_a_document_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["--model-types", "bert", "--pipelines", "--task", "fill-mask", "--device", "cpu"]
    done = CliRunner().invoke(main, ["functional", *arguments, "--no-reports", "--report", "found.json"])
    assert done.exit_code == 0, done.output
    found = json.loads(Path("found.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, SCHEMA)
    (result,) = found["results"]
    assert (result["kind"], result["name"]) == ("pipeline", "bert BertForMaskedLM fill-mask")
    assert (result["verdict"], result["device"], result["family"]) == ("passed", "cpu", "text-encoder")


def test_a_class_that_transformers_lacks_is_its_own_error() -> None:
    with pytest.raises(StandInError, match="has no such class"):
        classes("bert", "BertForNothing")
