"""A route of a record → the bytes of its page: the one function that `site` and `serve` share."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from tracker.formats.site import Links, write_view
from tracker.language import Language
from tracker.pages import site
from tracker.pages.site.frame import SiteView, frame
from tracker.pages.site.missing import missing_page, no_day_page
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import PAGES, NoPage, SiteRoute
from tracker.web.downloads import download

_THERE = frozenset(one.name for one in iter_modules(site.__path__))
PAGE_MODULES = tuple(page for page in PAGES if page in _THERE and page != "missing")


def page_module(page: str) -> ModuleType:
    """The module of a page, with its `view` and `routes`."""
    return import_module(f"{site.__name__}.{page}")


def render_route(record: SiteRecord, route: SiteRoute, links: Links) -> bytes:
    """The page or file of data of a route. Raises NoPage where the route's key names nothing."""
    if route.page == "data":
        return download(record, route, links)
    if route.page not in PAGE_MODULES:
        raise NoPage(route.path)
    return _written(record, route, page_module(route.page).view(record, route), links)


def render_missing(record: SiteRecord, path: str, links: Links) -> bytes:
    """What is answered where no page is: `path` is what was asked for, "" where that is not known.

    Its links are right at the root of the site, and anywhere if `links` say where that is.
    """
    return _written(record, *missing_page(record, path), links)


def render_no_day(record: SiteRecord, language: Language, asked: str, links: Links) -> bytes:
    """What is answered where a day was to be chosen and none was written."""
    return _written(record, *no_day_page(language, asked), links)


def _written(record: SiteRecord, route: SiteRoute, view: SiteView, links: Links) -> bytes:
    return write_view(view, frame(record, route, view), links).encode()
