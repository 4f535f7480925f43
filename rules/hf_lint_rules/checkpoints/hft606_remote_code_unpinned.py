"""The rule on code that a test takes from the Hub as it stands today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.arguments import Given, given
from hf_lint.facts.checkpoints import checkpoint_of, is_for_tests, stays_offline
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.finding import Finding
from hf_lint.names import UNKNOWN, dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_PINS = frozenset({"revision", "code_revision"})


class RemoteCodeUnpinned(Rule):
    """Code from the Hub runs with `trust_remote_code=True`, and no `revision` says which.

    Whoever can push to that repository changes what the test runs, on every machine that runs it. And a test that
    passed yesterday fails today without a change of its own.

    Pass `revision` with the hash of a commit that somebody has read.

    Looked at are `pipeline` and the `Auto` classes, for a class with a name of its own is never taken from the Hub.
    Left alone are folders, ids that cannot be read from the file, `local_files_only=True`, repositories that are made
    for tests, and calls that are meant to fail.
    """

    code = "HFT606"
    name = "remote-code-unpinned"
    message = "the code of `{checkpoint}` runs as it is on that day: pin a `revision`"
    preview = True
    BAD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    model = AutoModel.from_pretrained("tiiuae/falcon-7b", trust_remote_code=True)  # HFT606\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    model = AutoModel.from_pretrained("tiiuae/falcon-7b", trust_remote_code=True, revision=COMMIT)\n'
        ),
        (
            "from transformers import AutoModel\n\n\ndef test_reload(tmp_path):\n"
            "    model = AutoModel.from_pretrained(tmp_path, trust_remote_code=True)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the calls that load with ``trust_remote_code``."""
        if "trust_remote_code" not in file.source.text:
            return
        for argument in given(file, {"trust_remote_code"}):
            checkpoint = checkpoint_of(file, argument.call)
            if checkpoint is None or is_for_tests(checkpoint) or _is_pinned(argument) or not _trusts(file, argument):
                continue
            if not stays_offline(file, argument.call) and not is_meant_to_fail(file, argument.call):
                yield self.at(file, argument.node, checkpoint=checkpoint)


def _is_pinned(argument: Given) -> bool:
    pins = {keyword.keyword.value for keyword in argument.call.args if keyword.keyword is not None} & _PINS
    return not argument.complete or bool(pins) or not _PINS.isdisjoint(argument.beside)


def _trusts(file: TestFile, argument: Given) -> bool:
    owner, _, method = (dotted(argument.call.func) or "").rpartition(".")
    asked = file.names.constant(argument.value)
    takes_code = method != "from_pretrained" or owner.rpartition(".")[2].startswith("Auto")
    return takes_code and asked is not UNKNOWN and bool(asked)
