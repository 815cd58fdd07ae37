"""What the live site answers, and to whom: the application itself, without a network."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections.abc import MutableMapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.asking import HOST, Serving, ask, scope, site_of
from tests.support.projects import GOOD, PROJECT, write_project
from tracker.formats.site import SITE_POLICY, Links, assets, static_files
from tracker.pages.site.routes import PAGES
from tracker.web.app import HEADERS
from tracker.web.export import site_routes
from tracker.web.render import render_route

DAY = date(2025, 2, 28)


@cache
def shipped() -> Serving:
    return site_of(PROJECT, DAY)


def test_a_live_page_is_the_static_one_but_for_its_mark() -> None:
    """One of each kind: pages and files of data."""
    served = shipped().live.served
    kinds = {route.page: route for route in site_routes(served.record)}
    assert set(kinds) == set(PAGES) - {"missing"}
    mark = f' data-live="{served.rev}"'.encode()
    for route in kinds.values():
        page = ask(shipped().site, route.path)
        assert page.status == 200 and page.body.count(mark) == (route.page != "data")
        assert page.body.replace(mark, b"") == render_route(served.record, route, Links())


def test_what_pages_load_is_small() -> None:
    """A style of 24 KB; a script of 11 KB, which is 6 KB at most as it is sent."""
    style, script = (assets()[name] for name in ("app.css", "app.js"))
    assert len(style) <= 24 * 1024
    assert len(script) <= 11 * 1024 and len(gzip.compress(script)) <= 6 * 1024


def test_assets_last_and_pages_do_not() -> None:
    for path, content in static_files().items():
        page = ask(shipped().site, path)
        assert (page.status, page.body) == (200, content)
        assert "immutable" in page.headers["cache-control"]
        packed = ask(shipped().site, path, accept="gzip, br")
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == content
    assert ask(shipped().site, "/zh/").headers["cache-control"] == "no-store"
    assert ask(shipped().site, "/static/0123456789ab/app.js").status == 404


ANSWERS = [  # path, status, where it leads
    ("/", 302, "/zh/"),
    ("/zh", 302, "/zh/"),
    ("/zh/@2025-02-28", 302, "/zh/@2025-02-28/"),
    ("/zh/go?as_of=2024-03-31", 302, "/zh/@2024-03-31/"),
    ("/en/go?as_of=2024-03-31&known_at=2025-02-28", 302, "/en/@2024-03-31~2025-02-28/"),
    ("/zh/go?known_at=2024-03-31", 302, "/zh/@2024-03-31/"),
    ("/zh/go?as_of=2024-03-31&known_at=", 302, "/zh/@2024-03-31/"),
    ("/en/go/?as_of=2024-03-31&page=/zh/t/hubei-labs/", 302, "/en/@2024-03-31/t/hubei-labs/"),
    ("/zh/go?as_of=2024-03-31&page=/zh/@2023-01-01/", 302, "/zh/@2024-03-31/"),
    ("/zh/go?as_of=2024-03-31&page=//evil.example/", 302, "/zh/@2024-03-31/"),
    ("/zh/go?from=2025-02-28&to=2024-11-30", 302, "/zh/compare/2024-11-30..2025-02-28/"),
    ("/zh/go?from=2025-02-28&to=2025-02-28", 400, None),
    ("/zh/go?from=soon&to=", 400, None),
    ("/zh/compare/2025-02-28..2024-11-30/", 404, None),
    ("/zh/compare/2025-02-28/", 404, None),
    ("/zh/@2025-02-28/compare/2024-11-30..2025-02-28/", 404, None),
    ("/zh/go?as_of=2024-02-30", 400, None),
    ("/zh/go?as_of=%00%ff", 400, None),
    ("/zh/go", 400, None),
    ("/nothing", 404, None),
    ("//evil.example/", 404, None),
    ("/fr/", 404, None),
    ("/zh/@2025-02-30/", 404, None),
    ("/zh/../../etc/passwd", 404, None),
    ("/zh/%2e%2e/%2e%2e/targets.yaml", 404, None),
    ("/static/../targets.yaml", 404, None),
    ("/targets.yaml", 404, None),
    ("/zh/" + "a" * 3000, 414, None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "leads"), ANSWERS)
def test_every_path_has_an_answer(path: str, status: int, leads: str | None) -> None:
    page = ask(shipped().site, path)
    assert (page.status, page.headers.get("location")) == (status, leads)
    assert HEADERS.items() <= {key.title(): value for key, value in page.headers.items()}.items()
    assert b"Traceback" not in page.body and shipped().bugs == []


def test_what_is_missing_is_told_with_what_is_near() -> None:
    page = ask(shipped().site, "/en/t/hubei-lab/")
    assert page.status == 404 and b'href="/en/t/hubei-labs/"' in page.body
    assert ask(shipped().site, "/en/go?as_of=soon").body.count(b"<code><bdi>soon</bdi>") == 1


STRANGE_HOSTS = [
    ("evil.example",),
    ("evil.example:8377",),
    ("127.0.0.1",),
    ("127.0.0.1:80",),
    ("127.0.0.1:8377.evil.example",),
    (HOST, HOST),
    ("",),
]


@pytest.mark.parametrize("hosts", STRANGE_HOSTS)
def test_another_host_gets_nothing(hosts: tuple[str, ...]) -> None:
    for path in ("/", "/zh/", "/events", "/nothing", next(iter(static_files()))):
        page = ask(shipped().site, path, "GET", *hosts)
        assert page.status == 421 and b"<" not in page.body
        assert page.headers["content-security-policy"].startswith(SITE_POLICY)


def test_its_own_names_are_no_other_host() -> None:
    for host in (HOST, "localhost:8377", "[::1]:8377", "LocalHost:8377"):
        assert ask(shipped().site, "/zh/", "GET", host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_nothing_is_written(method: str) -> None:
    for path in ("/", "/zh/", "/events"):
        page = ask(shipped().site, path, method)
        assert (page.status, page.headers["allow"]) == (405, "GET, HEAD")


def test_head_tells_the_same_without_the_page() -> None:
    for path in ("/", "/zh/", "/nothing", next(iter(static_files()))):
        whole, head = ask(shipped().site, path), ask(shipped().site, path, "HEAD")
        assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")
    events = ask(shipped().site, "/events", "HEAD")
    assert events.headers["content-type"].startswith("text/event-stream") and not events.body


@given(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(
        [
            "/",
            "/zh/",
            "/zh/@2025-02-28/",
            "/en/go?as_of=",
            "/static/",
            "/zh/data/",
            "/zh/t/",
            "/en/i/",
        ]
    ),
)
def test_whatever_is_asked_is_answered(text: str, before: str) -> None:
    page = ask(shipped().site, before + text.replace("?", ""))
    assert page.status in (200, 302, 400, 404)
    assert shipped().bugs == []
    location = page.headers.get("location", "/zh/")
    assert re.match(r"/(zh|en)/", location) and "\n" not in location


def test_a_page_that_fails_is_said_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _live, site, bugs = site_of(PROJECT, DAY)

    def fail(*_: object) -> bytes:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("tracker.web.app.render_route", fail)
    page = ask(site, "/zh/")
    assert page.status == 500 and b"secret" not in page.body and b"Traceback" not in page.body
    assert "ZeroDivisionError: secret" in bugs[0]


class Listener:
    """A page that listens to /events; what it hears, chunk by chunk."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.headers: dict[str, str] = {}

    async def receive(self) -> MutableMapping[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            await self.heard.put(message["body"])

    async def event(self) -> dict[str, Any]:
        chunk = (await self.heard.get()).decode()
        return json.loads(chunk.partition("data: ")[2])  # type: ignore[no-any-return]


def test_changes_are_told_to_whoever_listens(tmp_path: Any) -> None:
    root = write_project(tmp_path, {"observations/good.yaml": GOOD})
    live, site, _ = site_of(root, DAY)

    def save(value: str) -> None:
        text = GOOD.replace("82", value)
        (root / "observations/good.yaml").write_text(text, "utf-8")
        assert live.look(True)

    async def listen() -> None:
        pages = [Listener() for _ in range(3)]
        tasks = [
            asyncio.create_task(site(scope("/events"), one.receive, one.send)) for one in pages
        ]
        first = {"rev": live.served.rev, "problems": 0, "held": False, "changed": []}
        assert [await one.event() for one in pages] == [first] * 3
        assert pages[0].headers["content-type"].startswith("text/event-stream")
        assert HEADERS["Content-Security-Policy"] == pages[0].headers["content-security-policy"]
        assert "content-length" not in pages[0].headers
        pages[0].gone.set()
        await tasks[0]
        save("83")
        save("84")
        site.publish()
        heard = [await one.event() for one in pages[1:]]
        assert heard == [first | {"rev": live.served.rev, "changed": ["share"]}] * 2
        save("eighty")
        site.publish()
        held = await pages[1].event()
        assert (held["problems"], held["held"], held["changed"]) == (1, True, [])
        site.close()
        await asyncio.wait_for(asyncio.gather(*tasks), 5)
        assert len(asyncio.all_tasks()) == 1, "none is left"

    asyncio.run(listen())


class Slow(Listener):
    """One that takes nothing until it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = asyncio.Event()

    async def send(self, message: MutableMapping[str, Any]) -> None:
        await self.may.wait()
        await super().send(message)


def test_a_slow_page_keeps_nobody_waiting_and_a_quiet_line_is_kept_open(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path, {"observations/good.yaml": GOOD})
    live, site, _ = site_of(root, DAY)

    async def listen() -> None:
        slow, quick = Slow(), Listener()
        tasks = [
            asyncio.create_task(site(scope("/events"), one.receive, one.send))
            for one in (slow, quick)
        ]
        await quick.event()
        for value in ("83", "84"):
            (root / "observations/good.yaml").write_text(GOOD.replace("82", value), "utf-8")
            assert live.look(True)
            site.publish()
            assert (await quick.event())["changed"] == ["share"]
        slow.may.set()
        assert (await slow.event())["rev"] == live.served.rev, "the newest, at once"
        monkeypatch.setattr("tracker.web.app._PING", 0.001)
        site.publish()  # ends the wait for the next ping, without anything new
        assert await slow.heard.get() == b": ping\n\n"
        site.close()
        await asyncio.wait_for(asyncio.gather(*tasks), 5)

    asyncio.run(listen())
