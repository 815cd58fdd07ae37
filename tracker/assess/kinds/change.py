"""Change by so much against the baseline, in per cent or in the unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tracker.assess.formulas import FORMULAS, HUNDRED, Calculation
from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    planned,
    points_of,
    time_before_plan,
    towards,
    use_after_baseline,
)
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, Trajectory
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Target
from tracker.model.units import is_percent


def _trajectory(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """A cumulative change against the baseline: in per cent, of levels or reported as such, or in
    the unit (+6500), where the goal is b + c.
    """
    baseline, in_percent = target.baseline, is_percent(target.unit)
    base = Fraction(0) if in_percent else None
    start = time_before_plan(target, goal) if in_percent else None
    if baseline is not None:
        base = base if in_percent else Fraction(baseline.quantity.value)
        start = baseline.period.time
    points = points_of(target, goal, used, about, _use)
    share = towards(goal, about, Judged.PATH, points, Fraction(0), start)
    found = replace(share, base=base, needs_baseline=base is None, in_shares=in_percent)
    if base is None:
        return replace(found, within=None, goal_value=None)
    return planned(found if in_percent else _levels(found, goal, base), target)


def _levels(found: Trajectory, goal: Goal, base: Fraction) -> Trajectory:
    """The trajectory of a change as one of the levels that it leads to."""
    points = tuple(_level(p, base) if p.basis[-1].unit == "%" else p for p in found.points)
    step = found.step if goal.absolute else abs(base) * found.step / HUNDRED
    found = replace(found, points=points, step=step)
    share = found.within
    if share is None or found.goal_value is None:
        return found
    made = changed_level(goal, base, found.goal_value)
    low, high = (
        None if end is None else changed_level(goal, base, end).value
        for end in (share.low, share.high)
    )
    within = Interval(low, high, share.low_open, share.high_open)
    return replace(found, within=within, goal_value=made.value, computed_goal_value=made)


def changed_level(goal: Goal, base: Fraction, change: Fraction) -> Calculation:
    """The level to which a change leads that is written as the goal's is: in per cent of the
    baseline, or in the unit.
    """
    if goal.absolute:
        return FORMULAS["edge.amount"](b=base, c=change)
    return FORMULAS["edge"](b=base, c=change / HUNDRED)


def _level(point: Point, base: Fraction) -> Point:
    """The point of the level that a reported change in per cent leads to."""
    level = FORMULAS["level"](b=base, c=point.bounded.times(1 / HUNDRED))
    return Point.of(point.period, level, point.basis, derived=True)


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
