"""All the rules there are: our own, and those that other packages offer by the entry-point group ``hf_lint.rules``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from hf_lint.rule import Rule

GROUP = "hf_lint.rules"


class PluginError(Exception):
    """A package that offers rules cannot be loaded, or offers something else."""


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """One instance of every rule, by code.

    Raises:
        PluginError: naming the package that is to blame.

    """
    from hf_lint_rules import rule_classes

    found = {rule.code: rule for rule in rule_classes()}
    for point in entry_points(group=GROUP):
        for rule in _offered(point):
            if found.setdefault(rule.code, rule) is not rule:
                raise PluginError(f"{point.name} ({point.value}) brings a second rule {rule.code}")
    return tuple(found[code]() for code in sorted(found))


def _offered(point: EntryPoint) -> Iterator[type[Rule]]:
    """An entry point names a rule class, or a module or package with a function ``rule_classes``."""
    try:
        loaded = point.load()
        classes = loaded.rule_classes() if hasattr(loaded, "rule_classes") else (loaded,)
    except Exception as error:
        raise PluginError(f"rules of {point.name} ({point.value}) cannot be loaded: {error}") from error
    for rule in classes:
        if not (isinstance(rule, type) and issubclass(rule, Rule)):
            raise PluginError(f"{point.name} ({point.value}) offers {rule!r}, which is no rule class")
        yield rule
