"""The checks of a generator as one HTML page."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from hf_lint.reports.html.charts.stacked_bars import stacked_bar
from hf_lint.reports.html.render import render
from hf_lint.reports.html.sources import Sources

_ORDER = ("passed", "skipped", "failed")
_SHOWN = 50  # lines of what is wrong, before a click shows the others


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: ARG001, B008  as every page
    """The whole page; nothing in it comes from elsewhere."""
    counts = Counter(check["verdict"] for check in document["checks"])
    verdicts = {verdict: counts[verdict] for verdict in _ORDER if counts[verdict]}
    return render(
        "generator/page.html.j2",
        created=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        command=shlex.join(document["command"]),
        model_types=document["model_types"],
        transformers=document["transformers"],
        verdicts=verdicts,
        whole=stacked_bar(verdicts, len(document["checks"])),
        checks=sorted(document["checks"], key=lambda check: -_ORDER.index(check["verdict"])),
        shown=_SHOWN,
    )
