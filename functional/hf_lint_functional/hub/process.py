"""The local Hub as a process of its own, started anew on the same port if it dies."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

_PATIENCE = 0.2  # seconds; it may be starting just now


class HubFailed(Exception):
    """The local Hub did not start; the message has what it said."""


class HubProcess:
    """Runs the local Hub while the context lasts.

    Whoever kills it finds it again at the same address a moment later, with the same answers: connections wait at the
    socket meanwhile. ``folder`` keeps its record (``asked.jsonl``), its hints and its log.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "asked.jsonl"
        self.hints = folder / "hints"
        self.starts = 0
        self._port = 0
        self._closing = threading.Event()
        self._started = threading.Condition()
        self.failure = ""
        """Why it could not be started anew; from then on connections are refused."""

    def __enter__(self) -> HubProcess:
        self.hints.mkdir(parents=True, exist_ok=True)
        self.record.unlink(missing_ok=True)
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)  # outlives the process, and keeps who knocks
        self._port = self._socket.getsockname()[1]
        try:
            self._process = self._start()
        except BaseException:
            self._socket.close()
            raise
        self._watch = threading.Thread(target=self._keep_up, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.set()
        while self._watch.is_alive():
            self._process.terminate()
            self._watch.join(_PATIENCE)
        self._socket.close()

    @property
    def url(self) -> str:
        """The address, for ``HF_ENDPOINT``; that of one job is ``URL/~JOB``."""
        return f"http://127.0.0.1:{self._port}"

    def wait_for_start(self, number: int) -> None:
        """Until it has been started so many times, and answers again."""
        with self._started:
            self._started.wait_for(lambda: self.starts >= number)

    @property
    def pid(self) -> int:
        """Of the process that answers now."""
        return self._process.pid

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "hf_lint_functional.hub.serve", str(self.folder), str(self._socket.fileno())]
        log = (self.folder / "hub.log").open("a", encoding="utf-8")
        with log:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
                                       pass_fds=[self._socket.fileno()])  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        if not said.isdigit():
            process.kill()
            told = (self.folder / "hub.log").read_text(encoding="utf-8", errors="replace").strip()
            raise HubFailed(f"the local Hub did not start: {told.splitlines()[-1] if told else 'it said nothing'}")
        with self._started:
            self.starts += 1
            self._started.notify_all()
        return process

    def _keep_up(self) -> None:
        while True:
            with self._process:
                self._process.wait()
            if self._closing.is_set():
                return
            try:
                self._process = self._start()
            except (HubFailed, OSError) as error:
                self.failure = str(error)
                self._socket.close()
                return
