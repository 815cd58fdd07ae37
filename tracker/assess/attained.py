"""Whether a target is met, and since when (methods.md: “Three questions”)."""

from __future__ import annotations

from tracker.assess.gap import beyond
from tracker.assess.status import Attainment, Judged
from tracker.assess.trajectory import Course, Point
from tracker.model.periods import Period


def attainment_of(course: Course, latest: Point) -> Attainment | None:
    """met, exceeded, missed, lost, open or undetermined; None where the plan gives no number."""
    if course.within is None:
        return None
    due_observed = course.due_observed
    if not course.whole:
        return Attainment.UNDETERMINED
    inside, apart = latest.span.inside(course.within), latest.span.disjoint(course.within)
    if course.judged == Judged.RATE and not due_observed:
        return Attainment.OPEN  # an average over the plan is not settled by its first years
    if course.judged == Judged.CEILING and not due_observed:
        if apart:
            return Attainment.MISSED  # a broken ceiling stays broken
        return Attainment.OPEN if inside else Attainment.UNDETERMINED
    if inside:
        since = _unbroken(course)
        if course.judged == Judged.EVERY_PERIOD:
            return Attainment.MET if due_observed else Attainment.OPEN
        if not due_observed and since is not None and since.end > course.due.end:
            # met too late, as far as is known: nobody knows how it was when due
            return Attainment.UNDETERMINED
        if course.judged != Judged.MILESTONE and _exceeded(course, latest):
            return Attainment.EXCEEDED
        return Attainment.MET
    if not apart:
        return Attainment.UNDETERMINED
    if due_observed:
        return Attainment.MISSED
    if course.judged == Judged.EVERY_PERIOD or _first_met(course) is not None:
        return Attainment.LOST
    return Attainment.OPEN


def _exceeded(course: Course, latest: Point) -> bool:
    """Beyond the target by at least one unit of its last written digit, for every value of the
    interval.
    """
    assert course.within is not None
    passed = beyond(latest.span, course.within).low
    one_sided = course.within.low is None or course.within.high is None
    return one_sided and passed is not None and passed >= course.step


def met_of(course: Course, attainment: Attainment | None) -> tuple[Period | None, Period | None]:
    """The first period that meets the target, and the first of the unbroken run that ends with the
    latest.

    What is only judged at the end (keep, an average, a ceiling) is met when it is due; a keep
    target from its first kept period on.
    """
    if course.within is None or not course.whole:
        return None, None
    if course.judged not in (Judged.PATH, Judged.MILESTONE) and attainment not in (
        Attainment.MET,
        Attainment.EXCEEDED,
    ):
        return None, None
    if course.judged in (Judged.RATE, Judged.CEILING):
        return course.points[-1].period, course.points[-1].period
    return _first_met(course), _unbroken(course)


def _first_met(course: Course) -> Period | None:
    assert course.within is not None
    return next((point.period for point in course.points if point.span.inside(course.within)), None)


def _unbroken(course: Course) -> Period | None:
    """The first period of the run of met ones that ends with the latest; None where that is not
    met.
    """
    assert course.within is not None
    first = None
    for point in reversed(course.points):
        if not point.span.inside(course.within):
            break
        first = point.period
    return first
