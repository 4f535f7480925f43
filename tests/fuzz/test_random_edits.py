"""Edits that do not overlap, applied all at once, against one that goes from the last to the first."""

from __future__ import annotations

from itertools import accumulate

from drawn_modules import share
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.finding import Edit, Fix, Span
from hf_lint.fixing.edits import apply
from hf_lint.source import split_lines

ENCODINGS = {"": "utf-8", "\ufeff": "utf-8", "# coding: latin-1\n": "latin-1", "# coding: cp1252\r\n": "cp1252"}
newline = st.sampled_from(["\n", "\r\n", "\r"])
words = st.text("ab =é\f\t", max_size=6)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, str, list[Edit], str]:
    """A first line, a text with one kind of line end, edits with gaps between them, and the text they must give."""
    start = draw(st.sampled_from(sorted(ENCODINGS)))
    end = draw(newline if ENCODINGS[start] == "utf-8" else st.sampled_from(["\n", "\r\n"]))
    lines = [draw(words) + end for _ in range(draw(st.integers(0, 6)))] + [draw(words)]
    head = start.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", end)
    text = head + "".join(lines)
    inside = range(len(head), len(text) + 1)
    points = [at for at in inside if text[max(at - 1, 0) : at + 1] != "\r\n"]
    cuts = sorted(draw(st.lists(st.sampled_from(points), unique=True, max_size=8)))
    edits, expected, at = [], "", 0
    for first, last in zip(cuts[::2], cuts[1::2], strict=False):
        new = draw(st.lists(words, min_size=1, max_size=3))
        edits.append(Edit(Span(*point_of(text, first), *point_of(text, last)), "\n".join(new)))
        ending = end if end in text else "\n"
        expected += text[at:first] + ending.join(new)
        at = last
    return start.replace("\r\n", "\n").removesuffix("\n"), text, edits, expected + text[at:]


def point_of(text: str, offset: int) -> tuple[int, int]:
    starts = [0, *accumulate(map(len, split_lines(text)))]
    line = max(number for number, start in enumerate(starts) if start <= offset)
    return line + 1, offset - starts[line]


@share(0.5)
@given(drafts(), st.randoms(use_true_random=False))
def test_edits_give_what_replacing_one_by_one_gives(draft, random):
    start, text, edits, expected = draft
    encoding = next(name for key, name in ENCODINGS.items() if key.strip() == start)
    mark = "\ufeff" if start == "\ufeff" else ""
    random.shuffle(edits)
    result = apply((mark + text).encode(encoding), [Fix("", (edit,), safe=True) for edit in edits])
    assert result == (mark + expected).encode(encoding)
    together = apply((mark + text).encode(encoding), [Fix("", tuple(edits), safe=True)])
    assert together == result
