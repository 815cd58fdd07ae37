"""Change by so much against the baseline, in per cent or in the unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    acceptable,
    compound_road,
    edge_of,
    points_of,
    road_between,
    step_of,
    use_after_baseline,
)
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import HUNDRED, Course, Point
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import decimal_year
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Target
from tracker.model.units import is_percent


def _trajectory(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """A cumulative change against the baseline: in per cent, of levels or reported as such, or in
    the unit (+6500), where the goal is b + c.
    """
    baseline = target.baseline
    share = acceptable(goal, about)
    in_percent = is_percent(target.unit)
    base = (
        Fraction(0)
        if in_percent
        else None
        if baseline is None
        else Fraction(baseline.quantity.value)
    )
    start = (
        baseline.period.time
        if baseline is not None
        else (
            decimal_year(target.plan.period.start - timedelta(days=1), goal.by.starts)
            if in_percent
            else None
        )
    )
    points, uses = points_of(target, goal, entries, about, _use)
    within, edge, step = share, edge_of(goal, share, Fraction(0)), step_of(goal)
    if not in_percent:
        level = _level_of(base)
        points = tuple(
            (
                Point(p.period, v, _through(level, p.span), p.qualifier, p.basis, derived=True)
                if p.basis[-1].unit == "%" and (v := level(p.value)) is not None
                else p
            )
            for p in points
        )
        goes = _plus(base) if goal.absolute else level
        within = None if base is None or share is None else _through(goes, share)
        edge = goes(edge)
        step = step if goal.absolute or base is None else abs(base) * step / HUNDRED
    road = None
    if base is not None and start is not None and edge is not None and target.pace != "none":
        knots = ((start, base), (goal.by.time, edge))
        shift = HUNDRED if in_percent else Fraction(0)
        road = (
            compound_road(knots, shift)
            if target.pace == "geometric"
            else road_between(target, *knots)
        )
    return Course(
        points,
        goal.by,
        Judged.PATH,
        within,
        edge,
        step,
        base,
        start,
        road,
        uses=uses,
        needs_baseline=base is None,
        in_shares=in_percent,
    )


def _level_of(base: Fraction | None) -> Callable[[Fraction | None], Fraction | None]:
    """The level that a cumulative change in per cent leads to."""

    def level(change: Fraction | None) -> Fraction | None:
        return None if base is None or change is None else base * (1 + change / HUNDRED)

    return level


def _plus(base: Fraction | None) -> Callable[[Fraction | None], Fraction | None]:
    """The level that a change in the unit leads to."""

    def level(change: Fraction | None) -> Fraction | None:
        return None if base is None or change is None else base + change

    return level


def _through(level: Callable[[Fraction | None], Fraction | None], span: Interval) -> Interval:
    """An interval of changes as one of levels."""
    return Interval(level(span.low), level(span.high), span.low_open, span.high_open)


def _use(one: Observation, target: Target, goal: Goal) -> Use:
    """As of a level; and a change in per cent leads to a level only from a baseline."""
    use = use_after_baseline(one, target, goal)
    lost = target.baseline is None and one.unit == "%" and not is_percent(target.unit)
    return Use.UNUSABLE if use is Use.COUNTED and lost else use


KIND = Kind(
    "change",
    5,
    _use,
    _trajectory,
    frozenset({"level"}),
    by_change=True,
    wants_baseline=True,
)
