"""Story: one target, or an indicator without one, with every value known of it and what each of
them counts for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row, make_report
from tracker.assess.series import Entry, known
from tracker.assess.trajectory import HUNDRED
from tracker.assess.uses import Told, all_told, reported_rate, told_plainly, used_of, whole
from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.target import Indicator, Target
from tracker.model.translated import translated
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, Problem, problem


@dataclass(frozen=True, slots=True)
class Series:
    """The observations of an indicator in an area, by period, and how many are left out by either
    clock.

    `elsewhere` counts what is known of other areas.
    """

    indicator: Indicator
    told: tuple[Told, ...]
    published_later: int
    ended_later: int
    elsewhere: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Story:
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
        return self.row.target if self.row else None


@dataclass(frozen=True, slots=True)
class Show:
    """The stories asked for, in that order; `report` holds the clocks, limits and rows they rest
    on.
    """

    report: Report
    stories: tuple[Story, ...]
    indicators: Mapping[str, Indicator]


def make_show(
    project: Project,
    words: Iterable[str],
    *,
    as_of: date,
    known_at: date,
    language: Language,
    problems: Sequence[Problem],
) -> Show:
    """Tell what was asked for. Raises CannotRun(2) for a word that names nothing."""
    project, _ = translated(project, [], language)
    subjects = named(project, words)
    targets = [one for one in subjects if isinstance(one, Target)]
    report = make_report(
        project, targets, as_of=as_of, known_at=known_at, language=language, problems=problems
    )
    rows = iter(report.rows)
    stories: list[Story] = []
    for subject in subjects:
        if isinstance(subject, Target):
            stories.append(_of_target(project, next(rows), report))
        else:
            stories += _of_indicator(project, subject, report)
    return Show(report, tuple(stories), project.indicators)


def told_from(report: Report) -> Show:
    """Every row of a report as a story, from what the report itself holds: the observations it is
    assessed by.
    """
    stories = []
    for row in report.rows:
        target = row.target
        told = all_told(row, report)
        plain = Indicator(
            target.indicator, target.name, target.unit, target.measure, done=kind_of(target).yes_no
        )
        own = report.indicators.get(target.indicator, plain)
        measured = report.indicators.get(target.level.indicator, own) if target.level else own
        about = {target.id, target.indicator, measured.id}
        problems = tuple(p for p in report.problems if p.about in about)
        stories.append(Story(own, target.area, row, (Series(measured, told, 0, 0, ()),), problems))
    return Show(report, tuple(stories), report.indicators)


def named(project: Project, words: Iterable[str]) -> list[Target | Indicator]:
    """What the words name, each once: a target, all targets of an indicator, or an indicator
    without one.
    """
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
        names[indicator.lower()] = targets_of.get(
            indicator, {indicator: project.indicators[indicator]}
        )
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
    told = {
        (series.indicator.id, area)
        for story in stories
        for series in story.series
        for area in ("", story.area)
    }
    indicators = {indicator for indicator, _ in told}
    found = []
    for name, area in sorted({(one.indicator, one.area) for one in project.observations} - told):
        if name in indicators:
            entries = _known(project, name, area, report)
            used = used_of(entries)
            plain = tuple(
                told_plainly(entry, used, project.indicators[name], None, report)
                for entry in entries
                if entry.observation.area == area
            )
            found.append(_series(project, project.indicators[name], area, plain, report))
    return found


def _of_target(project: Project, row: Row, report: Report) -> Story:
    target = row.target
    indicator = project.indicators[target.indicator]
    level = project.indicators.get(target.level.indicator) if target.level else None
    told = all_told(row, report)
    if target.level is None or level is None:
        series: tuple[Series, ...] = (_series(project, indicator, target.area, told, report),)
    else:
        reported = _known(project, indicator.id, target.area, report)
        used = used_of(reported)
        rates = tuple(reported_rate(entry, used, target, report) for entry in reported)
        both = (
            _series(project, level, target.area, told, report),
            _series(project, indicator, target.area, rates, report),
        )
        series = tuple(
            one for n, one in enumerate(both) if n == 0 or one.told or one.published_later
        )
    about = {target.id, target.indicator, *((target.level.indicator,) if target.level else ())}
    return Story(
        indicator, target.area, row, series, tuple(p for p in report.problems if p.about in about)
    )


def _of_indicator(project: Project, indicator: Indicator, report: Report) -> list[Story]:
    """One story for each area that has data."""
    of_it = [one.area for one in project.observations if one.indicator == indicator.id]
    areas = list(dict.fromkeys([*(area for area in indicator.areas if area in of_it), *of_it])) or [
        ""
    ]
    problems = tuple(p for p in report.problems if p.about == indicator.id)
    serves = tuple(
        t.id for t in project.targets if t.level is not None and t.level.indicator == indicator.id
    )
    stories = []
    for area in areas:
        entries = _known(project, indicator.id, area, report)
        full = [entry.observation for entry in entries if entry.used and whole(entry, indicator)]
        last = full[-1] if full else None
        used = used_of(entries)
        told = tuple(told_plainly(entry, used, indicator, last, report) for entry in entries)
        series = _series(project, indicator, area, told, report)
        stories.append(Story(indicator, area, None, (series,), problems, serves))
    return stories


def _known(project: Project, indicator: str, area: str, report: Report) -> tuple[Entry, ...]:
    of_it = [
        one for one in project.observations if one.indicator == indicator and one.area in ("", area)
    ]
    limits = report.thresholds
    return known(
        of_it,
        as_of=report.as_of,
        known_at=report.known_at,
        about=limits.about,
        prefer=limits.prefer,
    )


def _series(
    project: Project, indicator: Indicator, area: str, told: tuple[Told, ...], report: Report
) -> Series:
    of_it = [one for one in project.observations if one.indicator == indicator.id]
    here = [one for one in of_it if one.area in ("", area)]
    later = sum(one.publication.published.end > report.known_at for one in here)
    there = Counter(
        one.area
        for one in of_it
        if one.area not in ("", area) and one.publication.published.end <= report.known_at
    )
    return Series(
        indicator, told, later, len(here) - later - len(told), tuple(sorted(there.items()))
    )


def in_frame(one: Observation, row: Row, value: Fraction | None = None) -> Fraction | None:
    """A value, or another one that it may stand for, in the frame of the target's course: a
    reported change in per cent as the level it leads to.
    """
    value = Fraction(one.quantity.value) if value is None else value
    if not kind_of(row.target).by_change or one.unit == row.target.unit:
        return value
    base = row.assessment.course.base
    return None if base is None else base * (1 + value / HUNDRED)
