"""The HTML report in a real browser: Chromium, by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hf_lint.reports.functional.write import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("one browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Any, document: dict[str, Any], tmp_path: Path) -> Iterator[Any]:
    write_report(document, tmp_path / "report.html")
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.said, opened.asked = [], []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.goto((tmp_path / "report.html").as_uri())
    yield opened
    opened.close()


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


def test_it_prints(page: Any):
    assert page.pdf().startswith(b"%PDF")
