"""Runs of the tests that ``hf-lint new`` writes, on one page: ``python -m benchmarks.generated_tests FOUND.json...``.

Each FOUND.json is what ``hf-lint functional . --report FOUND.json`` has written in a folder that ``hf-lint new all``
filled. Of a test that several of them have, the last result counts. Not counted are types without a stand-in and
those that need a package that is not installed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from hf_lint.reports.functional.figures import environment_line
from hf_lint.reports.markdown_table import table

Result = Mapping[str, Any]
_COLUMNS = (
    "command",
    "files",
    "no stand-in",
    "package missing",
    "passed of the others",
    "all tests sensitive",
    "wall s",
)
_NEEDED = re.compile(r"the (\w+) library|No module named '(\w+)'")
_NAMED = re.compile(r".*\(([\w.-]+)\): (.*?)(?: \(and \d+ more\))?")
_LONG = 200


def page(runs: Sequence[Mapping[str, Any]], notes: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the page."""
    latest = {result["name"]: result for run in runs for result in run["results"]}
    results = list(latest.values())
    yield f"# The tests that `hf-lint new all` writes, run, for transformers {_version(runs[-1])}"
    yield ""
    yield "`hf-lint new all` in an empty folder, then there the commands of the table, in this order; the page by"
    yield "`python -m benchmarks.generated_tests FOUND.json...` from their `--report FOUND.json`. Of a test that ran"
    yield f"more than once the last result counts below. {environment_line(runs[-1])}; times are of a shared machine."
    yield ""
    yield f"- passed: {_share(_counted(results), _passed)} model types"
    judged = [each for each in results if _passed(each) and _was_sabotaged(each)]
    yield f"- passed, and each test that runs a model notices a broken one: {_share(judged, _is_sensitive)} of those"
    yield "  whose last run was with `--sabotage`"
    yield from (f"- {note}" for note in notes)
    yield from table("Runs", _COLUMNS, map(_row, runs))
    bad = [each for each in _counted(results) if not _passed(each)]
    yield from table(
        "Not passed", ("test", "verdict", "reason"), ((_type(each), each["verdict"], _reason(each)) for each in bad)
    )
    dull = [each for each in judged if not _is_sensitive(each)]
    yield from table(
        "Insensitive", ("test", "tests that notice nothing"), ((_type(each), ", ".join(_dull(each))) for each in dull)
    )
    reasons = Counter(why for each in results if (why := _left_out(each)))
    yield from table("Not counted", ("why", "model types"), reasons.most_common())


def _row(run: Mapping[str, Any]) -> tuple[object, ...]:
    results = run["results"]
    without = sum(_left_out(each).startswith("no stand-in") for each in results)
    lacking = sum(bool(_left_out(each)) for each in results) - without
    judged = [each for each in results if _passed(each) and _was_sabotaged(each)]
    sensitive = _share(judged, _is_sensitive) if judged else ""
    passed, seconds = _share(_counted(results), _passed), f"{run['seconds']:,.0f}"
    return f"`{_command(run)}`", len(results), without, lacking, passed, sensitive, seconds


def _command(run: Mapping[str, Any]) -> str:
    request = run["request"]
    words = ["hf-lint functional ."]
    words += ["--sabotage"] if request["sabotage"] else []
    words += [f"--max-tests {request['max_tests']} --seed {request['seed']}"] if request["max_tests"] else []
    some = not request["max_tests"] and len(run["results"]) < len(request["files"])
    return " ".join([*words, *(["--last-failed"] if some else [])])


def _left_out(result: Result) -> str:
    """Why a result says nothing of the test: what is missing here. Empty if it does."""
    if _passed(result):
        return ""
    needed = _NEEDED.search(result["reason"])
    if needed is not None:
        return f"needs {needed[1] or needed[2]}"
    if "there is no stand-in" in result["reason"]:
        named = _NAMED.fullmatch(result["reason"])
        return f"no stand-in: {named[1]}: {named[2]}"[:_LONG] if named else "no stand-in"
    return "needs a package" if result["blame"] == "environment" else ""


def _counted(results: Iterable[Result]) -> list[Result]:
    return [each for each in results if not _left_out(each)]


def _passed(result: Result) -> bool:
    return bool(result["verdict"] == "passed")


def _was_sabotaged(result: Result) -> bool:
    return any(test["sensitive"] is not None for test in result["tests"])


def _is_sensitive(result: Result) -> bool:
    return not _dull(result)


def _dull(result: Result) -> list[str]:
    return [test["name"] for test in result["tests"] if test["sensitive"] is False]


def _share(results: Sequence[Result], holds: Any) -> str:  # noqa: ANN401  a predicate
    number = sum(map(holds, results))
    return f"{number} of {len(results)} ({number / len(results):.1%})" if results else "none"


def _type(result: Result) -> str:
    return ", ".join(result["model_types"]) or str(result["name"])


def _reason(result: Result) -> str:
    return str(result["reason"])[:_LONG]


def _version(run: Mapping[str, Any]) -> str:
    return str(run["environment"]["packages"]["transformers"])


@click.command()
@click.argument("found", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the page goes (default: the terminal).")
@click.option("--note", "notes", multiple=True, help="What else a reader should know of the runs.")
def main(found: tuple[Path, ...], output: Path | None, notes: tuple[str, ...]) -> None:
    """Make the page."""
    text = "\n".join(page([json.loads(path.read_text(encoding="utf-8")) for path in found], notes)) + "\n"
    if output is None:
        click.echo(text)
    else:
        output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
