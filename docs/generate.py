"""Writes what the documents take from the code: a page for each rule, their index, the settings, and what the commands
print that the README and the hand-written pages show.

``python docs/generate.py`` writes them, ``python docs/generate.py --check`` only tells which are out of step.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import click
import tomli
from click.testing import CliRunner

from hf_lint.cli import main as hf_lint
from hf_lint.cli.explain import manual_page
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.settings.schema import get_schema

DOCS = Path(__file__).resolve().parent
BANNER = "<!-- Made by docs/generate.py: edit the code that it describes, then run it again. -->\n\n"
_SHOWN = re.compile(r"^```console\n\$ hf-lint (?P<arguments>[^\n]*)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
_FIXES = {"always": "always", "sometimes": "sometimes", "never": ""}


def page(rule: Rule) -> str:
    """The page of a rule: what ``hf-lint explain`` shows, and what the rule says of real tests."""
    counted = figures().get(rule.code)
    return f"{BANNER}{manual_page(rule)}\n" + (f"\n## Seen\n\n{seen(counted)}\n" if counted else "")


@cache
def figures() -> dict[str, dict[str, Any]]:
    """The tables of docs/precision.toml by the code of a rule."""
    document = tomli.loads((DOCS / "precision.toml").read_text(encoding="utf-8"))
    return {code: table for code, table in document.items() if code != "pending"}


def seen(counted: dict[str, Any]) -> str:
    """The figures of a rule in words."""
    upstream, generated = counted["upstream"], counted["generated"]
    if not upstream and not generated:
        return "It speaks neither in a snapshot of transformers' tests of August 2026 nor in generated tests."
    found = (
        f"In a snapshot of transformers' tests of August 2026 it speaks {_times(upstream)}, in a collection of"
        f" generated tests {_times(generated)}; {_right(counted['read'], counted['true'], upstream + generated)}."
    )
    return f"{found} {counted['note']}" if "note" in counted else found


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _right(read: int, true: int, found: int) -> str:
    if not read:
        return "none of these has been read one by one"
    if read == found == 1:
        return "it was right" if true else "it was wrong"
    return f"of {read} read, {'all' if true == read else true} were right"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """The text of each generated page by its path below docs/."""
    rules = sorted(rules, key=lambda rule: rule.code)
    named = {f"rules/{rule.name}.md": page(rule) for rule in rules}
    return {**named, "rules/README.md": index(rules), "settings.md": settings_page(), **hand_written()}


def hand_written() -> dict[str, str]:
    """The README and the pages, with what each command in their ``console`` blocks prints today."""
    written = ["../README.md", *(path.name for path in DOCS.glob("*.md") if path.name != "settings.md")]
    return {name: _SHOWN.sub(_shown, (DOCS / name).read_text(encoding="utf-8")) for name in written}


def _shown(block: re.Match[str]) -> str:
    here = Path.cwd()
    os.chdir(DOCS.parent)
    try:
        command, *arguments = shlex.split(block["arguments"])
        cache = ["--no-cache"] if command == "check" else []
        printed = CliRunner().invoke(hf_lint, [command, *arguments, *cache]).output
    finally:
        os.chdir(here)
    return f"```console\n$ hf-lint {block['arguments']}\n{printed.rstrip()}\n```"


def index(rules: Iterable[Rule]) -> str:
    """All rules, family by family."""
    return f"{BANNER}# Rules\n" + "".join(_families(rules))


def _families(rules: Iterable[Rule]) -> Iterator[str]:
    for family, members in groupby(rules, key=_family):
        title = family.rpartition(".")[2].replace("_", " ").capitalize()
        yield f"\n## {title}\n\n{_docstring(family)}\n\n| code | name | finds | fix |\n|---|---|---|---|\n"
        yield from (_row(rule) for rule in members)


def _family(rule: Rule) -> str:
    return type(rule).__module__.rpartition(".")[0]


def _docstring(package: str) -> str:
    return (sys.modules[package].__doc__ or "").strip()


def _row(rule: Rule) -> str:
    name = f"[{rule.name}]({rule.name}.md)" + (" (preview)" if rule.preview else "")
    return f"| {rule.code} | {name} | {_cell(rule.summary())} | {_FIXES[rule.fixable]} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def settings_page() -> str:
    """Every key of ``[tool.hf-lint]`` from the schema of the settings."""
    schema = get_schema()
    opening = (
        "# Settings\n\nThey stand in the table `[tool.hf-lint]` of a `pyproject.toml`, or at the top of a"
        " `hf-lint.toml`. The nearest file above a test counts.\n\n| key | default | meaning |\n|---|---|---|\n"
    )
    return BANNER + opening + "".join(_settings(schema, ""))


def _settings(schema: dict[str, object], prefix: str) -> Iterator[str]:
    properties = schema["properties"]
    assert isinstance(properties, dict)
    for key, entry in properties.items():
        if "properties" in entry:
            yield from _settings(entry, f"{prefix}{key}.")
        else:
            default = "" if entry.get("default") is None else f"`{_toml(entry['default'])}`"
            yield f"| `{prefix}{key}` | {_cell(default)} | {_cell(entry['description'])} |\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def stale(wanted: dict[str, str], docs: Path = DOCS) -> list[str]:
    """Paths of pages that are missing, differ, or belong to no rule."""
    there = {path.relative_to(docs).as_posix() for path in (docs / "rules").glob("*.md")}
    differing = {name for name, text in wanted.items() if _read(docs / name) != text}
    return sorted(differing | (there - set(wanted)))


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


@click.command()
@click.option("--check", is_flag=True, help="Only tell which pages are out of step; exit with 1 if any is.")
def main(check: bool) -> None:
    """Write the generated pages of docs/."""
    wanted = pages(all_rules())
    for name in stale(wanted):
        click.echo(f"{Path('docs', name)}: {'out of step; run python docs/generate.py' if check else 'written'}")
        if not check:
            _write(DOCS / name, wanted.get(name))
    sys.exit(1 if check and stale(wanted) else 0)


def _write(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
