"""The rule on downloads that may wait for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_SECONDS = 60
# A stand-in may not take a timeout, and a test may look at how it was called.
_PATCHED = re.compile(r"""requests\.get["']|requests\.get\s*=[^=]|(?:setattr|object)\(\s*requests\s*,""")


class DownloadWithoutTimeout(Rule):
    """A download with `requests.get` has no timeout.

    `requests` waits forever for a server that has stopped answering. The test then hangs, and the job with it, until
    the time limit of the whole run ends both without a word on which test it was.

    Pass `timeout`: the seconds without a single byte after which `requests` gives up, not the time that the whole
    download may take. The fix gives 60.

    Calls that spread a dictionary into their arguments are left alone, and so are files that put a mock in the place
    of `requests.get`.
    """

    code = "HFT607"
    name = "download-without-timeout"
    message = "`requests.get` without `timeout` waits forever if the server stops answering"
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "import requests\nfrom PIL import Image\n\n\ndef prepare_image():\n"
            "    return Image.open(requests.get(URL, stream=True).raw)  # HFT607\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "import requests\nfrom PIL import Image\n\n\ndef prepare_image():\n"
            "    return Image.open(requests.get(URL, stream=True, timeout=60).raw)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the calls of ``requests.get``."""
        if "requests" not in file.source.text or _PATCHED.search(file.source.text):
            return
        for call in file.index.all(cst.Call):
            if file.names.full_name(call.func) == "requests.get" and not _may_have_timeout(call):
                yield self.at(file, call, fix=_fix(file, call))


def _may_have_timeout(call: cst.Call) -> bool:
    return any(given.star or (given.keyword and given.keyword.value == "timeout") for given in call.args)


def _fix(file: TestFile, call: cst.Call) -> Fix | None:
    last = call.args[-1].value if call.args else None
    if last is None or last.lpar:  # the span of a value ends before the brackets around it
        return None
    span = file.span(last)
    place = Span(span.end_line, span.end_column, span.end_line, span.end_column)
    return Fix(f"Give up after {_SECONDS} seconds of silence", (Edit(place, f", timeout={_SECONDS}"),), safe=True)
