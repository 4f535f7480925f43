"""Our findings against what other linters say at the same places, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from benchmarks.peer_remarks import OURS, PEERS, RUFF, Remark
from benchmarks.same_matter import SAME_MATTER
from benchmarks.statement_heads import statement_heads
from hf_lint.registry import all_rules

Places = Mapping[tuple[Path, int], set[str]]


class Comparison:
    """What every linter said, ordered by place."""

    def __init__(self, said: Mapping[str, list[Remark]]) -> None:
        self.totals = {tool: len(remarks) for tool, remarks in said.items()}
        self._codes = {tool: Counter(remark.code for remark in said[tool]) for tool in PEERS}
        self._peers = {tool: _by_place(said[tool]) for tool in PEERS}
        self.rules = {rule.code: rule for rule in all_rules()}
        self._ours = said[OURS]

    def of(self, *, preview: bool) -> list[Remark]:
        """Our findings of the rules that are in preview, or of those that are not."""
        return [remark for remark in self._ours if self.rules[remark.code].preview is preview]

    def count(self, tool: str, code: str) -> int:
        """How often another linter gives this code, wherever it may be."""
        return self._codes[tool][code]

    def findings(self, *, preview: bool) -> int:
        """How many there are."""
        return len(self.of(preview=preview))

    def told_by_nobody(self, *, preview: bool) -> int:
        """How many of them no other linter tells."""
        return sum(not any(self.telling(tool, remark) for tool in PEERS) for remark in self.of(preview=preview))

    def told_by(self, tool: str, *, preview: bool) -> int:
        """How many of them this linter tells too."""
        return sum(bool(self.telling(tool, remark)) for remark in self.of(preview=preview))

    def telling(self, tool: str, remark: Remark) -> set[str]:
        """The codes by which the linter tells our finding too."""
        return self.spoken(tool, remark) & SAME_MATTER.get(remark.code, frozenset())

    def spoken(self, tool: str, remark: Remark) -> set[str]:
        """All that the linter says of the statement of our finding."""
        places = self._peers[tool]
        (line,) = remark.lines
        lines = _heads(remark.path).get(line, range(line, line + 1))
        return set[str]().union(*(places.get((remark.path, line), ()) for line in lines))


def _by_place(remarks: Iterable[Remark]) -> Places:
    found: defaultdict[tuple[Path, int], set[str]] = defaultdict(set)
    for remark in remarks:
        for line in remark.lines:
            found[remark.path, line].add(remark.code)
    return dict(found)


@cache
def _heads(path: Path) -> dict[int, range]:
    try:
        return statement_heads(path.read_text(encoding="utf-8"))
    except SyntaxError:
        return {}


def tool_table(compared: Comparison, versions: Mapping[str, str], how: Mapping[str, str]) -> str:
    """One row for each way in which another linter ran."""
    rows = ["| linter | version | runs | its own findings | of ours, it tells too |", "|---|---|---|--:|--:|"]
    for tool in PEERS:
        told = compared.told_by(tool, preview=False)
        name = tool.partition(" ")[0]
        rows.append(f"| {name} | {versions[tool]} | {how[tool]} | {compared.totals[tool]:,} | {told} |")
    return "\n".join(rows)


def rule_table(compared: Comparison, *, preview: bool) -> str:
    """One row for each rule that found something, the most frequent first."""
    tools = [tool for tool in PEERS if " " not in tool]
    title = " | ".join(["code", "name", "findings", *tools, "nobody else", "ruff there on other matters"])
    by_code: defaultdict[str, list[Remark]] = defaultdict(list)
    for remark in compared.of(preview=preview):
        by_code[remark.code].append(remark)
    ordered = sorted(by_code, key=lambda code: (-len(by_code[code]), code))
    rows = (" | ".join(_cells(compared, code, by_code[code], tools)) for code in ordered)
    return "\n".join([f"| {title} |", f"|---|---|--:|{'---|' * len(tools)}--:|---|", *(f"| {row} |" for row in rows)])


def _cells(compared: Comparison, code: str, found: list[Remark], tools: list[str]) -> Iterator[str]:
    yield from (code, compared.rules[code].name, str(len(found)))
    for tool in tools:
        yield _counted(code for remark in found for code in compared.telling(tool, remark))
    yield str(sum(not any(compared.telling(tool, remark) for tool in PEERS) for remark in found))
    yield _counted(code for remark in found for code in compared.spoken(RUFF, remark) - compared.telling(RUFF, remark))


def _counted(codes: Iterable[str]) -> str:
    counts = sorted(Counter(codes).items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(f"{code} {count}" for code, count in counts[:3])
