"""Which rules run on which file, decided as ruff decides it.

Within one source the more specific selector wins, and ``ignore`` wins over ``select`` at equal length. A later source
(an inheriting file, then the command line) changes what the earlier ones chose; one that selects starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from hf_lint.files.path_globs import PathGlobs, posix_path
from hf_lint.finding import Problem
from hf_lint.settings.error import Selector, SettingsError, Spot
from hf_lint.settings.kinds import nearest
from hf_lint.settings.model import RuleSelection, Settings

EVERYTHING = "ALL"
_PREFIX = re.compile(r"([A-Z]+)([0-9]*)")
_EXACT = 100


class RuleLike(Protocol):
    """What selection has to know of a rule."""

    @property
    def code(self) -> str:
        """Letters and digits, such as ``HFT301``."""

    @property
    def name(self) -> str:
        """Words with hyphens, such as ``hard-coded-device``."""

    @property
    def preview(self) -> bool:
        """Whether the rule is on trial."""


R = TypeVar("R", bound=RuleLike)


class _Meaning(NamedTuple):
    """What a selector selects; the higher ``rank``, the more specific it is."""

    rank: int
    codes: frozenset[str]


class _Choice(NamedTuple):
    """One source's choice among rules: ``start`` is ``None`` where it only changes what is there."""

    start: tuple[str, ...] | None
    add: tuple[str, ...]
    remove: tuple[str, ...]


class _FileIgnore(NamedTuple):
    negated: bool
    globs: PathGlobs
    codes: frozenset[str]

    def covers(self, name: str, path: str) -> bool:
        return self.globs.match(name, path) != self.negated


class Selection(Generic[R]):
    """The rules that settings choose.

    ``warnings`` has a line for each selector that selects only rules on trial while ``preview`` is off.
    """

    def __init__(self, settings: Settings, rules: Sequence[R]) -> None:
        """Raises ``SettingsError`` with every selector that means no rule."""
        self._book = _RuleBook(rules)
        self._check(settings)
        sources = settings.selections or (_flat(settings),)
        known = frozenset(rule.code for rule in rules)
        stable = frozenset(rule.code for rule in rules if not rule.preview)
        available = known if settings.preview else stable
        chosen = self._resolve([_Choice(s.select, s.extend_select, s.ignore) for s in sources], available)
        self._fixable = self._resolve([_Choice(s.fixable, (), s.unfixable) for s in sources], known)
        self.rules: tuple[R, ...] = tuple(rule for rule in rules if rule.code in chosen)
        self.warnings = () if settings.preview else self._without_effect(sources, stable)
        self._file_ignores = [self._file_ignore(*entry, settings.root) for entry in _ignores_by_pattern(settings)]
        self._rules_without: dict[frozenset[str], tuple[R, ...]] = {frozenset(): self.rules}

    def rules_for(self, path: Path) -> tuple[R, ...]:
        """The rules to run on a file, in the order in which they were given."""
        if not self._file_ignores:
            return self.rules
        place = path.name, posix_path(path)
        ignored = frozenset[str]().union(*(entry.codes for entry in self._file_ignores if entry.covers(*place)))
        if ignored not in self._rules_without:
            self._rules_without[ignored] = tuple(rule for rule in self.rules if rule.code not in ignored)
        return self._rules_without[ignored]

    def is_fixable(self, code: str) -> bool:
        """Whether the settings allow to apply this rule's fixes."""
        return code in self._fixable

    def _check(self, settings: Settings) -> None:
        written = [item for source in settings.selections or (_flat(settings),) for item in _selectors(source)]
        written += [code for _, codes in _ignores_by_pattern(settings) for code in codes]
        problems = [self._book.problem(selector) for selector in written if self._book.meaning(selector) is None]
        if problems:
            raise SettingsError(dict.fromkeys(problems))

    def _codes(self, selector: str) -> frozenset[str]:
        meaning = self._book.meaning(selector)
        return meaning.codes if meaning else frozenset()

    def _resolve(self, choices: Iterable[_Choice], available: frozenset[str]) -> frozenset[str]:
        """The codes left after all sources. What an empty ``start`` removes is carried over to the next source."""
        chosen, carried = available, tuple[str, ...]()
        for choice in choices:
            remove = (*choice.remove, *carried)
            carried = choice.remove if choice.start == () else ()
            verdicts = self._verdicts((*(choice.start or ()), *choice.add), remove)
            on = frozenset(code for code, wanted in verdicts.items() if wanted) & available
            chosen = (chosen if choice.start is None else frozenset()) - verdicts.keys() | on
        return chosen

    def _verdicts(self, add: Iterable[str], remove: Iterable[str]) -> dict[str, bool]:
        marked = [(selector, True) for selector in add] + [(selector, False) for selector in remove]
        meanings = [(meaning, wanted) for selector, wanted in marked if (meaning := self._book.meaning(selector))]
        meanings.sort(key=lambda entry: (entry[0].rank, not entry[1]))
        return {code: wanted for meaning, wanted in meanings for code in meaning.codes}

    def _without_effect(self, sources: Iterable[RuleSelection], stable: frozenset[str]) -> tuple[str, ...]:
        selectors = [selector for source in sources for selector in (*(source.select or ()), *source.extend_select)]
        idle = [selector for selector in selectors if not self._codes(selector) & stable]
        lines = [f"{_spot(s)}: `{s}` selects only preview rules, which need `preview`" for s in idle]
        return tuple(dict.fromkeys(lines))

    def _file_ignore(self, pattern: str, codes: Iterable[str], root: Path) -> _FileIgnore:
        ignored = frozenset[str]().union(*map(self._codes, codes))
        return _FileIgnore(pattern.startswith("!"), PathGlobs([pattern.removeprefix("!")], root), ignored)


class _RuleBook:
    """The known rules by everything that may stand for them."""

    def __init__(self, rules: Iterable[RuleLike]) -> None:
        self.codes: dict[str, re.Match[str] | None] = {}
        self.exact: dict[str, set[str]] = {}
        for rule in rules:
            self.codes[rule.code] = _PREFIX.fullmatch(rule.code)
            self.exact.setdefault(rule.code, set()).add(rule.code)
            self.exact.setdefault(rule.name, set()).add(rule.code)

    def meaning(self, selector: str) -> _Meaning | None:
        """``None`` when the selector means no rule."""
        if selector == EVERYTHING:
            return _Meaning(0, frozenset(self.codes))
        if selector in self.exact:
            return _Meaning(_EXACT, frozenset(self.exact[selector]))
        found = _PREFIX.fullmatch(selector)
        if not found:
            return None
        # A prefix keeps the letters whole, so that H does not mean HFT.
        codes = frozenset(c for c, m in self.codes.items() if m and m[1] == found[1] and m[2].startswith(found[2]))
        return _Meaning(1 + len(found[2]), codes) if codes else None

    def problem(self, selector: str) -> Problem:
        families = {found[1] for found in self.codes.values() if found}
        hint = nearest(selector, [EVERYTHING, *sorted(families), *self.exact])
        return _spot(selector).problem(f"unknown rule `{selector}`{hint}")


def _spot(selector: str) -> Spot:
    return selector.spot if isinstance(selector, Selector) else Spot("settings")


def _flat(settings: Settings) -> RuleSelection:
    """The one source of settings that were made in Python."""
    ignore = (*settings.ignore, *settings.extend_ignore)
    return RuleSelection(settings.select, settings.extend_select, ignore, settings.fixable, settings.unfixable)


def _selectors(source: RuleSelection) -> list[str]:
    return [
        *(source.select or ()),
        *source.extend_select,
        *source.ignore,
        *(source.fixable or ()),
        *source.unfixable,
    ]


def _ignores_by_pattern(settings: Settings) -> list[tuple[str, tuple[str, ...]]]:
    return [*settings.per_file_ignores.items(), *settings.extend_per_file_ignores.items()]
