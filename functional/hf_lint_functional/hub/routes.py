"""What a URL of the Hub asks for."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_PART = r"[\w.-]+"
_ID = rf"(?P<id>{_PART}(?:/{_PART})?)"
_KINDS = {"": "model", "models/": "model", "datasets/": "dataset", "spaces/": "space"}
_KIND = "(?P<kind>models/|datasets/|spaces/)"
_REVISION = r"(?P<revision>refs/\w+/[^/]+|[^/]+)"
_JOB = re.compile(r"/~(?P<job>[\w-]+)(?P<rest>/.*)")
_ROUTES = tuple(
    (verb, re.compile(pattern))
    for verb, pattern in (
        ("file", rf"/(?P<kind>datasets/|spaces/|){_ID}/(?:resolve|raw)/{_REVISION}/(?P<path>.+)"),
        ("file", rf"/api/resolve-cache/{_KIND}{_ID}/{_REVISION}/(?P<path>.+)"),
        ("tree", rf"/api/{_KIND}{_ID}/tree/{_REVISION}(?:/(?P<path>.*))?"),
        ("paths", rf"/api/{_KIND}{_ID}/paths-info/{_REVISION}"),
        ("commits", rf"/api/{_KIND}{_ID}/commits/{_REVISION}"),
        ("info", rf"/api/{_KIND}{_ID}/revision/{_REVISION}"),
        ("refs", rf"/api/{_KIND}{_ID}/refs"),
        ("access", rf"/api/{_KIND}{_ID}/auth-check"),
        ("info", rf"/api/{_KIND}{_ID}"),
    )
)


class Route(NamedTuple):
    """A request, taken apart: what is asked (``verb``) of which repository, at which revision, and for which path.

    ``job`` names the test that asks: every test gets an endpoint of its own below ``/~JOB``.
    """

    verb: str
    kind: str
    repo_id: str
    revision: str = "main"
    path: str = ""
    job: str = ""


def route_of(target: str) -> Route:
    """The route of a request's target. A ``verb`` of ``unknown`` is what the local Hub has no answer for."""
    path = urlsplit(target).path
    named = _JOB.fullmatch(path)
    job, path = (named["job"], named["rest"]) if named else ("", path)
    for verb, pattern in _ROUTES:
        found = pattern.fullmatch(path)
        if found is not None:
            parts = found.groupdict()
            revision = unquote(parts.get("revision") or "main")
            inside = unquote(parts.get("path") or "")
            return Route(verb, _KINDS[parts["kind"]], unquote(parts["id"]), revision, inside, job)
    return Route("unknown", "", "", path=unquote(path), job=job)
