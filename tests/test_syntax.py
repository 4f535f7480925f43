"""Where a file that does not parse breaks."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from hf_lint.source import Source, compile_fault, split_lines
from hf_lint.syntax.broken_file import BrokenFile
from hf_lint.syntax.newer_grammar import is_newer_grammar


def broken(text: str) -> BrokenFile:
    """The file as the linter would make it."""
    first = compile_fault(text.encode())
    return BrokenFile("tests/test_bert.py", text, () if first is None else (first,))


def places(text: str) -> list[tuple[int, int]]:
    """Line and column of each fault."""
    return [fault.span[:2] for fault in broken(text).faults]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Takes the marks ``¡`` out of a text, and tells where they stood."""
    found = []
    lines = []
    for number, line in enumerate(split_lines(text), start=1):
        while (at := line.find("¡")) >= 0:
            found.append((number, at))
            line = line[:at] + line[at + 1 :]
        lines.append(line)
    return "".join(lines), found


ONE_FAULT = {
    "missing colon": "def f(¡)\n    return 1\n",
    "missing name": "def ¡(self):\n    pass\n",
    "doubled operator": "x = ¡= 1\ny = 2\n",
    "colon behind a call": "print('done')¡:\nx = 1\n",
    "doubled colon": "try:¡:\n    x = 1\nexcept OSError:\n    pass\n",
    "bracket never closed": "x = f¡(1,\n\ndef g():\n    pass\n",
    "bracket never closed, at the end": "def g():\n    pass\n\nx = ¡[\n    1,\n    2,\n",
    "bracket closed twice": "x = f(1)¡)\ny = 2\n",
    "wrong bracket": "x = f(1¡]\ny = 2\n",
    "call closed too early": "x = f()¡)a, b)\ny = 2\n",
    "arguments behind a closed call": "x = f()\n    ¡a=1,\n    b=2,\n)\ny = 2\n",
    "dictionary closed too early": 'def f():\n    x = {}\n        ¡"a": 1,\n        "b": 2,\n    }\n    return x\n',
    "empty import list": "try:\n    from a import (¡)\n    b, c\n    )\nexcept ImportError:\n    pass\n",
    "string never closed": "x = ¡'a\ny = 2\n",
    "triple quote never closed": "x = 1\ny = ¡'''a\nz = 2\n",
    "unexpected indent": "x = 1\n    ¡y = 2\n    z = 3\nw = 4\n",
    "all that follows is indented": '"""Doc."""\n\n    ¡import os\n    import sys\n\n    def f():\n        pass\n',
    "wrong unindent": "def f():\n        x = 1\n    ¡y = 2\n    return y\n",
    "no body": "def f():\n¡x = 1\ny = 2\n",
    "no body at the end": "class A:\n    x = 1\n\nclass B¡:\n",
    "no body, body not indented": "try:\n¡import torch\n    found = True\nexcept ImportError:\n    found = False\n",
    "except too deep": "try:\n    x = 1\n    ¡except OSError:\n        x = 2\n        y = 3\n",
    "except without try": "x = 1\n¡except OSError:\n    x = 2\n",
    "try without except": "def f():\n    try:\n        x = 1\n    ¡return x\n",
    "else without if": "x = 1\n¡else:\n    x = 2\n",
    "elif behind another statement": "if a:\n    pass\nb = 1\n¡elif c:\n    pass\n",
    "decorator of nothing": "@slow\n¡x = 1\n",
    "words of another language": "class A:\n    def f(self):\n        let ¡x = 1\n        return x\n",
    "escape": "x = ¡'\\x1'\ny = 2\n",
    "keyword as a name": "¡class = 1\ny = 2\n",
    "tab and blank": "if a:\n\tx = ¡= 1\n",
    "not ASCII before it": "über = {'ä': 'ö'} ¡} + 1\n",
    "wide characters before it": "x = '\U0001f917' ¡y\n",
    "CRLF": "x = 1\r\ny = ¡= 2\r\nz = '''\r\n'''\r\n",
    "CR": "x = 1\ry = ¡= 2\rz = 3\r",
    "form feed": "x = 1\n\f\ny = ¡= 2\n",
    "line joined by a backslash": "x = 1 + \\\n    ¡= 2\ny = 3\n",
    "several lines": "x = f(\n    a,\n    b ¡c,\n)\ny = 2\n",
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_fault_is_told_once_and_at_its_place(name: str):
    text, expected = marked(ONE_FAULT[name])
    found = places(text)
    assert [line for line, _ in found] == [line for line, _ in expected]
    if name not in ("keyword as a name", "words of another language", "missing name", "escape", "several lines"):
        assert found == expected  # which word of these Python blames depends on its version


SEVERAL_FAULTS = """
import unittest
from transformers import pipeline


class BertModelTest(unittest.TestCase):
    def test_config(self):
        self.assertEqual(self.config.hidden_size, 32)¡)

    def test_forward(self¡)
        outputs = self.model()
        self.assertEqual¡(outputs.shape, (1, 2, 3)

    def test_pipeline(self):
        pipe = pipeline("fill-mask")
        for answer in pipe("[MASK]"):
            self.assertTrue(answer)
            ¡else:
                self.fail()

    def test_sound(self):
        self.assertTrue(True)


def test_function():
    return ¡= 1
"""


def test_all_faults_of_a_file_are_told_in_order():
    text, expected = marked(SEVERAL_FAULTS)
    assert places(text) == expected


def test_messages_name_lines_of_the_file():
    text = "x = 1\n\n\nclass A:\n    y = [\n        1,\n    )\n\n    def f(self):\n    pass\n"
    messages = [fault.message for fault in broken(text).faults]
    assert "on line 5" in messages[0]
    assert messages[1] == "expected an indented block after function definition on line 9"


def test_misplaced_clause_names_the_statement_it_was_meant_for():
    fault = broken("try:\n    x = 1\n    except OSError:\n        pass\n").faults[0]
    assert fault.message == "'except' is not aligned with the 'try' on line 1"


def test_rest_of_a_broken_head_is_left_alone():
    assert places("for a in b\n    c = 1\n    d = 2\n\nif c:\n    pass\n") == [(1, 9)]


def test_lines_behind_an_open_triple_quote_are_not_judged():
    text = 'def f():\n    """Doc.\n    return 1\n\ndef g():\n    x = = 1\n    """Doc."""\n'
    assert len(places(text)) == 1


@pytest.mark.parametrize("path", sorted(Path(ast.__file__).parent.glob("[a-d]*.py")), ids=lambda path: path.stem)
def test_sound_text_has_no_fault(path: Path):
    source = Source(path.read_bytes())
    assert BrokenFile(path.name, source.text, ()).faults == ()


SOUND = '''\
#!/usr/bin/env python
async def f(*, a: int = 1, **kw) -> None:
    async with a as b, c: pass
    async for x in y: ...
    else: pass
    match a:
        case {"x": [1, *rest]} if rest: pass
        case _:
            pass
    if (a and
        b): return
    elif b: pass
    else: pass
    while True:
        try: break
        except (A, B) as e: raise X from e
        else: continue
        finally: pass
    x = [i for i in range(3)
         if i
         for j in i]; y = lambda: (yield)
    return """
text } ] )
"""

@decorated(
    1,
)
# a comment between
@again
class A: x: int = 1; y = 2
match = case = 1
print(f"{x!r:>{width}} {'a' if b else 'c'}", rf'{x}\\d', b'\\xff' rb"\\d")
with a as b, \\
     c as d:
\tpass
x = (1,
2)
'''


def test_statements_of_every_kind_are_sound():
    ast.parse(SOUND)
    assert BrokenFile("tests/test_bert.py", SOUND, ()).faults == ()


NEWER = {
    (3, 11): ["try:\n    pass\nexcept* OSError:\n    pass\n", "x[*a]\n", "def f(*a: *T): pass\n"],
    (3, 12): [
        "type X = int\n",
        "def f[T](x: T): pass\n",
        "class A[T]:\n    pass\n",
        'f"{d["a"]}"\n',
        "f'{\"\\n\".join(a)}'\n",
    ],
    (3, 13): ["class A[T = int]: pass\n"],
    (3, 14): ["try:\n    pass\nexcept A, B:\n    pass\n"],
}
CASES = [(since, text) for since, texts in NEWER.items() for text in texts]


@pytest.mark.parametrize(("since", "text"), CASES)
def test_newer_grammar_is_no_fault(since: tuple[int, int], text: str):
    assert is_newer_grammar(text) == (sys.version_info < since)


@pytest.mark.parametrize(
    "text", ["return\n", "def f(a, a): pass\n", "x = '\\x1'\n", "f() = 1\n", "x = 1\n", "class A(: pass\n"]
)
def test_what_no_grammar_allows_is_no_newer_grammar(text: str):
    assert not is_newer_grammar(text)


def test_newer_grammar_beside_a_fault_is_not_told():
    text = "class A[T]:\n    def f(self):\n        return self.x[*self.y]\n\n\nx = = 1\n"
    assert (6, 4) in places(text)
    assert len(places(text)) == 1
