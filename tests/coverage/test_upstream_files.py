"""Files of the upstream convention, in the folders that transformers has."""

from __future__ import annotations

MODELING = """import unittest

from transformers import {classes}

from ...test_modeling_common import ModelTesterMixin


class ModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = ({classes},)
"""
TOKENIZATION = "from transformers import {name}\n\n\nclass TokenizationTest:\n    tokenizer_class = {name}\n"


def test_the_folder_and_the_classes_say_the_same(place):
    record = place("tests/models/bert/test_modeling_bert.py", MODELING.format(classes="BertModel, BertForMaskedLM"))
    assert (record.model_type, record.role, record.convention) == ("bert", "modeling", "upstream")
    assert record.classes == ("BertModel", "BertForMaskedLM")


def test_the_parts_of_a_model_are_tested_with_it(place):
    record = place("tests/models/clip/test_modeling_clip.py", MODELING.format(classes="CLIPModel, CLIPTextModel"))
    assert record.model_types == ("clip", "clip_text_model")


def test_one_folder_with_several_models(place):
    record = place("tests/models/data2vec/test_modeling_data2vec_text.py", MODELING.format(classes="Data2VecTextModel"))
    assert record.model_type == "data2vec-text"


def test_a_folder_with_a_tokenizer_alone(place):
    record = place("tests/models/barthez/test_tokenization_barthez.py", TOKENIZATION.format(name="BarthezTokenizer"))
    assert (record.model_type, record.standing) == ("barthez", "preprocessing")


def test_tests_of_tensorflow_test_nothing_that_there_is(place):
    text = MODELING.format(classes="TFBertModel").replace("ModelTest(ModelTesterMixin", "ModelTest(TFModelTesterMixin")
    record = place("tests/models/bert/test_modeling_tf_bert.py", text)
    assert record.standing == "retired"
    assert record.remarks[-1] == "tests TF classes, which transformers 5.23.0 does not have"


def test_tests_of_the_auto_classes_are_of_no_model(place):
    text = "from transformers import AutoModel\n\n\ndef test_auto():\n    assert AutoModel\n"
    assert place("tests/models/auto/test_modeling_auto.py", text).standing == "general"


def test_a_file_in_the_wrong_folder(place):
    record = place("tests/models/bert/test_modeling_bert.py", MODELING.format(classes="GPT2Model"))
    assert (record.model_type, record.copied) == ("gpt2", True)
