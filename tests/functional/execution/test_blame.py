"""Whose fault it is that a test failed, told from the message that the test kept."""

from __future__ import annotations

import runpy

import pytest

from hf_lint_functional.execution.failure import blame_of_message, failure_of


@pytest.mark.parametrize(
    ("message", "blame"),
    [
        ("module transformers has no attribute BertForMaskedWords", "test"),
        ("Pipeline.__call__() missing 1 required positional argument: 'candidate_labels'", "test"),
        ("BatchEncoding.to() got an unexpected keyword argument 'dtype'", "test"),
        ("The tokenizer does not define a `mask_token`.", "test"),
        ("Using a `device_map` requires `accelerate`. You can install it with `pip install accelerate`", "environment"),
        ("None of these classes could be imported. Missing optional dependencies: torchvision.", "environment"),
        ("No mask_token ([MASK]) found on the input", "test"),
        ("You have to specify either `pixel_values` or `image_embeds`.", "test"),
        ("You must specify exactly one of input_ids or inputs_embeds", "test"),
        ("cannot reshape tensor of 0 elements into shape [-1, 0]", "test"),
        ("could not convert string to float: 'A small red boat lay on the sand.'", "test"),
        ("type of A small red boat unknown: <class 'str'>. Should be one of a python, numpy, or pytorch", "test"),
        ("[Errno 2] No such file or directory: 'sample.wav'", "test"),
        ("[Errno 2] No such file or directory: '/cache/model/vocab.txt'", "stand-in"),
        ("my-bert is not a local folder and is not a valid model identifier", "test"),
        ("there is no stand-in for my-org/my-model", "stand-in"),
        ("The size of tensor a (96) must match the size of tensor b (64)", "stand-in"),
    ],
)
def test_the_blame_of_a_message(message: str, blame: str) -> None:
    assert blame_of_message(message, uses_stand_in=True) == blame


def test_without_a_stand_in_nothing_can_be_its_fault() -> None:
    assert blame_of_message("the sizes do not match", uses_stand_in=False) == "test"


def test_an_assertion_that_quotes_a_missing_package_is_the_environments_fault(tmp_path) -> None:
    error = AssertionError("Model loading failed: it requires `accelerate`, see pip install accelerate")
    assert failure_of(error, tmp_path / "test_it.py", uses_stand_in=True).blame == "environment"


def test_an_error_that_names_a_missing_package_is_the_environments_fault(tmp_path) -> None:
    error = ValueError("None of these classes could be imported. Missing optional dependencies: torchvision.")
    assert failure_of(error, tmp_path / "test_it.py", uses_stand_in=True).blame == "environment"


def test_who_asks_a_configuration_for_what_it_has_not_is_to_blame(tmp_path) -> None:
    path = tmp_path / "test_it.py"
    path.write_text("from transformers import FuyuConfig\n\nFuyuConfig().hidden_size\n", encoding="utf-8")
    with pytest.raises(AttributeError) as caught:
        runpy.run_path(str(path))
    assert failure_of(caught.value, path, uses_stand_in=True).blame == "test"
