"""Modules to draw: generated ones, and the examples and fixtures of the rules with their parts exchanged."""

from __future__ import annotations

import keyword
import re
from functools import cache
from pathlib import Path

import hypothesmith
import libcst as cst
from hypothesis import settings
from hypothesis import strategies as st

from hf_lint.finding import Span
from hf_lint.registry import all_rules
from hf_lint.source import Source

HEADER = "import transformers\n"
PATHS = ("tests/models/bert/test_modeling_bert.py", "tests/test_hf_bert.py", "tests/test_bert.py")
RULES = all_rules()
FIXTURES = sorted((Path(__file__).parent.parent / "rules").glob("hft*/*.py"))
_EXAMPLES = [text for rule in RULES for text in (*rule.BAD, *rule.GOOD)]
TEXTS = [*_EXAMPLES, *(path.read_text(encoding="utf-8") for path in FIXTURES)]
_NAME = re.compile(r"\b[^\W\d]\w*")
WORDS = sorted({word for text in TEXTS for word in _NAME.findall(text)} - set(keyword.kwlist))
_FIELDS = ("value", "func", "test", "left", "comparator", "elt", "iter", "item", "annotation", "body", "orelse")


def share(part: float, least: int = 50) -> settings:
    """So large a part of the profile's examples, but never fewer than a short run needs."""
    return settings(max_examples=max(least, round(settings.default.max_examples * part)))


def from_grammar() -> st.SearchStrategy[str]:
    return hypothesmith.from_grammar().map(HEADER.__add__)


def from_node() -> st.SearchStrategy[str]:
    return hypothesmith.from_node().map(HEADER.__add__)


@st.composite
def reworded(draw: st.DrawFn, modules: st.SearchStrategy[str]) -> str:
    """A generated module that speaks of what the rules know, so that they look closer."""
    text = draw(modules)
    names = sorted(set(_NAME.findall(text)) - set(keyword.kwlist) - {"import", "transformers"})
    words = {name: draw(st.sampled_from(WORDS)) for name in names}
    return _NAME.sub(lambda name: words.get(name.group(), name.group()), text)


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """An example or fixture into which expressions and statements of others were put."""
    text = draw(st.sampled_from(TEXTS))
    lines, places = _parts(text)
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=5, unique=True)) if places else []
    for span, kind in sorted(chosen, reverse=True):
        first, last = lines[span.line - 1], lines[span.end_line - 1]
        new = draw(st.sampled_from(_pieces(kind)))
        lines[span.line - 1 : span.end_line] = [first[: span.column] + new + last[span.end_column :]]
    return HEADER + "".join(lines)


@cache
def _pieces(kind: str) -> list[str]:
    """Every one-line part of that kind in the examples and fixtures."""
    return sorted({piece for text in TEXTS for piece, its_kind in _one_liners(text) if its_kind == kind})


def _one_liners(text: str) -> list[tuple[str, str]]:
    lines, places = _parts(text)
    return [(lines[s.line - 1][s.column : s.end_column], kind) for s, kind in places if s.line == s.end_line]


def _parts(text: str) -> tuple[list[str], list[tuple[Span, str]]]:
    """The lines, and where the text has expressions and small statements that others could take the place of."""
    lines, places = _parts_once(text)
    return list(lines), places


@cache
def _parts_once(text: str) -> tuple[list[str], list[tuple[Span, str]]]:
    try:
        source = Source(text.encode())
        index = source.index
    except cst.ParserSyntaxError:
        return source.lines, []
    found: list[tuple[Span, str]] = []
    for nodes in index.by_type.values():
        for node in nodes:
            values = (getattr(node, name, None) for name in _FIELDS)
            found += ((source.span(value), "expression") for value in values if isinstance(value, cst.BaseExpression))
            if isinstance(node, cst.BaseSmallStatement):
                found.append((source.span(node), "statement"))
    return source.lines, sorted(set(found))
