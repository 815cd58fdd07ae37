"""What is wrong with the pages of a site: read with nothing but an HTML parser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}
_LEADS = {"a": "href", "link": "href", "script": "src", "img": "src"}


class SitePage(HTMLParser):
    """A page: its anchors, the addresses it leads to, what is wrong with it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.leads: list[tuple[str, str, str]] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        self.wrong += [f"<{one}> stays open" for one in self._open if one not in ("p", "li")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        named = [key for key, _ in attrs]
        self.wrong += [f"{tag} {key}" for key in named if named.count(key) > 1]
        self.wrong += [f"{tag} {key}" for key in named if key == "style" or key.startswith("on")]
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.wrong.append(f"inline {tag}")
        if (name := given.get("id")) is not None:
            self.wrong += [f"#{name} twice"] if name in self.anchors else []
            self.anchors.add(name)
        if tag in _LEADS and (address := given.get(_LEADS[tag])) is not None:
            self.leads.append((tag, address, given.get("rel") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()


def wrong_with(files: Mapping[str, bytes], base_url: str = "") -> Iterator[str]:
    """What is wrong with the pages of a site, as `file: what`: markup, inline styles and scripts,
    addresses of others, links and anchors that lead nowhere.
    """
    pages = {name: SitePage(content) for name, content in files.items() if name.endswith(".html")}
    for name, page in pages.items():
        yield from (f"{name}: {one}" for one in page.wrong)
        for tag, address, rel in page.leads:
            if fault := _fault(name, tag, address, rel, pages, files, base_url):
                yield f"{name}: {tag} {address} {fault}"


def _fault(
    name: str,
    tag: str,
    address: str,
    rel: str,
    pages: Mapping[str, SitePage],
    files: Mapping[str, bytes],
    base_url: str,
) -> str:
    """Why a link is not right; nothing where it is."""
    if address == "data:," and tag == "link":
        return ""
    if base_url and address.startswith(base_url):
        address, name = address.removeprefix(base_url), "x"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("/"):
        source = parts.scheme in ("http", "https") and tag == "a"
        return "" if source and {"noopener", "noreferrer"} <= set(rel.split()) else "leads away"
    to = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
    if parts.path.endswith("/") or parts.path in (".", ".."):
        to = normpath(join(to, "index.html"))
    if to not in files:
        return f"leads to {to}, which is not there"
    anchor = unquote(parts.fragment)
    if anchor and (to not in pages or anchor not in pages[to].anchors):
        return "has no such anchor"
    return ""
