"""Requests to the live site, handed to the application without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, MutableMapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tracker.model.project import Project
from tracker.web.app import LiveSite
from tracker.web.live import LiveRecord
from tracker.workflows.load import load_project

PORT = 8377
HOST = f"127.0.0.1:{PORT}"


class Page(NamedTuple):
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Serving(NamedTuple):
    """The live site of a folder, with the tracebacks that it has told."""

    live: LiveRecord
    site: LiveSite
    bugs: list[str]


def site_of(root: Path, day: date) -> Serving:
    """The live site of a folder on a day."""

    def read(day: date) -> tuple[Project, Mapping[str, bytes]]:
        loaded = load_project(root, day)
        return loaded.project, loaded.contents

    live, bugs = LiveRecord(read, lambda: day), list[str]()
    return Serving(live, LiveSite(live, PORT, bugs.append), bugs)


def scope(path: str, method: str = "GET", *hosts: str, accept: str = "identity") -> dict[str, Any]:
    """A request as a server hands it on; `path` as it stands in an address."""
    raw, _, query = path.partition("?")
    named = [(b"host", host.encode()) for host in hosts or (HOST,)]
    return {
        "type": "http",
        "method": method,
        "path": unquote(raw),
        "query_string": query.encode("utf-8", "replace"),
        "headers": [*named, (b"accept-encoding", accept.encode())],
    }


async def answer(site: LiveSite, asked: dict[str, Any]) -> Page:
    """The answer to a request."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await site(asked, receive, send)
    start, *rest = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Page(start["status"], headers, b"".join(one.get("body", b"") for one in rest))


def ask(
    site: LiveSite, path: str, method: str = "GET", *hosts: str, accept: str = "identity"
) -> Page:
    """The answer to one request."""
    return asyncio.run(answer(site, scope(path, method, *hosts, accept=accept)))
