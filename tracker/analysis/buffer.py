"""Buffer: how much slack an open target has left against its road, what it needs from period to
period, and how likely it is met if the past goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.forecast import LEAST_FOR_RANGE
from tracker.assess.formulas import FORMULAS, HUNDRED, Calculation
from tracker.assess.report import Row
from tracker.assess.status import Attainment, Judged
from tracker.assess.trajectory import Point, TargetPath, Trajectory
from tracker.model.periods import Period, Start, day_at, months_later, span
from tracker.model.quantity import Interval
from tracker.model.target import Target

MOST_PERIODS = 120  # that are listed; of more the years
_YEAR = 12  # months
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Buffer:
    """What is left of an open target.

    - `calculations`: `slack_days`, days ahead of the road (below zero: behind it), `safe_share`,
      `probability` of meeting it when due, `needed_growth` (of an average); without what cannot be
      said.
    - `on_road`, `safe`: the day on which the road reaches the latest value, and the last one on
      which it is still on track if nothing moves, as ordinals, for all that it may stand for.
    - `needed`: the value at the end of each coming period on the way from here to the goal.
    - `n`: points in the fit on which the probability rests.
    """

    calculations: Mapping[str, Calculation]
    on_road: Bounded | None
    safe: Bounded | None
    needed: tuple[tuple[Period, Calculation], ...]
    n: int | None

    def value(self, figure: str) -> Fraction | None:
        """A calculated figure; None where it cannot be said."""
        found = self.calculations.get(figure)
        return found.value if found else None

    @property
    def slack_days(self) -> int | None:
        """Days ahead of the road, below zero behind it."""
        value = self.value("slack_days")
        return None if value is None else int(value)

    @property
    def on_road_until(self) -> date | None:
        """The day on which the road reaches the latest value."""
        return _date(self.on_road)

    @property
    def safe_until(self) -> date | None:
        """The last day on which it is still on track, if nothing moves. May lie in the past."""
        return _date(self.safe)


def buffer(row: Row) -> Buffer | None:
    """What is left of a target; None unless it is open and has a road, or a rate, to hold to."""
    a = row.assessment
    trajectory, latest = a.trajectory, a.latest
    if latest is None or a.attainment != Attainment.OPEN:
        return None
    if trajectory.judged == Judged.RATE:
        rate = a.calculations.get("needed_growth")
        found = {} if rate is None else {rate.figure: rate}
        return Buffer(found, None, None, tuple(_levels_needed(row)), None)
    path = trajectory.path
    if path is None:
        return None
    on_road = _days(path, latest.bounded, trajectory)
    made = []
    if on_road is not None:
        way = "slack_days.ceiling" if trajectory.judged == Judged.CEILING else "slack_days"
        made.append(FORMULAS[way](a=on_road, t=Fraction(latest.period.end.toordinal())))
    safe = None
    progress = a.calculations.get("progress")
    if trajectory.judged == Judged.CEILING:
        on_road = None  # a sum that does not grow only gets further below its ceiling's road
    elif progress is not None and progress.value is not None and progress.value >= 0:
        share = FORMULAS["safe_share"](p=progress, L=Fraction(a.thresholds.on_track))
        made.append(share)
        safe = _days(path, _at_share(share, trajectory), trajectory, within=True)
    if (chance := _probability(row)) is not None:
        made.append(chance)
    forecast = a.forecast
    return Buffer(
        {one.figure: one for one in made},
        on_road,
        safe,
        tuple(_needed(row, path, latest)),
        None if forecast is None else forecast.n,
    )


def slack_of(row: Row) -> Interval:
    """All days by which it may be ahead of its road; without ends where nothing can be said."""
    left = buffer(row)
    slack = left.calculations.get("slack_days") if left else None
    return slack.span if slack else Interval(None, None)


def _days(
    path: TargetPath, value: Bounded, trajectory: Trajectory, *, within: bool = False
) -> Bounded | None:
    """The day on which the road reaches a value, and those for all that it may stand for; None
    beyond its end.
    """
    starts = trajectory.due.starts
    if value.value is None or (day := _ordinal(path, value.value, starts)) is None:
        return None
    rises = path.knots[-1][1] >= path.knots[0][1]
    ends = [
        None if end is None else _ordinal(path, end, starts)
        for end in (value.span.low, value.span.high)
    ]
    low, high = ends if rises else ends[::-1]
    opens = value.span.low_open, value.span.high_open
    span_of = Interval(low, high, *(opens if rises else opens[::-1]))
    return Bounded(day, span_of, value.qualifier, value.rising == rises)


def _ordinal(path: TargetPath, value: Fraction, starts: Start) -> Fraction | None:
    time = path.leaves(value)
    return None if time is None else Fraction(day_at(time, starts).toordinal())


def _at_share(share: Calculation, trajectory: Trajectory) -> Bounded:
    """The value at a share of the way."""
    b, T = trajectory.base, trajectory.goal_value
    assert b is not None and T is not None
    moved = share.times(T - b)
    span_of = moved.span
    low, high = (None if end is None else end + b for end in (span_of.low, span_of.high))
    value = None if moved.value is None else moved.value + b
    at = Interval(low, high, span_of.low_open, span_of.high_open)
    return Bounded(value, at, moved.qualifier, moved.rising)


def _probability(row: Row) -> Calculation | None:
    """How likely the goal is met when due, if the past goes on and scatters as it did; None of
    bands, below four points, and where nothing scatters.
    """
    a = row.assessment
    f, within, T = a.forecast, a.trajectory.within, a.trajectory.goal_value
    if f is None or within is None or T is None or f.n < LEAST_FOR_RANGE or not f.error:
        return None
    if (within.low is None) == (within.high is None):
        return None
    way = "probability" if within.high is None else "probability.below"
    return FORMULAS[way](h=f.linear, T=T, s=f.error, ν=Fraction(f.n - 2))


def _needed(row: Row, path: TargetPath, latest: Point) -> Iterator[tuple[Period, Calculation]]:
    """The way from the latest value to the goal, straight or compound as the road is."""
    yearly = row.assessment.calculations.get("needed_per_year")
    if yearly is None:
        return
    T = yearly.plain()["T"]
    way = "needed.index" if path.shift else "needed.geometric" if path.compound else "needed"
    yield from _on_the_way(row, way, latest.bounded, T)


def _levels_needed(row: Row) -> Iterator[tuple[Period, Calculation]]:
    """The levels on the way to the one to which the promised average leads."""
    a = row.assessment
    made, goal = a.latest.calculation if a.latest else None, a.trajectory.goal_value
    if (
        made is None
        or made.name != "growth"
        or goal is None
        or "needed_growth" not in a.calculations
    ):
        return
    x, base = made.operands["x"], made.plain()["x0"]
    years = a.trajectory.due.time - (a.trajectory.start or 0)
    level = FORMULAS["edge.growth"](b=base, c=goal / HUNDRED, n=years).value
    assert level is not None and isinstance(x, Bounded)
    yield from _on_the_way(row, "needed.geometric", x, level)


def _on_the_way(
    row: Row, way: str, x: Bounded, T: Fraction
) -> Iterator[tuple[Period, Calculation]]:
    a, due = row.assessment, row.assessment.trajectory.due
    if a.latest is None or a.over:
        return
    for period in coming_periods(row.target, due, a.latest.period.end):
        left = due.time - period.time
        try:
            yield period, FORMULAS[way](x=x, T=T, k=left, n=due.time - a.latest.time)
        except ArithmeticError:  # no compound way leads from one sign to the other
            return


def coming_periods(target: Target, due: Period, after: date) -> list[Period]:
    """The periods that begin after a day, up to the due one, as long as the rule of releases says,
    else years; years too where there were too many.
    """
    months = target.release.months if target.release else _YEAR
    years = due.end.year - after.year + 1
    if years * _YEAR // months > MOST_PERIODS:
        months = _YEAR
    ends = [due.end]
    while (end := months_later(due.end, -months * len(ends))) >= after:
        ends.append(end)
    found = [
        span(first + _DAY, last, due.starts) for last, first in zip(ends, ends[1:], strict=False)
    ]
    if not found or (due.months or _YEAR) <= months:
        found[:1] = [due]
    return found[::-1]


def _date(found: Bounded | None) -> date | None:
    return None if found is None or found.value is None else date.fromordinal(int(found.value))
