"""No network but loopback: an audit hook that refuses any other connection. Works in any Python process."""

from __future__ import annotations

import errno
import ipaddress
import socket
import sys
from typing import Any

_CONNECTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_MOST_REMEMBERED = 50

refused: list[str] = []
"""The ``host:port`` of each refused attempt, at most fifty."""


class ConnectionRefusedHere(OSError):
    """A test tried to reach something other than this machine."""


def install() -> None:
    """From now on, and for the life of the process."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _CONNECTS:
        address = arguments[1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            _refuse(address[0], address[1])
    elif event in _LOOKUPS and not _is_here(arguments[0]):
        _refuse(arguments[0], arguments[1] if event == "socket.getaddrinfo" else None)


def _text(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, (bytes, bytearray)) else str(host or "")


def _is_here(host: object) -> bool:
    name = _text(host)
    if not name or name.lower() in {"localhost", "localhost.localdomain", "ip6-localhost"}:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return name == socket.gethostname()
    return address.is_loopback or address.is_unspecified


def _refuse(host: object, port: object) -> None:
    name = _text(host)
    place = name if port in (None, 0, "") else f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
    if len(refused) < _MOST_REMEMBERED:
        refused.append(place)
    message = f"no network here but loopback: connecting to {place} was refused by hf-lint"
    raise ConnectionRefusedHere(errno.ENETUNREACH, message)
