"""The options of ``hf-lint functional``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from hf_lint.cli.report_file import ReportFile

Command = TypeVar("Command", bound=Callable[..., Any])
HUBS = ("standin", "cache", "online")
REPORTS = (".md", ".json", ".html", ".xml")
COUNTED_IF_ASKED = ("hollow", "insensitive", "skipped", "unavailable")
"""Verdicts that ``--fail-on`` can make failures of."""
_SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)")


class Names(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic in newer releases of click only
    """Names with commas between them, or the option several times."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ANN401, ARG002  click's signature
        """The names one by one."""
        return tuple(name.strip() for name in value.split(",") if name.strip()) if isinstance(value, str) else value


class Shard(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic in newer releases of click only
    """``2/5``: the second of five shards."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:  # noqa: ANN401  click's signature
        """Its number, counted from one, and how many there are."""
        found = _SHARD.fullmatch(value) if isinstance(value, str) else None
        if found is None or int(found[1]) > int(found[2]):
            self.fail(f"`{value}` is no shard such as 1/4", param, ctx)
        return int(found[1]), int(found[2])


def _names(name: str, metavar: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, type=Names(), multiple=True, metavar=metavar, help=help_text)


def _flag(name: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, is_flag=True, help=help_text)


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--max-tests", type=click.IntRange(min=0), metavar="N",
                 help="At most so many, from all families; 0 for all (default)."),
    _names("--model-types", "NAMES", "Only tests of these model types; without PATHS the types themselves, or `all`."),
    _names("--family", "NAMES", "Only these architecture families, such as text-encoder or vision."),
    _names("--task", "NAMES", "Only what serves these pipeline tasks."),
    _flag("--all-classes", "With --model-types: every class of each type, with round trip and generation."),
    _flag("--pipelines", "With --model-types: every pipeline that each type serves, end to end."),
    _flag("--tokenizers", "With --model-types: the tokenizer of each type, made, saved and read again."),
    _flag("--changed-only", "Only files that git knows to be changed or new."),
    click.option("--base-ref", metavar="REF", help="What --changed-only compares with (default: the upstream branch)."),
    _flag("--sabotage", "Run each passing test again with broken models, to see whether it would notice."),
    click.option("--device", default="auto", show_default=True, help="auto, cpu, cuda, cuda:1, mps, xpu, ..."),
    click.option("--hub", type=click.Choice(HUBS), default="standin", show_default=True,
                 help="Checkpoints made here, from your cache, or from the real Hub."),
    click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=600.0, show_default=True,
                 metavar="SECONDS", help="For one file or model type."),
    click.option("--memory", type=click.IntRange(min=0), default=10240, show_default=True, metavar="MB",
                 help="For one file or model type; 0 for no limit."),
    click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, help="At a time; 0 for one per processor."),
    click.option("--seed", type=int, default=0, show_default=True, help="Of samples, weights and random numbers."),
    click.option("--shard", type=Shard(), metavar="I/N", help="Only the I-th of N parts of the run."),
    _flag("--resume", "Go on with the same run where it was stopped."),
    _flag("--last-failed", "Only what failed in the last run."),
    _flag("--exit-first", "Stop after the first failure."),
    click.option("--report", "reports", type=ReportFile(REPORTS), multiple=True, metavar="FILE",
                 help="Write the results here too: .md, .json, .html or .xml (JUnit)."),
    click.option("--reports-dir", type=click.Path(path_type=Path), default="reports", show_default=True,
                 help="Where a folder with the reports of this run is made."),
    _flag("--no-reports", "Make no such folder."),
    _names("--fail-on", "VERDICTS", "Verdicts that count as failures besides the usual: hollow, insensitive, skipped."),
    _flag("--quiet", "Print the summary only."),
)  # fmt: skip


def functional_options(command: Command) -> Command:
    """Adds them all, in the order that ``--help`` shows."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
