"""What is wrong with settings, and where they say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hf_lint.finding import Problem
from hf_lint.settings.toml_places import Place, TomlPath

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOWHERE = Place(0, 0)


class SettingsError(Exception):
    """Settings that cannot be used. Its text is one line; ``problems`` has everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """At least one problem, in the order of the file."""
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        super().__init__(f"{self.problems[0]}{f' (and {more} more)' if more else ''}")

    def __reduce__(self) -> tuple[type[SettingsError], tuple[tuple[Problem, ...]]]:
        """Errors cross from worker processes, and pickle would hand the text to ``__init__``."""
        return type(self), (self.problems,)


class Selector(str):
    """A code, a prefix of codes or a rule name, which remembers where the user wrote it."""

    __slots__ = ("spot",)

    def __new__(cls, text: str, spot: Spot) -> Selector:
        """``spot`` is where the text stands."""
        selector = super().__new__(cls, text)
        selector.spot = spot
        return selector

    spot: Spot

    def __reduce__(self) -> tuple[type[Selector], tuple[str, Spot]]:
        """A string subclass pickles without its attributes."""
        return type(self), (str(self), self.spot)


@dataclass(frozen=True)
class Spot:
    """A value in the settings: the source's name, and the place if the source is a file."""

    source: str
    place: Place = NOWHERE

    def problem(self, message: str) -> Problem:
        """What is wrong with the value, said at its place."""
        return Problem(self.source, self.place.line, self.place.column, message)

    def error(self, message: str) -> SettingsError:
        """The same, to be raised."""
        return SettingsError([self.problem(message)])

    def __str__(self) -> str:
        """``pyproject.toml:12``, or only the source where there is no line."""
        return f"{self.source}:{self.place.line}" if self.place.line else self.source


@dataclass(frozen=True)
class SettingValue:
    """A raw value with its path inside a document, so that whatever is wrong deep inside it can be placed."""

    raw: object
    source: str
    path: TomlPath = ()
    places: Mapping[TomlPath, Place] = field(default_factory=dict)

    @property
    def spot(self) -> Spot:
        """Where this value stands; the nearest known place around it, if its own is unknown."""
        known = (self.path[:length] for length in range(len(self.path), 0, -1))
        return Spot(self.source, next((self.places[path] for path in known if path in self.places), NOWHERE))

    def item(self, key: str | int, raw: object) -> SettingValue:
        """A value inside this one."""
        return SettingValue(raw, self.source, (*self.path, key), self.places)

    def error(self, message: str) -> SettingsError:
        """What is wrong with this value, to be raised."""
        return self.spot.error(message)
