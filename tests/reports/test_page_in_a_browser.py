"""The HTML report in a real browser: Chromium, by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, faults, opened

from hf_lint.reports.functional.write import write_report

pytest.importorskip("playwright.sync_api", reason="needs playwright")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("one browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


@pytest.fixture
def page(browser: Any, document: dict[str, Any], tmp_path: Path) -> Iterator[Any]:
    write_report(document, tmp_path / "report.html")
    found = opened(browser, tmp_path / "report.html")
    yield found
    found.close()


def names(page: Any) -> list[str]:
    return [
        row.inner_text().split("\n")[0].strip()
        for row in page.query_selector_all("#results tbody tr")
        if row.is_visible()
    ]


def test_it_loads_nothing_and_complains_of_nothing(page: Any):
    assert page.said == []
    assert [url for url in page.asked if not url.startswith("file:")] == []


def test_hostile_text_is_text(page: Any):
    assert page.query_selector("img") is None
    assert "onerror=alert(1)" in page.inner_text("body")


def test_the_worst_comes_first(page: Any):
    assert "test_bad.py" in names(page)[0]


def test_a_column_sorts_by_its_header(page: Any):
    page.click("#results thead button >> nth=0")
    first = names(page)
    page.click("#results thead button >> nth=0")
    assert names(page) == first[::-1]


def test_searching_leaves_what_fits(page: Any):
    page.fill("input[type=search]", "hollow")
    page.wait_for_function("document.querySelectorAll('#results tbody tr').length < 3")
    assert all("hollow" in name for name in names(page))


def test_charts_have_words_too(page: Any):
    charts = page.query_selector_all("svg")
    assert charts
    named = [chart.get_attribute("aria-label") or chart.get_attribute("aria-labelledby") for chart in charts]
    hidden = [chart.get_attribute("aria-hidden") for chart in charts]
    assert all(name or kept == "true" for name, kept in zip(named, hidden, strict=True))


def test_nothing_runs_over_the_edge_of_a_phone(page: Any):
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_verdict_leaves_its_results(page: Any):
    page.click("#results .chips button:has-text('failed')")
    assert ["test_bad.py" in name for name in names(page)] == [True]
    assert page.inner_text("#results .shown").startswith("1 of 3 results")
    page.click("text=Show all")
    assert len(names(page)) == 3


def test_a_reason_leads_to_its_results(page: Any):
    page.click("#causes .times >> nth=0")
    assert ["test_bad.py" in name for name in names(page)] == [True]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_row_opens_by_keyboard_and_shows_blame_and_place(page: Any, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.focus("#results .open >> nth=0")
    page.keyboard.press("Enter")
    assert page.get_attribute("#results .open >> nth=0", "aria-expanded") == "true"
    assert "To blame" in page.inner_text("#results tr.detail")
    assert page.get_attribute("#results tr.detail a:has-text('test_bad.py:7')", "href").endswith("test_bad.py#L7")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_button_changes_the_colours(page: Any):
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    page.click("#scheme")
    assert page.evaluate(colour) != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_fault(page: Any, scheme: str, width: int):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    page.click("#results .open >> nth=0")
    assert faults(page, axe) == []


def test_many_rows_are_on_pages(browser: Any, document: dict[str, Any], tmp_path: Path):
    document["results"] = [{**document["results"][0], "name": f"tests/test_{at:04}.py"} for at in range(120)]
    write_report(document, tmp_path / "report.html")
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.click("#results .pager button:has-text('Next')")
    assert page.inner_text("#results .shown") == "51 to 100 of 120 results"
    assert "test_0050.py" in names(page)[0]
    page.close()


def test_it_prints(page: Any):
    assert page.pdf().startswith(b"%PDF")
