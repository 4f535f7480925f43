"""``hf-lint hardware``."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say

_GIGABYTE = 1e9


@click.command("hardware")
@click.option("--device", default="auto", show_default=True, help="Which device --device of `functional` would be.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(device: str, output_format: str) -> None:
    """Show the devices that torch can use here, and the versions of what matters."""
    with one_line_each():
        require("torch", "psutil", extra="functional")
        from hf_lint_functional.hardware import NoSuchDevice, detect

        hardware = detect()
        try:
            chosen = hardware.choose(device)
        except NoSuchDevice as error:
            say([str(error)])
            sys.exit(FAILED)
        found = {**hardware.to_json(), "chosen": chosen}
        click.echo(json.dumps(found, indent=2) if output_format == "json" else _text(found))


def _text(found: dict[str, Any]) -> str:
    lines = [f"{'*' if device['name'] == found['chosen'] else ' '} {_device(device)}" for device in found["devices"]]
    told = [f"  {found['driver']}"] if found["driver"] else []
    packages = ", ".join(f"{name} {version}" for name, version in found["packages"].items())
    system = f"  Python {found['python']}, {found['system']}, {found['cores']} cores"
    return "\n".join([*lines, *told, system, f"  {packages}"])


def _device(device: dict[str, Any]) -> str:
    total, capability = device["total_memory"], device["capability"]
    memory = f", {total / _GIGABYTE:.0f} GB" if isinstance(total, int) else ""
    return f"{device['name']}: {device['description']}{memory}{f', capability {capability}' if capability else ''}"
