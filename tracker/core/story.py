"""Story: one target, or an indicator without one, with every value known of it and what each of them counts for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from tracker.core.course import HUNDRED
from tracker.core.kinds import fits
from tracker.core.problem import CannotRun, Problem, problem
from tracker.core.report import Project, Report, Row, make_report
from tracker.core.series import Entry, Observation, State, known
from tracker.core.similar import nearest
from tracker.core.target import Indicator, Target
from tracker.core.words import Language

Role = Literal[
    "latest", "counted", "base_level", "baseline", "before", "superseded", "conflicting", "agreeing", "forecast",
    "part", "part_year", "other_year", "after_due", "same_time", "covered", "unusable", "rate", "recorded",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An observation as known: its state, what it counts for, and the other one (`by`) that decided so."""

    observation: Observation
    state: State
    used: bool
    role: Role
    by: Observation | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The observations of an indicator in an area, by period, and how many are left out by either clock.

    `elsewhere` counts what is known of other areas.
    """

    indicator: Indicator
    told: tuple[Told, ...]
    published_later: int
    ended_later: int
    elsewhere: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A target's row and the series that bear on it, the one it is assessed by first; no row without a target.

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
        return self.row.target if self.row else None


@dataclass(frozen=True, slots=True)
class Show:
    """The stories asked for, in that order; `report` holds the clocks, limits and rows they rest on."""

    report: Report
    stories: tuple[Story, ...]
    indicators: Mapping[str, Indicator]


def make_show(
    project: Project, words: Iterable[str], *, as_of: date, known_at: date, language: Language,
    problems: Sequence[Problem],
) -> Show:  # fmt: skip
    """Tell what was asked for. Raises CannotRun(2) for a word that names nothing."""
    subjects = named(project, words)
    targets = [one for one in subjects if isinstance(one, Target)]
    report = make_report(project, targets, as_of=as_of, known_at=known_at, language=language, problems=problems)
    rows = iter(report.rows)
    stories: list[Story] = []
    for subject in subjects:
        if isinstance(subject, Target):
            stories.append(_of_target(project, next(rows), report))
        else:
            stories += _of_indicator(project, subject, report)
    return Show(report, tuple(stories), project.indicators)


def told_from(report: Report) -> Show:
    """Every row of a report as a story, from what the report itself holds: the observations it is assessed by."""
    stories = []
    for row in report.rows:
        target = row.target
        told = tuple(Told(e.observation, e.state, e.used, *_role(e, row)) for e in row.assessment.entries)
        plain = Indicator(target.indicator, target.name, target.unit, target.measure, done=target.kind == "done")
        own = report.indicators.get(target.indicator, plain)
        measured = report.indicators.get(target.level.indicator, own) if target.level else own
        about = {target.id, target.indicator, measured.id}
        problems = tuple(p for p in report.problems if p.about in about)
        stories.append(Story(own, target.area, row, (Series(measured, told, 0, 0, ()),), problems))
    return Show(report, tuple(stories), report.indicators)


def named(project: Project, words: Iterable[str]) -> list[Target | Indicator]:
    """What the words name, each once: a target, all targets of an indicator, or an indicator without one."""
    names: dict[str, dict[str, Target | Indicator]] = {}
    targets_of: dict[str, dict[str, Target | Indicator]] = {}
    for target in project.targets:
        targets_of.setdefault(target.indicator, {})[target.id] = target
        for text in (target.id, target.name.zh, target.name.en, *target.aliases):
            names.setdefault(text.lower(), {})[target.id] = target
    for one in project.indicators.values():
        for text in (one.id, one.name.zh, one.name.en, *one.aliases):
            names.setdefault(text.lower(), {}).update(targets_of.get(one.id, {one.id: one}))
    for indicator in project.indicators:
        names[indicator.lower()] = targets_of.get(indicator, {indicator: project.indicators[indicator]})
    for target in project.targets:
        names[target.id.lower()] = {target.id: target}
    names.pop("", None)
    found: dict[str, Target | Indicator] = {}
    for word in words:
        meant = names.get(word.strip().lower())
        if meant is None:
            raise CannotRun(2, problem("U101", name=word, near=nearest(word, names)))
        found |= meant
    return list(found.values())


def elsewhere(project: Project, stories: Sequence[Story], report: Report) -> list[Series]:
    """What is known of the stories' indicators in areas that no story is about."""
    told = {(series.indicator.id, area) for story in stories for series in story.series for area in ("", story.area)}
    indicators = {indicator for indicator, _ in told}
    found = []
    for name, area in sorted({(one.indicator, one.area) for one in project.observations} - told):
        if name in indicators:
            entries = [entry for entry in _known(project, name, area, report) if entry.observation.area == area]
            plain = tuple(_plain(entry, entries, project.indicators[name], None) for entry in entries)
            found.append(_series(project, project.indicators[name], area, plain, report))
    return found


def _of_target(project: Project, row: Row, report: Report) -> Story:
    target = row.target
    indicator = project.indicators[target.indicator]
    level = project.indicators.get(target.level.indicator) if target.level else None
    told = tuple(Told(e.observation, e.state, e.used, *_role(e, row)) for e in row.assessment.entries)
    if target.level is None or level is None:
        series: tuple[Series, ...] = (_series(project, indicator, target.area, told, report),)
    else:
        reported = _known(project, indicator.id, target.area, report)
        rates = tuple(_reported_rate(entry, reported, target) for entry in reported)
        both = (
            _series(project, level, target.area, told, report),
            _series(project, indicator, target.area, rates, report),
        )
        series = tuple(one for n, one in enumerate(both) if n == 0 or one.told or one.published_later)
    about = {target.id, target.indicator, *((target.level.indicator,) if target.level else ())}
    return Story(indicator, target.area, row, series, tuple(p for p in report.problems if p.about in about))


def _of_indicator(project: Project, indicator: Indicator, report: Report) -> list[Story]:
    """One story for each area that has data."""
    of_it = [one.area for one in project.observations if one.indicator == indicator.id]
    areas = list(dict.fromkeys([*(area for area in indicator.areas if area in of_it), *of_it])) or [""]
    problems = tuple(p for p in report.problems if p.about == indicator.id)
    serves = tuple(t.id for t in project.targets if t.level is not None and t.level.indicator == indicator.id)
    stories = []
    for area in areas:
        entries = _known(project, indicator.id, area, report)
        whole = [entry.observation for entry in entries if entry.used and _whole(entry, indicator)]
        last = max(whole, key=lambda one: (one.period.end, one.order), default=None)
        told = tuple(_plain(entry, entries, indicator, last) for entry in entries)
        series = _series(project, indicator, area, told, report)
        stories.append(Story(indicator, area, None, (series,), problems, serves))
    return stories


def _known(project: Project, indicator: str, area: str, report: Report) -> tuple[Entry, ...]:
    of_it = [one for one in project.observations if one.indicator == indicator and one.area in ("", area)]
    return known(of_it, as_of=report.as_of, known_at=report.known_at, about=report.thresholds.about)


def _series(project: Project, indicator: Indicator, area: str, told: tuple[Told, ...], report: Report) -> Series:
    of_it = [one for one in project.observations if one.indicator == indicator.id]
    here = [one for one in of_it if one.area in ("", area)]
    later = sum(one.publication.published.end > report.known_at for one in here)
    there = Counter(
        one.area for one in of_it
        if one.area not in ("", area) and one.publication.published.end <= report.known_at
    )  # fmt: skip
    return Series(indicator, told, later, len(here) - later - len(told), tuple(sorted(there.items())))


def _unused(entry: Entry, entries: Sequence[Entry]) -> tuple[Role, Observation | None] | None:
    """Why the rule of “which observations count” passed it over; None where it did not."""
    match entry.state:
        case "superseded":
            return "superseded", entry.by
        case "forecast":
            return "forecast", None
    if entry.used:
        return None
    span = entry.observation.span
    rival = next(e.observation for e in entries if e.used and e.observation.span == span)
    return ("conflicting" if entry.by is rival else "agreeing"), rival


def _role(entry: Entry, row: Row) -> tuple[Role, Observation | None]:
    """What an observation counts for in a target's course (core/kinds.py decides; this only says why)."""
    target, a, one = row.target, row.assessment, entry.observation
    if unused := _unused(entry, a.entries):
        return unused
    contradicts = entry.by if entry.state == "conflicting" else None
    basis = {id(used): used for point in a.course.points for used in point.basis}
    if target.kind not in ("total", "growth") and any(
        len(point.basis) > 1 and one in point.basis for point in a.course.points
    ):
        return "part", contradicts
    if a.latest is not None and one is a.latest.basis[-1]:
        return "latest", contradicts
    if target.level is not None and one.span == target.level.period:
        return "base_level", contradicts
    if id(one) in basis:
        return "counted", contradicts
    if target.level is None and target.baseline is not None and one.span == target.baseline.period:
        return "baseline", None
    start = one.span.start if target.kind == "total" else one.period.end
    if start <= _begins_after(target):
        return "before", None
    if not fits(one, target, a.goal):
        return ("other_year" if one.span.is_years else "part_year"), None
    if one.span.end > a.goal.by.end:
        return "after_due", None
    if rival := next((x for x in basis.values() if x.span.end == one.span.end and target.kind != "total"), None):
        return "same_time", rival
    overlapping = (x for x in basis.values() if x.span.start <= one.span.end and one.span.start <= x.span.end)
    if target.kind == "total" and (rival := next(overlapping, None)):
        return "covered", rival
    return "unusable", None


def in_frame(one: Observation, row: Row, value: Fraction | None = None) -> Fraction | None:
    """A value, or another one that it may stand for, in the frame of the target's course: a reported change in per
    cent as the level it leads to."""
    value = Fraction(one.quantity.value) if value is None else value
    if row.target.kind != "change" or one.unit == row.target.unit:
        return value
    base = row.assessment.course.base
    return None if base is None else base * (1 + value / HUNDRED)


def _begins_after(target: Target) -> date:
    """The last day of what does not count any more: of the baseline, the base level, or the time before the plan."""
    if target.level is not None:
        return target.level.period.end
    if target.kind in ("total", "growth") or target.baseline is None:
        return target.plan.period.start - timedelta(days=1)
    return target.baseline.period.end


def _reported_rate(entry: Entry, entries: Sequence[Entry], target: Target) -> Told:
    """A growth rate as published, beside the levels from which the target's own rate is computed."""
    role, by = _unused(entry, entries) or ("rate", None)
    if role == "rate" and target.baseline is not None and entry.observation.span == target.baseline.period:
        role = "baseline"
    return Told(entry.observation, entry.state, entry.used, role, by)


def _plain(entry: Entry, entries: Sequence[Entry], indicator: Indicator, last: Observation | None) -> Told:
    """An observation of an indicator without a target."""
    role, by = _unused(entry, entries) or ("recorded", entry.by)
    if role == "recorded" and not _whole(entry, indicator):
        role, by = "part_year", None
    elif entry.observation is last:
        role = "latest"
    return Told(entry.observation, entry.state, entry.used, role, by)


def _whole(entry: Entry, indicator: Indicator) -> bool:
    """False for a flow over part of a year: it does not compare with the years beside it."""
    months = entry.observation.span.months
    return indicator.measure != "flow" or (months is not None and months % 12 == 0)
