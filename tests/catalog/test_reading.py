"""The reader, on a small package of our own."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from fake_package import FILES, write_package

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.model import Exports
from hf_lint.catalog.reading.read_catalog import read_catalog
from hf_lint.catalog.reading.source_tree import NotTransformers


def test_version_is_read(catalog: Catalog):
    assert catalog.version == "9.1.0"


def test_table_is_composed_of_literals_updates_and_other_tables(catalog: Catalog):
    config = catalog.tables["CONFIG_MAPPING_NAMES"]
    assert list(config) == ["owl-2", "owl", "eagle_text", "eagle", "old-bird"]
    assert config["owl-2"] == "OwlConfig"


def test_table_takes_in_the_items_of_another(catalog: Catalog):
    assert catalog.tables["MODEL_FOR_ANY_MAPPING_NAMES"] == {"owl": "OwlForToken", "eagle": "EagleForAny"}


def test_entry_keeps_several_classes(catalog: Catalog):
    assert catalog.tables["MODEL_MAPPING_NAMES"]["eagle"] == ["EagleModel", "EagleBase"]


def test_loop_over_a_set_adds_entries(catalog: Catalog):
    assert catalog.tables["TOKENIZER_MAPPING_NAMES"]["eagle"] == "Backend"


def test_table_of_another_module_is_updated_where_types_are_checked_or_not(catalog: Catalog):
    assert catalog.tables["IMAGE_PROCESSOR_MAPPING_NAMES"] == {
        "eagle": {"pil": "EagleImageProcessorPil"},
        "owl-2": {"pil": "OwlImageProcessor"},
    }


def test_helper_tables_are_left_out(catalog: Catalog):
    assert not [name for name in catalog.tables if name.startswith(("MISSING_", "SPECIAL_"))]


def test_tables_follow_what_is_available(package: Path):
    bare = read_catalog(package, lambda _: False)
    assert bare.tables["TOKENIZER_MAPPING_NAMES"] == {"owl": ["OwlTokenizer", None], "eagle": None}
    assert bare.tasks["token-classification"].auto_classes == ()


def test_auto_class_leads_to_its_table_also_by_inheritance(catalog: Catalog):
    assert catalog.auto_classes["AutoModel"] == "MODEL_MAPPING_NAMES"
    assert catalog.auto_classes["AutoModelForToken"] == "MODEL_FOR_TOKEN_MAPPING_NAMES"
    assert catalog.auto_classes["AutoTokenizer"] == "TOKENIZER_MAPPING_NAMES"


def test_folder_is_redirected_or_deprecated_as_transformers_does_it(catalog: Catalog):
    assert catalog.folders == {
        "owl-2": "owl",
        "owl": "owl",
        "eagle_text": "eagle",
        "eagle": "eagle",
        "old-bird": "deprecated/old_bird",
    }


def test_tasks_have_their_auto_classes_and_defaults(catalog: Catalog):
    task = catalog.tasks["token-classification"]
    assert (task.auto_classes, task.pipeline, task.default) == (("AutoModelForToken",), "TokenPipeline", "org/owl-ner")
    assert catalog.tasks["image-feature-extraction"].loads == ("image_processor",)


def test_public_names_come_from_the_import_structure_and_all(catalog: Catalog):
    assert catalog.exports["generation"] == Exports(("Sampler", "Searcher"), ("search",))
    assert catalog.exports["models.owl.modeling_owl"] == Exports(("OwlForToken", "OwlModel"), ())
    assert "nowhere" not in catalog.exports


def test_required_class_is_public_and_an_alias_is_a_class(catalog: Catalog):
    exports = catalog.exports["models.owl.tokenization_owl"]
    assert exports == Exports(("OwlTokenizer", "RookTokenizer"), ("CALLS",))


def test_placeholders_stand_in_for_what_is_not_available(package: Path):
    bare = read_catalog(package, lambda _: False)
    assert bare.exports["generation"] == Exports(("Sampler",), ())
    assert "Searcher" in bare.exports["utils.dummy_pt_objects"].classes


def test_names_made_on_demand_lead_to_the_class_behind(catalog: Catalog):
    assert catalog.class_behind("OwlTokenizerFast") == "OwlTokenizer"
    assert catalog.class_behind("HawkTokenizerFast") == catalog.class_behind("HawkTokenizer") == "OwlTokenizer"
    assert catalog.class_behind("OwlModelFast") is None


def test_names_are_made_only_by_releases_that_do_so(tmp_path: Path):
    package = write_package(tmp_path)
    (package / "utils" / "import_utils.py").write_text("")
    assert not read_catalog(package).has_class("OwlTokenizerFast")


def test_checkpoints_come_from_decorators_links_and_examples(catalog: Catalog):
    assert catalog.details["owl"].checkpoints == ("org/owl-base", "org/owl-large", "org/owl-small", "org/owl-ner")
    assert catalog.details["eagle"].checkpoints == ("org/eagle", "org/owl-base")


def test_sub_configurations_have_a_class_or_a_default_type(catalog: Catalog):
    assert catalog.details["eagle"].sub_configs == {
        "text_config": "EagleTextConfig",
        "tower_config": "AutoConfig:owl",
    }


def test_inputs_are_those_of_the_model_class_or_its_base(catalog: Catalog):
    assert catalog.details["owl"].main_input == "input_ids"
    assert catalog.details["eagle"].modalities == ("image", "text")
    assert catalog.details["eagle"].family == "vision-text"
    assert catalog.details["eagle_text"].family == "component"


def test_lineage_names_what_comes_from_other_models(catalog: Catalog):
    assert catalog.lineage == {"eagle": {"EagleModel": "owl.OwlModel", "EagleForAny": "owl.OwlForToken"}}


def test_wheel_and_checkout_give_the_same(package: Path, catalog: Catalog, tmp_path: Path):
    wheel = tmp_path / "transformers-9.1.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name in FILES:
            archive.write(package / name, f"transformers/{name}")
    write_package(tmp_path / "src")
    assert read_catalog(wheel) == catalog
    assert read_catalog(tmp_path) == catalog


def test_nothing_of_the_package_is_imported_or_run(tmp_path: Path):
    package = write_package(tmp_path)
    mark = tmp_path / "ran"
    for path in package.rglob("*.py"):
        path.write_text(f"open({str(mark)!r}, 'w').close()\n{path.read_text()}", encoding="utf-8")
    before = set(sys.modules)
    assert read_catalog(package).folders
    assert not mark.exists()
    assert {name for name in set(sys.modules) - before if name.startswith("transformers")} == set()


def test_broken_file_costs_only_what_it_says(tmp_path: Path):
    package = write_package(tmp_path)
    (package / "models" / "owl" / "configuration_owl.py").write_text("class OwlConfig(:\n")
    (package / "models" / "auto" / "tokenization_auto.py").write_text("def (\n")
    catalog = read_catalog(package)
    assert "owl" in catalog.folders
    assert "TOKENIZER_MAPPING_NAMES" not in catalog.tables


@pytest.mark.parametrize("content", [None, "", "no wheel"])
def test_place_without_transformers_is_refused(tmp_path: Path, content: str | None):
    place = tmp_path / "place"
    if content is not None:
        place.write_text(content)
    with pytest.raises(NotTransformers, match="place"):
        read_catalog(place)


@pytest.mark.parametrize("broken", sorted(set(FILES) - {"__init__.py", "models/auto/__init__.py"}))
def test_file_that_does_not_parse_or_is_not_there_costs_its_own_facts_only(tmp_path: Path, broken: str):
    package = write_package(tmp_path)
    package.joinpath(broken).write_text("def half(:\n")
    assert read_catalog(package).version == "9.1.0"
    package.joinpath(broken).unlink()
    assert read_catalog(package).version == "9.1.0"
