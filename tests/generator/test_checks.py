"""What is said of generators that are good, and of those with one fault."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tried_generators import GOOD, MODEL_TYPES, Checked, faulty

posix = pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are POSIX's")


def failed(checks: dict[str, object]) -> set[str]:
    return {name for name, check in checks.items() if check.verdict == "failed"}


def test_good_generator_passes_everything(checked: Checked):
    checks = checked(GOOD, MODEL_TYPES)
    assert {name: check.wrong for name, check in checks.items() if check.wrong} == {}
    assert {check.verdict for check in checks.values()} == {"passed"}


def test_order_of_a_set_is_found_to_be_random(checked: Checked):
    checks = checked(faulty("random"), MODEL_TYPES)
    assert "deterministic" in failed(checks)
    assert "line 6 differs" in checks["deterministic"].wrong[0]


def test_date_of_today_is_no_constant(checked: Checked):
    wrong = checked(faulty("dated"))["deterministic"].wrong
    assert wrong == ("bert: has the date of today in it", "vit: has the date of today in it")


def test_file_about_another_model_is_found(checked: Checked):
    assert checked(faulty("forgetful"))["about its model"].wrong == (
        "bert: the file never names it",
        "vit: the file never names it",
    )


def test_file_that_does_not_parse_is_found(checked: Checked):
    checks = checked(faulty("broken"))
    assert checks["parses"].wrong == ("vit: line 6: invalid syntax",)
    assert any(line.startswith("vision: ") for line in checks["covers every family"].wrong)


def test_broken_rule_is_found(checked: Checked):
    assert "bert: line 8: HFT403" in checked(faulty("dirty"))["lint-clean"].wrong[0]


def test_files_besides_the_asked_one_are_found(checked: Checked):
    wrong = checked(faulty("littering"))["writes nothing elsewhere"].wrong
    assert wrong[0] == "bert: cwd/log.txt, home/.generator, output/test_hf_bert.bak, tmp/scratch.json"


def test_file_above_the_output_is_found(checked: Checked):
    assert checked(faulty("climbing"))["writes nothing elsewhere"].wrong[0] == "bert: beside.py"


def test_removing_the_caches_is_no_fault(checked: Checked):
    checks = checked(faulty("sweeping"), ("bert",))
    assert failed(checks) == set()


def test_changes_to_a_real_folder_are_found(checked: Checked, tmp_path: Path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "log.txt").write_text("old")
    wrong = checked(faulty("littering"), cwd=folder)["writes nothing elsewhere"].wrong
    assert wrong[-1] == "the folder it runs in: log.txt"


@posix
def test_generator_that_hangs_is_stopped_with_all_that_it_started(checked: Checked):
    checks = checked(faulty("hanging"), ("bert",), seconds=1.0)
    assert checks["writes a file"].wrong == ("bert: took longer than 1 s",)
    assert checks["deterministic"].verdict == "skipped"


@posix
def test_process_left_behind_is_found(checked: Checked):
    wrong = checked(faulty("haunting"), ("bert",))["writes nothing elsewhere"].wrong
    assert wrong == ("bert: left processes running", "bert: left processes running")


def test_generator_that_talks_without_end_is_stopped(checked: Checked):
    assert checked(faulty("chatty"), ("bert",))["writes a file"].wrong == ("bert: wrote more than 0.3 MB",)


def test_bad_names_are_to_be_refused(checked: Checked):
    wrong = checked(faulty("credulous"), ("bert",))["refuses bad names"].wrong
    assert [line.partition(":")[0] for line in wrong] == ["empty", "path", "blank", "unknown", "very long", "not ASCII"]
    assert wrong[0] == "empty: wrote a file, exit code 0"


def test_traceback_is_a_refusal_and_noted(checked: Checked):
    check = checked(faulty("crashing"), ("bert",))["refuses bad names"]
    assert check.verdict == "passed"
    assert len(check.notes) == 6


def test_one_structure_for_all_families_is_found(checked: Checked):
    wrong = checked(faulty("plain"), MODEL_TYPES)["covers every family"].wrong
    assert "text-encoder, vision: bert and vit share no task, and their files differ in names alone" in wrong


def test_family_without_a_file_is_found(checked: Checked):
    wrong = checked(faulty("selective"), ("bert", "t5", "vit"))["covers every family"].wrong
    assert "vision: no sound file for vit" in wrong


def test_awkward_name_without_a_file_is_found(checked: Checked):
    wrong = checked(faulty("selective"), ("bert", "xlm-roberta", "gpt_neox"))["awkward names"].wrong
    assert wrong == ("hyphen: no sound file for xlm-roberta", "underscore: no sound file for gpt_neox")


def test_success_without_a_file_is_none(checked: Checked):
    assert checked(faulty("silent"), ("bert",))["writes a file"].wrong == ("bert: wrote no file",)


def test_command_may_choose_the_name_of_the_file(checked: Checked):
    script = "import sys, pathlib; pathlib.Path(sys.argv[2], f'test_{sys.argv[1]}.py').write_text('BERT = \"bert\"')"
    checks = checked([sys.executable, "-I", "-S", "-c", script, "{model_type}", "{output_dir}"], ("bert",))
    assert checks["writes a file"].verdict == "passed"
    assert checks["about its model"].verdict == "passed"
    assert not any(line.startswith("bert: ") for line in checks["writes nothing elsewhere"].wrong)
