"""``hf-lint rules``."""

from __future__ import annotations

import json

import click

from hf_lint.cli.failure import one_line_each
from hf_lint.finding import page_of
from hf_lint.registry import all_rules
from hf_lint.rule import Rule

_MARKS = {"always": "fix", "sometimes": "(fix)", "never": ""}


def _record(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary(),
        "kinds": sorted(kind.value for kind in rule.kinds),
        "fix": rule.fixable,
        "preview": rule.preview,
        "since": rule.since,
        "url": page_of(rule.code, rule.name),
    }


def _line(rule: Rule) -> str:
    state = "preview" if rule.preview else ""
    return f"{rule.code}  {rule.name:<32} {_MARKS[rule.fixable]:<6} {state:<8} {rule.summary()}".rstrip()


@click.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(output_format: str) -> None:
    """List the rules: code, name, whether there is a fix, whether it is in preview, and what it finds."""
    with one_line_each():
        rules = all_rules()
        records = [_record(rule) for rule in rules]
        click.echo(json.dumps(records, indent=2) if output_format == "json" else "\n".join(map(_line, rules)))
