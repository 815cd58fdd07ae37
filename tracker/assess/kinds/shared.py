"""What several kinds need: the values that meet a goal, points of periods, the planned path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import HUNDRED
from tracker.assess.parts import years_of_parts
from tracker.assess.series import preferred
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, TargetPath, Trajectory
from tracker.assess.use import Use, Uses
from tracker.model.observation import Observation
from tracker.model.periods import Period, decimal_year, same_years
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Level, Target


def acceptable(goal: Goal, about: Decimal) -> Interval | None:
    """The values that meet a goal; None where the plan gives no number."""
    if goal.quantity is None:
        return None
    value = Fraction(goal.quantity.value)
    # “at least about 20” is at least the lower end of about 20
    written = Interval(value, value)
    ends = goal.quantity.interval(about) if goal.quantity.qualifier == "about" else written
    match goal.op:
        case "ge":
            return Interval(ends.low, None)
        case "gt":
            return Interval(value, None, low_open=True)
        case "le":
            return Interval(None, ends.high)
        case "lt":
            return Interval(None, value, high_open=True)
        case "between":
            return Interval(
                value, Fraction(goal.upper if goal.upper is not None else goal.quantity.value)
            )
        case "around":
            return replace(goal.quantity, qualifier="about").interval(about)


def promised(goal: Goal, about: Decimal) -> Decimal | None:
    """The figure that stands with a goal's op: as written; of about the end that is meant (20左右,
    ge: 19).
    """
    within = acceptable(goal, about)
    if goal.quantity is None or within is None:
        return None
    end = within.low if goal.op == "ge" else within.high if goal.op == "le" else None
    if goal.quantity.qualifier != "about" or end is None:
        return goal.quantity.value
    # a decimal less a decimal, or a share of one
    return Decimal(end.numerator) / Decimal(end.denominator)


def comparable(observation: Observation, target: Target, goal: Goal) -> bool:
    """False for a part-year flow or rate against a full-year target: it is shown, and left out of
    progress; of a growth target's levels for what does not stand beside the base level.
    """
    if target.level is not None:
        return stands_beside(observation, target.level)
    if target.measure == "stock":
        return True
    if observation.ytd and observation.span.months != 12:
        return False
    if target.measure == "ratio":
        return True
    planned = planned_year(target, goal)
    if planned.is_years:
        return same_years(observation.span, planned)
    return observation.span.months == (planned.months or 12)


def stands_beside(one: Observation, level: Level) -> bool:
    """Whether an observation is a level that stands beside the base level."""
    if level.measure == "flow" and level.period.is_years:
        return same_years(one.span, level.period)
    return not (one.ytd or one.period.start.year == one.period.end.year) or one.span.months == 12


def planned_year(target: Target, goal: Goal) -> Period:
    """The time over which a flow is planned, as its baseline or due period says: as a
    rule a year.
    """
    return target.baseline.period if target.baseline else goal.by


def use_after_baseline(one: Observation, target: Target, goal: Goal) -> Use:
    """The use of what can be a point of its own period: it counts if it came after the baseline, or
    without one since the plan began, and covers whole years where the target reckons in them.
    """
    if target.baseline is not None and one.span == target.baseline.period:
        return Use.BASELINE
    if one.period.end <= _last_before(target):
        return Use.BEFORE
    return Use.COUNTED if comparable(one, target, goal) else incomparable(one)


def use_before_plan(one: Observation, target: Target) -> Use:
    """The use of what came before the plan, for a kind that starts with the plan."""
    baseline = target.baseline is not None and one.span == target.baseline.period
    return Use.BASELINE if baseline else Use.BEFORE


def incomparable(one: Observation) -> Use:
    """Why what covers other days than the target reckons in does not count."""
    return Use.OTHER_YEAR if one.span.is_years else Use.PART_YEAR


def base_period(target: Target) -> Period | None:
    """The period of the base level or of the baseline; None where the plan gives neither."""
    if target.level is not None:
        return target.level.period
    return None if target.baseline is None else target.baseline.period


def _last_before(target: Target) -> date:
    """The last day of what does not count any more."""
    base = base_period(target)
    return target.plan.period.start - timedelta(days=1) if base is None else base.end


def candidates(
    used: Sequence[Observation], use: Callable[[Observation], Use]
) -> tuple[list[Observation], Uses]:
    """The used observations that can count by themselves; and what is decided of every used one."""
    uses: Uses = {id(one): (use(one), None) for one in used}
    return [one for one in used if uses[id(one)][0] is Use.COUNTED], uses


def point_of(one: Observation, about: Decimal) -> Point:
    """An observation as a point of its period."""
    return Point.of(one.period, Bounded.written(one.quantity, about), (one,))


def points_of(
    target: Target,
    goal: Goal,
    used: Sequence[Observation],
    about: Decimal,
    use: Callable[[Observation, Target, Goal], Use] = use_after_baseline,
) -> tuple[tuple[Point, ...], Uses]:
    """Points of their periods, one a day: what counts by `use`, and of flows the years that are on
    record in parts only.
    """
    counting, uses = candidates(used, lambda one: use(one, target, goal))
    points = [point_of(one, about) for one in counting]
    if target.measure == "flow":
        years = years_of_parts(used, planned_year(target, goal), target.unit, about, goal.by.starts)
        points += [year for year in years if year.period.end > _last_before(target)]
    return one_a_day(points, uses), uses


def one_a_day(points: Iterable[Point], uses: Uses) -> tuple[Point, ...]:
    """One point stands of several at one time (2024 and 2024-12 of a stock), as one of several
    values of a period does; `uses` takes down which.

    The points come as `known` orders the observations that they end with.
    """
    days: dict[date, list[Point]] = defaultdict(list)
    for point in points:
        days[point.period.end].append(point)
    standing = []
    for day in sorted(days):
        alike = [one for one in days[day] if one.basis[-1].unit == days[day][-1].basis[-1].unit]
        stands = alike[preferred([point.span for point in alike])]
        if alike[-1].basis[-1].assumed:
            stands = alike[-1]
        standing.append(stands)
        for point in days[day]:
            if point is not stands:
                pass_over(uses, point.basis[-1:], Use.SAME_TIME, stands.basis[-1])
    return tuple(standing)


def pass_over(
    uses: Uses, observations: Iterable[Observation], use: Use, by: Observation | None = None
) -> None:
    """Decide of what could count by itself why it does not."""
    for one in observations:
        if uses[id(one)][0] is Use.COUNTED:
            uses[id(one)] = use, by


def towards(
    goal: Goal,
    about: Decimal,
    judged: Judged,
    found: tuple[tuple[Point, ...], Uses],
    base: Fraction | None,
    start: Fraction | None,
) -> Trajectory:
    """The trajectory from a base at a time to the goal as it is written; without a path."""
    points, uses = found
    within = acceptable(goal, about)
    return Trajectory(
        points,
        goal.by,
        judged,
        within,
        goal_value_of(goal, within, base),
        Fraction(0) if goal.quantity is None else Fraction(goal.quantity.step),
        base,
        start,
        uses=uses,
    )


def kept_level(
    target: Target, goal: Goal, used: Sequence[Observation], about: Decimal
) -> Trajectory:
    """The trajectory of a level that is to be kept in every period; without a path."""
    found, baseline = points_of(target, goal, used, about), target.baseline
    base = None if baseline is None else Fraction(baseline.quantity.value)
    start = None if baseline is None else baseline.period.time
    return towards(goal, about, Judged.EVERY_PERIOD, found, base, start)


def goal_value_of(goal: Goal, within: Interval | None, base: Fraction | None) -> Fraction | None:
    """T: the value at which the target is met; of a band, the edge nearest to the baseline."""
    if within is None:
        return None
    if within.low is not None and within.high is not None and goal.op in ("between", "around"):
        return within.high if base is not None and base > within.high else within.low
    return within.low if within.low is not None else within.high


def time_before_plan(target: Target, goal: Goal) -> Fraction:
    """The decimal year at which the plan begins, where nothing is summed yet."""
    return decimal_year(target.plan.period.start - timedelta(days=1), goal.by.starts)


def planned(trajectory: Trajectory, target: Target) -> Trajectory:
    """With the path from the base to the goal value, as the target's pace says: of cumulative per
    cents a compound one is that of an index, 100 + x. None where one of the two is not known, or a
    compound path has no common sign.
    """
    b, start, t = trajectory.base, trajectory.start, trajectory.goal_value
    if b is None or start is None or t is None:
        return trajectory
    first, last = (start, b), (trajectory.due.time, t)
    path = None
    match target.pace:
        case "linear":
            path = TargetPath((first, last))
        case "geometric":
            shift = HUNDRED if trajectory.in_shares else Fraction(0)
            if (b + shift) * (t + shift) > 0:
                path = TargetPath((first, last), compound=True, shift=shift)
        case "steps":
            between = tuple((period.time, Fraction(q.value)) for period, q in target.milestones)
            inner = tuple(knot for knot in between if start < knot[0] < trajectory.due.time)
            path = TargetPath((first, *inner, last))
    return replace(trajectory, path=path)
