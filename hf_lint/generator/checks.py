"""What is asked of a generator, each question with its answer and examples of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import combinations
from typing import TYPE_CHECKING

from hf_lint.generator.sample import AWKWARD, kinds_of_name
from hf_lint.source import TooDeep, compile_fault
from hf_lint.templates.structure import structure_of

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.finding import Finding
    from hf_lint.generator.attempt import Attempt
    from hf_lint.templates.structure import Part

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
Linting = Callable[[str, bytes], Sequence["Finding"]]
_TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Check:
    """The answer to one question. ``of`` is how many cases were looked at, ``wrong`` has a line for each bad one."""

    name: str
    of: int
    wrong: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """Skipped where there was nothing to look at."""
        if not self.of:
            return SKIPPED
        return FAILED if self.wrong else PASSED


def runs(attempts: Sequence[Attempt]) -> Check:
    """It ends well, in time, and writes the file."""
    wrong = [f"{each.model_type}: {each.complaint}" for each in attempts if not each.is_done]
    return Check("writes a file", len(attempts), tuple(wrong))


def parses(done: Sequence[Attempt]) -> Check:
    """Python accepts what it wrote."""
    faults = [(each, fault_of(each)) for each in done]
    return Check("parses", len(done), tuple(f"{each.model_type}: {fault}" for each, fault in faults if fault))


def fault_of(attempt: Attempt) -> str | None:
    """Why the file does not parse, and where."""
    try:
        fault = compile_fault(attempt.data or b"")
    except TooDeep:
        return "nested too deeply"
    return None if fault is None else f"line {fault.span.line}: {fault.message}"


def lint_clean(done: Sequence[Attempt], linting: Linting) -> Check:
    """No rule has anything to say."""
    wrong = []
    for each in done:
        found = linting(each.name, each.data or b"")
        if found:
            rest = f", and {len(found) - 1} more" if len(found) > 1 else ""
            wrong.append(f"{each.model_type}: line {found[0].span.line}: {found[0].code} {found[0].message}{rest}")
    return Check("lint-clean", len(done), tuple(wrong))


def deterministic(first: Sequence[Attempt], again: Mapping[str, Attempt]) -> Check:
    """Twice the same bytes, though hashes are seeded differently, and no date of today in them."""
    wrong = []
    today = datetime.now(timezone.utc).strftime("%Y-%m-%d").encode()
    for each in first:
        second = again[each.model_type].data
        if second != each.data:
            wrong.append(f"{each.model_type}: {_difference(each.data or b'', second)}")
        elif today in (each.data or b""):
            wrong.append(f"{each.model_type}: has the date of today in it")
    return Check("deterministic", len(first), tuple(wrong))


def _difference(first: bytes, second: bytes | None) -> str:
    if second is None:
        return "the second run wrote no file"
    pairs = enumerate(zip(first.splitlines(), second.splitlines(), strict=False), start=1)
    line = next((number for number, (one, other) in pairs if one != other), None)
    return "the second file goes on differently" if line is None else f"line {line} differs"


def about_its_model(done: Sequence[Attempt], catalog: Catalog) -> Check:
    """The file names its model type, a class of it or one of its checkpoints."""
    wrong = [f"{each.model_type}: the file never names it" for each in done if not _names_model(each, catalog)]
    return Check("about its model", len(done), tuple(wrong))


def _names_model(attempt: Attempt, catalog: Catalog) -> bool:
    text = (attempt.data or b"").decode("utf-8", "replace")
    known = catalog.model_types.get(attempt.model_type)
    checkpoints = known.details.checkpoints if known is not None else ()
    spellings = {attempt.model_type, attempt.model_type.replace("-", "_"), attempt.model_type.replace("_", "-")}
    names = (*spellings, *catalog.classes_of(attempt.model_type), *checkpoints)
    return any(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text) for name in names)


def families(attempts: Sequence[Attempt], catalog: Catalog) -> Check:
    """Every family has a file that parses, and families that share no task do not share one structure."""
    by_family: dict[str, list[Attempt]] = {}
    for each in attempts:
        known = catalog.model_types.get(each.model_type)
        if known is not None:
            by_family.setdefault(known.details.family, []).append(each)
    good = {family: [each for each in tried if _is_sound(each)] for family, tried in sorted(by_family.items())}
    wrong = [f"{family}: no sound file for {_some(by_family[family])}" for family, made in good.items() if not made]
    wrong += _one_for_all({family: made[0] for family, made in good.items() if made}, catalog)
    return Check("covers every family", len(by_family), tuple(wrong))


def _is_sound(attempt: Attempt) -> bool:
    return attempt.is_done and fault_of(attempt) is None


def _some(attempts: Sequence[Attempt]) -> str:
    return ", ".join(each.model_type for each in attempts[:3])


def _one_for_all(samples: Mapping[str, Attempt], catalog: Catalog) -> Iterator[str]:
    shapes = {
        family: tuple(line.shape for part in _parts(each) for line in part.lines) for family, each in samples.items()
    }
    for one, other in combinations(samples, 2):
        first, second = samples[one].model_type, samples[other].model_type
        tasks = set(catalog.tasks_of(first)), set(catalog.tasks_of(second))
        if shapes[one] == shapes[other] and all(tasks) and not tasks[0] & tasks[1]:
            yield f"{one}, {other}: {first} and {second} share no task, and their files differ in names alone"


def _parts(attempt: Attempt) -> Sequence[Part]:
    return structure_of(attempt.name, attempt.data or b"", model_type=attempt.model_type).parts


def awkward_names(attempts: Sequence[Attempt]) -> Check:
    """Names with hyphens, underscores, digits and capitals do not trouble it."""
    wrong, tried = [], 0
    for kind in AWKWARD:
        cases = [each for each in attempts if kind in kinds_of_name(each.model_type)]
        tried += bool(cases)
        if cases and not any(map(_is_sound, cases)):
            wrong.append(f"{kind}: no sound file for {_some(cases)}")
    return Check("awkward names", tried, tuple(wrong))


def writes_nothing_elsewhere(attempts: Sequence[Attempt], changed: Sequence[str]) -> Check:
    """Its home, its current and its temporary folder are as they were, and nothing runs on."""
    wrong = [f"{each.model_type or 'an empty name'}: {', '.join(each.strays)}" for each in attempts if each.strays]
    wrong += [f"{each.model_type}: left processes running" for each in attempts if each.run.left_processes]
    wrong += [f"the folder it runs in: {path}" for path in changed]
    return Check("writes nothing elsewhere", len(attempts), tuple(wrong))


def refuses(bad: Mapping[str, Attempt]) -> Check:
    """For what is no model type there is an error and no file."""
    wrong, notes = [], []
    for kind, each in bad.items():
        if each.run.stopped is not None:
            wrong.append(f"{kind}: {each.run.stopped}")
        elif each.data is not None:
            wrong.append(f"{kind}: wrote a file, exit code {each.run.code}")
        elif each.run.code == 0:
            wrong.append(f"{kind}: no file, yet exit code 0")
        elif _TRACEBACK in each.run.said:
            notes.append(f"{kind}: refused by a traceback, not by a message")
    return Check("refuses bad names", len(bad), tuple(wrong), tuple(notes))
