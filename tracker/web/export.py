"""Every page of a site as a file."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.assess.clocks import Clocks
from tracker.formats.site import Links, static_files, write_root
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.web.downloads import downloads
from tracker.web.render import PAGE_MODULES, page_module, render_missing, render_route


def site_routes(record: SiteRecord) -> Iterator[SiteRoute]:
    """Every page and file of data: for the default day and each of the record's days, in each
    language; once each.
    """
    for language in record.languages:
        for clocks in (None, *map(Clocks.of, record.days)):
            base = SiteRoute(language, clocks=clocks)
            for name in PAGE_MODULES:
                made = page_module(name).routes(record, base)
                yield from (route for route in made if route.clocks == clocks)
            yield from downloads(record, base)


def site_files(
    record: SiteRecord, routes: tuple[SiteRoute, ...], links: Links
) -> Iterator[tuple[str, bytes]]:
    """The files of a site, by their paths below its folder: pages, data, what pages load, the page
    that leads to the first language's, and what a server answers where there is none.
    """
    for path, content in static_files().items():
        yield path[1:], content
    for route in routes:
        yield file_of(route), render_route(record, route, links)
    yield "index.html", write_root(record.languages, links).encode()
    yield "404.html", render_missing(record, "", links)


def file_of(route: SiteRoute) -> str:
    """The file of a page below the site's folder."""
    path = route.path[1:]
    return f"{path}index.html" if path.endswith("/") else path
