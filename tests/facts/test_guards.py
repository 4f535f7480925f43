from __future__ import annotations

import pytest
from promised_devices import ALL, devices, in_test, promised


def test_a_bare_test_promises_nothing():
    found = promised(in_test("here()"))
    assert not found.devices
    assert not found.promise_accelerator


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("torch.cuda.is_available()", {"cuda"}),
        ("is_torch_xpu_available()", {"xpu"}),
        ("torch.backends.mps.is_available()", {"mps"}),
        ("has_torch and torch.cuda.is_available()", {"cuda"}),
        ("has_torch or torch.cuda.is_available()", set()),
        ("torch.xpu.is_available() or torch.cuda.is_available()", set()),
        ("not (not torch.cuda.is_available() or not has_torch)", {"cuda"}),
        ("not torch.cuda.is_available()", set()),
        ("torch_device == 'cuda'", {"cuda"}),
        ("'cuda' == device.type", {"cuda"}),
        ("torch_device != 'cuda'", set()),
        ("'cuda' in str(device)", {"cuda"}),
        ("device.startswith('cuda')", {"cuda"}),
        ("torch_device in ['cuda']", {"cuda"}),
        ("torch_device in ['cuda', 'xpu']", set()),
        ("torch_device not in ['cuda']", set()),
        ("torch.cuda.device_count() > 0", {"cuda"}),
        ("0 < torch.cuda.device_count()", {"cuda"}),
        ("torch.cuda.device_count() != 0", {"cuda"}),
        ("torch.cuda.device_count() == 0", set()),
        ("torch.cuda.is_available() is True", {"cuda"}),
        ("torch.cuda.is_available() == False", set()),
        ("CAPABILITIES['cuda']", {"cuda"}),
        ("capabilities.get('mps', False)", {"mps"}),
        ("self.has_cuda", {"cuda"}),
        ("NO_CUDA", set()),
        ("bool(torch.cuda.is_available())", {"cuda"}),
        ("(found := torch.cuda.is_available())", {"cuda"}),
        ("is_torch_available()", set()),
    ],
)
def test_condition_promises_in_its_body(condition: str, expected: set[str]):
    assert devices(in_test(f"if {condition}:\n    here()")) == expected
    assert devices(in_test(f"x = here() if {condition} else None")) == expected
    assert devices(in_test(f"x = ({condition}) and here()")) == expected
    assert devices(in_test(f"x = [here() for y in z if {condition}]")) == expected


@pytest.mark.parametrize("leave", ["return", "self.skipTest('')", "pytest.skip('')", "raise unittest.SkipTest('')"])
@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("not torch.cuda.is_available()", {"cuda"}),
        ("not has_torch or not torch.cuda.is_available()", {"cuda"}),
        ("not has_torch and not torch.cuda.is_available()", set()),
        ("torch_device != 'cuda'", {"cuda"}),
        ("NO_CUDA", {"cuda"}),
        ("torch.cuda.is_available()", set()),
    ],
)
def test_leaving_early_promises_the_opposite_behind(leave: str, condition: str, expected: set[str]):
    assert devices(in_test(f"if {condition}:\n    {leave}\nhere()")) == expected


def test_otherwise_of_a_negation_promises():
    assert devices(in_test("if not torch.cuda.is_available():\n    pass\nelse:\n    here()")) == {"cuda"}


def test_elif_knows_what_came_before():
    body = "if torch_device == 'cpu':\n    pass\nelif torch.xpu.is_available():\n    here()"
    assert devices(in_test(body)) == {"xpu"}
    assert devices(in_test("if not torch.cuda.is_available():\n    pass\nelif ready:\n    here()")) == {"cuda"}


def test_leaving_in_the_otherwise_promises_the_condition():
    assert devices(in_test("if torch.cuda.is_available():\n    x()\nelse:\n    return\nhere()")) == {"cuda"}


def test_leaving_in_one_branch_only_promises_nothing_for_the_other():
    assert not devices(in_test("if ready:\n    x()\nelif not torch.cuda.is_available():\n    return\nhere()"))


def test_continue_guards_the_rest_of_the_loop():
    body = "for device in devices:\n    if not torch.cuda.is_available():\n        continue\n    here()"
    assert devices(in_test(body)) == {"cuda"}


def test_loop_over_devices_runs_only_where_there_are_some():
    assert devices(in_test("for i in range(torch.cuda.device_count()):\n    here()")) == {"cuda"}


def test_skip_inside_a_with_guards_what_follows():
    body = "with self.subTest():\n    if not torch.cuda.is_available():\n        self.skipTest('')\nhere()"
    assert devices(in_test(body)) == {"cuda"}


def test_assertions_that_a_device_is_there_guard():
    assert devices(in_test("assert torch.cuda.is_available()\nhere()")) == {"cuda"}
    assert devices(in_test("self.assertTrue(torch.cuda.is_available())\nhere()")) == {"cuda"}


def test_guard_behind_a_place_does_not_count():
    assert not devices(in_test("here()\nif not torch.cuda.is_available():\n    return"))


@pytest.mark.parametrize(
    "binding",
    [
        "READY = torch.cuda.is_available()",
        "READY: bool = is_torch_available() and torch.cuda.is_available()",
        "READY = False\nif torch.cuda.is_available():\n    READY = True",
        "try:\n    READY = torch.cuda.is_available()\nexcept Exception:\n    READY = False",
        "def probe():\n    return torch.cuda.is_available()\nREADY = probe()",
    ],
)
def test_name_stands_for_its_condition(binding: str):
    assert devices(f"{binding}\n" + in_test("if READY:\n    here()")) == {"cuda"}


def test_name_with_another_meaning_promises_nothing():
    assert not devices("READY = True\n" + in_test("if READY:\n    here()"))
    assert not devices("READY = torch.cuda.is_available()\nREADY = True\n" + in_test("if READY:\n    here()"))


def test_attribute_of_the_test_stands_for_its_condition():
    text = """
        class XTest(unittest.TestCase):
            def setUp(self):
                self.ready = torch.cuda.is_available()
            def test_x(self):
                if self.ready:
                    here()
    """
    assert devices(text) == {"cuda"}


def test_flag_set_under_a_test_of_itself_ends():
    assert not devices("READY = False\nif READY:\n    READY = True\n" + in_test("if READY:\n    here()"))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        ("except Exception:\n    pass", ALL),
        ("except (ValueError, RuntimeError):\n    self.skipTest('')", ALL),
        ("except:\n    result = None", ALL),
        ("except ImportError:\n    pass", set()),
        ("except Exception:\n    raise", set()),
        ("except Exception as error:\n    self.fail(str(error))", set()),
        ("finally:\n    close()", set()),
    ],
)
def test_attempt_whose_failure_is_forgiven_is_nobodys_fault(attempt: str, expected: set[str]):
    assert devices(in_test(f"try:\n    here()\n{attempt}")) == expected


def test_expected_failure_is_nobodys_fault():
    assert devices(in_test("with pytest.raises(RuntimeError):\n    here()")) == ALL
    assert devices(in_test("with patch('torch.cuda.is_available'):\n    here()")) == ALL


@pytest.mark.parametrize("target", ["torch.cuda, 'is_available'", "'torch.cuda.is_available'", "torch.xpu, 'device'"])
def test_device_functions_that_are_replaced_promise_every_device(target: str):
    assert devices(in_test(f"monkeypatch.setattr({target}, fake)\nhere()")) == ALL


def test_other_replacements_promise_nothing():
    assert not devices(in_test("monkeypatch.setattr(model, 'forward', fake)\nhere()"))


def test_pattern_of_a_case_promises():
    assert devices(in_test("match device:\n    case 'cuda':\n        here()")) == {"cuda"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import habana_frameworks.torch.core as htcore", {"hpu"}),
        ("from optimum.habana.transformers.modeling_utils import adapt_transformers_to_gaudi", {"hpu"}),
        ("import torch, torch_npu", {"npu"}),
        ("from optimum.intel import OVModel", set()),
        ("from .torch_npu import stand_in", set()),
        ("if found:\n    import torch_npu", set()),
        ("try:\n    import torch_npu\nexcept ImportError:\n    pass", set()),
    ],
)
def test_library_of_one_maker_promises_its_accelerator(statement: str, expected: set[str]):
    assert devices(f"{statement}\n\n{in_test('here()')}") == expected
