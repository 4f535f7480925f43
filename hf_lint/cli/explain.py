"""``hf-lint explain``."""

from __future__ import annotations

import json
import sys

import click

from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.settings.kinds import nearest

_FIXES = {"always": "A fix is always available.", "sometimes": "A fix is sometimes available.", "never": ""}


def manual_page(rule: Rule) -> str:
    """The page in Markdown: what and why, the examples, the fix."""
    parts = [f"# {rule.name} ({rule.code})"]
    if rule.preview:
        parts.append("This rule is in preview and runs only with `--preview`.")
    if _FIXES[rule.fixable]:
        parts.append(_FIXES[rule.fixable])
    parts.append(rule.manual())
    for title, examples in (("Bad", rule.BAD), ("Good", rule.GOOD)):
        if examples:
            parts.append(f"## {title}")
            parts += [f"```python\n{example.strip()}\n```" for example in examples]
    kinds = ", ".join(sorted(kind.value for kind in rule.kinds))
    parts.append(f"Applies to: {kinds}. Since {rule.since}.")
    return "\n\n".join(parts)


@click.command("explain")
@click.argument("rules", nargs=-1, metavar="CODE|NAME...")
@click.option("--all", "everything", is_flag=True, help="Explain all rules.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(rules: tuple[str, ...], everything: bool, output_format: str) -> None:
    """Show the manual page of a rule, by its code or its name."""
    with one_line_each():
        known = {word.lower(): rule for rule in all_rules() for word in (rule.code, rule.name)}
        asked = all_rules() if everything else [known.get(word.lower(), word) for word in rules]
        unknown = [word for word in asked if isinstance(word, str)]
        say(f"no rule `{word}`{nearest(word, known)}" for word in unknown)
        if unknown or not asked:
            if not asked:
                say(["name a rule, or give --all"])
            sys.exit(FAILED)
        pages = {rule.code: manual_page(rule) for rule in asked if isinstance(rule, Rule)}
        click.echo(json.dumps(pages, indent=2) if output_format == "json" else "\n\n".join(pages.values()))
