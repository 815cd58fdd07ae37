"""Be done by a date: a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import kept_level, use_after_baseline
from tracker.assess.status import Judged
from tracker.assess.trajectory import Trajectory
from tracker.model.observation import Observation
from tracker.model.target import Goal, Target


def _trajectory(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """Observations say done (1) or not done (0); nothing lies between."""
    kept = kept_level(target, goal, used, about)
    return replace(kept, judged=Judged.MILESTONE, base=None)


KIND = Kind(
    "done",
    6,
    use_after_baseline,
    _trajectory,
    frozenset({"level", "baseline", "milestones", "pace", "parts"}),
    yes_no=True,
)
