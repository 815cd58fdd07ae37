"""What is missing towards a target and what goes beyond it, for every value that the latest one may
stand for.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import FORMULAS, Calculation
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, Trajectory
from tracker.model.quantity import Interval

ZERO = Interval(Fraction(0), Fraction(0))


def missing(span: Interval, within: Interval) -> Interval:
    """How far the values of `span` are from those that meet the target, nowhere below zero."""
    a, b = _from(within.low, "gap", span), _from(within.high, "gap.above", span)
    assert a.low is not None and b.low is not None
    low = max(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(
        low,
        high,
        any(one.low_open for one in (a, b) if one.low == low),
        any(one.high_open for one in (a, b) if one.high == high),
    )


def beyond(span: Interval, within: Interval) -> Interval:
    """By how much the values of `span` pass a target with one edge, nowhere below zero; a band is
    never passed.
    """
    if (within.low is None) == (within.high is None):
        return ZERO
    if within.high is None:
        return _from(within.low, "overshoot", span)
    return _from(within.high, "overshoot.below", span)


def gap_and_overshoot(trajectory: Trajectory, latest: Point) -> list[Calculation]:
    """What is missing, what a ceiling leaves of itself while it holds, and what goes beyond, with
    its share of the target.

    The value of a gap that is only known to be above zero is None, that of an uncertain overshoot
    too; of an incomplete sum nothing is known.
    """
    within, goal_value, judged = trajectory.within, trajectory.goal_value, trajectory.judged
    if within is None or goal_value is None:
        return []
    if judged == Judged.MILESTONE or not trajectory.whole:
        return []
    inside = latest.span.inside(within)
    burning = judged == Judged.CEILING and not trajectory.due_observed
    x, exact = latest.bounded, Interval(latest.value, latest.value)
    above = is_past(trajectory, latest)
    nearest = within.high if above else within.low
    assert nearest is not None
    gap = FORMULAS["gap.above" if above else "gap"](T=nearest, x=x)
    over = FORMULAS["overshoot" if within.high is None else "overshoot.below"](T=goal_value, x=x)
    short, past = missing(exact, within).low, beyond(exact, within).low
    passed = beyond(latest.span, within)
    if burning:
        past, passed = Fraction(0), ZERO  # what is left of a ceiling is no overshoot
    if inside:
        short = Fraction(0)
    else:
        short, past = short or None, Fraction(0) if latest.span.disjoint(within) else None
    gap = replace(gap, value=short, span=missing(latest.span, within))
    over = replace(over, value=past, span=passed)
    found = [gap, over]
    if burning and inside:
        found.insert(1, FORMULAS["left"](T=goal_value, x=x))
    return [*found, FORMULAS["overshoot_ratio"](o=over, T=abs(goal_value))] if goal_value else found


def is_past(trajectory: Trajectory, latest: Point) -> bool:
    """Whether what keeps the latest value from the target, if anything, is that it is too high."""
    within = trajectory.within
    if within is None or within.high is None:
        return False
    return within.low is None or latest.value > within.high


def _from(goal_value: Fraction | None, formula: str, span: Interval) -> Interval:
    """The distance from an edge, with zero in place of everything below it."""
    if goal_value is None:
        return ZERO
    found = FORMULAS[formula].span_of({"T": goal_value, "x": Bounded(None, span)})
    low, low_open = found.low, found.low_open
    if low is None or low < 0:
        low, low_open = Fraction(0), False
    if found.high is not None and found.high <= 0:
        return ZERO
    return Interval(low, found.high, low_open, found.high_open)
