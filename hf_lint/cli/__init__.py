"""The command line. Each command is a module of its own, imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from hf_lint import __version__
from hf_lint.cli.former_options import with_former_options

COMMANDS = {
    "catalog": "Show what transformers knows: model types, classes, tasks.",
    "check": "Lint model test files.",
    "clean": "Delete the caches of this project.",
    "completion": "Print the completion script of a shell.",
    "config": "Show which settings apply to a file, and where each was set.",
    "coverage": "Show which model types the tests cover, and what to write next.",
    "demo": "Write a small suite of tests with deliberate defects, to try the rest on.",
    "explain": "Show the manual page of a rule.",
    "functional": "Run model tests with small models of random weights.",
    "generator": "Check a generator of model tests.",
    "hardware": "Show the devices that torch can use here.",
    "merge": "Make one report of those of the shards of a functional run.",
    "new": "Write tests of model types, from templates.",
    "rules": "List the rules.",
    "standin": "Write a checkpoint of a model type, tiny and with random weights.",
    "templates": "Show which template each test came from, and how far it has drifted.",
    "trend": "Show the figures of all validations, and what got worse.",
    "validate": "Do it all in one run, and sum it up in one report.",
}


class Commands(click.Group):
    """Names and one-line helps are known at once; a command's own module is loaded when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The names, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name; None makes click say that there is none, and which comes near."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"hf_lint.cli.{cmd_name}").command
        return with_former_options(command) if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from hf_lint.settings.kinds import nearest

            raise click.UsageError(error.message.rstrip(".") + nearest(args[0], COMMANDS), error.ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hf-lint", message="%(prog)s %(version)s")
def main() -> None:
    """Lint the test files of Hugging Face models.

    Exit codes: 0 clean, 1 findings, 2 the job could not be done.
    """
