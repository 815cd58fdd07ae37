"""The record as the site sees it: a project, assessed as of every day that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tracker.analysis.blocks import Blocks
from tracker.analysis.history import Histories
from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail, Details, make_details
from tracker.assess.report import Report
from tracker.compare.causes import compare
from tracker.compare.changes import Change, Diff, Side
from tracker.language import LANGUAGES, Language
from tracker.model.observation import Observation
from tracker.model.project import Project, translated
from tracker.model.target import Target
from tracker.pages.site.routes import SiteRoute
from tracker.pages.site.sources import SiteSource, place_in_record, source_keys, sources_of
from tracker.problems.problem import in_order
from tracker.words.excerpts import decoded, lines_of_text

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
    _made: dict[tuple[Clocks, Language], Details] = field(default_factory=dict)
    _compared: dict[tuple[Clocks, Clocks, Language], Diff] = field(default_factory=dict)
    _effects: dict[tuple[str, Language], tuple[Change, ...]] = field(default_factory=dict)
    _spoken: dict[Language, Project] = field(default_factory=dict)
    _sources: dict[Language, tuple[SiteSource, ...]] = field(default_factory=dict)
    _served: dict[Language, dict[str, list[Target]]] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)
    _blocks: dict[tuple[Clocks, Language], Blocks] = field(default_factory=dict)

    def clocks(self, route: SiteRoute) -> Clocks:
        """The days of a route."""
        return route.clocks or self.default

    def report(self, route: SiteRoute) -> Report:
        """Every target as of the route's days, in its language."""
        return self._details(route).report

    def details(self, route: SiteRoute) -> Mapping[str, Detail]:
        """Every target of the report in detail, by its id."""
        return {one.target.id: one for one in self._details(route).each if one.target}

    def blocks(self, route: SiteRoute) -> Blocks:
        """The analysis of the report."""
        key = self.clocks(route), route.language
        if key not in self._blocks:
            _make_room(self._blocks)
            self._blocks[key] = Blocks(self.report(route))
        return self._blocks[key]

    def _details(self, route: SiteRoute) -> Details:
        clocks, language = key = self.clocks(route), route.language
        alike = self._made.get((clocks, self._tongue(language)))
        if key not in self._made and alike is not None:
            self._made[key] = Details(replace(alike.report, language=language), alike.each)
        if key not in self._made:
            _make_room(self._made)
            every = [target.id for target in self.project.targets]
            project, problems = self.spoken(route.language), in_order(self.project.problems)
            self._made[key] = make_details(project, every, *key, problems=problems)
        return self._made[key]

    def _tongue(self, language: Language) -> Language:
        """The language whose rows are those of this one too: the first, where nothing of the
        record has a word in each.
        """
        return language if self.project.in_two_languages else self.languages[0]

    def spoken(self, language: Language) -> Project:
        """The project in the words of a language."""
        if language not in self._spoken:
            self._spoken[language], _ = translated(self.project, [], language)
        return self._spoken[language]

    def compared(self, first: Clocks, last: Clocks, language: Language) -> Diff:
        """What changed between two days, and why."""
        language = self._tongue(language)
        key = first, last, language
        if key not in self._compared:
            _make_room(self._compared)
            project, route = self.spoken(language), SiteRoute(language)
            before, after = (
                Side("", "", project, self.report(route.on(clocks))) for clocks in (first, last)
            )
            self._compared[key] = compare(before, after)
        return self._compared[key]

    def effects(self, source: SiteSource, language: Language) -> tuple[Change, ...]:
        """What a publication changed, with the causes that it is: on the day when it came out, of
        what was known on the day of publication before.
        """
        language = self._tongue(language)
        key = source.key, language
        if key not in self._effects:
            day = source.publication.published.end
            earlier = [one for one in self.published if one < day]
            before = earlier[-1] if earlier else day - timedelta(days=1)
            own = {place_in_record(one) for one in source.observations}
            found = []
            for change in self.compared(Clocks.of(before), Clocks.of(day), language).changes:
                causes = tuple(
                    cause
                    for cause in change.causes
                    if cause.observation and place_in_record(cause.observation) in own
                )
                if causes and change.before and change.after:
                    found.append(replace(change, causes=causes))
            self._effects[key] = tuple(found)
        return self._effects[key]

    def sources(self, route: SiteRoute) -> tuple[SiteSource, ...]:
        """The publications that were known on the route's day, the latest first."""
        language, day = route.language, self.clocks(route).known_at
        if language not in self._sources:
            self._sources[language] = sources_of(self.spoken(language), self._keys)
        found = self._sources[language]
        return tuple(one for one in found if one.publication.published.end <= day)

    def source_of(self, one: Observation) -> str:
        """The name on the site of the publication of an observation."""
        return self._keys[place_in_record(one)]

    def served_by(self, indicator: str, language: Language) -> Sequence[Target]:
        """The targets that an indicator bears on."""
        if language not in self._served:
            found = self._served[language] = {}
            for target in self.spoken(language).targets:
                for name in target.indicators:
                    found.setdefault(name, []).append(target)
        return self._served[language].get(indicator, ())

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file that was read; none of another one."""
        if file not in self._lines:
            self._lines[file] = lines_of_text(decoded(self.contents.get(file, b"")))
        return self._lines[file]

    @cached_property
    def past(self) -> Histories:
        """How verdicts went."""
        return Histories(self.project)

    @cached_property
    def _keys(self) -> Mapping[tuple[str, int, int], str]:
        return source_keys(self.project)

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The last day of each publication of the record, in order; none after the default day."""
        found = {one.publication.published.end for one in self.project.observations}
        return tuple(sorted(day for day in found if day <= self.default.known_at))

    @property
    def days(self) -> tuple[date, ...]:
        """The days that pages lead to, in order: those that have pages, else of publications."""
        return self.published if self.paged is None else self.paged


def _make_room(made: dict[Any, Any]) -> None:
    if len(made) >= _MOST_KEPT:
        del made[next(iter(made))]
