"""Blocks of the analysis, of a row made for a test or of whole reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tests.support.builders import PLAN, observation
from tracker.analysis.blocks import Blocks
from tracker.analysis.score import score
from tracker.assess.clocks import Clocks
from tracker.assess.formulas import Calculation
from tracker.assess.report import Report, Row, make_report
from tracker.model.observation import Observation
from tracker.model.project import EMPTY_PROJECT, Project
from tracker.model.target import Indicator, Target


def project_of(
    targets: Iterable[Target], seen: Mapping[str, str] | Iterable[Observation]
) -> Project:
    """A project of targets and observations, of which one plan is the plan of all."""
    targets = tuple(targets)
    if isinstance(seen, Mapping):
        seen = [observation(when, value, unit=targets[0].unit) for when, value in seen.items()]
    indicators = {
        name: Indicator(name, one.name, one.unit, one.measure)
        for one in targets
        for name in one.indicators
    }
    return replace(
        EMPTY_PROJECT,
        plans=(PLAN,),
        indicators=indicators,
        targets=targets,
        observations=tuple(seen),
    )


def blocks_of(
    promise: Target, seen: Mapping[str, str] | Iterable[Observation], day: str = "2025-02-28"
) -> tuple[Blocks, Row]:
    """The blocks of a report of one target, and its row."""
    project = project_of([promise], seen)
    report = make_report(project, project.targets, Clocks.of(date.fromisoformat(day)), "en")
    return Blocks(report), report.rows[0]


def every_figure(report: Report) -> Iterator[Calculation]:
    """All that the blocks of a report compute."""
    blocks = Blocks(report)
    for row in report.rows:
        if (hard := blocks.ambition(row)) is not None:
            yield from hard.calculations.values()
        if (left := blocks.buffer(row)) is not None:
            yield from left.calculations.values()
            yield from (one for _, one in left.needed)
        yield from score([row]).calculations.values()
