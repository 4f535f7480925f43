"""What can be read of a file that does not parse."""

from __future__ import annotations

from textwrap import dedent

import pytest

from hf_lint.finding import Span
from hf_lint.syntax.broken_file import BrokenFile


def broken(text: str) -> BrokenFile:
    return BrokenFile("tests/test_bert.py", text, ())


BROKEN = dedent('''\
    """Tests of BERT."""  # é
    import transformers


    class TestBertModels(unittest.TestCase):  # one
        """A class of things."""
        model_id = u"google-bert/" 'bert-base'

        def pipeline(self):
            pipe = transformers.pipeline("fill" "-mask", model=self.model_id, framework='pt', device=f(0, x="y"))
            other = pipeline(task="text-generation"
            print(f"Testing {{self.model_id}} on {self.device!r}")
            raw = b"bytes", r"a\\d", "bad \\x1 escape"

    class Second: pass
    # the end
''')


def test_class_names():
    assert list(broken(BROKEN).class_names()) == [
        ("TestBertModels", Span(5, 6, 5, 20)),
        ("Second", Span(15, 6, 15, 12)),
    ]


def test_strings_are_told_by_value_without_bytes_and_f_strings():
    values = [value for value, _ in broken(BROKEN).strings()]
    assert values == [
        "Tests of BERT.", "A class of things.", "google-bert/", "bert-base", "fill", "-mask", "pt", "y",
        "text-generation", "a\\d",
    ]  # fmt: skip


def test_span_of_a_string_covers_its_quotes():
    file = broken('x = (\né = """a\nb""" + "\\u00e9"\n')
    assert [span for _, span in file.strings()] == [Span(2, 4, 3, 4), Span(3, 7, 3, 15)]


def test_fstrings_are_told_as_written():
    file = broken(BROKEN)
    assert [text for text, _ in file.fstrings()] == ['f"Testing {{self.model_id}} on {self.device!r}"']


def test_calls_are_found_by_their_last_name():
    first, second = broken(BROKEN).calls("pipeline")
    assert (first.function, first.first_string, first.first_span) == (
        "transformers.pipeline",
        "fill-mask",
        Span(10, 37, 10, 51),
    )
    assert {name: value for name, (value, _) in first.keywords.items()} == {"framework": "pt"}
    assert (second.function, second.first_string) == ("pipeline", None)
    assert second.keywords["task"][0] == "text-generation"


def test_names_come_with_their_attributes():
    names = [name for name, _ in broken("x = (\nself.model.to(device)[a.b].c\n").names()]
    assert names == ["x", "self.model.to", "device", "a.b"]


def test_comments():
    assert [text for text, _ in broken(BROKEN).comments()] == ["# é", "# one", "# the end"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_comments_stand_where_they_are(end: str):
    file = broken(f"x = (  # é # noqa{end or chr(10)}# last{end}")
    assert [(text, span[:2]) for text, span in file.comments()] == [("# é # noqa", (1, 7)), ("# last", (2, 0))]


def test_text_may_end_within_a_string():
    assert [fault.span[:2] for fault in broken("x = (\ny = 'a\\\n").faults]
