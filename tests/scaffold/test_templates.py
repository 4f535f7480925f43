"""What the shipped templates make of the model types of the newest shipped release."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from hf_lint.catalog.choice import shipped
from hf_lint.catalog.reading.family import FAMILIES
from hf_lint.cli import main
from hf_lint.scaffold.model_test import model_test, refusal
from hf_lint.scaffold.rendering import TemplateFault, rendered
from hf_lint.scaffold.writing import place_of

CATALOG = shipped("5.23.0")
CONVENTIONS = ("standalone", "upstream")
GOLDEN = Path(__file__).parent / "golden"
SETTINGS = 'target-transformers = "5.23.0"\nselect = ["ALL"]\npreview = true\n'

BY_FAMILY = defaultdict(list)
for _name, _known in CATALOG.model_types.items():
    if not refusal(CATALOG, _name):
        BY_FAMILY[_known.details.family].append(_name)


def write_all(names, convention, folder):
    for name in names:
        test = model_test(CATALOG, name)
        path = place_of(test, convention, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rendered(test, convention), encoding="utf-8")


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("family", sorted(BY_FAMILY))
def test_every_test_of_a_family_is_clean_under_all_rules(family, convention, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".hf-lint.toml").write_text(SETTINGS)
    write_all(BY_FAMILY[family], convention, tmp_path)
    found = CliRunner().invoke(main, ["check", ".", "--no-cache", "-j1", "--output-format", "concise"])
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize("name", ["bert", "vit", "time_series_transformer"])
def test_a_standalone_test_reads_as_it_did(name):
    assert rendered(model_test(CATALOG, name), "standalone") == (GOLDEN / f"{name}.standalone.txt").read_text()


@pytest.mark.parametrize("name", ["llama", "clip"])
def test_an_upstream_test_reads_as_it_did(name):
    assert rendered(model_test(CATALOG, name), "upstream") == (GOLDEN / f"{name}.upstream.txt").read_text()


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_every_family_has_a_template(convention):
    shipped_ones = Path(rendered.__code__.co_filename).parent / "templates" / convention
    assert {f"{family}.py.j2" for family in FAMILIES} <= {path.name for path in shipped_ones.iterdir()}


def test_names_with_hyphens_and_digits_become_names_of_modules():
    names = [place_of(model_test(CATALOG, name), "standalone", Path()).stem for name in ("xlm-roberta", "blip-2")]
    assert names == ["test_hf_xlm_roberta", "test_hf_blip_2"]


def test_only_inputs_that_something_makes_are_asked_for():
    without = [
        name
        for names in BY_FAMILY.values()
        for name in names
        if "tensors" in (test := model_test(CATALOG, name)).reads and not test.tensors
    ]
    assert without == []


def test_a_template_of_the_users_own_goes_first(tmp_path):
    own = tmp_path / "standalone" / "text-encoder.py.j2"
    own.parent.mkdir()
    own.write_text("# {{ test.model_type }}: {{ test.model_class }}\n")
    assert rendered(model_test(CATALOG, "bert"), "standalone", (tmp_path,)) == "# bert: BertForMaskedLM\n"


def test_a_template_of_the_users_own_can_change_a_block_of_ours(tmp_path):
    own = tmp_path / "standalone" / "text-encoder.py.j2"
    own.parent.mkdir()
    changed = "{% block forward %}\n        assert run(model, inputs)\n{% endblock %}\n"
    own.write_text('{% extends "standalone/model.py.j2" %}\n' + changed)
    text = rendered(model_test(CATALOG, "bert"), "standalone", (tmp_path,))
    ast.parse(text)
    assert "        assert run(model, inputs)\n" in text


def test_a_faulty_template_is_named_with_its_line(tmp_path):
    own = tmp_path / "standalone" / "text-encoder.py.j2"
    own.parent.mkdir()
    own.write_text("# {{ test.model_type }}\n{% if %}\n")
    with pytest.raises(TemplateFault, match=r"standalone/text-encoder\.py\.j2, line 2: "):
        rendered(model_test(CATALOG, "bert"), "standalone", (tmp_path,))


def test_a_name_that_templates_do_not_have_is_told_with_its_line(tmp_path):
    own = tmp_path / "standalone" / "text-encoder.py.j2"
    own.parent.mkdir()
    own.write_text("# {{ test.model_type }}\n\n{{ test.nothing }}\n")
    with pytest.raises(TemplateFault, match=r"standalone/text-encoder\.py\.j2, line 3: .*'nothing'"):
        rendered(model_test(CATALOG, "bert"), "standalone", (tmp_path,))
