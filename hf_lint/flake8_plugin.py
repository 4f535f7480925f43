"""The flake8 door: every rule as a check ``HFTnnn`` of one plugin.

flake8 imports every plugin in every run, so nothing heavy is imported before the first model test file comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from hf_lint import __version__

if TYPE_CHECKING:
    import argparse
    import ast

    from flake8.options.manager import OptionManager

    from hf_lint.finding import Finding

Report = tuple[int, int, str, type]
_PROFILES = ("auto", "upstream", "standalone")


class HuggingFaceTests:
    """Checks one file. flake8 makes one of these per file, in whichever process it likes."""

    name = "hf-lint"
    version = __version__
    preview: ClassVar[bool] = False
    profile: ClassVar[str | None] = None

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @classmethod
    def add_options(cls, manager: OptionManager) -> None:
        """Options ``--hft-…``, which configuration files accept too. Preview rules are off by flake8's own means."""
        from hf_lint_rules.preview import PREVIEW

        manager.add_option(
            "--hft-preview", action="store_true", parse_from_config=True, help="Run hf-lint's preview rules too."
        )
        manager.add_option(
            "--hft-profile", choices=_PROFILES, parse_from_config=True,
            help="Which convention hf-lint takes the files to follow (default: see for itself).",
        )  # fmt: skip
        manager.extend_default_ignore(PREVIEW)

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Opens flake8's gate for preview rules along with ours; runs again in every spawned worker."""
        from hf_lint_rules.preview import PREVIEW

        cls.preview, cls.profile = options.hft_preview, options.hft_profile
        if cls.preview:
            ignored = options.extended_default_ignore or []
            options.extended_default_ignore = [code for code in ignored if code not in PREVIEW]

    def run(self) -> Iterator[Report]:
        """Line from 1 and column from 0, both in characters. Never raises: flake8 would lose the whole run."""
        if not any("transformers" in line for line in self.lines):
            return
        try:
            reports = [self._report(finding) for finding in self._findings()]
        except (Exception, RecursionError) as error:
            cause = " ".join(f"{type(error).__name__}: {error}".split())
            reports = [(1, 0, f"HFT009 hf-lint failed on {self.filename}: {cause}", type(self))]
        yield from reports

    def _report(self, finding: Finding) -> Report:
        # A place behind the end of the file makes pylsp drop every diagnostic that it has.
        line = min(finding.span.line, len(self.lines))
        return line, finding.span.column, f"{finding.code} {finding.message}", type(self)

    def _findings(self) -> Sequence[Finding]:
        from hf_lint.flake8_file import findings

        return findings(self.filename, self.lines, self.tree, preview=self.preview, profile=self.profile)
