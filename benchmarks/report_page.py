"""How the HTML reports bear a large suite: ``python -m benchmarks.report_page DOCUMENT.json``.

DOCUMENT is a JSON report of a real validation: ``execution``, ``validation``, ``missing-models`` or ``templates``. Its
rows are repeated under other names, each with times, memory, line numbers and names in its messages of its own, so that
the page compresses no better than that of a real run. It is written by a process of its own, whose peak memory is told,
and opened in Chromium. An interaction is timed from the event to the second frame after it, when it has been drawn.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import click
from playwright.sync_api import Page, sync_playwright

_WRITE = """
import json, resource, sys, time
from importlib import import_module
from pathlib import Path
write = import_module(f"hf_lint.reports.{sys.argv[1]}.write").write_report
document = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
before = time.perf_counter()
write(document, Path(sys.argv[3]))
print(time.perf_counter() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
_INTERACTIONS = {
    "sort by the first column": "document.querySelectorAll('TABLE thead button')[0].click()",
    "sort by the third": "document.querySelectorAll('TABLE thead button')[2].click()",
    "sort by the fourth": "document.querySelectorAll('TABLE thead button')[3].click()",
    "search one word": "search('bert')",
    "search two words": "search('clip nameerror')",
    "search nothing": "search('')",
    "choose from a list": "choose(1)",
    "choose all again": "choose(0)",
    "one verdict": "document.querySelector('TABLE .chips button').click()",
    "all verdicts": "document.querySelector('TABLE .chips button').click()",
    "next page": "document.querySelector('TABLE [data-way=\"1\"]').click()",
    "open a row": "document.querySelector('TABLE .open').click()",
}
_TIMED = """code => new Promise(done => {
  window.search = text => {
    const field = document.querySelector('TABLE input');
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  window.choose = index => {
    const list = document.querySelector('TABLE select');
    if (!list) return; // nothing to choose from
    list.selectedIndex = index;
    list.dispatchEvent(new Event('change'));
  };
  const before = performance.now();
  (0, eval)(code);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - before)));
})"""


class Report(NamedTuple):
    """A document that is large enough, and where its page has the table."""

    kind: str
    document: dict[str, Any]
    table: str
    rows: int


def enlarged(document: dict[str, Any], files: int, findings: int, seed: int = 0) -> Report:
    """So many files, or findings in so many, none of which repeats the name and the figures of another."""
    drawn = random.Random(seed)
    if "findings" in document:
        many = _many_findings(document["findings"], files, findings, drawn)
        counted = {"linted": files, "skipped": 0}
        return Report("validation", {**document, "findings": many, "files": counted}, "#findings", findings)
    if "templates" in document:
        tests = [{**test, "path": _named(test["path"], drawn)} for test in _cycled(document["tests"], files)]
        return Report("templates", {**document, "tests": tests}, "#tests", files)
    if "missing" in document:
        return Report("coverage", _covered(document, files, drawn), "#files", files)
    results = [_result(result, at, drawn) for at, result in enumerate(_cycled(document["results"], files))]
    return Report("functional", {**document, "results": results}, "#results", files)


def _cycled(rows: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    return islice(cycle(rows), count)


def _covered(document: dict[str, Any], files: int, drawn: random.Random) -> dict[str, Any]:
    """Each file under many names, by all of which its model type knows it."""
    names: dict[str, list[str]] = defaultdict(list)
    many = []
    for row in _cycled(document["files"], files):
        names[row["path"]].append(_named(row["path"], drawn))
        many.append({**row, "path": names[row["path"]][-1]})
    types = [{**row, "files": [new for old in row["files"] for new in names[old]]} for row in document["model_types"]]
    return {**document, "files": many, "model_types": types}


def _named(path: str, drawn: random.Random) -> str:
    known = Path(path)
    return str(known.with_name(f"{known.stem}_{drawn.randrange(16**6):06x}{known.suffix}"))


def _many_findings(found: list[dict[str, Any]], files: int, count: int, drawn: random.Random) -> list[dict[str, Any]]:
    paths = sorted({each["path"] for each in found})
    names = [_named(paths[at % len(paths)], drawn) for at in range(files)]
    return [_finding(found[at % len(found)], names[at * files // count], drawn) for at in range(count)]


def _finding(found: dict[str, Any], path: str, drawn: random.Random) -> dict[str, Any]:
    message = re.sub(r"`(\w+)`", lambda name: f"`{name[1]}_{drawn.randrange(16**4):04x}`", found["message"], count=1)
    return {
        **found,
        "path": path,
        "message": message,
        "location": {**found["location"], "row": drawn.randrange(1, 900)},
    }


def _result(result: dict[str, Any], at: int, drawn: random.Random) -> dict[str, Any]:
    def vary(value: float | None) -> float | None:
        return None if value is None else value * drawn.uniform(0.5, 2)

    stem = Path(result["name"]).stem
    tests = [{**test, "seconds": vary(test["seconds"])} for test in result["tests"]]
    forwards = ("first_forward", "steady_forward")
    classes = [{**run, **{name: vary(run[name]) for name in forwards}} for run in result["classes"]]
    return {
        **result,
        **{name: vary(result[name]) for name in ("seconds", "load_seconds", "items_per_second", "peak_memory")},
        "name": _named(result["name"], drawn),
        "frame": result["frame"] and f"{result['frame'].rpartition(':')[0]}:{drawn.randrange(1, 900)}",
        "log": result["log"] and result["log"].replace(Path(result["log"]).name, f"{at:05}-{stem}.log"),
        "tests": tests,
        "classes": classes,
    }


@click.command()
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--files", default=6_000, show_default=True, help="Of a functional run: results.")
@click.option("--findings", default=50_000, show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--chromium", default="/usr/bin/chromium", show_default=True)
def main(document: Path, files: int, findings: int, rounds: int, chromium: str) -> None:
    """Prints what the page costs to write, its size, and the median and worst time of each interaction."""
    report = enlarged(json.loads(document.read_text(encoding="utf-8")), files, findings)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        click.echo(f"{report.kind}: {report.rows:,} rows in {files:,} files")
        _write(report, page)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            opened = browser.new_page(bypass_csp=True)
            before = time.perf_counter()
            opened.goto(page.as_uri())
            opened.wait_for_selector(f"{report.table}[data-ready]")
            click.echo(f"{'until the table stands':26} {1000 * (time.perf_counter() - before):6.0f} ms")
            _measure(opened, report.table, rounds)
            browser.close()


def _write(report: Report, page: Path) -> None:
    written = page.with_suffix(".json")
    written.write_text(json.dumps(report.document), encoding="utf-8")
    for path in (page, page.with_suffix(".md")):
        command = [sys.executable, "-c", _WRITE, report.kind, str(written), str(path)]
        seconds, peak = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        size = path.stat().st_size / 1e6
        click.echo(f"{path.suffix:5} {size:6.2f} MB in {seconds:5.2f} s, {peak / 1e6:.0f} MB of memory at most")


def _measure(page: Page, table: str, rounds: int) -> None:
    page.wait_for_timeout(1000)
    times: dict[str, list[float]] = {name: [] for name in _INTERACTIONS}
    for _ in range(rounds):
        for name, code in _INTERACTIONS.items():
            times[name].append(page.evaluate(_TIMED.replace("TABLE", table), code.replace("TABLE", table)))
    for name, taken in times.items():
        click.echo(f"{name:26} {statistics.median(taken):6.0f} ms, at most {max(taken):.0f} ms")


if __name__ == "__main__":
    main()
