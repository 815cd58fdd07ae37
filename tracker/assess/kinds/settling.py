"""What every observation counts for, once the points of a trajectory stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import pass_over
from tracker.assess.series import Entry, why_before
from tracker.assess.trajectory import Trajectory
from tracker.assess.use import Use
from tracker.model.observation import Prefer


def until_due(trajectory: Trajectory) -> Trajectory:
    """Without what came after the due period, once that was observed: it says nothing more about
    the promise.
    """
    if not trajectory.due_observed:
        return trajectory
    uses = dict(trajectory.uses)
    points = []
    for point in trajectory.points:
        if point.period.end <= trajectory.due.end:
            points.append(point)
        else:
            pass_over(uses, point.basis, Use.AFTER_DUE)
    return replace(trajectory, points=tuple(points), uses=uses)


def settled(
    entries: Sequence[Entry], trajectory: Trajectory, kind: Kind, prefer: Prefer
) -> tuple[Entry, ...]:
    """The entries with what they count for: what a point rests on counts, of all others it was
    decided why not.
    """
    resting: dict[int, Use] = {}
    for point in trajectory.points:
        part = len(point.basis) > 1 and not kind.cumulative
        resting |= dict.fromkeys(map(id, point.basis), Use.PART if part else Use.COUNTED)
    if trajectory.points:
        last = id(trajectory.points[-1].basis[-1])
        resting[last] = Use.LATEST if resting[last] is Use.COUNTED else resting[last]
    found = []
    for entry in entries:
        if entry.used:
            one = entry.observation
            use, by = trajectory.uses[id(one)]
            if use is not Use.BASE_LEVEL:
                use = resting.get(id(one), use)
            because = why_before(by, one, prefer) if by and use is Use.SAME_TIME else None
            entry = entry.counting_as(use, by, because)
        found.append(entry)
    return tuple(found)
