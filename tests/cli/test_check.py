"""``hf-lint check``: what it prints, what it writes, and how it exits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BAD = "import transformers\n\nself.assertTrue(len(outputs), 3)\n"
GOOD = "import transformers\n\nself.assertEqual(len(outputs), 3)\n"
HfLint = Callable[..., Any]


def write(project: Path, name: str, text: str = BAD) -> Path:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_findings_exit_with_1(project: Path, hf_lint: HfLint):
    write(project, "tests/test_bert.py")
    run = hf_lint("check", "--output-format", "concise")
    assert run.code == 1
    assert run.out.startswith("tests/test_bert.py:3:1: HFT401 ")
    assert "Found 1 finding in 1 model test file." in run.out
    assert run.err == ""


def test_a_clean_run_says_how_much_it_saw(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py", GOOD)
    assert hf_lint("check") == (0, "All checks passed! (1 model test file)\n", "")


def test_a_folder_without_model_tests_is_not_clean(project: Path, hf_lint: HfLint):
    write(project, "test_other.py", "x = 1\n")
    run = hf_lint("check")
    assert run.code == 2
    assert run.out == "Nothing was checked: of 1 test file none uses transformers.\n"


def test_an_empty_folder_is_not_clean(hf_lint: HfLint):
    assert hf_lint("check")[:2] == (2, "Nothing was checked: no test files found.\n")


def test_files_named_one_by_one_may_have_nothing_to_check(project: Path, hf_lint: HfLint):
    write(project, "test_other.py", "x = 1\n")
    run = hf_lint("check", "test_other.py")
    assert run.code == 0
    assert "All checks passed" not in run.out


def test_exit_zero_forgives_findings(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    assert hf_lint("check", "--exit-zero").code == 0


def test_exit_zero_does_not_forgive_what_could_not_be_done(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    assert hf_lint("check", "--exit-zero", ".", "missing").code == 2


def test_quiet_leaves_out_the_summary(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    assert hf_lint("check", "--quiet", "--output-format", "concise").out.count("\n") == 1


def test_select_and_ignore_of_the_command_line_win(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    assert hf_lint("check", "--ignore", "HFT4").code == 0
    assert hf_lint("check", "--select", "assert-true-with-expected").code == 1


def test_an_unknown_code_is_named_with_the_nearest(hf_lint: HfLint):
    run = hf_lint("check", "--select", "HFT999")
    assert run.code == 2
    assert run.err.startswith("error: --select: ")
    assert run.err.count("\n") == 1


def test_broken_settings_are_one_line_with_their_place(project: Path, hf_lint: HfLint):
    write(project, "pyproject.toml", "[tool.hf-lint]\nselekt = []\n")
    run = hf_lint("check")
    assert run.code == 2
    assert run.err == "error: pyproject.toml:2:1: unknown key `selekt`; did you mean `select`?\n"


def test_json_is_alone_on_standard_output(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    run = hf_lint("check", "--output-format", "json", ".", "missing")
    (record,) = json.loads(run.out)
    assert record["code"] == "HFT401"
    assert record["location"] == {"row": 3, "column": 1}
    assert record["fix"]["applicability"] == "unsafe"
    assert run.err == "error: missing: No such file or directory\n"


def test_the_report_goes_into_a_file(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    run = hf_lint("check", "--output-format", "json", "--output-file", "out/report.json")
    assert run.out == "Found 1 finding in 1 model test file.\n" + run.out.partition("\n")[2]
    assert json.loads((project / "out/report.json").read_text())[0]["code"] == "HFT401"


def test_a_report_that_cannot_be_written_is_said_so(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    run = hf_lint("check", "--output-file", "test_bert.py/report")
    assert run.code == 2
    assert "error: test_bert.py/report: cannot be written: " in run.err


def test_statistics_count_by_rule(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py", BAD + BAD)
    run = hf_lint("check", "--statistics")
    assert run.out.startswith("2\tHFT401\t[ ] assert-true-with-expected\n")
    (row,) = json.loads(hf_lint("check", "--statistics", "--output-format", "json").out)
    assert (row["code"], row["count"]) == ("HFT401", 2)


def test_unsafe_fixes_are_applied_on_request_only(project: Path, hf_lint: HfLint):
    path = write(project, "test_bert.py")
    run = hf_lint("check", "--fix")
    assert (run.code, path.read_text()) == (1, BAD)
    assert "No fixes available (1 hidden fix can be enabled with the `--unsafe-fixes` option)." in run.out
    run = hf_lint("check", "--fix", "--unsafe-fixes", "--show-fixes")
    assert (run.code, path.read_text()) == (0, GOOD)
    assert "    1 x HFT401 (assert-true-with-expected)" in run.out
    assert "Found 1 finding (1 fixed, 0 remaining) in 1 model test file." in run.out


def test_a_diff_changes_nothing(project: Path, hf_lint: HfLint):
    path = write(project, "test_bert.py")
    run = hf_lint("check", "--diff", "--unsafe-fixes")
    assert (run.code, path.read_text()) == (1, BAD)
    assert "+self.assertEqual(len(outputs), 3)" in run.out
    assert run.err == "Would fix 1 finding in 1 model test file.\n"
    assert hf_lint("check", "--diff") == (0, "", "Would fix 0 findings in 1 model test file.\n")


def test_a_diff_over_nothing_is_not_clean(hf_lint: HfLint):
    assert hf_lint("check", "--diff") == (2, "", "Nothing was checked: no test files found.\n")


def test_standard_input_is_linted_under_a_name(hf_lint: HfLint):
    run = hf_lint("check", "--output-format", "concise", "--stdin-filename", "tests/test_x.py", "-", stdin=BAD.encode())
    assert run.code == 1
    assert run.out.startswith("tests/test_x.py:3:1: HFT401")


def test_fixed_standard_input_is_standard_output_byte_for_byte(hf_lint: HfLint):
    arguments = ("check", "--fix", "--unsafe-fixes", "--stdin-filename", "test_x.py", "-")
    run = hf_lint(*arguments, stdin=BAD.replace("\n", "\r\n").encode())
    assert run.out == GOOD.replace("\n", "\r\n")
    assert run.code == 0


def test_noqa_comments_are_added_and_hold(project: Path, hf_lint: HfLint):
    path = write(project, "test_bert.py", BAD.rstrip() + "  # noqa: E501\n")
    assert "Added 1 `noqa` directive." in hf_lint("check", "--add-noqa").out
    assert path.read_text().endswith("self.assertTrue(len(outputs), 3)  # noqa: E501, HFT401\n")
    assert hf_lint("check").code == 0


def test_a_noqa_comment_goes_behind_a_multi_line_string(project: Path, hf_lint: HfLint):
    text = 'import transformers\nself.assertTrue("""a\nb""", 3)\n'
    path = write(project, "test_bert.py", text)
    hf_lint("check", "--add-noqa")
    assert path.read_text() == text.rstrip() + "  # noqa: HFT401\n"
    assert hf_lint("check").code == 0


def test_a_baseline_keeps_known_findings_quiet(project: Path, hf_lint: HfLint):
    path = write(project, "test_bert.py")
    run = hf_lint("check", "--baseline", "known.json", "--write-baseline")
    assert (run.code, run.out) == (0, "Wrote 1 finding to known.json.\n")
    run = hf_lint("check", "--baseline", "known.json")
    assert run.code == 0
    assert "1 finding known to the baseline not shown." in run.out
    path.write_text("import transformers\n" + BAD + "self.assertTrue(len(logits), 4)\n")
    run = hf_lint("check", "--baseline", "known.json", "--output-format", "concise")
    assert run.code == 1
    assert "test_bert.py:5:1: HFT401" in run.out
    assert run.out.count("HFT401") == 1


def test_a_missing_baseline_is_an_error(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    run = hf_lint("check", "--baseline", "none.json")
    assert run.code == 2
    assert run.err == "error: none.json: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    "options", [("--fix", "--diff"), ("--write-baseline",), ("-", "test_x.py"), ("--add-noqa", "-")], ids=" ".join
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], hf_lint: HfLint):
    run = hf_lint("check", *options)
    assert run.code == 2
    assert run.err.startswith("error: ")
    assert run.err.count("\n") == 1


def test_a_second_run_takes_findings_from_the_cache(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    first, second = hf_lint("check"), hf_lint("check")
    assert first == second
    assert (project / ".hf-lint-cache" / "outcomes.sqlite").is_file()
    hf_lint("clean")
    assert not (project / ".hf-lint-cache").exists()


def test_no_cache_leaves_no_trace(project: Path, hf_lint: HfLint):
    write(project, "test_bert.py")
    hf_lint("check", "--no-cache")
    assert not (project / ".hf-lint-cache").exists()


def test_many_processes_say_what_one_says(project: Path, hf_lint: HfLint):
    for number in range(40):
        write(project, f"test_{number}.py", BAD + "# " + "x" * 20_000 + "\n")
    one = hf_lint("check", "--no-cache", "--jobs", "1")
    assert one.out.count("HFT401") == 40
    assert hf_lint("check", "--no-cache", "--jobs", "2") == one
