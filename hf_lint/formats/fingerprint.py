"""What makes a finding the same finding in the next run, although the code around it moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from hf_lint.formats.location import in_project

if TYPE_CHECKING:
    from hf_lint.formats.report import Report


def fingerprints(report: Report) -> list[str]:
    """One hash for each finding, in order and all different: of path, code, message and how many such came before.

    No line number enters it, so that findings keep their identity when lines are added above them.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    hashes = []
    for finding in report.findings:
        identity = (in_project(finding.path, report.root), finding.code, finding.message)
        hashes.append(_hash(*identity, str(seen[identity])))
        seen[identity] += 1
    return hashes


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
