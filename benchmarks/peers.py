"""Which findings in transformers' model tests other linters tell too, as counts in Markdown.

``python -m benchmarks.peers CHECKOUT --programs FOLDER`` needs ruff, pyflakes and transformers-mlinter in that folder.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import click

from benchmarks.lint import model_tests
from benchmarks.peer_remarks import OURS, PEERS, remarks
from benchmarks.peer_tables import Comparison, rule_table, tool_table
from hf_lint import __version__

FOLDER = "tests/models"
_HOW = {
    "ruff": "all its rules, those in preview too, comments ignored",
    "ruff as configured": "as transformers configures it",
    "pyflakes": "as it is",
    "transformers-mlinter": "all its rules",
}


@click.command()
@click.argument("checkout", type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path))
@click.option(
    "--programs",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=Path(sys.executable).parent,
    help="Where the other linters are (default: beside this Python).",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here.")
def main(checkout: Path, programs: Path, output: Path | None) -> None:  # fmt: skip
    """Compare what the linters say of the model tests in a checkout of transformers."""
    compared = Comparison({tool: list(remarks(tool, programs, checkout, FOLDER)) for tool in (OURS, *PEERS)})
    text = _report(compared, checkout, programs)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


def _report(compared: Comparison, checkout: Path, programs: Path) -> str:
    versions = {tool: _version(programs / program) for tool, program in PEERS.items()}
    found, alone = compared.findings(preview=False), compared.told_by_nobody(preview=False)
    return f"""\
# transformers' model tests, read by several linters

The {len(model_tests(checkout / FOLDER, 0))} model test files below `{FOLDER}` of transformers {_release(checkout)}, \
as of {_date(checkout):%d %B %Y}.
hf-lint {__version__} has {found} findings in them with the rules that are on by default. The others tell \
{found - alone} of these:

{tool_table(compared, versions, _HOW)}

A finding is told by another linter too if that linter speaks about the same statement (the head of a class, function
or block counts as one) and about the same matter. [same_matter.py](../benchmarks/same_matter.py) says which of their
codes are about the same matter as one of ours. The last column of the tables shows what else ruff says of these
statements, its three most frequent codes. PT009 among them is no hint at the defect: it asks for `assert` in each of
the {compared.count("ruff", "PT009"):,} assertions that have the form of unittest.

These counts say nothing about how many findings are right; the [page of each rule](../docs/rules/README.md) does.

The report is made in a checkout of hf-lint, with the other linters installed in PEERS, by

```sh
python -m benchmarks.peers TRANSFORMERS --programs PEERS/bin -o reports/upstream-tests-models.md
```

and the counts are those that this prints in the checkout of transformers:

```sh
hf-lint check {FOLDER} --isolated --statistics --exit-zero
```

## On by default

{rule_table(compared, preview=False)}

## In preview

With `--preview`, these come besides:

{rule_table(compared, preview=True)}
"""


def _version(program: Path) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    (number, *_) = re.findall(r"\d+(?:\.\d+)+", done.stdout)
    return str(number)


def _release(checkout: Path) -> str:
    text = (checkout / "src" / "transformers" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"', text, re.MULTILINE)
    if found is None:
        raise click.ClickException(f"{checkout} is no checkout of transformers")
    return found[1]


def _date(checkout: Path) -> datetime:
    """When the commit was made: git says it, or the files of an archive of that commit, which carry its time."""
    seconds = (checkout / "pyproject.toml").stat().st_mtime
    if (checkout / ".git").exists():
        command = ["git", "log", "-1", "--format=%ct"]
        seconds = float(subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout)
    return datetime.fromtimestamp(seconds, timezone.utc)


if __name__ == "__main__":
    main()
