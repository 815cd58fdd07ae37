"""Routes: the address of every page, the same live and as files; dates are in the path, so that
every view can be sent.

    /zh/                                    the overview as of the default day
    /zh/@2025-02-28/t/hitech-enterprises/   a target as of a day, known that day
    /zh/@2024-03-31~2025-02-28/             periods up to the first, published up to the second

What is about all days or none (`WITHOUT_DAYS`) has one address; the page that is answered where
there is none stands at the root.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args
from urllib.parse import quote

from tracker.assess.clocks import Clocks
from tracker.language import LANGUAGES, Language

PageName = Literal[
    "overview", "plan", "target", "indicator", "publications", "publication", "checks", "time",
    "compare", "method", "data", "missing",
]  # fmt: skip
PAGES: tuple[PageName, ...] = get_args(PageName)
_FOLDERS: dict[PageName, str] = {
    "plan": "p", "target": "t", "indicator": "i", "publications": "pub", "publication": "pub",
    "checks": "checks", "time": "time", "compare": "compare", "method": "method", "data": "data",
}  # fmt: skip
WITHOUT_DAYS = frozenset[PageName]({"time", "compare", "method", "missing"})
_WITH_KEY = frozenset({"plan", "target", "indicator", "publication", "compare", "data"})
_DAYS = re.compile(r"@(\d{4}-\d\d-\d\d)(?:~(\d{4}-\d\d-\d\d))?")


class NoPage(LookupError):
    """There is no such page: nothing has the key of the route."""


@dataclass(frozen=True, slots=True)
class SiteRoute:
    """The address of a page.

    `key` is what it is about: an id, the stem of a publication's file, two days of a comparison,
    the name of a file of data. `clocks` is None for the default day; `anchor` is a place in it.
    """

    language: Language
    page: PageName = "overview"
    key: str = ""
    clocks: Clocks | None = None
    anchor: str = ""

    @property
    def path(self) -> str:
        """From the root, unquoted, without the anchor; ends in “/” unless it is a file of data."""
        if self.page == "missing":
            return "/404.html"
        parts = [self.language, _days(self.clocks), _FOLDERS.get(self.page, ""), self.key]
        path = "/" + "/".join(part for part in parts if part)
        return path if self.page == "data" else path + "/"

    def to(self, page: PageName, key: str = "", anchor: str = "") -> SiteRoute:
        """Another page in the same language, as of the same days if it has any."""
        clocks = None if page in WITHOUT_DAYS else self.clocks
        return SiteRoute(self.language, page, key, clocks, anchor)

    def spoken(self, language: Language) -> SiteRoute:
        """The same page in a language."""
        return replace(self, language=language)

    def on(self, clocks: Clocks | None) -> SiteRoute:
        """The same page as of other days."""
        return replace(self, clocks=clocks)


def parse(path: str) -> SiteRoute | None:
    """The route of an unquoted path; None where no page can have it.

    >>> parse("/zh/@2025-02-28/t/hitech-enterprises/").key
    'hitech-enterprises'
    """
    parts = path.removeprefix("/").removesuffix("/").split("/")
    language = next((one for one in LANGUAGES if one == parts[0]), None)
    if language is None:
        return None
    parts, clocks = parts[1:], None
    if parts and parts[0].startswith("@"):
        if (clocks := _clocks(parts.pop(0))) is None:
            return None
    if not parts:
        return SiteRoute(language, "overview", "", clocks)
    folder, key = parts[0], "/".join(parts[1:])
    for page, name in _FOLDERS.items():
        if name == folder and (page in _WITH_KEY) == bool(key):
            if clocks is not None and page in WITHOUT_DAYS:
                return None
            return SiteRoute(language, page, key, clocks)
    return None


def relative(here: SiteRoute, path: str, *, index: bool = False) -> str:
    """The address of a path from the root as a link on a page, quoted; `index`: of the file that a
    browser finds without a server.

    >>> relative(parse("/zh/t/a/"), "/zh/p/b/"), relative(parse("/zh/"), "/zh/", index=True)
    ('../../p/b/', 'index.html')
    """
    own, other = here.path.split("/")[:-1], path.split("/")
    folders, name = other[:-1], other[-1]
    same = 0
    while same < min(len(own), len(folders)) and own[same] == folders[same]:
        same += 1
    steps = [".."] * (len(own) - same) + folders[same:]
    if not name and index:
        name = "index.html"
    made = "/".join([*steps, name]) if steps else name or "./"
    return quote(made, safe="/.~@-_")


def _days(clocks: Clocks | None) -> str:
    if clocks is None:
        return ""
    known = "" if clocks.known_at == clocks.as_of else f"~{clocks.known_at}"
    return f"@{clocks.as_of}{known}"


def _clocks(text: str) -> Clocks | None:
    """The days of a segment of a path; None where it is not written as `path` writes it."""
    match = _DAYS.fullmatch(text)
    try:
        days = [date.fromisoformat(day) for day in match.groups() if day] if match else []
    except ValueError:
        return None
    made = Clocks(days[0], days[-1]) if days else None
    return made if _days(made) == text else None
