from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.formats import render
from hf_lint.formats.report import Report


def rows(text: str) -> list[str]:
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


def test_a_finding_is_shown_with_two_lines_of_context(write, finding):
    text = "import torch\n\nmodel = load()\nmodel.to('cuda')\nrun(model)\n\nx = 1\n"
    assert rows(write("full", finding(Span(4, 9, 4, 15), "Names a device"), text=text)) == [
        "HFT301 Names a device",
        " --> tests/test_modeling_bert.py:4:10",
        "  |",
        "3 | model = load()",
        "4 | model.to('cuda')",
        "  |          ^^^^^^",
        "5 | run(model)",
        "  |",
    ]


def test_line_numbers_are_aligned_where_they_gain_a_digit(write, finding):
    text = "".join(f"line_{number}\n" for number in range(1, 13))
    shown = rows(write("full", finding(Span(9, 0, 9, 4)), text=text))
    assert shown[1:4] == ["  --> tests/test_modeling_bert.py:9:1", "   |", " 7 | line_7"]
    assert shown[-2:] == ["11 | line_11", "   |"]


def test_no_empty_row_closes_an_underlined_last_line(write, finding):
    assert rows(write("full", finding(Span(1, 0, 1, 3)), text="run()\n"))[-2:] == ["1 | run()", "  | ^^^"]


@pytest.mark.parametrize(
    ("line", "columns", "shown", "underline"),
    [
        ("\tx = 1", (1, 2), "    x = 1", "    ^"),
        ("s = 'a\tb'; y = 2", (11, 12), "s = 'a    b'; y = 2", "              ^"),
        ("s = '漢字'; y", (10, 11), "s = '漢字'; y", "            ^"),
        ("s = '漢字'; y", (4, 8), "s = '漢字'; y", "    ^^^^^^"),
        ("s = '😀'; y", (9, 10), "s = '😀'; y", "          ^"),
        ("s = 'e\u0301'; y", (10, 11), "s = 'e\u0301'; y", "         ^"),
        ("x = 1", (5, 5), "x = 1", "     ^"),
        ("a\x0c \x1b[2J\u202e b", (9, 10), "a␌ ␛[2J� b", "         ^"),
    ],
    ids=["tab", "inner-tab", "after-wide", "wide", "emoji", "combining", "empty-span", "control"],
)
def test_the_underline_stands_below_the_place(write, finding, line, columns, shown, underline):
    span = Span(1, columns[0], 1, columns[1])
    assert rows(write("full", finding(span), text=f"{line}\n"))[3:] == [f"1 | {shown}", f"  | {underline}"]


def test_several_lines_are_joined_from_the_margin(write, finding):
    text = "x = 1\nrun(\n    'cuda',\n)\ny = 2\n"
    assert rows(write("full", finding(Span(2, 0, 4, 1)), text=text))[2:] == [
        "  |",
        "1 |   x = 1",
        "2 | / run(",
        "3 | |     'cuda',",
        "4 | | )",
        "  | |_^",
        "5 |   y = 2",
        "  |",
    ]


def test_several_lines_are_joined_from_within_a_line(write, finding):
    text = "def f():\n\tx = (a, run(\n\t\t1,\n\t\t2))\n"
    assert rows(write("full", finding(Span(2, 9, 4, 4)), text=text))[2:] == [
        "  |",
        "1 |   def f():",
        "2 |       x = (a, run(",
        "  |  _____________^",
        "3 | |         1,",
        "4 | |         2))",
        "  | |__________^",
    ]


def test_a_long_stretch_is_cut_in_the_middle(write, finding):
    text = "".join(f"{number},\n" for number in range(1, 101))
    shown = rows(write("full", finding(Span(1, 0, 90, 3)), text=text))
    assert shown.count("...") == 1
    assert shown[shown.index("...") - 1 : shown.index("...") + 2] == [" 5 | | 5,", "...", "86 | | 86,"]


def test_a_span_up_to_the_next_line_is_underlined_on_its_own(write, finding):
    assert rows(write("full", finding(Span(1, 0, 2, 0)), text="import os\nx = 1\n"))[3:5] == [
        "1 | import os",
        "  | ^^^^^^^^^",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line_and_is_not_shown(write, finding, end):
    text = end.join(["x = 1", "y\x0c = 2", "z = 3"])
    assert rows(write("full", finding(Span(3, 0, 3, 1)), text=text))[3:] == [
        "1 | x = 1",
        "2 | y␌ = 2",
        "3 | z = 3",
        "  | ^",
    ]


def test_a_byte_order_mark_moves_nothing(write, finding):
    assert rows(write("full", finding(Span(1, 0, 1, 1)), text="\ufeffx\n"))[3:] == ["1 | x", "  | ^"]


@pytest.mark.parametrize(
    ("text", "span"),
    [("", Span(3, 1, 3, 2)), ("x = 1\n", Span(9, 0, 9, 1)), ("x = 1\n", Span(1, 0, 1, 0))],
    ids=["unreadable", "shrunk", "whole-file"],
)
def test_without_a_place_to_show_there_is_only_the_head(write, finding, text, span):
    place = f"--> tests/test_modeling_bert.py:{span.line}:{span.column + 1}"
    assert rows(write("full", finding(span, "Names a device"), text=text)) == ["HFT301 Names a device", place]


def test_a_long_line_is_not_wrapped(write, finding):
    line = "x = '" + "word " * 200 + "'"
    assert f"1 | {line}" in rows(write("full", finding(), text=f"{line}\n"))


def test_a_safe_fix_is_marked_and_previewed(write, finding, replace):
    span = Span(2, 9, 2, 15)
    text = "model = load()\nmodel.to('cuda')\nrun(model)\n"
    shown = rows(write("full", finding(span, fix=replace(span, "torch_device")), text=text))
    assert shown[0].startswith("HFT301 [*] ")
    assert shown[shown.index("help: Use `torch_device`") :] == [
        "help: Use `torch_device`",
        "  |",
        "1 | model = load()",
        "  - model.to('cuda')",
        "2 + model.to(torch_device)",
        "3 | run(model)",
        "  |",
    ]


def test_an_unsafe_fix_is_unmarked_and_warned_of(write, finding, replace):
    span = Span(1, 0, 1, 1)
    shown = rows(write("full", finding(span, fix=replace(span, "y", safe=False)), text="x\n"))
    assert "[*]" not in shown[0]
    assert shown[-1] == "note: This is an unsafe fix and may change runtime behavior"


def test_edits_far_apart_are_previewed_apart_under_their_new_numbers(write, finding):
    text = "".join(f"line_{number}\n" for number in range(1, 10))
    fix = Fix("Import it", (Edit(Span(8, 0, 8, 4), "LINE"), Edit(Span(1, 0, 1, 0), "import x\n")), safe=True)
    shown = rows(write("full", finding(fix=fix), text=text))
    assert shown[shown.index("help: Import it") + 1 :] == [
        "   |",
        "1  + import x",
        "2  | line_1",
        "-" * 80,
        "8  | line_7",
        "   - line_8",
        "9  + LINE_8",
        "10 | line_9",
        "   |",
    ]


def test_a_deleted_line_has_no_number(write, finding, replace):
    shown = rows(write("full", finding(fix=replace(Span(2, 0, 3, 0), "")), text="a\nb\n"))
    assert shown[-4:] == ["  |", "1 | a", "  - b", "  |"]


def test_a_fix_that_no_longer_fits_is_named_without_a_preview(write, finding, replace):
    shown = rows(write("full", finding(fix=replace(Span(7, 0, 7, 4), "x")), text="a\n"))
    assert shown[-1] == "help: Use `torch_device`"


def test_findings_are_set_apart_by_an_empty_line(write, finding):
    text = write("full", finding(), finding(code="HFT302"), text="x = 1\n")
    assert text.count("\n\nHFT302 ") == 1


POINTS = st.tuples(st.integers(1, 8), st.integers(0, 8))


@given(text=st.text("ab\t\n\r\x0c漢\u0301\ufeff", max_size=40), ends=st.tuples(POINTS, POINTS), inserted=st.text("x\n"))
def test_a_stale_place_is_never_an_error(text, ends, inserted):
    start, end = sorted(ends)
    span = Span(*start, *end)
    stale = Finding(
        "x.py", span, "HFT301", "hard-coded-device", "Stale", Fix("Mend", (Edit(span, inserted),), safe=True)
    )
    shown = render("full", Report((stale,), (), 1, (), lambda _path: text, Path()))
    assert shown.startswith("HFT301 [*] Stale\n")
    assert "\nhelp: Mend\n" in shown
    assert not {"\t", "\r", "\x0c"} & set(shown)
