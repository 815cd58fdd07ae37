"""Reach a level by a date, up or down; an annual flow counts with the value of the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import kept_level, planned, use_after_baseline
from tracker.assess.status import Judged
from tracker.assess.trajectory import Trajectory
from tracker.model.observation import Observation
from tracker.model.target import Goal, Target


def _trajectory(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """From the baseline to the goal value. Where T = b, or the baseline meets the goal already,
    there is nothing to reach, only to keep.
    """
    kept = kept_level(target, goal, used, about)
    if kept.base is not None and (kept.base == kept.goal_value or kept.met_from_the_start):
        return kept
    return planned(replace(kept, judged=Judged.PATH, needs_baseline=kept.base is None), target)


KIND = Kind(
    "reach",
    1,
    use_after_baseline,
    _trajectory,
    frozenset({"level"}),
    default=True,
    wants_baseline=True,
)
