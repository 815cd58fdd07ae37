"""What a figure of the record is about, and the page that tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.observation import Observation
from tracker.model.target import Indicator
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator by its name, of an area where it is not that of the plans, and its page: that of
    the target it serves, else its own.
    """

    name: str
    area: str
    route: SiteRoute
    indicator: Indicator


def subject_of(one: Observation, record: SiteRecord, route: SiteRoute) -> Subject:
    """The subject of an observation."""
    project = record.spoken(route.language)
    indicator = project.indicators[one.indicator]
    serves = record.served_by(one.indicator, route.language)
    here = [target for target in serves if one.area in ("", target.area)]
    to = route.to("target", here[0].id) if here else route.to("indicator", one.indicator)
    known = {plan.area for plan in project.plans}
    area = "" if one.area in known else one.area
    return Subject(indicator.name.text(route.language), area, to, indicator)
