"""How the command line says that it could not do its job: one line each on standard error, and exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from hf_lint.files.changed_files import ChangedFilesError
from hf_lint.finding import Problem
from hf_lint.registry import PluginError
from hf_lint.settings.error import SettingsError

CLEAN, FINDINGS, FAILED = 0, 1, 2


class Impossible(Exception):
    """The job cannot be done; each argument is a line that says why."""


def say(problems: Iterable[Problem | str]) -> None:
    """One line per problem."""
    for problem in problems:
        click.echo(f"{click.style('error', fg='red', bold=True)}: {problem}", err=True)


@contextmanager
def one_line_each() -> Iterator[None]:
    """Turns the errors that a user can cause into lines on standard error."""
    try:
        yield
    except SettingsError as error:
        say(error.problems)
        sys.exit(FAILED)
    except (PluginError, ChangedFilesError) as error:
        say([str(error)])
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
