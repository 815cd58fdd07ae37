"""From a target to the question that the methods are asked of it."""

from __future__ import annotations

from fractions import Fraction

from tracker.analysis.methods.base import Question, Reason
from tracker.analysis.methods.growth import DIGITS, exact_power
from tracker.assess.formulas import FORMULAS, HUNDRED
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.trajectory import Point

_Spot = tuple[Fraction, Fraction]  # a time and a value


def question_of(row: Row) -> Question | Reason:
    """The question, or why none can be asked of this target."""
    kind, a = kind_of(row.target), row.assessment
    way = a.trajectory
    kept = kind.in_every_period
    if kind.yes_no:
        return Reason.DONE
    if kind.sums:
        return Reason.TOTAL
    if a.goal.op in ("between", "around"):
        return Reason.BAND
    if a.goal.quantity is None:
        return Reason.NO_GOAL
    if kind.by_rate and row.target.level is None:
        return Reason.NO_LEVELS
    if not (kept or kind.by_rate) and way.base is None:
        return Reason.NO_BASELINE
    if a.latest is None or way.goal_value is None:
        return Reason.NO_DATA
    if kind.by_rate:
        return _of_growth(row)
    shift, T = HUNDRED if way.in_shares else Fraction(0), way.goal_value
    points = [(point.time, point.value + shift) for point in way.points]
    if way.base is not None and way.start is not None:
        points.insert(0, (way.start, way.base + shift))
    return _question(row, points, T + shift, kept, based=way.base is not None)


def _of_growth(row: Row) -> Question | Reason:
    """Through its levels: from the base level to the one that the promised growth leads to."""
    way = row.assessment.trajectory
    assert way.goal_value is not None and way.start is not None
    levels = [_levels(point) for point in way.points]
    base, years = levels[0][0], way.due.time - way.start
    try:
        change = exact_power(1 + way.goal_value / HUNDRED, years, 2 * DIGITS) - 1
    except ArithmeticError:
        return Reason.TOO_FAR
    points = [
        (way.start, base),
        *((point.time, x) for point, (_, x) in zip(way.points, levels, strict=True)),
    ]
    level = FORMULAS["edge"](b=base, c=change).value
    assert level is not None
    return _question(row, points, level, False, based=True)


def _levels(point: Point) -> tuple[Fraction, Fraction]:
    """The base level and the level from which a rate of growth is computed."""
    assert point.calculation is not None
    given = point.calculation.plain()
    return given["x0"], given["x"]


def _question(row: Row, points: list[_Spot], T: Fraction, kept: bool, *, based: bool) -> Question:
    (t0, b), (t, x) = points[0], points[-1]
    a = row.assessment
    return Question(
        b if based else None,
        t0 if based else None,
        x,
        t,
        T,
        a.trajectory.due.time,
        1 if a.goal.op in ("ge", "gt") else -1,
        tuple(points),
        kept,
    )
