"""The record as the site sees it: a project, assessed as of every day that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail, Details, details_of
from tracker.assess.report import Report, make_report
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.pages.site.routes import SiteRoute
from tracker.problems.problem import in_order

_MOST_KEPT = 128


@dataclass
class SiteRecord:
    """A project with the bytes of its files, from which excerpts are cut, and the default day.

    Reports are made once for each language and pair of days; the oldest are forgotten, for a
    server may be asked for any day. `paged` are the days that have pages beside the default one;
    None: every day, as a server has it.
    """

    project: Project
    contents: Mapping[str, bytes]
    default: Clocks
    languages: tuple[Language, ...] = LANGUAGES
    paged: tuple[date, ...] | None = None
    _reports: dict[tuple[Clocks, Language], Report] = field(default_factory=dict)
    _details: dict[tuple[Clocks, Language], dict[str, Detail]] = field(default_factory=dict)

    def clocks(self, route: SiteRoute) -> Clocks:
        """The days of a route."""
        return route.clocks or self.default

    def report(self, route: SiteRoute) -> Report:
        """Every target as of the route's days, in its language."""
        key = self.clocks(route), route.language
        if key not in self._reports:
            _make_room(self._reports)
            problems = in_order(self.project.problems)
            self._reports[key] = make_report(
                self.project, self.project.targets, *key, problems=problems
            )
        return self._reports[key]

    def details(self, route: SiteRoute) -> Mapping[str, Detail]:
        """Every target of the report in detail, by its id."""
        key = self.clocks(route), route.language
        if key not in self._details:
            _make_room(self._details)
            made: Details = details_of(self.report(route))
            self._details[key] = {one.target.id: one for one in made.each if one.target}
        return self._details[key]

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The last day of each publication of the record, in order; none after the default day."""
        found = {one.publication.published.end for one in self.project.observations}
        return tuple(sorted(day for day in found if day <= self.default.known_at))

    @property
    def days(self) -> tuple[date, ...]:
        """The days that pages lead to, in order: those that have pages, else of publications."""
        return self.published if self.paged is None else self.paged


def _make_room(made: dict[tuple[Clocks, Language], Any]) -> None:
    if len(made) >= _MOST_KEPT:
        del made[next(iter(made))]
