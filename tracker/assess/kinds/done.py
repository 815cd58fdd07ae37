"""Be done by a date: a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import points_of, use_after_baseline
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import Trajectory
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Target


def _trajectory(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Trajectory:
    """A milestone: observations say done (1) or not done (0)."""
    points, uses = points_of(target, goal, entries, about)
    start = None if target.baseline is None else target.baseline.period.time
    return Trajectory(
        points,
        goal.by,
        Judged.MILESTONE,
        Interval(Fraction(1), None),
        Fraction(1),
        Fraction(1),
        None,
        start,
        uses=uses,
    )


KIND = Kind(
    "done",
    6,
    use_after_baseline,
    _trajectory,
    frozenset({"level", "baseline", "milestones", "pace"}),
    yes_no=True,
)
