"""``python -m hf_lint_functional.runner.zygote FD FOLDER MODULE...``: imports the modules once, forks a child per job.

It has one thread and runs no tensor operation: a parent with two threads that ran one hangs its children. It ends
when its parent does, and takes all that descends from it along.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import json
import os
import resource
import selectors
import shutil
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from hf_lint_functional.runner import descendants, performing

_FIRST_PRIVATE_FD = 200
"""Above what a job is likely to close by number."""


class Zygote:
    """Serves one parent over ``parent``: each message names an assignment and brings three file descriptors.

    Those are where the child writes its log, where it writes its account, and a socket on which the parent may ask
    for the child's end (``a`` to abort with a stack, ``k`` to kill), and is told of it.
    """

    def __init__(self, parent: socket.socket) -> None:
        self._parent = parent
        self._controls: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(parent, selectors.EVENT_READ)
        self._wakeup, wakeup = socket.socketpair()
        self._wakeup.setblocking(False)
        wakeup.setblocking(False)
        self._wakeup_sender = wakeup
        self._selector.register(self._wakeup, selectors.EVENT_READ)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakeup.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Until the parent closes its end, or is gone."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._parent:
                    if not self._take():
                        return
                elif key.fileobj is self._wakeup:
                    self._wakeup.recv(4096)
                else:
                    self._obey(key.data)
            self._reap()

    def _take(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._parent, 65536, 3)
        if not message:
            return False
        log, account, control_fd = descriptors
        control = socket.socket(fileno=control_fd)
        try:
            pid = os.fork()
        except OSError as error:
            control.send(json.dumps({"lost": f"no child process could be made: {error}"}).encode())
            control.close()
        else:
            if pid == 0:
                self._become_child(message.decode(), log, account, control)
            self._controls[pid] = control
            self._selector.register(control, selectors.EVENT_READ, pid)
        os.close(log)
        os.close(account)
        return True

    def _become_child(self, assignment: str, log: int, account: int, control: socket.socket) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for other in (self._selector, self._parent, self._wakeup, self._wakeup_sender, control):
                other.close()
            for other in self._controls.values():
                other.close()
            run_child(Path(assignment), log, account)
        except BaseException:
            os.write(log, traceback.format_exc().encode())
        finally:
            os._exit(70)

    def _obey(self, pid: int) -> None:
        wish = self._controls[pid].recv(16)
        if wish == b"a":
            descendants.kill(pid, signal.SIGABRT)
        else:
            if not wish:
                self._selector.unregister(self._controls[pid])
            descendants.kill_group(pid)

    def _reap(self) -> None:
        while self._controls:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            control = self._controls.pop(pid, None)
            if control is not None:
                self._report(control, status, usage, descendants.kill_children(self._controls))

    def _report(self, control: socket.socket, status: int, usage: resource.struct_rusage, left: int) -> None:
        with contextlib.suppress(KeyError):
            self._selector.unregister(control)
        told = {
            "status": os.waitstatus_to_exitcode(status),
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            "left": left,
        }
        with contextlib.suppress(OSError):
            control.send(json.dumps(told).encode())
        control.close()


def run_child(path: Path, log: int, account: int) -> NoReturn:
    """In the forked child, which it ends."""
    zygote = os.getppid()
    os.setsid()
    descendants.die_with(zygote)
    descendants.become_subreaper()
    kept_log, kept_account = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, _FIRST_PRIVATE_FD) for fd in (log, account))
    for number in (1, 2):
        os.dup2(log, number)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]
    os.close(log)
    os.close(account)
    performing.install_guards(kept_log)
    told = performing.perform(json.loads(path.read_bytes()))
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    told_line = memoryview(performing.encode({**told}))
    while told_line:
        told_line = told_line[os.write(kept_account, told_line) :]
    os._exit(told["exit_code"] or 0)


def preload(names: list[str]) -> dict[str, Any]:
    """Imports the modules, with one thread; the time it took, and how many threads there are now."""
    began = time.monotonic()
    for name in names:
        importlib.import_module(name)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    performing.seed(0)  # no tensor operation, but the first one imports what each child would have to
    gc.collect()
    gc.freeze()
    threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208
    return {"ready": os.getpid(), "seconds": time.monotonic() - began, "threads": threads}


def main(arguments: list[str]) -> None:
    """The socket's file descriptor, the pool's folder to remove in the end, and the modules."""
    parent = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    descendants.become_subreaper()
    try:
        told = preload(arguments[2:])
    except BaseException as error:
        told = {"failed": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()}
    parent.send(json.dumps(told).encode())
    if "ready" in told:
        Zygote(parent).serve()
    descendants.kill_children()
    shutil.rmtree(arguments[1], ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
