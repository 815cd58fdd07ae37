"""Reach a sum of a flow over the period of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    candidates,
    pass_over,
    planned,
    time_before_plan,
    towards,
    use_before_plan,
)
from tracker.assess.parts import cover, covered, gaps_between, sum_of
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, Trajectory
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import same_begin
from tracker.model.target import Goal, Target


def _trajectory(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """The sum of a flow over the plan's period: running sums from its first day; a part-year sum
    counts once.
    """
    first, starts = target.plan.period.start, goal.by.starts
    counting, uses = candidates(used, lambda one: _use(one, target, goal))
    parts = cover(counting, first, goal.by.end)
    summed = set(map(id, parts))
    for one in counting:
        if id(one) not in summed:
            pass_over(uses, [one], Use.COVERED, _overlapping(one, parts))
    points = tuple(
        Point.of(covered(parts[:n], starts), sum_of(parts[:n], about), tuple(parts[:n]), n > 1)
        for n in range(1, len(parts) + 1)
    )
    # a ceiling is burnt, never reached early
    judged = Judged.CEILING if goal.op in ("le", "lt") else Judged.PATH
    start = time_before_plan(target, goal)
    found = towards(goal, about, judged, (points, uses), Fraction(0), start)
    return planned(replace(found, missing=gaps_between(parts, first, starts)), target)


def _overlapping(one: Observation, parts: Sequence[Observation]) -> Observation:
    """The first of the parts that has a day in common with one that is none of them."""
    return next(
        part
        for part in parts
        if part.span.start <= one.span.end and one.span.start <= part.span.end
    )


def _use(one: Observation, target: Target, goal: Goal) -> Use:
    """What lies between the first day of the plan and the due date; no whole years that begin on
    another day than those of the plan: nothing can be added to them.
    """
    year = target.plan.period
    if one.span.start < year.start:
        return use_before_plan(one, target)
    if one.span.is_years and year.is_years and not same_begin(one.span, year):
        return Use.OTHER_YEAR
    return Use.AFTER_DUE if one.span.end > goal.by.end else Use.COUNTED


KIND = Kind("total", 3, _use, _trajectory, frozenset({"level"}), cumulative=True, sums=True)
