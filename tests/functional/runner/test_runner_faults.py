from __future__ import annotations

import signal

import pytest
from runner_pools import LIMITS, job, make_pool, run_one

GIB = 2**30
SHORT = LIMITS._replace(seconds=0.3)


def test_segfault_is_reported_with_its_stack(pool, lifeline):
    ending = run_one(pool, "segfault", lifeline=lifeline.path)
    assert (ending.how, ending.signal, ending.reason) == ("signal", signal.SIGSEGV, "killed by SIGSEGV")
    assert "in segfault" in ending.log.read_text()
    assert lifeline.is_cut()


def test_kill_by_signal_nine_is_reported(pool, lifeline):
    ending = run_one(pool, "kill_itself", lifeline=lifeline.path)
    assert (ending.how, ending.signal) == ("signal", signal.SIGKILL)
    assert lifeline.is_cut()


def test_hard_exit_is_reported_with_its_code(pool, lifeline):
    ending = run_one(pool, "exit_hard", lifeline=lifeline.path)
    assert (ending.how, ending.exit_code, ending.value) == ("exit", 3, None)
    assert lifeline.is_cut()


@pytest.mark.parametrize(("code", "expected"), [(4, 4), (None, 0), ("a message", 1)])
def test_system_exit_is_an_exit(pool, code, expected):
    ending = run_one(pool, "exit_softly", code=code)
    assert (ending.how, ending.exit_code, ending.value["type"]) == ("exit", expected, "SystemExit")


def test_child_that_a_job_forks_does_not_answer_for_it(pool):
    ending = run_one(pool, "fork_a_child_that_comes_back", code=5)
    assert (ending.how, ending.value) == ("returned", 5)
    assert run_one(pool, "give", value="next").value == "next"


def test_keyboard_interrupt_in_a_job_is_that_jobs_own(pool):
    ending = run_one(pool, "interrupt")
    assert (ending.how, ending.value["type"]) == ("raised", "KeyboardInterrupt")


def test_exception_comes_with_message_and_traceback(pool):
    ending = run_one(pool, "fail", text="no such head")
    assert (ending.how, ending.reason) == ("raised", "ValueError: no such head")
    assert ending.value["traceback"].splitlines()[1].endswith("in fail")


def test_what_json_cannot_hold_is_an_error_of_the_job(pool):
    ending = run_one(pool, "give_no_json")
    assert ending.how == "raised"
    assert "what JSON cannot hold: Object of type object" in ending.reason


def test_unknown_target_is_an_error_of_the_job(pool):
    assert run_one(pool, "no_such_function").reason.startswith("AttributeError: module 'runner_jobs' has no")


def test_endless_loop_is_stopped_and_its_stack_shown(pool, lifeline):
    ending = run_one(pool, "loop", SHORT, lifeline=lifeline.path)
    assert (ending.how, ending.reason) == ("timeout", "still running after 0.3 s")
    assert "in loop" in ending.log.read_text()
    assert lifeline.is_cut()


def test_process_that_ignores_signals_is_stopped(pool, lifeline):
    ending = run_one(pool, "wait_for_ever", SHORT, lifeline=lifeline.path)
    assert (ending.how, ending.signal) == ("timeout", signal.SIGKILL)
    assert lifeline.is_cut()


def test_processes_left_behind_are_killed_and_counted(pool, lifeline):
    ending = run_one(pool, "leave_processes", lifeline=lifeline.path, then="return")
    assert (ending.how, ending.value, ending.left_running) == ("returned", "return", 3)
    assert lifeline.is_cut()


def test_processes_of_a_job_that_is_stopped_go_with_it(pool, lifeline):
    limits = LIMITS._replace(seconds=1)
    ending = run_one(pool, "leave_processes", limits, lifeline=lifeline.path, then="loop")
    assert ending.how == "timeout"
    assert lifeline.is_cut()


@pytest.mark.parametrize("function", ["print_without_end", "print_from_grandchild"])
def test_flood_of_output_is_stopped_and_cut(pool, lifeline, function):
    ending = run_one(pool, function, lifeline=lifeline.path)
    assert (ending.how, ending.reason) == ("output", "printed more than 1048576 bytes")
    assert ending.log.stat().st_size < 2**20 + 100
    assert ending.log.read_bytes().endswith(b"[cut: more than 1048576 bytes were printed]\n")
    assert lifeline.is_cut()


def test_more_memory_than_allowed_is_refused(pool, lifeline):
    ending = run_one(pool, "allocate", lifeline=lifeline.path, count=50 * GIB)
    assert (ending.how, ending.value["type"]) == ("out-of-memory", "MemoryError")
    assert lifeline.is_cut()


def test_closed_standard_streams_do_not_hide_the_result(pool):
    ending = run_one(pool, "close_standard_streams")
    assert (ending.how, ending.value) == ("returned", "closed")


def test_deleted_working_directory_is_no_fault(pool):
    ending = run_one(pool, "delete_working_directory")
    assert (ending.how, ending.value) == ("returned", False)


def test_pool_goes_on_after_every_fault(pool, lifeline):
    faults = ["segfault", "kill_itself", "exit_hard"]
    jobs = [job(name, lifeline=lifeline.path) for name in faults] + [job("give", value=number) for number in range(4)]
    endings = list(pool.run(jobs))
    assert sorted(ending.value for ending in endings if ending.how == "returned") == [0, 1, 2, 3]
    assert len(endings) == len(jobs)


def test_job_that_closes_every_file_has_a_reason(pool):
    ending = run_one(pool, "close_everything")
    assert ending.how in {"exit", "lost"}
    assert ending.reason


def test_pool_runs_a_job_after_its_process_was_lost(pool, lifeline):
    ending = run_one(pool, "lost_with_zygote", lifeline=lifeline.path)
    assert ending.how in {"lost", "signal"}
    assert lifeline.is_cut()
    assert run_one(pool, "give", value="back").value == "back"


def test_crash_leaves_no_core_file(pool):
    assert run_one(pool, "core_size").value == 0


def test_warm_process_that_swells_beyond_the_limits_of_the_system_is_stopped():
    with make_pool(fork=False, workers=1, accelerator=True) as made:
        ending = run_one(made, "allocate_shared", LIMITS._replace(memory_bytes=GIB // 8), count=GIB // 4)
        assert (ending.how, ending.reason) == ("out-of-memory", f"took more than {GIB // 8} bytes")
        assert run_one(made, "give", value=1).value == 1
