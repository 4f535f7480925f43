"""What counts as an assertion, and what an assertion may rest on."""

from __future__ import annotations

import libcst as cst
import pytest

from hf_lint.facts.assertions import asserting_functions, assertions, expects_failure, is_assertion, is_skip
from hf_lint.source import Source
from hf_lint.test_file import TestFile


def read(text: str) -> TestFile:
    return TestFile("tests/test_bert.py", Source(text.encode()))


def last_call(file: TestFile) -> cst.Call:
    (line,) = (line for line in file.index.all(cst.Expr) if isinstance(line.value, cst.Call))
    return line.value


@pytest.mark.parametrize(
    "call",
    [
        "self.assertEqual(1, 2)",
        "torch.testing.assert_close(a, b)",
        "np.testing.assert_allclose(a, b)",
        "mock.assert_called_once()",
        "self.model_tester.create_and_check_model()",
        "self.config_tester.run_common_tests()",
        "super().test_save_load()",
        "self.fail('no')",
        "pytest.fail('no')",
        "sys.exit(1)",
        "check_json_file(path)",
        "self._test_generate()",
    ],
)
def test_call_that_asserts(call: str):
    file = read(call)
    assert is_assertion(file, last_call(file))


@pytest.mark.parametrize(
    "call", ["print(a)", "model(inputs)", "self.recheck(a)", "log.fail_count(1)", "contest()", "fast()"]
)
def test_call_that_does_not_assert(call: str):
    file = read(call)
    assert not is_assertion(file, last_call(file))


def test_local_function_asserts_if_its_body_does():
    file = read("def look(a):\n    assert a\ndef check_device():\n    return 1\nlook(1)\ncheck_device()\n")
    look, check_device = file.index.all(cst.Call)
    assert is_assertion(file, look)
    assert not is_assertion(file, check_device)


def test_function_that_calls_an_asserting_one_asserts():
    text = "def a():\n    b()\ndef b():\n    self.c()\ndef c():\n    raise ValueError\ndef d():\n    print()\n"
    assert asserting_functions(read(text)) == {"a", "b", "c"}


def test_functions_that_call_each_other_come_to_an_end():
    assert asserting_functions(read("def a():\n    b()\ndef b():\n    a()\n")) == frozenset()


def test_assertions_of_nested_functions_belong_to_both():
    file = read("def outer():\n    def inner():\n        assert 1\n    assert 2\n")
    outer, inner = file.index.all(cst.FunctionDef)
    assert [len(assertions(file)[function]) for function in (outer, inner)] == [2, 1]


@pytest.mark.parametrize("line", ["pytest.skip('no')", "self.skipTest('no')", "raise unittest.SkipTest('no')"])
def test_skip_is_no_assertion(line: str):
    file = read(line)
    node = next(iter(file.index.all(cst.Raise) or file.index.all(cst.Call)))
    assert is_skip(node)
    assert not is_assertion(file, node)


def test_raise_is_an_assertion():
    file = read("raise ValueError('no')\n")
    assert is_assertion(file, file.index.all(cst.Raise)[0])


@pytest.mark.parametrize(
    "context", ["pytest.raises(ValueError)", "self.assertRaises(OSError)", "pytest.warns(UserWarning)"]
)
def test_failure_is_expected_within(context: str):
    file = read(f"with torch.no_grad():\n    with {context}:\n        model()\n")
    assert expects_failure(file, last_call(file))


@pytest.mark.parametrize("context", ["torch.no_grad()", "open(path)", "self.subTest(1)"])
def test_failure_is_not_expected_within(context: str):
    file = read(f"with {context}:\n    model()\n")
    assert not expects_failure(file, last_call(file))


def test_expected_failure_does_not_reach_into_nested_functions():
    file = read("with pytest.raises(ValueError):\n    def inner():\n        model()\n")
    assert not expects_failure(file, last_call(file))
