from __future__ import annotations

import os
import signal

import pytest
from runner_pools import job, make_pool, run_one

from hf_lint_functional.runner.pool import Pool, RunnerError


def test_endings_come_as_jobs_end_and_not_in_their_order(pool, lifeline):
    jobs = [job("stick", lifeline=lifeline.path), *(job("give", value=number) for number in range(3))]
    endings = pool.run(jobs)
    assert [next(endings).value for _ in range(3)] == [0, 1, 2]
    endings.close()


def test_jobs_still_running_are_killed_when_nobody_listens_any_more(pool, lifeline):
    endings = pool.run([job("stick", lifeline=lifeline.path), job("give", value=1)])
    next(endings)
    lifeline.wait_for(b"grandchild ")
    endings.close()
    assert lifeline.is_cut()


def test_jobs_are_taken_from_the_iterable_when_there_is_room(pool):
    taken = []

    def lazily():
        for number in range(6):
            taken.append(number)
            yield job("give", value=number)

    endings = pool.run(lazily())
    next(endings)
    assert len(taken) < 6
    assert len(list(endings)) == 5


def test_error_in_the_iterable_of_jobs_reaches_the_caller(pool):
    def broken():
        yield job("give", value=1)
        raise LookupError("no more files")

    with pytest.raises(LookupError, match="no more files"):
        list(pool.run(broken()))


@pytest.mark.parametrize("fork", [True, False])
def test_module_that_cannot_be_preloaded_is_an_error_with_its_reason(fork):
    with pytest.raises(RunnerError, match="did not start: ModuleNotFoundError: No module named 'no_such_module'"):
        Pool(1, ["no_such_module"], fork=fork)


@pytest.mark.parametrize("fork", [True, False])
def test_preloaded_module_is_there_before_the_job(fork):
    with make_pool(fork=fork, preload=("wave",)) as made:
        assert run_one(made, "is_loaded", name="wave").value is True
        assert run_one(made, "is_loaded", name="turtle").value is False


def test_jobs_of_a_lost_zygote_are_lost_and_the_next_ones_run(lifeline):
    with make_pool(fork=True) as made:
        endings = made.run(
            [
                job("stick", lifeline=lifeline.path),
                job("lost_with_zygote", lifeline=lifeline.path),
                job("give", value=1),
            ]
        )
        first, second, third = endings
        assert {first.name, second.name} == {"stick", "lost_with_zygote"}
        for ending in (first, second):
            assert (ending.how, ending.reason) == ("lost", "the process that runs the jobs was lost (exit code -9)")
        assert third.value == 1
        assert lifeline.is_cut()


def test_zygote_that_died_between_jobs_is_replaced_without_a_word():
    with make_pool(fork=True) as made:
        [pid] = made.pids()
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert run_one(made, "give", value=1).value == 1
        assert made.pids() != [pid]


def test_warm_worker_is_kept_while_nothing_goes_wrong(lifeline):
    with make_pool(fork=False, workers=1) as made:
        first = made.pids()
        for function, arguments in (("give", {"value": 1}), ("fail", {"text": "no"}), ("give_no_json", {})):
            run_one(made, function, **arguments)
        assert made.pids() == first
        run_one(made, "exit_hard", lifeline=lifeline.path)
        assert run_one(made, "give", value=1).value == 1
        assert made.pids() != first


def test_pool_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with make_pool(fork=True) as made:
        run_one(made, "give", value=1)
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
