from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from functional_runs import FIXTURES, Results, Run, functional

pytestmark = pytest.mark.xdist_group("one functional run")


@pytest.mark.parametrize(
    ("name", "verdict", "blame"),
    [
        ("test_sound.py", "passed", ""),
        ("test_unittest.py", "passed", ""),
        ("test_program.py", "passed", ""),
        ("test_shape_only.py", "insensitive", ""),
        ("test_swallowing.py", "insensitive", ""),
        ("test_hollow.py", "hollow", ""),
        ("test_failing.py", "failed", "test"),
        ("test_checkpoint.py", "failed", "test"),
        ("test_program_exits.py", "failed", ""),
        ("test_below_main.py", "failed", "test"),
        ("test_run_tests.py", "failed", "test"),
        ("test_outside.py", "failed", "environment"),
        ("test_import_error.py", "error", "test"),
        ("test_missing_package.py", "error", "environment"),
        ("test_broken.py", "error", "test"),
        ("test_skipped.py", "skipped", ""),
        ("test_nothing_collected.py", "uncollected", ""),
        ("test_segfault.py", "crashed", "test"),
        ("test_broken_off.py", "error", "test"),
        ("test_skips_too_late.py", "failed", "test"),
        ("test_sub_tests.py", "passed", ""),
    ],
)
def test_each_file_ends_as_it_should(results: Results, name: str, verdict: str, blame: str) -> None:
    assert (results[name]["verdict"], results[name]["blame"]) == (verdict, blame)


def test_a_file_that_cannot_be_imported_has_one_error(results: Results) -> None:
    assert len(results["test_import_error.py"]["tests"]) == 1


def test_too_much_memory_is_told(results: Results) -> None:
    assert "memory" in results["test_hungry.py"]["reason"]


def test_no_file_is_lost(results: Results) -> None:
    assert set(results) == {path.name for path in FIXTURES.glob("test_*.py")} - {"test_endless.py"}


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("test_sound.py", "pytest"),
        ("test_unittest.py", "pytest"),
        ("test_program.py", "main"),
        ("test_below_main.py", "main"),
        ("test_run_tests.py", "classes"),
    ],
)
def test_a_file_runs_as_what_it_is(results: Results, name: str, style: str) -> None:
    assert results[name]["style"] == style


def outcome(results: Results, file: str, test: str) -> Any:
    return next(each for each in results[file]["tests"] if each["name"] == test)


def test_a_test_that_skipped_a_sub_test_passes_and_says_so(results: Results) -> None:
    passed = outcome(results, "test_sub_tests.py", "SubTests::test_one_of_two_is_skipped")
    assert (passed["verdict"], passed["reason"]) == ("passed", "in part, a sub test was skipped: no CUDA here")


@pytest.mark.parametrize("test", ["test_legacy_id", "test_pipeline_without_a_task", "test_cache_only"])
def test_checkpoints_come_from_the_local_hub(results: Results, test: str) -> None:
    assert outcome(results, "test_checkpoint.py", test)["verdict"] == "passed"


def test_an_id_that_the_hub_has_not_fails_the_test(results: Results) -> None:
    failed = outcome(results, "test_checkpoint.py", "test_unknown_bare_id")
    assert failed["verdict"] == "failed"
    assert "ids without an organisation" in failed["reason"]


def test_what_was_asked_is_told_with_how_it_was_placed(results: Results) -> None:
    placed = results["test_checkpoint.py"]["details"]["placed"]
    assert placed["bert-base-uncased"].startswith("BertForMaskedLM: named in the documentation")


def test_the_frame_of_a_failure_is_the_last_in_the_test(results: Results) -> None:
    assert results["test_failing.py"]["frame"] == "test_failing.py:5"


def test_the_reason_of_a_failed_import_is_the_import(results: Results) -> None:
    reason = results["test_import_error.py"]["reason"]
    assert reason.startswith("ImportError: cannot import name 'TFBertModel' from 'transformers'")


def test_a_reason_is_one_line(results: Results) -> None:
    assert results["test_failing.py"]["reason"] == "ValueError: far from well"


def test_classes_that_ran_are_counted_with_their_device(results: Results) -> None:
    (run,) = results["test_sound.py"]["classes"]
    assert (run["name"], run["calls"], run["devices"]) == ("BertModel", 1, ["cpu"])


def test_memory_and_time_are_measured(results: Results) -> None:
    sound = results["test_sound.py"]
    assert sound["peak_memory"] > 0
    assert sound["seconds"] > 0


def test_which_broken_models_went_unnoticed_is_told_for_each_test(results: Results) -> None:
    assert outcome(results, "test_sound.py", "test_values")["sensitive"] is True
    assert outcome(results, "test_shape_only.py", "test_shape")["reason"].endswith("with weights that are NaN")
    swallowing = outcome(results, "test_swallowing.py", "test_swallows")
    assert swallowing["reason"].endswith("a forward that raises")


def test_the_refused_connection_is_named(results: Results) -> None:
    assert results["test_outside.py"]["details"]["refused_connections"] == ["192.0.2.1:80"]


def test_failures_give_exit_code_1(run: Run) -> None:
    assert run[0] == 1


def test_the_summary_counts_every_file(run: Run) -> None:
    assert f"{run[2]['verdicts']['passed']} passed" in run[1].splitlines()[-2]
    assert sum(run[2]["verdicts"].values()) == len(run[2]["results"])


def test_a_test_without_end_is_stopped(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "test_endless.py", tmp_path)
    code, _, found = functional(tmp_path, "--timeout", "3")
    (result,) = found["results"]
    assert (code, result["verdict"], result["reason"]) == (1, "timeout", "still running after 3 s")


def test_the_same_run_resumes_without_running_anything_again(tmp_path: Path) -> None:
    (tmp_path / "test_once.py").write_text(
        "import pathlib, transformers\n\ndef test_x():\n"
        f"    with open({str(tmp_path / 'ran')!r}, 'a') as file:\n        file.write('x')\n",
        encoding="utf-8",
    )
    first = functional(tmp_path)
    again = functional(tmp_path, "--resume")
    assert (tmp_path / "ran").read_text(encoding="utf-8") == "x"
    assert again[2]["results"] == first[2]["results"]


def test_only_what_failed_last_is_run_again(tmp_path: Path) -> None:
    for name in ("test_failing.py", "test_hollow.py"):
        shutil.copy(FIXTURES / name, tmp_path)
    functional(tmp_path)
    found = functional(tmp_path, "--last-failed")[2]
    assert [result["name"] for result in found["results"]] == ["test_failing.py"]


def test_shards_together_are_the_whole(tmp_path: Path) -> None:
    names = {f"test_{number}.py" for number in range(3)}
    for name in names:
        shutil.copy(FIXTURES / "test_hollow.py", tmp_path / name)
    shards = [functional(tmp_path, "--shard", f"{number}/2")[2]["results"] for number in (1, 2)]
    assert sorted(result["name"] for shard in shards for result in shard) == sorted(names)


def test_hollow_tests_fail_the_run_where_they_should(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "test_hollow.py", tmp_path)
    assert functional(tmp_path)[0] == 0
    assert functional(tmp_path, "--fail-on", "hollow")[0] == 1
