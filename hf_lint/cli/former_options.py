"""Options of older scripts for the same jobs, as hidden options of our commands, so that their calls go on working.

docs/former-scripts.md has the table. The commands themselves know nothing of this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any

import click


@dataclass(frozen=True)
class Former:
    """Option names that stand for a parameter of ours; their values go after those that were given there."""

    names: tuple[str, ...]
    stands_for: str

    @property
    def key(self) -> str:
        """What the callback gets the values as."""
        return f"former_{self.stands_for}"


_DIRECTORY = Former(("--directory", "--test-directory", "-d"), "paths")
_REPORT = Former(("--output-report", "-r"), "reports")
_OPTIONS = {
    "check": (_DIRECTORY, _REPORT),
    "coverage": (_DIRECTORY, _REPORT),
    "functional": (_DIRECTORY,),
    "validate": (_DIRECTORY,),
}
_WITHOUT_EFFECT = {"functional": ("--verbose", "-v")}


def with_former_options(command: click.Command) -> click.Command:
    """The command, which also takes the options that its job once had elsewhere."""
    former = _OPTIONS.get(command.name or "", ())
    flags = _WITHOUT_EFFECT.get(command.name or "")
    added = [_option(each, command) for each in former]
    added += [click.Option(flags, is_flag=True, hidden=True, expose_value=False)] if flags else []
    if not added or command.callback is None:
        return command
    found = copy(command)
    found.params = [*command.params, *added]
    found.callback = partial(_called, command.callback, former)
    return found


def _option(former: Former, command: click.Command) -> click.Option:
    own = next(parameter for parameter in command.params if parameter.name == former.stands_for)
    return click.Option((*former.names, former.key), type=own.type, multiple=True, hidden=True)


def _called(callback: Callable[..., Any], former: tuple[Former, ...], **values: Any) -> Any:  # noqa: ANN401  as click calls it
    own = {name: value for name, value in values.items() if name not in {each.key for each in former}}
    return callback(**{**own, **{each.stands_for: _together(each, values) for each in former}})


def _together(former: Former, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return (*values[former.stands_for], *values[former.key])
