"""Checks of time across the files: due periods, years that do not fit, sums with a gap,
publications still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.parts import cover, gaps_between
from tracker.assess.series import Entry
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import Period, same_begin
from tracker.model.target import Goal, Target
from tracker.problems.problem import Problem, Route, problem

EntriesBySeries = dict[tuple[str, str], tuple[Entry, ...]]


def check_due(targets: Iterable[Target], file: str) -> Iterator[Problem]:
    """T136: a goal due when its plan has not begun or is over.

    T137: a flow from a calendar year to a financial one.
    """
    for target in targets:
        whole, route = target.plan.period, ("targets", target.index)
        goals: list[tuple[Route, Goal]] = [(("target", "by"), target.goal)]
        goals += [(("revisions", n, "by"), goal) for n, goal in enumerate(target.revisions)]
        for where, goal in goals:
            if goal.by.end < whole.start or goal.by.start > whole.end:
                yield problem(
                    "T136", file, (*route, *where), about=target.id, by=goal.by, period=whole
                )
        base = target.baseline.period if target.baseline else None
        due = target.goal.by
        if (
            target.measure == "flow"
            and base
            and base.is_years
            and due.is_years
            and not same_begin(base, due)
        ):
            yield problem(
                "T137", file, (*route, "baseline", "period"), about=target.id, period=base, by=due
            )


def check_years(
    targets: Sequence[Target], series: EntriesBySeries, flows: frozenset[str]
) -> Iterator[Problem]:
    """O116: years of a flow that begin on another day than those of every target that it could
    serve.
    """
    for (indicator, area), entries in series.items():
        serves = [t for t in targets if t.measured == indicator and area in ("", t.area)]
        if indicator not in flows or not serves:
            continue
        planned = [kind_of(target).years(target) for target in serves]
        if not all(year.is_years for year in planned):
            continue
        for entry in entries:
            one = entry.observation
            if (
                one.status == "forecast"
                or not one.span.is_years
                or any(same_begin(one.span, y) for y in planned)
            ):
                continue
            yield problem(
                "O116",
                one.file,
                ("observations", one.index, "period"),
                about=indicator,
                line=one.line,
                period=one.period,
                begin=f"{planned[0].start:%m-%d}",
            )


def check_totals(
    targets: Iterable[Target], series: EntriesBySeries, file: str
) -> Iterator[Problem]:
    """O117: a total, or a mean of reported rates, that lacks a part before its last one, whatever
    the day.
    """
    for target in targets:
        kind = kind_of(target)
        if not kind.cumulative or target.level is not None:
            continue
        entries = series.get((target.indicator, target.area), ())
        used = [
            e.observation
            for e in entries
            if e.used and kind.use(e.observation, target, target.goal) is Use.COUNTED
        ]
        first = target.plan.period.start
        parts = cover(used, first, target.goal.by.end)
        if gaps := gaps_between(parts, first, target.goal.by.starts):
            yield problem(
                "O117",
                file,
                ("targets", target.index, "target"),
                about=target.id,
                missing=", ".join(map(str, gaps)),
            )


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
