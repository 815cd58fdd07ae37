"""Detail: one target, or an indicator without one, with every value known of it and what each of
them counts for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tracker.assess.clocks import Clocks
from tracker.assess.formulas import FORMULAS, HUNDRED
from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row, make_report
from tracker.assess.series import Entry, known
from tracker.assess.use import Use
from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.project import Project, translated
from tracker.model.target import Indicator, Target
from tracker.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Series:
    """The observations of an indicator in an area, by period, and how many are left out by either
    clock.

    `elsewhere` counts what is known of other areas.
    """

    indicator: Indicator
    entries: tuple[Entry, ...]
    published_later: int
    ended_later: int
    elsewhere: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A target's row and the series that bear on it, the one it is assessed by first; no row
    without a target.

    `serves` are the targets whose rates are computed from an indicator that has none of its own.
    """

    indicator: Indicator
    area: str
    row: Row | None
    series: tuple[Series, ...]
    problems: tuple[Problem, ...]
    serves: tuple[str, ...] = ()

    @property
    def target(self) -> Target | None:
        """The target, None for an indicator without one."""
        return self.row.target if self.row else None


@dataclass(frozen=True, slots=True)
class Details:
    """What was asked for, in that order; `report` holds the clocks, limits and rows they rest
    on.
    """

    report: Report
    each: tuple[Detail, ...]


@dataclass(frozen=True)
class _Known:
    """The record as it was known on the days of a report."""

    project: Project
    report: Report

    @cached_property
    def published(self) -> Mapping[tuple[str, str], int]:
        """How many observations of each indicator and area were published by then."""
        day = self.report.known_at
        return {
            key: sum(one.publication.published.end <= day for one in of_it)
            for key, of_it in self.project.series.items()
        }

    def entries(self, indicator: str, area: str) -> tuple[Entry, ...]:
        """What was known of an indicator in an area."""
        observed = self.project.observed(indicator, area)
        return known(observed, self.report.clocks, self.report.thresholds)

    def series(self, indicator: Indicator, area: str, entries: tuple[Entry, ...]) -> Series:
        """What is known of an indicator in an area, with what is left out."""
        here, elsewhere = 0, {}
        for other in self.project.areas.get(indicator.id, ()):
            count = self.published[indicator.id, other]
            if other in ("", area):
                here += count
            elif count:
                elsewhere[other] = count
        later = len(self.project.observed(indicator.id, area)) - here
        return Series(
            indicator, entries, later, here - len(entries), tuple(sorted(elsewhere.items()))
        )


def make_details(
    project: Project,
    words: Iterable[str],
    clocks: Clocks,
    language: Language,
    problems: Sequence[Problem] = (),
) -> Details:
    """Tell what was asked for. Raises CannotRun(2) for a word that names nothing."""
    project, _ = translated(project, [], language)
    subjects = project.names.subjects(words)
    targets = [one for one in subjects if isinstance(one, Target)]
    report = make_report(project, targets, clocks, language, problems)
    record, rows = _Known(project, report), iter(report.rows)
    details: list[Detail] = []
    for subject in subjects:
        if isinstance(subject, Target):
            details.append(_of_target(record, next(rows)))
        else:
            details += _of_indicator(record, subject)
    return Details(report, tuple(details))


def details_of(report: Report) -> Details:
    """Every row of a report in detail, from what the report itself holds: the observations it is
    assessed by.
    """
    details = []
    for row in report.rows:
        target = row.target
        plain = Indicator(
            target.indicator, target.name, target.unit, target.measure, done=kind_of(target).yes_no
        )
        own = report.indicators.get(target.indicator, plain)
        measured = report.indicators.get(target.measured, own)
        series = Series(measured, row.assessment.entries, 0, 0, ())
        details.append(Detail(own, target.area, row, (series,), report.problems_of(target)))
    return Details(report, tuple(details))


def elsewhere(project: Project, details: Sequence[Detail], report: Report) -> list[Series]:
    """What is known of the same indicators in areas that no detail is about."""
    told = {
        (series.indicator.id, area)
        for detail in details
        for series in detail.series
        for area in ("", detail.area)
    }
    indicators = {indicator for indicator, _ in told}
    record, found = _Known(project, report), []
    for name, area in sorted(set(project.series) - told):
        if name in indicators:
            indicator = project.indicators[name]
            entries = _comparable(record.entries(name, area), indicator)
            there = tuple(entry for entry in entries if entry.observation.area == area)
            found.append(record.series(indicator, area, there))
    return found


def every_series(project: Project, report: Report) -> list[tuple[str, Series]]:
    """All that is known of a report's targets, in other areas too, and of indicators without a
    target where it has all targets: each series with the id of what it is told of.
    """
    promised = {name for target in project.targets for name in target.indicators}
    alone = [one for one in project.indicators if one in project.areas and one not in promised]
    details = make_details(
        project,
        [
            *(row.target.id for row in report.rows),
            *(alone if len(report.rows) == len(project.targets) else ()),
        ],
        report.clocks,
        report.language,
        report.problems,
    )
    project, _ = translated(project, [], report.language)
    told = [
        (detail.target.id if detail.target else series.indicator.id, series)
        for detail in details.each
        for series in detail.series
    ]
    others = elsewhere(project, details.each, report)
    return [*told, *((series.indicator.id, series) for series in others)]


def _of_target(record: _Known, row: Row) -> Detail:
    project, report = record.project, record.report
    target, area = row.target, row.target.area
    indicator = project.indicators[target.indicator]
    measured = project.indicators.get(target.measured, indicator)
    series = [record.series(measured, area, row.assessment.entries)]
    if target.level is not None and target.measured in project.indicators:
        rates = _rates(record.entries(indicator.id, area), target)
        beside = record.series(indicator, area, rates)
        series += [beside] if beside.entries or beside.published_later else []
    return Detail(indicator, area, row, tuple(series), report.problems_of(target))


def _of_indicator(record: _Known, indicator: Indicator) -> list[Detail]:
    """One detail for each area that has data."""
    project, report = record.project, record.report
    seen = project.areas.get(indicator.id, ("",))
    areas = dict.fromkeys((*(area for area in indicator.areas if area in seen), *seen))
    problems = tuple(p for p in report.problems if p.about == indicator.id)
    serves = tuple(
        t.id for t in project.targets if t.level is not None and t.level.indicator == indicator.id
    )
    details = []
    for area in areas:
        entries = _comparable(record.entries(indicator.id, area), indicator)
        last = next((one for one in reversed(entries) if one.use is Use.RECORDED), None)
        entries = tuple(one.counting_as(Use.LATEST) if one is last else one for one in entries)
        series = record.series(indicator, area, entries)
        details.append(Detail(indicator, area, None, (series,), problems, serves))
    return details


def _rates(entries: Iterable[Entry], target: Target) -> tuple[Entry, ...]:
    """Growth rates as published, beside the levels from which the target's own rate is computed."""
    stated = target.baseline.period if target.baseline else None
    return tuple(
        entry.counting_as(Use.BASELINE if entry.observation.span == stated else Use.RATE)
        if entry.used
        else entry
        for entry in entries
    )


def _comparable(entries: Iterable[Entry], indicator: Indicator) -> tuple[Entry, ...]:
    """Without a target: a flow over part of a year does not compare with the years beside it."""
    return tuple(
        entry.counting_as(Use.PART_YEAR)
        if entry.used and indicator.measure == "flow" and not entry.observation.span.is_years
        else entry
        for entry in entries
    )


def in_frame(one: Observation, row: Row, value: Fraction | None = None) -> Fraction | None:
    """A value, or another one that it may stand for, in the frame of the target's trajectory: a
    reported change in per cent as the level it leads to.
    """
    value = Fraction(one.quantity.value) if value is None else value
    if not kind_of(row.target).by_change or one.unit == row.target.unit:
        return value
    base = row.assessment.trajectory.base
    return None if base is None else FORMULAS["level"](b=base, c=value / HUNDRED).value
