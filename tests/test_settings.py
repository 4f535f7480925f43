from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from settings_files import table, write

from hf_lint.settings.lookup import forget_settings, load, settings_for
from hf_lint.settings.model import Settings


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_the_defaults_hold(project: Path) -> None:
    settings = settings_for(project)
    assert (settings.select, settings.include, settings.root) == (("ALL",), ("test_*.py", "*_test.py"), project)
    assert settings.origins["select"] == settings.origins["structure.upstream-test"] == "default"


def test_every_key_is_read(project: Path) -> None:
    settings = load(
        table("""
select = ["HFT1"]
extend-select = ["HFT2"]
ignore = ["HFT101"]
extend-ignore = ["HFT102"]
per-file-ignores = { "old/*.py" = ["HFT3"] }
extend-per-file-ignores."new/*.py" = ["hard-coded-device"]
fixable = ["HFT301"]
unfixable = ["HFT302"]
preview = true
profile = "upstream"
include = ["check_*.py"]
exclude = ["vendor"]
extend-exclude = ["generated"]
respect-gitignore = false
force-exclude = true
output-format = "sarif"
unsafe-fixes = true
max-file-size = "2.5 MiB"
target-transformers = "5.23.0"
baseline = "known.json"
cache-dir = "build/cache"
structure = { standalone-class = ["main"], upstream-tester = [], upstream-test = ["setUp"] }
""")
    )
    expected = Settings(
        select=("HFT1",),
        extend_select=("HFT2",),
        ignore=("HFT101",),
        extend_ignore=("HFT102",),
        per_file_ignores={"old/*.py": ("HFT3",)},
        extend_per_file_ignores={"new/*.py": ("hard-coded-device",)},
        fixable=("HFT301",),
        unfixable=("HFT302",),
        preview=True,
        profile="upstream",
        include=("check_*.py",),
        exclude=("vendor",),
        extend_exclude=("generated",),
        respect_gitignore=False,
        force_exclude=True,
        output_format="sarif",
        unsafe_fixes=True,
        max_file_size=2_621_440,
        target_transformers="5.23.0",
        baseline=project / "known.json",
        cache_dir=project / "build/cache",
        structure=replace(
            Settings().structure, standalone_class=("main",), upstream_tester=(), upstream_test=("setUp",)
        ),
        root=project,
        file=project / "pyproject.toml",
    )
    assert replace(settings, origins={}, selections=()) == replace(expected, origins={})


@pytest.mark.parametrize(
    ("text", "size"), [("7", 7), ('"7"', 7), ('"5MB"', 5_000_000), ('"1 kib"', 1024), ('"2G"', 2 * 10**9)]
)
def test_file_sizes(text: str, size: int) -> None:
    assert load(table(f"max-file-size = {text}")).max_file_size == size


def test_the_nearest_file_with_the_table_is_found_upwards(project: Path) -> None:
    table("preview = true")
    write("tests/models/pyproject.toml", "[tool.other]\n")
    settings = settings_for(project / "tests/models/bert")
    assert (settings.preview, settings.root) == (True, project)


def test_a_nearer_file_replaces_a_farther_one_wholly(project: Path) -> None:
    table("preview = true")
    write("tests/pyproject.toml", '[tool.hf-lint]\nprofile = "upstream"')
    assert (settings_for(project / "tests").preview, settings_for(project / "tests").profile) == (False, "upstream")


def test_the_own_file_wins_over_pyproject_in_the_same_folder(project: Path) -> None:
    table('profile = "upstream"')
    write("hf-lint.toml", 'profile = "standalone"')
    assert settings_for(project).profile == "standalone"


def test_the_hidden_file_is_found(project: Path) -> None:
    write(".hf-lint.toml", 'profile = "standalone"')
    assert settings_for(project).file == project / ".hf-lint.toml"


def test_a_folder_is_read_once_until_forgotten(project: Path) -> None:
    first = settings_for(project)
    table("preview = true")
    assert settings_for(project) is first
    forget_settings()
    assert settings_for(project).preview


def test_a_relative_folder_means_the_same_settings(project: Path) -> None:
    table("preview = true")
    assert settings_for(Path("tests/..")) is settings_for(project)


def test_origins_name_file_and_line() -> None:
    settings = load(table("\nselect = [\n'HFT1']\n[tool.hf-lint.structure]\nupstream-test = ['setUp']"))
    assert settings.origins["select"] == "pyproject.toml:3"
    assert settings.origins["structure.upstream-test"] == "pyproject.toml:6"
    assert settings.origins["structure.upstream-tester"] == "default"


def test_settings_survive_a_trip_to_a_worker_process() -> None:
    settings = load(table("select = ['HFT1']"))
    copy = pickle.loads(pickle.dumps(settings))
    assert copy == settings
    assert hash(copy) == hash(settings)
    assert copy.select[0].spot.place.line == 2


def test_a_byte_order_mark_is_no_error() -> None:
    Path("hf-lint.toml").write_bytes(b"\xef\xbb\xbfpreview = true\r\n")
    assert load(Path("hf-lint.toml")).preview


def test_extend_inherits_what_is_not_set_anew(project: Path) -> None:
    write("shared/strict.toml", "preview = true\nprofile = 'upstream'\nextend-exclude = ['a']\nbaseline = 'known.json'")
    settings = load(table("extend = 'shared/strict.toml'\nprofile = 'auto'\nextend-exclude = ['b']"))
    assert (settings.preview, settings.profile, settings.extend_exclude) == (True, "auto", ("a", "b"))
    assert (settings.root, settings.baseline) == (project, project / "shared/known.json")
    assert settings.origins["preview"] == "shared/strict.toml:1"


def test_inherited_patterns_stay_bound_to_their_own_folder(project: Path) -> None:
    write("shared/strict.toml", "exclude = ['old/*', 'venv']\nper-file-ignores = { 'a/b.py' = ['HFT1'] }")
    settings = load(table("extend = 'shared/strict.toml'"))
    assert settings.exclude == (f"{project}/shared/old/*", "venv")
    assert settings.per_file_ignores == {f"{project}/shared/a/b.py": ("HFT1",)}


def test_structure_is_inherited_member_by_member() -> None:
    write("strict.toml", "structure.upstream-test = ['a']\nstructure.upstream-tester = ['b']")
    structure = load(table("extend = 'strict.toml'\nstructure.upstream-test = ['c']")).structure
    assert (structure.upstream_test, structure.upstream_tester) == (("c",), ("b",))
