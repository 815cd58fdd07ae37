"""The overview: every plan's answer, its headline targets, what has figures and what has none."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.standing import standing_of
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.words.standing import lede_text


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What the overview says."""

    title: str
    description: str
    targets: tuple[tuple[str, SiteRoute], ...]
    template: str = "overview.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> OverviewPage:
    """The overview as of the route's days."""
    report = record.report(route)
    language = report.language
    rows = report.rows
    return OverviewPage(
        report.plans[0].plan.name.text(language),
        lede_text(standing_of(report, report.plans[0]), language),
        tuple((row.target.name.text(language), route.to("target", row.target.id)) for row in rows),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one overview."""
    del record
    return (base.to("overview"),)
