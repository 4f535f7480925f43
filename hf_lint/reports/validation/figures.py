"""What a report on findings counts, ranks and groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Finding = Mapping[str, Any]
MENDED = ("safe fix", "unsafe fix", "by hand")
"""How a finding can be mended, the easiest first."""
_FAMILIES = {
    "HFT0": "reading",
    "HFT1": "class structure",
    "HFT2": "task configuration",
    "HFT3": "devices",
    "HFT4": "assertions",
    "HFT5": "mocks",
    "HFT6": "checkpoints",
    "HFT9": "suppressions",
}


class Rule(NamedTuple):
    """The findings of one rule: how many there are of each way to mend them, and where the first of them is."""

    code: str
    name: str
    url: str
    mended: Mapping[str, int]
    first: Finding

    @property
    def total(self) -> int:
        """All findings of the rule."""
        return sum(self.mended.values())


def mended(finding: Finding) -> str:
    """One word of ``MENDED``."""
    return f"{finding['fix']['applicability']} fix" if finding["fix"] else MENDED[-1]


def family(finding: Finding) -> str:
    """What its rule is about."""
    return _FAMILIES.get(finding["code"][:4], "rules of other packages")


def ways(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings can be mended in which way, the easiest first."""
    counts = Counter(map(mended, findings))
    return {way: counts[way] for way in MENDED if counts[way]}


def rules(findings: Sequence[Finding]) -> list[Rule]:
    """The rule with most findings first."""
    by_rule: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding["code"], finding["name"]].append(finding)
    found = [Rule(code, name, each[0]["url"], ways(each), each[0]) for (code, name), each in by_rule.items()]
    return sorted(found, key=lambda rule: (-rule.total, rule.code))


def families(findings: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """The ways to mend the findings of each family of rules, the largest family first."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[family(finding)].append(finding)
    return {name: ways(each) for name, each in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))}


def by_file(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """The file with most findings first."""
    counts = Counter(finding["path"] for finding in findings)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
