"""The options of ``hf-lint check``, after ruff's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from hf_lint.cli.report_file import ReportFile
from hf_lint.formats import FORMATS
from hf_lint.reports.validation.write import FORMATS as FORMATS_OF_REPORTS

Command = TypeVar("Command", bound=Callable[..., Any])
PROFILES = ("auto", "upstream", "standalone")


class Codes(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic in newer releases of click only
    """Codes with commas between them, or the option several times."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ANN401, ARG002  click's signature
        """The codes one by one."""
        return tuple(code.strip() for code in value.split(",") if code.strip()) if isinstance(value, str) else value


def _codes(name: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, type=Codes(), multiple=True, metavar="CODES", help=help_text)


def _flag(name: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, is_flag=True, default=None, help=help_text)


def _path(name: str, metavar: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, type=click.Path(path_type=Path), metavar=metavar, help=help_text)


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    _flag("--fix", "Apply the safe fixes."),
    _flag("--unsafe-fixes/--no-unsafe-fixes", "Apply the unsafe fixes too."),
    _flag("--diff", "Show what --fix would change, and change nothing."),
    _flag("--show-fixes", "Say how many fixes of each rule were applied to each file."),
    _flag("--preview/--no-preview", "Run the preview rules too."),
    click.option("--profile", type=click.Choice(PROFILES), help="Which convention the files follow."),
    _codes("--select", "Rules to run: codes, prefixes, names, or ALL."),
    _codes("--extend-select", "Rules to run besides those."),
    _codes("--ignore", "Rules not to run."),
    _codes("--per-file-ignores", "Rules not to run on some files, as PATTERN:CODE."),
    _codes("--fixable", "Rules whose fixes may be applied."),
    _codes("--unfixable", "Rules whose fixes are not applied."),
    click.option("--output-format", type=click.Choice(FORMATS), help="How findings are written (default: full)."),
    _path("--output-file", "FILE", "Write the findings here."),
    click.option("--report", "reports", type=ReportFile(FORMATS_OF_REPORTS), multiple=True, metavar="FILE",
                 help="Write a report too: .md, .json or .html."),
    _flag("--statistics", "Show how many findings each rule has."),
    _path("--baseline", "FILE", "Do not report the findings that are known in this file."),
    _flag("--write-baseline", "Write the findings of this run into the baseline."),
    _flag("--add-noqa", "Add a `# noqa` comment to each line with a finding."),
    _flag("--changed-only", "Only files that git knows to be changed or new."),
    click.option("--base-ref", metavar="REF", help="What --changed-only compares with (default: the upstream branch)."),
    click.option("--stdin-filename", metavar="NAME", help="What to call the file read from `-`."),
    click.option("--jobs", "-j", type=click.IntRange(min=0), help="Processes; 0 for one per processor (default)."),
    _path("--config", "FILE", "Take the settings from this file alone."),
    _flag("--isolated", "Read no settings files."),
    _codes("--extend-exclude", "Files and folders to leave out, besides those of the settings."),
    _flag("--force-exclude/--no-force-exclude", "Leave out excluded files even if they are named one by one."),
    _flag("--respect-gitignore/--no-respect-gitignore", "Leave out what git ignores."),
    _flag("--no-cache", "Neither read nor write the cache."),
    _path("--cache-dir", "DIR", "Where the cache is."),
    _flag("--exit-zero", "Exit with 0 even if there are findings."),
    _flag("--quiet", "Print findings only."),
    _flag("--verbose", "Also say what was read, skipped and taken from the cache."),
)  # fmt: skip


def check_options(command: Command) -> Command:
    """Gives a command all of them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
