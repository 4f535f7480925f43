import os

import pytest
import torch
from transformers import AutoModel, pipeline

TASKS = ("fill-mask", "text-generation")


def test_narrow():
    try:
        pipeline("fill-mask")
    except OSError as error:
        print(error)


def test_stored_and_asserted():
    result = {}
    try:
        result["outputs"] = pipeline("fill-mask")
        assert result["outputs"]
        result["success"] = True
    except Exception as error:
        result["success"] = False
    assert result["success"]


def test_collected_and_asserted():
    errors = []
    for task in TASKS:
        try:
            assert pipeline(task)
        except Exception as error:
            errors.append(f"{task}: {error}")
            continue
    failed = [error for error in errors if "offline" not in error]
    if failed:
        pytest.fail("\n".join(failed))


def test_missing_value_is_noticed():
    model = None
    try:
        model = AutoModel.from_pretrained("bert-base-uncased")
    except Exception as error:
        print(error)
    assert model is not None


def test_expected_error():
    try:
        pipeline("no-such-task")
    except Exception as error:
        print(error)
    else:
        pytest.fail("no error")


def test_fail_of_pytest_is_no_exception():
    try:
        pipeline("no-such-task")
        pytest.fail("no error")
    except Exception as error:
        print(error)


def test_another_way():
    try:
        model = AutoModel.from_pretrained("bert-base-uncased", local_files_only=True)
    except Exception:
        model = AutoModel.from_pretrained("bert-base-uncased")
    print(model)


def test_tidying_up():
    try:
        torch.cuda.empty_cache()
        os.remove("model.safetensors")
    except Exception as error:
        print(error)


def test_no_call():
    try:
        size = torch.cuda
    except Exception:
        size = None


def test_something_else_asserts():
    try:
        pipeline("fill-mask")
    except Exception as error:
        print(error)
    assert AutoModel.from_pretrained("bert-base-uncased").config


def test_thread():
    errors = []

    def work():
        try:
            pipeline("fill-mask")
        except BaseException as error:
            errors.append(error)

    work()
    if errors:
        raise errors[0]


def test_warming_up():
    fill = pipeline("fill-mask")
    try:
        _ = fill("Paris is the [MASK] of France.")
    except Exception:
        pass
    for _ in range(3):
        print(fill("Paris is the [MASK] of France."))


def test_outer_else():
    try:
        try:
            model = AutoModel.from_pretrained("bert-base-uncased")
            assert model
        except Exception as error:
            model = None
    except OSError:
        print("offline")
    else:
        assert model


def test_asserted_in_finally():
    done = False
    try:
        assert pipeline("fill-mask")
        done = True
    except Exception as error:
        print(error)
        return
    finally:
        assert done


def test_patches_are_taken_back(model):
    def take_back():
        try:
            importlib.reload(importlib.import_module(model.__module__))
        except Exception:
            pass

    model.train()
    take_back()
