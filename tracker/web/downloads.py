"""The files of data beside the pages: exactly what the command line prints, and what a search
looks through.
"""

from __future__ import annotations

import json

from tracker.assess.detail import Details
from tracker.formats import render
from tracker.formats.site import Links
from tracker.model.target import Name
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute, relative

SEARCH = "search.json"
_STATUS = {"status.json": "json", "status.csv": "csv"}


def downloads(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """Every file of data as of the days of `base`: for a day of its own, the whole in two formats;
    each target's observations, which say when they were published, and what is searched for are
    written for the default day alone.
    """
    names = list(_STATUS)
    if base.clocks is None:
        names += [SEARCH, *(f"t/{target.id}.csv" for target in record.project.targets)]
    return tuple(base.to("data", name) for name in names)


def download(record: SiteRecord, route: SiteRoute, links: Links) -> bytes:
    """The content of a file of data. Raises NoPage."""
    language = route.language
    if route.key in _STATUS:
        made: str = render("status", record.report(route), _STATUS[route.key], language)
        return made.encode()
    if route.key == SEARCH and route.clocks is None:
        return _searched(record, route, links).encode()
    folder, _, name = route.key.partition("/")
    target = name.removesuffix(".csv")
    details = record.details(route)
    if folder != "t" or target == name or target not in details:
        raise NoPage(route.path)
    told = Details(record.report(route), (details[target],))
    made = render("target", told, "csv", language)
    return made.encode()


def _searched(record: SiteRecord, route: SiteRoute, links: Links) -> str:
    """Everything that has a page of its own: what it is called here, what else it is called, and
    its page as seen from the language's overview.
    """
    project, home = record.project, route.to("overview")
    named: list[tuple[SiteRoute, Name, tuple[str, ...]]]
    named = [(home.to("plan", plan.id), plan.name, (plan.id,)) for plan in project.plans]
    named += [
        (home.to("target", one.id), one.name, (one.id, *one.aliases)) for one in project.targets
    ]
    promised = {name for target in project.targets for name in target.indicators}
    named += [
        (home.to("indicator", one.id), one.name, (one.id, *one.aliases))
        for one in project.indicators.values()
        if one.id not in promised
    ]
    found = [
        {
            "name": name.text(route.language),
            "words": list(dict.fromkeys(word for word in (*_words(name), *words) if word)),
            "path": relative(home, to.path, index=links.index),
        }
        for to, name, words in named
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _words(name: Name) -> tuple[str, ...]:
    """A name in both languages, with its short forms."""
    return (name.zh, name.en, *(_words(name.short) if name.short else ()))
