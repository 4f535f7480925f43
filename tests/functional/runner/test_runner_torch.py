from __future__ import annotations

import pytest
from runner_pools import LIMITS, make_pool, run_one


@pytest.fixture(scope="module")
def zygote():
    with make_pool(fork=True, workers=1, preload=("torch", "transformers")) as made:
        yield made


def test_zygote_with_torch_has_one_thread(zygote):
    assert run_one(zygote, "threads_of_parent").value == 1


def test_child_multiplies_matrices_on_one_thread(zygote):
    assert run_one(zygote, "multiply").value == {"threads": 1, "sum": 256.0**3}


def test_random_tensors_are_the_same_in_each_child(zygote):
    first, second = (run_one(zygote, "random_tensor").value for _ in range(2))
    assert first == second


def test_tensor_too_large_is_out_of_memory(zygote):
    ending = run_one(zygote, "large_tensor", LIMITS._replace(memory_bytes=2**28), count=2**30)
    assert (ending.how, ending.value["type"]) == ("out-of-memory", "RuntimeError")


def test_peak_memory_counts_tensors_and_not_torch(zygote):
    ending = run_one(zygote, "large_tensor", count=2**26)
    assert 2**26 <= ending.peak_memory < 2**27


def test_a_warm_process_whose_accelerator_is_lost_gets_no_further_job():
    with make_pool(fork=False, workers=1, preload=("torch",), accelerator=True) as pool:
        before = run_one(pool, "process").value
        lost = run_one(pool, "lose_accelerator").value
        after = run_one(pool, "process").value
    assert (before == lost, lost == after) == (True, False)
