"""The model classes that the common tests of the upstream convention run."""

from __future__ import annotations

from hf_lint.coverage.tested_classes import TestedClasses

EXISTING = {"BertModel", "BertForCausalLM", "BertForTokenClassification", "GemmaForConditionalGeneration"}


def listed(tmp_path, text):
    path = tmp_path / "test_modeling_bert.py"
    path.write_text(text, encoding="utf-8")
    return TestedClasses(path.read_bytes(), path, EXISTING.__contains__).by_test()


def test_a_tuple_under_a_condition(tmp_path):
    found = listed(tmp_path, "class T:\n    all_model_classes = (A, B) if is_torch_available() else ()\n")
    assert found == {"T": ("A", "B")}


def test_sums_stars_and_names_of_the_module(tmp_path):
    found = listed(tmp_path, "OLD = (A,)\n\n\nclass T:\n    all_model_classes = (*OLD, B) + (m.C,)\n")
    assert found == {"T": ("A", "B", "C")}


def test_a_stand_in_for_a_class_that_could_not_be_imported(tmp_path):
    text = "try:\n    from transformers import A\nexcept ImportError:\n    A = None\n\n\n"
    assert listed(tmp_path, f"{text}class T:\n    all_model_classes = (A,)\n") == {"T": ("A",)}


def test_comments_between_the_classes(tmp_path):
    assert listed(tmp_path, "class T:\n    all_model_classes = (\n        A,\n        # B,\n    )\n") == {"T": ("A",)}


def test_a_list_that_is_inherited_from_another_file(tmp_path):
    (tmp_path / "common.py").write_text("class Base:\n    all_model_classes = (A,)\n", encoding="utf-8")
    assert listed(tmp_path, "from .common import Base\n\n\nclass T(Base):\n    pass\n") == {"T": ("A",)}


def test_a_list_that_is_given_in_a_method(tmp_path):
    text = "class T:\n    all_model_classes = (A,)\n\n    def setUp(self):\n        self.all_model_classes = (B,)\n"
    assert listed(tmp_path, text) == {"T": ("A", "B")}


TESTER = """
class BertModelTester({frame}):
    base_model_class = {base}{more}


class T({test}):
    model_tester_class = BertModelTester
"""


def test_a_generic_tester_finds_the_heads_that_exist(tmp_path):
    text = TESTER.format(frame="CausalLMModelTester", base="BertModel", more="", test="CausalLMModelTest")
    assert listed(tmp_path, text) == {"T": ("BertModel", "BertForCausalLM", "BertForTokenClassification")}


def test_a_generic_tester_that_names_a_head(tmp_path):
    more = "\n    causal_lm_class = BertLMHeadModel if is_torch_available() else None"
    text = TESTER.format(frame="CausalLMModelTester", base="BertModel", more=more, test="CausalLMModelTest")
    assert "BertLMHeadModel" in listed(tmp_path, text)["T"]


def test_a_generic_tester_for_models_that_see(tmp_path):
    text = TESTER.format(frame="VLMModelTester", base="GemmaModel", more="", test="VLMModelTest")
    assert listed(tmp_path, text) == {"T": ("GemmaModel", "GemmaForConditionalGeneration")}


def test_a_list_of_the_test_beats_its_tester(tmp_path):
    text = TESTER.format(frame="VLMModelTester", base="GemmaModel", more="", test="VLMModelTest")
    assert listed(tmp_path, f"{text}    all_model_classes = (A,)\n") == {"T": ("A",)}


def test_a_tester_that_no_test_uses_tests_nothing(tmp_path):
    assert listed(tmp_path, "class X(CausalLMModelTester):\n    base_model_class = BertModel\n") == {}
