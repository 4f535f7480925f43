"""What the flake8 plugin does once a model test file has come."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from hf_lint.files.discovery import is_asked_for
from hf_lint.finding import Finding
from hf_lint.lint import lint
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.selection import Selection
from hf_lint.settings.lookup import settings_for, with_options
from hf_lint.settings.model import Settings

_STDIN = ("stdin", "-")


def findings(
    filename: str, lines: Sequence[str], tree: ast.Module, *, preview: bool, profile: str | None
) -> list[Finding]:
    """Every finding of the file, suppressed ones too: flake8 reads the comments itself, and has an option not to.

    Raises:
        SettingsError: for whatever is wrong in the settings that hold for the file.

    """
    path = Path(filename)
    settings = _settings(path.parent, preview, profile)
    if not _is_asked_for(path, settings):
        return []
    outcome = lint(filename, _encoded(lines), _rules(path, settings), settings, location=path.absolute(), tree=tree)
    return sorted(outcome.findings + outcome.suppressed)


@lru_cache(maxsize=256)
def _settings(folder: Path, preview: bool, profile: str | None) -> Settings:
    return with_options(settings_for(folder), preview=preview or None, profile=profile)


@lru_cache(maxsize=64)
def _selection(settings: Settings) -> Selection[Rule]:
    return Selection(settings, all_rules())


def _rules(path: Path, settings: Settings) -> list[Rule]:
    return [rule for rule in _selection(settings).rules_for(path) if not rule.cli_only]


def _is_asked_for(path: Path, settings: Settings) -> bool:
    """flake8 hands over every file; ours are the test files that the settings do not leave out."""
    return path.name in _STDIN or is_asked_for(path, settings)


def _encoded(lines: Sequence[str]) -> bytes:
    """The bytes that Python would decode to these lines, whatever encoding they declare."""
    text = "".join(lines)
    data = text.encode("utf-8", "surrogateescape")
    try:
        return text.encode(tokenize.detect_encoding(io.BytesIO(data).readline)[0])
    except (SyntaxError, UnicodeEncodeError):
        return data
