"""Reach a level by a date, up or down; an annual flow counts with the value of the year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    acceptable,
    goal_value_of,
    kept_from_the_start,
    path_between,
    points_of,
    step_of,
    use_after_baseline,
)
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import Trajectory
from tracker.model.target import Goal, Target


def _trajectory(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Trajectory:
    """A level by a date, up or down; an annual flow counts with the year's value."""
    points, uses = points_of(target, goal, entries, about)
    baseline = target.baseline
    base = None if baseline is None else Fraction(baseline.quantity.value)
    start = None if baseline is None else baseline.period.time
    within = acceptable(goal, about)
    goal_value = goal_value_of(goal, within, base)
    if (
        goal_value is not None
        and base is not None
        and within is not None
        and kept_from_the_start(within, base, goal_value)
    ):
        return Trajectory(
            points,
            goal.by,
            Judged.EVERY_PERIOD,
            within,
            goal_value,
            step_of(goal),
            base,
            start,
            uses=uses,
        )
    path = None
    if base is not None and start is not None and goal_value is not None:
        path = path_between(target, (start, base), (goal.by.time, goal_value))
    return Trajectory(
        points,
        goal.by,
        Judged.PATH,
        within,
        goal_value,
        step_of(goal),
        base,
        start,
        path,
        uses=uses,
        needs_baseline=baseline is None,
    )


KIND = Kind(
    "reach",
    1,
    use_after_baseline,
    _trajectory,
    frozenset({"level"}),
    default=True,
    wants_baseline=True,
)
