"""The rule on `noqa` comments that hide nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.suppression import Review

_CODE = re.compile(r"HFT\d{3}")


class UnusedSuppression(Rule):
    """A `noqa` comment names a code of this linter that has nothing to hide.

    The defect was mended and the comment stayed, or it stands on the wrong line. It tells the reader of a defect that
    is not there, and will hide the next one.

    Take the code out. The fix does so, and takes the whole comment away if it names nothing else; codes of other
    linters stay. Where words of explanation follow the codes, the comment is left to its author.

    Only codes of rules that ran on the file are judged: not those that are switched off, on trial or for files of
    another convention, and none in a file that does not parse. A bare `# noqa` is left alone. No comment hides this
    rule.
    """

    code = "HFT901"
    name = "unused-suppression"
    message = "{codes} has nothing to hide here"
    fixable = "sometimes"
    cli_only = True
    suppressible = False
    companions = ("HFT301", "HFT403")
    BAD: ClassVar = (
        "import torch\nimport transformers\n\nmodel = transformers.AutoModel()  # noqa: HFT301 # HFT901\n",
        "import transformers\n\nassert transformers.a == transformers.b  # noqa: HFT403, E501 # HFT901\n",
    )
    GOOD: ClassVar = (
        (
            "import transformers\n\n\ndef test_bert():\n"
            '    transformers.AutoModel.from_pretrained(BERT).to("cuda")  # noqa: HFT301\n'
        ),
        "import transformers\n\nmodel = transformers.AutoModel()  # noqa\n",
        "import transformers\n\nmodel = transformers.AutoModel()  # noqa: E501\n",
    )

    def check_suppressions(self, review: Review) -> Iterator[Finding]:
        """Looks at the codes of each comment, not at strings that quote one."""
        if not any("noqa" in line.lower() and "hft" in line.lower() for line in review.lines):
            return
        if review.suppressions.whole_file:
            return
        from flake8.defaults import NOQA_INLINE_REGEXP

        from hf_lint.syntax.tokens import comments, tokens

        lines = list(review.lines)
        for comment, span in comments(tokens(lines), lines):
            match = NOQA_INLINE_REGEXP.search(comment) if "hft" in comment.lower() else None
            if match is not None and match["codes"] is not None:
                yield from self._judge(review, comment, span, match)

    def _judge(self, review: Review, comment: str, span: Span, match: re.Match[str]) -> Iterator[Finding]:
        codes = [code for code in re.split(r"[,\s]+", match["codes"]) if code]
        unused = [code for code in codes if _is_unused(review, span.line, code.upper())]
        if unused:
            place = Span(span.line, span.column + match.start(), span.line, span.column + match.end())
            named = ", ".join(f"`{code}`" for code in dict.fromkeys(unused))
            kept = [code for code in codes if code not in unused]
            fix = _fix(review.lines[span.line - 1], comment, span, match, kept)
            yield Finding(review.path, place, self.code, self.name, self.message.format(codes=named), fix)


def _is_unused(review: Review, line: int, code: str) -> bool:
    return _CODE.fullmatch(code) is not None and code in review.ran and not review.hides(line, code)


def _fix(line: str, comment: str, span: Span, match: re.Match[str], kept: list[str]) -> Fix | None:
    rest = comment[match.end() :].lstrip()
    if kept:
        start, end = span.column + match.start("codes"), span.column + match.end("codes")
        blanks = len(match["codes"]) - len(match["codes"].rstrip(", \t"))
        edit = Edit(Span(span.line, start, span.line, end - blanks), ", ".join(kept))
    elif not rest or rest.startswith("#"):
        start = span.column + match.start()
        end = span.column + (len(comment) - len(rest) if rest else match.end())
        edit = Edit(Span(span.line, start if rest else len(line[:start].rstrip()), span.line, end), "")
    else:
        return None
    return Fix("Take out what hides nothing", (edit,), safe=True)
