"""Every HTML report in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import other_documents as documents
import pytest
from browser import CHROMIUM, faults, opened

from hf_lint.reports.generator.write import write_report as write_generator
from hf_lint.reports.summary.write import write_report as write_summary
from hf_lint.reports.templates.write import write_report as write_templates
from hf_lint.reports.trend.write import write_report as write_trend
from hf_lint.reports.validation.write import write_report as write_validation

pytest.importorskip("playwright.sync_api", reason="needs playwright")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("one browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]
PAGES = ("validation", "templates", "generator", "trend", "summary", "coverage")
BERT_TEST = """from transformers import BertModel


class TestBert:
    def test_forward(self):
        assert BertModel.from_pretrained("google-bert/bert-base-uncased") is not None
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them."""
    folder = tmp_path_factory.mktemp("pages")
    write_validation(documents.some_findings(), folder / "validation.html")
    write_templates(documents.templates(), folder / "templates.html")
    write_generator(documents.generator(), folder / "generator.html")
    write_trend(documents.some_runs(), folder / "trend.html")
    write_summary(documents.summary(), folder / "summary.html", documents.some_runs())
    (folder / "test_hf_bert.py").write_text(BERT_TEST, encoding="utf-8")
    command = [sys.executable, "-m", "hf_lint", "coverage", ".", "--isolated", "--quiet", "--report", "coverage.html"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    return folder


@pytest.fixture
def page(browser: Any, pages: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page that a test is parametrized with, by its name."""
    found = opened(browser, pages / f"{request.param}.html")
    yield found
    found.close()


every = pytest.mark.parametrize("page", PAGES, indirect=True)


def of(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", [name], indirect=True)


def first_cells(page: Any, table: str) -> list[str]:
    return [row.query_selector("th").inner_text() for row in page.query_selector_all(f"#{table} > table > tbody > tr")]


@every
def test_it_loads_nothing_and_complains_of_nothing(page: Any):
    assert page.said == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []


@every
def test_every_table_is_drawn(page: Any):
    for table in page.query_selector_all(".sortable"):
        assert table.query_selector("tbody tr") is not None
        assert "cannot draw" not in table.inner_text()


@every
def test_hostile_text_is_text(page: Any):
    assert page.query_selector("img") is None


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_no_fault(browser: Any, pages: Path, name: str, scheme: str, width: int):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = opened(browser, pages / f"{name}.html", width)
    page.emulate_media(color_scheme=scheme)
    for opener in page.query_selector_all(".sortable tbody tr:first-child .open"):
        opener.click()
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@every
def test_every_chart_has_words(page: Any):
    charts = page.query_selector_all("svg")
    assert all(chart.get_attribute("aria-label") for chart in charts)


@every
def test_it_prints(page: Any):
    assert page.pdf().startswith(b"%PDF")


@every
def test_every_link_within_the_page_leads_somewhere(page: Any):
    targets = [link.get_attribute("href") for link in page.query_selector_all("a[href^='#']")]
    assert [target for target in targets if page.query_selector(target) is None] == []


@of("validation")
def test_places_sort_by_path_and_line(page: Any):
    page.click("#findings thead button >> nth=0")
    assert first_cells(page, "findings") == ["test_a.py:9", "test_a.py:10", "test_b.py:3", "test_b.py:100"]
    page.click("#findings thead button >> nth=0")
    assert first_cells(page, "findings") == ["test_b.py:100", "test_b.py:3", "test_a.py:10", "test_a.py:9"]


@of("validation")
def test_a_place_links_to_its_line(page: Any):
    link = page.get_attribute("#findings a:has-text('test_b.py:100')", "href")
    assert link.endswith("tests/test_b.py#L100")


@of("validation")
def test_findings_are_filtered_by_rule_and_by_what_it_is_about(page: Any):
    page.select_option("#findings label:has-text('Rule') select", label="HFT301 (2)")
    assert first_cells(page, "findings") == ["test_a.py:9", "test_b.py:100"]
    page.select_option("#findings label:has-text('Rule') select", value="")
    page.select_option("#findings label:has-text('About') select", label="assertions (1)")
    assert first_cells(page, "findings") == ["test_b.py:3"]
    assert page.inner_text("#findings .shown").startswith("1 of 4 findings")


@of("validation")
def test_findings_are_filtered_by_how_they_are_mended_and_searched(page: Any):
    page.click("#findings .chips button:has-text('safe fix')")
    assert first_cells(page, "findings") == ["test_b.py:3"]
    page.click("text=Show all")
    page.fill("input[type=search]", "HFT001")
    assert first_cells(page, "findings") == ["test_a.py:10"]


@of("validation")
def test_a_rule_leads_to_its_findings(page: Any):
    page.click("#rules a[data-search='HFT301']")
    assert first_cells(page, "findings") == ["test_a.py:9", "test_b.py:100"]


@of("validation")
def test_a_finding_opens_by_keyboard_and_shows_its_fix_and_manual(page: Any):
    page.focus("#findings .open >> nth=2")
    page.keyboard.press("Enter")
    assert "Mend it" in page.inner_text("#findings tr.detail")
    assert page.get_attribute("#findings tr.detail a", "href") == "https://example.org/HFT401"


@of("templates")
def test_the_worst_tests_come_first_and_are_filtered_by_standing(page: Any):
    assert first_cells(page, "tests") == ["test_c.py", "test_b.py", "test_a.py"]
    page.click("#tests .chips button:has-text('no template')")
    assert first_cells(page, "tests") == ["test_b.py"]


@of("templates")
def test_a_test_shows_what_changed_in_it(page: Any):
    page.click("#tests .open >> nth=2")
    assert "main" in page.inner_text("#tests tr.detail table")


@of("trend")
def test_the_line_has_the_runs_that_can_be_compared(page: Any):
    assert len(page.query_selector_all("#lines circle")) == 3
    assert "1 more run over other paths" in page.inner_text("#lines")


@of("trend")
def test_runs_sort_by_a_figure(page: Any):
    page.click("#runs thead button:has-text('check: findings')")
    assert [name[:10] for name in first_cells(page, "runs")] == [f"2026-11-0{day}" for day in (3, 4, 1, 2)]


@of("summary")
def test_the_summary_leads_to_every_report(page: Any):
    links = {link.get_attribute("href") for link in page.query_selector_all("a")}
    assert {"validation.html", "validation.json", "summary.json", "summary.md", "validation.log"} <= links


@of("summary")
def test_the_summary_says_what_is_wrong_worse_and_next(page: Any):
    text = page.inner_text("main")
    assert "functional: could not be done" in text
    assert "Against the last run, 2026-11-02T000000Z" in text
    assert "Against main, 2026-11-01T000000Z" in text
    assert len(page.query_selector_all("#next li code")) == 15
    assert len(page.query_selector_all("#trend circle")) == 3


@of("coverage")
def test_the_roadmap_sorts_and_filters(page: Any):
    page.click("#roadmap thead button >> nth=0")
    names = first_cells(page, "roadmap")
    assert names == sorted(names)
    page.fill("#roadmap input[type=search]", '"roberta"')
    assert "roberta" in first_cells(page, "roadmap")


@of("coverage")
def test_the_matrix_has_a_row_of_levels_for_each_model_type_that_matters(page: Any):
    rows = page.query_selector_all(".matrix tbody tr")
    bert = next(row for row in rows if row.query_selector("th").inner_text() == "bert")
    assert bert.query_selector("svg").get_attribute("aria-label") == "declared"
