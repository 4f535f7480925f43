from __future__ import annotations

import textwrap

import pytest
from promised_devices import ALL, devices, in_test, promised


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("require_torch_gpu", {"cuda"}),
        ("testing_utils.require_torch_multi_gpu", {"cuda"}),
        ("require_cuda", {"cuda"}),
        ("require_torch_xpu", {"xpu"}),
        ("require_torch_mps", {"mps"}),
        ("require_rocm", {"cuda"}),
        ("pytest.mark.cuda", {"cuda"}),
        ('pytest.mark.usefixtures("cuda_only")', {"cuda"}),
        ("unittest.skipIf(not torch.cuda.is_available(), 'needs CUDA')", {"cuda"}),
        ("unittest.skipUnless(torch.backends.mps.is_available(), 'needs MPS')", {"mps"}),
        ("pytest.mark.skipif(not torch.cuda.is_available(), reason='needs CUDA')", {"cuda"}),
        ("pytest.mark.skipif(condition=not torch.cuda.is_available(), reason='')", {"cuda"}),
        ("pytest.mark.skipif('not torch.cuda.is_available()', reason='')", {"cuda"}),
        ("pytest.mark.skipif(torch.cuda.device_count() < 2, reason='')", {"cuda"}),
        ("unittest.skipUnless(torch_device == 'cuda', '')", {"cuda"}),
    ],
)
def test_decorator_promises_its_device(decorator: str, expected: set[str]):
    assert expected <= devices(f"@{decorator}\n" + in_test("here()"))
    assert expected <= devices(f"@{decorator}\nclass TestX:\n" + textwrap.indent(in_test("here()"), "    "))


@pytest.mark.parametrize(
    "decorator",
    [
        "require_torch_accelerator",
        "require_torch_multi_accelerator",
        "require_torch_large_accelerator(memory=40)",
        "unittest.skipIf(torch_device == 'cpu', '')",
        "unittest.skipUnless(torch_device in ('cuda', 'xpu'), '')",
        "unittest.skipUnless(torch_device not in ['cpu'], '')",
        "unittest.skipUnless(torch.accelerator.is_available(), '')",
    ],
)
def test_decorator_promises_only_some_accelerator(decorator: str):
    found = promised(f"@{decorator}\n" + in_test("here()"))
    assert found.promise_accelerator
    assert not found.promise("cuda")


@pytest.mark.parametrize(
    "decorator",
    [
        "slow",
        "require_torch",
        "require_accelerate",
        "require_non_xpu",
        "require_torch_up_to_2_gpus",
        "require_cuda_capability_at_least(8, 0)",
        "require_deterministic_for_xpu",
        "pytest.mark.skipif(not is_torch_available(), reason='')",
        "pytest.mark.skipif(torch.cuda.is_available(), reason='runs on the CPU')",
        "parameterized.expand([('cuda',), ('cpu',)])",
        "pytest.mark.parametrize('device', ['cpu', pytest.param('cuda', marks=needs_cuda)])",
        "patch('sys.argv', ['x'])",
    ],
)
def test_decorator_promises_nothing(decorator: str):
    assert not promised(f"@{decorator}\n" + in_test("here()")).devices


@pytest.mark.parametrize(
    "decorator",
    ["unittest.skip('broken')", "require_flash_attn", "require_bitsandbytes", "patch('torch.cuda.is_available')"],
)
def test_where_a_decorator_hides_the_truth_everything_is_promised(decorator: str):
    assert devices(f"@{decorator}\n" + in_test("here()")) == ALL


def test_name_bound_to_a_decorator_is_followed():
    bound = "gated = pytest.mark.skipif(not torch.cuda.is_available(), reason='')\n"
    assert devices(bound + "also = gated\n@also\n" + in_test("here()")) == {"cuda"}


def test_decorator_of_the_same_file_is_read():
    maker = "def gated(f):\n    return unittest.skipUnless(torch.cuda.is_available(), '')(f)\n"
    assert devices(maker + "@gated\n" + in_test("here()")) == {"cuda"}


@pytest.mark.parametrize(
    "mark",
    [
        "pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason='')",
        "pytestmark = [pytest.mark.slow, pytest.mark.skipif(not torch.cuda.is_available(), reason='')]",
        "if not torch.cuda.is_available():\n    pytest.skip('needs CUDA', allow_module_level=True)",
        "if not torch.cuda.is_available():\n    raise unittest.SkipTest('needs CUDA')",
    ],
)
def test_module_is_guarded_as_a_whole(mark: str):
    assert devices(f"{mark}\n" + in_test("here()")) == {"cuda"}


def test_class_mark_counts_for_its_tests():
    text = """
        class TestX:
            pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason='')
            def test_x(self):
                here()
    """
    assert devices(text) == {"cuda"}


def test_fixture_that_skips_guards_those_that_take_it():
    fixture = "@pytest.fixture\ndef engine():\n    if not torch.cuda.is_available():\n        pytest.skip('')\n"
    assert devices(fixture + "def test_x(engine):\n    here()\n") == {"cuda"}
    assert not devices(fixture + "def test_x(other):\n    here()\n")


def test_autouse_fixture_guards_every_test():
    fixture = (
        "@pytest.fixture(autouse=True)\ndef e():\n    if not torch.cuda.is_available():\n        pytest.skip('')\n"
    )
    assert devices(fixture + in_test("here()")) == {"cuda"}


def test_fixture_named_for_a_device_is_believed():
    assert devices("def test_x(cuda_model):\n    here()\n") == {"cuda"}


def test_place_in_a_fixture_is_guarded_by_the_tests_that_take_it():
    text = "@pytest.fixture\ndef model():\n    here()\n{0}\ndef test_x(model):\n    pass\n"
    assert devices(text.format("@require_torch_gpu")) == {"cuda"}
    assert not devices(text.format("@slow"))
