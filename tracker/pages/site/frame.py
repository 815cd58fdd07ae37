"""What stands round every page: where one is, where one can go, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.language import Language, pick
from tracker.model.target import Plan
from tracker.pages.drawings.times import time_bar
from tracker.pages.drawings.values import TimeBar
from tracker.pages.site.parts import in_reading_order
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import PageName, SiteRoute

PAGE_NAMES: dict[PageName, tuple[str, str]] = {
    "overview": ("总览", "Overview"),
    "plan": ("规划", "Plans"),
    "publications": ("出处", "Sources"),
    "checks": ("核对", "Checks"),
    "time": ("时间机", "Time machine"),
    "method": ("方法", "Methods"),
}
_PART_OF: dict[PageName, PageName] = {
    "target": "plan", "indicator": "plan", "publication": "publications", "compare": "time",
}  # fmt: skip


class SiteView(Protocol):
    """What every view has: the template that writes it, its title, and what it says in a line."""

    @property
    def template(self) -> str:
        """A file of formats/page."""

    @property
    def title(self) -> str:
        """Of the browser's tab, without the site's name."""

    @property
    def description(self) -> str:
        """For whoever sends the address on."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu."""

    text: str
    route: SiteRoute
    count: int | None
    here: bool


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The head and foot of a page.

    `others` are the same page in the other languages; `days` the publication days that a slider
    knows, `slide` the first and last day that it can stand at and `last_day` the default one;
    `earlier` and `later` are the same page on the days before and after. `compare` is what the last
    two publications by the day changed, `other_eyes` the same page in hindsight, or without it.
    `hindsight` says that more is known than was known on the day, else "".
    """

    route: SiteRoute
    language: Language
    brand: str
    title: str
    description: str
    menu: tuple[MenuItem, ...]
    others: tuple[SiteRoute, ...]
    as_of: str
    known_at: str
    last_day: str
    time: TimeBar | None
    slide: tuple[str, ...]
    days: tuple[str, ...]
    earlier: SiteRoute | None
    later: SiteRoute | None
    compare: SiteRoute | None
    other_eyes: SiteRoute | None
    hindsight: str
    problems: int
    formula: str
    downloads: tuple[tuple[str, SiteRoute], ...]


def frame(record: SiteRecord, route: SiteRoute, view: SiteView) -> PageFrame:
    """The frame of a view."""
    report, language, clocks = record.report(route), route.language, record.clocks(route)
    brand = record.project.plans[0].name.text(language)
    if len(record.project.plans) > 1:
        brand = pick(language, "规划目标", "Plan targets")
        areas = dict.fromkeys(head.plan.area for head in report.plans if head.plan.area)
        if len(areas) == 1:
            area = next(iter(areas))
            brand = pick(language, f"{area}规划目标", f"{area} plan targets")
    counts: dict[PageName, int] = {
        "plan": len(report.plans),
        "publications": len(record.sources(route)),
        "checks": len(report.problems),
    }
    here = _PART_OF.get(route.page, route.page)
    first = record.project.plans[0].id
    menu = tuple(
        MenuItem(
            pick(language, *words),
            route.to(name, first if name == "plan" else ""),
            counts.get(name),
            name == here,
        )
        for name, words in PAGE_NAMES.items()
    )
    plan = _plan(route, report)
    published = [one.published for one in {one.publication for one in record.project.observations}]
    hindsight = pick(
        language,
        f"事后看：用 {clocks.known_at} 以前公布的数看 {clocks.as_of}",
        f"In hindsight: {clocks.as_of} seen with what was published by {clocks.known_at}",
    )
    return PageFrame(
        route,
        language,
        brand,
        view.title,
        view.description,
        menu,
        tuple(_spoken(route, other) for other in record.languages if other != language),
        str(clocks.as_of),
        str(clocks.known_at),
        str(record.default.as_of),
        time_bar(plan.period, clocks, published, language) if plan else None,
        (str(plan.period.start), str(plan.period.end)) if plan else (),
        tuple(map(str, record.days)),
        *_steps(record, route),
        _compare(record, route),
        _other_eyes(record, route),
        hindsight if clocks.known_at != clocks.as_of else "",
        len(report.problems),
        pick(
            language,
            "进度＝（最新值−基期）÷（目标−基期）。",
            "Progress = (latest − baseline) ÷ (target − baseline). ",
        ),
        (
            (pick(language, "表格（CSV）", "Table (CSV)"), route.to("data", "status.csv")),
            ("JSON", route.to("data", "status.json")),
        ),
    )


def _spoken(route: SiteRoute, language: Language) -> SiteRoute:
    """The same page in another language; of the page that is none the overview."""
    return SiteRoute(language) if route.page == "missing" else route.spoken(language)


def _steps(record: SiteRecord, route: SiteRoute) -> tuple[SiteRoute | None, SiteRoute | None]:
    """The page as of the publication days before and after; after the last one the default day."""
    day, last = record.clocks(route).as_of, record.default.as_of
    before = [one for one in record.days if one < day]
    after = [one for one in record.days if day < one < last]
    later = Clocks.of(after[0]) if after else None
    return (
        route.on(Clocks.of(before[-1])) if before else None,
        route.on(later) if day < last else None,
    )


def _compare(record: SiteRecord, route: SiteRoute) -> SiteRoute | None:
    """What the last publication by the day changed."""
    days = [one for one in record.days if one <= record.clocks(route).as_of][-2:]
    return route.to("compare", "..".join(map(str, days))) if len(days) == 2 else None


def _other_eyes(record: SiteRecord, route: SiteRoute) -> SiteRoute | None:
    """The page as of an earlier day with all that is known now, or back from there; among files
    there is none.
    """
    day, known = record.clocks(route).as_of, record.clocks(route).known_at
    if record.paged is not None or (day == known and day >= record.default.known_at):
        return None
    return route.on(Clocks.of(day) if day != known else Clocks(day, record.default.known_at))


def _plan(route: SiteRoute, report: Report) -> Plan | None:
    """The plan whose time a page shows: the one it is about; of the overview, the one that stands
    first.
    """
    match route.page:
        case "overview":
            return in_reading_order(report)[0].plan
        case "plan":
            return next(head.plan for head in report.plans if head.plan.id == route.key)
        case "target":
            return next(row.target.plan for row in report.rows if row.target.id == route.key)
    return None
