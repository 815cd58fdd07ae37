"""The page of an indicator without a target: its figures and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.detail import Detail, Details, make_details
from tracker.language import pick
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import RoadChart
from tracker.pages.site.evidence import SeriesTable, series_table
from tracker.pages.site.parts import TargetLink, breakable, link_to
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.words import promise
from tracker.words.wording import Lines


@dataclass(frozen=True, slots=True)
class AreaPart:
    """What is known of the indicator in one area."""

    area: str
    about: Lines
    road: RoadChart | None
    series: tuple[SeriesTable, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What an indicator's page says; `serves` are the targets whose rates it gives."""

    title: str
    description: str
    heading: tuple[str, ...]
    parts: tuple[AreaPart, ...]
    serves: tuple[TargetLink, ...]
    template: str = "indicator.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> IndicatorPage:
    """The page of the indicator that the route names."""
    project, language = record.spoken(route.language), route.language
    if route.key not in project.indicators or route.key in _promised(record):
        raise NoPage(route.key)
    clocks = record.clocks(route)
    details = make_details(project, [route.key], clocks, language)
    name = project.indicators[route.key].name.text(language)
    known = sum(len(series.entries) for one in details.each for series in one.series)
    serves = {key for one in details.each for key in one.serves}
    return IndicatorPage(
        title=name,
        description=pick(language, f"已知 {known} 个数，没有目标", f"{known} figures, no target"),
        heading=breakable(name),
        parts=tuple(_part(one, details, record, route) for one in details.each),
        serves=tuple(
            link_to(row, route, language)
            for row in record.report(route).rows
            if row.target.id in serves
        ),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The page of each indicator that has figures and no target."""
    known, promised = record.project.areas, _promised(record)
    return tuple(
        base.to("indicator", key)
        for key in record.project.indicators
        if key in known and key not in promised
    )


def _promised(record: SiteRecord) -> set[str]:
    return {target.indicator for target in record.project.targets}


def _part(one: Detail, details: Details, record: SiteRecord, route: SiteRoute) -> AreaPart:
    return AreaPart(
        one.area,
        promise.promise(one, details, route.language),
        road_chart(one, details.report.clocks, route.language),
        tuple(series_table(each, one, details, route, record.source_of) for each in one.series),
    )
