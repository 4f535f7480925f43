"""An editor, as far as a language server can tell: it opens a file and waits for what the server has to say of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_OTHERS = ("pycodestyle", "pyflakes", "mccabe", "autopep8", "yapf", "preload", "jedi_completion")
_PLUGINS = {name: {"enabled": False} for name in _OTHERS} | {"flake8": {"enabled": True, "select": ["HFT"]}}


class LanguageClient:
    """Talks to a real pylsp over its standard streams."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "pylsp"]
        self._folder = folder
        self._server = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        root = folder.as_uri()
        self._send(
            {"id": 1, "method": "initialize", "params": {"rootUri": root, "processId": None, "capabilities": {}}}
        )
        while self._receive().get("id") != 1:
            pass
        self._send({"method": "initialized", "params": {}})
        settings = {"settings": {"pylsp": {"plugins": _PLUGINS}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": settings})

    def diagnostics(self, path: Path) -> list[dict[str, Any]]:
        """Opens a file and returns the first diagnostics that are published for it."""
        document = {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": path.read_text("utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                return list(message["params"]["diagnostics"])

    def close(self) -> None:
        """Ends the server as the protocol has it."""
        self._send({"id": 2, "method": "shutdown", "params": None})
        while self._receive().get("id") != 2:
            pass
        self._send({"method": "exit", "params": None})
        self._server.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._server.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(stream.read(length))
        return message
