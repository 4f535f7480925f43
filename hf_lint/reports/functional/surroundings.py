"""What a functional run was asked to do and where it ran, as names and values for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_HUBS = {
    "standin": "small stand-ins with random weights",
    "cache": "from the cache of the Hub",
    "online": "from the Hub",
}
Facts = list[tuple[str, str]]


def facts(document: Mapping[str, Any]) -> Facts:
    """What a reader wants to know first."""
    return [(name, value) for name, value in _facts(document) if value]


def _facts(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    request, found = document["request"], document["environment"]
    yield "Took", _duration(document["seconds"])
    yield "Device", _device(document)
    yield "transformers", found["packages"].get("transformers", "")
    yield "torch", found["packages"].get("torch", "")
    yield "Checkpoints", _HUBS.get(request["hub"], request["hub"])
    yield "Sample", f"at most {request['max_tests']:,}, seed {request['seed']}" if request["max_tests"] else ""
    yield "Shard", "" if tuple(request["shard"]) == (1, 1) else "{} of {}".format(*request["shard"])
    yield "Shards", _shards(document)
    yield "Only", ", ".join([*request["families"], *request["tasks"]])


def environment(document: Mapping[str, Any]) -> Facts:
    """The machine, the limits and every version."""
    request, found = document["request"], document["environment"]
    memory = f"{request['memory']:,} MB" if request["memory"] else "none"
    told = [
        ("System", found["system"]),
        ("Processor", f"{found['processor']}, {found['cores']} cores, {_gigabytes(found['memory'])}"),
        *((device["name"], _described(device)) for device in found["devices"] if device["name"] != "cpu"),
        ("Driver", found["driver"]),
        ("Time limit of each", f"{request['timeout']:g} s"),
        ("Memory limit of each", memory),
        ("Broken models tried", "yes" if request["sabotage"] else "no"),
        ("Python", found["python"]),
        *found["packages"].items(),
    ]
    return [(name, value) for name, value in told if value]


def _shards(document: Mapping[str, Any]) -> str:
    if "shards" not in document:
        return ""
    found = document["shards"]
    together = _duration(sum(each["seconds"] for each in found["reports"]))
    lacking = ", ".join(map(str, found["lacking"]))
    return f"{found['of']}, together {together}" + (f"; there is no report of {lacking}" if lacking else "")


def _device(document: Mapping[str, Any]) -> str:
    wanted = document["request"]["device"]
    for device in document["environment"]["devices"]:
        if device["name"] == wanted or device["name"].startswith(f"{wanted}:"):
            return f"{device['name']}, {device['description']}"
    return str(wanted)


def _described(device: Mapping[str, Any]) -> str:
    parts = [device["description"], _gigabytes(device["total_memory"]), device["capability"]]
    return ", ".join(part for part in parts if part)


def _gigabytes(size: int | None) -> str:
    return "" if size is None else f"{size / 1e9:,.0f} GB"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min {rest} s"
