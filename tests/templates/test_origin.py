"""Where a test came from, and how far it is from there."""

from __future__ import annotations

from pathlib import Path

from template_texts import IMAGE, TEXT, Write, roberta

from hf_lint.templates.survey import Comparison, TestRecord
from hf_lint.templates.template_files import read_template, template_paths


def record(folder: Path, test: Path) -> TestRecord:
    return Comparison([read_template(path) for path in template_paths([folder])]).test(test)


def origin(folder: Path, test: Path) -> str | None:
    found = record(folder, test).origin
    return found.template if found else None


def test_test_is_traced_to_its_template(templates: Path, write: Write):
    assert origin(templates, write("test_hf_roberta.py", roberta(TEXT))) == "templates/text_template.py"
    assert origin(templates, write("test_hf_deit.py", IMAGE.replace("Vit", "Deit"))) == "templates/image_template.py"


def test_unrelated_test_matches_none(templates: Path, write: Write):
    test = write(
        "test_hf_t5.py", "import transformers\n\n\ndef test_config():\n    assert transformers.T5Config().d_model\n"
    )
    assert origin(templates, test) is None


def test_own_words_of_a_template_betray_it_where_its_code_was_cut(templates: Path, write: Write):
    cut = IMAGE[: IMAGE.index("    def test_from")].replace("with synthetic", "of synthetic")
    cut += TEXT[TEXT.index("    def test_from") :]
    found = record(templates, write("test_hf_bert.py", cut)).origin
    assert found is not None
    assert found.template == "templates/image_template.py"


def test_broken_template_is_matched(write: Write):
    broken = TEXT.replace('    return "cpu"', '  return "cpu"')
    write("templates/text_template.py", broken)
    test = write("test_hf_roberta.py", roberta(TEXT))
    assert origin(Path("templates"), test) == "templates/text_template.py"


def test_unchanged_test_has_no_drift(templates: Path, write: Write):
    drift = record(templates, write("test_hf_roberta.py", roberta(TEXT))).drift
    assert drift is not None
    assert drift.score == 0
    assert {part.change for part in drift.parts} == {"same"}


def test_drift_is_told_by_method(templates: Path, write: Write):
    text = roberta(TEXT).replace("def select_device", "def choose_device").replace("if not outputs", "while outputs")
    text += "\n\ndef helper():\n    return 1\n"
    drift = record(templates, write("test_hf_roberta.py", text)).drift
    assert drift is not None
    changes = {part.name: part.change for part in drift.parts if part.change != "same"}
    assert changes == {
        "choose_device": "renamed", "TestRobertaModels.test_pipeline": "changed", "helper": "added",
    }  # fmt: skip
    assert 0 < drift.score < 30


def test_lost_method_is_missing(templates: Path, write: Write):
    text = roberta(TEXT)
    text = text[: text.index("    def test_from")]
    drift = record(templates, write("test_hf_roberta.py", text)).drift
    assert drift is not None
    assert ("TestBertModels.test_from_pretrained", "missing") in [(part.name, part.change) for part in drift.parts]


def test_name_of_the_templates_model_left_in_a_test_is_told(templates: Path, write: Write):
    text = TEXT.replace("bert-base", "electra-base")
    assert record(templates, write("test_hf_electra.py", text)).left == ("bert",)
    assert record(templates, write("test_hf_bert.py", TEXT)).left == ()


def test_placeholders_left_in_a_test_are_told(write: Write):
    write("templates/text_template.py", TEXT.replace("bert-base", "{{ checkpoint }}"))
    test = write("test_hf_bert.py", TEXT.replace('model="bert-base"', 'model="{{ checkpoint }}"'))
    assert record(Path("templates"), test).left == ("{{ checkpoint }}",)


def test_jinja_template_is_python_once_its_braces_are_names(write: Write):
    jinja = "{% if header %}\n" + TEXT.replace("Bert", "{{ model.name }}").replace("BERT_", "{{ model.upper }}_")
    write("templates/text.py.j2", jinja + "{# the end #}\n")
    template = read_template(Path("templates/text.py.j2"))
    assert template.is_jinja
    assert template.fault is None
    assert origin(Path("templates"), write("test_hf_roberta.py", roberta(TEXT))) == "templates/text.py.j2"


def test_name_of_a_templates_model_decides_between_variants(write: Write):
    text = TEXT.replace('"bert-base"', "CHECKPOINT")
    variant = text.replace("Bert", "ModelType").replace("BERT", "MODEL_TYPE")
    write("templates/text_template.py", text)
    write("templates/variant_template.py", variant)
    test = write("test_hf_electra.py", variant.replace("MODEL_TYPE", "ELECTRA"))
    assert origin(Path("templates"), test) == "templates/variant_template.py"
    test = write("test_hf_electra.py", text.replace("BERT", "ELECTRA"))
    assert origin(Path("templates"), test) == "templates/text_template.py"
