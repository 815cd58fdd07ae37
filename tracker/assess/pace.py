"""Pace: how far along the road the latest value is, against how far it should be by then
(序时进度).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction

from tracker.assess.status import PACES, Judged, Status
from tracker.assess.trajectory import Course, Point
from tracker.model.quantity import Interval
from tracker.model.target import Thresholds


def share_of_road(course: Course, value: Fraction) -> Fraction | None:
    if course.base is None or course.edge is None or course.edge == course.base:
        return None
    return (value - course.base) / (course.edge - course.base)


def ratio_of(course: Course, value: Fraction) -> Fraction | None:
    """完成率: x/T upwards, T/x downwards; null for bands and milestones."""
    within = course.within
    if within is None or course.edge is None or course.judged == Judged.MILESTONE:
        return None
    if within.high is None or course.in_shares:
        return value / course.edge if course.edge else None
    if within.low is None:
        return course.edge / value if value else None
    return None


def expected_of(course: Course, latest: Point) -> Fraction | None:
    if course.judged == Judged.RATE:
        return course.edge
    return course.road.at(latest.time) if course.road else None


def pace_of(
    course: Course, latest: Point, progress: Fraction | None, expected: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    """p/pₑ and 100·(p − pₑ) with pₑ = (expected − b)/(T − b); of a growth target rate/T, of a
    ceiling τ/(Σ/T).
    """
    if course.judged == Judged.RATE:
        return _of_rate(course, latest.value), None
    if course.judged == Judged.CEILING:
        return (
            expected / latest.value if expected is not None and latest.value > 0 else None
        ), None
    if course.road is None or progress is None or expected is None:
        return None, None
    share = share_of_road(course, expected)
    if not share or (
        progress > 1 and course.within is not None and latest.span.disjoint(course.within)
    ):
        return None, None  # no time gone, or out of a band on its far side
    return progress / share, 100 * (progress - share)


def limits_a_rate(course: Course) -> bool:
    """Whether the promised rate is one that the actual one may not pass: at most 3 % a year, or a
    fall of no more.
    """
    within, goal = course.within, course.edge
    return within is not None and goal is not None and (within.high is None) != (goal > 0)


def _of_rate(course: Course, rate: Fraction) -> Fraction | None:
    """rate/T; T/rate where T is a limit; 1 inside a band. None where it cannot be said."""
    within, goal = course.within, course.edge
    if within is None or not goal:
        return None
    if within.low is not None and within.high is not None:
        if within.low <= rate <= within.high:
            return Fraction(1)
        return rate / within.low if rate < within.low and within.low > 0 else None
    if not limits_a_rate(course):
        return rate / goal
    return goal / rate if goal * rate > 0 else None


def pace_word(course: Course, latest: Point, thresholds: Thresholds) -> Status | None:
    """The pace on which both ends of the interval agree, else undetermined; None where nobody can
    say.
    """
    expected = expected_of(course, latest)
    if course.judged == Judged.RATE and not _has_pace(course, latest):
        return None
    if course.judged == Judged.CEILING and not expected:
        return None
    limits = (Fraction(0), Fraction(thresholds.on_track), Fraction(thresholds.ahead))
    towards = _towards(course)
    words = set()
    for end, is_open, is_high in (
        (latest.span.low, latest.span.low_open, False),
        (latest.span.high, latest.span.high_open, True),
    ):
        upper = is_high == (towards > 0)
        if end is None:
            words.add(PACES[-1] if upper else PACES[0])
            continue
        done = share_of_road(course, end) or Fraction(0)
        if done < 0 and course.judged != Judged.CEILING and not _met_from_the_start(course):
            words.add(PACES[0])  # further off than the baseline was, whatever the road asked for
            continue
        pace = _pace_at(course, latest, end)
        if pace is None or (course.judged == Judged.PATH and pace < 0):
            words.add(
                PACES[-1]
            )  # nothing burnt, far within a limit, or some way gone where the road leads away first
            continue
        # an open upper end is never quite reached: a limit met there exactly is not passed
        place = bisect_left(limits, pace) if is_open and upper else bisect_right(limits, pace)
        words.add(PACES[place])
    return words.pop() if len(words) == 1 else Status.UNDETERMINED


def _has_pace(course: Course, latest: Point) -> bool:
    within = course.within
    if within is None or not course.edge:
        return False
    return (
        within.low is None
        or within.high is None
        or (within.low > 0 and latest.value <= within.high)
    )


def _met_from_the_start(course: Course) -> bool:
    """Whether the baseline met the target already: away from it is no going back."""
    return (
        course.base is not None
        and course.within is not None
        and Interval(course.base, course.base).inside(course.within)
    )


def _towards(course: Course) -> int:
    """+1 where larger values are nearer to the target, −1 where smaller ones are."""
    if course.judged in (Judged.RATE, Judged.CEILING):
        return -1 if course.within is not None and course.within.low is None else 1
    assert course.base is not None and course.edge is not None
    return 1 if course.edge > course.base else -1


def _pace_at(course: Course, latest: Point, value: Fraction) -> Fraction | None:
    if course.judged == Judged.RATE:
        return _of_rate(course, value)
    expected = expected_of(course, latest) or Fraction(0)
    if course.judged == Judged.CEILING:
        return expected / value if value > 0 else None
    share, progress = share_of_road(course, expected), share_of_road(course, value)
    assert share and progress is not None
    return progress / share
