"""The page of an indicator, in the areas in which it has no target: its figures and where each
comes from.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.detail import Detail, Details, elsewhere, make_details
from tracker.language import enumerated, pick
from tracker.model.project import Project
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
    if route.key not in _without_target(record.project):
        raise NoPage(route.key)
    details = _details(record, project, route)
    name = project.indicators[route.key].name.text(language)
    known = sum(len(series.entries) for one in details.each for series in one.series)
    elsewhere = any(target.indicator == route.key for target in record.project.targets)
    areas = enumerated([one.area for one in details.each if one.area and elsewhere], language)
    serves = {key for one in details.each for key in one.serves}
    return IndicatorPage(
        title=name,
        description=pick(
            language,
            f"{areas}已知 {known} 个数，没有目标",
            f"{known} figure{'' if known == 1 else 's'}"
            f"{f' of {areas}' if areas else ''}, no target",
        ),
        heading=breakable(name),
        parts=tuple(_part(one, details, record, route) for one in details.each),
        serves=tuple(
            link_to(row, route, language)
            for row in record.report(route).rows
            if row.target.id in serves
        ),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The page of each indicator that has figures in an area in which it has no target."""
    return tuple(base.to("indicator", key) for key in _without_target(record.project))


def _without_target(project: Project) -> list[str]:
    promised = {(target.indicator, target.area) for target in project.targets}
    targets = {target.indicator for target in project.targets}
    return [
        key
        for key in project.indicators
        if any(
            (key, area) not in promised and (area or key not in targets)
            for area in project.areas.get(key, ())
        )
    ]


def _details(record: SiteRecord, project: Project, route: SiteRoute) -> Details:
    """What is known of the indicator, area by area; of one with a target what is known of others
    than the target's.
    """
    report = record.report(route)
    own = [one for one in record.details(route).values() if one.indicator.id == route.key]
    if not own:
        return make_details(project, [route.key], report.clocks, route.language)
    found = []
    for series in elsewhere(project, own, report):
        areas = {entry.observation.area for entry in series.entries}
        if series.indicator.id == route.key and len(areas) == 1:
            found.append(Detail(series.indicator, areas.pop(), None, (series,), ()))
    return Details(report, tuple(found))


def _part(one: Detail, details: Details, record: SiteRecord, route: SiteRoute) -> AreaPart:
    return AreaPart(
        one.area,
        promise.promise(one, details, route.language),
        road_chart(one, details.report.clocks, route.language),
        tuple(series_table(each, one, details, route, record.source_of) for each in one.series),
    )
