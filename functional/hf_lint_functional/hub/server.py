"""The HTTP side of the local Hub: the part of the Hub's API that transformers and huggingface_hub use to read.

Status codes, headers and error codes are those that huggingface_hub 0.34 to 2.4 acts on: ``ETag``,
``X-Repo-Commit``, ``X-Error-Code``, ``Content-Range``.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Protocol

from hf_lint_functional.hub.asked import Asked, Record
from hf_lint_functional.hub.repository import Entry, Repository
from hf_lint_functional.hub.routes import Route, route_of

_RANGE = re.compile(r"bytes=(?P<first>\d*)-(?P<last>\d*)")


class NotHere(Exception):
    """The Hub has no such repository, revision or file; ``code`` is the Hub's word for which."""

    def __init__(self, code: str, message: str, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class Found(NamedTuple):
    """A repository, and how it came to be chosen."""

    repository: Repository
    placed: str


class RepositorySource(Protocol):
    """Where repositories come from."""

    def find(self, route: Route) -> Found:
        """The repository that a request means. Raises :class:`NotHere`."""


class Answer(NamedTuple):
    """Status, headers and content; ``part`` is the range of a file that is sent in place of ``body``."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes = b""


class Hub(ThreadingHTTPServer):
    """Listens on a free port of 127.0.0.1, and nowhere else."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, source: RepositorySource, record: Record, listening: socket.socket | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler, bind_and_activate=listening is None)
        if listening is not None:
            self.socket.close()
            self.socket, self.server_address = listening, listening.getsockname()
        self.source, self.record = source, record

    @property
    def url(self) -> str:
        """What ``HF_ENDPOINT`` has to be."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, route: Route, body: bytes, wanted: str | None) -> Answer:
        """The answer to a request, recorded."""
        placed = ""
        try:
            if route.verb == "unknown":
                raise NotHere("NotFound", f"the local Hub has no answer for {route.path}")
            found = self.source.find(route)
            placed = found.placed
            answer = _answer(found.repository, route, body, wanted)
        except NotHere as missing:
            placed = placed or missing.message
            answer = _refusal(missing)
        except Exception as error:  # the client must hear of it, and so must whoever reads the record
            placed = f"{type(error).__name__}: {error}"
            answer = _refusal(NotHere("InternalError", placed, HTTPStatus.INTERNAL_SERVER_ERROR))
        self.record.add(Asked(route.job, route.kind, route.repo_id, route.verb, route.path, answer.status, placed))
        return answer


def _answer(repository: Repository, route: Route, body: bytes, wanted: str | None) -> Answer:
    if not repository.knows(route.revision):
        raise NotHere("RevisionNotFound", f"Invalid rev id: {route.revision}")
    if route.verb == "file":
        return _file(repository, route, wanted)
    return _json(_listing(repository, route, body), repository)


def _listing(repository: Repository, route: Route, body: bytes) -> object:
    if route.verb == "tree":
        listed = repository.below(route.path)
        if listed is None:
            raise NotHere("EntryNotFound", f"{route.path} does not exist on {route.revision!r}")
        return listed
    if route.verb == "paths":
        found = (repository.entry(path) for path in _paths(body))
        return [entry.to_json() for entry in found if entry is not None]
    plain = {"info": repository.info, "commits": repository.commits, "refs": repository.refs, "access": dict}
    return plain[route.verb]()


def _paths(body: bytes) -> list[str]:
    from urllib.parse import parse_qs

    text = body.decode("utf-8", "replace")
    given = json.loads(text)["paths"] if text.startswith("{") else parse_qs(text).get("paths", [])
    return [given] if isinstance(given, str) else list(given)


def _file(repository: Repository, route: Route, wanted: str | None) -> Answer:
    entry = repository.entry(route.path)
    if entry is None:
        raise NotHere("EntryNotFound", "Entry not found")
    headers = _headers_of(entry, repository)
    data = (repository.folder / entry.path).read_bytes()
    limits = _RANGE.fullmatch(wanted or "")
    if limits is None or not any(limits.groups()):
        return Answer(HTTPStatus.OK, headers, data)
    first, last = _part(limits, len(data))
    if first > last:
        return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{len(data)}"})
    told = {**headers, "Content-Range": f"bytes {first}-{last}/{len(data)}"}
    return Answer(HTTPStatus.PARTIAL_CONTENT, told, data[first : last + 1])


def _part(limits: re.Match[str], size: int) -> tuple[int, int]:
    if not limits["first"]:
        return max(size - int(limits["last"]), 0), size - 1
    last = int(limits["last"]) if limits["last"] else size - 1
    return int(limits["first"]), min(last, size - 1)


def _headers_of(entry: Entry, repository: Repository) -> dict[str, str]:
    headers = {
        "ETag": f'"{entry.etag}"',
        "X-Repo-Commit": repository.sha,
        "Accept-Ranges": "bytes",
        "Content-Type": "application/octet-stream",
    }
    return (
        headers
        if entry.sha256 is None
        else {**headers, "X-Linked-Etag": f'"{entry.sha256}"', "X-Linked-Size": str(entry.size)}
    )


def _json(found: object, repository: Repository) -> Answer:
    headers = {"Content-Type": "application/json; charset=utf-8", "X-Repo-Commit": repository.sha}
    return Answer(HTTPStatus.OK, headers, json.dumps(found).encode())


def _refusal(missing: NotHere) -> Answer:
    said = missing.message.encode("ascii", "replace").decode()
    headers = {"X-Error-Code": missing.code, "X-Error-Message": said, "Content-Type": "application/json; charset=utf-8"}
    return Answer(missing.status, headers, json.dumps({"error": missing.message}).encode())


class _Handler(BaseHTTPRequestHandler):
    server: Hub
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._reply()

    def do_HEAD(self) -> None:
        self._reply()

    def do_POST(self) -> None:
        self._reply()

    def _reply(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.server.answer(route_of(self.path), body, self.headers.get("Range"))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")  # a client must hold none to a Hub that dies and comes back
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  the signature of http.server
        """Silent: the record has it."""
