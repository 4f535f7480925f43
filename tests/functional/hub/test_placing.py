from __future__ import annotations

import pytest

from hf_lint.catalog.choice import shipped
from hf_lint_functional.hub.placing import Hints, Placing


@pytest.fixture(scope="module")
def placing() -> Placing:
    return Placing(shipped("5.23.0"))


@pytest.mark.parametrize(
    ("repo_id", "class_name"),
    [
        ("bert-base-uncased", "BertForMaskedLM"),
        ("google-bert/bert-base-uncased", "BertForMaskedLM"),
        ("openai-community/gpt2", "GPT2LMHeadModel"),
        ("facebook/opt-125m", "OPTForCausalLM"),
        ("t5-small", "T5ForConditionalGeneration"),
        ("google/vit-base-patch16-224", "ViTForImageClassification"),
        ("facebook/detr-resnet-50-panoptic", "DetrForSegmentation"),
        ("facebook/wav2vec2-base-960h", "Wav2Vec2ForCTC"),
        ("deepset/roberta-base-squad2", "RobertaForQuestionAnswering"),
        ("distilbert-base-uncased-finetuned-sst-2-english", "DistilBertForSequenceClassification"),
        ("sentence-transformers/all-MiniLM-L6-v2", "BertForMaskedLM"),
        ("microsoft/deberta-v3-base", "DebertaV2ForMaskedLM"),
        ("hf-internal-testing/tiny-random-BertForMaskedLM", "BertForMaskedLM"),
        ("xlm-roberta-base", "XLMRobertaForMaskedLM"),
    ],
)
def test_an_id_is_placed_with_the_class_it_was_published_for(placing: Placing, repo_id: str, class_name: str) -> None:
    place = placing.place(repo_id)
    assert place is not None
    assert place.class_name == class_name


@pytest.mark.parametrize("repo_id", ["nosuch/thing", "vit-base", "bert", "someone/bertram"])
def test_an_id_that_nothing_places_is_not_guessed(placing: Placing, repo_id: str) -> None:
    assert placing.place(repo_id) is None


def test_the_model_type_of_the_test_file_places_what_nothing_else_does(placing: Placing) -> None:
    place = placing.place("someone/my-finetune", Hints(("electra",)))
    assert place is not None
    assert (place.model_type, place.how) == ("electra", "the model type of the test file")


def test_a_bare_id_is_not_placed_by_the_test_file(placing: Placing) -> None:
    assert placing.place("my-finetune", Hints(("electra",))) is None


def test_the_class_that_the_test_loads_it_with_decides(placing: Placing) -> None:
    place = placing.place("bert-base-uncased", Hints(classes={"bert-base-uncased": "AutoModelForTokenClassification"}))
    assert place is not None
    assert place.class_name == "BertForTokenClassification"


def test_the_one_task_of_the_test_decides_where_the_id_says_nothing(placing: Placing) -> None:
    place = placing.place("google-bert/bert-base-uncased", Hints(task="text-classification"))
    assert place is not None
    assert (place.class_name, place.task) == ("BertForSequenceClassification", "text-classification")
