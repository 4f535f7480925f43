"""``hf-lint standin``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.finding import Problem


@click.command("standin")
@click.argument("model_type", metavar="MODEL_TYPE")
@click.option("--head", metavar="CLASS", help="The model class, such as BertForMaskedLM; else the base model.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", required=True, help="Where to write it."
)
@click.option("--force", is_flag=True, help="Replace the checkpoint in the folder.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def command(model_type: str, head: str | None, output: Path, force: bool, quiet: bool) -> None:
    """Write a tiny checkpoint with random weights, for ``from_pretrained``.

    The folder holds the model, and the tokenizer and processors that go with it as far as they can be made here.
    """
    with one_line_each():
        require("torch", "transformers", extra="functional")
        _require_room(output, force)
        try:
            lines = _written(model_type, head, output)
        except OSError as error:
            say([Problem(str(output), 0, 0, f"cannot be written: {error.strerror}")])
            sys.exit(FAILED)
        if not quiet:
            click.echo("\n".join(lines))


def _require_room(output: Path, force: bool) -> None:
    """Makes sure that nothing is overwritten that the user did not give away."""
    problem = _problem(output, force)
    if problem:
        say([Problem(str(output), 0, 0, problem)])
        sys.exit(FAILED)


def _problem(output: Path, force: bool) -> str:
    if output.exists() and not output.is_dir():
        return "is a file"
    if not output.is_dir() or not any(output.iterdir()):
        return ""
    if not (output / "config.json").is_file():
        return "is not empty, and holds no checkpoint; left alone"
    return "" if force else "is not empty; --force replaces the checkpoint in it"


def _written(model_type: str, head: str | None, output: Path) -> list[str]:
    """Writes the checkpoint, and tells what it is in a few lines."""
    os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}
    from hf_lint_functional.standin.checkpoint import hush, write_checkpoint
    from hf_lint_functional.standin.error import StandInError

    hush()
    output.absolute().parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".hf-lint-", dir=output.absolute().parent) as draft:
        try:
            made = write_checkpoint(model_type, head, Path(draft))
        except StandInError as error:
            say([f"there is no stand-in for {head or model_type}: {error.reason}"])
            sys.exit(FAILED)
        _replace(output, Path(draft))
    model = made.standin.model
    size = sum(weight.numel() for weight in model.parameters())
    parts = [type(part).__name__ for part in (*made.preprocessing.parts.values(), made.preprocessing.processor) if part]
    without = [f"without {name.replace('_', ' ')}: {why.reason}" for name, why in made.missing.items()]
    return [f"{type(model).__name__}, {size:,} parameters, in {output}", *[f"with {name}" for name in parts], *without]


def _replace(output: Path, draft: Path) -> None:
    """Only now, when there is something to take its place, does the old checkpoint go."""
    output.mkdir(exist_ok=True)
    for old in output.iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in draft.iterdir():
        new.replace(output / new.name)
