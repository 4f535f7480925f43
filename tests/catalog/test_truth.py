"""The catalogue against the imported transformers, name by name.

Runs where torch and transformers are installed, be it the newest 5.x or 4.x. Which optional packages are there
changes the tables, so the files are read with the same answers as the import had.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import shipped, shipped_versions
from hf_lint.catalog.installed import installed_package
from hf_lint.catalog.reading.read_catalog import read_catalog

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("torch") is None or find_spec("transformers") is None,
        reason="compares with the imported library: needs torch and transformers (pip install hf-lint[functional])",
    ),
]
TASKS = (
    "fill-mask", "ner", "vqa", "translation", "translation_en_to_fr", "translation_x", "image-to-text", "summarization",
    "text2text-generation", "conversational", "image-to-image",
)  # fmt: skip
OTHER_AUTO = (
    "AutoConfig", "AutoTokenizer", "AutoProcessor", "AutoImageProcessor", "AutoFeatureExtractor", "AutoVideoProcessor",
)  # fmt: skip
MADE = (
    "BertTokenizerFast", "ViTImageProcessorFast", "BertImageProcessorFast", "FNetTokenizer", "FNetTokenizerFast",
    "ElectraTokenizer", "ElectraTokenizerFast", "LlavaImageProcessorFast", "ByT5TokenizerFast", "NoSuchTokenizerFast",
)  # fmt: skip


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    script, output = Path(__file__).with_name("imported_truth.py"), tmp_path_factory.mktemp("truth") / "truth.json"
    command = [sys.executable, "-W", "ignore", script, output, ",".join(TASKS), ",".join(MADE)]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(output.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def package() -> Path:
    found = installed_package()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def catalog(truth: dict[str, Any], package: Path) -> Catalog:
    return read_catalog(package, lambda name: truth["availability"].get(name, False))


def differing(left: dict[str, Any], right: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """What is not the same on both sides, to be shown by a failing test."""
    return {
        key: (left.get(key), right.get(key)) for key in left.keys() | right.keys() if left.get(key) != right.get(key)
    }


def test_all_tables_are_read(truth: dict[str, Any], catalog: Catalog):
    assert len(truth["tables"]) > 50
    assert set(catalog.tables) == set(truth["tables"])


def test_every_entry_of_every_table_is_the_same(truth: dict[str, Any], catalog: Catalog):
    tables = {name: dict(table) for name, table in catalog.tables.items()}
    wrong = {name: differing(tables[name], table) for name, table in truth["tables"].items()}
    assert {name: entries for name, entries in wrong.items() if entries} == {}


def test_every_auto_class_of_models_looks_in_the_same_table(truth: dict[str, Any], catalog: Catalog):
    models = {name: catalog.tables[table] for name, table in catalog.auto_classes.items() if name not in OTHER_AUTO}
    assert differing(models, truth["auto_classes"]) == {}


def test_every_model_type_lies_in_the_same_folder(truth: dict[str, Any], catalog: Catalog):
    assert differing(dict(catalog.folders), truth["folders"]) == {}


def test_every_task_has_the_same_pipeline_and_auto_classes(truth: dict[str, Any], catalog: Catalog):
    tasks = {
        name: {"auto": [*task.auto_classes], "impl": task.pipeline, "type": task.modality}
        for name, task in catalog.tasks.items()
    }
    assert differing(tasks, truth["tasks"]["supported"]) == {}
    assert catalog.task_aliases == truth["tasks"]["aliases"]


@pytest.mark.parametrize("task", TASKS)
def test_task_is_taken_or_refused_in_the_same_way(truth: dict[str, Any], catalog: Catalog, task: str):
    normal, error = truth["tasks"]["answers"][task]
    assert catalog.normal_task(task) == normal
    assert (catalog.removal_hint(task) or "") in (error or "")
    assert (catalog.removal_hint(task) is not None) == ("has been removed" in (error or ""))


def test_every_public_class_is_known_and_no_other(truth: dict[str, Any], catalog: Catalog):
    names = truth["names"]
    classes = {name for name, kind in names.items() if kind == "class"}
    assert len(classes) > 1000
    assert {name for name in classes if not catalog.has_class(name)} == set()
    assert {name for name in catalog.classes if names.get(name) not in ("class", "placeholder")} == set()


# Names that transformers has only where the packages are missing that would give them a meaning.
ONLY_WITHOUT_PACKAGES = {"SLOW_TO_FAST_CONVERTERS"}


def test_every_other_public_name_is_known_and_no_other(truth: dict[str, Any], catalog: Catalog):
    names = truth["names"]
    others = {name for name, kind in names.items() if kind == "other"}
    placeholders = {name for name, kind in names.items() if kind == "placeholder"}
    assert {name for name in others | placeholders if not catalog.has_name(name)} <= ONLY_WITHOUT_PACKAGES
    wrong = {name for name in catalog.other_names if names.get(name) not in ("other", "module", "placeholder")}
    assert wrong == set()


@pytest.mark.parametrize("name", MADE)
def test_name_is_made_when_asked_for_or_not_at_all(truth: dict[str, Any], catalog: Catalog, name: str):
    assert catalog.has_class(name) == (truth["names"][name] is not None)


def test_shipped_snapshot_is_what_the_files_say(catalog: Catalog, package: Path):
    if catalog.version not in shipped_versions():
        pytest.skip(f"no snapshot of {catalog.version} is shipped")
    assert shipped(catalog.version) == read_catalog(package)
