"""Writing fixed files: what survives, and what forbids it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hf_lint.fixing.atomic_write import write

posix = pytest.mark.skipif(os.name != "posix", reason="modes, owners and limits as POSIX has them")
NOBODY = 65534
FULL = """
import resource, sys
from hf_lint.fixing.atomic_write import write
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
print(write(sys.argv[1], b"old", b"new" * 4096))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "test_hf_bert.py"
    path.write_bytes(b"old\n")
    return path


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write anywhere; the users of a linter may not."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_the_new_content_replaces_the_old_one(file: Path):
    assert write(file, b"old\n", b"new\r\n") is None
    assert file.read_bytes() == b"new\r\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path):
    problem = write(file, b"older\n", b"new\n")
    assert str(problem) == f"{file}: fixes not written: the file has changed meanwhile"
    assert file.read_bytes() == b"old\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone_does_not_come_back(file: Path):
    file.unlink()
    assert "no such file" in str(write(file, b"old\n", b"new\n"))
    assert not file.exists()


@posix
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_the_mode_stays(file: Path, mode: int):
    file.chmod(mode)
    assert write(file, b"old\n", b"new\n") is None
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root gives files away")
def test_the_owner_stays(file: Path):
    os.chown(file, NOBODY, NOBODY)
    assert write(file, b"old\n", b"new\n") is None
    assert (file.stat().st_uid, file.stat().st_gid) == (NOBODY, NOBODY)


def test_the_time_of_change_is_that_of_the_fix(file: Path):
    os.utime(file, (0, 0))
    assert write(file, b"old\n", b"new\n") is None
    assert file.stat().st_mtime > 0


@posix
def test_a_symbolic_link_goes_on_pointing_to_its_file(file: Path, tmp_path: Path):
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "test_hf_gpt2.py"
    link.symlink_to(Path("..", file.name))
    assert write(link, b"old\n", b"new\n") is None
    assert link.is_symlink()
    assert file.read_bytes() == b"new\n"
    assert list(link.parent.iterdir()) == [link]


@posix
def test_a_loop_of_links_is_one_line(tmp_path: Path):
    loop = tmp_path / "test_hf_loop.py"
    loop.symlink_to(loop.name)
    problem = str(write(loop, b"old\n", b"new\n"))
    assert problem.startswith(f"{loop}: fixes not written: ")
    assert "\n" not in problem


@posix
def test_the_other_name_of_a_hard_link_keeps_the_old_content(file: Path, tmp_path: Path):
    other = tmp_path / "other.py"
    other.hardlink_to(file)
    assert write(file, b"old\n", b"new\n") is None
    assert (file.read_bytes(), other.read_bytes()) == (b"new\n", b"old\n")


def test_a_read_only_file_stays_as_it_is(file: Path):
    file.chmod(0o444)
    assert str(write(file, b"old\n", b"new\n")) == f"{file}: fixes not written: the file is read-only"
    assert file.read_bytes() == b"old\n"
    file.chmod(0o644)


@posix
def test_in_a_read_only_folder_nothing_changes():
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "test_hf_bert.py")
        file.write_bytes(b"old\n")
        file.chmod(0o666)
        file.parent.chmod(0o555)
        with without_privileges():
            assert str(write(file, b"old\n", b"new\n")) == f"{file}: fixes not written: its folder is read-only"
        assert file.read_bytes() == b"old\n"
        assert list(file.parent.iterdir()) == [file]
        file.parent.chmod(0o755)


@posix
def test_a_file_of_somebody_else_is_not_taken_over():
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "test_hf_bert.py")
        file.write_bytes(b"old\n")
        file.chmod(0o666)
        file.parent.chmod(0o777)
        with without_privileges():
            problem = write(file, b"old\n", b"new\n")
        assert "belongs to another user" in str(problem)
        assert file.read_bytes() == b"old\n"
        assert list(file.parent.iterdir()) == [file]


@posix
def test_a_write_that_the_disk_refuses_loses_nothing(tmp_path: Path):
    file = tmp_path / "test_hf_bert.py"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout == f"{file}: fixes not written: file too large\n"
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
