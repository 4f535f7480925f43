"""``hf-lint completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of a shell; evaluate it in the shell's start-up file.

    For bash, for example: eval "$(hf-lint completion bash)"
    """
    from hf_lint.cli import main

    maker = get_completion_class(shell)
    if maker is not None:
        click.echo(maker(main, {}, "hf-lint", "_HF_LINT_COMPLETE").source())
