from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from hf_lint.reports.html.charts.histogram import bins_of, histogram
from hf_lint.reports.html.charts.line import Point, line
from hf_lint.reports.html.charts.matrix import matrix
from hf_lint.reports.html.charts.scale import short, step_for
from hf_lint.reports.html.charts.stacked_bars import Bar, stacked_bar, stacked_bars

MARKUP = "<b>\"&'</b>"


def floats(name: str, text: str) -> list[float]:
    return [float(value) for value in re.findall(rf' {name}="([\d.]+)%?"', text)]


def test_the_parts_of_a_bar_stand_end_to_end_and_fill_their_share():
    svg = stacked_bar({"passed": 3, "failed": 1}, 8)
    assert floats("x", svg) == [0, 37.5]
    assert [float(width) for width in re.findall(r'width="([\d.]+)%"', svg)] == [37.5, 12.5]
    assert re.findall(r'<rect class="(\w+)"', svg) == ["good", "bad"]


def test_one_of_thousands_can_be_seen():
    svg = stacked_bar({"passed": 100_000, "failed": 1}, 100_001)
    assert min(float(width) for width in re.findall(r'width="([\d.]+)%"', svg)) > 0.5


def test_a_bar_of_nothing_says_so():
    assert 'aria-label="none"' in stacked_bar({}, 0)


def test_the_longest_bar_fills_the_width():
    table = stacked_bars("Verdicts", "Family", [Bar("one", {"passed": 2}), Bar("other", {"failed": 4})])
    assert [float(width) for width in re.findall(r'width="([\d.]+)%"', table)] == [50, 100]


@pytest.mark.parametrize(
    "values", [[1.0, 2.0, 2.0, 9.5], [0.0, 0.0], [7.0, 7.0, 7.0], [0.1, 0.2, 0.3], [5.0, 10.0, 1e9]]
)
def test_every_value_is_in_one_bin_that_holds_it(values: list[float]):
    bins = bins_of(values, 12)
    assert sum(each.size for each in bins) == len(values)
    assert len(bins) <= 12
    assert bins[0].low <= min(values)
    assert max(values) <= bins[-1].high * (1 + 1e-9)


@pytest.mark.parametrize("value", [[], [3.0]])
def test_there_is_no_histogram_of_one_value(value: list[float]):
    assert histogram("Time", "seconds", value) == ""


def test_a_histogram_has_its_figures_as_a_table():
    root = ET.fromstring(histogram("Time", "seconds", [1.0, 2.0, 2.0, 9.5]))
    assert sum(int(cell.text or "") for cell in root.iter("td")) == 4


def test_a_line_rises_with_its_values():
    root = ET.fromstring(line("Passed", "%", [Point("Monday", 10), Point("Tuesday", 30), Point("Wednesday", 20)]))
    heights = [float(dot.get("cy", "")) for dot in root.iter("circle")]
    assert heights[1] < heights[2] < heights[0]  # downwards, as SVG counts


def test_a_line_of_equal_values_stays_within_the_drawing():
    root = ET.fromstring(line("Passed", "%", [Point("Monday", 0), Point("Tuesday", 0)]))
    (svg,) = root.iter("svg")
    assert all(0 <= float(dot.get("cy", "")) <= float(svg.get("height", "")) for dot in root.iter("circle"))


def test_a_matrix_says_each_field_in_words():
    root = ET.fromstring(matrix("Levels", "Type", ["load", "forward"], {"bert": ["yes", "no"]}, {"yes": "good"}))
    assert [svg.get("aria-label") for svg in root.iter("svg")] == ["yes", "no"]
    assert [rect.get("class") for rect in root.iter("rect")] == ["good", "none"]


def test_names_in_charts_are_text():
    drawn = [
        stacked_bars(MARKUP, MARKUP, [Bar(MARKUP, {MARKUP: 1})]),
        histogram(MARKUP, MARKUP, [1.0, 2.0]),
        line(MARKUP, MARKUP, [Point(MARKUP, 1), Point(MARKUP, 2)]),
        matrix(MARKUP, MARKUP, [MARKUP], {MARKUP: [MARKUP]}, {}),
    ]
    assert [any(each.tag == "b" for each in ET.fromstring(chart).iter()) for chart in drawn] == [False] * 4


@pytest.mark.parametrize(("span", "step"), [(0, 1), (9, 1), (10, 1), (11, 2), (21, 2.5), (0.4, 0.05), (1e6, 1e5)])
def test_steps_are_round(span: float, step: float):
    assert step_for(span, 10) == pytest.approx(step)


def test_numbers_on_an_axis_are_short():
    assert [short(value) for value in (0, 0.05, 2.5, 99, 1234567)] == ["0", "0.05", "2.5", "99", "1,234,567"]
