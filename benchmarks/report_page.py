"""How the HTML report bears many results: ``python -m benchmarks.report_page DOCUMENT.json``.

DOCUMENT is the JSON report of a real functional run. Its results are repeated under other names, each with times,
memory, line numbers and log files of its own, so that the page compresses no better than that of a real run. The page
is then opened in Chromium. An interaction is timed from the event to the second frame after it, when it has been drawn.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Page, sync_playwright

from hf_lint.reports.functional.write import write_report

_INTERACTIONS = {
    "sort by name": "document.querySelectorAll('#results thead button')[0].click()",
    "sort by reason": "document.querySelectorAll('#results thead button')[2].click()",
    "sort by seconds": "document.querySelectorAll('#results thead button')[4].click()",
    "search one word": "search('bert')",
    "search two words": "search('clip nameerror')",
    "search nothing": "search('')",
    "one verdict": "document.querySelector('.chips button').click()",
    "next page": "document.querySelector('[data-way=\"1\"]').click()",
    "open a row": "document.querySelector('#results .open').click()",
}
_TIMED = """code => new Promise(done => {
  window.search = text => {
    const field = document.querySelector('#results input');
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const before = performance.now();
  (0, eval)(code);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - before)));
})"""


def multiplied(document: dict[str, Any], count: int, seed: int = 0) -> dict[str, Any]:
    """The document with so many results, none of which repeats the figures of another."""
    drawn = random.Random(seed)
    results = [_varied(document["results"][at % len(document["results"])], at, drawn) for at in range(count)]
    return {**document, "results": results}


def _varied(result: dict[str, Any], at: int, drawn: random.Random) -> dict[str, Any]:
    def vary(value: float | None) -> float | None:
        return None if value is None else value * drawn.uniform(0.5, 2)

    path = Path(result["name"])
    tests = [{**test, "seconds": vary(test["seconds"])} for test in result["tests"]]
    forwards = ("first_forward", "steady_forward")
    classes = [{**run, **{name: vary(run[name]) for name in forwards}} for run in result["classes"]]
    return {
        **result,
        **{name: vary(result[name]) for name in ("seconds", "load_seconds", "items_per_second", "peak_memory")},
        "name": str(path.with_name(f"{path.stem}_{drawn.randrange(16**6):06x}{path.suffix}")),
        "frame": result["frame"] and f"{result['frame'].rpartition(':')[0]}:{drawn.randrange(1, 900)}",
        "log": result["log"] and result["log"].replace(Path(result["log"]).name, f"{at:05}-{path.stem}.log"),
        "tests": tests,
        "classes": classes,
    }


@click.command()
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--results", default=50_000, show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--chromium", default="/usr/bin/chromium", show_default=True)
def main(document: Path, results: int, rounds: int, chromium: str) -> None:
    """Prints the size of the page and the median and worst time of each interaction."""
    many = multiplied(json.loads(document.read_text(encoding="utf-8")), results)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.html")
        before = time.perf_counter()
        write_report(many, path)
        print(
            f"{results:,} results: written in {time.perf_counter() - before:.1f} s, {path.stat().st_size / 1e6:.2f} MB"
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(bypass_csp=True)
            before = time.perf_counter()
            page.goto(path.as_uri())
            page.wait_for_selector("#results[data-ready]")
            print(f"{'until the table stands':24} {1000 * (time.perf_counter() - before):7.0f} ms")
            _measure(page, rounds)
            browser.close()


def _measure(page: Page, rounds: int) -> None:
    page.wait_for_timeout(1000)
    times: dict[str, list[float]] = {name: [] for name in _INTERACTIONS}
    for _ in range(rounds):
        for name, code in _INTERACTIONS.items():
            times[name].append(page.evaluate(_TIMED, code))
    for name, taken in times.items():
        print(f"{name:24} {statistics.median(taken):7.0f} ms, at most {max(taken):.0f} ms")


if __name__ == "__main__":
    main()
