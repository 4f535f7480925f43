"""What one call of the command line works with: settings under its options, rules for each path, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hf_lint.formats.report import RuleInfo
from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.selection import Selection
from hf_lint.settings.lookup import load, settings_for, with_options
from hf_lint.settings.model import Settings
from hf_lint.source import Source, Unreadable

SettingsOf = Callable[[Path], Settings]


@dataclass
class Session:
    """Settings and rules by folder, each made once. ``config`` is a settings file that holds for all of them."""

    options: Mapping[str, object] = field(default_factory=dict)
    config: Path | None = None
    isolated: bool = False
    _settings: dict[Path, Settings] = field(default_factory=dict)
    _selections: dict[Settings, Selection[Rule]] = field(default_factory=dict)
    _given: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules there are, selected or not."""
        return all_rules()

    def settings(self, folder: Path) -> Settings:
        """The settings that hold in a folder, options of the command line included.

        Raises:
            SettingsError: for whatever is wrong in a file or an option.

        """
        if folder not in self._settings:
            self._settings[folder] = with_options(self._from_file(folder), **self.options)
        return self._settings[folder]

    def _from_file(self, folder: Path) -> Settings:
        if self.isolated:
            return Settings()
        return load(self.config) if self.config is not None else settings_for(folder)

    @cached_property
    def here(self) -> Settings:
        """The settings of the current folder, which decide about output and cache."""
        return self.settings(Path())

    def selection(self, settings: Settings) -> Selection[Rule]:
        """Which rules these settings select."""
        if settings not in self._selections:
            self._selections[settings] = Selection(settings, self.rules)
        return self._selections[settings]

    def rules_for(self, path: Path) -> tuple[tuple[Rule, ...], Settings]:
        """The rules that run on a path, and the settings they run with."""
        settings = self.settings(path.parent)
        return self.selection(settings).rules_for(path), settings

    def is_fixable(self, path: str, code: str) -> bool:
        """Whether the settings let the rule's fixes be applied to this file."""
        return self.selection(self.settings(Path(path).parent)).is_fixable(code)

    def warnings(self) -> tuple[str, ...]:
        """What the selections found odd, each once."""
        said = dict.fromkeys(line for selection in self._selections.values() for line in selection.warnings)
        return tuple(said)

    def rule_infos(self) -> tuple[RuleInfo, ...]:
        """The rules as the output formats present them."""
        return tuple(map(rule_info, self.rules))


def rule_info(rule: Rule) -> RuleInfo:
    """A rule as the output formats present it."""
    return RuleInfo(rule.code, rule.name, rule.summary(), rule.manual(), rule.preview, rule.fixable)


def text_of(path: str) -> str:
    """The text of a file, or an empty one where it cannot be read any more."""
    try:
        return Source(Path(path).read_bytes()).text
    except (OSError, Unreadable):
        return ""
