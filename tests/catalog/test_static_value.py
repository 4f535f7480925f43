"""Values worked out from source."""

from __future__ import annotations

import ast

import pytest

from hf_lint.catalog.reading.static_value import Evaluator, Symbol, Unclear


def value(text: str, **names: object) -> object:
    return Evaluator(names, lambda name: name == "is_torch_available").value(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OrderedDict([('a', 1), *list({'b': 2}.items())])", {"a": 1, "b": 2}),
        ("dict(**{'a': 1}, b=2)", {"a": 1, "b": 2}),
        ("{**{'a': 1}, 'b': 2}", {"a": 1, "b": 2}),
        ("{'a': 1} | {'b': 2}", {"a": 1, "b": 2}),
        ("[1] + [2]", [1, 2]),
        ("{v: k for k, v in {'a': 'b'}.items() if k != 'c'}", {"b": "a"}),
        ("[x for xs in [[1], [2]] for x in xs]", [1, 2]),
        ("'A' if is_torch_available() else None", "A"),
        ("'A' if is_jax_available() else None", None),
        ("'a' in {'a': 1} and not is_jax_available()", True),
        ("(Auto, 1)", (Symbol("Auto"), 1)),
        ("module.Auto", Symbol("module.Auto")),
        ("OrderedDict[str, str]([('a', 'b')])", {"a": "b"}),
        ("TYPE_CHECKING", False),
        ("sorted({'b', 'a'})", ["a", "b"]),
    ],
)
def test_expression_comes_to_its_value(text: str, expected: object):
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    ["unknown()", "open('x')", "'a'.format(1)", "{}.__class__", "[].sort()", "{}['a']", "1 < 2", "lambda: 1", "[*1]",
     "__import__('os').system('true')", "[a for a, b in [(1,)]]", "Auto in [1]", "'x' if Auto else 'y'", "len(5)"],
)  # fmt: skip
def test_what_does_not_show_is_unclear(text: str):
    with pytest.raises(Unclear):
        value(text)
