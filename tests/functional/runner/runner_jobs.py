"""What the jobs of the runner's tests do: mostly harm."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path


def hold(lifeline: str) -> int:
    """Keeps the pipe open for as long as this process or anything it starts lives."""
    end = os.open(lifeline, os.O_WRONLY)
    os.set_inheritable(end, True)
    return end


def give(value):
    return value


def is_loaded(name):
    return name in sys.modules


def give_no_json():
    return object()


def environment():
    return {"cwd": str(Path.cwd()), **os.environ}


def numbers():
    import random

    return [random.random(), hash("hash")]


def segfault(lifeline):
    hold(lifeline)
    ctypes.string_at(0)


def kill_itself(lifeline):
    hold(lifeline)
    os.kill(os.getpid(), signal.SIGKILL)


def exit_hard(lifeline):
    hold(lifeline)
    os._exit(3)


def exit_softly(code):
    sys.exit(code)


def fork_a_child_that_comes_back(code):
    """The child leaves the job as the job itself would; the job returns how its child ended."""
    child = os.fork()
    if child == 0:
        exit_softly(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def interrupt():
    raise KeyboardInterrupt


def fail(text):
    raise ValueError(text)


def loop(lifeline):
    hold(lifeline)
    while True:
        pass


def stick(lifeline):
    """Says so when it is stuck, and with it a process in a session of its own; without a lifeline it is not."""
    if lifeline:
        end = hold(lifeline)
        endless = f"import os, threading\nos.write({end}, b'grandchild ')\nthreading.Event().wait()"
        subprocess.Popen([sys.executable, "-c", endless], close_fds=False, start_new_session=True)
        os.write(end, b"stuck ")
        while True:
            pass
    return "loose"


def wait_for_ever(lifeline):
    hold(lifeline)
    signal.signal(signal.SIGABRT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Event().wait()


def leave_processes(lifeline, then):
    """A child, a child in a session of its own, and one whose parent is gone, all of which keep the log open."""
    end = hold(lifeline)
    endless = [sys.executable, "-c", "import time\nprint('here', flush=True)\nwhile True: time.sleep(1000)"]
    subprocess.Popen(endless, close_fds=False)
    subprocess.Popen(endless, close_fds=False, start_new_session=True)
    orphaning = f"import subprocess; subprocess.Popen({endless!r}, close_fds=False, start_new_session=True)"
    subprocess.run([sys.executable, "-c", orphaning], close_fds=False, check=True)
    if then == "loop":
        loop(lifeline)
    os.close(end)  # a warm worker lives on
    return then


def print_without_end(lifeline):
    hold(lifeline)
    line = b"x" * 2**20
    for _ in range(2**10):
        os.write(1, line)


def print_from_grandchild(lifeline):
    hold(lifeline)
    code = "import os\nwhile True: os.write(2, b'x' * 2**20)"
    subprocess.run([sys.executable, "-c", code], close_fds=False, check=False)


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stderr.write(f"{text} again\n")
    os.write(1, b"and below\n")


def allocate(lifeline, count):
    hold(lifeline)
    return len(bytearray(count))


def allocate_twice(count):
    """Takes and gives back ``count`` bytes that are really touched."""
    block = bytearray(b"\1") * count
    return len(block)


def write_file(path):
    Path(path).write_text("out", encoding="utf-8")
    Path("within").write_text("in", encoding="utf-8")


def connect(host, port):
    socket.create_connection((host, port), timeout=1).close()


def send_datagram(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", (host, port))


def look_up(host):
    return socket.getaddrinfo(host, 443)


def download(url):
    with urllib.request.urlopen(url) as answer:
        return answer.status


def connect_from_grandchild(host, port):
    code = f"import socket; socket.create_connection(({host!r}, {port}), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stderr


def delete_working_directory():
    here = Path.cwd()
    shutil.rmtree(here)
    return here.exists()


def leave_read_only_folder():
    folder = Path.home() / "locked"
    folder.mkdir()
    (folder / "file").touch()
    folder.chmod(0o500)
    return str(folder)


def close_standard_streams():
    sys.stdout.close()
    for number in (0, 1, 2):
        with contextlib.suppress(OSError):
            os.close(number)
    return "closed"


def close_everything():
    os.closerange(3, 4096)
    return "closed"


def lost_with_zygote(lifeline):
    """Kills the process that runs the jobs, or itself where that is the same."""
    hold(lifeline)
    os.kill(os.getppid() if os.environ["FORKED"] == "1" else os.getpid(), signal.SIGKILL)
    while True:
        pass


def allocate_shared(count):
    """Memory that no limit of the system counts."""
    import mmap

    block = mmap.mmap(-1, count)
    for start in range(0, count, mmap.PAGESIZE):
        block[start] = 1
    threading.Event().wait()


def core_size():
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def threads_of_parent():
    return len(list(Path(f"/proc/{os.getppid()}/task").iterdir()))


def multiply():
    import torch

    ones = torch.ones(256, 256)
    return {"threads": torch.get_num_threads(), "sum": (ones @ ones).sum().item()}


def random_tensor():
    import numpy as np
    import torch

    return torch.rand(3).tolist() + np.random.rand(3).tolist()


def large_tensor(count):
    import torch

    return torch.ones(count, dtype=torch.int8).numel()


def process():
    return os.getpid()


def lose_accelerator():
    import torch

    def refuse():
        raise RuntimeError("unspecified launch failure")

    torch.accelerator.is_available = lambda: True
    torch.accelerator.synchronize = refuse
    return os.getpid()
