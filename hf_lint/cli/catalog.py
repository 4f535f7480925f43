"""``hf-lint catalog``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from hf_lint.cli.failure import FAILED, FINDINGS, one_line_each, say
from hf_lint.cli.session import Session
from hf_lint.settings.kinds import nearest

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

_FORMAT = click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
_TARGET = click.option("--target-transformers", metavar="VERSION", help="The release to ask about.")


@click.group("catalog", invoke_without_command=True)
@_FORMAT
@_TARGET
@click.pass_context
def command(context: click.Context, output_format: str, target_transformers: str | None) -> None:
    """Show what transformers knows: its model types, classes and tasks.

    Without a subcommand, tells which release holds for the current folder, and how much it knows.
    """
    if context.invoked_subcommand is None:
        from hf_lint.cli.catalog_pages import summary, text_of

        with one_line_each():
            _print(summary(_catalog(target_transformers)), output_format, text_of)


@command.command("show")
@click.argument("names", nargs=-1, metavar="MODEL_TYPE|CLASS|TASK...", required=True)
@_FORMAT
@_TARGET
def show(names: tuple[str, ...], output_format: str, target_transformers: str | None) -> None:
    """Show a model type, a class or a task, whichever has this name."""
    from hf_lint.cli.catalog_pages import nearest_name, page, text_of

    with one_line_each():
        catalog = _catalog(target_transformers)
        pages = {name: page(catalog, name) for name in names}
        for name in (name for name, found in pages.items() if not found):
            meant = nearest_name(catalog, name)
            hint = f"; did you mean `{meant}`?" if meant else ""
            say([f"transformers {catalog.version} has no model type, class or task `{name}`{hint}"])
        if not all(pages.values()):
            sys.exit(FAILED)
        _print(pages, output_format, lambda found: "\n\n".join(map(text_of, found.values())))


@command.command("refresh")
@_FORMAT
def refresh(output_format: str) -> None:
    """Read the installed transformers, or the checkout in the current folder, anew."""
    from hf_lint.catalog.installed import catalog_of, installed_package, package_of_checkout
    from hf_lint.cli.catalog_pages import summary, text_of

    with one_line_each():
        package = package_of_checkout(Session().here.root) or installed_package()
        if package is None:
            say(["transformers is not installed here; the shipped snapshots need no refreshing"])
            sys.exit(FAILED)
        _print(summary(catalog_of(package, anew=True)), output_format, text_of)


@command.command("diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@_FORMAT
def diff(old: str, new: str, output_format: str) -> None:
    """Show what came and what went from release A to release B: versions, wheels or folders.

    Exit code 1 says that there are differences.
    """
    from hf_lint.catalog.comparison import compared
    from hf_lint.cli.catalog_pages import changes, text_of_changes

    with one_line_each():
        found = changes(compared(_release(old), _release(new)))
        _print(found, output_format, text_of_changes)
        if any(change["added"] or change["removed"] for change in found.values()):
            sys.exit(FINDINGS)


def _catalog(target: str | None) -> Catalog:
    from hf_lint.catalog.choice import catalog_for

    return catalog_for(Session({"target_transformers": target}).here)


def _release(name: str) -> Catalog:
    from pathlib import Path

    from hf_lint.catalog.choice import catalog_of_version, shipped_versions
    from hf_lint.catalog.reading.read_catalog import read_catalog
    from hf_lint.catalog.reading.source_tree import NotTransformers

    found = catalog_of_version(name)
    if found is not None:
        return found
    if not Path(name).exists():
        known = ", ".join(shipped_versions())
        say([f"no release `{name}`{nearest(name, shipped_versions())}; there are {known}, wheels and folders"])
        sys.exit(FAILED)
    try:
        return read_catalog(Path(name))
    except NotTransformers as error:
        say([str(error)])
        sys.exit(FAILED)


def _print(found: Any, output_format: str, text_of: Any) -> None:  # noqa: ANN401  any page with its own writer
    click.echo(json.dumps(found, indent=2, ensure_ascii=False) if output_format == "json" else text_of(found))
