from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from runner_pools import LIMITS, make_pool, run_one

from hf_lint_functional.runner.pool import Job

MIB = 2**20


@pytest.mark.parametrize(
    ("function", "arguments", "place"),
    [
        ("connect", {"host": "192.0.2.1", "port": 443}, "192.0.2.1:443"),
        ("connect", {"host": "huggingface.co", "port": 443}, "huggingface.co:443"),
        ("connect", {"host": "2001:db8::1", "port": 80}, "[2001:db8::1]:80"),
        ("send_datagram", {"host": "192.0.2.1", "port": 53}, "192.0.2.1:53"),
        ("look_up", {"host": "huggingface.co"}, "huggingface.co:443"),
    ],
)
def test_connection_to_the_outside_is_refused_by_name(pool, function, arguments, place):
    ending = run_one(pool, function, **arguments)
    assert (ending.how, ending.refused) == ("raised", (place,))
    assert ending.reason.endswith(f"connecting to {place} was refused by hf-lint")


def test_refusal_is_an_os_error_to_the_libraries_between(pool):
    ending = run_one(pool, "download", url="http://192.0.2.1/model.safetensors")
    assert ending.value["type"] == "URLError"
    assert "192.0.2.1:80" in ending.reason


def test_python_processes_that_a_job_starts_are_refused_too(pool):
    errors = run_one(pool, "connect_from_grandchild", host="192.0.2.1", port=443).value
    assert "connecting to 192.0.2.1:443 was refused by hf-lint" in errors


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("function", ["connect", "connect_from_grandchild"])
def test_loopback_is_open(pool, host, function):
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=lambda: server.accept()[0].close())
        thread.start()
        ending = run_one(pool, function, host=host, port=server.getsockname()[1])
        thread.join()
    assert (ending.how, ending.refused, ending.value or "") == ("returned", (), "")


def test_refusals_of_one_job_are_not_those_of_the_next(pool):
    run_one(pool, "connect", host="192.0.2.1", port=443)
    assert run_one(pool, "give", value=1).refused == ()


def test_file_written_outside_the_scratch_folder_is_named(pool, tmp_path):
    place = tmp_path / "out.txt"
    ending = run_one(pool, "write_file", path=str(place))
    assert (ending.how, ending.wrote, place.read_text()) == ("returned", (str(place),), "out")


def test_scratch_is_the_job_s_own_and_removed(pool):
    first, second = (run_one(pool, "environment").value for _ in range(2))
    for name in ("HOME", "TMPDIR", "cwd"):
        assert first[name] != second[name]
        assert not Path(first[name]).exists()


def test_read_only_scratch_is_removed(pool):
    assert not Path(run_one(pool, "leave_read_only_folder").value).exists()


def test_deleted_scratch_is_no_trouble_for_the_next_job(pool):
    run_one(pool, "delete_working_directory")
    assert run_one(pool, "write_file", path="also-within").wrote == ()


def test_environment_of_a_job_is_its_own(pool):
    assert next(pool.run([Job("mine", "runner_jobs:environment", environment={"MINE": "1"})])).value["MINE"] == "1"
    assert "MINE" not in run_one(pool, "environment").value


@pytest.mark.parametrize("fork", [True, False])
def test_proxies_are_cleared_and_threads_bounded(monkeypatch, fork):
    monkeypatch.setenv("HTTPS_PROXY", "http://192.0.2.1:3128")
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    monkeypatch.setenv("OMP_NUM_THREADS", "64")
    with make_pool(fork=fork) as made:
        found = run_one(made, "environment").value
    assert (found.get("HTTPS_PROXY"), found.get("http_proxy"), found["OMP_NUM_THREADS"]) == (None, None, "1")


@pytest.mark.parametrize("fork", [True, False])
def test_random_numbers_and_hashes_follow_the_seed(fork):
    drawn = []
    for seed in (1, 1, 2):
        with make_pool(fork=fork, seed=seed) as made:
            drawn += [run_one(made, "numbers").value, run_one(made, "numbers").value]
    one, again, other = drawn[0], drawn[2], drawn[4]
    assert drawn[0] == drawn[1]
    assert one == again
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_log_has_all_that_was_printed_and_nothing_else(pool):
    for text in ("bert", "gpt2"):
        assert run_one(pool, "say", text=text).log.read_text() == f"{text}\n{text} again\nand below\n"


def test_logs_stay_where_they_were_asked_for(tmp_path):
    with make_pool(fork=True, logs=tmp_path / "logs") as made:
        ending = run_one(made, "say", text="kept")
    assert ending.log.parent == tmp_path / "logs"
    assert ending.log.read_text().startswith("kept")


def test_peak_memory_is_what_the_job_took_and_the_process_did_not_hold(pool):
    small, large = (run_one(pool, "allocate_twice", count=count * MIB).peak_memory for count in (1, 100))
    assert 99 * MIB <= large < 140 * MIB
    assert small < 40 * MIB


def test_processor_time_is_counted(pool):
    ending = run_one(pool, "allocate_twice", count=200 * MIB)
    assert 0 < ending.cpu_seconds <= ending.seconds * 2


def test_memory_limit_is_for_one_job_at_a_time(pool):
    limits = LIMITS._replace(memory_bytes=64 * MIB)
    assert run_one(pool, "allocate_twice", limits, count=128 * MIB).how == "out-of-memory"
    assert run_one(pool, "allocate_twice", LIMITS, count=128 * MIB).value == 128 * MIB


def test_data_segment_is_limited_for_accelerators():
    with make_pool(fork=False, accelerator=True) as made:
        assert run_one(made, "allocate_twice", LIMITS._replace(memory_bytes=64 * MIB), count=128 * MIB).how == (
            "out-of-memory"
        )
