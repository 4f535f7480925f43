"""A sweep of model types on one page: ``python -m benchmarks.sweep_report FOUND.json -o PAGE.md``.

FOUND.json is what ``hf-lint functional --model-types all --report FOUND.json`` has written, with or without
``--all-classes``, ``--pipelines`` or ``--tokenizers``. The page has the shares, the counts by task or family, and each
result that is not well with its reason; of those that lack something here, how many lack what.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from hf_lint.reports.functional.figures import environment_line, grouped
from hf_lint.reports.markdown_table import table

Result = Mapping[str, Any]
_TRIED = ("all_classes", "pipelines", "tokenizers")
_LONG = 160


def page(found: Mapping[str, Any]) -> Iterator[str]:
    """The lines of the page."""
    results = found["results"]
    version = found["environment"]["packages"]["transformers"]
    yield f"# {_title(found['request'])} of transformers {version}"
    yield ""
    yield f"`{_command(found['request'])}`, {len(results):,} results in {found['seconds']:,.0f} s."
    yield f"{environment_line(found)}. Blame and verdicts: [Running the tests](../docs/functional.md)."
    yield ""
    yield from _shares(results)
    by = "task" if found["request"]["pipelines"] else "family"
    yield from table(f"By {by}", (by, "passed", "not", "unavailable"), _counts(results, by))
    bad = [each for each in results if each["verdict"] not in ("passed", "unavailable")]
    yield from table("Not well", ("name", "verdict", "blame", "reason"), map(_row, bad))
    upstream = [each for each in results if each["verdict"] == "unavailable" and each["blame"] == "transformers"]
    yield from table(
        "What transformers itself does not allow", ("name", "reason"), (_row(each)[::3] for each in upstream)
    )
    lacking = Counter(_package(each) for each in results if _lacks_package(each))
    yield from table("Packages that were not installed", ("package", "results that need it"), lacking.most_common())


def _shares(results: Sequence[Result]) -> Iterator[str]:
    """Of everything but what lacks a package; then of the types that no rule was tuned on."""
    held_out = set((files("hf_lint_functional.standin") / "held_out.txt").read_text(encoding="utf-8").split())
    able = [each for each in results if not _lacks_package(each)]
    kept = [each for each in able if each["model_types"][0] in held_out]
    for what, of in (("whose packages are there", able), ("of these, of the 60 types of held_out.txt", kept)):
        yield f"- {what}: {_share(of, lambda each: each['verdict'] == 'passed')} passed"
    details = [each["details"] for each in able]
    if any("forward" in each for each in details):
        yield f"- forward: {_share(details, lambda each: each.get('forward', False))}"
        trips = [each["round_trip"] for each in details if "round_trip" in each]
        yield f"- equal after saving and loading: {_share(trips, lambda trip: trip == 'equal')}"
        wrote = [each["generate"] for each in details if "generate" in each]
        yield f"- generate: {_share(wrote, lambda said: said == 'ok')}"


def _share(of: Sequence[Any], good: Callable[[Any], bool]) -> str:
    count = sum(map(good, of))
    return f"{count:,} of {len(of):,} ({100 * count / max(1, len(of)):.1f} %)"


def _counts(results: Sequence[Result], by: str) -> Iterator[tuple[object, ...]]:
    for group in sorted(grouped(results, by), key=lambda each: each.name):
        passed, lacking = group.verdicts.get("passed", 0), group.verdicts.get("unavailable", 0)
        yield group.name, passed, group.total - passed - lacking, lacking


def _row(result: Result) -> tuple[str, str, str, str]:
    reason = " ".join(result["reason"].split())
    short = reason if len(reason) <= _LONG else f"{reason[:_LONG]}\N{HORIZONTAL ELLIPSIS}"
    return result["name"], result["verdict"], result["blame"], short


def _lacks_package(result: Result) -> bool:
    return bool(result["verdict"] == "unavailable" and result["blame"] == "environment")


def _package(result: Result) -> str:
    words = result["reason"].replace(",", "").split()
    for mark in ("needs", "requires"):
        if mark in words:
            return next(word for word in words[words.index(mark) + 1 :] if word != "the")
    return "another"


def _title(request: Mapping[str, Any]) -> str:
    named = {"pipelines": "Pipelines", "tokenizers": "Tokenizers", "all_classes": "All model classes"}
    return next((named[name] for name in named if request.get(name)), "Model types")


def _command(request: Mapping[str, Any]) -> str:
    tried = [f"--{name.replace('_', '-')}" for name in _TRIED if request.get(name)]
    return " ".join(["hf-lint functional --model-types", ",".join(request["model_types"]), *tried])


def _lines(found: Iterable[str]) -> str:
    return "\n".join(found) + "\n"


@click.command()
@click.argument("found", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), required=True)
def main(found: Path, output: Path) -> None:
    """Writes the page."""
    output.write_text(_lines(page(json.loads(found.read_text(encoding="utf-8")))), encoding="utf-8")


if __name__ == "__main__":
    main()
