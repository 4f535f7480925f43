"""How a file is read, and where its nodes stand."""

from __future__ import annotations

import ast
import codecs

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from hf_lint.finding import Span
from hf_lint.source import Source, Unreadable, compile_fault, decode, split_lines

NODES = (cst.BaseExpression, cst.BaseSmallStatement, cst.BaseCompoundStatement, cst.Arg, cst.Param, cst.Decorator)

STATEMENTS = '''\
"""Doc."""
import a, b.c as d
from .e import (
    f,
    g as h,
)
x = y = 1; z: int = 2
x += 3; del y, z
assert x, "message"
global_name = [1, 2][0]


@decorated
@with_arguments(
    1, key="value",
)
class A(B, metaclass=C):
    """Doc."""

    attribute: str

    @property
    def method(self, a, /, b=1, *args: int, c, **kwargs) -> None:
        def nested(x):
            return x ** 2
        nonlocal_name = nested(
            self.method,
        ).to("cuda").item()
        return nonlocal_name

    async def asynchronous(self): return await self


def function(*, a=1):
    global x
    if a: pass
    elif b and (
        c
    ):
        yield from d
    elif e: yield
    else:
        raise ValueError(a) from None
    for i, *j in k:
        if i: continue
        break
    else:
        pass
    while not done: x()
    try:
        pass
    except OSError as error:
        raise
    else:
        y = lambda: 0
    finally:
        x = {"a": 1, **b}, {1, 2}, [*c]
    with a as b, (c) as d: pass


async def coroutine():
    async for i in j:
        async with k: pass
    return [i async for i in j if await i], {a: b for a, b in c}, (x for x in y)


match command.split():
    case [first, *rest] if rest:
        x = f"{first!r:>{width}}" "joined" \\
            'strings'
    case {"key": A(b=1) | None as c, **d}:
        pass
    case _: x[1:2, ..., ::3] = -x if not y else 1 < 2 <= 3
if __name__ == "__main__":
    print((walrus := 1), *args, sep="")
'''

MORE = {
    "CRLF": "class A:\r\n    def f(self):\r\n        return g(\r\n            1,\r\n        )\r\n",
    "CR": "def f():\r    return g(1,\r        2)\r",
    "tabs": "if a:\n\tif b:\n\t\tx = f(1,\n\t\t\t2)\n\telse:\n\t\tpass\n",
    "two blanks": "if a:\n  if b:\n      x = 1\n  y = [\n    2]\n",
    "not ASCII": 'é = "ü", f(ß, "€")\nif é: x = {"ä": g(é)}\n@ö("\U0001f917", h(1))\ndef ñ(ç="ø"): return ç + 1\n',
    "byte order mark": "\ufeffx = f(1)\ny = 2\n",
    "comments and blank lines": "# one\n\nx = 1  # x\n# before\n@a  # two\n# between\ndef f():\n\n    # in\n    pass\n",
    "semicolons": "x = 1; y = f(2); z = 3\nif a: b = 1; c = 2\n",
    "brackets": "x = ((1), (a.b)[c])\n(y) = (\n    2\n)\n",
    "backslashes": "x = 1 + \\\n    f(2)\nassert a, \\\n    b\n",
    "strings over lines": 'x = """a\nb""", f("""\n""", 1)\ny = 2\n',
    "no line end": "def f():\n    return 1",
    "elif chain": "if a: ...\nelif b: ...\nelif c:\n    y = f(2)\nelse:\n    if d:\n        z = 3\n    elif e: w = 4\n",
    "decorated nested": "class A:\n    @a(1)\n    @b\n    async def f(a, x=c()):\n        @d\n        class E: pass\n",
}  # fmt: skip


def expected_spans(data: bytes) -> list[tuple[str, Span]]:
    """Type and place of each node, by LibCST's own metadata."""
    wrapper = MetadataWrapper(cst.parse_module(data), unsafe_skip_copy=True)
    ranges = wrapper.resolve(PositionProvider)
    return sorted(
        (type(node).__name__, Span(at.start.line, at.start.column, at.end.line, at.end.column))
        for node, at in ranges.items()
        if isinstance(node, NODES)
    )


@pytest.mark.parametrize("text", [STATEMENTS, *MORE.values()], ids=["statements", *MORE])
def test_spans_are_those_of_the_metadata_provider(text: str):
    source = Source(text.encode())
    found = [
        (kind.__name__, source.span(node))
        for kind, nodes in source.index.by_type.items()
        if issubclass(kind, NODES)
        for node in nodes
    ]
    assert sorted(found) == expected_spans(text.encode())


@pytest.mark.parametrize("text", [STATEMENTS, *MORE.values()], ids=["statements", *MORE])
def test_text_of_a_node_is_what_stands_there(text: str):
    source = Source(text.encode())
    for call in source.index.all(cst.Call):
        written = source.text_of(call).replace("\r\n", "\n").replace("\r", "\n")
        assert ast.unparse(ast.parse(written)) == ast.unparse(ast.parse(cst.Module([]).code_for_node(call)))


def test_spans_do_without_a_parse_by_python():
    newer = Source(b"x = 1\nlazy = f(2)[*g(3)]\nexcept_ = h(4)\n")
    call = newer.index.all(cst.Call)[-1]
    assert newer.span(call) == Span(3, 10, 3, 14)


def test_given_tree_is_used_for_places():
    data = b"if a:\n    x = f(1)\n"
    source = Source(data, tree=ast.parse(data))
    assert source.span(source.index.all(cst.Call)[0]) == Span(2, 8, 2, 12)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a\n"]),
        ("a\n\nb", ["a\n", "\n", "b"]),
        ("a\r\nb\rc\n\r\r\n", ["a\r\n", "b\r", "c\n", "\r", "\r\n"]),
        ("a\fb\x0bc\x1cd\u2028e\n", ["a\fb\x0bc\x1cd\u2028e\n"]),
        ("a\rb\fc", ["a\r", "b\fc"]),
    ],
)
def test_lines_end_where_python_ends_them(text: str, lines: list[str]):
    assert split_lines(text) == lines
    assert "".join(lines) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é = 1\n".encode(), "é = 1\n"),
        (codecs.BOM_UTF8 + "é = 1\r\n".encode(), "é = 1\r\n"),
        ("# coding: latin-1\né = 1\n".encode("latin-1"), "# coding: latin-1\né = 1\n"),
        ("#!/bin/sh\n# -*- coding: cp1252 -*-\n'€'\n".encode("cp1252"), "#!/bin/sh\n# -*- coding: cp1252 -*-\n'€'\n"),
        (b"", ""),
    ],
    ids=["UTF-8", "byte order mark", "Latin-1", "second line", "empty"],
)  # fmt: skip
def test_text_is_read_by_its_declaration(data: bytes, text: str):
    assert Source(data).text == text


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("x = 1\n".encode("utf-16"), (1, 0), "UTF-16"),
        ("x = 1\n".encode("utf-32"), (1, 0), "UTF-32"),
        (codecs.BOM_UTF16_BE + b"\0x", (1, 0), "UTF-16"),
        (b"x = 1\ny = '\0'\n", (2, 5), "NUL"),
        ("x = 1\né = '".encode() + b"\xff'\n", (2, 5), "0xff is not utf-8"),
        (b"x = '\xe9'\n", (1, 5), "0xe9 is not utf-8"),
        (b"# coding: no-such-thing\n", (1, 0), "no-such-thing"),
        (b"# coding: ascii\nx = '\xc3\xa9'\n", (2, 5), "0xc3 is not ascii"),
    ],
    ids=["UTF-16", "UTF-32", "big endian", "NUL", "third line", "first line", "unknown encoding", "wrong encoding"],
)
def test_unreadable_bytes_are_told_with_their_place(data: bytes, place: tuple[int, int], words: str):
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.fault.span[:2] == place
    assert words in caught.value.fault.message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"x = (\n", (1, 4)),
        ("é = 'ü' 'ö' )\n".encode(), (1, 12)),
        (codecs.BOM_UTF8 + b"x = )\n", (1, 4)),
        (b"x = 1\nreturn x\n", (2, 0)),
        (b"x = 1\r\n\r\ny = ]\r\n", (3, 4)),
    ],
)
def test_place_of_a_fault_counts_characters_from_zero(data: bytes, place: tuple[int, int]):
    fault = compile_fault(data)
    assert fault is not None
    assert fault.span[:2] == place
    assert fault.span[:2] < fault.span[2:]


def test_sound_file_has_no_fault():
    assert compile_fault(STATEMENTS.encode()) is None


def test_slice_covers_several_lines():
    source = Source(b"x = f(\r\n    1,\r\n)\r\n")
    assert source.slice(Span(1, 4, 3, 1)) == "f(\r\n    1,\r\n)"
    assert source.slice(Span(2, 4, 2, 5)) == "1"


def test_nodes_made_after_a_parse_are_validated_again():
    assert Source(b"x = 1\n").module.body
    with pytest.raises(cst.CSTValidationError):
        cst.Name("x", lpar=[cst.LeftParen()])
