"""A validation as one HTML page, which leads to the pages of its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hf_lint.reports.html.render import render
from hf_lint.reports.trend.charts import charts

_LEADS = {"passed": "Passed", "findings": "Findings", "incomplete": "Incomplete"}
_LIMIT = 12  # actions, before a click shows the others


def page(document: Mapping[str, Any], trend: Mapping[str, Any] | None) -> str:
    """The whole page; nothing in it comes from elsewhere. ``trend`` is the document of the runs up to this one."""
    return render(
        "summary/page.html.j2",
        tool=document["tool"],
        created=document["created"],
        document=document,
        lead=_LEADS[document["verdict"]],
        sentence=_sentence(document["steps"]),
        facts=_facts(document),
        steps=[_step(step) for step in document["steps"]],
        comparisons=_comparisons(document),
        actions=document["actions"][:_LIMIT],
        further=document["actions"][_LIMIT:],
        limit=_LIMIT,
        charts=[] if trend is None else charts(trend),
    )


def _sentence(steps: Sequence[Mapping[str, Any]]) -> str:
    """Which steps ended in which way, the worst first."""
    told = []
    for status in ("could not be done", "findings", "passed", "left out"):
        names = [step["name"] for step in steps if step["status"] == status]
        if names:
            told.append(f"{', '.join(names)}: {status}")
    return "; ".join(told)


def _facts(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    minutes, seconds = divmod(document["seconds"], 60)
    told = [
        ("Paths", ", ".join(document["paths"])),
        ("Took", f"{minutes:.0f} min {seconds:.0f} s" if minutes else f"{seconds:.1f} s"),
        ("Exit code", str(document["exit_code"])),
        ("Branch", document["branch"]),
        ("Commit", document["commit"][:12]),
    ]
    return [(name, value) for name, value in told if value]


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    page = next((name for name in step["reports"] if name.endswith(".html")), "")
    return {**step, "page": page, "others": [name for name in step["reports"] if name != page]}


def _comparisons(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """With the last run, and with that of another branch."""
    base = document["against"]
    compared = [("the last run", document), *([(base["branch"], base)] if base else [])]
    return [
        {"title": f"{name}, {of['compared_with']}", "regressions": of["regressions"]}
        for name, of in compared
        if of["compared_with"] is not None
    ]
