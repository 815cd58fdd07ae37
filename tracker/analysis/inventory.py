"""What there is: plans, sections, indicators, owners, publications and targets, each with the rows
of the targets that it has a part in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tracker.assess.report import PlanHead, Report, Row, elapsed
from tracker.assess.series import known
from tracker.model.observation import Observation, Publication
from tracker.model.project import Project, translated
from tracker.model.target import Indicator

ListedKind = Literal["plans", "sections", "indicators", "owners", "publications", "targets"]
ListedSubject = PlanHead | str | Indicator | Publication | Row


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing, and the rows of its targets: of an indicator those that use it, of a publication
    those that it bears on. A section or owner is its name, "" where targets have none.

    `observations` is how many are known of an indicator or publication, `latest` the value used of
    the last period of an indicator, `files` those that hold a publication.
    """

    subject: ListedSubject
    rows: tuple[Row, ...]
    observations: int = 0
    latest: Observation | None = None
    areas: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """All things of a kind, as of the days of a report, in the registry's order; publications from
    the latest on.
    """

    kind: ListedKind
    report: Report
    each: tuple[Listed, ...]


def inventory(kind: ListedKind, project: Project, report: Report, *, narrow: bool) -> Inventory:
    """What there is of a kind; `narrow`: only what the report's targets have a part in."""
    told, _ = translated(project, [], report.language)
    return Inventory(kind, report, tuple(_FOUND[kind](told, report, narrow)))


def _plans(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    heads = {head.plan.id: head for head in report.plans}
    for plan in () if narrow else project.plans:  # one may have no target yet
        gone = elapsed(plan.period, report.clocks.as_of)
        heads.setdefault(plan.id, PlanHead(plan, gone, None))
    for head in heads.values():
        yield Listed(head, tuple(row for row in report.rows if row.target.plan is head.plan))


def _targets(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    del project, narrow
    return (Listed(row, (row,)) for row in report.rows)


def _sections(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    del project, narrow
    return _grouped((row.target.section, row) for row in report.rows)


def _owners(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    del project, narrow
    return _grouped(
        (owner, row) for row in report.rows for owner in dict.fromkeys(row.target.owners or ("",))
    )


def _grouped(pairs: Iterable[tuple[str, Row]]) -> Iterable[Listed]:
    """Names with their rows; what has none comes last."""
    found: dict[str, list[Row]] = {}
    for name, row in pairs:
        found.setdefault(name, []).append(row)
    return (Listed(name, tuple(found[name])) for name in sorted(found, key=lambda name: not name))


def _indicators(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    rows: dict[str, list[Row]] = {}
    for row in report.rows:
        for name in row.target.indicators:
            rows.setdefault(name, []).append(row)
    for key, indicator in project.indicators.items():
        if narrow and key not in rows:
            continue
        entries = [
            entry
            for area in project.areas.get(key, ())
            for entry in known(project.series[key, area], report.clocks, report.thresholds)
        ]
        used = [entry.observation for entry in entries if entry.used]
        latest = max(used, key=lambda one: (one.period.end, one.period.start), default=None)
        live = sum(entry.live for entry in entries)
        areas = project.areas.get(key, ())
        yield Listed(indicator, tuple(rows.get(key, ())), live, latest, areas)


def _publications(project: Project, report: Report, narrow: bool) -> Iterable[Listed]:
    bearing: dict[tuple[str, str], list[Row]] = {}
    for row in report.rows:
        for area in dict.fromkeys(("", row.target.area)):
            bearing.setdefault((row.target.measured, area), []).append(row)
    found: dict[Publication, list[Observation]] = {}
    for one in project.observations:
        if one.publication.published.end <= report.known_at:
            found.setdefault(one.publication, []).append(one)
    ordered = sorted(found, key=lambda one: (one.published.end, one.published.start), reverse=True)
    for publication in ordered:
        held = found[publication]
        served = [row for one in held for row in bearing.get((one.indicator, one.area), ())]
        rows = {row.target.id: row for row in served}
        if rows or not narrow:
            files = tuple(dict.fromkeys(one.file for one in held))
            yield Listed(publication, tuple(rows.values()), len(held), files=files)


_FOUND: Mapping[ListedKind, Callable[[Project, Report, bool], Iterable[Listed]]] = {
    "plans": _plans,
    "sections": _sections,
    "indicators": _indicators,
    "owners": _owners,
    "publications": _publications,
    "targets": _targets,
}
KINDS_LISTED = tuple(_FOUND)
