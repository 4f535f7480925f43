"""What to do after a validation, the most urgent first, each with the command for it."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from hf_lint.reports.functional.figures import troubled
from hf_lint.validate.step import FAILED, FINDINGS, Step

_INSTALL = re.compile(r"pip install '[^']+'")


class Action(NamedTuple):
    """Why something is to be done, and the command that does it or shows more."""

    why: str
    command: str


def actions(steps: Sequence[Step], paths: Sequence[str]) -> list[Action]:
    """First what kept a step from running, then what is wrong, then what is missing."""
    blocked = [_blocked(step) for step in steps if step.status == FAILED]
    reported = [step for step in steps if step.document is not None]
    found = [
        action
        for step in sorted(reported, key=lambda step: _ORDER.index(step.name))
        for action in _ACTIONS[step.name](step, step.document or {}, shlex.join(paths))
    ]
    return list(dict.fromkeys([*blocked, *found]))


def _blocked(step: Step) -> Action:
    install = _INSTALL.search(step.reason)
    return Action(f"{step.name}: {step.reason}", install[0] if install else step.command)


def _check(step: Step, document: Mapping[str, Any], paths: str) -> Iterator[Action]:
    findings = document["findings"]
    if fixable := int(step.figures["fixable"]):
        yield Action(f"{_counted(fixable, 'finding')} can be mended by a safe fix", f"hf-lint check {paths} --fix")
    left = Counter(each["code"] for each in findings if not (each["fix"] and each["fix"]["applicability"] == "safe"))
    for code, count in sorted(left.items(), key=lambda item: (not item[0].startswith("HFT0"), -item[1], item[0]))[:3]:
        yield Action(
            f"{_counted(count, 'finding')} of {code} to mend by hand", f"hf-lint check {paths} --select {code}"
        )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _functional(step: Step, document: Mapping[str, Any], paths: str) -> Iterator[Action]:  # noqa: ARG001  as all
    for each in troubled(document["results"])[:3]:
        reason = f": {' '.join(each['reason'].split())[:200]}" if each["reason"] else ""
        where = shlex.quote(each["name"]) if each["kind"] == "test" else _model_type(each)
        yield Action(f"{each['name']} {each['verdict']}{reason}", f"hf-lint functional {where}")


def _model_type(result: Mapping[str, Any]) -> str:
    tried = {"model-type": " --all-classes", "pipeline": " --pipelines", "tokenizer": " --tokenizers"}
    return f"--model-types {result['model_types'][0]}{tried[result['kind']]}"


def _coverage(step: Step, document: Mapping[str, Any], paths: str) -> Iterator[Action]:
    under = f" ({step.reason})" if step.status == FINDINGS else ""
    if missing := document["missing"]:
        first = ", ".join(each["model_type"] for each in missing[:3])
        yield Action(f"{_counted(len(missing), 'model type')} without a test{under}; first {first}",
                     f"hf-lint coverage {paths} --only missing")  # fmt: skip


def _templates(step: Step, document: Mapping[str, Any], paths: str) -> Iterator[Action]:  # noqa: ARG001  as all
    if broken := [each for each in document["templates"] if each["fault"] is not None]:
        first, fault = broken[0]["path"], broken[0]["fault"]
        told = f"{_counted(len(broken), 'template')} cannot be parsed; first {first}, line {fault['line']}"
        yield Action(f"{told}: {fault['message']}", step.command)
    wrong = [each for each in document["tests"] if each["left"] or not each["template"]]
    for each in wrong[:3]:
        why = f"still has {', '.join(each['left'])}" if each["left"] else "matches no template"
        yield Action(
            f"{each['path']} {why}", f"{step.command.partition(' --tests')[0]} --diff {shlex.quote(each['path'])}"
        )


def _generator(step: Step, document: Mapping[str, Any], paths: str) -> Iterator[Action]:  # noqa: ARG001  as all
    for each in document["checks"]:
        if each["wrong"]:
            yield Action(f"the generator: {each['name']}: {each['wrong'][0]}", step.command)
            return


_ACTIONS: dict[str, Callable[[Step, Mapping[str, Any], str], Iterator[Action]]] = {
    "check": _check,
    "functional": _functional,
    "templates": _templates,
    "generator": _generator,
    "coverage": _coverage,
}
_ORDER = tuple(_ACTIONS)
