"""Whether a target is met, and since when (methods.md: “Three questions”)."""

from __future__ import annotations

from tracker.assess.gap import beyond
from tracker.assess.status import ATTAINED, Attainment, Judged
from tracker.assess.trajectory import Point, Trajectory
from tracker.model.periods import Period


def attainment_of(trajectory: Trajectory, latest: Point) -> Attainment | None:
    """met, exceeded, missed, lost, open or undetermined; None where the plan gives no number."""
    if trajectory.within is None:
        return None
    due_observed = trajectory.due_observed
    if not trajectory.whole:
        return Attainment.UNDETERMINED
    inside, apart = latest.span.inside(trajectory.within), latest.span.disjoint(trajectory.within)
    if trajectory.judged == Judged.RATE and not due_observed:
        return Attainment.OPEN  # an average over the plan is not settled by its first years
    if trajectory.judged == Judged.CEILING and not due_observed:
        if apart:
            return Attainment.MISSED  # a broken ceiling stays broken
        return Attainment.OPEN if inside else Attainment.UNDETERMINED
    if inside:
        since = _unbroken(trajectory)
        if trajectory.judged == Judged.EVERY_PERIOD:
            return Attainment.MET if due_observed else Attainment.OPEN
        if not due_observed and since is not None and since.end > trajectory.due.end:
            # met too late, as far as is known: nobody knows how it was when due
            return Attainment.UNDETERMINED
        if trajectory.judged != Judged.MILESTONE and _exceeded(trajectory, latest):
            return Attainment.EXCEEDED
        return Attainment.MET
    if not apart:
        return Attainment.UNDETERMINED
    if due_observed:
        return Attainment.MISSED
    if trajectory.judged == Judged.EVERY_PERIOD or _first_met(trajectory) is not None:
        return Attainment.LOST
    return Attainment.OPEN


def _exceeded(trajectory: Trajectory, latest: Point) -> bool:
    """Beyond the target by at least one unit of its last written digit, for every value of the
    interval.
    """
    assert trajectory.within is not None
    passed = beyond(latest.span, trajectory.within).low
    one_sided = trajectory.within.low is None or trajectory.within.high is None
    return one_sided and passed is not None and passed >= trajectory.step


def met_of(
    trajectory: Trajectory, attainment: Attainment | None
) -> tuple[Period | None, Period | None]:
    """The first period that meets the target, and the first of the unbroken run that ends with the
    latest.

    What is only judged at the end (keep, an average, a ceiling) is met when it is due; a keep
    target from its first kept period on.
    """
    if trajectory.within is None or not trajectory.whole:
        return None, None
    if trajectory.judged not in (Judged.PATH, Judged.MILESTONE) and attainment not in ATTAINED:
        return None, None
    if trajectory.judged in (Judged.RATE, Judged.CEILING):
        return trajectory.points[-1].period, trajectory.points[-1].period
    return _first_met(trajectory), _unbroken(trajectory)


def _first_met(trajectory: Trajectory) -> Period | None:
    assert trajectory.within is not None
    return next(
        (point.period for point in trajectory.points if point.span.inside(trajectory.within)), None
    )


def _unbroken(trajectory: Trajectory) -> Period | None:
    """The first period of the run of met ones that ends with the latest; None where that is not
    met.
    """
    assert trajectory.within is not None
    first = None
    for point in reversed(trajectory.points):
        if not point.span.inside(trajectory.within):
            break
        first = point.period
    return first
