"""Pace: how far along the path the latest value is, against how far it should be by then
(序时进度).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import FORMULAS, HUNDRED, Calculation, Operand
from tracker.assess.status import PACES, Judged, Status
from tracker.assess.trajectory import Point, Trajectory
from tracker.model.quantity import Interval
from tracker.model.target import Thresholds


def progress_of(trajectory: Trajectory, value: Operand) -> Calculation | None:
    """The share of the path gone at a value; None without a baseline, or where there is no way to
    go.
    """
    b, T = trajectory.base, trajectory.goal_value
    return None if b is None or T is None or b == T else FORMULAS["progress"](x=value, b=b, T=T)


def share_of_path(trajectory: Trajectory, value: Fraction) -> Fraction | None:
    """Where a value stands between baseline (0) and target (1)."""
    found = progress_of(trajectory, value)
    return found.value if found else None


def ratio_of(trajectory: Trajectory, latest: Point) -> Calculation | None:
    """完成率: x/T upwards, T/x downwards; None for bands and milestones."""
    within, goal_value = trajectory.within, trajectory.goal_value
    if within is None or goal_value is None or trajectory.judged == Judged.MILESTONE:
        return None
    if within.high is None or trajectory.in_shares:
        return FORMULAS["ratio"](x=latest.bounded, T=goal_value) if goal_value else None
    if within.low is None and latest.value:
        return FORMULAS["ratio.down"](x=latest.bounded, T=goal_value)
    return None


def expected_of(trajectory: Trajectory, latest: Point) -> Calculation | None:
    """What the path asks for at the time of the latest value; of an average the promised one."""
    if trajectory.judged != Judged.RATE:
        return trajectory.path.expected(latest.time) if trajectory.path else None
    return (
        None if trajectory.goal_value is None else FORMULAS["expected.due"](T=trajectory.goal_value)
    )


def pace_of(
    trajectory: Trajectory,
    latest: Point,
    progress: Calculation | None,
    expected: Calculation | None,
) -> list[Calculation]:
    """The progress that the path asks for, the pace against it and how far it is off, in points;
    of an average and of a ceiling the pace alone. None of them where it cannot be said.
    """
    if trajectory.judged == Judged.RATE:
        found = _of_rate(trajectory, latest.bounded)
        return [found] if found else []
    if trajectory.path is None or progress is None or expected is None:
        return []
    if trajectory.judged == Judged.CEILING:
        done = latest.value > 0
        return [FORMULAS["pace.ceiling"](e=expected, x=latest.bounded)] if done else []
    assert trajectory.base is not None and trajectory.goal_value is not None
    assert trajectory.within is not None and progress.value is not None
    share = FORMULAS["expected_share"](e=expected, b=trajectory.base, T=trajectory.goal_value)
    if not share.value or (progress.value > 1 and latest.span.disjoint(trajectory.within)):
        return []  # no time gone, or out of a band on its far side
    return [share, *(FORMULAS[name](p=progress, pe=share) for name in ("pace", "pace_pp"))]


def limits_a_rate(trajectory: Trajectory) -> bool:
    """Whether the promised rate is one that the actual one may not pass: at most 3 % a year, or a
    fall of no more.
    """
    within, goal = trajectory.within, trajectory.goal_value
    return within is not None and goal is not None and (within.high is None) != (goal > 0)


def _of_rate(trajectory: Trajectory, rate: Bounded) -> Calculation | None:
    """rate/T; T/rate where T is a limit; 1 inside a band. None where it cannot be said."""
    within, goal, value = trajectory.within, trajectory.goal_value, rate.value
    if within is None or not goal or value is None:
        return None
    if within.low is not None and within.high is not None:
        if within.low <= value <= within.high:
            return FORMULAS["pace.band"]()
        if value < within.low and within.low > 0:
            return FORMULAS["pace.rate"](x=_share(rate), T=within.low / HUNDRED)
        return None
    if not limits_a_rate(trajectory):
        return FORMULAS["pace.rate"](x=_share(rate), T=goal / HUNDRED)
    if goal * value <= 0:
        return None
    return FORMULAS["pace.limit"](x=_share(rate), T=goal / HUNDRED)


def _share(rate: Bounded) -> Bounded:
    """A rate in per cent as a share of one."""
    return rate.times(1 / HUNDRED)


def pace_word(trajectory: Trajectory, latest: Point, thresholds: Thresholds) -> Status | None:
    """The pace on which both ends of the interval agree, else undetermined; None where nobody can
    say.
    """
    asked = expected_of(trajectory, latest)
    expected = (asked.value if asked else None) or Fraction(0)
    if trajectory.judged == Judged.RATE and not _has_pace(trajectory, latest):
        return None
    if trajectory.judged == Judged.CEILING and not expected:
        return None
    limits = (Fraction(0), Fraction(thresholds.on_track), Fraction(thresholds.ahead))
    towards = _towards(trajectory)
    words = set()
    for end, is_open, is_high in (
        (latest.span.low, latest.span.low_open, False),
        (latest.span.high, latest.span.high_open, True),
    ):
        upper = is_high == (towards > 0)
        if end is None:
            words.add(PACES[-1] if upper else PACES[0])
            continue
        done = share_of_path(trajectory, end) or Fraction(0)
        if done < 0 and trajectory.judged != Judged.CEILING and not trajectory.met_from_the_start:
            words.add(PACES[0])  # further off than the baseline was, whatever the path asked for
            continue
        pace = _pace_at(trajectory, expected, end)
        if pace is None or (trajectory.judged == Judged.PATH and pace < 0):
            # nothing burnt, far within a limit, or some way gone where the path leads away first
            words.add(PACES[-1])
            continue
        # an open upper end is never quite reached: a limit met there exactly is not passed
        place = bisect_left(limits, pace) if is_open and upper else bisect_right(limits, pace)
        words.add(PACES[place])
    return words.pop() if len(words) == 1 else Status.UNDETERMINED


def _has_pace(trajectory: Trajectory, latest: Point) -> bool:
    within = trajectory.within
    if within is None or not trajectory.goal_value:
        return False
    low, high = within.low, within.high
    return low is None or high is None or (low > 0 and latest.value <= high)


def _towards(trajectory: Trajectory) -> int:
    """+1 where larger values are nearer to the target, −1 where smaller ones are."""
    if trajectory.judged in (Judged.RATE, Judged.CEILING):
        return -1 if trajectory.within is not None and trajectory.within.low is None else 1
    assert trajectory.base is not None and trajectory.goal_value is not None
    return 1 if trajectory.goal_value > trajectory.base else -1


def _pace_at(trajectory: Trajectory, expected: Fraction, value: Fraction) -> Fraction | None:
    if trajectory.judged == Judged.RATE:
        found = _of_rate(trajectory, Bounded(value, Interval(value, value)))
        return found.value if found else None
    if trajectory.judged == Judged.CEILING:
        return FORMULAS["pace.ceiling"](e=expected, x=value).value if value > 0 else None
    progress, share = share_of_path(trajectory, value), share_of_path(trajectory, expected)
    assert progress is not None and share
    return FORMULAS["pace"](p=progress, pe=share).value
