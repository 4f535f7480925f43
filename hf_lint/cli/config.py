"""``hf-lint config``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.failure import one_line_each
from hf_lint.cli.session import Session
from hf_lint.settings.model import Settings


def _value(settings: Settings, key: str) -> Any:  # noqa: ANN401  each setting has its own type
    value: Any = settings
    for name in key.split("."):
        value = getattr(value, name.replace("-", "_"))
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else dict(value) if hasattr(value, "items") else value


@click.command("config")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Take the settings from this file alone."
)
@click.option("--isolated", is_flag=True, help="Read no settings files.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(path: Path, config_file: Path | None, isolated: bool, output_format: str) -> None:
    """Show which settings apply to a file or folder, where each was set, and which rules run."""
    with one_line_each():
        session = Session(config=config_file, isolated=isolated)
        settings = session.settings(path if path.is_dir() else path.parent)
        rules = [rule.code for rule in session.selection(settings).rules_for(path)]
        shown = {key: {"value": _value(settings, key), "origin": where} for key, where in settings.origins.items()}
        if output_format == "json":
            click.echo(json.dumps({"path": str(path), "settings": shown, "rules": rules}, indent=2))
            return
        for key, entry in shown.items():
            click.echo(f"{key} = {json.dumps(entry['value'])}  # {entry['origin']}")
        click.echo(f"\nRules for {path}: {', '.join(rules) or 'none'}")
