"""Ambition: was the target hard? What it asks for a year, beside what there was before the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Literal

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import FORMULAS, HUNDRED, Calculation, Operand
from tracker.assess.kinds import kind_of
from tracker.assess.kinds.shared import comparable, one_a_day, planned_year, point_of
from tracker.assess.pace import limits_a_rate
from tracker.assess.parts import years_of_parts
from tracker.assess.report import Row
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point
from tracker.assess.use import Use
from tracker.model.target import Goal, Target

YEARS_BEFORE = 3  # that the value before lies before the baseline, at least
LESSON = Fraction(1, 2)
_Basis = Literal["linear", "compound"]


@dataclass(frozen=True, slots=True)
class Ambition:
    """What a target asks for, beside what there was before its baseline.

    - `basis`: rates are differences a year (`linear`) or rates of growth (`compound`).
    - `before`: the value before the baseline, on which it all rests.
    - `calculations`: `edge` (of a rate the level to which it leads), `required`, `was`, `ambition`
      (their ratio: 1 asks for the past again, less for less), `continued` (the value when due, had
      the past gone on) and `actual`.
    - `against_trend`: it went the other way, or nowhere, before; there is no ratio then.
    - `peers`: so many other areas have a rate of that time; `peer_median` from three on.
    - `rank`: among the `ranked` targets of the plan that have a ratio, 1 the hardest.
    """

    basis: _Basis
    before: Point
    calculations: Mapping[str, Calculation]
    against_trend: bool
    peers: int = 0
    peer_median: Fraction | None = None
    rank: int | None = None
    ranked: int = 0

    def value(self, figure: str) -> Fraction | None:
        """A calculated figure; None where it cannot be said."""
        found = self.calculations.get(figure)
        return found.value if found else None

    @property
    def ratio(self) -> Fraction | None:
        """What is asked for, over what there was."""
        return self.value("ambition")

    @property
    def derived(self) -> bool:
        """Whether the value before is a derived one."""
        return self.before.derived or any(one.status == "derived" for one in self.before.basis)


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """What a plan asks for, as one way: from b at t₀ to T at t₁, and how it is reckoned; `goal`
    says how T comes about where it is the level to which a rate leads.
    """

    base: Fraction
    start: Fraction
    goal_value: Fraction
    due: Fraction
    linear: bool
    goal: Calculation | None = None

    @property
    def years(self) -> Fraction:
        """From its start to its end."""
        return self.due - self.start


def ambition(row: Row) -> Ambition | None:
    """How hard a target was; None without a value of its indicator before the baseline, and of what
    is only to be kept, summed up, done, or not to be passed.
    """
    target, a = row.target, row.assessment
    points = series_points(target, a.goal, a.entries, a.thresholds.about)
    planned = _way(row, points)
    if planned is None:
        return None
    before = value_before(planned, points)
    if before is None:
        return None
    if planned.linear or min(planned.base, planned.goal_value, before.value) <= 0:
        planned = replace(planned, linear=True)
    was = rate_before(planned, planned.base, before)
    b, T, n = planned.base, planned.goal_value, planned.years
    way = "" if planned.linear else ".compound"
    required = FORMULAS["required" + way](b=b, T=planned.goal or T, n=n)
    found = [*([planned.goal] if planned.goal else []), required, was]
    against = was.value is None or was.value * (1 if b < T else -1) <= 0
    if not against:
        assert required.value is not None
        found.append(FORMULAS["ambition" + way](r=required.value, w=was))
    found.append(FORMULAS["continued" + way](b=b, w=was, n=n))
    if (x := _latest(row)) is not None and a.latest is not None:
        passed = a.latest.time - planned.start
        with suppress(ArithmeticError):  # nothing is left to grow
            found.append(FORMULAS["actual" + way](x=x, b=b, n=passed))
    calculations = {one.figure: one for one in found}
    return Ambition("linear" if planned.linear else "compound", before, calculations, against)


def series_points(
    target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal
) -> tuple[Point, ...]:
    """The values of a series that can stand beside the baseline, one a day, whenever they are
    of; of flows also the years that are on record in parts only.
    """
    used = [entry.observation for entry in entries if entry.used]
    percent_too = kind_of(target).by_change and target.unit != "%"
    used = [one for one in used if not (percent_too and one.unit == "%")]
    points = [point_of(one, about) for one in used if comparable(one, target, goal)]
    measure = target.level.measure if target.level else target.measure
    if measure == "flow" and used:
        like = target.level.period if target.level else planned_year(target, goal)
        points += years_of_parts(used, like, used[0].unit, about, like.starts)
    return one_a_day(points, {id(one): (Use.BEFORE, None) for one in used})


def value_before(planned: PlannedWay, points: Sequence[Point]) -> Point | None:
    """The value nearest to as long before the baseline as the plan runs, at least three years
    before it; of two as near the later one.
    """
    ideal = planned.start - planned.years
    early = [one for one in points if one.time <= planned.start - YEARS_BEFORE]
    return min(early, key=lambda one: (abs(one.time - ideal), -one.time), default=None)


def rate_before(planned: PlannedWay, base: Operand, before: Point) -> Calculation:
    """The rate from the value before to the baseline; raises ArithmeticError where there is
    none.
    """
    way = "was" if planned.linear else "was.compound"
    return FORMULAS[way](b=base, v=before.bounded, m=planned.start - before.time)


def rate_elsewhere(planned: PlannedWay, points: Sequence[Point], unit: str) -> Fraction | None:
    """The rate of another area in the same time, reckoned in the same way; None where it has no
    value then.
    """
    alike = [one for one in points if one.basis[-1].unit == unit]
    base = next((one for one in alike if one.time == planned.start), None)
    before = value_before(planned, alike)
    if base is None or before is None:
        return None
    try:
        return rate_before(planned, base.value, before).value
    except ArithmeticError:
        return None


def with_peers(found: Ambition, rates: Sequence[Fraction]) -> Ambition:
    """With the rates of other areas beside it."""
    middle = Fraction(median(rates)) if len(rates) >= 3 else None
    return replace(found, peers=len(rates), peer_median=middle)


def way_of(row: Row) -> PlannedWay | None:
    """What a target asks for as one way; None where it has no such way to go."""
    a = row.assessment
    return _way(row, series_points(row.target, a.goal, a.entries, a.thresholds.about))


def _way(row: Row, points: Sequence[Point]) -> PlannedWay | None:
    target, trajectory = row.target, row.assessment.trajectory
    due, T = trajectory.due.time, trajectory.goal_value
    if T is None:
        return None
    if trajectory.judged == Judged.RATE:
        level = target.level
        base = next((one for one in points if level and one.period == level.period), None)
        if base is None or base.value <= 0 or T <= -HUNDRED or limits_a_rate(trajectory):
            return None
        years = due - base.time
        goal = FORMULAS["edge.growth"](b=base.value, c=T / HUNDRED, n=years)
        assert goal.value is not None
        return PlannedWay(base.value, base.time, goal.value, due, False, goal)
    b, start = trajectory.base, trajectory.start
    levels = not (trajectory.in_shares or kind_of(target).sums)
    if trajectory.judged != Judged.PATH or b is None or start is None or not levels:
        return None
    return PlannedWay(b, start, T, due, target.measure == "ratio")


def _latest(row: Row) -> Bounded | None:
    """The latest value, of a growth target the latest level."""
    latest = row.assessment.latest
    if latest is None or row.target.level is None:
        return None if latest is None else latest.bounded
    made = latest.calculation
    x = None if made is None else made.operands.get("x")
    return x if isinstance(x, Bounded) else None


def may_have_one(target: Target, ends: Sequence[date]) -> bool:
    """Whether a target whose observations end on these days may have an ambition at all: cheaply,
    before it is assessed.
    """
    if target.baseline is None and target.level is None:
        return False
    period = target.level.period if target.level else target.baseline.period  # type: ignore[union-attr]
    return any(end.year <= period.end.year - YEARS_BEFORE for end in ends)
