from __future__ import annotations

import json
import subprocess
import sys

import pytest

from hf_lint.finding import Problem, Span
from hf_lint.formats import FORMATS

TEXT = 'model.to("cuda")\n'


def test_the_ten_formats_are_named():
    assert FORMATS == (
        "full",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "github",
        "gitlab",
        "junit",
        "sarif",
        "pylint",
    )


def test_an_unknown_format_is_refused_with_the_known_ones(write):
    with pytest.raises(ValueError, match=r"'xml'.*sarif"):
        write("xml")


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "pylint", "github", "jsonl"])
def test_no_findings_are_an_empty_text(write, name):
    assert write(name) == ""


@pytest.mark.parametrize("name", ["json", "gitlab"])
def test_no_findings_are_an_empty_array(write, name):
    assert write(name) == "[]"


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "pylint", "github", "jsonl", "json", "gitlab"])
def test_problems_stay_out_of_formats_without_a_place_for_them(write, finding, name):
    problem = Problem("tests/test_broken.py", 0, 0, "cannot be read")
    assert write(name, finding(), text=TEXT, problems=[problem]) == write(name, finding(), text=TEXT)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_text(write, finding, replace, name):
    findings = [finding(Span(1, 9, 1, 15), fix=replace(Span(1, 9, 1, 15), "torch_device")), finding(code="HFT302")]
    assert write(name, *findings, text=TEXT) == write(name, *reversed(findings), text=TEXT)


@pytest.mark.parametrize("name", FORMATS)
def test_the_last_line_end_is_left_to_the_caller(write, finding, name):
    text = write(name, finding(), text=TEXT)
    assert text.endswith("\n") == (name in {"full", "grouped"})
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_text_that_utf8_cannot_hold_is_written_all_the_same(write, finding, name):
    text = write(name, finding(path="tests/test_\udcff.py", message="\udc80"), text=TEXT)
    assert text.encode("utf-8")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"full", "concise", "grouped"}])
def test_formats_for_machines_take_no_colour(write, finding, name):
    assert write(name, finding(), color=True) == write(name, finding())


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_formats_for_people_are_coloured_only_on_request(write, finding, replace, name):
    import click

    mended = finding(fix=replace(Span(1, 0, 1, 5), "net", safe=False))
    plain, coloured = write(name, mended, text=TEXT), write(name, mended, text=TEXT, color=True)
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == plain
    assert "\x1b" not in plain


def test_importing_the_formats_loads_none_of_them():
    code = (
        "import sys, hf_lint.formats.report; print([m for m in ('rich', 'click', 'json', 'xml') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_jsonl_and_json_hold_the_same_objects(write, finding):
    findings = [finding(), finding(Span(7, 2, 9, 1))]
    assert [json.loads(line) for line in write("jsonl", *findings).splitlines()] == json.loads(write("json", *findings))
