"""site: every page of the record as a file, in a folder that any server can serve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from tracker.analysis.history import month_ends
from tracker.assess.clocks import Clocks
from tracker.language import LANGUAGES, Language
from tracker.model.periods import span
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder
from tracker.workflows.load import Loaded

PagedDays = Literal["publications", "month", "none"]


def check_site(start: Path, out: Path) -> None:
    """Before anything is made: raises CannotRun(2) for a place where no site may go
    (store.site_folder).
    """
    from tracker.store.site_folder import check_site_folder

    check_site_folder(out, folder.find_project(start))


def publish(
    loaded: Loaded,
    out: Path,
    day: date,
    languages: Sequence[Language],
    *,
    dates: PagedDays = "publications",
    base_url: str = "",
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """Write the site as of a day; how many files it has. `progress` is told how many of how many
    pages are written.

    Raises CannotRun(2) where it cannot be written: the site that is there stays.
    """
    from tracker.formats.site import Links
    from tracker.pages.site.record import SiteRecord
    from tracker.store.site_folder import write_site
    from tracker.web.export import site_files, site_routes

    record = SiteRecord(loaded.project, loaded.contents, Clocks.of(day), tuple(languages))
    record.paged = _paged(record.published, day, dates)
    routes = tuple(site_routes(record))
    links = Links(index=not base_url, base_url=site_address(base_url))
    return write_site(out, _told(site_files(record, routes, links), len(routes), progress))


def site_address(text: str) -> str:
    """Where the site stands, ending in “/”; "" where it is not said. Raises CannotRun (U137) for
    what is no address.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    web = parts.scheme in ("http", "https") and bool(parts.netloc)
    below = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if text and (not (web or below) or parts.query or parts.fragment or "\\" in text):
        raise CannotRun(2, problem("U137", text=text))
    return f"{text.rstrip('/')}/" if text else ""


def site_languages(text: str) -> tuple[Language, ...]:
    """The languages of a list: zh,en. Raises CannotRun (U102) for another word."""
    words = [word.strip() for word in text.replace("，", ",").split(",")]
    if odd := [word for word in words if word not in LANGUAGES]:
        raise CannotRun(
            2, problem("U102", option="--languages", name=odd[0], choices=", ".join(LANGUAGES))
        )
    return tuple(dict.fromkeys(one for word in words for one in LANGUAGES if one == word))


def _paged(published: Sequence[date], day: date, dates: PagedDays) -> tuple[date, ...]:
    """The days that have pages beside the default one: of publications, those and the last of each
    month since the first, or none.
    """
    if dates == "none" or not published:
        return ()
    months = month_ends(span(published[0], day), day) if dates == "month" else ()
    return tuple(sorted({*published, *months}))


def _told(
    files: Iterable[tuple[str, bytes]], count: int, progress: Callable[[int, int], None]
) -> Iterator[tuple[str, bytes]]:
    for number, file in enumerate(files, 1):
        yield file
        progress(min(number, count), count)
