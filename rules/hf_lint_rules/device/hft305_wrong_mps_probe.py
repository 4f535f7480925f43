"""The rule on asking `torch.mps` whether Apple's device is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.mps_probes import MpsProbe, mps_probes, span_of
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_UNDOCUMENTED = "`torch.mps.is_available` is undocumented, and missing before torch 2.5"


class WrongMpsProbe(Rule):
    """The test asks `torch.mps` whether an Apple device is there, where `torch.backends.mps` knows.

    `hasattr(torch, "mps")` says nothing about the machine: since torch 2.0 the module `torch.mps` is part of every
    build, on Linux and Windows too. `torch.mps.is_available` is not in torch's documentation and exists only since
    torch 2.5. With an older torch the call raises `AttributeError`, and behind `hasattr(torch.mps, "is_available")`
    the answer is "no" on every Apple machine: the tests for it are skipped without a word.

    Use `torch.backends.mps.is_available()`, documented since torch 1.12.

    A chain of probes is one finding, and so are a test of `hasattr` and the call that it protects. Left alone is
    `hasattr(torch, "mps")` in front of a use of `torch.mps` or of `torch.backends.mps`. The fix is unsafe where a
    comment stands inside the chain, which it would lose.
    """

    code = "HFT305"
    name = "wrong-mps-probe"
    message = "{why}; ask `{torch}.backends.mps.is_available()`"
    fixable = "always"
    BAD: ClassVar = (
        'use_mps = hasattr(torch, "mps") and torch.mps.is_available()  # HFT305\n',
        'device = "mps" if hasattr(torch, "mps") else "cpu"  # HFT305\n',
    )
    GOOD: ClassVar = (
        "use_mps = torch.backends.mps.is_available()\n",
        'if hasattr(torch, "mps"):\n    torch.mps.manual_seed(0)\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Each probe, with the tests in front of it."""
        for probe in mps_probes(file):
            where = span_of(file, probe.operands)
            tests = " ".join(file.source.slice(where).split())
            why = _UNDOCUMENTED if probe.calls else f"`{tests}` does not say whether the device is there"
            yield self.at(file, where, fix=_fix(file, probe), why=why, torch=probe.torch)


def _fix(file: TestFile, probe: MpsProbe) -> Fix:
    instead = f"{probe.torch}.backends.mps.is_available()"
    edits = [Edit(span_of(file, probe.operands), instead)]
    edits += [Edit(span_of(file, test), f'hasattr({probe.torch}.backends, "mps")') for test in probe.tests]
    loses_a_comment = any("#" in file.source.slice(edit.span) for edit in edits)
    return Fix(f"Ask `{instead}`", tuple(sorted(edits)), safe=not loses_a_comment)
