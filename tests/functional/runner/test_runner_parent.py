from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PLACES = ["fork", "warm"]


def start(tmp_path, place, mode, lifeline="", length=0):
    (tmp_path / "temporary").mkdir(exist_ok=True)
    script = Path(__file__).with_name("runner_parent.py")
    arguments = [str(tmp_path / "journal.jsonl"), lifeline, place, mode, str(length)]
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path / "temporary"),
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
    }
    return subprocess.Popen([sys.executable, script, *arguments], stdout=subprocess.PIPE, text=True, env=environment)


def lines_until(process, *wanted):
    found = []
    while not set(wanted) <= set(found):
        line = process.stdout.readline()
        assert line, f"it ended after {found}"
        found.append(line.strip())
    return found


def journaled(tmp_path):
    _, *entries = (tmp_path / "journal.jsonl").read_text().splitlines()
    return {json.loads(entry)["name"] for entry in entries}


@pytest.fixture(params=PLACES)
def stuck(request, tmp_path, lifeline):
    """A run with two outcomes known and a job that will never end, and the first of its processes."""
    with start(tmp_path, request.param, "anew", lifeline.path) as process:
        said = lines_until(process, "ran quick-1", "ran quick-2")
        lifeline.wait_for(b"stuck ")
        lifeline.wait_for(b"grandchild ")
        yield process, os.pidfd_open(int(said[0].split()[1]))
        process.kill()


def wait_for_end(pidfd):
    select.select([pidfd], [], [])
    os.close(pidfd)


def test_nothing_is_left_when_the_parent_is_killed(stuck, tmp_path, lifeline):
    process, pidfd = stuck
    process.kill()
    lifeline.wait_until_cut()
    wait_for_end(pidfd)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_killed_run_is_resumed_and_repeats_nothing(stuck, tmp_path, lifeline, request):
    process, pidfd = stuck
    process.kill()
    process.wait()
    place = request.node.callspec.params["stuck"]
    with start(tmp_path, place, "resume") as again:
        said = [line for line in again.stdout.read().splitlines() if not line.startswith("pid")]
    assert said == ["known quick-1", "known quick-2", "ran stuck"] or said == [
        "known quick-2",
        "known quick-1",
        "ran stuck",
    ]
    assert again.returncode == 0
    assert journaled(tmp_path) == {"quick-1", "quick-2", "stuck"}
    wait_for_end(pidfd)


def test_interrupt_stops_cleanly_with_all_that_is_known(stuck, tmp_path, lifeline):
    process, pidfd = stuck
    process.send_signal(signal.SIGINT)
    assert process.stdout.read() == "stopped\n"
    assert process.wait() == 130
    assert lifeline.is_cut()
    wait_for_end(pidfd)
    assert journaled(tmp_path) == {"quick-1", "quick-2"}
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("place", PLACES)
def test_full_disk_is_one_line_and_what_is_known_is_printed(tmp_path, place):
    with start(tmp_path, place, "anew", length=10_000) as process:
        said = process.stdout.read().splitlines()
    ran, errors = [line for line in said if line.startswith("ran")], [line for line in said if "error" in line]
    assert process.returncode == 2
    assert len(ran) == 2
    assert errors == [f"error: {tmp_path / 'journal.jsonl'}: the journal cannot be written: File too large"]
    assert journaled(tmp_path) == {ran[0].split()[1]}


@pytest.mark.parametrize("fork", [True, False])
def test_interrupt_while_modules_are_imported_leaves_nothing(lifeline, tmp_path, fork):
    code = f"from runner_pools import make_pool\nmake_pool(fork={fork}, workers=1, preload=('slow_import',))"
    folders = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": folders, "LIFELINE": lifeline.path, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, env=environment) as process:
        lifeline.wait_for(b"importing")
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().rstrip().endswith(b"KeyboardInterrupt")
    assert lifeline.is_cut()
    assert [entry.name for entry in tmp_path.iterdir()] == ["lifeline"]
