"""All the rules there are: our own, and those that other packages offer by the entry-point group ``hf_lint.rules``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from hf_lint.rule import Rule

GROUP = "hf_lint.rules"
_OURS = "hf_lint_rules"
_CODE = re.compile(r"HFT\d{3}")


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
            if (first := found.setdefault(rule.code, rule)) is not rule:
                clash = f"a second rule {rule.code}, `{rule.name}`: the first is `{first.name}` of {first.__module__}"
                raise PluginError(f"{_package(point)} brings {clash}")
    return tuple(found[code]() for code in sorted(found))


def rule_packages() -> tuple[str, ...]:
    """The importable packages that rules come from, our own first. Imports none of them."""
    others = {point.module.partition(".")[0] for point in entry_points(group=GROUP)}
    return (_OURS, *sorted(others - {_OURS}))


def _offered(point: EntryPoint) -> Iterator[type[Rule]]:
    """An entry point names a rule class, or a module or package with a function ``rule_classes``."""
    try:
        loaded = point.load()
        classes = loaded.rule_classes() if hasattr(loaded, "rule_classes") else (loaded,)
    except Exception as error:
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        raise PluginError(f"the rules of {_package(point)} cannot be loaded: {cause}") from error
    for rule in classes:
        if not (isinstance(rule, type) and issubclass(rule, Rule)):
            raise PluginError(f"{_package(point)} offers {rule!r}, which is no rule class")
        if not _CODE.fullmatch(getattr(rule, "code", "")) or not hasattr(rule, "name"):
            raise PluginError(f"{_package(point)} offers {rule.__name__} without a name and a code such as HFT801")
        yield rule


def _package(point: EntryPoint) -> str:
    """What the user has installed, and may have to mend or to remove."""
    return f"the package {point.dist.name} ({point.value})" if point.dist else point.value
