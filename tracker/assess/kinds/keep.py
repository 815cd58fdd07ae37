"""Keep a level in every period: at or above it, at or below it, or inside a band."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    acceptable,
    goal_value_of,
    points_of,
    step_of,
    use_after_baseline,
)
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import Trajectory
from tracker.model.target import Goal, Target


def _trajectory(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Trajectory:
    """At or above, at or below, or inside a band in every period."""
    points, uses = points_of(target, goal, entries, about)
    base = None if target.baseline is None else Fraction(target.baseline.quantity.value)
    start = None if target.baseline is None else target.baseline.period.time
    within = acceptable(goal, about)
    goal_value = goal_value_of(goal, within, base)
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


KIND = Kind(
    "keep",
    2,
    use_after_baseline,
    _trajectory,
    frozenset({"level", "milestones", "pace"}),
    in_every_period=True,
)
