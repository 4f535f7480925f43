"""Fixes as edits of text: what they change, and that they change nothing else."""

from __future__ import annotations

import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hf_lint.finding import Edit, Fix, Span
from hf_lint.fixing.edits import Draft, apply
from hf_lint.source import Unreadable


def fix(*edits: tuple[tuple[int, int, int, int], str]) -> Fix:
    return Fix("test", tuple(Edit(Span(*span), text) for span, text in edits), safe=True)


@pytest.mark.parametrize(
    ("before", "span", "text", "after"),
    [
        pytest.param(b"\xef\xbb\xbfa = 1\n", (1, 0, 1, 1), "b", b"\xef\xbb\xbfb = 1\n", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", (2, 0, 2, 0), "x\ny\n", b"a\r\nx\r\ny\r\nb\r\n", id="CRLF"),
        pytest.param(b"a\rb\r", (2, 0, 2, 1), "x\ny", b"a\rx\ry\r", id="lone CR"),
        pytest.param(b"a\r\nb\nc\n", (2, 0, 2, 0), "x\n", b"a\r\nx\nb\nc\n", id="mixed ends follow their neighbour"),
        pytest.param(b"a\x0cb\n\x0cc = 1\n", (2, 1, 2, 2), "d", b"a\x0cb\n\x0cd = 1\n", id="form feed"),
        pytest.param(
            b"a\x0bb\x1cc\n\xc2\x85d\n", (2, 1, 2, 2), "e", b"a\x0bb\x1cc\n\xc2\x85e\n", id="other separators"
        ),
        pytest.param(
            b"# coding: latin-1\n'\xe9' + a\n",
            (2, 6, 2, 7),
            "\u00fc",
            b"# coding: latin-1\n'\xe9' + \xfc\n",
            id="Latin-1",
        ),
        pytest.param("'🙂', a\n".encode(), (1, 5, 1, 6), "b", "'🙂', b\n".encode(), id="column after an emoji"),
        pytest.param(b"a\nb", (2, 0, 2, 1), "c", b"a\nc", id="no newline at the end"),
        pytest.param(b"a\r\nb", (2, 1, 2, 1), "\nc", b"a\r\nb\r\nc", id="last line without end goes by the one above"),
        pytest.param(b"a\nb", (3, 0, 3, 0), "c\n", b"a\nb\nc\n", id="a line after an unended one"),
        pytest.param(b"a\nb\n", (3, 0, 3, 0), "c\n", b"a\nb\nc\n", id="a line after the last"),
        pytest.param(b"a\nb", (2, 0, 3, 0), "", b"a\n", id="the last line goes"),
        pytest.param(b"a\r\n", (1, 0, 1, 2), "b", b"b\r\n", id="CR and LF stay together"),
        pytest.param(b"a\r\nb\r\n", (1, 0, 1, 1), "x\r\ny", b"x\r\ny\r\nb\r\n", id="CRLF copied from the file"),
        pytest.param(b"", (1, 0, 1, 0), "a\n", b"a\n", id="empty file"),
    ],
)
def test_only_the_span_changes(before: bytes, span: tuple[int, int, int, int], text: str, after: bytes):
    assert apply(before, [fix((span, text))]) == after


@given(
    st.sampled_from(["utf-8", "utf-8-sig", "latin-1"]),
    st.tuples(*[st.text("ab\r\n\f\x0b\x85é\t ", max_size=8)] * 3),
    st.text("xyé", min_size=1),
)
def test_whatever_stands_around_a_span_stays(encoding: str, parts: tuple[str, str, str], text: str):
    declaration = "# coding: latin-1\n" if encoding == "latin-1" else ""
    before, middle, after = declaration + parts[0], parts[1], parts[2]
    whole = before + middle + after
    assume("\r\n" not in {whole[at - 1 : at + 1] for at in (len(before), len(before + middle)) if at})
    assume(text != middle)
    span = (*place_after(before), *place_after(before + middle))
    assert apply(whole.encode(encoding), [fix((span, text))]) == (before + text + after).encode(encoding)


def place_after(text: str) -> tuple[int, int]:
    lines = [*io.StringIO(text, newline="").readlines()] or [""]
    return (len(lines) + 1, 0) if lines[-1].endswith(("\r", "\n")) else (len(lines), len(lines[-1]))


def test_a_bare_line_feed_in_a_replacement_never_doubles_a_carriage_return():
    assert apply(b"a\r\n", [fix(((1, 0, 1, 1), "x\r\ny\nz"))]) == b"x\r\ny\r\nz\r\n"


def test_of_two_overlapping_fixes_the_first_wins():
    assert apply(b"abcdef\n", [fix(((1, 1, 1, 4), "X")), fix(((1, 3, 1, 5), "Y"))]) == b"aXef\n"


def test_of_two_nested_fixes_the_first_wins():
    assert apply(b"abcdef\n", [fix(((1, 2, 1, 3), "Y")), fix(((1, 0, 1, 6), "X"))]) == b"abYdef\n"


def test_adjacent_replacements_go_together():
    assert apply(b"a\nb\nc\n", [fix(((1, 0, 2, 0), "")), fix(((2, 0, 3, 0), ""))]) == b"c\n"


def test_of_two_insertions_at_one_point_the_second_waits():
    draft = Draft(b"a\n")
    assert draft.take(fix(((1, 0, 1, 0), "not ")))
    assert not draft.take(fix(((1, 0, 1, 0), "bool("), ((1, 1, 1, 1), ")")))
    assert draft.data == b"not a\n"


@pytest.mark.parametrize("point", [(1, 1), (1, 2)])
def test_an_insertion_waits_where_it_touches_another_fix(point: tuple[int, int]):
    draft = Draft(b"abc\n")
    assert draft.take(fix(((1, 1, 1, 2), "x or y")))
    assert not draft.take(fix(((*point, *point), ".z")))


def test_the_edits_of_one_fix_may_touch_and_keep_their_order():
    edits = (((1, 0, 1, 0), "f("), ((1, 0, 1, 0), "g("), ((1, 0, 1, 1), "b"), ((1, 1, 1, 1), "))"))
    assert apply(b"a\n", [fix(*edits)]) == b"f(g(b))\n"


def test_a_fix_is_taken_whole_or_not_at_all():
    second = fix(((1, 0, 1, 1), "Y"), ((2, 0, 2, 1), "Y"))
    assert apply(b"a\nb\n", [fix(((1, 0, 1, 1), "X")), second]) == b"X\nb\n"


def test_an_import_that_two_fixes_share_is_written_once():
    line = ((1, 0, 1, 0), "import x\n")
    assert apply(b"a\nb\n", [fix(line, ((1, 0, 1, 1), "c")), fix(line, ((2, 0, 2, 1), "d"))]) == b"import x\nc\nd\n"


def test_overlapping_edits_of_one_fix_are_refused():
    assert apply(b"abc\n", [fix(((1, 0, 1, 2), "x"), ((1, 1, 1, 3), "y"))]) == b"abc\n"


@pytest.mark.parametrize("span", [(0, 0, 0, 0), (1, 9, 1, 9), (1, -1, 1, 0), (2, 1, 2, 1), (3, 0, 3, 0), (1, 1, 1, 0)])
def test_a_place_outside_the_text_is_refused(span: tuple[int, int, int, int]):
    assert not Draft(b"a\n").take(fix((span, "x")))


def test_a_fix_that_changes_nothing_is_refused():
    assert not Draft(b"a\n").take(fix(((1, 0, 1, 1), "a")))


def test_what_the_encoding_cannot_write_is_left_out():
    data = b"# coding: latin-1\na\nb\n"
    assert apply(data, [fix(((2, 0, 2, 1), "\u20ac")), fix(((3, 0, 3, 1), "c"))]) == b"# coding: latin-1\na\nc\n"


def test_a_lost_declaration_shows():
    draft = Draft(b"# coding: latin-1\n'\xe9'\n")
    draft.take(fix(((1, 0, 2, 0), "")))
    assert not draft.reads_back


def test_bytes_that_are_no_text_are_not_edited():
    with pytest.raises(Unreadable):
        apply(b"\xff\xfea\0", [])
