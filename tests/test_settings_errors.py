from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from settings_files import table, write

from hf_lint.settings.error import SettingsError
from hf_lint.settings.lookup import forget_settings, load, settings_for


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems_of(path: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load(path)
    return [str(problem) for problem in caught.value.problems]


def test_errors_survive_a_trip_from_a_worker_process() -> None:
    with pytest.raises(SettingsError) as caught:
        load(table("slect = 1\nprofil = 2"))
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.problems) == (str(caught.value), caught.value.problems)


def test_invalid_toml_is_placed() -> None:
    assert problems_of(table("select = = 1")) == ["pyproject.toml:2:10: is not valid TOML: invalid value"]


def test_toml_that_ends_too_soon_is_placed() -> None:
    (problem,) = problems_of(write("hf-lint.toml", "a = 1\nselect = ["))
    assert problem.startswith("hf-lint.toml:2:11: is not valid TOML: ")


def test_bytes_that_are_not_utf_8_are_placed() -> None:
    Path("hf-lint.toml").write_bytes(b"preview = true\n# caf\xe9\n")
    assert problems_of(Path("hf-lint.toml")) == ["hf-lint.toml:2:6: is not UTF-8, as TOML has to be"]


def test_a_file_nested_too_deeply_is_one_problem() -> None:
    (problem,) = problems_of(write("hf-lint.toml", f"select = {'[' * 5000}{']' * 5000}"))
    assert problem == "hf-lint.toml: is nested too deeply to be read"


def test_a_missing_file_is_one_problem() -> None:
    assert problems_of(Path("gone.toml")) == ["gone.toml: cannot be read: No such file or directory"]


def test_a_broken_pyproject_is_told_wherever_it_stands_in_the_way(project: Path) -> None:
    write("pyproject.toml", "[project\n")
    for _ in range(2):
        with pytest.raises(SettingsError, match=r"^pyproject.toml:1:9: is not valid TOML: "):
            settings_for(project / "tests")


def test_an_unknown_key_gets_the_nearest_one() -> None:
    assert problems_of(table("\nslect = []")) == ["pyproject.toml:3:1: unknown key `slect`; did you mean `select`?"]


def test_an_unknown_key_that_is_near_to_nothing() -> None:
    assert problems_of(table("xyzzy = 1")) == ["pyproject.toml:2:1: unknown key `xyzzy`"]


def test_keys_written_as_in_python_are_recognised() -> None:
    assert problems_of(table("extend_select = []"))[0].endswith("did you mean `extend-select`?")


def test_unknown_keys_of_the_structure_table() -> None:
    path = table("preview = true\n[tool.hf-lint.structure]\nupstream-tests = []")
    assert problems_of(path) == ["pyproject.toml:4:1: unknown key `upstream-tests`; did you mean `upstream-test`?"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("preview = 1", "1: `preview` takes true or false, not an integer"),
        ("select = 'HFT1'", "1: `select` takes a list of strings, not a string"),
        ("select = ['HFT1', 3]", "19: `select` takes a list of strings; this element is an integer"),
        ("profile = 'up'", "1: `profile` is one of `auto`, `upstream`, `standalone`, not `up`"),
        ("output-format = false", "not a boolean"),
        ("max-file-size = '5 apples'", 'a number of bytes or a text such as "5MB"'),
        ("max-file-size = 0", "at least one byte"),
        ("max-file-size = true", "a number of bytes"),
        ("exclude = ['a', '[z-a]']", "17: `[z-a]` is no pattern: bad character range z-a"),
        ("per-file-ignores = ['a']", "1: `per-file-ignores` takes a table of patterns and the codes ignored there"),
        ("per-file-ignores = { 'a' = 'HFT1' }", "22: `a` takes a list of strings, not a string"),
        ("baseline = ''", "1: `baseline` is empty"),
        ("target-transformers = 5.2", "`target-transformers` takes a string, not a number"),
        ("cache-dir = 2020-01-01", "not a date or time"),
        ("structure = 1", "1: `structure` takes a table, not an integer"),
        ("structure.upstream-test = ['set up']", "28: `set up` cannot be the name of a class member"),
    ],
)
def test_wrong_values_are_named_with_their_place(line: str, message: str) -> None:
    (problem,) = problems_of(table(line))
    assert problem.startswith("pyproject.toml:2:")
    assert message in problem


def test_a_table_that_is_none() -> None:
    path = write("pyproject.toml", "[tool]\nhf-lint = 1")
    assert problems_of(path) == ["pyproject.toml:2:1: `hf-lint` takes a table, not an integer"]


def test_all_errors_of_a_file_are_told_in_its_order() -> None:
    path = table("slect = 1\npreview = 1\nstructure = { upstream-test = 1, x = 1 }")
    assert [problem.split(":")[1] for problem in problems_of(path)] == ["2", "3", "4", "4"]
    with pytest.raises(SettingsError, match=r"^pyproject.toml:2:1: unknown key `slect`; .* \(and 3 more\)$"):
        load(path)


def test_a_tool_table_in_the_own_file_gets_a_hint() -> None:
    path = write("hf-lint.toml", "[tool.hf-lint]\npreview = true")
    assert problems_of(path) == ["hf-lint.toml:1:2: in this file the keys stand at the top, without [tool.hf-lint]"]


def test_loading_a_pyproject_without_the_table_is_an_error() -> None:
    assert problems_of(write("pyproject.toml", "")) == ["pyproject.toml: has no [tool.hf-lint] table"]


def test_a_circle_of_extends_is_reported_where_it_closes() -> None:
    write("a.toml", "extend = 'b.toml'")
    write("b.toml", "\nextend = './a.toml'")
    assert problems_of(Path("a.toml")) == ["b.toml:2:1: `extend` goes round in a circle: a.toml -> b.toml -> a.toml"]


def test_extending_a_missing_file_is_reported_where_it_is_named() -> None:
    assert problems_of(table("extend = 'gone.toml'")) == [
        "pyproject.toml:2:1: `extend` names `gone.toml`, which is no file"
    ]


def test_extending_a_pyproject_without_the_table() -> None:
    write("other/pyproject.toml", "")
    (problem,) = problems_of(table("extend = 'other/pyproject.toml'"))
    assert problem.endswith("`extend` names `other/pyproject.toml`, which has no [tool.hf-lint] table")


def test_errors_of_an_extended_file_are_its_own() -> None:
    write("strict.toml", "previw = true")
    assert problems_of(table("extend = 'strict.toml'")) == [
        "strict.toml:1:1: unknown key `previw`; did you mean `preview`?"
    ]
