"""The rule on `noqa` comments that hide more than they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

# What a comment goes on to name, where flake8 found no codes in it; all but the first must look like codes.
_NAMED = re.compile(r"[ \t]*:?[ \t]*(?P<names>[A-Z]{1,3}[0-9]*\b(?:[,\s]+[A-Z]{1,3}[0-9]+\b)*)", re.IGNORECASE)
_FULL_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)


class BlanketSuppression(Rule):
    """A `noqa` comment names a code, and hides everything.

    flake8, and hf-lint with it, reads codes only right behind `# noqa:` and at most one blank, each with its digits.
    In `# noqa : HFT301`, `# noqa HFT301` and `# noqa: HFT` it finds none, and so takes the comment for a bare `# noqa`,
    which hides every finding of the line, those of other linters too. `# flake8: noqa: HFT301` at the start of a line
    hides the whole file.

    Write `# noqa: HFT301`, or name the file in the setting `per-file-ignores`. A plain `# noqa` says what it does and
    is left alone, and so is any comment that names no code of this linter. No comment hides this rule.
    """

    code = "HFT902"
    name = "blanket-suppression"
    message = "`{comment}` hides every finding of {reach}, whatever code it names; {advice}"
    fixable = "sometimes"
    cli_only = True
    suppressible = False
    BAD: ClassVar = (
        'model.to("cuda")  # noqa : HFT301, that is # HFT902\n',
        'model.to("cuda")  # noqa: HFT, that is # HFT902\n',
        "# flake8: noqa: HFT301, that is # HFT902\nimport torch\n",
    )
    GOOD: ClassVar = (
        'model.to("cuda")  # noqa: HFT301\n',
        "import torch  # noqa\n",
        'hint = "write # noqa : HFT301"\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the comments, not at strings that quote one."""
        text = file.source.text
        if "noqa" in text.lower() and "hft" in text.lower():
            from hf_lint.syntax.tokens import comments, tokens

            lines = file.source.lines
            yield from self._judge(file, comments(tokens(lines), lines), lines)

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """The same in a file that does not parse."""
        if "noqa" in file.text.lower():
            yield from self._judge(file, file.comments(), file.lines)

    def _judge(
        self, file: TestFile | BrokenFile, found: Iterable[tuple[str, Span]], lines: list[str]
    ) -> Iterator[Finding]:
        from flake8.defaults import NOQA_FILE, NOQA_INLINE_REGEXP

        for comment, span in found:
            if "hft" not in comment.lower():
                continue
            if (whole := NOQA_FILE.match(lines[span.line - 1])) is not None:
                rest = comment[whole.end() - span.column :]
                if (named := _NAMED.match(rest)) is not None and "hft" in named["names"].lower():
                    yield self._whole_file(file, span, comment)
            elif (match := NOQA_INLINE_REGEXP.search(comment)) is not None and match["codes"] is None:
                named = _NAMED.match(comment, match.end())
                if named is not None and "hft" in named["names"].lower():
                    yield self._line(file, span, comment, match.start(), named)

    def _whole_file(self, file: TestFile | BrokenFile, span: Span, comment: str) -> Finding:
        advice = "use the setting `per-file-ignores`"
        return self.at(file, span, comment=comment.strip(), reach="the file", advice=advice)

    def _line(self, file: TestFile | BrokenFile, span: Span, comment: str, start: int, named: re.Match[str]) -> Finding:
        names, end = re.split(r"[,\s]+", named["names"].upper()), named.end()
        place = Span(span.line, span.column + start, span.line, span.column + end)
        codes = [name for name in names if _FULL_CODE.fullmatch(name)]
        plain = f"# noqa: {', '.join(codes)}"
        sure = codes == names and any(name.startswith("HFT") for name in names)
        fix = Fix("Write the codes where flake8 reads them", (Edit(place, plain),), safe=True) if sure else None
        advice = f"write `{plain}`" if sure else "name its codes in full"
        return self.at(file, place, fix=fix, comment=comment[start:end], reach="its line", advice=advice)
