"""The live site as an ASGI application: who may ask, for what, and what every answer carries."""

from __future__ import annotations

import asyncio
import gzip
import json
import traceback
from asyncio import FIRST_COMPLETED
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response

from tracker.assess.clocks import Clocks
from tracker.formats.site import SITE_POLICY, Links, static_files
from tracker.language import LANGUAGES, Language, pick
from tracker.pages.site.routes import NoPage, SiteRoute, parse
from tracker.web.live import LiveRecord, LiveState
from tracker.web.render import render_missing, render_no_day, render_route
from tracker.words.serving import SERVER_SAYS

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HEADERS = {
    "Content-Security-Policy": f"{SITE_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
    "json": "application/json", "csv": "text/csv", "txt": "text/plain",
    "event-stream": "text/event-stream",
}  # fmt: skip
_LONGEST = 2_000  # of a path with its query
_DAYS = ("as_of", "known_at")  # the fields of the time bar
_PING = 15  # seconds


class LiveSite:
    """The application. `port` is the one it is reached at, `tell_bug` takes the traceback of what
    should not have happened.
    """

    def __init__(self, live: LiveRecord, port: int, tell_bug: Callable[[str], None]) -> None:
        self._live, self._tell_bug = live, tell_bug
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._hosts |= {name.rpartition(":")[0] for name in self._hosts if port == 80}
        self._renderer = ThreadPoolExecutor(1, "pages")
        self._news: asyncio.Event = asyncio.Event()
        self._closing = False

    def publish(self) -> None:
        """Tell whoever listens that something new is served; in the loop of the application."""
        before, self._news = self._news, asyncio.Event()
        before.set()

    def close(self) -> None:
        """End the streams of events."""
        self._closing = True
        self.publish()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; nothing else is spoken here but HTTP."""
        assert scope["type"] == "http"
        answer = self._refusal(scope)
        if answer is None and scope["path"] == "/events":
            if scope["method"] == "GET":
                return await self._events(receive, send)
            answer = _answer(b"", ".event-stream")
        if answer is None:
            asked = scope["path"], scope["query_string"].decode("latin-1")
            packed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self._renderer, self._page, *asked, packed)
        if scope["method"] == "HEAD":
            answer.body = b""  # its length stays that of the page
        await answer(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request gets no page: made for another host, to write, or too long."""
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return self._said(421)
        if scope["method"] not in ("GET", "HEAD"):
            return self._said(405, Allow="GET, HEAD")
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST:
            return self._said(414)
        return None

    def _page(self, path: str, query: str, packed: bool) -> Response:
        """The answer to a path: an asset, a page, or where the page is."""
        if path in (files := static_files()):
            return _asset(path, files[path], packed=packed)
        try:
            return self._made(path, query)
        except Exception:
            self._tell_bug(traceback.format_exc())
            return self._said(500)

    def _made(self, path: str, query: str) -> Response:
        served, language = self._live.served, self._live.language
        anywhere = Links(live=served.rev, base_url="/")
        if path == "/":
            return _elsewhere(SiteRoute(language))
        for language in LANGUAGES:
            if path in (f"/{language}/go", f"/{language}/go/"):
                asked = QueryParams(query)
                if route := _chosen(language, asked):
                    return _elsewhere(route)
                words = " ".join(filter(None, (asked.get(name) for name in (*_DAYS, "from", "to"))))
                page = render_no_day(served.record, language, words, anywhere)
                return _answer(page, "", 400)
        if route := parse(path):
            if path != route.path:
                return _elsewhere(route)
            with suppress(NoPage):
                page = render_route(served.record, route, Links(live=served.rev))
                return _answer(page, route.path)
        return _answer(render_missing(served.record, path, anywhere), "", 404)

    def _said(self, status: int, **headers: str) -> Response:
        """A refusal in a sentence."""
        text = pick(self._live.language, *SERVER_SAYS[status])
        return _answer(f"{text}\n".encode(), ".txt", status, headers)

    async def _events(self, receive: Receive, send: Send) -> None:
        """What is served now, then every change, to a page that listens.

        Each listener has its own pace: whoever is slow hears of several changes at once.
        """
        gone = asyncio.ensure_future(_gone(receive))
        head = _answer(b"", ".event-stream")
        del head.headers["content-length"]
        start = {"type": "http.response.start", "status": 200, "headers": head.raw_headers}
        chunk, told = "retry: 1000\n\n", None
        try:
            await send(start)
            while not (self._closing or gone.done()):
                news, served = self._news, self._live.served
                if served.number != told:
                    chunk += _event(served, served.number if told is None else told)
                    told = served.number
                if chunk:
                    await send(_body(chunk, more=True))
                waiting = asyncio.ensure_future(news.wait())
                await asyncio.wait((waiting, gone), timeout=_PING, return_when=FIRST_COMPLETED)
                chunk = "" if waiting.done() else ": ping\n\n"
                waiting.cancel()
            await send(_body("", more=False))
        finally:
            gone.cancel()


async def _gone(receive: Receive) -> None:
    """Until the listener has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(served: LiveState, told: int) -> str:
    data = {
        "rev": served.rev,
        "problems": served.errors,
        "held": served.held,
        "changed": served.changed_since(told),
    }
    return f"event: change\ndata: {json.dumps(data)}\n\n"


def _body(text: str, *, more: bool) -> dict[str, object]:
    return {"type": "http.response.body", "body": text.encode(), "more_body": more}


def _chosen(language: Language, query: QueryParams) -> SiteRoute | None:
    """The page that the fields of the time bar, or of a comparison, ask for; None where a day is
    none.
    """
    if "from" in query and "to" in query:
        return _compared(language, query["from"], query["to"])
    page = parse(query.get("page", "")) or SiteRoute(language)
    try:
        as_of, known_at = (
            date.fromisoformat(query[name]) if query.get(name) else None for name in _DAYS
        )
    except ValueError:
        return None
    day = as_of or known_at
    if day is None:
        return None
    return page.spoken(language).on(Clocks(day, known_at or day))


def _compared(language: Language, *days: str) -> SiteRoute | None:
    """The comparison of two days, the earlier first; None where they are not two."""
    try:
        first, last = sorted(map(date.fromisoformat, days))
    except ValueError:
        return None
    return SiteRoute(language, "compare", f"{first}..{last}") if first < last else None


def _elsewhere(route: SiteRoute) -> Response:
    """The browser is sent to a page."""
    return _answer(b"", ".txt", 302, {"Location": quote(route.path, safe="/~@")})


def _asset(path: str, content: bytes, *, packed: bool) -> Response:
    """What pages load; compressed for whoever takes that."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if packed:
        headers["Content-Encoding"], content = "gzip", gzip.compress(content, mtime=0)
    return _answer(content, path, headers=headers)


def _answer(
    content: bytes, name: str, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """`name` tells by its ending what the content is; a page's path has none."""
    kind = _TYPES.get(name.rpartition(".")[2], "text/html")
    return Response(content, status, {**HEADERS, **headers}, kind)
