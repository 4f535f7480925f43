from __future__ import annotations

import pytest
from promised_devices import ALL, devices, in_test


@pytest.mark.parametrize("setup", ["setUp(self)", "setUpClass(cls)", "setup_method(self)"])
@pytest.mark.parametrize(
    "skip", ["self.skipTest('')", "pytest.skip('')", "raise unittest.SkipTest('')", "raise SkipTest"]
)
def test_skip_in_a_setup_guards_the_class(setup: str, skip: str):
    text = f"""
        class XTest(unittest.TestCase):
            def {setup}:
                super().setUp()
                if not torch.cuda.is_available():
                    {skip}
            def test_x(self):
                here()
    """
    assert devices(text) == {"cuda"}


def test_return_in_a_setup_guards_nothing_but_the_setup():
    text = """
        class XTest(unittest.TestCase):
            def setUp(self):
                if not torch.cuda.is_available():
                    return
            def test_x(self):
                here()
    """
    assert not devices(text)


def test_base_class_of_the_same_file_hands_its_guards_down():
    text = """
        @require_torch_gpu
        class Base(unittest.TestCase):
            pass
        class XTest(Base):
            def test_x(self):
                here()
    """
    assert devices(text) == {"cuda"}


def test_mixin_is_guarded_by_the_classes_that_are_made_of_it():
    text = """
        class Shared:
            def test_x(self):
                here()
        @require_torch_gpu
        class First(Shared, unittest.TestCase):
            pass
        @{second}
        class Second(Shared, unittest.TestCase):
            pass
    """
    assert devices(text.format(second="require_torch_gpu")) == {"cuda"}
    assert not devices(text.format(second="slow"))


def test_function_of_the_file_that_skips_is_a_guard():
    helper = "def need():\n    if not torch.cuda.is_available():\n        pytest.skip('')\n"
    assert devices(helper + in_test("need()\nhere()")) == {"cuda"}
    returning = "def need():\n    if not torch.cuda.is_available():\n        return\n"
    assert not devices(returning + in_test("need()\nhere()"))


def test_functions_that_call_one_another_end():
    assert not devices("def a():\n    b()\ndef b():\n    a()\n" + in_test("a()\nhere()"))


def test_imported_function_is_believed_by_its_name():
    assert devices(in_test("skip_unless_cuda()\nhere()")) == {"cuda"}


def test_function_that_nobody_calls_is_not_judged():
    assert devices("def load():\n    here()\n") == ALL


def test_callers_guards_count():
    text = "def load():\n    here()\n@require_torch_gpu\ndef test_a():\n    load()\n{0}\ndef test_b():\n    load()\n"
    assert devices(text.format("@require_torch_gpu")) == {"cuda"}
    assert not devices(text.format("@slow"))


def test_callers_of_callers_count():
    text = """
        class TestX:
            def load(self):
                here()
            def prepare(self):
                self.load()
            def test_x(self):
                if torch.cuda.is_available():
                    self.prepare()
    """
    assert devices(text) == {"cuda"}


def test_setup_is_guarded_by_all_its_tests_together():
    text = """
        class XTest(unittest.TestCase):
            def setUp(self):
                here()
            @require_torch_gpu
            def test_a(self):
                pass
            {0}
            def test_b(self):
                pass
    """
    assert devices(text.format("@require_torch_gpu")) == {"cuda"}
    assert not devices(text.format("@slow"))


def test_script_part_of_a_file_is_not_judged():
    assert devices("if __name__ == '__main__':\n    here()\n") == ALL


def test_module_level_is_reached_by_every_run():
    assert not devices("model = here()\n")


def test_file_named_for_a_device_is_believed():
    assert devices(in_test("here()"), "tests/test_cuda_kernels.py") == {"cuda"}
    assert not devices(in_test("here()"), "/home/gpu/checkout/of/tests/test_bert.py")


def test_nested_function_stands_behind_the_guards_around_it():
    body = "if not torch.cuda.is_available():\n    return\ndef run():\n    here()\nrun()"
    assert devices(in_test(body)) == {"cuda"}
