"""How a page shows verdicts: a tone each, which the style sheet turns into a colour for either scheme."""

from __future__ import annotations

# Few tones, told apart at a glance; the word that stands beside each says the rest.
_TONES = {
    "passed": "good",
    "skipped": "idle",
    "unavailable": "idle",
    "hollow": "doubtful",
    "insensitive": "doubtful",
    "uncollected": "doubtful",
    "failed": "bad",
    # What a test shows of a model type, see ``hf_lint.coverage.evidence``: each level a step above the one before.
    "sensitive": "good",
    "executed": "step-4",
    "configured": "step-3",
    "structured": "step-2",
    "declared": "step-1",
    "missing": "idle",
    "known": "good",
    "preprocessing": "idle",
    "general": "idle",
    "doubtful": "doubtful",
    "copied": "bad",
    # Who can mend a finding.
    "safe fix": "good",
    "unsafe fix": "doubtful",
    "by hand": "bad",
    # How a step of a validation, or the whole of it, ended.
    "findings": "doubtful",
    "left out": "idle",
    "could not be done": "bad",
    "incomplete": "bad",
    # How a test stands to its template.
    "unchanged": "good",
    "drifted": "step-2",
    "no template": "doubtful",
    "left over": "bad",
}


def tone(verdict: str) -> str:
    """``good``, ``idle``, ``doubtful``, ``bad``, a step, or ``worse`` for what never came to an answer."""
    return _TONES.get(verdict, "worse")
