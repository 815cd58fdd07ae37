"""Grow by an average rate a year, of levels or of reported rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import FORMULAS, HUNDRED
from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import (
    candidates,
    incomparable,
    one_a_day,
    pass_over,
    point_of,
    stands_beside,
    time_before_plan,
    towards,
    use_before_plan,
)
from tracker.assess.parts import gaps_between, years_of_parts
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, Trajectory
from tracker.assess.use import Use, Uses
from tracker.model.observation import Observation
from tracker.model.periods import same_begin
from tracker.model.target import Goal, Level, Target


def _rates_from_levels(
    target: Target, used: Sequence[Observation], about: Decimal
) -> tuple[tuple[Point, ...], Uses]:
    """(level/base level)^(1/years) − 1 in per cent, for each level after the base period."""
    assert target.level is not None
    counting, uses = candidates(used, lambda one: _use(one, target, target.goal))
    levels = _levels(target.level, used, uses, about)
    base = next((one for one in levels if _is_base(one, target.level)), None)
    if base is None or base.value <= 0:
        pass_over(uses, counting, Use.UNUSABLE)
        return (), uses
    points = []
    for one in levels:
        years = one.period.time - base.period.time
        if years <= 0:
            continue
        if one.value <= 0:
            pass_over(uses, one.basis, Use.UNUSABLE)
            continue
        rate = FORMULAS["growth"](x=one.bounded, x0=base.bounded, n=years)
        basis = (*base.basis, *one.basis)
        points.append(Point.of(one.period, rate.times(HUNDRED), basis, True, rate))
    return one_a_day(points, uses), uses


def _levels(level: Level, used: Sequence[Observation], uses: Uses, about: Decimal) -> list[Point]:
    """Levels that stand beside the base level: of flows whole years only, on record or the sums of
    their parts.
    """
    beside = [one for one in used if uses[id(one)][0] in (Use.COUNTED, Use.BASE_LEVEL)]
    points = [point_of(one, about) for one in beside]
    if level.measure == "flow" and used:
        points += years_of_parts(used, level.period, used[0].unit, about, level.period.starts)
    return points


def _is_base(point: Point, level: Level) -> bool:
    """Whether it is the base level, as a year, the sum of its parts, or the sum since its first
    day.
    """
    return point.period == level.period or point.basis[0].span == level.period


def _mean_of_rates(
    target: Target, used: Sequence[Observation], about: Decimal
) -> tuple[tuple[Point, ...], Uses]:
    """The geometric mean of the annual rates reported so far within the plan's period."""
    counting, uses = candidates(used, lambda one: _use(one, target, target.goal))
    points: list[Point] = []
    for n, one in enumerate(counting, 1):
        rates = counting[:n]
        written = (Bounded.written(r.quantity, about).times(1 / HUNDRED) for r in rates)
        try:
            mean = FORMULAS["growth.rates"](**{f"r{k}": r for k, r in enumerate(written, 1)})
        except ArithmeticError:  # all is gone
            pass_over(uses, counting[n - 1 :], Use.UNUSABLE)
            break
        points.append(Point.of(one.period, mean.times(HUNDRED), tuple(rates), True, mean))
    return tuple(points), uses


def _use(one: Observation, target: Target, goal: Goal) -> Use:
    """What stands beside the base level; of reported rates those of years of the plan, which begin
    when that of the due period does.
    """
    if target.level is not None:
        return _use_of_level(one, target.level)
    due = target.goal.by
    year = one.span.months == 12 and (same_begin(one.span, due) or not due.is_years)
    if year and one.period.start >= target.plan.period.start:
        return Use.COUNTED
    started = one.period.end >= target.plan.period.start
    return incomparable(one) if started else use_before_plan(one, target)


def _use_of_level(one: Observation, level: Level) -> Use:
    if one.span == level.period and stands_beside(one, level):
        return Use.BASE_LEVEL
    if one.period.end <= level.period.end:
        return Use.BEFORE
    return Use.COUNTED if stands_beside(one, level) else incomparable(one)


def _trajectory(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """An average annual growth rate: compound from the base level to the latest, or the mean of
    reported rates.
    """
    level, first = target.level, target.plan.period.start
    made = _rates_from_levels if level else _mean_of_rates
    points, uses = made(target, used, about)
    gaps = gaps_between(points[-1].basis, first, goal.by.starts) if points and not level else ()
    base = None if target.baseline is None else Fraction(target.baseline.quantity.value)
    start = level.period.time if level else time_before_plan(target, goal)
    found = towards(goal, about, Judged.RATE, (points, uses), base, start)
    return replace(found, missing=gaps)


KIND = Kind(
    "growth", 4, _use, _trajectory, frozenset({"milestones", "pace"}), by_rate=True, cumulative=True
)
