from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.settings.toml_places import Place, places_of

DOCUMENT = '''\
# [tool.hf-lint]
title = """
[tool.hf-lint]
select = ["not here"]"""
[tool."hf-lint"]
select = [
    "HFT1",  # a ] in a comment
    'HFT2', "HFT3",
]
"per-file-ignores" = { "a.b" = ["HFT4"], 'c' = [] }
structure.standalone-class = ["x"]
[tool.hf-lint.structure]
upstream-test = ["setUp"]
[[tool.list]]
name = 1
[[tool.list]]
name = 1979-05-27 07:32:00.5
[tool.list.inner]
deep = -1.5
'''


def line_of(*path: str | int) -> int:
    return places_of(DOCUMENT)[path].line


def test_a_key_after_a_multi_line_string_that_looks_like_a_table() -> None:
    assert line_of("tool", "hf-lint", "select") == 6


def test_elements_of_a_multi_line_array() -> None:
    assert places_of(DOCUMENT)["tool", "hf-lint", "select", 0] == Place(7, 4)
    assert places_of(DOCUMENT)["tool", "hf-lint", "select", 2] == Place(8, 12)


def test_keys_of_an_inline_table() -> None:
    assert places_of(DOCUMENT)["tool", "hf-lint", "per-file-ignores", "a.b"] == Place(10, 23)
    assert places_of(DOCUMENT)["tool", "hf-lint", "per-file-ignores", "a.b", 0] == Place(10, 32)


def test_dotted_keys_and_tables_below_the_table() -> None:
    assert line_of("tool", "hf-lint", "structure", "standalone-class", 0) == 11
    assert line_of("tool", "hf-lint", "structure", "upstream-test") == 13


def test_arrays_of_tables() -> None:
    assert line_of("tool", "list", 0, "name") == 15
    assert line_of("tool", "list", 1, "name") == 17
    assert line_of("tool", "list", 1, "inner", "deep") == 19


def test_carriage_returns_do_not_move_a_place() -> None:
    assert places_of(DOCUMENT.replace("\n", "\r\n")) == places_of(DOCUMENT)


def paths(value: object, prefix: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {prefix}.union(*(paths(item, (*prefix, key)) for key, item in inner))


KEYS = st.sampled_from(["a", "b-c", '"d.e"', "'f=g'", '"h\\u0069"'])
VALUES = st.recursive(
    st.sampled_from(
        ["1", "-2.5", "true", '"x # ] }"', "'[y'", '"""z\n[t]\n"""', "'''w\nk = 1'''''", "1979-05-27 07:32:00"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # c\n".join(items) + "\n]")
        | st.dictionaries(KEYS, inner.filter(lambda v: "\n" not in v), max_size=2).map(
            lambda items: "{" + ", ".join(f"{k} = {v}" for k, v in items.items()) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.dictionaries(KEYS, VALUES, max_size=3))
def test_every_key_that_the_parser_sees_has_a_place(above: dict[str, str], below: dict[str, str]) -> None:
    lines = [f"{key} = {value}" for key, value in above.items()]
    text = "\n".join([*lines, "[tool.table]", *(f"{key} = {value}" for key, value in below.items())])
    assert paths(tomli.loads(text)) - {()} == set(places_of(text))
