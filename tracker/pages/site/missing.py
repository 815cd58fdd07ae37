"""What is answered where there is no page: what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.language import LANGUAGES, Language, pick
from tracker.model.target import Name
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.problems.nearest import nearest

_MOST = 5


@dataclass(frozen=True, slots=True)
class MissingPage:
    """The path that leads nowhere, "" where it is not known, and the pages that are nearest."""

    title: str
    description: str
    asked: str
    near: tuple[tuple[str, SiteRoute], ...]
    template: str = "missing.html.j2"


def missing_page(record: SiteRecord, path: str) -> tuple[SiteRoute, MissingPage]:
    """The page for a path that is none, in the language that the path begins with."""
    parts = [part for part in path.split("/") if part]
    spoken = next((one for one in LANGUAGES if one == parts[0]), None) if parts else None
    language = spoken if spoken in record.languages else record.languages[0]
    route = SiteRoute(language, "missing")
    word = parts[-1] if parts else ""
    near: dict[SiteRoute, str] = {}
    known = dict(_known(record, route))
    left = {said: to for said, (to, _) in known.items()}
    while word and len(near) < _MOST and (found := nearest(word, left)):
        to, name = known[found]
        near[to] = name.text(language)
        left = {said: there for said, there in left.items() if there != to}
    return route, MissingPage(
        pick(language, "没有这一页", "There is no such page"),
        pick(language, "地址可能写错了，或者目标改了名。", "Mistyped, or a target was renamed."),
        path,
        tuple((name, to) for to, name in near.items()),
    )


def no_day_page(language: Language, asked: str) -> tuple[SiteRoute, MissingPage]:
    """The page for fields of the time bar that hold no day."""
    return SiteRoute(language, "missing"), MissingPage(
        pick(language, "没有认出是哪一天", "No day was recognised"),
        pick(
            language,
            "日期写成 2025-02-28。截至、当时所知两栏可以只填一栏。",
            "A day is written 2025-02-28. One of the two fields is enough.",
        ),
        asked,
        (),
    )


def _known(record: SiteRecord, route: SiteRoute) -> Iterator[tuple[str, tuple[SiteRoute, Name]]]:
    """Every word for a thing that has a page."""
    project = record.project
    for plan in project.plans:
        for said in (plan.id, plan.name.zh, plan.name.en):
            yield said, (route.to("plan", plan.id), plan.name)
    for one in project.targets:
        for said in (one.id, one.name.zh, one.name.en, *one.aliases):
            yield said, (route.to("target", one.id), one.name)
