"""Checks of time across the files: due periods, years that do not fit, sums with a gap,
publications still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.parts import cover, gaps_between
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import Period, same_begin
from tracker.model.target import Goal
from tracker.problems.problem import Problem, Route, problem
from tracker.read.about import at_observation, at_target
from tracker.read.checked import CheckedRecord


def check_due(on: CheckedRecord) -> Iterator[Problem]:
    """T136: a goal due when its plan has not begun or is over.

    T137: a flow from a calendar year to a financial one.
    """
    for target in on.registry.targets:
        whole, due = target.plan.period, target.goal.by
        goals: list[tuple[Route, Goal]] = [(("target", "by"), target.goal)]
        goals += [(("revisions", n, "by"), goal) for n, goal in enumerate(target.revisions)]
        for where, goal in goals:
            if goal.by.end < whole.start or goal.by.start > whole.end:
                yield at_target("T136", target, *where, by=goal.by, period=whole)
        base = target.baseline.period if target.baseline else None
        years = base is not None and base.is_years and due.is_years
        if target.measure == "flow" and base and years and not same_begin(base, due):
            yield at_target("T137", target, "baseline", "period", period=base, by=due)


def check_years(on: CheckedRecord) -> Iterator[Problem]:
    """O116: years of a flow that begin on another day than those of every target that it could
    serve.
    """
    for (indicator, area), entries in on.series.items():
        stated = on.registry.indicators.get(indicator)
        serves = [
            t for t in on.registry.targets if t.measured == indicator and area in ("", t.area)
        ]
        if stated is None or stated.measure != "flow" or not serves:
            continue
        planned = [kind_of(target).years(target) for target in serves]
        if not all(year.is_years for year in planned):
            continue
        for entry in entries:
            one = entry.observation
            fits = any(same_begin(one.span, year) for year in planned)
            if one.status != "forecast" and one.span.is_years and not fits:
                begin = f"{planned[0].start:%m-%d}"
                yield at_observation("O116", one, "period", period=one.period, begin=begin)


def check_totals(on: CheckedRecord) -> Iterator[Problem]:
    """O117: a total, or a mean of reported rates, that lacks a part before its last one, whatever
    the day.
    """
    for target in on.registry.targets:
        kind = kind_of(target)
        if not kind.cumulative or target.level is not None:
            continue
        used = [
            e.observation
            for e in on.of(target)
            if e.used and kind.use(e.observation, target, target.goal) is Use.COUNTED
        ]
        first = target.plan.period.start
        parts = cover(used, first, target.goal.by.end)
        if gaps := gaps_between(parts, first, target.goal.by.starts):
            yield at_target("O117", target, "target", missing=", ".join(map(str, gaps)))


def waiting(observations: Iterable[Observation], day: date) -> Iterator[Problem]:
    """O112: a publication of a year or month that has not ended by a day, so that its figures do
    not count yet.
    """
    found: dict[tuple[str, Period], list[Observation]] = {}
    for one in observations:
        published = one.publication.published
        if published.start <= day < published.end:
            found.setdefault((one.file, published), []).append(one)
    for (file, published), those in found.items():
        table = file.lower().endswith(".csv")
        yield problem(
            "O112",
            file,
            () if table else ("publication", "published"),
            line=those[0].line if table else None,
            published=published,
            n=len(those),
            day=published.end,
        )
