"""The options of ``hf-lint coverage``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from hf_lint.cli.report_file import ReportFile
from hf_lint.coverage.evidence import LEVELS
from hf_lint.reports.coverage.write import FORMATS
from hf_lint.settings.model import TIERS

Command = TypeVar("Command", bound=Callable[..., Any])


class Threshold(NamedTuple):
    """A percentage of model types, of one tier or of all."""

    percent: float
    tier: str | None


class FailUnder(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic in newer releases of click only
    """``80`` or ``95:critical``."""

    name = "threshold"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Threshold:  # noqa: ANN401  click's signature
        """The percentage and the tier."""
        if isinstance(value, Threshold):
            return value
        number, colon, tier = str(value).partition(":")
        try:
            percent = float(number.removesuffix("%"))
        except ValueError:
            percent = -1.0
        if not 0 <= percent <= 100 or (colon and tier not in TIERS):
            self.fail(f"`{value}` is no threshold such as 80 or 95:critical; tiers are {', '.join(TIERS)}", param, ctx)
        return Threshold(percent, tier or None)


def _path(name: str, metavar: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, type=click.Path(path_type=Path), metavar=metavar, help=help_text)


def _flag(name: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, is_flag=True, help=help_text)


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--report", "reports", type=ReportFile(FORMATS), multiple=True, metavar="FILE",
                 help="Write the report here: .md, .json or .html."),
    _path("--results", "FILE", "Functional results to go by (default: the newest reports/*/execution.json)."),
    _flag("--no-results", "Go by no functional results."),
    click.option("--only", type=click.Choice(["missing"]), help="Show the roadmap of missing model types alone."),
    click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N",
                 help="How many missing model types to print; 0 for all."),
    click.option("--fail-under", type=FailUnder(), multiple=True, metavar="PERCENT[:TIER]",
                 help="Exit with 1 if fewer of the model types, or of those of a tier, are covered."),
    click.option("--level", type=click.Choice(LEVELS), default="declared", show_default=True,
                 help="What counts as covered for --fail-under."),
    click.option("--against", metavar="REF", help="Show what was added and lost since this commit."),
    _flag("--fail-on-loss", "With --against: exit with 1 if something was lost."),
    _path("--popularity", "FILE", "Download counts by model type or checkpoint, .csv or .json."),
    _flag("--popularity-from-hub", "Ask the Hub for download counts; needs the network and huggingface_hub."),
    click.option("--target-transformers", metavar="VERSION", help="The release whose model types count."),
    _path("--config", "FILE", "Take the settings from this file alone."),
    _flag("--isolated", "Read no settings files."),
    click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, help="Processes; 0 for one per processor."),
    _flag("--no-cache", "Neither read nor write the cache."),
    _flag("--quiet", "Print nothing but errors."),
)  # fmt: skip


def coverage_options(command: Command) -> Command:
    """Adds them all, in the order that ``--help`` shows."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
