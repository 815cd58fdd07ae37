"""A route of a record → the bytes of its page: the one function that `site` and `serve` share."""

from __future__ import annotations

from importlib import import_module

from tracker.formats.site import Links, write_view
from tracker.pages.site.frame import frame
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute


def render_route(record: SiteRecord, route: SiteRoute, links: Links) -> bytes:
    """The page of a route. Raises NoPage where the route's key names nothing."""
    made = import_module(f"tracker.pages.site.{route.page}").view(record, route)
    return write_view(made, frame(record, route, made), links).encode()
